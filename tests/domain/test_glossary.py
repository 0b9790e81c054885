"""Hard words are found where they stand: whole, in the plural, the longest first, each once."""

from dataclasses import replace

import pytest

from escalation.domain.catalogue import Action, Catalogue, Concept
from escalation.domain.glossary import Glossary, glossary
from tests.families import CATALOGUE

FIRST = next(iter(CATALOGUE.concepts.values()))


def concept(term: str, *, everyday: bool = False) -> Concept:
    return replace(FIRST, slug=term.lower(), term=term, everyday=everyday)


def found(*texts: str, terms: tuple[str, ...] = ("Commissie (C)", "Klacht", "Foto", "Klacht-brief")) -> list[str]:
    words = {str(place): concept(term) for place, term in enumerate(terms)}
    return [concept.term for concept in Glossary(Catalogue(concepts=words)).explain(*texts)]


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("Een klacht.", ["Klacht"]),
        ("KLACHT", ["Klacht"]),
        ("klachten en commissies", ["Klacht", "Commissie (C)"]),
        ("twee foto's", ["Foto"]),
        ("klachtenregeling, aanklacht, klacht-dag, x-klacht", []),
        ("een klacht-brief", ["Klacht-brief"]),
        ("klacht, commissie, klacht", ["Klacht", "Commissie (C)"]),
        ("niets", []),
    ],
)
def test_a_word_is_found_whole_and_in_the_plural_in_order_and_once(text: str, terms: list[str]) -> None:
    assert found(text) == terms


def test_several_texts_are_one() -> None:
    assert found("een commissie", "een klacht en een commissie") == ["Commissie (C)", "Klacht"]


def test_the_longest_term_wins() -> None:
    assert found("een vaste commissie", terms=("Commissie", "Vaste commissie")) == ["Vaste commissie"]
    for terms in (("Aanspreekpunt", "Aanspreekpunt pesten"), ("Aanspreekpunt pesten", "Aanspreekpunt")):
        assert found("het aanspreekpunt pesten", terms=terms) == ["Aanspreekpunt pesten"]


def test_an_everyday_word_is_not_explained_and_without_words_nothing_is() -> None:
    assert Glossary(Catalogue(concepts={"x": concept("Klacht", everyday=True)})).explain("Een klacht.") == ()
    assert Glossary(Catalogue()).explain("Een klacht.") == ()


def action(slug: str, **fields: object) -> Action:
    empty = dict.fromkeys(("title", "today", "why", "who", "further", "done"), "")
    lists = dict.fromkeys(("steps", "say", "can", "cannot", "contacts", "terms", "reads"), ())
    return replace(CATALOGUE.actions["leraar"], **{"slug": slug, **empty, **lists, **fields})


def words() -> Glossary:
    return Glossary(Catalogue(concepts={"a": concept("Klacht"), "b": concept("Commissie")}))


@pytest.mark.parametrize(
    "fields",
    [
        {"title": "Een klacht"},
        {"steps": ("", "Een klacht")},
        {"terms": (replace(CATALOGUE.actions["leraar"].terms[0], text="klacht"),)},
    ],
    ids=["text", "list", "record in a list"],
)
def test_a_record_is_read_as_a_parent_reads_it(fields: dict[str, object]) -> None:
    assert [word.term for word in words().explain_record(action(f"a-{sorted(fields)}", **fields))] == ["Klacht"]


@pytest.mark.parametrize(
    "unread", [{"slug": "klacht"}, {"source": "klacht"}, {"contacts": ("klacht",)}, {"reads": ("klacht",)}]
)
def test_what_no_parent_reads_is_not_explained(unread: dict[str, object]) -> None:
    assert words().explain_record(action(**{"slug": f"b-{sorted(unread)}", **unread})) == ()


def test_records_together_explain_each_word_once_in_order() -> None:
    records = (action("c", title="een commissie"), action("d", title="een klacht voor de commissie"))
    assert [word.term for word in words().explain_records(records)] == ["Commissie", "Klacht"]


def test_a_record_is_looked_up_once_and_a_catalogue_has_one_glossary() -> None:
    held = words()
    first = held.explain_record(action("e", title="klacht"))
    assert held.explain_record(action("e", title="iets anders")) is first
    other = replace(next(iter(CATALOGUE.phrases.values())), slug="e", text="een commissie", own_text="")
    assert [word.term for word in held.explain_record(other)] == ["Commissie"]
    assert glossary(CATALOGUE) is glossary(CATALOGUE)

"""Letters as text: which sentence an answer brings, who writes, and what stays a blank. The files are in `tests/outputs`."""

from dataclasses import replace

import pytest

from escalation.domain.catalogue import Letter, LetterPart
from escalation.domain.letters import (
    ANSWERED,
    BLANK,
    LONG_BLANK,
    SHORT_BLANK,
    Block,
    Composed,
    OwnWords,
    answered,
    asked,
    compose,
    fill,
    in_plain_text,
    letter_faults,
    letters_of,
    offered,
    pupil_writes,
    role_in,
    sentence,
)
from escalation.domain.rules import When
from escalation.domain.situation import Situation
from tests.families import CATALOGUE, NOOR, SAM, YARA, Answers, but, plan_of, situation_of

ADULT = but(SAM, leeftijd="18-plus")
WORDS = OwnWords("Noor", "4b", "De Regenboog", "Ada Tas", "Zij slaapt slecht.", ("een feit", "nog een feit"))


def part(text: str = "", *lines: str, kind: str = "tekst", own_text: str = "", own_lines: tuple[str, ...] = ()) -> LetterPart:
    return LetterPart(kind=kind, text=text, own_text=own_text, lines=lines, own_lines=own_lines)


BARE = replace(
    CATALOGUE.letters["gesprek"], head=(), subject="Over school", own_subject="", greeting="Dag,", closing=(), parts=()
)


def bare(*parts: LetterPart, **changes: object) -> Letter:
    return replace(BARE, parts=parts, **changes)  # type: ignore[arg-type]


def made(answers: Answers, letter: Letter, words: OwnWords = WORDS) -> Composed:
    return compose(letter, situation_of(answers), plan_of(answers), CATALOGUE, words)


def lines(answers: Answers, *texts: str, words: OwnWords = WORDS) -> tuple[str, ...]:
    return made(answers, bare(head=texts), words).head


# --- placeholders ---------------------------------------------------------------------------------------------


def test_the_head_names_who_it_is_for_the_day_and_the_day_of_the_answer() -> None:
    found = lines(NOOR, "Aan {aan}", "{datum}", "voor {antwoord_voor}", "{leeg}", "{leeg_kort}")
    assert found == (
        "Aan de intern begeleider",
        "maandag 23 november 2026",
        "voor maandag 30 november 2026",
        LONG_BLANK,
        SHORT_BLANK,
    )


def test_what_the_parent_typed_stands_in_its_place() -> None:
    found = lines(NOOR, "{kind}", "{klas}", "{school}", "{naam}", "{gevolg}")
    assert found == ("Noor", "4b", "De Regenboog", "Ada Tas", "Zij slaapt slecht.")


def test_what_was_not_typed_is_a_blank_of_its_own_length() -> None:
    found = lines(NOOR, "{kind}", "{klas}", "{school}", "{naam}", "{gevolg}", words=OwnWords())
    assert found == (BLANK, SHORT_BLANK, BLANK, BLANK, LONG_BLANK)
    assert len(SHORT_BLANK) < len(BLANK) < len(LONG_BLANK)


def test_a_letter_that_nobody_in_the_plan_is_for_and_that_names_no_day_has_blanks_there() -> None:
    letter = bare(slug="klacht", actions=("klachtencommissie",), head=("{aan}", "{antwoord_voor}"))
    assert made(NOOR, letter).head == (BLANK, BLANK)
    assert made(NOOR, letter).answer_by is None


def test_the_day_of_the_answer_comes_sooner_when_safety_is_at_stake() -> None:
    assert lines(but(NOOR, direct_gevaar="ja"), "{antwoord_voor}") == ("dinsdag 24 november 2026",)


@pytest.mark.parametrize(
    ("name", "key", "value"), [(name, key, value) for name, (key, values) in ANSWERED.items() for value in values]
)
def test_an_answer_brings_its_own_sentence_and_a_pupil_says_it_as_its_own(name: str, key: str, value: str) -> None:
    answer = frozenset({value}) if key == "gesproken_met" else value
    phrase = CATALOGUE.phrases[f"{name}-{value}".replace("_", "-")]
    situation = Situation(**{key: answer})  # type: ignore[arg-type]
    assert answered(name, situation, CATALOGUE) == phrase.text
    assert answered(name, situation, CATALOGUE, own=True) == (phrase.own_text or phrase.text)


def test_an_answer_without_a_sentence_brings_nothing() -> None:
    assert answered("schoolgang", Situation(schoolgang="gewoon"), CATALOGUE) == ""
    assert answered("klacht_gedaan", Situation(gesproken_met=frozenset({"directeur"})), CATALOGUE) == ""
    assert lines(NOOR, "{schoolgang}", "{veiligheid}", "{klacht_gedaan}") == ()


def test_a_complaint_about_a_school_that_did_nothing_wrong_yet_leaves_its_point_open() -> None:
    unknown = but(NOOR, wat_doet_school="weet-het-nog-niet", gesproken_met="niemand")
    assert lines(unknown, "{klachtpunt}") == (LONG_BLANK,)
    assert lines(NOOR, "{klachtpunt}") == (CATALOGUE.phrases["klachtpunt-te-weinig"].text,)


def test_danger_asks_for_safety_in_the_words_of_who_writes() -> None:
    safety = CATALOGUE.phrases["veiligheid"]
    assert lines(but(NOOR, direct_gevaar="ja"), "{veiligheid}") == (safety.text,)
    assert lines(but(ADULT, direct_gevaar="ja"), "{veiligheid}") == (safety.own_text,)
    assert safety.own_text != safety.text


@pytest.mark.parametrize(
    ("tried", "who"),
    [
        (["leraar"], "de leraar"),
        (["leraar", "directeur"], "de leraar en de directeur"),
        (["directeur", "leraar", "aanspreekpunt-pesten"], "de leraar, de directeur en het aanspreekpunt pesten"),
    ],
)
def test_who_was_spoken_with_is_listed_from_low_to_high(tried: list[str], who: str) -> None:
    assert lines(but(NOOR, gesproken_met=tried, beleid="weet-ik-niet"), "{gesproken}") == (
        f"Ik had hierover al contact met {who}.",
    )


def test_who_spoke_with_nobody_or_only_outside_school_does_not_say_so() -> None:
    outside = but(NOOR, gesproken_met="jeugdarts")
    assert lines(outside, "{gesproken}") == lines(but(NOOR, gesproken_met="niemand"), "{gesproken}") == ()


def test_a_placeholder_that_does_not_exist_is_named() -> None:
    with pytest.raises(KeyError, match="taart"):
        lines(NOOR, "{taart}")


def test_filling_in_leaves_one_space_between_words() -> None:
    assert fill("  Ik {een}  {twee} ga. ", {"een": "", "twee": "nu"}) == "Ik nu ga."


def test_own_words_are_never_read_as_placeholders() -> None:
    assert lines(NOOR, "{naam}", words=replace(WORDS, naam="{kind}")) == ("{kind}",)


# --- who writes -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("slug", "answers", "itself"),
    [
        ("directeur", SAM, False),
        ("directeur", but(SAM, leeftijd="16-17"), False),
        ("leerlingdossier", but(SAM, leeftijd="16-17"), True),
        ("leerlingdossier", SAM, False),
        ("directeur", ADULT, True),
        ("directeur", YARA, True),
        ("leerplicht", YARA, False),
        ("leerplicht", ADULT, False),
        ("klacht", SAM, False),
        ("klacht", but(YARA, leeftijd="13-15"), True),
        ("directeur", but(YARA, leeftijd="13-15"), False),
    ],
)
def test_a_pupil_writes_itself_from_18_at_the_mbo_from_16_and_for_its_file(slug: str, answers: Answers, itself: bool) -> None:
    assert pupil_writes(slug, situation_of(answers)) is itself


def test_a_pupil_says_it_in_its_own_words_and_else_in_those_of_a_parent() -> None:
    letter = bare(
        part("van ouder", "regel", own_text="van mij", own_lines=("mijn regel",)),
        part("voor allebei", "zelfde regel"),
        own_subject="Over mij",
    )
    mine, ours = made(ADULT, letter), made(SAM, letter)
    assert (mine.subject, ours.subject) == ("Over mij", "Over school")
    assert mine.blocks == (Block("van mij", ("mijn regel",), False), Block("voor allebei", ("zelfde regel",), False))
    assert ours.blocks == (Block("van ouder", ("regel",), False), Block("voor allebei", ("zelfde regel",), False))


def test_which_letter_it_is_decides_who_writes() -> None:
    sixteen, letter = but(SAM, leeftijd="16-17"), bare(part("{kind}", own_text="{naam}"), facts_label="", subject="{klas}")
    file, truancy = replace(letter, slug="leerlingdossier"), replace(letter, slug="leerplicht")
    assert [made(sixteen, written).blocks[0].text for written in (letter, file)] == ["Noor", "Ada Tas"]
    assert [made(ADULT, written).blocks[0].text for written in (letter, truancy)] == ["Ada Tas", "Noor"]
    assert [asked(written, situation_of(sixteen)) for written in (letter, file)] == [{"kind", "klas"}, {"naam", "klas"}]
    assert made(sixteen, letter).subject == "4b"


def test_what_a_pupil_tells_of_itself_is_in_its_own_words() -> None:
    phrase = CATALOGUE.phrases["schoolgang-met-tegenzin"]
    assert lines(but(ADULT, schoolgang="met-tegenzin"), "{schoolgang}") == (phrase.own_text,)
    assert lines(but(SAM, schoolgang="met-tegenzin"), "{schoolgang}") == (phrase.text,)


def test_a_pupil_does_not_say_that_it_had_the_contact_that_a_parent_told_of() -> None:
    assert lines(ADULT, "{gesproken}") == ("Er was hierover al contact met de mentor.",)
    assert lines(SAM, "{gesproken}") == ("Ik had hierover al contact met de mentor.",)


def test_a_value_that_does_not_exist_brings_no_sentence() -> None:
    assert answered("grond", Situation(schoolsoort="vso-plus"), CATALOGUE) == ""


def test_a_letter_without_a_subject_of_the_pupil_has_that_of_the_parent() -> None:
    assert made(ADULT, bare()).subject == "Over school"


# --- the parts ------------------------------------------------------------------------------------------------


def test_points_are_numbered_and_other_lines_are_not() -> None:
    (points,) = made(NOOR, bare(part("Punten:", "een", "{klas}", "{schoolgang}", kind="punten"))).blocks
    assert points == Block("Punten:", ("een", "4b"), numbered=True)


def test_the_facts_are_those_of_who_writes_or_else_three_blanks() -> None:
    letter = bare(part("Dit gebeurde:", kind="feiten"), facts_blank="Op {leeg_kort} gebeurde dit")
    assert made(NOOR, letter).blocks == (Block("Dit gebeurde:", ("een feit", "nog een feit"), numbered=False),)
    blank = f"Op {SHORT_BLANK} gebeurde dit"
    assert made(NOOR, letter, OwnWords()).blocks == (Block("Dit gebeurde:", (blank, blank, blank), numbered=False),)


def test_a_part_in_which_nothing_comes_to_stand_falls_away_and_half_a_part_stays() -> None:
    found = made(NOOR, bare(part("{veiligheid}", "{schoolgang}"), part("", "een"), part("twee"), part())).blocks
    assert found == (Block("", ("een",), False), Block("twee", (), False))


def test_a_letter_keeps_its_title_its_greeting_and_its_closing() -> None:
    letter = bare(title="De titel", slug="directeur", closing=("{naam}", "{veiligheid}"))
    found = made(NOOR, letter)
    assert (found.slug, found.title, found.greeting, found.closing) == ("directeur", "De titel", "Dag,", ("Ada Tas",))
    assert found.answer_by is not None
    assert found.answer_by.day.isoformat() == "2026-12-07"


WHOLE = Composed(
    "x",
    "T",
    ("kop", "kop 2"),
    "S",
    "G",
    (Block("t", ("a", "b"), True), Block("", ("c",), False), Block("u", (), False)),
    ("d", "e"),
    None,
)


def test_the_texts_are_every_line_in_reading_order() -> None:
    assert list(WHOLE.texts) == ["kop", "kop 2", "S", "G", "t", "a", "b", "", "c", "u", "d", "e"]


def test_as_plain_text_it_has_paragraphs_with_an_empty_line_between_and_lists_with_marks() -> None:
    assert in_plain_text(WHOLE) == "kop\nkop 2\n\nOnderwerp: S\n\nG\n\nt\n1. a\n2. b\n\n- c\n\nu\n\nd\ne\n"


@pytest.mark.parametrize("place", ["head", "subject", "greeting", "closing"])
def test_a_blank_anywhere_is_something_left_to_fill_in(place: str) -> None:
    blank = f"Klas {SHORT_BLANK}"
    assert not WHOLE.has_blanks
    assert replace(WHOLE, **{place: blank if place in ("subject", "greeting") else (blank,)}).has_blanks
    assert replace(WHOLE, blocks=(Block(blank, (), False),)).has_blanks
    assert replace(WHOLE, blocks=(Block("", ("x", blank), False),)).has_blanks


# --- where it is offered --------------------------------------------------------------------------------------


def test_a_plan_offers_the_letters_of_its_steps_in_the_order_of_the_content() -> None:
    found = [letter.slug for letter in offered(plan_of(NOOR), CATALOGUE)]
    assert found == [slug for slug in CATALOGUE.letters if slug in found]
    assert {"gesprek", "directeur", "schoolbestuur", "klacht"} <= set(found)
    assert "leerlingdossier" not in found


def test_a_letter_is_not_offered_for_what_is_done() -> None:
    done = but(NOOR, gesproken_met=["directeur", "leraar", "intern-begeleider"], beleid="weet-ik-niet")
    plan = plan_of(done)
    assert "directeur" not in [letter.slug for letter in offered(plan, CATALOGUE)]
    steps = {item.slug: item for item in plan.items if item.when is When.DONE}
    assert letters_of(steps["directeur"], CATALOGUE) == ()


def test_a_step_offers_its_own_letters() -> None:
    steps = {item.slug: item for item in plan_of(NOOR).items}
    assert [letter.slug for letter in letters_of(steps["directeur"], CATALOGUE)] == ["directeur", "afspraken"]
    assert letters_of(steps["huisarts"], CATALOGUE) == ()


def test_the_addressee_is_the_first_step_at_school_that_is_not_done() -> None:
    plan = plan_of(NOOR)
    assert role_in(plan, ("directeur", "leraar", "schoolbestuur"), CATALOGUE) == "de directeur"
    assert role_in(plan, ("leraar",), CATALOGUE) == ""
    assert role_in(plan, ("klachtencommissie", "huisarts"), CATALOGUE) == ""


def test_a_phrase_without_words_of_a_pupil_is_said_as_it_is() -> None:
    assert sentence(CATALOGUE, "rol-leraar", own=True) == "de leraar"
    assert sentence(CATALOGUE, "schoolgang-met-tegenzin") == "Mijn kind gaat met tegenzin naar school."
    assert sentence(CATALOGUE, "schoolgang-met-tegenzin", own=True) == "Ik ga met tegenzin naar school."


# --- what a form asks, and what is wrong ----------------------------------------------------------------------


@pytest.mark.parametrize(
    "letter",
    [
        bare(head=("{klas}",)),
        bare(closing=("{klas}",)),
        bare(subject="{klas}"),
        bare(part("{klas}")),
        bare(part("", "een", "{klas}")),
    ],
    ids=["head", "closing", "subject", "text", "line"],
)
def test_a_form_asks_for_what_has_a_place_anywhere_in_the_letter(letter: Letter) -> None:
    assert asked(replace(letter, facts_label=""), situation_of(NOOR)) == {"klas"}


def test_a_form_asks_for_facts_where_the_letter_has_a_label_for_them() -> None:
    assert asked(bare(facts_label="Wat is er gebeurd?"), situation_of(NOOR)) == {"facts"}
    assert asked(bare(facts_label=""), situation_of(NOOR)) == frozenset()


def test_a_form_asks_a_pupil_for_what_its_own_letter_needs() -> None:
    letter = bare(
        part("{kind}", "{school}", own_text="{naam}", own_lines=("{gevolg}",)),
        facts_label="",
        subject="{kind}",
        own_subject="{klas}",
    )
    assert asked(letter, situation_of(ADULT)) == {"naam", "gevolg", "klas"}
    assert asked(letter, situation_of(SAM)) == {"kind", "school"}


@pytest.mark.parametrize(
    "letter",
    [
        bare(head=("{taart}",)),
        bare(subject="{taart}"),
        bare(own_subject="{taart}"),
        bare(closing=("{taart}",)),
        bare(facts_blank="{taart}"),
        bare(part("{taart}")),
        bare(part(own_text="{taart}")),
        bare(part("", "{taart}")),
        bare(part(own_lines=("{taart}",))),
    ],
)
def test_a_placeholder_that_nobody_fills_is_named_wherever_it_stands(letter: Letter) -> None:
    assert list(letter_faults(replace(CATALOGUE, letters={"x": letter}))) == ["brieven: gesprek: 'taart' is geen invulplek"]


@pytest.mark.parametrize("text", ["{", "}", "{}", "{0}", "{kind.x}", "{kind!z}", "{kind[0]}", "{facts}"])
def test_a_placeholder_that_is_not_well_formed_is_a_fault_and_not_a_crash(text: str) -> None:
    assert len(list(letter_faults(replace(CATALOGUE, letters={"x": bare(part(text), part("{kind}"))})))) == 1


def test_every_placeholder_that_a_letter_can_fill_is_known() -> None:
    own = ("kind", "klas", "school", "naam", "gevolg")
    known = (*ANSWERED, *own, "veiligheid", "gesproken", "aan", "datum", "antwoord_voor", "leeg", "leeg_kort")
    letter = bare(*(part(f"{{{name}}} {{{name}:>4}}") for name in known))
    assert list(letter_faults(replace(CATALOGUE, letters={"x": letter}))) == []
    assert made(NOOR, letter).blocks

"""A fact in words: no alternative and no answer too many, the short way round, and always in the order of the questions."""

from dataclasses import dataclass

import pytest

from escalation.domain.alternatives import Alternatives, Term, _holds, alternatives, asked, can_come_with, offered
from escalation.domain.conditions import Answers, all_of, any_of, chosen
from escalation.domain.covers import cover
from escalation.domain.diagrams import diagram_of
from escalation.domain.probes import Predicate
from escalation.domain.questions import BY_KEY
from escalation.domain.situation import Situation

WORDS, HITS, THREATS = "woorden-en-buitensluiten", "slaan-en-schoppen", "bedreiging"


def what(*values: str, negated: bool = False) -> Term:
    return Term("wat_gebeurt", values, negated)


@pytest.mark.parametrize(
    ("term", "holds"),
    [
        (Term("leeftijd", ("4", "12")), True),
        (Term("leeftijd", ("4",)), False),
        (Term("leeftijd", ("4",), negated=True), True),
        (Term("leeftijd", ("12",), negated=True), False),
        (what(WORDS, THREATS), True),
        (what(THREATS), False),
        (what(THREATS, negated=True), True),
        (what(WORDS, negated=True), False),
        (Term("uitkomst_klacht", ("",)), True),
        (Term("uitkomst_klacht", ("te-laat",)), False),
    ],
    ids=str,
)
def test_a_term_holds_of_a_situation_with_one_of_its_answers_or_negated_with_none(term: Term, holds: bool) -> None:
    assert term.holds(Situation(leeftijd="12", wat_gebeurt=frozenset({WORDS, HITS}))) is holds


@pytest.mark.parametrize(
    ("predicate", "found"),
    [
        (lambda s: True, ((),)),
        (lambda s: False, ()),
        (lambda s: s.schoolgang == "gewoon", ((Term("schoolgang", ("gewoon",)),),)),
        (lambda s: s.schoolgang != "gewoon", ((Term("schoolgang", ("gewoon",), negated=True),),)),
        (lambda s: s.hoe_lang != "weet-ik-niet", ((Term("hoe_lang", ("weet-ik-niet",), negated=True),),)),
        (
            lambda s: s.schoolgang in ("soms-thuis", "gewoon", "met-tegenzin"),
            ((Term("schoolgang", ("gewoon", "met-tegenzin", "soms-thuis")),),),
        ),
        (
            lambda s: s.schoolgang not in ("thuis-4-weken-of-langer", "met-tegenzin"),
            ((Term("schoolgang", ("gewoon", "soms-thuis", "thuis-korter-dan-4-weken")),),),
        ),
        (lambda s: s.uitkomst_klacht in ("", "te-laat"), ((Term("uitkomst_klacht", ("te-laat", "")),),)),
        (
            lambda s: s.uitkomst_klacht not in ("loopt-nog", "te-laat"),
            ((Term("uitkomst_klacht", ("te-laat", "loopt-nog"), negated=True),),),
        ),
        (lambda s: s.uitkomst_klacht != "", ((Term("uitkomst_klacht", ("",), negated=True),),)),
        (lambda s: THREATS in s.wat_gebeurt or WORDS in s.wat_gebeurt, ((what(WORDS, THREATS),),)),
        (lambda s: THREATS in s.wat_gebeurt and WORDS in s.wat_gebeurt, ((what(WORDS), what(THREATS)),)),
        (lambda s: s.wat_gebeurt.isdisjoint((THREATS, WORDS)), ((what(WORDS, THREATS, negated=True),),)),
        (
            lambda s: HITS in s.wat_gebeurt and THREATS not in s.wat_gebeurt,
            ((what(HITS), what(THREATS, negated=True)),),
        ),
        (
            lambda s: s.schoolgang == "gewoon" or s.direct_gevaar == "ja",
            ((Term("direct_gevaar", ("ja",)),), (Term("schoolgang", ("gewoon",)),)),
        ),
        (
            lambda s: (
                (s.schoolgang == "gewoon" and s.direct_gevaar == "ja") or (s.schoolgang == "gewoon" and s.leeftijd == "4")
            ),
            (
                (Term("direct_gevaar", ("ja",)), Term("schoolgang", ("gewoon",))),
                (Term("leeftijd", ("4",)), Term("schoolgang", ("gewoon",))),
            ),
        ),
    ],
)
def test_a_fact_is_told_the_short_way_round_in_the_order_of_the_questions(predicate: Predicate, found: Alternatives) -> None:
    assert alternatives(predicate) == found


def test_an_alternative_that_the_others_cover_together_is_left_out() -> None:
    def either_way(s: Situation) -> bool:
        return (THREATS in s.wat_gebeurt and WORDS in s.wat_gebeurt) or (THREATS not in s.wat_gebeurt and HITS in s.wat_gebeurt)

    assert len(cover(diagram_of(either_way))) == 2
    assert alternatives(either_way) == (
        (what(WORDS), what(THREATS)),
        (what(HITS), what(THREATS, negated=True)),
    )


def test_alternatives_that_differ_in_one_answer_are_taken_together_the_last_question_first() -> None:
    found = alternatives(
        lambda s: s.leeftijd == "4" and (HITS in s.wat_gebeurt or THREATS in s.wat_gebeurt) and "geen" in s.wat_is_er_al
    )
    assert found == ((Term("leeftijd", ("4",)), what(HITS, THREATS), Term("wat_is_er_al", ("geen",))),)


@pytest.mark.parametrize(
    ("key", "found"),
    [
        ("direct_gevaar", ((),)),
        ("uitkomst_klacht", ((Term("gesproken_met", ("klacht-bij-school", "klachtencommissie")),),)),
        (
            "leeftijd_pester",
            (
                (
                    Term(
                        "wat_gebeurt",
                        (
                            HITS,
                            THREATS,
                            "afpersing",
                            "diefstal-of-vernieling",
                            "seksueel-gedrag",
                            "seksuele-beelden",
                            "discriminatie",
                        ),
                    ),
                    Term("wie_pest", ("leerlingen",)),
                ),
            ),
        ),
    ],
)
def test_when_a_question_is_asked(key: str, found: Alternatives) -> None:
    assert asked(key) == found


@pytest.mark.parametrize(
    ("key", "value", "found"),
    [
        ("gesproken_met", "niemand", ((),)),
        ("leeftijd", "12", ((Term("schoolsoort", ("mbo",), negated=True),),)),
        ("leeftijd", "4", ((Term("schoolsoort", ("basisschool", "speciaal-onderwijs")),),)),
        ("gesproken_met", "jeugdarts", ((Term("leeftijd", ("18-plus",), negated=True),),)),
        (
            "gesproken_met",
            "teamleider",
            ((Term("schoolsoort", ("mbo",)), Term("wat_doet_school", ("weet-het-nog-niet",), negated=True)),),
        ),
    ],
)
def test_when_an_answer_is_offered(key: str, value: str, found: Alternatives) -> None:
    assert offered(key, value) == found


@pytest.mark.parametrize(
    ("term", "value", "possible"),
    [
        (Term("leeftijd", ("4",)), "4", True),
        (Term("leeftijd", ("4",)), "12", False),
        (Term("leeftijd", ("4",), negated=True), "12", True),
        (Term("leeftijd", ("4",), negated=True), "4", False),
        (what(WORDS), WORDS, True),
        (what(WORDS), HITS, True),
        (what(WORDS, negated=True), HITS, True),
        (what(WORDS, negated=True), WORDS, False),
    ],
    ids=str,
)
def test_a_term_leaves_room_for_an_answer_or_not(term: Term, value: str, possible: bool) -> None:
    assert can_come_with(((term,),), term.key, value) is possible


def test_one_alternative_with_room_is_enough_but_all_its_terms_must_leave_it() -> None:
    four, twelve = Term("leeftijd", ("4",)), Term("leeftijd", ("12",))
    assert can_come_with(((four,), (twelve,)), "leeftijd", "12")
    assert not can_come_with(((four, twelve),), "leeftijd", "12")
    assert can_come_with(((Term("schoolgang", ("gewoon",)),),), "leeftijd", "12")
    assert not can_come_with((), "leeftijd", "12")


@dataclass(frozen=True)
class Strange:
    def holds(self, answers: Answers) -> bool | None:
        return bool(answers)


def test_a_condition_of_an_unknown_kind_is_refused_and_not_taken_for_false() -> None:
    with pytest.raises(TypeError, match=r"no such condition: .*Strange"):
        _holds(Strange(), Situation())


@pytest.mark.parametrize("age", ["12", "13-15", "18-plus"])
@pytest.mark.parametrize("kind", ["mbo", "vso"])
def test_a_condition_of_answers_says_the_same_of_a_situation(age: str, kind: str) -> None:
    condition = any_of(all_of(chosen("leeftijd", "12"), chosen("schoolsoort", "vso")), chosen("leeftijd", "18-plus"))
    answers = {"leeftijd": frozenset({age}), "schoolsoort": frozenset({kind})}
    assert _holds(condition, Situation(leeftijd=age, schoolsoort=kind)) is condition.holds(answers)
    offer = BY_KEY["gesproken_met"].options[2].offered_when
    told = Situation(leeftijd=age, schoolsoort=kind, wat_doet_school="te-weinig")
    assert _holds(offer, told) is offer.holds({**answers, "wat_doet_school": frozenset({"te-weinig"})})


def test_a_term_is_narrowed_to_what_was_chosen_and_stays_when_that_says_no_more() -> None:
    told = Situation(leeftijd="12", wat_gebeurt=frozenset({WORDS, HITS}))
    assert what(HITS, THREATS).narrowed(told) == what(HITS)
    assert Term("leeftijd", ("12", "4")).narrowed(told) == Term("leeftijd", ("12",))
    for term in (what(THREATS), what(THREATS, negated=True), Term("leeftijd", ("4",))):
        assert term.narrowed(told) is term

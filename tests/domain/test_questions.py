"""The questions as data: how they are written down, and what is offered to whom."""

import pytest

from escalation.domain.conditions import Always, chosen
from escalation.domain.questions import BY_KEY, BY_SLUG, QUESTIONS, Option, Question, _options, _question

PRIMARY, SECONDARY, MBO = "basisschool", "voortgezet-onderwijs", "mbo"
ROUND = ("aanspreekpunt-pesten", "vertrouwenspersoon", "jeugdarts", "schoolbestuur", "klacht-bij-school", "klachtencommissie")


def offered(key: str, **answers: str | list[str]) -> tuple[str, ...]:
    told = {name: frozenset([value] if isinstance(value, str) else value) for name, value in answers.items()}
    return BY_KEY[key].offered(told)


def talks(kind: str, age: str, school: str = "te-weinig", attends: str = "gewoon", what: str = "online") -> tuple[str, ...]:
    return offered(
        "gesproken_met", schoolsoort=kind, leeftijd=age, wat_doet_school=school, schoolgang=attends, wat_gebeurt=what
    )


def test_a_question_is_written_down_with_its_options_and_when_it_is_asked() -> None:
    when, options = chosen("a", "x"), _options("x", "y")
    assert options == (Option("x", Always()), Option("y", Always()))
    plain = Question("vraag_1", options, many=False, alone=frozenset(), asked_when=Always())
    assert vars(_question("vraag_1", options)) == vars(plain)
    full = _question("vraag_1", options, when, many=True, alone=("y",))
    assert vars(full) == vars(Question("vraag_1", options, many=True, alone=frozenset({"y"}), asked_when=when))


def test_an_option_may_be_offered_to_some_only() -> None:
    when = chosen("a", "x")
    assert _options("tot-12", "ouder", tot_12=when) == (Option("tot-12", when), Option("ouder", Always()))


def test_a_question_has_its_key_with_dashes_in_a_web_address_and_its_values_in_order() -> None:
    question = _question("wat_is_er_al", _options("b", "a"))
    assert question.slug == "wat-is-er-al"
    assert question.values == ("b", "a")
    assert BY_SLUG["wat-is-er-al"] is BY_KEY["wat_is_er_al"]


def test_only_what_is_an_option_and_is_offered_fits() -> None:
    question = _question("q", _options("x", "y", y=chosen("a", "ja")), many=True)
    assert question.fitting(["y", "x", "taart"], {"a": frozenset({"ja"})}) == {"x", "y"}
    assert question.fitting(["y", "x"], {"a": frozenset({"nee"})}) == {"x"}
    assert question.offered({"a": frozenset({"nee"})}) == ("x",)


@pytest.mark.parametrize(
    ("kind", "ages"),
    [
        (PRIMARY, ("4", "5-11", "12", "13-15")),
        ("speciaal-onderwijs", ("4", "5-11", "12", "13-15")),
        (SECONDARY, ("5-11", "12", "13-15", "16-17", "18-plus")),
        ("vso", ("12", "13-15", "16-17", "18-plus")),
        (MBO, ("13-15", "16-17", "18-plus")),
    ],
)
def test_the_ages_fit_the_kind_of_school(kind: str, ages: tuple[str, ...]) -> None:
    assert offered("leeftijd", schoolsoort=kind) == ages


@pytest.mark.parametrize(
    ("kind", "ages"),
    [
        (PRIMARY, ("jonger-dan-12", "12-17", "weet-ik-niet")),
        ("speciaal-onderwijs", ("jonger-dan-12", "12-17", "weet-ik-niet")),
        (SECONDARY, ("jonger-dan-12", "12-17", "18-plus", "weet-ik-niet")),
        ("vso", ("jonger-dan-12", "12-17", "18-plus", "weet-ik-niet")),
        (MBO, ("12-17", "18-plus", "weet-ik-niet")),
    ],
)
def test_the_ages_of_who_bullies_fit_the_kind_of_school(kind: str, ages: tuple[str, ...]) -> None:
    assert offered("leeftijd_pester", schoolsoort=kind) == ages


@pytest.mark.parametrize(
    ("kind", "age", "first"),
    [
        (PRIMARY, "5-11", ("leraar", "intern-begeleider")),
        ("speciaal-onderwijs", "12", ("leraar", "intern-begeleider")),
        ("speciaal-onderwijs", "13-15", ("mentor", "afdelingsleider")),
        (SECONDARY, "12", ("mentor", "afdelingsleider")),
        ("vso", "12", ("mentor", "afdelingsleider")),
        (MBO, "16-17", ("docent", "teamleider")),
    ],
)
def test_the_people_to_talk_with_are_those_of_that_kind_of_school(kind: str, age: str, first: tuple[str, ...]) -> None:
    found = talks(kind, age)
    assert found[:3] == (*first, "directeur")
    assert ("aanspreekpunt-pesten" in found) is (kind != MBO)


def test_all_others_are_offered_in_their_order() -> None:
    rest = ("onderwijsinspectie", "vertrouwensinspecteur", "kinderombudsman", "niemand")
    assert talks(PRIMARY, "5-11") == ("leraar", "intern-begeleider", "directeur", *ROUND, *rest)


def test_a_school_that_does_not_know_yet_was_not_spoken_with() -> None:
    unknown = ("vertrouwenspersoon", "jeugdarts", "vertrouwensinspecteur", "niemand")
    for kind, age in ((PRIMARY, "5-11"), (SECONDARY, "12"), (MBO, "16-17")):
        assert talks(kind, age, school="weet-het-nog-niet") == unknown


def test_an_adult_has_no_jeugdarts_no_kinderombudsman_and_no_leerplicht() -> None:
    gone = set(talks(SECONDARY, "16-17", attends="soms-thuis")) - set(talks(SECONDARY, "18-plus", attends="soms-thuis"))
    assert gone == {"jeugdarts", "kinderombudsman", "leerplichtambtenaar"}


@pytest.mark.parametrize("attends", ["soms-thuis", "thuis-korter-dan-4-weken", "thuis-4-weken-of-langer"])
def test_the_leerplichtambtenaar_is_offered_at_absence_from_5_years(attends: str) -> None:
    assert "leerplichtambtenaar" in talks(PRIMARY, "5-11", attends=attends)
    assert "leerplichtambtenaar" not in talks(PRIMARY, "4", attends=attends)
    assert "leerplichtambtenaar" not in talks(PRIMARY, "5-11", attends="met-tegenzin")


OFFENCES = (
    "slaan-en-schoppen",
    "bedreiging",
    "afpersing",
    "diefstal-of-vernieling",
    "seksueel-gedrag",
    "seksuele-beelden",
    "discriminatie",
)


@pytest.mark.parametrize("what", BY_KEY["wat_gebeurt"].values)
def test_the_police_and_the_age_of_who_bullies_come_up_at_what_may_be_a_crime(what: str) -> None:
    told = {"wat_gebeurt": frozenset({what}), "wie_pest": frozenset({"leerlingen", "buiten-school"})}
    assert ("politie" in talks(PRIMARY, "5-11", what=what)) is (what in OFFENCES)
    assert BY_KEY["leeftijd_pester"].asked_when.holds(told) is (what in OFFENCES)
    assert BY_KEY["leeftijd_pester"].asked_when.holds({**told, "wie_pest": frozenset({"buiten-school"})}) is False


def asked(key: str, **answers: str | list[str]) -> bool | None:
    told = {name: frozenset([value] if isinstance(value, str) else value) for name, value in answers.items()}
    return BY_KEY[key].asked_when.holds(told)


@pytest.mark.parametrize("talk", BY_KEY["gesproken_met"].values)
def test_the_outcome_of_a_talk_is_asked_after_a_talk_at_school(talk: str) -> None:
    at_school = (*talks(PRIMARY, "12")[:3], *talks(SECONDARY, "12")[:2], *talks(MBO, "16-17")[:2], "schoolbestuur")
    expected = talk in (*at_school, "aanspreekpunt-pesten")
    assert asked("uitkomst_gesprek", gesproken_met=talk, wat_doet_school="te-weinig") is expected


@pytest.mark.parametrize("behaviour", BY_KEY["wat_doet_school"].values)
def test_the_outcome_of_a_talk_is_asked_where_the_behaviour_of_the_school_does_not_tell_it(behaviour: str) -> None:
    expected = behaviour in ("ziet-het-niet", "te-weinig", "veel-maar-helpt-niet")
    assert asked("uitkomst_gesprek", gesproken_met="leraar", wat_doet_school=behaviour) is expected


@pytest.mark.parametrize("talk", BY_KEY["gesproken_met"].values)
def test_what_came_of_a_complaint_is_asked_after_a_complaint(talk: str) -> None:
    assert asked("uitkomst_klacht", gesproken_met=talk) is (talk in ("klacht-bij-school", "klachtencommissie"))


HIGH = ("directeur", "schoolbestuur", "klacht-bij-school", "klachtencommissie")


@pytest.mark.parametrize("talk", BY_KEY["gesproken_met"].values)
def test_the_last_time_is_asked_where_a_term_may_run_and_it_lasts_longer_than_three_months(talk: str) -> None:
    told = {"gesproken_met": talk, "wat_gebeurt": "online"}
    assert asked("laatste_keer", hoe_lang="weet-ik-niet", **told) is (talk in HIGH)
    assert asked("laatste_keer", hoe_lang="korter-dan-3-maanden", **told) is False
    assert asked("laatste_keer", hoe_lang="langer-dan-een-jaar", **{**told, "wat_gebeurt": "bedreiging"}) is True


@pytest.mark.parametrize("behaviour", BY_KEY["wat_doet_school"].values)
@pytest.mark.parametrize("talk", BY_KEY["gesproken_met"].values)
def test_the_policy_is_asked_about_when_all_was_done_or_the_directeur_did_not_help(behaviour: str, talk: str) -> None:
    failing = behaviour in ("belooft-maar-doet-niet", "te-weinig") and talk in HIGH
    assert asked("beleid", wat_doet_school=behaviour, gesproken_met=talk) is (failing or behaviour == "alles-gedaan")


@pytest.mark.parametrize(
    ("key", "alone"),
    [
        ("wat_gebeurt", set()),
        ("wie_pest", {"weet-ik-niet"}),
        ("gezondheid", {"geen", "weet-ik-niet"}),
        ("gesproken_met", {"niemand"}),
        ("beleid", {"weet-ik-niet"}),
        ("wat_is_er_al", {"geen"}),
    ],
)
def test_what_excludes_every_other_answer(key: str, alone: set[str]) -> None:
    assert BY_KEY[key].many
    assert BY_KEY[key].alone == alone


def test_several_answers_may_be_given_at_six_questions_only() -> None:
    several = {question.key for question in QUESTIONS if question.many}
    assert several == {"wat_gebeurt", "wie_pest", "gezondheid", "gesproken_met", "beleid", "wat_is_er_al"}

"""The questions in the order in which they are asked: keys, options and when they apply. No words for parents."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from escalation.domain.conditions import Always, Answer, Answers, Condition, Not, all_of, any_of, chosen

UNKNOWN = "weet-ik-niet"


@dataclass(frozen=True)
class Option:
    """One answer that may be chosen; `offered_when` hides it where it makes no sense."""

    value: str
    offered_when: Condition = field(default_factory=Always)


@dataclass(frozen=True, eq=False)
class Question:
    """One question, made once: its key, its options, whether several may be chosen (`many`), and when it is asked.

    `alone` holds the values that exclude every other, such as 'niemand'.
    """

    key: str
    options: tuple[Option, ...]
    many: bool = False
    alone: frozenset[str] = frozenset()
    asked_when: Condition = field(default_factory=Always)

    @property
    def slug(self) -> str:
        """The key as it stands in a URL."""
        return self.key.replace("_", "-")

    @cached_property
    def values(self) -> tuple[str, ...]:
        """All option values, in order."""
        return tuple(option.value for option in self.options)

    @cached_property
    def _unbound(self) -> frozenset[str]:
        """The values that are offered to everyone."""
        return frozenset(option.value for option in self.options if option.offered_when == Always())

    @cached_property
    def _bound(self) -> Mapping[str, Condition]:
        """When each of the other values is offered."""
        return {option.value: option.offered_when for option in self.options if option.value not in self._unbound}

    def offered(self, answers: Answers) -> tuple[str, ...]:
        """Return the values that fit the earlier `answers`, in order."""
        return tuple(option.value for option in self.options if option.offered_when.holds(answers))

    def fitting(self, values: Iterable[str], answers: Answers) -> Answer:
        """Return those of `values` that are an option and fit the earlier `answers`."""
        fitting = self._unbound.intersection(values)
        if not self._bound:
            return fitting
        bound = self._bound
        return fitting.union([value for value in values if value in bound and bound[value].holds(answers)])


def _options(*values: str, **offered_when: Condition) -> tuple[Option, ...]:
    conditions: Mapping[str, Condition] = {key.replace("_", "-"): when for key, when in offered_when.items()}
    return tuple(Option(value, conditions.get(value, Always())) for value in values)


def _question(
    key: str,
    options: tuple[Option, ...],
    asked_when: Condition | None = None,
    *,
    many: bool = False,
    alone: tuple[str, ...] = (),
) -> Question:
    return Question(key, options, many, frozenset(alone), asked_when or Always())


# What may be a crime (domain.md 2.13), and what makes a school's director the first to call (2.4, section 4).
OFFENCES = frozenset(
    {
        "slaan-en-schoppen",
        "bedreiging",
        "afpersing",
        "diefstal-of-vernieling",
        "seksueel-gedrag",
        "seksuele-beelden",
        "discriminatie",
    }
)
FIRST_RUNGS = ("leraar", "mentor", "docent")
SECOND_RUNGS = ("intern-begeleider", "afdelingsleider", "teamleider")
AT_SCHOOL = (*FIRST_RUNGS, *SECOND_RUNGS, "directeur", "schoolbestuur")
COMPLAINTS = ("klacht-bij-school", "klachtencommissie")
OUTSIDE = ("onderwijsinspectie", "vertrouwensinspecteur", "leerplichtambtenaar", "politie", "kinderombudsman")

_offence = chosen("wat_gebeurt", *OFFENCES)
_pupils = chosen("wie_pest", "leerlingen")
_told = Not(chosen("wat_doet_school", "weet-het-nog-niet"))
_absent = chosen("schoolgang", "soms-thuis", "thuis-korter-dan-4-weken", "thuis-4-weken-of-langer")
_mbo = chosen("schoolsoort", "mbo")
_like_secondary = any_of(
    chosen("schoolsoort", "voortgezet-onderwijs", "vso"),
    all_of(chosen("schoolsoort", "speciaal-onderwijs"), chosen("leeftijd", "13-15")),
)
_like_primary = Not(any_of(_mbo, _like_secondary))
_complained = chosen("gesproken_met", *COMPLAINTS)
_high_on_ladder = chosen("gesproken_met", "directeur", "schoolbestuur", *COMPLAINTS)

QUESTIONS: tuple[Question, ...] = (
    _question("direct_gevaar", _options("ja", "nee", UNKNOWN)),
    _question("schoolsoort", _options("basisschool", "speciaal-onderwijs", "voortgezet-onderwijs", "vso", "mbo")),
    _question(
        "leeftijd",
        (
            Option("4", chosen("schoolsoort", "basisschool", "speciaal-onderwijs")),
            Option("5-11", chosen("schoolsoort", "basisschool", "speciaal-onderwijs", "voortgezet-onderwijs")),
            Option("12", Not(_mbo)),
            Option("13-15"),
            Option("16-17", chosen("schoolsoort", "voortgezet-onderwijs", "vso", "mbo")),
            Option("18-plus", chosen("schoolsoort", "voortgezet-onderwijs", "vso", "mbo")),
        ),
    ),
    _question(
        "wat_gebeurt",
        _options(
            "woorden-en-buitensluiten",
            "slaan-en-schoppen",
            "bedreiging",
            "afpersing",
            "diefstal-of-vernieling",
            "online",
            "seksueel-gedrag",
            "seksuele-beelden",
            "discriminatie",
            "iets-anders",
            UNKNOWN,
        ),
        many=True,
    ),
    _question(
        "wie_pest",
        _options("leerlingen", "leraar-of-mentor", "directeur", "schoolbestuur", "andere-medewerker", "buiten-school", UNKNOWN),
        many=True,
        alone=(UNKNOWN,),
    ),
    _question(
        "leeftijd_pester",
        (
            Option("jonger-dan-12", Not(_mbo)),
            Option("12-17"),
            Option("18-plus", chosen("schoolsoort", "voortgezet-onderwijs", "vso", "mbo")),
            Option(UNKNOWN),
        ),
        all_of(_pupils, _offence),
    ),
    _question(
        "gezondheid",
        _options(
            "geen", "lichamelijk-of-stress", "slaapt-of-eet-slecht", "somber-of-bang", "doodswens-of-zelfbeschadiging", UNKNOWN
        ),
        many=True,
        alone=("geen", UNKNOWN),
    ),
    _question(
        "schoolgang",
        _options("gewoon", "met-tegenzin", "soms-thuis", "thuis-korter-dan-4-weken", "thuis-4-weken-of-langer"),
    ),
    _question("hoe_lang", _options("korter-dan-3-maanden", "3-tot-12-maanden", "langer-dan-een-jaar", UNKNOWN)),
    _question(
        "wat_doet_school",
        _options(
            "weet-het-nog-niet", "ziet-het-niet", "belooft-maar-doet-niet", "te-weinig", "veel-maar-helpt-niet", "alles-gedaan"
        ),
    ),
    _question(
        "gesproken_met",
        (
            Option("leraar", all_of(_told, _like_primary)),
            Option("mentor", all_of(_told, _like_secondary)),
            Option("docent", all_of(_told, _mbo)),
            Option("intern-begeleider", all_of(_told, _like_primary)),
            Option("afdelingsleider", all_of(_told, _like_secondary)),
            Option("teamleider", all_of(_told, _mbo)),
            Option("directeur", _told),
            Option("aanspreekpunt-pesten", all_of(_told, Not(_mbo))),
            Option("vertrouwenspersoon"),
            Option("jeugdarts", Not(chosen("leeftijd", "18-plus"))),
            Option("schoolbestuur", _told),
            Option("klacht-bij-school", _told),
            Option("klachtencommissie", _told),
            Option("onderwijsinspectie", _told),
            Option("vertrouwensinspecteur"),
            Option("kinderombudsman", all_of(_told, Not(chosen("leeftijd", "18-plus")))),
            Option("leerplichtambtenaar", all_of(_absent, Not(chosen("leeftijd", "4", "18-plus")))),
            Option("politie", _offence),
            Option("niemand"),
        ),
        many=True,
        alone=("niemand",),
    ),
    _question(
        "uitkomst_gesprek",
        _options("geen-verbetering", "wacht-op-afspraken", "geen-antwoord"),
        all_of(
            chosen("gesproken_met", *AT_SCHOOL, "aanspreekpunt-pesten"),
            chosen("wat_doet_school", "ziet-het-niet", "te-weinig", "veel-maar-helpt-niet"),
        ),
    ),
    _question(
        "uitkomst_klacht",
        _options("geen-antwoord", "te-laat", "niet-tevreden", "loopt-nog", "uitspraak-rechter"),
        _complained,
    ),
    _question(
        "laatste_keer",
        _options("korter-dan-3-maanden", "3-tot-9-maanden", "9-tot-12-maanden", "langer-dan-12-maanden", UNKNOWN),
        all_of(Not(chosen("hoe_lang", "korter-dan-3-maanden")), any_of(_offence, _high_on_ladder)),
    ),
    _question(
        "beleid",
        _options("geen-aanspreekpunt", "programma-niet-gebruikt", "beleid-werkt-niet", UNKNOWN),
        any_of(
            chosen("wat_doet_school", "alles-gedaan"),
            all_of(chosen("wat_doet_school", "belooft-maar-doet-niet", "te-weinig"), _high_on_ladder),
        ),
        many=True,
        alone=(UNKNOWN,),
    ),
    _question("wat_is_er_al", _options("logboek", "hulp-voor-kind", "hulp-voor-mij", "geen"), many=True, alone=("geen",)),
)

BY_KEY: Mapping[str, Question] = {question.key: question for question in QUESTIONS}
BY_SLUG: Mapping[str, Question] = {question.slug: question for question in QUESTIONS}

"""The rules: which action stands in a plan, in which section, because of which answers, on which source.

A rule is a line of data; its predicate is one fact of the Situation. Their order is the order in the plan, section by section.
Sources: `bron:` a part of the seed, `domein:` a section or rule of domain.md.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from escalation.domain.climb import Passed
from escalation.domain.questions import BY_KEY, OFFENCES, UNKNOWN
from escalation.domain.situation import Situation


class When(StrEnum):
    """The sections of a plan, in order; the values are the slugs of their titles."""

    FIRST = "eerst-dit"
    NOW = "dit-doe-je-nu"
    LATER = "als-dat-niet-helpt"
    ALONGSIDE = "daarnaast"
    DONE = "dit-heb-je-al-gedaan"
    CHILD = "hulp-voor-je-kind"
    PARENT = "hulp-voor-jou"
    ABOUT = "over-dit-plan"


@dataclass(frozen=True, slots=True, eq=False)
class Because:
    """The answers to quote as a reason: those at question `key` that are among `values`, in that order."""

    key: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """One line: `action` stands under `when` if `applies`, unless `done_as` (the action itself by default) was tried."""

    action: str
    when: When
    applies: Callable[[Situation], bool]
    because: tuple[Because, ...]
    source: str
    done_as: str = ""


def told(key: str, *values: str) -> Because:
    """Return the reason 'because of the answer at `key`', quoting only `values` where given."""
    return Because(key, tuple(value for value in BY_KEY[key].values if not values or value in values))


_FIRST, _BESIDE, _DONE = When.FIRST, When.ALONGSIDE, When.DONE
_CHILD, _PARENT, _ABOUT = When.CHILD, When.PARENT, When.ABOUT
_SEXUAL = told("wat_gebeurt", "seksueel-gedrag", UNKNOWN)
_SEXUAL_ACT = told("wat_gebeurt", "seksueel-gedrag", "seksuele-beelden")
_OFFENCE = told("wat_gebeurt", *OFFENCES)
_AGE = told("leeftijd_pester")
_GRAVE = told("wat_gebeurt", "slaan-en-schoppen", "bedreiging", "afpersing", "seksueel-gedrag", "seksuele-beelden")
_SCHOOL = told("wat_doet_school")
_NEGLECT = told("wat_doet_school", "ziet-het-niet", "belooft-maar-doet-niet", "te-weinig")
_KIND = told("schoolsoort")
_BAND = told("leeftijd")
_ABSENCE = told("schoolgang")
_AT_HOME = told("schoolgang", "soms-thuis", "thuis-korter-dan-4-weken", "thuis-4-weken-of-langer")
_HARMS = ("lichamelijk-of-stress", "slaapt-of-eet-slecht", "somber-of-bang", "doodswens-of-zelfbeschadiging")
_HARM = told("gezondheid", *_HARMS, UNKNOWN)
_KNOWN_HARM = told("gezondheid", *_HARMS)
_DESPAIR = told("gezondheid", "doodswens-of-zelfbeschadiging")
_ATTACK = told("wat_gebeurt", "slaan-en-schoppen", "bedreiging", "afpersing", "seksueel-gedrag")
_ONLINE = told("wat_gebeurt", "online", "seksuele-beelden")
_DANGER = told("direct_gevaar", "ja", UNKNOWN)
_STAFF = told("wie_pest", "leraar-of-mentor", "directeur", "schoolbestuur", "andere-medewerker")
_COMPULSORY = told("gesproken_met", "leerplichtambtenaar")
_OUTSIDER = told("wie_pest", "buiten-school")
_POLICY = told("beleid", "geen-aanspreekpunt", "programma-niet-gebruikt", "beleid-werkt-niet")
_NO_CONTACT_PERSON = told("beleid", "geen-aanspreekpunt")
_PROGRAMME_UNUSED = told("beleid", "programma-niet-gebruikt")
_HIGH = told("gesproken_met", "directeur", "schoolbestuur", "klacht-bij-school", "klachtencommissie")
_TALK = told("uitkomst_gesprek")
_COMPLAINT = told("uitkomst_klacht")
_LAST_TIME = told("laatste_keer")

RULES: tuple[Rule, ...] = (
    # Danger comes first and is never taken away (D1, D2).
    Rule("bel-112", _FIRST, lambda s: s.possible_danger, (_DANGER,), "domein:4"),
    Rule(
        "praat-over-zelfdoding",
        _FIRST,
        lambda s: s.possible_suicide,
        (told("gezondheid", "doodswens-of-zelfbeschadiging", UNKNOWN),),
        "domein:4",
    ),
    Rule("centrum-seksueel-geweld", _FIRST, lambda s: s.possible_sexual_abuse, (_SEXUAL,), "domein:4"),
    Rule("seksuele-beelden", _FIRST, lambda s: s.sexual_images, (told("wat_gebeurt", "seksuele-beelden"),), "domein:4"),
    Rule("seksueel-door-medewerker", _FIRST, lambda s: s.board_must_report, (_SEXUAL_ACT, _STAFF), "domein:2.11"),
    Rule("seksueel-door-medewerker-mbo", _FIRST, lambda s: s.adult_student_may_report, (_SEXUAL_ACT, _STAFF), "domein:2.11"),
    Rule("buiten-school-strafbaar", _FIRST, lambda s: s.outsider_for_police, (_OUTSIDER, _OFFENCE), "domein:4"),
    Rule(
        "school-vandaag-bellen",
        _FIRST,
        lambda s: s.unsafe_tomorrow,
        (_DANGER, _ATTACK, _STAFF, _HIGH),
        "bron:hulp-buiten-de-school",
    ),
    # What the last talk and the school's behaviour ask for (D5).
    Rule("afspraken-navragen", _BESIDE, lambda s: s.reminds_beside, (_TALK,), "domein:5"),
    Rule("antwoord-vragen", _BESIDE, lambda s: s.got_no_answer, (_TALK,), "domein:5"),
    Rule("afspraken-op-papier", _BESIDE, lambda s: s.school_breaks_promises, (_SCHOOL,), "bron:de-school-doet-te-weinig"),
    Rule("alles-op-papier", _BESIDE, lambda s: s.school_fails, (_SCHOOL,), "bron:de-school-doet-te-weinig"),
    Rule("wat-is-pesten", _BESIDE, lambda s: s.bullying_to_be_shown, (_SCHOOL,), "domein:5"),
    Rule("nieuw-plan-op-papier", _BESIDE, lambda s: s.school_tries, (_SCHOOL,), "bron:pestaanpak-werkt-niet"),
    Rule("school-belt-school-en-veiligheid", _BESIDE, lambda s: s.school_tries, (_SCHOOL,), "bron:pestaanpak-werkt-niet"),
    Rule("school-blijft-verantwoordelijk", _BESIDE, lambda s: s.policy_exhausted, (_SCHOOL,), "bron:pestaanpak-werkt-niet"),
    # Always open inside the school (D7).
    Rule("vertrouwenspersoon", _BESIDE, lambda s: s.everyone, (), "bron:hulp-binnen-de-school"),
    Rule("aanspreekpunt-pesten", _BESIDE, lambda s: s.has_contact_person, (_KIND,), "domein:2.3"),
    Rule("jeugdarts", _BESIDE, lambda s: s.needs_school_doctor, (_HARM, _AT_HOME), "bron:hulp-binnen-de-school"),
    # Going to school (D13, D14).
    Rule("tegenzin-bespreken", _BESIDE, lambda s: s.reluctant, (_ABSENCE,), "domein:2.6"),
    Rule("leerplichtambtenaar", _BESIDE, lambda s: s.misses_compulsory_school, (_ABSENCE,), "bron:hulp-buiten-de-school"),
    Rule("plan-om-terug-te-gaan", _BESIDE, lambda s: s.needs_plan_to_return, (_ABSENCE, _COMPULSORY), "domein:2.12"),
    Rule("kleuter-thuis", _BESIDE, lambda s: s.misses_school_at_four, (_ABSENCE, _BAND), "domein:2.12"),
    Rule("volwassen-leerling-thuis", _BESIDE, lambda s: s.misses_school_as_adult, (_ABSENCE, _BAND), "domein:2.12"),
    Rule("onderwijsconsulenten", _BESIDE, lambda s: s.long_at_home, (_ABSENCE,), "domein:2.12"),
    # Serious grounds, in parallel (D8, D12, D15).
    Rule(
        "vertrouwensinspecteur",
        _BESIDE,
        lambda s: s.for_confidential_inspector,
        (
            told(
                "wat_gebeurt",
                "slaan-en-schoppen",
                "bedreiging",
                "afpersing",
                "seksueel-gedrag",
                "seksuele-beelden",
                "discriminatie",
                UNKNOWN,
            ),
            _STAFF,
            _KNOWN_HARM,
            told("hoe_lang", "3-tot-12-maanden", "langer-dan-een-jaar"),
        ),
        "bron:hulp-buiten-de-school",
    ),
    Rule("politie", _BESIDE, lambda s: s.offence_by_adult, (_OFFENCE,), "bron:hulp-buiten-de-school"),
    Rule("politie-jonger-dan-12", _BESIDE, lambda s: s.offence_by_under_12, (_OFFENCE, _AGE), "domein:2.13", "politie"),
    Rule("politie-12-tot-en-met-17", _BESIDE, lambda s: s.offence_by_teenager, (_OFFENCE, _AGE), "domein:2.13", "politie"),
    Rule("politie-leeftijd-onbekend", _BESIDE, lambda s: s.offence_by_unknown_age, (_OFFENCE,), "domein:2.13", "politie"),
    Rule("drie-maanden-termijn", _BESIDE, lambda s: s.three_months_run, (_OFFENCE,), "domein:2.13"),
    Rule("drie-maanden-voorbij", _BESIDE, lambda s: s.three_months_over, (_LAST_TIME,), "domein:2.13", "politie"),
    Rule("letsel-laten-vastleggen", _BESIDE, lambda s: s.violence, (told("wat_gebeurt", "slaan-en-schoppen"),), "domein:4"),
    Rule("discriminatie-melden", _BESIDE, lambda s: s.discriminated, (told("wat_gebeurt", "discriminatie"),), "domein:4"),
    Rule("online-bewijs-bewaren", _BESIDE, lambda s: s.online, (_ONLINE,), "domein:6"),
    Rule("medewerker-pest", _BESIDE, lambda s: s.by_staff, (_STAFF,), "domein:4"),
    Rule("buiten-school", _BESIDE, lambda s: s.outsider_for_school, (_OUTSIDER,), "domein:4"),
    # The complaint and what follows it (D9, D10, D11, D17).
    Rule("klachtencommissie", _BESIDE, lambda s: s.complaint_early, (_GRAVE, _DANGER, _DESPAIR), "bron:hulp-buiten-de-school"),
    Rule("kinderombudsman", _BESIDE, lambda s: s.ombudsman_beside, (_COMPLAINT,), "bron:hulp-buiten-de-school"),
    Rule("klachttermijn-bijna-voorbij", _BESIDE, lambda s: s.complaint_term_ends, (_LAST_TIME,), "domein:2.8"),
    Rule("klachttermijn-voorbij", _BESIDE, lambda s: s.complaint_term_over, (_LAST_TIME,), "domein:2.8"),
    Rule("kind-mag-zelf-klagen", _BESIDE, lambda s: s.may_complain_itself, (_KIND, _BAND), "domein:2.8"),
    Rule("student-klaagt-zelf", _BESIDE, lambda s: s.student_complains_itself, (_KIND,), "domein:3.1"),
    Rule("leerlingdossier", _BESIDE, lambda s: s.needs_school_file, (_SCHOOL, _HIGH), "domein:3.3"),
    Rule("leerlingdossier-door-kind", _BESIDE, lambda s: s.child_asks_school_file, (_SCHOOL, _BAND), "domein:3.3"),
    Rule(
        "onderwijsinspectie",
        _BESIDE,
        lambda s: s.signal_for_inspection,
        (_NEGLECT, _NO_CONTACT_PERSON, told("uitkomst_klacht", "geen-antwoord", "te-laat")),
        "bron:hulp-buiten-de-school",
    ),
    # The policy (D16).
    Rule("geen-aanspreekpunt", _BESIDE, lambda s: s.no_contact_person, (_NO_CONTACT_PERSON,), "bron:verander-het-beleid"),
    Rule("anti-pestcoordinator", _BESIDE, lambda s: s.policy_fails, (_POLICY,), "bron:verander-het-beleid"),
    Rule("programma-navragen", _BESIDE, lambda s: s.programme_unused, (_PROGRAMME_UNUSED,), "bron:verander-het-beleid"),
    Rule("medezeggenschapsraad", _BESIDE, lambda s: s.for_council, (_POLICY,), "bron:verander-het-beleid"),
    Rule("studentenraad", _BESIDE, lambda s: s.for_student_council, (_POLICY, _KIND), "domein:2.14"),
    Rule("beleid-opvragen", _BESIDE, lambda s: s.policy_unknown, (told("beleid", UNKNOWN),), "domein:5"),
    Rule("logboek-beginnen", _BESIDE, lambda s: s.lacks_logbook, (), "domein:5"),
    Rule("logboek-bijhouden", _DONE, lambda s: s.has_logbook, (told("wat_is_er_al", "logboek"),), "domein:5"),
    # Help for the child (S15, D22).
    Rule("praat-met-je-kind", _CHILD, lambda s: s.minor, (), "domein:10"),
    Rule("kind-van-18-beslist-zelf", _CHILD, lambda s: s.adult, (_BAND,), "domein:10"),
    Rule("student-voert-het-gesprek", _CHILD, lambda s: s.leads_itself, (_KIND, _BAND), "domein:10"),
    Rule("hulp-voor-je-kind", _CHILD, lambda s: s.child_lacks_help, (), "bron:hulp-buiten-de-school"),
    Rule(
        "hulp-loopt-al",
        _CHILD,
        lambda s: s.child_has_help,
        (told("wat_is_er_al", "hulp-voor-kind"),),
        "bron:hulp-buiten-de-school",
    ),
    Rule("huisarts", _CHILD, lambda s: s.everyone, (_HARM,), "domein:2.15"),
    Rule("kindertelefoon", _CHILD, lambda s: s.may_call_kindertelefoon, (_BAND,), "domein:2.15"),
    Rule("slachtofferhulp", _CHILD, lambda s: s.offence, (_OFFENCE,), "domein:2.15"),
    # Help for the parent (S16, D22).
    Rule("ouders-en-onderwijs", _PARENT, lambda s: s.everyone, (), "bron:hulp-buiten-de-school"),
    Rule("oudertelefoon", _PARENT, lambda s: s.everyone, (), "bron:hulp-buiten-de-school"),
    Rule("hulp-voor-jezelf", _PARENT, lambda s: s.parent_wants_help, (told("wat_is_er_al", "hulp-voor-mij"),), "domein:2.15"),
    # About the plan: the law of this school, what to read, what the plan is not (S19, D21).
    Rule("wet-basisschool", _ABOUT, lambda s: s.at_basisschool, (_KIND,), "domein:3.1"),
    Rule("wet-speciaal-onderwijs", _ABOUT, lambda s: s.at_speciaal_onderwijs, (_KIND,), "domein:3.1"),
    Rule("wet-voortgezet-onderwijs", _ABOUT, lambda s: s.at_voortgezet_onderwijs, (_KIND,), "domein:3.1"),
    Rule("wet-vso", _ABOUT, lambda s: s.at_vso, (_KIND,), "domein:3.1"),
    Rule("wet-mbo", _ABOUT, lambda s: s.at_mbo, (_KIND,), "domein:3.1"),
    Rule(
        "lees-pesten-op-school",
        _ABOUT,
        lambda s: s.pupils_or_unclear,
        (told("wat_doet_school", "weet-het-nog-niet", "ziet-het-niet"), told("wat_gebeurt", "iets-anders", UNKNOWN)),
        "bron:gerelateerde-onderwerpen",
    ),
    Rule("lees-online-pesten", _ABOUT, lambda s: s.online, (_ONLINE,), "bron:gerelateerde-onderwerpen"),
    Rule("lees-is-pesten-strafbaar", _ABOUT, lambda s: s.offence, (_OFFENCE,), "bron:gerelateerde-onderwerpen"),
    Rule("lees-hulp-voor-je-kind", _ABOUT, lambda s: s.health_harmed, (_HARM,), "bron:gerelateerde-onderwerpen"),
    Rule("jouw-veilige-school", _ABOUT, lambda s: s.below_mbo, (_KIND,), "domein:8"),
    Rule("geen-juridisch-advies", _ABOUT, lambda s: s.everyone, (), "domein:10"),
)

RUNG_SOURCES = {
    "leraar": "bron:hulp-binnen-de-school",
    "mentor": "bron:hulp-binnen-de-school",
    "docent": "domein:10",
    "intern-begeleider": "domein:2.2",
    "afdelingsleider": "bron:hulp-binnen-de-school",
    "teamleider": "domein:10",
    "directeur": "bron:hulp-binnen-de-school",
    "vertrouwenspersoon": "bron:hulp-binnen-de-school",
    "schoolbestuur": "bron:hulp-binnen-de-school",
    "klachtencommissie": "bron:hulp-buiten-de-school",
    "klacht-volgen": "domein:2.8",
    "afspraken-navragen": "domein:5",
    "kinderombudsman": "bron:hulp-buiten-de-school",
    "advies-vervolg": "bron:hulp-buiten-de-school",
}

# What is quoted at a rung: at the one to climb now, which says what was skipped as well, at those to come, and where it is
# passed over.
_ASKED = told("gesproken_met")
NOW_REASONS = (_ASKED, _SCHOOL)
REMIND_REASONS = (_TALK, _ASKED, _SCHOOL)
COMPLAINT_REASONS = (_COMPLAINT,)
LATER_REASONS = (_HIGH, _SCHOOL)
SKIP_REASONS = {
    Passed.CAUSE: (_STAFF,),
    Passed.STAFF: (_STAFF,),
    Passed.URGENT: (_DANGER, _GRAVE, _DESPAIR),
    Passed.OUTSIDE: (_OUTSIDER,),
}
PASSED_REASONS = {**SKIP_REASONS, Passed.HIGHER: (_ASKED,), Passed.CLOSED: (_COMPLAINT, _LAST_TIME, _BAND)}

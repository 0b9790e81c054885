"""What must hold of every plan, D1 to D22 of domain.md by name: each a small pure function from a Case to a complaint or None.

They speak in raw answers and slugs, not in the facts that the rules use, so that a wrong fact cannot hide itself. Those of
INVARIANTS and COMPARISONS can also be asked of all walks side by side (tests/crowd), so they look at a Case in the ways that
its view offers there; what must hold of each step by itself stands in ITEM_INVARIANTS.
"""

from __future__ import annotations

from collections.abc import Callable, Set
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from escalation.domain.catalogue import Action, Force
from escalation.domain.deadlines import school_day
from escalation.domain.plan import Plan, PlanItem, Skipped
from escalation.domain.rules import When
from escalation.domain.situation import Situation
from escalation.domain.verdict import decide
from tests.families import CATALOGUE

TODAY = date(2026, 11, 23)
LONGEST = 50  # items; a parent reads one section at a time, and only the urgent block and 'dit doe je nu' are open at first
LADDERS = {
    "po": (
        "leraar",
        "intern-begeleider",
        "directeur",
        "vertrouwenspersoon",
        "schoolbestuur",
        "klachtencommissie",
        "kinderombudsman",
    ),
    "vo": (
        "mentor",
        "afdelingsleider",
        "directeur",
        "vertrouwenspersoon",
        "schoolbestuur",
        "klachtencommissie",
        "kinderombudsman",
    ),
    "mbo": ("docent", "teamleider", "directeur", "vertrouwenspersoon", "schoolbestuur", "klachtencommissie", "kinderombudsman"),
}
# How many school days each at school gets when the child is not safe.
PATIENCE = {slug: 2 if slug == "schoolbestuur" else 1 for ladder in LADDERS.values() for slug in ladder[:5]}
NO_RUNG = {"advies-vervolg", "klacht-volgen", "afspraken-navragen"}
POLICE = frozenset({"politie", "politie-jonger-dan-12", "politie-12-tot-en-met-17", "politie-leeftijd-onbekend"})
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
STAFF = frozenset({"leraar-of-mentor", "directeur", "schoolbestuur", "andere-medewerker"})
CAUSE = {"leraar-of-mentor": {"leraar", "mentor", "docent"}, "directeur": {"directeur"}, "schoolbestuur": {"schoolbestuur"}}
ABSENT = frozenset({"soms-thuis", "thuis-korter-dan-4-weken", "thuis-4-weken-of-langer"})
HIGH = frozenset({"directeur", "schoolbestuur", "klacht-bij-school", "klachtencommissie"})
TAKES_TIME = frozenset(
    {"wat-is-pesten", "afspraken-navragen"}
)  # advice to wait and see, which is no help to who may be in danger
HURRY = frozenset({"slaan-en-schoppen", "bedreiging", "afpersing", "seksueel-gedrag", "seksuele-beelden"})
OVER_A_YEAR = "langer-dan-12-maanden"
JUDGES_OF_THE_SCHOOL = frozenset(
    {"schoolbestuur", "klachtencommissie", "kinderombudsman", "kind-mag-zelf-klagen", "onderwijsinspectie"}
)
BOARD_TRIED = frozenset({"schoolbestuur", "klacht-bij-school", "klachtencommissie"})
LEGAL_ANSWERS = frozenset({"leerlingdossier", "leerlingdossier-door-kind"})
COMPLAINTS = frozenset({"klacht-bij-school", "klachtencommissie"})
BAD_OUTCOMES = frozenset({"geen-antwoord", "te-laat", "niet-tevreden"})
LAWS = {
    "basisschool": "wet-basisschool",
    "speciaal-onderwijs": "wet-speciaal-onderwijs",
    "voortgezet-onderwijs": "wet-voortgezet-onderwijs",
    "vso": "wet-vso",
    "mbo": "wet-mbo",
}
ORDER = {when: place for place, when in enumerate(When)}
CLAUSES = frozenset(option.because for question in CATALOGUE.questions.values() for option in question.options)
UNKNOWN = "weet-ik-niet"


def _calls_school_en_veiligheid(action: Action) -> bool:
    contacts = [CATALOGUE.contacts[slug] for slug in action.contacts]
    return any("School & Veiligheid" in contact.name or "en-veiligheid" in contact.slug for contact in contacts)


def _checked(action: Action) -> bool:
    contacts = [CATALOGUE.contacts[slug] for slug in action.contacts]
    shown = [phone.status for contact in contacts for phone in contact.numbers]
    return action.source in CATALOGUE.sources and set(shown) <= {"V", "V2"}


CALLS_SCHOOL_EN_VEILIGHEID = frozenset(
    slug for slug, action in CATALOGUE.actions.items() if _calls_school_en_veiligheid(action)
)
CHECKED = frozenset(slug for slug, action in CATALOGUE.actions.items() if _checked(action))


class Case:
    """One walk with its plan, and the slugs per section."""

    def __init__(self, situation: Situation, plan: Plan) -> None:
        self.situation = situation
        self.plan = plan
        self.order = [section.when for section in plan.sections]
        self.items: list[PlanItem] = []
        slugs = {}
        for section in plan.sections:
            self.items += section.items
            slugs[section.when] = [item.action.slug for item in section.items]
        self.length = len(self.items)
        self.sections = slugs
        self.now = slugs.get(When.NOW, [])
        self.later = slugs.get(When.LATER, [])
        self.first = frozenset(slugs.get(When.FIRST, ()))
        self.beside = frozenset(slugs.get(When.ALONGSIDE, ()))
        self.done = frozenset(slugs.get(When.DONE, ()))
        self.ahead = self.beside.union(self.now, self.later)
        self.slugs = frozenset().union(*slugs.values())

    @property
    def rungs(self) -> list[PlanItem]:
        """The steps to climb, now and later."""
        return [item for item in self.items if item.when in (When.NOW, When.LATER)]

    @cached_property
    def tried(self) -> Set[str]:
        """The people and bodies the parent has been to."""
        return self.situation.gesproken_met - {"niemand"}

    @property
    def minor(self) -> bool:
        """Whether the child is under 18."""
        return self.situation.leeftijd != "18-plus"

    def outline(self, **answers: str | Set[str]) -> Outline:
        """Return what is decided for this family with other `answers`."""
        return _outline(self.kind, replace(self.situation, **answers))  # type: ignore[arg-type]

    @property
    def only_outsiders(self) -> bool:
        """Whether nobody at school bullies."""
        return self.situation.wie_pest == {"buiten-school"}

    @property
    def kind(self) -> str:
        """The key of LADDERS for this school and age (D3)."""
        if self.situation.schoolsoort == "mbo":
            return "mbo"
        if self.situation.schoolsoort == "basisschool":
            return "po"
        older = self.situation.leeftijd in ("13-15", "16-17", "18-plus")
        return "po" if self.situation.schoolsoort == "speciaal-onderwijs" and not older else "vo"


def _not_safe_at_school(case: Case) -> bool:
    s = case.situation
    hurt = s.wat_gebeurt & {"slaan-en-schoppen", "seksueel-gedrag"} and (s.wie_pest & STAFF or case.tried & HIGH)
    threat = s.wat_gebeurt & {"bedreiging", "afpersing"}
    return s.direct_gevaar == "ja" or bool((hurt or threat) and s.laatste_keer != OVER_A_YEAR)


def d01_safety_comes_first(case: Case) -> str | None:
    s = case.situation
    needed = {
        "bel-112": s.direct_gevaar == "ja",
        "praat-over-zelfdoding": "doodswens-of-zelfbeschadiging" in s.gezondheid,
        "centrum-seksueel-geweld": "seksueel-gedrag" in s.wat_gebeurt,
        "seksuele-beelden": "seksuele-beelden" in s.wat_gebeurt,
        "school-vandaag-bellen": _not_safe_at_school(case),
    }
    for slug, need in needed.items():
        if need and slug not in case.first:
            return f"{slug} does not stand first"
    return "something stands before the help" if case.first and case.order[0] is not When.FIRST else None


def d02_unknown_counts_as_maybe(case: Case) -> str | None:
    s = case.situation
    needed = {
        "bel-112": s.direct_gevaar == UNKNOWN,
        "praat-over-zelfdoding": UNKNOWN in s.gezondheid,
        "centrum-seksueel-geweld": UNKNOWN in s.wat_gebeurt,
    }
    return next(
        (f"{slug} is missing at 'weet ik niet'" for slug, need in needed.items() if need and slug not in case.first), None
    )


def d03_the_kind_of_school_decides_the_rungs(case: Case) -> str | None:
    s, slugs = case.situation, case.slugs
    if wrong := {*case.now, *case.later} - set(LADDERS[case.kind]) - NO_RUNG:
        return f"{wrong} is no rung here"
    if wrong := set(LAWS.values()) & slugs ^ {LAWS[s.schoolsoort]}:
        return f"{wrong}: the law of another school, or none"
    if (s.schoolsoort == "mbo" and s.leeftijd == "16-17") != ("student-voert-het-gesprek" in slugs):
        return "who leads the talk?"
    return "who decides at 18?" if case.minor == ("kind-van-18-beslist-zelf" in slugs) else None


def d04_the_first_rung_above_those_tried_comes_now_and_the_others_in_order(case: Case) -> str | None:
    ladder = LADDERS[case.kind]
    if not case.tried.issubset(case.done):
        return f"{case.tried.difference(case.done)} was tried and is not listed"
    heights = [ladder.index(slug) for slug in (*case.now, *case.later) if slug in ladder]
    if heights != sorted(set(heights)):
        return f"{heights} is no climb"
    open_rungs = {"vertrouwenspersoon", "kinderombudsman"}  # these lift nobody (D7, D10)
    tried = [ladder.index(slug) for slug in case.tried - open_rungs if slug in ladder]
    return "below a rung that was tried" if tried and heights and heights[0] <= max(tried) else None


def d05_a_school_that_tries_and_a_school_that_fails_ask_for_another_plan(case: Case) -> str | None:
    behaviour = case.situation.wat_doet_school
    tries = behaviour in ("veel-maar-helpt-niet", "alles-gedaan")
    fails = behaviour in ("ziet-het-niet", "belooft-maar-doet-niet", "te-weinig")
    if tries != ("school-belt-school-en-veiligheid" in case.slugs) or tries != ("nieuw-plan-op-papier" in case.slugs):
        return "the plan with a school that tries"
    return "all in writing" if fails != ("alles-op-papier" in case.slugs) else None


def d06_school_en_veiligheid_is_no_number_for_parents(case: Case) -> str | None:
    return f"{case.slugs & CALLS_SCHOOL_EN_VEILIGHEID}" if case.slugs & CALLS_SCHOOL_EN_VEILIGHEID else None


def d07_who_is_always_open_is_never_blocked(case: Case) -> str | None:
    needed = {"vertrouwenspersoon", "huisarts", "ouders-en-onderwijs", "oudertelefoon"}
    if case.situation.schoolsoort != "mbo" and "geen-aanspreekpunt" not in case.situation.beleid:
        needed.add("aanspreekpunt-pesten")
    if case.minor and case.situation.leeftijd != "4":
        needed.add("kindertelefoon")
    return f"{needed - case.slugs} is missing" if not needed <= case.slugs else None


def d08_grave_grounds_bring_their_help_beside_the_rung(case: Case) -> str | None:
    what = case.situation.wat_gebeurt
    grave = what & {"slaan-en-schoppen", "bedreiging", "seksueel-gedrag", "discriminatie"}
    if grave and "vertrouwensinspecteur" not in case.slugs:
        return "no vertrouwensinspecteur"
    if grave and case.slugs.isdisjoint(POLICE):
        return "no police"
    return "no discriminatie.nl" if "discriminatie" in what and "discriminatie-melden" not in case.beside else None


def d09_the_complaint_comes_after_the_board_unless_urgent(case: Case) -> str | None:
    s = case.situation
    after_board = case.tried & BOARD_TRIED or "schoolbestuur" in s.wie_pest
    if "klachtencommissie" in case.now and not after_board:
        return "a complaint before the board"
    urgent = (
        s.direct_gevaar != "nee" or "doodswens-of-zelfbeschadiging" in s.gezondheid or not s.wat_gebeurt.isdisjoint(OFFENCES)
    )
    if "klachtencommissie" in case.beside and not (urgent and "directeur" in case.tried | s.wie_pest):
        return "a complaint beside the rung without need"
    return None


def d09_the_term_of_a_year_is_warned_about(case: Case) -> str | None:
    last = case.situation.laatste_keer
    settled = "klachtencommissie" in case.tried or case.situation.uitkomst_klacht == "uitspraak-rechter" or case.only_outsiders
    near = last in ("9-tot-12-maanden", UNKNOWN) and not settled
    over = last == "langer-dan-12-maanden" and not settled
    if near != ("klachttermijn-bijna-voorbij" in case.beside):
        return "the term nears"
    return "the term is over" if over != ("klachttermijn-voorbij" in case.beside) else None


def d10_the_kinderombudsman_is_second_line(case: Case) -> str | None:
    s = case.situation
    closed = not case.minor or s.laatste_keer == "langer-dan-12-maanden" or s.uitkomst_klacht == "uitspraak-rechter"
    if closed and "kinderombudsman" in case.ahead:
        return "advised while closed"
    complained = case.tried & COMPLAINTS and s.uitkomst_klacht in BAD_OUTCOMES
    return (
        "before a complaint" if ("kinderombudsman" in case.now or "kinderombudsman" in case.beside) and not complained else None
    )


def d11_a_melding_never_replaces_the_complaint(case: Case) -> str | None:
    s = case.situation
    if "onderwijsinspectie" not in case.beside or case.tried & COMPLAINTS or s.uitkomst_klacht == "uitspraak-rechter":
        return None
    return "a melding, and no complaint in sight" if "klachtencommissie" not in case.ahead else None


def d12_the_vertrouwensinspecteur_is_for_grave_things_only(case: Case) -> str | None:
    s = case.situation
    light = s.wat_gebeurt <= {"woorden-en-buitensluiten", "diefstal-of-vernieling", "online", "iets-anders"}
    well = s.gezondheid <= {"geen", UNKNOWN} and s.hoe_lang != "langer-dan-een-jaar"
    by_staff = s.wie_pest & STAFF
    if by_staff and "vertrouwensinspecteur" not in case.slugs:
        return "not for staff that bullies"
    return "for something light" if light and well and not by_staff and "vertrouwensinspecteur" in case.ahead else None


def d13_leerplicht_holds_from_5_to_18_and_absence_is_answered_at_once(case: Case) -> str | None:
    age, absent = case.situation.leeftijd, case.situation.schoolgang in ABSENT
    expected = {
        "leerplichtambtenaar": absent and age not in ("4", "18-plus"),
        "jeugdarts": absent and age != "18-plus",
        "kleuter-thuis": absent and age == "4",
        "volwassen-leerling-thuis": absent and age == "18-plus",
    }
    for slug, wanted in expected.items():
        if wanted and slug not in case.beside and slug not in case.done:
            return f"{slug} is missing"
        if not wanted and slug != "jeugdarts" and slug in case.slugs:
            return f"{slug} does not fit"
    plan = absent and age not in ("4", "18-plus") and "leerplichtambtenaar" in case.tried
    return "the plan to go back" if plan != ("plan-om-terug-te-gaan" in case.beside) else None


def d14_a_child_at_home_for_four_weeks_gets_the_onderwijsconsulenten(case: Case) -> str | None:
    long = case.situation.schoolgang == "thuis-4-weken-of-langer" and case.situation.leeftijd != "4"
    return "wrong" if long != ("onderwijsconsulenten" in case.beside) else None


def d15_the_text_about_the_police_fits_the_age_of_the_suspect(case: Case) -> str | None:
    s = case.situation
    found = case.beside & POLICE
    if s.wat_gebeurt.isdisjoint(OFFENCES) or "politie" in case.tried:
        return f"{found} without need" if found else None
    adult = s.wie_pest & STAFF or s.leeftijd_pester == "18-plus"
    by_age = (
        {} if "buiten-school" in s.wie_pest else {"jonger-dan-12": "politie-jonger-dan-12", "12-17": "politie-12-tot-en-met-17"}
    )
    wanted = "politie" if adult else by_age.get(s.leeftijd_pester, "politie-leeftijd-onbekend")
    return f"{found} instead of {wanted}" if found != {wanted} else None


def d16_the_council_is_for_the_policy_only(case: Case) -> str | None:
    fails = bool(case.situation.beleid - {UNKNOWN})
    council = "studentenraad" if case.situation.schoolsoort == "mbo" else "medezeggenschapsraad"
    wanted = {council} if fails else set()
    if "anti-pestcoordinator" in case.slugs and "geen-aanspreekpunt" in case.situation.beleid:
        return "a name that is not there"
    found = case.slugs & {"studentenraad", "medezeggenschapsraad"}
    return f"{found} instead of {wanted}" if found != wanted else None


def d17_a_pupil_has_rights_of_its_own(case: Case) -> str | None:
    s = case.situation
    own = s.schoolsoort in ("voortgezet-onderwijs", "vso") or (s.schoolsoort == "speciaal-onderwijs" and s.leeftijd == "13-15")
    if "kind-mag-zelf-klagen" in case.slugs and not (own and case.minor):
        return "may not complain itself"
    old = s.leeftijd in ("16-17", "18-plus")
    if "student-klaagt-zelf" in case.slugs and s.schoolsoort != "mbo":
        return "no student"
    wrong = "leerlingdossier" if old else "leerlingdossier-door-kind"
    return f"{wrong} at this age" if wrong in case.slugs else None


def d20_what_is_said_was_checked(case: Case) -> str | None:
    return f"{case.slugs - CHECKED}" if not case.slugs <= CHECKED else None


def d21_the_plan_says_that_it_is_no_legal_advice(case: Case) -> str | None:
    return None if "geen-juridisch-advies" in case.sections.get(When.ABOUT, ()) else "it does not"


def d22_every_plan_ends_with_help_for_child_and_parent_and_has_something_for_today(case: Case) -> str | None:
    if case.order[-3:] != [When.CHILD, When.PARENT, When.ABOUT]:
        return f"ends with {case.order[-3:]}"
    return None if CATALOGUE.actions[case.now[0]].today else f"{case.now} has nothing for today"


def the_sections_stand_in_their_order_and_none_is_empty(case: Case) -> str | None:
    if case.order != sorted(set(case.order), key=ORDER.__getitem__):
        return f"{case.order}"
    return None if all(case.sections.values()) else "an empty section"


def exactly_one_thing_to_do_now(case: Case) -> str | None:
    return None if len(case.now) == 1 else f"{case.now}"


def no_action_stands_twice(case: Case) -> str | None:
    return None if len(case.slugs) == case.length else "an action stands in two places"


def nothing_tried_is_advised_again_as_new(case: Case) -> str | None:
    again = case.tried & case.ahead
    if "politie" in case.tried:
        again |= POLICE & case.ahead
    return f"{set(again)}" if again else None


def nobody_who_is_the_cause_is_advised(case: Case) -> str | None:
    for cause, rungs in CAUSE.items():
        if cause in case.situation.wie_pest and not case.ahead.isdisjoint(rungs):
            return f"{cause} is the cause"
    return None


def the_plan_is_not_longer_than_a_parent_can_read(case: Case) -> str | None:
    return None if case.length <= LONGEST else f"{case.length} items"


def the_dates_of_the_rungs_follow_each_other(case: Case) -> str | None:
    previous = TODAY
    rungs = case.rungs
    if [item.slug for item in rungs] != [*case.now, *case.later]:
        return "the rungs stand in another order"
    for item in rungs:
        if not (item.do_by and item.further_on and previous <= item.do_by.day < item.further_on.day):
            return f"{item.slug}: {item.do_by} {item.further_on}"
        previous = item.further_on.day
    return None


def _in_a_hurry(s: Situation) -> bool:
    return s.direct_gevaar != "nee" or "doodswens-of-zelfbeschadiging" in s.gezondheid or bool(s.wat_gebeurt & HURRY)


def a_child_that_is_not_safe_waits_for_nobody_at_school(case: Case) -> str | None:
    if not _in_a_hurry(case.situation):
        return None
    for item in case.rungs:
        days = PATIENCE.get(item.slug)
        if days and item.do_by and item.further_on and item.further_on.day > school_day(item.do_by.day, days):
            return f"{item.slug} gets until {item.further_on.day}"
    return None


def nobody_complains_about_the_school_when_only_an_outsider_bullies(case: Case) -> str | None:
    if not case.only_outsiders:
        return None
    wrong = case.ahead & JUDGES_OF_THE_SCHOOL
    if wrong:
        return f"{wrong} judges the school"
    offence = not case.situation.wat_gebeurt.isdisjoint(OFFENCES) and "politie" not in case.tried
    return "the police do not come first" if offence != ("buiten-school-strafbaar" in case.first) else None


def what_takes_weeks_is_not_advised_to_who_is_not_safe(case: Case) -> str | None:
    hurry = _in_a_hurry(case.situation)
    if hurry and not case.slugs.isdisjoint(TAKES_TIME):
        return f"{TAKES_TIME & case.slugs} while the child is not safe"
    return "looking out for staff" if case.situation.wie_pest & STAFF and "wat-is-pesten" in case.slugs else None


def something_sexual_by_staff_comes_first(case: Case) -> str | None:
    s = case.situation
    by_staff = s.wie_pest & STAFF and s.wat_gebeurt & {"seksueel-gedrag", "seksuele-beelden"}
    grown_student = s.schoolsoort == "mbo" and s.leeftijd == "18-plus"
    slug = "seksueel-door-medewerker-mbo" if grown_student else "seksueel-door-medewerker"
    wanted = {slug} if by_staff else set()
    found = case.slugs & {"seksueel-door-medewerker", "seksueel-door-medewerker-mbo"}
    return None if found == wanted and found.issubset(case.first) else f"{found} instead of {wanted}"


def a_school_that_tries_gets_no_early_complaint(case: Case) -> str | None:
    tries = case.situation.wat_doet_school in ("veel-maar-helpt-niet", "alles-gedaan")
    early = case.beside & {"klachtencommissie", "kind-mag-zelf-klagen"}
    return f"{early}" if tries and early and not case.tried & COMPLAINTS else None


def the_class_is_passed_over_only_for_a_reason(case: Case) -> str | None:
    s = case.situation
    gravest = s.direct_gevaar == "ja" or s.wat_gebeurt & (HURRY - {"slaan-en-schoppen"})
    told = s.wat_doet_school != "weet-het-nog-niet"
    skips = (gravest or (told and _in_a_hurry(s))) and not case.only_outsiders
    in_class = {*case.now, *case.later} & {*LADDERS["po"][:2], *LADDERS["vo"][:2], *LADDERS["mbo"][:2]}
    if in_class and (skips or s.wie_pest & STAFF):
        return f"{in_class} cannot help here"
    free = not (skips or s.wie_pest & STAFF or case.tried)
    return "nobody in the class is asked" if free and not in_class else None


def what_was_agreed_is_asked_for_before_a_rung_further(case: Case) -> str | None:
    s = case.situation
    waits = s.uitkomst_gesprek == "wacht-op-afspraken" and not _in_a_hurry(s)
    wanted = "klacht-volgen" if s.uitkomst_klacht == "loopt-nog" else "afspraken-navragen" if waits else ""
    if wanted and case.now != [wanted]:
        return f"{case.now} instead of {wanted}"
    return f"{case.slugs}" if waits != ("afspraken-navragen" in case.slugs) else None


Invariant = Callable[[Case], str | None]
INVARIANTS: tuple[Invariant, ...] = (
    d01_safety_comes_first,
    d02_unknown_counts_as_maybe,
    d03_the_kind_of_school_decides_the_rungs,
    d04_the_first_rung_above_those_tried_comes_now_and_the_others_in_order,
    d05_a_school_that_tries_and_a_school_that_fails_ask_for_another_plan,
    d06_school_en_veiligheid_is_no_number_for_parents,
    d07_who_is_always_open_is_never_blocked,
    d08_grave_grounds_bring_their_help_beside_the_rung,
    d09_the_complaint_comes_after_the_board_unless_urgent,
    d09_the_term_of_a_year_is_warned_about,
    d10_the_kinderombudsman_is_second_line,
    d11_a_melding_never_replaces_the_complaint,
    d12_the_vertrouwensinspecteur_is_for_grave_things_only,
    d13_leerplicht_holds_from_5_to_18_and_absence_is_answered_at_once,
    d14_a_child_at_home_for_four_weeks_gets_the_onderwijsconsulenten,
    d15_the_text_about_the_police_fits_the_age_of_the_suspect,
    d16_the_council_is_for_the_policy_only,
    d17_a_pupil_has_rights_of_its_own,
    d20_what_is_said_was_checked,
    d21_the_plan_says_that_it_is_no_legal_advice,
    d22_every_plan_ends_with_help_for_child_and_parent_and_has_something_for_today,
    the_sections_stand_in_their_order_and_none_is_empty,
    exactly_one_thing_to_do_now,
    no_action_stands_twice,
    nothing_tried_is_advised_again_as_new,
    nobody_who_is_the_cause_is_advised,
    the_plan_is_not_longer_than_a_parent_can_read,
    the_dates_of_the_rungs_follow_each_other,
    a_child_that_is_not_safe_waits_for_nobody_at_school,
    nobody_complains_about_the_school_when_only_an_outsider_bullies,
    what_takes_weeks_is_not_advised_to_who_is_not_safe,
    something_sexual_by_staff_comes_first,
    a_school_that_tries_gets_no_early_complaint,
    the_class_is_passed_over_only_for_a_reason,
    what_was_agreed_is_asked_for_before_a_rung_further,
)


# What must hold of each step by itself.


def d18_every_date_has_its_force(item: PlanItem) -> str | None:
    if item.do_by and item.do_by.force is not Force.GUIDE:
        return "when to act is advice"
    if item.further_on and item.further_on.force is not Force.GUIDE:
        return "no rule says when to go further"
    if item.answer_by and item.answer_by.force is not Force.LEGAL:
        return "the term of an answer is the law's"
    return "no law says when to answer a parent" if item.answer_by and item.slug not in LEGAL_ANSWERS else None


def d19_nothing_but_the_catalogue_is_said(item: PlanItem) -> str | None:
    return None if CLAUSES.issuperset(item.because) else "says words of the visitor"


def every_item_has_a_reason(item: PlanItem) -> str | None:
    return None if item.because or item.action.why else "no reason"


def every_item_has_a_source(item: PlanItem) -> str | None:
    return None if item.source.title else "no source"


def every_rung_to_climb_has_its_dates_and_nothing_else_has(item: PlanItem) -> str | None:
    dates = bool(item.do_by), bool(item.further_on)
    if item.when in (When.NOW, When.LATER):
        return None if all(dates) and not item.answer_by else "a rung without dates"
    return "dates, and no rung" if any(dates) else None


ITEM_INVARIANTS: tuple[Callable[[PlanItem], str | None], ...] = (
    d18_every_date_has_its_force,
    d19_nothing_but_the_catalogue_is_said,
    every_item_has_a_reason,
    every_item_has_a_source,
    every_rung_to_climb_has_its_dates_and_nothing_else_has,
)


def every_rung_passed_over_says_why(rung: Skipped) -> str | None:
    return None if rung.because and rung.reason.title else "does not say why"


# Comparisons of two families that differ in one answer.


@dataclass
class Outline:
    """What was decided for one family, without the words: the ladder, the rungs to climb, the urgent help, and all help."""

    kind: str
    rungs: list[str]
    first: Set[str]
    help: Set[str]

    @property
    def now(self) -> str:
        """The rung to climb now; asking for what was agreed comes before it, and is none."""
        return next(slug for slug in self.rungs if slug != "afspraken-navragen")

    @property
    def height(self) -> int:
        """The place of the rung to climb now."""
        ladder = LADDERS[self.kind]
        return ladder.index(self.now) if self.now in ladder else len(ladder)


HELP = (When.FIRST, When.ALONGSIDE, When.CHILD, When.PARENT)


def _outline(kind: str, situation: Situation) -> Outline:
    slugs: dict[When, list[str]] = {when: [] for when in When}
    for decision in decide(situation).decisions:
        slugs[decision.when].append(decision.action)
    helping = frozenset().union(*map(slugs.__getitem__, HELP))
    return Outline(kind, [*slugs[When.NOW], *slugs[When.LATER]], frozenset(slugs[When.FIRST]), helping)


def more_danger_never_gives_less_urgent_help(case: Case) -> str | None:
    safe, unknown, danger = (case.outline(direct_gevaar=answer) for answer in ("nee", UNKNOWN, "ja"))
    steps = [("danger unknown", safe, unknown), ("danger", unknown, danger)]
    as_it_is = case.outline()
    for key, value in GRAVE:
        steps.append((value, as_it_is, case.outline(**{key: getattr(case.situation, key) - {"geen"} | {value}})))
    for step, less, more in steps:
        if not less.first <= more.first:
            return f"{step}: {less.first - more.first} no longer stands first"
        if more.height < less.height:
            return f"{step}: {more.now} is lower than {less.now}"
    return None


def one_more_talk_never_lowers_the_next_rung(case: Case) -> str | None:
    if case.situation.wat_doet_school == "weet-het-nog-niet":
        return None
    before = case.outline()
    for rung in LADDERS[case.kind][:5]:
        after = case.outline(gesproken_met=case.tried | {rung})
        if after.height < before.height:
            return f"+{rung}: {after.now} is lower than {before.now}"
    return None


def not_knowing_never_gives_less_help_than_no(case: Case) -> str | None:
    what = case.situation.wat_gebeurt
    pairs = (
        (case.outline(direct_gevaar="nee"), case.outline(direct_gevaar=UNKNOWN)),
        (case.outline(gezondheid=frozenset({"geen"})), case.outline(gezondheid=frozenset({UNKNOWN}))),
        (case.outline(wat_gebeurt=what - {UNKNOWN}), case.outline(wat_gebeurt=what | {UNKNOWN})),
    )
    lost = (no.help - unknown.help - TAKES_TIME for no, unknown in pairs)
    return next((f"{slugs} is lost" for slugs in lost if slugs), None)


GRAVE = (("gezondheid", "doodswens-of-zelfbeschadiging"), ("wat_gebeurt", "bedreiging"), ("wat_gebeurt", "seksueel-gedrag"))
COMPARISONS: tuple[Invariant, ...] = (
    more_danger_never_gives_less_urgent_help,
    one_more_talk_never_lowers_the_next_rung,
    not_knowing_never_gives_less_help_than_no,
)

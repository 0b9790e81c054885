"""What is known of a family: a field per question, and the derived facts that rules speak in. No words for parents.

A question that was not asked is an empty value; 'weet-ik-niet' is a value of its own, and each fact says what it means.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from escalation.domain.answers import Walk
from escalation.domain.ladder import TEENS, Sector, ladder
from escalation.domain.questions import COMPLAINTS, OFFENCES, UNKNOWN

_STAFF = frozenset({"leraar-of-mentor", "directeur", "schoolbestuur", "andere-medewerker"})
_ABSENT = frozenset({"soms-thuis", "thuis-korter-dan-4-weken", "thuis-4-weken-of-langer"})
_BAD_OUTCOMES = frozenset({"geen-antwoord", "te-laat", "niet-tevreden"})
_NEGLIGENT = frozenset({"ziet-het-niet", "belooft-maar-doet-niet", "te-weinig"})
_POLICY = frozenset({"programma-niet-gebruikt", "beleid-werkt-niet"})
_OVER_3_MONTHS = ("3-tot-9-maanden", "9-tot-12-maanden", "langer-dan-12-maanden")
_COMPULSORY_AGES = frozenset({"5-11", "12", "13-15", "16-17"})
_SKIPPING = frozenset({"slaan-en-schoppen", "bedreiging", "afpersing", "seksueel-gedrag", "seksuele-beelden"})
_INSPECTOR_GROUNDS = _SKIPPING | {"discriminatie", UNKNOWN}
_COMPLAINT_OFFENCES = frozenset({"woorden-en-buitensluiten", "online", "bedreiging", "discriminatie"})


@dataclass(frozen=True)
class Situation:
    """The answers of one walk. Single choices are a value or '', multiple choices a set."""

    direct_gevaar: str = ""
    schoolsoort: str = ""
    leeftijd: str = ""
    wat_gebeurt: frozenset[str] = frozenset()
    wie_pest: frozenset[str] = frozenset()
    leeftijd_pester: str = ""
    gezondheid: frozenset[str] = frozenset()
    schoolgang: str = ""
    hoe_lang: str = ""
    wat_doet_school: str = ""
    gesproken_met: frozenset[str] = frozenset()
    uitkomst_gesprek: str = ""
    uitkomst_klacht: str = ""
    laatste_keer: str = ""
    beleid: frozenset[str] = frozenset()
    wat_is_er_al: frozenset[str] = frozenset()

    # --- every plan -------------------------------------------------------------------------------------------
    @property
    def everyone(self) -> bool:
        """True of every family."""
        return True

    # --- kind of school and age -------------------------------------------------------------------------------
    @property
    def sector(self) -> Sector:
        """The kind of school; ValueError while it is not known."""
        return Sector(self.schoolsoort)

    @cached_property
    def ladder(self) -> tuple[str, ...]:
        """The rungs of this kind of school, lowest first."""
        return ladder(self.sector, self.leeftijd)

    @property
    def at_basisschool(self) -> bool:
        """A basisschool."""
        return self.schoolsoort == "basisschool"

    @property
    def at_speciaal_onderwijs(self) -> bool:
        """Speciaal basisonderwijs or speciaal onderwijs."""
        return self.schoolsoort == "speciaal-onderwijs"

    @property
    def at_voortgezet_onderwijs(self) -> bool:
        """Voortgezet onderwijs."""
        return self.schoolsoort == "voortgezet-onderwijs"

    @property
    def at_vso(self) -> bool:
        """Voortgezet speciaal onderwijs."""
        return self.schoolsoort == "vso"

    @property
    def at_mbo(self) -> bool:
        """Mbo, where the Wet veiligheid op school does not hold (domain.md 3.1)."""
        return self.schoolsoort == "mbo"

    @property
    def below_mbo(self) -> bool:
        """A school under the Wet veiligheid op school."""
        return not self.at_mbo

    @property
    def adult(self) -> bool:
        """The pupil is 18 or over."""
        return self.leeftijd == "18-plus"

    @property
    def minor(self) -> bool:
        """The child is under 18."""
        return not self.adult

    @property
    def leads_itself(self) -> bool:
        """A student of 16 or 17 at the mbo leads the talks itself (D3)."""
        return self.at_mbo and self.leeftijd == "16-17"

    @property
    def may_call_kindertelefoon(self) -> bool:
        """From 8 to 18 years; the band 5 to 11 is told the age."""
        return self.leeftijd in _COMPULSORY_AGES

    @property
    def may_complain_itself(self) -> bool:
        """A pupil who may send in the complaint itself (D17), while that complaint is near."""
        old_enough = self.at_voortgezet_onderwijs or self.at_vso or (self.at_speciaal_onderwijs and self.leeftijd in TEENS)
        return self.minor and self.complaint_near and old_enough and self._commission_ahead

    # --- danger -----------------------------------------------------------------------------------------------
    @property
    def possible_danger(self) -> bool:
        """Danger now; not known counts as maybe (D2)."""
        return self.direct_gevaar in ("ja", UNKNOWN)

    @property
    def possible_suicide(self) -> bool:
        """The child speaks of death or hurts itself; not known counts as maybe (D2)."""
        return not self.gezondheid.isdisjoint(("doodswens-of-zelfbeschadiging", UNKNOWN))

    @property
    def possible_sexual_abuse(self) -> bool:
        """Sexual remarks or touching; not known counts as maybe (D2)."""
        return not self.wat_gebeurt.isdisjoint(("seksueel-gedrag", UNKNOWN))

    @property
    def sexual_images(self) -> bool:
        """Sexual images are made or passed on."""
        return "seksuele-beelden" in self.wat_gebeurt

    @property
    def threatened(self) -> bool:
        """Threats, stalking, weapons or extortion."""
        return not self.wat_gebeurt.isdisjoint(("bedreiging", "afpersing"))

    @property
    def unsafe_tomorrow(self) -> bool:
        """School must act before the next school day: danger that may be there, or threats."""
        return self.possible_danger or self.threatened

    @property
    def violence(self) -> bool:
        """Hitting and kicking."""
        return "slaan-en-schoppen" in self.wat_gebeurt

    @property
    def urgent(self) -> bool:
        """Safety is at stake, so rungs are skipped (S8; domain.md 2.4 and section 4)."""
        self_harm = "doodswens-of-zelfbeschadiging" in self.gezondheid
        return self.possible_danger or self_harm or not self.wat_gebeurt.isdisjoint(_SKIPPING)

    # --- who does it ------------------------------------------------------------------------------------------
    @property
    def by_staff(self) -> bool:
        """Someone who works at school, or its board, bullies."""
        return not self.wie_pest.isdisjoint(_STAFF)

    @property
    def by_outsider(self) -> bool:
        """Someone outside school bullies."""
        return "buiten-school" in self.wie_pest

    @property
    def sexual_by_staff(self) -> bool:
        """Sexual behaviour or images in which staff has a part (WPO 4a, WVO 2020 3.39)."""
        return self.by_staff and not self.wat_gebeurt.isdisjoint(("seksueel-gedrag", "seksuele-beelden"))

    @cached_property
    def causes(self) -> frozenset[str]:
        """The rungs whose person is the cause, and so is never advised (D8)."""
        named = self.wie_pest & {"directeur", "schoolbestuur"}
        return named | ({"leraar", "mentor", "docent"} if "leraar-of-mentor" in self.wie_pest else set())

    # --- what it does to the child ----------------------------------------------------------------------------
    @property
    def health_harmed(self) -> bool:
        """Any harm to health; not known counts as maybe."""
        return bool(self.gezondheid - {"geen"})

    @property
    def needs_school_doctor(self) -> bool:
        """The jeugdarts can help: harm to health or absence, below 18 (S6)."""
        return self.minor and (self.health_harmed or self.misses_school)

    @property
    def reluctant(self) -> bool:
        """Goes to school with reluctance."""
        return self.schoolgang == "met-tegenzin"

    @property
    def misses_school(self) -> bool:
        """Sometimes or always at home."""
        return self.schoolgang in _ABSENT

    @property
    def misses_compulsory_school(self) -> bool:
        """Absent at an age of leerplicht or kwalificatieplicht (D13)."""
        return self.misses_school and self.leeftijd in _COMPULSORY_AGES

    @property
    def misses_school_at_four(self) -> bool:
        """Absent at 4, before leerplicht."""
        return self.misses_school and self.leeftijd == "4"

    @property
    def misses_school_as_adult(self) -> bool:
        """Absent at 18 or over, after leerplicht."""
        return self.misses_school and self.adult

    @property
    def long_at_home(self) -> bool:
        """At home for 4 weeks or longer (D14), past the age of 4."""
        return self.schoolgang == "thuis-4-weken-of-langer" and self.leeftijd != "4"

    @property
    def lasts_long(self) -> bool:
        """Longer than a year."""
        return self.hoe_lang == "langer-dan-een-jaar"

    @property
    def serious_bullying(self) -> bool:
        """Long, or with grave harm, or with bodily harm that lasts (D12)."""
        grave = not self.gezondheid.isdisjoint(("somber-of-bang", "doodswens-of-zelfbeschadiging"))
        bodily = not self.gezondheid.isdisjoint(("lichamelijk-of-stress", "slaapt-of-eet-slecht"))
        return self.lasts_long or grave or (bodily and self.hoe_lang == "3-tot-12-maanden")

    @property
    def for_confidential_inspector(self) -> bool:
        """A category of WOT article 6, or serious bullying (D12); 'weet ik niet' at sexual counts as maybe (D2)."""
        return self.serious_bullying or not self.wat_gebeurt.isdisjoint(_INSPECTOR_GROUNDS)

    # --- offences ---------------------------------------------------------------------------------------------
    @property
    def discriminated(self) -> bool:
        """Discrimination."""
        return "discriminatie" in self.wat_gebeurt

    @property
    def online(self) -> bool:
        """Something of it happens online."""
        return not self.wat_gebeurt.isdisjoint(("online", "seksuele-beelden"))

    @property
    def offence(self) -> bool:
        """Something that may be a crime (domain.md 2.13)."""
        return not self.wat_gebeurt.isdisjoint(OFFENCES)

    @property
    def _adult_suspect(self) -> bool:
        return self.by_staff or self.leeftijd_pester == "18-plus"

    @property
    def _only_pupils(self) -> bool:
        return not self.by_staff and not self.by_outsider

    @property
    def offence_by_adult(self) -> bool:
        """A possible crime in which an adult has a part."""
        return self.offence and self._adult_suspect

    @property
    def offence_by_under_12(self) -> bool:
        """A possible crime by a child under 12 (Sv 486), and by no adult; the age is only asked at a possible crime."""
        return self.leeftijd_pester == "jonger-dan-12" and self._only_pupils

    @property
    def offence_by_teenager(self) -> bool:
        """A possible crime by a child of 12 to 17, and by no adult."""
        return self.leeftijd_pester == "12-17" and self._only_pupils

    @property
    def offence_by_unknown_age(self) -> bool:
        """A possible crime by someone whose age is not known, as that of an outsider is not (D15: both texts)."""
        return self.offence and not self._adult_suspect and (self.by_outsider or self.leeftijd_pester in ("", UNKNOWN))

    @property
    def _complaint_offence(self) -> bool:
        return not self.offence_by_under_12 and not self.wat_gebeurt.isdisjoint(_COMPLAINT_OFFENCES) and self.offence

    @property
    def three_months_run(self) -> bool:
        """Insult or stalking may be part of it, by someone of 12 or over, and 3 months may not be over (Sr 66, Sv 486)."""
        return self.laatste_keer not in _OVER_3_MONTHS and self._complaint_offence

    @property
    def three_months_over(self) -> bool:
        """The same, with the last time more than 3 months ago."""
        return self.laatste_keer in _OVER_3_MONTHS and self._complaint_offence

    # --- what the school does ---------------------------------------------------------------------------------
    @property
    def school_not_told(self) -> bool:
        """The school does not know yet."""
        return self.wat_doet_school == "weet-het-nog-niet"

    @property
    def school_denies(self) -> bool:
        """The school does not see it."""
        return self.wat_doet_school == "ziet-het-niet"

    @property
    def school_breaks_promises(self) -> bool:
        """The school promises and does not keep it."""
        return self.wat_doet_school == "belooft-maar-doet-niet"

    @property
    def school_fails(self) -> bool:
        """The school denies, does too little or breaks agreements (D5 ii, S2)."""
        return self.wat_doet_school in _NEGLIGENT

    @property
    def school_tries(self) -> bool:
        """The school tries and it does not work (D5 i)."""
        return self.wat_doet_school in ("veel-maar-helpt-niet", "alles-gedaan")

    @property
    def policy_exhausted(self) -> bool:
        """The whole policy was gone through (S1)."""
        return self.wat_doet_school == "alles-gedaan"

    # --- what was tried ---------------------------------------------------------------------------------------
    @cached_property
    def tried(self) -> frozenset[str]:
        """The people and bodies the parent has been to."""
        return self.gesproken_met - {"niemand"}

    @property
    def waits_for_agreements(self) -> bool:
        """What was agreed in the last talk has still to come."""
        return self.uitkomst_gesprek == "wacht-op-afspraken"

    @property
    def got_no_answer(self) -> bool:
        """The last talk or letter got no answer."""
        return self.uitkomst_gesprek == "geen-antwoord"

    @property
    def complained(self) -> bool:
        """A complaint was filed, at school or with the commission."""
        return not self.tried.isdisjoint(COMPLAINTS)

    @property
    def complaint_runs(self) -> bool:
        """A complaint is being handled."""
        return self.uitkomst_klacht == "loopt-nog"

    @property
    def complaint_ignored(self) -> bool:
        """A complaint got no answer, or none in time."""
        return self.uitkomst_klacht in ("geen-antwoord", "te-laat")

    @property
    def ombudsman_open(self) -> bool:
        """The Kinderombudsman may be asked now (D10)."""
        return self.ombudsman_possible and self.uitkomst_klacht in _BAD_OUTCOMES

    @property
    def ombudsman_possible(self) -> bool:
        """The Kinderombudsman may be asked now or later: under 18, not over a year ago, no court ruling (D10)."""
        return self.minor and self.laatste_keer != "langer-dan-12-maanden" and not self.court_ruled

    @property
    def court_ruled(self) -> bool:
        """A court has ruled."""
        return self.uitkomst_klacht == "uitspraak-rechter"

    @property
    def ombudsman_beside(self) -> bool:
        """The Kinderombudsman may be asked now, while the klachtencommissie is still to be tried."""
        return self.ombudsman_open and "klachtencommissie" not in self.tried

    @property
    def talked_high(self) -> bool:
        """The directeur, the schoolbestuur or a complaint was tried."""
        return self.complained or not self.tried.isdisjoint(("directeur", "schoolbestuur"))

    @property
    def complaint_near(self) -> bool:
        """A complaint has been filed, or is the next rung or the one after."""
        return self.talked_high or not self.causes.isdisjoint(("directeur", "schoolbestuur"))

    @property
    def complaint_early(self) -> bool:
        """Safety is at stake and the directeur was tried, or is the cause: no need to wait for the board (D9, S9)."""
        past_directeur = "directeur" in self.tried or "directeur" in self.wie_pest
        return past_directeur and not self.complained and self.urgent

    @property
    def complaint_term_ends(self) -> bool:
        """The last time was 9 to 12 months ago, or is not known, and a commission may still get the complaint (D9)."""
        return self.laatste_keer in ("9-tot-12-maanden", UNKNOWN) and self._commission_ahead

    @property
    def _commission_ahead(self) -> bool:
        return "klachtencommissie" not in self.tried and not self.court_ruled

    @property
    def complaint_term_over(self) -> bool:
        """The last time was more than 12 months ago and a commission may still get the complaint (D9)."""
        return self.laatste_keer == "langer-dan-12-maanden" and self._commission_ahead

    @property
    def needs_school_file(self) -> bool:
        """What the school wrote down matters: it fails and the talks went high, and the child is under 16."""
        return self.school_fails and self.talked_high and self.leeftijd not in ("16-17", "18-plus")

    @property
    def child_asks_school_file(self) -> bool:
        """The same from 16 years: the child asks for the file itself (D17)."""
        return self.school_fails and self.talked_high and self.leeftijd in ("16-17", "18-plus")

    @property
    def signal_for_inspection(self) -> bool:
        """A melding fits: no contact person, an ignored complaint, or a school that fails up to the directeur (D11)."""
        return self.no_contact_person or self.complaint_ignored or (self.school_fails and (self.talked_high or self.urgent))

    # --- the policy -------------------------------------------------------------------------------------------
    @property
    def no_contact_person(self) -> bool:
        """The school has no contact person for bullying (WPO 4c and its equals; not the mbo)."""
        return "geen-aanspreekpunt" in self.beleid and self.below_mbo

    @property
    def has_contact_person(self) -> bool:
        """The school has, or should have, a contact person for bullying, and the parent did not say there is none."""
        return self.below_mbo and not self.no_contact_person

    @property
    def programme_unused(self) -> bool:
        """A promised programme is not used."""
        return "programma-niet-gebruikt" in self.beleid

    @property
    def policy_fails(self) -> bool:
        """The policy does not work or is not followed, at a school with a contact person by law (S17)."""
        return self.below_mbo and not self.beleid.isdisjoint(_POLICY)

    @property
    def policy_unknown(self) -> bool:
        """The parent does not know what is wrong with the policy."""
        return UNKNOWN in self.beleid

    @property
    def for_council(self) -> bool:
        """The policy is the problem: a matter for the medezeggenschapsraad (D16, S18)."""
        return self.below_mbo and not self.beleid.isdisjoint(_POLICY | {"geen-aanspreekpunt"})

    @property
    def for_student_council(self) -> bool:
        """The same at the mbo: a matter for the studentenraad."""
        return self.at_mbo and not self.beleid.isdisjoint(_POLICY | {"geen-aanspreekpunt"})

    # --- what is there already --------------------------------------------------------------------------------
    @property
    def has_logbook(self) -> bool:
        """There is a logbook or proof."""
        return "logboek" in self.wat_is_er_al

    @property
    def lacks_logbook(self) -> bool:
        """There is no logbook yet."""
        return not self.has_logbook

    @property
    def child_has_help(self) -> bool:
        """The child gets help already."""
        return "hulp-voor-kind" in self.wat_is_er_al

    @property
    def child_lacks_help(self) -> bool:
        """The child gets no help yet."""
        return not self.child_has_help

    @property
    def parent_wants_help(self) -> bool:
        """The parent wants help too."""
        return "hulp-voor-mij" in self.wat_is_er_al

    @property
    def pupils_or_unclear(self) -> bool:
        """The school does not know or see it, or it is not clear what happens: what bullying is, is worth reading."""
        return self.school_not_told or self.school_denies or not self.wat_gebeurt.isdisjoint(("iets-anders", UNKNOWN))


_MANY = frozenset({"wat_gebeurt", "wie_pest", "gezondheid", "gesproken_met", "beleid", "wat_is_er_al"})


def read_situation(walk: Walk) -> Situation:
    """Return the Situation of `walk`; a question not yet reached or off the path is an empty value."""
    fields = {key: answer if key in _MANY else next(iter(answer), "") for key, answer in walk.answers.items()}
    return Situation(**fields)  # type: ignore[arg-type]

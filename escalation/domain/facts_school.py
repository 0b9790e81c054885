"""Facts about the school: what it does, whom the parent has been to, and its policy."""

from __future__ import annotations

from functools import cached_property

from escalation.domain.facts_pupil import PupilFacts
from escalation.domain.questions import COMPLAINTS, UNKNOWN

_NEGLIGENT = frozenset({"ziet-het-niet", "belooft-maar-doet-niet", "te-weinig"})
_POLICY = frozenset({"programma-niet-gebruikt", "beleid-werkt-niet"})


class SchoolFacts(PupilFacts):
    """What the school does and what was tried."""

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

    @property
    def pupils_or_unclear(self) -> bool:
        """The school does not know or see it, or it is not clear what happens: what bullying is, is worth reading."""
        return self.school_not_told or self.school_denies or not self.wat_gebeurt.isdisjoint(("iets-anders", UNKNOWN))

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
    def talked_high(self) -> bool:
        """The directeur, the schoolbestuur or a complaint was tried."""
        return self.complained or not self.tried.isdisjoint(("directeur", "schoolbestuur"))

    @property
    def needs_plan_to_return(self) -> bool:
        """Absent, and the leerplichtambtenaar knows of it: what lacks is a plan."""
        return self.misses_compulsory_school and "leerplichtambtenaar" in self.tried

    @property
    def needs_school_file(self) -> bool:
        """What the school wrote down matters: it fails and the talks went high, and the child is under 16."""
        return self.school_fails and self.talked_high and self.leeftijd not in ("16-17", "18-plus")

    @property
    def child_asks_school_file(self) -> bool:
        """The same from 16 years: the child asks for the file itself (D17)."""
        return self.school_fails and self.talked_high and self.leeftijd in ("16-17", "18-plus")

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
        """The policy does not work or is not followed, and there is a contact person to say so to (S17)."""
        return self.has_contact_person and not self.beleid.isdisjoint(_POLICY)

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

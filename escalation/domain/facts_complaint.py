"""Facts about the complaint: whether it is near, early, late, running or settled, and what follows it (D9, D10, D11, D17)."""

from __future__ import annotations

from escalation.domain.facts_danger import DangerFacts
from escalation.domain.ladder import TEENS
from escalation.domain.questions import UNKNOWN

_BAD_OUTCOMES = frozenset({"geen-antwoord", "te-laat", "niet-tevreden"})


class ComplaintFacts(DangerFacts):
    """The complaint about the school, and the bodies after it."""

    @property
    def reminds_first(self) -> bool:
        """What was agreed has still to come and there is time to ask when, before a rung further (D5)."""
        return self._may_wait and not self.complaint_runs

    @property
    def reminds_beside(self) -> bool:
        """The same while a complaint runs, which is what to follow then."""
        return self._may_wait and self.complaint_runs

    @property
    def _may_wait(self) -> bool:
        return self.waits_for_agreements and not self.urgent

    @property
    def complaint_runs(self) -> bool:
        """A complaint is being handled."""
        return self.uitkomst_klacht == "loopt-nog"

    @property
    def complaint_ignored(self) -> bool:
        """A complaint got no answer, or none in time."""
        return self.uitkomst_klacht in ("geen-antwoord", "te-laat")

    @property
    def court_ruled(self) -> bool:
        """A court has ruled."""
        return self.uitkomst_klacht == "uitspraak-rechter"

    @property
    def complaint_near(self) -> bool:
        """A complaint has been filed, or is the next rung or the one after."""
        return self.talked_high or not self.causes.isdisjoint(("directeur", "schoolbestuur"))

    @property
    def complaint_early(self) -> bool:
        """Safety is at stake and the directeur was tried, or is the cause: no need to wait for the board (D9, S9).

        Not about a school that does what it can: there a complaint is later (D5 i).
        """
        past_directeur = "directeur" in self.tried or "directeur" in self.wie_pest
        about_school = not self.school_tries and self.someone_at_school
        return past_directeur and not self.complained and self.urgent and about_school

    @property
    def complaint_term_ends(self) -> bool:
        """The last time was 9 to 12 months ago, or is not known, and a commission may still get the complaint (D9)."""
        return self.laatste_keer in ("9-tot-12-maanden", UNKNOWN) and self._commission_ahead

    @property
    def _complaint_advised(self) -> bool:
        """A complaint is near, and not a thing for later, as it is where the school does what it can (D5 i)."""
        return self.complaint_near and self._commission_ahead and (self.complained or not self.school_tries)

    @property
    def complaint_term_over(self) -> bool:
        """The last time was more than 12 months ago and a commission may still get the complaint (D9)."""
        return self.laatste_keer == "langer-dan-12-maanden" and self._commission_ahead

    @property
    def _commission_ahead(self) -> bool:
        return "klachtencommissie" not in self.tried and not self.court_ruled and self.someone_at_school

    @property
    def may_complain_itself(self) -> bool:
        """A pupil who may send in the complaint itself (D17), while it is advised."""
        old_enough = self.at_voortgezet_onderwijs or self.at_vso or (self.at_speciaal_onderwijs and self.leeftijd in TEENS)
        return self.minor and old_enough and self._complaint_advised

    @property
    def student_complains_itself(self) -> bool:
        """At the mbo the complaint is the student's (domain.md 3.1), while it is advised."""
        return self.at_mbo and self._complaint_advised

    @property
    def ombudsman_open(self) -> bool:
        """The Kinderombudsman may be asked now (D10)."""
        return self.ombudsman_possible and self.uitkomst_klacht in _BAD_OUTCOMES

    @property
    def ombudsman_possible(self) -> bool:
        """The Kinderombudsman may be asked now or later: under 18, not over a year ago, no court ruling (D10).

        It looks at what a school did with a complaint, so it is closed where only outsiders bully.
        """
        in_time = self.laatste_keer != "langer-dan-12-maanden"
        return self.minor and in_time and not self.court_ruled and self.someone_at_school

    @property
    def ombudsman_beside(self) -> bool:
        """The Kinderombudsman may be asked now, while the klachtencommissie is still to be tried."""
        return self.ombudsman_open and "klachtencommissie" not in self.tried

    @property
    def signal_for_inspection(self) -> bool:
        """A melding about the school fits: no contact person, an ignored complaint, or it fails up to the directeur (D11)."""
        fails = self.school_fails and (self.talked_high or self.urgent)
        return (self.no_contact_person or self.complaint_ignored or fails) and self.someone_at_school

"""Facts about offences: what may be a crime, by someone of which age, and the 3 months for some of them (D15)."""

from __future__ import annotations

from escalation.domain.facts_danger import DangerFacts
from escalation.domain.questions import OFFENCES, UNKNOWN

_OVER_3_MONTHS = ("3-tot-9-maanden", "9-tot-12-maanden", "langer-dan-12-maanden")
_COMPLAINT_OFFENCES = frozenset({"woorden-en-buitensluiten", "online", "bedreiging", "discriminatie"})


class OffenceFacts(DangerFacts):
    """What the police may be told."""

    @property
    def offence(self) -> bool:
        """Something that may be a crime (domain.md 2.13)."""
        return not self.wat_gebeurt.isdisjoint(OFFENCES)

    @property
    def outsider_for_police(self) -> bool:
        """A possible crime by outsiders only: the police can do more than the school, and have not been asked yet."""
        return self.only_outsiders and self.offence and "politie" not in self.tried

    @property
    def outsider_for_school(self) -> bool:
        """Someone outside school bullies, and the police need not come first."""
        return self.by_outsider and not self.outsider_for_police

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

"""Facts about the child: its kind of school and age, its health, whether it goes to school, the help it has."""

from __future__ import annotations

from functools import cached_property

from escalation.domain.given import Given
from escalation.domain.ladder import Sector, ladder

_ABSENT = frozenset({"soms-thuis", "thuis-korter-dan-4-weken", "thuis-4-weken-of-langer"})
_COMPULSORY_AGES = frozenset({"5-11", "12", "13-15", "16-17"})


class PupilFacts(Given):
    """The child and its school, whatever the school does."""

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

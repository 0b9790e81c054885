"""Facts about danger: who does it, how grave it is, and whether it can wait."""

from __future__ import annotations

from functools import cached_property

from escalation.domain.facts_school import SchoolFacts
from escalation.domain.questions import UNKNOWN

_STAFF = frozenset({"leraar-of-mentor", "directeur", "schoolbestuur", "andere-medewerker"})
_AT_SCHOOL = _STAFF | {"leerlingen", UNKNOWN}
_GRAVEST = frozenset({"bedreiging", "afpersing", "seksueel-gedrag", "seksuele-beelden"})
_URGENT = _GRAVEST | {"slaan-en-schoppen"}
_INSPECTOR_GROUNDS = _URGENT | {"discriminatie", UNKNOWN}


class DangerFacts(SchoolFacts):
    """Who does what to the child, and how grave that is."""

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
    def someone_at_school(self) -> bool:
        """A pupil or staff bullies; not known counts as maybe. Else the school did nothing to complain about."""
        return not self.wie_pest.isdisjoint(_AT_SCHOOL)

    @property
    def only_outsiders(self) -> bool:
        """Someone outside school bullies, and nobody at school."""
        return self.by_outsider and not self.someone_at_school

    @property
    def sexual_by_staff(self) -> bool:
        """Sexual behaviour or images in which staff has a part (WPO 4a, WVO 2020 3.39)."""
        return self.by_staff and not self.wat_gebeurt.isdisjoint(("seksueel-gedrag", "seksuele-beelden"))

    @property
    def board_must_report(self) -> bool:
        """The board must consult the vertrouwensinspecteur and report it; in the mbo for minors only (WEB, domain.md 2.11)."""
        return self.sexual_by_staff and not (self.at_mbo and self.adult)

    @property
    def adult_student_may_report(self) -> bool:
        """The same to a student of 18 or over at the mbo, for whom no law obliges the board."""
        return self.sexual_by_staff and self.at_mbo and self.adult

    @cached_property
    def causes(self) -> frozenset[str]:
        """The rungs whose person is the cause, and so is never advised (D8)."""
        named = self.wie_pest & {"directeur", "schoolbestuur"}
        return named | ({"leraar", "mentor", "docent"} if "leraar-of-mentor" in self.wie_pest else set())

    # --- what happens -----------------------------------------------------------------------------------------
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
    def violence(self) -> bool:
        """Hitting and kicking."""
        return "slaan-en-schoppen" in self.wat_gebeurt

    @property
    def discriminated(self) -> bool:
        """Discrimination."""
        return "discriminatie" in self.wat_gebeurt

    @property
    def online(self) -> bool:
        """Something of it happens online."""
        return not self.wat_gebeurt.isdisjoint(("online", "seksuele-beelden"))

    # --- how grave it is --------------------------------------------------------------------------------------
    @property
    def possible_danger(self) -> bool:
        """Danger now; not known counts as maybe (D2)."""
        return self.direct_gevaar in ("ja", UNKNOWN)

    @property
    def possible_suicide(self) -> bool:
        """The child speaks of death or hurts itself; not known counts as maybe (D2)."""
        return not self.gezondheid.isdisjoint(("doodswens-of-zelfbeschadiging", UNKNOWN))

    @property
    def unsafe_tomorrow(self) -> bool:
        """School must act before the next school day: danger that may be there, or what threatens and is no year ago."""
        return self.possible_danger or (self.laatste_keer != "langer-dan-12-maanden" and (self.threatened or self._unprotected))

    @property
    def _unprotected(self) -> bool:
        """Hit or touched by who works at school, or still after going to the directeur, the board or a commission."""
        return not self.wat_gebeurt.isdisjoint(("slaan-en-schoppen", "seksueel-gedrag")) and (self.by_staff or self.talked_high)

    @property
    def urgent(self) -> bool:
        """Safety is at stake, so nothing waits (S8; domain.md 2.4 and section 4)."""
        self_harm = "doodswens-of-zelfbeschadiging" in self.gezondheid
        return self.possible_danger or self_harm or not self.wat_gebeurt.isdisjoint(_URGENT)

    @property
    def skips_the_class(self) -> bool:
        """The climb starts at the directeur (S8): in the gravest cases, in others that are urgent once the school was told.

        Not where only outsiders do it: then the class is where the child needs support.
        """
        return (self._gravest or (self.urgent and not self.school_not_told)) and self.someone_at_school

    @property
    def _gravest(self) -> bool:
        """Danger that is certain, threats, or something sexual: too grave to begin in the class."""
        return self.direct_gevaar == "ja" or not self.wat_gebeurt.isdisjoint(_GRAVEST)

    @property
    def bullying_to_be_shown(self) -> bool:
        """The school does not see it, and there is time to look out for it: no danger, and nobody of the school does it."""
        return self.school_denies and not self.urgent and not self.by_staff

    @property
    def serious_bullying(self) -> bool:
        """Long, or with grave harm, or with bodily harm that lasts (D12)."""
        grave = not self.gezondheid.isdisjoint(("somber-of-bang", "doodswens-of-zelfbeschadiging"))
        bodily = not self.gezondheid.isdisjoint(("lichamelijk-of-stress", "slaapt-of-eet-slecht"))
        return self.lasts_long or grave or (bodily and self.hoe_lang == "3-tot-12-maanden")

    @property
    def for_confidential_inspector(self) -> bool:
        """A category of WOT article 6, or serious bullying (D12); 'weet ik niet' at sexual counts as maybe (D2).

        Staff that bullies is psychological violence, which is such a category.
        """
        return self.serious_bullying or self.by_staff or not self.wat_gebeurt.isdisjoint(_INSPECTOR_GROUNDS)

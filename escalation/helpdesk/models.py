"""What the helpdesk keeps: counts of a day, and two rights. Nothing of a visitor and nothing of a call."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class DayCount(models.Model):
    """How often something happened on a day; not which numbers were one visitor's.

    Rows from before every count was a daily one, of the month that begins with `day`, have MONTHLY before their subject.
    """

    MONTHLY: ClassVar[str] = "m:"

    day = models.DateField("dag")
    subject = models.CharField("onderwerp", max_length=20)
    value = models.CharField("waarde", max_length=60, blank=True)
    number = models.PositiveBigIntegerField("aantal", default=0)

    class Meta:
        default_permissions = ()
        permissions = (
            ("use_helpdesk", "Mag de helpdesk gebruiken"),
            ("edit_content", "Mag in het beheer de teksten aanpassen"),
        )
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["day", "subject", "value"], name="one_count_a_day")
        ]

    def __str__(self) -> str:
        """Return what was counted."""
        return f"{self.day} {self.subject} {self.value}: {self.number}"

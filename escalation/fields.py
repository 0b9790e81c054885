"""A text field that holds a list: one line an item. Editors type lines, code sees a tuple."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper


def lines(value: str | Iterable[str] | None) -> tuple[str, ...]:
    """Return the non-empty lines of `value`, stripped; an iterable of lines is taken as it is."""
    parts = value.splitlines() if isinstance(value, str) else (value or ())
    return tuple(line for part in parts if (line := str(part).strip()))


class LinesField(models.TextField):
    """A list of sentences or slugs, stored as text with a line for each."""

    def from_db_value(self, value: str | None, expression: object, connection: BaseDatabaseWrapper) -> tuple[str, ...]:
        """Return the stored lines."""
        return lines(value)

    def to_python(self, value: str | Iterable[str] | None) -> tuple[str, ...]:
        """Return `value` as lines."""
        return lines(value)

    def get_prep_value(self, value: str | Iterable[str] | None) -> str:
        """Return what goes into the database."""
        return "\n".join(lines(value))

    def value_from_object(self, obj: models.Model) -> Any:
        """Return what the admin's text area shows."""
        return self.get_prep_value(getattr(obj, self.attname))

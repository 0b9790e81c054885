"""`manage.py check` holds code and content against each other; a gap stops it with the name of the record."""

from __future__ import annotations

from django.core.checks import CheckMessage, Error, Warning
from django.utils import timezone

from escalation.content import ContentError, catalogue, fixture_catalogue
from escalation.domain.agreement import disagreements, stale


def content_check(**_: object) -> list[CheckMessage]:
    """Return an error for each gap in the fixtures or in the content in use, and a warning for each old check."""
    try:
        catalogues = {"fixtures": fixture_catalogue(), "in gebruik": catalogue()}
    except ContentError as error:
        return [Error(str(error), id="escalation.E001")]
    gaps = [f"{name}: {gap}" for name, texts in catalogues.items() for gap in disagreements(texts)]
    messages: list[CheckMessage] = [Error(gap, id="escalation.E002") for gap in dict.fromkeys(gaps)]
    old = stale(catalogues["in gebruik"], timezone.localdate())
    return [*messages, *(Warning(sentence, id="escalation.W001") for sentence in old)]

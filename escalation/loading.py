"""Fixtures into the database: new records are added, changed ones updated, what an editor changed here is kept."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.db import transaction

from escalation.content import KINDS, LANGUAGE, Kind, RawRecord, build, fixture_records
from escalation.models import Words


@dataclass
class Report:
    """What loading did, as counts, and the records that were left as an editor made them."""

    added: int = 0
    updated: int = 0
    same: int = 0
    kept: list[str] = field(default_factory=list)


def load_fixtures() -> Report:
    """Bring the database up to the fixtures, all or nothing. Raises ContentError naming the first unusable record."""
    report = Report()
    with transaction.atomic():
        for kind in KINDS:
            _load_kind(kind, report)
    return report


def _load_kind(kind: Kind, report: Report) -> None:
    held = {
        row.slug: row for row in kind.model._default_manager.filter(language=LANGUAGE).prefetch_related(*kind.model.children)
    }
    for position, record in enumerate(fixture_records(kind)):
        wanted = build(kind, record)
        row = held.get(wanted.slug)
        if row is None:
            report.added += 1
            _write(kind.model(slug=wanted.slug), record, position)
        elif build(kind, row.as_record()) == wanted and row.position == position:
            report.same += 1
        elif row.edited:
            report.kept.append(f"{kind.name}: {row.slug}")
        else:
            report.updated += 1
            _write(row, record, position)


def _write(row: Words, record: RawRecord, position: int) -> None:
    """Write `record` and its children into `row`."""
    for name, value in _own_fields(row, record).items():
        setattr(row, name, value)
    row.position = position
    row.save()
    for name, model_name in row.children.items():
        model = apps.get_model("escalation", model_name)
        getattr(row, name).all().delete()
        for place, part in enumerate(record.get(name) or ()):
            model.objects.create(parent=row, position=place, **part)


def _own_fields(row: Words, record: RawRecord) -> dict[str, Any]:
    names = {field.name for field in row._meta.concrete_fields} - row.own - {"position", "slug"}
    values = {name: value for name, value in record.items() if name in names and value is not None}
    return {"language": LANGUAGE, "source": str(record.get("source_url") or record["slug"]), **values}

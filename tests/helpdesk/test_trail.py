"""The trail that staff leave in the admin: who changed which text, and never an answer of a caller."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from escalation.domain.plancode import encode
from escalation.models import Source
from tests.families import EVERYTHING, walked
from tests.helpdesk.conftest import log_in, person

CALL, PAPER = "/helpdesk/gesprek/", "/helpdesk/gesprek/papier/"
EMPTY = {"_save": "Opslaan"}


@pytest.fixture
def source(db: None) -> Source:
    call_command("load_content", verbosity=0)
    return Source.objects.order_by("pk").first()  # type: ignore[return-value]


def change(client: Client, source: Source, title: str) -> None:
    """Give `source` another title on its page in the admin."""
    url = f"/beheer/escalation/source/{source.pk}/change/"
    form = client.get(url).context["adminform"].form
    data = {name: "" if value is None else value for name, value in form.initial.items()} | {"title": title} | EMPTY
    assert client.post(url, data).status_code == 302


def hold_a_call(client: Client) -> set[str]:
    """Hold a call with every answer the site knows; return all that tells something of the family."""
    code = encode(walked(EVERYTHING).answers, timezone.localdate() - timedelta(days=20))
    forms: list[dict[str, object]] = [{**EVERYTHING, "deel": "plan"}, {**EVERYTHING}, {"code": code}]
    for form in [*forms, {**EVERYTHING, "van_code": code, "uitkomst": "wacht", "dag": "MERKDAG"}]:
        assert client.post(CALL, form).status_code == 200
    assert client.post(PAPER, {**EVERYTHING, "papier": "gesprek.docx"}).status_code == 200
    return {value for values in EVERYTHING.values() for value in values if len(value) > 5} | {code, "MERKDAG"}


def trail() -> str:
    """Return all that the log of the admin and the history of every text hold."""
    entries = LogEntry.objects.values_list("user__username", "object_repr", "change_message", "object_id")
    history = Source.history.values_list("history_user__username", "title", "history_change_reason")
    return f"{list(entries)} {list(history)}"


def test_the_log_names_who_changed_which_text(client: Client, editor: User, source: Source) -> None:
    log_in(client, editor)
    change(client, source, "Een andere titel")
    entry = LogEntry.objects.get()
    assert (entry.user, entry.action_flag, entry.object_id) == (editor, CHANGE, str(source.pk))
    assert entry.get_edited_object() == source
    assert "titel" in entry.get_change_message().lower()
    latest = source.history.latest()
    assert (latest.history_user, latest.title) == (editor, "Een andere titel")


def test_a_change_by_each_of_two_editors_stands_under_his_own_name(client: Client, editor: User, source: Source) -> None:
    other, browser = person("noura", "redacteur"), Client(HTTP_HOST="localhost")
    log_in(client, editor)
    log_in(browser, other)
    change(client, source, "Eerst dit")
    change(browser, source, "Toen dit")
    found = [(entry.user.username, entry.object_id) for entry in LogEntry.objects.order_by("pk")]
    assert found == [("rachid", str(source.pk)), ("noura", str(source.pk))]
    assert list(source.history.values_list("history_user__username", flat=True)[:2]) == ["noura", "rachid"]


def test_a_call_leaves_nothing_in_the_log_and_the_history(client: Client, manager: User, source: Source) -> None:
    log_in(client, manager)
    change(client, source, "Een andere titel")
    before, entries = trail(), LogEntry.objects.count()
    marks = hold_a_call(client)
    assert len(marks) > 20
    assert LogEntry.objects.count() == entries
    after = trail()
    assert not {mark for mark in marks if after.count(mark) > before.count(mark)}
    assert after == before

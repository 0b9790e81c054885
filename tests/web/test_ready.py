"""A worker that gets ready for its first plan."""

import sys

import pytest

from escalation.views import ready


def test_getting_ready_writes_a_whole_plan_and_starts_what_makes_pdfs(monkeypatch: pytest.MonkeyPatch) -> None:
    started, written, write = [], [], ready.stappenplan_html
    monkeypatch.setattr(ready, "warm_up", lambda: started.append(True))
    monkeypatch.setattr(ready, "stappenplan_html", lambda *given: written.append(write(*given)))
    ready.get_ready()
    assert started == [True]
    assert {"holidays", "segno"} <= set(sys.modules)
    for part in ("Jouw stappenplan", "Dit doe je nu", "Om af te vinken", "Wie kun je bellen?", "qr-code"):
        assert part in written[0]


def test_a_worker_that_is_not_to_get_ready_does_not(monkeypatch: pytest.MonkeyPatch, settings: object) -> None:
    monkeypatch.setattr(settings, "PDF_READY_AFTER_SECONDS", 0)
    monkeypatch.setattr(ready, "Timer", lambda *_: pytest.fail("it was asked not to"))
    ready.get_ready_soon()

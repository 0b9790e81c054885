"""Thousands of requests as no browser sends them: never a fault of ours, never a slow answer, and nobody loses anything.

PESTWIJZER_SHOTS says how many (5,000; `make soak` fires 100,000), PESTWIJZER_SEED which ones (a new seed each day).
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.conf import settings
from django.urls import URLPattern, get_resolver, resolve

from escalation.urls import urlpatterns
from tests.families import EVERYTHING, NOOR, but
from tests.helpdesk.test_doors import routes
from tests.trust import fuzz
from tests.trust.bombard import bombard, jars_of
from tests.trust.parent import Parent
from tests.trust.server import Server

pytestmark = pytest.mark.alone

SHOTS = int(os.environ.get("PESTWIJZER_SHOTS", "5000"))
SEED = int(os.environ.get("PESTWIJZER_SEED", f"{datetime.now(UTC):%Y%m%d}"))


def visitors(server: Server) -> list[str]:
    """Return the answers of visitors who stand at several places, sealed."""
    found = []
    for answers, steps in ((NOOR, 2), (NOOR, 99), (EVERYTHING, 99), (but(NOOR, direct_gevaar="ja"), 7)):
        parent = Parent(server.port)
        parent.go_on(answers, steps)
        found.append(parent.cookies["__Host-antwoorden"])
    return jars_of(found)


def test_every_address_of_the_site_is_aimed_at() -> None:
    kinds = (fuzz.QUESTION_URLS, fuzz.PAGES, fuzz.CODES, fuzz.LETTER_URLS, fuzz.TEXTS, fuzz.FOUND[:3], fuzz.DATA, fuzz.PAPERS)
    aimed = {resolve(url.split("?")[0]).view_name for urls in kinds for url in urls}
    assert aimed >= {one.name for one in urlpatterns if isinstance(one, URLPattern)} - {"patterns"}
    assert set(fuzz.DOORS) >= {url for url in routes(get_resolver()) if url.startswith(settings.STAFF_PATHS)}


def test_no_request_is_a_fault_or_slow_and_the_journey_beside_it_keeps_its_answers(
    server: Server, say: Callable[[str], None]
) -> None:
    beside = Parent(server.port)
    beside.go_on(NOOR)
    answers, start = beside.get("/antwoorden/").text, time.monotonic()
    found = bombard(server.port, SEED, visitors(server), SHOTS)
    took = f"{time.monotonic() - start:.0f} s, slowest {found.slowest:.2f} s, {found.cut} cut off"
    say(f"seed {SEED}: {SHOTS} requests in {took}, {dict(sorted(found.statuses.items()))}")
    assert not found.faults[:3]
    assert not found.slow[:3]
    assert beside.get("/antwoorden/").text == answers
    assert beside.has_a_plan()
    assert not faults_in(server.lines())


def faults_in(log: str) -> list[str]:
    """Return the lines of `log` that tell of a fault of ours."""
    lines = log.splitlines()
    assert "Traceback" not in log
    return [line for line in lines if json.loads(line)["event"] == "django.request" and json.loads(line)["level"] == "ERROR"]

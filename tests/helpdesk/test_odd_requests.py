"""Requests as no browser sends them, from a browser that is logged in: never a fault of ours, and the login stays."""

from __future__ import annotations

import os
import random
from datetime import UTC, datetime
from urllib.parse import quote

from django.contrib.auth.models import User
from django.test import Client

from escalation.domain.questions import QUESTIONS
from tests.helpdesk.conftest import log_in
from tests.trust.fuzz import FORM, METHODS, ODD, Gun

SEED = int(os.environ.get("PESTWIJZER_SEED", f"{datetime.now(UTC):%Y%m%d}"))
SHOTS = 300
PLACES = (
    *("/helpdesk/", "/helpdesk/wakker/", "/helpdesk/cijfers/", "/helpdesk/cijfers/cijfers.csv", "/helpdesk/oefenen/noor/"),
    *("/helpdesk/gesprek/", "/helpdesk/gesprek/", "/helpdesk/gesprek/papier/", "/account/tweede-stap/", "/account/bevestigen/"),
)
NAMES = ("code", "periode", "was", "begon", "maak", "papier", "vraag", *(question.key for question in QUESTIONS))


def fire(client: Client, dice: random.Random, gun: Gun) -> tuple[int, str]:
    """Send one odd request; returns the status and where it went."""
    query = "&".join(f"{dice.choice(NAMES)}={quote(dice.choice(ODD), errors='replace')}" for _ in range(dice.randrange(3)))
    method, url = dice.choice(METHODS), f"{dice.choice(PLACES)}?{query}"
    answer = client.generic(method, url, gun.body(), content_type=FORM, secure=True)
    return answer.status_code, f"{method} {url}"


def test_no_odd_request_of_someone_who_is_logged_in_is_a_fault(client: Client, employee: User) -> None:
    client.raise_request_exception = False
    log_in(client, employee)
    dice = random.Random(SEED)  # noqa: S311  (the same again is what it is for)
    gun = Gun(SEED, ["a=b"])
    found = [fire(client, dice, gun) for _ in range(SHOTS)]
    assert not [(SEED, *one) for one in found if one[0] >= 500]
    assert {200, 405, 413} <= {status for status, _ in found}
    assert client.get("/helpdesk/").status_code == 200

"""Staff and parents kept apart: sessions and the database are for the addresses of staff, and fail for those alone."""

from __future__ import annotations

import pytest
from django.conf import LazySettings
from django.contrib.auth.models import User
from django.contrib.sessions.backends.db import SessionStore
from django.db import OperationalError
from django.db.backends.base.base import BaseDatabaseWrapper
from django.test import Client

from tests.families import NOOR
from tests.helpdesk.conftest import LOGIN, give_password, log_in
from tests.web.visitor import answer_all


def away(*_: object, **__: object) -> None:
    raise OperationalError("the database is away")


def test_a_browser_with_a_session_of_staff_walks_to_the_plan_without_the_database(client: Client) -> None:
    # pytest-django refuses every query in a test without the `db` mark.
    client.cookies["sessionid"] = "van-een-medewerker"
    answer_all(client, NOOR)
    for url in ("/", "/plan/", "/lezen/", "/privacy/", "/bestaat-niet/"):
        client.get(url)
    assert "sessionid" not in client.get("/plan/").cookies


def test_a_parent_never_gets_a_session(client: Client) -> None:
    answer_all(client, NOOR)
    assert set(client.cookies) <= {"csrftoken", "antwoorden"}


@pytest.mark.parametrize("url", ["/helpdesk/", "/beheer/", "/account/tweede-stap/", "/helpdesk/cijfers/"])
def test_with_the_database_away_staff_read_so_in_dutch(
    client: Client, employee: User, monkeypatch: pytest.MonkeyPatch, url: str
) -> None:
    log_in(client, employee)
    with monkeypatch.context() as patch:
        patch.setattr(BaseDatabaseWrapper, "cursor", away)
        page = client.get(url)
    assert page.status_code == 503
    assert page.headers["Retry-After"] == "60"
    assert "De database geeft geen antwoord" in page.content.decode()
    assert client.get("/helpdesk/").status_code == 200


def test_a_database_that_goes_away_during_a_login_is_no_500(
    client: Client, employee: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(SessionStore, "save", away)
    assert client.post(LOGIN, {"login": "sanne", "password": "vier losse woorden samen"}).status_code == 503


def test_in_the_local_run_no_second_factor_is_asked_but_a_role_is(
    client: Client, newcomer: User, settings: LazySettings
) -> None:
    settings.SECOND_FACTOR_REQUIRED = False
    give_password(client, newcomer)
    assert client.get("/helpdesk/").status_code == 200
    newcomer.groups.clear()
    assert client.get("/helpdesk/").status_code == 403

"""What an attacker tries on the pages of staff: a chosen session, forged forms, odd ways back, other hosts, frames."""

from __future__ import annotations

import re

import pytest
from django.contrib.auth.hashers import get_hasher
from django.contrib.auth.models import User
from django.contrib.sessions.backends.db import SessionStore
from django.test import Client

from tests.helpdesk.conftest import LOGIN, PASSWORD, SECOND_FACTOR, code_for, give_password, log_in

EVIL = "evil.example"
ELSEWHERE = (
    f"https://{EVIL}",
    f"//{EVIL}",
    rf"\\{EVIL}",
    rf"/\{EVIL}",
    f"/\t{EVIL}",
    f"/\t/{EVIL}",
    "javascript:alert(1)",
)


@pytest.fixture
def strict() -> Client:
    """Return a browser whose forms are checked, as everywhere outside tests."""
    return Client(HTTP_HOST="localhost", enforce_csrf_checks=True)


def token(client: Client, address: str) -> str:
    return client.get(address).content.decode().split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]


def test_the_id_of_a_session_changes_at_login(client: Client, employee: User) -> None:
    give_password(client, employee)
    before = client.cookies["sessionid"].value
    client.post(SECOND_FACTOR, {"code": code_for(employee.secret)})  # type: ignore[attr-defined]
    assert client.cookies["sessionid"].value != before
    assert not SessionStore().exists(before)


def test_a_session_that_an_attacker_chose_or_began_is_of_no_use_to_him(client: Client, employee: User) -> None:
    attacker = Client(HTTP_HOST="localhost")
    give_password(attacker, employee, "fout")
    attacker.get("/account/inloggen/")
    planted = SessionStore()
    planted.create()
    for chosen in ("gekozen", planted.session_key):
        victim = Client(HTTP_HOST="localhost")
        victim.cookies["sessionid"] = chosen
        client.cookies["sessionid"] = chosen
    log_in(victim, employee)
    assert victim.cookies["sessionid"].value not in ("gekozen", planted.session_key)
    assert client.get("/helpdesk/").headers["Location"].startswith(LOGIN)


def test_a_flag_of_a_second_factor_does_not_count_for_another_account(client: Client, employee: User, newcomer: User) -> None:
    log_in(client, employee)
    flag = client.session["tweede_stap"]
    client.post("/account/uitloggen/")
    give_password(client, newcomer)
    ours = client.session
    ours["tweede_stap"] = flag
    ours.save()
    assert client.get("/helpdesk/").headers["Location"] == "/account/tweede-stap/"


@pytest.mark.parametrize(
    "address", [LOGIN, "/account/uitloggen/", "/account/sessies/", "/account/wachtwoord/", "/beheer/logout/"]
)
def test_a_form_without_our_token_is_refused_and_changes_nothing(strict: Client, employee: User, address: str) -> None:
    strict.force_login(employee)
    assert strict.post(address, {"login": "sanne", "password": PASSWORD}).status_code == 403
    assert strict.get("/account/tweede-stap/").status_code == 200


def test_a_form_from_another_site_is_refused_though_its_token_is_right(strict: Client, employee: User) -> None:
    form = {"csrfmiddlewaretoken": token(strict, LOGIN), "login": "sanne", "password": PASSWORD}
    assert strict.post(LOGIN, form, headers={"Origin": "https://evil.example"}).status_code == 403
    assert strict.post(LOGIN, form, headers={"Origin": "http://localhost"}).status_code == 302


@pytest.mark.parametrize("elsewhere", ELSEWHERE)
def test_logging_in_and_out_never_leads_elsewhere(client: Client, employee: User, elsewhere: str) -> None:
    give_password(client, employee, next=elsewhere)
    code = {"code": code_for(employee.secret), "next": elsewhere}  # type: ignore[attr-defined]
    ways = (
        client.post(SECOND_FACTOR, code),
        client.get(LOGIN, {"next": elsewhere}),
        client.post("/account/uitloggen/", {"next": elsewhere}),
    )
    for way in ways:
        assert re.match(r"/[a-z%]", way.headers["Location"])


def test_logging_in_leads_back_to_the_page_of_ours_that_was_asked(client: Client, employee: User) -> None:
    give_password(client, employee, next="/helpdesk/cijfers/")
    done = client.post(SECOND_FACTOR, {"code": code_for(employee.secret)})  # type: ignore[attr-defined]
    assert done.headers["Location"] == "/helpdesk/cijfers/"


@pytest.mark.parametrize("host", [EVIL, f"localhost@{EVIL}", "localhost:80:80", f"{EVIL}:8000", f"localhost, {EVIL}"])
@pytest.mark.parametrize("address", [LOGIN, "/helpdesk/", "/beheer/"])
def test_another_host_is_refused(address: str, host: str) -> None:
    assert Client(HTTP_HOST=host).get(address).status_code == 400


def test_a_forwarded_host_changes_nothing(client: Client) -> None:
    answer = client.get("/helpdesk/", headers={"X-Forwarded-Host": "evil.example", "X-Forwarded-For": "192.0.2.1"})
    assert answer.headers["Location"] == "/account/inloggen/?next=/helpdesk/"


@pytest.mark.django_db
@pytest.mark.parametrize("address", [LOGIN, "/helpdesk/", "/beheer/", "/account/tweede-stap/"])
def test_no_page_of_staff_can_be_framed_or_run_foreign_scripts(client: Client, address: str) -> None:
    headers = client.get(address).headers
    assert headers["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert "unsafe" not in headers["Content-Security-Policy"]


def test_the_cookie_of_a_session_is_out_of_reach_of_scripts_and_ends_with_the_browser(client: Client, employee: User) -> None:
    log_in(client, employee)
    morsel = client.cookies["sessionid"]
    assert morsel["httponly"]
    assert morsel["samesite"] == "Lax"
    assert not morsel["max-age"]


def test_no_page_of_an_account_has_a_script_or_a_style_in_its_text(client: Client, manager: User) -> None:
    log_in(client, manager)
    for address in ("/helpdesk/", "/helpdesk/cijfers/", "/account/tweede-stap/", "/account/sessies/", "/account/wachtwoord/"):
        page = client.get(address).content.decode()
        assert "<style" not in page
        assert " style=" not in page
        assert page.count("<script") == page.count("<script src=")


def test_an_unknown_name_costs_as_many_hashes_as_a_wrong_password(
    client: Client, employee: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    hasher, hashed = get_hasher(), []
    encode = type(hasher).encode
    monkeypatch.setattr(type(hasher), "encode", lambda own, *given, **more: (hashed.append(1), encode(own, *given, **more))[1])
    counts = []
    for name in ("sanne", "onbekend"):
        hashed.clear()
        client.post(LOGIN, {"login": name, "password": "fout"})
        counts.append(len(hashed))
    assert counts[0] == counts[1] > 0

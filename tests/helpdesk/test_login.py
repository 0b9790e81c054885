"""Logging in for real: password, app, recovery codes, lockout, and the end of a session."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.core.management import CommandError, call_command
from django.db import transaction
from django.test import Client
from pytest_django.fixtures import Settings

from tests.helpdesk.conftest import LOGIN, PASSWORD, SECOND_FACTOR, code_for, give_password, log_in, person

START = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
LOCKED = "Te vaak geprobeerd"


@pytest.fixture
def clock() -> Iterator[time_machine.Coordinates]:
    with time_machine.travel(START, tick=False) as clock:
        yield clock


@pytest.fixture(autouse=True)
def committed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let what waits for the database to commit happen at once, as it does when a test holds no transaction open."""
    monkeypatch.setattr(transaction, "on_commit", lambda done, *_, **__: done())


def other_browser() -> Client:
    return Client(HTTP_HOST="localhost")


def inside(client: Client) -> bool:
    return client.get("/helpdesk/").status_code == 200


def confirm(client: Client, address: str) -> None:
    """Open `address`, and confirm with the password that it is oneself."""
    asked = client.get(address).headers["Location"]
    assert asked.startswith("/account/bevestigen/")
    assert client.post(asked, {"password": PASSWORD}).headers["Location"] == address


def set_up_app(client: Client) -> str:
    """Scan what the page shows, and give the code of the app; return where that leads."""
    page = client.get("/account/app/")
    assert "<svg" in page.content.decode()
    return client.post("/account/app/", {"code": code_for(page.context["form"].secret)}).headers["Location"]


# --- the second factor ----------------------------------------------------------------------------------------------


def test_a_newcomer_sets_up_an_app_gets_recovery_codes_and_is_in(client: Client, newcomer: User) -> None:
    give_password(client, newcomer)
    confirm(client, "/account/app/")
    assert set_up_app(client) == "/account/herstelcodes/"
    assert client.get("/account/herstelcodes/").content.count(b"<code>") == 10
    assert inside(client)


def test_setting_up_an_app_ends_the_sessions_of_who_knows_the_password_only(client: Client, newcomer: User) -> None:
    thief = other_browser()
    give_password(thief, newcomer)
    give_password(client, newcomer)
    confirm(client, "/account/app/")
    set_up_app(client)
    assert thief.get("/helpdesk/").headers["Location"].startswith(LOGIN)


def test_a_session_without_second_factor_stays_out_though_the_account_has_one(client: Client, newcomer: User) -> None:
    give_password(client, newcomer)
    Authenticator.objects.create(user=newcomer, type="totp", data={"secret": "x"})
    assert client.get("/helpdesk/").headers["Location"] == "/account/tweede-stap/"


def test_a_wrong_code_and_a_code_used_before_are_refused(client: Client, employee: User, clock: object) -> None:
    log_in(client, employee)
    again = other_browser()
    give_password(again, employee)
    for code in (code_for(employee.secret), "000000", "", "x" * 5000, "\x00"):  # type: ignore[attr-defined]
        assert again.post(SECOND_FACTOR, {"code": code}).status_code == 200
    assert not inside(again)


def test_a_recovery_code_works_once(client: Client, employee: User) -> None:
    code = Authenticator.objects.get(user=employee, type="recovery_codes").wrap().get_unused_codes()[0]
    give_password(client, employee)
    assert client.post(SECOND_FACTOR, {"code": code}).headers["Location"] == "/helpdesk/"
    assert inside(client)
    again = other_browser()
    give_password(again, employee)
    assert "Deze code klopt niet" in again.post(SECOND_FACTOR, {"code": code}).content.decode()


def test_without_the_last_second_factor_one_is_out_until_there_is_a_new_one(client: Client, employee: User) -> None:
    log_in(client, employee)
    confirm(client, "/account/app/weg/")
    client.post("/account/app/weg/")
    assert client.get("/helpdesk/").headers["Location"] == "/account/tweede-stap/"


def test_the_database_does_not_give_the_secrets_away(employee: User) -> None:
    stored = str(list(Authenticator.objects.values_list("data", flat=True)))
    assert employee.secret not in stored  # type: ignore[attr-defined]


# --- lockout --------------------------------------------------------------------------------------------------------


def test_five_wrong_passwords_lock_the_account_in_dutch_and_a_quarter_of_an_hour_opens_it(
    client: Client, employee: User, clock: time_machine.Coordinates
) -> None:
    for _ in range(5):
        assert LOCKED not in client.post(LOGIN, {"login": "sanne", "password": "fout"}).content.decode()
    assert LOCKED in client.post(LOGIN, {"login": "sanne", "password": PASSWORD}).content.decode()
    assert LOCKED in other_browser().post(LOGIN, {"login": "SANNE ", "password": PASSWORD}).content.decode()
    clock.shift(timedelta(minutes=15, seconds=1))
    assert give_password(client, employee) == SECOND_FACTOR


def test_a_lock_on_one_account_leaves_another_from_the_same_place_alone(client: Client, employee: User, editor: User) -> None:
    for _ in range(6):
        client.post(LOGIN, {"login": "sanne", "password": "fout"})
    assert give_password(client, editor) == SECOND_FACTOR


def test_five_wrong_codes_lock_the_second_factor(client: Client, employee: User) -> None:
    give_password(client, employee)
    pages = [client.post(SECOND_FACTOR, {"code": f"{number:06}"}).content.decode() for number in range(6)]
    assert LOCKED not in pages[4]
    assert LOCKED in pages[5]
    assert LOCKED in client.post(SECOND_FACTOR, {"code": code_for(employee.secret)}).content.decode()  # type: ignore[attr-defined]


def test_who_tries_many_names_from_one_place_is_slowed_down_in_dutch(client: Client, employee: User) -> None:
    answers = [client.post(LOGIN, {"login": f"naam{number}", "password": "fout"}).status_code for number in range(31)]
    assert answers[-1] == 429
    assert "Te vaak geprobeerd" in client.post(LOGIN, {}).content.decode()
    elsewhere = Client(HTTP_HOST="localhost", REMOTE_ADDR="192.0.2.7")
    assert give_password(elsewhere, employee) == SECOND_FACTOR


def statuses(address: str, tries: int = 1) -> list[int]:
    """Return what who tries to log in by way of a proxy, from `address`, gets each time."""
    browser = Client(HTTP_HOST="localhost", HTTP_X_FORWARDED_FOR=address)
    return [browser.post(LOGIN, {"login": f"naam{number}"}).status_code for number in range(tries)]


def test_behind_our_proxy_who_tries_often_slows_down_nobody_elsewhere(db: None, settings: Settings) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    assert statuses("192.0.2.7", 31)[-1] == 429
    assert statuses("198.51.100.1, 192.0.2.7") == [429], "what the sender says himself does not count"
    assert statuses("192.0.2.8") == [200]


def test_all_addresses_of_one_ipv6_network_are_one_place(db: None, settings: Settings) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    assert statuses("2001:db8:1:2::1", 31)[-1] == 429
    assert statuses("2001:db8:1:2:a:b:c:d") == [429]
    assert statuses("2001:db8:1:3::1") == [200]


def test_without_a_proxy_of_ours_nobody_chooses_his_own_address(db: None) -> None:
    assert statuses("192.0.2.7", 31)[-1] == 429
    assert statuses("192.0.2.8") == [429]


def test_an_unknown_name_and_a_wrong_password_get_the_same_answer(client: Client, employee: User) -> None:
    pages = [client.post(LOGIN, {"login": name, "password": "fout"}) for name in ("sanne", "bestaat-niet")]
    assert {page.status_code for page in pages} == {200}
    assert all("De naam of het wachtwoord klopt niet" in page.content.decode() for page in pages)


@pytest.mark.parametrize("header", ["REMOTE_ADDR", "HTTP_X_FORWARDED_FOR"])
def test_no_address_of_who_logs_in_is_stored(employee: User, settings: Settings, header: str) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    somewhere = Client(HTTP_HOST="localhost", **{header: "192.0.2.123"})  # type: ignore[arg-type]
    log_in(somewhere, employee)
    assert "192.0.2.123" not in str(list(UserSession.objects.values()))
    assert str(UserSession.objects.get().ip).startswith("fd")


# --- sessions -------------------------------------------------------------------------------------------------------


def test_half_an_hour_without_a_request_ends_a_session(client: Client, employee: User, clock: time_machine.Coordinates) -> None:
    log_in(client, employee)
    for _ in range(3):
        clock.shift(timedelta(minutes=28))
        assert inside(client)
    clock.shift(timedelta(minutes=31))
    ended = client.get("/helpdesk/cijfers/?periode=2026").headers["Location"]
    assert ended == "/account/inloggen/?afgelopen=1&next=/helpdesk/cijfers/%3Fperiode%3D2026"
    assert "Je bent uitgelogd" in client.get(ended).content.decode()


def test_after_twelve_hours_a_session_ends_however_busy_it_was(
    client: Client, employee: User, clock: time_machine.Coordinates
) -> None:
    log_in(client, employee)
    for _ in range(12 * 3):
        clock.shift(timedelta(minutes=20))
        assert inside(client)
    clock.shift(timedelta(minutes=1))
    assert not inside(client)
    assert not Session.objects.exists()


def test_a_request_of_a_script_after_the_end_gets_401_with_a_link_to_log_in_in_a_new_tab(
    client: Client, employee: User, clock: time_machine.Coordinates
) -> None:
    log_in(client, employee)
    clock.shift(timedelta(minutes=31))
    answer = client.get("/helpdesk/wakker/", headers={"Sec-Fetch-Dest": "empty"})
    assert answer.status_code == 401
    assert 'href="/account/inloggen/?next=/helpdesk/ingelogd/" target="_blank"' in answer.content.decode()


def test_a_form_of_before_a_new_login_can_be_sent_with_the_secret_of_now(client: Client, editor: User) -> None:
    log_in(client, editor)
    old = client.get("/account/uitloggen/").context["csrf_token"]
    del client.cookies["sessionid"]
    give_password(client, editor)
    code = Authenticator.objects.get(user=editor, type="recovery_codes").wrap().get_unused_codes()[0]
    client.post(SECOND_FACTOR, {"code": code})
    client.handler.enforce_csrf_checks = True
    assert client.post("/account/uitloggen/", {"csrfmiddlewaretoken": str(old)}).status_code == 403
    new = client.get("/helpdesk/wakker/", headers={"Sec-Fetch-Dest": "empty"}).content.decode()
    assert client.post("/account/uitloggen/", {"csrfmiddlewaretoken": new}).headers["Location"] == LOGIN


def test_the_list_shows_where_one_is_logged_in_and_ends_one_or_all_others(client: Client, employee: User) -> None:
    browsers = [Client(HTTP_HOST="localhost", HTTP_USER_AGENT=f"Firefox/{number} Windows") for number in range(3)]
    for browser in browsers:
        give_password(browser, employee)
        code = Authenticator.objects.get(user=employee, type="recovery_codes").wrap().get_unused_codes()[0]
        browser.post(SECOND_FACTOR, {"code": code})
    mine = browsers[0]
    assert mine.get("/account/sessies/").content.decode().count("Firefox op Windows</h2>") == 3
    mine.post("/account/sessies/", {"sessie": UserSession.objects.get(user_agent="Firefox/1 Windows").pk})
    assert [inside(browser) for browser in browsers] == [True, False, True]
    mine.post("/account/sessies/")
    assert [inside(browser) for browser in browsers] == [True, False, False]


def test_one_cannot_end_the_session_of_another(client: Client, employee: User, editor: User) -> None:
    theirs = other_browser()
    log_in(theirs, editor)
    log_in(client, employee)
    client.post("/account/sessies/", {"sessie": UserSession.objects.get(user=editor).pk})
    assert theirs.get("/beheer/").status_code == 200


def test_logging_out_ends_the_session_on_the_server(client: Client, employee: User) -> None:
    log_in(client, employee)
    kept = client.cookies["sessionid"].value
    assert client.post("/account/uitloggen/").headers["Location"] == LOGIN
    client.cookies["sessionid"] = kept
    assert not inside(client)


def test_a_new_password_ends_the_other_sessions_and_weak_ones_are_refused(client: Client, employee: User) -> None:
    other = other_browser()
    log_in(other, employee)
    give_password(client, employee)
    client.post(SECOND_FACTOR, {"code": Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()[0]})
    for weak, complaint in (("kort", "te kort"), ("administrator", "te algemeen")):
        new = {"oldpassword": PASSWORD, "password1": weak, "password2": weak}
        assert complaint in client.post("/account/wachtwoord/", new).content.decode()
    strong = {"oldpassword": PASSWORD, "password1": "paars fietsbel dinsdag", "password2": "paars fietsbel dinsdag"}
    assert client.post("/account/wachtwoord/", strong).status_code == 302
    assert inside(client)
    assert not inside(other)


# --- the first account ----------------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_one_command_makes_the_first_account_with_a_password_shown_once(
    client: Client, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("eerste-account", "baas", "--maak-wachtwoord")
    password = capsys.readouterr().out.split("inloggen): ")[1].split()[0]
    user = User.objects.get(username="baas")
    assert {group.name for group in user.groups.all()} == {"medewerker", "redacteur"}
    assert give_password(client, user, password) == "/helpdesk/"


def test_the_command_lets_who_lost_everything_begin_anew(client: Client, manager: User) -> None:
    log_in(client, manager)
    call_command("eerste-account", "mieke", "--maak-wachtwoord")
    assert not inside(client)
    assert not Authenticator.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(("typed", "complaint"), [(["kort", "kort"], "te kort"), (["a" * 20, "b" * 20], "niet hetzelfde")])
def test_the_command_asks_for_a_password_and_refuses_a_weak_or_mistyped_one(
    monkeypatch: pytest.MonkeyPatch, typed: list[str], complaint: str
) -> None:
    monkeypatch.setattr("escalation.management.commands.eerste-account.getpass", lambda _: typed.pop(0))
    with pytest.raises(CommandError, match=complaint):
        call_command("eerste-account", "baas")
    assert not User.objects.exists()


def test_a_name_with_odd_signs_is_no_500(client: Client, db: None) -> None:
    person("gewoon")
    for name in ("", "\x00", "' OR 1=1 --", "é" * 500, "a\nb"):
        assert client.post(LOGIN, {"login": name, "password": "x"}).status_code == 200

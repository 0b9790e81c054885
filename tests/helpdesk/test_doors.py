"""Who may open what: every address of staff, for everyone. No door is left open beside the gate."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from escalation.models import Contact
from tests.helpdesk.conftest import LOGIN, PASSWORD, give_password, log_in, person

HELPDESK = (
    *("/helpdesk/", "/helpdesk/cijfers/", "/helpdesk/cijfers/cijfers.csv"),
    *("/helpdesk/gesprek/", "/helpdesk/oefenen/"),
)
ABOUT_THE_LOGIN = ("/helpdesk/wakker/", "/helpdesk/ingelogd/")
LEADING_ON = ("/beheer/login/",)
CONTENT = ("/beheer/", "/beheer/escalation/contact/", "/beheer/escalation/contact/1/change/", "/beheer/jsi18n/")
MANAGING = ("/beheer/auth/user/", "/beheer/auth/user/add/")
# What the pages of an account ask of someone who is not logged in: nothing but to log in.
OWN = ("/account/tweede-stap/", "/account/sessies/", "/account/wachtwoord/", "/account/passkeys/", "/account/herstelcodes/")


def routes(resolver: URLResolver, before: str = "/") -> Iterator[str]:
    """Yield the address of every route, with 1 for each value in it."""
    for part in resolver.url_patterns:
        address = before + str(part.pattern).replace("^", "").replace("$", "")
        if isinstance(part, URLResolver):
            yield from routes(part, address)
        elif isinstance(part, URLPattern):
            yield re.sub("<[^>]+>", "1", address)


def every_address() -> list[str]:
    return [address for address in routes(get_resolver()) if address.startswith(("/helpdesk/", "/beheer/"))]


@pytest.fixture(autouse=True)
def a_contact(db: None) -> None:
    Contact.objects.create(pk=1, slug="112", name="112", what_for="Nood", look_up="-", status="V", checked_on="2026-11-01")


def status(client: Client, address: str) -> int:
    return client.get(address).status_code


@pytest.mark.parametrize("method", ["get", "post", "put", "delete"])
def test_no_address_of_staff_answers_who_is_not_logged_in(client: Client, method: str) -> None:
    addresses = every_address()
    assert len(addresses) > 60
    for address in addresses:
        answer = getattr(client, method)(address)
        if answer.status_code == 401:  # a talk stays on the screen of who has to log in again
            assert method != "get"
            assert f'href="{LOGIN}' in answer.content.decode()
            continue
        way = answer.headers.get("Location", "")
        assert answer.status_code in (302, 301, 405), address
        assert way.startswith((LOGIN, "/beheer/", "/account/", "/helpdesk/")), address
        assert not answer.content or answer.status_code == 405


def test_a_login_without_second_factor_opens_nothing_but_its_setting_up(client: Client, newcomer: User) -> None:
    assert give_password(client, newcomer) == "/helpdesk/"
    closed = {*every_address(), *HELPDESK, *CONTENT, *MANAGING} - {*ABOUT_THE_LOGIN, *LEADING_ON}
    for address in closed:
        assert client.get(address).headers["Location"] == "/account/tweede-stap/", address
    assert "Stel er eerst een in" in client.get("/account/tweede-stap/").content.decode()


def test_whoever_is_logged_in_can_stay_so_and_is_told_so(client: Client, editor: User, nobody: User, newcomer: User) -> None:
    for user in (editor, nobody):
        log_in(client, user)
        assert {status(client, address) for address in ABOUT_THE_LOGIN} == {200}
        client.post("/account/uitloggen/")
    give_password(client, newcomer)
    assert {status(client, address) for address in ABOUT_THE_LOGIN} == {200}
    assert "Je bent weer ingelogd" in client.get("/helpdesk/ingelogd/").content.decode()


def test_an_employee_opens_the_helpdesk_and_not_the_texts(client: Client, employee: User) -> None:
    log_in(client, employee)
    assert {status(client, address) for address in HELPDESK} == {200}
    assert {status(client, address) for address in (*CONTENT, *MANAGING)} == {403}


def test_an_editor_opens_the_texts_and_not_the_helpdesk_or_the_accounts(client: Client, editor: User) -> None:
    log_in(client, editor)
    assert {status(client, address) for address in HELPDESK} == {403}
    assert {status(client, address) for address in CONTENT} == {200}
    assert {status(client, address) for address in MANAGING} == {403}


def test_a_manager_opens_everything(client: Client, manager: User) -> None:
    log_in(client, manager)
    assert {status(client, address) for address in (*HELPDESK, *CONTENT, *MANAGING)} == {200}


def test_an_account_without_a_group_opens_nothing(client: Client, nobody: User) -> None:
    log_in(client, nobody)
    assert {status(client, address) for address in (*HELPDESK, *CONTENT, *MANAGING)} == {403}


@pytest.mark.parametrize("address", OWN)
def test_the_pages_of_an_account_ask_to_log_in(client: Client, address: str) -> None:
    assert client.get(address).headers["Location"].startswith(LOGIN)


def test_there_is_no_way_to_sign_up_or_to_get_a_password_by_mail(client: Client) -> None:
    for address in ("signup", "aanmelden", "registreren", "password/reset", "wachtwoord/reset", "email", "login/code"):
        assert status(client, f"/account/{address}/") == 404


def test_the_admin_has_no_login_and_no_password_page_of_its_own(client: Client, editor: User) -> None:
    answer = client.post("/beheer/login/", {"username": editor.username, "password": PASSWORD})
    assert answer.headers["Location"] == "/beheer/"
    assert client.get("/beheer/").headers["Location"].startswith(LOGIN)
    log_in(client, editor)
    assert client.get("/beheer/password_change/").headers["Location"] == "/account/wachtwoord/"


def test_a_disabled_account_is_out_at_its_next_request(client: Client, employee: User) -> None:
    log_in(client, employee)
    User.objects.update(is_active=False)
    assert client.get("/helpdesk/").headers["Location"].startswith(LOGIN)


def test_an_editor_may_change_every_text_and_delete_none_that_the_code_needs(editor: User) -> None:
    words = [model for model in admin.site._registry if model._meta.app_label == "escalation"]
    assert len(words) > 10
    for model in words:
        assert editor.has_perm(f"escalation.change_{model._meta.model_name}")
        assert not editor.has_perm(f"escalation.delete_{model._meta.model_name}")


def test_no_page_of_staff_is_kept_by_a_browser(client: Client, employee: User) -> None:
    log_in(client, employee)
    for address in (*HELPDESK, *ABOUT_THE_LOGIN, *OWN, LOGIN):
        assert "no-store" in client.get(address).headers["Cache-Control"], address


def test_the_start_page_offers_only_what_one_may_do(client: Client, employee: User) -> None:
    log_in(client, employee)
    page = client.get(reverse("helpdesk")).content.decode()
    assert "/helpdesk/cijfers/" in page
    assert "/beheer/" not in page


def test_secrets_and_sessions_are_not_in_the_admin(client: Client, manager: User) -> None:
    log_in(client, manager)
    for address in ("mfa/authenticator", "usersessions/usersession", "account/emailaddress"):
        assert status(client, f"/beheer/{address}/") == 404


def test_a_manager_lets_someone_who_lost_a_phone_begin_anew(client: Client, manager: User, employee: User) -> None:
    theirs = Client(HTTP_HOST="localhost")
    log_in(theirs, employee)
    log_in(client, manager)
    chosen = {"action": "remove_second_factor", "_selected_action": [employee.pk]}
    assert client.post("/beheer/auth/user/", chosen).status_code == 302
    assert theirs.get("/helpdesk/").headers["Location"].startswith(LOGIN)
    assert give_password(theirs, employee) == "/helpdesk/"
    assert theirs.get("/helpdesk/").headers["Location"] == "/account/tweede-stap/"


def test_a_new_password_from_a_manager_ends_the_sessions_of_that_account(client: Client, manager: User) -> None:
    other = person("joost", "medewerker")
    theirs = Client(HTTP_HOST="localhost")
    log_in(theirs, other)
    log_in(client, manager)
    new = {"password1": "heel ander wachtwoord 9", "password2": "heel ander wachtwoord 9", "usable_password": "true"}
    assert client.post(f"/beheer/auth/user/{other.pk}/password/", new).status_code == 302
    assert theirs.get("/helpdesk/").headers["Location"].startswith(LOGIN)


@pytest.mark.parametrize(
    ("address", "name"),
    [("/helpdesk/oefenen/", "Oefenen"), ("/helpdesk/cijfers/", "Cijfers"), ("/account/tweede-stap/", "Je account")],
)
def test_the_menu_says_which_page_is_open(client: Client, employee: User, address: str, name: str) -> None:
    log_in(client, employee)
    page = client.get(address).content.decode()
    assert re.findall(r'<a href="([^"]+)" aria-current="page">([^<]+)</a>', page) == [(address, name)]

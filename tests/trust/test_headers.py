"""What every response says to a browser, whatever was asked: pages, files, redirects and faults."""

import re
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.conf import settings
from django.test import Client, override_settings
from django.urls import path

from escalation import answers_cookie
from escalation.content import catalogue
from escalation.requests import FORM
from pestwijzer.urls import handler404, handler500  # noqa: F401  (Django reads the handlers here)
from pestwijzer.urls import urlpatterns as site
from tests.families import NOOR
from tests.trust.html import Inline, inline_code


def fail(request: object) -> None:
    raise RuntimeError("marked")


urlpatterns = [path("kapot/", fail), *site]  # type: ignore[arg-type]
TEXTS = ["/lezen/", "/begrippen/", "/begrip/klacht/", "/over/regels/", "/over/regels.svg", "/privacy/"]
OPEN = [*TEXTS, "/robots.txt", "/sitemap.xml"]
PERSONAL = ["/vragen/", "/vragen/direct-gevaar/", "/antwoorden/", "/plan/", "/plan/agenda.ics", "/plan/brief/gesprek/"]
MORE = ["/verder/", "/wissen/", "/weg/", "/plan/stappenplan.pdf", "/plan/gesprek.docx", "/beheer/login/", "/plan"]
FAULTS = ["/bestaat-niet/", "/kapot/", "/lezen/bestaat-niet/", "/static/bestaat-niet.css"]
FILES = ["/static/css/base.css", "/static/js/pestwijzer.js", "/static/fonts/atkinson-next-400.woff2"]
EVERYTHING = ["/", "/cookies/", *OPEN, *PERSONAL, *MORE, *FAULTS, *FILES]
POLICY = {"default-src 'none'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'"} | {
    f"{kind}-src 'self'" for kind in ("connect", "font", "img", "manifest", "script", "style")
}
PASSKEYS = {"publickey-credentials-create", "publickey-credentials-get"}
ALWAYS = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Strict-Transport-Security": "max-age=31536000; includeSubDomains",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


@pytest.fixture
def parent(client: Client) -> Client:
    """Return a browser with all answers, over https, that sees what a real one sees of a fault."""
    client.raise_request_exception = False
    client.cookies[settings.ANSWERS_COOKIE_NAME] = answers_cookie.seal(NOOR, time.time())
    return client


@pytest.fixture(autouse=True)
def in_production(settings: object) -> None:
    for name, value in {"SECURE_HSTS_SECONDS": 31_536_000, "ROOT_URLCONF": __name__, "PARENTS_URLCONF": __name__}.items():
        setattr(settings, name, value)


@pytest.mark.django_db
@pytest.mark.parametrize("url", EVERYTHING)
def test_every_response_carries_the_headers(parent: Client, url: str) -> None:
    headers = parent.get(url, secure=True).headers
    assert {name: headers.get(name) for name in ALWAYS} == ALWAYS
    assert set(headers["Content-Security-Policy"].split("; ")) == POLICY
    assert "geolocation=()" in headers.get("Permissions-Policy", "") or url.startswith("/static/")
    assert headers["Referrer-Policy"] in {"no-referrer", "same-origin"}
    assert "X-Powered-By" not in headers
    if headers["Content-Type"].startswith("text/"):
        assert "charset=" in headers["Content-Type"]


REFUSED = {
    400: {"path": "/", "HTTP_HOST": "kwaad.example"},
    403: {"path": "/wissen/", "method": "POST", "content_type": FORM},
    405: {"path": "/plan/", "method": "TRACE"},
    413: {"path": "/verder/", "method": "POST", "content_type": FORM, "data": b"x" * 70_000},
    415: {"path": "/verder/", "method": "POST", "content_type": "text/xml", "data": b"<x/>"},
}


@pytest.mark.parametrize("status", REFUSED)
def test_what_is_refused_carries_the_headers_too(status: int) -> None:
    wanted: dict[str, Any] = {"method": "GET", "secure": True, **REFUSED[status]}
    page = Client(enforce_csrf_checks=True, raise_request_exception=False).generic(**wanted)
    assert page.status_code == status
    assert {name: page.headers.get(name) for name in ALWAYS} == ALWAYS
    assert set(page.headers["Content-Security-Policy"].split("; ")) == POLICY
    assert "no-store" in page.headers["Cache-Control"]


def test_the_page_at_a_fault_of_ours_names_whom_to_call(parent: Client) -> None:
    page = parent.get("/kapot/", secure=True)
    assert page.status_code == 500
    assert {"tel:112", "tel:113"} <= set(re.findall(r'href="(tel:\d+)"', page.content.decode()))
    assert "marked" not in page.content.decode()


def allowance(header: str) -> dict[str, str]:
    """Return what a Permissions-Policy says of each feature."""
    return dict(one.split("=", 1) for one in header.split(", "))


@pytest.mark.django_db
@pytest.mark.parametrize("url", ["/beheer/", "/beheer/login/", "/account/inloggen/", "/account/passkeys/nieuw/", "/helpdesk/"])
def test_passkeys_can_be_made_and_used_on_pages_of_staff_and_nothing_else_can(client: Client, url: str) -> None:
    policy = allowance(client.get(url, secure=True).headers["Permissions-Policy"])
    assert {name for name, who in policy.items() if who == "(self)"} == PASSKEYS
    assert {who for name, who in policy.items() if name not in PASSKEYS} == {"()"}


@pytest.mark.django_db
@pytest.mark.parametrize("url", [url for url in EVERYTHING if not url.startswith(("/beheer/", "/static/"))])
def test_no_page_for_parents_can_use_a_passkey_or_anything_else_of_the_device(parent: Client, url: str) -> None:
    policy = allowance(parent.get(url, secure=True).headers["Permissions-Policy"])
    assert set(policy) >= {*PASSKEYS, "camera", "geolocation", "microphone"}
    assert set(policy.values()) == {"()"}


@pytest.mark.parametrize("url", [url for url in ("/", "/cookies/", *OPEN, *PERSONAL, *MORE) if not url.startswith("/beheer/")])
def test_a_page_tells_nobody_its_address_unless_a_form_stands_on_it(parent: Client, url: str) -> None:
    page = parent.get(url, secure=True)
    wanted = "same-origin" if b"<form" in page.content or url == "/plan" else "no-referrer"
    assert page.headers["Referrer-Policy"] == wanted


@pytest.mark.parametrize("url", ["/", *PERSONAL, *MORE, *FAULTS])
@pytest.mark.django_db
def test_what_is_personal_or_at_fault_is_kept_by_nobody(parent: Client, url: str) -> None:
    headers = parent.get(url, secure=True).headers
    assert "no-store" in headers["Cache-Control"]
    assert not {"ETag", "Last-Modified"} & set(headers) or url.startswith("/beheer/")


@pytest.mark.parametrize("url", [*PERSONAL, *MORE, *FAULTS[:3]])
@pytest.mark.django_db
def test_what_is_personal_or_at_fault_is_in_no_search_engine(parent: Client, url: str) -> None:
    assert parent.get(url, secure=True).headers["X-Robots-Tag"] == "noindex, noarchive"


@pytest.mark.parametrize("url", ["/", *OPEN[:-1], *FILES])
def test_what_is_the_same_for_everyone_may_be_found(parent: Client, url: str) -> None:
    assert "X-Robots-Tag" not in parent.get(url, secure=True).headers


@pytest.mark.parametrize("url", ["/", "/lezen/", "/begrippen/", "/privacy/", "/robots.txt", "/bestaat-niet/"])
def test_who_only_reads_gets_no_cookie(client: Client, url: str) -> None:
    assert not client.get(url).cookies


@pytest.mark.parametrize("url", [url for url in EVERYTHING if not url.startswith("/beheer/")])
def test_no_page_holds_a_script_or_a_style_of_its_own(parent: Client, url: str) -> None:
    page = parent.get(url, secure=True)
    html = page.headers["Content-Type"].startswith("text/html")
    assert inline_code(page.content.decode() if html else "") == Inline()


def allowed(lines: list[str]) -> Callable[[str], bool]:
    """Return who judges an address by the longest line of robots.txt that fits (RFC 9309)."""
    rules = [line.split(": ") for line in lines if line.startswith(("Allow", "Disallow"))]

    def judge(url: str) -> bool:
        fits = [(len(rule), kind) for kind, rule in rules if re.match(re.escape(rule).replace(r"\$", "$"), url)]
        return max(fits)[1] == "Allow"

    return judge


def test_robots_may_see_what_is_the_same_for_everyone_and_nothing_else(client: Client) -> None:
    judge = allowed(client.get("/robots.txt").content.decode().splitlines())
    assert all(judge(url) for url in ("/", *TEXTS, FILES[0]))
    assert not any(judge(url) for url in (*PERSONAL, *MORE, "/helpdesk/", "/beheer/"))


def test_the_map_names_every_page_to_read_and_no_other(client: Client) -> None:
    named = re.findall(r"<loc>http://localhost(.*?)</loc>", client.get("/sitemap.xml").content.decode())
    texts = {f"/lezen/{slug}/" for slug in catalogue().articles} | {f"/begrip/{slug}/" for slug in catalogue().concepts}
    assert set(named) == texts | {"/", "/lezen/", "/begrippen/", "/over/regels/", "/privacy/", "/toegankelijkheid/"}


@override_settings(SECURITY_CONTACT="mailto:lek@pestwijzer.example")
def test_security_txt_names_a_contact_and_does_not_run_out_this_year(client: Client) -> None:
    page = client.get("/.well-known/security.txt", secure=True)
    assert page.headers["Content-Type"] == "text/plain; charset=utf-8"
    lines = [line.split(": ", 1) for line in page.content.decode("ascii").splitlines()]
    fields = dict(lines)
    assert sorted(name for name, _ in lines) == ["Canonical", "Contact", "Expires", "Preferred-Languages"]
    assert fields["Contact"] == "mailto:lek@pestwijzer.example"
    assert fields["Canonical"] == "https://localhost/.well-known/security.txt"
    until = datetime.fromisoformat(fields["Expires"]) - datetime.now(UTC)
    assert timedelta(days=30) < until < timedelta(days=365)


def test_without_a_contact_there_is_no_security_txt(client: Client) -> None:
    assert settings.SECURITY_CONTACT == ""
    assert client.get("/.well-known/security.txt").status_code == 404

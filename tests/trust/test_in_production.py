"""What the site says over HTTP as it is served: by gunicorn, outside DEBUG, with https ended by a proxy."""

import socket
import subprocess
import sys
import time
from http.cookies import SimpleCookie
from pathlib import Path

import pytest

from tests.browser.server import PATIENCE_SECONDS
from tests.families import EVERYTHING
from tests.prepared import ROOT, copy_of
from tests.trust.parent import Parent
from tests.trust.server import HOST, Server, serve

EACH = [
    "content-security-policy",
    "cross-origin-opener-policy",
    "cross-origin-resource-policy",
    "referrer-policy",
    "strict-transport-security",
    "x-content-type-options",
    "x-frame-options",
]


@pytest.fixture
def parent(server: Server) -> Parent:
    return Parent(server.port)


def style_of(parent: Parent) -> str:
    return "/static/css/base" + parent.get("/").text.split('href="/static/css/base')[1].split('"')[0]


def test_every_response_carries_the_headers(parent: Parent) -> None:
    style = parent.get("/").text.split('href="/static/css/base')[1].split('"')[0]
    assert parent.go_on() == "/antwoorden/"
    for url in (
        "/",
        "/plan/",
        "/plan/stappenplan.pdf",
        "/plan",
        "/weg/",
        "/bestaat-niet/",
        f"/static/css/base{style}",
        "/robots.txt",
    ):
        headers = parent.get(url).headers
        assert not [name for name in EACH if name not in headers], url
        assert headers["server"] == "gunicorn"
        assert headers["strict-transport-security"] == "max-age=31536000; includeSubDomains"


def test_a_static_file_is_kept_for_ever_and_a_plan_never(parent: Parent) -> None:
    assert "immutable" in parent.get(style_of(parent)).headers["cache-control"]
    parent.go_on()
    assert parent.get("/plan/").headers["cache-control"] == "no-store, private"


def test_plain_http_is_led_to_https(parent: Parent) -> None:
    page = parent.get("/lezen/", **{"X-Forwarded-Proto": "http"})
    assert page.status == 301
    assert page.headers["location"] == f"https://{HOST}/lezen/"
    assert parent.get("/gezond/", **{"X-Forwarded-Proto": "http"}).status == 200  # a load balancer asks without https


def test_every_cookie_is_for_this_host_https_and_scripts_never_and_ends_with_the_browser(parent: Parent) -> None:
    lines = []
    keep = parent._keep
    parent._keep = lambda found: (lines.extend(found), keep(found))[1]  # type: ignore[method-assign]
    parent.go_on(EVERYTHING)
    cookies = [morsel for line in lines for morsel in SimpleCookie(line).values()]
    assert {morsel.key for morsel in cookies} == {"__Host-antwoorden", "__Host-csrftoken"}
    for morsel in cookies:
        assert morsel["secure"]
        assert morsel["httponly"]
        assert morsel["samesite"] == "Lax"
        assert morsel["path"] == "/"
        assert not [name for name in ("expires", "max-age", "domain") if morsel[name]]


def test_the_session_of_staff_is_for_this_host_https_and_scripts_never_and_ends_with_the_browser(folder: Path) -> None:
    with serve(folder, "--workers=1") as server:
        make = [sys.executable, "manage.py", "eerste-account", "mieke", "--maak-wachtwoord"]
        said = subprocess.run(make, cwd=ROOT, env=server.environment, check=True, capture_output=True, text=True).stdout
        password = said.splitlines()[0].split(": ")[1]
        lines, parent = [], Parent(server.port)
        parent._keep = lambda found: (lines.extend(found), Parent._keep(parent, found))[1]  # type: ignore[method-assign]
        assert parent.send("/account/inloggen/", login="mieke", password=password).status == 302
    morsels = [morsel for line in lines for morsel in SimpleCookie(line).values() if "session" in morsel.key]
    assert {morsel.key for morsel in morsels} == {"__Host-sessionid"}
    for morsel in morsels:
        assert (morsel["secure"], morsel["httponly"], morsel["samesite"], morsel["path"]) == (True, True, "Lax", "/")
        assert not [name for name in ("expires", "max-age", "domain") if morsel[name]]


def test_the_cookie_shows_nothing_of_the_answers(parent: Parent) -> None:
    parent.go_on(EVERYTHING)
    sealed = parent.cookies["__Host-antwoorden"]
    assert len(sealed) < 1024
    assert not [value for values in EVERYTHING.values() for value in values if len(value) > 3 and value in sealed]


@pytest.mark.parametrize("charset", ["utf-16", "base64", "rot13", "undefined"])
def test_an_address_in_an_odd_charset_is_refused(parent: Parent, charset: str) -> None:
    assert parent.get("/lezen/?q=1", **{"Content-Type": f"text/plain; charset={charset}"}).status == 415


@pytest.mark.parametrize("host", ["kwaad.example", f"{HOST}@kwaad.example", f"{HOST}.kwaad.example", "", "[::1", "a b"])
def test_a_foreign_host_is_refused(parent: Parent, host: str) -> None:
    assert parent.get("/", Host=host).status == 400


def test_a_forwarded_host_changes_nothing(parent: Parent) -> None:
    page = parent.get("/robots.txt", **{"X-Forwarded-Host": "kwaad.example", "Forwarded": "host=kwaad.example"})
    assert "kwaad" not in page.text


@pytest.mark.parametrize("origin", ["https://kwaad.example", "null", f"http://{HOST}", f"https://{HOST}.kwaad.example"])
def test_a_form_from_elsewhere_changes_nothing(parent: Parent, origin: str) -> None:
    parent.go_on()
    secret = parent.get("/wissen/").text.split('csrfmiddlewaretoken" value="')[1].split('"')[0]
    headers = {"Content-Type": "application/x-www-form-urlencoded", "Origin": origin}
    assert parent._ask("POST", "/wissen/", f"csrfmiddlewaretoken={secret}", headers).status == 403
    assert parent.has_a_plan()


POST = b"POST /verder/ HTTP/1.1\r\nHost: %s\r\nX-Forwarded-Proto: https\r\n"
GET = b"GET / HTTP/1.1\r\nHost: %s\r\n"
RAW = {
    "two ways to say how long": POST + b"Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "two lengths": POST + b"Content-Length: 4\r\nContent-Length: 5\r\n\r\nabcd",
    "an unknown transfer": POST + b"Transfer-Encoding: vreemd\r\n\r\n",
    "chunked": POST + b"Transfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n\r\n",
    "a zero byte": GET + b"X: a\x00b\r\n\r\n",
    "a space before the colon": GET + b"X : b\r\n\r\n",
    "120 headers": GET + b"X-A: b\r\n" * 120 + b"\r\n",
    "an address of 8 kB": b"GET /" + b"a" * 8192 + b" HTTP/1.1\r\nHost: %s\r\n\r\n",
    "a header of 9 kB": GET + b"X: " + b"a" * 9000 + b"\r\n\r\n",
    "nothing of the sort": b"\x16\x03\x01\x02\x00\x01\x00",
}


@pytest.mark.parametrize("request_line", RAW.values(), ids=RAW)
def test_what_is_no_http_is_refused_and_tells_the_log_nothing_of_who_asked(server: Server, request_line: bytes) -> None:
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as one:
        one.sendall(request_line.replace(b"%s", HOST.encode()) + b"\r\n\r\n")
        status = one.recv(4096)[:12]
    assert status in {b"HTTP/1.1 400", b"HTTP/1.1 411", b"HTTP/1.1 414", b"HTTP/1.1 431", b"HTTP/1.1 501"}
    assert "127.0.0.1" not in server.lines()


def test_every_worker_has_what_makes_pdfs_ready_before_anyone_asks(prepared: Path, tmp_path: Path) -> None:
    with serve(copy_of(prepared, tmp_path / "site"), PESTWIJZER_TEST_PDF_READY="1") as running:
        until = time.monotonic() + PATIENCE_SECONDS
        while len(running.presses()) < len(running.workers()) and time.monotonic() < until:
            time.sleep(0.1)
        assert len(running.presses()) == len(running.workers()) > 1

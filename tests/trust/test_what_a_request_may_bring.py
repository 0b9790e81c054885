"""Only a short form in UTF-8 comes in. What else is sent gets a Dutch page with a way on, and loses nothing."""

import codecs

import pytest
from django.test import Client

from escalation.requests import FORM, ODD, InUtf8
from pestwijzer.wsgi import application
from tests.families import NOOR
from tests.web.visitor import MANAGEMENT, answer_all

QUESTION = "/vragen/direct-gevaar/"
ANSWER = f"direct_gevaar=nee&{MANAGEMENT}=direct-gevaar"
ODD_CHARSETS = ["utf-16", "rot13", "base64", "hex", "punycode", "undefined", "idna", "zlib", "utf8", "latin-1", "nergens"]


def send(client: Client, url: str, body: str = "", kind: str = FORM, **headers: str) -> tuple[int, str]:
    page = client.generic("POST", url, body, content_type=kind, **headers)
    return page.status_code, page.content.decode()


@pytest.mark.parametrize("url", [QUESTION, "/plan/", "/verder/", "/bestaat-niet/", "/beheer/login/"])
@pytest.mark.parametrize(
    "kind",
    [
        *(f"{FORM}; charset={charset}" for charset in ODD_CHARSETS),
        f'{FORM}; charset="utf-16"',
        f"{FORM}; charset*=utf-8''utf-16",
        "multipart/form-data",
        "multipart/form-data; boundary=x",
        "application/json",
        "text/plain",
        "vreemd",
    ],
)
def test_what_is_no_form_in_utf_8_is_refused_with_a_way_on(client: Client, url: str, kind: str) -> None:
    status, page = send(client, url, "x=1", kind)
    assert status == 415
    assert "Ga verder waar je was" in page


@pytest.mark.parametrize("charset", [name for name in ODD_CHARSETS if name != "nergens"])
def test_the_odd_charsets_are_ones_that_python_knows(charset: str) -> None:
    assert codecs.lookup(charset)


@pytest.mark.parametrize("charset", ODD_CHARSETS)
def test_an_odd_charset_is_kept_from_django_which_reads_the_address_in_it(client: Client, charset: str) -> None:
    passed_on: list[str] = []
    within = InUtf8(lambda environ, start: passed_on.append(environ["CONTENT_TYPE"]))
    within({"CONTENT_TYPE": f"{FORM}; charset={charset}"}, print)
    within({"CONTENT_TYPE": f"{FORM}; charset=utf-8"}, print)
    assert passed_on == [ODD, f"{FORM}; charset=utf-8"]
    assert client.get("/lezen/?q=1", CONTENT_TYPE=ODD).status_code == 415
    assert isinstance(application, InUtf8)


@pytest.mark.parametrize("kind", [FORM, f"{FORM}; charset=UTF-8", f"{FORM.upper()};charset=utf-8", f'{FORM}; charset="utf-8"'])
def test_a_form_in_utf_8_is_let_in(client: Client, kind: str) -> None:
    assert send(client, QUESTION, ANSWER, kind)[0] == 302


def test_a_body_of_unknown_length_is_refused(client: Client) -> None:
    assert send(client, QUESTION, "", HTTP_TRANSFER_ENCODING="chunked", CONTENT_LENGTH="")[0] == 411


@pytest.mark.parametrize("length", ["-1", "1.5", "veel", "²"])
def test_a_length_that_is_no_number_is_refused(client: Client, length: str) -> None:
    assert send(client, QUESTION, ANSWER, CONTENT_LENGTH=length)[0] == 400


@pytest.mark.parametrize("url", [QUESTION, "/bestaat-niet/"])
def test_a_body_of_more_than_64_kib_is_refused_by_its_length_alone(client: Client, url: str) -> None:
    status, page = send(client, url, "x=1", CONTENT_LENGTH="65537")
    assert status == 413
    assert "te lang" in page


def test_more_than_200_fields_are_refused(client: Client) -> None:
    assert send(client, QUESTION, "&".join(f"veld{number}=1" for number in range(201)))[0] == 400


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE", "FOO", "OPTIONS"])
@pytest.mark.parametrize("url", ["/plan/", "/lezen/", "/verder/", "/plan/agenda.ics"])
def test_a_method_that_does_not_fit_gets_a_page_that_names_those_that_do(client: Client, url: str, method: str) -> None:
    page = client.generic(method, url)
    assert page.status_code == 405
    assert "GET" in page.headers["Allow"]
    assert "Ga verder waar je was" in page.content.decode()


def test_a_refused_request_leaves_the_answers_as_they_were(client: Client) -> None:
    answer_all(client, NOOR)
    for kind in ("multipart/form-data", f"{FORM}; charset=utf-16"):
        send(client, "/vragen/schoolsoort/", "schoolsoort=mbo", kind)
    assert client.get("/plan/").status_code == 200

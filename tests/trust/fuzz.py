"""Requests as no browser sends them: any method, address, header, cookie and body. The same seed gives the same ones."""

from __future__ import annotations

import random
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from django.conf import settings
from django.urls import get_resolver

from escalation.domain.questions import QUESTIONS
from tests.families import CATALOGUE
from tests.helpdesk.test_doors import routes
from tests.trust.server import HOST
from tests.web.visitor import MANAGEMENT

METHODS = ("GET",) * 8 + ("POST",) * 10 + ("HEAD", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "FOO", "get")
QUESTION_URLS = tuple(f"/vragen/{question.slug}/" for question in QUESTIONS)
LETTER_URLS = tuple(f"/plan/brief/{slug}/" for slug in CATALOGUE.letters)
PAGES = ("/", "/vragen/", "/antwoorden/", "/plan/", "/wissen/", "/weg/", "/cookies/", "/gezond/", "/gezond/diep/")
CODES = ("/verder/", "/verder/stap/", "/verder/gestopt/")
TEXTS = (
    "/lezen/",
    "/begrippen/",
    "/lezen/bestaat-niet/",
    "/begrip/klacht/",
    "/over/regels/",
    "/over/regels.svg",
    "/privacy/",
    "/toegankelijkheid/",
)
FOUND = ("/robots.txt", "/sitemap.xml", "/.well-known/security.txt", "/favicon.ico", "/static/", "/static/../settings.py")
DOORS = (
    *("/accounts/login/", "/admin/"),
    *(url for url in routes(get_resolver()) if url.startswith(settings.STAFF_PATHS)),
)
DATA = ("/plan/agenda.ics", "/plan/agenda.ics?titels=gewoon", "/plan/nummers.vcf", "/plan/gesprek.docx", "/plan/logboek.docx")
PAPERS = ("/plan/stappenplan.pdf", "/plan/gesprek.pdf")  # asked for seldom: each costs as much as fifty pages
ODD = (
    "", "\x00", "ﬁ\u202e", "😀" * 50, "<script>alert(1)</script>", "{{7*7}}", "{% load %}", "' OR 1=1 --", "../../etc/passwd",
    "%s%n%x", "\r\nX-Injected: ja", "None", "true", "-1", "9" * 400, "ja,nee", "[]", "x" * 5000, "\ud7ff", "İ", "٣", "a=b&c=d",
)  # fmt: skip
CHARSETS = ("utf-8", "UTF-8", "utf-16", "utf-7", "base64", "rot13", "hex", "punycode", "idna", "cp037", "nergens", "", "\xff")
FORM = "application/x-www-form-urlencoded"
KINDS = (FORM,) * 60 + (
    "multipart/form-data", "multipart/form-data; boundary=x", "multipart/form-data; boundary=", "application/json", "text/xml",
    "text/plain", "", "x", "application/x-www-form-urlencoded;;;", "application/octet-stream", "/", "multipart/mixed",
)  # fmt: skip
MORE_HEADERS = ("Accept-Language", "If-Modified-Since", "Range", "X-Forwarded-Host", "Accept-Encoding", "Referer")
ORIGIN = f"https://{HOST}"
SECRET = "a" * 32  # as cookie and as field: the form is let in


@dataclass(frozen=True)
class Shot:
    """A request, as bytes."""

    method: str
    target: str
    head: bytes
    body: bytes

    @property
    def paper(self) -> bool:
        """Whether it may ask for a PDF."""
        return ".pdf" in self.target or b"maak=pdf" in self.body


class Gun:
    """Makes requests from `seed`; `jars` are Cookie headers of visitors who stand somewhere."""

    def __init__(self, seed: int, jars: list[str]) -> None:
        self.dice = random.Random(seed)  # noqa: S311  (the same again is what it is for)
        self.jars = jars

    def shot(self) -> Shot:
        """Return the next request."""
        method, target = self.dice.choice(METHODS), self.target()
        body = self.body() if method != "GET" or self.dice.random() < 0.05 else b""
        lines = [f"{method} {target} HTTP/1.1", f"Host: {self.host()}", "Connection: close", *self.headers(body)]
        return Shot(method, target, "\r\n".join(lines).encode("latin-1", "replace") + b"\r\n\r\n", body)

    def target(self) -> str:
        """Return an address of the site, sometimes bent."""
        kinds = (QUESTION_URLS, QUESTION_URLS, PAGES, CODES, LETTER_URLS, TEXTS, FOUND, DOORS, DATA)
        url = self.dice.choice(PAPERS if self.dice.random() < 0.001 else self.dice.choice(kinds))
        bend = self.dice.random()
        if bend < 0.15:
            url += f"?{quote(self.dice.choice(ODD), safe='=&')}={quote(self.dice.choice(ODD), safe='%')}"
        elif bend < 0.25:
            place = self.dice.randrange(1, len(url) + 1)
            url = url[:place] + quote(self.dice.choice(ODD)[:900]) + url[place:]
        elif bend < 0.3:
            url += self.dice.choice(("%", "%zz", "%ff", "%00", "//", "/..", "/%2e%2e/", ";a", "#", "??&&==", "é", "%c0%af"))
        return url

    def host(self) -> str:
        """Return the right host, nearly always."""
        odd = ("", "kwaad.example", f"{HOST}:99999", f"{HOST}@x", "[::1]", "127.0.0.1", "é", f"{HOST}.")
        return HOST if self.dice.random() < 0.95 else self.dice.choice(odd)

    def headers(self, body: bytes) -> list[str]:
        """Return the other headers."""
        kind, charset = self.dice.choice(KINDS), self.dice.choice(CHARSETS)
        if self.dice.random() < 0.07:
            kind += f"; charset={charset}"
        proto = "https" if self.dice.random() < 0.97 else self.dice.choice((*ODD[:2], "http", "ftp"))
        lines = [f"Content-Type: {kind}", f"X-Forwarded-Proto: {proto}".replace("\x00", ""), f"Cookie: {self.cookie()}"]
        lines.append(f"Origin: {ORIGIN if self.dice.random() < 0.9 else self.dice.choice(('null', 'x', ''))}")
        if self.dice.random() < 0.1:
            lines.append(f"{self.dice.choice(MORE_HEADERS)}: {self.plain()}")
        return [*lines, *self.length(body)]

    def plain(self) -> str:
        """Return something odd that can stand in a header."""
        return self.dice.choice(ODD).replace("\r", "").replace("\n", "").replace("\x00", "")[:2000]

    def length(self, body: bytes) -> list[str]:
        """Return what the headers say of the length of `body`: nearly always the truth."""
        if not body:
            return []
        if (throw := self.dice.random()) < 0.96:
            return [f"Content-Length: {len(body)}"]
        untrue = self.dice.choice(("-1", "x", "99999999", "1e3"))
        return ["Transfer-Encoding: chunked"] if throw < 0.98 else [f"Content-Length: {untrue}"]

    def cookie(self) -> str:
        """Return the cookies of a visitor, whole, broken or made up."""
        jar, throw = self.dice.choice(self.jars), self.dice.random()
        secret = f"__Host-csrftoken={SECRET}"
        if throw < 0.6:
            return f"{secret}; {jar}"
        if throw < 0.8:
            place = self.dice.randrange(len(jar))
            return f"{secret}; {jar[:place]}{self.plain()[:50]}{jar[place + self.dice.randrange(9) :]}"
        return f"{secret}; __Host-antwoorden={self.plain()}; sessionid={self.plain()[:40]}; =; ;;" if throw < 0.9 else secret

    def body(self) -> bytes:
        """Return a form, right or wrong, or something else."""
        throw = self.dice.random()
        if throw < 0.75:
            return self.form()
        if throw < 0.8:
            return b"[" * self.dice.randrange(1, 20_000)
        if throw < 0.83:
            return self.form() + b"&x=" + b"y" * self.dice.randrange(60_000, 90_000)
        if throw < 0.87:
            return b"&".join(b"a%d=1" % number for number in range(self.dice.randrange(100, 3000)))
        if throw < 0.92:
            return b'--x\r\nContent-Disposition: form-data; name="f"; filename="f"\r\n\r\n1\r\n--x--\r\n'
        return self.dice.randbytes(self.dice.randrange(1, 2000))

    def form(self) -> bytes:
        """Return the fields of one of our forms, with values that may be right."""
        question = self.dice.choice(QUESTIONS)
        fields: list[tuple[str, str]] = [("csrfmiddlewaretoken", SECRET)]
        fields += [(question.key, self.value(question.values)) for _ in range(self.dice.randrange(4))]
        fields += [(MANAGEMENT, self.value((question.slug,))), ("code", self.value(("7K3M-9QXA",)))]
        if self.dice.random() < 0.4:
            kinds = ("tekst", "docx", "pdf" if self.dice.random() < 0.01 else "tekst", "vreemd")
            names = ("naam_kind", "naam", "school", "facts", "feiten", "wizard_goto_step", "a[b][c][d]", "a" * 300, "__proto__")
            fields += [("maak", self.dice.choice(kinds)), *((name, self.dice.choice(ODD)) for name in names)]
        self.dice.shuffle(fields)
        return urlencode(fields, errors="replace").encode()

    def value(self, right: tuple[str, ...]) -> str:
        """Return one of the `right` values, or not."""
        return self.dice.choice(right) if self.dice.random() < 0.7 else self.dice.choice(ODD)

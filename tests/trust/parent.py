"""A parent's browser over a real connection: keeps cookies, sends forms with their secret, and follows where it is led."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from http.cookies import SimpleCookie
from urllib.parse import urlencode, urlsplit

from tests.families import NOOR, Answers
from tests.trust.server import HOST
from tests.web.visitor import MANAGEMENT

_SECRET = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"')
_CODE = re.compile(r'id="code".*?<strong>(.*?)</strong>', re.DOTALL)
ORIGIN = f"https://{HOST}"


@dataclass
class Page:
    """An answer of the site."""

    status: int
    headers: dict[str, str]
    body: bytes
    url: str

    @property
    def text(self) -> str:
        """The body as text."""
        return self.body.decode(errors="replace")


@dataclass
class Parent:
    """One browser, talking to the server at `port`; tries a broken connection again as a browser's user would."""

    port: int
    tries: int = 1
    always: dict[str, str] = field(default_factory=dict)
    cookies: dict[str, str] = field(default_factory=dict)
    visited: list[str] = field(default_factory=list)
    again: int = 0
    lost: bool = False
    slowest: float = 0.0

    def get(self, url: str, **headers: str) -> Page:
        """Ask for `url`."""
        return self._ask("GET", url, "", headers)

    def post(self, url: str, secret: str = "", **fields: str | list[str]) -> Page:
        """Send a form to `url`; `secret` is the one that stood in it."""
        body = urlencode({"csrfmiddlewaretoken": secret, **fields}, doseq=True)
        return self._ask("POST", url, body, {"Content-Type": "application/x-www-form-urlencoded", "Origin": ORIGIN})

    def send(self, url: str, **fields: str | list[str]) -> Page:
        """Open the page at `url`, and send the form on it."""
        found = _SECRET.search(self.get(url).text)
        return self.post(url, found.group(1) if found else "", **fields)

    def answer(self, slug: str, values: list[str]) -> Page:
        """Answer the question `slug`."""
        return self.send(f"/vragen/{slug}/", **{slug.replace("-", "_"): values, MANAGEMENT: slug})

    def go_on(self, answers: Answers = NOOR, steps: int = 99) -> str:
        """Answer at most `steps` questions from where this parent stands; returns where the site leads to next."""
        url = self.get("/vragen/").headers.get("location", "")
        while url.startswith("/vragen/") and steps:
            steps -= 1
            slug = url.split("/")[2]
            url = self.answer(slug, answers[slug.replace("-", "_")]).headers.get("location", "")
        return url

    def has_a_plan(self) -> bool:
        """Return whether the plan is there, with the step to take now."""
        page = self.get("/plan/")
        return page.status == 200 and "Dit doe je nu" in page.text

    def code(self) -> str:
        """Return the code on the plan."""
        found = _CODE.search(self.get("/plan/").text)
        return found.group(1) if found else ""

    def _ask(self, method: str, url: str, body: str, headers: dict[str, str]) -> Page:
        for left in reversed(range(self.tries)):
            try:
                return self._once(method, url, body, headers)
            except (OSError, HTTPException):
                if not left:
                    raise
                self.again += 1
                time.sleep(0.1)
        raise AssertionError("no tries")

    def _once(self, method: str, url: str, body: str, headers: dict[str, str]) -> Page:
        jar = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        own = {"Host": HOST, "X-Forwarded-Proto": "https", **({"Cookie": jar} if jar else {}), **self.always, **headers}
        self.visited.append(url)
        connection = HTTPConnection("127.0.0.1", self.port, timeout=60)
        start = time.monotonic()
        try:
            connection.request(method, url, body or None, own)
            answer = connection.getresponse()
            page = Page(answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read(), url)
            self._keep(answer.headers.get_all("Set-Cookie") or [])
        finally:
            connection.close()
        self.slowest = max(self.slowest, time.monotonic() - start)
        return page

    def _keep(self, lines: list[str]) -> None:
        for line in lines:
            for name, morsel in SimpleCookie(line).items():
                self.cookies.pop(name, None)
                if morsel["max-age"] != "0":
                    self.cookies[name] = morsel.value


def path_of(page: Page) -> str:
    """Return where `page` leads to, without the query."""
    return urlsplit(page.headers.get("location", "")).path

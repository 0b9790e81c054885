"""The load: a process of its own that visits one server on this machine, for a bounded time and number of requests.

A Load goes in as JSON on the standard input, a Tally comes out on the standard output.
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from html import unescape
from itertools import count
from threading import Barrier, Lock, Thread

from tests.bench.wire import Answer, Browser

Form = list[tuple[str, str]]
MOST_REQUESTS = 60_000
MOST_SECONDS = 60
_INPUT = re.compile(r"<input\b[^>]*>")
_ATTRIBUTE = re.compile(r'(type|name|value)="([^"]*)"')


@dataclass
class Load:
    """What to ask of the server at `port`: `visitors` at once, for `seconds`, each waiting `think` seconds between turns.

    A turn of `what`: 'get' asks for `path`; 'step' asks for it and sends the answer; 'journey' goes on from `path` until a
    page that asks nothing; 'send' sends the next of `forms`. Each turn takes the next of `cookies`; `answers` are the values
    to choose, per question slug.
    """

    port: int
    what: str
    path: str
    visitors: int = 4
    seconds: float = 2.0
    think: float = 0.0
    cookies: list[dict[str, str]] = field(default_factory=lambda: [{}])
    answers: dict[str, list[str]] = field(default_factory=dict)
    forms: list[Form] = field(default_factory=list)


@dataclass
class Tally:
    """What came of it: turns done, refusals (429 or 503), how long it took, and how long each turn took, in seconds."""

    done: int
    refused: int
    seconds: float
    times: list[float]


class Refused(Exception):
    """The server was too busy and said so."""


def filled_in(page: Answer, values: list[str]) -> list[tuple[str, str]]:
    """Return the form of `page` with `values` chosen."""
    tags = [dict(_ATTRIBUTE.findall(tag)) for tag in _INPUT.findall(page.text)]
    form = [(tag["name"], unescape(tag["value"])) for tag in tags if tag.get("type") == "hidden"]
    name = next(tag["name"] for tag in tags if tag.get("type") in ("radio", "checkbox"))
    return form + [(name, value) for value in values]


def _get(browser: Browser, load: Load, turn: int) -> None:
    _checked(browser.get(load.path), 200)


def _step(browser: Browser, load: Load, turn: int) -> None:
    page = _checked(browser.get(load.path), 200)
    _checked(browser.post(load.path, filled_in(page, load.answers[_slug(load.path)])), 302)


def _journey(browser: Browser, load: Load, turn: int) -> None:
    path = load.path
    while True:
        page = _checked(browser.get(path), 200)
        if _slug(path) not in load.answers:
            return
        path = _checked(browser.post(path, filled_in(page, load.answers[_slug(path)])), 302).heads["location"]


def _slug(path: str) -> str:
    return path.rstrip("/").rsplit("/", 1)[-1]


def _checked(answer: Answer, status: int) -> Answer:
    if answer.status in (429, 503):
        raise Refused
    assert answer.status == status, f"{answer.status} {answer.heads}"
    return answer


def _send(browser: Browser, load: Load, turn: int) -> None:
    form = load.forms[turn % len(load.forms)]
    _checked(browser.post(load.path, [(name, value) for name, value in form]), 200)


TURNS: dict[str, Callable[[Browser, Load, int], None]] = {"get": _get, "step": _step, "journey": _journey, "send": _send}


class Crowd:
    """All visitors of a Load."""

    def __init__(self, load: Load) -> None:
        self.load = load
        self.turns = count()
        self.times: list[float] = []
        self.refused = 0
        self.faults: list[BaseException] = []
        self.lock = Lock()
        self.ready = Barrier(load.visitors + 1)

    def visit(self) -> Tally:
        """Let them all visit, and count."""
        threads = [Thread(target=self._visitor, args=(place,)) for place in range(self.load.visitors)]
        for thread in threads:
            thread.start()
        self.ready.wait()
        started = time.perf_counter()
        for thread in threads:
            thread.join()
        if self.faults:
            raise self.faults[0]
        return Tally(len(self.times), self.refused, time.perf_counter() - started, self.times)

    def _visitor(self, place: int) -> None:
        load = self.load
        browser = Browser(load.port)
        self.ready.wait()
        until = time.perf_counter() + min(load.seconds, MOST_SECONDS)
        time.sleep(load.think * place / load.visitors)
        try:
            while time.perf_counter() < until and (turn := next(self.turns)) < MOST_REQUESTS:
                self._turn(browser, turn)
                time.sleep(load.think)
        except BaseException as error:  # noqa: BLE001  (told to the thread that counts)
            self.faults.append(error)
        finally:
            browser.close()

    def _turn(self, browser: Browser, turn: int) -> None:
        browser.cookies = dict(self.load.cookies[turn % len(self.load.cookies)])
        started = time.perf_counter()
        try:
            TURNS[self.load.what](browser, self.load, turn)
        except Refused:
            with self.lock:
                self.refused += 1
        else:
            self.times.append(time.perf_counter() - started)


if __name__ == "__main__":
    json.dump(asdict(Crowd(Load(**json.load(sys.stdin))).visit()), sys.stdout)

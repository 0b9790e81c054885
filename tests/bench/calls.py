"""The call page: what an answer in a talk costs, and a whole plan, against a bare view that gives the same HTML."""

from __future__ import annotations

import json
import random
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

from escalation.domain.questions import QUESTIONS
from escalation.helpdesk.call_form import IN_TALK
from tests.bench.load import Form, Load
from tests.bench.servers import Kind, Kinds, Server
from tests.bench.turns import Line, in_turn
from tests.bench.web import Pace, cpu_line, visiting
from tests.bench.wire import Browser
from tests.families import Answers
from tests.prepared import ROOT
from tests.scenarios import load_scenarios

CALL = "/helpdesk/gesprek/"
FAMILIES, AT_MOST, WARM_SECONDS = 100, 2.0, 5.0
_ADDRESS = re.compile(r"127\.0\.0\.1:\d+")
_PIECE = re.compile(r"(?=<section|<li)")


@dataclass(frozen=True)
class Door:
    """Where a form can be sent: a server, an address, and the cookies of who sends it."""

    server: Server
    path: str
    cookies: dict[str, str]

    def said_to(self, form: Form) -> str:
        """Return the answer to `form`."""
        return Browser(self.server.port, dict(self.cookies)).post(self.path, form).text


def calls(kinds: Kinds, pace: Pace) -> Iterator[Line]:
    """Compare the answers of a talk, and whole plans, with a bare view: behind a login on both sides, and without one."""
    families = [scenario.answers for scenario in load_scenarios()][:FAMILIES]
    talks, plans = [form for answers in families for form in _talk(answers)], [_form(answers) for answers in families]
    random.Random(7).shuffle(talks)  # noqa: S311  (nothing secret)
    with ExitStack() as stack:
        doors = _doors(kinds, [*talks, *plans], stack)
        assert len({_ADDRESS.sub("", door.said_to(plans[0])).strip() for door in doors.values()}) == 1
        for door in doors.values():  # as a server is that runs for a morning
            _sending(door, talks, Pace(seconds=WARM_SECONDS))()
        for what, forms in (("een antwoord in een gesprek", talks), ("een heel plan in een gesprek", plans)):
            found = in_turn({name: _sending(door, forms, pace) for name, door in doors.items()}, pace.rounds)
            for where in ("achter een aanmelding", "zonder aanmelding"):
                ours, others = found[f"site {where}"], found[f"kaal {where}"]
                yield cpu_line(f"processortijd van {what}, naast een kale view, {where}", ours, others, AT_MOST)


def _doors(kinds: Kinds, forms: Iterable[Form], stack: ExitStack) -> dict[str, Door]:
    """Start all servers; the bare view says what the site said to `forms`."""
    site = Door(stack.enter_context(kinds.site.running()), CALL, _logged_in(kinds.site))
    gateless = replace(kinds.site, environment=kinds.site.environment | {"DJANGO_SETTINGS_MODULE": "tests.bench.open_settings"})
    bare = _bare(kinds.bare, {_read(form): site.said_to(form) for form in forms})
    plain = stack.enter_context(bare.running())
    return {
        "site achter een aanmelding": site,
        "kaal achter een aanmelding": Door(plain, "/binnen/", _logged_in(bare)),
        "site zonder aanmelding": Door(stack.enter_context(gateless.running()), CALL, {}),
        "kaal zonder aanmelding": Door(plain, "/kaal/", {}),
    }


def _sending(door: Door, forms: list[Form], pace: Pace):  # type: ignore[no-untyped-def]
    load = Load(door.server.port, "send", door.path, seconds=pace.seconds, cookies=[door.cookies], forms=forms)
    return lambda: visiting(door.server, load)


def _form(answers: Answers) -> Form:
    return [*((key, value) for key, values in answers.items() for value in values), ("deel", "plan")]


def _talk(answers: Answers) -> Iterator[Form]:
    """Yield the form after each answer, as the script sends it."""
    said: Answers = {}
    for question in IN_TALK:
        if question.key in answers:
            said[question.key] = answers[question.key]
            yield _form(said)


def _logged_in(kind: Kind) -> dict[str, str]:
    """Return the cookie of a member of staff who is logged in."""
    command = [sys.executable, "-m", "tests.bench.staff"]
    done = subprocess.run(command, cwd=ROOT, env=kind.environment, check=True, text=True, stdout=subprocess.PIPE)
    name, key = done.stdout.split()
    return {name: key}


def _bare(bare: Kind, said: dict[str, str]) -> Kind:
    """Return the bare view of what was `said`, per set of answers."""
    pieces = {answers: _PIECE.split(html) for answers, html in said.items()}
    ready = {"keys": [question.key for question in QUESTIONS], "said": pieces}
    (Path(bare.environment["BENCH_FOLDER"]) / "gesprek.json").write_text(json.dumps(ready))
    return replace(bare, page="/kaal/", environment=bare.environment | {"BENCH_URLS": "tests.bench.peers.bare_call"})


def _read(form: Form) -> str:
    """Return the answers in `form` as the bare view reads them."""
    return " ".join([",".join([value for name, value in form if name == question.key]) for question in QUESTIONS])

"""The site over HTTP: against the stock wizards, against a bare view, and while PDFs are made."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from itertools import islice
from statistics import median, quantiles

from tests.bench.families import alike, cookie_of
from tests.bench.load import Load, Tally
from tests.bench.peers import bare
from tests.bench.processes import cpu_seconds
from tests.bench.servers import FIRST_PAGE, Kinds, Server
from tests.bench.turns import Line, compared, in_turn, number
from tests.bench.wire import Browser
from tests.families import NOOR
from tests.prepared import ROOT

ANSWERS = {key.replace("_", "-"): values for key, values in NOOR.items()}
FIRST, TWELFTH = FIRST_PAGE, "/vragen/wat-is-er-al/"


@dataclass(frozen=True)
class Pace:
    """How long to measure: rounds, and seconds a turn."""

    rounds: int = 4
    seconds: float = 2.2


@dataclass(frozen=True)
class Visit:
    """What a turn showed: turns a second, the 95th percentile in seconds, processor seconds of the server a turn, refusals."""

    rate: float
    p95: float
    cpu: float
    refused: int


def visiting(server: Server, load: Load) -> Visit:
    """Let a process of its own lay `load` on `server`."""
    before = cpu_seconds(server.pid)
    tally = _tally(load)
    spent = cpu_seconds(server.pid) - before
    p95 = quantiles(tally.times, n=20)[-1] if len(tally.times) > 1 else float("nan")
    return Visit(tally.done / tally.seconds, p95, spent / max(tally.done, 1), tally.refused)


def _tally(load: Load) -> Tally:
    command = [sys.executable, "-m", "tests.bench.load"]
    given = json.dumps(asdict(load))
    done = subprocess.run(command, input=given, cwd=ROOT, text=True, capture_output=True, timeout=180, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr)
    return Tally(**json.loads(done.stdout))


def journeys(kinds: Kinds, pace: Pace) -> Iterator[Line]:
    """Compare whole journeys with those through the stock wizards: twelve questions and the page with the answers."""
    with kinds.site.running() as site, kinds.wizards.running() as wizards:
        starts = {"site": (site, FIRST)} | {name: (wizards, f"/{name}/direct-gevaar/") for name in ("sessie", "cookie")}
        found = in_turn({name: _journey(*start, pace) for name, start in starts.items()}, pace.rounds)
    for name, least in (("sessie", 4.0), ("cookie", 1.8)):
        yield _per_second(f"hele wegen per seconde, naast de gewone wizard ({name})", found["site"], found[name], least)
        yield cpu_line(f"processortijd van zo'n weg (wizard met {name})", found["site"], found[name])


def _journey(server: Server, path: str, pace: Pace) -> Callable[[], Visit]:
    return lambda: visiting(server, Load(server.port, "journey", path, seconds=pace.seconds, answers=ANSWERS))


def pages(kinds: Kinds, pace: Pace) -> Iterator[Line]:
    """Compare the page of a question with a bare view that gives the same HTML, and with a bare WSGI answer."""
    with kinds.site.running() as site, kinds.bare.running() as plain, kinds.hello.running() as hello:
        assert bare.same(Browser(site.port).get(FIRST).text, Browser(plain.port).get("/kaal/").text)
        loads = {"site": (site, FIRST), "kaal": (plain, "/kaal/"), "hallo": (hello, "/")}
        found = in_turn({name: _getting(*load, pace) for name, load in loads.items()}, pace.rounds)
    yield _per_second("bladzijden van een vraag per seconde, naast een kale view", found["site"], found["kaal"], None)
    yield cpu_line("processortijd van zo'n bladzijde", found["site"], found["kaal"], at_most=1.5)
    yield _per_second("dezelfde, naast een kaal WSGI-antwoord", found["site"], found["hallo"], None)


def _getting(server: Server, path: str, pace: Pace, cookies: list[dict[str, str]] | None = None) -> Callable[[], Visit]:
    return lambda: visiting(server, Load(server.port, "get", path, seconds=pace.seconds, cookies=cookies or [{}]))


def steps(kinds: Kinds, pace: Pace) -> Iterator[Line]:
    """Compare a step (the page and the answer) at question 12 with one at question 1."""
    before_last = {key: values for key, values in NOOR.items() if key != "wat_is_er_al"}
    with kinds.site.running() as site:
        starts = {"twaalf": (TWELFTH, cookie_of(before_last, kinds.key)), "een": (FIRST, {})}
        found = in_turn({name: _stepping(site, *start, pace) for name, start in starts.items()}, pace.rounds)
    yield cpu_line("een stap bij vraag 12, naast vraag 1", found["twaalf"], found["een"], at_most=1.2)


def _stepping(server: Server, path: str, cookies: dict[str, str], pace: Pace) -> Callable[[], Visit]:
    return lambda: visiting(server, Load(server.port, "step", path, seconds=pace.seconds, answers=ANSWERS, cookies=[cookies]))


def again(kinds: Kinds, pace: Pace) -> Iterator[Line]:
    """Compare a PDF that is asked for again with the bare view."""
    with kinds.site.running() as site, kinds.bare.running() as plain:
        cookies = [cookie_of(NOOR, kinds.key)]
        loads = {"site": _getting(site, "/plan/stappenplan.pdf", pace, cookies), "kaal": _getting(plain, "/kaal/", pace)}
        found = in_turn(loads, pace.rounds)
    yield cpu_line("pdf die nog eens wordt gevraagd, naast een kale view", found["site"], found["kaal"], at_most=2.0)


def plan_page(kinds: Kinds, pace: Pace) -> Iterator[Line]:
    """Compare the page of the plan, the longest there is, with the bare view of a question."""
    with kinds.site.running() as site, kinds.bare.running() as plain:
        loads = {"site": _getting(site, "/plan/", pace, _cookies(kinds)), "kaal": _getting(plain, "/kaal/", pace)}
        found = in_turn(loads, pace.rounds)
    yield cpu_line("bladzijde van een plan, naast een kale view van een vraag", found["site"], found["kaal"])


def _cookies(kinds: Kinds) -> list[dict[str, str]]:
    """Return the cookies of fifty families."""
    return [cookie_of(answers, kinds.key) for answers in islice(alike(), 50)]


def beside_pdfs(kinds: Kinds, pace: Pace) -> Iterator[Line]:
    """Compare the pages of 50 visitors, each half a second apart, while PDFs are made with those while none are."""
    with kinds.site.running() as site:
        crowd = Load(site.port, "get", FIRST, visitors=50, seconds=2 * pace.seconds, think=0.5)
        families, made = alike(), list[int]()

        def with_pdfs() -> Visit:
            cookies = [cookie_of(next(families), kinds.key) for _ in range(100)]
            asks = Load(site.port, "get", "/plan/stappenplan.pdf", visitors=2, seconds=2 * pace.seconds, cookies=cookies)
            with ThreadPoolExecutor() as pool:
                asking = pool.submit(_tally, asks)
                visit = visiting(site, crowd)
                made.append(asking.result().done)
            return visit

        found = in_turn({"met": with_pdfs, "zonder": lambda: visiting(site, crowd)}, pace.rounds)
    ours, others = ([1000 * visit.p95 for visit in found[name]] for name in ("met", "zonder"))
    words = [f"{number(median(times))} ms" for times in (ours, others)]
    yield Line(
        f"95% van de vragen van 50 bezoekers, met ({median(made):.0f} per keer) en zonder pdf's ernaast",
        *words,
        **compared(ours, others),
        at_most=1.5,
    )


def workers(kinds: Kinds, pace: Pace) -> Iterator[Line]:
    """Show how the pages a second grow with 1, 2 and 4 workers."""
    with ExitStack() as stack:
        running = {count: stack.enter_context(kinds.site.running(count)) for count in (1, 2, 4)}
        found = in_turn({str(count): _getting(server, FIRST, pace) for count, server in running.items()}, pace.rounds)
    for count in ("1", "2", "4"):
        yield _per_second(f"bladzijden per seconde met {count} workers, naast 1", found[count], found["1"], None)


def _per_second(what: str, ours: list[Visit], others: list[Visit], at_least: float | None) -> Line:
    mine, theirs = [visit.rate for visit in ours], [visit.rate for visit in others]
    words = [f"{number(median(rates))}/s" for rates in (mine, theirs)]
    return Line(what, *words, **compared(mine, theirs), at_least=at_least)


def cpu_line(what: str, ours: list[Visit], others: list[Visit], at_most: float | None = None) -> Line:
    mine, theirs = [1000 * visit.cpu for visit in ours], [1000 * visit.cpu for visit in others]
    words = [f"{number(median(times))} ms" for times in (mine, theirs)]
    return Line(what, *words, **compared(mine, theirs), at_most=at_most)

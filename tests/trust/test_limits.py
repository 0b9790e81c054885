"""One visitor who asks for everything at once does not keep fifty others from their plan."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.families import NOOR
from tests.trust.parent import Parent
from tests.trust.server import Server

OTHERS = 50
GREEDY_CONNECTIONS = 6
LONGEST_SECONDS = 10.0  # on a machine that is shared; alone it is a tenth


def visit(port: int) -> float:
    """Answer the first questions; returns the longest wait in seconds."""
    parent = Parent(port)
    assert parent.go_on(NOOR, 2).startswith("/vragen/")
    return parent.slowest


@pytest.mark.parametrize("wanted", ["/plan/", "/plan/stappenplan.pdf"])
def test_one_greedy_visitor_starves_nobody(server: Server, say: Callable[[str], None], wanted: str) -> None:
    greedy, over, asked = Parent(server.port), threading.Event(), []
    greedy.go_on(NOOR)

    def grab() -> None:
        own = Parent(server.port, cookies=dict(greedy.cookies))
        while not over.is_set():
            asked.append(own.get(wanted).status)

    with ThreadPoolExecutor(GREEDY_CONNECTIONS + 8) as pool:
        grabs = [pool.submit(grab) for _ in range(GREEDY_CONNECTIONS)]
        start = time.monotonic()
        waits = sorted(pool.map(visit, [server.port] * OTHERS))
        over.set()
        assert not [one for one in grabs if one.exception(timeout=60)]
    typical, longest = waits[OTHERS // 2], waits[-1]
    say(f"{OTHERS} visitors beside {len(asked)} greedy requests for {wanted}, {time.monotonic() - start:.0f} s: longest wait"
        f" of a visitor {typical:.2f} s typically, {longest:.2f} s at most")  # fmt: skip
    assert longest < LONGEST_SECONDS

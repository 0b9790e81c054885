"""Fires the requests of fuzz.py at a server, from several sides at once, and counts what comes back."""

from __future__ import annotations

import socket
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from http.client import HTTPException, HTTPResponse

from tests.trust.fuzz import Gun, Shot

PATIENCE = 30.0
SLOW = 2.0
GUNS = 4


@dataclass
class Found:
    """What came of many shots."""

    statuses: Counter[int] = field(default_factory=Counter)
    cut: int = 0
    faults: list[tuple[int, Shot]] = field(default_factory=list)
    slow: list[tuple[float, Shot]] = field(default_factory=list)
    slowest: float = 0.0


def fire(port: int, shot: Shot) -> int:
    """Send `shot`; returns the status, or 0 when the connection was cut before one came."""
    with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as one:
        with suppress(OSError):  # the server may answer before it has read all
            one.sendall(shot.head + shot.body)
        try:
            answer = HTTPResponse(one, method=shot.method)
            answer.begin()
            answer.read()
        except (HTTPException, ConnectionError):
            return 0
        return answer.status


def volley(port: int, seed: int, jars: list[str], shots: int) -> Found:
    """Fire `shots` requests from `seed`; what takes longer than SLOW seconds is kept, papers excepted."""
    gun, found = Gun(seed, jars), Found()
    for _ in range(shots):
        shot, start = gun.shot(), time.monotonic()
        status = fire(port, shot)
        took = time.monotonic() - start
        found.statuses[status] += 1
        found.cut += status == 0
        if status >= 500 and not (status == 503 and shot.paper):
            found.faults.append((status, shot))
        if not shot.paper:
            found.slowest = max(found.slowest, took)
            if took > SLOW:
                found.slow.append((took, shot))
    return found


def bombard(port: int, seed: int, jars: list[str], shots: int) -> Found:
    """Fire `shots` requests from `guns` sides at once, and return what came of all."""
    total = Found()
    with ThreadPoolExecutor(GUNS) as pool:
        parts = [pool.submit(volley, port, seed + number, jars, shots // GUNS) for number in range(GUNS)]
    for part in parts:
        found = part.result()
        total.statuses += found.statuses
        total.cut += found.cut
        total.faults += found.faults
        total.slow += found.slow
        total.slowest = max(total.slowest, found.slowest)
    return total


def jars_of(answers_cookies: list[str]) -> list[str]:
    """Return Cookie headers with these sealed answers."""
    return [f"__Host-antwoorden={sealed}" for sealed in answers_cookies]

"""The one cookie: a visitor's answers and progress, encrypted, in the visitor's own browser, for a few hours.

The server keeps nothing.
"""

from __future__ import annotations

import json
import time
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

from escalation import sealing
from escalation.domain.progress import NOTHING, Progress, from_plain, plain

MAX_AGE_SECONDS = 4 * 60 * 60
MAX_BYTES = 4096
MAX_JSON_BYTES = 16 * 1024
_PURPOSE = b"pestwijzer antwoorden 1"
_AS_JSON = json.JSONEncoder(separators=(",", ":"))
# For a text this short a window of 1 kB packs as well as the largest, and takes an eighth of its time to set up.
_WINDOW_BITS, _MEMORY_LEVEL = 10, 5


class State(Enum):
    """What the browser brought."""

    ABSENT = "absent"
    FINE = "fine"
    EXPIRED = "expired"
    BROKEN = "broken"


@dataclass(frozen=True)
class Stored:
    """The answers as stored (question key to list of values, unchecked), how far the family has come since its first plan,
    and the state of the cookie they came from."""

    answers: Mapping[str, list[str]] = field(default_factory=dict)
    state: State = State.ABSENT
    progress: Progress = NOTHING


def read(request: HttpRequest) -> Stored:
    """Return what the cookie of `request` holds; anything that is not a fresh cookie of ours is empty. Never raises."""
    sealed = request.COOKIES.get(settings.ANSWERS_COOKIE_NAME)
    if not sealed:
        return Stored()
    return unseal(sealed, time.time())


def write(response: HttpResponseBase, answers: Mapping[str, list[str]], progress: Progress = NOTHING) -> None:
    """Put `answers` and `progress` in the cookie; it ends with the browser, and here after MAX_AGE_SECONDS."""
    response.set_cookie(
        settings.ANSWERS_COOKIE_NAME,
        seal(answers, time.time(), progress),
        secure=settings.ANSWERS_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
        path="/",
    )


def clear(response: HttpResponseBase) -> None:
    """Take the cookie away."""
    response.set_cookie(
        settings.ANSWERS_COOKIE_NAME,
        "",
        max_age=0,
        expires="Thu, 01 Jan 1970 00:00:00 GMT",
        secure=settings.ANSWERS_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
        path="/",
    )


def seal(answers: Mapping[str, list[str]], now: float, progress: Progress = NOTHING) -> str:
    """Return `answers` and `progress`, written at `now` (seconds since 1970), as an encrypted text."""
    text = _AS_JSON.encode([int(now), answers, plain(progress)]).encode()
    packer = zlib.compressobj(9, wbits=_WINDOW_BITS, memLevel=_MEMORY_LEVEL)
    return sealing.seal(packer.compress(text) + packer.flush(), _PURPOSE)


def unseal(sealed: str, now: float) -> Stored:
    """Return what `seal` put in, unless it is older than MAX_AGE_SECONDS at `now`, or not ours. Never raises."""
    text = _decrypt(sealed)
    if text is None:
        return Stored(state=State.BROKEN)
    try:
        written, answers, *more = json.loads(text)
        age = now - float(written)
        clean = {key: list(values) for key, values in answers.items()}
    except (ValueError, TypeError, AttributeError):
        return Stored(state=State.BROKEN)
    if age > MAX_AGE_SECONDS:
        return Stored(state=State.EXPIRED)
    return Stored(clean, State.FINE, from_plain(more[0]) if more else NOTHING)


def _decrypt(sealed: str) -> bytes | None:
    packed = sealing.unseal(sealed, _PURPOSE) if len(sealed) <= MAX_BYTES else None
    try:
        return None if packed is None else zlib.decompressobj().decompress(packed, MAX_JSON_BYTES)
    except zlib.error:
        return None

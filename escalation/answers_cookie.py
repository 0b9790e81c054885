"""The one cookie: a visitor's answers and progress, encrypted, in the visitor's own browser, for a few hours.

The server keeps nothing.

AES-256-GCM with a key derived from SECRET_KEY; SECRET_KEY_FALLBACKS can still be read, so keys may be replaced.
"""

from __future__ import annotations

import base64
import binascii
import json
import os
import time
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

from escalation.domain.progress import NOTHING, Progress, from_plain, plain

MAX_AGE_SECONDS = 4 * 60 * 60
MAX_BYTES = 4096
MAX_JSON_BYTES = 16 * 1024
_NONCE_BYTES = 12
_PURPOSE = b"pestwijzer antwoorden 1"


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
    text = json.dumps([int(now), answers, plain(progress)], separators=(",", ":")).encode()
    nonce = os.urandom(_NONCE_BYTES)
    key, *_ = _keys(_secrets())
    return base64.urlsafe_b64encode(nonce + key.encrypt(nonce, zlib.compress(text, 9), _PURPOSE)).decode().rstrip("=")


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
    if len(sealed) > MAX_BYTES:
        return None
    try:
        data = base64.b64decode(sealed + "=" * (-len(sealed) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        return None
    for key in _keys(_secrets()):
        try:
            packed = key.decrypt(data[:_NONCE_BYTES], data[_NONCE_BYTES:], _PURPOSE)
            return zlib.decompressobj().decompress(packed, MAX_JSON_BYTES)
        except (InvalidTag, ValueError, zlib.error):
            continue
    return None


def _secrets() -> tuple[str, ...]:
    return (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)


@lru_cache(maxsize=4)
def _keys(secrets: tuple[str, ...]) -> tuple[AESGCM, ...]:
    """Return a cipher for each secret, the one to encrypt with first."""
    return tuple(AESGCM(HKDF(SHA256(), 32, salt=None, info=_PURPOSE).derive(secret.encode())) for secret in secrets)

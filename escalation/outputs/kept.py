"""PDFs kept for a short time, few, for who asks again; all server processes of a machine share them. Never a letter.

Each is known by its recipe: a text with all that it is made of, which is not kept. Its name and the key it is encrypted with
follow from the recipe and SECRET_KEY. So whoever reads the folder learns nothing; only a visitor with the same answers, on
the same day, has his own opened.
"""

from __future__ import annotations

import os
import time
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.utils.crypto import salted_hmac

from escalation.outputs.gate import private

SECONDS = 14 * 60  # and a minute until `watch` sees it: the privacy page says 15 minutes
MOST = 100
_ROUND_SECONDS = 60
_ENDING = ".kept"
_NONCE_BYTES = 12


def find(recipe: str) -> bytes | None:
    """Return the PDF that was kept for `recipe`, or None. It never raises."""
    with suppress(OSError, InvalidTag):
        place = _folder() / _name(recipe)
        if time.time() - place.stat().st_mtime <= SECONDS:
            sealed = place.read_bytes()
            return _cipher(recipe).decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], None)
    return None


def keep(recipe: str, paper: bytes) -> None:
    """Keep `paper`, the PDF of `recipe`, for SECONDS, or less when many come after it. A full disk is no reason to fail."""
    nonce = os.urandom(_NONCE_BYTES)
    with suppress(OSError):
        tidy(MOST - 1)
        with NamedTemporaryFile(dir=private(_folder()), suffix=_ENDING, delete=False) as new:
            new.write(nonce + _cipher(recipe).encrypt(nonce, paper, None))
        Path(new.name).replace(_folder() / _name(recipe))


def tidy(most: int = 0) -> None:
    """Remove what is too old, and all but the newest `most`."""
    with suppress(OSError):
        ages = {place: time.time() - place.stat().st_mtime for place in _folder().glob(f"*{_ENDING}")}
        for number, place in enumerate(sorted(ages, key=ages.__getitem__)):
            if number >= most or ages[place] > SECONDS:
                place.unlink(missing_ok=True)


def watch() -> None:
    """Remove what is too old, every minute, for as long as the server process lives; in a thread of its own."""
    while True:
        time.sleep(_ROUND_SECONDS)
        tidy(MOST)


def _folder() -> Path:
    return Path(settings.PDF_FOLDER) / "kept"


def _name(recipe: str) -> str:
    return salted_hmac("escalation.outputs.kept.name", recipe, algorithm="sha256").hexdigest() + _ENDING


def _cipher(recipe: str) -> AESGCM:
    return AESGCM(salted_hmac("escalation.outputs.kept.key", recipe, algorithm="sha256").digest())

"""What a paper is made of, as one text: by that it is found again before anything of it is made. See outputs/kept.py."""

from __future__ import annotations

import json
from functools import cache
from hashlib import sha256

from django.conf import settings
from django.http import HttpRequest

from escalation.content import fingerprint
from escalation.domain.progress import plain
from escalation.journey import Journey

# Whatever is in these folders may show in a paper.
_HOUSE = ("escalation/**/*.py", "templates/print/*", "static/css/*", "static/fonts/*", "requirements*.txt")


def recipe_of(request: HttpRequest, journey: Journey, name: str) -> str:
    """Return the recipe of the paper `name`: the answers that count, the progress, the day, the content, the address it
    names, and the code that makes it. The same recipe gives the same bytes; the journey must be complete."""
    answers = [sorted(journey.walk.answers[question.key]) for question in journey.walk.path]
    asked = [question.key for question in journey.walk.path]
    address = request.build_absolute_uri("/")
    parts = [name, asked, answers, plain(journey.progress), journey.today.isoformat(), address, fingerprint(), _house()]
    return json.dumps(parts, sort_keys=True)


def _house() -> str:
    return _looked_over() if settings.DEBUG else _once()  # who works on the site wants to see what changed


@cache
def _once() -> str:
    return _looked_over()


def _looked_over() -> str:
    """Return what stands for the files of this house: a server with newer ones makes its papers anew."""
    files = sorted(path for pattern in _HOUSE for path in settings.BASE_DIR.glob(pattern))
    seen = [(str(path), (state := path.stat()).st_size, state.st_mtime_ns) for path in files]
    return sha256(repr(seen).encode()).hexdigest()

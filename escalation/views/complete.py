"""The gate before the plan and its papers: without all answers there is no plan."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from escalation.journey import journey_of

JourneyView = Callable[..., HttpResponse]


def complete(view: JourneyView) -> Callable[..., HttpResponse]:
    """Give `view` the visitor's journey; one that is not complete leads to the open question."""

    @wraps(view)
    def wrapped(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        journey = journey_of(request, timezone.localdate())
        if journey.ready:
            return view(request, journey, **kwargs)
        return redirect(f"{journey.next_url}?eerst" if journey.open_question else journey.next_url)

    return wrapped

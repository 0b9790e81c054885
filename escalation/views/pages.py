"""Pages that are the same for everyone, and the start page."""

from __future__ import annotations

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from escalation.answers_cookie import State
from escalation.content import catalogue
from escalation.domain.answers import walk
from escalation.journey import journey_of
from escalation.views.errors import to_call

MOST_QUESTIONS = walk({}).at_most()


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """Show what Pestwijzer does, and the way in, or back in."""
    journey = journey_of(request, timezone.localdate())
    context = {
        "at_most": MOST_QUESTIONS,
        "started": bool(journey.walk.path),
        "expired": journey.stored.state in (State.EXPIRED, State.BROKEN),
        "continue_url": journey.next_url,
        "urgent": journey.urgent,
        "emergency": catalogue().contacts["112"],
    }
    return render(request, "pages/start.html", context)


@require_safe
def articles(request: HttpRequest) -> HttpResponse:
    """Show the list of texts to read."""
    return render(request, "pages/articles.html", {"articles": catalogue().articles.values()})


@require_safe
def article(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one text to read. Raises Http404 for an unknown one."""
    if slug not in catalogue().articles:
        raise Http404
    return render(request, "pages/article.html", {"article": catalogue().articles[slug], "contacts": to_call()})


@require_safe
def concepts(request: HttpRequest) -> HttpResponse:
    """Show the glossary."""
    words = sorted(catalogue().concepts.values(), key=lambda concept: concept.term.lower())
    return render(request, "pages/concepts.html", {"concepts": words})


@require_safe
def concept(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one word of the glossary. Raises Http404 for an unknown one."""
    if slug not in catalogue().concepts:
        raise Http404
    return render(request, "pages/concept.html", {"concept": catalogue().concepts[slug]})


def fixed_page(template: str) -> Callable[[HttpRequest], HttpResponse]:
    """Return a view that shows `template`, which needs nothing."""

    @require_safe
    def view(request: HttpRequest) -> HttpResponse:
        return render(request, template)

    return view

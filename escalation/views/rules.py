"""How a plan is made, for everyone to read and see: the page and the drawing are made from the rules themselves."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from escalation.content import catalogue
from escalation.outputs.rules_svg import rules_svg
from escalation.outputs.rules_text import rules_text


@require_safe
def rules(request: HttpRequest) -> HttpResponse:
    """Show the questions, the ladders and every rule in a sentence."""
    return render(request, "pages/rules.html", {"rules": rules_text(catalogue())})


@require_safe
def drawing(request: HttpRequest) -> HttpResponse:
    """Return the same as a drawing (SVG)."""
    return HttpResponse(rules_svg(catalogue()), content_type="image/svg+xml; charset=utf-8")

"""Going on with a code: the answers come back from paper into the visitor's own cookie."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from escalation import answers_cookie
from escalation.forms import CodeForm


@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: HttpRequest) -> HttpResponse:
    """Ask for the code (GET), or bring its answers back and lead on to where they end (POST)."""
    form = CodeForm(request.POST if request.method == "POST" else None, today=timezone.localdate())
    if not form.is_bound or not form.is_valid():
        return render(request, "pages/code.html", {"form": form})
    response = redirect("resume")
    answers_cookie.write(response, form.cleaned_data["code"].answers)
    return response

"""The addresses of the call page and the practice mode; every view goes through one gate, given here and nowhere else."""

from __future__ import annotations

from collections.abc import Callable

from django.urls import URLPattern, path
from django.views.decorators.csrf import csrf_exempt

from escalation.helpdesk import call, call_papers, practice
from escalation.helpdesk.access import View, staff_only
from escalation.helpdesk.keeping import keeps_answers


def call_paths(gate: Callable[[View], View]) -> list[URLPattern]:
    """Return the addresses with `gate` before every view.

    No token against forged requests: a POST changes nothing here and tells only its sender what he sent, and a token would
    end with a login that expires in the middle of a call.
    """

    def behind_the_gate(view: View) -> View:
        return csrf_exempt(keeps_answers(gate(view)))

    return [
        path("gesprek/", behind_the_gate(call.call), name="call"),
        path("gesprek/papier/", behind_the_gate(call_papers.paper), name="call_paper"),
        path("oefenen/", behind_the_gate(practice.families), name="practice"),
        path("oefenen/<slug:slug>/", behind_the_gate(practice.family), name="practice_family"),
    ]


urlpatterns = call_urls = call_paths(staff_only)

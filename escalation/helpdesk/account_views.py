"""The sessions of an account that are open, with a way to end each."""

from __future__ import annotations

from typing import Any

from allauth.usersessions.adapter import get_adapter
from allauth.usersessions.models import UserSession
from allauth.usersessions.views import ListUserSessionsView
from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect

_BROWSERS = {"Edg": "Edge", "OPR": "Opera", "Firefox": "Firefox", "Chrome": "Chrome", "Safari": "Safari"}
_SYSTEMS = {
    "Windows": "Windows",
    "Android": "Android",
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Mac OS": "macOS",
    "CrOS": "ChromeOS",
    "Linux": "Linux",
}


class OpenSessions(ListUserSessionsView):
    """Lists the sessions of the user; a POST ends the one that `sessie` names, or all but this one."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the sessions, each with the name of its browser."""
        context = super().get_context_data(**kwargs)
        for session in context["sessions"]:
            session.browser = browser(session.user_agent)
        return context

    def form_valid(self, form: Form) -> HttpResponse:
        """End what was asked, and show the list again."""
        mine = UserSession.objects.filter(user=self.request.user)
        others = mine.exclude(session_key=self.request.session.session_key)
        chosen = self.request.POST.get("sessie", "")
        get_adapter().end_sessions(others.filter(pk=chosen) if chosen.isdecimal() else others)
        messages.success(self.request, "Beëindigd. Daar moet nu opnieuw worden ingelogd.")
        return redirect("usersessions_list")


def browser(user_agent: str) -> str:
    """Return a short name for the browser that calls itself `user_agent`, such as 'Firefox op Windows'."""
    name = next((name for mark, name in _BROWSERS.items() if mark in user_agent), "Een browser")
    system = next((name for mark, name in _SYSTEMS.items() if mark in user_agent), "")
    return f"{name} op {system}" if system else name

"""What follows a login and a second factor: when the day began, whose second factor it was, and that old sessions go."""

from __future__ import annotations

import time

from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added, authenticator_used
from allauth.usersessions.models import UserSession
from django.contrib.auth.models import User
from django.contrib.auth.signals import user_logged_in
from django.contrib.sessions.backends.db import SessionStore
from django.http import HttpRequest

from escalation.helpdesk.access import GIVEN_BY
from escalation.helpdesk.sessions import STARTED


def connect() -> None:
    """Connect the handlers below; once, at the start."""
    user_logged_in.connect(start_day, dispatch_uid="helpdesk.start_day")
    authenticator_used.connect(note_second_factor, dispatch_uid="helpdesk.second_factor_used")
    authenticator_added.connect(note_new_second_factor, dispatch_uid="helpdesk.second_factor_added")


def start_day(request: HttpRequest, **_: object) -> None:
    """Note when this session began, and remove the sessions of everyone that have ended."""
    request.session[STARTED] = int(time.time())
    SessionStore.clear_expired()


def note_second_factor(request: HttpRequest, user: User, **_: object) -> None:
    """Note that `user` gave a second factor in this session."""
    request.session[GIVEN_BY] = str(user.pk)


def note_new_second_factor(request: HttpRequest, user: User, authenticator: Authenticator, **_: object) -> None:
    """Take setting one up for giving it. Other sessions of `user` end: they may be of someone who knows the password only."""
    if authenticator.type == Authenticator.Type.RECOVERY_CODES:
        return
    note_second_factor(request, user)
    end_sessions(user, but=request.session.session_key)


def end_sessions(user: User, but: str | None = None) -> None:
    """End all sessions of `user`, except the one with the key `but`."""
    for session in UserSession.objects.filter(user=user).exclude(session_key=but):
        session.end()

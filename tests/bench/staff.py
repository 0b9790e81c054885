"""Logs a member of staff in, without a page: run with the settings of a server, it prints the name and key of the session.

The account has what the site and the bare view ask for: the right to use what is measured, by a group, and a second factor.
"""

from __future__ import annotations

import time

import django

django.setup()

from django.apps import apps  # noqa: E402
from django.conf import settings  # noqa: E402
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: E402
from django.contrib.auth.models import Group, Permission, User  # noqa: E402
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402


def log_in() -> str:
    """Return the key of a session of a new member of staff."""
    user = User.objects.create_user(f"bench {time.time_ns()}")
    group, _ = Group.objects.get_or_create(name="medewerker")
    group.permissions.add(*Permission.objects.filter(codename__in=["use_helpdesk", "view_user"]))
    user.groups.add(group)
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    if apps.is_installed("allauth.mfa"):
        _second_factor(user, session)
    session.create()
    return str(session.session_key)


def _second_factor(user: User, session: SessionStore) -> None:
    from allauth.mfa.models import Authenticator

    from escalation.helpdesk.access import GIVEN_BY
    from escalation.helpdesk.sessions import STARTED

    Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={"secret": ""})
    session[GIVEN_BY], session[STARTED] = str(user.pk), int(time.time())


if __name__ == "__main__":
    print(settings.SESSION_COOKIE_NAME, log_in())  # noqa: T201

"""A cast of staff, each with a password and a second factor, and a browser that logs in as a person would."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from django.contrib.auth.models import Group, User
from django.test import Client

PASSWORD = "vier losse woorden samen"
LOGIN = "/account/inloggen/"
SECOND_FACTOR = "/account/inloggen/tweede-stap/"
Person = Callable[..., User]


def code_for(secret: str) -> str:
    """Return what an app with `secret` shows; when that is about to change, wait for the next one, as a person does."""
    left = 30 - time.time() % 30
    if left < 2:
        time.sleep(left)
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def person(name: str, *groups: str, app: bool = True) -> User:
    """Make an account in `groups`, with an app as second factor; its secret is in `user.secret`."""
    user = User.objects.create_user(name, password=PASSWORD)
    user.groups.add(*Group.objects.filter(name__in=groups))
    user.secret = generate_totp_secret() if app else ""  # type: ignore[attr-defined]
    if app:
        TOTP.activate(user, user.secret)  # type: ignore[attr-defined]
        RecoveryCodes.activate(user)
    return user


def give_password(client: Client, user: User, password: str = PASSWORD, **extra: str) -> str:
    """Log in with the password only; return where that leads, '' when it does not."""
    return client.post(LOGIN, {"login": user.username, "password": password, **extra}).headers.get("Location", "")


def log_in(client: Client, user: User) -> None:
    """Log in with both steps."""
    assert give_password(client, user) == SECOND_FACTOR
    done = client.post(SECOND_FACTOR, {"code": code_for(user.secret)})  # type: ignore[attr-defined]
    assert done.headers["Location"] == "/helpdesk/"


@pytest.fixture
def employee(db: None) -> User:
    return person("sanne", "medewerker")


@pytest.fixture
def editor(db: None) -> User:
    return person("rachid", "redacteur")


@pytest.fixture
def manager(db: None) -> User:
    user = person("mieke", "medewerker", "redacteur")
    user.is_superuser = True
    user.save()
    return user


@pytest.fixture
def newcomer(db: None) -> User:
    """An account in both groups that has no second factor yet."""
    return person("nieuw", "medewerker", "redacteur", app=False)


@pytest.fixture
def nobody(db: None) -> User:
    """An account with a second factor and no group."""
    return person("niemand")

"""How our accounts differ from what allauth does by itself: no sign-up, no addresses kept, secrets stored encrypted."""

from __future__ import annotations

import hashlib
import hmac
from ipaddress import IPv6Address
from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.internal.httpkit import get_client_ip
from allauth.core.internal.ratelimit import truncate_ip
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.contrib.auth.models import User
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from escalation import sealing

_PURPOSE = b"pestwijzer tweede stap 1"
_LOCKED = "Te vaak geprobeerd. Wacht een kwartier en probeer het dan nog eens."


class AccountAdapter(DefaultAccountAdapter):
    """Accounts that a manager makes; a failed login says the same whether the name exists or not."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultAccountAdapter.error_messages,
        "too_many_login_attempts": _LOCKED,
        "rate_limited": _LOCKED,
        "username_password_mismatch": "De naam of het wachtwoord klopt niet.",
        "incorrect_password": "Dit wachtwoord klopt niet.",
        "incorrect_code": "Deze code klopt niet, of is al gebruikt.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Return False: nobody makes an account for himself."""
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """Return a stand-in for the address, the same for a day: enough to slow down who keeps trying, of no other use.

        It has the form of an address, since allauth stores it as one. All addresses of one IPv6 network have the same.
        """
        address = f"{timezone.localdate()} {truncate_ip(get_client_ip(request) or '')}"
        digest = hmac.digest(settings.SECRET_KEY.encode(), address.encode(), hashlib.sha256)
        return str(IPv6Address(b"\xfd" + digest[:15]))

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Return where one goes after changing the password."""
        return reverse("mfa_index")


class SecondFactorAdapter(DefaultMFAAdapter):
    """The second factor, whose secrets a copy of the database does not give away."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": "Deze code klopt niet, of is al gebruikt.",
    }

    def encrypt(self, text: str) -> str:
        """Return `text` encrypted with a key that follows from SECRET_KEY."""
        return sealing.seal(text.encode(), _PURPOSE)

    def decrypt(self, encrypted_text: str) -> str:
        """Return what `encrypt` was given; empty, so that no code fits, when the key was lost."""
        return (sealing.unseal(encrypted_text, _PURPOSE) or b"").decode()

    def generate_authenticator_name(self, user: User, type: str) -> str:  # noqa: A002  (the name is allauth's)
        """Return a name for a new passkey."""
        return f"Passkey van {timezone.localdate():%d-%m-%Y}"

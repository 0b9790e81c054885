"""allauth's forms, with labels in plain Dutch where its own are not."""

from __future__ import annotations

from typing import Any

from allauth.account.forms import ChangePasswordForm
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django.forms import Form


class _Labelled(Form):
    labels: dict[str, str]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, label in self.labels.items():
            self.fields[name].label = label


class NewPassword(ChangePasswordForm):
    """Another password; the page itself says what it has to be."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password1"].help_text = ""


class SecondFactor(_Labelled, AuthenticateForm):
    """The second step of a login."""

    labels = {"code": "Code uit je app, of een herstelcode"}


class Confirm(_Labelled, ReauthenticateForm):
    """The code that confirms who one is."""

    labels = {"code": "Code uit je app, of een herstelcode"}


class NewApp(_Labelled, ActivateTOTPForm):
    """The first code of a new app."""

    labels = {"code": "Code uit je app"}


class NewPasskey(_Labelled, AddWebAuthnForm):
    """A new passkey, with a name."""

    labels = {"name": "Naam van de passkey"}


class PasskeyName(_Labelled, EditWebAuthnForm):
    """The name of a passkey."""

    labels = {"name": "Naam van de passkey"}

"""The pages of an account, mounted at `/account/`: allauth's views at our addresses, in our look.

The names of the routes are allauth's: it looks its own pages up by them. What is not here (signing up, mail) is not there.
"""

from __future__ import annotations

from collections.abc import Iterator

from allauth.account import views as account
from allauth.mfa.base import views as second_factor
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkey
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.views import View
from django.views.decorators.http import require_safe

from escalation.helpdesk.account_views import OpenSessions

_PAGES: tuple[tuple[str, str, type[View], str], ...] = (
    ("inloggen/", "account_login", account.LoginView, "login"),
    ("uitloggen/", "account_logout", account.LogoutView, "logout"),
    ("niet-actief/", "account_inactive", account.AccountInactiveView, "inactive"),
    ("wachtwoord/", "account_change_password", account.PasswordChangeView, "password"),
    ("bevestigen/", "account_reauthenticate", account.ReauthenticateView, "confirm"),
    ("bevestigen/code/", "mfa_reauthenticate", second_factor.ReauthenticateView, "confirm"),
    ("bevestigen/passkey/", "mfa_reauthenticate_webauthn", passkey.ReauthenticateWebAuthnView, "confirm_passkey"),
    ("inloggen/tweede-stap/", "mfa_authenticate", second_factor.AuthenticateView, "second_factor"),
    ("tweede-stap/", "mfa_index", second_factor.IndexView, "index"),
    ("app/", "mfa_activate_totp", totp.ActivateTOTPView, "app"),
    ("app/weg/", "mfa_deactivate_totp", totp.DeactivateTOTPView, "app_remove"),
    ("herstelcodes/", "mfa_view_recovery_codes", recovery.ViewRecoveryCodesView, "codes"),
    ("herstelcodes/nieuw/", "mfa_generate_recovery_codes", recovery.GenerateRecoveryCodesView, "codes_new"),
    ("passkeys/", "mfa_list_webauthn", passkey.ListWebAuthnView, "passkeys"),
    ("passkeys/nieuw/", "mfa_add_webauthn", passkey.AddWebAuthnView, "passkey_add"),
    ("passkeys/<int:pk>/weg/", "mfa_remove_webauthn", passkey.RemoveWebAuthnView, "passkey_remove"),
    ("passkeys/<int:pk>/naam/", "mfa_edit_webauthn", passkey.EditWebAuthnView, "passkey_name"),
    ("sessies/", "usersessions_list", OpenSessions, "sessions"),
)


@require_safe
def _account(request: HttpRequest) -> HttpResponse:
    """Lead on to the page of the second factor, which has everything of an account."""
    return redirect("mfa_index")


def _routes() -> Iterator[URLPattern]:
    yield path("", _account, name="account")
    for address, name, view, template in _PAGES:
        yield path(address, view.as_view(template_name=f"helpdesk/account/{template}.html"), name=name)
    yield path("inloggen/passkey/", passkey.LoginWebAuthnView.as_view(), name="mfa_login_webauthn")


urlpatterns = list(_routes())

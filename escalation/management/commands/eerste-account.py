"""`manage.py eerste-account NAAM`: an account for a manager, who makes the others in the admin; also for who lost his own."""

from __future__ import annotations

import secrets
from getpass import getpass
from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group, User
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser

from escalation.helpdesk.logins import end_sessions

GROUPS = ("medewerker", "redacteur")


class Command(BaseCommand):
    """Makes the account, or lets the one with this name begin anew; asks for the password or makes one up."""

    help = (
        "Maakt een account voor een beheerder, lid van beide groepen. "
        "Bestaat het al, dan begint het opnieuw: een nieuw wachtwoord, en de tweede stap vervalt."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the name, and whether to make the password up."""
        parser.add_argument("naam", help="waarmee diegene inlogt")
        parser.add_argument("--maak-wachtwoord", action="store_true", help="vraag niets, maar toon een wachtwoord, eenmalig")

    def handle(self, *args: Any, **options: Any) -> None:
        """Make the account. Raises CommandError for a name or a password that will not do."""
        user = User.objects.filter(username=options["naam"]).first() or User(username=options["naam"])
        user.is_active = user.is_superuser = True
        password = secrets.token_urlsafe(15) if options["maak_wachtwoord"] else self._asked(user)
        user.set_password(password)
        try:
            user.full_clean()
        except ValidationError as error:
            raise CommandError("\n".join(error.messages)) from error
        user.save()
        user.groups.add(*Group.objects.filter(name__in=GROUPS))
        Authenticator.objects.filter(user=user).delete()
        end_sessions(user)
        if options["maak_wachtwoord"]:
            self.stdout.write(f"Wachtwoord (verander het na het inloggen): {password}")
        self.stdout.write("Het account is er. Log in op /account/inloggen/ en stel daar de tweede stap in.")

    def _asked(self, user: User) -> str:
        password = getpass("Wachtwoord (minstens 12 tekens): ")
        if getpass("Nog een keer: ") != password:
            raise CommandError("De twee wachtwoorden zijn niet hetzelfde.")
        try:
            validate_password(password, user)
        except ValidationError as error:
            raise CommandError("\n".join(error.messages)) from error
        return password

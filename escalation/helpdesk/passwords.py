"""What a password has to be, in Dutch where Django's own words are not translated."""

from __future__ import annotations

from django.contrib.auth.password_validation import MinimumLengthValidator


class LongEnough(MinimumLengthValidator):
    """A password has a length."""

    def get_error_message(self) -> str:
        """Return what is wrong with a short one."""
        return f"Dit wachtwoord is te kort. Neem minstens {self.min_length} tekens."

    def get_help_text(self) -> str:
        """Return what is asked."""
        return f"Neem minstens {self.min_length} tekens."

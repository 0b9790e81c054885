"""The app: it watches its content, and brings its checks."""

from __future__ import annotations

from django.apps import AppConfig
from django.core.checks import Tags, register
from django.core.signals import request_finished
from django.db.models import F
from django.db.models.signals import post_delete, post_save


def raise_edition(sender: type, **_: object) -> None:
    """Count a change of content, so that every process reads it anew; a handler of post_save and post_delete."""
    from escalation import content, models

    if issubclass(sender, models.Words | models.Part):
        if not models.Edition.objects.update(number=F("number") + 1):
            models.Edition.objects.create(number=1)
        content.forget()


class EscalationConfig(AppConfig):
    """Connects what must be connected once the models are there."""

    name = "escalation"
    verbose_name = "Pestwijzer"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Connect the signals and register the checks."""
        from escalation import checks, content

        request_finished.connect(content.refresh, dispatch_uid="escalation.content.refresh")
        post_save.connect(raise_edition, dispatch_uid="escalation.edition.save")
        post_delete.connect(raise_edition, dispatch_uid="escalation.edition.delete")
        register(checks.content_check, Tags.compatibility)

"""The app: it watches its content, and brings its checks."""

from __future__ import annotations

from django.apps import AppConfig
from django.core.checks import CheckMessage, Tags, register
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


def content_check(**options: object) -> list[CheckMessage]:
    """Return what is wrong with the content; what finds that is loaded when it is asked, not at every start."""
    from escalation import checks

    return checks.content_check(**options)


class EscalationConfig(AppConfig):
    """Connects what must be connected once the models are there."""

    name = "escalation"
    verbose_name = "Pestwijzer"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Connect the signals and register the checks."""
        from escalation import content

        request_finished.connect(content.refresh, dispatch_uid="escalation.content.refresh")
        post_save.connect(raise_edition, dispatch_uid="escalation.edition.save")
        post_delete.connect(raise_edition, dispatch_uid="escalation.edition.delete")
        register(content_check, Tags.compatibility)

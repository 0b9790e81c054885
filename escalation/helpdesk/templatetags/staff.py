"""What the templates of the helpdesk need beside their context."""

from __future__ import annotations

import json

from django import template
from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpRequest

from escalation.helpdesk import access

register = template.Library()


@register.filter
def as_json(value: object) -> str:
    """Return `value` as JSON, for an attribute that a script of ours reads."""
    return json.dumps(value, cls=DjangoJSONEncoder)


@register.filter
def may(request: HttpRequest, right: str) -> bool:
    """Return whether who sent `request` may open what asks for `right`."""
    return access.may(request, f"helpdesk.{right}")


@register.simple_tag
def idle_seconds() -> int:
    """Return after how many seconds without a request a session ends."""
    return settings.SESSION_COOKIE_AGE

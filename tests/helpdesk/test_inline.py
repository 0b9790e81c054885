"""No page of staff holds a script or a style of its own: the policy of the site would refuse it."""

from __future__ import annotations

from collections.abc import Iterator
from io import StringIO

from django.contrib import admin
from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from tests.helpdesk.conftest import log_in
from tests.trust.html import Inline, inline_code

ACCOUNT = ("/account/tweede-stap/", "/account/wachtwoord/", "/account/sessies/", "/account/bevestigen/", "/account/uitloggen/")
HELPDESK = ("/helpdesk/", "/helpdesk/cijfers/", "/helpdesk/gesprek/", "/helpdesk/oefenen/", "/helpdesk/oefenen/noor/")


BORDER = Inline(attributes=("style",))  # of django-simple-history, under a list in a history; the policy refuses it, unseen


def pages_of_the_admin() -> Iterator[str]:
    """Yield the list, the form to add and the form to change of everything that can be edited."""
    yield "/beheer/"
    for model in admin.site._registry:
        name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        yield from (reverse(f"{name}_changelist"), reverse(f"{name}_add"))
        if first := model._default_manager.first():
            yield from (reverse(f"{name}_{what}", args=[first.pk]) for what in ("change", "history", "delete"))


def test_no_page_of_staff_holds_a_script_or_a_style_of_its_own(client: Client, manager: User) -> None:
    call_command("load_content", stdout=StringIO())
    log_in(client, manager)
    found = {}
    for url in (*HELPDESK, *ACCOUNT, *pages_of_the_admin()):
        page = client.get(url)
        if page.status_code == 200:
            found[url] = inline_code(page.content.decode())
    assert len(found) > 30
    assert {
        url: one for url, one in found.items() if one != Inline() and not (url.endswith("/history/") and one == BORDER)
    } == {}

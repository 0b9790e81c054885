"""A visitor: fills in the questions over HTTP, page by page, as a browser would."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.test import Client

from tests.families import Answers

MANAGEMENT = "question_wizard-current_step"


def post_answer(client: Client, slug: str, values: list[str], **extra: Any) -> Any:
    """Post `values` to the question with `slug` and return the response."""
    return client.post(f"/vragen/{slug}/", {slug.replace("-", "_"): values, MANAGEMENT: slug, **extra})


def answer_all(client: Client, answers: Answers) -> list[str]:
    """Answer every question that is asked and return their slugs in order; ends at the page to check the answers."""
    asked: list[str] = []
    url = client.get("/vragen/").headers["Location"]
    while url.startswith("/vragen/"):
        page = client.get(url)
        assert page.status_code == 200
        slug = url.split("/")[2]
        asked.append(slug)
        url = post_answer(client, slug, answers[slug.replace("-", "_")]).headers["Location"]
    assert url == "/antwoorden/"
    return asked


def cookie_of(client: Client) -> str:
    """Return the value of the answers' cookie, '' without one."""
    morsel = client.cookies.get(settings.ANSWERS_COOKIE_NAME)
    return morsel.value if morsel else ""

"""Families for the bench: their answers as the site keeps them in a cookie, and the page that becomes their PDF."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from itertools import combinations, product

from django.test import RequestFactory, override_settings

from escalation import answers_cookie
from escalation.domain.questions import BY_KEY
from escalation.journey import Journey
from escalation.outputs.pdf import stappenplan_html
from escalation.views.journey import checked_on
from escalation.views.keep import on_paper
from tests.families import MONDAY, NOOR, SAM, YARA, Answers

COOKIE = "antwoorden"
# Answers that change a plan without making it another one: what they open or close is a step or two.
_TURNED = {
    "wat_gebeurt": ("woorden-en-buitensluiten", "online", "iets-anders"),
    "gezondheid": ("lichamelijk-of-stress", "slaapt-of-eet-slecht", "somber-of-bang"),
    "wat_is_er_al": ("logboek", "hulp-voor-kind", "hulp-voor-mij"),
}
_ONE = {key: BY_KEY[key].values for key in ("schoolgang", "hoe_lang", "uitkomst_gesprek")}


def alike() -> Iterator[Answers]:
    """Yield ordinary families, many thousands of them and no two the same; their plans are about as long."""
    sets = [[list(some) for size in (1, 2, 3) for some in combinations(values, size)] for values in _TURNED.values()]
    ones = [[[value] for value in values] for values in _ONE.values()]
    choices = list(product((NOOR, SAM, YARA), *sets, *ones))
    random.Random(9).shuffle(choices)  # noqa: S311  (nothing secret)
    for family, *chosen in choices:
        yield {**family, **dict(zip((*_TURNED, *_ONE), chosen, strict=True))}


def cookie_of(answers: Answers, key: str) -> dict[str, str]:
    """Return the cookie with `answers`, sealed with the secret `key`."""
    with override_settings(SECRET_KEY=key):
        return {COOKIE: answers_cookie.seal(answers, time.time())}


def page_of(answers: Answers) -> str:
    """Return the HTML of the PDF of `answers`, with the code and the road as the site prints them."""
    journey = Journey(answers_cookie.Stored(answers, answers_cookie.State.FINE), MONDAY)
    plan, request = journey.plan(), RequestFactory(HTTP_HOST="localhost").get("/plan/stappenplan.pdf")
    return stappenplan_html(plan, journey.rows(), checked_on(plan), on_paper(request, journey, plan))

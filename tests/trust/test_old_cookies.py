"""What is in the cookie of answers, and that one of an earlier version of the site still ends in its plan."""

from __future__ import annotations

import json
import time
import zlib

from django.conf import settings
from django.test import Client

from escalation import answers_cookie, sealing
from escalation.domain.questions import QUESTIONS
from tests.families import NOOR
from tests.web.visitor import MANAGEMENT, answer_all, cookie_of, post_answer


def opened(client: Client) -> list[object]:
    """Return what the cookie of `client` holds."""
    packed = sealing.unseal(cookie_of(client), answers_cookie._PURPOSE)
    assert packed is not None
    held: list[object] = json.loads(zlib.decompress(packed))
    return held


def bring(client: Client, *held: object) -> None:
    """Give `client` a cookie with `held`, as an earlier version could have written it."""
    packed = zlib.compress(json.dumps(held).encode())
    client.cookies[settings.ANSWERS_COOKIE_NAME] = sealing.seal(packed, answers_cookie._PURPOSE)


def test_of_a_form_only_the_answer_is_kept(client: Client) -> None:
    post_answer(client, "direct-gevaar", ["nee"], csrfmiddlewaretoken="geheim", naam="Noor", **{f"{MANAGEMENT}2": "x"})
    answer_all(client, NOOR)
    _, answers, _ = opened(client)
    assert isinstance(answers, dict)
    assert set(answers) <= {question.key for question in QUESTIONS}
    assert {value for values in answers.values() for value in values} <= {value for one in QUESTIONS for value in one.values}


def test_a_cookie_from_before_there_was_progress_in_it_leads_to_its_plan(client: Client) -> None:
    bring(client, int(time.time()), NOOR)
    assert client.get("/plan/").status_code == 200


def test_an_answer_to_a_question_that_is_no_longer_there_is_passed_over(client: Client) -> None:
    bring(client, int(time.time()), {**NOOR, "vervallen_vraag": ["ja"]}, {})
    assert client.get("/plan/").status_code == 200


def test_where_an_answer_is_missing_or_no_longer_offered_only_that_is_asked(client: Client) -> None:
    bring(client, int(time.time()), {**NOOR, "leeftijd": ["vervallen-keuze"]}, {})
    assert client.get("/plan/").headers["Location"].startswith("/vragen/leeftijd/")
    post_answer(client, "leeftijd", NOOR["leeftijd"])
    assert client.get("/plan/").status_code == 200

"""A line of the log says what went wrong and where, and nothing of who was there."""

import json
import logging
import sys

import pytest

from pestwijzer.logs import JsonLines

MARK = "GEHEIMNAAM"


def line(name: str, words: str, *values: object, **more: object) -> dict[str, object]:
    record = logging.LogRecord(name, logging.ERROR, __file__, 1, words, values, more.pop("exc_info", None))  # type: ignore[arg-type]
    record.__dict__.update(more)
    found: dict[str, object] = json.loads(JsonLines().format(record))
    return found


def failing() -> dict[str, object]:
    answers = {"naam": MARK}
    try:
        raise ValueError(f"{MARK} in {answers}")
    except ValueError:
        return line(
            "django.request", "Internal Server Error: %s", f"/{MARK}/", exc_info=sys.exc_info(), request=MARK, status_code=500
        )


def test_a_fault_is_logged_with_its_place_and_without_its_words_values_or_request() -> None:
    found = failing()
    assert (found["event"], found["status"], found["error"]) == ("django.request", 500, "ValueError")
    assert "test_logs.py" in str(found["places"])
    assert MARK not in json.dumps(found)


@pytest.mark.parametrize(
    ("name", "words", "values", "event"),
    [
        ("escalation.content", "the database is away", (), "the database is away"),
        ("gunicorn.error", "Booting worker with pid: %s", (7,), "Booting worker with pid: 7"),
        ("gunicorn.error", "Invalid request from ip=203.0.113.7: GEHEIMNAAM", (), "gunicorn.error"),
        ("gunicorn.error", "Error handling request %s", ("/GEHEIMNAAM",), "Error handling request %s"),
        ("gunicorn.error", "100%", (), "100%"),
        ("django.security.DisallowedHost", "Invalid HTTP_HOST header: 'GEHEIMNAAM'", (), "django.security.DisallowedHost"),
    ],
)
def test_of_the_words_of_others_only_what_can_name_nobody_is_passed_on(
    name: str, words: str, values: tuple[object, ...], event: str
) -> None:
    assert line(name, words, *values)["event"] == event


def test_a_field_that_is_not_on_the_list_is_left_out() -> None:
    assert line("escalation", "request", route="plan", ms=3, naam=MARK).keys() == {"time", "level", "event", "route", "ms"}

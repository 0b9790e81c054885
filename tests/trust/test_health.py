"""The addresses that tell whether the site works: for a load balancer one, for who runs it another."""

import pytest
from django.core.cache import cache
from django.db import DatabaseError, OperationalError
from django.test import Client

from escalation.views import health

PASSED_ON = ["X-Forwarded-For", "X-Forwarded-Proto", "Forwarded", "X-Real-Ip"]


def test_a_load_balancer_hears_that_the_process_lives_and_no_database_is_asked(client: Client) -> None:
    page = client.get("/gezond/")
    assert (page.status_code, page.content) == (200, b"goed\n")


@pytest.mark.django_db
def test_who_runs_it_hears_of_every_part(client: Client) -> None:
    page = client.get("/gezond/diep/")
    assert page.json() == {"database": True, "cache": True, "schijf": True, "pdf": True}
    assert page.status_code == 200


def test_a_part_that_does_not_work_is_named(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def away() -> None:
        raise DatabaseError

    monkeypatch.setitem(health.PARTS, "database", away)
    monkeypatch.setitem(health.PARTS, "pdf", lambda: None)
    monkeypatch.setattr(cache, "get", lambda key: None)
    page = client.get("/gezond/diep/")
    assert page.status_code == 503
    assert page.json() == {"database": False, "cache": False, "schijf": True, "pdf": True}


@pytest.mark.parametrize("header", PASSED_ON)
def test_who_comes_by_way_of_the_proxy_does_not_hear_it(client: Client, header: str) -> None:
    assert client.get("/gezond/diep/", headers={header: "https"}).status_code == 404


@pytest.mark.parametrize("address", ["203.0.113.7", "", "2001:db8::1"])
def test_who_asks_from_elsewhere_does_not_hear_it(client: Client, address: str) -> None:
    assert client.get("/gezond/diep/", REMOTE_ADDR=address).status_code == 404


def test_the_staff_get_a_page_with_a_way_on_when_the_database_is_away(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def away(request: object) -> None:
        raise OperationalError

    from escalation.views import pages

    monkeypatch.setattr(pages, "journey_of", lambda *_: away(None))
    page = client.get("/")
    assert page.status_code == 503
    assert page.headers["Retry-After"]
    assert "Ga verder waar je was" in page.content.decode()

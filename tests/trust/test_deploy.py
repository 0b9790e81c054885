"""What the files in `deploy/` say to the app: whom the proxy names, and whether the example of the settings is whole."""

from __future__ import annotations

import re
import secrets
import subprocess
import sys
from pathlib import Path

import pytest
from django.urls import Resolver404, resolve, reverse

from tests.prepared import environment_around

ROOT = Path(__file__).resolve().parents[2]
DEPLOY = ROOT / "deploy"
PROXY = (DEPLOY / "Caddyfile").read_text()
PASSED_ON = re.compile(r"^\treverse_proxy (?:(/\S+) )?\{\$PESTWIJZER_APP:\S+\} \{\n(.*?)^\t\}", re.MULTILINE | re.DOTALL)
OF_ALL = re.search(r"^\(passed_on\) \{\n(.*?)^\}", PROXY, re.MULTILINE | re.DOTALL)
COUNTED_BY_PLACE = ("account_login", "account_reauthenticate", "mfa_authenticate", "mfa_reauthenticate", "mfa_login_webauthn")
FILLED_IN = {
    "PESTWIJZER_SECRET_KEY": secrets.token_urlsafe(64),
    "PESTWIJZER_SECURITY_CONTACT": "mailto:lek@pestwijzer.example",
    "PESTWIJZER_ALLOWED_HOSTS": "pestwijzer.example",
}
SHOWN = "s.DATABASES['default']['ENGINE'], s.CACHES['default']['BACKEND'], s.ALLOWED_HOSTS, s.ALLAUTH_TRUSTED_PROXY_COUNT"


def passed_on(path: str) -> list[str]:
    """Return what the proxy changes in the headers of a request for `path` ('' is any other)."""
    lines = dict(PASSED_ON.findall(PROXY))[path]
    assert OF_ALL
    return [line.strip() for line in lines.replace("import passed_on", OF_ALL[1]).splitlines()]


def example() -> dict[str, str]:
    """Return the names in `voorbeeld.env`, each with what stands there."""
    lines = (DEPLOY / "voorbeeld.env").read_text().splitlines()
    return dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))


def test_the_proxy_tells_the_app_the_address_and_the_browser_at_the_login_of_staff_only() -> None:
    assert set(dict(PASSED_ON.findall(PROXY))) == {"/account/*", ""}
    assert PROXY.count("reverse_proxy ") == 2
    told = set(passed_on("")) - set(passed_on("/account/*"))
    assert told == {"header_up -X-Forwarded-For", "header_up -User-Agent"}


@pytest.mark.parametrize("path", ["/account/*", ""])
def test_the_proxy_passes_on_no_other_word_about_who_asks(path: str) -> None:
    kept_back = {f"header_up -{name}" for name in ("X-Forwarded-Host", "Forwarded", "X-Real-Ip")}
    assert kept_back | {"header_up X-Forwarded-Proto https"} <= set(passed_on(path))


@pytest.mark.parametrize("name", COUNTED_BY_PLACE)
def test_all_that_is_counted_by_place_is_where_the_proxy_tells_the_place(name: str) -> None:
    assert reverse(name).startswith("/account/")


def test_parents_have_no_page_where_the_proxy_tells_the_place() -> None:
    with pytest.raises(Resolver404):
        resolve("/account/inloggen/", urlconf="escalation.urls")


def test_the_example_of_the_settings_names_all_that_the_containers_ask_for() -> None:
    asked = set(re.findall(r"\$\{(\w+)", (DEPLOY / "compose.yaml").read_text()))
    assert asked <= set(example())


def test_the_example_of_the_settings_filled_in_is_a_site_behind_its_proxy_on_postgresql_and_redis() -> None:
    filled_in = {name: FILLED_IN.get(name, value) for name, value in example().items()}
    command = [sys.executable, "-c", f"from pestwijzer import settings as s; print({SHOWN})"]
    found = subprocess.run(command, cwd=ROOT, env=environment_around() | filled_in, check=True, capture_output=True, text=True)
    assert found.stdout == (
        "django.db.backends.postgresql django.core.cache.backends.redis.RedisCache ['pestwijzer.example'] 1\n"
    )

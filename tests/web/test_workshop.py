"""The page of patterns is for who works on the site; a visitor never meets it."""

import os
import subprocess
import sys

import pytest
from django.test import Client

from tests.prepared import ROOT

ASK = "import django; django.setup(); from django.urls import reverse; print(reverse('patterns'))"


def test_a_visitor_finds_no_page_of_patterns(client: Client) -> None:
    assert client.get("/over/onderdelen/").status_code == 404


@pytest.mark.parametrize(("debug", "there"), [("1", True), ("0", False)])
def test_only_debug_has_the_page_of_patterns(debug: str, there: bool) -> None:
    environment = {**os.environ, "PESTWIJZER_DEBUG": debug, "PESTWIJZER_SECRET_KEY": "x" * 50}
    environment["DJANGO_SETTINGS_MODULE"] = "pestwijzer.settings"
    asked = subprocess.run([sys.executable, "-c", ASK], cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert (asked.stdout.strip() == "/over/onderdelen/") is there
    assert there or "NoReverseMatch" in asked.stderr

"""The settings of production with the gate of the helpdesk open (see tests/browser/urls.py): a page without its login."""

from tests.browser.settings import *  # noqa: F403

ROOT_URLCONF = "tests.browser.urls"

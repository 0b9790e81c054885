"""The settings of production, with the collected static files in a folder of the test (see server.py)."""

import os

from pestwijzer.settings import *  # noqa: F403

STATIC_ROOT = os.environ["PESTWIJZER_TEST_STATIC"]

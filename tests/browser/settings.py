"""The settings of production, with the collected static files in a folder of the test (see server.py)."""

import os

from pestwijzer.settings import *  # noqa: F403

STATIC_ROOT = os.environ["PESTWIJZER_TEST_STATIC"]
# Most tests ask for no PDF, and need not wait for what makes them.
if "PESTWIJZER_TEST_PDF_READY" not in os.environ:
    PDF_READY_AFTER_SECONDS = 0

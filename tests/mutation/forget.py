"""A plugin of pytest for the run in which mutmut sees which test runs which function: each test starts with nothing remembered.

Else a function behind a cache is seen in the first test that calls it only, and its mutants are tried with that test alone.
"""

from __future__ import annotations

import gc
import os
from functools import _lru_cache_wrapper


def pytest_runtest_setup() -> None:
    """Empty every cache of the domain."""
    if os.environ.get("MUTANT_UNDER_TEST") != "stats":
        return
    for thing in gc.get_objects():
        if isinstance(thing, _lru_cache_wrapper) and str(thing.__module__).startswith("escalation.domain"):
            thing.cache_clear()

"""A plugin of pytest for the run in which mutmut sees which test runs which function: each test starts with nothing remembered.

Else a function behind a cache is seen in the first test that calls it only, and its mutants are tried with that test alone.
"""

from __future__ import annotations

import gc
import os
from functools import _lru_cache_wrapper, cache


def pytest_runtest_setup() -> None:
    """Empty every cache of the domain."""
    if os.environ.get("MUTANT_UNDER_TEST") == "stats":
        for found in caches():
            found.cache_clear()


@cache
def caches() -> tuple[_lru_cache_wrapper[object], ...]:
    """Return the caches that exist when the tests are collected; those made later live in one of these."""
    every = (thing for thing in gc.get_objects() if isinstance(thing, _lru_cache_wrapper))
    return tuple(thing for thing in every if str(thing.__module__).startswith("escalation.domain"))

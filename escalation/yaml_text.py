"""YAML as plain values. The only room that knows PyYAML: the C library inside it takes a tenth of the time of its Python."""

from __future__ import annotations

from typing import Any

import yaml
from yaml import YAMLError as YAMLError

Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # PyYAML can be built without the library


def read_yaml(text: str) -> Any:
    """Return what `text` holds: lists, dicts and plain values. Raises YAMLError when it is no YAML."""
    return yaml.load(text, Loader)  # noqa: S506  (a safe loader)

"""The address of a layer among others: its name and parameters, of files no more than their names."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import PurePath
from typing import Any


def key_of(name: str, parameters: Mapping[str, Any]) -> str:
    """The address of the layer of that name with these parameters, the same wherever a report's folder lies."""
    said = {key: PurePath(value).name if is_path(value) else value for key, value in parameters.items()}
    return name + json.dumps(said, sort_keys=True, default=str)


def is_path(value: Any) -> bool:
    """Whether a parameter names a file."""
    return isinstance(value, str) and "/" in value and bool(PurePath(value).suffix)

"""JSON as other programs wrote it: what `json.loads` gives, with strings that UTF-8 can hold."""

from __future__ import annotations

import json
import re
from typing import Any

from threads.text.encoding import whole

_BROKEN = re.compile(r"\\u(?:[dD][89a-fA-F]|0000)|[\ud800-\udfff\0]")
"""Half of a surrogate pair, as of an emoji cut in two, or a zero: written out or as it is."""


def read_json(text: str, *, strict: bool = True) -> Any:
    """Returns the parsed value; halves of surrogate pairs and zeros in its strings are mended.

    `strict` refuses control characters within strings. Raises ValueError where the text is no JSON and RecursionError
    where it is nested too deep, as `json.loads` does.
    """
    value = json.loads(text, strict=strict)
    return _mended(value) if _BROKEN.search(text) else value


def _mended(value: Any) -> Any:
    if isinstance(value, str):
        return whole(value)
    if isinstance(value, list):
        return [_mended(part) for part in value]
    return {whole(key): _mended(part) for key, part in value.items()} if isinstance(value, dict) else value

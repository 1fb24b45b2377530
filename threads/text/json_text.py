"""JSON as other programs wrote it: what `json.loads` gives, with strings that UTF-8 can hold."""

from __future__ import annotations

import json
import re
from typing import Any

from threads.text.encoding import whole

LONGEST_NUMBER = 400
"""Digits; a float ends at 309."""

_BROKEN = re.compile(r"\\u(?:[dD][89a-fA-F]|0000)|[\ud800-\udfff\0]")
"""Half of a surrogate pair, as of an emoji cut in two, or a zero: written out or as it is."""


def read_json(text: str, *, strict: bool = True) -> Any:
    """Returns the parsed value; halves of surrogate pairs and zeros in its strings are mended.

    `strict` refuses control characters within strings. Raises ValueError where the text is no JSON and RecursionError
    where it is nested too deep, as `json.loads` does.
    """
    try:
        value = json.loads(text, strict=strict)
    except json.JSONDecodeError:
        raise
    except ValueError:  # a number of more digits than Python reads
        value = json.loads(text, strict=strict, parse_int=_whole)
    return _mended(value) if _BROKEN.search(text) else value


def _whole(digits: str) -> int | float:
    """The number, infinite where it has more digits than any that is meant."""
    return int(digits) if len(digits) < LONGEST_NUMBER else float(digits)


def _mended(value: Any) -> Any:
    if isinstance(value, str):
        return whole(value)
    if isinstance(value, list):
        return [_mended(part) for part in value]
    return {whole(key): _mended(part) for key, part in value.items()} if isinstance(value, dict) else value

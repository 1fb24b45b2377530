"""The objects of a JSON list one after another, from a stream: none is held but the one that is read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from threads.text.json_text import read_json

_SIGN = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*("?)|[\[\]{}]', re.DOTALL)
"""A string, closed or broken off, or a bracket."""
_BETWEEN = re.compile(r'[^{"]*')


class ListCutOff(Exception):
    """The list breaks off, or holds what is no JSON, behind what was given of it."""


def json_items(read: Callable[[int], str], *, step: int, longest: int, listed: bool = True) -> Iterator[dict[str, Any]]:
    """Yields the objects in a JSON list, or in several lists that were put together; `read` gives its text in pieces of
    a number of characters, "" at its end. Without `listed` the objects stand one after another in no list.

    What is no object is passed over. Linear: each character is looked at a few times. Raises ListCutOff where the text
    ends within the list, or an object is no JSON or longer than `longest` characters.
    """
    text, ended, closed = "", False, not listed
    while True:
        at = 0
        while (start := _start(text, at)) is not None and (end := _end(text, start)) is not None:
            yield _value(text[start:end])
            at, closed = end, not listed
        left = at if start is None else start
        closed = closed or "]" in text[at:left] or (start is None and "]" in text[at:])
        text = "" if start is None and '"' not in text[at:] else text[left:]
        if ended and closed and not text.lstrip().startswith("{"):
            return
        if ended or len(text) > longest:
            raise ListCutOff
        more = read(max(step, len(text)))
        text, ended = text + more, not more


def _start(text: str, at: int) -> int | None:
    """Where the next object begins; None where the text ends before."""
    while True:
        between = _BETWEEN.match(text, at)
        at = between.end() if between else at
        if at >= len(text):
            return None
        if text[at] == "{":
            return at
        string = _SIGN.match(text, at)
        if string is None or not string[1]:
            return None
        at = string.end()


def _end(text: str, start: int) -> int | None:
    """Where the object ends that begins there; None where the text ends before."""
    depth = 0
    for sign in _SIGN.finditer(text, start):
        if sign[0] in "{[":
            depth += 1
        elif sign[0] in "}]":
            depth -= 1
            if not depth:
                return sign.end()
        elif not sign[1]:
            return None
    return None


def _value(text: str) -> dict[str, Any]:
    try:
        value = read_json(text, strict=False)
    except (ValueError, RecursionError) as error:
        raise ListCutOff from error
    if not isinstance(value, dict):
        raise ListCutOff
    return value

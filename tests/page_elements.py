"""A page taken apart: its elements with their words, and the data packed in it."""

from __future__ import annotations

import base64
import json
import re
import zlib
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

VOID = {"meta", "input", "img", "br"}


class Elements(HTMLParser):
    """The elements of a page with their attributes and their words."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[list[str]] = []
        self._open: list[int] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        self.words.append([])
        if tag not in VOID:
            self._open.append(len(self.found) - 1)

    def handle_endtag(self, tag: str) -> None:
        while self._open and self.found[self._open.pop()][0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        for place in self._open:
            self.words[place].append(data)

    def of(self, tag: str) -> Iterator[tuple[dict[str, str | None], str]]:
        for (name, attributes), words in zip(self.found, self.words, strict=True):
            if name == tag:
                yield attributes, "".join(words).strip()

    def classed(self, tag: str, name: str) -> list[tuple[dict[str, str | None], str]]:
        return [(given, words) for given, words in self.of(tag) if name in (given.get("class") or "").split()]


def unpacked(page: str) -> dict[str, Any]:
    held = re.search(r'id="data">([^<]*)<', page)
    assert held
    return json.loads(zlib.decompress(base64.b64decode(held[1])))


def written(text: str) -> str:
    """The text with one mark for what cannot be shown: a table has a question mark for half a letter."""
    return text.replace("\ufffd", "?").encode("utf-8", "replace").decode()


def text_of(cell: Any) -> str:
    return cell if isinstance(cell, str) else "".join(part if isinstance(part, str) else part[0] for part in cell)

"""JSON-LD of a page as plain dicts, in document order; broken blocks are passed over."""

from __future__ import annotations

import json
import re
from typing import Any

from threads.encoding import whole
from threads.tree import Tree

MOST_ITEMS = 50_000
"""Items walked in one page's JSON-LD; the largest measured thread holds 1,000 comments."""
_CONTROL = re.compile(r"[\x00-\x1f]+")
_BROKEN = re.compile(r"\\u(?:d[89a-f]|0000)", re.IGNORECASE)
"""What strings may be escaped to that no text can hold."""
_TAG = re.compile(r"<[^<>]{0,500}>")


def items(tree: Tree) -> list[dict[str, Any]]:
    """Returns every item that stands at the top of a JSON-LD block or in its @graph."""
    found: list[dict[str, Any]] = []
    for block in blocks(tree):
        for item in block if isinstance(block, list) else [block]:
            if isinstance(item, dict):
                found.append(item)
                graph = item.get("@graph")
                found.extend(part for part in graph if isinstance(part, dict)) if isinstance(graph, list) else None
    return found[:MOST_ITEMS]


def blocks(tree: Tree) -> list[Any]:
    """The parsed JSON-LD blocks; kept on the tree, since several readers ask for them."""
    if tree.json_ld is None:
        tree.json_ld = [block for block in map(_parse, tree.json_ld_texts()) if block is not None]
    return tree.json_ld


def _parse(text: str) -> Any:
    text = text.strip().removeprefix("<!--").removesuffix("-->").strip().removeprefix("//<![CDATA[").removesuffix("//]]>")
    for attempt in (text, _CONTROL.sub(" ", text)):
        try:
            value = json.loads(attempt, strict=False)
            return _mended(value) if _BROKEN.search(attempt) else value
        except (ValueError, RecursionError):
            continue
    return None


def _mended(value: Any) -> Any:
    """The parsed value with halves of surrogate pairs, as of an emoji cut in two, and zeros mended in its strings."""
    if isinstance(value, str):
        return whole(value)
    if isinstance(value, list):
        return [_mended(part) for part in value]
    return {whole(key): _mended(part) for key, part in value.items()} if isinstance(value, dict) else value


def type_names(item: dict[str, Any]) -> set[str]:
    """The item's schema.org types without their address."""
    value = item.get("@type")
    names = value if isinstance(value, list) else [value]
    return {str(name).rsplit("/", 1)[-1] for name in names if isinstance(name, str)}


def text_of(value: Any) -> str | None:
    """The words of a value: a string, the name of a person or organisation, the first of a list."""
    for _ in range(4):
        if isinstance(value, list):
            value = value[0] if value else None
        elif isinstance(value, dict):
            value = value.get("name") or value.get("@value")
        else:
            break
    return " ".join(_TAG.sub(" ", value).split()) or None if isinstance(value, str) else None

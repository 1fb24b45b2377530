"""JSON-LD of a page as plain dicts, in document order; broken blocks are passed over."""

from __future__ import annotations

import re
from typing import Any

from threads.page.tree import Tree
from threads.text.json_text import read_json

MOST_ITEMS = 50_000
"""Items walked in one page's JSON-LD; the largest measured thread holds 1,000 comments."""
_CONTROL = re.compile(r"[\x00-\x1f]+")
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
    text = (
        text.strip().removeprefix("<!--").removesuffix("-->").strip().removeprefix("//<![CDATA[").removesuffix("//]]>")
    )
    for attempt in (text, _CONTROL.sub(" ", text)):
        try:
            return read_json(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


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

"""A page's lines as they are shown, each with what its element is called and how it is set."""

from __future__ import annotations

from dataclasses import dataclass

from threads.page.tree import INLINE, Tree


@dataclass(slots=True)
class ShownBlock:
    """A line as it is shown: its texts, its words, and what its element is called."""

    pieces: list[int]
    text: str
    kind: str


def blocks(tree: Tree) -> list[ShownBlock]:
    """The lines of a page, form controls left out, in document order."""
    found: list[ShownBlock] = []
    for u, text in enumerate(tree.text):
        if tree.control[u]:
            continue
        if found and "\n" not in tree.before[u] and found[-1].pieces[-1] == u - 1:
            found[-1].pieces.append(u)
            found[-1].text += tree.before[u] + text
            continue
        i = tree.home[u]
        while i >= 0 and tree.tag[i] in INLINE:
            i = tree.parent[i]
        found.append(ShownBlock([u], text, _kind(tree, u, i) if i >= 0 else ""))
    return found


def _kind(tree: Tree, u: int, block: int) -> str:
    """What a line's element is called and how its first text is set: a name may stand in italics or on the right."""
    home = tree.home[u]
    set_off = tree.tag[home] if home != block else tree.get(block, "style") or tree.get(block, "align")
    return f"{tree.tag[block]} {tree.get(block, 'class')} {set_off}"

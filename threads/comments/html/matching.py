"""Where a page shows words that are known from elsewhere."""

from __future__ import annotations

from bisect import bisect_left

from threads.lines.bare import bare
from threads.page.tree import Tree

SHORTEST = 4
"""Letters below which a text is found by chance ("ok" in "book"): such a text must fill its piece."""


def find_texts(tree: Tree, texts: list[str]) -> list[list[int]]:
    """Returns for each text the pieces of the page that show it, [] where none do; no piece is given twice.

    Letters and digits are compared, case and marks are not; each search goes on where the one before ended, then
    once from the start, so that time stays linear where the order is the page's.
    """
    starts, parts, at = [], [], 0
    for text in tree.text:
        starts.append(at)
        parts.append(bare(text))
        at += len(parts[-1])
    page = "".join(parts)
    edges = [*starts, at]
    places: list[list[int]] = []
    after, used = 0, set[int]()
    for text in texts:
        wanted = bare(text)
        pieces = _pieces(page, wanted, after, edges) or _pieces(page, wanted, 0, edges) if wanted else []
        if pieces and used.isdisjoint(pieces):
            used.update(pieces)
            after = edges[pieces[-1] + 1]
            places.append(pieces)
        else:
            places.append([])
    return places


def _pieces(page: str, bare: str, after: int, edges: list[int]) -> list[int]:
    """The pieces from the one that begins with the words to the one that ends with them."""
    for _ in range(20):
        found = page.find(bare, after)
        if found < 0:
            return []
        first = bisect_left(edges, found)
        last = bisect_left(edges, found + len(bare))
        if edges[first] == found and edges[last] == found + len(bare) and last > first:
            while first < last - 1 and edges[first + 1] == found:
                first += 1
            return list(range(first, last))
        after = found + 1
    return []

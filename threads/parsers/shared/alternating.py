"""Comments without class or button: long text, then a name with a place or a date in the next short line, again and
again."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import datetime
from itertools import pairwise

from threads.comments.html.class_words import class_words
from threads.comments.html.cues import Cues
from threads.comments.html.stated import Stated
from threads.dates import FoundDate, find_date
from threads.lines.furniture import is_comment_form, is_furniture
from threads.lines.headings import comment_heading
from threads.lines.names import name_like, plain_name
from threads.page.signs import Signs
from threads.page.tree import Tree
from threads.parsers.shared.blocks import ShownBlock, blocks

FEWEST = 3
"""Pairs from which they are a list."""
LONG = 40
"""Mean length of what readers say; a line of a name has up to LONGEST characters."""
LONGEST = 60
VARIED = 0.6
"""Share of the names that must differ: readers come back, agencies under pictures always do."""
NAMED = 0.8
"""Share of the short lines that must read like a name or a name and a place."""
_PLACE = re.compile(r"[^\W\d_][^.!?:;]{0,40}(?:, ?[^,.!?:;]{0,30}){1,3}")
_CALLED = class_words("readers")
NEAR = 60
"""Texts before the first pair and after the last among which a form or a heading for comments stands."""


def read_alternating(tree: Tree, signs: Signs) -> list[Stated]:
    """Returns the comments of such a list, [] where the page has none or shows no sign of comments around it."""
    lines = blocks(tree)
    pairs: dict[tuple[str, str], list[tuple[ShownBlock, ShownBlock]]] = defaultdict(list)
    for said, name in pairwise(lines):
        linked = any(tree.link[u] >= 0 for u in said.pieces[:1])
        if not linked and said.kind != name.kind and len(said.text) > len(name.text) and len(name.text) <= LONGEST:
            pairs[said.kind, name.kind].append((said, name))
    best = max(pairs.values(), key=len, default=[])
    if len(best) < FEWEST or not _plausible(tree, best):
        return []
    if not _about_comments(tree, signs, best[0][0].pieces[0], best[-1][1].pieces[-1]):
        return []
    return [Stated(text=said.text, author=_name(name.text), posted=_posted(name.text)) for said, name in best]


def _plausible(tree: Tree, pairs: list[tuple[ShownBlock, ShownBlock]]) -> bool:
    said, names = [block.text for block, _ in pairs], [block.text for _, block in pairs]
    count = len(pairs)
    return (
        sum(tree.weight[u] for block, _ in pairs for u in block.pieces) >= LONG * count
        and len(set(said)) == count
        and len(set(names)) >= VARIED * count
        and sum(_name(name) is not None for name in names) >= NAMED * count
        and sum(_placed(name) or signed_on(name) is not None for name in names) >= 0.5 * count
    )


def _posted(text: str) -> datetime | None:
    return dated.when if (dated := signed_on(text)) is not None else None


def _placed(name: str) -> bool:
    return _PLACE.fullmatch(name.rstrip(" ,.")) is not None and "," in name


def signed_on(text: str) -> FoundDate | None:
    """The date behind a name on its line, None where there is none."""
    found = find_date(text)
    behind = found is not None and found.start > 1 and not text[found.end :].strip(" )|.")
    return found if behind else None


def _name(text: str) -> str | None:
    """The name alone of a line with a name and a place, None where it reads like neither."""
    if is_furniture(text) or is_comment_form(text) or comment_heading(text) is not None:
        return None
    if (dated := signed_on(text)) is not None:
        text = text[: dated.start].strip(" ,.-–—|·(")
    name = plain_name(text.partition(",")[0]).strip(" ,.-–—")
    return name if name and name_like(name) else None


def _about_comments(tree: Tree, signs: Signs, first: int, last: int) -> bool:
    """Whether the page speaks of comments around the list: a form, a heading, an element called so."""
    cues = Cues(tree, signs)
    around = (*range(max(0, first - NEAR), first), *range(last + 1, min(last + 1 + NEAR, len(tree.text))))
    if cues.form_beside(first, last + 1) or any(
        len(tree.text[u]) <= LONGEST and (is_comment_form(tree.text[u]) or comment_heading(tree.text[u]) is not None)
        for u in around
    ):
        return True
    i = tree.home[last]
    while i >= 0:
        if _CALLED.search(f"{tree.get(i, 'class')} {tree.get(i, 'id')}".lower()):
            return True
        i = tree.parent[i]
    return False

"""Which comments a page holds where there are more than it can: whole threads drawn by chance, and what numbers open
on."""

from __future__ import annotations

import random
from collections.abc import Sequence

from reports.pages.html.items import LOOSE, VOICE, Held
from reports.pieces import Fact

FIRST = 20
"""Of each group behind a number so many reactions are kept at least, the first ones."""


def kept_items(items: Held, facts: Sequence[Fact], *, limit: int, seed: int) -> list[int]:
    """The places of the items that a page of at most `limit` comments holds, rising; all where they fit.

    Voices stay. Threads are taken in an order that hangs on the seed, each whole; of the first one that does not fit
    whole branches, in such an order too. Then come the first reactions behind each number, beyond the limit.
    """
    comments = items.starts[-1]
    if comments <= limit:
        return list(range(len(items.all)))
    kept = {place for place, item in enumerate(items.all) if item.kind in (VOICE, LOOSE)}
    chance = random.Random(seed)  # noqa: S311  a sample, no secret
    spans = [(items.starts[number], items.starts[number + 1]) for number in range(len(items.starts) - 1)]
    chance.shuffle(spans)
    room = limit
    cut: tuple[int, int] | None = None
    for first, after in spans:
        if after - first <= room:
            kept.update(range(first, after))
            room -= after - first
        elif cut is None:
            cut = (first, after)
    if cut is not None:
        branches = _branches(items, *cut)
        chance.shuffle(branches)
        for first, after in branches:
            if after - first <= room:
                kept.update(range(first, after))
                room -= after - first
    for fact in facts:
        for one in fact.behind:
            kept.update(items.by_key[key] for key in one.ids[:FIRST] if key in items.by_key)
    return sorted(kept)


def _branches(items: Held, first: int, after: int) -> list[tuple[int, int]]:
    """The comments of a thread that answer none of it, each with all that hangs on it."""
    starts = [place for place in range(first, after) if not items.all[place].view["level"]] or [first]
    return list(zip(starts, [*starts[1:], after], strict=True))

"""Which comments a report draws where there are more than it can carry: discussions by chance, spread over the
populations, whole but for one. It carries besides what its numbers rest on or what is quoted: `reports/document.py`.
"""

from __future__ import annotations

import heapq
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from analysis.base import Layer, Study

if TYPE_CHECKING:
    import pandas as pd

MOST_COMMENTS = 20_000
"""Comments that a report carries: of more it carries a sample, and says so. So many make a page of six megabytes, which
a telephone opens."""
FIRST = 20
"""Of each group behind a number the first so many reactions are carried, drawn or not."""


@dataclass(frozen=True, slots=True)
class CommentSample:
    """The ids of the comments drawn, of how many comments in all, and how many were wanted at most."""

    ids: frozenset[str]
    all: int
    limit: int


def sample_of(study: Study, tree: Layer | None, *, limit: int = MOST_COMMENTS) -> CommentSample | None:
    """The sample of a study's comments; None where all of them fit."""
    reactions = study.reactions
    said = reactions.loc[reactions["channel"] == "comment", ["thread", "population"]]
    table = said[["thread"]].assign(depth=0) if tree is None else tree.columns("thread", "depth")
    return drawn(table, said["population"], limit=limit, seed=study.seed)


def drawn(table: pd.DataFrame, populations: pd.Series[Any], *, limit: int, seed: int) -> CommentSample | None:
    """A sample of at most `limit` comments; None where all fit.

    `table` has a row a comment in reading order, keyed by id: its `thread` and its `depth`; `populations` are keyed
    so too. Threads are taken in an order that hangs on the seed, the next always of the population of whose comments
    fewest came by: each whole where it fits, of the first one that does not whole branches, in such an order too. Where
    nothing fits, the first comments.
    """
    import pandas as pd

    if len(table) <= limit:
        return None
    chance = random.Random(seed)  # noqa: S311  a sample, no secret
    threads = pd.Series(pd.factorize(table["thread"])[0], index=table.index)
    sizes = np.bincount(threads).tolist()
    room, held, cut = limit, set[int](), -1
    for thread in _spread(_population_of(threads, populations), sizes, chance):
        if sizes[thread] <= room:
            held.add(thread)
            room -= sizes[thread]
        elif cut < 0:
            cut = thread
    ids = set(table.index[threads.isin(held)].astype(str))
    if cut >= 0:
        ids |= _branches(table[(threads == cut).to_numpy()], room, chance)
    return CommentSample(frozenset(ids or table.index[:limit].astype(str)), len(table), limit)


def _population_of(threads: pd.Series[int], populations: pd.Series[Any]) -> dict[int, str]:
    """The population that most comments of each thread are of, by the thread's number."""
    import pandas as pd

    # By numbers: a text for each of a million comments would be as many objects.
    codes, names = pd.factorize(populations)
    codes = np.where(codes < 0, len(names), codes)
    places = populations.index.get_indexer(threads.index)
    number = np.where(places < 0, len(names), codes[places]) if len(codes) else np.zeros(len(threads), dtype=np.int64)
    counts = pd.DataFrame({"thread": threads.to_numpy(), "name": number}).value_counts().reset_index()
    counts["name"] = np.array([*map(str, names), ""], dtype=object)[counts["name"]]
    counts = counts.sort_values(["count", "name"], ascending=[False, True], kind="stable")
    most = counts.drop_duplicates("thread").sort_values("thread")
    return dict(zip(most["thread"].tolist(), most["name"].tolist(), strict=True))


def _spread(populations: Mapping[int, str], sizes: Sequence[int], chance: random.Random) -> Iterator[int]:
    """The threads in an order by chance, the next of the population of which fewest comments came."""
    waiting: dict[str, list[int]] = {}
    order = sorted(populations)
    chance.shuffle(order)
    for thread in order:
        waiting.setdefault(populations[thread], []).append(thread)
    heap = [(0, name) for name in sorted(waiting)]
    while heap:
        came, name = heapq.heappop(heap)
        thread = waiting[name].pop()
        yield thread
        if waiting[name]:
            heapq.heappush(heap, (came + sizes[thread], name))


def _branches(thread: pd.DataFrame, room: int, chance: random.Random) -> set[str]:
    """Comments that answer none of the thread, each with all that hangs on it, as many as fit."""
    branch = (thread["depth"].to_numpy() == 0).cumsum()
    order = sorted(set(branch.tolist()))
    chance.shuffle(order)
    found: set[str] = set()
    ids = thread.index.astype(str)
    starts = [int(place) for place in branch.searchsorted(order, side="left")]
    ends = [int(place) for place in branch.searchsorted(order, side="right")]
    for first, after in zip(starts, ends, strict=True):
        if after - first <= room:
            found.update(ids[first:after])
            room -= after - first
    return found

"""Reply trees drawn from the links' probabilities as arrays: what every measure of a network is recomputed over.

The same draws as `sample_replies`, which gives whole threads; 200 trees of a thread of 1,000 comments take .1 s
here and 1.5 s there.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from analysis.base import Study, shelved
from threads.model import Comment, Thread
from threads.replies.sampling import Chances, parent_chances
from threads.replies.transcript import oldest_first

Ints = NDArray[np.int64]
Links = NDArray[np.int32]
Floats = NDArray[np.float64]

NOBODY, LOST = -1, -2
"""In place of a parent: the comment answers nobody, or a comment that the page no longer holds."""

MOST, LEAST, WORK = 200, 20, 1_000_000
"""Trees that are drawn: 200, whose 2.5 % and 97.5 % points stray by about a percentage point; fewer, never under 20,
where trees times comments would pass a million (10,000 comments: 100 trees, 4 CPU-seconds for all measures)."""

CLOSE, LEAST_CLOSE = 3, 0.1
"""Other comments that a comment may answer: at most so many are named, each at least so probable."""

AT_ONCE = 2_000
"""Comments whose trees are drawn at a time."""


@dataclass(frozen=True, slots=True)
class Trees:
    """Trees drawn for one thread, its comments oldest first: `ids` are theirs, `reader` says which are a reader's.

    `parent` (trees, columns) holds comments by their place, NOBODY or LOST: column i < n is the first parent of comment
    i, further columns are further parents of the comments in `child` (columns). `author` (n) is the place of a name in
    `people`, −1 without one. `inferred` counts the comments whose links were drawn at all;
    `close` has for each of these whom it may answer with a probability of .1 and more, None for nobody, the most
    probable first.
    """

    ids: tuple[str, ...]
    reader: NDArray[np.bool_]
    people: tuple[str, ...]
    author: Ints
    child: Ints
    parent: Links
    standing: Links
    inferred: int
    close: dict[str, Chances]

    def as_linked(self) -> Trees:
        """The one tree of the links that we stand by."""
        return replace(self, parent=self.standing[None, :])

    def edges(self) -> tuple[Ints, Ints, Ints]:
        """The links to comments of the page: tree, child and parent of each."""
        tree, column = np.nonzero(self.parent >= 0)
        return tree, self.child[column], self.parent[tree, column].astype(np.int64)

    def between_people(self) -> tuple[Ints, Ints, Ints]:
        """The links between two different people who are both named: tree, who answers and who is answered."""
        tree, child, parent = self.edges()
        first, second = self.author[child], self.author[parent]
        named = (first >= 0) & (second >= 0) & (first != second)
        return tree[named], first[named], second[named]


def trees_of(study: Study) -> Mapping[str, Trees]:
    """The drawn trees of every thread, by its id, in the order of the corpus; the same for each analysis of a study. Of
    many comments those of one thread are in memory."""
    return study.once("reply trees", lambda: _all_trees(study))


def _all_trees(study: Study) -> Mapping[str, Trees]:
    comments = sum(len(thread.comments) for thread in study.corpus)
    count = min(MOST, max(LEAST, WORK // max(comments, 1)))
    drawn = study.map(partial(_drawn, n=count, seed=study.seed), _heaps(study.corpus), comments, "Drawing reply trees")
    return shelved(study, chain.from_iterable(drawn), comments)


def _heaps(threads: Iterable[Thread]) -> Iterator[list[Thread]]:
    """The threads in turn, in lists of about so many comments."""
    heap: list[Thread] = []
    held = 0
    for thread in threads:
        heap.append(thread)
        held += len(thread.comments)
        if held >= AT_ONCE:
            yield heap
            heap, held = [], 0
    if heap:
        yield heap


def _drawn(threads: list[Thread], *, n: int, seed: int) -> list[tuple[str, Trees]]:
    return [(thread.id, draw_trees(thread, n, seed=seed)) for thread in threads]


def draw_trees(thread: Thread, n: int, *, seed: int = 0) -> Trees:
    """n trees of the thread; one where every link was kept by the platform. Equal seeds and threads give equal
    trees."""
    comments = tuple(oldest_first(thread))
    place = {comment.id: i for i, comment in enumerate(comments)}
    chances = parent_chances(thread)
    count = n if chances else 1
    several = [i for i, comment in enumerate(comments) if len(comment.replies_to) > 1]
    child = np.array([*range(len(comments)), *(i for i in several for _ in comments[i].replies_to[1:])], dtype=np.int64)
    rng = np.random.default_rng(
        [seed, int(hashlib.sha256(thread.id.encode("utf-8", "surrogatepass")).hexdigest()[:12], 16)]
    )
    standing = np.array(
        [_at(c.parent, place) for c in comments]
        + [_at(r.parent, place) for i in several for r in comments[i].replies_to[1:]],
        dtype=np.int32,
    )
    parent = np.repeat(standing[None, :], count, axis=0)
    open_places = [i for i, comment in enumerate(comments) if comment.id in chances]
    _draw_one(parent, open_places, [_single(comments[i], chances) for i in open_places], place, rng)
    column = len(comments)
    for i in several:
        sure = np.array([reply.probability for reply in comments[i].replies_to])
        columns = [i, *range(column, column + len(sure) - 1)]
        if comments[i].id in chances:
            parent[:, columns] = _taken(standing[columns], rng.random((count, len(sure))) < sure, parent[:, i])
        column += len(sure) - 1
    _without_circles(parent, child, standing)
    people = tuple(dict.fromkeys(comment.author for comment in comments if comment.author is not None))
    number = {name: k for k, name in enumerate(people)}
    author = np.array([-1 if c.author is None else number[c.author] for c in comments], dtype=np.int64)
    reader = np.array([comment.kind == "comment" for comment in comments], dtype=bool)
    return Trees(tuple(place), reader, people, author, child, parent, standing, len(open_places), _close(chances))


def _close(chances: dict[str, Chances]) -> dict[str, Chances]:
    kept = {name: [item for item in found if item[1] >= LEAST_CLOSE] for name, found in chances.items()}
    return {name: tuple(sorted(found, key=lambda item: -item[1])[: CLOSE + 1]) for name, found in kept.items()}


def _single(comment: Comment, chances: dict[str, Chances]) -> Chances:
    """What one parent is drawn from: of a comment with several, where none of them is taken, from the others."""
    standing = {reply.parent for reply in comment.replies_to} if len(comment.replies_to) > 1 else ()
    return tuple(item for item in chances[comment.id] if item[0] not in standing) or ((None, 1.0),)


def _at(parent: str | None, place: dict[str, int]) -> int:
    return NOBODY if parent is None else place.get(parent, LOST)


def _draw_one(
    parent: Links, places: list[int], chances: list[Chances], place: dict[str, int], rng: np.random.Generator
) -> None:
    """Draws a parent for each open comment in each tree by inverting its cumulated probabilities, a candidate at a
    time."""
    if not places:
        return
    width = max(len(found) for found in chances)
    ends, targets = np.ones((len(places), width)), np.full((len(places), width), NOBODY, dtype=np.int32)
    for row, found in enumerate(chances):
        summed = np.cumsum([p for _, p in found])
        ends[row, : len(found)] = summed / summed[-1] if summed[-1] > 0 else 1.0
        targets[row, : len(found)] = [_at(name, place) for name, _ in found]
        targets[row, len(found) :] = targets[row, len(found) - 1]
    drawn = rng.random((len(parent), len(places)))
    chosen = np.zeros(drawn.shape, dtype=np.int64)
    for k in range(width - 1):
        chosen += drawn >= ends[:, k]
    parent[:, places] = targets[np.arange(len(places)), chosen]


def _taken(found: Links, taken: NDArray[np.bool_], otherwise: Links) -> Links:
    """Of several parents those taken in each tree, from the left; where none is, the one drawn instead if it is
    another."""
    order = np.argsort(~taken, axis=1, kind="stable")
    kept = np.where(np.take_along_axis(taken, order, axis=1), found[order], NOBODY).astype(np.int32)
    none = ~taken.any(axis=1)
    kept[none, 0] = otherwise[none]
    return kept


def _without_circles(parent: Links, child: Ints, standing: Links) -> None:
    """Puts the links that we stand by, which never run in a circle, for drawn ones that point forward in time."""
    forward = parent >= child
    if forward.any():
        np.copyto(parent, np.where(standing < child, standing, NOBODY).astype(np.int32), where=forward)


def depths(trees: Trees) -> Links:
    """How many comments stand above each comment (trees, n), by its first parent."""
    return _climbed(trees.parent[:, : len(trees.ids)])


def turns(trees: Trees) -> Links:
    """For each link (trees, columns) the comments in a row, it and those above, in which two people answer by turns.

    0 where there is no link between two different named people.
    """
    n = len(trees.ids)
    parent, child, author = trees.parent, trees.child, trees.author
    on_page = parent >= 0
    above = np.where(on_page, parent, 0)
    other = author[above]
    talks = on_page & (author[child] >= 0) & (other >= 0) & (other != author[child])
    # The link above goes on with this exchange where it leads back to this comment's author.
    goes_on = np.full(parent.shape, NOBODY, dtype=np.int32)
    rows = np.arange(len(parent))[:, None]
    first = talks & _leads_to(parent[rows, above], author, author[child]) & talks[rows, above]
    np.copyto(goes_on, above, where=first)
    length = _climbed(goes_on)
    while len(child) > n and _take_longer(trees, talks, goes_on, length):
        length = _climbed(goes_on)
    return np.where(talks, length + 2, 0).astype(np.int32)


def _take_longer(trees: Trees, talks: NDArray[np.bool_], goes_on: Links, length: Links) -> bool:
    """Puts into `goes_on` the further links of parents that have several, where a longer exchange leads on; whether any
    did.

    A link's exchange only grows, and links have no cycle, so a few rounds reach the longest.
    """
    n, parent, child, author = len(trees.ids), trees.parent, trees.child, trees.author
    columns = np.arange(n, len(child))
    count = np.bincount(child[n:], minlength=n)
    begins = n + np.searchsorted(child[n:], np.arange(n))
    tree, column = np.nonzero(talks & (count[np.where(parent >= 0, parent, 0)] > 0))
    changed = False
    for k in range(int(count.max(initial=0))):
        answered = parent[tree, column]
        link = np.minimum(begins[answered] + k, columns[-1])
        up, now = parent[tree, link], goes_on[tree, column]
        longer = (now < 0) | (length[tree, link] > length[tree, np.maximum(now, 0)])
        fits = (
            (k < count[answered])
            & talks[tree, link]
            & (up >= 0)
            & (author[np.maximum(up, 0)] == author[child[column]])
            & longer
        )
        goes_on[tree[fits], column[fits]] = link[fits]
        changed |= bool(fits.any())
    return changed


def _leads_to(parent: Links, author: Ints, wanted: Ints) -> NDArray[np.bool_]:
    return np.asarray((parent >= 0) & (author[np.where(parent >= 0, parent, 0)] == wanted))


def _climbed(parent: Links) -> Links:
    """How many steps up each column of each row stands; by doubling, so a chain of 10,000 takes 14 rounds."""
    steps = (parent >= 0).astype(np.int32)
    above = parent.copy()
    rows = np.arange(len(parent))[:, None]
    while (open_ := above >= 0).any():
        at = np.where(open_, above, 0)
        steps += np.where(open_, steps[rows, at], 0)
        above = np.where(open_, above[rows, at], NOBODY)
    return steps

"""The replies of each thread as a graph of its authors, signed by agreement, and the line through it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pandas as pd

from analysis.base import Study, shelved
from analysis.camps.agreement import agreements
from analysis.camps.cut import LEAST_AUTHORS, CampLine, Edge, cut

# The weight of a reply that agrees; of any other 1. `benchmarks.camps`, even debates, with the surest .60 placed, right
# by posts with .5, 0, −.5, −1: .864, .868, .875, .873, without cues .865; on the odd ones cues change nothing. Replies
# that disagree in so many words cross the line more often (.82 to .68); weighing them more put fewer right by posts.
AGREES = -0.5


@dataclass(frozen=True, slots=True)
class Joined:
    """A thread whose authors answer one another: who they are, the edges between them, and the cut."""

    authors: tuple[str, ...]
    edges: tuple[Edge, ...]
    cut: CampLine


def weights_of(study: Study) -> dict[str, float]:
    """The weights of the replies that do not count 1, by the id of the comment that answers."""
    return {name: AGREES for name, sign in signs_of(study).items() if sign > 0}


def signs_of(study: Study) -> dict[str, int]:
    """1 for each answer that agrees in its first words and −1 for each that disagrees, by its id; others are left
    out."""
    return study.once("agreement", lambda: _signs(study))


def _signs(study: Study) -> dict[str, int]:
    children = [str(name) for name in dict.fromkeys(study.layer("replies").columns("child")["child"])]
    places = study.reactions.index.get_indexer(pd.Index(children, dtype=study.reactions.index.dtype))
    texts = ("" if place < 0 else study.texts[place] for place in places.tolist())
    return {name: int(sign) for name, sign in zip(children, agreements(texts), strict=True) if sign}


def camps_of(study: Study) -> tuple[Mapping[str, Joined], int]:
    """By thread the authors joined by replies and the line between them; and how many threads are too small."""
    return study.once("camps", lambda: _camps_of(study))


def _camps_of(study: Study) -> tuple[Mapping[str, Joined], int]:
    replies = study.layer("replies")
    found = shelved(study, _joined(study), replies.rows)
    return found, replies.columns("thread")["thread"].nunique() - len(found)


def _joined(study: Study) -> Iterator[tuple[str, Joined]]:
    weights = weights_of(study)
    links = study.layer("replies").columns("thread", "child", "child_author", "parent_author", "probability")
    for thread, table in links.groupby("thread", sort=False):
        known = table[table["child_author"].notna() & table["parent_author"].notna()]
        known = known[known["child_author"] != known["parent_author"]]
        joined = tuple(dict.fromkeys([*known["parent_author"], *known["child_author"]]))
        if len(joined) < LEAST_AUTHORS:
            continue
        columns = (known[name] for name in ("child", "child_author", "parent_author", "probability"))
        names = {name: name for name in joined}  # an author's name once, however much he wrote
        edges = tuple(
            (names[one], names[other], float(chance) * weights.get(str(name), 1.0))
            for name, one, other, chance in zip(*columns, strict=True)
        )
        yield str(thread), Joined(joined, edges, cut(joined, edges, study.seed))

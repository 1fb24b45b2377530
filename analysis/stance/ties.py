"""What other texts say of a text's side: one author rarely changes sides, and replies mostly cross the line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

Floats = NDArray[np.float64]

# In the 4forums debates (Abbott et al. 2016; all debates at hand) .77 of two posts of one author in one debate that
# take a side take the same one, and .26 of replies join authors of one side.
SAME_AUTHOR, SAME_REPLY = 0.77, 0.26
# Of an author's earlier comments so many are asked, the latest.
MOST_OF_AUTHOR = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """Two texts by their places, and how likely they are on one side if both are on a side; `kind` is reply or
    author."""

    first: int
    second: int
    same: float
    kind: str = "reply"


def ties_among(reactions: pd.DataFrame, replies: pd.DataFrame) -> list[Tie]:
    """The ties of a corpus: replies between its reactions, weighed by their probability, and authors within a
    thread."""
    place = {str(name): i for i, name in enumerate(reactions["id"])}
    return [*_of_replies(replies, place), *_of_authors(reactions)]


def heard(log_odds: Floats, ties: Sequence[Tie]) -> Floats:
    """The log odds of each text being in favour, its own and those that its neighbours' own words lend it.

    Each neighbour is asked for its words only, never for what it has from others, so nothing is counted twice round a
    circle of replies.
    """
    total = log_odds.copy()
    for tie in ties:
        total[tie.first] += _through(float(log_odds[tie.second]), tie.same)
        total[tie.second] += _through(float(log_odds[tie.first]), tie.same)
    return total


def _through(log_odds: float, same: float) -> float:
    """The log odds that one text's side gives the other's."""
    chance = 1 / (1 + np.exp(-log_odds))
    favor = same * chance + (1 - same) * (1 - chance)
    return float(np.log(favor / (1 - favor)))


def _of_replies(replies: pd.DataFrame, place: dict[str, int]) -> Iterator[Tie]:
    columns = replies[["child", "parent", "child_author", "parent_author", "probability"]].astype(object)
    for child, parent, answering, answered, probability in columns.itertuples(name=None, index=False):
        first, second = place.get(child), place.get(parent)
        if first is None or second is None or (answering == answered and pd.notna(answering)):
            continue
        certain = 1.0 if pd.isna(probability) else float(probability)
        yield Tie(first=first, second=second, same=0.5 + (SAME_REPLY - 0.5) * certain)


def _of_authors(reactions: pd.DataFrame) -> Iterator[Tie]:
    written: dict[tuple[str, str], list[int]] = {}
    columns = reactions[["channel", "thread", "author"]].astype(object)
    for i, (channel, thread, author) in enumerate(columns.itertuples(name=None, index=False)):
        if channel == "comment" and pd.notna(author):
            earlier = written.setdefault((thread, author), [])
            yield from (Tie(first=j, second=i, same=SAME_AUTHOR, kind="author") for j in earlier[-MOST_OF_AUTHOR:])
            earlier.append(i)

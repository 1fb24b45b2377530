"""Drawing what people are to code: at random with known chances, stratified by population and thread.

The random part alone estimates; the active part trains a machine and never estimates.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.base import Study
from analysis.coding.codebook import REPLIES, Codebook
from analysis.compare.stats import DESCRIBE_FROM
from analysis.contents.counting import grouped_reactions
from analysis.sampling.active import active_part
from analysis.sampling.design import Threads, chances_beside, half_widths, needed, systematic
from threads.errors import BadParameter, EmptyInput, InputError
from threads.replies.nobody import open_comments

RANDOM, ACTIVE = "random", "active"
OVERLAP = 0.3
"""Share of the drawn reactions that every coder reads where there are several: with 30 coded twice an alpha of .75 has
an interval from about .53 to .95, with 60 from .63 to .90 (`benchmarks.coding --parts overlap`)."""
VARIANCE = {"sentiment": 0.55}
"""Variance of a code by variable where it is no share: sentiment from −1 to 1; of a share the worst, one half."""
COLUMNS = ("n", "reaction", "digest", "page", "starts", "population", "thread", "language", "part", "inclusion",
    "coders")  # fmt: skip
STARTS = 40
COPIED = ("own_text", "digest", "path", "thread", "language")


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierDraw:
    """A draw before this one: each reaction's chance in it, by id, and the ids of those it drew in any part."""

    chances: pd.Series[float]
    drawn: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A sample to be coded. `key` has a row a reaction, in the coders' order (COLUMNS; `coders` joined by ";");
    `frame` each counted reaction's chance of the random draw, by id; `left_out` says which groups were not drawn from,
    and why; `half_widths` what each two groups' difference can be told to, by their names."""

    key: pd.DataFrame
    frame: pd.Series[float]
    left_out: tuple[str, ...] = ()
    half_widths: dict[tuple[str, str], float] | None = None


def draw(
    study: Study,
    *,
    codebook: Codebook,
    n: int | None = None,
    half_width: float | None = None,
    by: str = "population",
    groups: tuple[str, ...] = (),
    coders: tuple[str, ...] = ("A",),
    overlap: float = OVERLAP,
    active: int = 0,
    earlier: EarlierDraw | None = None,
    seed: int = 0,
) -> Drawn:
    """Draws `n` counted reactions at random, in equal parts from the groups of `by`, and `active` more that train only.

    Without `n` so many are drawn that the difference of two groups is known to ± `half_width` (of a share, from 0 to
    1; of sentiment, on its scale from −1 to 1). `groups` draws from these alone; else a group with too few threads to
    be counted is left out where others have enough. `earlier` is a draw before this one: its reactions are
    not drawn again, and the chances of both are put together. Of several `coders` each reads the share `overlap` and
    his part of the rest. Raises BadParameter, EmptyInput where no reaction counts, and
    InputError where only replies are asked for and none is open.
    """
    _check(n, half_width, overlap, active, coders)
    table = _asked(study, grouped_reactions(study, by), codebook)
    names = table[by].astype(str).to_numpy(dtype=object)
    threads = pd.factorize(table["thread"].astype(str), sort=True)[0]
    chosen, left_out = _groups(names, threads, by, groups)
    if not chosen:
        raise EmptyInput("the pages: no reaction counts there, so there is nothing to code")
    rng = np.random.default_rng(seed)
    wide = max(VARIANCE.get(one.name, 0.25) for one in codebook.variables)
    members = {name: np.flatnonzero(names == name) for name in chosen}
    within = {name: threads[places] for name, places in members.items()}
    sizes = _sizes(within, n, half_width, wide)
    first = earlier or EarlierDraw(chances=pd.Series(dtype=float), drawn=frozenset())
    free = ~table.index.isin(first.drawn)
    before = first.chances.reindex(table.index).fillna(0.0).to_numpy()
    chance, kept = np.zeros(len(table)), list[str]()
    for name, places in members.items():
        left = free[places]
        chance[places] = wanted = chances_beside(within[name], left, sizes[name])
        kept += table.index[places[left][systematic(within[name][left], wanted[left], rng)]].tolist()
    frame = pd.Series(1.0 - (1.0 - before) * (1.0 - chance), index=table.index)
    taken = first.drawn.union(kept)
    more: list[str] = []
    if active:
        asked = np.isin(names, chosen) & ~table.index.isin(list(taken))
        more = active_part(study, table[asked], active, seed)
    key = _key(study, table[by], [*((name, RANDOM) for name in kept), *((name, ACTIVE) for name in more)], frame, rng)
    key["coders"] = _shared_out(len(key), coders, overlap, rng)
    return Drawn(key=key, frame=frame[frame > 0], left_out=left_out, half_widths=half_widths(within, sizes, wide))


def _asked(study: Study, table: pd.DataFrame, codebook: Codebook) -> pd.DataFrame:
    """The reactions that the questions can be put to: where they are of replies alone, comments with others before
    them, whose parent neither page nor platform states."""
    if any(variable.kind != REPLIES for variable in codebook.variables):
        return table
    open_ids = {
        f"{thread.id}/{comment.id}"
        for thread in study.corpus
        for comment in open_comments(thread)
        if comment is not thread.comments[0]
    }
    kept: pd.DataFrame = table[table.index.isin(list(open_ids))]
    if kept.empty:
        raise InputError("These pages state of every comment whom it answers, so there is nothing to code.")
    return kept


def _check(n: int | None, half_width: float | None, overlap: float, active: int, coders: tuple[str, ...]) -> None:
    if (n is None) == (half_width is None):
        raise BadParameter("Say how many to draw (-n 100) or how close the difference is to be (0.1): one of both.")
    if n is not None and n < 1:
        raise BadParameter(f"At least one reaction is drawn, not {n}.")
    if half_width is not None and not 0.005 <= half_width <= 1:
        raise BadParameter(f"A half-width stands between 0.005 and 1, as in 0.1 for ±10 points; not {half_width}.")
    if not 0 <= overlap <= 1 or active < 0:
        raise BadParameter("The overlap is a share from 0 to 1, and the active part is of 0 reactions or more.")
    if not coders or len({name.casefold() for name in coders}) < len(coders) or not all(map(str.strip, coders)):
        raise BadParameter(f"Coders have names of their own, as in A,B; got {', '.join(coders) or 'none'}.")
    if any(";" in name for name in coders):
        raise BadParameter("A coder's name has no semicolon.")


def _groups(
    names: NDArray[np.object_], threads: Threads, by: str, wanted: tuple[str, ...]
) -> tuple[list[str], tuple[str, ...]]:
    """The groups to draw from, and a sentence on each that is left out; `names` are the groups of the reactions."""
    found = Counter(name for name, _ in set(zip(names.tolist(), threads.tolist(), strict=True)))
    unknown = [name for name in wanted if name not in found]
    if unknown:
        raise BadParameter(f"There is no group {unknown[0]!r} by {by}; there are: {', '.join(sorted(found))}.")
    if wanted:
        return list(dict.fromkeys(wanted)), ()
    enough = [name for name in sorted(found) if found[name] >= DESCRIBE_FROM]
    if not enough:
        return sorted(found), ()
    left = [
        f"{name} is left out: {count} discussion{'s' * (count != 1)} are too few to count, whatever is coded "
        f"(draw from it all the same with --only “{name}”)."
        for name, count in sorted(found.items())
        if name not in enough
    ]
    return enough, tuple(left)


def _sizes(within: dict[str, Threads], n: int | None, half_width: float | None, variance: float) -> dict[str, int]:
    """How many are drawn from each group: equal parts, what a small group lacks going to the others."""
    if half_width is not None:
        return {name: needed(threads, half_width, variance) for name, threads in within.items()}
    assert n is not None
    members = {name: len(threads) for name, threads in within.items()}
    sizes, left = dict.fromkeys(members, 0), min(n, sum(members.values()))
    while left:
        open_ = [name for name in members if sizes[name] < members[name]]
        part = max(1, left // len(open_))
        for name in open_[:left]:
            more = min(part, members[name] - sizes[name], left)
            sizes[name] += more
            left -= more
    return sizes


def _key(
    study: Study,
    groups: pd.Series[Any],
    drawn: list[tuple[str, str]],
    frame: pd.Series[float],
    rng: np.random.Generator,
) -> pd.DataFrame:
    """The rows of the key in a random order, so that no coder reads one population or one part after the other."""
    order = rng.permutation(len(drawn))
    names = [drawn[place][0] for place in order]
    parts = [drawn[place][1] for place in order]
    rows = study.reactions[list(COPIED)].loc[names]
    words = [" ".join(str(text).split())[:STARTS] for text in rows["own_text"].fillna("")]
    return pd.DataFrame({
        "n": np.arange(1, len(names) + 1), "reaction": names, "digest": rows["digest"].astype(str).to_numpy(),
        "page": [PurePath(str(path)).name for path in rows["path"]], "starts": words,
        "population": groups.loc[names].astype(str).to_numpy(), "thread": rows["thread"].astype(str).to_numpy(),
        "language": rows["language"].astype(object).to_numpy(), "part": parts,
        "inclusion": [round(chance, 6) if part == RANDOM else np.nan
            for chance, part in zip(frame.loc[names].tolist(), parts, strict=True)],
        "coders": "",
    })  # fmt: skip


def _shared_out(count: int, coders: tuple[str, ...], overlap: float, rng: np.random.Generator) -> list[str]:
    """Who reads each reaction: all read a random share, the rest goes round."""
    everyone = ";".join(coders)
    if len(coders) == 1:
        return [everyone] * count
    both = set(rng.permutation(count)[: round(count * overlap)].tolist())
    found, turn = [], 0
    for place in range(count):
        found.append(everyone if place in both else coders[turn % len(coders)])
        turn += place not in both
    return found

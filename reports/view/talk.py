"""How the threads talk, with what hangs on inferred links: the layers `talk` and `tree` as the report shows them."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from analysis.base import Layer
from reports.shown import View, number

LEAST = 10
"""Comments, ties or replies below which no interval is shown: a jackknife over a handful is none."""


def talk_view(layer: Layer | None) -> View:
    """The numbers of each thread, and how many trees were drawn."""
    if layer is None:
        return {"threads": {}, "trees": 0}
    table = layer.table
    answering = table[table["measure"] == "answering"]
    threads = {row["thread"]: _of_thread(row) for row in answering.to_dict("records") if isinstance(row["thread"], str)}
    trees = max(map(int, table.loc[table["inferred"].astype(bool), "trees"]), default=0)
    return {"threads": threads, "trees": trees}


def _of_thread(row: View) -> tuple[int, int, int, int] | None:
    """How many comments of the thread answer another one, of how many, and between what ends that lies over the trees
    drawn; None where nothing is known."""
    count, low, high = (number(row[key]) for key in ("n", "low", "high"))
    if not count or number(row["shown"]) is None:
        return None
    answers = round(row["shown"] * count)
    ends = (answers, answers) if low is None or high is None else (round(low * count), round(high * count))
    return answers, round(count), *ends


def candidates_by_comment(
    layer: Layer | None, kept: Collection[str] | None = None
) -> dict[str, Sequence[tuple[str | None, float]]]:
    """Whom each comment, each of those `kept` where they are named, may answer (ids within its thread, None for
    nobody), by the comment's id in the corpus."""
    if layer is None:
        return {}
    table = layer.columns("thread", "candidates")
    if kept is not None:
        table = table[table.index.isin(kept)]
    columns = (table[name] for name in ("thread", "candidates"))
    return {
        key: [(None if name is None else name[len(thread) + 1 :], p) for name, p in found]
        for key, thread, found in zip(table.index, *columns, strict=True)
    }

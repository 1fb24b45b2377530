"""Themes of a study: each with its label, size, populations and exemplars; and the theme of each reaction."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from analysis.base import Result, Study, analysis
from analysis.contents.counting import counted_reactions
from analysis.tables import counted, table_of
from analysis.themes.rows import UNSHARED, ThemeRow, found_themes, theme_rows

__all__ = ["found_themes", "theme_of", "theme_table"]

COLUMNS = (
    "id", "theme", "level", "parent", "kind", "label", "labels", "concepts", "n", "share", "threads", "populations",
    "population_shares", "exemplars", "said_inside", "said_outside", "stability", "tested",
)  # fmt: skip


@analysis("themes", about="topic", version=3)
def theme_table(study: Study, *, k: int | None = None, own: str | None = None) -> Result:
    """What the counted reactions share: each theme with its label, size and populations; last, what shares nothing.

    Where the reactions are of many subjects the themes are topics (`kind` "subjects", else "talk"). `own` is a file of
    the user's own themes (`analysis.themes.own`), else they are found: `k` parts are cut, or the number that holds
    most. Rows of `level` 1 stand within the theme that `parent` names and are counted in it. `labels` by language;
    `exemplars` are ids, of each population first.
    """
    rows, notes = theme_rows(study, k=k, own=own)  # before the table: both are large
    table = counted_reactions(study, "population", "thread")
    sizes = Counter(table["population"])
    found = []
    for number, row in enumerate(rows[:-1]):
        name = f"theme {number + 1}"
        found.append(_row(name, row, table, sizes) | {"theme": number})
        for place, inner in enumerate(row.within, 1):
            found.append(_row(f"{name}.{place}", inner, table, sizes) | {"theme": number, "level": 1, "parent": name})
    found.append(_row(UNSHARED, rows[-1], table, sizes))
    refusal = None if len(rows) > 1 else _refusal(len(table))
    return Result(table=table_of(found, COLUMNS), notes=notes, refusal=refusal)


@analysis("theme_of", about="reaction", version=3)
def theme_of(study: Study, *, k: int | None = None, own: str | None = None) -> Result:
    """The theme of each counted reaction, none where it shares no subject; with own themes, all whose words it uses.

    `within` is the id of the theme within that theme, where there is one; `fit` says how much the reaction lies in it.
    """
    rows, notes = theme_rows(study, k=k, own=own)
    ids = counted_reactions(study, "id").index
    size = len(ids)
    theme, fit = np.full(size, -1, dtype=np.int64), np.zeros(size)
    label, within = np.full(size, None, dtype=object), np.full(size, None, dtype=object)
    for number, row in reversed(list(enumerate(rows[:-1]))):  # of several the first stands
        theme[row.members], fit[row.members], label[row.members], within[row.members] = number, row.fit, row.label, None
        for place, inner in reversed(list(enumerate(row.within, 1))):
            within[inner.members] = f"theme {number + 1}.{place}"
    found = {
        "id": ids.astype("str"), "theme": theme, "label": label.tolist(), "themes": _every(rows[:-1], size),
        "within": within.tolist(), "fit": fit,
    }  # fmt: skip
    return Result(table=pd.DataFrame(found).set_index("id", drop=False), notes=notes)


def _every(rows: Sequence[ThemeRow], size: int) -> list[list[str]]:
    """The labels of all themes of each reaction; those of the same themes share one list."""
    held: list[list[str]] = [[]]
    which = np.zeros(size, dtype=np.int64)
    for row in rows:
        before = which[row.members]
        for one in np.unique(before).tolist():
            which[row.members[before == one]] = len(held)
            held.append([*held[one], row.label])
    return [held[one] for one in which.tolist()]


def _row(name: str, row: ThemeRow, table: pd.DataFrame, sizes: Counter[str]) -> dict[str, Any]:
    held = Counter(table["population"].iloc[row.members])
    return {
        "id": name, "theme": -1, "level": 0, "parent": None, "kind": None, "label": row.label, "labels": {},
        "concepts": [], "n": len(row.members), "share": len(row.members) / max(len(table), 1),
        "threads": table["thread"].iloc[row.members].nunique(),
        "populations": {name: held[name] for name in sorted(sizes)},
        "population_shares": {name: held[name] / sizes[name] for name in sorted(sizes)},
        "exemplars": [str(table.index[i]) for i in row.exemplars], "said_inside": np.nan, "said_outside": np.nan,
        "stability": np.nan, "tested": False,
    } | row.rest  # fmt: skip


def _refusal(size: int) -> str:
    return (
        f"No theme is shown: in {counted(size, 'reaction')} no subject is shared by enough of them to pass the tests "
        "of themes. To cut them all the same, ask for more topics than a talk has themes (`--topics 9`)."
    )

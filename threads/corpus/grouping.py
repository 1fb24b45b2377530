"""Populations by a column: of an export, or of where and in which language a reaction stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from difflib import get_close_matches
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from threads.errors import BadParameter
from threads.model import Thread

if TYPE_CHECKING:
    import pandas as pd

EXTRA = "extra_"
"""How the names of columns begin that an export has and we have no field for."""
FIELDS = ("thread", "outlet", "language", "channel", "title", "path")
"""Columns that every reaction has: what says where it stands, never who wrote it."""
NOT_GIVEN = "not given"
MOST_GROUPS = 200
"""Groups of a column: an id or a name of a person has more, the places of a platform's users fewer."""
LONGEST = 80
"""Characters of a group's name; a column of longer texts is no groups."""


def place_of(thread: Thread) -> dict[str, str]:
    """What a thread's reactions may be grouped by, by the names in `FIELDS`; "" for what it does not say."""
    article, path = thread.article, thread.source.path or ""
    title = " ".join((article.title or "").split())[:LONGEST]
    name = title or thread.source.url or PurePath(path).name or thread.id
    return {"thread": name, "title": title, "outlet": article.outlet or "", "path": path}


def group(
    rows: Sequence[dict[str, Any]],
    places: Mapping[str, Mapping[str, str]],
    column: str,
    ruled: Collection[tuple[str, str]] = (),
) -> None:
    """Sets the population and its basis of each row by the column; rows without a value keep what a rule of the
    user's own gave them, else they are of “COLUMN: not given”.

    `places` are the threads of the rows, by id, as `place_of` gives them; `ruled` holds each population and basis that
    a rule gives. Raises BadParameter for a column that no row has, with those that there are, and for one whose values
    are no groups.
    """
    name = _known(column, rows)
    values = _values(rows, places, name)
    _check_groups(name, Counter(filter(None, values)))
    for row, value in zip(rows, values, strict=True):
        if value:
            row["population"], row["population_basis"] = value, f"by the column “{name}”"
        elif (row["population"], row["population_basis"]) not in ruled:
            row["population"] = f"{name}: {NOT_GIVEN}"
            row["population_basis"] = f"by the column “{name}”, which is empty here"


def _known(column: str, rows: Sequence[Mapping[str, Any]]) -> str:
    """The column as the rows have it, which may be named as the reactions name it (`extra_NAME`)."""
    others = dict.fromkeys(name for row in rows for name in row["extra"])
    for name in (column, column.removeprefix(EXTRA)):
        if name in others or name in FIELDS:
            return name
    known = [*FIELDS, *others]
    close = get_close_matches(column, known, 1)
    hint = f" Did you mean {close[0]!r}?" if close else ""
    raise BadParameter(f"No reaction has a column {column!r} to group by; there are {', '.join(known)}.{hint}")


def _values(rows: Sequence[Mapping[str, Any]], places: Mapping[str, Mapping[str, str]], name: str) -> list[str]:
    """The value of each row; a column of the export's own goes before one of ours with its name."""
    if name not in FIELDS or any(name in row["extra"] for row in rows):
        return [str(row["extra"].get(name) or "").strip() for row in rows]
    if name in ("language", "channel"):
        return [row[name] or "" for row in rows]
    named = {key: place[name] for key, place in places.items()}
    same = Counter(named.values()) if name == "thread" else Counter()
    return [f"{value} ({row['thread'][:8]})" if same[value := named[row["thread"]]] > 1 else value for row in rows]


def _check_groups(name: str, counts: Counter[str]) -> None:
    if len(counts) > MOST_GROUPS:
        raise BadParameter(
            f"The column {name!r} has {len(counts):,} different values, and {MOST_GROUPS} groups are the most that can "
            "be set side by side. Group by a column with fewer, or make one in the table."
        )
    longest = max(counts, key=len, default="")
    if name not in FIELDS and len(longest) > LONGEST:
        raise BadParameter(
            f"The column {name!r} holds texts of up to {len(longest):,} characters, which are no names of groups "
            f"(at most {LONGEST})."
        )


def filled(reactions: pd.DataFrame, column: str) -> str:
    """A sentence on how many of the reactions, grouped by that column, have a value in it."""
    missing = int(reactions["population"].astype(str).str.endswith(f": {NOT_GIVEN}").sum())
    by_column = reactions["population_basis"].astype(str).str.startswith("by the column “")
    has, groups = int(by_column.sum()) - missing, reactions["population"][by_column].nunique() - bool(missing)
    return (
        f"Grouped by “{column}”: {has:,} of {len(reactions):,} reactions have a value in it, {groups:,} different ones."
    )

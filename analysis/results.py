"""What an analysis returns and what becomes of it: a layer with a table keyed by ids; and what it may be called
with."""

from __future__ import annotations

import inspect
import weakref
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, Union, get_args, get_origin, get_type_hints

from threads.cards import LONGEST_CELL, MOST_ROWS, card, escaped, grid
from threads.errors import BadParameter

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """The result of one analysis: a table keyed by the ids of what its rows are about.

    `name` and `version` say which method, `parameters` with what, `corpus` (a digest) on which data. `notes` are
    sentences that a reader must see beside the numbers; `refusal` is the sentence that stands in place of a claim
    that the data cannot carry. `about` is what a row is: reaction, author, reply, topic, thread, population, …
    """

    name: str
    version: int
    parameters: Mapping[str, Any]
    corpus: str
    about: str
    table: pd.DataFrame
    notes: tuple[str, ...] = ()
    refusal: str | None = None

    @property
    def rows(self) -> int:
        """How many rows the table has."""
        return len(self.table)

    def columns(self, *names: str) -> pd.DataFrame:
        """These columns of the table, with its index."""
        return self.table[list(names)]

    def _repr_html_(self) -> str:
        """The layer as a notebook shows it: what it refuses first, its first rows, its notes."""
        return card(
            f"{self.name}: {len(self.table):,} rows, each about one {self.about}",
            f"<b>{escaped(self.refusal, longest=None)}</b>" if self.refusal else "",
            *_rows_of(self.table),
            notes=self.notes,
        )


class HeldTable:
    """A table that is read when it is asked for, and not a second time while somebody has it."""

    def __init__(self, read: Callable[[Sequence[str] | None], pd.DataFrame], table: pd.DataFrame) -> None:
        self._read, self._seen, self.rows = read, weakref.ref(table), len(table)

    def whole(self) -> pd.DataFrame:
        """All of it."""
        table = self._seen()
        if table is None:
            table = self._read(None)
            self._seen = weakref.ref(table)
        return table

    def columns(self, names: Sequence[str]) -> pd.DataFrame:
        """Some columns, of which no other is read."""
        table = self._seen()
        return self._read(names) if table is None else table[list(names)]


class HeldLayer(Layer):
    """A layer whose `table` is not in memory while nobody has it."""

    __slots__ = ("_held",)
    _held: pd.DataFrame | HeldTable

    @property
    def table(self) -> pd.DataFrame:
        """The table, read anew where nobody has it."""
        return self._held.whole() if isinstance(self._held, HeldTable) else self._held

    @table.setter
    def table(self, table: pd.DataFrame | HeldTable) -> None:
        object.__setattr__(self, "_held", table)

    @property
    def rows(self) -> int:
        """How many rows the table has."""
        return self._held.rows if isinstance(self._held, HeldTable) else len(self._held)

    def columns(self, *names: str) -> pd.DataFrame:
        """These columns of the table, with its index."""
        return self._held.columns(names) if isinstance(self._held, HeldTable) else self._held[list(names)]


MOST_CELLS = 12
"""Columns of a layer's table that a notebook shows: as many as fit beside one another; the others are named."""


def _rows_of(table: pd.DataFrame) -> list[str]:
    """The first rows as HTML: where a row has its sentence that alone, else the columns that hold one value a row."""
    if "sentence" in table.columns:
        names = ["sentence", *(name for name in ("todo",) if name in table and table[name].astype(bool).any())]
    else:
        head = table.head(MOST_ROWS)
        names = [
            str(name)
            for name in head.columns
            if head[name].notna().any() and not head[name].map(lambda value: isinstance(value, list | dict)).any()
        ][:MOST_CELLS]
    rest = [str(name) for name in table.columns if name not in names]
    more = f"`layer.table` also has: {', '.join(rest)}." if rest else ""
    longest = None if "sentence" in table.columns else LONGEST_CELL
    rows = table[names].head(MOST_ROWS).itertuples(index=False)
    return [grid(names, rows, of=len(table), longest=longest), escaped(more, longest=None)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What an analysis returns: its table (indexed by id, each once) and the sentences that belong beside it."""

    table: pd.DataFrame
    notes: tuple[str, ...] = ()
    refusal: str | None = None


WORDS: Mapping[type, str] = {
    int: "a whole number",
    float: "a number",
    str: "a text",
    bool: "true or false",
    NoneType: "null",
}


def check_parameters(
    function: Callable[..., Any], name: str, parameters: Mapping[str, Any], *, partly: bool = False
) -> None:
    """Raises BadParameter where the analysis has no such parameter, takes no value of that kind, or needs one more.

    With `partly` these are not all the parameters yet, and none is missed.
    """
    known = {p.name: p for p in inspect.signature(function).parameters.values() if p.kind is p.KEYWORD_ONLY}
    names = ", ".join(known) or "none"
    for key in sorted(parameters):
        if key not in known:
            raise BadParameter(f"The analysis {name!r} has no parameter {key!r}; its parameters: {names}.")
    for key, parameter in known.items():
        if not partly and key not in parameters and parameter.default is parameter.empty:
            raise BadParameter(f"The analysis {name!r} needs the parameter {key!r}; its parameters: {names}.")
    try:
        hints = get_type_hints(function)
    except (NameError, TypeError):  # a type that is imported for checkers alone
        return
    for key, value in parameters.items():
        kinds = _plain(hints.get(key))
        if kinds and not any(_is(value, kind) for kind in kinds):
            wanted = " or ".join(WORDS[kind] for kind in kinds)
            raise BadParameter(f"The parameter {key!r} of the analysis {name!r} is {wanted}, not {value!r}.")


def _plain(hint: Any) -> tuple[type, ...]:
    """The kinds that a hint allows where all of them are plain ones; else none, and nothing is checked."""
    kinds = get_args(hint) if get_origin(hint) in (Union, UnionType) else (hint,)
    return kinds if all(kind in WORDS for kind in kinds) else ()


def _is(value: Any, kind: type) -> bool:
    if isinstance(value, bool):
        return kind is bool
    return isinstance(value, (int, float) if kind is float else kind)


def with_ids(result: Result, name: str) -> pd.DataFrame:
    """The result's table indexed by id and with the ids as its first column; raises BadParameter where it has none.

    A table with a column `id` is keyed by it; another by its index, the levels of one with several joined by "/".
    """
    import pandas as pd

    table = result.table
    if not isinstance(table, pd.DataFrame):
        raise BadParameter(f"The analysis {name!r} returned as its table a {type(table).__name__}; it is a DataFrame.")
    if "id" not in table.columns:
        if len(table) and isinstance(table.index, pd.RangeIndex):
            raise BadParameter(
                f"The rows of the analysis {name!r} have no ids: index its table by the ids of what they are "
                f"about, or give it a column `id`."
            )
        ids = ["/".join(map(str, key)) if isinstance(key, tuple) else str(key) for key in table.index]
        table = table.copy()
        table.insert(0, "id", pd.Series(ids, index=table.index, dtype=object))
    if not table.index.equals(pd.Index(table["id"])):
        table = table.set_index("id", drop=False)
    if not table.index.is_unique:
        twice = table.index[table.index.duplicated()][0]
        raise BadParameter(f"The analysis {name!r} has two rows for {twice!r}: an id stands in its table once.")
    return table

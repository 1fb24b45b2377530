"""Groups of reactions by their places in the study's table: one of any size costs eight bytes a reaction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, overload

import numpy as np
from numpy.typing import NDArray

from threads.text.memory import let_go_of_files

if TYPE_CHECKING:
    import pandas as pd

BLOCK = 20_000
"""Rows of a table that are looked at together."""

Places = NDArray[np.int64]
Mask = NDArray[np.bool_]


class Ids(Sequence[str]):
    """The ids at these places of an index, made when they are asked for; `places` (n) is in their order."""

    __slots__ = ("names", "places")

    def __init__(self, names: pd.Index[Any], places: Places) -> None:
        self.names, self.places = names, places

    def __len__(self) -> int:
        return len(self.places)

    @overload
    def __getitem__(self, at: int) -> str: ...

    @overload
    def __getitem__(self, at: slice) -> Ids: ...

    def __getitem__(self, at: int | slice) -> str | Ids:
        if isinstance(at, slice):
            return Ids(self.names, self.places[at])
        return str(self.names[self.places[at]])

    def __iter__(self) -> Iterator[str]:
        return iter(self.names.take(self.places).astype(str).tolist())

    def where(self, mask: Mask) -> Ids:
        """Those for which the mask, a value for each place of the index, holds."""
        return Ids(self.names, self.places[mask[self.places]])


def ids_where(index: pd.Index[Any], mask: Any) -> Ids:
    """The ids of the index for which the mask holds, in its order."""
    return Ids(index, np.flatnonzero(np.asarray(mask, dtype=bool)))


def ids_at(index: pd.Index[Any], keys: Iterable[str]) -> Ids:
    """Those of the keys that are in the index, each once, in the order of the keys."""
    if isinstance(keys, Ids):
        return keys
    import pandas as pd

    places = pd.unique(places_of(index, keys))
    return Ids(index, places[places >= 0].astype(np.int64))


def joined(index: pd.Index[Any], groups: Iterable[Ids]) -> Ids:
    """The groups one after the other."""
    return Ids(index, np.concatenate([np.zeros(0, dtype=np.int64), *(one.places for one in groups)]))


def rows_by(index: pd.Index[Any], keys: pd.Index[Any]) -> Places:
    """For each place of the index the row of a table with these keys, −1 where it has none; of the two it is the index
    that keeps what it was looked up by."""
    places = places_of(index, keys)
    rows = np.full(len(index), -1, dtype=np.int64)
    rows[places[places >= 0]] = np.flatnonzero(places >= 0)
    return rows


def shared_words(column: pd.Series[Any]) -> NDArray[np.object_]:
    """The words of a column as `astype(str)` gives them, in which equal ones are one object: eight bytes a row."""
    import pandas as pd

    codes, names = pd.factorize(column, use_na_sentinel=False)
    return np.array([*names.astype(str)], dtype=object)[codes]


def places_of(index: pd.Index[Any], keys: Iterable[str]) -> Places:
    """The place of each key in the index, −1 for one that is not there.

    Keys of another dtype than the index have pandas copy and hash all of it each time.
    """
    import pandas as pd

    asked = keys if isinstance(keys, pd.Index) else pd.Index(list(keys), dtype=object)
    return index.get_indexer(asked.astype(index.dtype)).astype(np.int64)


def taken(table: pd.DataFrame, places: Places) -> pd.DataFrame:
    """The rows at these places, in their order, block by block: Arrow would make one piece of a whole column first."""
    import pandas as pd

    order = np.argsort(places, kind="stable")
    ends = np.searchsorted(places[order], np.arange(BLOCK, len(table), BLOCK))
    parts = []
    for number, part in enumerate(np.split(order, ends)):
        if len(part):
            parts.append(table.iloc[number * BLOCK : (number + 1) * BLOCK].take(places[part] - number * BLOCK))
            let_go_of_files()  # rows lie all over the file of a table that is not in memory
    if not parts:
        return table.iloc[:0]
    found = pd.concat(parts).take(np.argsort(order))
    found.index = table.index.take(places)  # of its own kind
    return found

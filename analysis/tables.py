"""Tables of layers, indexed by id, with the id as a column too, and counts in words for the sentences beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from types import NoneType
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa


def keyed(ids: Iterable[str]) -> pd.DataFrame:
    """An otherwise empty table with these ids as index and as column."""
    return pd.DataFrame({"id": pd.Series(list(ids), dtype=object)}).set_index("id", drop=False)


def table_of(rows: Iterable[Mapping[str, Any]], columns: Sequence[str]) -> pd.DataFrame:
    """A table of these columns, "id" among them, indexed by id; without rows it still has its columns.

    Rows may come one by one: of many no more than BLOCK are held as Python's own objects, but for lists and mixed
    cells.
    """
    walk = iter(rows)
    parts: list[list[_Cells]] = [[] for _ in columns]
    block = _block(walk, columns)
    while len(block) == BLOCK:
        for part, cells in zip(parts, zip(*block, strict=True), strict=True):
            part.append(_packed(cells))
        block = _block(walk, columns)
    table = pd.DataFrame(block, columns=list(columns))
    if parts and parts[0]:
        for part, cells in zip(parts, zip(*block, strict=True) if block else [()] * len(columns), strict=True):
            part.append(_packed(cells))
        table = pd.concat([_joined(name, part) for name, part in zip(columns, parts, strict=True)], axis=1)
    return table.set_index("id", drop=False)


BLOCK = 10_000
"""Rows that are held as Python's own objects before they are packed: some kB each."""

_Cells = Any
"""Cells of a column: numpy's numbers where all are float or int; Arrow's texts, numbers or nothing where all are texts
or None, float or None, None; else a tuple."""

_KINDS = {frozenset((str,)): pa.large_string(), frozenset((str, NoneType)): pa.large_string(),
          frozenset((float, NoneType)): pa.float64(), frozenset((NoneType,)): pa.null()}  # fmt: skip


def _block(walk: Iterator[Mapping[str, Any]], columns: Sequence[str]) -> list[tuple[Any, ...]]:
    return [tuple([row.get(name, np.nan) for name in columns]) for row in islice(walk, BLOCK)]


def _packed(cells: tuple[Any, ...]) -> _Cells:
    kinds = frozenset(map(type, cells))
    if kinds in (frozenset((float,)), frozenset((int,))):
        numbers = np.array(cells)
        return numbers if numbers.dtype == (np.float64 if float in kinds else np.int64) else cells
    return pa.array(cells, _KINDS[kinds]) if kinds in _KINDS else cells


def _joined(name: str, parts: list[_Cells]) -> pd.DataFrame:
    """The column that pandas makes of all cells."""
    parts = [part for part in parts if len(part)]
    some = [part for part in parts if not isinstance(part, pa.NullArray)]
    if some and all(isinstance(part, pa.LargeStringArray) for part in some):
        texts = pa.chunked_array([part.cast(pa.large_string()) for part in parts])
        return pd.DataFrame({name: pd.array(texts, dtype="str")})
    if some and all(isinstance(part, pa.DoubleArray) or _is_of(part, np.float64) for part in some):
        return pd.DataFrame({name: np.concatenate([_numbers(part) for part in parts])})
    if parts and all(_is_of(part, np.int64) for part in parts):
        return pd.DataFrame({name: np.concatenate(parts)})
    cells = [cell for part in parts for cell in (part if isinstance(part, tuple) else part.tolist())]
    if any(isinstance(cell, list) for cell in cells):  # of which pandas makes nothing else
        return pd.DataFrame({name: pd.Series(cells, dtype=object)})
    return pd.DataFrame([(cell,) for cell in cells], columns=[name])


def _is_of(part: _Cells, kind: type[np.generic]) -> bool:
    return isinstance(part, np.ndarray) and part.dtype == kind


def _numbers(part: _Cells) -> Any:
    return part if isinstance(part, np.ndarray) else part.cast(pa.float64()).to_numpy(zero_copy_only=False)


def counted(count: int, one: str, many: str | None = None) -> str:
    """The count with its noun: "1 thread", "1,204 threads"."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"

"""A column of a table as bytes, and back to the last bit: numbers as they stand, texts as Arrow's, all else as JSON."""

from __future__ import annotations

import json
import math
from datetime import datetime
from typing import TYPE_CHECKING, Any, cast

from analysis.plain import plain, value_of

if TYPE_CHECKING:
    import pandas as pd

Column = tuple[str, bytes]
"""The kind of a column and its bytes."""

RAW = "fiub"
"""Kinds of numpy's numbers, which stand as their bytes."""
ARROW, TEXTS = "arrow ", "texts"
AT_ONCE = 10_000
"""Cells of a line of JSON: what is Python's own objects a second time while they are compared."""


def packed(column: pd.Series[Any]) -> Column | None:
    """The column's kind and bytes; None where it would not come back as it was."""
    import numpy as np

    kind = column.dtype
    if isinstance(kind, np.dtype) and kind.kind in RAW:
        return kind.str, column.to_numpy().tobytes()
    if (data := _as_arrow(column)) is not None:
        return f"{ARROW}{kind}", data
    if isinstance(kind, np.dtype) and kind.kind == "O" and (data := _as_texts(column)) is not None:
        return TEXTS, data
    data = _as_json(column)
    return None if data is None else (str(kind), data)


def unpacked(kind: str, data: bytes) -> pd.Series[Any]:
    """The column that `packed` made these bytes of."""
    import numpy as np
    import pandas as pd

    if kind[0] in "<>|=":
        return pd.Series(np.frombuffer(data, dtype=kind).copy())
    if kind.startswith(ARROW):
        wanted: Any = pd.api.types.pandas_dtype(kind.removeprefix(ARROW))
        texts: pd.Series[Any] = pd.Series(wanted.__from_arrow__(_read(data)), dtype=wanted)
        return texts
    if kind == TEXTS:
        return pd.Series(_read(data).to_numpy(), dtype=object)
    cells = [cell for line in data.split(b"\n") for cell in _cells(line)]
    held: Any = pd.Series(cells, dtype=object)
    return cast("pd.Series[Any]", held.astype(kind))


def _as_arrow(column: pd.Series[Any]) -> bytes | None:
    """The bytes of a column that Arrow holds, where its kind is found again by its name."""
    import pandas as pd
    import pyarrow as pa

    kind = column.dtype
    if not isinstance(kind, pd.ArrowDtype | pd.StringDtype) or pd.api.types.pandas_dtype(str(kind)) != kind:
        return None
    return _written(pa.array(column.array))


def _as_texts(column: pd.Series[Any]) -> bytes | None:
    """The bytes of a column of Python's own texts and None; None where it holds anything else."""
    import pyarrow as pa

    cells = column.tolist()
    if not cells or any(cell is not None and type(cell) is not str for cell in cells):
        return None
    try:
        return _written(pa.array(cells, pa.large_string()))
    except UnicodeEncodeError:  # halves of letters
        return None


def _as_json(column: pd.Series[Any]) -> bytes | None:
    lines, kind = [], str(column.dtype)
    for start in range(0, len(column), AT_ONCE):
        part = column.iloc[start : start + AT_ONCE]
        cells = part.astype(object).tolist()
        try:
            line = json.dumps(plain(cells), separators=(",", ":")).encode()
        except (TypeError, ValueError):
            return None
        back = unpacked(kind, line)
        if back.dtype != column.dtype or not _alike(back.astype(object).tolist(), cells):
            return None
        lines.append(line)
    return b"\n".join(lines)


def _cells(line: bytes) -> list[Any]:
    if not line:
        return []
    found: list[Any] = json.loads(line)
    return value_of(found) if b'{"~' in line else found


def _written(array: Any) -> bytes:
    import pyarrow as pa

    table = pa.table([array], names=["cells"])
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema) as stream:
        stream.write_table(table)
    return bytes(sink.getvalue())


def _read(data: bytes) -> Any:
    import pyarrow as pa

    return pa.ipc.open_stream(pa.py_buffer(data)).read_all().column(0)


def _alike(one: Any, other: Any) -> bool:
    """Whether two cells are the same value of the same kind, inside too."""
    if type(one) is not type(other):
        return False
    if isinstance(one, list | tuple):
        return len(one) == len(other) and all(map(_alike, one, other))
    if isinstance(one, dict):
        return _alike(list(one.items()), list(other.items()))
    if isinstance(one, float) and math.isnan(one):
        return math.isnan(other)
    if isinstance(one, datetime):
        return repr(one) == repr(other)  # its zone, too
    return one is other or bool(one == other)

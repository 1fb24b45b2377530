"""A table that is written while it is made, and read where it lies: columns that nobody asks for take no memory."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from threads.text.memory import mapped

if TYPE_CHECKING:
    import pandas as pd


class BlockFile:
    """Takes the blocks of an Arrow-backed table into a file without a name, and gives the table over it.

    The file lies in `folder` (where temporary files do, if there is none) and goes with the table. All blocks have the
    columns of `kinds`, each of its kind.
    """

    def __init__(self, folder: Path | None, kinds: Mapping[str, str]) -> None:
        if folder is not None:
            folder.mkdir(parents=True, exist_ok=True)
        self._file = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115  it is open until it is mapped
        self._kinds = kinds
        self._writer: Any = None

    def add(self, block: pd.DataFrame) -> None:
        """Writes the block."""
        import pyarrow as pa

        table = pa.table({name: pa.array(block[name].array) for name in self._kinds})
        if self._writer is None:
            self._writer = pa.ipc.new_file(self._file, table.schema)
        self._writer.write_table(table)

    def whole(self) -> pd.DataFrame:
        """The table of all blocks, one after the other; no more can be added."""
        import pandas as pd
        import pyarrow as pa

        self._writer.close()
        self._file.flush()
        with self._file:
            table = pa.ipc.open_file(pa.py_buffer(mapped(self._file.fileno()))).read_all()
        columns: dict[str, Any] = {}
        for name, kind in self._kinds.items():
            wanted: Any = pd.api.types.pandas_dtype(kind)
            columns[name] = wanted.__from_arrow__(table.column(name))
        return pd.DataFrame(columns)


def in_one_piece(parts: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """Arrow-backed tables one after the other, each column one run: what is written of it does not tell the parts."""
    import pandas as pd
    import pyarrow as pa

    if len(parts) == 1:
        return parts[0]
    table = pd.concat(parts, ignore_index=True)
    columns: dict[str, Any] = {}
    for name in table.columns:
        kind: Any = table[name].dtype
        columns[name] = kind.__from_arrow__(pa.chunked_array(pa.array(table[name].array)).combine_chunks())
    return pd.DataFrame(columns)

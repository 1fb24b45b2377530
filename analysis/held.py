"""Finished layers in a folder, a file each: a run that was killed finds them, and a large one is read when it is asked
for instead of standing in memory."""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
import weakref
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from analysis.packed_columns import Column, packed, unpacked
from analysis.results import Result
from threads.files import whole_file

if TYPE_CHECKING:
    import pandas as pd

DIGEST = 32
BLOCK = 1 << 20


class LayerFolder:
    """Keeps the layers of one study in a folder, a file each: never by pickle, for a file may be anybody's.

    A file begins with the digest of the rest; one that is damaged is not believed. A table that does not come back to
    the last bit (cells of kinds that JSON has no word for) is not kept, and its layer is made again.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @classmethod
    def passing(cls) -> LayerFolder:
        """A folder that goes when nobody holds it any more."""
        made = cls(Path(tempfile.mkdtemp(prefix="commentariat-")))
        weakref.finalize(made, shutil.rmtree, made.folder, ignore_errors=True)
        return made

    def find(self, layer: str) -> Result | None:
        """What was kept under this name; None where nothing was."""
        path = self._path(layer)
        try:
            with path.open("rb") as file:
                if not _is_whole(file):
                    return None
                file.seek(DIGEST)
                said = json.loads(file.readline())
                table = _table(file, said, None)
        except OSError:
            return None
        return Result(table=table, notes=tuple(said["notes"]), refusal=said["refusal"])

    def add(self, layer: str, result: Result) -> bool:
        """Keeps it, where it comes back as it was and there is room, and says whether: one that is not kept is made
        again."""
        table = result.table
        columns = _columns(table)
        if columns is None:
            return False
        head = {
            "notes": list(result.notes), "refusal": result.refusal, "index": table.index.name,
            "names": table.columns.tolist(), "kind": str(table.columns.dtype),
            "columns": [(kind, len(data)) for kind, data in columns],
        }  # fmt: skip
        parts = [json.dumps(head).encode() + b"\n", *(data for _, data in columns)]
        state = hashlib.sha256()
        for part in parts:
            state.update(part)
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            with whole_file(self._path(layer)) as file:
                for part in (state.digest(), *parts):
                    file.write(part)
            return True
        return False

    def table(self, layer: str, columns: Sequence[str] | None = None) -> pd.DataFrame:
        """The table that was kept under this name, or these columns of it; raises OSError where it is gone."""
        with self._path(layer).open("rb") as file:
            file.seek(DIGEST)
            return _table(file, json.loads(file.readline()), columns)

    def _path(self, layer: str) -> Path:
        return self.folder / hashlib.sha256(layer.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _is_whole(file: BinaryIO) -> bool:
    said, state = file.read(DIGEST), hashlib.sha256()
    while part := file.read(BLOCK):
        state.update(part)
    return state.digest() == said


def _columns(table: pd.DataFrame) -> list[Column] | None:
    """The index and each column, their kinds and bytes; None where one would not come back as it was. An index that is
    the column `id` has no bytes of its own."""
    found: list[Column] = [("id", b"")] if _is_keyed(table) else []
    index = [] if found else [table.index.to_series()]
    for column in (*index, *(table.iloc[:, place] for place in range(table.shape[1]))):
        made = packed(column)
        if made is None:
            return None
        found.append(made)
    return found


def _is_keyed(table: pd.DataFrame) -> bool:
    import pandas as pd

    if table.columns.tolist().count("id") != 1:
        return False
    return table["id"].dtype == table.index.dtype and table.index.equals(pd.Index(table["id"]))


def _table(file: BinaryIO, said: dict[str, Any], wanted: Sequence[str] | None) -> pd.DataFrame:
    """The table of a file that stands behind its head; of its columns those that are wanted, in that order."""
    import pandas as pd

    names, start, places = said["names"], file.tell(), [0]
    for _, size in said["columns"]:
        places.append(places[-1] + size)

    def column(number: int) -> pd.Series[Any]:
        kind, size = said["columns"][number]
        file.seek(start + places[number])
        return unpacked(kind, file.read(size))

    numbers = range(len(names)) if wanted is None else [names.index(name) for name in wanted]
    found = {number: column(number + 1) for number in numbers}
    if said["columns"][0][0] == "id":
        at = names.index("id")
        index = found[at] if at in found else column(at + 1)
    else:
        index = column(0)
    table = pd.DataFrame(dict(enumerate(found.values())), copy=False)
    table.index = pd.Index(index.array, name=said["index"], dtype=index.dtype)
    table.columns = pd.Index([names[number] for number in numbers], dtype=said["kind"])
    return table

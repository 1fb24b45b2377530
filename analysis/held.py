"""Finished layers in a folder, a file each: a run that was killed finds them, and a large one is read when it is asked
for instead of standing in memory."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
import weakref
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from analysis.packed_columns import Column, packed, unpacked
from analysis.results import Result
from threads.files import whole_file

if TYPE_CHECKING:
    import pandas as pd

DIGEST = 32
SIZE = 8
"""Bytes of the digest that a file begins with, and of the size that it ends with."""
FORM = 2
"""Of the files: one of another form is not found."""
BLOCK = 1 << 20


class _NotKept(Exception):
    """A column would not come back as it was."""


class LayerFolder:
    """Keeps the layers of one study in a folder, a file each: never by pickle, for a file may be anybody's.

    A file begins with the digest of the rest, and ends with what it says of its columns, for these are written one by
    one; one that is damaged is not believed. A table that does not come back to the last bit (cells of kinds that JSON
    has no word for) is not kept, and its layer is made again.
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
                said = _head(file)
                table = _table(file, said, None)
        except OSError:
            return None
        return Result(table=table, notes=tuple(said["notes"]), refusal=said["refusal"])

    def add(self, layer: str, result: Result) -> bool:
        """Keeps it, where it comes back as it was and there is room, and says whether: one that is not kept is made
        again."""
        with suppress(OSError, _NotKept):
            self.folder.mkdir(parents=True, exist_ok=True)
            with whole_file(self._path(layer)) as file:
                _write(file, result)
            return True
        return False

    def table(self, layer: str, columns: Sequence[str] | None = None) -> pd.DataFrame:
        """The table that was kept under this name, or these columns of it; raises OSError where it is gone."""
        with self._path(layer).open("rb") as file:
            return _table(file, _head(file), columns)

    def _path(self, layer: str) -> Path:
        return self.folder / hashlib.sha256(f"{FORM} {layer}".encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _is_whole(file: BinaryIO) -> bool:
    said, state = file.read(DIGEST), hashlib.sha256()
    while part := file.read(BLOCK):
        state.update(part)
    return state.digest() == said


def _write(file: BinaryIO, result: Result) -> None:
    """Writes a layer column by column, for all of them together are as large as its table; raises _NotKept where one
    would not come back as it was."""
    table, state, sizes = result.table, hashlib.sha256(), []

    def write(data: bytes) -> None:
        state.update(data)
        file.write(data)

    file.write(bytes(DIGEST))
    for kind, data in _columns(table):
        write(data)
        sizes.append((kind, len(data)))
        del data
    head = {
        "notes": list(result.notes), "refusal": result.refusal, "index": table.index.name,
        "names": table.columns.tolist(), "kind": str(table.columns.dtype), "columns": sizes,
    }  # fmt: skip
    said = json.dumps(head).encode()
    write(said)
    write(len(said).to_bytes(SIZE, "big"))
    file.seek(0)
    file.write(state.digest())


def _head(file: BinaryIO) -> dict[str, Any]:
    """What a file says of its columns, in its last bytes; raises OSError where it says nothing."""
    file.seek(-SIZE, os.SEEK_END)
    size, left = int.from_bytes(file.read(SIZE), "big"), file.tell() - SIZE - DIGEST
    if size > left:
        raise OSError("A file of a layer is not whole.")
    file.seek(-SIZE - size, os.SEEK_END)
    try:
        head: dict[str, Any] = json.loads(file.read(size))
    except (ValueError, RecursionError) as error:
        raise OSError("A file of a layer says nothing of its columns.") from error
    return head


def _columns(table: pd.DataFrame) -> Iterator[Column]:
    """The index and each column, their kinds and bytes; raises _NotKept where one would not come back as it was. An
    index that is the column `id` has no bytes of its own."""
    is_keyed = _is_keyed(table)
    if is_keyed:
        yield "id", b""
    index = [] if is_keyed else [table.index.to_series()]
    for column in (*index, *(table.iloc[:, place] for place in range(table.shape[1]))):
        made = packed(column)
        if made is None:
            raise _NotKept
        yield made
        del made


def _is_keyed(table: pd.DataFrame) -> bool:
    import pandas as pd

    if table.columns.tolist().count("id") != 1:
        return False
    return table["id"].dtype == table.index.dtype and table.index.equals(pd.Index(table["id"]))


def _table(file: BinaryIO, said: dict[str, Any], wanted: Sequence[str] | None) -> pd.DataFrame:
    """The table of a file that says that of its columns; of these those that are wanted, in that order."""
    import pandas as pd

    names, start, places = said["names"], DIGEST, [0]
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

"""Finished layers on disk while a run lasts, so that one that was killed finds them and makes the others."""

from __future__ import annotations

import hashlib
import json
import math
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analysis.base import Study
from analysis.results import Result
from commentariat.plain import plain, value_of
from commentariat.version import __version__
from threads.corpus.store import Corpus
from threads.files import whole_file

if TYPE_CHECKING:
    import pandas as pd

FOLDER = "layers"
DIGEST = 32
RAW = "fiub"
"""Kinds of numpy's numbers, which stand in a file as their bytes; other columns stand there as JSON."""


class LayerFolder:
    """Keeps the layers of one study in a folder, a file each: never by pickle, for a file may be anybody's.

    A file begins with the digest of the rest; one that is damaged is not believed. A table that does not come back to
    the last bit (cells of kinds that JSON has no word for) is not kept, and its layer is made again.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def find(self, layer: str) -> Result | None:
        """What was kept under this name; None where nothing was."""
        try:
            data = self._path(layer).read_bytes()
        except OSError:
            return None
        if hashlib.sha256(data[DIGEST:]).digest() != data[:DIGEST]:
            return None
        head, _, rest = data[DIGEST:].partition(b"\n")
        said = json.loads(head)
        return Result(table=_table(said, memoryview(rest)), notes=tuple(said["notes"]), refusal=said["refusal"])

    def add(self, layer: str, result: Result) -> None:
        """Keeps it, where it comes back as it was and there is room: one that is not kept is made again."""
        table = result.table
        columns = _columns(table)
        if columns is None:
            return
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

    def _path(self, layer: str) -> Path:
        return self.folder / hashlib.sha256(layer.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def kept_in(folder: Path, study: Study) -> LayerFolder:
    """Where the layers of this study are kept in the folder of a run: under a name for all that they hang on besides
    their own parameters."""
    return LayerFolder(folder / FOLDER / _key(study.corpus, study))


def _key(corpus: Corpus, study: Study) -> str:
    """A name for the program, the corpus with its rules, offset and skipped inputs, and the study's seed, encoder and
    parameters with the files they name."""
    state = hashlib.sha256()
    said = (__version__, corpus.digest, corpus.rules, corpus.nobody, corpus.skipped, study.seed, study.encoder)
    state.update("\0".join(map(repr, said)).encode("utf-8", "surrogatepass"))
    for name, parameters in sorted(study.defaults.items()):
        for key, value in sorted(parameters.items()):
            state.update(f"\0{name}\0{key}\0{value!r}\0".encode("utf-8", "surrogatepass"))
            for file in _files(value):
                state.update(hashlib.sha256(file.read_bytes()).digest())
    return state.hexdigest()[:32]


def _files(value: Any) -> list[Path]:
    """The files that a parameter names, itself or in its folder."""
    try:
        path = Path(value) if isinstance(value, str) else None
        if path is None or not path.exists():
            return []
        return [path] if path.is_file() else sorted(one for one in path.rglob("*") if one.is_file())
    except (OSError, ValueError):  # a text that is no path
        return []


def _columns(table: pd.DataFrame) -> list[tuple[str, bytes]] | None:
    """The index and each column, their kinds and bytes; None where one would not come back as it was."""
    found = []
    for column in (table.index.to_series(), *(table.iloc[:, place] for place in range(table.shape[1]))):
        packed = _packed(column)
        if packed is None:
            return None
        found.append(packed)
    return found


def _packed(column: pd.Series[Any]) -> tuple[str, bytes] | None:
    import numpy as np

    if isinstance(column.dtype, np.dtype) and column.dtype.kind in RAW:
        return column.dtype.str, column.to_numpy().tobytes()
    cells = column.astype(object).tolist()
    try:
        data = json.dumps(plain(cells), separators=(",", ":")).encode()
    except (TypeError, ValueError):
        return None
    back = _unpacked(str(column.dtype), memoryview(data))
    same = back.dtype == column.dtype and _alike(back.astype(object).tolist(), cells)
    return (str(column.dtype), data) if same else None


def _unpacked(kind: str, data: memoryview) -> pd.Series[Any]:
    import numpy as np
    import pandas as pd

    if kind[0] in "<>|=":
        return pd.Series(np.frombuffer(data, dtype=kind).copy())
    cells: pd.Series[Any] = pd.Series(value_of(json.loads(bytes(data))), dtype=object)
    return cells.astype(kind)  # type: ignore[call-overload,no-any-return]


def _table(said: dict[str, Any], data: memoryview) -> pd.DataFrame:
    import pandas as pd

    found, start = [], 0
    for kind, size in said["columns"]:
        found.append(_unpacked(kind, data[start : start + size]))
        start += size
    table = pd.DataFrame(dict(enumerate(found[1:])))
    table.index = pd.Index(found[0], name=said["index"])
    table.columns = pd.Index(said["names"], dtype=said["kind"])
    return table


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

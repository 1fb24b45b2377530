"""Numbers that an instrument gave a text, kept on disk by the text's digest, so that a second run need not read it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from analysis.through import Through, blocks, here
from threads.text.vectors import VectorStore, cache_folder, digest
from threads.text.vectors.store import asked_cap

Floats = NDArray[np.float64]
# A number of double precision takes the place of four halves in a store of vectors; its bytes come back as they were.
HALVES = 4
# With its key such a row takes a twentieth of what a vector takes, and less: this part of the room holds as many texts.
PART_OF_CAP = 16
# Texts that are read, and kept, at a time: what a run that is killed has to read again.
BLOCK = 2048
# Texts whose keys and numbers are in memory at once: work for many workers.
AT_ONCE = 32 * BLOCK


def kept(
    texts: Sequence[str], make: Callable[[Sequence[str]], Floats], *, name: str, version: str, width: int,
    through: Through = here,
) -> Floats:  # fmt: skip
    """What `make` says of each text, shape (n, width): found where it was kept under this name, else made and kept.

    `make` takes distinct texts that lack, a block of them at a time and `through` workers where there are some, and
    gives one row each, which hangs on nothing but its text. `version` names all else that the numbers hang on
    (`version_of`): under another nothing that was kept is found.
    """
    told = f"Reading {name.partition('-')[0]}"
    found = np.empty((len(texts), width))
    # Equal parts: a small rest would be no work to share out.
    size = -(-len(texts) // max(1, -(-len(texts) // AT_ONCE)))
    for start in range(0, len(texts), max(size, 1)):
        some = texts[start : start + size]
        found[start : start + len(some)] = _kept(some, make, _store(name, width), version, width, through, told)
    return found


def _kept(
    texts: Sequence[str], make: Callable[[Sequence[str]], Floats], store: VectorStore, version: str, width: int,
    through: Through, told: str,
) -> Floats:  # fmt: skip
    keys = [digest(f"{version}\0{text}") for text in texts]
    first = {key: place for place, key in reversed(list(enumerate(keys)))}
    found = {key: row.astype(np.float16).view(np.float64) for key, row in store.find(list(first)).items()}
    lacking = sorted((place, key) for key, place in first.items() if key not in found)
    parts = blocks(lacking, BLOCK)
    asked = [[texts[place] for place, _ in part] for part in parts]
    for part, given in zip(parts, through(make, asked, len(lacking), told), strict=True):
        rows = np.ascontiguousarray(given, dtype=np.float64).reshape(-1, width)
        store.add([key for _, key in part], rows.view(np.float16))
        store.flush()
        found |= {key: row for (_, key), row in zip(part, rows, strict=True)}
    return np.array([found[key] for key in keys], dtype=np.float64).reshape(-1, width)


@cache
def version_of(*paths: Path) -> str:
    """The digest of these files' bytes and, of folders, of the program files in them: what numbers hang on."""
    state = hashlib.blake2b(digest_size=16)
    for path in paths:
        for file in sorted(path.glob("*.py")) if path.is_dir() else [path]:
            state.update(file.name.encode() + b"\0" + file.read_bytes())
    return state.hexdigest()


@cache
def _store(name: str, width: int) -> VectorStore:
    folder = cache_folder()
    return VectorStore(None if folder is None else folder / name, width=HALVES * width, cap=asked_cap() // PART_OF_CAP)

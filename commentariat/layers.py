"""Where a run keeps the finished layers of its study, so that one that was killed finds them and makes the others."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from analysis.base import Study
from analysis.held import LayerFolder
from commentariat.version import __version__
from threads.corpus.store import Corpus

FOLDER = "layers"


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

"""What the user decides on names: a small TOML file with `keep`, `replace` and `ordinary`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from threads.corpus.names import People
from threads.errors import BadParameter
from threads.text.toml_text import read_toml

NO_NAMES = People({}, {})
KEYS = ("keep", "replace", "ordinary")


@dataclass(frozen=True, kw_only=True)
class Decided:
    """Names that stay as they are, names that are replaced wherever they stand (though they are ordinary words, or in
    no author's place), and words that are names only where somebody is addressed."""

    keep: tuple[str, ...] = ()
    veil: tuple[str, ...] = ()
    ordinary: tuple[str, ...] = ()


def read_names(path: Path) -> Decided:
    """The decisions in a file; raises UnreadableInput, or BadParameter for a key or value that cannot be."""
    values = read_toml(path)
    for key, value in values.items():
        if key not in KEYS or not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            raise BadParameter(
                f'{path}: a file of names has lists of texts under {", ".join(KEYS)}, as in keep = ["The Mayor"]; '
                f"`{key}` is none of these."
            )
    return Decided(
        keep=tuple(values.get("keep", ())), veil=tuple(values.get("replace", ())),
        ordinary=tuple(values.get("ordinary", ())),
    )  # fmt: skip

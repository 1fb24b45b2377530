"""Values of a study.toml, each read as its kind or refused with a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from threads.errors import BadParameter

LONGEST_SHOWN = 200
"""Characters of a wrong value that a sentence quotes."""


def known_keys(values: Mapping[str, Any], keys: Iterable[str], where: str) -> None:
    known = list(keys)
    for key in values:
        if key not in known:
            close = get_close_matches(key, known, n=1)
            hint = f" Did you mean {close[0]!r}?" if close else ""
            raise BadParameter(f"{where} has the unknown key {shown_value(key)}; keys: {', '.join(known)}.{hint}")


def shown_value(value: Any) -> str:
    """The value as a sentence quotes it; a number of thousands of digits cannot be written."""
    try:
        written = repr(value)
    except ValueError:
        return "a number of thousands of digits"
    return written if len(written) <= LONGEST_SHOWN else f"{written[:LONGEST_SHOWN]}…"


def text_value(values: Mapping[str, Any], key: str, path: Path) -> str | None:
    value = values.get(key)
    if value is None or isinstance(value, str):
        return value
    raise BadParameter(
        f'{path}: `{key}` is a text in quotation marks, as in {key} = "…"; it stands there as {shown_value(value)}.'
    )


def count_value(values: Mapping[str, Any], key: str, path: Path, *, least: int, most: int) -> int | None:
    value = values.get(key)
    if value is None or (type(value) is int and least <= value <= most):
        return value
    raise BadParameter(
        f"{path}: `{key}` is a whole number from {least} to {most}, as in {key} = 7; it stands "
        f"there as {shown_value(value)}."
    )


def switch_value(values: Mapping[str, Any], key: str, path: Path) -> bool:
    value = values.get(key, False)
    if isinstance(value, bool):
        return value
    raise BadParameter(
        f"{path}: `{key}` is true or false, as in {key} = true; it stands there as {shown_value(value)}."
    )


def file_beside(values: Mapping[str, Any], key: str, path: Path) -> Path | None:
    """The file that a key names, beside the settings."""
    name = text_value(values, key, path)
    if name is not None and (not name.strip() or "\0" in name):
        raise BadParameter(
            f'{path}: `{key}` is the name of a file, as in {key} = "…"; it stands there as {shown_value(name)}.'
        )
    return None if name is None else path.parent / name

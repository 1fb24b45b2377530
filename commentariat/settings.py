"""The small file beside the inputs, `study.toml`: the study's title, its stance target, its populations and codes."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from threads.errors import BadParameter, UnreadableInput
from threads.populations import Rules

NAME = "study.toml"
_KEYS = frozenset({"title", "stance", "codes", "population", "note"})


@dataclass(frozen=True, slots=True)
class Settings:
    """What `study.toml` says; all of it may be missing.

    `stance` holds `target`, `favor` and `against` (seed statements); `codes` is the path of the hand-coded sample;
    `note` is a sentence that the report prints at its head ("a demonstration with invented codes").
    """

    path: Path | None = None
    title: str | None = None
    note: str | None = None
    stance: dict[str, Any] = field(default_factory=dict)
    codes: Path | None = None
    rules: Rules = field(default_factory=Rules)


def find_settings(paths: Iterable[Path | str], *, given: Path | None = None) -> Settings:
    """The settings file given, else the one in the first folder among the paths (or beside a file) that has one."""
    if given is not None:
        return read_settings(given)
    for path in map(Path, paths):
        place = path if path.is_dir() else path.parent
        if (place / NAME).is_file():
            return read_settings(place / NAME)
    return Settings()


def read_settings(path: Path) -> Settings:
    """The settings in a TOML file; raises BadParameter, with the line, where it is not TOML or has unknown keys."""
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise UnreadableInput(path, error.strerror or type(error).__name__) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadParameter(f"{path} is not valid TOML: {error}.") from error
    unknown = sorted(set(values) - _KEYS)
    if unknown:
        raise BadParameter(f"{path} has the unknown key {unknown[0]!r}; keys: {', '.join(sorted(_KEYS))}.")
    codes = path.parent / str(values["codes"]) if "codes" in values else None
    return Settings(
        path=path,
        title=values.get("title"),
        note=values.get("note"),
        stance=dict(values.get("stance", {})),
        codes=codes,
        rules=Rules.of(values.get("population", ()), origin=path.name),
    )

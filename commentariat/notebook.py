"""A notebook on the user's own corpus: what `commentariat notebook` writes."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from string import Template
from typing import Any

from commentariat.hiding import Hide
from commentariat.notebook_cells import CELLS
from commentariat.pages import look
from commentariat.settings import Settings, find_settings
from commentariat.studies import check_study
from threads.errors import BadParameter, UnreadableInput
from threads.files import write_new

SUFFIX = ".ipynb"
_APART = "pd.read_json({name!r}, typ='series', dtype=False).tolist()"
THERE = "{out} is there already, perhaps with cells of yours: name another, or move it away first."
MARK, WORDS = "# %%", "# %% [markdown]"
GIVEN = (
    "title",
    "target",
    "favor",
    "against",
    "codes",
    "readings",
    "topics",
    "columns",
    "group_by",
    "long_window",
    "seed",
    "encoder",
)
"""What `Settings.over` takes: what a command gives in place of what study.toml says."""


def write_notebook(
    paths: Iterable[Path],
    out: Path,
    *,
    settings: Path | None = None,
    jobs: int = 1,
    cluster: str | None = None,
    hide: Hide | None = None,
    **given: Any,
) -> Path:
    """Writes a notebook that reads these paths, with this study, and returns its path.

    `settings` is a study.toml other than the one beside the input, `given` what goes before it (`Settings.over`). Paths
    are written as seen from the notebook's folder; where names or words are hidden, in a file beside it (`pages_file`),
    which is not for others, since names of files may name people. Nothing is read but the names of the pages and the
    settings. Raises BadParameter for a name that is no notebook's, a file that is there, and settings that cannot be
    used, and UnreadableInput or NoPages for paths that hold nothing.
    """
    pages = list(paths)
    _check_out(out)
    for path in pages:
        if not path.exists():
            raise UnreadableInput(path, "No such file or directory")
    look(pages)
    chosen = {name: value for name in GIVEN if (value := given.get(name)) or value == 0}
    found = find_settings(pages, given=settings).over(**chosen)
    check_study(found)
    workers = f", cluster={cluster!r}" if cluster else f", jobs={jobs}" if jobs > 1 else ""
    listed = [_path(path, out) for path in pages]
    apart = pages_file(out) if hides(hide or {}) else None
    text = Template(CELLS).substitute(
        title=_title(found),
        pages="[" + ", ".join(map(repr, listed)) + "]" if apart is None else _APART.format(name=apart.name),
        settings=_settings(chosen, settings, out),
        jobs=workers + _hidden(hide or {}, out),
    )
    if apart is not None and not write_new(apart, f"{json.dumps(listed)}\n".encode()):
        raise BadParameter(THERE.format(out=apart))
    if not write_new(out, notebook_json(text).encode("utf-8", "replace")):
        raise BadParameter(THERE.format(out=out))
    return out


def pages_file(out: Path) -> Path:
    """Where the pages of a notebook that hides something are listed."""
    return out.with_suffix(".pages.json")


def hides(hide: Hide) -> bool:
    """Whether anything is to be hidden."""
    return bool(hide.get("pseudonyms") or hide.get("redact_text"))


def notebook_json(text: str) -> str:
    """The cells of a text in the percent format as a notebook (nbformat 4.5) without outputs; equal texts, equal
    bytes."""
    cells = [_cell(number, kind, lines) for number, (kind, lines) in enumerate(_cells(text), 1)]
    whole = {
        "cells": cells,
        "metadata": {
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
        },
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _cells(text: str) -> Iterator[tuple[str, list[str]]]:
    """The kind and the lines of each cell; a cell of words loses the marks of comments before its lines."""
    for part in f"\n{text}".split(f"\n{MARK}")[1:]:
        head, *lines = part.rstrip("\n").split("\n")
        if f"{MARK}{head}".startswith(WORDS):
            yield "markdown", [line.removeprefix("#").removeprefix(" ") for line in lines]
        else:
            yield "code", lines


def _cell(number: int, kind: str, lines: list[str]) -> dict[str, Any]:
    source = [f"{line}\n" for line in lines[:-1]] + lines[-1:]
    cell: dict[str, Any] = {"cell_type": kind, "id": f"cell-{number:02}", "metadata": {}, "source": source}
    return cell | ({"execution_count": None, "outputs": []} if kind == "code" else {})


def _check_out(out: Path) -> None:
    if out.suffix.lower() != SUFFIX:
        raise BadParameter(f"A notebook's name ends in {SUFFIX}; {out.name!r} does not. Try -o {out.stem}{SUFFIX}.")
    if os.path.lexists(out):
        raise BadParameter(THERE.format(out=out))


def _hidden(hide: Hide, out: Path) -> str:
    """What the notebook hides, as keywords of `study_of`; files as seen from its folder."""
    said = [f", {name}=True" for name in ("pseudonyms", "redact_text") if hide.get(name)]
    files = (("key", hide.get("key")), ("names", hide.get("names")))
    return "".join([*said, *(f", {name}={_path(Path(file), out)!r}" for name, file in files if file)])


def _title(found: Settings) -> str:
    """The study's title as Markdown that is only words."""
    title = " ".join((found.title or found.question or "How the public reacted").split())
    return "".join(f"\\{sign}" if sign in "\\`*_{}[]<>#$|!" else sign for sign in title)


def _path(path: Path, out: Path) -> str:
    """The path as seen from the notebook's folder, or whole where there is no way from one to the other."""
    try:
        seen = os.path.relpath(path.resolve(), out.parent.resolve())
    except ValueError:  # another drive
        seen = str(path.resolve())
    return Path(seen).as_posix()


def _settings(chosen: dict[str, Any], given: Path | None, out: Path) -> str:
    """The expression that gives the study's settings in the notebook."""
    own = "" if given is None else f", given={_path(given, out)!r}"
    said = ", ".join(
        f"{name}={(_path(value, out) if isinstance(value, Path) else value)!r}" for name, value in chosen.items()
    )
    return f"commentariat.find_settings(PAGES{own})" + (f".over({said})" if said else "")

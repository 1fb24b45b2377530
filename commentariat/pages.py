"""Which files the paths given stand for, in an order that does not depend on the machine."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from threads.errors import NoPages

PAGE_SUFFIXES = frozenset({".html", ".htm", ".xhtml", ".shtml", ".mhtml", ".txt", ".text"})


def find_pages(paths: Iterable[Path | str], *, leave_out: Path | None = None) -> list[Path]:
    """The pages that the paths stand for: files as given, folders searched for pages, sorted; each once.

    `leave_out` is a folder that is not searched: where the output goes, an earlier report's HTML is no page.
    Raises NoPages where folders are given and none of them holds a page.
    """
    given = [Path(path) for path in paths]
    found: dict[Path, None] = {}
    for path in given:
        found.update(dict.fromkeys(pages_in(path, leave_out=leave_out) if path.is_dir() else [path]))
    if not found:
        raise NoPages(", ".join(str(path) for path in given) or "what was given")
    return list(found)


def pages_in(folder: Path, *, leave_out: Path | None = None) -> list[Path]:
    """The pages in a folder and below it, by their suffix, hidden files and folders left out; sorted."""
    away = leave_out.resolve() if leave_out is not None and leave_out.resolve() != folder.resolve() else None
    return sorted(
        (
            file
            for file in folder.rglob("*")
            if file.suffix.lower() in PAGE_SUFFIXES
            and _shown(file, folder)
            and (away is None or away not in file.resolve().parents)
        ),
        key=lambda file: file.as_posix(),
    )


def _shown(file: Path, root: Path) -> bool:
    return not any(part.startswith(".") for part in file.relative_to(root).parts)

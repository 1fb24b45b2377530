"""Which files the paths given stand for, in an order that does not depend on the machine."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from threads.errors import NoPages

PAGE_SUFFIXES = frozenset({".html", ".htm", ".xhtml", ".shtml", ".mhtml", ".txt", ".text"})


def find_pages(paths: Iterable[Path | str]) -> list[Path]:
    """The pages that the paths stand for: files as given, folders searched for pages, sorted; each once.

    Raises NoPages where folders are given and none of them holds a page.
    """
    given = [Path(path) for path in paths]
    found: dict[Path, None] = {}
    for path in given:
        found.update(dict.fromkeys(pages_in(path) if path.is_dir() else [path]))
    if not found:
        raise NoPages(", ".join(str(path) for path in given) or "what was given")
    return list(found)


def pages_in(folder: Path) -> list[Path]:
    """The pages in a folder and below it, by their suffix, hidden files and folders left out; sorted."""
    return sorted(
        (file for file in folder.rglob("*") if file.suffix.lower() in PAGE_SUFFIXES and _shown(file, folder)),
        key=lambda file: file.as_posix(),
    )


def _shown(file: Path, root: Path) -> bool:
    return not any(part.startswith(".") for part in file.relative_to(root).parts)

"""Which files the paths given stand for, in an order that does not depend on the machine."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from analysis.coding.names import KEY, UNITS
from commentariat.earlier import outputs_in
from threads.corpus.store import Corpus, Skipped
from threads.errors import InputError, NoPages
from threads.exchange.read_options import ReadOptions
from threads.exchange.warc import FETCHED, FETCHED_LOG, is_warc

PAGE_SUFFIXES = frozenset({".html", ".htm", ".xhtml", ".shtml", ".mhtml", ".txt", ".text"})
TABLE_SUFFIXES = frozenset({".csv", ".tsv", ".tab", ".xlsx", ".parquet", ".jsonl", ".ndjson", ".json"})

NO_PAGES = "Not read, being no pages by their names"
"""How the reason begins that names the files of a folder that are not read."""

NAMED, LOOKED_AT = 5, 20
"""Files that a sentence names, and tables beside pages that are opened to see whether they hold comments."""


@dataclass(slots=True)
class Inputs:
    """What the paths stand for: the pages and exports, and sentences on the files in folders that are not read."""

    pages: list[Path] = field(default_factory=list)
    ignored: list[Skipped] = field(default_factory=list)


def find_pages(paths: Iterable[Path | str], *, leave_out: Path | None = None) -> list[Path]:
    """The pages that the paths stand for: see `look`."""
    return look(paths, leave_out=leave_out).pages


def look(
    paths: Iterable[Path | str],
    *,
    leave_out: Path | None = None,
    known: Iterable[Path] = (),
    options: ReadOptions | None = None,
) -> Inputs:
    """The pages that the paths stand for (files as given, folders searched, sorted; each once), and what is not read.

    A folder that is a ConvoKit corpus stands for it, one without a page for the exports in it, and where there are none
    either for the threads that we wrote there. `leave_out` is a folder that is not searched: where the output goes.
    What an earlier report wrote is no page either. Links within a folder that lead out of it are not followed, nor are
    links to folders: each is a row of what is not read. `known` files (settings, codes) are not listed as ignored.
    `options` say which columns make a table one of comments. Raises NoPages where there is nothing to read.
    """
    given = [Path(path) for path in paths]
    pages: dict[Path, None] = {}
    ignored: list[Skipped] = []
    away = {os.path.realpath(path) for path in known}
    for path in given:
        inside = _inside(path, leave_out, options) if path.is_dir() else [path]
        ignored += _links_not_followed(path, leave_out) if path.is_dir() else []
        pages.update(dict.fromkeys(inside))
        if path.is_dir() and inside:
            read = {*inside, *(part for file in inside for part in _read_with(file))}
            ignored += _not_read(
                path,
                [file for file in _files(path, leave_out) if file not in read and os.path.realpath(file) not in away],
                pages=_pages_among(inside),
            )
    if not pages:
        links = "".join(f" ({row.path}: {row.reason.rstrip('.')})" for row in ignored[:NAMED])
        raise NoPages((", ".join(str(path) for path in given) or "what was given") + links)
    return Inputs(list(pages), ignored)


def pages_in(folder: Path) -> list[Path]:
    """The pages in a folder and below it, by their suffix; hidden files and an earlier report's are left out;
    sorted."""
    return _pages_among(_files(folder, None))


def _pages_among(files: Iterable[Path]) -> list[Path]:
    return [file for file in files if file.suffix.lower() in PAGE_SUFFIXES or is_warc(file)]


def _inside(folder: Path, leave_out: Path | None, options: ReadOptions | None) -> list[Path]:
    from threads.exchange.convokit import is_convokit
    from threads.exchange.exports import OPENERS, exports_in

    shown = _files(folder, leave_out)
    among = set(shown)
    if is_convokit(folder):
        return [folder / name for name in OPENERS if folder / name in among][:1]
    found = _pages_among(shown) or [file for file in exports_in(folder, options) if file in among]
    written = folder / "threads.jsonl"
    return found or ([written] if written.is_file() else [])


def _files(folder: Path, leave_out: Path | None) -> list[Path]:
    """All files in a folder and below it, sorted, but hidden ones, those in `leave_out`, and what our reports wrote."""
    away = leave_out.resolve() if leave_out is not None and leave_out.resolve() != folder.resolve() else None
    within = folder.resolve()
    return sorted(
        (file for file in _walk(folder, away) if not file.is_symlink() or _leads_within(file, within)),
        key=lambda file: file.as_posix(),
    )


def _links_not_followed(folder: Path, leave_out: Path | None) -> Iterator[Skipped]:
    """A row for each link in the folder that is not followed: to a folder, or out of the one that was named."""
    within = folder.resolve()
    away = leave_out.resolve() if leave_out is not None else None
    for file in sorted(_walk(folder, away, links=True)):
        if file.is_symlink() and not _leads_within(file, within):
            where = "to a folder" if file.is_dir() else "that leads out of the folder, or nowhere"
            yield Skipped(str(file), f"It is a link {where}, and is not followed: name what it leads to.")


def _leads_within(link: Path, folder: Path) -> bool:
    """Whether a link leads to a file in the folder that was named; a circle of links leads nowhere."""
    try:
        return not link.is_dir() and folder in link.resolve(strict=True).parents
    except (OSError, RuntimeError):
        return False


def _walk(top: Path, away: Path | None, *, links: bool = False) -> Iterator[Path]:
    ours: set[Path] = set()
    for name, folders, files in os.walk(top):
        folder = Path(name)
        folders[:] = [
            one for one in folders if not one.startswith(".") and (away is None or (folder / one).resolve() != away)
        ]
        if {KEY, UNITS} <= set(files):  # what `sample` wrote for coders
            folders.clear()
            continue
        if "manifest.json" in files:
            ours |= outputs_in(folder)
        if links:
            yield from (folder / one for one in folders if (folder / one).is_symlink())
        beside = {FETCHED, FETCHED_LOG} if FETCHED_LOG in files else set()
        yield from (
            folder / file
            for file in files
            if not file.startswith(".") and folder / file not in ours and file not in beside
        )


def _not_read(folder: Path, files: list[Path], *, pages: list[Path]) -> Iterator[Skipped]:
    """A sentence for each table of comments that stands beside pages, and one for all the other files."""
    from threads.exchange.convokit import is_convokit

    if is_convokit(folder):
        return
    tables = [file for file in files if pages and file.suffix.lower() in TABLE_SUFFIXES][:LOOKED_AT]
    comments = {file for file in tables if _holds_comments(file)}
    for file in sorted(comments):
        yield Skipped(
            str(file),
            (
                "It holds comments, but stands in a folder of pages, where only pages are read: name the file itself "
                "to have it read."
            ),
        )
    others = [file for file in files if file not in comments and file.name != "study.toml"]
    if others:
        yield Skipped(str(folder), f"{NO_PAGES}: {_named(folder, others)}.")


def _read_with(path: Path) -> list[Path]:
    """The files that an export of ours is read with."""
    from threads.exchange.own import is_own, parts_of

    return parts_of(path) if path.suffix.lower() in TABLE_SUFFIXES and is_own(path) else []


def _holds_comments(path: Path) -> bool:
    from threads.exchange.exports import is_threads
    from threads.exchange.tables import is_table

    return is_table(path) and not is_threads(path)


def _named(folder: Path, files: list[Path]) -> str:
    """The files by name where they are few, else how many there are of each suffix."""
    if len(files) <= NAMED:
        return ", ".join(file.relative_to(folder).as_posix() for file in files)
    counts = Counter(file.suffix.lower() or "without a suffix" for file in files)
    return ", ".join(
        f"{count} {suffix}" for suffix, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    )


def check_not_empty(corpus: Corpus, *, told: bool = False) -> None:
    """Raises NoPages, with the first reasons, where no input gave a thread; where all were `told`, InputError that says
    so."""
    if not len(corpus):
        if told and corpus.skipped:
            raise InputError("none of the inputs gave a thread; the reasons are above.")
        raise NoPages(
            ", ".join(f"{row.path} ({row.reason.rstrip('.')})" for row in corpus.skipped[:3]) or "what was given"
        )


def sample_folder() -> Path:
    """The folder of sample pages; raises NoPages where the installation lost it."""
    here = Path(__file__).resolve().parent
    for folder in (here / "sample", here.parent / "raw_html"):
        if folder.is_dir():
            return folder
    raise NoPages("the installation; its sample pages are missing, so reinstall commentariat")

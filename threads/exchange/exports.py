"""What other programs and platforms export, read as threads: ConvoKit corpora (folders or zips) and tables of
comments."""

from __future__ import annotations

import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from threads.corpus.store import LONGEST_LINE, Skipped
from threads.errors import InputError, NotAPage, TooLarge, UnreadableInput
from threads.exchange.convokit import FILES, UTTERANCES, is_convokit, is_ours, read_convokit
from threads.exchange.formats import Reader, known_format, suffixes
from threads.exchange.gathering import threads_of
from threads.exchange.opened import ExportFile
from threads.exchange.own import belongs_to, is_own, parts_of, read_own
from threads.exchange.read_options import ReadOptions
from threads.exchange.rows import SUFFIXES
from threads.exchange.tables import is_mapped, is_table, read_table
from threads.exchange.unpacked import MOST_RATIO, RATIO_FROM, UnpackedTooLarge
from threads.exchange.unread import KnownAndUnread, unread_format
from threads.files import numbered_lines, open_regular
from threads.model import Thread
from threads.registry import Part
from threads.text.json_text import read_json
from threads.text.language import detect, detect_beside

MAX_UNPACKED = 4_000_000_000
"""Bytes that a zipped corpus may unpack to."""

OPENERS = (UTTERANCES, "utterances.json")
"""The file by which a ConvoKit corpus is named among pages."""


def is_export(path: Path, options: ReadOptions | None = None) -> bool:
    """Whether the path is for `read_export`, by its name and suffix; threads of our own (`threads.jsonl`) are none."""
    if path.name in OPENERS and is_convokit(path.parent):
        return True
    if path.is_dir():
        return is_convokit(path)
    if path.suffix.lower() == ".zip":
        return _corpus_in(path) is not None
    if not path.is_file() or is_threads(path):
        return False
    if unread_format(path) is not None:
        return True  # and `read_export` says what to do
    return ExportFile(path).suffix in SUFFIXES or _known(path, options) is not None


def _known(path: Path, options: ReadOptions | None) -> tuple[Part[Reader], ExportFile] | None:
    """The format of a file that has a reader of its own, by its head, and the file as it is read; None where there is
    none or it cannot be read."""
    file = ExportFile(path, long_window=options is not None and options.long_window)
    try:
        return known_format(file) if file.suffix in suffixes() else None
    except InputError:
        return None


def exports_in(folder: Path, options: ReadOptions | None = None) -> list[Path]:
    """The exports in a folder and below it, hidden ones left out; of a ConvoKit corpus the file of its utterances."""
    corpora = sorted(file for name in OPENERS for file in folder.rglob(name) if is_convokit(file.parent))
    inside = {file.parent for file in corpora}
    tables = [file for file in sorted(folder.rglob("*")) if is_own(file)]
    beside = {part for file in tables for part in parts_of(file)}
    others = (
        file
        for file in sorted(folder.rglob("*"))
        if file.is_file() and file.parent not in inside and file not in beside
    )
    return [
        file
        for file in (*corpora, *others)
        if not any(part.startswith(".") for part in file.relative_to(folder).parts)
        and (file in corpora or file in tables or (not is_threads(file) and _holds_comments(file, options)))
    ]


def _holds_comments(path: Path, options: ReadOptions | None) -> bool:
    """Whether a file of a folder is read as an export: a format with a reader, or a table of comments by its columns;
    JSON in no such format is as often settings as comments, unless it has the columns that the options name."""
    if _known(path, options) is not None or (options is not None and is_mapped(path, options)):
        return True
    return path.suffix.lower() != ".json" and is_table(path, options)


def is_threads(path: Path) -> bool:
    """Whether the file holds threads as `commentariat parse` writes them, by its first line."""
    if path.suffix.lower() != ".jsonl":
        return False
    try:
        _, line = next(numbered_lines(path, longest=LONGEST_LINE), (0, b"null"))
        first = read_json((line or b"").decode("utf-8", "replace"))
    except (UnreadableInput, ValueError, RecursionError):
        return True
    return (
        not isinstance(first, dict) or isinstance(first.get("comments"), list) or isinstance(first.get("article"), dict)
    )


def read_export(path: Path, options: ReadOptions | None = None) -> Iterator[Thread | Skipped]:
    """Yields the threads of an export as `threads.parse` gives them, and a Skipped for each that breaks the model.

    Threads that we wrote ourselves come back as they were. Links that another export keeps stay, and where it keeps
    any, a comment without one answers nobody; else links are inferred. Quoted voices and repeated words are found as on
    a page. `options` say what the user knows better; a file that has the columns that they name is read as a table.
    Raises InputError where nothing can be read.
    """
    whole = belongs_to(path)
    if is_own(path):
        yield from read_own(path)
    elif whole is not None:
        yield Skipped(str(path), f"It is a part of an export of ours, and is read with {whole.name} beside it.")
    elif path.suffix.lower() == ".zip":
        yield from _zipped(path)
    elif path.is_dir() or path.name in OPENERS:
        yield from _convokit(path if path.is_dir() else path.parent, str(path))
    else:
        for found in unlinked(path, options or ReadOptions()):
            yield finished(found) if isinstance(found, Thread) else found


def is_foreign(path: Path) -> bool:
    """Whether an export is a file of another program, no corpus of ConvoKit and none of ours: what `unlinked` reads."""
    return not (
        is_own(path) or belongs_to(path) or path.suffix.lower() == ".zip" or path.is_dir() or path.name in OPENERS
    )


def finished(thread: Thread) -> Thread:
    """The thread with languages, quoted voices, repeated words, and links where the export kept none."""
    from threads.quotes import add_quotes
    from threads.replies import link

    known = thread if thread.quotes or any(comment.language for comment in thread.comments) else _with_languages(thread)
    linked = link(known if thread.quotes else add_quotes(known))
    settled = {
        comment.id: comment
        for comment in known.comments
        if comment.root_probability is not None and not comment.replies_to
    }
    return linked.with_comments(
        tuple(
            replace(comment, replies_to=(), root_probability=settled[comment.id].root_probability)
            if comment.id in settled
            else comment
            for comment in linked.comments
        )
    )


def unlinked(path: Path, options: ReadOptions) -> Iterator[Thread | Skipped]:
    """Yields the threads of another program's file with the links that it tells, as `read_export` begins with."""
    if (unread := unread_format(path)) is not None:
        raise KnownAndUnread(path, unread)
    if (known := _known(path, options)) is not None and not is_mapped(path, options):
        part, file = known
        notes = [f"The comments were found under “{file.found_at}”."] if file.found_at else []
        yield from threads_of(part.function(file), file, part.name, notes=notes)
    else:
        yield from read_table(path, options.columns, long_window=options.long_window)


def _convokit(folder: Path, shown: str) -> Iterator[Thread | Skipped]:
    corpus, ours = read_convokit(folder), is_ours(folder)
    for thread in corpus:
        source = replace(thread.source, path=thread.source.path or shown, form=thread.source.form or "convokit")
        yield replace(thread, source=source) if ours else finished(replace(thread, source=source))
    yield from (Skipped(row.path.replace(str(folder), shown), row.reason) for row in corpus.skipped)


def _with_languages(thread: Thread) -> Thread:
    article = replace(thread.article, language=detect(thread.article.text) if thread.article.text else None)
    around = article.language or detect("\n".join(comment.text[:200] for comment in thread.comments[:20]))
    comments = tuple(replace(c, language=detect_beside(c.text, around) if c.text else None) for c in thread.comments)
    return replace(thread, article=article, comments=comments)


def _corpus_in(path: Path) -> str | None:
    """The folder within a zip that holds a ConvoKit corpus ("" for its top), or None."""
    try:
        with open_regular(path) as data, zipfile.ZipFile(data) as archive:
            found = sorted(
                name
                for name in archive.namelist()
                if name.rpartition("/")[2] in OPENERS and not name.startswith("__MACOSX/")
            )
    except (OSError, zipfile.BadZipFile, UnreadableInput):
        return None
    return min(found, key=lambda name: (name.count("/"), name)).rpartition("/")[0] if found else None


def _zipped(path: Path) -> Iterator[Thread | Skipped]:
    """The corpus in a zip; only the five files that a corpus has are unpacked, and no more than `MAX_UNPACKED`."""
    inside = _corpus_in(path)
    if inside is None:
        raise NotAPage(str(path), "an archive without a ConvoKit corpus")
    with tempfile.TemporaryDirectory(prefix="commentariat-") as folder:
        left = MAX_UNPACKED
        try:
            with open_regular(path) as data, zipfile.ZipFile(data) as archive:
                for name in {*FILES, *OPENERS}:
                    member = f"{inside}/{name}" if inside else name
                    if member not in archive.namelist():
                        continue
                    size, packed_size = archive.getinfo(member).file_size, archive.getinfo(member).compress_size
                    left -= size
                    if left < 0:
                        raise TooLarge(str(path), MAX_UNPACKED - left, MAX_UNPACKED)
                    if size > max(RATIO_FROM, MOST_RATIO * packed_size):
                        raise UnpackedTooLarge(str(path), size, packed_size)
                    with archive.open(member) as packed, (Path(folder) / name).open("wb") as out:
                        shutil.copyfileobj(packed, out)
        except (OSError, zipfile.BadZipFile, RuntimeError) as error:
            raise UnreadableInput(path, f"a damaged or locked archive: {error}") from error
        yield from _convokit(Path(folder), str(path))

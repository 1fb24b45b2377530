"""The front door for Python: read pages, run analyses, write a report."""

from __future__ import annotations

import shutil
import tempfile
import weakref
from collections.abc import Callable, Iterable
from concurrent.futures import Executor
from contextlib import ExitStack
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

from analysis.base import Study
from commentariat.executors import executor_of
from commentariat.offsets import with_offset
from commentariat.outputs import Check, output_folder
from commentariat.outputs.parts import check_parts, join_parts, made_from
from commentariat.pages import check_not_empty, look, pages_in
from commentariat.run import Progress, parse_pages
from commentariat.settings import MEASURED, SHOWN, THREADS, Settings, find_settings
from commentariat.studies import check_study, make_study, said_of
from commentariat.terminal import notebook_bar
from commentariat.version import __version__
from threads.corpus.parquet import TABLES
from threads.corpus.store import Corpus, Skipped
from threads.errors import BadParameter

if TYPE_CHECKING:
    from commentariat.hiding import Hide, Hiding

PARTS = "parts"
"""Folder within that of a run's reading, for the parts that are read."""

LINKED = "linked.jsonl"
"""The threads within such a folder whose links have an offset of "answers nobody"."""

Paths = Path | str | Iterable[Path | str]


OnSkipped = Callable[[tuple[Skipped, ...]], None]
OnRead = Callable[[Corpus], None]
OnHidden = Callable[["Hiding"], None]


def read(
    path: Paths,
    *,
    settings: Settings | Path | None = None,
    jobs: int = 1,
    cluster: str | None = None,
    executor: Executor | None = None,
    progress: Progress | None = None,
    reading: Path | None = None,
) -> Corpus:
    """Returns the corpus of a page, a folder of pages, several of these, or what `commentariat parse` wrote.

    Populations follow `settings`, else the `study.toml` beside the input, if there is one. Inputs that give no thread,
    a file that is not there among them, are rows in `corpus.skipped`, so a corpus may be empty. Without `progress` a
    notebook shows a bar. `reading` is a folder for what is read, yours to remove: a run that was stopped goes on from
    what is there; without it a temporary one goes with the corpus. Pages are read by `jobs` processes, by a Dask
    `cluster` (its scheduler's address, "local:2") or by an `executor` of yours (`commentariat.executors`); no byte
    hangs on it. Raises NoPages for folders without a page, and BadParameter or UnreadableInput for settings that cannot
    be used.
    """
    paths = _listed(path)
    found = settings if isinstance(settings, Settings) else find_settings(paths, given=settings)
    folder = Path(tempfile.mkdtemp(prefix="commentariat-")) if reading is None else reading
    progress = progress or notebook_bar("Reading pages")
    with executor_of(jobs, cluster, executor=executor) as workers:
        parts = None if reading is None else reading / PARTS
        corpus = _gathered(paths, folder, found, workers, progress, parts=parts)
        corpus = with_offset(corpus, found.nobody, folder / LINKED, executor=workers)
    if reading is not None:
        return corpus
    weakref.finalize(corpus, shutil.rmtree, folder, ignore_errors=True)
    return corpus


def report(
    path_or_corpus: Paths | Corpus,
    out: Path | str = "out",
    *,
    settings: Settings | Path | None = None,
    jobs: int = 1,
    cluster: str | None = None,
    executor: Executor | None = None,
    progress: Progress | None = None,
    on_skipped: OnSkipped | None = None,
    on_hidden: OnHidden | None = None,
    on_read: OnRead | None = None,
    only: str | None = None,
    force: bool = False,
    check: Check | None = None,
    **hide: Unpack[Hide],
) -> list[Path]:
    """Writes the whole report into the folder `out` and returns the files: HTML, PDF, figures, tables, manifest.

    It is written beside `out` and takes its place when it is whole; until then an earlier report stands there as it
    was. Files that are no report's are refused without `force`, and stay with it. `check` looks over the folder before
    that, and what it raises leaves nothing behind.

    `only` names the one part that is wanted: "summary" (one page, as PDF and PNG), "report" (the PDF), "comments" (the
    threads as PDF), "page" (the HTML) or "data" (the tables).

    `settings` say what the study is of: its title, the stance's target, the hand codes, the seed; without them the
    `study.toml` beside the input does. `pseudonyms` replaces the names of authors, of speakers and in bylines
    everywhere, by a `key` (a file, made where there is none; without it the user's own), `names` is a file of decisions
    on names, and `redact_text` leaves all that people wrote out; no number moves with either, and what was written is
    searched before it is put in place. `on_read` is given the threads as the report has them. `jobs`, `cluster` and
    `executor` are as for `read`; they measure, too. Without `progress` a notebook shows a bar. Raises NoPages where no
    input gave a thread, NotWritten with the file that could not be written, NameLeft where that search finds something,
    and, before anything is read, BadParameter or InputError for settings that cannot be used, BadParameter,
    ForeignFiles or BusyOutput for an output that cannot be.
    """
    from commentariat.bundle import write_bundle
    from commentariat.hiding import HiddenStudy, Hiding, search_study
    from commentariat.hiding.measured import BundleFiles
    from reports.build import ONLY, build

    if only is not None and only not in ONLY:
        raise BadParameter(f"A report has the parts {', '.join(ONLY)}, and no “{only}”.")
    progress = progress or notebook_bar("Reading pages")
    folder = Path(out)
    paths = [] if isinstance(path_or_corpus, Corpus) else _listed(path_or_corpus)
    found = settings if isinstance(settings, Settings) else find_settings(paths, given=settings)
    check_study(found)
    with (
        executor_of(jobs, cluster, executor=executor) as workers,
        output_folder(folder, inputs=[*paths, *found.files], force=force, check=check) as staged,
    ):
        given = path_or_corpus if isinstance(path_or_corpus, Corpus) else None
        corpus = given
        if corpus is None:
            parts = staged.reading / PARTS
            corpus = _gathered(paths, staged.reading, found, workers, progress, parts=parts, leave_out=staged.output)
        if on_skipped:
            on_skipped(corpus.skipped)
        check_not_empty(corpus)
        corpus = with_offset(corpus, found.nobody, staged.reading / LINKED, executor=workers)
        found = replace(found, rules=corpus.rules)
        hiding = Hiding.asked(corpus, out=folder, **hide)
        if hiding is not None and on_hidden:
            on_hidden(hiding)
        # Where one part is wanted, the bundle is no part of it, and is gone when that is written.
        kept_in = staged.path if only in (None, "data") else staged.reading / "bundle"
        kept = write_bundle(corpus, found, kept_in, hiding=hiding)
        if on_read:
            on_read(kept.corpus)
        made = made_from((path for path in kept.files if path.name != Path(MEASURED).name), version=__version__)
        joins = only is not None and check_parts(folder, (only,), made)
        made_by = partial(make_study, executor=workers, progress=progress, reading=staged.reading)
        study = made_by(kept.corpus, replace(kept.settings, words=SHOWN) if hiding else kept.settings)
        if hiding is not None and kept.reactions is not None:
            study = HiddenStudy(
                made_by(corpus, found), kept.corpus, hiding.values, kept.reactions, study.defaults, hiding.withheld
            )
        stays = joins and (folder / MEASURED).is_file()  # that of the whole, which holds more
        files = kept.files if kept_in == staged.path else ()
        beside = BundleFiles(files, None if stays else study, staged.path)
        said = said_of(kept.settings)
        written = build(study, staged.path, **said, made_from=made, beside=beside, progress=progress, only=only)
        if joins:
            join_parts(staged.path, folder)
        search_study(study, staged.path)
    return [staged.placed(path) for path in (*beside, *written)]


def _gathered(
    paths: list[Path], folder: Path, found: Settings, executor: Executor | None, progress: Progress | None, *,
    parts: Path | None, leave_out: Path | None = None,
) -> Corpus:  # fmt: skip
    """The corpus of the paths, what `leave_out` holds aside, read into the folder; with `parts` a run that was stopped
    goes on."""
    stored = _stored(paths)
    if stored is not None:
        return Corpus(stored, skipped=found.skipped, rules=found.rules)
    inputs = look(paths, leave_out=leave_out, known=found.files, options=found.read_options)
    return parse_pages(
        inputs.pages, folder, executor=executor, progress=progress, rules=found.rules, skipped=inputs.ignored,
        parts=parts, options=found.read_options,
    )  # fmt: skip


def study_of(
    path: Paths,
    *,
    settings: Settings | Path | None = None,
    jobs: int = 1,
    cluster: str | None = None,
    executor: Executor | None = None,
    progress: Progress | None = None,
    on_skipped: OnSkipped | None = None,
    reading: Path | None = None,
    on_hidden: OnHidden | None = None,
    **hide: Unpack[Hide],
) -> Study:
    """The study of a page, a folder, or several of these, with the `study.toml` beside them or the settings given.

    `layer(name)` of it runs an analysis, `corpus` are its threads, `reactions` its table; with `pseudonyms` or
    `redact_text` as they may be published, measured on the words as they were. `jobs`, `cluster`, `executor` and
    `reading` are as for `read`: what they name also measures, as long as there is the study, and keeps finished layers.
    Raises as `report` does.
    """
    paths = _listed(path)
    found = settings if isinstance(settings, Settings) else find_settings(paths, given=settings)
    check_study(found)
    with ExitStack() as stack:
        workers = stack.enter_context(executor_of(jobs, cluster, executor=executor))
        corpus = read(paths, settings=found, executor=workers, progress=progress, reading=reading)
        if on_skipped:
            on_skipped(corpus.skipped)
        check_not_empty(corpus)
        study = make_study(corpus, found, executor=workers, progress=progress, reading=reading)
        weakref.finalize(study, stack.pop_all().close)
    from commentariat.hiding import Hiding

    hiding = Hiding.asked(corpus, **hide)
    if hiding is None:
        return study
    if on_hidden:
        on_hidden(hiding)
    return hiding.study(study)


def _listed(path: Paths) -> list[Path]:
    return [Path(path)] if isinstance(path, Path | str) else [Path(one) for one in path]


def _stored(paths: list[Path]) -> Path | None:
    """The file or folder itself, where the one path given is what `parse` or `report` wrote."""
    if len(paths) != 1:
        return None
    [path] = paths
    if all((path / f"{name}.parquet").is_file() for name in TABLES):
        return path
    written = path / THREADS
    return written if written.is_file() and not any(pages_in(path)) else None

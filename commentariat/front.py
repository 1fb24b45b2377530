"""The front door for Python: read pages, run analyses, write a report."""

from __future__ import annotations

import shutil
import tempfile
import weakref
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from analysis.base import Study
from commentariat.pages import look, pages_in
from commentariat.run import Progress, check_folder, parse_pages
from commentariat.settings import Settings, check_sides, find_settings
from commentariat.version import __version__
from threads.corpus.parquet import TABLES
from threads.corpus.pseudonyms import Pseudonyms
from threads.corpus.store import Corpus, Skipped
from threads.errors import NoPages

WORK = ".reading"
"""Folder within a report's, where its pages are read; gone when they are."""

Paths = Path | str | Iterable[Path | str]


def read(
    path: Paths, *, jobs: int = 1, progress: Progress | None = None, settings: Path | None = None
) -> Corpus:
    """Returns the corpus of a page, a folder of pages, several of these, or what `commentariat parse` wrote.

    Populations follow the `study.toml` beside the input, if there is one. Inputs that give no thread, a file that is not
    there among them, are rows in `corpus.skipped`, so a corpus may be empty. Raises NoPages for folders without a page,
    and BadParameter or UnreadableInput for settings that cannot be used.
    """
    paths = _listed(path)
    found = find_settings(paths, given=settings)
    stored = _stored(paths)
    if stored is not None:
        return Corpus(stored, rules=found.rules)
    folder = Path(tempfile.mkdtemp(prefix="commentariat-"))
    inputs = look(paths, known=found.files)
    corpus = parse_pages(inputs.pages, folder, jobs=jobs, progress=progress, rules=found.rules, skipped=inputs.ignored)
    weakref.finalize(corpus, shutil.rmtree, folder, ignore_errors=True)
    return corpus


def report(
    path_or_corpus: Paths | Corpus,
    out: Path | str = "out",
    *,
    title: str | None = None,
    target: str | None = None,
    favor: Iterable[str] = (),
    against: Iterable[str] = (),
    codes: Path | str | None = None,
    seed: int = 0,
    jobs: int = 1,
    pseudonyms: bool = False,
    settings: Path | None = None,
    progress: Progress | None = None,
    on_skipped: Callable[[tuple[Skipped, ...]], None] | None = None,
) -> list[Path]:
    """Writes the whole report into the folder `out` and returns the files: HTML, PDF, figures, tables, manifest.

    `target`, `favor` and `against` name what to take a stance on; `codes` is a CSV of hand-coded reactions;
    `pseudonyms` replaces the authors' names everywhere. Raises NoPages where no input gave a thread, and, before
    anything is read, BadParameter or InputError for settings or codes that cannot be used.
    """
    from reports.build import build
    from threads.corpus.store import write_jsonl

    folder = Path(out)
    check_folder(folder)
    favor, against = tuple(favor), tuple(against)
    paths = None if isinstance(path_or_corpus, Corpus) else _listed(path_or_corpus)
    found = Settings() if paths is None and settings is None else find_settings(paths or (), given=settings)
    _check_codes(found, codes)
    _stance(found, target, favor, against)
    folder.mkdir(parents=True, exist_ok=True)
    corpus = (
        path_or_corpus
        if isinstance(path_or_corpus, Corpus)
        else _gathered(paths or [], folder, found, jobs, progress)
    )
    if on_skipped:
        on_skipped(corpus.skipped)
    _check_not_empty(corpus)
    write_jsonl(Pseudonyms().apply(corpus) if pseudonyms else corpus, folder / "threads.jsonl")
    shutil.rmtree(folder / WORK, ignore_errors=True)
    shown = Corpus(folder / "threads.jsonl", skipped=corpus.skipped, rules=corpus.rules)
    study = make_study(shown, found, target=target, favor=favor, against=against, codes=codes, seed=seed)
    written = build(
        study, folder, version=__version__, title=title or found.title, note=found.note, progress=progress
    )
    return [folder / "threads.jsonl", *written]


def _gathered(
    paths: list[Path], folder: Path, found: Settings, jobs: int, progress: Progress | None
) -> Corpus:
    """The corpus of the paths, read into a folder beside the report so that a killed report goes on where it stopped."""
    stored = _stored(paths)
    if stored is not None:
        return Corpus(stored, rules=found.rules)
    inputs = look(paths, leave_out=folder, known=found.files)
    return parse_pages(inputs.pages, folder / WORK, jobs=jobs, progress=progress, rules=found.rules, skipped=inputs.ignored)


def study_of(
    paths: Iterable[Path],
    *,
    jobs: int = 1,
    settings: Path | None = None,
    codes: Path | str | None = None,
    progress: Progress | None = None,
    on_skipped: Callable[[tuple[Skipped, ...]], None] | None = None,
    **options: Any,
) -> Study:
    """The study of what the paths hold; `options` are those of `make_study`. Raises as `report` does."""
    paths = list(paths)
    found = find_settings(paths, given=settings)
    _check_codes(found, codes)
    _stance(found, **{name: options[name] for name in ("target", "favor", "against") if name in options})
    corpus = read(paths, jobs=jobs, settings=settings, progress=progress)
    if on_skipped:
        on_skipped(corpus.skipped)
    _check_not_empty(corpus)
    return make_study(corpus, found, codes=codes, **options)


def _check_not_empty(corpus: Corpus) -> None:
    if not len(corpus):
        raise NoPages(", ".join(f"{row.path} ({row.reason.rstrip('.')})" for row in corpus.skipped[:3]) or "what was given")


def _check_codes(settings: Settings, codes: Path | str | None) -> None:
    """Raises InputError or BadParameter where the hand codes cannot be used, before the pages are read."""
    path = codes if codes is not None else settings.codes
    if path is not None:
        from analysis.compare.coding import check_codes

        check_codes(path)


def make_study(
    corpus: Corpus,
    settings: Settings,
    *,
    target: str | None = None,
    favor: Iterable[str] = (),
    against: Iterable[str] = (),
    codes: Path | str | None = None,
    seed: int = 0,
) -> Study:
    """The study of a corpus with the settings beside it; what is given by keyword goes before what they say."""
    stance = _stance(settings, target, favor, against)
    defaults: dict[str, Mapping[str, Any]] = {"stance": stance} if stance else {}
    hand_coded = Path(codes) if codes is not None else settings.codes
    if hand_coded is not None:
        defaults["coding"] = {"codes": str(hand_coded)}
    return Study(corpus, seed=seed, defaults=defaults)


def _stance(
    settings: Settings, target: str | None = None, favor: Iterable[str] = (), against: Iterable[str] = ()
) -> dict[str, Any]:
    """The stance asked for, what is given before what the settings say; raises BadParameter for statements of one side."""
    stance: dict[str, Any] = dict(settings.stance) if target is None else {"target": target}
    given = {"favor": tuple(favor), "against": tuple(against)}
    stance |= {side: said for side, said in given.items() if said}
    check_sides(stance, "The stance asked for")
    return stance


def _listed(path: Paths) -> list[Path]:
    return [Path(path)] if isinstance(path, Path | str) else [Path(one) for one in path]


def _stored(paths: list[Path]) -> Path | None:
    """The file or folder itself, where the one path given is what `parse` or `report` wrote."""
    if len(paths) != 1:
        return None
    [path] = paths
    if path.suffix == ".jsonl" and path.is_file():
        from threads.exchange.exports import is_threads

        return path if is_threads(path) else None
    if all((path / f"{name}.parquet").is_file() for name in TABLES):
        return path
    written = path / "threads.jsonl"
    return written if written.is_file() and not any(pages_in(path)) else None

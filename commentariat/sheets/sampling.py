"""From pages to sheets: what `commentariat sample` does."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from pathlib import Path
from typing import Unpack

from analysis.coding.codebook import Codebook, codebook_for, read_codebook
from analysis.coding.files import drawn_in, read_frame
from analysis.compare.gate import SECONDS_A_CODE
from analysis.sampling.draw import OVERLAP, RANDOM, VARIANCE, Drawn, EarlierDraw, draw
from commentariat.front import OnHidden, OnSkipped, Paths, study_of
from commentariat.hiding import Hide, search_study
from commentariat.outputs import output_folder
from commentariat.run import Progress
from commentariat.settings import THREADS, Settings, find_settings
from commentariat.sheets.units import units_of
from commentariat.sheets.writing import check_coders, check_sheets, write_sheets
from threads.corpus.store import write_jsonl


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheets:
    """What was written: the folder, its files, and sentences on what was drawn and what to do next."""

    folder: Path
    files: tuple[Path, ...]
    notes: tuple[str, ...]


def sample(
    path: Paths,
    out: Path | str,
    *,
    n: int | None = None,
    half_width: float | None = None,
    variables: Iterable[str] = (),
    by: str = "population",
    groups: tuple[str, ...] = (),
    coders: Sequence[str] = ("A",),
    overlap: float = OVERLAP,
    active: int = 0,
    after: Path | None = None,
    codebook: Path | None = None,
    forms: Sequence[str] = ("csv",),
    settings: Settings | Path | None = None,
    jobs: int = 1,
    cluster: str | None = None,
    executor: Executor | None = None,
    progress: Progress | None = None,
    on_skipped: OnSkipped | None = None,
    on_hidden: OnHidden | None = None,
    force: bool = False,
    **hide: Unpack[Hide],
) -> Sheets:
    """Draws reactions for people to code and writes the folder they work from; the parameters are those of
    `analysis.sampling.draw.draw`.

    `variables` are "stance", "sentiment", "replies" or of the user's own; without them those of `codebook` (else of the
    study's, else stance where the study has a target, else sentiment). The folder is whole or absent; one that holds a
    sample is refused, one that holds anything else is without `force`. Raises BadParameter, NoPages, InputError,
    OutputError.
    """
    folder = Path(out)
    check_sheets(folder)
    check_coders(coders)
    paths = [Path(path)] if isinstance(path, Path | str) else [Path(one) for one in path]
    found = settings if isinstance(settings, Settings) else find_settings(paths, given=settings)
    book = codebook_of(found, codebook, tuple(variables))
    earlier = None if after is None else EarlierDraw(chances=read_frame(after), drawn=drawn_in(after))
    with output_folder(folder, inputs=[*paths, *found.files], force=force) as staged:
        study = study_of(
            paths, settings=found, jobs=jobs, cluster=cluster, executor=executor, progress=progress,
            on_skipped=on_skipped, reading=staged.reading, on_hidden=on_hidden, **hide,
        )  # fmt: skip
        if progress:
            progress(0, 1, "Drawing the sample")
        drawn = draw(
            study, codebook=book, n=n, half_width=half_width, by=by, groups=groups, coders=tuple(coders),
            overlap=overlap, active=active, earlier=earlier, seed=found.seed,
        )  # fmt: skip
        write_jsonl(study.corpus, staged.path / THREADS)
        files = write_sheets(staged.path, drawn, list(units_of(study, drawn.key, book)), book, forms=forms)
        search_study(study, staged.path)
    key = drawn.key
    counts = key[key["part"] == RANDOM].groupby("population").size()
    of = ", ".join(f"{count} of {name}" for name, count in counts.items())
    most = int(key["coders"].str.split(";").explode().value_counts().max())
    minutes = round(most * SECONDS_A_CODE * max(1, len(book.variables)) / 60)
    notes = [f"Drawn at random: {of}. About {max(1, minutes)} minutes a coder."]
    if active:
        more = int((key["part"] != RANDOM).sum())
        few = f" ({active} were asked for; no other reaction is left)" if more < active else ""
        notes.append(f"{more} more teach the machine and are counted in no estimate{few}.")
    notes += _widths(drawn, book, half_width)
    notes += drawn.left_out
    if len(coders) == 1:
        notes.append("One coder: how far people agree will not be known. With two: --coders A,B.")
    notes.append(f"Now code: commentariat serve {folder}. Then: commentariat agree {folder} -o codes.csv")
    return Sheets(folder=folder, files=tuple(map(staged.placed, files)), notes=tuple(notes))


MOST_PAIRS = 3
"""Pairs of groups of which each is told how close its difference will be known; of more, the closest and the widest."""


def _widths(drawn: Drawn, book: Codebook, half_width: float | None) -> list[str]:
    """How close the difference of each two groups will be known, a sentence each."""
    widest = max(book.variables, key=lambda one: VARIANCE.get(one.name, 0.0)).name
    pairs = sorted((drawn.half_widths or {}).items(), key=lambda pair: pair[1])
    found = []
    for (first, second), width in pairs if len(pairs) <= MOST_PAIRS else (pairs[0], pairs[-1]):
        short = half_width is not None and width > half_width * 1.02
        said = f"{first} and {second}: a difference of {widest} will be known to about ±{width:.2f}"
        found.append(f"{said}, not to ±{half_width:g}: there are too few discussions." if short else f"{said}.")
    if len(pairs) > MOST_PAIRS:
        found.append(f"These are the closest and the widest of {len(pairs):,} pairs.")
    return found


def codebook_of(settings: Settings, given: Path | None, variables: tuple[str, ...]) -> Codebook:
    """The codebook asked for: its own variables, or those named, each from the book that has it, else a template."""
    path = given or settings.codebook
    book = read_codebook(path) if path is not None else None
    if book is not None and not variables:
        return book
    names = variables or (("stance",) if settings.target else ("sentiment",))
    made = codebook_for(names, target=settings.target, question=settings.question or "")
    if book is None:
        return made
    own = {one.name: one for one in book.variables}
    kept = tuple(own.get(one.name, one) for one in made.variables)
    return Codebook(question=book.question or made.question, variables=kept)

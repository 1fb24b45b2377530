"""Writes the whole report: pictures, HTML, PDF, tables, and the manifest that says what went in and what came out."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.base import Study
from analysis.coding.codes import codes_of, hand_labels
from reports import numbers, works
from reports.document import Document, make
from reports.figures import FIGURES
from reports.ids import rows_by
from reports.pictures import Picture, attempt, draw
from reports.summary import summarise
from reports.tables import csv_guarded, write_csv_guarded, write_parquet
from reports.view.whole import shown_layers
from reports.words import Words
from threads.errors import CommentariatError
from threads.files import write_whole
from threads.text.encode import let_go
from threads.text.memory import give_back

__all__ = ["ONLY", "Picture", "build", "draw"]

ONLY = ("summary", "report", "comments", "page", "data")
"""Parts of a report that can be had by themselves, each with its manifest."""
DRAWN = frozenset({"report", "page"})
"""Parts that show figures."""
STEPS = ("Analysing reactions", "Drawing figures", "Writing HTML", "Setting the PDF", "Writing tables")


def build(
    study: Study,
    out: Path,
    *,
    version: str,
    title: str | None = None,
    note: str | None = None,
    question: str | None = None,
    codebook: str | None = None,
    language: str = "en",
    hidden: str = "",
    beside: Iterable[Path] = (),
    progress: Callable[..., None] | None = None,
    only: str | None = None,
    made_from: str | None = None,
) -> list[Path]:
    """Writes the report into `out` and returns its files, the manifest last; equal studies give equal bytes.

    `language` is that of the report's own words, `hidden` what its head says of names and words. `beside` are files of
    the report that stand there already: the manifest lists them with the others. `only` is one of ONLY, where no more
    than that part is wanted. `made_from` is the digest of all that it is made from, by which parts of one report are
    known.
    """

    def step(number: int) -> None:
        if progress:
            progress(number, len(STEPS), STEPS[min(number, len(STEPS) - 1)])

    step(0)
    shown_layers(study)
    let_go(study.encoder)  # what is left is drawing and writing
    give_back()
    step(1)
    figures = attempt(study, Words(language)) if only is None or only in DRAWN else []
    pictures = [one for one in figures if isinstance(one, Picture)]
    give_back()
    # After the figures: what could not be drawn is said.
    document = make(
        study, version=version, title=title, note=note, question=question, codebook=codebook, language=language,
        hidden=hidden,
        undrawn={one.name: one.reason for one in figures if not isinstance(one, Picture)},
    )  # fmt: skip
    give_back()
    written: list[Path] = []
    if only is None:
        _clear_figures(out / "figures")
        written += [path for picture in pictures for path in _write_picture(picture, out / "figures")]
    for number, (part, writer) in enumerate(_WRITERS.items()):
        step(2 + min(number, 2))
        if only in (None, part):
            written += writer(study, document, pictures, out)
            give_back()
    said = {"made_from": made_from, "parts": sorted(ONLY) if only is None else [only]}
    written.append(_write_manifest(study, out, [*beside, *written], document, said))
    step(len(STEPS))
    return written


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _write_page(_: Study, document: Document, pictures: list[Picture], out: Path) -> list[Path]:
    from reports.pages import html

    return [_write(out / "report.html", html.render(document, pictures).encode("utf-8", "replace"))]


def _write_report(_: Study, document: Document, pictures: list[Picture], out: Path) -> list[Path]:
    from reports.pages import print as paper

    return [_write(out / "report.pdf", paper.report(document, pictures))]


def _write_summary(study: Study, document: Document, _: list[Picture], out: Path) -> list[Path]:
    """The one page, as PDF for print and as PNG to be shown."""
    from reports.pages import print as paper

    one = summarise(document, study)
    return [_write(out / "summary.pdf", paper.summary(one)), _write(out / "summary.png", paper.card(one))]


def _write_comments(_: Study, document: Document, __: list[Picture], out: Path) -> list[Path]:
    """The threads, as PDF."""
    from reports.pages import print as paper

    return [_write(out / "comments.pdf", paper.comments(document))]


def _write_data(study: Study, document: Document, _: list[Picture], out: Path) -> list[Path]:
    """Reactions and numbers as tables, and the works that the report cites."""
    cited = works.bibliography(document.view["paragraph"]["cited"], document.version)
    return [
        *_write_reactions(study, out),
        _write(out / numbers.FILE, csv_guarded(numbers.numbers_table(numbers.numbers(document)))),
        _write(out / works.FILE, cited.encode()),
    ]


_WRITERS: dict[str, Callable[[Study, Document, list[Picture], Path], list[Path]]] = {
    "page": _write_page,
    "report": _write_report,
    "summary": _write_summary,
    "comments": _write_comments,
    "data": _write_data,
}
assert set(_WRITERS) == set(ONLY)


def _clear_figures(folder: Path) -> None:
    """Removes the figures that an earlier run left, for these data may not give them."""
    for part in FIGURES:
        for suffix in (".png", ".svg", ".csv"):
            (folder / f"{part.name}{suffix}").unlink(missing_ok=True)


def _write_picture(picture: Picture, folder: Path) -> list[Path]:
    """The figure as PNG and SVG, and its table."""
    table = folder / f"{picture.name}.csv"
    written = [_write(folder / f"{picture.name}.png", picture.png), _write(folder / f"{picture.name}.svg", picture.svg)]
    write_csv_guarded(picture.table, table)
    return [*written, table]


def _write(path: Path, data: bytes) -> Path:
    return write_whole(path, data)


def _write_reactions(study: Study, out: Path) -> list[Path]:
    """The reactions with whether they count, the hand codes and the themes: Parquet as they are, CSV guarded."""
    table = study.reactions
    counted, why = _cells(study, "counting", "counted", "why")
    theme, label = _cells(study, "theme_of", "theme", "label")
    table = table.assign(
        counted=counted, not_counted=why.where(~counted.astype(bool)),
        topics_topic=theme.astype("Int64"), topics_label=label.astype("string"),
    )  # fmt: skip
    if study.defaults.get("stance", {}).get("target"):
        matter, nearest = _cells(study, "stance", "matter", "nearest")
        table = table.assign(stance_matter=matter, stance_nearest=nearest)
    table = table.assign(**_hand_codes(study))
    write_parquet(table, out / "reactions.parquet")
    write_csv_guarded(table, out / "reactions.csv")
    return [out / "reactions.parquet", out / "reactions.csv"]


def _cells(study: Study, layer: str, *columns: str) -> list[pd.Series[Any]]:
    """These columns of a layer, a cell for each reaction, missing where the layer has none."""
    table, index = study.layer(layer).columns(*columns), study.reactions.index
    rows = rows_by(index, table.index)
    found = (pd.api.extensions.take(table[name].array, rows, allow_fill=True) for name in columns)
    return [pd.Series(cells, index=index, copy=False) for cells in found]


def _hand_codes(study: Study) -> dict[str, Any]:
    """The hand code of each reaction by variable, where coders agree; the report says where codes cannot be read."""
    try:
        codes = codes_of(study)
    except CommentariatError:
        return {}
    names = [] if codes is None else sorted(codes["variable"].astype(str).unique())
    index = study.reactions.index
    return {
        f"hand_{name}": pd.Series(hand_labels(study, name), dtype=object).reindex(index).astype("string")
        for name in names
    }


def _write_manifest(study: Study, out: Path, written: list[Path], document: Document, said: dict[str, Any]) -> Path:
    view = document.view
    manifest = {
        "commentariat": document.version,
        **said,
        "seed": study.seed,
        "encoder": study.encoder,
        "language": document.language,
        "question": view["question"],
        "corpus": study.corpus.digest,
        "inputs": document.inputs,
        "skipped": [{"path": row.path, "reason": row.reason} for row in study.corpus.skipped],
        "counts": view["counts"],
        "packages": view["packages"],
        "failed": view["failed"],
        "layers": [{key: layer[key] for key in ("name", "version", "parameters", "rows")} for layer in view["methods"]],
        "outputs": {
            path.relative_to(out).as_posix(): _digest(path) for path in written
        },
    }  # fmt: skip
    text = json.dumps(manifest, ensure_ascii=False, indent=1, sort_keys=True, default=str)
    return _write(out / "manifest.json", text.encode("utf-8", "replace"))

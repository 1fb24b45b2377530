"""Writes the whole report: pictures, HTML, PDF, tables, and the manifest that says what went in and what came out."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.base import Study
from analysis.coding.codes import codes_of, hand_labels
from reports.document import Document, make
from reports.figures import FIGURES
from reports.pictures import Picture, attempt, draw
from reports.summary import summarise
from reports.tables import write_csv_guarded
from reports.view.whole import build_view, shown_layers
from threads.errors import CommentariatError

__all__ = ["Picture", "build", "draw"]

ONLY = ("summary", "report", "comments", "page", "data")
"""Parts of a report that can be had by themselves, each with its manifest."""
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
    progress: Callable[..., None] | None = None,
    only: str | None = None,
    language: str = "en",
) -> list[Path]:
    """Writes the report into `out` and returns its files; equal studies give equal bytes.

    `only` is one of ONLY, where no more than that part is wanted; `language` is that of the report's own words.
    """
    from reports.pages import html, pdf

    def step(number: int) -> None:
        if progress:
            progress(number, len(STEPS), STEPS[min(number, len(STEPS) - 1)])

    step(0)
    shown_layers(study)
    if only in ("summary", "comments"):
        document = make(
            study, version=version, title=title, note=note, question=question, codebook=codebook, language=language
        )
        step(3)
        written = write_summary(document, study, out) if only == "summary" else [write_comments(document, out)]
        written.append(_write_manifest(study, out, written, version, document.view))
        step(len(STEPS))
        return written
    step(1)
    figures = attempt(study)
    pictures = [one for one in figures if isinstance(one, Picture)]
    undrawn = {one.name: one.reason for one in figures if not isinstance(one, Picture)}
    # After the figures: a layer that only a figure asked for is shown with the rest.
    view = build_view(
        study, title=title, note=note, question=question, codebook=codebook, version=version, undrawn=undrawn
    )
    if only:
        written = _part(only, study, out, view, pictures, version)
        written.append(_write_manifest(study, out, written, version, view))
        step(len(STEPS))
        return written
    _clear_figures(out / "figures")
    written = [_write(out / "figures" / f"{picture.name}.png", picture.png) for picture in pictures]
    for picture in pictures:
        write_csv_guarded(picture.table, out / "figures" / f"{picture.name}.csv")
        written.append(out / "figures" / f"{picture.name}.csv")
    step(2)
    written.append(_write(out / "report.html", html.render(view, pictures, version=version).encode("utf-8", "replace")))
    step(3)
    written.append(_write(out / "report.pdf", pdf.render(view, pictures, version=version)))
    step(4)
    written += _write_reactions(study, out)
    written.append(_write_manifest(study, out, written, version, view))
    step(len(STEPS))
    return written


def write_summary(document: Document, study: Study, out: Path) -> list[Path]:
    """Writes the one page, as PDF for print and as PNG to be shown."""
    from reports.pages import print as paper

    one = summarise(document, study)
    return [_write(out / "summary.pdf", paper.summary(one)), _write(out / "summary.png", paper.card(one))]


def write_comments(document: Document, out: Path) -> Path:
    """Writes the threads, as PDF."""
    from reports.pages import print as paper

    return _write(out / "comments.pdf", paper.comments(document))


def _part(only: str, study: Study, out: Path, view: Any, pictures: list[Picture], version: str) -> list[Path]:
    """Writes one part of the report."""
    from reports.pages import html, pdf

    if only == "page":
        page = html.render(view, pictures, version=version)
        return [_write(out / "report.html", page.encode("utf-8", "replace"))]
    if only == "report":
        return [_write(out / "report.pdf", pdf.render(view, pictures, version=version))]
    return _write_reactions(study, out)


def _clear_figures(folder: Path) -> None:
    """Removes the figures that an earlier run left, for these data may not give them."""
    for part in FIGURES:
        for suffix in (".png", ".csv"):
            (folder / f"{part.name}{suffix}").unlink(missing_ok=True)


def _write(path: Path, data: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def _write_reactions(study: Study, out: Path) -> list[Path]:
    """The reactions with whether they count, the hand codes and the themes: Parquet as they are, CSV guarded."""
    table = study.reactions
    counting = study.layer("counting").table.reindex(table.index)
    table = table.assign(
        counted=counting["counted"], not_counted=counting["why"].where(~counting["counted"].astype(bool))
    )
    themes = study.layer("theme_of").table.reindex(table.index)
    table = table.assign(topics_topic=themes["theme"].astype("Int64"), topics_label=themes["label"].astype("string"))
    if study.defaults.get("stance", {}).get("target"):
        layer = study.layer("stance").table
        table = table.assign(**{f"stance_{name}": layer[name].reindex(table.index) for name in ("matter", "nearest")})
    table = table.assign(**_hand_codes(study))
    table.to_parquet(out / "reactions.parquet", index=False)
    write_csv_guarded(table, out / "reactions.csv")
    return [out / "reactions.parquet", out / "reactions.csv"]


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


def _write_manifest(study: Study, out: Path, written: list[Path], version: str, view: dict[str, Any]) -> Path:
    manifest = {
        "commentariat": version,
        "seed": study.seed,
        "question": view["question"],
        "corpus": study.corpus.digest,
        "inputs": [
            {"path": thread.source.path, "url": thread.source.url, "sha256": thread.source.sha256, "thread": thread.id,
             "parser": thread.source.parser, "encoding": thread.source.encoding}
            for thread in study.corpus
        ],
        "skipped": [{"path": row.path, "reason": row.reason} for row in study.corpus.skipped],
        "counts": view["counts"],
        "packages": view["packages"],
        "failed": view["failed"],
        "layers": [{key: layer[key] for key in ("name", "version", "parameters", "rows")} for layer in view["methods"]],
        "outputs": {
            path.relative_to(out).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in written
        },
    }  # fmt: skip
    text = json.dumps(manifest, ensure_ascii=False, indent=1, sort_keys=True, default=str)
    return _write(out / "manifest.json", text.encode("utf-8", "replace"))

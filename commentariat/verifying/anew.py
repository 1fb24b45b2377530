"""The report's numbers, its figures and its page made anew from the bundle; nothing is written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from commentariat.bundle import FILES
from commentariat.settings import BUNDLE, MEASURED, NAME, THREADS, Settings, read_settings
from commentariat.studies import make_study, said_of
from commentariat.verifying.files import Irregular, Manifest, regular
from reports.document import Document, make
from reports.pages import html
from reports.pictures import Picture, attempt
from reports.words import Words
from threads.corpus.store import Corpus
from threads.errors import InputError
from threads.replies import NobodyOffset

if TYPE_CHECKING:
    import pandas as pd

STUDY = f"{BUNDLE}/{NAME}"
STEPS = ("Reading the threads", "Drawing the figures", "Computing the numbers")


@dataclass(frozen=True, kw_only=True)
class Anew:
    """What the bundle gives: the document with its numbers, the figures' tables by name, the page, the digest of the
    threads."""

    document: Document
    page: str
    figures: Mapping[str, pd.DataFrame]
    corpus: str


def make_anew(folder: Path, manifest: Manifest, step: Callable[[int, int, str], None] | None = None) -> Anew:
    """Everything that is compared, computed from the bundle; raises CommentariatError where the bundle cannot be
    used."""

    def say(number: int) -> None:
        if step:
            step(number, len(STEPS), STEPS[number])

    say(0)
    settings = _settings(folder, manifest)
    corpus = Corpus(_held(folder, THREADS, manifest), skipped=settings.skipped, rules=settings.rules)
    if broken := corpus.skipped[len(settings.skipped) :]:
        raise InputError(f"{THREADS}: {broken[0].reason}")
    if settings.words and MEASURED in manifest.outputs:
        _held(folder, MEASURED, manifest)
    corpus = corpus.under(settings.nobody if isinstance(settings.nobody, NobodyOffset) else None)
    study = make_study(corpus, settings)
    digest = corpus.digest
    say(1)
    figures = attempt(study, Words(settings.language))
    pictures = [one for one in figures if isinstance(one, Picture)]
    say(2)
    undrawn = {one.name: one.reason for one in figures if not isinstance(one, Picture)}
    document = make(study, **said_of(settings), undrawn=undrawn)
    return Anew(
        document=document, page=html.render(document, pictures), corpus=digest,
        figures={one.name: one.table for one in pictures},
    )  # fmt: skip


def _held(folder: Path, name: str, manifest: Manifest) -> Path:
    """A file of the bundle; raises InputError where it is not there or the manifest does not list it."""
    try:
        path = regular(folder, name)
    except Irregular as error:
        raise InputError(f"{name} {error}.") from error
    if name not in manifest.outputs:
        raise InputError(f"{name} is no output that the manifest lists.")
    return path


def _settings(folder: Path, manifest: Manifest) -> Settings:
    """The settings of the bundle; raises InputError where they name a file that is not in it."""
    settings = read_settings(_held(folder, STUDY, manifest))
    for path in settings.files:
        if path != settings.path and path.parent != folder / BUNDLE:
            raise InputError(f"{STUDY} names {path.name}, which does not lie beside it.")
        _held(folder, f"{BUNDLE}/{path.name}", manifest)
    unknown = sorted({path.name for path in settings.files} - {NAME, *FILES.values()})
    if unknown:
        raise InputError(f"{STUDY} names {unknown[0]}, which no report of ours writes.")
    return settings

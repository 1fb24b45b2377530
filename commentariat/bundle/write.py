"""Writes the bundle into a report's folder and reads it back as what the report is made from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any, Protocol

from analysis.annotator.readings import read_readings
from analysis.coding.files import code_rows
from commentariat.bundle.places import Places
from commentariat.bundle.text import settings_text
from commentariat.bundle.veil import Veil, veiled_rules
from commentariat.settings import BUNDLE, MEASURED, NAME, THREADS, Settings, read_settings
from reports.tables import csv_guarded
from threads.corpus.pseudonyms import Pseudonyms
from threads.corpus.store import Corpus, write_jsonl
from threads.files import write_whole
from threads.model import Thread

if TYPE_CHECKING:
    import pandas as pd

FILES = {"codes": "codes.csv", "readings": "readings.csv", "themes": "themes.toml", "codebook": "codebook.toml"}
"""The names, within the bundle, of the files that settings may name."""


@dataclass(frozen=True, kw_only=True)
class Bundle:
    """The corpus and the settings that the report is made from, and the files that hold them.

    `reactions` are those that are published where something is hidden; they are measured on the words as they were.
    """

    corpus: Corpus
    settings: Settings
    files: tuple[Path, ...]
    reactions: pd.DataFrame | None = None


class Hides(Protocol):
    """What hides names and words (`commentariat.hiding.Hiding`): in threads, in texts, in the reactions table."""

    quiet: Pseudonyms

    @property
    def words(self) -> str: ...

    def threads(self, threads: Iterable[Thread], /) -> Iterator[Thread]: ...

    def string(self, text: str, /) -> str: ...

    def reactions(self, before: pd.DataFrame, published: Corpus, /) -> pd.DataFrame: ...


def write_bundle(corpus: Corpus, settings: Settings, folder: Path, *, hiding: Hides | None = None) -> Bundle:
    """Writes threads.jsonl and the folder `study` and returns what they hold, without what is hidden.

    Codes and readings are written as one table of each, whatever they were given as. Raises InputError or BadParameter
    for files that cannot be used.
    """
    folder.mkdir(parents=True, exist_ok=True)
    threads, settings = folder / THREADS, replace(settings, nobody=corpus.nobody)
    reactions = None
    if hiding is not None:
        before = corpus.reactions().set_index("id", drop=False).rename_axis(None)
        paths = [thread.source.path or "" for thread in corpus]
        rules = veiled_rules(settings.rules, corpus, hiding.quiet)
        written = write_jsonl(hiding.threads(corpus), threads)
        reactions = hiding.reactions(before, Corpus(threads, rules=rules))
        veil = Veil(before, reactions, hiding.string, paths=paths)
        settings = _said(
            replace(settings, rules=rules, skipped=veil.skipped(corpus.skipped), words=hiding.words), hiding
        )
        texts = _veiled(settings, veil)
    else:
        places = Places(corpus)
        written = write_jsonl(places.threads(corpus), threads)
        settings = replace(settings, skipped=places.skipped(corpus.skipped))
        texts = _plain(settings)
        if settings.words and settings.path and (held := settings.path.parent / PurePath(MEASURED).name).is_file():
            texts[held.name] = held.read_bytes()
    known = None if corpus.in_memory else written
    texts[NAME] = settings_text(_naming(settings, texts)).encode("utf-8", "replace")
    files = _write(texts, folder / BUNDLE)
    kept = read_settings(folder / BUNDLE / NAME)
    return Bundle(
        corpus=Corpus(threads, skipped=kept.skipped, rules=kept.rules, nobody=corpus.nobody, written=known),
        settings=kept,
        files=(threads, *files),
        reactions=reactions,
    )


def _said(settings: Settings, hiding: Hides) -> Settings:
    """The settings, whose own words name nobody who is hidden."""

    def told(text: str | None) -> str | None:
        return None if text is None else hiding.string(text)

    return replace(
        settings, title=told(settings.title), note=told(settings.note), question=told(settings.question),
        target=told(settings.target), favor=tuple(map(hiding.string, settings.favor)),
        against=tuple(map(hiding.string, settings.against)),
    )  # fmt: skip


def _naming(settings: Settings, texts: Mapping[str, bytes]) -> Settings:
    """The settings with the names that their files have in the bundle."""
    kept: dict[str, Any] = {key: Path(name) if name in texts else None for key, name in FILES.items()}
    return replace(settings, **kept)


def _plain(settings: Settings) -> dict[str, bytes]:
    """The bytes of each file that the settings name, by its name in the bundle."""
    found: dict[str, bytes] = {}
    if settings.codes is not None:
        found[FILES["codes"]] = csv_guarded(code_rows(settings.codes))
    if settings.readings is not None:
        found[FILES["readings"]] = csv_guarded(read_readings(settings.readings))
    if settings.themes is not None:
        found[FILES["themes"]] = settings.themes.read_bytes()
    if settings.codebook is not None and settings.codebook.is_file():
        found[FILES["codebook"]] = settings.codebook.read_bytes()
    return found


def _veiled(settings: Settings, veil: Veil) -> dict[str, bytes]:
    """The same with no author's name in them."""
    found: dict[str, bytes] = {}
    if settings.codes is not None:
        found[FILES["codes"]] = csv_guarded(veil.codes(code_rows(settings.codes)))
    if settings.readings is not None:
        found[FILES["readings"]] = csv_guarded(veil.readings(read_readings(settings.readings)))
    if settings.themes is not None:
        found[FILES["themes"]] = veil.themes(settings.themes).encode("utf-8", "replace")
    if settings.codebook is not None and (text := veil.codebook(settings.codebook)) is not None:
        found[FILES["codebook"]] = text.encode("utf-8", "replace")
    return found


def _write(texts: Mapping[str, bytes], folder: Path) -> list[Path]:
    """Writes the files, and removes those of an earlier report that this one has not."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in (NAME, PurePath(MEASURED).name, *FILES.values()):
        (folder / name).unlink(missing_ok=True)
    for name, data in texts.items():
        write_whole(folder / name, data)
    return [folder / name for name in sorted(texts)]

"""The study that settings make of a corpus, and what a report says of it beside its numbers."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import Executor
from pathlib import Path
from typing import Any, TypedDict

from analysis.base import Study
from commentariat.layers import kept_in
from commentariat.offsets import check_offset
from commentariat.run import Progress
from commentariat.settings import Settings
from commentariat.version import __version__
from threads.corpus.store import Corpus
from threads.errors import BadParameter


class StudyWords(TypedDict):
    """What a report says of its study beside its numbers."""

    version: str
    title: str | None
    note: str | None
    question: str | None
    codebook: str | None
    language: str
    hidden: str


def make_study(
    corpus: Corpus, settings: Settings, *, executor: Executor | None = None, progress: Progress | None = None,
    reading: Path | None = None,
) -> Study:  # fmt: skip
    """The study of a corpus with these settings; of threads whose words are hidden with what was measured on them.

    The `executor` measures many texts, `progress` hears of it, and in `reading`, the folder of a run, finished layers
    are kept until the run ends.
    """
    from commentariat.hiding.measured import MeasuredStudy, has_measured

    defaults: dict[str, Mapping[str, Any]] = {}
    if settings.stance:
        defaults["stance"] = settings.stance
    if settings.codes is not None:
        defaults["coding"] = {"codes": str(settings.codes)}
    if settings.readings is not None:
        defaults["confusions"] = {"readings": str(settings.readings)}
    if settings.topics is not None:
        defaults |= {name: {"k": settings.topics} for name in ("themes", "theme_of", "theme_differences")}
        defaults |= {name: {"n_topics": settings.topics} for name in ("topics", "topic_summary")}
    if settings.themes is not None:
        defaults["own_themes"] = {"own": str(settings.themes)}
    if has_measured(settings):
        return MeasuredStudy(corpus, settings, defaults)
    study = Study(
        corpus, seed=settings.seed, defaults=defaults, encoder=settings.encoder, executor=executor, told=progress
    )
    study.kept = None if reading is None else kept_in(reading, study)
    return study


def said_of(settings: Settings) -> StudyWords:
    """What the report says of its study beside the numbers, for `reports.build.build` and `reports.document.make`."""
    return {
        "version": __version__,
        "title": settings.title,
        "note": settings.note,
        "question": settings.question,
        "codebook": settings.codebook.name if settings.codebook else None,
        "language": settings.language,
        "hidden": settings.words,
    }


def check_study(settings: Settings) -> None:
    """Raises InputError or BadParameter where codes or themes of one's own cannot be used, or the report does not
    speak the language, before pages are read."""
    from reports.words import messages

    messages(settings.language)
    check_offset(settings.nobody)
    if settings.themes is not None:
        from analysis.themes.own import read_own

        read_own(settings.themes)
    if settings.codes is not None:
        from analysis.coding.codes import check_codes

        check_codes(settings.codes)
    if settings.readings is not None:
        from analysis.annotator.readings import check_readings

        if settings.codes is None:
            raise BadParameter(
                "Readings count only as codes correct them: give --codes with --readings, or `codes` beside "
                "`readings` in the study.toml."
            )
        check_readings(settings.readings)

"""The layer: sentiment of each reaction's own words, VADER's beside it, and what a reader must know of both."""

from __future__ import annotations

import json
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.base import Result, Study, analysis
from analysis.models import FOLDER
from analysis.sentiment.instrument import LABELS, Floats, read_classes
from analysis.sentiment.vader import vader
from analysis.tables import counted, keyed
from analysis.texts.kept import kept, version_of


@analysis("sentiment", about="reaction")
def sentiment(study: Study) -> Result:
    """Sentiment of each reaction's own words in [-1, 1], by one instrument for all languages; VADER's for English.

    VADER's column is a second instrument, with its own errors: shown beside, never averaged in.
    """
    reactions = study.reactions
    texts = study.texts
    classes, read = classes_of(study)
    blank = ~read
    table = keyed(reactions["id"].tolist())
    table["score"] = np.where(blank, np.nan, classes[:, 2] - classes[:, 0])
    for column, label in enumerate(LABELS):
        table[label] = np.where(blank, np.nan, classes[:, column])
    words = [None if empty else LABELS[best] for best, empty in zip(classes.argmax(axis=1), blank, strict=True)]
    table["label"] = pd.Series(words, index=table.index, dtype=object)
    english = reactions["language"].isin(["en"]).to_numpy(dtype=bool) & read
    table["vader"] = np.nan
    spoken = texts.at(np.flatnonzero(english))
    scores = kept(spoken, vader, name="vader-1", version=_vaders_version(), width=1, through=study.map)
    table.loc[english, "vader"] = scores[:, 0]
    return Result(table=table, notes=_notes(table))


def classes_of(study: Study) -> tuple[Floats, NDArray[np.bool_]]:
    """What `read_classes` says of the study's texts, made once for all layers that ask."""
    return study.once("sentiment classes", lambda: read_classes(study.texts, through=study.map))


def _vaders_version() -> str:
    """VADER's scores hang on the lexicon, on our reading of it and on nltk's."""
    return version("nltk") + version_of(Path(__file__).with_name("vader.py"), FOLDER / "vader.json")


@cache
def measured() -> dict[str, Any]:
    """What the training script measured on texts that it never saw: the figures of the model card."""
    return dict(json.loads((FOLDER / "sentiment.json").read_text(encoding="utf-8"))["measured"])


def _notes(table: pd.DataFrame) -> tuple[str, ...]:
    figures = measured()["msctd"]
    notes = [
        "Sentiment is the probability of positive less that of negative, by one model for all languages. On "
        f"{figures['pairs']:,} lines that exist in English and Chinese its means differ by {figures['gap']:+.3f} and "
        f"its scores correlate at r = {figures['r']:.2f}: it ranks groups of texts, and single texts only roughly.",
        "Irony, and praise for what a speaker opposes, are read as they stand.",
    ]
    both = table[["score", "vader"]].dropna()
    if len(both) >= ENOUGH_FOR_R and both.std().min() > 0:
        notes.append(
            f"VADER, a word list for English, is a second instrument: on {len(both):,} English reactions the two "
            f"correlate at r = {np.corrcoef(both['score'], both['vader'])[0, 1]:.2f}."
        )
    blank = int(table["score"].isna().sum())
    if blank:
        notes.append(
            f"{counted(blank, 'reaction has', 'reactions have')} no words of their own to read (pictures, links, "
            f"signs, quotation only): no score."
        )
    return tuple(notes)


ENOUGH_FOR_R = 20
"""English reactions from which the correlation of the two instruments is told: below, its error is above .2."""

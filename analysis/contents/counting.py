"""Which reactions count: the one table that every number of a report takes its n from."""

from __future__ import annotations

import unicodedata

import numpy as np
import pandas as pd

from analysis.base import Result, Study, analysis
from analysis.contents.persons import persons
from analysis.tables import counted, keyed
from analysis.texts.packed import PackedTexts
from threads.errors import BadParameter

COUNTED = "counted"
WORDLESS = "no words of its own"
REPEATED = "repeats a voice that another page quotes too"
HOMELESS = "no population"

GROUPED = ("population", "population_basis", "thread", "language", "channel", "chosen_by")
SHARED = ("digest", "own_text")
COLUMNS = ("id", *GROUPED, "digest", "person")
"""What analyses are given of the counted reactions that name no columns."""


@analysis("counting", about="reaction")
def counting(study: Study) -> Result:
    """Which reactions are counted, and why the others are not: the one source of every n."""
    reactions = study.reactions
    table = keyed(reactions["id"].tolist())
    for column in GROUPED:
        table[column] = reactions[column].astype("str").array
    for column in SHARED:
        table[column] = reactions[column].array  # as it is: no copy
    table["person"] = persons(study).reindex(table.index)
    table["why"] = [_why(text) for text in study.texts]
    table.loc[table.index.isin(_repeats(study)), "why"] = REPEATED
    table.loc[table["population"].isna(), "why"] = HOMELESS
    table["counted"] = table["why"] == COUNTED
    return Result(table=table, notes=_notes(table))


def counted_reactions(study: Study, *names: str) -> pd.DataFrame:
    """The rows of the counting table that count, with its columns that analyses group by, or with those named; their
    words are in `counted_texts`."""
    wanted = [*(names or COLUMNS)]
    table = study.layer("counting").columns("counted", *wanted)
    return table.loc[table["counted"], wanted]


def counted_texts(study: Study) -> PackedTexts:
    """The own words of the reactions that count, in the order of `counted_reactions`."""
    return study.texts.at(np.flatnonzero(study.layer("counting").columns("counted")))


def grouped_reactions(study: Study, by: str, *names: str) -> pd.DataFrame:
    """The counted reactions that have a value in the column `by`, with that column and with those of
    `counted_reactions`; an author is a person (`persons`).

    Raises BadParameter for a column that reactions do not have.
    """
    others, held = study.reactions, COLUMNS
    asked = {"author": ("person",)}.get(by, (by,) if by in held else ("id",))
    table = counted_reactions(study, *(dict.fromkeys((*asked, *names)) if names else ()))
    if by == "author":
        table[by] = table["person"]
    elif by not in held:
        if by not in others.columns:
            raise BadParameter(f"Reactions have no column {by!r} to group by; they have: {', '.join(others.columns)}.")
        table[by] = others[by].astype(object).reindex(table.index)
    return table[table[by].notna()]


def _why(text: str) -> str:
    """A sign that says something counts as a word: "+1", 👍; a row of dots does not."""
    said = any(sign.isalnum() or unicodedata.category(sign) == "So" for sign in text)
    return COUNTED if said else WORDLESS


def _repeats(study: Study) -> set[str]:
    """Reactions that repeat a voice quoted elsewhere in the corpus: each voice counts once."""
    voices = study.layer("voices").table
    return set(voices.loc[voices["reaction"].notna() & ~voices["first"].astype(bool), "reaction"])


def _notes(table: pd.DataFrame) -> tuple[str, ...]:
    left = table.loc[~table["counted"], "why"].value_counts()
    if left.empty:
        return ()
    said = "; ".join(f"{counted(int(number), 'reaction')}: {why}" for why, number in left.items())
    return (f"Not counted: {said}.",)

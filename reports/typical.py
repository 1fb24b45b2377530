"""Which comments stand for many: chosen by what others made of them, never written by a machine."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from analysis.through import blocks
from reports.ids import Ids, places_of
from reports.material import Material

SHORT, LONG = 25, 260
"""Letters between which a comment is quoted first: enough to say something, little enough to be read."""
WIDE = 2.5
"""Letters of an East Asian script say as much as so many of ours."""
LOOKED_AT, READ_AT_ONCE = 1_000, 50
"""Reactions that are looked at for one of a good length, and of how many the words are read at once."""


def of_side(material: Material, population: str, side: str, *, most: int) -> list[str]:
    """Reactions of a population that people coded as that side, the most answered and most liked first."""
    ids = material.counted.get(population, material.ids(()))
    return ranked(material, ids.where(material.coded_as("stance", side)), most=most)


def ranked(material: Material, ids: Ids, *, most: int) -> list[str]:
    """The first reactions in the order in which to read them: of a good length, then most answered, most liked."""
    likes = material.study.reactions["likes"].to_numpy(dtype=np.float64, na_value=0.0)[ids.places]
    answers = material.once("answers", lambda: _answers(material))
    order = np.lexsort((-likes, -answers[ids.places]))
    return first_readable(material, Ids(ids.names, ids.places[order]), most=most)


def first_readable(material: Material, ids: Ids, *, most: int) -> list[str]:
    """The first of a good length, as many as asked for; where there are not enough, those follow that are not."""
    good: list[str] = []
    other: list[str] = []
    for some in blocks(ids[:LOOKED_AT], READ_AT_ONCE):
        for key, text in zip(some, material.texts([*some]), strict=True):
            (good if readable(text) else other).append(key)
        if len(good) >= most:
            break
    return [*good, *other][:most]


def most_answered(material: Material) -> Ids:
    """The reactions that comments answer directly, the one that most answer first."""
    table = material.table("tree", "children")
    if table is None:
        return material.ids(())
    children = table["children"]
    return material.ids(children[children > 0].sort_values(ascending=False, kind="stable").index)


def _answers(material: Material) -> NDArray[np.int64]:
    """How many comments answer each reaction directly."""
    answers = np.zeros(len(material.index), dtype=np.int64)
    table = material.table("tree", "children")
    if table is not None:
        places = places_of(material.index, table.index)
        answers[places[places >= 0]] = table["children"].to_numpy(dtype=np.int64)[places >= 0]
    return answers


def is_readable(material: Material, key: str) -> bool:
    """Whether the reaction is long enough to say something and short enough to be read at once."""
    return readable(material.texts([key])[0])


def readable(text: str) -> bool:
    """Whether the text is long enough to say something and short enough to be read at once."""
    wide = sum(letter > "\u2e7f" for letter in text)
    return SHORT <= len(text) - wide + wide * WIDE <= LONG

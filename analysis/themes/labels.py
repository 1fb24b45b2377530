"""A theme in words: its concepts as its comments say them in each language, and comments that show it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from analysis.texts.pieces import letters
from analysis.texts.words import script
from analysis.themes.concepts import Concepts, subject_words
from analysis.themes.parts import LABEL_LIFT, LABEL_SHARE, MOST_CONCEPTS, SAID_OUTSIDE
from analysis.themes.saying import SaidBy

Floats = NDArray[np.float64]

BETWEEN, OR = " · ", "/"
# A language with this share of a theme's comments (and two of them) has its words in the label.
PRESENT = 0.05
# A comment that shows a theme says about ten words; one longer than this shows more than one.
LEAST_SHOWN, MOST_SHOWN = 40, 400
EXEMPLARS = 4
# Forms are counted in so many comments of a theme: a label needs no more.
READ_FOR_FORMS = 2_000


def spoken(concepts: Concepts, chosen: Sequence[int], texts: Sequence[str]) -> dict[str, list[str | None]]:
    """By writing of the texts, most texts first: how the texts say each chosen concept, None where none says it so."""
    read = texts[:READ_FOR_FORMS]
    writings = Counter(name for text in read if (name := script(text)))
    said: dict[tuple[int, str], Counter[str]] = {}
    for text in read:
        for key, form in subject_words(text):
            number = concepts.number(key)
            if number in chosen:
                said.setdefault((number, script(form)), Counter())[form] += 1
    total = sum(writings.values())
    present = [name for name, count in writings.items() if count >= max(2, PRESENT * total)] or list(writings)
    present.sort(key=lambda name: (-writings[name], name))
    return {name: [_most(said.get((number, name))) for number in chosen] for name in present}


def filled(chosen: Sequence[int], said: SaidBy, rarity: Floats, inside: NDArray[np.bool_]) -> tuple[int, ...]:
    """The concepts of a label, after those chosen others that the theme's comments dwell on, up to six in all.

    What two long comments say again and again covers few of them and is no part of the test; it names the theme all
    the same. Ranked by how often it is said inside, weighed by rarity (class-based TF-IDF, Grootendorst 2022); said by
    two comments inside, and twice as often there as outside; together with the label by no more outside than a theme's.
    """
    size = max(int(inside.sum()), 1)
    within, without = said.counts(inside) / size, said.counts(~inside) / max(int((~inside).sum()), 1)
    least = max(LABEL_SHARE, 2 / size)
    able = (within >= least - 1e-9) & (within >= LABEL_LIFT * without)
    dwelt = said.dwelt(inside) * rarity
    label = list(chosen)
    for concept in np.argsort(-np.where(able, dwelt, -1.0).round(9), kind="stable")[: 2 * MOST_CONCEPTS]:
        fits = able[concept] and concept not in label and len(label) < MOST_CONCEPTS
        if fits and _share(said.any_of([*label, int(concept)]), ~inside) <= SAID_OUTSIDE:
            label.append(int(concept))
    return tuple(label)


def _share(said: NDArray[np.bool_], rows: NDArray[np.bool_]) -> float:
    return float(said[rows].mean()) if rows.any() else 0.0


def label_of(by_writing: dict[str, list[str | None]]) -> str:
    """One label for all: each concept in every writing that says it, the commonest first."""
    columns = list(zip(*by_writing.values(), strict=True))
    words = [OR.join(dict.fromkeys(form for form in column if form)) for column in columns]
    return BETWEEN.join(word for word in words if word)


def by_language(
    by_writing: dict[str, list[str | None]], texts: Iterable[str], languages: Iterable[str | None] | None
) -> dict[str, str]:
    """The label in each language of the texts: the concepts as its writing says them; by writing without languages."""
    lines = {name: BETWEEN.join(form for form in forms if form) for name, forms in by_writing.items()}
    if languages is None:
        return {name: line for name, line in lines.items() if line}
    writings: dict[str, Counter[str]] = {}
    for text, language in zip(texts, languages, strict=True):
        if language and (name := script(text)) in lines:
            writings.setdefault(language, Counter())[name] += 1
    common = sorted(writings, key=lambda name: (-sum(writings[name].values()), name))
    found = {name: lines[min(writings[name], key=lambda one: (-writings[name][one], one))] for name in common}
    return {name: line for name, line in found.items() if line}


def exemplars(
    members: NDArray[np.int64], share: Floats, says: NDArray[np.int64], texts: Sequence[str], groups: Sequence[Hashable]
) -> tuple[int, ...]:
    """Up to four of the members that show the theme, the best of each group first.

    They say most of its concepts and lie most in it, and are of a length to read. `share` and `says` (how many
    concepts) are of the members.
    """
    length = np.fromiter((letters(texts[int(i)]) for i in members), dtype=float, count=len(members))
    fit = np.where((length >= LEAST_SHOWN) & (length <= MOST_SHOWN), 1.0, 0.5)
    worth = (np.minimum(says, 3) * fit * (0.5 + share)).round(9)
    unshown = {groups[members[i]] for i in np.flatnonzero(says)}
    chosen: dict[int, int] = {}
    for place, i in enumerate(_ranked(members, worth, texts)):
        if not unshown or len(chosen) == EXEMPLARS:
            break
        if says[i] and groups[members[i]] in unshown:
            chosen[i] = place
            unshown.discard(groups[members[i]])
    for place, i in enumerate(_ranked(members, worth, texts)):
        if len(chosen) == EXEMPLARS:
            break
        chosen.setdefault(i, place)
    return tuple(int(members[i]) for i in sorted(chosen, key=chosen.__getitem__))


def _ranked(members: NDArray[np.int64], worth: Floats, texts: Sequence[str]) -> Iterator[int]:
    """The places among the members by their worth, highest first, of equal ones by text; one tie is read at a time."""
    order = np.argsort(-worth, kind="stable")
    for tie in np.split(order, np.flatnonzero(np.diff(worth[order])) + 1):
        yield from sorted(tie.tolist(), key=lambda i: texts[int(members[i])])


def _most(forms: Counter[str] | None) -> str | None:
    """The form said most, in small letters where it is also written so."""
    if not forms:
        return None
    form = min(forms, key=lambda form: (-forms[form], form))
    return form.lower() if form.lower() in forms else form

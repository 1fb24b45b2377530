"""What the layers of themes stand on: each theme found, or the user's own, with its members."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.base import LARGE, Study
from analysis.contents.counting import counted_reactions, counted_texts
from analysis.tables import counted
from analysis.themes.concepts import subject_words
from analysis.themes.labels import EXEMPLARS
from analysis.themes.model import TESTED_FROM, Theme, Themes
from analysis.themes.own import nearest, read_own

UNSHARED = "no shared subject"
OWN = (
    "The themes are the user’s own; a reaction is of a theme where it uses one of the theme’s words. That is a count "
    "of words, exact as such, and no estimate of what is meant; a reaction may be of several themes."
)


@dataclass(frozen=True, kw_only=True)
class ThemeRow:
    """A theme among the counted reactions: the places of its `members`, ascending, `fit`, how much each of them lies in
    it, and places of `exemplars`; `within` are the themes within it, `rest` what the table says of it besides."""

    label: str
    members: NDArray[np.int64]
    fit: NDArray[np.float64]
    exemplars: tuple[int, ...]
    rest: dict[str, Any]
    within: tuple[ThemeRow, ...] = ()


def theme_rows(study: Study, *, k: int | None, own: str | None) -> tuple[list[ThemeRow], tuple[str, ...]]:
    """The themes and last what is of none; and the notes. Made once."""
    return study.once(f"theme rows {k} {own!r}", lambda: _theme_rows(study, k, own))


def _theme_rows(study: Study, k: int | None, own: str | None) -> tuple[list[ThemeRow], tuple[str, ...]]:
    groups = pd.factorize(counted_reactions(study, "population")["population"])[0]
    rows, notes = _own(study, groups, own) if own is not None else _found(study, groups, k)
    none = np.ones(len(groups), dtype=bool)
    for row in rows:
        none[row.members] = False
    members = np.flatnonzero(none)
    rest = ThemeRow(label=UNSHARED, members=members, fit=np.zeros(len(members)), exemplars=(), rest={})
    return [*rows, rest], notes


def found_themes(study: Study, *, k: int | None = None) -> Themes:
    """The themes found in the counted reactions of a study, made once; `to_toml()` writes them to be edited."""
    return study.once(f"themes {k}", lambda: _fitted(study, k))


def _fitted(study: Study, k: int | None) -> Themes:
    languages = _or_none(counted_reactions(study, "language")["language"])
    authors = study.reactions["author"].dropna().unique().tolist()
    return Themes(k=k, seed=study.seed, through=study.map).fit(
        counted_texts(study), languages=languages, authors=authors
    )


def _found(study: Study, groups: NDArray[np.int64], k: int | None) -> tuple[list[ThemeRow], tuple[str, ...]]:
    # Of many texts what was learnt is large, and the rows say all that analyses ask for.
    model = found_themes(study, k=k) if len(groups) < LARGE else _fitted(study, k)
    inner = model.within()
    subject_words.cache_clear()  # nobody asks for these words again
    rows = []
    for number, row in enumerate(_rows_of(model, np.arange(len(groups)), groups)):
        within = _rows_of(inner[number], row.members, groups[row.members]) if number in inner else []
        rows.append(replace(row, within=tuple(within)))
    return rows, (*_notes(model, k, len(groups)), *_nested_note(inner))


def _rows_of(model: Themes, place: NDArray[np.int64], groups: NDArray[np.int64]) -> list[ThemeRow]:
    """The rows of a model of the reactions at these places of all, which are of these groups (populations)."""
    found = []
    for number, theme in enumerate(model.themes_):
        members = np.flatnonzero(model.labels_ == number)
        shown = tuple(int(place[i]) for i in model.exemplars_of(number, groups.tolist()))
        rest = _said(theme) | {"kind": model.kind_}
        found.append(
            ThemeRow(
                label=theme.label, members=place[members], fit=model.fit_[members], exemplars=shown, rest=rest
            )
        )  # fmt: skip
    return found


def _said(theme: Theme) -> dict[str, Any]:
    return {
        "labels": theme.labels, "concepts": [list(forms) for forms in theme.concepts],
        "said_inside": theme.said_inside, "said_outside": theme.said_outside, "stability": theme.stability,
        "tested": theme.tested,
    }  # fmt: skip


def _own(study: Study, groups: NDArray[np.int64], path: str) -> tuple[list[ThemeRow], tuple[str, ...]]:
    texts, rows = counted_texts(study), []
    for theme in read_own(path):
        members = np.flatnonzero(theme.uses(texts))
        shown = _spread(members, groups) or tuple(nearest(texts, theme.examples, count=EXEMPLARS))
        rest = {"labels": {}, "concepts": [[word] for word in theme.words], "tested": False, "kind": "own"}
        rows.append(ThemeRow(label=theme.name, members=members, fit=np.ones(len(members)), exemplars=shown, rest=rest))
    wordless = [f"“{theme.name}”" for theme in read_own(path) if not theme.words]
    note = (
        f"Of {', '.join(wordless)} examples alone are given: the reactions nearest to them are shown, none is counted; "
        "words make a count."
    )
    return rows, (OWN, note) if wordless else (OWN,)


def _spread(members: NDArray[np.int64], groups: NDArray[np.int64]) -> tuple[int, ...]:
    """Up to four of the members, the first of each population first."""
    first = list({groups[i]: int(i) for i in reversed(members)}.values())[::-1]
    more = [int(i) for i in members if i not in first]
    return tuple([*first, *more][:EXEMPLARS])


def _notes(model: Themes, asked: int | None, size: int) -> tuple[str, ...]:
    without = int((model.labels_ < 0).sum())
    rest = f"{counted(without, 'reaction has', 'reactions have')} no shared subject, of {size:,}." if size else ""
    how = _talk_notes(model, asked) if model.kind_ == "talk" else (_subjects_note(model, asked),)
    return tuple(note for note in (*how, rest) if note)


SINGLE = 3
"""Reactions a topic, on average, below which a number of topics is called too many."""


def _subjects_note(model: Themes, asked: int | None) -> str:
    if asked is None:
        return "The reactions fall apart into subjects by themselves: these are topics, each reaction of one."
    if model.k_ < asked:
        return f"{asked:,} topics were asked for; there are texts for {model.k_:,}."
    if model.k_ * SINGLE > len(model.labels_):
        return (
            f"Cut into {counted(model.k_, 'topic')}, as asked, of {len(model.labels_):,} reactions: with so many, "
            "most are single reactions and say nothing of what is shared."
        )
    return f"Cut into {counted(model.k_, 'topic')}, as asked; whether a topic is one is not tested."


def _talk_notes(model: Themes, asked: int | None) -> tuple[str, str]:
    passing = len(model.themes_)
    few = asked is not None and model.k_ < asked
    how = "" if asked is None else ", as asked"
    if few:
        why = "one part is the whole talk" if asked == 1 else "there are words for no more"
        how = f" ({asked} were asked for: {why})"
    left = "; the others are not shown, as nobody could name them" if asked is not None and passing < model.k_ else ""
    first = (
        f"One talk: cut into {counted(model.k_, 'part')}{how}, of which {counted(passing, 'passes', 'pass')} as a theme"
        f"{left}. In a theme 60 % and more say one of the label’s words, of all others 20 % and fewer."
    )
    if np.isnan(model.bar_):
        return first, f"Fewer than {TESTED_FROM} reactions differ: themes are read, not tested." if passing else ""
    return first, (
        f"Each is found again in four fifths of the reactions more surely (Jaccard index above {model.bar_:.2f}) "
        "than 95 % of what copies with shuffled words show."
    )


def _nested_note(inner: dict[int, Themes]) -> tuple[str, ...]:
    if not inner:
        return ()
    many = sum(len(one.themes_) for one in inner.values())
    return (f"Within {counted(len(inner), 'large theme')} stand {many} others, found in its reactions alone.",)


def _or_none(column: pd.Series[Any]) -> list[str | None]:
    """The languages, one object for all that are equal."""
    codes, values = pd.factorize(column)
    held = [*map(str, values), None]
    return [held[code] for code in codes.tolist()]

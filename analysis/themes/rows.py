"""What the layers of themes stand on: each theme found, or the user's own, with its members."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.base import Study
from analysis.contents.counting import counted_reactions
from analysis.tables import counted
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
    """A theme among the counted reactions: its `members` (n,), `fit` (n,), how much each lies in it, and places of
    `exemplars`; `within` are the themes within it, `rest` what the table says of it besides."""

    label: str
    members: NDArray[np.bool_]
    fit: NDArray[np.float64]
    exemplars: tuple[int, ...]
    rest: dict[str, Any]
    within: tuple[ThemeRow, ...] = ()


def theme_rows(study: Study, *, k: int | None, own: str | None) -> tuple[list[ThemeRow], tuple[str, ...]]:
    """The themes and last what is of none; and the notes."""
    table = counted_reactions(study)
    rows, notes = _own(study, table, own) if own is not None else _found(study, table, k)
    held = np.any([row.members for row in rows], axis=0) if rows else np.zeros(len(table), dtype=bool)
    none = ThemeRow(label=UNSHARED, members=~held, fit=np.zeros(len(table)), exemplars=(), rest={})
    return [*rows, none], notes


def found_themes(study: Study, *, k: int | None = None) -> Themes:
    """The themes found in the counted reactions of a study, made once; `to_toml()` writes them to be edited."""
    table = counted_reactions(study)
    authors = study.reactions["author"].dropna().astype(str).tolist()
    return study.once(
        f"themes {k}",
        lambda: Themes(k=k, seed=study.seed, through=study.map).fit(
            _texts(table), languages=_or_none(table["language"]), authors=authors
        ),
    )


def _found(study: Study, table: pd.DataFrame, k: int | None) -> tuple[list[ThemeRow], tuple[str, ...]]:
    model = found_themes(study, k=k)
    groups = table["population"].astype(str).tolist()
    inner = study.once(f"themes within themes {k}", model.within)
    every = np.arange(len(table))
    rows = []
    for row, number in zip(_rows_of(model, every, groups, len(table)), range(len(model.themes_)), strict=True):
        place = np.flatnonzero(model.labels_ == number)
        of = [groups[i] for i in place]
        within = _rows_of(inner[number], place, of, len(table)) if number in inner else []
        rows.append(ThemeRow(label=row.label, members=row.members, fit=row.fit, exemplars=row.exemplars, rest=row.rest,
                             within=tuple(within)))  # fmt: skip
    return rows, (*_notes(model, k, len(table)), *_nested_note(inner))


def _rows_of(model: Themes, place: NDArray[np.int64], groups: Sequence[str], size: int) -> list[ThemeRow]:
    """The rows of a model of the reactions at these places of all."""
    found = []
    for number, theme in enumerate(model.themes_):
        members, fit = np.zeros(size, dtype=bool), np.zeros(size)
        members[place] = model.labels_ == number
        fit[place] = model.fit_
        shown = tuple(int(place[i]) for i in model.exemplars_of(number, groups))
        rest = _said(theme) | {"kind": model.kind_}
        found.append(ThemeRow(label=theme.label, members=members, fit=fit, exemplars=shown, rest=rest))
    return found


def _said(theme: Theme) -> dict[str, Any]:
    return {
        "labels": theme.labels, "concepts": [list(forms) for forms in theme.concepts],
        "said_inside": theme.said_inside, "said_outside": theme.said_outside, "stability": theme.stability,
        "tested": theme.tested,
    }  # fmt: skip


def _own(study: Study, table: pd.DataFrame, path: str) -> tuple[list[ThemeRow], tuple[str, ...]]:
    texts, rows = _texts(table), []
    groups = table["population"].astype(str).tolist()
    for theme in read_own(path):
        members = study.once(f"own theme {theme!r}", lambda theme=theme: theme.uses(texts))  # type: ignore[misc]
        shown = _spread(np.flatnonzero(members), groups) or tuple(nearest(texts, theme.examples, count=EXEMPLARS))
        rest = {"labels": {}, "concepts": [[word] for word in theme.words], "tested": False, "kind": "own"}
        rows.append(ThemeRow(label=theme.name, members=members, fit=members.astype(float), exemplars=shown, rest=rest))
    wordless = [f"“{theme.name}”" for theme in read_own(path) if not theme.words]
    note = (
        f"Of {', '.join(wordless)} examples alone are given: the reactions nearest to them are shown, none is counted; "
        "words make a count."
    )
    return rows, (OWN, note) if wordless else (OWN,)


def _spread(members: NDArray[np.int64], groups: Sequence[str]) -> tuple[int, ...]:
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


def _texts(table: pd.DataFrame) -> list[str]:
    return table["own_text"].fillna("").astype(str).tolist()


def _or_none(column: pd.Series[Any]) -> list[str | None]:
    return [str(value) if isinstance(value, str) else None for value in column.astype(object)]

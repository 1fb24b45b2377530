"""Themes of a study: each with its label, size, populations and exemplars; and the theme of each reaction."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.base import Result, Study, analysis
from analysis.compare.estimate import compare
from analysis.contents.counting import counted_reactions
from analysis.tables import counted, table_of
from analysis.themes.labels import EXEMPLARS
from analysis.themes.model import TESTED_FROM, Themes
from analysis.themes.own import nearest, read_own

COLUMNS = (
    "id", "theme", "label", "labels", "concepts", "n", "share", "threads", "populations", "population_shares",
    "exemplars", "said_inside", "said_outside", "stability", "tested",
)  # fmt: skip
DIFFERENCE_COLUMNS = (
    "id", "theme", "label", "first", "second", "first_share", "second_share", "estimate", "low", "high", "p", "p_holm",
    "first_n", "second_n", "first_clusters", "second_clusters", "unit", "claim", "sentence",
)  # fmt: skip
UNSHARED = "no shared subject"

OWN = (
    "The themes are the user’s own; a reaction is of a theme where it uses one of the theme’s words. That is a count "
    "of words, exact as such, and no estimate of what is meant; a reaction may be of several themes."
)
MACHINE = (
    "Who is of a theme is the machine’s reading, which nobody has coded: differences are of these texts and carry no "
    "claim."
)


@dataclass(frozen=True)
class _Row:
    label: str
    members: NDArray[np.bool_]
    exemplars: tuple[int, ...]
    rest: dict[str, Any]


@analysis("themes", about="topic")
def theme_table(study: Study, *, k: int | None = None, own: str | None = None) -> Result:
    """What the counted reactions share: each theme with its label, size and populations; last, what shares nothing.

    `own` is a file of the user's own themes (`analysis.themes.own`), else they are found: `k` parts are cut, or the
    number that holds most. `labels` by language; `exemplars` are ids, of each population first.
    """
    table = counted_reactions(study)
    rows, notes = _rows(study, table, k, own)
    return Result(
        table=table_of([_row(number, row, table, last=len(rows) - 1) for number, row in enumerate(rows)], COLUMNS),
        notes=notes,
        refusal=None if len(rows) > 1 else _refusal(len(table)),
    )


@analysis("theme_of", about="reaction")
def theme_of(study: Study, *, k: int | None = None, own: str | None = None) -> Result:
    """The theme of each counted reaction, none where it shares no subject; with own themes, all whose words it uses."""
    table = counted_reactions(study)
    rows, notes = _rows(study, table, k, own)
    of = [[number for number, row in enumerate(rows[:-1]) if row.members[i]] for i in range(len(table))]
    found = [
        {"id": name, "theme": numbers[0] if numbers else -1, "label": rows[numbers[0]].label if numbers else None,
         "themes": [rows[number].label for number in numbers]}
        for name, numbers in zip(table.index, of, strict=True)
    ]  # fmt: skip
    return Result(table=table_of(found, ("id", "theme", "label", "themes")), notes=notes)


@analysis("theme_differences", about="comparison")
def theme_differences(study: Study, *, k: int | None = None, own: str | None = None) -> Result:
    """Each theme's share in each pair of populations: the difference, its interval and p by discussion and author."""
    table = counted_reactions(study).rename(columns={"person": "author"})
    rows, notes = _rows(study, counted_reactions(study), k, own)
    names = sorted(table["population"].astype(str).unique())
    found: list[dict[str, Any]] = []
    for number, row in enumerate(rows[:-1]):
        held = table.assign(held=row.members.astype(float))
        for first, second in combinations(names, 2):
            both = held[held["population"].astype(str).isin((first, second))]
            found.append(_difference(both, number, row.label, (first, second), study.seed, own=own))
    return Result(table=table_of(_holm(found), DIFFERENCE_COLUMNS), notes=(*notes, *(() if own else (MACHINE,))))


def found_themes(study: Study, *, k: int | None = None) -> Themes:
    """The themes found in the counted reactions of a study, made once; `to_toml()` writes them to be edited."""
    table = counted_reactions(study)
    authors = study.reactions["author"].dropna().astype(str).tolist()
    return study.once(
        f"themes {k}",
        lambda: Themes(k=k, seed=study.seed).fit(_texts(table), languages=_or_none(table["language"]), authors=authors),
    )


def _rows(study: Study, table: pd.DataFrame, k: int | None, own: str | None) -> tuple[list[_Row], tuple[str, ...]]:
    """The themes and last what is of none, with the members among the counted reactions; and the notes."""
    rows, notes = _own(table, own) if own is not None else _found(study, table, k)
    held = np.any([row.members for row in rows], axis=0) if rows else np.zeros(len(table), dtype=bool)
    return [*rows, _Row(UNSHARED, ~held, (), {})], notes


def _found(study: Study, table: pd.DataFrame, k: int | None) -> tuple[list[_Row], tuple[str, ...]]:
    model = found_themes(study, k=k)
    groups = table["population"].astype(str).tolist()
    rows = [
        _Row(theme.label, model.labels_ == number, model.exemplars_of(number, groups),
             {"labels": theme.labels, "concepts": [list(forms) for forms in theme.concepts],
              "said_inside": theme.said_inside, "said_outside": theme.said_outside,
              "stability": theme.stability, "tested": theme.tested})
        for number, theme in enumerate(model.themes_)
    ]  # fmt: skip
    return rows, _notes(model, len(table))


def _own(table: pd.DataFrame, path: str) -> tuple[list[_Row], tuple[str, ...]]:
    texts, rows = _texts(table), []
    groups = table["population"].astype(str).tolist()
    for theme in read_own(path):
        members = theme.uses(texts)
        shown = _spread(np.flatnonzero(members), groups) or tuple(nearest(texts, theme.examples, count=EXEMPLARS))
        rest = {"labels": {}, "concepts": [[word] for word in theme.words], "tested": False}
        rows.append(_Row(theme.name, members, shown, rest))
    return rows, (OWN,)


def _spread(members: NDArray[np.int64], groups: Sequence[str]) -> tuple[int, ...]:
    """Up to four of the members, the first of each population first."""
    first = list({groups[i]: int(i) for i in reversed(members)}.values())[::-1]
    more = [int(i) for i in members if i not in first]
    return tuple([*first, *more][:EXEMPLARS])


def _row(number: int, row: _Row, table: pd.DataFrame, *, last: int) -> dict[str, Any]:
    members = table[row.members]
    held = Counter(members["population"].astype(str))
    sizes = Counter(table["population"].astype(str))
    return {
        "id": UNSHARED if number == last else f"theme {number + 1}", "theme": -1 if number == last else number,
        "label": row.label, "labels": {}, "concepts": [], "n": len(members), "share": len(members) / max(len(table), 1),
        "threads": members["thread"].nunique(), "populations": {name: held[name] for name in sorted(sizes)},
        "population_shares": {name: held[name] / sizes[name] for name in sorted(sizes)},
        "exemplars": [str(table.index[i]) for i in row.exemplars], "said_inside": np.nan, "said_outside": np.nan,
        "stability": np.nan, "tested": False,
    } | row.rest  # fmt: skip


def _difference(
    both: pd.DataFrame, number: int, label: str, pair: tuple[str, str], seed: int, *, own: str | None
) -> dict[str, Any]:
    found = compare(both, "held", "population", ["thread", "author"], seed=seed)
    found = replace(found, value=f"the share of “{label}”")
    claim = "descriptive" if found.claim == "inferential" else found.claim
    if own is None:
        claim = "none"
    return {
        "id": f"theme {number + 1}/{pair[0]}/{pair[1]}", "theme": number, "label": label, "first": pair[0],
        "second": pair[1], "first_share": found.means[0], "second_share": found.means[1], "estimate": found.estimate,
        "low": found.low if np.isfinite(found.low) else np.nan,
        "high": found.high if np.isfinite(found.high) else np.nan, "p": found.p, "p_holm": found.p,
        "first_n": found.sizes[0], "second_n": found.sizes[1], "first_clusters": found.group_clusters[0],
        "second_clusters": found.group_clusters[1], "unit": found.unit, "claim": claim,
        "sentence": _sentence(label, pair, found.means, found.low, found.high),
    }  # fmt: skip


def _sentence(label: str, pair: tuple[str, str], means: tuple[float, float], low: float, high: float) -> str:
    ends = f" (difference {low:+.2f} to {high:+.2f})" if np.isfinite(low) and np.isfinite(high) else ""
    return f"“{label}”: {means[0]:.0%} of {pair[0]}, {means[1]:.0%} of {pair[1]}{ends}, in these texts."


def _holm(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows with p adjusted for their number (Holm 1979)."""
    least = 0.0
    order = sorted(range(len(rows)), key=lambda i: rows[i]["p"])
    for place, i in enumerate(order):
        least = max(least, min(1.0, rows[i]["p"] * (len(rows) - place)))
        rows[i] = {**rows[i], "p_holm": least}
    return rows


def _notes(model: Themes, size: int) -> tuple[str, ...]:
    without = int((model.labels_ < 0).sum())
    if model.kind_ == "subjects":
        first = "The reactions fall apart into subjects by themselves; they are the topics of the layer topics."
    else:
        first = (
            f"One talk: cut into {model.k_} parts, of which {counted(len(model.themes_), 'passes', 'pass')} as a "
            "theme. In a theme 60 % and more say one of the label’s words, of all others 20 % and fewer."
        )
    tested = (
        f"Fewer than {TESTED_FROM} reactions differ: themes are read, not tested."
        if np.isnan(model.bar_) and model.kind_ == "talk"
        else f"Each is found again in four fifths of the reactions more surely (Jaccard index above {model.bar_:.2f}) "
        "than 95 % of what copies with shuffled words show."
        if model.kind_ == "talk"
        else ""
    )
    rest = f"{counted(without, 'reaction has', 'reactions have')} no shared subject, of {size:,}." if size else ""
    return tuple(note for note in (first, tested, rest) if note)


def _refusal(size: int) -> str:
    return (
        f"No theme is shown: in {counted(size, 'reaction')} no subject is shared by enough of them to pass the tests "
        "of themes. To read the parts all the same, see the layer topics with n_topics."
    )


def _texts(table: pd.DataFrame) -> list[str]:
    return table["own_text"].fillna("").astype(str).tolist()


def _or_none(column: pd.Series[Any]) -> list[str | None]:
    return [str(value) if isinstance(value, str) else None for value in column.astype(object)]

"""Who answers whom in the discussion with most replies: names one below the other, arcs for replies."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from analysis.base import Study
from reports.figures import Drawing, figure
from reports.figures.lettering import one_line, wide
from reports.figures.named import page_title
from reports.figures.rows import each
from reports.figures.sheet import MARGIN, PITCH, SMALL, WIDTH, Sheet
from reports.shown import shown
from reports.view.links import SURE
from reports.words import Words

if TYPE_CHECKING:
    import pandas as pd

MOST = 40
"""Authors that are drawn, those who answer one another most: among more no arc can be followed."""
MOST_ARCS = 150
"""Arcs that are drawn, those of most replies."""
LEAST = 3
COLUMNS = ["thread", "child_author", "parent_author", "child_number", "parent_number", "probability"]
NAMES = 190.0
ROW = PITCH * SMALL + 1.5


@figure("reply_network", section="conversation", rank=70)
def reply_network(study: Study, words: Words) -> Drawing | None:
    """Who answers whom in the discussion with most replies, among the forty authors who do so most; an arc's width is
    the number of replies."""
    replies = study.layer("replies").columns(*COLUMNS)
    child, parent = replies["child_author"], replies["parent_author"]
    named = replies[(child.notna() & parent.notna() & (child != parent)).to_numpy(dtype=bool)]
    counts = named["thread"].value_counts()
    if counts.empty or counts.iloc[0] < LEAST:
        return None
    thread = min(counts.index, key=lambda name: (-counts[name], str(name)))
    here = named[named["thread"] == thread]
    table, everybody = _pairs(named), _firsts(here)
    pairs = table[table["thread"] == thread]
    first = _busiest(pairs, everybody)
    between = pairs[pairs["child_author"].isin(first) & pairs["parent_author"].isin(first)]
    drawn = between.head(MOST_ARCS)
    sheet = Sheet()
    y = _legend(sheet, drawn, words)
    bottom = _draw(sheet, y, drawn, list(first))
    caption = [words.text("figure.network_caption", n=len(everybody))]
    if len(first) < len(everybody):
        caption.append(words.text("figure.network_busiest", n=len(first)))
    if len(drawn) < len(between):
        caption.append(words.text("figure.network_arcs", n=len(drawn), all=len(between)))
    return Drawing(
        figure=sheet.figure(bottom + MARGIN),
        title=words.text("figure.network_title", page=page_title(study, str(thread))),
        table=table,
        caption=" ".join(caption),
        alt="; ".join(
            words.text("figure.answers", child=shown(row.child_author), parent=shown(row.parent_author),
                       n=int(row.replies))
            for row in each(drawn.head(12))
        ),
    )  # fmt: skip


def _firsts(here: pd.DataFrame) -> dict[str, float]:
    """The authors in the order in which they first speak, or are first answered."""
    first: dict[str, float] = {}
    for side in ("parent", "child"):
        for name, number in zip(here[f"{side}_author"], here[f"{side}_number"].astype(float), strict=True):
            first[str(name)] = min(first.get(str(name), math.inf), math.inf if number != number else number)
    return dict(sorted(first.items(), key=lambda item: (item[1], item[0])))


def _busiest(pairs: pd.DataFrame, first: dict[str, float]) -> dict[str, float]:
    """The authors that are drawn, in the same order: all, or those of the pairs with most replies, as many as fit."""
    if len(first) <= MOST:
        return first
    held: set[str] = set()
    for pair in zip(pairs["child_author"].astype(str), pairs["parent_author"].astype(str), strict=True):
        if len(held.union(pair)) <= MOST:
            held.update(pair)
    return {name: number for name, number in first.items() if name in held}


def _pairs(named: pd.DataFrame) -> pd.DataFrame:
    """A row a thread and pair: replies and their mean probability."""
    pairs = named.groupby(["thread", "child_author", "parent_author"]).agg(
        replies=("probability", "size"), probability=("probability", "mean")
    )
    return pairs.reset_index().sort_values(
        ["replies", "thread", "child_author", "parent_author"], ascending=[False, True, True, True], ignore_index=True
    )


def _legend(sheet: Sheet, drawn: pd.DataFrame, words: Words) -> float:
    entries = [({"tone": "muted", "kind": "line", "width": 1.4}, words.text("figure.arcs"))]
    if (drawn["probability"] < SURE).any():
        entries.append(({"tone": "muted", "kind": "line", "dashed": True}, words.text("figure.unsure")))
    return sheet.legend(entries, MARGIN) + 6


def _draw(sheet: Sheet, top: float, pairs: pd.DataFrame, names: list[str]) -> float:
    """Names at the middle; who answers up the list has arcs at the left, who answers down it at the right."""
    middle = {name: top + (i + 0.5) * ROW for i, name in enumerate(names)}
    said = {name: one_line(shown(name), SMALL, NAMES) for name in names}
    half = max(wide(one, SMALL) for one in said.values()) / 2 + 12
    centre = WIDTH / 2
    room = centre - half - MARGIN - 8
    ends: set[tuple[float, float]] = set()
    for child, parent, replies, probability in each(pairs[["child_author", "parent_author", "replies", "probability"]]):
        here, there = middle[str(child)], middle[str(parent)]
        side = -1 if there < here else 1
        x = centre + side * half
        ends |= {(centre + side * (half - 5), here), (centre + side * (half - 5), there)}
        bend = min(room, 10 + 0.62 * abs(there - here)) * 4 / 3
        out = x + side * bend
        points = [(x, here), (out, here), (out, there), (x, there)]
        sheet.curve(points, "muted", width=min(2.2, 0.7 + 0.5 * math.sqrt(replies - 1)), dashed=probability < SURE)
        sheet.lines([[(x + side * 4.5, there - 2.6), (x, there), (x + side * 4.5, there + 2.6)]], "ink", width=0.9)
    for name in names:
        sheet.text(centre, middle[name] - PITCH * SMALL / 2, said[name], at="center")
    sheet.dots(sorted(ends), "muted", size=3.5)
    return top + len(names) * ROW

"""The largest discussion as a tree, comment below comment, in the colours of the sides that people coded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from analysis.base import Study
from analysis.coding.codes import hand_labels
from reports.figures import Drawing, figure
from reports.figures.named import page_title
from reports.figures.rows import each
from reports.figures.sheet import MARGIN, PITCH, SHAPES, SMALL, TALLEST, WIDTH, Sheet
from reports.shown import shown
from reports.style import TONES
from reports.view.links import SURE
from reports.words import Words
from threads.errors import CommentariatError

if TYPE_CHECKING:
    import pandas as pd

LEAST = 4
"""Comments below which a tree shows nothing."""
MOST = 300
"""Comments drawn; of a larger discussion whole branches, the largest, until these are reached."""
NAMED = 90
"""Comments up to which each is named."""
COLUMNS = ["id", "thread", "order", "number", "author", "depth", "parent", "side"]
DRAWN = ("kind", "probability")
"""What is drawn besides."""
GAP = 16.0
DEEP = 12
"""Levels for which a column is wide; deeper ones stand closer."""
_SIDES = {code: TONES[code] for code in ("AGAINST", "NONE", "FAVOR")}


@dataclass(frozen=True, slots=True)
class Grid:
    """Where comments stand: `columns` of `rows`, each row `pitch` high, each level `step` to the right, the deepest at
    `depth`."""

    columns: int
    rows: int
    pitch: float
    depth: int
    top: float
    named: bool

    @property
    def width(self) -> float:
        """Of one column."""
        return (WIDTH - 2 * MARGIN - (self.columns - 1) * GAP) / self.columns

    @property
    def step(self) -> float:
        """A level's move to the right; names keep at least half of a column."""
        return min(11.0, (0.5 if self.named else 0.9) * self.width / max(self.depth, 1))

    def at(self, place: int, depth: int) -> tuple[float, float]:
        """The middle of a comment's mark."""
        left = MARGIN + 4 + (place // self.rows) * (self.width + GAP)
        return left + depth * self.step, self.top + (place % self.rows + 0.5) * self.pitch


@figure("reply_tree", section="conversation", rank=50)
def reply_tree(study: Study, words: Words) -> Drawing | None:
    """The discussion with most comments as a tree of who answers whom, with the side that people coded."""
    table = study.layer("tree").columns(*COLUMNS[:-1], *DRAWN)
    counts = table["thread"].value_counts() if len(table) else None
    if counts is None or counts.iloc[0] < LEAST:
        return None
    thread = min(counts.index, key=lambda name: (-counts[name], str(name)))
    sides = _sides(study)
    whole = table[table["thread"] == thread].sort_values("order")
    whole = whole.assign(side=[sides.get(str(key)) for key in whole["id"]])
    drawn = _branches(whole)
    sheet = Sheet()
    y = _legend(sheet, drawn, words)
    bottom = _draw(sheet, y, drawn, words)
    caption = [words.text("figure.tree_caption", n=len(whole)), words.text("figure.tree_order")]
    if len(drawn) < len(whole):
        caption.append(words.text("figure.tree_sample", n=len(drawn)))
    tally = {side: int((drawn["side"] == side).sum()) for side in TONES}
    return Drawing(
        figure=sheet.figure(bottom + MARGIN),
        title=words.text("figure.tree_title", page=page_title(study, str(thread))),
        table=whole[COLUMNS].reset_index(drop=True),
        caption=" ".join(caption),
        alt=words.text(
            "figure.tree_alt", n=len(drawn), depth=int(drawn["depth"].max()) + 1, favor=tally["FAVOR"],
            against=tally["AGAINST"], none=tally["NONE"],
        ),
    )  # fmt: skip


def _sides(study: Study) -> Mapping[str, str]:
    """The side of each reaction that people coded; none where there are no codes or they cannot be read."""
    try:
        return {key: side for key, side in hand_labels(study, "stance").items() if side in TONES}
    except CommentariatError:
        return {}


def _branches(whole: pd.DataFrame) -> pd.DataFrame:
    """The comments drawn, in reading order: whole branches, the largest first, as many as fit."""
    if len(whole) <= MOST:
        return whole
    branch = (whole["depth"] == 0).cumsum()
    held: set[int] = set()
    room = MOST
    sizes = {int(str(number)): int(size) for number, size in branch.value_counts().items()}
    for number, size in sorted(sizes.items(), key=lambda item: (-item[1], item[0])):
        if size <= room:
            held.add(number)
            room -= size
    part = whole[branch.isin(held)]
    return part if len(part) else whole[branch == branch.value_counts().idxmax()].head(MOST)


def _legend(sheet: Sheet, drawn: pd.DataFrame, words: Words) -> float:
    """The sides that are met, and what a broken line means."""
    entries: list[tuple[dict[str, Any], str]] = [
        ({"tone": tone, "shape": SHAPES[tone]}, words.text(f"figure.side_{tone}"))
        for code, tone in _SIDES.items() if (drawn["side"] == code).any()
    ]  # fmt: skip
    if drawn["side"].isna().any() and entries:
        entries.append(({"tone": "muted", "hollow": True}, words.text("figure.not_coded")))
    if _unsure(drawn).any():
        entries.append(({"tone": "muted", "kind": "line", "dashed": True}, words.text("figure.unsure")))
    return sheet.legend(entries, MARGIN) + 6 if entries else MARGIN


def _unsure(drawn: pd.DataFrame) -> Any:
    return drawn["parent"].notna() & (drawn["probability"].astype(float).fillna(1.0) < SURE)


def _grid(drawn: pd.DataFrame, top: float) -> Grid:
    n = len(drawn)
    named = n <= NAMED
    depth = int(drawn["depth"].max())
    fit = int((WIDTH - 2 * MARGIN + GAP) // (min(depth, DEEP) * 8 + 24))
    columns = (1 if n <= 20 else 2 if n <= 60 else 3) if named else max(3, min(8, fit))
    rows = -(-n // columns)
    pitch = PITCH * SMALL + 1 if named else min(9.0, (TALLEST - top) / rows)
    return Grid(columns, rows, pitch, depth, top, named)


def _draw(sheet: Sheet, top: float, drawn: pd.DataFrame, words: Words) -> float:
    grid = _grid(drawn, top)
    places = {str(key): i for i, key in enumerate(drawn["id"])}
    rows = each(drawn)
    lines: dict[bool, list[list[tuple[float, float]]]] = {True: [], False: []}
    for unsure, row in zip(_unsure(drawn), rows, strict=True):
        if str(row.parent) in places:
            lines[bool(unsure)] += _joined(grid, places[str(row.id)], places[str(row.parent)], int(row.depth))
    for unsure, found in lines.items():
        sheet.lines(found, "muted", width=0.8, dashed=unsure)
    size = 6.0 if len(rows) <= NAMED else min(5.5, grid.pitch * 0.85)
    for code, tone in _SIDES.items():
        own = [grid.at(i, int(row.depth)) for i, row in enumerate(rows) if row.side == code]
        sheet.dots(own, tone, shape=SHAPES[tone], size=size)
    rest = [grid.at(i, int(row.depth)) for i, row in enumerate(rows) if row.side not in TONES]
    sheet.dots(rest, "muted", hollow=True, size=size)
    if len(rows) <= NAMED:
        for i, row in enumerate(rows):
            x, y = grid.at(i, int(row.depth))
            end = MARGIN + (i // grid.rows + 1) * (grid.width + GAP) - GAP
            sheet.block(x + 6, y - PITCH * SMALL / 2, _called(row, words), width=end - x - 6, most=1, tone="muted")
    return top + grid.rows * grid.pitch


def _joined(grid: Grid, place: int, parent: int, depth: int) -> list[list[tuple[float, float]]]:
    """The line from a comment to the one it answers: down and to the right, or up out of its column."""
    x, y = grid.at(place, depth)
    up, above = grid.at(parent, depth - 1)
    if place // grid.rows == parent // grid.rows:
        return [[(up, above), (up, y), (x, y)]]
    over = x - grid.step
    return [[(over, grid.top - 2), (over, y), (x, y)], [(up, above), (up, grid.top + grid.rows * grid.pitch)]]


def _called(row: Any, words: Words) -> str:
    number = f"{words.number(int(row.number))} " if row.number == row.number and row.number is not None else ""
    if row.kind != "comment" and words.has(f"figure.kind_{row.kind}"):
        return number + words.text(f"figure.kind_{row.kind}")
    author = shown(row.author) if isinstance(row.author, str) else words.text("figure.no_name")
    return number + author

"""What each population speaks of: themes by population, as shares of its counted reactions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.base import Study
from analysis.compare.stats import DESCRIBE_FROM
from reports.figures import Drawing, figure
from reports.figures.lettering import wide
from reports.figures.rows import each
from reports.figures.sheet import LABEL, MARGIN, PITCH, SMALL, WIDTH, Sheet
from reports.shown import shown
from reports.words import Words

if TYPE_CHECKING:
    import pandas as pd

MOST = 14
"""Themes drawn; the smaller ones are in the table."""
MOST_POPULATIONS = 8
"""Populations drawn, the largest: more columns leave no room for a name."""
FEWEST = 5
"""Reactions of a population below which shares of it would say nothing."""
NAME, BETWEEN, LINE = 150.0, 10.0, 2 * PITCH * SMALL + 5


@figure("themes", section="said", rank=40)
def themes(study: Study, words: Words) -> Drawing | None:
    """How much of each population's counted reactions each theme or topic takes, with the counts."""
    layer = study.layer("themes").table
    members = study.layer("theme_of").columns("theme")["theme"]
    populations = study.reactions["population"].reindex(members.index).astype(str)
    sizes = populations.value_counts(sort=False)
    names = sorted((str(name) for name, n in sizes.items() if n >= FEWEST), key=lambda name: (-sizes[name], name))
    found = layer[(layer["theme"] >= 0) & (layer["level"] == 0)]
    if found.empty or not names:
        return None
    threads = study.reactions["thread"].reindex(members.index).groupby(populations).nunique()
    table = _table(found, names, sizes)
    drawn = found.head(MOST)
    sheet = Sheet()
    y = _drawn(sheet, table, drawn, names[:MOST_POPULATIONS], {name: int(threads[name]) for name in names}, words)
    kind = "topics" if (found["kind"] == "subjects").all() else "themes"
    caption = [words.text(f"figure.{kind}_caption")]
    if len(found) > MOST:
        caption.append(words.text(f"figure.{kind}_largest", shown=MOST, n=len(found)))
    few = [f"{shown(name)} ({words.number(int(threads[name]))})" for name in names if threads[name] < DESCRIBE_FROM]
    if few:
        caption.append(words.text("figure.open_read", names=", ".join(few)))
    if len(names) > MOST_POPULATIONS:
        caption.append(words.text("figure.populations_largest", shown=MOST_POPULATIONS, n=len(names)))
    return Drawing(
        figure=sheet.figure(y + MARGIN),
        title=words.text(f"figure.{kind}_title"),
        table=table,
        caption=" ".join(caption),
        alt="; ".join(
            f"{label}: " + ", ".join(f"{row.population} {row.n}" for row in each(rows))
            for label, rows in table[table["theme"].isin(drawn["theme"])].groupby("label", sort=False)
        ),
    )


def _table(found: pd.DataFrame, names: list[str], sizes: pd.Series[int]) -> pd.DataFrame:
    """A row a theme and population, as the layer counts them."""
    import pandas as pd

    rows = [
        {"theme": row.theme, "label": row.label, "population": name, "n": int(row.populations.get(name, 0)),
         "of": int(sizes[name]), "share": float(row.population_shares.get(name, 0.0))}
        for row in each(found) for name in names
    ]  # fmt: skip
    return pd.DataFrame(rows)


def _drawn(
    sheet: Sheet, table: pd.DataFrame, drawn: pd.DataFrame, names: list[str], threads: dict[str, int], words: Words
) -> float:
    """A column a population, a row a theme: a mark where its share stands, and the count."""
    first = MARGIN + NAME + BETWEEN
    column = (WIDTH - MARGIN - first + BETWEEN) / len(names)
    cells = {(row.theme, row.population): row for row in each(table)}
    room = max(wide(words.number(row.n), SMALL) for row in each(table)) + 7
    places = {name: first + i * column for i, name in enumerate(names)}
    width = column - BETWEEN
    heads = [_head(sheet, places[name], width, name, cells, threads[name], words) for name in names]
    top = y = max(heads) + 5
    most = max(float(cells[theme, name].share) for theme in drawn["theme"] for name in names) or 1.0
    for theme, label in zip(drawn["theme"], drawn["label"], strict=True):
        sheet.block(MARGIN, y, shown(label).strip() or words.text("figure.unnamed", n=int(theme) + 1), width=NAME)
        middle = y + PITCH * SMALL
        for name in names:
            cell, left = cells[theme, name], places[name]
            end = left + (width - room - 3) * float(cell.share) / most
            sheet.lines([[(left, middle), (end, middle)]], "muted", width=1.0)
            sheet.dots([(end, middle)], "ink", size=5.5, hollow=threads[name] < DESCRIBE_FROM)
            sheet.text(left + width, middle - PITCH * SMALL / 2, words.number(cell.n), tone="muted", at="right")
        y += LINE
    sheet.lines([[(left, top), (left, y - 4)] for left in places.values()], "muted", width=0.8)
    return y - 4


def _head(
    sheet: Sheet, x: float, width: float, name: str, cells: dict[tuple[int, str], object], threads: int, words: Words
) -> float:
    n = next(int(getattr(cell, "of", 0)) for (_, population), cell in cells.items() if population == name)
    y = sheet.block(x, MARGIN, shown(name), width=width, most=4, size=LABEL if width > 80 else SMALL)
    said = words.text("figure.of_reactions", n=n)
    if threads < DESCRIBE_FROM:
        said += words.text("figure.not_counted")
    return sheet.block(x, y, said, width=width, most=3, tone="muted")

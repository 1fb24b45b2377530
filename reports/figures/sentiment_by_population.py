"""Mean sentiment of each population, with its interval, where people coded it."""

from __future__ import annotations

from analysis.base import Study
from reports.figures import Drawing, figure
from reports.figures.rows import (
    AFTER_NAME,
    VALUES,
    Scale,
    behind,
    each,
    estimate,
    largest,
    population,
    refused,
    scale_below,
    spanned,
)
from reports.figures.sheet import MARGIN, PITCH, SMALL, WIDTH, Sheet
from reports.words import Words

VALUE = 112.0
"""Points at the right for the value in figures."""
COLUMNS = ["population", "value", "low", "high", "level", "coded", "coded_threads", "n", "threads", "authors"]


@figure("sentiment_by_population", section="differences", rank=20)
def sentiment_by_population(study: Study, words: Words) -> Drawing | None:
    """Mean sentiment of each population that people coded, with intervals and n."""
    table = study.layer("populations").table
    table = table[table["measure"] == "sentiment"]
    if not (table["value"].notna() & table["level"].isin(VALUES)).any():
        return None
    drawn, more = largest(table, words)
    stands = drawn["value"].notna() & drawn["level"].isin(VALUES)
    sheet, y, said = Sheet(), MARGIN, []
    right = WIDTH - MARGIN - VALUE
    scale, top = Scale(AFTER_NAME, right, -1.0, 1.0), y
    for row in each(drawn[stands]):
        below = population(sheet, y, row, words)
        estimate(sheet, scale, y + PITCH * SMALL / 2 + 1, row, float(row.value))
        value = spanned(row.value, row.low, row.high, words, share=False, signed=True)
        sheet.text(WIDTH - MARGIN, y, value, at="right")
        said.append(f"{row.population}: {value} ({', '.join(behind(row, words))})")
        y = below + 7
    y = scale_below(sheet, scale, top, y - 3, lambda tick: words.signed(tick, digits=1))
    sheet.text(scale.left, y, words.text("figure.negative"), tone="muted")
    y = sheet.text(scale.right, y, words.text("figure.positive"), tone="muted", at="right")
    for row in each(drawn[~stands]):
        y += 7
        why = refused(row, words)
        below = sheet.block(AFTER_NAME, y, why, width=WIDTH - MARGIN - AFTER_NAME, tone="muted")
        y = max(below, population(sheet, y, row, words))
        said.append(f"{row.population}: {why}")
    return Drawing(
        figure=sheet.figure(y + MARGIN),
        title=words.text("figure.sentiment_title"),
        table=table[COLUMNS].reset_index(drop=True),
        caption=words.text("figure.sentiment_caption") + " " + words.text("figure.open_marks") + more,
        alt="; ".join(said),
    )

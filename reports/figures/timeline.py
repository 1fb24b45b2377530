"""When the public spoke: comments by day, week or month, a band a population, with the dates of the articles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from analysis.base import Study
from reports.figures import Drawing, figure
from reports.figures.lettering import wide
from reports.figures.rows import AFTER_NAME, NAME
from reports.figures.sheet import LABEL, MARGIN, PITCH, SMALL, WIDTH, Sheet
from reports.shown import shown
from reports.words import Words

if TYPE_CHECKING:
    import pandas as pd

LEAST = 10
"""Dated comments below which a time line shows nothing but chance."""
PERIODS = (("day", "D", 100), ("week", "W-SUN", 700), ("month", "M", 3_650), ("year", "Y", 10**9))
"""A bar's time, as pandas names it, up to how many days from the first comment to the last: about a hundred bars
fit."""
MOST_BANDS = 8
BAND, ROOM = 52.0, 16.0
LEFT, RIGHT = AFTER_NAME + 14, WIDTH - MARGIN - 4


@figure("timeline", section="conversation", rank=60)
def timeline(study: Study, words: Words) -> Drawing | None:
    """Comments by day (week, month, year where they span longer) of each population, where the page gives their times,
    with the dates of the articles."""
    reactions = study.reactions
    comments = reactions.loc[reactions["channel"] == "comment", ["posted", "population", "thread"]]
    dated = comments[comments["posted"].notna()]
    if len(dated) < LEAST:
        return None
    counts, step = _counts(dated)
    if len(counts) < 2:
        return None
    totals = dict(counts.sum().items())
    names = sorted(counts.columns, key=lambda one: (-totals[one], str(one)))
    articles = _articles(study, dated, counts)
    sheet = Sheet()
    y = _legend(sheet, step, any(articles.values()), words)
    y = _bands(sheet, y, counts[names[:MOST_BANDS]], articles, words)
    caption = [words.text("figure.time_caption", n=len(dated)), words.text("figure.time_zone")]
    if len(dated) < len(comments):
        caption.append(words.text("figure.undated", n=len(comments) - len(dated)))
    if len(names) > MOST_BANDS:
        caption.append(words.text("figure.populations_largest", shown=MOST_BANDS, n=len(names)))
    first, last = (words.date(when.date()) for when in (dated["posted"].min(), dated["posted"].max()))
    return Drawing(
        figure=sheet.figure(y + MARGIN),
        title=words.text(f"figure.time_title_{step}"),
        table=_table(counts, names, step),
        caption=" ".join(caption),
        alt=words.text("figure.time_alt", n=len(dated), first=first, last=last),
    )


def _counts(dated: pd.DataFrame) -> tuple[pd.DataFrame, str]:
    """Comments by period and population, empty periods too, and the period's name."""
    import pandas as pd

    times = dated["posted"].dt.tz_localize(None).astype("datetime64[us]")
    days = (times.max() - times.min()).days
    name, code, _ = next(period for period in PERIODS if days <= period[2])
    periods = times.dt.to_period(code)
    counts = periods.groupby([periods, dated["population"].astype(str)]).size().unstack(fill_value=0)
    return counts.reindex(pd.period_range(periods.min(), periods.max(), freq=periods.dt.freq), fill_value=0), name


def _articles(study: Study, dated: pd.DataFrame, counts: pd.DataFrame) -> dict[str, list[float]]:
    """Where in the row of periods each population's articles were published, counted in periods from the first."""
    import pandas as pd

    published = pd.to_datetime(study.layer("inventory").table["published"], utc=True).dt.tz_localize(None)
    found: dict[str, list[float]] = {}
    for name, rows in dated.groupby(dated["population"].astype(str)):
        days = published.reindex(rows["thread"].unique()).dropna()
        places = {_place(counts.index, when) for when in days}
        found[str(name)] = sorted(place for place in places if place is not None)
    return found


def _place(periods: Any, when: Any) -> float | None:
    if not periods[0].start_time <= when <= periods[-1].end_time:
        return None
    at = int(periods.get_indexer([when.to_period(periods.freq)])[0])
    return float(at) + 0.5 if at >= 0 else None


def _legend(sheet: Sheet, step: str, articles: bool, words: Words) -> float:  # noqa: FBT001
    entries: list[tuple[dict[str, Any], str]] = [
        ({"tone": "muted", "kind": "bar"}, words.text(f"figure.comments_a_{step}"))
    ]
    if articles:
        entries.append(({"tone": "ink", "shape": "v"}, words.text("figure.article")))
    return sheet.legend(entries, MARGIN, x=LEFT) + 10


def _bands(sheet: Sheet, y: float, counts: pd.DataFrame, articles: dict[str, list[float]], words: Words) -> float:
    """A band a population, all on one scale, with the most of all beside the first."""
    most = int(counts.to_numpy().max())
    step = (RIGHT - LEFT) / len(counts)
    for name in counts.columns:
        below = sheet.block(MARGIN, y, shown(name), width=NAME, most=2, size=LABEL)
        total = words.text("figure.comments", n=int(counts[name].sum()))
        sheet.block(MARGIN, below, total, width=NAME, most=1, tone="muted")
        foot = y + BAND
        for i, count in enumerate(counts[name].tolist()):
            if count:
                height = max(1.0, BAND * count / most)
                sheet.bar(LEFT + i * step + 0.08 * step, foot - height, 0.84 * step, height, "muted")
        sheet.lines([[(LEFT, foot), (RIGHT, foot)]], "muted", width=0.8)
        sheet.lines([[(LEFT, y), (RIGHT, y)]], "rule", width=0.7)
        sheet.text(LEFT - 4, y - SMALL / 2, words.number(most), tone="muted", at="right")
        places = [LEFT + place * step for place in articles.get(str(name), ())]
        sheet.lines([[(x, y - 4), (x, foot)] for x in places], "ink", width=1.0)
        sheet.dots([(x, y - 5) for x in places], "ink", size=5.0, shape="v")
        y = foot + ROOM
    y -= ROOM
    return _ticks(sheet, y, counts, words)


def _ticks(sheet: Sheet, y: float, counts: pd.DataFrame, words: Words) -> float:
    """Dates below the bands, as many as fit."""
    said = [words.date(period.start_time.date()) for period in counts.index]
    step = (RIGHT - LEFT) / len(counts)
    room = max(wide(one, SMALL) for one in said) + 14
    every = max(1, -(-int(room) // max(1, int(step))) if step >= 1 else int(room / step) + 1)
    end = 0.0
    for i in range(0, len(said), every):
        middle, half = LEFT + (i + 0.5) * step, wide(said[i], SMALL) / 2
        middle = min(middle, WIDTH - MARGIN - half)
        if middle - half < end + 6:
            continue
        sheet.lines([[(LEFT + (i + 0.5) * step, y), (LEFT + (i + 0.5) * step, y + 3)]], "muted", width=0.8)
        sheet.text(middle, y + 4, said[i], tone="muted", at="center")
        end = middle + half
    return y + 4 + PITCH * SMALL


def _table(counts: pd.DataFrame, names: list[str], step: str) -> pd.DataFrame:
    import pandas as pd

    starts = [f"{period.start_time:%Y-%m-%d}" for period in counts.index]
    rows = [
        {step: start, "population": name, "comments": int(count)}
        for name in names for start, count in zip(starts, counts[name].tolist(), strict=True)
    ]  # fmt: skip
    return pd.DataFrame(rows)

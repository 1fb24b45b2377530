"""What each population speaks of: themes or topics by population, as shares of its counted reactions."""

from __future__ import annotations

from analysis.base import Study
from analysis.compare.stats import DESCRIBE_FROM
from reports import style
from reports.figures import Drawing, figure
from reports.figures.layout import canvas, wrapped

MOST = 14
"""Themes drawn; the smaller ones are in the table."""
FEWEST = 5
"""Reactions of a population below which shares of it would say nothing."""
STEPS, TICKS = (0.01, 0.02, 0.05, 0.1, 0.2), 8


@figure("topics", section="topics", rank=30, needs="a theme or a topic, and five reactions of a population")
def topics(study: Study) -> Drawing | None:
    """How much of each population's counted reactions each theme or topic takes."""
    from matplotlib.ticker import MultipleLocator

    themes = study.layer("themes").table
    members = study.layer("theme_of").table["theme"]
    populations = study.reactions["population"].reindex(members.index)
    sizes = populations.value_counts()
    threads = study.reactions["thread"].reindex(members.index).groupby(populations).nunique()
    names = sorted(str(name) for name, n in sizes.items() if n >= FEWEST)
    read = {name: ": read, not counted" if threads[name] < DESCRIBE_FROM else "" for name in names}
    found = themes[(themes["theme"] >= 0) & (themes["level"] == 0)]
    if found.empty or not names:
        return None
    noun = "topic" if (found["kind"] == "subjects").all() else "theme"
    counts = members.groupby([members, populations]).size().unstack(fill_value=0)
    labels = found.set_index("theme")["label"]
    table = counts.loc[counts.index >= 0, names].assign(label=lambda rows: labels.reindex(rows.index))
    shown = table.iloc[:MOST].iloc[::-1]
    made, axes = canvas(max(2, round(len(shown) * (0.5 + 0.35 * len(names)))))
    colour = style.colours(names)
    thick = 0.8 / len(names)
    for i, name in enumerate(names):
        places = [place + 0.4 - thick * (i + 0.5) for place in range(len(shown))]
        axes.barh(
            places,
            shown[name] / sizes[name],
            height=thick * 0.9,
            color=colour[name],
            label=f"{name} (n = {sizes[name]:,}{read[name]})",
        )
    axes.set_yticks(range(len(shown)), wrapped([str(label) for label in shown["label"]], width=40))
    axes.xaxis.set_major_locator(MultipleLocator(_step(axes.get_xlim()[1])))
    axes.xaxis.set_major_formatter(lambda share, _: f"{share:.0%}")
    axes.tick_params(axis="y", length=0)
    columns = 2 if len(names) > 1 and not any(read.values()) else 1
    axes.legend(loc="lower left", bbox_to_anchor=(0, 1.0), fontsize=8.5, ncols=columns, handlelength=1)
    rest = " The rest has no shared subject." if (members < 0).any() else ""
    more = f" The {MOST} largest of {len(table)} {noun}s." if len(table) > MOST else rest
    few = [f"{name} ({threads[name]})" for name in names if read[name]]
    warned = f" Too few discussions to be counted, to be read: {', '.join(few)}." if few else ""
    return Drawing(
        figure=made,
        title=f"{noun.capitalize()}s by population",
        table=table.reset_index(names=noun),
        caption=f"{noun.capitalize()}s as shares of each population’s reactions." + more + warned,
        alt="; ".join(f"{label}: " + ", ".join(f"{name} {n}" for name, n in zip(names, row, strict=True))
                      for label, *row in table[["label", *names]].itertuples(index=False)),
    )  # fmt: skip


def _step(widest: float) -> float:
    """The share between two ticks: a whole per cent, so that no label is rounded."""
    return next((step for step in STEPS if widest / step <= TICKS), STEPS[-1])

"""Stance of each population towards the target: shares in favour, neither, against."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.base import Study
from reports import style
from reports.figures import Drawing, figure
from reports.figures.layout import canvas, wrapped

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

WORDS = {"FAVOR": "in favour", "NONE": "neither, or cannot tell", "AGAINST": "against"}


@figure("stance_by_population", section="findings", rank=20, needs="a stance target, named with --target, and statements for and against it")
def stance_by_population(study: Study) -> Drawing | None:
    """Shares of each population in favour of the target, against it, and neither."""
    target = study.defaults.get("stance", {}).get("target")
    if not target:
        return None
    labels = study.layer("stance").table["label"]
    if not labels.isin(["FAVOR", "AGAINST"]).any():
        return None
    populations = study.reactions["population"].reindex(labels.index)
    counts = labels.groupby([populations, labels]).size().unstack(fill_value=0)
    counts = counts.reindex(columns=list(WORDS), fill_value=0)
    counts = counts.loc[counts.sum(axis=1).sort_values().index]
    if counts.empty:
        return None
    made, axes = canvas(len(counts))
    _bars(axes, counts)
    table = counts.reset_index(names="population").assign(n=counts.sum(axis=1).to_numpy())
    parts = [f"{name}: " + ", ".join(f"{row[k]} {WORDS[k]}" for k in WORDS) for name, row in counts.iterrows()]
    return Drawing(
        figure=made,
        title=f"Stance towards {target} by population",
        table=table,
        caption=f"Stance towards {target} in each population: shares of its reactions. Where the words do not tell, the "
        "reaction counts as neither.",
        alt="; ".join(parts),
    )


def _bars(axes: Axes, counts: pd.DataFrame) -> None:
    shares = counts.div(counts.sum(axis=1), axis=0)
    left = [0.0] * len(shares)
    for label, words in WORDS.items():
        widths = shares[label].to_numpy()
        axes.barh(range(len(shares)), widths, left=left, height=0.62, color=style.STANCE[label], label=words)
        for i, (start, width) in enumerate(zip(left, widths, strict=True)):
            if width >= 0.07:
                ink = style.INK if label == "NONE" else "white"
                axes.text(start + width / 2, i, f"{width:.0%}", ha="center", va="center", fontsize=8, color=ink)
        left = [start + width for start, width in zip(left, widths, strict=True)]
    for i, n in enumerate(counts.sum(axis=1)):
        axes.text(1.02, i, f"n = {n:,}", va="center", fontsize=8, color=style.MUTED)
    axes.set_yticks(range(len(shares)), wrapped([str(name) for name in shares.index]))
    axes.set_xlim(0, 1)
    axes.set_xticks([])
    axes.tick_params(length=0)
    axes.spines[["bottom", "left"]].set_visible(False)
    axes.legend(loc="lower center", bbox_to_anchor=(0.5, 1.0), ncols=3, fontsize=8.5, handlelength=1)

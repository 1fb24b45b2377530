"""Who speaks more of a theme: differences of populations, with what may be said of each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reports.blocks import Block, Fold, Para, Table
from reports.claims import chance_words
from reports.material import Material
from reports.pieces import Said, name
from reports.shown import View, number, shown

HEADS = (
    ("theme_head", False),
    ("between", False),
    ("difference", True),
    ("interval", True),
    ("p", True),
    ("may", False),
)


def by_population(material: Material, themes: View, kind: str) -> list[Block]:
    """The differences as a table, folded; nothing where populations cannot be compared.

    `kind` tells themes that were found ("themes") from the user's own ("own").
    """
    rows = themes["differences"]
    if not rows:
        return []
    words = material.words
    table = Table(
        caption=words.text("theme.caption"), columns=material.columns("theme", HEADS),
        rows=tuple(_row(material, row, kind) for row in rows),
    )  # fmt: skip
    hint = Para(text=words.say(f"theme.{kind}"), role="hint")
    return [Fold(summary=words.say("theme.summary"), blocks=(hint, table))]


def _row(material: Material, row: Mapping[str, Any], kind: str) -> tuple[Said, ...]:
    words, label = material.words, shown(row["label"])
    first, second = shown(row["first"]), shown(row["second"])
    said = words.text("claims.of", measure=label, first=first, second=second)
    address, source = f"{kind}.{row['id']}", f"theme_differences[{row['id']}]"
    estimate = float(row["estimate"])
    value = material.fact(f"{address}.difference", words.number(100 * estimate), estimate, said, f"{source}.estimate")
    ends = words.ends(row["low"], row["high"], share=True)
    between = words.text("claims.ends", low=ends[0], high=ends[1])
    label_ = words.text("measured.interval", label=said)
    interval = material.fact(f"{address}.interval", between, None, label_, f"{source}.low,high")
    p = number(row["p_holm"])
    chance: Said = ("–",)
    if p is not None and row["claim"] != "none":
        told = words.text("claims.p_label", label=said)
        chance = (material.fact(f"{address}.p", chance_words(words, p), p, told, f"{source}.p_holm"),)
    level = row["claim"] if row["claim"] != "none" else "unchecked"
    pair = words.say("theme.pair", first=name(first), second=name(second))
    return ((name(label),), pair, (value,), (interval,), chance, words.say(f"differences.{level}"))

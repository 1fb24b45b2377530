"""Differences between populations in sentences: what is no accident, what may be chance, what cannot be compared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from reports.material import Material, behind
from reports.measured import label_of
from reports.pieces import Fact, Said, english, name
from reports.shown import number, sentence, several, shown
from reports.words import Value, Words

CHANCE = 0.05
"""Adjusted p below which a difference is said to be no accident."""
LEAST_P = 0.001


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A comparison that may be printed: its sentence with numbers, and the row's parts for a table.

    `headline` says the difference in one short sentence, `short` its numbers alone; `real` that it is hardly chance;
    `beside` that it is the comments-only row beside another; `more` names the population that the printed difference
    starts from, `less` the one taken off; `sign` turns the row's second less first to the difference
    that is printed.
    """

    id: str
    measure: str
    label: str
    first: str
    second: str
    more: str
    less: str
    difference: Fact
    interval: Fact | None
    p: Fact | None
    real: bool
    beside: bool
    level: str
    sentence: Said
    headline: Said
    short: Said
    cautions: tuple[Said, ...]
    sign: int


def claims(material: Material) -> list[Claim]:
    """The comparisons that carry a number, sides before tone, each followed by its comments-only row; made once for all
    sections."""
    return material.once("claims", lambda: _claims(material))


def _claims(material: Material) -> list[Claim]:
    rows = [row for row in material.rows("compare") if row["claim"] != "none" and number(row["estimate"]) is not None]
    alone = {(row["measure"], row["first"], row["second"]): row for row in rows if shown(row.get("channel"))}
    found = []
    for row in sorted(rows, key=lambda row: row["variable"] != "stance"):
        if shown(row.get("channel")):
            continue
        other = alone.get((row["measure"], row["first"], row["second"]))
        sign = 1 if row["estimate"] >= 0 else -1
        beside = _claim(material, other, None, sign) if other else None
        found.append(_claim(material, row, beside, sign))
        found += [beside] if beside else []
    return found


def chance_words(words: Words, p: float) -> str:
    """A p as it is printed: with three digits, or below the least that is worth telling apart."""
    if p < LEAST_P:
        return words.text("claims.least", p=words.number(LEAST_P, digits=3))
    return words.number(p, digits=3)


def uncompared(material: Material) -> list[tuple[str, str]]:
    """Pairs of populations without any number."""
    carried = {(one.first, one.second) for one in claims(material)}
    pairs = [(shown(row["first"]), shown(row["second"])) for row in material.rows("compare") if row["claim"] == "none"]
    return [pair for pair in dict.fromkeys(pairs) if pair not in carried]


def _claim(material: Material, row: Mapping[str, Any], beside: Claim | None, sign: int) -> Claim:
    """`sign` turns the difference to the population that has more of it in the comparison with quotes."""
    words, share = material.words, row["kind"] == "share"
    estimate, low, high, p = (number(row[key]) for key in ("estimate", "low", "high", "p_holm"))
    first, second = shown(row["first"]), shown(row["second"])
    alone = bool(shown(row.get("channel")))
    address = f"{first}.{second}.{row['measure']}" + (".comments" if alone else "")
    more, less = (second, first) if sign > 0 else (first, second)
    label = words.text("claims.minus", measure=label_of(material, row), more=more, less=less)
    source, groups = f"compare[{row['id']}]", (behind(first, row["ids_first"]), behind(second, row["ids_second"]))
    turned = sign * estimate
    text = words.number(100 * turned) if share else words.number(turned, digits=2)
    value = material.fact(
        address, text, turned, label, f"{source}.estimate", *groups,
        note=words.text("claims.note", n=int(row["n"]), method=words.text("claims.method")),
    )  # fmt: skip
    interval = None
    if low is not None and high is not None:
        ends = words.ends(*sorted((sign * low, sign * high)), share=share)
        text = words.text("claims.ends", low=ends[0], high=ends[1])
        interval = material.fact(f"{address}.interval", text, None, words.text("measured.interval", label=label),
                                 f"{source}.low,high", *groups, note=words.text("measured.interval_note"))  # fmt: skip
    chance = None
    if p is not None:
        said = words.text("claims.p_label", label=label)
        note = words.text("claims.p_note")
        chance = material.fact(f"{address}.p", chance_words(words, p), p, said, f"{source}.p_holm", *groups, note=note)
    real = p is not None and p < CHANCE
    unit = "points" if share else "scale"
    parts: dict[str, Value] = {
        "value": value, "more": name(more), "less": name(less), "measure": label_of(material, row),
        "interval": interval or words.text("claims.no_interval"), "unit": words.text(f"claims.{unit}"),
    }  # fmt: skip
    what = str(row["measure"]) if words.has(f"claims.{row['measure']}_real") else "other"
    texts = words.text("claims.texts") if row["claim"] == "descriptive" else ""
    alone_too = words.text("claims.alone") if beside is not None and not beside.real else ""
    headline = words.say(f"claims.{what}_headline", **parts, texts=texts, alone=alone_too)
    short = words.say("claims.short", name=words.text(f"claims.{what}_name", measure=label_of(material, row)), **parts)
    sentence_said = words.say(f"claims.{what}_{'real' if real else 'chance'}", **parts)
    if beside is not None:
        verdict = "beside_real" if beside.real else "beside_chance"
        sentence_said += words.say(f"claims.{verdict}", value=beside.difference, unit=words.text(f"claims.{unit}"),
                              interval=beside.interval or words.text("claims.no_interval"))  # fmt: skip
    unchecked = "unchecked" in several(row["warnings"])
    return Claim(
        id=str(row["id"]), measure=str(row["measure"]), label=label_of(material, row), first=first, second=second,
        more=more, less=less, difference=value, interval=interval, p=chance, beside=alone,
        real=real and not unchecked,
        level="unchecked" if unchecked else str(row["claim"]), sentence=sentence_said, headline=headline, short=short,
        cautions=_cautions(material, row),
        sign=sign,
    )  # fmt: skip


def _cautions(material: Material, row: Mapping[str, Any]) -> tuple[Said, ...]:
    """What to hold against a comparison: its codes in the report's words, else the analysis's own sentences."""
    words, codes = material.words, several(row["warnings"])
    if all(words.has(f"caution.{code}") for code in codes):
        return tuple(words.say(f"caution.{code}") for code in codes)
    return tuple(english(sentence(text)) for text in several(row["cautions"]))

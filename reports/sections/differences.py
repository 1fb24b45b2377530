"""Who differs: one table of values and differences, one figure, and what cannot be compared and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from reports.blocks import Block, Chart, Column, Fold, Items, Para, ReportSection, Table
from reports.claims import Claim, claims, uncompared
from reports.material import Material
from reports.measured import PopulationMeasures, label_of, measured
from reports.pieces import Fact, Said, english, name
from reports.sections import section
from reports.shown import number, sentence, shown

MOST_PRINTED = 3
"""Pairs that cannot be compared up to which print names them."""


@section("differences", rank=30)
def differences(material: Material) -> ReportSection | None:
    """Values of each population and the differences between them, with what may be said of each."""
    groups, found = measured(material), claims(material)
    if len(groups) < 2:
        return None
    words = material.words
    blocks: list[Block] = []
    if any(one.estimates for one in groups):
        blocks += [Para(text=words.say("differences.how")), _values(material, groups)]
        blocks.append(Chart(name="sentiment_by_population"))
    if found:
        blocks += [_table(material, found), Chart(name="differences")]
        blocks += [Para(text=words.say("differences.p_how"), role="hint")]
        blocks += _cautions(material, found)
    blocks += _not_compared(material, groups)
    return ReportSection(id="differences", title=words.say("differences.title"), blocks=tuple(blocks))


def _values(material: Material, groups: list[PopulationMeasures]) -> Table:
    words = material.words
    measures: dict[str, str] = {}
    for row in material.rows("populations"):
        measures.setdefault(str(row["measure"]), label_of(material, row))
    columns = [Column(head=words.text("differences.population"), row=True)]
    columns += [Column(head=words.text(f"differences.{key}"), numeric=True) for key in ("n", "threads", "coded")]
    columns += [Column(head=_unit(material, key, label), numeric=True) for key, label in measures.items()]
    rows = []
    for one in groups:
        cells: list[Said] = [(name(one.name),), (one.n,), (one.threads,), (one.coded,)]
        for key in measures:
            estimate = one.estimates.get(key)
            if estimate is None:
                cells.append(("–",))
            elif estimate.interval is None:
                cells.append((estimate.value,))
            else:
                cells.append(words.say("differences.cell", value=estimate.value, interval=estimate.interval))
        rows.append(tuple(cells))
    return Table(caption=words.text("differences.values"), columns=tuple(columns), rows=tuple(rows))


def _unit(material: Material, measure: str, label: str) -> str:
    share = any(row["measure"] == measure and row["kind"] == "share" for row in material.rows("populations"))
    return material.words.text("differences.share_head" if share else "differences.mean_head", label=label)


def _table(material: Material, found: list[Claim]) -> Table:
    words = material.words
    heads = ("what", "between", "difference", "interval", "p", "may")
    numeric = {"difference", "interval", "p"}
    columns = tuple(
        Column(head=words.text(f"differences.{head}"), numeric=head in numeric, row=head == "what") for head in heads
    )
    rows = tuple(
        (
            (one.label,),
            words.say(
                "differences.comments_only" if one.beside else "differences.minus",
                more=name(one.more),
                less=name(one.less),
            ),
            (one.difference,),
            (one.interval,) if one.interval else ("–",),
            (one.p,) if one.p else ("–",),
            words.say(f"differences.{one.level}"),
        )
        for one in found
    )
    return Table(caption=words.text("differences.caption"), columns=columns, rows=rows)


def _cautions(material: Material, found: list[Claim]) -> list[Block]:
    """What to hold against the differences, each sentence once; then the other ways to compute them."""
    words = material.words
    said = [text for one in found for text in one.cautions]
    blocks: list[Block] = []
    if said:
        items = tuple(dict.fromkeys(said))
        blocks.append(
            Fold(
                summary=words.say("differences.cautions", n=_how_many(material, "cautions", len(items))),
                blocks=(Items(items=items),),
                printed=True,
            )
        )
    ways = _ways(material, found)
    return [*blocks, ways] if ways else blocks


def _ways(material: Material, found: list[Claim]) -> Block | None:
    """Each difference computed in other defensible ways: whether the sign holds."""
    words = material.words
    labels = {one.id: (one.label, one.first, one.second, one.sign) for one in found}
    rows = []
    for row in material.rows("specifications"):
        value, low, high = (number(row[key]) for key in ("estimate", "low", "high"))
        if row["comparison"] not in labels or value is None:
            continue
        label, first, second, sign = labels[row["comparison"]]
        share, source = row["kind"] == "share", f"specifications[{row['id']}]"
        value, low, high = sign * value, *_turned(low, high, sign)
        text = words.number(100 * value) if share else words.number(value, digits=2)
        address = f"{first}.{second}.{row['measure']}.{row['way']}"
        fact = material.fact(
            address, text, value, words.text("differences.way_label", measure=label, way=shown(row["way"])), source
        )
        ends: Said = ("–",)
        if low is not None and high is not None:
            parts = words.ends(low, high, share=share)
            between = words.text("claims.ends", low=parts[0], high=parts[1])
            said = words.text("measured.interval", label=fact.label)
            ends = (material.fact(f"{address}.interval", between, None, said, f"{source}.low,high"),)
        rows.append(
            (
                (label,),
                _way(material, shown(row["way"])),
                (fact,),
                ends,
                *_counts(material, row, address, fact.label),
            )
        )
    if not rows:
        return None
    counts = tuple((key, True) for key in ("difference", "interval", "n", "coded"))
    columns = material.columns("differences", (("what", False), ("way", False), *counts))
    table = Table(caption=words.text("differences.ways_caption"), columns=columns, rows=tuple(rows))
    notes = tuple(Para(text=english(sentence(text)), role="hint") for text in material.layers["specifications"].notes)
    return Fold(summary=words.say("differences.ways"), blocks=(table, *notes))


def _turned(low: Any, high: Any, sign: int) -> tuple[Any, Any]:
    """The ends of an interval of a difference turned round."""
    return (low, high) if sign > 0 or low is None or high is None else (-high, -low)


def _how_many(material: Material, key: str, n: int) -> Fact:
    return material.count(f"differences.{key}", n, material.words.text(f"differences.{key}_label"), f"compare: {key}")


def _way(material: Material, way: str) -> Said:
    """A way of computing in the report's words: "coder A alone" has the coder's name in it."""
    words = material.words
    coder = way.removeprefix("coder ").removesuffix(" alone")
    if way == f"coder {coder} alone":
        return words.say("way.coder_alone", coder=name(coder))
    key = f"way.{way.replace(' ', '_')}"
    return words.say(key) if words.has(key) else english(way)


def _counts(material: Material, row: Mapping[str, Any], address: str, label: str) -> Iterator[Said]:
    """Of how many reactions a way speaks, and how many of these people coded."""
    for key in ("n", "coded"):
        said = material.words.text("sure.cell_label", label=label, cell=material.words.text(f"differences.{key}"))
        yield (material.count(f"{address}.{key}", int(row[key]), said, f"specifications[{row['id']}].{key}"),)


def _not_compared(material: Material, groups: list[PopulationMeasures]) -> list[Block]:
    words = material.words
    pairs = uncompared(material)
    if not pairs:
        return []
    lacking = {one.name: (*one.why[:1], *one.remedies[:1]) for one in groups if one.why and not one.estimates}
    items: list[Said] = [
        words.say("differences.pair", first=name(first), second=name(second)) for first, second in pairs
    ]
    items += [part for parts in lacking.values() for part in parts]
    listed = Items(items=tuple(items), role="refusal")
    return [
        Fold(
            summary=words.say("differences.none", n=_how_many(material, "none", len(pairs))),
            blocks=(listed,),
            printed=len(pairs) <= MOST_PRINTED,
        )
    ]

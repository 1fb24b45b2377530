"""How sure: who coded what and how well they agree, where a machine errs, and what may be printed when."""

from __future__ import annotations

from typing import Any

from analysis.compare.confusions import OURS
from reports.blocks import Block, Fold, Heading, Items, Para, ReportSection, Table
from reports.material import Material, behind
from reports.measured import label_of, measured
from reports.pieces import Fact, Said, english, name
from reports.sections import section
from reports.shown import number, shown
from reports.standing import variable_words
from reports.view.input import idle_rules

VERDICTS = ((0.8, "reliable"), (0.667, "tentative"), (-1.0, "unreliable"))
"""Krippendorff's (2004) bounds for what may be concluded from codes that agree so far."""


@section("sure", rank=60)
def sure(material: Material) -> ReportSection | None:
    """How the numbers came about and how far they can be trusted."""
    if not material.counted:
        return None
    words = material.words
    blocks: list[Block] = [*_coders(material), *_gate(material), *_machine(material), *_people(material)]
    return ReportSection(id="sure", title=words.say("sure.title"), blocks=tuple(blocks))


def _coders(material: Material) -> list[Block]:
    words, rows = material.words, material.rows("coding")
    if not rows:
        return [Para(text=words.say("sure.nobody"))]
    lines: list[tuple[Said, ...]] = []
    for row in rows:
        variable, alpha = str(row["variable"]), number(row["alpha"])
        ids = sorted(material.coded.get(variable, frozenset()))
        label = words.text("sure.units_label", variable=variable_words(material, variable))
        n = material.count(
            f"codes.{variable}", int(row["units"]), label, f"coding[{variable}].units", behind(label, ids)
        )
        cells: list[Said] = [(variable_words(material, variable),), (n,)]
        for key, column in (("coders", "coders"), ("twice", "units_by_two")):
            said = words.text(f"sure.{key}_label", variable=variable_words(material, variable))
            source = f"coding[{variable}].{column}"
            cells.append((material.count(f"codes.{variable}.{key}", int(row[column]), said, source),))
        if alpha is None:
            cells += [("–",), ("–",)]
        else:
            verdict = next(word for least, word in VERDICTS if alpha >= least)
            cells += [(_alpha(material, variable, alpha),), words.say(f"sure.{verdict}")]
        lines.append(tuple(cells))
    counts = (("units", True), ("coders", True), ("twice", True), ("alpha", True))
    columns = material.columns("sure", (("variable", False), *counts, ("verdict", False)))
    return [
        Para(text=words.say("sure.codes")),
        Table(caption=words.text("sure.caption"), columns=columns, rows=tuple(lines)),
    ]


def _alpha(material: Material, variable: str, alpha: float) -> Fact:
    words, said = material.words, variable_words(material, variable)
    disagree = behind(words.text("sure.disagree_label", variable=said), _disagreed(material, variable))
    return material.fact(
        f"alpha.{variable}", words.number(alpha, digits=2), alpha, words.text("sure.alpha_label", variable=said),
        f"coding[{variable}].alpha", disagree, note=words.text("sure.alpha_note"),
    )  # fmt: skip


def _disagreed(material: Material, variable: str) -> list[str]:
    """Reactions of which coders said different things."""
    agreed = material.hand.get(variable, {})
    return sorted(key for key in material.coded.get(variable, frozenset()) if key not in agreed)


def _gate(material: Material) -> list[Block]:
    """What may be printed of whom, and what is missing where nothing may."""
    words, groups = material.words, measured(material)
    items: list[Said] = []
    for one in groups:
        if one.estimates:
            items.append(
                words.say(f"sure.{'all' if one.level == 'inferential' else 'texts'}", population=name(one.name))
            )
        items += [*one.why, *one.remedies]
    return [
        Heading(text=words.say("sure.gate_title")),
        Para(text=words.say("sure.gate")),
        Items(items=tuple(dict.fromkeys(items))),
    ]


def _machine(material: Material) -> list[Block]:
    """Where the machine that helps the codes errs, by language and population."""
    words = material.words
    rows = [row for row in material.rows("confusions") if int(row["coded"])]
    if not rows:
        return []
    lines = tuple(_confusion(material, row) for row in rows)
    heads = (("measure", False), ("group", False), ("coded", True), *((cell, True) for cell in CELLS), ("told", True))
    table = Table(caption=words.text("sure.machine_caption"), columns=material.columns("sure", heads), rows=lines)
    blocks: list[Block] = [Heading(text=words.say("sure.machine_title")), Para(text=words.say("sure.machine"))]
    return [*blocks, Fold(summary=words.say("sure.machine_fold"), blocks=(table,), printed=True)]


CELLS = ("both", "hand_only", "read_only", "neither")


def _confusion(material: Material, row: dict[str, Any]) -> tuple[Said, ...]:
    words = material.words
    group, measure = shown(row["name"]), label_of(material, row)
    if row["group"] == "language":
        group = words.language_name(group)
    label = words.text("sure.confusion_label", measure=measure, group=group)
    reader = shown(row["instrument"])
    address = f"machine.{row['id']}.{reader}" if reader != OURS else f"machine.{row['id']}"
    source = f"confusions[{row['id']}]"
    cells: list[Said] = []
    for key in ("coded", *CELLS):
        value = number(row[key])
        said = words.text("sure.cell_label", label=label, cell=words.text(f"sure.{key}"))
        cells.append(
            ("–",) if value is None else (material.count(f"{address}.{key}", int(value), said, f"{source}.{key}"),)
        )
    r, auc = number(row["r"]), number(row["auc"])
    told = auc if auc is not None else r
    if told is None:
        cells.append(("–",))
    else:
        key = "auc" if auc is not None else "r"
        said = words.text(f"sure.{key}_label", label=label)
        fact = material.fact(f"{address}.{key}", words.number(told, digits=2), told, said, f"{source}.{key}")
        cells.append(words.say(f"sure.told_{key}", value=fact))
    who: Said = (name(group),) if reader == OURS else (name(f"{group} ({reader})"),)
    return ((measure,), who, *cells)


def _people(material: Material) -> list[Block]:
    """Where each population was taken from."""
    words = material.words
    items = []
    for place, one in enumerate(material.view["bases"], 1):
        label = words.text("sure.basis_label", population=one["population"], basis=one["population_basis"])
        n = material.count(f"basis.{place}", int(one["n"]), label, f"reactions by basis {place}")
        threads = material.count(f"basis.{place}.threads", int(one["threads"]), label, f"discussions by basis {place}")
        items.append(
            words.say("sure.basis", population=name(one["population"]), n=n, basis=name(one["population_basis"]),
                      threads=words.say("measured.n_threads", n=threads))
        )  # fmt: skip
    idle = [english(text) for text in idle_rules(material.study)]
    return [
        Heading(text=words.say("sure.people_title")),
        Para(text=words.say("sure.people")),
        Items(items=(*items, *idle)),
    ]

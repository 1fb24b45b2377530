"""What was measured of each population, as numbers that open on the comments behind them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reports.ids import Ids
from reports.material import Material, behind
from reports.pieces import Behind, Fact, Said, name, plain
from reports.shown import number, shown
from reports.standing import remedy, why

SIDES = {"favor": "FAVOR", "against": "AGAINST"}
"""Measures that are shares of a side, and the side's code."""
READ = frozenset({"read", "none"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """A value with its interval: both open on what was coded; `interval` is None where none could be made."""

    measure: str
    value: Fact
    interval: Fact | None
    number: float
    low: float | None
    high: float | None
    level: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PopulationMeasures:
    """A population: how many count and where, its estimates by measure, and why others are missing.

    `chosen` of them an editor or translator chose. `why` says what is lacking and `remedies` what to do about it, each
    once.
    """

    name: str
    n: Fact
    comments: Fact
    quoted: Fact
    threads: Fact
    coded: Fact
    estimates: Mapping[str, Estimate]
    level: str
    chosen: int
    why: tuple[Said, ...]
    remedies: tuple[Said, ...]

    def has_sides(self) -> bool:
        """Whether both shares may be printed."""
        return "favor" in self.estimates and "against" in self.estimates


def measured(material: Material) -> list[PopulationMeasures]:
    """Each population, the one with most reactions first; made once for all sections."""
    return material.once("measured", lambda: _measured(material))


def _measured(material: Material) -> list[PopulationMeasures]:
    rows: dict[str, list[Mapping[str, Any]]] = {}
    for row in material.rows("populations"):
        rows.setdefault(str(row["population"]), []).append(row)
    found = [_population(material, key, held) for key, held in rows.items()]
    return sorted(found, key=lambda one: (-int(one.n.value or 0), one.name))


def _population(material: Material, key: str, rows: Sequence[Mapping[str, Any]]) -> PopulationMeasures:
    words, ids = material.words, material.counted.get(key, material.ids(()))
    said, first = shown(key), rows[0]
    comments, quoted = ids.where(~material.quoted), ids.where(material.quoted)
    coded = _coded(material, [str(row["variable"]) for row in rows], ids)
    estimates = [_estimate(material, said, row, ids) for row in rows if number(row["value"]) is not None]
    levels = [str(row["level"]) for row in rows]
    return PopulationMeasures(
        name=said,
        n=_count(material, f"{said}.n", "counted", said, ids),
        comments=_count(material, f"{said}.comments", "comments", said, comments),
        quoted=_count(material, f"{said}.quoted", "quoted", said, quoted),
        threads=material.count(
            f"{said}.threads", int(first["threads"]), words.text("measured.threads", population=said),
            f"populations[{first['id']}].threads", behind(words.text("measured.counted", population=said), ids),
        ),
        coded=_count(material, f"{said}.coded", "coded", said, coded),
        estimates={one.measure: one for one in estimates},
        level=next((level for level in levels if level not in READ), levels[0]),
        chosen=int(first["chosen"]),
        why=_once(why(material, row) for row in rows),
        remedies=_once(remedy(material, row) for row in rows),
    )  # fmt: skip


def _once(said: Iterable[Said]) -> tuple[Said, ...]:
    """The sentences, those that read alike once."""
    return tuple({plain(one): one for one in reversed([one for one in said if one])}.values())[::-1]


def _count(material: Material, address: str, key: str, population: str, ids: Sequence[str]) -> Fact:
    label = material.words.text(f"measured.{key}", population=population)
    return material.count(address, len(ids), label, f"counting: {key}", behind(label, ids))


def _coded(material: Material, variables: Sequence[str], ids: Ids) -> Ids:
    """Those of the reactions that somebody coded for one of the variables."""
    return ids.where(material.among(key for name in variables for key in material.coded.get(name, ())))


def _estimate(material: Material, population: str, row: Mapping[str, Any], ids: Ids) -> Estimate:
    words, measure, share = material.words, str(row["measure"]), row["kind"] == "share"
    value, low, high = (number(row[key]) for key in ("value", "low", "high"))
    label = words.text("measured.of", measure=label_of(material, row), population=population)
    source = f"populations[{row['id']}]"
    groups = _behind(material, row, ids)
    note = _note(material, row)
    text = words.share(value) if share else words.signed(value)
    made = material.fact(f"{population}.{measure}", text, value, label, f"{source}.value", *groups, note=note)
    interval = None
    if low is not None and high is not None:
        ends = words.ends(low, high, share=share)
        between = words.text("measured.ends" if low >= 0 else "claims.ends", low=ends[0], high=ends[1])
        interval = material.fact(
            f"{population}.{measure}.interval", between, None, words.text("measured.interval", label=label),
            f"{source}.low,high", *groups, note=words.text("measured.interval_note"),
        )  # fmt: skip
    return Estimate(
        measure=measure, value=made, interval=interval, number=value, low=low, high=high, level=str(row["level"])
    )


def label_of(material: Material, row: Mapping[str, Any]) -> str:
    """What a row of `populations` or `compare` measures, in the report's words: "against sending them back"."""
    key = f"measured.{row['measure']}"
    if material.words.has(key):
        return material.words.text(key, target=material.target)
    return shown(row["label"])


def _note(material: Material, row: Mapping[str, Any]) -> str:
    """How a value came about: who coded how many, and what the codes alone give."""
    words, share = material.words, row["kind"] == "share"
    plain = number(row["plain"])
    said = words.text(
        "measured.note", coded=int(row["coded"]), n=int(row["n"]),
        plain="–" if plain is None else (words.share(plain) if share else words.signed(plain)),
    )  # fmt: skip
    left = int(row["n"]) - int(row["coded"])
    return f"{said} {words.text('measured.sharpened', n=left)}" if left else said


def _behind(material: Material, row: Mapping[str, Any], ids: Ids) -> list[Behind]:
    """The coded reactions by what they were coded as, the side in question first, then those that nobody coded."""
    words, variable = material.words, str(row["variable"])
    labels = material.hand.get(variable, {})
    wanted = SIDES.get(str(row["measure"]))
    by_label: dict[str, list[str]] = {}
    is_coded = material.among(labels)
    for one in ids.where(is_coded):
        by_label.setdefault(labels[one], []).append(one)
    order = sorted(by_label, key=lambda label: (label != wanted, label))
    groups = [behind(words.text("measured.as", label=words.code(variable, shown(one))), by_label[one])
              for one in order]  # fmt: skip
    return [*groups, behind(words.text("measured.uncoded"), ids.where(~is_coded))]


def people(material: Material, one: PopulationMeasures) -> Said:
    """How many and where: "88 comments and 45 quoted in news stories, in 11 discussions"."""
    words = material.words
    parts = [words.say("measured.n_comments", n=one.comments)] if one.comments.value else []
    parts += [words.say("measured.n_quoted", n=one.quoted)] if one.quoted.value else []
    return words.say("measured.people", who=words.listed(parts), threads=words.say("measured.n_threads", n=one.threads))


def population(text: str) -> Said:
    """A population's name: it may come out of the user's own file."""
    return (name(text),)

"""Why a number stands as it does, or not, and what would lift that: the gate's codes in the report's words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reports.material import Material
from reports.pieces import Fact, Said, Span, code, english, name
from reports.shown import number, sentence, shown

SECONDS = 30
"""Seconds that coding one reaction takes a person: what the report promises of a sheet."""


def minutes(reactions: int) -> int:
    """Minutes that coding so many reactions takes, in fives from ten on."""
    exact = max(1, round(reactions * SECONDS / 60))
    return exact if exact < 10 else 5 * round(exact / 5)


def why(material: Material, row: Mapping[str, Any]) -> Said:
    """What a row of the layer `populations` lacks; nothing where it lacks nothing."""
    words, kind = material.words, shown(row["why_code"])
    key = f"standing.{kind}"
    if not kind:
        return ()
    if not words.has(key):
        return english(sentence(row["why"]))
    facts = {key: _count(material, row, key) for key in ("n", "coded", "chosen", "threads", "coded_threads")}
    alpha = number(row["alpha"])
    return words.say(
        key, population=name(shown(row["population"])), variable=variable_words(material, str(row["variable"])),
        n=facts["n"], coded=facts["coded"], chosen=facts["chosen"],
        alpha="–" if alpha is None else _alpha(material, row, alpha),
        threads=words.say("measured.n_threads", n=facts["threads"]),
        coded_threads=words.say("measured.n_threads", n=facts["coded_threads"]),
    )  # fmt: skip


def _count(material: Material, row: Mapping[str, Any], key: str) -> Fact:
    """A count of the row at an address of its own: of one variable, which another's may differ from."""
    population, variable = shown(row["population"]), str(row["variable"])
    said = material.words.text(
        f"standing.of_{key}", population=population, variable=variable_words(material, variable)
    )  # fmt: skip
    return material.count(
        f"{population}.{variable}.{key}", int(row[key]), said, f"standing {population}/{variable}: {key}"
    )


def _alpha(material: Material, row: Mapping[str, Any], alpha: float) -> Fact:
    variable = str(row["variable"])
    said = material.words.text("sure.alpha_label", variable=variable_words(material, variable))
    text = material.words.number(alpha, digits=2)
    return material.fact(f"{variable}.least_alpha", text, alpha, said, f"standing {variable}: alpha")


def remedy(material: Material, row: Mapping[str, Any]) -> Said:
    """What to do about it: pages to save, or codes to give, with the command."""
    words, more = material.words, int(row["more"])
    kind = shown(row["why_code"])
    if kind == "few-discussions":
        return words.say("standing.save_pages")
    if kind == "disagreement":
        return words.say("standing.sharpen", command=code("commentariat agree … --disagreements"))
    if not kind or not more:
        return ()
    population = shown(row["population"])
    after = " --after SHEETS" if row["drawn"] else ""
    command = f'commentariat sample … --for {row["variable"]} -n {more} --only "{population}"{after} -o SHEETS'
    return words.say(
        "standing.code_more", n=_count(material, row, "more"), population=name(population),
        minutes=Span(text=words.number(minutes(more)), kind="strong"), command=code(command),
    )  # fmt: skip


def variable_words(material: Material, variable: str) -> str:
    """What was coded, in the report's words where it is one of ours."""
    key = f"standing.variable_{variable}"
    return material.words.text(key) if material.words.has(key) else shown(variable)

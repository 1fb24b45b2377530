"""Documents as a report makes them, of as many made comments as asked for, without the analyses: what a page costs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
import pandas as pd

from benchmarks.made_threads import threads
from reports.blocks import Block, Column, Para, Quotes, ReportSection, Table, TalkPlace
from reports.document import Code, Document
from reports.pieces import Behind, Fact, name
from reports.shown import anchor
from reports.view.sample import FIRST, MOST_COMMENTS, CommentSample, drawn
from reports.view.threads import thread_view
from reports.words import Words
from threads.model import Thread

POPULATIONS = {"en": "Readers of a blog", "zh": "Chinese netizens", "ko": "Korean netizens"}
SIDES = ("FAVOR", "AGAINST", "NONE")
CODED = 0.3
"""Of the comments so many have hand codes, by two coders."""
THEMES = 12


def document(count: int, *, seed: int = 0, most: int = MOST_COMMENTS) -> Document:
    """A document of made threads with `count` comments in all, coded by chance; the same for the same seed. Of more
    than `most` it carries a sample."""
    return document_of(threads(count, seed=seed), seed=seed, title=f"{count:,} comments on a toll", most=most)


def document_of(
    made: Iterable[Thread], *, seed: int = 0, title: str = "Made", most: int = MOST_COMMENTS
) -> Document:  # fmt: skip
    """A document of these threads, whose comments have populations, themes and codes by chance."""
    made = list(made)
    sample = _sample(made, most=most, seed=seed)
    chance = np.random.default_rng(seed)
    reactions: dict[str, dict[str, Any]] = {}
    codes: dict[str, list[Code]] = {}
    views = []
    for thread in made:
        told = {f"{thread.id}/{comment.id}": _told(comment.language or "en", chance) for comment in thread.comments}
        view = thread_view(thread, told)
        views.append(view)
        for row in view["rows"]:
            key = row["key"]
            reactions[key] = {
                "text": "".join(part["text"] for part in row["segments"]), "author": row["author"],
                "channel": "comment", "number": row["number"], "anchor": anchor(key), "path": view["name"], **told[key],
            }  # fmt: skip
            if side := told[key].get("stance"):
                codes[key] = [("stance", coder, str(side)) for coder in ("A", "B")]
    facts = {fact.id: fact for fact in _facts(reactions, sample)}
    if sample is not None:
        kept = sample.ids.union(key for fact in facts.values() for one in fact.behind for key in one.ids)
        views = [{**view, "rows": [row for row in view["rows"] if row["key"] in kept]} for view in views]
    return Document(
        title=title, question="What do readers make of the toll?", note="Made comments.", words=Words("en"),
        version="0", sections=_sections(facts, list(reactions)[:6]), facts=facts, reactions=reactions, codes=codes,
        threads=views, voices=[], view={"seed": seed}, sample=sample,
    )  # fmt: skip


def _sample(made: Iterable[Thread], *, most: int, seed: int) -> CommentSample | None:
    rows = [(f"{thread.id}/{one.id}", thread.id, depth, one.language or "en") for thread in made
            for depth, one in thread.walk()]  # fmt: skip
    table = pd.DataFrame(rows, columns=["id", "thread", "depth", "language"]).set_index("id")
    return drawn(table, table["language"], limit=most, seed=seed)


def _told(language: str, chance: np.random.Generator) -> dict[str, Any]:
    theme = int(chance.integers(THEMES))
    told: dict[str, Any] = {
        "population": POPULATIONS.get(language, "Others"), "left_out": "", "topic_id": f"topic-{theme}",
        "topic": f"theme {theme}",
    }  # fmt: skip
    if chance.random() < CODED:
        told["stance"] = SIDES[int(chance.integers(len(SIDES)))]
    return told


def _facts(reactions: dict[str, dict[str, Any]], sample: CommentSample | None) -> list[Fact]:
    """How many, and how many on each side, of each population and of each of its themes."""
    groups: dict[tuple[str, str], list[str]] = {}
    for key, one in reactions.items():
        groups.setdefault((one["population"], ""), []).append(key)
        groups.setdefault((one["population"], one["topic"]), []).append(key)
    found = []
    for place, ((population, theme), ids) in enumerate(sorted(groups.items())):
        sides = [_behind(side, [key for key in ids if reactions[key].get("stance") == side], sample) for side in SIDES]
        label = " · ".join(filter(None, (population, theme)))
        found.append(
            Fact(id=f"n.{place}", text=f"{len(ids):,}", value=len(ids), label=label, source="counting",
                 behind=(_behind("all", ids, sample), *sides))
        )  # fmt: skip
    return found


def _behind(label: str, ids: list[str], sample: CommentSample | None) -> Behind:
    kept = [key for place, key in enumerate(ids) if sample is None or place < FIRST or key in sample.ids]
    return Behind(label=label, ids=tuple(kept), more=len(ids) - len(kept))


def _sections(facts: dict[str, Fact], quoted: list[str]) -> tuple[ReportSection, ...]:
    rows = tuple(((name(fact.label),), (fact,)) for fact in facts.values())
    columns = (Column(head="of whom", row=True), Column(head="comments", numeric=True))
    answer: tuple[Block, ...] = (
        Para(text=("Opinions were made by chance.",), role="lead"),
        Table(caption="How many", columns=columns, rows=rows),
        Quotes(ids=tuple(quoted)),
    )
    return (
        ReportSection(id="answer", title=("The answer",), blocks=answer),
        ReportSection(id="threads", title=("The discussions",), blocks=(TalkPlace(),), appendix=True),
    )

"""Comments that both camps answer kindly."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

import pandas as pd

from analysis.base import Result, Study, analysis
from analysis.camps.named import LETTERS
from analysis.camps.threads import camps_of, signs_of
from analysis.tables import counted, table_of

COLUMNS = (
    "id", "thread", "number", "author", "camp", "kindness", "kind_a", "unkind_a", "answers_a", "kind_b", "unkind_b",
    "answers_b", "kind_answers",
)  # fmt: skip
KIND_FROM = 0.4
"""Sentiment from which an answer without a cue is kind. `benchmarks.camps --cues`, even ids: of the Reddit answers
without a cue that reach it 33 agree and 9 disagree; of those as far below 0 58 agree and 69 disagree: neither."""


@dataclass
class Answers:
    """How the authors of one camp answer a comment: the ids of kind answers, and counts of authors."""

    kind: dict[str, str] = field(default_factory=dict)
    unkind: set[str] = field(default_factory=set)
    all: set[str] = field(default_factory=set)

    @property
    def share(self) -> float:
        """The share of authors who answer kindly, one kind and one unkind added, that few do not lead."""
        return (len(self.kind) + 1) / (len(self.all) + 2)


@analysis("bridging", about="reaction")
def bridging(study: Study) -> Result:
    """Comments that placed authors of both camps answer kindly, more of each camp kindly than unkindly.

    `kindness` is the lower of the two camps' shares of authors who answer kindly ((kind + 1) / (all + 2)). An answer is
    kind by a cue of agreement in its first words, or without a cue by its sentiment; unkind by a cue of disagreement.
    """
    rows: list[dict[str, Any]] = []
    threads, answered = camps_of(study)[0], 0
    for thread, answers in _answers(study):
        answered += sum(all(one.all for one in both) for both in answers.values())
        camp = threads[thread].cut.camps()
        kindly = {name: both for name, both in answers.items() if all(len(one.kind) > len(one.unkind) for one in both)}
        written = study.reactions[["author", "number"]].loc[list(kindly)].astype(object) if kindly else pd.DataFrame()
        for (name, author, number), both in zip(written.itertuples(name=None), kindly.values(), strict=True):
            rows.append(_row(name, thread, number, author, camp.get(author), both))
    rows.sort(key=lambda row: (-row["kindness"], -row["answers_a"] - row["answers_b"], row["id"]))
    notes = (
        f"{counted(answered, 'comment is', 'comments are')} answered by both camps, {len(rows):,} kindly by both: by a "
        "cue of agreement in an answer’s first words, or by its sentiment. Irony is read as it is written.",
    )
    refusal = None if threads else "No comment bridges camps where none are drawn."
    return Result(table=table_of(rows, COLUMNS), notes=notes if rows or answered else (), refusal=refusal)


def _answers(study: Study) -> Iterator[tuple[str, dict[str, tuple[Answers, Answers]]]]:
    """Of each thread that has camps, by comment, how the placed authors of each camp answer it; nobody answers
    himself."""
    threads, signs = camps_of(study)[0], signs_of(study)
    for thread, links in groupby(_links(study), key=lambda link: link[0]) if threads else ():
        found: dict[str, tuple[Answers, Answers]] = {}
        camps = threads[thread].cut.camps() if thread in threads else {}
        for _, child, parent, author, tone in links:
            camp = camps.get(author)
            if camp is None:
                continue
            one = found.setdefault(parent, (Answers(), Answers()))[camp]
            one.all.add(author)
            sign = signs.get(child, 0)
            if sign > 0 or (sign == 0 and tone >= KIND_FROM):
                one.kind.setdefault(author, child)
            elif sign < 0:
                one.unkind.add(author)
        if found:
            yield thread, found


def _links(study: Study) -> Iterator[tuple[str, str, str, str, float]]:
    """Thread, child, parent and the child's author of each link between two people, and the child's sentiment, NaN
    where it has none."""
    table = study.layer("replies").columns("thread", "child", "parent", "child_author", "parent_author", "missing")
    known = table[table["child_author"].notna() & ~table["missing"].astype(bool)]
    known = known[known["child_author"] != known["parent_author"]]
    tones = study.layer("sentiment").columns("score")["score"].reindex(known["child"])
    columns = (known[name].astype(str) for name in ("thread", "child", "parent", "child_author"))
    return zip(*columns, tones.tolist(), strict=True)


def _row(
    name: str, thread: str, number: Any, author: Any, camp: int | None, both: tuple[Answers, Answers]
) -> dict[str, Any]:
    return {
        "id": name, "thread": thread, "number": number, "author": author,
        "camp": None if camp is None else LETTERS[camp], "kindness": min(one.share for one in both),
        **{f"{what}_{letter.lower()}": len(part) for letter, one in zip(LETTERS, both, strict=True)
           for what, part in (("kind", one.kind), ("unkind", one.unkind), ("answers", one.all))},
        "kind_answers": [child for one in both for child in one.kind.values()],
    }  # fmt: skip

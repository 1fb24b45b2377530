"""The first screen: what was found, of whom, whether they differ, how sure it is, and what is not in here."""

from __future__ import annotations

from reports.blocks import Block, Para, Section
from reports.material import Material, behind
from reports.sections import section


@section("answer", rank=10)
def answer(material: Material) -> Section:
    """What was found, in sentences whose numbers open on the comments behind them."""
    words = material.words
    blocks: list[Block] = []
    for name, ids in material.counted.items():
        n = material.count(
            f"{name}.n", len(ids), words.text("answer.counted", population=name), "counting", behind(name, ids)
        )
        blocks.append(Para(text=words.say("answer.people", population=name, n=n)))
    return Section(id="answer", title=words.say("answer.title"), blocks=tuple(blocks))

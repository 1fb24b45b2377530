"""Methods: a paragraph that a paper can take over, with its works, and the limits in plain words."""

from __future__ import annotations

from reports.blocks import Block, Heading, Items, Para, Section
from reports.material import Material
from reports.pieces import english, link
from reports.sections import section
from reports.view.method import versions

LIMITS = ("readers", "names", "irony", "languages", "links", "themes", "machine")


@section("method", rank=80)
def method(material: Material) -> Section:
    """What to write in a paper, what to cite, what these numbers cannot show, and how to make them again."""
    words, paragraph = material.words, material.view["paragraph"]
    refused = [english(text) for text in material.view["refusals"]]
    blocks: list[Block] = [
        Heading(text=words.say("method.limits_title")),
        Items(items=(*(words.say(f"method.limit_{limit}") for limit in LIMITS), *refused)),
        Heading(text=words.say("method.paper_title"), id="paper"),
        Para(text=english(" ".join(paragraph["sentences"]))),
    ]
    if paragraph["works"]:
        blocks.append(Items(items=tuple(english(work) for work in paragraph["works"]), role="hint"))
        blocks.append(Para(text=words.say("method.bib", file=link("references.bib", "references.bib")), role="hint"))
    said = words.say("method.again", version=material.version, seed=str(material.study.seed), packages=versions(),
                     manifest=link("manifest.json", "manifest.json"))  # fmt: skip
    blocks += [Heading(text=words.say("method.again_title")), Para(text=said)]
    undrawn = material.view["not_drawn"]
    if undrawn:
        blocks += [
            Heading(text=words.say("method.undrawn")),
            Items(items=tuple(english(text) for text in undrawn), role="hint"),
        ]
    return Section(id="method", title=words.say("method.title"), blocks=tuple(blocks))

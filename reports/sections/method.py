"""Methods: a paragraph that a paper can take over, with its works, and the limits in plain words."""

from __future__ import annotations

from reports.blocks import Block, Fold, Heading, Items, Para, ReportSection
from reports.material import Material
from reports.pieces import code, english, link
from reports.sections import section
from reports.shown import View
from reports.view.method import versions
from threads.text.encode import FAST

OF_CODES = frozenset({"irony", "languages"})
"""Limits of what people coded: said only where they did."""
LIMITS = ("readers", "names", "irony", "languages", "links", "themes", "machine")


@section("method", rank=80)
def method(material: Material) -> ReportSection:
    """What to write in a paper, what to cite, what these numbers cannot show, and how to make them again."""
    words, paragraph = material.words, material.view["paragraph"]
    limits = [limit for limit in LIMITS if material.coded or limit not in OF_CODES]
    refused = [english(text) for text in material.view["refusals"]]
    blocks: list[Block] = [
        Heading(text=words.say("method.limits_title")),
        Items(items=(*(words.say(f"method.limit_{limit}") for limit in limits), *refused)),
        Heading(text=words.say("method.paper_title"), id="paper"),
        Para(text=english(" ".join(paragraph["sentences"]))),
    ]
    if paragraph["works"]:
        blocks.append(Items(items=tuple(english(work) for work in paragraph["works"]), role="hint"))
        blocks.append(Para(text=words.say("method.bib", file=link("references.bib", "references.bib")), role="hint"))
    said = words.say(
        "method.again", version=material.version, seed=str(material.study.seed), packages=versions(),
        manifest=link("manifest.json", "manifest.json"), verify=code("commentariat verify OUT"),
    )  # fmt: skip
    blocks += [Heading(text=words.say("method.again_title")), Para(text=said)]
    if material.study.encoder == FAST:
        blocks.append(Para(text=words.say("method.fast")))
    computed = tuple(english(_layer(layer)) for layer in material.view["methods"])
    blocks.append(Fold(summary=words.say("method.computed"), blocks=(Items(items=computed, role="hint"),)))
    undrawn = material.view["not_drawn"]
    if undrawn:
        blocks += [
            Heading(text=words.say("method.undrawn")),
            Items(items=tuple(english(text) for text in undrawn), role="hint"),
        ]
    return ReportSection(id="method", title=words.say("method.title"), blocks=tuple(blocks))


def _layer(layer: View) -> str:
    """A computed table for who checks: its name and version, its settings, and what it notes of itself."""
    head = f"{layer['name']} {layer['version']}, {layer['rows']:,} rows"
    settings = f" ({layer['parameters']})" if layer["parameters"] else ""
    return f"{head}{settings}. {' '.join(layer['notes'])}".strip()

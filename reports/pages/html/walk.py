"""The numbers of a document in the order in which a reader meets them."""

from __future__ import annotations

from collections.abc import Iterator

from reports.blocks import Block, Fold, Heading, Items, Para, Quotes, ReportSection, Sides, Table, within
from reports.document import Document
from reports.pieces import Fact, Said, facts_of, plain


def facts_in_order(document: Document) -> list[Fact]:
    """Each number once, those that are printed in the order of the page, then the others."""
    found = {fact.id: fact for section in document.sections for said in _of_section(section) for fact in facts_of(said)}
    return list({**found, **document.facts}.values())


def printed_words(document: Document) -> Iterator[str]:
    """Every word that the sections print, but those of quoted reactions."""
    for section in document.sections:
        yield from map(plain, _of_section(section))
        for block in within(section.blocks):
            if isinstance(block, Table):
                yield from (block.caption, *(column.head for column in block.columns))


def _of_section(section: ReportSection) -> Iterator[Said]:
    yield section.title
    for block in section.blocks:
        yield from _said(block)


def _said(block: Block) -> Iterator[Said]:
    if isinstance(block, Heading | Para):
        yield block.text
    elif isinstance(block, Items):
        yield from block.items
    elif isinstance(block, Table):
        for row in block.rows:
            yield from row
    elif isinstance(block, Quotes):
        yield block.lead
    elif isinstance(block, Sides):
        for side in block.sides:
            yield side.title
            for inner in side.blocks:
                yield from _said(inner)
    elif isinstance(block, Fold):
        yield block.summary
        for inner in block.blocks:
            yield from _said(inner)

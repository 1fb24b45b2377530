"""The sentences of a report's blocks, for tests that read what it says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reports.blocks import Block, Chart, Fold, Heading, Items, Para, Quotes, Sides, Table, TalkPlace
from reports.pieces import Said


def sentences(blocks: Iterable[Block]) -> Iterator[Said]:
    """Every sentence of the blocks, with captions, heads and cells of tables."""
    for block in blocks:
        if isinstance(block, Heading | Para):
            yield block.text
        elif isinstance(block, Items):
            yield from block.items
        elif isinstance(block, Table):
            yield (block.caption,)
            yield from ((column.head,) for column in block.columns)
            for row in block.rows:
                yield from row
        elif isinstance(block, Quotes):
            yield block.lead
        elif isinstance(block, Sides):
            for side in block.sides:
                yield side.title
                yield from sentences(side.blocks)
        elif isinstance(block, Fold):
            yield block.summary
            yield from sentences(block.blocks)
        else:
            assert isinstance(block, Chart | TalkPlace)

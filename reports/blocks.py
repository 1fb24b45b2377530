"""What a section of the report is built of; the page, the print and the summary each lay these out in their way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from reports.pieces import Said


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading within a section; `id` is its address."""

    text: Said
    level: int = 3
    id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Para:
    """A paragraph. Roles: "body", "lead" (the answer), "hint" (how to read, what to do), "refusal", "alarm", "note"."""

    text: Said
    role: str = "body"


@dataclass(frozen=True, slots=True, kw_only=True)
class Items:
    """A list of sentences."""

    items: tuple[Said, ...]
    role: str = "body"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """The head of a column; numbers stand right, `row` marks the column that names each row."""

    head: str
    numeric: bool = False
    row: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table with its caption; a cell is a sentence in pieces."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Said, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotes:
    """Reactions in their own words, by id: never more than an excerpt on paper, each opening on where it stands.

    `lead` says what they have in common.
    """

    ids: tuple[str, ...]
    lead: Said = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """The place of a figure, by its name; nothing stands there where it was not drawn."""

    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of several columns that stand side by side on wide screens."""

    title: Said
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """Columns side by side on wide screens, one below the other on narrow ones."""

    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fold:
    """What is folded until asked for, unless `open`; print leaves it out unless `printed`."""

    summary: Said
    blocks: tuple[Block, ...]
    printed: bool = False
    open: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkPlace:
    """The place of the threads themselves: articles and their comments as trees, drawn by the page as they come into
    view; print has them in a document of their own."""


Block = Heading | Para | Items | Table | Quotes | Chart | Sides | Fold | TalkPlace


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportSection:
    """A section of the report: `id` is its address, `title` its heading."""

    id: str
    title: Said
    blocks: tuple[Block, ...] = field(default=())
    appendix: bool = False


def within(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, each with those that stand within it, in order."""
    for block in blocks:
        yield block
        if isinstance(block, Fold):
            yield from within(block.blocks)
        elif isinstance(block, Sides):
            for side in block.sides:
                yield from within(side.blocks)


def quoted(sections: Iterable[ReportSection]) -> list[str]:
    """The reactions that sections quote, in order."""
    return [key for one in sections for block in within(one.blocks) if isinstance(block, Quotes) for key in block.ids]

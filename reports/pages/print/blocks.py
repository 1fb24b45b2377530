"""The sections of a report as plain data for print: cut where paper ends, links only to what is on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from reports.blocks import Block, Chart, Fold, Heading, Items, Para, Quotes, ReportSection, Sides, Table, TalkPlace
from reports.document import Document
from reports.pages.print.tongues import tongue
from reports.pictures import Picture
from reports.pieces import Fact, Piece, Said, Span, plain
from reports.shown import View, excerpt

MOST_TITLE = 70
"""Letters of the title of the page that a quotation stands on."""
WIDTHS = (5, 46)
"""Letters between which a column's width follows what stands in it."""
WIDE = "\u2e80"
"""Letters from here on take the room of two."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintCut:
    """How much is printed: rows of a table, items of a list, quotations of one kind, letters of each, the appendix."""

    rows: int = 40
    items: int = 24
    quotes: int = 4
    letters: int = 240
    appendix: bool = True


@dataclass(kw_only=True)
class PrintLayout:
    """Lays blocks out for one document: which figures are there, which addresses can be led to, and how much fits."""

    document: Document
    pictures: Mapping[str, Picture]
    cut: PrintCut
    places: Mapping[str, str] = field(default_factory=dict)
    level: int = 1

    def section(self, section: ReportSection) -> View:
        """A section with its address and blocks."""
        self.level = 1
        return {
            "id": self.places.get(section.id, ""), "title": self.said(section.title), "appendix": section.appendix,
            "blocks": self.blocks(section.blocks),
        }  # fmt: skip

    def blocks(self, blocks: Sequence[Block]) -> list[View]:
        """The blocks that are printed."""
        return [made for block in blocks for made in self._block(block)]

    def _block(self, block: Block) -> list[View]:
        match block:
            case Heading():
                place = self.places.get(block.id, "") if block.id else ""
                # No level is left out on the way down, as who hears the headings read aloud would miss one.
                self.level = min(max(2, block.level - 1), self.level + 1)
                return [{"kind": "heading", "text": self.said(block.text), "level": self.level, "id": place}]
            case Para():
                return [{"kind": "para", "text": self.said(block.text), "role": block.role}] if block.text else []
            case Items():
                return self._items(block)
            case Table():
                return self._table(block)
            case Quotes():
                return self._quotes(block)
            case Chart():
                return self._chart(block)
            case Sides():
                sides = [{"title": self.said(side.title), "blocks": self.blocks(side.blocks)} for side in block.sides]
                return [{"kind": "sides", "sides": [side for side in sides if side["blocks"]]}]
            case Fold():
                inside = self.blocks(block.blocks) if block.printed else []
                return [{"kind": "fold", "summary": self.said(block.summary), "blocks": inside}] if inside else []
            case TalkPlace():
                return [{"kind": "para", "text": [self.word("talk")], "role": "hint"}]

    def _items(self, block: Items) -> list[View]:
        items = [self.said(one) for one in block.items[: self.cut.items]]
        return [{"kind": "items", "items": items, "role": block.role}, *self._rest(len(block.items), self.cut.items)]

    def _table(self, block: Table) -> list[View]:
        rows = block.rows[: self.cut.rows]
        columns = [
            {"head": column.head, "right": column.numeric,
             "letters": _letters(column.head, [plain(row[place]) for row in rows])}
            for place, column in enumerate(block.columns)
        ]  # fmt: skip
        made = {
            "kind": "table", "caption": block.caption, "columns": columns,
            "rows": [[self.said(cell) for cell in row] for row in rows],
        }  # fmt: skip
        return [made, *self._rest(len(block.rows), self.cut.rows)] if rows else []

    def _quotes(self, block: Quotes) -> list[View]:
        known = [key for key in block.ids if key in self.document.reactions]
        quotes = [quote(self.document, key, letters=self.cut.letters) for key in known[: self.cut.quotes]]
        made = {"kind": "quotes", "lead": self.said(block.lead), "quotes": quotes}
        return [made, *self._rest(len(known), self.cut.quotes)] if quotes else []

    def _rest(self, n: int, most: int) -> list[View]:
        """What is left to the page, where something is."""
        left = [self.document.words.text("print.more", n=n - most)] if n > most else []
        return [{"kind": "para", "text": left, "role": "rest"}] if left else []

    def _chart(self, block: Chart) -> list[View]:
        if block.name not in self.pictures:
            return []
        picture = self.pictures[block.name]
        return [
            {"kind": "chart", "file": file_of(self.pictures, block.name), "title": picture.title,
             "caption": picture.caption, "alt": picture.alt or picture.title}
        ]  # fmt: skip

    def said(self, said: Said) -> list[Any]:
        """A sentence: words as strings, what is set apart as a dict."""
        return [self._piece(piece) for piece in said]

    def _piece(self, piece: Piece) -> Any:
        match piece:
            case str():
                return piece
            case Fact():
                return piece.text
            case Span(kind="link"):
                place = self.places.get(piece.href.removeprefix("#"), "")
                if piece.href.startswith("#") or piece.href in piece.text:
                    return {"kind": "link", "text": piece.text, "to": place} if place else piece.text
                return f"{piece.text} ({piece.href})"
            case Span():
                return {"kind": piece.kind, "text": piece.text, "lang": tongue(piece.text, piece.lang)}

    def word(self, key: str) -> str:
        """A sentence of ours about print."""
        return self.document.words.text(f"print.{key}")


def quote(document: Document, key: str, *, letters: int) -> View:
    """A reaction as a quotation: an excerpt, whose it is, and where it stands."""
    one, words = document.reactions[key], document.words
    side = str(one.get("stance") or "")
    coded = words.code("stance", side) if side else ""
    thread: View = next((one for one in document.threads if key.startswith(f"{one['id']}/")), {})
    page = excerpt(thread.get("outlet") or thread.get("title") or one["path"], longest=MOST_TITLE)
    author = one["author"] or words.text("print.quoted" if one["channel"] == "quoted" else "print.unnamed")
    return {
        "text": excerpt(one["text"], longest=letters),
        "lang": tongue(one["text"], one.get("language") or "", thread.get("language", "")),
        "author": author, "where": " · ".join(part for part in (one["population"], page, one["number"] or "") if part),
        "side": side, "coded": words.text("print.coded", label=coded) if coded else "",
    }  # fmt: skip


def file_of(pictures: Mapping[str, Picture], name: str) -> str:
    """The name under which a figure's SVG is handed to typst."""
    return f"figure-{list(pictures).index(name)}.svg"


def places_of(sections: Sequence[ReportSection]) -> dict[str, str]:
    """The addresses that a link within print can lead to, each with its name there."""
    ids = [name for section in sections for name in (section.id, *_headings(section.blocks))]
    return {name: f"to-{place}" for place, name in enumerate(dict.fromkeys(ids)) if name}


def _headings(blocks: Sequence[Block]) -> list[str]:
    """The addresses of the headings that are printed for certain: those that no fold holds."""
    return [block.id for block in blocks if isinstance(block, Heading) and block.id]


def _letters(head: str, cells: Sequence[str]) -> int:
    """The letters that a column has room for: of its longest cell, and of its head in two lines or a few more."""
    low, high = WIDTHS
    words = max((_room(word) for word in head.split()), default=0)
    return min(high, max(low, words, -(-_room(head) // 2), *map(_room, cells)))


def _room(text: str) -> int:
    return sum(2 if letter >= WIDE else 1 for letter in text)

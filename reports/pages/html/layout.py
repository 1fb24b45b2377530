"""Blocks of a section as HTML, one macro a kind; headings keep their order wherever a block stands."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from reports.blocks import Block, Chart, Fold, Heading, Quotes, ReportSection, Sides, Table
from reports.document import Document
from reports.pages.html.items import VOICE, Held, language_tag
from reports.pieces import Fact, Piece, Said, Span, facts_of, plain
from reports.shown import View, excerpt, shown
from threads.text.language import detect

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markupsafe import Markup

    from reports.pictures import Picture

LONGEST_QUOTE = 420
"""Letters of a reaction on a card; its address leads to the whole."""
MOST_ROWS = 200
"""Rows of the table behind a figure; the file beside it has all."""
DEEPEST_HEADING = 6
_LOCAL = re.compile(r"#|(?![\w+.-]+:|//|\\)[^\x00-\x20]")


class PageLayout:
    """Lays blocks out: `macros` is the module of `blocks.html`. A number has its id where it stands first."""

    def __init__(self, document: Document, items: Held, pictures: Sequence[Picture], macros: Any) -> None:
        self._document, self._items, self._macros = document, items, macros
        self._words = document.words
        self._pictures = {picture.name: picture for picture in pictures}
        self._named: set[str] = set()
        self._level = 2

    def section(self, section: ReportSection) -> Markup:
        """The blocks of a section, below its heading of level 2."""
        self._level = 2
        return self._all(section.blocks)

    def titles(self) -> list[tuple[str, str]]:
        """The address and the heading of each section."""
        return [(section.id, plain(section.title)) for section in self._document.sections]

    def said(self, said: Said) -> Markup:
        """A sentence with its numbers as links."""
        from markupsafe import Markup

        return Markup("").join(self._piece(piece) for piece in said)

    def summary(self, said: Said) -> Markup:
        """A sentence on which a fold opens. Its numbers are no links there, since no link stands within what is pressed
        itself: a pointer opens them, and as links they stand first in the fold."""
        from markupsafe import Markup

        return Markup("").join(
            self._macro("number", piece) if isinstance(piece, Fact) else self._piece(piece) for piece in said
        )

    def numbers(self, said: Said) -> bool:
        """Whether a sentence has numbers."""
        return bool(facts_of(said))

    def _all(self, blocks: Iterable[Block]) -> Markup:
        from markupsafe import Markup

        return Markup("").join(self._block(block) for block in blocks)

    def _block(self, block: Block) -> Markup:
        return self._macro(type(block).__name__.lower(), block, self)

    def _macro(self, name: str, *given: Any) -> Markup:
        from markupsafe import Markup

        return Markup(getattr(self._macros, name)(*given))  # noqa: S704  macros escape

    def _piece(self, piece: Piece) -> Markup:
        from markupsafe import Markup, escape

        if isinstance(piece, Fact):
            first = piece.id not in self._named
            self._named.add(piece.id)
            return self._macro("fact", piece, first, self.opens(piece))
        if isinstance(piece, Span):
            return self._macro("span", piece, language_tag(piece.lang), bool(_LOCAL.match(piece.href)))
        return Markup("") + escape(piece)

    def opens(self, fact: Fact) -> str:
        """What a link says that leads to what is behind a number."""
        n = fact.opens_on
        key = "page.opens" if n else "page.made"
        return self._words.text(key, text=fact.text, label=fact.label, n=n)

    def text(self, key: str, **values: Any) -> str:
        """One of the page's own messages."""
        return self._words.text(f"page.{key}", **values)

    def heading(self, heading: Heading) -> int:
        """The level of a heading: none is left out on the way down."""
        self._level = min(max(heading.level, 3), self._level + 1, DEEPEST_HEADING)
        return self._level

    def sides(self, sides: Sides) -> list[tuple[int, Markup, Markup]]:
        """For each side the level of its heading, its heading and its blocks."""
        found = []
        for side in sides.sides:
            with self._below():
                found.append((self._level, self.said(side.title), self._all(side.blocks)))
        return found

    def fold(self, fold: Fold) -> Markup:
        """The blocks within a fold."""
        level = self._level
        inside = self._all(fold.blocks)
        self._level = level
        return inside

    def below(self) -> int:
        """The level of a heading one below the last one."""
        return min(self._level + 1, DEEPEST_HEADING)

    @contextmanager
    def _below(self) -> Iterator[None]:
        level = self._level
        self._level = self.below()
        yield
        self._level = level

    def cells(self, table: Table) -> list[list[tuple[Any, Markup]]]:
        """The rows of a table, each cell with its column."""
        return [
            [(column, self.said(cell)) for column, cell in zip(table.columns, row, strict=True)] for row in table.rows
        ]

    def cards(self, quotes: Quotes) -> list[View]:
        """The reactions of a block of quotes, each with what stands below it."""
        return [self._card(key) for key in quotes.ids if key in self._document.reactions]

    def _card(self, key: str) -> View:
        reaction = self._document.reactions[key]
        place = self._items.by_key.get(key)
        item = self._items.all[place] if place is not None else None
        thread = self._document.threads[item.thread] if item and item.thread >= 0 else None
        view: View = item.view if item else {}
        side, tone = reaction.get("stance") or "", reaction.get("sentiment") or ""
        return {
            "text": excerpt(reaction["text"], longest=LONGEST_QUOTE),
            "original": excerpt(view.get("original", ""), longest=LONGEST_QUOTE) if view.get("original") else "",
            "original_language": language_tag(detect(view.get("original", "")) or ""),
            "language": item.language if item else "",
            "author": reaction["author"] or self._words.text(
                "page.voice_unnamed" if reaction["channel"] == "quoted" else "page.unnamed"),
            "number": reaction["number"] or "",
            "population": reaction["population"],
            "page": (thread["title"] if thread else "") or reaction["path"],
            "quoted": bool(item and item.kind == VOICE),
            "side": side, "side_said": self._words.code("stance", side),
            "tone": tone, "tone_said": self._words.code("sentiment", tone),
            "address": "#r=" + reaction["anchor"].removeprefix("r-"),
        }  # fmt: skip

    def picture(self, chart: Chart) -> Picture | None:
        """The figure of that name, where it was drawn; a figure stands once."""
        return self._pictures.pop(chart.name, None)

    def drawn(self, picture: Picture) -> Markup:
        """A figure in the page: with the colours of the page's scheme where it has such a form, else as an image."""
        import base64

        from markupsafe import Markup

        inline = getattr(picture, "inline", "")
        if inline:
            return Markup(inline if isinstance(inline, str) else inline.decode())  # noqa: S704  drawn by us
        data = base64.b64encode(picture.svg).decode()
        return self._macro("image", picture, data)

    def behind(self, picture: Picture) -> View:
        """The table of a figure: its heads, its rows as text, and how many rows are left out."""
        table = picture.table
        numeric = [kind.kind in "iuf" for kind in table.dtypes]
        rows = [
            [(self._cell(cell), right) for cell, right in zip(row, numeric, strict=True)]
            for row in table.head(MOST_ROWS).astype(object).itertuples(index=False, name=None)
        ]
        return {
            "heads": list(zip((shown(head) for head in table.columns), numeric, strict=True)),
            "rows": rows, "more": max(0, len(table) - MOST_ROWS),
        }  # fmt: skip

    def _cell(self, cell: Any) -> str:
        if isinstance(cell, bool) or not isinstance(cell, int | float):
            return excerpt(shown(cell))
        if not math.isfinite(cell):
            return "–"
        return self._words.number(cell, digits=0 if float(cell).is_integer() else 3)

"""What a sentence of the report is made of: its own words, numbers that open on comments, and words out of pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Behind:
    """Some of the reactions behind a number: what they have in common, in the reader's words, and their ids.

    `more` are those of them that the report does not carry."""

    label: str
    ids: Sequence[str]
    more: int = 0

    @property
    def n(self) -> int:
        """How many they are in all."""
        return len(self.ids) + self.more


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A printed number: `text` as it is printed, `value` as it was computed, and the reactions it opens on.

    `id` is its address in the page (`#f=id`), the same in every run on the same data. `label` says what it counts and
    `note` how it was made. `source` is where it stands: layer, row and column, or the count of the page.
    """

    id: str
    text: str
    value: float | None
    label: str
    source: str
    note: str = ""
    behind: tuple[Behind, ...] = ()

    @property
    def opens_on(self) -> int:
        """How many reactions stand behind it, those that the report does not carry too."""
        return len({name for one in self.behind for name in one.ids}) + sum(one.more for one in self.behind)


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Words that are not the report's: a name or a text out of a page, a command, another language, or a link.

    `kind` is "name" (out of a page), "text" (a comment's own words), "code" (to be typed), "strong", "link" or
    "foreign" (ours, in the language `lang`).
    """

    text: str
    kind: str
    lang: str = ""
    href: str = ""


Piece = str | Fact | Span
Said = tuple[Piece, ...]
"""A sentence, or several, in pieces."""


def name(text: str, lang: str = "") -> Span:
    """Words out of a page: never read as markup, and set apart from the direction of what stands around them."""
    return Span(text=text, kind="name", lang=lang)


def code(text: str) -> Span:
    """What is to be typed."""
    return Span(text=text, kind="code")


def link(text: str, href: str) -> Span:
    """A link within the report."""
    return Span(text=text, kind="link", href=href)


def english(text: str) -> Said:
    """A sentence of an analysis, which speaks English whatever the report's language."""
    return (Span(text=text, kind="foreign", lang="en"),) if text else ()


def plain(said: Said) -> str:
    """The sentence as text."""
    return "".join(piece if isinstance(piece, str) else piece.text for piece in said)


def facts_of(said: Said) -> tuple[Fact, ...]:
    """The numbers of a sentence."""
    return tuple(piece for piece in said if isinstance(piece, Fact))

"""One reader of speakers for each way of writing: of a span it gives the voice, or None where it is no quote."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from threads.quotes.attribution import Attribution
from threads.quotes.chinese import Chinese
from threads.quotes.filters import is_quote
from threads.quotes.korean import Korean
from threads.quotes.marks import Marked
from threads.quotes.pairs import script_of
from threads.quotes.shapes import options_among
from threads.quotes.speakers import Speakers
from threads.quotes.tokens import Tokens
from threads.quotes.voice import Voice

# Characters on each side of a span that tell the language of the sentence that it stands in.
AROUND = 40


class SpanReader(Protocol):
    """Reads the spans of one text, in order; later ones may refer back to earlier ones."""

    def voice(self, i: int) -> Voice | None:
        """The voice of span i, or None where it is no quote but a term, a title, or a handle."""


class Latin:
    """Reads spans in English and German text."""

    def __init__(self, text: str, spans: list[Marked], tokens: Tokens, context: str, options: set[int]) -> None:
        self.text, self.spans, self.options = text, spans, options
        self.attribution, self.speakers = Attribution(tokens, spans), Speakers(tokens, context=context)

    def voice(self, i: int) -> Voice | None:
        """The voice of span i, or None where it is no quote but a term, a title, or an answer to tick."""
        if i in self.options:
            return None
        source = self.attribution.sources[i]
        voice = self.speakers.voice(source)
        return voice if is_quote(self.text, self.spans[i], source, public=voice.kind.name == "public") else None


class Readers:
    """The readers of one text, each made when a span first needs it."""

    def __init__(self, text: str, spans: list[Marked], tokens: Tokens, context: str, *, east: bool) -> None:
        self.text, self.spans, self.east = text, spans, east
        self.options = options_among(tokens)
        """Spans that make up a sentence of answers to tick."""
        self.main = script_of(text) if east else "latin"
        self.makers: dict[str, Callable[[], SpanReader]] = {
            "han": lambda: Chinese(text, spans),
            "hangul": lambda: Korean(text, spans),
            "latin": lambda: Latin(text, spans, tokens, context, self.options),
        }
        self.made: dict[str, SpanReader] = {}

    def voice(self, i: int) -> Voice | None:
        """The voice of span i as the reader of its sentence's language tells it."""
        script = self._script_around(self.spans[i]) if self.east else "latin"
        if script not in self.makers:
            script = "latin"
        if script not in self.made:
            self.made[script] = self.makers[script]()
        return self.made[script].voice(i)

    def _script_around(self, span: Marked) -> str:
        text, own = self.text, script_of(self.text[span.start : span.end])
        if own == self.main:  # an original in brackets beside it says nothing of its sentence
            return self.main
        before, after = max(0, span.outer_start - AROUND), span.outer_end + AROUND
        script = script_of(text[before : span.outer_start] + text[span.outer_end : after]) or own
        return "han" if script == "kana" else script

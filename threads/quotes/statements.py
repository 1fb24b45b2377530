"""What one speaker says in one passage: the pieces that marks cut a statement into ("A," he said. "B") are one voice.

A `Quote` is one span between marks; a reader counts speakers' statements. Neighbouring quotes are one statement where
the same person speaks on, with nobody else quoted between: the second hangs on the same words for its speaker, or a
pronoun or a name leads back to them. Several people who are quoted in a row ("Some wrote: “A” “B”") stay several.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from threads.model import Quote, Thread
from threads.quotes.kinds import is_role
from threads.quotes.lexicon import cue, cues, everywhere, having
from threads.quotes.unnamed import is_unnamed

# Characters between two pieces of one statement: a clause of saying and a sentence about the speaker. On the tuning
# half of the news set, the gold names one speaker for 702 of 729 pairs of pieces joined under these rules.
REACH = 400
_SPACELESS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_WORD = re.compile(r"[^\W_]")
_PARAGRAPH = re.compile(r"\n\s*")
# "He added", "the user went on", 这位网友还说, 이 누리꾼은: words that stand for the speaker before them.
_BACK = re.compile(cues("back"), re.IGNORECASE)
# Somebody new between two pieces: "Another was moved. “…,” the user said".
_NEWCOMER = re.compile("|".join(cue(language, "newcomers") for language in having("newcomers")))
# Words for more than one speaker, and for a crowd of which the sentence does not say how many speak (网友, 네티즌).
_SEVERAL = re.compile(rf"{cue('en', 'several')}\b|\b{cue('en', 'several_end')}$", re.IGNORECASE)
_ONE = re.compile(r"(?:an?|one|another|this|that|the (?:same|top|first|second|last))\b", re.IGNORECASE)
_ANYBODY = everywhere("anybody")
_PLURAL_END = re.compile(r"(?<![’'suiSUI])s$")
_HEAD = re.compile(r"\s(?:of|from|in|on|at|with|who|whose|that|under|near|by)\s|,")
_SEVERAL_EAST = re.compile(f"{cue('zh', 'several')}|{cue('ko', 'several')}")
_ONE_EAST = re.compile(f"{cue('zh', 'single')}|{cue('ko', 'single')}")
_EAST = re.compile(r"[\u3400-\u9fff\uac00-\ud7af]")


@dataclass(frozen=True, slots=True)
class Statement:
    """The pieces of one speaker's statement, in order; `text` joins them."""

    pieces: tuple[Quote, ...]

    @property
    def first(self) -> Quote:
        """The piece that the statement opens with; the statement goes by its id."""
        return self.pieces[0]

    @property
    def text(self) -> str:
        """What was said: the pieces with a space between, without one between Chinese or Japanese letters."""
        return _one_text(quote.text for quote in self.pieces)

    @property
    def original(self) -> str | None:
        """The untranslated words of the pieces that have them, or None."""
        return _one_text(quote.original for quote in self.pieces if quote.original) or None

    @property
    def likes(self) -> int | None:
        """The likes that the page states beside any of the pieces, or None."""
        return next((quote.likes for quote in self.pieces if quote.likes is not None), None)


def statements(thread: Thread) -> list[Statement]:
    """Returns the thread's quotes as statements, in the order of their first pieces; each quote is in one of them."""
    texts = {thread.article.id: thread.article.text} | {comment.id: comment.text for comment in thread.comments}
    owners: dict[str, list[Quote]] = {}
    for quote in thread.quotes:
        owners.setdefault(quote.owner, []).append(quote)
    in_order = {owner: sorted(quotes, key=lambda quote: (quote.start, quote.end)) for owner, quotes in owners.items()}
    return [one for owner, quotes in in_order.items() for one in _of_owner(texts.get(owner, ""), quotes)]


def public_statements(thread: Thread) -> list[Statement]:
    """Returns the statements of members of the public, in order: what a report counts as quoted public voices."""
    return [one for one in statements(thread) if one.first.speaker_kind == "public"]


def _of_owner(text: str, quotes: list[Quote]) -> Iterator[Statement]:
    run = quotes[:1]
    for before, quote in pairwise(quotes):
        if not _goes_on(text, before, quote):
            yield Statement(tuple(run))
            run = []
        run.append(quote)
    if run:
        yield Statement(tuple(run))


def _goes_on(text: str, before: Quote, quote: Quote) -> bool:
    """Whether a quote is the next piece of what the quote before it began."""
    between = text[before.end : quote.start]
    if before.speaker_kind != quote.speaker_kind or None in (
        before.speaker_start,
        before.speaker_end,
        quote.speaker_start,
        quote.speaker_end,
    ):
        return False
    if len(between) > REACH or len(_PARAGRAPH.findall(between)) > 1:
        return False
    first, second = (text[q.speaker_start : q.speaker_end] for q in (before, quote))
    if (before.speaker_start, before.speaker_end) == (quote.speaker_start, quote.speaker_end):
        number = _number(first, before.speaker)
        return number == "one" or (number == "" and _words(between)) or _split(before, quote, between)
    if _BACK.fullmatch(second):
        same = before.speaker == quote.speaker or ("\n" not in between and _same_noun(first, second))
        return same and not _NEWCOMER.search(between) and _number(first, before.speaker) != "several"
    return before.speaker == quote.speaker and _named(second, quote.speaker) and not _opens_line(text, quote)


def _same_noun(first: str, second: str) -> bool:
    """Whether "the user" can be whom the words before stood for: one user, a netizen, Slow Ink."""
    noun = second.split()[-1].lower()
    return noun in first.lower() or (
        noun in _ANYBODY and not any(is_role(word) and word.lower() not in _ANYBODY for word in first.split())
    )


def _split(before: Quote, quote: Quote, between: str) -> bool:
    """“A,” they said, “and b.”: one sentence, however many speak."""
    on = quote.text[:1].islower() or bool(_EAST.match(quote.text))
    return on and before.text.endswith((",", "，")) and _words(between) and "\n" not in between


def _words(between: str) -> bool:
    """Whether there are words, not only marks, between two pieces."""
    return bool(_WORD.search(between))


def _number(words: str, speaker: str | None) -> str:
    """ "one" or "several" for how many people the words stand for, "" where they leave it open (网友, 네티즌)."""
    if _EAST.search(words):
        if _SEVERAL_EAST.search(words):
            return "several"
        return "one" if speaker not in (None, words) or _ONE_EAST.search(words) or _BACK.fullmatch(words) else ""
    head = _HEAD.split(words, maxsplit=1)[0].strip()
    if _SEVERAL.match(words) or _SEVERAL.search(head):
        return "several"
    last = head.split()[-1] if head else ""
    plural = bool(_PLURAL_END.search(last)) and (last.islower() or is_role(last))
    return "several" if plural and not _ONE.match(words) else "one"


def _named(words: str, speaker: str | None) -> bool:
    """Whether the words hold a name: two passages that say "one user" speak of two."""
    return not is_unnamed(speaker) and not is_unnamed(words) and _number(words, speaker) == "one"


def _opens_line(text: str, quote: Quote) -> bool:
    """Whether the name stands before the quote as in a list, "name: comment": each item is a comment of its own."""
    assert quote.speaker_start is not None and quote.speaker_end is not None
    line = text.rfind("\n", 0, quote.speaker_start) + 1
    return not _words(text[line : quote.speaker_start]) and not _words(text[quote.speaker_end : quote.start])


def _one_text(parts: Iterable[str]) -> str:
    """Texts one after the other."""
    text = ""
    for part in parts:
        glue = "" if not text or (_SPACELESS.search(text[-2:]) and _SPACELESS.search(part[:2])) else " "
        text += glue + part
    return text

"""From a text to its quotes: marks, speakers, lists and indirect speech brought together."""

from __future__ import annotations

import re
from dataclasses import replace

from threads.model import Quote
from threads.quotes.filters import speaks_for_nobody
from threads.quotes.indirect import find_indirect
from threads.quotes.kinds import Kind
from threads.quotes.lexicon import clause_languages, derived, words_of
from threads.quotes.likes import read_likes
from threads.quotes.lists import find_lists
from threads.quotes.marks import Marked, marked_spans
from threads.quotes.numbered import NUMBERED
from threads.quotes.pairs import pair_originals, script_of
from threads.quotes.readers import Readers
from threads.quotes.tokens import Tokens, tokenize
from threads.quotes.unmarked import UNMARKED, Unmarked
from threads.quotes.voice import Voice

_WORD = re.compile(r"\w+")
_EAST = re.compile(r"[\u3400-\u9fff\uac00-\ud7af]")
# Spans that follow one another with fewer than SWARM_ROOM characters each, marks counted in, are a file of marks and no
# speech; the densest run of SWARM in the news, novel and German sets has 373 characters each.
SWARM, SWARM_ROOM = 60, 8
# Characters of a clause of saying between a poll's question and its answers.
LONGEST_CLAUSE = 150


def find(
    text: str, *, language: str | None = None, context: str = "", owner: str = "article", two_apostrophes: bool = False
) -> list[Quote]:
    """Returns the quotes in a text, in order, without overlap; `context` is a title that may name the group."""
    marked = _without_noise(marked_spans(text, two_apostrophes=two_apostrophes))
    spans = [span for span in marked if not span.attribute and _worth_a_look(text, span)]
    east = bool(_EAST.search(text))
    unmarked = Unmarked(text, marked, east=east)
    if unmarked.spans:
        spans = sorted([*spans, *unmarked.spans], key=lambda span: span.outer_start)
    tokens = tokenize(text, spans, language=language or _latin_language(text))
    quotes = _marked_quotes(text, spans, tokens, context, owner, east=east)
    listed = find_lists(text)
    own = {item.start for item in listed if item.voice.sign == NUMBERED}
    lists = [_quote(text, item.start, item.end, item.voice, owner, likes=item.likes) for item in listed]
    alone = [_quote(text, item.start, item.end, item.voice, owner, likes=item.likes) for item in unmarked.items]
    lists = _merge([quote for quote in alone if quote.text.strip()], lists)
    quotes = _merge(quotes, [quote for quote in lists if quote.text.strip()])
    quotes = _merge(find_indirect(text, tokens, quotes, owner=owner, context=context, east=east), quotes)
    if east:
        quotes = pair_originals(text, quotes, main=script_of(text), own=own)
    return quotes


def _without_noise(spans: list[Marked]) -> list[Marked]:
    """The spans without those that stand in a run of SWARM that has no room for words."""
    if len(spans) <= SWARM:
        return spans
    noise = bytearray(len(spans))
    end = 0
    for first, last in zip(range(len(spans)), spans[SWARM - 1 :], strict=False):
        if last.outer_end - spans[first].outer_start < SWARM * SWARM_ROOM:
            start = max(first, end)
            end = first + SWARM
            noise[start:end] = b"\x01" * (end - start)
    return [span for span, drowned in zip(spans, noise, strict=True) if not drowned] if end else spans


@derived
def _common() -> dict[str, frozenset[str]]:
    """The commonest words of each language."""
    return {language: frozenset(words_of(language)["common"].split()) for language in clause_languages()}


def _latin_language(text: str) -> str:
    """The language whose commonest words the text has most of."""
    words, common = _WORD.findall(text[:3000]), _common()
    return max(common, key=lambda language: sum(map(common[language].__contains__, words)))


def _worth_a_look(text: str, span: Marked) -> bool:
    """Single marks are apostrophes and terms more often than speech: a few words with a sentence's beginning or end."""
    if span.mark not in "‘'`´‚‹":
        return True
    content = text[span.start : span.end]
    if _EAST.search(content):
        return True
    return content.count(" ") >= 2 and (content[0].isupper() or content[-1] in ",.!?")


def _marked_quotes(
    text: str, spans: list[Marked], tokens: Tokens, context: str, owner: str, *, east: bool
) -> list[Quote]:
    if not spans:
        return []
    readers = Readers(text, spans, tokens, context, east=east)
    quotes = []
    for i, span in enumerate(spans):
        voice = readers.voice(i)
        if voice is None or (span.mark == UNMARKED and voice.kind.name != "public"):
            continue
        asks = voice.kind.name == "public" and _asks_to_tick(text, spans, i, readers.options)
        what = "answers to tick" if asks else speaks_for_nobody(text, span)
        if voice.kind.name == "public" and what is not None:
            voice = replace(voice, kind=Kind("unknown", what), group=None)
        quotes.append(_quote(text, span.start, span.end, voice, owner))
    return quotes


def _asks_to_tick(text: str, spans: list[Marked], i: int, options: set[int]) -> bool:
    """Whether a question stands before the answers to it that can be ticked, with a clause of saying at most
    between."""
    if i + 1 not in options or i in options or text[spans[i].end - 1] not in "?？":
        return False
    between = text[spans[i].outer_end : spans[i + 1].outer_start]
    return len(between) <= LONGEST_CLAUSE and "\n" not in between


def _quote(
    text: str, start: int, end: int, voice: Voice, owner: str, *, likes: int | None = None, verbatim: bool = True
) -> Quote:
    if likes is None and voice.kind.name == "public":
        likes = _likes_beside(text, start, end)
    return Quote(
        id=f"{owner}/{start}-{end}", owner=owner, start=start, end=end, text=text[start:end],
        speaker=voice.speaker, speaker_start=voice.start, speaker_end=voice.end, speaker_kind=voice.kind.name,
        decided_by=voice.kind.decided_by, group=voice.group or None, place=voice.place, manner=voice.manner,
        verbatim=verbatim, likes=likes,
    )  # fmt: skip


def _likes_beside(text: str, start: int, end: int) -> int | None:
    """Votes in the quote's own sentence or bracket: 80 characters before it, 60 after it, within its line."""
    before = text[max(0, start - 80) : start].rstrip(' “"「')
    if before.endswith("\n") and before.rstrip()[-1:] in (
        ":",
        "：",
    ):  # "The top comment, with 340 likes, reads:" and the quote below
        before = before.rstrip()
    before = before.rsplit("\n", 1)[-1]
    after = text[end : end + 60].split("\n", 1)[0]
    before = re.split(r"[.。!?！？”\"]\s", before)[-1]
    after = re.split(r"(?<=[.。])\s", after)[0]
    return read_likes(before) if read_likes(before) is not None else read_likes(after)


def _merge(quotes: list[Quote], stronger: list[Quote]) -> list[Quote]:
    """Both lists in order; where two overlap, the stronger one stays."""
    merged: list[Quote] = []
    strong = {id(quote) for quote in stronger}
    for quote in sorted([*quotes, *stronger], key=lambda q: (q.start, q.end)):
        if merged and quote.start < merged[-1].end:
            if id(quote) in strong and id(merged[-1]) not in strong:
                merged[-1] = quote
            continue
        merged.append(quote)
    return merged

"""Originals and translations of one utterance: found beside each other, kept as one quote with its original."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import replace

from threads.model import Quote
from threads.quotes.lexicon import cue, having
from threads.text.wordlists import either

_HAN = re.compile(r"[\u3400-\u9fff]")
_HANGUL = re.compile(r"[\uac00-\ud7af]")
_KANA = re.compile(r"[\u3040-\u30ff]")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")


def _any(name: str) -> str:
    """A cue in every language, within words too."""
    return either(cue(language, name) for language in having(name))


_BETWEEN = re.compile(
    rf"[\s(（\[/／—–=:：|·•.,“”\"「」-]{{0,12}}(?:{_any('translated')}[:：]?)?[\s“”\"「」]{{0,3}}", re.IGNORECASE
)
_LABEL = rf"(?:{_any('in_brackets')}\s?(?:[:：是为]|은|는)?\s{{0,2}})?"
# What may stand between a quote and the bracket with its original: the clause of saying, within its line.
_CLAUSE = r"[”\"」』]?[^\n“”\"「」『』()（）\[\]]{0,100}"
_IN_BRACKETS = re.compile(
    rf"{_CLAUSE}[(（\[]\s{{0,9}}{_LABEL}(?P<other>[^()（）\[\]\n“”\"「」『』][^()（）\[\]\n]{{1,600}}?)\s{{0,9}}[)）\]]",
    re.IGNORECASE,
)
_TO_BRACKETED = re.compile(rf"{_CLAUSE}[(（\[]\s{{0,9}}{_LABEL}[“\"「『‘']", re.IGNORECASE)
_LINE_BELOW = re.compile(
    r"[”\"」』]?[^\n“”\"「」『』]{0,100}\n\s{0,3}[(（\[“\"「]?(?P<other>[^\n]{2,600}?)[)）\]”\"」]?[ \t]*(?:\n|$)"
)
_WEIGHT = {"han": 3.0, "kana": 2.5, "hangul": 2.2}
# A translation is at most this many times as long as its original once letters are weighed: so are 99 % of 3,771 pairs
# of film lines and example sentences in English with Chinese or Korean.
LONGEST_TRANSLATION = 3.0


def script_of(text: str) -> str:
    """The script that carries most of a text: "han", "hangul", "kana", "latin", or "" where none does."""
    counts = {
        "hangul": 2.5 * len(_HANGUL.findall(text)),
        "kana": 4.0 * len(_KANA.findall(text)),
        "han": 2.5 * len(_HAN.findall(text)),
        "latin": float(len(_LATIN.findall(text))),
    }
    best = max(counts, key=lambda name: counts[name])
    return best if counts[best] else ""


def pair_originals(text: str, quotes: list[Quote], *, main: str, own: Container[int] = ()) -> list[Quote]:
    """Returns the quotes with those in another script than the article's (`main`) folded into their translations.

    Those that start at `own` stay as they are.
    """
    kept: list[Quote] = []
    scripts = [script_of(quote.text) for quote in quotes]
    i = 0
    while i < len(quotes):
        quote = quotes[i]
        if quote.start in own:
            kept.append(quote)
            i += 1
            continue
        if i + 1 < len(quotes) and _pair(text, quote, quotes[i + 1], scripts[i], scripts[i + 1]):
            first, second = quote, quotes[i + 1]
            translation, original = (second, first) if scripts[i] != main else (first, second)
            source = first if first.speaker or not second.speaker else second
            kept.append(_folded(translation, original.text, source))
            i += 2
            continue
        kept.append(
            _with_neighbour(text, quote, scripts[i], main, quotes[i + 1].start if i + 1 < len(quotes) else len(text))
        )
        i += 1
    return kept


def _pair(text: str, first: Quote, second: Quote, one: str, other: str) -> bool:
    if not one or not other or one == other:
        return False
    if not _lengths_agree(first.text, one, second.text, other):
        return False
    near = second.start - first.end < 60 and _BETWEEN.fullmatch(text, first.end, second.start) is not None
    return near or (
        second.start - first.end < 160 and _TO_BRACKETED.fullmatch(text, first.end, second.start) is not None
    )


def _lengths_agree(first: str, one: str, second: str, other: str) -> bool:
    """Whether two texts can say the same, by their lengths: a Han letter carries about three Latin ones."""
    lengths = (len(first) * _WEIGHT.get(one, 1.0), len(second) * _WEIGHT.get(other, 1.0))
    return min(lengths) * LONGEST_TRANSLATION >= max(lengths)


def _folded(translation: Quote, original: str, source: Quote) -> Quote:
    return replace(
        translation, original=original, speaker=source.speaker, speaker_start=source.speaker_start,
        speaker_end=source.speaker_end,
        speaker_kind=source.speaker_kind, decided_by=source.decided_by, group=source.group, place=source.place,
        manner=source.manner or translation.manner,
        likes=source.likes if source.likes is not None else translation.likes,
    )  # fmt: skip


def _with_neighbour(text: str, quote: Quote, script: str, main: str, limit: int) -> Quote:
    """The quote with an unmarked original in the brackets or on the line after it."""
    if quote.original or not quote.verbatim:
        return quote
    found = _IN_BRACKETS.match(text, quote.end) or (
        _LINE_BELOW.match(text, quote.end) if quote.speaker_kind == "public" else None
    )
    if not found or found.start("other") >= limit:
        return quote
    other = found["other"].strip(' “”"「」')
    theirs = script_of(other)
    if (
        not theirs
        or theirs == script
        or {theirs, script} == {"han", "kana"}
        or len(other) < 4
        or ":" in other[:25]
        or "：" in other[:15]
    ):
        return quote
    if quote.speaker and quote.speaker in other:  # “…”(ID jelly22): who wrote it
        return quote
    if not _lengths_agree(quote.text, script, other, theirs):
        return quote
    if script == main or theirs != main:
        return replace(quote, original=other)
    at = text.find(other, found.start("other"))
    if at + len(other) > limit:  # the line below is a quote of its own
        return quote
    return replace(quote, start=at, end=at + len(other), text=other, original=quote.text)

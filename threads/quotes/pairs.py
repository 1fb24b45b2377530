"""Originals and translations of one utterance: found beside each other, kept as one quote with its original."""

from __future__ import annotations

import re
from dataclasses import replace

from threads.model import Quote

_HAN = re.compile(r"[\u3400-\u9fff]")
_HANGUL = re.compile(r"[\uac00-\ud7af]")
_KANA = re.compile(r"[\u3040-\u30ff]")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
_BETWEEN = re.compile(r"[\s(（\[/／—–=:：|·•.,“”\"「」-]{0,12}(?:(?:translation|original|translated|原文|译文|翻译|원문|번역)[:：]?)?[\s“”\"「」]{0,3}", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"[”\"」』]?[\s.,]{0,3}[(（\[]\s*(?P<other>[^()（）\[\]\n]{2,600})\s*[)）\]]")
_LINE_BELOW = re.compile(r"[”\"」』]?[ \t]*\n\s{0,3}[(（\[“\"「]?(?P<other>[^\n]{2,600}?)[)）\]”\"」]?[ \t]*(?:\n|$)")


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


def pair_originals(text: str, quotes: list[Quote], *, main: str) -> list[Quote]:
    """Returns the quotes with those in another script than the article's (`main`) folded into their translations."""
    kept: list[Quote] = []
    scripts = [script_of(quote.text) for quote in quotes]
    i = 0
    while i < len(quotes):
        quote = quotes[i]
        if i + 1 < len(quotes) and _pair(text, quote, quotes[i + 1], scripts[i], scripts[i + 1]):
            first, second = quote, quotes[i + 1]
            translation, original = (second, first) if scripts[i] != main else (first, second)
            source = first if first.speaker or not second.speaker else second
            kept.append(_joined(translation, original.text, source))
            i += 2
            continue
        kept.append(_with_neighbour(text, quote, scripts[i], quotes[i + 1].start if i + 1 < len(quotes) else len(text)))
        i += 1
    return kept


def _pair(text: str, first: Quote, second: Quote, one: str, other: str) -> bool:
    if not one or not other or one == other:
        return False
    return second.start - first.end < 60 and _BETWEEN.fullmatch(text, first.end, second.start) is not None


def _joined(translation: Quote, original: str, source: Quote) -> Quote:
    return replace(
        translation, original=original, speaker=source.speaker, speaker_start=source.speaker_start, speaker_end=source.speaker_end,
        speaker_kind=source.speaker_kind, decided_by=source.decided_by, group=source.group, place=source.place,
        manner=source.manner or translation.manner, likes=source.likes if source.likes is not None else translation.likes,
    )  # fmt: skip


def _with_neighbour(text: str, quote: Quote, script: str, limit: int) -> Quote:
    """The quote with an unmarked original in the brackets or on the line after it."""
    if quote.original or not quote.verbatim:
        return quote
    found = _IN_BRACKETS.match(text, quote.end) or (_LINE_BELOW.match(text, quote.end) if quote.speaker_kind == "public" else None)
    if not found or found.start("other") >= limit:
        return quote
    other = found["other"].strip(" “”\"「」")
    theirs = script_of(other)
    if not theirs or theirs == script or (theirs == "latin") == (script == "latin") or len(other) < 4 or ":" in other[:25] or "：" in other[:15]:
        return quote
    if script == "latin":
        return replace(quote, original=other)
    at = text.find(other, found.start("other"))
    return replace(quote, start=at, end=at + len(other), text=other, original=quote.text)

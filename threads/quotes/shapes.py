"""Shapes of what stands around a quote, in tags of tokens, that show its speaker."""

from __future__ import annotations

import re

from threads.quotes.clauses import NP
from threads.quotes.lexicon import cue
from threads.quotes.tokens import Tokens

_ASIDE = r"(?:,[^.|?QVB:]{1,40},|\([^.|?QVB]{1,12}\))"
TAIL_VERB_FIRST = re.compile(rf"[,\-)]?R?[VBvb]o?R{{0,2}}({NP})")
TAIL_SUBJECT_FIRST = re.compile(rf"[,\-]{{0,2}}C?({NP}(?:{_ASIDE})?),?[RX]{{0,3}}([VBvbG])")
TAIL_APPOSED = re.compile(rf"[,\-]?({NP}(?:,[^.|?QVB:]{{1,40}}?){{1,3}}),?[RX]{{0,3}}[VB]")
TAIL_DASH = re.compile(rf"-({NP}(?:,{NP})?)(?:[.|]|$)")
TAIL_PREDICATE = re.compile(rf"[,\-]?XR{{0,2}}({NP})")
MEDIUM = re.compile(rf"\b{cue('en', 'media')}s?\b")
SIGNATURE = re.compile(r"[.,]?[^\S\n]{0,2}\n\s{0,4}([—–―])\s?[\w@]")
RAN = re.compile(cue("en", "ran"), re.IGNORECASE)
# Voices that a sentence before a quote brings in without a word of saying: "Some agreed with the organisers. “…”"
CROWD = re.compile(rf"{cue('en', 'some_of')}\b(?! of\b)|(?:.{{0,40}}\b)?{cue('en', 'people_of')}s?\b", re.IGNORECASE)
# A sentence that announces the public's talk: has set off a heated discussion among netizens at home.
TALK_AMONG = re.compile(
    rf"\b{cue('en', 'drawn')}\b[^.!?\n“”]{{0,40}}?\b(?:among|from|by|of|with|between)\s"
    rf"(?P<who>(?:[\w-]+\s){{0,4}}?{cue('en', 'crowds')})\b|"
    rf"\b(?P<by>{cue('en', 'crowds')})\b[^.!?\n“”]{{0,40}}?\b{cue('en', 'stirs')}\b",
    re.IGNORECASE,
)
OPTIONS = re.compile(r"Q(?:,?Q){0,8},?CQ[.|?]?\Z")
STOP = re.compile(r"[.|]")
CALLED = re.compile(cue("en", "called"), re.IGNORECASE)
LIKE_THESE = re.compile(
    rf"[\s—–-]{{0,3}}((?:[Tt]hese|[Ss]uch)?\s?{cue('en', 'written')}\s(?:like|such as)\s(?:these|this|that|those))\b"
)

REACH = 60
"""Tokens searched on either side of a quote: 99.8 % of the sentences with quotes in the news sets are shorter."""


def sentence_around(tags: str, k: int) -> tuple[int, int]:
    """The tokens between which the sentence of token k stands, as far as REACH goes."""
    floor = max(0, k - REACH)
    low = max(max(tags.rfind(end, floor, k) for end in ".|?;"), k - REACH - 1)
    ends = STOP.search(tags, k + 1, k + REACH)
    return low + 1, ends.start() if ends else min(max(k + 1, len(tags)), k + REACH)


def options_among(tokens: Tokens) -> set[int]:
    """Quotes that make up a sentence with nothing but "and" or "or" between: “Yes,” “no” and “maybe” are answers to
    tick."""
    found: set[int] = set()
    for i, k in enumerate(tokens.places):
        if k and tokens.tags[k - 1] not in ".|?;":
            continue
        low, high = sentence_around(tokens.tags, k)
        if low == k and (listed := OPTIONS.match(tokens.tags[low : high + 1])):
            found.update(range(i, i + listed.group().count("Q")))
    return found

"""Tokens that speakers are sought in: nothing of a text is lost, whatever stands in it and whatever was read before."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from threads.quotes.marks import marked_spans
from threads.quotes.tokens import Tokens, tokenize

WORDS = "Anna Smith said says the users comment Dr U.S 3 1,200 don’t ’s Die Fähre 网友 누리꾼 @knot7 _ İ ß".split()
SIGNS = [*".!?,:;()[]—'“”…\" \n", "...", "--", "\n\n", "  ", "\u00a0", "\u202e"]
TEXTS = st.lists(st.sampled_from([*WORDS, *SIGNS]), max_size=40).map("".join)


def read(text: str, language: str) -> Tokens:
    return tokenize(text, marked_spans(text), language=language)


@settings(deadline=None)
@given(TEXTS, st.sampled_from(["en", "de", "xx"]))
@example("\n\n\n...Dr. Smith said\n.", "en")
def test_every_letter_outside_quotes_is_in_one_token(text: str, language: str) -> None:
    spans, tokens = marked_spans(text), read(text, language)
    assert len(tokens.tags) == len(tokens.starts) == len(tokens.ends)
    assert [tokens.tags[place] for place in tokens.places] == ["Q"] * len(spans)
    assert tokens.starts == sorted(tokens.starts) and tokens.ends == sorted(tokens.ends)
    held = [0] * len(text)
    for start, end in zip(tokens.starts, tokens.ends, strict=True):
        for at in range(start, end):
            held[at] += 1
    assert [at for at, letter in enumerate(text) if letter.isalnum() and held[at] != 1] == []


@settings(deadline=None)
@given(TEXTS, TEXTS)
def test_what_was_read_before_changes_nothing(text: str, before: str) -> None:
    first = read(text, "en").tags
    read(before, "en")
    assert read(text, "en").tags == first


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("Anna Smith said: “So it is.” The users agreed.", "NNV:Q.DnV."),
        ("Dr. Smith of the U.S. said so.", "TNODNVC."),
        ("It rained\n\n\n\nall day... and night.", "Pe|DnCn."),
    ],
)
def test_what_each_word_does_is_a_letter(text: str, tags: str) -> None:
    assert read(text, "en").tags == tags

"""The sample pages beside their reading by hand."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import threads
from threads.model import Comment, Quote, Thread

ROOT = Path(__file__).resolve().parents[1]
PAGES = ROOT / "raw_html"
GOLD: dict[str, dict[str, Any]] = json.loads((ROOT / "tests" / "samples_gold.json").read_text(encoding="utf-8"))
NAMES = sorted(GOLD)
WITH_COMMENTS = [name for name in NAMES if GOLD[name]["comments"]]
CUED = ("index", "quote", "mention", "nesting")
CODES = {"stance": {"FAVOR", "AGAINST", "NONE"}, "sentiment": {"-1", "0", "1"}}
POPULATIONS = {  # reactions and threads that a report on the samples counts on
    "English-language commenters": (130, 7),
    "Chinese netizens": (110, 8),
    "Korean netizens": (25, 3),
}
every_page = pytest.mark.parametrize("name", NAMES)
every_thread = pytest.mark.parametrize("name", WITH_COMMENTS)


@cache
def read(name: str) -> Thread:
    return threads.parse(PAGES / name)


def flat(text: str | None) -> str:
    return re.sub(r"\s+", " ", text or "").strip()


def bare(text: str | None) -> str:
    """Letters and digits only: a page's spacing and marks are not what is measured here."""
    return re.sub(r"\W+", "", text or "")


def in_page_order(thread: Thread) -> list[Comment]:
    numbered = all(comment.number is not None for comment in thread.comments)
    return sorted(thread.comments, key=lambda c: c.number or 0) if numbered else list(thread.comments)


def expected(name: str) -> list[dict[str, Any]]:
    """The comments by hand; where a forum's opening post was read as the article, without it."""
    gold = GOLD[name]["comments"]
    opener = GOLD[name].get("opener_may_be_article") and bare(gold[0]["first"]) in bare(read(name).article.text)
    return list(gold[1:] if opener else gold)


def matched(name: str) -> list[tuple[dict[str, Any], Comment]]:
    """Comments by hand beside those read: one to one where the numbers agree, else by their first own words."""
    left, wanted = in_page_order(read(name)), expected(name)
    if len(left) == len(wanted):
        return list(zip(wanted, left, strict=True))
    pairs = []
    for gold in wanted:
        hit = next((comment for comment in left if bare(gold["first"]) in bare(comment.text)), None)
        if hit is not None:
            left.remove(hit)
            pairs.append((gold, hit))
    return pairs


def public(name: str) -> list[Quote]:
    return [quote for quote in read(name).quotes if quote.speaker_kind == "public"]


def holds(quote: Quote, words: str) -> bool:
    return bare(words) in bare(quote.text)

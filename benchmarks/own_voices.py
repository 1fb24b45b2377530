"""The project's own gold of quoted voices against `threads.find_quotes`, in two halves.

Two files in tests/gold: `voices.jsonl` (English, Chinese, Korean) and `voices_east.jsonl` (more Chinese and Korean).
Passages whose id has an even sha1 were looked at while rules were written (`even`); the others were not (`odd`).
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from pathlib import Path
from typing import Any

from threads.model import Quote
from threads.quotes import find_quotes

GOLD = Path(__file__).resolve().parents[1] / "tests" / "gold"
FIRST, EAST = "voices", "voices_east"
# Shared characters over all characters of two spans from which they are one quote: a mark or a comma more is no miss.
SAME_SPAN = 0.7
Passage = dict[str, Any]


def passages(half: str | None = None, *, gold: str = FIRST) -> list[Passage]:
    """The passages of one half ("even", "odd") of a file, or all."""
    read = [json.loads(line) for line in (GOLD / f"{gold}.jsonl").read_text(encoding="utf-8").splitlines()]
    return [passage for passage in read if half in (None, half_of(passage["id"]))]


def half_of(name: str) -> str:
    """Which half an id belongs to."""
    return "odd" if int(hashlib.sha1(name.encode(), usedforsecurity=False).hexdigest(), 16) & 1 else "even"


def count(chosen: list[Passage]) -> Counter[str]:
    """What was found in the passages: `voices` and `voices found`, `kinds` and `kinds right`, and so on for each
    field."""
    total: Counter[str] = Counter()
    for passage in chosen:
        found = find_quotes(passage["text"])
        pairs = [(gold, _match(gold, found)) for gold in passage["quotes"]]
        for gold, quote in pairs:
            _count_one(total, gold, quote)
        public = [quote for quote in found if quote.speaker_kind == "public"]
        total["public"] += len(public)
        total["public right"] += sum(
            any(
                _shared(gold, quote) > 0
                for gold in passage["quotes"]
                if "public" in (gold["kind"], *gold.get("or", ()))
            )
            for quote in public
        )
    return total


def shares(total: Counter[str]) -> dict[str, float]:
    """Each count of what is right over what was asked for."""
    asked = {"voices": "voices found", "kinds": "kinds right", "public": "public right", "speakers": "speakers right",
        "group": "group right",
             "place": "place right", "original": "original right", "likes": "likes right",
             "verbatim": "verbatim right"}  # fmt: skip
    return {name: total[right] / total[name] for name, right in asked.items() if total[name]}


def _count_one(total: Counter[str], gold: dict[str, Any], quote: Quote | None) -> None:
    public = gold["kind"] == "public"
    total["voices"] += public
    if quote is None:
        return
    total["voices found"] += public
    total["kinds"] += 1
    total["kinds right"] += quote.speaker_kind in (gold["kind"], *gold.get("or", ()))
    if gold["speaker"]:
        total["speakers"] += 1
        total["speakers right"] += any(_names(name, quote.speaker) for name in gold["speaker"])
    total["verbatim"] += 1
    total["verbatim right"] += quote.verbatim == gold["verbatim"]
    for field in ("group", "place", "original", "likes"):
        if field in gold:
            total[field] += 1
            total[f"{field} right"] += _holds(gold[field], getattr(quote, field))


def _match(gold: dict[str, Any], found: list[Quote]) -> Quote | None:
    best = max(found, key=lambda quote: _shared(gold, quote), default=None)
    return best if best is not None and _shared(gold, best) >= SAME_SPAN else None


def _shared(gold: dict[str, Any], quote: Quote) -> float:
    both = min(gold["end"], quote.end) - max(gold["start"], quote.start)
    either = max(gold["end"], quote.end) - min(gold["start"], quote.start)
    return max(0, both) / either if either else 0.0


def _names(wanted: str, speaker: str | None) -> bool:
    mine, theirs = _bare(wanted), _bare(speaker or "")
    return bool(theirs) and (mine in theirs or theirs in mine)


def _holds(wanted: str | int, value: str | int | None) -> bool:
    return value == wanted if isinstance(wanted, int) else _bare(str(wanted)) in _bare(str(value or ""))


def _bare(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())

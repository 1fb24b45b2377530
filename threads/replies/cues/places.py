"""Where in a comment a cue stands: at its head, at the head of a line, or in the middle of what it says."""

from __future__ import annotations

import re

from threads.replies.cues.vocabulary import GREETINGS
from threads.replies.words import tokens

HEAD = 60
"""Characters of a line that may stand before an address: a few greetings."""

MAX_GREETINGS = 4

_ADDRESS = re.compile(r"(?:@|＠|回复|回覆|回應|回应|答复|致|//@|//＠)\s?[:：@＠]?\s?\Z")
_PING = re.compile(r"(?<!/)(?:\A|[^/\w])[@＠]\s?\Z")
_REPLY_PING = re.compile(r"(?:回复|回覆|回應|回应|答复|致|//)\s?[:：]?\s?[@＠]\s?\Z")


def addressed_by_form(text: str, start: int) -> bool:
    """Whether the words before a name make it an address wherever it stands: `@`, `回复@`, `//@`."""
    return bool(_ADDRESS.search(text[max(0, start - 12) : start]))


def heads_line(text: str, start: int) -> bool:
    """Whether the place begins a line, greetings and thanks passed over."""
    before = text[max(0, start - HEAD) : start]
    _, broken, line = before.rpartition("\n")
    return bool(broken or start <= HEAD) and _only_greetings(line)


def leads(text: str, start: int) -> bool:
    """Whether the place begins the text, greetings and thanks passed over."""
    return start <= HEAD and _only_greetings(text[:start])


def stands_inside(text: str, start: int) -> bool:
    """Whether an `@` before a name stands in the middle of a line, where it mostly speaks of the person, not to
    them."""
    before = text[max(0, start - 12) : start]
    return bool(_PING.search(before)) and not _REPLY_PING.search(before) and not heads_line(text, start)


def _only_greetings(before: str) -> bool:
    if not before:
        return True
    words = [word for word in tokens(before) if not word.isdecimal()]
    return len(words) <= MAX_GREETINGS and all(word in GREETINGS for word in words)

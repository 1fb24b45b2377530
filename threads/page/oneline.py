"""A page written on one line (get_text(" ") and its like), broken at what can only be a comment's header or a heading.

Nothing is added or taken: a space becomes a line end, so offsets stay.
"""

from __future__ import annotations

import re

from threads.dates import find_date
from threads.lines.buttons import is_action
from threads.lines.grammar import LinePattern

LONG = 2000
"""Characters of a line that no paragraph of the measured pages has; comments of 1,500 occur."""
SHARE = 0.6
"""Share of the text that such lines must hold."""
NAME_WORDS = 4
NEAR = 4
"""Characters between a header's parts: "says: on March 3"."""
BEFORE, AFTER = 46, 60
"""Characters before and after a clock time in which its date is looked for; the longest on measured pages are
shorter."""

_TITLE = r"[“\"‘'«「][^”\"’»」]{1,150}[”\"’»」]"
_HEADING = LinePattern(
    r"\b(?:\d{1,5}|{one}) (?:{comments.spaced}|{replies.spaced}|{opinions.spaced})\b"
    rf"(?: {{heading_about}} {_TITLE})?(?= )",
    r"(?:\b{comments.spaced} ?\(\d{1,5}\):?|(?:{whose.glued})?{comments.glued} ?[(（]\d{1,6}[)）])(?= )",
    r"(?:{count_leads.glued} ?\d{1,6} ?{counters}{comments.glued}|{comments.glued} ?\d{1,6}{counters}?)(?= )",
)
_FORM = LinePattern(r"(?<= ){form_leads}")
_SAYS = LinePattern(
    r" {said.spaced} ?(?::|…|\.{3})(?= )|(?:{said.glued}|{said_before_colon.glued}) ?[:：](?= )|"
    r"(?<= ){posted_at.glued}[:：]?(?= )"
)
_POSTED = LinePattern(r"(?<= )(?:{posted}|{post}) {by} ?:? (?=\S)")
_CLOCK = re.compile(r"\d{1,2}[:：]\d\d")
_SENTENCE = re.compile(r"[.!?。！？…”\"’)\]|,;:：»]$")
_INITIAL = re.compile(r"(?:[A-Z]|[JS]r|Dr|St)\.$")


def broken_up(text: str) -> str:
    """The text with line ends around comment headings, headers, buttons and forms where the page stands on one line."""
    if len(text) < LONG or sum(len(line) for line in text.split("\n") if len(line) >= LONG) < SHARE * len(text):
        return text
    cuts: set[int] = set()
    for match in _FORM.finditer(text):
        cuts.update((match.start(), *_buttons(text, match.start())))
    for match in _HEADING.finditer(text):
        cuts.update((match.start(), match.end() + 1))
    for start, end in _headers(text):
        cuts.update((start, end, *_buttons(text, start)))
    return _with_line_ends(text, cuts)


def _headers(text: str) -> list[tuple[int, int]]:
    """Where headers stand: "name says: date", "Posted by name date", "name date time"."""
    cues = [(*match.span(), "says") for match in _SAYS.finditer(text)] + [
        (*match.span(), "by") for match in _POSTED.finditer(text)
    ]
    cues += [(start, end, "date") for start, end in _dates(text)]
    found: list[tuple[int, int]] = []
    past = 0
    for start, end, kind in sorted(cues):
        if start < past:
            continue
        first = start if kind == "by" else max(past, _name_before(text, start))
        date = find_date(text[end : end + BEFORE + AFTER]) if kind != "date" else None
        if date is not None and date.start <= (BEFORE if kind == "by" else NEAR):
            end += date.end
        elif kind == "by":
            continue
        past = _skip(text, end)
        found.append((first, past))
    return found


def _dates(text: str) -> list[tuple[int, int]]:
    """Where dates with a clock time stand."""
    spans: list[tuple[int, int]] = []
    for clock in _CLOCK.finditer(text):
        low = max(spans[-1][1] if spans else 0, clock.start() - BEFORE)
        low = text.find(" ", low, clock.start()) + 1 if low else 0
        date = find_date(text[low : clock.end() + AFTER])
        if date is not None and date.timed and not date.relative and low + date.start <= clock.start() < low + date.end:
            spans.append((low + date.start, low + date.end))
    return spans


def _name_before(text: str, start: int) -> int:
    """Where the name before a header's verb or date begins: after a sentence, a button, or NAME_WORDS words."""
    low = max(0, start - 60)
    words = text[low:start].split(" ")
    kept = 0
    for word in reversed(words if low == 0 else words[1:]):
        ends = kept and _SENTENCE.search(word) and not _INITIAL.search(word)
        if (
            ends
            or (word and is_action(word))
            or kept > NAME_WORDS
            or (kept > 1 and word[:1].islower() and word not in ("on", "at", "by", "de", "van", "von"))
        ):
            break
        start -= len(word) + 1
        kept += bool(word) and word not in ("on", "at", "-", "|", "–", "—", "by")
    return _date_before(text, max(0, start + 1))


def _date_before(text: str, start: int) -> int:
    """Where the date that stands right before a name begins ("09. Jul, 2012 / Anna says:"), or the name's own place."""
    low = max(0, start - BEFORE)
    near = text[low:start].rstrip(" ,/|-–—·•:")
    date = find_date(near)
    return low + date.start if date is not None and date.end == len(near.rstrip(".")) and date.start else start


def _buttons(text: str, start: int) -> tuple[int, ...]:
    """Where the buttons right before a header begin."""
    words = text[max(0, start - 40) : max(0, start - 1)].split(" ")
    length = 0
    for word in reversed(words):
        if not word or not is_action(word):
            break
        length += len(word) + 1
    return (start - length,) if length else ()


def _skip(text: str, end: int) -> int:
    """Past the marks and the space behind a header."""
    while end < len(text) and end > 0 and (text[end].isspace() or text[end] in "|:,-–—·•)]"):
        end += 1
    return end


def _with_line_ends(text: str, cuts: set[int]) -> str:
    parts, before = [], 0
    for cut in sorted(cuts):
        if 0 < cut < len(text) and cut > before and text[cut - 1] == " ":
            parts += [text[before : cut - 1], "\n"]
            before = cut
    return "".join([*parts, text[before:]])

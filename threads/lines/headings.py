"""Headings of comment sections and the numbers that they announce."""

from __future__ import annotations

import re

from threads.lines.grammar import LinePattern, kept, stems_of, words_of
from threads.lines.hints import Hints
from threads.lines.limits import DIGIT, LINES_KEPT, LONGEST

UNCOUNTED = -1
"""What comment_heading returns for a heading that gives no number ("Comments", "Reader comments", "评论")."""
_N = r"(?P<n%d>\d{1,3}(?:[,.]\d{3}){1,4}|\d{1,7}|{zero}|{one}|{two}|{three})"
_NOUN = "(?:{whose} )?(?:{comments}|{replies}|{opinions})"
_NOUN_GLUED = "{counters}?{whose.glued}?(?:{comments.glued}|{replies.glued}|{opinions.glued})"
_ABOUT = r"(?:{this_text}|[“\"'‘«„].{0,170}|.{1,150})"
_ON = rf"(?: {{heading_totals}})?(?: (?:about ?:|{{heading_about}}(?: ?[:\-–—])? {_ABOUT}))?"
_TAIL = r"(?:[.…:,]? ?(?:{heading_tails}|↓|⊕|»).{0,60})?"
_PAGES = r"(?:[,，] ?{count_leads.glued} ?\d{1,5} ?{pages})?"
_LEAD = "(?:{heading_leads}|{count_leads} )?"
_HEADING = LinePattern(
    r"[\W_]{0,4}(?:"
    + f"{{heading_leads}}?{_N % 1} (?:[a-z]{{3,12}} )?{_NOUN}(?: {{heading_joins}} \\d{{1,6}} \\w{{4,12}})?{_ON}{_TAIL}"
    + rf"|{_LEAD}{_NOUN} ?[:(\[（] ?{_N % 2} ?[)\]）]?(?: .{{0,30}})?"
    + rf"|{_N % 3} {{readers_did}}(?: {{heading_about}}.{{0,150}})?|{{headings}}"
    + rf"|{{count_leads}}? ?{_N % 4} ?{_NOUN_GLUED}(?: ?[(（]?.{{0,20}})?"
    + r"|{counters}?{whose}? ?{counted_behind} ?[•·|]? ?[(（\[:：]? ?(?:{count_leads.glued} ?)?"
    + rf"{_N % 5} ?[)）\]]? ?{{counters}}?[)\]]?"
    + rf"|{{whose.glued}}?{{comments.glued}} ?{_N % 6} ?{{counters}}{{comments.glued}}?"
    + rf"|{{count_leads.glued}}(?:{{comments.glued}}|{{replies.glued}}){{noun_ends}}? ?{_N % 7} ?{{counters}}?{_PAGES}"
    + r")[\W_]{0,4}"
)
_COUNTED = LinePattern(
    r"(?<![\d.,:：-])(?<!{like_ends})(?P<a>\d{1,6}) ?(?:{comments.spaced}|{replies.spaced}|"
    r"{counters}?(?:{comments.glued}|{replies.glued}))(?![a-z])|{comments.glued} ?(?P<d>\d{1,6}) ?{counters}",
    r"\b(?:{comments.spaced}|{replies.spaced}) ?[(\[] ?(?P<b>\d{1,6}) ?[)\]]",
    r"[(\[](?P<c>\d{1,6}) {comments.spaced}[)\]]",
)
_CLOSED = LinePattern("{closed}")
_ELSEWHERE = LinePattern("{elsewhere}")


@kept()
def _count_words() -> dict[str, int]:
    ideas = ("zero", "one", "two", "three")
    return {word: number for number, idea in enumerate(ideas) for word in words_of(idea)}


@kept()
def _signs() -> Hints:
    """Beginnings of the words of headings, one of which each holds."""
    return Hints(stems_of("comments", "replies", "opinions", "heading_signs"))


_LETTERS = LinePattern(r"\W{0,3}{letter_headings}(?:[\W\d].{0,40})?")


def letters_heading(line: str) -> bool:
    """Whether a line heads readers' letters, or what readers were asked for: "Your letters", 读者来信 2014年3月."""
    return len(line) <= LONGEST and _LETTERS.fullmatch(line) is not None


_PEOPLE = LinePattern(r"\W{0,3}(?:\d{1,5} )?{people_headings}(?:\W{1,3}\d{1,5})?\W{0,3}")


def people_heading(line: str) -> bool:
    """Whether a line heads a list of people who do not speak in it: "Attendees (5)"."""
    return len(line) <= LONGEST and _PEOPLE.fullmatch(line) is not None


def _hints_at_heading(line: str) -> bool:
    """Whether the line holds a word of comment headings; a hundredth of lines do, and finding words beats the
    pattern."""
    return _signs().among(line.lower())


@kept(LINES_KEPT)
def comment_heading(line: str) -> int | None:
    """How many comments the line announces as the heading of a comment section; UNCOUNTED where it gives no number.

    None where the line is no such heading. Knows "12 Comments", "Comments (12)", "3 Responses to “…”", "One thought
    on …", "{ 2 comments… read them below }", "No comments", "评论(12)", "댓글 3개", and the bare words.
    """
    line = line.strip()
    if len(line) > LONGEST or not _hints_at_heading(line):
        return None
    match = _HEADING.fullmatch(line)
    if match is None or _CLOSED.search(line):
        return None
    written = next((group for group in match.groups() if group), None)
    if written is None:
        return UNCOUNTED
    word = written.lower()
    return _count_words()[word] if word in _count_words() else int(re.sub(r"\D", "", word))


def comment_count(line: str) -> int | None:
    """How many comments a short line states among other things ("Filed under: Travel | 48 Comments »"), or None.

    Looser than comment_heading: index pages have such a line below every post, so it needs records below it.
    """
    match = _COUNTED.search(line) if len(line) <= 120 and DIGIT.search(line) and _hints_at_heading(line) else None
    return int(match["a"] or match["b"] or match["c"] or match["d"]) if match else None


def comments_elsewhere(line: str) -> bool:
    """Whether the line stands for comments that a script would have fetched ("Please enable JavaScript to view …")."""
    return len(line) <= LONGEST and bool(_ELSEWHERE.search(line))

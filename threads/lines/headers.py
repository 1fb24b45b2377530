"""The line above or below a comment that says who wrote it and when: "date / name says:", "Posted by X at …"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from threads.dates import find_date, find_time, time_only
from threads.lines.buttons import likes_among
from threads.lines.grammar import LinePattern, kept, words_of
from threads.lines.names import INITIAL, LONGEST_NAME, name_like, plain_name

LONGEST = 150
"""Characters of a header; the longest on measured pages (votes, title, identity) have 140."""
MOST_DIGITS = 4
"""Digits of a count beside a date that is no name ("14:05 6 Reply")."""

_SAID = "(?:{said.spaced}|{said_before_colon.spaced})"
_SAYS = LinePattern(rf"(?<=[\w\W])\s?\b{_SAID}\b(?: (?:that|this))?(?: ?(?:[:：…,;]|\.{{2,3}}))*\s*")
_SAYS_END = LinePattern(
    rf"\b{_SAID}\b ?(?:[:：…,;]|\.{{2,3}})\s*$|\b{{said_alone}}\s*$|{{said.glued}}[:：…]?\s*$|"
    r"{said_before_colon.glued}[:：]\s*$"
)
_BY = LinePattern(
    r"^\W{0,3}(?:{post} )?(?:(?:{posted}|{post})\s?)?(?:{by}|{by_dated})\b ?[:：]?\s?",
    r"^\W{0,3}(?:{post}|{author_label.spaced}|{from})\s?(?:{by}|{from}|[:：])\s?",
    r"\b{post.spaced} (?:{by}|{from})\b:? ?|\b(?:{posted}\s?{by}|{posted_bare})[:：]?\s|"
    r"{author_label.glued}\s?[:：]\s?|{author_lead}",
)
_POSTED = LinePattern(r"(?:\b(?:{posted}|{posted_at.spaced})\b[:：]?(?: on)?|{posted_at.glued})[:：]?")
_FILLER = LinePattern(
    r"\b(?:{weekday.spaced}|{weekday_short})\b[,.]?|{weekday.glued}|\((?:score|id|uid)[^()]{0,40}\)|\(?#? ?\d{3,12}\)|"
    r"\b{numbered} ?{number}? ?#?\d{1,6}\b\.?",
    r"\b{header_notes}\s?|\b{button_notes.spaced}\b ?#?",
    r"\b{numbered} ?(?=#|$)|\b{numbered} ?#\d{1,6}|\(?\d{1,6} {counted}\)?|"
    r"[#＃№] ?\d{1,6}(?:\.\d{1,4}){0,6}\.?(?: ?{floor})?",
    r"第? ?\d{1,6} ?{floor}|{button_notes.glued}|\[(?:op|s|a|m|mod)\]|"
    r"\btwitter: ?@?\w{0,30}|//",
    r"(?:{like.glued}|{dislike.glued})[ 　]?(?:[:：(（\[]? ?\d{1,6} ?[)）\]]?)?(?![^\W\d])",
    r"\((?:\d{1,3}\.){1,3}(?:\d{1,3}|\*{1,3})(?:\.\*{1,3}){0,2}\)|[(（\[]\s*[)）\]]",
)
_NUMBER = LinePattern(
    r"(?:^|\s)(?:[#＃№] ?(?P<a>\d{1,6})(?![\dA-Za-z_])(?!\.\d)|第? ?(?P<b>\d{1,6}) ?{floor}|"
    r"{numbered} ?{number}? ?#?(?P<c>\d{1,6})\b)"
)
_MOTTO = re.compile(r"(?<=\S)\s?[(（][^()（）]{1,40}[)）]?$")
"""What a member writes of himself in brackets behind his name, where a date follows."""
_EDGE = " \t\u00a0|•·—–-/,;:：~»«>*†{}[]()@.…\u200b\u3000\"'"
_URL_FIRST = re.compile(r"(?P<url>https?://[^\s<>\"]{3,300})(?:\s+(?P<name>\S.{0,80}))?$")
PROFILE = LinePattern(r"{profile}\s?(?:[:：].*)?$|{profile_dates}\b")
"""Lines of a forum member's profile: "Joined: 20 Jul 2018", "Posts: 12", 注册时间."""
_EDITED = LinePattern(r"\W*{edited}?\W*")
_PLACE_FIRST = LinePattern(r"^\s*[一-鿿]{2,12}{places_of_readers}\s+(?=[^\s|])")
"""What Chinese news sites put before a reader's name: where he writes from."""
_CUE = LinePattern(
    r"\d|{moment_signs}|{said.glued}|{said_before_colon.glued}|{author_label.glued}|{posted_at.glued}|{post.spaced}"
)
"""What a header holds: a digit, a verb of saying, or "by"; the other lines are not looked at further."""
_LETTERS = re.compile(r"[^\W\d_]+")
_PROGRAM, _SITE = LinePattern("{programs}"), LinePattern("{site_signs}")
_CLOCK = LinePattern(r"\d\s?(?:[:：.]\d\d|[ap]\.?m|{hour_marks})")
_COLON = re.compile(r"[:：…]|\.{3}")
_NUMBERED = re.compile(r"^\d{1,5}\s+(?=\D)")
_BRACKETED = re.compile(r"^\s{0,3}[\[【]\s?(?P<number>\d{1,5})\s?[\]】]\s{1,3}(?=\S)")
"""The number of a comment in brackets before the name: "[12] Ann"."""
_URL = re.compile(r"https?://[^\s<>\"|]{3,300}")
_GLUED_DAY = LinePattern(r"(?<=[^\W\d_])(?-i:(?<![A-Z])(?=[A-Z])){weekday.spaced}[,.]?\s*$")
_REGION = LinePattern(r"(?:{from_where}\s?[:：]?\s?)?{regions}")
"""Where a reader writes from, as an app shows it beside the moment."""
_GLUED_MONTH = re.compile(
    r"(?<=\w)(?=(?:January|February|March|April|May|June|July|August|September|October|November|December) "
    r"\d{1,2}, (?:19|20)\d\d at \d)"
)
"""Where a blog's name and moment are copied as one word: "AnnMay 3, 2012 at 9:40 AM"."""
_INLINE = LinePattern(
    rf"(?P<name>[^\s:][^:\n]{{0,48}}?)\s(?P<says>{_SAID})\s?(?:[:：]|\.{{3}}|…)\s*(?=\S)|"
    r"(?P<name2>[^\s:：]{1,20})\s?(?:{said.glued}|{said_before_colon.glued})[:：]\s*(?=\S)"
)
_NAMED = LinePattern(r"\W{0,3}(?:{posted}|{post}) {by} ?[:：]?\s?(?P<name>[^\W\d][\w.-]{1,30})\W{0,4}$")
_JOINTS = LinePattern(r"^(?:{at}|{by})\b\s?|(?:^|\s)(?:{at}|{at_between}|{by})$")


@kept()
def _cues() -> frozenset[str]:
    """The last word of each verb of saying, and what else stands in headers."""
    ideas = ("said", "said_before_colon", "by", "from", "author_label", "header_words")
    return frozenset(word.split()[-1] for idea in ideas for word in words_of(idea, "spaced"))


@dataclass(frozen=True, slots=True)
class Header:
    """Who and when, as a line states it. `body` is where a comment's own words begin on the same line, or None."""

    author: str | None = None
    posted: datetime | None = None
    number: int | None = None
    likes: int | None = None
    dated: bool = False
    timed: bool = False
    says: bool = False
    by: bool = False
    body: int | None = None
    url: str | None = None


def read_header(text: str) -> Header | None:
    """The line as a comment's header, or None where it is none: a name, or a date, with no sentence besides."""
    whole = _whole(text) if len(text) <= LONGEST else None
    return whole or _inline(text)


def _whole(text: str) -> Header | None:
    if time_only(text):
        return Header(dated=True, timed=True)
    if not (_CUE.search(text) or not _cues().isdisjoint(_LETTERS.findall(text.lower()))) or PROFILE.match(text):
        return None
    address = _URL.search(text) if "://" in text else None
    whole = text = _GLUED_MONTH.sub(" | ", text, count=1)
    if address is not None:
        text = f"{text[: address.start()]} | {text[address.end() :]}"
    says = bool(_SAYS_END.search(text))
    by = _BY.search(text)
    found = find_date(text) or (find_time(text) if by else None)
    if (
        found is not None
        and found.relative
        and not found.timed
        and found.start == 0
        and not _EDITED.fullmatch(text, found.end)
    ):
        return None
    if found is None and not says and by is None:
        return None
    bracketed = _BRACKETED.match(text) if found is not None else None
    rest = text if found is None else f"{_GLUED_DAY.sub(' ', text[: found.start])} | {text[found.end :]}"
    rest = rest[bracketed.end() :] if bracketed is not None else rest
    name = _name_in(rest, cut_says=says or found is not None, by=by is not None and found is not None)
    if name is None or (found is None and not name):
        return None
    if found is None and not says and not (by and by.start() == 0 and len(by.group().strip()) > 4):
        return None
    number = _NUMBER.search(whole)
    leading = re.match(r"(\d{1,5})\s+(?=\S)", name)
    if leading and found is not None and not name_like(name):
        name = name[leading.end() :]
    return Header(
        author=name or None,
        posted=found.when if found else None,
        number=int(next(g for g in number.groups() if g)) if number else _leading(leading or bracketed),
        likes=likes_among(text),
        dated=found is not None,
        timed=bool(found and (found.timed or found.relative)),
        says=says,
        by=by is not None,
        url=address.group() if address else None,
    )


def _leading(found: re.Match[str] | None) -> int | None:
    return int(found[1]) if found is not None else None


def address_and_name(text: str) -> tuple[str, str | None] | None:
    """A line "http://address name" as its two halves, or None."""
    match = _URL_FIRST.match(text) if text.startswith("http") else None
    if match is None:
        return None
    name = match["name"]
    return (match["url"], name.strip() if name else None) if name is None or name_like(name.strip()) else None


def _inline(text: str) -> Header | None:
    """ "name says: and here the comment begins", or "name, place, date and here it begins", as one line."""
    match = _INLINE.match(text[:120]) if _COLON.search(text, 0, 120) else None
    if match is None or match.end() >= len(text):
        return _inline_dated(text)
    rest = match["name"] or match["name2"] or ""
    found = find_date(rest)
    if found is not None:
        rest = f"{rest[: found.start]} | {rest[found.end :]}"
    name = _name_in(rest, cut_says=False)
    if not name or (name[0].islower() and " " in name):
        return None
    return Header(
        author=name, posted=found.when if found else None, dated=found is not None, says=True, body=match.end()
    )


def _inline_dated(text: str) -> Header | None:
    found = find_date(text[:LONGEST]) if _CLOCK.search(text, 0, LONGEST) else None
    if found is None or not found.timed or found.start == 0 or len(text) - found.end < 3:
        return None
    name = _name_in(text[: found.start], cut_says=False, by=True)
    if not name:
        return None
    body = found.end + len(text[found.end :]) - len(text[found.end :].lstrip(_EDGE))
    return Header(author=name, posted=found.when, dated=True, timed=True, body=body) if body < len(text) else None


def _name_in(rest: str, *, cut_says: bool, by: bool = False) -> str | None:
    """What is left of a header when date, cues and buttons are taken out: the name, "" for nothing, None for prose."""
    glued, whole = _PROGRAM.search(rest) is not None, rest
    rest = _FILLER.sub(" | ", rest)
    if cut_says:
        rest = _SAYS.sub(" | ", rest)
        rest = _SAYS_END.sub(" | ", rest)
    rest = _BY.sub(" | ", rest, count=2)
    rest = _POSTED.sub(" | ", rest)
    rest = _PLACE_FIRST.sub("", rest)
    parts = [_trim(part) for part in re.split(r"\s[|•·—–/»]+\s|\s{3,}|\|", rest)]
    parts = [_trim(_JOINTS.sub("", part)) for part in parts]
    parts = [plain_name(part) for part in parts if part and any(c.isalnum() for c in part)]
    if cut_says:
        parts = [part for part in parts if not _REGION.fullmatch(part)]
    if cut_says and (len(parts) > 1 or glued):
        parts = [part for part in parts if not (part.isdigit() and len(part) <= MOST_DIGITS)]
    if by and parts and ", " in parts[0]:
        name, _, place = parts[0].partition(", ")
        parts = [name, *place.split(", ")[:2]]
    if not parts:
        named = _NAMED.match(whole.split(" | ")[0]) if by else None  # "Posted by moderator": the word is the name
        return _trim(named["name"]) if named else ""
    if cut_says and len(parts) == 1 and not _SITE.search(parts[0]):
        parts = [_MOTTO.sub("", parts[0])]
    if sum(len(part) for part in parts) > 2 * LONGEST_NAME or len(parts) > 3:
        return None
    good = name_like(_NUMBERED.sub("", parts[0]), cued=by and len(parts) == 1) and all(
        name_like(part) for part in parts[1:]
    )
    return parts[0] if good else None


def _trim(part: str) -> str:
    """Without what stands around a name; the full stop of an initial ("Lena K.") stays."""
    bare = part.strip(_EDGE)
    return f"{bare}." if INITIAL.search(bare) and f"{bare}." in part else bare

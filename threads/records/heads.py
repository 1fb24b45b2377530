"""A comment's header: who wrote it and when, out of the pieces of text that are not its words."""

from __future__ import annotations

import re

from threads.dates import find_date
from threads.furniture import is_action
from threads.records.found import Record
from threads.records.signs import SAYS, Signs
from threads.tree import Tree

LONGEST_AUTHOR = 60
"""Characters of a name; the longest of the measured forums has 43."""
_CLOCK = re.compile(r"\d\s?[:h.]\s?\d\d|\d\s?(?:am|pm)\b|[时時点點시]", re.IGNORECASE)
_JOINED = re.compile(
    r"join|member since|regist|inscri|mitglied|dabei seit|membre depuis|last (?:edit|visit|seen|login)|edited|geändert|modifi|bearbeitet|birth|"
    r"注册|註冊|加入|最后|编辑|編輯|가입|location|posts?\s?:|beiträge|messages?\s?:", re.IGNORECASE,
)
"""Words before a date in a poster's profile or an edit note: not when the comment was posted."""
_NO_NAME = re.compile(
    r"(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?\b|\W{0,3}\d{1,2}\s?[:h.]\s?\d\d|in reply to|reply to|re\b|quote|top\b|#\s?\d|\d|permalink|avatar|offline|online|"
    r"(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|heute|gestern|today|yesterday|hier|aujourd)", re.IGNORECASE,
)
_PROFILE = re.compile(r"member|user|profile?|author|/u/|people|/by/|nick|blogger\.com|uid=|customer|commenter", re.IGNORECASE)


def read_head(tree: Tree, signs: Signs, record: Record, labels: dict[int, str]) -> None:
    """Fills in the record's author, the author's address and the words of its date; `labels` are those of its texts."""
    head = record.head
    dated = [u for u in head if signs.date[u]]
    if dated:
        u = max(dated, key=lambda u: (-2 * _joined(tree, u, record) + (_CLOCK.search(tree.text[u]) is not None), -u))
        record.when = tree.text[u]
        k = head.index(u)
        if len(record.when) < 9 or not _CLOCK.search(record.when):
            around = [v for v in head[max(0, k - 1) : k + 2] if v == u or (labels[v] != "author" and len(tree.text[v]) <= 30)]
            record.when = " ".join(tree.text[v] for v in around)
    record.author, source = _author(tree, signs, head, labels)
    if source is not None and tree.link[source] >= 0:
        record.author_url = tree.get(tree.link[source], "href") or None


def _joined(tree: Tree, u: int, record: Record) -> bool:
    before = tree.text[u - 1] if u - 1 in record.head[:60] and len(tree.text[u - 1]) <= 30 else ""
    return _JOINED.search(f"{before} {tree.text[u]}") is not None


_BY = re.compile(r"^\W{0,3}(?:(?:posted|written|comment(?:ed)?|submitted|left|von|par|por|von|gepostet)\s+)?(?:by|von|par|por|di|door|from)\s*:?\s+|^\W{1,4}", re.IGNORECASE)
_AFTER = re.compile(
    r"\s*(?:\b(?:says?|said|wrote|writes|replied|commented|schreibt|sagt|meint|a dit|a écrit|dijo|dice|disse|escreveu|on|at|am|um|le|el)\b[\s.…:,]*)*[\s:|,/·•–—-]*$",
    re.IGNORECASE,
)
_BADGE = re.compile(r"author avatar|^(?:by|posted|posted by|on|at|written by|from|comment|comments|re|guest|member|moderator|admin|author|op|view profile|offline|online|anonymous user)$", re.IGNORECASE)


def clean_author(text: str) -> str | None:
    """A name out of a header's words: without "Posted by", "says:", the date and what joins them."""
    date = find_date(text)
    if date is not None:
        before, after = text[: date.start].strip(), text[date.end :].strip()
        text = before if sum(map(str.isalnum, before)) >= 2 else after
    text = _AFTER.sub("", _BY.sub("", text.strip())).strip(" \t,:;|/·•–—-")
    return text if text and len(text) <= LONGEST_AUTHOR and any(letter.isalnum() for letter in text) else None


def _author(tree: Tree, signs: Signs, head: list[int], labels: dict[int, str]) -> tuple[str | None, int | None]:
    """The poster's name and its piece of text: by the place's name, by a link to a profile, by a link, by its turn."""

    def rank(u: int) -> int:
        if labels[u] == "author":
            return 0 if tree.link[u] >= 0 else 1
        if tree.link[u] >= 0:
            return 2 if _PROFILE.search(tree.get(tree.link[u], "href")) else 3
        return 4

    for u in sorted((u for u in head[:60] if labels[u] != "button"), key=rank):
        text = tree.text[u]
        if len(text) > 120 or signs.reply[u] or signs.headings[u + 1] > signs.headings[u] or is_action(text) or _BADGE.search(text) or _JOINED.match(text):
            continue
        if rank(u) >= 2 and _NO_NAME.match(text) and not SAYS.search(text):
            continue
        name = clean_author(text)
        if name and not name.isdigit() and not _NO_NAME.fullmatch(name):
            return name, u
    return None, None

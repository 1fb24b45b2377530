"""The names of those who wrote: out of the words around them, and what marks them in markup."""

from __future__ import annotations

import re

from threads.dates import find_date
from threads.lines.hints import holds_one

AUTHOR_WORD = re.compile(
    (
        r"author|user(?!-?te?xt)|nick|(?:^|[-_ ])name|screenname|poster|"
        r"(?:^|[-_ ])(?:fn|by|byline|who|from|vcard|cite|commenter|handle|member|person|profile|owner|writer)(?:$|"
        r"[-_ ])|commentor|autor|nombre|kommentator|zuozhe|yonghu"
    ),
)
LONGEST_AUTHOR = 60
"""Characters of a name; the longest of the measured forums has 43."""
_PROFILE = (
    "member",
    "user",
    "profil",
    "author",
    "/u/",
    "people",
    "/by/",
    "nick",
    "blogger.com",
    "uid=",
    "customer",
    "commenter",
)
_BY = re.compile(
    (
        r"^\W{0,3}(?:(?:posted|written|comment(?:ed)?|submitted|left|von|par|por|gepostet|beitrag|message|reply|"
        r"erstellt|geschrieben|verfasst|antwort|publié|enviado|escrito|post|asked|answered|started|sent)\s+)?(?:by|"
        r"von|par|por|di|door|from|de)\s*:?\s+|^\W{1,4}"
    ),
    re.IGNORECASE,
)
NUMBERED = re.compile(r"^\s{0,3}(?:#\s?)?\d{1,5}\s?[.):]\s{1,3}(?=\D)")
"""The number of a comment before the name in one piece ("12. Ann -")."""
_AFTER = re.compile(
    (
        r"\s*(?:\b(?:says?|said|wrote|writes|replied|commented|schreibt|sagt|meint|a dit|a écrit|dijo|dice|disse|"
        r"escreveu|on|at|am|um|le|el)\b[\s.…:,]*)*[\s:|,/·•–—-]*$"
    ),
    re.IGNORECASE,
)


def clean_author(text: str) -> str | None:
    """A name out of a header's words: without its number, "Posted by", "says:", the date and what joins them."""
    text = NUMBERED.sub("", text)
    date = find_date(text)
    if date is not None:
        before, after = text[: date.start].strip(), text[date.end :].strip()
        text = before if sum(map(str.isalnum, before)) >= 2 else after
    text = _AFTER.sub("", _BY.sub("", text.strip())).strip(" \t,:;|/·•–—-")
    return text if text and len(text) <= LONGEST_AUTHOR and any(letter.isalnum() for letter in text) else None


def is_profile(address: str) -> bool:
    """Whether the address looks like that of a member's page."""
    return holds_one(address.lower(), _PROFILE)

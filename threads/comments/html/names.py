"""The names of those who wrote: out of a piece of a header, or from the picture beside it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from threads.comments.html.class_words import class_words
from threads.comments.html.record import Record
from threads.dates import find_date
from threads.lines.buttons import is_action
from threads.lines.furniture import is_comment_form
from threads.lines.grammar import LinePattern
from threads.lines.looks import says
from threads.lines.names import LONGEST_AUTHOR, NUMBERED, clean_author, is_profile
from threads.page.signs import Signs
from threads.page.tree import Tree

SHORT_DATE = 20
MOST_WORDS = 4
"""Words of a name that begins with a small letter; more are a phrase."""
LONGEST_PIECE = 120
"""Characters of a piece of a header that may hold a name among other words ("Posted by Ann on 3 May 2012 at 9:40")."""
JOINED = LinePattern("{profile_parts}", cased=True)
"""Words before a date in a poster's profile or an edit note: not when the comment was posted. In small letters, as
`_NO_NAME` and `_BADGE` are: patterns that heed case take half the time."""
_NO_NAME = LinePattern(r"{not_names}|\W{0,3}\d{1,2}\s?[:h.]\s?\d\d|#\s?\d|\d", cased=True)
_BADGE = LinePattern(r"author avatar|^{ranks}\W{0,4}(?:\(?(?:required|optional)\)?\W{0,2})?$", cased=True)
"""What stands where a name might: ranks, joints and labels."""
_WHENCE = re.compile(r"[(\[]\s?(?:\d{1,3}\.){1,3}[\d*]{1,3}(?:\.\*{1,3}){0,2}\s?[)\]]")
"""The beginning of a reader's address behind the name: "(112.150)"."""
_OTHER = LinePattern(r"(?:{in_reply_to}|{not_who_wrote}|↩|→|➜|↪)\W{0,4}$")
"""What stands before the name of somebody else than who wrote the comment."""
_PICTURE_OF = LinePattern(
    r"^(?:(?:the )?{pictures} {picture_of}\s|(?:view|visit|go to|see)\s)",
    r"(?:['’]s?|s)?\s?{pictures}$|{picture_ends}$",
)
"""Words around the name in a picture's description ("Avatar of Ann", "Ann's profile")."""
_FACE = class_words("face", re.IGNORECASE)
ELEMENTS = 80
"""Elements at a record's beginning among which pictures and links to profiles are looked for."""


def name_at(tree: Tree, signs: Signs, u: int, label: str) -> str | None:
    """The name that a piece of a header gives, None where it gives none; `label` is what stands at its place."""
    text, link = NUMBERED.sub("", tree.text[u]), tree.link[u]
    if (
        len(text) > LONGEST_PIECE
        or _WHENCE.fullmatch(text)
        or signs.reply[u]
        or signs.headings[u + 1] > signs.headings[u]
        or is_action(text)
        or is_comment_form(text)
    ):
        return None
    low = text.lower()
    if (
        _BADGE.search(low)
        or JOINED.match(low)
        or (
            tree.before[u] in ("", " ")
            and u
            and len(tree.text[u - 1]) <= LONGEST_AUTHOR
            and _OTHER.search(tree.text[u - 1])
        )
    ):
        return None
    if signs.date[u] and len(text) <= SHORT_DATE and find_date(text) is None:
        return None  # "January 2003", "9:40 pm": half a date
    if (
        label != "author"
        and _NO_NAME.match(low)
        and not says(text)
        and not (link >= 0 and is_profile(tree.get(link, "href")) and not _bare(text))
    ):
        return None
    name = clean_author(text)
    if name and label != "author" and name[0].islower() and len(name.split()) > MOST_WORDS:
        return None
    return (
        name
        if name and not name.isdigit() and not _NO_NAME.fullmatch(name.lower()) and not _BADGE.search(name.lower())
        else None
    )


def _bare(text: str) -> bool:
    """Whether nothing but numbers and marks is left once a date is taken away."""
    found = find_date(text)
    rest = text if found is None else text[: found.start] + text[found.end :]
    return not any(letter.isalpha() for letter in rest)


def pictured(tree: Tree, record: Record) -> Mapping[str, int]:
    """The names that the record's pictures and links to profiles state in their descriptions, and the link of each or
    -1."""
    found: dict[str, int] = {}
    link = -1
    for i in range(record.start, min(record.end, record.start + ELEMENTS)):
        tag = tree.tag[i]
        if tag == "a":
            link = i
        stated = (
            tree.get(i, "alt")
            if tag == "img"
            else tree.get(i, "title")
            if tag == "a" and is_profile(tree.get(i, "href"))
            else ""
        )
        if not stated or len(stated) > LONGEST_PIECE:
            continue
        around = link if link >= 0 and tree.end[link] > i else -1
        address = tree.get(around, "href") if around >= 0 else ""
        if not (is_profile(address) or _FACE.search(f"{tree.get(i, 'class')} {tree.get(i, 'src')}")):
            continue
        name = _PICTURE_OF.sub("", stated.strip()).strip(" \"'“”:")
        if (
            name
            and len(name) <= LONGEST_AUTHOR
            and not _BADGE.search(name.lower())
            and not _NO_NAME.match(name.lower())
            and not is_action(name)
        ):
            found.setdefault(name, around if is_profile(address) else -1)
    return found

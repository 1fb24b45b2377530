"""A comment's fields from the attributes of its elements: its id, number, address, time and likes."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from threads.comments.html.class_words import class_words
from threads.comments.html.dating import around
from threads.comments.html.record import Record
from threads.dates import FoundDate
from threads.lines.buttons import likes_in
from threads.lines.grammar import LinePattern
from threads.page.moments import better, shown_date, stamp_of, told_by
from threads.page.tree import Tree

_KEY = re.compile(r"(?=.{0,60}\d)[\w:.-]{1,64}$")
_KEY_WORD = class_words("key", re.IGNORECASE)
_NUMBER = LinePattern(r"\W{0,2}#?\s?(\d{1,6})\s?(?:{floor}|F)?\W{0,2}")
_PERMALINK = class_words("permalink", re.IGNORECASE)
_COUNT = re.compile(r"[+−-]?\d[\d,]{0,7}(?:\s(?:points?|votes?|likes?))?", re.IGNORECASE)
_LIKE_WORD, _UNLIKE_WORD = class_words("like", re.IGNORECASE), class_words("unlike", re.IGNORECASE)
_FLOOR = LinePattern("{floor}|F")
_LIKED = LinePattern(r"\W{0,3}{like}\W{0,3}")
"""A button of approval whose number stands in an element of its own behind it: 공감 <em>12</em>, 顶(<span>3</span>)."""
LIKE_LEVELS = 3
"""Elements around a bare number whose names and titles may say that it counts approval: <span
class="like"><i></i><span>3."""
_WHOLE = re.compile(r"[+-]?\d{1,9}")
ELEMENTS_LOOKED_AT = 120
"""In one record; addresses and times stand in its first elements, and a record may hold thousands."""


def read_fields(
    tree: Tree, record: Record, *, limit: int, language: str | None = None, captured: datetime | None = None
) -> tuple[datetime | None, int | None, int | None]:
    """Returns when the comment was posted, its number on the page and its likes; fills in its key and permalink.

    `limit` is the element index before which the record's own elements end (the first nested record's start).
    """
    end = min(record.end, limit, record.start + ELEMENTS_LOOKED_AT)
    record.key = record.key or key_of(tree, record, limit)
    names = {
        f"#{name}"
        for i in range(record.start, min(end, record.start + 6))
        if (attributes := tree.attributes[i])
        for name in (attributes.get("id"), attributes.get("name"))
        if name
    }
    stated = None
    for i in range(record.start, end):
        if tree.tag[i] == "a" and record.permalink is None:
            address = tree.get(i, "href")
            if (
                (address in names or _PERMALINK.search(address))
                and not address.startswith("javascript")
                and "replytocom" not in address
            ):
                record.permalink = address
        elif tree.attributes[i] and stated is None and tree.get(i, "itemprop").lower() == "upvotecount":
            value = (tree.get(i, "content") or tree.inner(i))[:20].strip()
            stated = int(value) if _WHOLE.fullmatch(value) else None
    number, likes = None, stated
    for u in record.head:
        text = tree.text[u]
        if u in record.answering:
            continue
        if (
            len(text) <= 14
            and likes is None
            and (count := _COUNT.fullmatch(text.strip("()[]（）")))
            and (text[-1].isalpha() or _counts_likes(tree, record, u))
        ):
            likes = int(count.group().replace("−", "-").replace(",", "").split()[0])
        elif (
            len(text) <= 12
            and number is None
            and (match := _NUMBER.fullmatch(text))
            and (not text.isdigit() or _numbers(tree, u))
        ):
            number = int(match[1])
        elif len(text) <= 40 and likes is None:
            likes = likes_in(text)
    return _posted(tree, record, end, record.order or language, captured or record.now), number, likes


def _counts_likes(tree: Tree, record: Record, u: int) -> bool:
    """Whether a bare number counts approval: by the words before it in its line, or by the name or title of a small
    element around it."""
    if u > tree.first[record.start] and tree.before[u] in ("", " "):
        before = tree.text[u - 1] if any(map(str.isalnum, tree.text[u - 1])) or u < 2 else tree.text[u - 2]
        if (
            len(before) <= 14 and any(map(str.isalpha, before)) and (len(before) > 1 or before > "⺀")
        ):  # one letter is an icon's
            return _LIKED.fullmatch(before) is not None
    i = tree.home[u]
    for _ in range(LIKE_LEVELS):
        if i <= record.start or tree.last[i] - tree.first[i] > LIKE_LEVELS:
            break
        words = tree.get(i, "class") or tree.get(i, "id")
        if words and _UNLIKE_WORD.search(words):
            return False
        if (words and _LIKE_WORD.search(words)) or (
            (title := tree.get(i, "title") or tree.get(i, "aria-label"))
            and len(title) <= 14
            and _LIKED.fullmatch(title)
        ):
            return True
        i = tree.parent[i]
    return False


def _posted(tree: Tree, record: Record, end: int, order: str | None, captured: datetime | None) -> datetime | None:
    """When the comment was posted: by the words of its date and the stamp around them, else by the first stamp in
    it."""
    captured = captured.astimezone(record.zone) if captured is not None and record.zone is not None else captured
    spoken = shown_date(record.when, order, captured) if record.when else None
    stamp, titled = None, None
    for i in around(tree, record.dated) if record.dated is not None else ():
        stamp = stamp or stamp_of(tree, i)
        titled = titled or shown_date(tree.get(i, "title"), order)
    if stamp is None and titled is None and (spoken is None or spoken.relative or not spoken.timed):
        stamp, titled = _first_stamp(tree, record, end, order)
    if (
        stamp is not None
        and spoken is not None
        and spoken.when is not None
        and not spoken.relative
        and abs(stamp - spoken.when) > FAR
    ):
        stamp = None
    return told_by(stamp or record.posted, better(spoken, titled), record.zone)


FAR = timedelta(days=2)
"""A stamp this far from the date beside it is of something else: an edit, a member's first day."""


def _first_stamp(tree: Tree, record: Record, end: int, order: str | None) -> tuple[datetime | None, FoundDate | None]:
    for i in range(record.start, end):
        if tree.tag[i] in ("time", "abbr", "span", "meta"):
            stamp, titled = stamp_of(tree, i), shown_date(tree.get(i, "title"), order)
            if stamp is not None or titled is not None:
                return stamp, titled
    return None, None


_NUMBER_WORD = class_words("numbering", re.IGNORECASE)


_COUNT_OF = LinePattern(
    r"{class_counted}[-_]?(?:\w{1,8}[-_])?(?:count|num|number|total)|comments?[-_]?(?:count|total)|"
    r"(?:count|num|total)[-_]?(?:of[-_]?)?(?:repl|comment|like|vote|view|share)"
)
"""An element that counts answers, approval or views, whatever else its name holds; it numbers nothing."""


def _numbers(tree: Tree, u: int) -> bool:
    """Whether bare digits are a comment's number: by the element's name, an address to the comment, or a 楼 behind
    them."""
    home = tree.home[u]
    after = tree.text[u + 1] if u + 1 < len(tree.text) else ""
    names = f"{tree.get(home, 'class')} {tree.get(tree.parent[home], 'class')}"
    if _COUNT_OF.search(names):
        return False
    return (
        _FLOOR.fullmatch(after) is not None
        or _NUMBER_WORD.search(names) is not None
        or "#" in (tree.get(tree.link[u], "href") if tree.link[u] >= 0 else "")
    )


def key_of(tree: Tree, record: Record, limit: int) -> str | None:
    """The site's id of a comment, from its first elements."""
    end = min(record.end, limit, record.start + ELEMENTS_LOOKED_AT)
    for i in range(record.start, min(end, record.start + 6)):
        for name in ("id", "data-comment-id", "data-id", "name"):
            value = tree.get(i, name)
            if value and (name != "name" or tree.tag[i] == "a") and _KEY.match(value):
                return _KEY_WORD.sub("", value, count=1)
    return None

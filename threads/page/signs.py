"""What each piece of a page's text looks like on its own: a date, a link, a button, "X says"; counted so that sums are
free."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import accumulate

from threads.dates.words import AGO_UNITS, MONTHS
from threads.lines.headings import comment_heading
from threads.page.tree import Tree

_MONTH = "|".join(sorted((re.escape(word) for word in MONTHS), key=len, reverse=True))
_UNIT = "|".join(sorted((re.escape(word) for word in AGO_UNITS), key=len, reverse=True))
DATEISH = re.compile(
    rf"\b(?:{_MONTH})\.?,?\s{{0,2}}\d{{1,4}}|\d(?:st|nd|rd|th|\.)?\s?(?:of |de )?(?:{_MONTH})\b"
    r"|(?<!\d)\d{1,4}[/.\-]\d{1,2}(?:[/.\-]\d{2,4}|\.?,\s?(?:19|20)\d\d)(?!\d)"
    r"|(?<![\d:])\d{1,2}:\d\d(?!:?\d\d:)|[年년]\s?\d|\d\s?[月월]\s?\d"
    rf"|\d\+?\s?(?:{_UNIT})s?\s?(?:ago\b|之?前|전)|半(?:{_UNIT})前|\b(?:an?|one)\s(?:{_UNIT})\sago\b|\bvor \d|"
    rf"\bil y a \d|\bhace \d|\byesterday\b|昨天|어제|刚刚|방금",
)
"""A cheap sign of a date in small letters (a third faster than heeding no case), for structure only; the date itself is
read by threads.dates."""

_DIGITS = re.compile(
    r"(?<!\d)\d{1,4}[/.\-]\d{1,2}(?:[/.\-]\d{2,4}|\.?,\s?(?:19|20)\d\d)(?!\d)|(?<![\d:])\d{1,2}:\d\d(?!:?\d\d:)"
)
"""The dates of DATEISH that are digits only."""
_IN_DATES = frozenset(word.lower() for word in MONTHS) | {"ago", "yesterday", "vor", "il", "hace"}
_WORDS = re.compile(r"[a-z]{2,12}")
_DIGIT = re.compile(r"[0-9]")
_MAY_BE_DATE = re.compile(r"\d|ago\b|yesterday|半|昨天|어제|刚刚|방금")
LONGEST_BUTTON = 40
LONGEST_HEADER = 120
"""Characters of a piece of text that may be a comment's header; longer pieces are prose even if they name a day."""

SAYS = re.compile(
    r"(?:^|\s|\u00a0)(?:says|said|wrote|writes|replied|commented|schreibt|sagt|meint|a dit|a écrit|dijo|dice|disse|"
    r"escreveu|ha detto)"
    r"(?: on)?\s?(?::|\.\.\.|…|,|-|$)|[说說道][:：]|(?:发表于|發表於|评论于|님의 말)|(?:^|\s)님\s?:?$",
    re.IGNORECASE,
)
REPLY = re.compile(
    r"\W{0,3}(?:reply|reply to this|reply with quote|respond|quote|report|report abuse|report this|flag|"
    r"flag as inappropriate|permalink|link to this"
    r"|link|#\d{0,6}|like|vote|recommend|antworten|répondre|responder|rispondi|reageer|zitieren|citer|svar|odpowiedz|"
    r"ответить"
    r"|回复|回覆|回應|引用|举报|舉報|檢舉|赞|讚|支持|顶|点赞|分享|复制|답글|답글쓰기|신고|신고하기|공감|비공감|추천|"
    r"반대|찬성하기|반대하기)\W{0,3}(?:\(?\d{0,5}\)?)\W{0,3}",
)


COUNTED = re.compile(
    r"(?:\d|\bno\b).{0,12}(?:comment|respons|kommentar|coment|评论|評論|댓글)|(?:comments?|评论|評論|댓글).{0,4}\d"
)
"""A number of comments, as an index shows beside each entry; a comment's own "3 replies" and 回复 are none."""


class Signs:
    """Running sums over the page's texts: `solid`, `linked`, `prose` (neither link, date nor button), `dates`,
    `replies`, `says`, `headings`, `counts`.

    Each is of length n + 1.

    The count within an element i is `sums[tree.last[i]] - sums[tree.first[i]]`.
    """

    def __init__(self, tree: Tree) -> None:
        looks = [_looks(text) if len(text) <= LONGEST_HEADER else 0 for text in tree.text]
        self.date = _date_flags(tree, looks)
        reply = [bool(look & REPLIES) for look in looks]
        says = [bool(look & SAID) for look in looks]
        self.solid = _sums(tree.weight)
        self.linked = _sums([s if a >= 0 else 0 for s, a in zip(tree.weight, tree.link, strict=True)])
        self.dates = _sums(self.date)
        self.prose = _sums(
            [
                s if a < 0 and not (d or r or y) else 0
                for s, a, d, r, y in zip(tree.weight, tree.link, self.date, reply, says, strict=True)
            ]
        )
        self.replies = _sums(reply)
        self.says = _sums(says)
        self.headings = _sums([bool(look & HEADS) for look in looks])
        self.counts = _sums([bool(look & COUNTS) for look in looks])
        self.reply = reply


def _sums(values: list[int] | list[bool]) -> list[int]:
    return [0, *accumulate(values)]


def _date_flags(tree: Tree, looks: list[int]) -> list[bool]:
    flags = [bool(look & DATED) for look in looks]
    for i, tag in enumerate(tree.tag):
        if tag == "time" and tree.last[i] > tree.first[i] and not any(flags[tree.first[i] : tree.last[i]]):
            flags[tree.first[i]] = True
    return flags


DATED, REPLIES, SAID, HEADS, COUNTS = 1, 2, 4, 8, 16


_BUTTONS, _SAYING = (frozenset(_WORDS.findall(pattern.pattern)) for pattern in (REPLY, SAYS))
"""The words of REPLY and SAYS in ASCII: a text in ASCII matches only if it holds one of them, or "#" for REPLY."""


def _plain_look(text: str) -> int:
    """DATED, REPLIES and SAID of a text in ASCII: a glance at its words spares nine of ten searches."""
    look = 0
    low = text.lower()
    words = _WORDS.findall(low)
    if _DIGIT.search(text) is None:
        dated = ("ago" in words or "yesterday" in words) and DATEISH.search(low) is not None
    else:
        dated = _DIGITS.search(text) is not None or (
            not _IN_DATES.isdisjoint(words) and DATEISH.search(low) is not None
        )
    if dated:
        look |= DATED
    if (
        len(text) <= LONGEST_BUTTON
        and (not _BUTTONS.isdisjoint(words) or "#" in text)
        and REPLY.fullmatch(low) is not None
    ):
        look |= REPLIES
    if not _SAYING.isdisjoint(words) and SAYS.search(text) is not None:
        look |= SAID
    return look


def _look(text: str) -> int:
    """The same of any text."""
    low = text.lower()
    look = DATED if _MAY_BE_DATE.search(low) is not None and DATEISH.search(low) is not None else 0
    if len(text) <= LONGEST_BUTTON and REPLY.fullmatch(low) is not None:
        look |= REPLIES
    return look | SAID if SAYS.search(text) is not None else look


@lru_cache(maxsize=50_000)
def _looks(text: str) -> int:
    """What a short text looks like, as a sum of DATED, REPLIES, SAID, HEADS and COUNTS.

    A third of a page's short texts stand on it twice or on the page before; the cheap tests come first.
    """
    look = _plain_look(text) if text.isascii() else _look(text)
    if len(text) <= 90 and comment_heading(text) is not None:
        look |= HEADS
        if len(text) <= 40 and COUNTED.search(text.lower()) is not None:
            look |= COUNTS
    return look

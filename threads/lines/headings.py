"""Headings of comment sections and the numbers that they announce, in English, Chinese, Korean and others."""

from __future__ import annotations

import re
from functools import lru_cache

from threads.lines.hints import holds_one
from threads.lines.limits import DIGIT, LINES_KEPT, LONGEST

UNCOUNTED = -1
"""What comment_heading returns for a heading that gives no number ("Comments", "Reader comments", "评论")."""
_N = r"(?P<n%d>\d{1,3}(?:[,.]\d{3})+|\d{1,7}|one|two|three|no|zero|ein|eine|keine|un|une|uno)"
_NOUN = (
    r"(?:reader |user |visitor |public |facebook |recent user )?(?:comments?|responses?|replies|answers|thoughts?|"
    r"reactions?|kommentare?|meinung(?:en)?|beiträge|commentaires?|réactions?|avis|opiniones|comentarios?|comentários?|"
    r"respuestas?|commenti|antworten|reacties|yorum|комментари[йяев]{1,2})"
)
_ON = (
    r"(?: (?:so far|to date|in total|total|below|posted|received|left))?(?: (?:about ?:|"
    r"(?:to|on|for|in|about|zu|sur|en|a|em)(?: ?[:\-–—])? (?:this (?:post|entry|article|story|page)|[“\"'‘«„].{0,170}|"
    r".{1,150})))?"
)
_CJK_NOUN = (
    r"(?:条|條|个|個|篇|則|则)?(?:网友|網友|读者|讀者|最新|热门|熱門|精彩|全部|所有)?(?:评论|評論|回复|回復|回應|回应|"
    r"留言|跟帖|跟贴|跟貼|讨论|討論|回答)"
)
_HEADING = re.compile(
    r"[\W_]{0,4}(?:"
    + (
        rf"(?:there (?:are|is) |post a comment ?|add a comment ?|leave a comment ?|"
        rf"discussion ?)?{_N % 1} (?:[a-z]{{3,12}} )?{_NOUN}(?: and \d{{1,6}} \w{{4,12}})?{_ON}(?:[.…:,]? "
        rf"?(?:add (?:a |one|yours|your|comment)|read (?:them|it) below|leave a comment|post a comment|join the|"
        rf"skip to|↓|⊕|»).{{0,60}})?"
    )
    + rf"|(?:post a comment |add a comment |all |view |showing )?{_NOUN} ?[:(\[（] ?{_N % 2} ?[)\]）]?(?: .{{0,30}})?"
    + rf"|(?:alle |leser)?kommentare? ?[:(]? ?{_N % 7}\)?|comment\(s\)|comments from .{{3,30}}"
    + (
        rf"|{_N % 3} (?:users?|readers?|people|persons?) (?:responded|commented|replied|"
        rf"have commented)(?: (?:in|to|on).{{0,150}})?"
    )
    + (
        r"|(?:all |alle |tous les |todos los |the |reader |readers['’]? |user |your |visitor |top |article |story |"
        r"page )?(?:comments?|responses|reactions|discussion|conversation|kommentare|commentaires|comentarios|"
        r"comentários|commenti|reacties)(?: (?:to|on|for) (?:this|[“\"].{0,150}).{0,60})?"
    )
    + (
        r"|what (?:people are|others are|readers are|you) (?:saying|said|think)|join the (?:conversation|discussion)|"
        r"have your say"
    )
    + rf"|(?:共|已有|全部|共有)? ?{_N % 4} ?{_CJK_NOUN}(?: ?[(（]?.{{0,20}})?"
    + rf"|(?:最新|热门|熱門|精彩|全部|网友|網友)(?:评论|評論|跟帖|跟贴) ?{_N % 9} ?[条條篇](?:评论|評論|跟帖|跟贴)?"
    + rf"|共有?(?:回[复復覆应應]|评论|評論)(?:[贴貼帖])? ?{_N % 8} ?[条條个個篇]?(?:[,，] ?共 ?\d{{1,5}} ?[页頁])?"
    + (
        rf"|{_CJK_NOUN} ?[(（:：]? ?{_N % 5} ?[)）]?(?: ?条| ?條)?|{_CJK_NOUN}(?:区|區|列表)?|网友(?:评论|热评)|"
        rf"网友留言|[一-鿿]{{2,6}}(?:跟帖|跟贴|网友评论|網友評論)"
    )
    + (
        rf"|(?:전체 |총 )?(?:댓글|답글|답변|의견|독자 ?의견|네티즌 ?의견|한줄 ?의견|덧글|코멘트|"
        rf"100자평) ?[•·|]? ?[(\[:]? ?(?:총 ?)?{_N % 6} ?(?:개|건)?[)\]]?|"
        rf"(?:전체 |베스트 )?(?:댓글|의견|독자 ?의견|네티즌 ?의견|한줄 ?의견|덧글|100자평)(?: ?목록)?"
    )
    + r")[\W_]{0,4}",
    re.IGNORECASE,
)
_HEADING_HINTS = tuple(
    "comment|respon|repl|thought|reaction|kommentar|coment|discuss|convers|saying|have your say|antwort|meinung|avis|"
    "opinion|"
    "reactie|yorum|коммент|answers|评|評|回|留言|跟|讨|討|댓글|답글|답변|의견|덧글|코멘트|100자평|react|réact|respuest".split(
        "|"
    )
)
_PLAIN_HINTS = tuple(filter(str.isascii, _HEADING_HINTS))
_COUNTED = re.compile(
    (
        r"(?<![\d.,:：赞讚顶頂踩荐薦对對持천감대-])(?P<a>\d{1,6}) ?(?:comments?|responses?|replies|"
        r"[条條个個则則]?(?:评论|評論|回复|回覆)|댓글)(?![a-z])|(?:댓글|덧글) ?(?P<d>\d{1,6}) ?[개건]|"
        r"\b(?:comments?|responses?|replies) ?[(\[] ?(?P<b>\d{1,6}) ?[)\]]|"
        r"[(\[](?P<c>\d{1,6}) (?:comments?|responses?)[)\]]"
    ),
    re.I,
)
_CLOSED = re.compile(r"\b(?:are|is|been|now) (?:now |currently )?(?:closed|disabled|off)\b|关闭|關閉", re.I)
_ELSEWHERE = re.compile(
    (
        r"enable javascript to view (?:the )?comments|(?:blog )?comments powered by \w+|"
        r"(?:loading|view|show|load) (?:all )?(?:the )?comments?\b|comments? (?:are )?loading|评论加载中|"
        r"댓글을 불러오는"
    ),
    re.IGNORECASE,
)
_COUNT_WORDS = {
    "one": 1,
    "two": 2,
    "three": 3,
    "no": 0,
    "zero": 0,
    "ein": 1,
    "eine": 1,
    "keine": 0,
    "un": 1,
    "une": 1,
    "uno": 1,
}


def _hints_at_heading(line: str) -> bool:
    """Whether the line holds a word of comment headings; a hundredth of lines do, and finding words beats the
    pattern."""
    low = line.lower()
    return holds_one(low, _PLAIN_HINTS if low.isascii() else _HEADING_HINTS)


@lru_cache(maxsize=LINES_KEPT)
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
    return _COUNT_WORDS[word] if word in _COUNT_WORDS else int(re.sub(r"\D", "", word))


def comment_count(line: str) -> int | None:
    """How many comments a short line states among other things ("Filed under: Travel | 48 Comments »"), or None.

    Looser than comment_heading: index pages have such a line below every post, so it needs records below it.
    """
    match = _COUNTED.search(line) if len(line) <= 120 and DIGIT.search(line) and _hints_at_heading(line) else None
    return int(match["a"] or match["b"] or match["c"] or match["d"]) if match else None


def comments_elsewhere(line: str) -> bool:
    """Whether the line stands for comments that a script would have fetched ("Please enable JavaScript to view …")."""
    return len(line) <= LONGEST and bool(_ELSEWHERE.search(line))

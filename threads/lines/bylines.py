"""An article's byline, outlet and repost source, read off single lines; the HTML side and the flattened side share
it."""

from __future__ import annotations

import re

from threads.lines.credits import read_credits
from threads.lines.grammar import LinePattern, words_of
from threads.lines.headers import read_header
from threads.lines.names import name_like

LONGEST = 160

_NAME = r"(?P<name>[^\W\d_][^|,:;()•·/]{1,48}?)(?: (?:on|at|in|for) .{0,60}|[|,(•·/].{0,100})?\.?"
_BYLINE = LinePattern(
    r"(?:(?:{byline_leads} )?{posted}(?: (?:in|on|under)\b[^.!?]{0,60}?)?[\s,]{1,8}{by}[:\s]\s{0,2}|"
    r"{by}[:\s]\s{0,2}|{byline_labels.spaced}:? )" + _NAME
)
_BYLINE_GLUED = LinePattern(
    r"(?:.{0,20}[(（\[【])?(?:(?:{byline_labels.glued}\s?[:：/]?\s?|{byline_short.glued}(?:\s?[:：/]\s?|\s))"
    + r"(?P<zh>[一-鿿·]{2,12}(?:[ 、][一-鿿·]{2,8}){0,3})|"
    + r"(?P<ko>[가-힣]{2,5}) ?{byline_ends.glued})(?:[)）\]】].{0,30}|\s.{0,40})?"
)
_SOURCE = LinePattern(
    r"[\[(（【]?\s?(?:{source}|{source_leads})\s?[:：]?\s(?P<a>[^\[\](){}]{2,60}?)\s?[\])）】.]?",
    r"[\[(（【]?\s?{source}\s?[:：]\s?(?P<c>[^\[\](){}\s][^\[\](){}]{1,60}?)\s?[\])）】.]?",
    r"[\[【](?P<b>[^\[\](){}【】]{3,50})[\]】]",
)
_REPOSTED = LinePattern(
    r"[(（【\[]?\s?{reposted.glued}\s?[:：]?\s?[《「]?"
    r"(?P<zh>[^《》「」，,。()（）：:]{2,20})[》」]?(?:[，,].{0,60})?\s?[)）】\]]?。?",
    r"[(\[]?{reposted.spaced} (?:the )?(?P<en>[^\[\](){},.;]{2,60}?)"
    r"(?: (?:on|in) .{0,60}|(?:, | and | with ).{0,100})?\.?[)\]]?",
    r"[(\[]?(?:{reposted_lead} )?(?P<ko>[가-힣A-Za-z]{2,16}){reposted_from.glued}\.?[)\]]?",
)
"""What says that an article was taken over from elsewhere: 转载自《X》, "originally appeared in X", "reprinted from
X"."""
_OPENING = LinePattern(
    r"[\[(【［](?P<a>[가-힣A-Za-z0-9]{2,12})(?:\s?[=ㆍ·|]\s?|\s)(?:[가-힣]{2,4}=)?(?P<b>[가-힣]{2,4})\s?"
    r"{byline_tails}?{byline_ends.glued}\s?[\])】］]",
    r"\([가-힣·]{2,8}=(?P<c>[가-힣A-Za-z0-9]{2,10})\)\s?(?P<d>[가-힣]{2,4})(?:\s[가-힣]{2,4})?\s?"
    r"{byline_ends.glued}\s?=",
    r"(?P<e>[一-鿿]{2,10}?){wire.glued}\s?[（(]{byline_labels.glued}\s?[:：]?\s?"
    r"(?P<f>[一-鿿]{2,4}(?:[ 、][一-鿿]{2,4}){0,2})(?:\s.{0,20})?[)）]",
)
"""How Korean and Chinese papers begin an article: [X 김하늘 기자], (서울=X) 김하늘 기자 =, X讯（记者 王小明）."""
OPENING_LINES, CLOSING_LINES = 3, 4
_YEARS = r"(?:(?:19|20)\d\d(?:\s?[-–—]\s?(?:(?:19|20)?\d\d))?)?,?"
_COPYRIGHT = LinePattern(
    r"\W{0,3}(?:{copyright}(?: ©| \(c\))?|©|ⓒ|\(c\))\s{0,2}[©ⓒ(]?\s{0,2}"
    + rf"{_YEARS}\s{{0,2}}(?:by )?(?P<name>[^\W\d][^.,;|©\n]{{1,50}}?)(?:[.,;|].{{0,200}}|\s+all rights.{{0,100}})?"
)
_RIGHTS = LinePattern(r"\s?(?:{rights}|{copyright.glued}|{rights_behind})")
_NOT_OUTLETS = LinePattern(r"\b{not_outlets.spaced}\b|[:!?…]|\d{3}|{not_outlets.glued}")
_PART = r"(?:[A-Z0-9][\w.&'’\-]*|the|of|and|for|&|de|der|la)"
_TITLE_CASE = re.compile(rf"{_PART}(?: {_PART}){{0,6}}|[一-鿿]{{2,12}}|[가-힣]{{2,12}}(?: [가-힣]{{2,8}})?")


def byline_in(line: str) -> str | None:
    """The author whom a line names as an article's ("By X", "Posted by X on …", 记者 X, X 기자), or None."""
    line = line.strip()
    if len(line) > LONGEST:
        return None
    if (author := read_credits(line).author) is not None:
        return author
    match = _BYLINE_GLUED.fullmatch(line)
    if match is not None:
        return (match["zh"] or match["ko"]).strip()
    header = read_header(line)
    if header is not None and header.by and header.author and not header.says and len(header.author) > 2:
        return header.author
    match = _BYLINE.fullmatch(line)
    name = match["name"].strip() if match else ""
    return name if name and name_like(name) and not name.islower() and len(name) > 2 else None


def source_in(line: str) -> str | None:
    """The outlet that a line names as the text's source ("[Wall Street Journal]", "Source: X", 来源：X, 출처: X), or
    None."""
    line = line.strip()
    stated = read_credits(line).outlet
    if stated and not _NOT_OUTLETS.search(stated) and _TITLE_CASE.fullmatch(stated):
        return stated
    match = _SOURCE.fullmatch(line) if len(line) <= LONGEST else None
    if match is None:
        return reposted_from(line)
    name = (match["a"] or match["b"] or match["c"]).strip(" .,:\"'“”")
    if _NOT_OUTLETS.search(name) or not _TITLE_CASE.fullmatch(name):
        return None
    return name if match["b"] is None or len(name) > 3 else None


def reposted_from(line: str) -> str | None:
    """The outlet that a line names as that which the article was taken over from, None where it names none."""
    match = _REPOSTED.fullmatch(line.strip()) if len(line) <= 2 * LONGEST else None
    if match is None:
        return None
    name: str = (match["zh"] or match["en"] or match["ko"]).strip(" .,:\"'“”")
    return name if name and (match["en"] is None or _TITLE_CASE.fullmatch(name)) else None


def opening_credits(text: str) -> tuple[str | None, str | None]:
    """The outlet and the author with which an article's first lines begin ("[X 김하늘 기자] …", X讯（记者 王小明）);
    None where they do not."""
    for line in [line for line in text[:2_000].split("\n") if line.strip()][:OPENING_LINES]:
        match = _OPENING.match(line.strip()[:100])
        if match is not None:
            outlet = match["a"] or match["c"] or match["e"]
            return (None if outlet in words_of("own_paper") else outlet), match["b"] or match["d"] or match["f"]
    return None, None


def source_around(text: str) -> str | None:
    """The outlet that one of an article's first or last lines names as its source, None where none does."""
    lines = [line for line in text.split("\n") if line.strip()]
    edge = lines[:OPENING_LINES] + lines[-CLOSING_LINES:]
    return next(
        (
            name
            for line in edge
            if len(line) <= 2 * LONGEST and not line.lower().startswith("from") and (name := source_in(line))
        ),
        None,
    )


def copyright_holder(line: str) -> str | None:
    """Whom a copyright line names ("Copyright 2021 Harbour Radio. …", "© 2019 The Lodestar"), or None."""
    match = _COPYRIGHT.fullmatch(line.strip()) if len(line) <= 2 * LONGEST else None
    name = _RIGHTS.split(match["name"], maxsplit=1)[0].strip() if match else ""
    return name if name and not name.lower().startswith(("all rights", "reserved")) else None

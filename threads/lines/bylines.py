"""An article's byline, outlet and repost source, read off single lines; the HTML side and the flattened side share
it."""

from __future__ import annotations

import re

from threads.lines.credits import read_credits
from threads.lines.headers import read_header
from threads.lines.names import name_like

LONGEST = 160

_BYLINE = re.compile(
    r"(?:(?:this (?:entry|post|article|story) was |article |story |text |words )?(?:posted|written|published|"
    r"submitted|reported|filed)(?: (?:in|on|under)\b[^.!?]{0,60}?)?[\s,]{1,8}by[:\s]\s{0,2}|by[:\s]\s{0,2}|von |par |"
    r"por |autor:? |author:? |words by )"
    r"(?P<name>[^\W\d_][^|,:;()•·/]{1,48}?)(?: (?:on|at|in|for) .{0,60}|[|,(•·/].{0,100})?\.?",
    re.IGNORECASE,
)
_BYLINE_CJK = re.compile(
    r"(?:.{0,20}[(（\[【])?(?:(?:本报|本報|新华社|特约|實習|实习)?(?:记者|記者|作者|撰文|"
    r"文)\s?[:：/]?\s?(?P<zh>[一-鿿·]{2,12}(?:[ 、][一-鿿·]{2,8}){0,3})|"
    r"(?P<ko>[가-힣]{2,5}) ?(?:기자|특파원|논설위원))(?:[)）\]】].{0,30}|\s.{0,40})?"
)
_SOURCE = re.compile(
    r"[\[(（【]?\s?(?:(?:original )?source|via|from|originally (?:published|posted|appeared) (?:in|on|at|by)|"
    r"reprinted from|courtesy of|hat tip:?|h/t|来源|來源|转自|轉自|摘自|文章来源|稿源|출처|원문|quelle|fuente|"
    r"fonte)\s?[:：]?\s(?P<a>[^\[\](){}]{2,60}?)\s?[\])）】.]?"
    r"|[\[(（【]?\s?(?:source|来源|來源|转自|轉自|文章来源|稿源|출처|quelle|fuente|"
    r"fonte)\s?[:：]\s?(?P<c>[^\[\](){}\s][^\[\](){}]{1,60}?)\s?[\])）】.]?"
    r"|[\[【](?P<b>[^\[\](){}【】]{3,50})[\]】]",
    re.IGNORECASE,
)
_REPOSTED = re.compile(
    r"[(（【\[]?\s?(?:本文)?(?:转载自|轉載自|转载于|轉載於|转发自|原载于?|原載於?|原文刊于|"
    r"原文刊於)\s?[:：]?\s?[《「]?(?P<zh>[^《》「」，,。()（）：:]{2,20})[》」]?(?:[，,].{0,60})?\s?[)）】\]]?。?"
    r"|[(\[]?(?:(?:this|the) (?:article|story|post|essay|piece|column|interview|text|entry) )?(?:(?:was|is|"
    r"has been) )?(?:(?:first|originally|previously) (?:published|appeared|posted|printed|ran) (?:in|on|at|by)"
    r"|(?:re-?printed|re-?published|re-?posted|cross-?posted|excerpted|"
    r"syndicated)(?: here)?(?: with (?:kind )?permission)? (?:from|of|by permission of|"
    r"courtesy of)) (?:the )?(?P<en>[^\[\](){},.;]{2,60}?)"
    r"(?: (?:on|in) .{0,60}|(?:, | and | with ).{0,100})?\.?[)\]]?|"
    r"[(\[]?(?:이 (?:글|기사)는 )?(?P<ko>[가-힣A-Za-z]{2,16})(?:에서|에) (?:옮겨온|가져온|실린|게재된|퍼온) (?:글|"
    r"기사)(?:입니다)?\.?[)\]]?",
    re.IGNORECASE,
)
"""What says that an article was taken over from elsewhere: 转载自《X》, "originally appeared in X", "reprinted from
X"."""
_OPENING = re.compile(
    r"[\[(【［](?P<a>[가-힣A-Za-z0-9]{2,12})(?:\s?[=ㆍ·|]\s?|"
    r"\s)(?:[가-힣]{2,4}=)?(?P<b>[가-힣]{2,4})\s?(?:인턴)?(?:기자|특파원)\s?[\])】］]"
    r"|\([가-힣·]{2,8}=(?P<c>[가-힣A-Za-z0-9]{2,10})\)\s?(?P<d>[가-힣]{2,4})(?:\s[가-힣]{2,4})?\s?(?:기자|특파원)\s?="
    r"|(?P<e>[一-鿿]{2,10}?)(?:讯|訊|电|電)\s?[（(](?:本报|見習|见习|实习)?(?:记者|"
    r"記者)\s?[:：]?\s?(?P<f>[一-鿿]{2,4}(?:[ 、][一-鿿]{2,4}){0,2})(?:\s.{0,20})?[)）]",
)
"""How Korean and Chinese papers begin an article: [X 김하늘 기자], (서울=X) 김하늘 기자 =, X讯（记者 王小明）."""
_OWN_PAPER = frozenset({"本报", "本報", "本网", "本網", "本台", "本刊"})
OPENING_LINES, CLOSING_LINES = 3, 4
_COPYRIGHT = re.compile(
    (
        r"\W{0,3}(?:copyright(?: ©| \(c\))?|©|ⓒ|\(c\)|版权所有|저작권자)\s{0,2}[©ⓒ(]?\s{0,2}(?:(?:19|"
        r"20)\d\d(?:\s?[-–]\s?(?:(?:19|20)?\d\d))?)?,?\s{0,2}(?:by "
        r")?(?P<name>[^\W\d][^.,;|©\n]{1,50}?)(?:[.,;|].{0,200}|\s+all rights.{0,100})?"
    ),
    re.IGNORECASE,
)
_RIGHTS = re.compile(
    r"\s?(?:무단\s?(?:전재|복제|배포)|재배포|전재|未经授权|未經授權|版权所有|版權所有|保留所有|不得转载|不得轉載|"
    r"禁止转载|禁止轉載)"
)
_NOT_OUTLETS = re.compile(
    (
        r"\b(?:photo|image|video|edit|update|read|more|click|here|reply|source|all rights|link|picture|map|continue|"
        r"comment|advert|hide|show|note|next|prev)\b|[:!?…]|\d{3}|图|圖|사진"
    ),
    re.IGNORECASE,
)
_TITLE_CASE = re.compile(
    r"(?:[A-Z0-9][\w.&'’\-]*|the|of|and|for|&|de|der|la)(?: (?:[A-Z0-9][\w.&'’\-]*|the|of|and|for|&|de|der|"
    r"la)){0,6}|[一-鿿]{2,12}|[가-힣]{2,12}(?: [가-힣]{2,8})?"
)


def byline_in(line: str) -> str | None:
    """The author whom a line names as an article's ("By X", "Posted by X on …", 记者 X, X 기자), or None."""
    line = line.strip()
    if len(line) > LONGEST:
        return None
    if (author := read_credits(line).author) is not None:
        return author
    match = _BYLINE_CJK.fullmatch(line)
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
            return (None if outlet in _OWN_PAPER else outlet), match["b"] or match["d"] or match["f"]
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

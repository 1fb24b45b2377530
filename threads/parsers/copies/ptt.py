"""PTT as its site or a terminal is copied: who wrote where, title and time, the article, then a push a line."""

from __future__ import annotations

import re
from datetime import datetime

from threads.dates import find_date
from threads.draft import CommentDraft, Draft
from threads.lines.notices import is_removed
from threads.parsers.ptt import pushed_at
from threads.text.letters import solid

FEWEST = 2
"""Lines of a board that make a copy of one."""
SEARCHED = 400
"""Lines in which the head of the article is looked for."""
_WHEN = (
    r"(?:(?:\d{1,3}(?:\.\d{1,3}){3}|\[…\])\s{1,3})?(?P<month>[01]?\d)/(?P<day>[0-3]?\d)"
    r"(?:\s{1,3}(?P<hour>[0-2]?\d):(?P<minute>[0-5]\d))?"
)
_PUSH = re.compile(
    r"[ \t\u3000]{0,8}(?P<tag>推|噓|嘘|→|->)\s{0,3}(?P<name>[A-Za-z][A-Za-z0-9]{1,12})\s{0,20}[:：]\s?"
    rf"(?P<text>.{{0,400}}?)(?:\s{{1,80}}{_WHEN})?\s*"
)
"""A push for (推) or against (噓) or a remark (→): the member, his words, his address, month and day."""
_AUTHOR = re.compile(r"作者\s{0,8}[:：]?\s{0,8}(?P<author>[A-Za-z]\w{1,12})\s?(?:[(（].{0,40}?[)）])?")
_BOARD = re.compile(r"(?:看板|站內|站内)\s{0,8}[:：]?\s{0,8}[\w-]{2,20}?(?=標題|标题|\s|$)")
_TITLE = re.compile(r"[標标][題题]\s{0,8}[:：]?\s{0,8}(?P<title>\S.{0,200}?)\s*(?=時間|时间|$)")
_TIME = re.compile(
    r"[時时][間间]\s{0,8}[:：]?\s{0,8}(?P<time>[A-Z][a-z]{2} [A-Z][a-z]{2}\s{1,2}\d{1,2} [\d:]{5,8} \d{4}|"
    r"\d{4}/\S.{0,20})"
)
_SITE = re.compile(
    r"\s*(?:(?:批踢踢實業坊|返回看板|.{0,12}›\s?看板|關於我們|聯絡資訊|分享至|‹ 上頁|本網站已依).*|"
    r"(?:[─━—-]{8,}|看板.{0,20}|\[?\s?(?:上一頁|下一頁|最新|精華區).{0,30})\s*)"
)
_END = re.compile(r"\s*(?:--\s*|※\s?.*)")


def ptt_copied(text: str) -> Draft | None:
    """The draft of a copied article of PTT, None where no head or foot of the board stands around pushes."""
    lines = text.split("\n")
    pushes = {i: match for i, line in enumerate(lines) if len(line) < 600 and (match := _PUSH.fullmatch(line))}
    near = lines[:SEARCHED]
    told = any(_AUTHOR.search(line) and _BOARD.search(line) for line in near) or "ptt.cc" in text or "※ 發信站" in text
    if len(pushes) < FEWEST or not told:
        return None
    draft = Draft(outlet="PTT", total=solid(text))
    first = min(pushes)
    kept = _article(draft, lines[:first])
    draft.text = "\n".join(line.strip() if line.strip() else "" for line in kept).strip()
    draft.text = re.sub(r"\n{3,}", "\n\n", draft.text)
    draft.comments = [_push(match, draft.published, i) for i, match in pushes.items()]
    draft.dropped["comment header"] += sum(
        solid(lines[i]) - solid(comment.text) for i, comment in zip(pushes, draft.comments, strict=True)
    )
    draft.dropped["other text"] += sum(solid(lines[i]) for i in range(first, len(lines)) if i not in pushes)
    return draft


def _article(draft: Draft, lines: list[str]) -> list[str]:
    """The article's lines up to the writer's signature; the head above them is read into the draft."""
    kept: list[str] = []
    end = next((i for i, line in enumerate(lines) if line.strip() == "--"), len(lines))
    for i, line in enumerate(lines):
        if not kept and _is_head(draft, line):
            draft.dropped["byline and date"] += solid(line)
        elif _SITE.fullmatch(line):
            draft.dropped["site furniture"] += solid(line)
        elif i >= end or _END.fullmatch(line):
            draft.dropped["signature"] += solid(line)
        elif line.strip() or kept:
            kept.append(line)
    return kept


def _is_head(draft: Draft, line: str) -> bool:
    """Reads author, title and time off a line of the head, which the site's copy runs together."""
    if len(line) > 400:
        return False
    found = False
    author, title, time = _AUTHOR.match(line.strip()), _TITLE.search(line), _TIME.search(line)
    if author and draft.byline is None:
        draft.byline, found = author["author"], True
    if title and draft.title is None and (found or line.strip()[:2] in ("標題", "标题")):
        draft.title, found = title["title"], True
    if time and draft.published is None and (found or line.strip()[:2] in ("時間", "时间")):
        moment = find_date(time["time"])
        draft.published, found = moment.when if moment else None, True
    return found


def _push(match: re.Match[str], published: datetime | None, line: int) -> CommentDraft:
    words = match["text"].strip()
    return CommentDraft(
        words,
        kind="deleted" if is_removed(words) else "comment",
        author=match["name"],
        posted=pushed_at(match, published),
        at=f"line {line + 1}",
    )

"""Zhihu as it is copied: a question's answers with what they say of themselves, and the comments below them."""

from __future__ import annotations

from threads.parsers.shared.copied.lines import CopiedLine
from threads.parsers.shared.copied.moments import moment
from threads.parsers.shared.copied.post import CopiedPost, article_above, said
from threads.parsers.shared.copied.screen import pattern, read_screen

_QUESTION = pattern(r"关注问题|写回答|邀请回答|好问题.*|被浏览.*|关注者.*|显示全部.*|\d+\s?个回答.*")
_ARTICLE = pattern(r"\d[\d,.]*\s?万?\s?人赞同了该文章")
ZHIHU = read_screen("zhihu")


def zhihu_post(lines: list[CopiedLine], text: str) -> CopiedPost | None:
    """The question, with what it adds; None where an article stands there."""
    approved = next((i for i, line in enumerate(lines) if _ARTICLE.fullmatch(line.text)), None)
    if approved is not None:
        return _article(lines, approved)
    if not any(_QUESTION.fullmatch(line.text) for line in lines):
        return article_above(lines, text)
    words = said(lines, 0, len(lines))
    asked = next((i for i in words if lines[i].text.endswith(("？", "?"))), None)
    title = asked if asked is not None else max(words, key=lambda i: len(lines[i].text), default=None)
    if title is None:
        return None
    post = CopiedPost(title=lines[title].text, reasons={title: "title"})
    post.kept = [i for i in words if i > title]
    return post


def _article(lines: list[CopiedLine], approved: int) -> CopiedPost:
    """An article: title, writer and what he says of himself stand above its approval, its time below its text."""
    post = CopiedPost()
    above = said(lines, 0, approved)
    timed = next((i for i in range(approved, len(lines)) if lines[i].kind == "time"), len(lines))
    post.reasons = dict.fromkeys([*above[1:], *([timed] if timed < len(lines) else [])], "byline and date")
    if above:
        post.title, post.reasons[above[0]] = lines[above[0]].text, "title"
    post.byline = lines[above[1]].text if len(above) > 1 else None
    post.published = moment(lines[timed].time or "") if timed < len(lines) else None
    post.kept = said(lines, approved + 1, timed)
    return post

"""YouTube as it is copied below a film: "@name / 2 years ago / words / 128 / Reply", with folded replies."""

from __future__ import annotations

import re
from datetime import datetime

from threads.parsers.shared.copied.lines import CopiedLine
from threads.parsers.shared.copied.moments import TIME, moment
from threads.parsers.shared.copied.post import CopiedPost, said
from threads.parsers.shared.copied.screen import read_screen
from threads.parsers.shared.copied.words import COUNT

_VIEWS = re.compile(
    rf"(?:{COUNT}\s?(?:views?\b|次观看|次觀看|回視聴)|(?:조회수|观看次数：|觀看次數：)\s?{COUNT}\s?[회次]?|"
    rf"{COUNT}\s?次?观看)(?!\W{{0,3}}\d{{1,6}}\s(?:repl|post|comment|like)).{{0,80}}",
    re.IGNORECASE,
)
_FOLLOWED = re.compile(
    rf"(?:{COUNT}\s?(?:subscribers?|[位名]?[订訂][阅閱]者)|구독자\s?{COUNT}\s?명|订阅人数：?\s?{COUNT}|"
    rf"{COUNT}\s?[位名]訂閱者)",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"\D{0,12}[\d,.]\S*\s")
YOUTUBE = read_screen("youtube", signs=(_FOLLOWED, _VIEWS))


def youtube_post(lines: list[CopiedLine], text: str) -> CopiedPost | None:
    """The film: its title stands above its channel and what counts its followers and views, its description below."""
    followed = next((i for i, line in enumerate(lines) if _FOLLOWED.fullmatch(line.text)), None)
    viewed = next((i for i, line in enumerate(lines) if _VIEWS.fullmatch(line.text)), None)
    if followed is None and viewed is None:
        return None
    post = CopiedPost()
    channel = _above(lines, followed) if followed is not None else None
    if channel is not None:
        post.byline = lines[channel].text
        post.reasons[channel] = "byline and date"
    if channel is None and viewed is not None:
        named = next(iter(said(lines, viewed + 1, min(viewed + 4, len(lines)))), None)
        if named is not None and named + 1 < len(lines) and lines[named + 1].kind == "count":
            post.byline, post.reasons[named] = lines[named].text, "byline and date"
    title = _above(lines, min(at for at in (channel, viewed, followed) if at is not None))
    if title is not None and lines[title].text == post.byline:
        title = _above(lines, title)
    if title is not None:
        post.title = lines[title].text
        post.reasons[title] = "title"
    if viewed is not None:
        post.reasons[viewed] = "byline and date"
        post.published = _published(lines[viewed].text)
        below = lines[viewed + 1] if viewed + 1 < len(lines) else None
        if post.published is None and below is not None and below.kind == "time":
            post.published = moment(below.text)
    start = max(at for at in (followed, viewed) if at is not None) + 1
    post.kept = [i for i in said(lines, start, len(lines)) if i not in post.reasons]
    return post


def _above(lines: list[CopiedLine], at: int) -> int | None:
    found = said(lines, max(0, at - 12), at)
    return found[-1] if found else None


def _published(text: str) -> datetime | None:
    """The day beside the number of views, where it is one."""
    counted = _COUNTED.match(text)
    found = TIME.search(text, counted.end() if counted else 0)
    return moment(found.group()) if found else None

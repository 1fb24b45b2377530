"""YouTube as it is copied below a film: "@name / 2 years ago / words / 128 / Reply", with folded replies."""

from __future__ import annotations

import re
from datetime import datetime

from threads.parsers.shared.copied.lines import CopiedLine
from threads.parsers.shared.copied.moments import TIME, moment
from threads.parsers.shared.copied.post import CopiedPost, said
from threads.parsers.shared.copied.screen import Screen, pattern
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
_COUNTED = re.compile(r"\D{0,12}[\d,.]+\S*\s")
YOUTUBE = Screen(
    name="YouTube",
    signs=(
        _FOLLOWED,
        _VIEWS,
        pattern(r"@[\w.\-·]{2,40}(?:\s?[•·].*)?"),
        pattern(
            r"(?:@\S+ [•·] )?\d{1,2} ?(?:(?:year|month|week|day|hour|minute)s? ago|(?:년|개월|주|일|시간|분) 전|"
            r"(?:年|个月|個月|周|週|天|小时|小時|分钟|分鐘)前|(?:y|mo|w|d|h) ago)(?:\s?[(（].*)?"
        ),
        pattern(
            r"sort by|정렬 기준|排序方式|排序依據|add a (?:public )?comment.{0,3}|댓글 추가.{0,3}|(?:添加|"
            r"新增)(?:公开|公開)?(?:评论|留言).{0,3}"
        ),
        pattern(
            r"(?:view |hide )?\d{1,4} repl(?:y|ies)|답글 \d{1,4}개.*|\d{1,4} ?[条則]回[复覆]|show more replies|"
            r"hide repl(?:y|ies)"
        ),
        pattern(r"pinned by .{1,50}|.{1,40}님이 고정함|由\s?.{1,40}\s?置[顶頂]"),
        pattern(
            r"subscribe|구독|订阅|訂閱|skip navigation|show less|\.{3}more|간략히|자세히 알아보기|收起|download|"
            r"offline"
        ),
        pattern(r".{0,40}\((?:edited|수정됨)\)|.{0,20}（(?:修改[过過]|已編輯)）|.{0,20}\((?:修改[过過]|已編輯)\)"),
    ),
    enough=3,
    furniture=pattern(
        r"\.{3}\s?(?:顯示更多|显示更多|더보기)|顯示(?:較少|更多|資訊)|skip navigation|sign in|search|subscribe|"
        r"subscribed|join|clip|thanks|save|download|offline|\.{3}more|show less|show more|transcript|"
        r"show transcript|follow along using the transcript\.?|videos|about|guide|home|shorts|subscriptions|"
        r"live chat replay|"
        r"구독|구독중|가입|클립|오프라인 저장|간략히|탐색 건너뛰기|검색|로그인|订阅|訂閱|已订阅|加入|剪辑|下载|"
        r"登录|搜索|跳过导航|"
        r"\d{1,2}:\d\d(?::\d\d)?(?: ?/ ?\d{1,2}:\d\d(?::\d\d)?)?|\d{1,2}:\d\d now playing|now playing|live"
    ),
    badges=pattern(r"@\S{2,40}(?= 님)|verified|♥|❤|❤️"),
    counts=1,
    folds=True,
    ends=pattern(r"all|related|from .{2,60}|for you|recently uploaded|모두|관련 콘텐츠|全部|相关|最新上传"),
    answers=pattern(r"@(?P<name>[\w.\-·]{2,40})[\s,:]"),
)


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

"""Bilibili as it is copied below a film: "name / LV5 / words / 2023-05-03 10:14 IP属地：湖北 / 12 / 回复"."""

from __future__ import annotations

from threads.parsers.shared.copied.lines import CopiedLine
from threads.parsers.shared.copied.moments import TIME, moment
from threads.parsers.shared.copied.post import CopiedPost, said
from threads.parsers.shared.copied.screen import Screen, pattern

_UPLOADER = pattern(r"发消息|發消息|\+\s?关注.*|关注\s?[\d.]+万?|充电|已关注.*")
BILIBILI = Screen(
    name="Bilibili",
    signs=(
        pattern(r"UP主?|UP主觉得很赞|LV\.?\s?\d"),
        pattern(r"共\s?\d{1,5}\s?条回复[，,]\s?点击查看"),
        pattern(r"(?:.{1,30}\s)?回[复覆復] @.{1,40} ?[:：].*"),
        pattern(r"发消息|充电|投币|弹幕.*|一键三连|.*弹幕列表.*|硬币|未经作者授权.*"),
        pattern(r"最热|最新|发一条友善的评论.*|没有更多评论"),
        pattern(r".{0,30}IP属地\s?[:：].{1,10}"),
        pattern(r"番剧|直播|会员购|赛事|投稿|大会员|bilibili|哔哩哔哩.*"),
        pattern(r"置顶|笔记|举报"),
    ),
    enough=2,
    footed=True,
    furniture=pattern(
        r"[\d.]+万?\s?(?:次?播放|粉丝|弹幕).*|首页|番剧|直播|游戏中心|会员购|漫画|赛事|投稿|下载客户端|大会员|消息|"
        r"动态|历史|创作中心|登录|注册|"
        r"发一条友善的评论.*|发布|发弹幕.*|弹幕礼仪.*|弹幕列表.*|未经作者授权，?禁止转载|展开更多|展开更多评论|"
        r"没有更多评论|稿件投诉|记笔记|"
        r"自动连播|接下来播放.*|相关推荐|分享|投币|收藏|点赞|一键三连|发消息|充电|UP主觉得很赞|\+\s?关注.*|"
        r"关注\s?[\d.]+万?|已关注.*|"
        r"请先登录后发表评论.*|.{0,4}人正在看.*|已装填.*"
    ),
    badges=pattern(r"LV\.?\s?\d|UP主?|年度大会员|大会员|十年大会员|笔记|粉丝|舰长|首评|热评"),
    liked=pattern(r"[赞讚]|点赞"),
    counts=2,
    ends=pattern(r"接下来播放.*|相关推荐|没有更多评论"),
    answers=pattern(r"回[复覆復]\s?@\s?(?P<name>[^:：\n]{1,40}?)\s?[:：]"),
)


def bilibili_post(lines: list[CopiedLine], text: str) -> CopiedPost | None:
    """The film: its title above plays and time, who put it up, its description."""
    timed = next((i for i, line in enumerate(lines) if line.kind == "time"), len(lines))
    words = said(lines, 0, len(lines))
    if not words:
        return None
    above = [i for i in words if i < timed]
    title = above[-1] if above and timed < len(lines) else words[0]
    post = CopiedPost(title=lines[title].text, reasons={title: "title"})
    if timed == len(lines):
        played = next((day for line in lines if line.kind == "furniture" and (day := TIME.search(line.text))), None)
        post.published = moment(played.group()) if played else None
    else:
        post.published = moment(lines[timed].time or "")
        post.reasons[timed] = "byline and date"
    sent = next((i for i in range(title + 1, len(lines)) if _UPLOADER.fullmatch(lines[i].text)), None)
    names = said(lines, title + 1, sent) if sent is not None else []
    if names:
        post.byline = lines[names[-1]].text
        post.reasons[names[-1]] = "byline and date"
    post.kept = [i for i in words if i > title and i not in post.reasons]
    return post

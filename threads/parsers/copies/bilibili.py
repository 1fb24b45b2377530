"""Bilibili as it is copied below a film: "name / LV5 / words / 2023-05-03 10:14 IP属地：湖北 / 12 / 回复"."""

from __future__ import annotations

from threads.parsers.shared.copied.lines import CopiedLine
from threads.parsers.shared.copied.moments import TIME, moment
from threads.parsers.shared.copied.post import CopiedPost, said
from threads.parsers.shared.copied.screen import pattern, read_screen

_UPLOADER = pattern(r"发消息|發消息|\+\s?关注.*|关注\s?[\d.]+万?|充电|已关注.*")
_GLUED = pattern(r"(?P<name>\S.{0,40}?)\s?\+?\s?关注\s?[\d.]+万?")
"""Who put it up and how many follow, as a crawler writes them on one line."""
_PLAYER = pattern(r"您的浏览器.*|当前浏览器.*")
BILIBILI = read_screen("bilibili")


def bilibili_post(lines: list[CopiedLine], text: str) -> CopiedPost | None:
    """The film: its title above plays and time, who put it up, its description."""
    timed = next((i for i, line in enumerate(lines) if line.kind == "time"), len(lines))
    words = said(lines, 0, len(lines))
    if not words:
        return None
    shown = next((i for i, line in enumerate(lines) if line.kind == "furniture" and TIME.search(line.text)), timed)
    above = [i for i in words if i < min(timed, shown)]
    title = above[-1] if above and min(timed, shown) < len(lines) else words[0]
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
    for i in words:
        if i > title and (glued := _GLUED.fullmatch(lines[i].text)):
            post.byline = post.byline or glued["name"]
            post.reasons[i] = "byline and date"
        elif _PLAYER.fullmatch(lines[i].text):
            post.reasons[i] = "navigation"
    post.kept = [i for i in words if i > title and i not in post.reasons]
    return post

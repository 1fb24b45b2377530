"""Screens of social platforms that somebody selected and copied as text."""

from __future__ import annotations

from threads.draft import Draft
from threads.page import Page
from threads.parsers import parser
from threads.parsers.copies.ptt import ptt_copied
from threads.parsers.copies.screens import SCREENS
from threads.parsers.shared.copied.read import read_copy, signs_of


@parser("copied", form="text", rank=50)
def copied(page: Page) -> Draft | None:
    """Screens copied by hand: Reddit, YouTube, TikTok, Douyin, Instagram, Xiaohongshu, Weibo, Bilibili, Zhihu,
    Facebook, X, Threads, Disqus, Naver, PTT."""
    if (board := ptt_copied(page.text)) is not None:
        return board
    told = [(signs_of(page.text, screen), screen, post) for screen, post in SCREENS]
    fitting = sorted((one for one in told if one[0] >= one[1].enough), key=lambda one: -one[0])
    for _, screen, post in fitting:
        draft = read_copy(page.text, screen, post)
        if draft is not None:
            return draft
    return None

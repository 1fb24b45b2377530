"""The screens that copies are told by, each with what reads the post over its comments."""

from __future__ import annotations

from threads.parsers.copies.bilibili import BILIBILI, bilibili_post
from threads.parsers.copies.reddit import REDDIT, reddit_post
from threads.parsers.copies.x import X, x_post
from threads.parsers.copies.youtube import YOUTUBE, youtube_post
from threads.parsers.copies.zhihu import ZHIHU, zhihu_post
from threads.parsers.shared.copied.post import PostReader
from threads.parsers.shared.copied.screen import Screen, read_screen

SCREENS: tuple[tuple[Screen, PostReader | None], ...] = (
    (REDDIT, reddit_post),
    (YOUTUBE, youtube_post),
    (BILIBILI, bilibili_post),
    (read_screen("weibo"), None),
    (ZHIHU, zhihu_post),
    (read_screen("facebook"), None),
    (X, x_post),
    (read_screen("disqus"), None),
    (read_screen("naver"), None),
    (read_screen("threads_net"), None),
    (read_screen("tiktok"), None),
    (read_screen("douyin"), None),
    (read_screen("xiaohongshu"), None),
    (read_screen("instagram"), None),
)
"""In the order in which they are preferred where a copy bears as many signs of two."""

"""The screens that copies are told by, each with what reads the post over its comments."""

from __future__ import annotations

from threads.parsers.copies.bilibili import BILIBILI, bilibili_post
from threads.parsers.copies.disqus import DISQUS
from threads.parsers.copies.facebook import FACEBOOK
from threads.parsers.copies.naver import NAVER
from threads.parsers.copies.reddit import REDDIT, reddit_post
from threads.parsers.copies.threads_net import THREADS
from threads.parsers.copies.weibo import WEIBO
from threads.parsers.copies.x import X, x_post
from threads.parsers.copies.youtube import YOUTUBE, youtube_post
from threads.parsers.copies.zhihu import ZHIHU, zhihu_post
from threads.parsers.shared.copied.post import PostReader
from threads.parsers.shared.copied.screen import Screen

SCREENS: tuple[tuple[Screen, PostReader | None], ...] = (
    (REDDIT, reddit_post),
    (YOUTUBE, youtube_post),
    (BILIBILI, bilibili_post),
    (WEIBO, None),
    (ZHIHU, zhihu_post),
    (FACEBOOK, None),
    (X, x_post),
    (DISQUS, None),
    (NAVER, None),
    (THREADS, None),
)
"""In the order in which they are preferred where a copy bears as many signs of two."""

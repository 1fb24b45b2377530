"""Which column of a table of comments holds what, by the names that platforms' exports use."""

from __future__ import annotations

import re
from collections.abc import Iterable

ALIASES = {
    "text": (
        "text body comment content message commenttext commentbody commentcontent textoriginal textdisplay fulltext "
        "tweet rawmessage 评论内容 评论 內容 内容 留言 留言内容 댓글 댓글내용 내용"
    ),
    "id": "id commentid cid replyid tweetid statusid postid messageid commentpk 评论id 댓글id",
    "parent": (
        "parentid parent parentcommentid parentcomment replyto replytoid replytocommentid inreplyto inreplytoid "
        "inreplytostatusid answers 父评论id 上级评论id 回复id 부모id"
    ),
    "thread": (
        "thread threadid conversationid linkid articleid storyid videoid submissionid discussionid topicid pageid "
        "articleurl pageurl threadurl postid story 文章id 视频id 帖子id 기사id"
    ),
    "author": (
        "author authorname authordisplayname username user usernickname nickname screenname displayname commenter "
        "speaker handle by name 用户名 用户昵称 昵称 作者 用户 작성자 닉네임"
    ),
    "posted": (
        "posted postedat createdat createdutc created createdtime publishedat publishtime published timestamp "
        "datetime time date commentdate ctime 发布时间 评论时间 时间 日期 작성일 작성시간 날짜"
    ),
    "likes": (
        "likes likecount likescount score points ups upvotes votes favoritecount diggcount 点赞数 点赞 赞 赞数 좋아요 "
        "추천 공감"
    ),
    "title": "title articletitle threadtitle videotitle headline linktitle 标题 제목",
    "permalink": "permalink commenturl commentlink url link 链接",
    "article": "selftext articletext articlebody posttext 正文 本文 본문",
}
"""Names of columns in lower case without spaces and marks, the surest first: of Reddit, YouTube, Disqus, Hacker News,
Weibo, and what people call them in their own tables."""

_NAMES = {field: names.split() for field, names in ALIASES.items()}
_MARKS = re.compile(r"[\W_]+")


def plain_column(name: str) -> str:
    """A column's name in lower case, without spaces and marks."""
    return _MARKS.sub("", name.lower())


def columns_of(names: Iterable[str]) -> dict[str, str]:
    """Which column holds each field ("text", "id", "parent", …); a field that no column holds is left out.

    A dotted name, as flattened JSON has it, also goes by its last part. No column serves twice.
    """
    known: dict[str, str] = {}
    for name in names:
        known.setdefault(plain_column(name), name)
    for name in names:
        known.setdefault(plain_column(name.rpartition(".")[2]), name)
    found: dict[str, str] = {}
    for field, aliases in _NAMES.items():
        free = (known[alias] for alias in aliases if alias in known and known[alias] not in found.values())
        chosen = next(free, None)
        if chosen is not None:
            found[field] = chosen
    return found


def holds_comments(found: dict[str, str]) -> bool:
    """Whether these are columns of comments: a text, and something that says whose, when, or in answer to what."""
    return "text" in found and len(found.keys() & {"id", "parent", "author", "posted"}) > 0

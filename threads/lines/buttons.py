"""Buttons below comments and the approval that they count; badges of comments that were chosen."""

from __future__ import annotations

import re
from functools import lru_cache

from threads.lines.limits import DIGIT, LINES_KEPT

_ACTION_WORD = (
    r"(?:reply|replies|quote|like|likes|dislike|share|report|report (?:abuse|spam|this comment|this post|this|comment|"
    r"post|as spam|as inappropriate)|flag(?: as inappropriate| comment| this)?|permalink|permanent link|link|"
    r"link to (?:this|comment)|edit|delete|"
    r"reply ?delete|reply to (?:this )?(?:comment|post|\w{1,20})|(?:log ?in|sign ?in) to reply|share it|permalink|"
    r"history|embed|save|source|context|give (?:award|gold)|award|reveal spam|next|prev|root|up|via mobile|actions|"
    r"respond|answer|vote|vote (?:up|down)|up ?vote|down ?vote|recommend\??|recommended?|thumbs? (?:up|down)|"
    r"rate (?:this|up|down)(?: comment)?(?: positively| negatively)?|"
    r"hide|show|collapse|expand|(?:read|see|show|view) (?:more|replies|full comment|comment|profile|"
    r"\d{1,4} (?:more )?repl(?:y|ies))|load more(?: comments)?|more|follow|mention|ignore|helpful|not helpful|"
    r"was this helpful\??|"
    r"facebook|twitter|tweet(?: this)?|google\+?|e-?mail(?: this)?|print|top|back to top|up|down|close|parent|profile|"
    r"website|like this|liked by.{0,30}|\+1|-1|good|bad|abuse|inappropriate|"
    r"loading(?: \.{1,3})?|antworten|löschen|beantworten|kommentieren|gefällt mir|daumen (?:hoch|runter)|"
    r"zum antworten anmelden|zitat|teilen|melden|reageer|répondre|j'aime|responder|responder citando|me gusta|"
    r"rispondi|beantwoorden|zitieren|melden|signaler|"
    r"回复|回復|回覆|回应|回應|赞|讚|顶|頂|踩|支持|反对|反對|举报|舉報|檢舉|分享|引用|转发|轉發|收藏|点赞|點讚|鼓掌|"
    r"喜欢|喜歡|收起|展开|展開|(?:收起|展开|展開|查看)(?:更多|全部)?(?:回复|回復|评论)|"
    r"只看(?:该作者|該作者|楼主|他|她|TA)|复制|複製|删除|刪除|编辑|編輯|推荐|推薦|鄙视|感谢|感謝|有用|没用|投诉|"
    r"加入黑名单|使用道具|举报广告|댓글|답글|공감|비공감|추천|반대|비추천|찬성|찬성하기|반대하기|추천하기|신고|신고하기|공유|"
    r"공유하기|좋아요|싫어요|삭제|삭제하기|수정|인용|차단|스크랩|접기|더보기|답글 ?(?:쓰기|달기|작성|보기|접기)|"
    r"답글 ?\d{1,5}개)"
)
_COUNT = r"(?: ?[(\[（:：#]? ?[+-]?\d{1,6}(?:[.,]\d)?[k万萬만]? ?[)\]）]?)?"
_ACTION = re.compile(
    (
        rf"[\W_]{{0,4}}(?:\d{{1,6}}[\s•·|]{{1,4}})?{_ACTION_WORD}{_COUNT}(?:(?:[\s|·•,/\-–—\[\]()]{{1,4}}|"
        rf"(?<=[가-힣一-鿿\d])|(?<=[a-z])(?=[ADLR])){_ACTION_WORD}{_COUNT}){{0,7}}[\W_]{{0,4}}"
    ),
    re.IGNORECASE,
)
_LIKES = re.compile(
    r"\W{0,3}(?:(?P<a>[+-]?\d{1,6}) ?(?:people (?:like|found|liked)(?: this)?.{0,20}|likes?|thumbs? up|votes?|points?|"
    r"upvotes?|recommend(?:s|ed|ations)?|赞|讚|个赞|人赞|人顶|人赞同(?:了该回答)?|支持|공감|추천|좋아요)"
    r"|(?:likes?|recommend\??|score|votes?|points?|thumbs? up|赞|讚|顶|支持|点赞|赞同|推荐|推薦|공감|추천|추천하기|"
    r"찬성|찬성하기|좋아요) ?[:：(\[（]? ?(?P<b>[+-]?\d{1,6}) ?[)\]）]?|(?P<c>[+-]\d{1,5}))\W{0,3}",
    re.IGNORECASE,
)
_FIRST_COUNT = re.compile(r"[^\w+-]{0,3}([+-]?\d{1,6})[\s•·|]{1,4}(?=\D)")
_LIKES_AMONG = re.compile(
    (
        r"(?:(?<![비不])(?:赞|讚|顶|支持|点赞|赞同|推荐|推薦|공감|추천(?:하기)?|찬성(?:하기)?|좋아요)|"
        r"\b(?:likes?|recommend\??|thumbs? up))\s?[(（:：\[]?\s?(\d{1,6})|"
        r"((?:(?<![^\s(])[+-])?\d{1,6})\s?(?:likes?|points?|votes?|人赞|个赞)\b"
    ),
    re.IGNORECASE,
)
_BADGE = re.compile(
    r"\W{0,3}(?:(?:top|best|featured|highlighted|pinned|selected|promoted|favou?rite|popular|staff|"
    r"editors?['’]?s?) (?:comments?|picks?|choice|reply|replies|selection)"
    r"|[A-Z][\w&.]{1,20}(?: [A-Z][\w&.]{1,20}){0,2} [Pp]icks?|(?:pinned|featured|highlighted|selected|"
    r"promoted)(?: by .{1,40})?|置顶|置頂|热评|熱評|精华|精選|神评论?|神回复|编辑推荐|最佳评论|베스트(?: ?댓글)?|베댓|"
    r"베플|추천 ?댓글|고정된? ?댓글|BEST|sponsored(?: (?:comment|post|reply))?|推广|推廣)\W{0,3}"
)
"""Badges of a comment that the site or its author chose; a name before "Pick" is the paper's, so case counts there."""


@lru_cache(maxsize=LINES_KEPT)
def is_action(line: str) -> bool:
    """Whether the line is a comment's buttons only: "Reply", "Like (3) · Share", "回复 赞", "답글 신고"."""
    return len(line) <= 120 and bool(_ACTION.fullmatch(line.strip()))


def likes_in(line: str) -> int | None:
    """The approval that a line of buttons states ("12 likes", "Like (3)", "+8", "回复 赞(23) 举报"), or None."""
    if DIGIT.search(line) is None:
        return None
    line = line.strip()
    match = _LIKES.fullmatch(line) if len(line) <= 60 else None
    if match is not None:
        return int(match["a"] or match["b"] or match["c"])
    if not is_action(line):
        return None
    first = _FIRST_COUNT.match(line)
    return int(first[1]) if first else likes_among(line)


def likes_among(line: str) -> int | None:
    """The approval that a header or a line of buttons states among other things ("3楼 2013-04-02 赞(5) 回复"), or
    None."""
    found = _LIKES_AMONG.search(line)
    return int(found[1] or found[2]) if found else None


def is_badge(line: str) -> bool:
    """Whether the line says that a site or author chose the comment beside it: "Top comment", "Editors' Pick", 置顶,
    베댓."""
    return len(line) <= 60 and bool(_BADGE.fullmatch(line.strip()) or _BADGE.fullmatch(line.strip().lower()))

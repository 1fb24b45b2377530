"""X (Twitter) as it is copied: "Name / @account / · / 3h / words", then bare counts."""

from __future__ import annotations

from threads.parsers.shared.copied.headed import is_name
from threads.parsers.shared.copied.lines import CopiedLine
from threads.parsers.shared.copied.moments import moment
from threads.parsers.shared.copied.post import CopiedPost, said
from threads.parsers.shared.copied.screen import Screen, pattern

_CLOSING = pattern(
    r"(?:last edited\s)?(?:(?:上午|下午|오전|"
    r"오후)\s?)?\d{1,2}:\d\d(?:\s?[ap]m)?\s?[·•]\s?(?:[A-Z][a-z]{2} \d{1,2}, \d{4}|"
    r"\d{1,2} [A-Z][a-z]{2,8} \d{4}|"
    r"\d{4}\s?[年년]\s?\d{1,2}\s?[月월]\s?\d{1,2}\s?[日일]).*"
)
X = Screen(
    name="X",
    signs=(
        _CLOSING,
        pattern(r"@\w{2,15}(?:\W.*)?"),
        pattern(r"post your reply|답글 게시하기|发布你的回复|發佈你的回覆|tweet your reply"),
        pattern(r"[\d.,]+\s?[KMk万만]?\s?(?:views|조회수|次查看|查看)|views|조회수|次查看|조회수 .*"),
        pattern(r"replying to(?: @.*)?|回复 @\w+|回覆 @\w+|@\w+ 님에게 보내는 답글"),
        pattern(
            r"show (?:more )?replies|show probable spam.*|discover more|relevant people|what[’']s happening|"
            r"trending now|"
            r"see new posts|conversation|관련 사용자|무슨 일이 일어나고 있나요\?|相关人物|有什么新鲜事|推荐关注"
        ),
        pattern(r"\d+ (?:reposts?|quotes?|likes?|bookmarks?|retweets?|quote tweets?)"),
    ),
    furniture=pattern(
        r"post|see new posts|conversation|home|explore|notifications|messages|grok|bookmarks|communities|premium|"
        r"profile|more|post your reply|"
        r"views|[\d.,]+\s?[KMk万만]?\s?(?:views|조회수|次查看|reposts?|quotes?|likes?|bookmarks?|retweets?|"
        r"quote tweets?)|relevant|"
        r"show probable spam.*|don[’']t miss what[’']s happening|people on x are the first to know\.?|log in|sign up|"
        r"replying to|readers added context.*|translated from .*|from .{2,20} to .{2,20}|게시하기|답글 게시하기|"
        r"답글|조회수|발布你的回复|发布你的回复|回复"
    ),
    badges=pattern(r"verified account|automated|@\w{2,15}(?=\s*[·•])"),
    handles=True,
    between=pattern(r"@\w{2,15}(?: and @?\w+.*)?|and(?: @\w+| \d+ others)?"),
    ages=True,
    counts=4,
    ends=pattern(
        r"discover more|sourced from across (?:x|twitter)|relevant people|trending now|what[’']s happening|"
        r"관련 사용자|무슨 일이 일어나고 있나요\?|相关人物|有什么新鲜事|推荐关注|發現更多|发现更多"
    ),
    like_at=2,
    exact=True,
    opens=True,
    after=_CLOSING,
    answers=pattern(r"(?:replying to|回复|回覆) @(?P<name>\w{2,15}).*|@(?P<name2>\w{2,15}) 님에게 보내는 답글"),
)


def x_post(lines: list[CopiedLine], text: str) -> CopiedPost | None:
    """The post: its writer, its words, and the time below them."""
    timed = next((i for i in range(len(lines) - 1, -1, -1) if _CLOSING.fullmatch(lines[i].text)), None)
    handle = next((i for i, line in enumerate(lines) if i and line.text.startswith("@") and " " not in line.text), None)
    if timed is None or handle is None or handle > timed or not is_name(lines[handle - 1], X):
        return None
    post = CopiedPost(byline=lines[handle - 1].text, published=moment(lines[timed].text))
    post.reasons = dict.fromkeys((handle - 1, handle, timed), "byline and date")
    post.kept = said(lines, handle + 1, timed)
    return post

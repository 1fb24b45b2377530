"""Reddit as its app, its site of 2018 and its site of 2023 are copied: "name • 3h ago", words, Upvote, Reply, Share."""

from __future__ import annotations

from threads.parsers.shared.copied.headed import split_header
from threads.parsers.shared.copied.lines import CopiedLine
from threads.parsers.shared.copied.moments import moment
from threads.parsers.shared.copied.post import CopiedPost, said
from threads.parsers.shared.copied.screen import Screen, pattern

REDDIT = Screen(
    name="Reddit",
    signs=(
        pattern(r"u/\S+(?: avatar| 아바타| ?的?[头頭]像)?"),
        pattern(r"level \d{1,2}"),
        pattern(r"upvote|downvote|[赞讚]同|추천|顶|upvote downvote"),
        pattern(r"r/\w{2,24}|go to \w{2,24}|r/\w{2,24}\W.*"),
        pattern(r"comments section|댓글 섹션|评论区|評論區|open comment sort options"),
        pattern(r"(?:give )?award|어워드(?: 주기)?|奖励|獎勵"),
        pattern(r"posted by.*|\d{1,3}% upvoted|sort by:?.*"),
        pattern(r"\[deleted\]|\S+\W*OP\W*|continue this thread|\d{1,4} more repl(?:y|ies)"),
    ),
    furniture=pattern(
        r"skip to (?:main content|navigation).*|open (?:menu|navigation|inbox|chat|settings menu|comment sort options|sort options)|"
        r"go to (?:reddit home|\w{2,24})|search (?:in )?(?:r/\w+|reddit|comments)|get (?:the reddit )?app|get the app|log in.*|sign up|"
        r"log in to reddit|expand (?:user menu|comment search|navigation)|collapse navigation|create(?: post| a post)?|user account menu|"
        r"\d{1,3}% upvoted|this thread is archived|new comments cannot be posted and votes cannot be cast|"
        r"archived post.*|comment as .*|view all comments|single comment thread|clickable image which.*|thumbnail image.*|"
        r"new to reddit\?|create your account and connect.*|continue with (?:email|google|apple|phone number)|"
        r"by continuing, you agree.*|join|joined|home|popular|explore|answers|about|"
        r"댓글 정렬 옵션 열기|댓글 검색|로그인|앱 다운로드|가입하기|登录|登入|下载应用|打开评论排序选项|搜索评论|加入"
    ),
    badges=pattern(
        r"\[?(?:OP|S|M|A)\]?(?![\w])|profile badge for.{0,60}|top \d{1,2}%.{0,14}|\d{1,4}(?:st|nd|rd|th) .{2,20}|stickied comment|"
        r"locked comment|award-winning|글쓴이|작성자|楼主|樓主"
    ),
    liked=pattern(r"upvote|추천|[赞讚]同|顶"),
    counts=1,
)
_HEAD = pattern(r"posted by\s?(?:u/(\S+))?.*")
_BOARD = pattern(r"r/\w{2,24}")


def reddit_post(lines: list[CopiedLine], text: str) -> CopiedPost | None:
    """The opening post: below its community, its time and its author stand the title, then the text."""
    post = CopiedPost()
    at, found = 0, False
    for i, line in enumerate(lines):
        if found and i > at + 6:
            break
        head = _HEAD.fullmatch(line.text)
        inline = split_header(line.text, REDDIT) if not line.kind and len(line.text) < 90 else None
        board = _BOARD.fullmatch(line.text)
        if not (head or board or inline or line.kind == "time"):
            if found and not line.kind and not line.text.startswith("u/") and not _names(lines, i):
                break
            if found and (_names(lines, i) or line.text.startswith("u/")) and post.byline is None:
                post.byline, at = line.text.removeprefix("u/"), i + 1
                post.reasons[i] = "byline and date"
            continue
        if line.kind == "time" or inline:
            post.published = moment(line.time or " ".join(token.text for token in (inline[1] if inline else [])))
        if inline and not inline[0].startswith("r/"):
            post.byline = inline[0].removeprefix("u/").removeprefix("Posted by ").removeprefix("u/")
        if line.kind == "time" and i and lines[i - 1].kind in ("", "mark") and post.byline is None:
            above = next((lines[k].text for k in (i - 1, i - 2) if k >= 0 and not lines[k].kind), "")
            post.byline = above.removeprefix("u/") if above and " " not in above and not _BOARD.fullmatch(above) else None
        if head and head[1]:
            post.byline = head[1]
        found, at = True, i + 1
        post.reasons[i] = "byline and date"
    return _titled(post, lines, at) if found else None


def _names(lines: list[CopiedLine], i: int) -> bool:
    """Whether a line is the author's name beside the time: one word, and the title stands below it."""
    word = " " not in lines[i].text and len(lines[i].text) <= 24 and lines[i].text.isascii()
    beside = any(lines[k].kind == "time" or lines[k].kind == "mark" for k in (i - 1, i + 1) if 0 <= k < len(lines))
    return word and beside and any(not line.kind for line in lines[i + 1 : i + 4])


def _titled(post: CopiedPost, lines: list[CopiedLine], at: int) -> CopiedPost | None:
    words = said(lines, at, len(lines))
    if not words:
        return None
    post.title = lines[words[0]].text
    post.reasons[words[0]] = "title"
    stop = next((i for i in range(words[0], len(lines)) if lines[i].kind in ("button", "count")), len(lines))
    post.kept = [i for i in words[1:] if i < stop or len(lines[i].text) > 60]
    if len(post.kept) > 1 and len(lines[post.kept[0]].text) < 24 and not lines[post.kept[0]].text.endswith((".", "?", "!")):
        post.reasons[post.kept.pop(0)] = "label"
    return post

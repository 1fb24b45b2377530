"""Zhihu as it is copied: a question's answers with what they say of themselves, and the comments below them."""

from __future__ import annotations

from threads.parsers.shared.copied.lines import CopiedLine
from threads.parsers.shared.copied.moments import moment
from threads.parsers.shared.copied.post import CopiedPost, article_above, said
from threads.parsers.shared.copied.screen import Screen, pattern

_QUESTION = pattern(r"关注问题|写回答|邀请回答|好问题.*|被浏览.*|关注者.*|显示全部.*|\d+\s?个回答.*")
_ARTICLE = pattern(r"\d[\d,.]*\s?万?\s?人赞同了该文章")
ZHIHU = Screen(
    name="Zhihu",
    signs=(
        pattern(r"\d[\d,.]*\s?万?\s?人赞同了该(?:回答|文章)"),
        pattern(r"赞同\s?[\d.]*\s?万?|▲?\s?赞同.*"),
        pattern(r"关注问题|写回答|邀请回答|被浏览|关注者|好问题.*"),
        pattern(r"(?:编辑|发布)于 ?\d.*"),
        pattern(r"切换为(?:时间|默认)排序|默认排序|查看全部 ?\d+ ?条回复|展开其他 ?\d+ ?条回复"),
        pattern(r".*IP 属地\s?\S{2,6}|\d\d-\d\d ?[·・] ?\S{2,4}|.*[·・]\s?IP 属地.*"),
        pattern(r"(?:共 ?)?\d+ ?条评论|添加评论|评论千万条，友善第一条|等你来答|知乎.*|盐选.*"),
        pattern(r"题主|作者|答主|喜欢|收藏|.{1,20} (?:作者 )?回复 .{1,20}"),
    ),
    footed=True,
    own_headings=pattern(r"关注问题|写回答|\d+ ?个回答|.*人赞同了该回答"),
    furniture=pattern(
        r"首页|写文章|关注[他她]|会员|发现|等你来答|知学堂|直答|提问|登录(?:/注册)?|注册|知乎.{0,12}|关注问题|写回答|邀请回答|"
        r"好问题.*|被浏览|关注者|显示全部.*|"
        r"评论千万条，友善第一条|查看全部评论|切换为(?:时间|默认)排序|申请转载|赞赏|继续浏览内容|"
        r"著作权归作者所有.*|查看所有 ?\d* ?个回答|"
        r"谢邀\W{0,2}登录.*|(?:打开|下载)知乎.*|更多回答|点击查看全部评论"
    ),
    badges=pattern(r"题主|作者|答主|盐选会员|优秀答主|.{2,12}话题下的优秀答主|知势榜.*"),
    liked=pattern(r"赞同|[赞讚]|喜欢"),
    counts=1,
    parents=True,
    opener=pattern(r"\d[\d,.]*\s?万?\s?人赞同了该(?:回答|文章)"),
    ends=pattern(r"相关推荐|推荐阅读|更多回答|相关问题"),
    answers=pattern(r"回[复覆復]\s?@?\s?(?P<name>[^:：\n]{1,40}?)\s?[:：]"),
)


def zhihu_post(lines: list[CopiedLine], text: str) -> CopiedPost | None:
    """The question, with what it adds; None where an article stands there."""
    approved = next((i for i, line in enumerate(lines) if _ARTICLE.fullmatch(line.text)), None)
    if approved is not None:
        return _article(lines, approved)
    if not any(_QUESTION.fullmatch(line.text) for line in lines):
        return article_above(lines, text)
    words = said(lines, 0, len(lines))
    asked = next((i for i in words if lines[i].text.endswith(("？", "?"))), None)
    title = asked if asked is not None else max(words, key=lambda i: len(lines[i].text), default=None)
    if title is None:
        return None
    post = CopiedPost(title=lines[title].text, reasons={title: "title"})
    post.kept = [i for i in words if i > title]
    return post


def _article(lines: list[CopiedLine], approved: int) -> CopiedPost:
    """An article: title, writer and what he says of himself stand above its approval, its time below its text."""
    post = CopiedPost()
    above = said(lines, 0, approved)
    timed = next((i for i in range(approved, len(lines)) if lines[i].kind == "time"), len(lines))
    post.reasons = dict.fromkeys([*above[1:], *([timed] if timed < len(lines) else [])], "byline and date")
    if above:
        post.title, post.reasons[above[0]] = lines[above[0]].text, "title"
    post.byline = lines[above[1]].text if len(above) > 1 else None
    post.published = moment(lines[timed].time or "") if timed < len(lines) else None
    post.kept = said(lines, approved + 1, timed)
    return post

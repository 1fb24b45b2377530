"""Which column of a table of comments holds what: by what its cells hold, and by the names that exports use."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from typing import Any

from threads.errors import InputError
from threads.exchange.profiles import Profile, profiles

ALIASES = {
    "text": (
        "text body comment content message commenttext commentbody commentcontent textoriginal textdisplay fulltext "
        "tweet rawmessage statement response answer kommentar commentaire comentario commento "
        "评论内容 评论 評論內容 評論 留言內容 內容 内容 留言 留言内容 正文 댓글 댓글내용 내용 본문"
    ),
    "id": (
        "id commentid cid replyid tweetid statusid postid messageid commentpk rpid mid objectid 评论id 评论编号 "
        "编号 編號 댓글id 댓글번호 번호"
    ),
    "parent": (
        "parentid parent parentcommentid parentcomment replyto replytoid replytocommentid inreplyto inreplytoid "
        "inreplytostatusid replytopostnumber repliedto answers parentcid targetcommentid replyid isreplyto antwortauf "
        "父评论id 父评论 上级评论id 回复id 回复对象 부모id 상위댓글id 상위댓글번호"
    ),
    "thread": (
        "thread threadid conversationid linkid articleid storyid videoid submissionid discussionid topicid pageid "
        "noteid awemeid contentid articleurl pageurl threadurl videourl noteurl postid story oid 文章id 视频id 帖子id "
        "微博id 기사id 영상id"
    ),
    "author": (
        "author authorname authordisplayname username user usernickname nickname screenname displayname commenter "
        "speaker handle by name authorid userid interview verfasser autor auteur autore uname "
        "用户名 用户昵称 昵称 作者 用户 작성자 닉네임"
    ),
    "posted": (
        "posted postedat timeparsed createdat createdutc created createdtime createtime createdatetime publishedat "
        "publishtime publisheddate published timestamp datetime time date commentdate commentcreatetimestamp ctime "
        "datum fecha 发布时间 评论时间 创建时间 时间 日期 작성일 작성시간 등록일 날짜"
    ),
    "likes": (
        "likes like likecount likescount commentlikecount score points ups upvotes votes favoritecount diggcount "
        "sympathycount 点赞数 点赞 赞 赞数 좋아요 추천 공감"
    ),
    "title": "title articletitle threadtitle videotitle notetitle headline linktitle subject 标题 제목",
    "permalink": "permalink commenturl commentlink url link 链接",
    "article": "articletext articlebody posttext selftext 本文",
    "platform": "platform sourceplatform source site 平台 플랫폼",
    "url": "threadurl articleurl pageurl posturl videourl noteurl storyurl webpageurl",
}
"""Names of columns in lower case without spaces and marks, the surest first: of Reddit, YouTube, Disqus, Hacker News,
Weibo and its crawlers, and what people call them in their own tables."""

_DISAGREES = frozenset({"disagrees", "disagree", "downvotes"})
_NAMES = {field: names.split() for field, names in ALIASES.items()}
_TEXTS = frozenset(_NAMES["text"])
_MARKS = re.compile(r"[\W_]+")
MOST_COLUMNS = 5_000
"""Columns of a table that is read; a matrix of votes, a column a statement, has some hundreds."""
LEAST = 0.6
"""Share of the filled cells that must be of a field's kind for the column to be it."""


class TooManyColumns(InputError):
    """A table as wide as no table of comments is."""

    def __init__(self, columns: int) -> None:
        super().__init__(
            f"The table has {columns:,} columns, as no table of comments has: at most {MOST_COLUMNS:,} are read. A row "
            "is a comment; if your columns are comments, turn the table round."
        )


def check_width(columns: int) -> None:
    """Raises TooManyColumns."""
    if columns > MOST_COLUMNS:
        raise TooManyColumns(columns)


def plain_column(name: str) -> str:
    """A column's name in lower case, without spaces and marks."""
    return _MARKS.sub("", name.lower())


def numbered(name: str, first: str) -> bool:
    """Whether the column has the name of the first, and a number behind it since it stands further right."""
    return name.startswith(f"{first} (") and name[len(first) + 2 : -1].isdecimal()


def columns_of(names: Iterable[str]) -> dict[str, str]:
    """Which column holds each field ("text", "id", "parent", …) by the names alone; a field that no column holds is
    left out.

    A dotted name, as flattened JSON has it, also goes by its last part. No column serves twice.
    """
    found: dict[str, str] = {}
    for field, named in _named(list(names)).items():
        chosen = next((name for name in named if name not in found.values()), None)
        if chosen is not None:
            found[field] = chosen
    return found


def _named(names: Sequence[str]) -> dict[str, list[str]]:
    """For each field the columns that bear one of its names, the surest first."""
    known: dict[str, str] = {}
    for name in names:
        known.setdefault(plain_column(name), name)
    for name in names:
        last = plain_column(name.rpartition(".")[2])
        for short in (last, last.removesuffix("str")):  # X writes ids as numbers, and as strings under "id_str"
            known.setdefault(short, name)
    named = {field: [known[alias] for alias in aliases if alias in known] for field, aliases in _NAMES.items()}
    lasts = {name: plain_column(name.rpartition(".")[2]) for name in names}
    named["text"] += [name for name, last in lasts.items() if last in _TEXTS and name not in named["text"]]
    return named


def choose_columns(rows: Sequence[Mapping[str, Any]], stated: Mapping[str, str] | None = None) -> dict[str, str]:
    """Which column holds each field, by the cells of the first rows; names part columns that fit alike.

    A column that bears a field's name but not its values (an empty "text", a "time" of words, an "id" that is a
    user's) is passed over for the next. Where no name is known, the text is the column of the longest writing, and
    a column of nothing but dates is the time. `stated` (field → column, "" for none) goes before everything; raises
    InputError where it names a column that there is none of, and TooManyColumns.
    """
    check_width(len({name for row in rows for name in row}))
    shapes = profiles(rows)
    stated = stated or {}
    found = _stated(stated, shapes)
    named = _named(list(shapes))
    if _DISAGREES & {plain_column(name) for name in shapes}:  # where both sides are counted, votes are their sum
        named["likes"] = [name for name in named["likes"] if plain_column(name) != "votes"]
    for field, candidates in named.items():
        if field in stated or field == "parent":
            continue
        free = [name for name in candidates if name not in found.values()]
        fit = [name for name in free if _fits(field, shapes[name])]
        if field == "text":  # another with twice the words is meant, where one is all but empty
            fit = [name for name in fit if all(shapes[name].filled * 2 > shapes[one].filled for one in fit)]
            alike = [name for name in shapes if fit and numbered(name, fit[0]) and _fits(field, shapes[name])]
            fit = sorted([*fit[:1], *alike], key=lambda name: -shapes[name].mean)
        elif field == "id" and not fit:
            fit = [name for name in free if _repeats(name, found.get("text", ""), rows)]
        if fit:  # an empty one may fill further down, but one that is filled is surer
            found[field] = next((name for name in fit if shapes[name].filled), fit[0])
    for field in ("text", "posted"):
        if field not in found and field not in stated:
            _by_values(field, shapes, found)
    if "text" not in found and "text" not in stated:
        free = [name for name in named["text"] if name not in found.values() and _is_short(shapes[name])]
        if free:
            found["text"] = free[0]
    if "parent" not in stated:
        _parent(named["parent"], rows, shapes, found)
    if "id" not in found and "id" not in stated and "parent" in found:
        _answered(shapes, found)
    return found


def _fits(field: str, shape: Profile) -> bool:
    """Whether the column's cells are of the field's kind. An empty column fits where it may fill further down, as in
    posts before comments."""
    if not shape.filled:
        return field not in {"text", "posted", "id"}
    if field == "text":
        return shape.written >= LEAST or shape.rows < 3
    if field == "posted":
        return shape.dated >= LEAST
    if field == "id":
        return shape.apart >= 0.9 and shape.mean < 200
    if field == "likes":
        return shape.counted >= LEAST
    if field == "url":
        return shape.linked >= LEAST
    return shape.mean < 2_000 if field != "article" else True


def _repeats(column: str, text: str, rows: Sequence[Mapping[str, Any]]) -> bool:
    """Whether the column's cells are ids that stand again only where the text does too: in downloads put together."""
    pairs = {(shown, str(row.get(text))) for row in rows if (shown := str(row.get(column) or "").strip())}
    ids = {one for one, _ in pairs}
    return bool(text) and len(ids) > 1 and len(ids) >= 0.9 * len(pairs) and max(map(len, ids)) < 200


def _is_short(shape: Profile) -> bool:
    """Whether a column that is called a text, in a table without another, may hold comments of one sign or word: "+1",
    "666", "👍"; numbers that all differ are counts or ids."""
    counts = shape.counted >= LEAST and shape.apart >= 0.5 and not any(cell[0] in "+-" for cell in shape.values)
    return shape.filled > 0 and not counts and shape.dated < LEAST and shape.linked < LEAST


def _by_values(field: str, shapes: Mapping[str, Profile], found: dict[str, str]) -> None:
    free = [shape for name, shape in shapes.items() if name not in found.values() and shape.filled]
    if field == "text":
        fit = [shape for shape in free if shape.written >= 0.9 and shape.apart >= 0.3 and shape.linked < 0.5]
        best = max(fit, key=lambda shape: shape.mean, default=None)
        chosen = best if best is not None and best.mean >= 8 else None
    else:
        fit = [shape for shape in free if shape.dated >= 0.95 and not shape.counted >= 0.95]
        chosen = max(fit, key=lambda shape: shape.apart, default=None)
    if chosen is not None:
        found[field] = chosen.name


def _answered(shapes: Mapping[str, Profile], found: dict[str, str]) -> None:
    """The column of ids under a name that is not known: all different, and what the parents name is among them."""
    parents = shapes[found["parent"]].values
    for name, shape in shapes.items():
        if name not in found.values() and shape.filled and _fits("id", shape) and len(parents & shape.values) >= 2:
            if len(parents & shape.values) >= 0.8 * len(parents):
                found["id"] = name
                return


def _parent(
    named: Sequence[str], rows: Sequence[Mapping[str, Any]], shapes: Mapping[str, Profile], found: dict[str, str]
) -> None:
    """The column whose cells occur among the ids (or the authors), named ones first; without ids a named one. One
    that repeats the row's own id is none."""
    ids = shapes[found["id"]].values if "id" in found else frozenset()
    authors = shapes[found["author"]].values if "author" in found else frozenset()
    for name in named:
        if name not in found.values() and (not shapes[name].filled or shapes[name].mean < 200):
            found["parent"] = name
            return
    for name, shape in shapes.items():
        if name in found.values() or (shape.counted >= 0.95 and shape.mean < 4):
            continue
        among = max((len(shape.values & known) for known in (ids, authors)), default=0)
        own = sum(row.get(name) == row.get(found.get("id", "")) for row in rows)
        if shape.values and own < LEAST * len(rows) and among >= 2 and among >= 0.8 * len(shape.values):
            found["parent"] = name
            return


def _stated(stated: Mapping[str, str], shapes: Mapping[str, Profile]) -> dict[str, str]:
    """The columns that are stated; raises InputError for one that the table has not, with the nearest that it has."""
    for column in filter(None, stated.values()):
        if column not in shapes:
            close = get_close_matches(column, list(shapes), 1) or [
                name for name in shapes if plain_column(name) == plain_column(column)
            ]
            hint = f" Did you mean {close[0]!r}?" if close else ""
            raise InputError(f"The table has no column {column!r}; it has {', '.join(list(shapes)[:20])}.{hint}")
    return {field: column for field, column in stated.items() if column}


def holds_comments(found: Mapping[str, str]) -> bool:
    """Whether these are columns of comments: a text, and something that says whose, when, or in answer to what."""
    return "text" in found and len(found.keys() & {"id", "parent", "author", "posted"}) > 0

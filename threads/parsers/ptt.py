"""PTT, the bulletin board on the web: an article with its head lines, and one push a line below it (推, 噓, →)."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from threads.dates import find_date
from threads.draft import CommentDraft, Draft
from threads.page import Page
from threads.page.tree import Tree, join
from threads.parsers import parser
from threads.text.letters import solid

_SIGN = "push-userid"
_WHEN = re.compile(r"(?P<month>\d{1,2})/(?P<day>\d{1,2})(?:\s{1,3}(?P<hour>\d{1,2}):(?P<minute>\d\d))?")
_LEAD = re.compile(r"[:：]\s{0,3}")
_VOTES = frozenset("推噓")
"""Tags that are a vote, and so words of the one who pushes; an arrow says neither."""
_TITLED = {"作者": "author", "標題": "title", "標题": "title", "時間": "time", "时间": "time"}
_PARTS = ("push-tag", "push-userid", "push-content", "push-ipdatetime")
_SIGNATURE = re.compile(r"\s--(?:\s[^\n]*)?$")
"""The line under which the writer's signature stands."""
LONGEST_SIGNATURE = 2_000


@parser("ptt", form="html", rank=12)
def ptt(page: Page) -> Draft | None:
    """PTT pages: the article without its signature; pushes with their votes, and times in the article's year."""
    tree = page.tree
    if _SIGN not in page.names or not (pushes := page.index.find("div.push")):
        return None
    head = _head(tree, page)
    published = _moment(head.get("time"))
    drafts = [pushed for i in pushes if (pushed := _push(tree, i, published)) is not None]
    article = join(tree, _article(tree, page, pushes))
    signature = _SIGNATURE.search(article, max(0, len(article) - LONGEST_SIGNATURE))
    text = (article[: signature.start()] if signature else article).strip()
    name = (head.get("author") or "").partition("(")[0].strip()
    draft = Draft(
        text=text,
        title=head.get("title"),
        byline=name or None,
        outlet="PTT",
        published=published,
        comments=drafts,
        total=tree.total,
    )
    said = sum(solid(comment.text) for comment in drafts)
    shown = sum(tree.solid[u] for i in pushes for u in range(tree.first[i], tree.last[i]))
    draft.dropped["comment header"] = shown - said
    draft.dropped["signature"] = solid(article) - solid(text)
    draft.dropped["site furniture"] = tree.total - shown - solid(article)
    return draft


def _head(tree: Tree, page: Page) -> dict[str, str]:
    """What the lines over the article say: who wrote it, its title, when."""
    found: dict[str, str] = {}
    for i in page.index.find("span.article-meta-tag"):
        name = _TITLED.get(tree.inner(i).strip())
        value = tree.end[i]
        if name and value < len(tree.tag) and "article-meta-value" in tree.get(value, "class"):
            found.setdefault(name, tree.inner(value).strip())
    return found


def _moment(words: str | None) -> datetime | None:
    found = find_date(words) if words else None
    return found.when if found else None


def _push(tree: Tree, i: int, published: datetime | None) -> CommentDraft | None:
    """One push: who, what, and when."""
    parts: dict[str, list[int]] = {}
    for u in range(tree.first[i], tree.last[i]):
        home = tree.home[u]
        while home > i and (part := next((name for name in _PARTS if name in tree.get(home, "class")), None)) is None:
            home = tree.parent[home]  # a link stands within the words
        parts.setdefault(part or "" if home > i else "", []).append(u)
    name = join(tree, parts.get("push-userid", [])).strip()
    said = _LEAD.sub("", join(tree, parts.get("push-content", [])), count=1).strip()
    tag = join(tree, parts.get("push-tag", [])).strip()
    if not name:
        return None
    return CommentDraft(
        text=f"{tag} {said}".strip() if tag in _VOTES else said,
        author=name,
        posted=pushed_at(_WHEN.search(join(tree, parts.get("push-ipdatetime", []))), published),
        at=f"e{i}",
    )


def pushed_at(found: re.Match[str] | None, published: datetime | None) -> datetime | None:
    """When a push was made: its month and day in the article's year, or the next where they lie before the article."""
    if found is None or published is None or found["month"] is None:
        return None
    month, day = int(found["month"]), int(found["day"])
    year = published.year + ((month, day) < (published.month, published.day))
    try:
        return datetime(year, month, day, int(found["hour"] or 0), int(found["minute"] or 0), tzinfo=UTC)
    except ValueError:
        return None


def _article(tree: Tree, page: Page, pushes: list[int]) -> list[int]:
    """The texts between the head lines and what the board writes below the article."""
    body = next(iter(page.index.find("div[id=main-content]")), None)
    heads = [tree.last[i] for i in page.index.find("div.article-metaline, div.article-metaline-right")]
    low = max([tree.first[body] if body is not None else 0, *heads])
    texts = range(low, tree.first[pushes[0]])
    end = next((u for u in texts if tree.text[u].startswith("※")), tree.first[pushes[0]])
    return [u for u in range(low, end) if not tree.control[u]]

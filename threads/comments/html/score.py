"""How much a group of like parts looks like the comments of a page."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import lru_cache

from threads.comments.html.cues import Cues
from threads.comments.html.groups import FEWEST_WORDS, Group
from threads.lines.furniture import is_copyright
from threads.page.signs import Signs
from threads.page.tree import Tree

WORD = re.compile(
    r"posting|beitrag|comm?ent|komment|commentaire|coment|kommentti|reactie|reaction|respon[sd]|repl(?:y|ies)|disqus|"
    r"dsq|talkback|feedback|remark|opinion"
    r"|discuss|guestbook|message|(?:^|[-_])(?:msg|post|reply|answer|thread)(?:$|[-_#s])|forum|topic|review|pinglun|"
    r"huifu|liuyan|gentie|tiezi|louceng|floor"
    r"|yorum|coms?(?:$|[-_#])|^c#$|jomentry|inlinecomment|blogcomment|tb_?comment|trackback|pingback",
)
"""Words in a class or id, in small letters, that name readers' contributions on blogs, news sites and forums."""
STRONG = re.compile(r"comm?ent|komment|commentaire|coment|disqus|dsq|talkback|pinglun|gentie|yorum|reactie")
PART = re.compile(
    r"form|respond$|respond[-_]|count|link|meta|author|avatar|date|time|header|footer|foot|head(?:er|ing|line)?$|"
    r"title|info|action|button|btn|tool|nav|page|paging|"
    r"sort|vote|rating|rate|input|submit|notify|rss|feed$|policy|rules|login|signin|area$|widget|sidebar|recent|"
    r"latest|popular|related|teaser|icon|(?:^|[-_])tail(?:$|[-_])|user|name|permalink|by$|number|counter|num$|number|"
    r"menu|toolbar",
)
"""Words for the parts of a comment, for forms and for lists about comments: not the comment itself."""
ASIDE = re.compile(
    r"sidebar|side-?bar|widget|recent|latest|popular|related|nav(?:$|[-_]|bar|igation)|menu|footer|footbar|teaser|"
    r"blogroll|tagcloud|tag-cloud|archive|trending"
    r"|most[-_]?(?:read|commented|viewed)|promo|breadcrumb|pagination|pager|tweet|twitter|calendar|login|search",
)
"""Words for places beside the text of a page."""

LEVELS_UP = 5
"""How far above a record its list may be named; deeper names are those of the page's layout."""


DOMINANT = 0.4
"""Share of a page's text from which dated, untitled, repeated parts are taken for a forum's posts without any word for
it."""


@dataclass(slots=True)
class Rating:
    """A group's score and what it rests on."""

    score: float
    solid: int
    dated: float
    group: Group
    named: float = 0.0
    place: float = 0.0


def rate(tree: Tree, signs: Signs, cues: Cues, group: Group) -> Rating | None:
    """Returns the group's rating, None where it cannot be a comment list."""
    named = _name_score(group.name, group.by_id)
    spans = group.spans
    n = len(spans)
    first = tree.first
    if n == 1 and named < 2 and not cues.announces(first[spans[0][0]], 1):  # most groups end here
        return None
    size = len(tree.text)
    bounds = [(first[a], first[b] if b < len(first) else size) for a, b in spans]
    counted = (
        cues.announces(bounds[0][0], n)
        and sum(signs.prose[b] - signs.prose[a] >= FEWEST_WORDS for a, b in bounds) >= 0.8 * n
    )
    if n == 1 and named < 2 and not (counted and _lone(signs, cues, group, bounds[0])):
        return None
    marked = sum(cues.marks[b] > cues.marks[a] for a, b in spans) / n
    if cues.in_form(spans[0][0]) or (
        n == 1 and signs.dates[bounds[0][1]] == signs.dates[bounds[0][0]] and cues.holds_field(*bounds[0])
    ):
        return None
    if named <= 0:  # most others end here, so it comes before the sums that leave out nested parts
        dates, says = signs.dates, signs.says
        if (
            sum(dates[b] > dates[a] for a, b in bounds) < 0.5 * n
            and sum(says[b] > says[a] for a, b in bounds) < 0.5 * n
            and not (counted or marked >= 0.5)
        ):
            return None
    top = [pair for pair, keep in zip(bounds, _outermost(spans), strict=True) if keep]
    total = sum(signs.solid[b] - signs.solid[a] for a, b in top)
    if total < 20 or (n == 1 and total > 0.97 * signs.solid[-1]):
        return None
    own = _own(signs, bounds)
    dated = sum(1 for o in own if o[1] > 0) / n
    said = sum(1 for o in own if o[3] > 0) / n
    if named <= 0 and dated < 0.5 and said < 0.5 and not (counted or marked >= 0.5):
        return None
    place = _place_score(tree, spans[0][0])
    replied = sum(1 for o in own if o[2] > 0) / n
    headed = _headed(signs, bounds[0][0])
    score = named + place + (1.0 if headed else 0.0)
    form = cues.form_beside(bounds[0][0], bounds[-1][1])
    shown = counted + (marked >= MARKED) + form + headed
    if named < 1 and n < 3 and (place < 1.5 or dated < 1) and (shown < 2 or max(dated, said, marked) < 1):
        return None
    main = (
        total > DOMINANT * signs.solid[-1]
        and dated >= 0.9
        and _titled(tree, signs, spans, bounds) < 0.3
        and not _frames(tree, bounds)
    )
    if (
        named < 1
        and place < 0.7
        and (n < 3 or max(dated, said) < 0.7 or not (main or headed or max(said, replied) >= 0.5))
        and shown < 2
    ):
        return None
    score += 2.0 * dated + 1.0 * max(said, replied) + 1.5 * counted
    if named < 1:
        score += 1.0 * marked + 0.5 * form
    many = sum(o[1] for o in own) / n
    score -= min(2.0, max(0.0, many - 2.0))
    linked = sum(signs.linked[b] - signs.linked[a] for a, b in top) / max(1, total)
    titles = named < 1 and form and dated >= 0.9 and marked >= MARKED
    if not titles:
        score -= 4.0 * max(0.0, linked - 0.4)
    if named < 2.0:
        score -= INDEX_COST * _index(signs, top, links_tell=not titles)
    sizes = sorted(o[4] for o in own)
    score -= 1.0 if sizes[n // 2] < 8 else 0.0
    score += min(1.0, 0.25 * math.log(n)) + 0.5 * math.log((20 + sum(sizes)) / 20)
    score -= 2.0 if n == 1 and not dated else 0.0
    score -= 2.5 * _titled(tree, signs, spans, bounds)
    return Rating(score, total, dated, group, named, place)


MARKED = 0.8
"""Share of records with an address or a reader's picture from which these speak for a list of comments."""


def _lone(signs: Signs, cues: Cues, group: Group, bounds: tuple[int, int]) -> bool:
    """Whether one part without a name may be the one comment that a heading announces: below an article, no form or
    article itself."""
    a, b = bounds
    own = signs.prose[b] - signs.prose[a]
    return (
        group.wrapped
        and not cues.holds_field(a, b)
        and signs.prose[a] >= FEWEST_ABOVE
        and own < signs.prose[a]
        and signs.headings[b] == signs.headings[a]
    )


FEWEST_ABOVE = 100
"""Characters of prose that stand above a page's only comment."""


@lru_cache(maxsize=20_000)
def _name_score(name: str, by_id: bool) -> float:  # noqa: FBT001 (cached: keywords would miss)
    name = name.lower()
    if not name or not WORD.search(name):
        return 0.0
    if PART.search(name):
        return -1.0
    strength = 2.0 if STRONG.search(name) else 1.0
    return strength + (0.5 if by_id or name.endswith("#") else 0.0)


@lru_cache(maxsize=20_000)
def _place_of(name: str) -> tuple[float, bool]:
    """What the words of one element's class and id say: how much a comment list, and whether beside the text."""
    name = name.lower()
    beside = ASIDE.search(name) is not None
    return (1.5 if STRONG.search(name) else 0.75) if not beside and WORD.search(name) else 0.0, beside


def _place_score(tree: Tree, i: int) -> float:
    """What the elements above the first record say: a list of comments, or a place beside the text."""
    score, level = 0.0, 0
    at = tree.parent[i]
    while at >= 0 and tree.tag[at] != "body" and level < 12:
        attributes = tree.attributes[at]
        name = f"{attributes.get('class') or ''} {attributes.get('id') or ''}" if attributes else ""
        inside, beside = _place_of(name) if len(name) > 1 else (0.0, False)
        if level < LEVELS_UP:
            score = max(score, inside)
        if beside or tree.tag[at] in ("nav", "aside", "footer"):
            return score - 2.0
        at, level = tree.parent[at], level + 1
    return score


def _frames(tree: Tree, bounds: list[tuple[int, int]]) -> bool:
    """Whether the parts are a page's header, middle and footer: the last claims copyright in its first lines."""
    first, last = bounds[-1]
    return any(is_copyright(text) for text in tree.text[first : min(last, first + FOOTER)])


FOOTER = 60
"""Pieces of text of a footer in which the copyright is claimed."""


def _outermost(spans: list[tuple[int, int]]) -> list[bool]:
    reach, keep = -1, []
    for start, end in spans:
        keep.append(start >= reach)
        reach = max(reach, end)
    return keep


def _own(signs: Signs, bounds: list[tuple[int, int]]) -> list[list[int]]:
    """For each part what is in it and in no nested part: characters, dates, buttons, "says", prose."""
    sums = (signs.solid, signs.dates, signs.replies, signs.says, signs.prose)
    own = [[s[b] - s[a] for s in sums] for a, b in bounds]
    stack: list[int] = []
    whole = [list(row) for row in own]
    for k, (a, b) in enumerate(bounds):
        while stack and bounds[stack[-1]][1] <= a and (bounds[stack[-1]][1] < b or a < b):
            stack.pop()
        if stack and b <= bounds[stack[-1]][1]:
            outer = own[stack[-1]]
            for j in range(5):
                outer[j] -= whole[k][j]
        stack.append(k)
    return own


def _titled(tree: Tree, signs: Signs, spans: list[tuple[int, int]], bounds: list[tuple[int, int]]) -> float:
    """The share of parts that begin with a heading that is a link: entries of a blog or a list of articles."""
    looked = min(len(spans), 12)
    titled = 0
    for (start, end), (a, b) in zip(spans[:looked], bounds, strict=False):
        above = tree.parent[start]
        if (
            above >= 0
            and a - tree.first[above] <= 8
            and tree.end[above] - end < 400
            and tree.tag[above] not in ("body", "ol", "ul")
        ):
            start, a = above, tree.first[above]  # the title may stand beside the words, in the entry around both
        for i in range(start, min(end, start + 16)):
            if tree.tag[i] in ("h1", "h2", "h3") and tree.first[i] < a + 4:
                x, y = tree.first[i], tree.last[i]
                titled += 12 <= signs.solid[y] - signs.solid[x] <= 1.3 * (signs.linked[y] - signs.linked[x]) and y < b
                break
    return titled / looked


INDEX_COST = 4.0
"""What is taken from parts without a comment's name that are all entries of an index; comments have scores of 4 to
9."""
LINK_LIST = 0.7
"""Share of a part's letters in links from which it is a list of links."""


def _index(signs: Signs, top: list[tuple[int, int]], *, links_tell: bool) -> float:
    """The share of parts that show a number of comments of their own or little but links: entries of a blog, teasers.

    Links do not tell where each leads to a comment, beside a form for one: some newspapers show the titles of comments
    only.
    """
    entries = sum(
        signs.counts[b] > signs.counts[a]
        or (links_tell and signs.linked[b] - signs.linked[a] > LINK_LIST * (signs.solid[b] - signs.solid[a]))
        for a, b in top
    )
    return entries / len(top) if 2 * entries >= len(top) else 0.0


HEADING_BEFORE = 8
"""How many pieces of text before the first comment the list's heading may stand; between them stand sort orders and
links."""


def _headed(signs: Signs, start: int) -> bool:
    return signs.headings[start] > signs.headings[max(0, start - HEADING_BEFORE)]

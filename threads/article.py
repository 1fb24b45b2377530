"""The article's own text among what is left of a page once the comments are labelled."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from threads.furniture import comment_heading, is_comment_form, is_copyright, is_furniture, is_post_note
from threads.metadata import Metadata
from threads.records.signs import Signs
from threads.tree import Tree

ARTICLE = "article"
_BESIDE = re.compile(
    r"sidebar|side-?bar|widget|(?:^|[-_ ])(?:nav|menu|footer|header|masthead|related|recommend\w{0,7}|popular|trending|share|sharing|social|sociable|addthis|promo|advert\w{0,8}|ads?|sponsor\w{0,5}|"
    r"breadcrumbs?|pagination|pager|tags?|taglist|tag-links|newsletter|subscribe|signup|login|byline-bio|about-author|author-?(?:bio|box|info)|bio|toolbar|tools|rating|print|cookie\w{0,8}|banner|"
    r"most-\w{3,12}|more-\w{3,12}|outbrain|taboola|disclaimer|copyright|legal|search|rss|blogroll|archives?|calendar|meta|postmeta|post-?footer|entry-?(?:footer|meta|utility))(?:$|[-_ ])",
    re.IGNORECASE,
)
"""Class words of what stands beside an article or serves it; they count only for parts with little prose."""
_ENTRY = re.compile(r"\bhentry\b|(?:^|\s)(?:type-)?(?:post|article|entry|story)(?=\s|$|-\d)|(?:^|\s)(?:entry|post|article)-?(?:content|body)\b", re.IGNORECASE)
"""The entry itself: WordPress adds its tags and categories to the same class ("post-12 hentry tag-menu")."""
_CAPTION = re.compile(r"caption|credit|(?:^|[-_ ])(?:photo|image|img|figure)(?:$|[-_ ])", re.IGNORECASE)
_BYLINE = re.compile(r"byline|author|dateline|(?:^|[-_ ])(?:date|time|published|posted|timestamp|pubdate)(?:$|[-_ ])", re.IGNORECASE)

_HOME = re.compile(
    r"(?:^|[-_ ])(?:article|story|entry|post|hentry|content|main|body|text)(?:$|[-_ #\d])|articlebody|story-?body|entry-?content|post-?(?:body|content|text)|article-?(?:text|content)",
    re.IGNORECASE,
)
"""Class words of an article's own element."""

PROSE = 80
"""Characters other than space from which a block counts as prose (two lines of a column): menus and titles are shorter."""
SHORT = 25
"""A sentence of a short post; below it stand names, dates and buttons."""
MOST_LINKED = 0.35
"""Share of a block's characters in links up to which it may be prose; measured link lists have .8 and more."""
HOLDS = 0.6
"""The article's element is the deepest that holds this share of the prose above it (.5 to .7 differ by .002)."""
BESIDE_WEIGHT = 0.1
"""What prose counts in a sidebar, a footer or a form, before the title, or after the first comment."""


@dataclass(slots=True)
class Block:
    """A run of text without a paragraph's end in it."""

    pieces: list[int]
    solid: int
    linked: int
    home: int
    beside: str | None = None

    @property
    def prose(self) -> bool:
        return self.solid >= PROSE and self.linked <= MOST_LINKED * self.solid


def article_labels(tree: Tree, signs: Signs, taken: list[bool], metadata: Metadata, *, comments_at: int | None) -> dict[int, str]:
    """Returns a label for every text that is not taken: "article", or the reason why it is dropped.

    `comments_at` is the first comment's first text: no article goes on below it.
    """
    blocks = _blocks(tree, taken)
    labels = {u: _outside(block) for block in blocks for u in block.pieces}
    _mark_beside(tree, signs, blocks, None)
    title_at = _label_title(tree, metadata, labels)
    if title_at is not None and comments_at is not None and title_at > comments_at:
        title_at = None
    if title_at is not None and 6 * sum(_amount(tree, b) for b in blocks if b.pieces[0] > title_at and not b.beside) < sum(_amount(tree, b) for b in blocks if not b.beside):
        title_at = None
    root = _root(tree, blocks, heading=metadata.heading if title_at is not None else None, comments_at=comments_at)
    if root is None:
        return labels
    first, last = tree.first[root], tree.last[root]
    opened = first if title_at is None else min(title_at, first)
    inside = [block for block in blocks if first <= block.pieces[0] < last or (opened <= block.pieces[0] < first and _leads(tree, block))]
    _mark_beside(tree, signs, [block for block in inside if block.beside], root)  # what stands above the root counts no more
    named = _HOME.search(f"{tree.get(root, 'class')} {tree.get(root, 'id')}") is not None
    for block in inside:
        reason = _reason(tree, block, LINK_LIST_NAMED if named else LINK_LIST)
        for u in block.pieces:
            if labels.get(u) != "title":
                labels[u] = reason
    _drop_edges(inside, labels, title_at=title_at, comments_at=comments_at, named=named)
    return labels


def _blocks(tree: Tree, taken: list[bool]) -> list[Block]:
    blocks: list[Block] = []
    previous = -2
    for u, out in enumerate(taken):
        if out:
            continue
        linked = tree.weight[u] if tree.link[u] >= 0 else 0
        if blocks and previous == u - 1 and tree.before[u] != "\n\n":
            block = blocks[-1]
            block.pieces.append(u)
            block.solid += tree.weight[u]
            block.linked += linked
        else:
            blocks.append(Block([u], tree.weight[u], linked, tree.home[u]))
        previous = u
    return blocks


def _root(tree: Tree, blocks: list[Block], *, heading: int | None, comments_at: int | None) -> int | None:
    """The element of the article: from the top down, as long as one child holds most of the prose."""
    weight = [0.0] * len(tree.tag)
    title_at = tree.first[heading] if heading is not None else -1
    rings = _rings(tree, heading) if heading is not None else []
    for block in blocks:
        amount = _amount(tree, block)
        u = block.pieces[0]
        if block.beside == "site furniture" or u < title_at or (comments_at is not None and u > comments_at):
            amount *= BESIDE_WEIGHT
        ring = next((k for k, last in enumerate(rings) if u < last), len(rings))
        if ring == 0 and title_at < u and not block.beside and block.solid >= SHORT:
            amount = max(amount, float(block.solid - block.linked))
        amount *= FARTHER**ring
        if block.home >= 0:
            weight[block.home] += amount
    below: dict[int, list[int]] = {}
    for i in range(len(weight) - 1, -1, -1):  # an element stands before what is in it, so sums run upwards
        if weight[i]:
            above = tree.parent[i]
            below.setdefault(above, []).append(i)
            if above >= 0:
                weight[above] += weight[i]
    for siblings in below.values():
        siblings.reverse()
    at_best = max(below.get(-1, []), key=lambda i: weight[i], default=None)
    while at_best is not None and (within := below.get(at_best)):
        best = max(within, key=lambda i: weight[i])
        if weight[best] < HOLDS * weight[at_best] or tree.tag[best] in _PARTS:
            break
        at_best = best
    return at_best


FARTHER = 0.5
"""What prose counts for each element around the title that it stands outside of: a short post beats a long sidebar."""


def _rings(tree: Tree, heading: int) -> list[int]:
    """The last text of each element around the title that holds more than the one within it."""
    rings: list[int] = []
    at, within = tree.parent[heading], tree.last[heading] - tree.first[heading]
    while at >= 0 and len(rings) < MOST_RINGS:
        if tree.last[at] - tree.first[at] > within:
            within = tree.last[at] - tree.first[at]
            rings.append(tree.last[at])
        at = tree.parent[at]
    return rings


MOST_RINGS = 20
MOST_LEVELS = 300
"""Elements above a text that are looked at; the deepest article measured stands at level 41."""
_PARTS = frozenset({"p", "span", "b", "em", "strong", "i", "li", "blockquote", "font", "a", "h1", "h2", "h3"})


def _amount(tree: Tree, block: Block) -> float:
    own = max(0.0, block.solid - 1.0 * block.linked)
    if block.linked > 0.6 * block.solid or is_copyright(tree.text[block.pieces[0]]):
        return 0.02 * own
    return float(own) if block.solid >= PROSE else 0.3 * own if block.solid >= SHORT else 0.02 * own


_DECK = re.compile(r"(?:^|[-_ ])(?:deck|dek|standfirst|sub-?(?:title|head|heading|headline)|kicker-?text|lede|abstract|summary|intro)(?:$|[-_ ])", re.IGNORECASE)


def _leads(tree: Tree, block: Block) -> bool:
    """Whether a block between the title and the article's element is of the article: prose, or a line below the title."""
    deck = tree.tag[block.home] in ("h2", "h3") or _DECK.search(tree.get(block.home, "class")) is not None
    return not block.beside and (block.prose or (deck and block.solid >= SHORT and not block.linked))


LINK_LIST = (0.6, 0.8)
LINK_LIST_NAMED = (0.9, 0.95)
"""Share of a short and of a long block's letters in links from which it is a list of links; the second pair holds
where the element is called the article's own, since its lists of books and offers are links with a few words."""


def _reason(tree: Tree, block: Block, most_linked: tuple[float, float]) -> str:
    """Why a block in the article's element is no part of its text; ARTICLE where it is."""
    text = tree.text[block.pieces[0]] if len(block.pieces) == 1 else tree.texts(block.pieces[0], block.pieces[-1] + 1)
    if block.beside and not (block.prose and block.solid > 200 and block.beside != "caption"):
        return block.beside
    if is_post_note(text):
        return "site furniture"
    if len(text) <= 200:
        if is_comment_form(text):
            return "comment form"
        if comment_heading(text) is not None:
            return "comment heading"
        if is_furniture(text) or is_copyright(text):
            return "site furniture"
    if block.linked > most_linked[block.solid >= PROSE] * block.solid and tree.tag[block.home] not in ("td", "p"):
        return "related links"
    return ARTICLE


def _mark_beside(tree: Tree, signs: Signs, blocks: list[Block], root: int | None) -> None:
    """Notes for each block what the names of the elements around it, up to the root, say against it."""
    known: dict[int, str | None] = {} if root is None else {root: None}
    for block in blocks:
        block.beside = _beside(tree, signs, block.home, known)


MOST_PROSE = 1500
"""Characters of prose up to which an element may stand beside the article; some sites put a whole page into a <form>."""
LARGE = 0.4
"""An element with this share of a page's texts is its frame, whatever its class says ("content-sidebar", "with-nav")."""


def _beside(tree: Tree, signs: Signs, i: int, known: dict[int, str | None]) -> str | None:
    way: list[int] = []
    answer: str | None = None
    large = LARGE * len(tree.text)
    while i >= 0 and i not in known and len(way) < MOST_LEVELS and tree.last[i] - tree.first[i] < large:
        way.append(i)
        if signs.prose[tree.last[i]] - signs.prose[tree.first[i]] <= MOST_PROSE:
            answer = _BY_TAG.get(tree.tag[i]) or _named(f"{tree.get(i, 'class')} {tree.get(i, 'id')}")
        if answer:
            break
        i = tree.parent[i]
    answer = answer or known.get(i)
    for j in way:
        known[j] = answer
    return answer


_BY_TAG = {"nav": "site furniture", "aside": "site furniture", "footer": "site furniture", "form": "site furniture", "figcaption": "caption"}


@lru_cache(maxsize=20_000)
def _named(name: str) -> str | None:
    """The reason that an element's class and id give against its text being the article's."""
    if len(name) < 3 or _ENTRY.search(name):
        return None
    if _BESIDE.search(name):
        return "site furniture"
    if _CAPTION.search(name):
        return "caption"
    return "byline and date" if _BYLINE.search(name) else None


def _outside(block: Block) -> str:
    return "navigation" if block.linked > 0.6 * block.solid else "site furniture"


def _label_title(tree: Tree, metadata: Metadata, labels: dict[int, str]) -> int | None:
    if metadata.heading is None:
        return None
    for u in range(tree.first[metadata.heading], tree.last[metadata.heading]):
        if u in labels:
            labels[u] = "title"
    return tree.first[metadata.heading]


def _drop_edges(blocks: list[Block], labels: dict[int, str], *, title_at: int | None, comments_at: int | None, named: bool) -> None:
    """What stands before the title or below the first comment is no article; nor are short lines after the last prose."""
    long = [k for k, block in enumerate(blocks) if block.prose and labels[block.pieces[0]] == ARTICLE]
    after = LINES_AFTER_NAMED if named else LINES_AFTER
    for k, block in enumerate(blocks):
        u = block.pieces[0]
        early = title_at is not None and u < title_at and not (named and block.prose) and (not long or title_at <= blocks[long[-1]].pieces[0])
        late = (comments_at is not None and u > comments_at) or (bool(long) and k > long[-1] + after)
        if labels[u] == ARTICLE and (early or late):
            for piece in block.pieces:
                labels[piece] = "site furniture"


LINES_AFTER = 3
"""Short lines kept after the last paragraph: a source, a signature."""
LINES_AFTER_NAMED = 200
"""The same where the element is called the article's own ("entry-content"): there stand lists and steps."""

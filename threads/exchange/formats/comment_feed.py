"""Feeds of comments (RSS 0.9 to 2.0, Atom): "Comments on: …" of a blog, a forum topic's feed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from email.utils import parsedate_to_datetime
from xml.etree.ElementTree import Element

from threads.exchange.elements import attribute, children, elements, markup_of, text_of
from threads.exchange.formats import export_format
from threads.exchange.opened import ExportFile
from threads.exchange.post import Lost, Post
from threads.exchange.values import held_in, moment, name
from threads.lines.grammar import LinePattern
from threads.lines.headings import comment_heading

_CONTENT = "purl.org/rss/1.0/modules/content"
_ANCHOR = re.compile(r"#(?:comment|respond|reply|post|c|p)?[-_]?(\d{1,20})$|[?&](?:comment|c)=(\d{1,20})$")
_COMMENT_PAGE = re.compile(r"/comment-page-\d{1,6}/?$|[?&]cpage=\d{1,6}$")
"""What WordPress puts behind a page's address for its second page of comments."""
_LAST_NUMBER = re.compile(r"/(\d{1,12})/?$")
_IN_REPLY = LinePattern(
    r"\s{0,20}(?:<p>)?\s{0,20}{in_reply_to.spaced}\s{0,9}<a\b[^>]{0,400}?href=[\"']([^\"']{1,400})[\"'][^>]{0,200}>"
    r"[^<]{0,200}</a>\.?\s{0,9}(?:</p>)?"
)
_ANSWERS = re.compile(
    r"\s{0,20}<p>[^<]{0,60}<a\b[^>]{0,400}?href=[\"']([^\"']{1,400})[\"'][^>]{0,200}>[^<]{0,200}</a>[^<]{0,60}</p>"
)
"""A first paragraph around a link, which names the comment that is answered if a comment stands where it leads."""
_BY = LinePattern(r"(?:{by}|{by_author}|{author_label})\s{0,2}[:：]\s{0,9}(\S.{0,99})")
_ON_BY = LinePattern("{feed_on} (.{1,400}) {by} (.{1,100})")
_ON = LinePattern(r"(?:{feed_on}|[^:：]{0,30}{comments.glued}(?=\s{0,2}[:：]))\s{0,2}[:：]?\s{0,9}")
_OF = LinePattern(r"{feed_to}?\s?(.{1,400}?){feed_of}")
_NAMED = re.compile(r"[《「“](.{1,400})[》」”]")
_MAIL = re.compile(r"\S{1,200}@\S{1,200}\s{1,9}\((.{1,100})\)")


def is_comment_feed(file: ExportFile) -> bool:
    """Whether this is a feed whose items are comments: they stand at anchors of comments, answer an entry, or share the
    feed's own title and address, as the posts of one topic do."""
    if file.root.rpartition(":")[2] not in {"rss", "feed", "RDF"}:
        return False
    head = file.opening
    items = len(re.findall(r"<(?:item|entry)[\s>]", head))
    title = re.search(r"<title[^>]{0,99}>\s{0,99}(?:<!\[CDATA\[)?([^<\]]{0,400})", head)
    links = re.findall(r"<(?:link|guid|id)\b[^>]{0,200}>\s{0,9}([^<\s]{1,400})", head)
    links += re.findall(r"<link\b[^>]{0,99}href=[\"']([^\"']{1,400})", head)
    anchored = sum(bool(_ANCHOR.search(link)) for link in links)
    titled = title is not None and (_about(title[1]) != title[1] or comment_heading(title[1]) is not None)
    return titled or "in-reply-to" in head or (items > 0 and anchored >= 0.5 * items) or _of_one_topic(head, title)


def _about(title: str) -> str:
    """The page's title in that of the feed of its comments."""
    of = _OF.fullmatch(title.strip())
    if of is None:
        return _ON.sub("", title, count=1) if _ON.match(title) else title
    named = _NAMED.fullmatch(of[1])
    return named[1] if named else of[1]


def _of_one_topic(head: str, title: re.Match[str] | None) -> bool:
    titles = re.findall(r"<title[^>]{0,99}>\s{0,99}(?:<!\[CDATA\[)?([^<\]]{0,400})", head)
    return title is not None and len(titles) > 2 and titles.count(title[1]) > 0.8 * len(titles)


@export_format(
    "comment-feed",
    suffixes=(".xml", ".rss", ".atom", ".rdf"),
    recognises=is_comment_feed,
    fields={
        "thread": "item/link without what follows #", "title": "channel/title", "text": "content:encoded, description",
        "author": "dc:creator, author, or the title after “By:”", "posted": "pubDate, published, updated",
        "id": "the number at the end of item/link", "parent": "thr:in-reply-to, or the link of “In reply to …”",
    },
    rank=5,
)  # fmt: skip
def comment_feed(file: ExportFile) -> Iterator[Post | Lost]:
    """Feed of comments (RSS, Atom): the comments of one page, or of a whole site by the pages that they stand on."""
    title, posts = "", []
    for kind, element in elements(file, "title", "item", "entry"):
        if kind == "title":
            title = title or "".join(element.itertext()).strip()
        else:
            posts.append(_post(element))
    one = len({post.thread for post in posts}) == 1
    for post in posts:
        if post.title is None and one:
            post.title = _about(title) or None
    if all(post.posted for post in posts):  # feeds begin with the newest
        posts.sort(key=lambda post: post.posted.timestamp() if post.posted else 0.0)
    yield from posts


def _post(item: Element) -> Post:
    link = _link(item)
    anchor = _ANCHOR.search(link) or _ANCHOR.search(text_of(item, "guid").strip()) or _LAST_NUMBER.search(link)
    text = text_of(item, "encoded", _CONTENT) or markup_of(item, "content") or text_of(item, "description")
    text = text or markup_of(item, "summary")
    answers = _ANSWERS.match(text)
    stated = answers if answers and _ANCHOR.search(answers[1]) else _IN_REPLY.match(text)
    author = _author(item)
    about, by = _title(text_of(item, "title").strip(), author)
    return Post(
        text=text[stated.end() :] if stated else text,
        markup=True,
        thread=_page(link),
        key=_number(anchor) or text_of(item, "guid").strip() or text_of(item, "id").strip() or None,
        parent=_number(_ANCHOR.search(stated[1])) if stated else _answered(item),
        author=author or by,
        posted=_posted(item),
        permalink=link or None,
        title=about,
        url=_page(link) or None,
        held=held_in(item),
    )


def _page(link: str) -> str:
    """The address of the page that the comment stands on."""
    page = _COMMENT_PAGE.sub("/", link.partition("#")[0])
    return _LAST_NUMBER.sub("", page) if "#" not in link and "/t/" in page else page


def _link(item: Element) -> str:
    found = text_of(item, "link").strip()
    links = [link for link in children(item, "link") if link.get("href")]
    chosen = next((link for link in links if link.get("rel", "alternate") == "alternate"), None)
    return found or (chosen.get("href", "") if chosen is not None else "") or text_of(item, "guid").strip()


def _number(match: re.Match[str] | None) -> str | None:
    return next((group for group in match.groups() if group), None) if match else None


def _answered(item: Element) -> str | None:
    """The comment that `thr:in-reply-to` names; the entry that all comments stand below is none."""
    named = next(children(item, "in-reply-to"), None)
    return _number(_ANCHOR.search(attribute(named, "href"))) if named is not None else None


def _title(title: str, author: str | None) -> tuple[str | None, str | None]:
    """What an item's title says: the page, and who wrote; `author` where another field says it."""
    both = _ON_BY.fullmatch(title)
    if both and author and title.endswith(f" {author}"):
        return _ON_BY.fullmatch(f"{title.removesuffix(author)}x")[1].strip(), author  # type: ignore[index]
    if both:
        return both[1].strip(), both[2].strip()
    by = _BY.fullmatch(title)
    return None, by[1].strip() if by else None


def _author(item: Element) -> str | None:
    told = text_of(item, "creator").strip()
    author = next(children(item, "author"), None)
    if not told and author is not None:
        told = text_of(author, "name").strip() or "".join(author.itertext()).strip()
    mail = _MAIL.fullmatch(told)
    return name((mail[1] if mail else told).removeprefix("@"))


def _posted(item: Element) -> datetime | None:
    for tag in ("pubDate", "published", "date", "updated"):
        written = text_of(item, tag).strip()
        if written:
            try:
                return parsedate_to_datetime(written)
            except (ValueError, TypeError):
                return moment(written)
    return None

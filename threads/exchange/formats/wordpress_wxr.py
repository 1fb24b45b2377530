"""WordPress: the XML ("WXR", versions 1.0 to 1.2) that its Tools → Export writes, articles with their comments."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from threads.exchange.bodies import with_paragraphs
from threads.exchange.elements import children, elements, text_of
from threads.exchange.formats import export_format
from threads.exchange.opened import ExportFile
from threads.exchange.post import Lost, Post
from threads.exchange.values import held_in, key, moment, name

_CONTENT = "purl.org/rss/1.0/modules/content"
_STANDS = {"1", "approve", "approved", ""}
_LOST = {"spam": "marked as spam", "trash": "thrown away", "post-trashed": "thrown away"}


def is_wxr(file: ExportFile) -> bool:
    """Whether this is RSS in which WordPress's own namespace stands."""
    return file.root == "rss" and "wordpress.org/export/" in file.opening


@export_format(
    "wordpress-wxr",
    suffixes=(".xml",),
    recognises=is_wxr,
    fields={
        "thread": "item/wp:post_id", "title": "item/title", "url": "item/link", "article": "item/content:encoded",
        "text": "wp:comment_content", "author": "wp:comment_author", "author_url": "wp:comment_author_url",
        "posted": "wp:comment_date_gmt", "id": "wp:comment_id", "parent": "wp:comment_parent",
        "kind": "wp:comment_type (pingback, trackback)",
        "left out": "wp:comment_approved (spam, trash, waiting); attachments, menus, drafts",
    },
)  # fmt: skip
def wordpress_wxr(file: ExportFile) -> Iterator[Post | Lost]:
    """WordPress export (WXR): a thread for each published article and page, with its comments and pingbacks."""
    for _, item in elements(file, "item"):
        kind, status = text_of(item, "post_type").strip(), text_of(item, "status").strip()
        comments = list(children(item, "comment"))
        if kind not in {"post", "page", ""} and not comments:
            yield Lost("attachments, menus and other items that are no articles")
        elif status not in {"publish", "private", "inherit", ""} and not comments:
            yield Lost("drafts")
        else:
            yield from _thread(item, comments)


def _thread(item: Element, comments: list[Element]) -> Iterator[Post | Lost]:
    own = text_of(item, "post_id").strip() or text_of(item, "link").strip()
    article = text_of(item, "encoded", _CONTENT)
    title, url, author = (text_of(item, tag).strip() or None for tag in ("title", "link", "creator"))
    posted = moment(text_of(item, "post_date_gmt").strip()) or moment(text_of(item, "pubDate").strip())
    yield Post(
        text=with_paragraphs(article), markup=True, thread=own, key=f"post-{own}", opening=True, author=name(author),
        posted=posted, title=title, url=url, held=held_in(item) - sum(held_in(comment) for comment in comments),
    )  # fmt: skip
    for comment in comments:
        approved = text_of(comment, "comment_approved").strip()
        if approved not in _STANDS:
            yield Lost(_LOST.get(approved, "waiting for approval"))
            continue
        kind = text_of(comment, "comment_type").strip()
        yield Post(
            text=with_paragraphs(text_of(comment, "comment_content")),
            markup=True,
            thread=own,
            key=key(text_of(comment, "comment_id")),
            parent=key(text_of(comment, "comment_parent")),
            author=name(text_of(comment, "comment_author")),
            author_url=text_of(comment, "comment_author_url").strip() or None,
            posted=moment(text_of(comment, "comment_date_gmt").strip())
            or moment(text_of(comment, "comment_date").strip()),
            kind="pingback" if kind in {"pingback", "trackback"} else "comment",
            held=held_in(comment),
        )

"""What a page states about itself: title, byline, outlet, date, from JSON-LD, meta elements and the markup."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from threads.article.title import find_title
from threads.dates import find_date
from threads.lines.bare import bare
from threads.page.json_ld import items, text_of, type_names
from threads.page.tree import Tree

_ARTICLES = frozenset({"Article", "NewsArticle", "BlogPosting", "Report", "LiveBlogPosting", "TechArticle", "WebPage",
    "ReportageNewsArticle",
                       "OpinionNewsArticle", "AnalysisNewsArticle", "DiscussionForumPosting", "QAPage", "Question",
                       "SocialMediaPosting"})  # fmt: skip
_TITLE_KEYS = ("og:title", "twitter:title", "headline", "dc.title", "title")
_BYLINE_KEYS = ("author", "article:author", "byl", "dc.creator", "parsely-author", "sailthru.author", "authors")
_DATE_KEYS = ("article:published_time", "og:published_time", "datepublished", "date", "pubdate", "publishdate",
    "dc.date", "dc.date.issued",
              "sailthru.date", "parsely-pub-date", "article.published", "publish-date", "pub_date")  # fmt: skip
_SPLIT = re.compile(r"\s{1,20}[|«»·•:–—-]{1,2}\s{1,20}|_|\s{0,20}[|«»]\s{0,20}")


@dataclass(slots=True)
class Metadata:
    """Each field None where the page does not state it; `heading` is the element that shows the title."""

    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    published: datetime | None = None
    url: str | None = None
    heading: int | None = None


def read_metadata(tree: Tree) -> Metadata:
    """Returns what JSON-LD states, then meta elements, then the page's first heading and <title>."""
    meta, head_title, canonical = _head(tree)
    stated = _from_json_ld(tree)
    titles = [title for title in (head_title, meta.get("og:title")) if title]
    heading = find_title(tree, titles, meta.get("og:site_name"))
    shown = tree.inner(heading).replace("\n", " ").strip() if heading is not None else None
    title = shown or stated.title or _first(meta, _TITLE_KEYS)
    byline = stated.byline or _first(meta, _BYLINE_KEYS)
    return Metadata(
        title=title or _without_site(head_title, meta.get("og:site_name")) or shown,
        byline=byline if byline and not byline.startswith("http") else None,
        outlet=stated.outlet or meta.get("og:site_name") or None,
        published=stated.published or _date(_first(meta, _DATE_KEYS)),
        url=canonical or meta.get("og:url") or None,
        heading=heading,
    )


_STATING = frozenset({"meta", "title", "link"})


def _head(tree: Tree) -> tuple[dict[str, str], str, str | None]:
    """The meta elements by lower-case name, the <title>, and the canonical address, wherever they stand."""
    meta: dict[str, str] = {}
    title, canonical = "", None
    stated = [element for element in tree.head if element[0] in _STATING]
    stated += [(tag, tree.attributes[i], tree.inner(i)) for tag in _STATING for i in tree.tagged.get(tag, ())]
    for tag, attributes, inner in stated:
        if tag == "title":
            title = title or " ".join(inner.split())
            continue
        if tag == "link":
            if (attributes.get("rel") or "").lower() == "canonical":
                canonical = canonical or attributes.get("href")
            continue
        name = (attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or "").lower()
        content = " ".join((attributes.get("content") or "").split())
        if name and content:
            meta.setdefault(name, content)
    return meta, title, canonical


def _from_json_ld(tree: Tree) -> Metadata:
    best = Metadata()
    for item in items(tree):
        names = type_names(item)
        if not _ARTICLES.intersection(names):
            continue
        found = Metadata(
            title=text_of(item.get("headline")) or (text_of(item.get("name")) if "WebPage" not in names else None),
            byline=_people(item.get("author")),
            outlet=text_of(item.get("publisher")),
            published=_date(text_of(item.get("datePublished"))),
        )
        if names != {"WebPage"} and (found.title or found.published):
            return found
        best = found if best == Metadata() else best
    return best


def _people(value: Any) -> str | None:
    people = value if isinstance(value, list) else [value]
    names = [name for name in map(text_of, people[:6]) if name]
    return ", ".join(names) or None


def _without_site(title: str, site: str | None) -> str | None:
    """The <title> without the site's name: its longest part between bars or dashes."""
    if not title:
        return None
    parts = [part for part in _SPLIT.split(title) if part and (not site or bare(part) != bare(site))]
    return max(parts, key=len) if parts and len(parts) <= 4 else title


def _first(meta: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((meta[name] for name in names if meta.get(name)), None)


def _date(text: str | None) -> datetime | None:
    found = find_date(text) if text else None
    return found.when if found else None

"""Where a platform puts the parts of a post: what its parser's file says, and nothing else needs to."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Where a platform puts the parts of a post: selectors, "" where it has no such part.

    `signs`: one of these strings stands in the `names` of every page of the platform. `author`, `date`: tried in order;
    an author and `likes` may be an attribute ("li.message@data-author"); an author may stand among other words
    ("~p.footer" for "Posted by: Ann | 3 May 2012"), and then `profile` is the link to them. `cut`: what stands within
    the words and is none of them. `key`: the element that holds the post's id in one of KEYS or is its number.
    `parent`: an element that names the post answered, in one of SOURCES. `quote`: quoted blocks. `header`: the element
    before a post that holds its header. `forum`: the opening post is one of the posts, and the page has no article.
    """

    signs: tuple[str, ...]
    post: str
    body: str
    author: tuple[str, ...]
    date: tuple[str, ...]
    key: str = ""
    number: str = ""
    permalink: str = ""
    likes: str = ""
    profile: str = ""
    header: str = ""
    cut: str = ""
    quote: str = "blockquote"
    parent: str = ""
    deleted: str = ""
    promoted: str = ""
    forum: bool = False


KEYS = ("id", "data-id", "data-object-id", "data-post-id", "data-pid", "data-node-id", "data-fullname", "name", "href")
"""Attributes that hold a post's id, or a link to it."""
SOURCES = (
    "data-post-id",
    "data-parent-pid",
    "data-source",
    "data-link",
    "data-ipsquote-contentcommentid",
    "data-parent",
    "data-parent-id",
    "data-post",
    "cite",
    "href",
)
"""Attributes that name the post that is quoted or answered; the last number in them is its id."""

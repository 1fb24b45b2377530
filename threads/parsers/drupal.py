"""Drupal: comments as comment.tpl.php (6, 7) and comment.html.twig (8 and later) write them."""

from __future__ import annotations

from threads.draft import Draft
from threads.page import Page
from threads.parsers import parser
from threads.parsers.shared.depth import levels_above
from threads.parsers.shared.layout import Layout
from threads.parsers.shared.posts import read_posts

COMMENTS = Layout(
    signs=("Drupal ", "/sites/default/", "/sites/all/", "/core/misc/drupal", "comment-by-", "comment-published"),
    post="div.comment, article.comment",
    body="div.content, div.comment__content, div.comment-content, .field-name-comment-body, .field--name-comment-body",
    author=(".submitted .username", ".comment__author", ".username", ".submitted a", "~.submitted", ".author"),
    date=(".submitted time", "time", ".submitted", ".comment__time", ".date"),
    key=(
        "h3 a[href*=#comment-], .comment-title a[href*=#comment-], .comment__permalink a, .submitted a[href*=#comment-]"
    ),
    permalink="h3 a[href*=#comment-], .comment-title a[href*=#comment-], .comment__permalink a",
    cut=".user-signature, ul.links, .comment__links, h3 a[rel=bookmark]",
    parent="p.parent a[href*=#comment-]",
)


@parser("drupal", form="html", rank=24)
def drupal(page: Page) -> Draft | None:
    """Drupal comments: indented threads of versions 6 and later."""
    return read_posts(page, COMMENTS, depth=levels_above("indented"))

"""Khoros Communities (formerly Lithium): the messages of a topic."""

from __future__ import annotations

from threads.draft import Draft
from threads.page import Page
from threads.parsers import parser
from threads.parsers.shared.layout import Layout
from threads.parsers.shared.posts import read_posts

MESSAGES = Layout(
    signs=("lia-message-body",),
    post=".lia-message-view-wrapper, .lia-message-view-display, .lia-linear-display-message-view",
    body=".lia-message-body-content, .lia-message-body",
    author=(".lia-user-name-link", ".lia-user-name .login-bold", ".lia-user-name"),
    profile="a.lia-user-name-link",
    date=(
        ".lia-message-posted-on .DateTime",
        ".lia-message-post-date .DateTime",
        ".DateTime",
        ".lia-message-posted-on",
    ),
    key="[data-lia-message-uid], [data-message-id]",
    cut=".lia-message-signature, .UserSignature",
    quote="blockquote",
    likes=".lia-component-kudos-widget-message-kudos-count, .kudos-count-link",
    promoted=".lia-accepted-solution, .lia-list-row-thread-solved",
    forum=True,
)


@parser("khoros", form="html", rank=5)
def khoros(page: Page) -> Draft | None:
    """Khoros (Lithium) topics: messages with their authors and times."""
    return read_posts(page, MESSAGES)

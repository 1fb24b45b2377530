"""The data model: a page, its article and comments, who answers whom, and the voices quoted; frozen records."""

from __future__ import annotations

from threads.model.plain import plain_record
from threads.model.thread import (
    COMMENT_KINDS,
    SPEAKER_KINDS,
    Article,
    Comment,
    Quote,
    Reply,
    Source,
    Span,
    Thread,
    Turn,
    without_spans,
)

__all__ = [
    "COMMENT_KINDS",
    "SPEAKER_KINDS",
    "Article",
    "Comment",
    "Quote",
    "Reply",
    "Source",
    "Span",
    "Thread",
    "Turn",
    "plain_record",
    "without_spans",
]

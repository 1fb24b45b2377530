"""The data model: a page, its article and comments, who answers whom, and the voices quoted; frozen records."""

from __future__ import annotations

from threads.model.guard import guarded, in_time
from threads.model.plain import plain_record, record_from, strings_in
from threads.model.ranges import SCALES, read_number
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
    "SCALES",
    "SPEAKER_KINDS",
    "Article",
    "Comment",
    "Quote",
    "Reply",
    "Source",
    "Span",
    "Thread",
    "Turn",
    "guarded",
    "in_time",
    "plain_record",
    "read_number",
    "record_from",
    "strings_in",
    "without_spans",
]

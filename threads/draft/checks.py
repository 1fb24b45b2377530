"""What a parser may hand over: a draft whose fields are of the kinds that the data model has."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from threads.draft.draft import CommentDraft, Draft
from threads.errors import BadDraft
from threads.model import COMMENT_KINDS

_TEXT: tuple[type, ...] = (str,)
_MAYBE_TEXT = (str, type(None))
_MAYBE_NUMBER = (int, type(None))
_MAYBE_TIME = (datetime, type(None))

_DRAFT: Mapping[str, tuple[type, ...]] = {
    "text": _TEXT, "title": _MAYBE_TEXT, "byline": _MAYBE_TEXT, "outlet": _MAYBE_TEXT, "published": _MAYBE_TIME,
    "url": _MAYBE_TEXT, "total": (int,),
}  # fmt: skip
_COMMENT: Mapping[str, tuple[type, ...]] = {
    "text": _TEXT, "key": _MAYBE_TEXT, "number": _MAYBE_NUMBER, "kind": _TEXT, "author": _MAYBE_TEXT,
    "author_url": _MAYBE_TEXT, "posted": _MAYBE_TIME, "likes": _MAYBE_NUMBER, "permalink": _MAYBE_TEXT,
    "parent": (str, int, type(None)), "at": _MAYBE_TEXT,
}  # fmt: skip
_WORDS = {str: "a str", int: "an int", datetime: "a datetime", type(None): "None"}
_HINTS = {datetime: " `threads.dates.read_date` reads one from text."}


def check_draft(draft: object, parser: str) -> None:
    """Raises BadDraft, naming the parser, the comment and the field, where a draft's value is of another kind."""
    if not isinstance(draft, Draft):
        raise BadDraft(
            parser,
            f"returned {_shown(draft)}; it returns a threads.draft.Draft, or None where the page is none of its own.",
        )
    _check(draft, _DRAFT, "draft", parser)
    for i, comment in enumerate(draft.comments):
        if not isinstance(comment, CommentDraft):
            raise BadDraft(parser, f"gave as comment {i} {_shown(comment)}; a comment is a threads.draft.CommentDraft.")
        _check(comment, _COMMENT, f"comment {i}", parser)
        if comment.kind not in COMMENT_KINDS:
            raise BadDraft(
                parser, f"gave comment {i} the kind {comment.kind!r}; kinds: {', '.join(sorted(COMMENT_KINDS))}."
            )
        if isinstance(comment.parent, int) and not 0 <= comment.parent < len(draft.comments):
            raise BadDraft(
                parser,
                (
                    f"gave comment {i} the parent {comment.parent}, but there are {len(draft.comments)} comments, "
                    f"counted from 0."
                ),
            )


def _check(record: object, kinds: Mapping[str, tuple[type, ...]], what: str, parser: str) -> None:
    for name, wanted in kinds.items():
        value = getattr(record, name)
        if not isinstance(value, wanted) or isinstance(value, bool):
            said = " or ".join(_WORDS[kind] for kind in wanted)
            hint = next((_HINTS[kind] for kind in wanted if kind in _HINTS), "")
            raise BadDraft(parser, f"gave {what} a `{name}` that is {_shown(value)}; it is {said}.{hint}")


def _shown(value: Any) -> str:
    return "None" if value is None else f"a {type(value).__name__} ({value!r:.60})"

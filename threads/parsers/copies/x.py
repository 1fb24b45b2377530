"""X (Twitter) as it is copied: "Name / @account / · / 3h / words", then bare counts."""

from __future__ import annotations

from threads.parsers.shared.copied.headed import is_name
from threads.parsers.shared.copied.lines import CopiedLine
from threads.parsers.shared.copied.moments import moment
from threads.parsers.shared.copied.post import CopiedPost, said
from threads.parsers.shared.copied.screen import pattern, read_screen

_DAY = (
    r"[A-Z][a-z]{2} \d{1,2}, \d{4}|\d{1,2} [A-Z][a-z]{2,8} \d{4}|\d{4}\s?[年년]\s?\d{1,2}\s?[月월]\s?\d{1,2}\s?[日일]"
)
_CLOSING = pattern(
    rf"(?:last edited\s)?(?:(?:上午|下午|오전|오후)\s?)?\d{{1,2}}:\d\d(?:\s?[ap]m)?\s?[·•]\s?(?:{_DAY}).*"
)
X = read_screen("x", signs=(_CLOSING,), after=_CLOSING)


def x_post(lines: list[CopiedLine], text: str) -> CopiedPost | None:
    """The post: its writer, its words, and the time below them."""
    timed = next((i for i in range(len(lines) - 1, -1, -1) if _CLOSING.fullmatch(lines[i].text)), None)
    handle = next((i for i, line in enumerate(lines) if i and line.text.startswith("@") and " " not in line.text), None)
    if timed is None or handle is None or handle > timed or not is_name(lines[handle - 1]):
        return None
    post = CopiedPost(byline=lines[handle - 1].text, published=moment(lines[timed].text))
    post.reasons = dict.fromkeys((handle - 1, handle, timed), "byline and date")
    post.kept = said(lines, handle + 1, timed)
    return post

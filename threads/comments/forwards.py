"""Messages passed on with those before them, newest first, as Weibo writes them: "mine//@Ann:hers//@Bo:his"."""

from __future__ import annotations

import re

from threads.model import Span

_FORWARDED = re.compile(r"//\s?@[^\s:：@/]{1,40}\s?[:：]")


def forwarded(text: str) -> list[Span]:
    """The span of what others wrote before, from the first "//@name:" to the end; [] where nothing was passed on."""
    found = _FORWARDED.search(text) if "//" in text else None
    return [(found.start(), len(text))] if found else []

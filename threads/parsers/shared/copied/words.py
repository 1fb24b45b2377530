"""What platforms write around comments, by the words of `threads/lines/words`: buttons, badges, folded replies.

Written from the platforms' help pages and from memory of their screens; a platform's own words stand in its own file.
"""

from __future__ import annotations

import re

from threads.lines.grammar import LinePattern

COUNT = r"(?:\d{1,3}(?:,\d{3}){1,4}|\d{1,9}(?:\.\d{1,2})?\s?[kKM千万萬亿億천만]?|[+-]\d{1,6})"
_MARKS = r"[\s📌🌐👥🔒\ufe0f•·・∙|–—−‧▪⚑›»…⋯>/,:：()（）\[\]【】▸►➤→←↑↓▲▼△▽⌄⌃⋮↩↪↳«<+-]"
TOKENS: dict[str, re.Pattern[str] | LinePattern] = {
    "replies": LinePattern("{screen_replies}(?-i:(?![a-z]))"),
    "badge": LinePattern("{screen_badges}(?-i:(?![A-Za-z0-9_]))"),
    "button": LinePattern("{screen_buttons}(?-i:(?![a-z]))"),
    "floor": LinePattern(r"#\s?\d{1,5}(?![A-Za-z\d.])|第?\s?\d{1,5}\s?{floor}(?![一-鿿가-힣])|\d{1,5}(?-i:F)(?!\w)"),
    "count": re.compile(rf"{COUNT}(?![A-Za-z0-9.,])"),
    "mark": re.compile(rf"{_MARKS}+"),
}
"""What a platform's line is made of, beside times."""
PINNED = LinePattern("{screen_pinned}")
BADGES_BEHIND = LinePattern(r"(?<!\s)\s+\(?(?-i:(?![a-z])){screen_badges_behind}\)?$")
"""A badge behind a name on its line; in small letters it is a part of the name."""
PINNED_BEFORE = LinePattern(r"(?:[\[【]{screen_pinned}[\]】]\s?|(?-i:(?![A-Z]?[a-z])){screen_pinned_before}\s+)(?=\S)")
"""The same before a comment's words; without brackets, "Best" and "best" are words of its own."""
REPLIED = LinePattern("{screen_replied}")
"""Folded replies with the name of who wrote them."""
OPENED = LinePattern("{screen_opened}")
"""Part of a line of folded replies where some are shown above or below it."""
AVATAR = LinePattern(r"{screen_pictures}{screen_picture_of}?|(?:u/)?\S.{0,49}?{screen_owned_pictures}")
ADVERTISED = LinePattern(rf"\A{_MARKS}*{{screen_adverts}}{_MARKS}*")
TOLD = LinePattern(r"(?P<name>[^\s@:：]{1,30}?)\s{0,4}(?={in_reply_to}\s?@)")
"""A name beside its words, where those begin with whom they answer."""
PRESSED = LinePattern(r"{screen_pressed}|(?:www\.)?[\w-]{2,40}\.(?:com|net|org|co\.kr|example)\S{0,40}")
"""The button that an advertisement ends with, or the address that it sells."""
_HEADINGS = (
    rf"{{screen_heads}}(?:{_MARKS}*{{screen_totals}}?(?P<n1>{COUNT}))?(?:\s?{{screen_units}})?"
    r"(?:\s?(?:{screen_orders}|{screen_headings})){0,3}",
    rf"{{screen_count_leads}}?\s?(?P<n2>{COUNT})\s?{{screen_counted}}",
    rf"{{screen_sorted}}[:：]?(?:{_MARKS}*{{screen_orders}})?|{{screen_orders}}|{{screen_headings}}",
)
HEADING = LinePattern(rf"\A{_MARKS}*(?:{'|'.join(_HEADINGS)}){_MARKS}*")
"""What stands over the comments: their number, the order that they are sorted by, the box for a new one."""

"""Chinese and Korean credit lines, several labels on one line: 来源：X 记者 Y, 2024-04-12 来源：X 编辑：Z, 출처: X Y
기자."""

from __future__ import annotations

import re
from typing import NamedTuple

from threads.lines.grammar import LinePattern

LONGEST = 160
LONGEST_OUTLET = 12
"""Characters before "记者" without a space, where it ends the name of the outlet: 江城晚报记者 王小明."""
_LABEL = LinePattern(
    r"(?:^|(?<=[\s|｜/·（(【\[;；,，]))(?:(?P<source>{source.glued})\s?[:：]\s?|"
    + r"(?P<author>{byline_labels.glued})(?:\s?[:：/]\s?|\s{1,3})|"
    + r"(?P<other>{credit_labels.glued})(?:\s?[:：/]\s?|\s{1,3}|(?=$)))",
    r"(?<={papers_end})(?P<joined>{reporters_glued})(?:\s?[:：]\s?|\s{1,3})",
)
# A value ends at a bar, a bracket, a date, a clock's time, a wide gap.
_ENDS = re.compile(r"\s{2,}|[|｜（()）【】\[\]]|\s?(?:19|20)\d\d\s?[-年/.]|\s\d{1,2}[:：]\d\d|\s\d{1,2}月")
_NAMES = LinePattern(
    r"(?:[一-鿿]{2,4}|[一-鿿]{1,6}·[一-鿿·]{1,9})(?:[ 、,，](?!{credit_after.glued})[一-鿿]{2,4}){0,3}(?=$|[\s，,])"
)
_REPORTER = LinePattern(r"\s(?P<name>[가-힣]{2,4})\s?{byline_ends.glued}\b")
_SOURCE_ONLY = LinePattern(r"\W{0,3}{source.glued}\s?[:：]?\s?")
_OUTLET = re.compile(r"[^\s。！？!?:：，,@][^。！？!?:：，,@]{1,29}")
# Words before the first label other than those of a date: the line is a sentence.
_WORDS = re.compile(r"[^\W\d_年月日时分]{3}")


class Credits(NamedTuple):
    """What a line states: the outlet that the text is from, and who wrote it; None where it does not."""

    outlet: str | None = None
    author: str | None = None


def read_credits(line: str) -> Credits:
    """Returns the outlet and the author that a line of labels names; nothing from a sentence. Linear."""
    line = line.strip()
    labels = list(_LABEL.finditer(line)) if len(line) <= LONGEST and "。" not in line else []
    before = line[: labels[0].start()] if labels else ""
    if not labels or (len(before) > LONGEST_OUTLET if labels[0]["joined"] else _WORDS.search(before)):
        return Credits()
    outlet = author = None
    for place, label in enumerate(labels):
        value = line[label.end() : labels[place + 1].start() if place + 1 < len(labels) else len(line)]
        value = _ENDS.split(value, maxsplit=1)[0].strip(" \u3000;；/·,，")
        if label["source"] and outlet is None:
            if reporter := _REPORTER.search(f" {value}"):
                author, value = author or reporter["name"], value[: max(0, reporter.start() - 1)].strip()
            outlet = value if _OUTLET.fullmatch(value) else None
        elif (label["author"] or label["joined"]) and author is None and (names := _NAMES.match(value)):
            author = names.group()
    return Credits(outlet, author)


def is_source_label(text: str) -> bool:
    """Whether a text is nothing but the label before a source: 来源："""
    return _SOURCE_ONLY.fullmatch(text) is not None

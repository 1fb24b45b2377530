"""What addresses another comment and is no word of its author: reply markers, numbers of comments, handles, links."""

from __future__ import annotations

import re

# One pass, bounded repeats: "回复 @某人 :", "re# 15", "#9", ">>12", "回5楼：", "12楼", "No.7", "@name", a link.
MARKER = re.compile(
    r"回复\s{0,3}@?[^:：\n]{1,40}[:：]|(?:\bre\s?)?[#＃]\s?\d{1,6}\b|>>\s?\d{1,8}\b|回?\s?\d{1,5}\s?[楼樓]|\bNo\.\s?\d{1,6}\b"
    r"|[@＠][\w.’'·\-]{1,40}|(?:https?://|www\.)\S{1,500}",
    re.IGNORECASE,
)

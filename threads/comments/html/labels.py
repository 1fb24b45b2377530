"""The label or number before all comments' words ("Message: …", 留言内容：…, "#2 …"): the page's, not the readers'."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from threads.comments.html.record import Record
from threads.lines.grammar import LinePattern
from threads.lines.names import name_like
from threads.page.tree import Tree

_LABEL = re.compile(r"[^\W\d_][^:：\n]{0,24}[:：]\s{0,2}(?!//)")
_NUMBER = LinePattern(r"(?:(?:#|№)\s?(?P<sign>\d{1,6})\.?|第?\s?(?P<floor>\d{1,6})\s?{floor})\s{0,2}[:：]?\s{0,2}")
FEWEST = 3
"""Records from which a beginning that they share is a label; two readers may both address Ann."""
SHARE = 0.8
VARIED = 0.6
"""Share of such names that must differ: the two who speak in an interview do not."""


def read_labels(tree: Tree, records: Sequence[Record]) -> None:
    """Takes the label that most records' words begin with out of them, or the numbers of the records.

    It is an element of its own or a part of the first one.
    """
    if not _read_numbers(tree, records):
        _read_label(tree, records)
    if 2 * sum(record.author is not None for record in records) < len(records):
        _read_names(tree, records)


def _read_numbers(tree: Tree, records: Sequence[Record]) -> bool:
    """Whether all words begin with numbers one apart, which are then the records'."""
    found = [_NUMBER.match(tree.text[record.body[0]]) if record.body else None for record in records]
    numbers = [int(match["sign"] or match["floor"]) for match in found if match is not None]
    steps = {later - earlier for earlier, later in pairwise(numbers)}
    if len(numbers) < max(FEWEST, len(records)) or steps not in ({1}, {-1}):
        return False
    for record, match, number in zip(records, found, numbers, strict=True):
        record.number = number
        _take(tree, record, match[0] if match is not None else "")
    return True


def _read_label(tree: Tree, records: Sequence[Record]) -> None:
    found = [
        (record, match[0].rstrip())
        for record in records
        if record.body and (match := _LABEL.match(tree.text[record.body[0]])) is not None
    ]
    label, count = Counter(label for _, label in found).most_common(1)[0] if found else ("", 0)
    if count < max(FEWEST, SHARE * len(records)):
        return
    for record, own in found:
        if own == label:
            _take(tree, record, label)


def _read_names(tree: Tree, records: Sequence[Record]) -> None:
    """Takes the names before a colon that most words begin with out of them, where no place holds names: "Ann: No."."""
    found = [
        (record, match)
        for record in records
        if record.body and (match := _LABEL.match(tree.text[record.body[0]])) and name_like(match[0].rstrip(" :："))
    ]
    if len(found) < max(FEWEST, SHARE * len(records)) or len({match[0] for _, match in found}) < VARIED * len(found):
        return
    for record, match in found:
        record.author = record.author or match[0].rstrip(" :：")
        _take(tree, record, match[0].rstrip())


def _take(tree: Tree, record: Record, label: str) -> None:
    if tree.text[record.body[0]] != label:
        record.label = label
    elif len(record.body) > 1:
        record.head, record.body = sorted({*record.head, record.body[0]}), record.body[1:]

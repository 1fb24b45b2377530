"""Whom a comment answers, as the page shows it: nested lists, a depth in a class, a margin, a name that it opens
with."""

from __future__ import annotations

import re

from threads.comments.html.class_words import class_words
from threads.comments.html.record import Record
from threads.draft import CommentDraft
from threads.lines.grammar import LinePattern
from threads.page.tree import Tree

_DEPTH = class_words("depth", re.IGNORECASE)
_MARGIN = re.compile(r"(?:margin|padding)-left\s{0,2}:\s{0,2}(\d{1,4})(?:\.\d{1,6})?\s{0,2}(?:px|em|%)", re.IGNORECASE)


def by_depth(tree: Tree, records: list[Record]) -> None:
    """Gives parents to records that stand side by side but state their depth in a class or a left margin."""
    if len(records) < 2 or any(record.parent is not None for record in records):
        return
    depths = [_depth(tree, record) for record in records]
    if None in depths or len(set(depths)) < 2:
        return
    stack: list[tuple[int, int]] = []
    for k, depth in enumerate(depths):
        assert depth is not None
        while stack and stack[-1][0] >= depth:
            stack.pop()
        records[k].parent = stack[-1][1] if stack else None
        stack.append((depth, k))


def _depth(tree: Tree, record: Record) -> int | None:
    for i in range(record.start, min(record.end, record.start + 3)):
        match = _DEPTH.search(tree.get(i, "class")) or _MARGIN.search(tree.get(i, "style"))
        if match:
            return int(match[1])
    at = tree.parent[record.start]
    if at >= 0 and tree.first[at] == tree.first[record.start]:
        match = _DEPTH.search(tree.get(at, "class")) or _MARGIN.search(tree.get(at, "style"))
        return int(match[1]) if match else None
    return None


ITEM_LEVELS = 2
"""Elements around a record that may be the item of the list: <li class="comment"><div
class="box">…</div><ul>answers</ul></li>."""


def by_item(tree: Tree, records: list[Record]) -> None:
    """Gives parents to records that stand beside each other in like items of a list, the answers in the item of what
    they answer."""
    if len(records) < 2 or any(record.parent is not None for record in records):
        return
    items = [record.start for record in records]
    for _ in range(ITEM_LEVELS):
        items = [tree.parent[i] for i in items]
        kinds = {(tree.tag[i], tree.get(i, "class").split(" ")[0] if tree.tag[i] != "li" else "") for i in items}
        if len(kinds) != 1 or len(set(items)) < len(items) or min(items) < 0:
            return
        stack: list[int] = []
        for k, i in enumerate(items):
            while stack and tree.end[items[stack[-1]]] <= i:
                stack.pop()
            records[k].parent = stack[-1] if stack else None
            stack.append(k)
        if any(record.parent is not None for record in records):
            return


_ANSWER = class_words("nested", re.IGNORECASE)
"""Class words of an answer that stands beside what it answers (<div class="comment_row re">)."""


def by_word(tree: Tree, records: list[Record]) -> None:
    """Gives parents to records that some class words call answers: the last one before that has no such word."""
    if len(records) < 2 or any(record.parent is not None for record in records):
        return
    answers = [_ANSWER.search(tree.get(record.start, "class")) is not None for record in records]
    if answers[0] or not any(answers) or sum(answers) > len(answers) - 2:
        return  # all but the first: a board's word for every post below the opening one
    last = 0
    for k, answer in enumerate(answers):
        if answer:
            records[k].parent = last
        else:
            last = k


_ADDRESSED = LinePattern(
    r"(?:(?:{in_reply_to}|{in_reply_to_short})\s{0,2}:?\s{0,2}@?|@)"
    r"(?P<name>[^@:：,，\n]{1,40}?)\s?(?=[:：,，\n]|\s|$)"
)


def by_address(drafts: list[CommentDraft]) -> None:
    """Moves answers that open with a name ("回复 @name:") below that person's last comment in the same conversation.

    Sites that show two levels put every answer below the first comment, and say in words whom it answers.
    """
    root: list[int] = []
    spoke: dict[tuple[int, str], int] = {}
    for k, draft in enumerate(drafts):
        above = draft.parent if isinstance(draft.parent, int) and draft.parent < k else None
        root.append(root[above] if above is not None else k)
        if above is not None and above == root[above] and (match := _ADDRESSED.match(draft.text)):
            draft.parent = _named(spoke, root[above], draft.text[match.start("name") :], above)
            draft.basis = "mention" if draft.parent != above else draft.basis
        if draft.author:
            spoke[root[-1], draft.author.casefold()] = k


def _named(spoke: dict[tuple[int, str], int], root: int, words: str, above: int) -> int:
    """The last comment of the longest name that the words begin with, among those of the conversation."""
    head = words[:60].casefold()
    for end in range(min(len(head), 40), 0, -1):
        if (root, head[:end]) in spoke and not head[end : end + 1].isalnum():
            return spoke[root, head[:end]]
    return above

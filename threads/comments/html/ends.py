"""What stands among comments' words and is none of them: the list's heading, its form, hidden copies of the words."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter

from threads.comments.html.record import Record
from threads.lines.furniture import is_comment_form
from threads.page.signs import Signs
from threads.page.tree import Tree

HIDDEN = re.compile(r"display\s?:\s?none|visibility\s?:\s?hidden", re.IGNORECASE)
SAME_WORDS = 0.8
"""Share of a hidden text's words that the shown ones hold from which it is a copy, kept by the page for quoting the
comment; the rest of a long comment behind "read more" is hidden as well and shares a third of its words."""
LONGEST = 120
"""Characters of a form's line; longer ones are a reader's sentence."""
_WORD = re.compile(r"\w+")


def clear_ends(tree: Tree, signs: Signs, records: list[Record]) -> None:
    """Takes out of the records' words the heading above the first, forms and what follows them, and hidden copies."""
    if not records:
        return
    forms, hidden = _forms_and_hidden(tree, records)
    records[0].body = _below_heading(signs, records[0].body)
    for record in records:
        body = _above_form(tree, record.body, forms, last=record is records[-1])
        record.body = _without_copies(tree, body, hidden) if hidden else body
    _drop_counts(tree, records)


def clear_names(tree: Tree, records: list[Record]) -> None:
    """Takes the author's name out of the words where it stands over them, in a line of its own."""
    for record in records:
        if len(record.body) < 2 or record.author is None:
            continue
        name, after = record.body[:2]
        alone = "\n" in tree.before[after] and tree.text[name].strip(" :：,-–—|").casefold() == record.author.casefold()
        if alone:
            record.body, record.head = record.body[1:], sorted({*record.head, name})


COUNTED = 0.8
"""Share of three or more comments that must end in a bare number on a line of its own for it to be a count of likes or
answers."""


def _drop_counts(tree: Tree, records: list[Record]) -> None:
    """Moves the bare number with which each comment's words end to its header."""
    ending = [record for record in records if len(record.body) > 1 and _bare_number(tree, record.body[-1])]
    if len(ending) < max(3, COUNTED * len(records)):
        return
    for record in ending:
        record.head = sorted({*record.head, record.body[-1]})
        record.body = record.body[:-1]


def _bare_number(tree: Tree, u: int) -> bool:
    return tree.text[u].isdigit() and len(tree.text[u]) <= 6 and "\n" in tree.before[u]


def _forms_and_hidden(tree: Tree, records: list[Record]) -> tuple[set[int], set[int]]:
    """The texts in forms, and those in hidden elements, as far as these stand within records and hold none."""
    forms, hidden = set[int](), set[int]()
    starts = [record.start for record in records]
    first, end = starts[0], max(record.end for record in records)
    for i in sorted({*tree.tagged.get("form", ()), *tree.having("style")}):
        if not first <= i < end:
            continue
        found = forms if tree.tag[i] == "form" else hidden if HIDDEN.search(tree.get(i, "style")) else None
        if found is None or (tree.last[i] - 1) in found or bisect_left(starts, tree.end[i]) > bisect_right(starts, i):
            continue
        found.update(range(tree.first[i], tree.last[i]))
    return forms, hidden


def _below_heading(signs: Signs, body: list[int]) -> list[int]:
    """The first comment's words without the list's heading and what stands above it."""
    at = next(
        (k for k in range(len(body) - 1, 0, -1) if signs.headings[body[k - 1] + 1] > signs.headings[body[k - 1]]), 0
    )
    if at and sum(signs.prose[u + 1] - signs.prose[u] for u in body[:at]) > sum(
        signs.prose[u + 1] - signs.prose[u] for u in body[at:]
    ):
        return body[: at - 1]  # the heading of the answers, below a question's words
    return body[at:]


def _above_form(tree: Tree, body: list[int], forms: set[int], *, last: bool) -> list[int]:
    """The words up to a form for new comments or, in the last comment, up to the line that leads to one."""
    end = next((k for k, u in enumerate(body) if k and (u in forms or (last and _leads_to_form(tree, u)))), len(body))
    return body[:end] if body and body[0] not in forms else body


def _leads_to_form(tree: Tree, u: int) -> bool:
    """Whether a text is a form's own line, alone in its line on the page."""
    text = tree.text[u]
    if len(text) > LONGEST or tree.before[u] in ("", " "):
        return False
    return is_comment_form(text) and (u + 1 == len(tree.text) or "\n" in tree.before[u + 1])


def _without_copies(tree: Tree, body: list[int], hidden: set[int]) -> list[int]:
    """The words without hidden ones that the shown ones say as well."""
    shown = [u for u in body if u not in hidden]
    if not shown or len(shown) == len(body):
        return body
    words = Counter(word for u in body if u in hidden for word in _WORD.findall(tree.text[u].lower()))
    said = Counter(word for u in shown for word in _WORD.findall(tree.text[u].lower()))
    return shown if sum((words & said).values()) >= SAME_WORDS * sum(words.values()) else body

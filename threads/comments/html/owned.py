"""An owner's answer on lines of its own in the words of a reader, in no element that holds it alone ("Admin: Yes")."""

from __future__ import annotations

from collections.abc import Sequence

from threads.comments.html.answers import led_by_owner
from threads.comments.html.record import Record
from threads.lines.owners import owner_label, owner_lead
from threads.page.tree import Tree


def with_owned(tree: Tree, records: Sequence[Record]) -> list[Record]:
    """The records, each owner's answer in one's words behind it as its child; those in elements were told apart
    before."""
    whole: list[Record] = []
    place: dict[int, int] = {}
    for k, record in enumerate(records):
        place[k] = len(whole)
        whole.append(record)
        at = next((n for n in range(1, len(record.body)) if _opens(tree, record.body, n)), None)
        if at is not None:
            whole.append(_answer(tree, record, at, place[k]))
    for record in records:
        record.parent = place[record.parent] if record.parent is not None else None
    return whole


def _opens(tree: Tree, body: Sequence[int], n: int) -> bool:
    text = tree.text[body[n]]
    if "\n" not in tree.before[body[n]]:
        return False
    return led_by_owner(tree, body[n]) or (n + 1 < len(body) and text.endswith((":", "：")) and owner_label(text))


def _answer(tree: Tree, record: Record, at: int, parent: int) -> Record:
    """The answer, cut off the record's words from their piece `at` on."""
    first, said = record.body[at], record.body[at:]
    led = owner_lead(tree.text[first]) > 0
    answer = Record(tree.home[first], record.end, own=said, parent=parent, body=said if led else said[1:])
    answer.head, answer.colon = [] if led else said[:1], led
    record.own = [u for u in record.own if u not in set(said)]
    record.body = record.body[:at]
    return answer

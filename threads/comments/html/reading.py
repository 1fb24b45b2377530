"""From a group of like parts to records: their parts, the answers among them, who answers whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from threads.comments.html.among import answers_among
from threads.comments.html.answers import with_answers
from threads.comments.html.badges import read_badges
from threads.comments.html.choice import Rated
from threads.comments.html.credible import without_article
from threads.comments.html.ends import clear_ends
from threads.comments.html.gaps import with_headers
from threads.comments.html.labels import read_labels
from threads.comments.html.nesting import by_depth, by_item, by_word
from threads.comments.html.owned import with_owned
from threads.comments.html.parts import read_parts
from threads.comments.html.record import Record, as_records
from threads.comments.html.seen import SeenRecords
from threads.comments.html.signatures import read_dated_leads, read_leading, read_signatures
from threads.comments.html.wider import wider, with_words_behind, without_frames
from threads.page.signs import Signs
from threads.page.tree import Tree

Span = tuple[int, int]


@dataclass(slots=True)
class GroupRead:
    """A group's records, their parts read, and the elements with which those begin that are answers."""

    seen: SeenRecords
    answers: set[int]


def read_group(group: Rated, others: Sequence[Rated]) -> GroupRead | None:
    """The records of a group, their parts read, with the answers that stand among them; None where nothing is left."""
    page = group.seen.page
    tree, signs = page.tree, page.signs
    answers = answers_among(group, others)
    kept = without_article(tree, signs, group.seen.group)
    if kept is None:
        return None
    spans = _below_the_heading(tree, signs, sorted([*kept.spans, *answers]))
    records = read_records(tree, signs, spans)
    if (beside := with_headers(tree, signs, records)) is not None:
        records = read_records(tree, signs, beside)
    if not answers:
        if (behind := with_words_behind(tree, signs, records)) is not None:
            records = read_records(tree, signs, behind)
        if (around := wider(tree, signs, records, lambda chosen: read_records(tree, signs, chosen))) is not None:
            records = around
    records = without_frames(tree, signs, records, wrapped=kept.wrapped)
    return GroupRead(SeenRecords(group.seen, records), {start for start, _ in answers}) if records else None


def with_parents(read: GroupRead) -> list[Record]:
    """The records with the answers in their boxes as records of their own, and whom each answers."""
    tree, signs, records = read.seen.page.tree, read.seen.page.signs, read.seen.records
    if (told := with_answers(tree, signs, records, lambda chosen: fill(tree, signs, chosen))) is not None:
        records = told
    else:
        _under_the_last(records, read.answers)
    by_depth(tree, records)
    by_item(tree, records)
    by_word(tree, records)
    return with_owned(tree, records)


def _below_the_heading(tree: Tree, signs: Signs, spans: list[Span]) -> list[Span]:
    """The spans without the first where a heading for comments stands in it, as in an article of the same markup."""
    start, end = spans[0]
    a, b = tree.first[start], tree.first[end] if end < len(tree.first) else len(tree.text)
    holds = len(spans) > 1 and end <= spans[1][0] and signs.headings[b] > signs.headings[a]
    last = next((u for u in range(b - 1, a, -1) if signs.headings[u + 1] > signs.headings[u]), a) if holds else a
    return (
        spans[1:] if signs.prose[last] - signs.prose[a] > FEW_WORDS and tree.tag[tree.home[last]] in _HEADS else spans
    )


FEW_WORDS = 20
_HEADS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


def _under_the_last(records: list[Record], answers: set[int]) -> None:
    """Makes each answer, known by the element that it begins with, the child of the last record before that is none."""
    last: int | None = None
    for k, record in enumerate(records):
        if record.start not in answers:
            last = k
        elif record.parent is None:
            record.parent = last


def read_records(tree: Tree, signs: Signs, spans: list[Span]) -> list[Record]:
    """Returns the records of these element ranges, their parts read."""
    return fill(tree, signs, as_records(tree, spans))


def fill(tree: Tree, signs: Signs, records: list[Record]) -> list[Record]:
    """Reads the records' parts, in place; returns them."""
    read_parts(tree, signs, records)
    clear_ends(tree, signs, records)
    read_signatures(tree, signs, records)
    read_leading(tree, records)
    read_dated_leads(tree, records)
    read_badges(tree, records)
    read_labels(tree, records)
    return records

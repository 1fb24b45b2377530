"""The general method: comments as the repeated records of a page, whatever its platform."""

from __future__ import annotations

from bisect import bisect_right

from threads.comments.html.answers import with_answers
from threads.comments.html.badges import read_badges
from threads.comments.html.credible import credible, without_article
from threads.comments.html.cues import Cues
from threads.comments.html.ends import clear_ends
from threads.comments.html.gaps import with_headers
from threads.comments.html.groups import find_groups
from threads.comments.html.nesting import by_depth, by_item, by_word
from threads.comments.html.parts import read_parts
from threads.comments.html.record import Record, as_records
from threads.comments.html.score import Rating, rate
from threads.comments.html.signatures import read_leading, read_signatures
from threads.comments.html.wider import wider, with_words_behind, without_frames
from threads.page.signs import Signs
from threads.page.tree import Tree

LOWEST_SCORE = 3.0
"""A group below this is no comment list; see benchmarks/split.py for what other values give."""


def find_records(tree: Tree, signs: Signs) -> list[Record]:
    """Returns the page's comments as records with their parts, in page order; empty where there are none."""
    cues = Cues(tree, signs)
    ratings = sorted(_rated(tree, signs, cues), key=lambda rating: -rating.score)
    refused: list[tuple[int, int]] = []
    tried = 0
    for rating in ratings:
        if rating.score < LOWEST_SCORE or tried >= MOST_TRIED:
            break
        if _overlap(rating.group.spans, refused):
            continue
        tried += 1
        refused += [(rating.group.spans[0][0], max(end for _, end in rating.group.spans))]
        if (records := _read_group(tree, signs, cues, rating, ratings)) is not None:
            return records
    return []


MOST_TRIED = 3
"""Groups that are tried, the next one only where the one before turned out to be no talk; each apart from the
others."""


def _overlap(spans: list[tuple[int, int]], others: list[tuple[int, int]]) -> bool:
    first, last = spans[0][0], max(end for _, end in spans)
    return any(first < end and start < last for start, end in others)


def _read_group(tree: Tree, signs: Signs, cues: Cues, best: Rating, ratings: list[Rating]) -> list[Record] | None:
    """The records of one group, their parts and parents read; None where they are no readers' comments."""
    answers = _answers(tree, best, ratings)
    group = without_article(tree, signs, best.group)
    if group is None:
        return None
    spans = _below_the_heading(tree, signs, sorted([*group.spans, *answers]))
    records = read_records(tree, signs, spans)
    if (beside := with_headers(tree, signs, records)) is not None:
        records = read_records(tree, signs, beside)
    if not answers:
        if (behind := with_words_behind(tree, signs, records)) is not None:
            records = read_records(tree, signs, behind)
        if (around := wider(tree, signs, records, lambda chosen: read_records(tree, signs, chosen))) is not None:
            records = around
            spans = [(record.start, record.end) for record in records]
    records = without_frames(tree, signs, records, wrapped=group.wrapped)
    if not credible(tree, signs, cues, records, named=max(best.named, min(best.place, 1.0))):
        return None
    if (told := with_answers(tree, signs, records, lambda chosen: fill(tree, signs, chosen))) is not None:
        records = told
    else:
        _under_the_last(records, spans, set(answers))
    by_depth(tree, records)
    by_item(tree, records)
    by_word(tree, records)
    return records


def _below_the_heading(tree: Tree, signs: Signs, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
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


def _rated(tree: Tree, signs: Signs, cues: Cues) -> list[Rating]:
    return [
        rating
        for group in [*find_groups(tree, signs), *cues.lone()]
        if (rating := rate(tree, signs, cues, group)) is not None
    ]


ANSWERS_SCORE = 0.75
"""Share of the best group's score from which another group among its records holds the answers to them."""


def _answers(tree: Tree, best: Rating, ratings: list[Rating]) -> list[tuple[int, int]]:
    """The records of another name that stand among the best group's, outside each: answers in a markup of their own."""
    spans = best.group.spans
    starts, ends = [a for a, _ in spans], [b for _, b in spans]
    if len(spans) < 2 or not best.group.wrapped:
        return []
    own, reach = set(spans), max(ends)
    at = tree.parent[starts[-1]]
    while at >= 0 and at > starts[0]:
        at = tree.parent[at]
    container = tree.end[at] if at >= 0 else reach
    for other in sorted(ratings, key=lambda rating: -rating.score):
        if (
            other is best
            or other.score < max(LOWEST_SCORE, ANSWERS_SCORE * best.score)
            or not other.group.wrapped
            or other.dated < 0.5
        ):
            continue
        if len(other.group.spans) > len(spans) and other.group.tag == best.group.tag and own < set(other.group.spans):
            more = [
                span for span in other.group.spans if span not in own
            ]  # a word that all share, where ids tell answers apart
            if all(
                starts[0] < a
                and b <= container
                and _apart(a, b, starts, ends)
                and tree.parent[a] != tree.parent[starts[0]]
                for a, b in more
            ):
                return more
            continue
        if all(starts[0] < a and b <= container and _apart(a, b, starts, ends) for a, b in other.group.spans):
            return other.group.spans
    return []


def _apart(start: int, end: int, starts: list[int], ends: list[int]) -> bool:
    """Whether a range lies between two neighbouring spans, touching neither; nested spans count by their start."""
    k = bisect_right(starts, start) - 1
    return ends[k] <= start and (k + 1 >= len(starts) or end <= starts[k + 1])


def _under_the_last(records: list[Record], spans: list[tuple[int, int]], answers: set[tuple[int, int]]) -> None:
    """Makes each answer the child of the last record before it that is none."""
    last: int | None = None
    for k, span in enumerate(spans):
        if span not in answers:
            last = k
        elif records[k].parent is None:
            records[k].parent = last


def read_records(tree: Tree, signs: Signs, spans: list[tuple[int, int]]) -> list[Record]:
    """Returns the records of these element ranges, their parts read."""
    return fill(tree, signs, as_records(tree, spans))


def fill(tree: Tree, signs: Signs, records: list[Record]) -> list[Record]:
    """Reads the records' parts, in place; returns them."""
    read_parts(tree, signs, records)
    clear_ends(tree, signs, records)
    read_signatures(tree, signs, records)
    read_leading(tree, records)
    read_badges(tree, records)
    return records

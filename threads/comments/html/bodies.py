"""Where comments have their words: the place that each record has, and words that look like a button's."""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from dataclasses import dataclass

from threads.comments.html.places import BODY_WORD, JOINT, Paths, TextPlace, pressed
from threads.comments.html.record import Record
from threads.lines.looks import says
from threads.lines.names import name_like
from threads.page.signs import Signs
from threads.page.tree import Tree

BODY_SHARE = 0.8
"""An element is a comment's body when it holds this share of the words that are in no header; at .9 signatures and
buttons below the words keep the body at the whole record, at .7 a long quotation is taken for it."""
NAMED_SHARE = 0.5
"""The same where its class words say that it is one."""
_IN_LINE = frozenset({"p", "span", "b", "i", "em", "a", "blockquote", "font"})


@dataclass(frozen=True, slots=True)
class Bodies:
    """`at` is the place of the element that holds the words (0: the record itself); `core` that of the paragraph or
    span in it, where no header stands, 0 where headers stand among the words."""

    at: int
    core: int


def find_bodies(
    tree: Tree,
    signs: Signs,
    paths: Paths,
    records: list[Record],
    where: list[dict[int, tuple[int, ...]]],
    kinds: dict[int, TextPlace],
) -> Bodies:
    """The place of the elements that hold the words: from the record down, as long as one child holds nearly all.

    A text counts once at its place: what a poster's profile says returns with each of his posts, his words do not.
    """
    weight: Counter[int] = Counter()
    seen: set[tuple[int, str]] = set()
    below: dict[int, set[int]] = defaultdict(set)
    for record, places in zip(records, where, strict=True):
        for u in record.own:
            chain = places[u]
            if kinds[chain[-1]].label or tree.control[u] or (chain[-1], tree.text[u]) in seen:
                continue
            seen.add((chain[-1], tree.text[u]))
            for above, number in itertools.pairwise(chain):
                weight[number] += tree.weight[u]
                below[above].add(number)
            weight[0] += tree.weight[u]
    at = 0
    while below[at]:
        best = max(
            below[at], key=lambda number: weight[number] * (1.3 if BODY_WORD.search(paths.words[number]) else 1.0)
        )
        named = BODY_WORD.search(paths.words[best].partition(" ")[2]) is not None
        if weight[best] < (NAMED_SHARE if named else BODY_SHARE) * weight[at]:
            break
        at = best
    core = at if at and _pure(tree, signs, at, records, where, kinds) else 0
    while at and paths.words[at].split(" ")[0] in _IN_LINE:
        at = paths.above[at]  # a body of paragraphs is their parent, also where each comment has one
    return Bodies(at, core)


def _pure(
    tree: Tree,
    signs: Signs,
    at: int,
    records: list[Record],
    where: list[dict[int, tuple[int, ...]]],
    kinds: dict[int, TextPlace],
) -> bool:
    """Whether no header stands at the place of the words: a date, "X says:" or a name beside other texts."""
    headed = 0
    for record, places in zip(records, where, strict=True):
        inside = [u for u in record.own if at in places[u] and not tree.control[u]]
        if len(inside) > 1:
            edges = inside[:EDGE] + inside[-EDGE:]
            headed += any(kinds[places[u][-1]].label in HEADS or _heads(tree, signs, u) for u in edges)
    return headed <= HEADED * len(records)


def _heads(tree: Tree, signs: Signs, u: int) -> bool:
    """Whether a text is short and has a date or "says", or is a button."""
    return len(tree.text[u]) <= LONGEST_HEAD and (
        signs.date[u] or says(tree.text[u]) or JOINT.fullmatch(tree.text[u]) is not None
    )


EDGE = 4
"""Texts at either end of the words among which a header would stand."""
LONGEST_HEAD = 60
HEADS = frozenset({"date", "author", "meta"})
HEADED = 0.1
"""Share of the records with a date or a name in the place of the words up to which no header stands there."""
PLAIN = 24
"""Mean length of the texts at a place from which they are readers' words, whatever else stands beside them."""
EVERY = 0.5
"""Share of the records that must have a text at a place for it to be that of the words."""


def free_words(
    tree: Tree,
    signs: Signs,
    paths: Paths,
    records: list[Record],
    where: list[dict[int, tuple[int, ...]]],
    kinds: dict[int, TextPlace],
) -> None:
    """Takes the label "button" or "same" off the place that can only be that of the words.

    Where readers say "+1", 支持 or 반대 their words look like buttons, or hardly vary: but no link is there and no
    class word, nearly every record has one, and hardly any has other words.
    """
    count = len(records)
    spoken = {number for number, kind in kinds.items() if _plain(tree, signs, paths, number, kind)}
    if (
        sum(any(places[u][-1] in spoken for u in record.own) for record, places in zip(records, where, strict=True))
        > (1 - EVERY) * count
    ):
        return
    _label_plain_names(tree, signs, records, where, kinds)
    if any(not kind.label and _free(tree, signs, kind, count) for kind in kinds.values()):
        return
    best = max(
        (number for number, kind in kinds.items() if kind.told and _free(tree, signs, kind, count)),
        key=lambda number: (
            len({tree.text[u] for u in kinds[number].pieces}),
            BODY_WORD.search(paths.words[number].partition(" ")[2]) is not None,
            kinds[number].order / len(kinds[number].pieces),
        ),
        default=None,
    )
    if best is not None:
        kinds[best].label = ""


NAMED = 0.8
"""Share of the records in which a name must stand beside the date, or open the record."""
MANY_NAMES = 0.5
"""Share of names that must differ; readers come back, what all say does not vary."""


def _label_plain_names(
    tree: Tree,
    signs: Signs,
    records: list[Record],
    where: list[dict[int, tuple[int, ...]]],
    kinds: dict[int, TextPlace],
) -> None:
    """Says "author" of the place of names where words are as short as names and no class word tells them apart.

    A name stands in the line of the date, or opens the record; and another place is left for the words.
    """
    count = len(records)
    if any(kind.label == "author" and len(kind.records) >= EVERY * count for kind in kinds.values()):
        return
    beside: Counter[int] = Counter()
    opening: Counter[int] = Counter()
    for record, places in zip(records, where, strict=True):
        own = [u for u in record.own if not tree.control[u] and any(map(str.isalnum, tree.text[u]))]
        if not own:
            continue
        opening[places[own[0]][-1]] += 1
        near = {
            places[v][-1]
            for at, u in enumerate(own)
            if signs.date[u] and len(tree.text[u]) <= LONGEST_HEAD
            for v in (own[at - 1 : at] if tree.before[u] != "\n\n" else [])
            + [v for v in own[at + 1 : at + 2] if tree.before[v] != "\n\n"]
        }
        beside.update(near)
    for found in (beside, opening):
        names = [number for number, times in found.items() if times >= NAMED * count and _names(tree, kinds[number])]
        if len(names) == 1 and any(
            number != names[0] and kind.label in ("", "button", "same") and _free(tree, signs, kind, count)
            for number, kind in kinds.items()
            if not kind.label or kind.told
        ):
            kinds[names[0]].label = "author"
            return


def _names(tree: Tree, kind: TextPlace) -> bool:
    """Whether the texts of a place, one a record, could all be names, and differ as names do."""
    texts = [tree.text[u].rstrip(" -–—:：|·,") for u in kind.pieces]
    return (
        (not kind.label or kind.told)
        and len(kind.pieces) <= 1.2 * len(kind.records)
        and len(set(texts)) >= MANY_NAMES * len(texts)
        and sum(map(name_like, texts)) >= 0.9 * len(texts)
    )


def _plain(tree: Tree, signs: Signs, paths: Paths, number: int, kind: TextPlace) -> bool:
    """Whether the texts of a place are words without doubt: long ones, or such that the class calls them so."""
    free = [u for u in kind.pieces if not (tree.control[u] or pressed(tree, u) or signs.date[u])]
    if kind.label or not free:
        return False
    return (
        sum(tree.weight[u] for u in free) >= PLAIN * len(free)
        or BODY_WORD.search(paths.words[number].partition(" ")[2]) is not None
    )


def _free(tree: Tree, signs: Signs, kind: TextPlace, count: int) -> bool:
    """Whether a place that nearly every record has once holds words, and no links, buttons or parts of a header."""
    return (
        5 * sum(pressed(tree, u) or _heads(tree, signs, u) for u in kind.pieces) <= len(kind.pieces)
        and any(letter.isalnum() for u in kind.pieces[:8] for letter in tree.text[u])
        and len(kind.records) >= EVERY * count
        and len(kind.pieces) <= 1.5 * len(kind.records)
    )

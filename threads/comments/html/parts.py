"""The parts of comments: which texts are the words, the author, the date, the buttons; learned from what the records
share."""

from __future__ import annotations

import re
from collections import Counter

from threads.comments.html.bodies import Bodies, find_bodies, free_words
from threads.comments.html.heads import read_heads
from threads.comments.html.places import (
    JOINT,
    Paths,
    label_linked_names,
    label_places,
    part_places,
    places_of,
    pressed,
)
from threads.comments.html.record import Record
from threads.lines.buttons import is_action
from threads.lines.grammar import LinePattern
from threads.lines.looks import says
from threads.lines.names import LONGEST_AUTHOR
from threads.page.signs import Signs
from threads.page.tree import Tree


def read_parts(tree: Tree, signs: Signs, records: list[Record]) -> None:
    """Fills in each record's body, header texts, author and date."""
    paths = Paths(tree)
    where = [places_of(tree, paths, record) for record in records]
    kinds = part_places(tree, signs, paths, records, where)
    label_places(tree, signs, paths, kinds, len(records))
    label_linked_names(tree, kinds, len(records))
    free_words(tree, signs, paths, records, where, kinds)
    bodies = find_bodies(tree, signs, paths, records, where, kinds)
    labels = [{u: kinds[chain[-1]].label for u, chain in places.items()} for places in where]
    repeated = _repeated(tree, records)
    for record, places, named in zip(records, where, labels, strict=True):
        _divide(tree, signs, record, places, named, bodies, repeated)
    _as_others(tree, signs, records, where)
    read_heads(tree, signs, records, labels, [{u: chain[-1] for u, chain in places.items()} for places in where])


FEWEST = 4
"""Records from which on most of them tell where the words are."""
USUAL = 0.5
"""Share of the records whose words begin at one place, from which on others' words are looked for there too."""


def _as_others(tree: Tree, signs: Signs, records: list[Record], where: list[dict[int, tuple[int, ...]]]) -> None:
    """Takes for the words of a record what stands where most records have theirs, however much it looks like a button:
    "+1" and 支持 beside longer comments, where no class word tells a name from the words."""
    begins = Counter(places[record.body[0]][-1] for record, places in zip(records, where, strict=True) if record.body)
    usual, count = begins.most_common(1)[0] if begins else (0, 0)
    if len(records) < FEWEST or count <= USUAL * len(records):
        return
    usually = {k for k, record in enumerate(records) if record.body and where[k][record.body[0]][-1] == usual}
    heads = Counter(number for k in usually for number in {where[k][u][-1] for u in records[k].head})
    for k, record in enumerate(records):
        strange = [u for u in record.body if where[k][u][-1] != usual and not signs.date[u]]
        if k in usually or any(heads[where[k][u][-1]] <= USUAL * len(usually) for u in strange):
            continue
        there = [u for u in record.own if where[k][u][-1] == usual and not tree.control[u] and not pressed(tree, u)]
        said = [u for u in there if not signs.date[u]]
        if said:
            record.body = said
            record.head = [u for u in record.own if u not in set(said) and not tree.control[u]]


def _divide(
    tree: Tree,
    signs: Signs,
    record: Record,
    places: dict[int, tuple[int, ...]],
    labels: dict[int, str],
    bodies: Bodies,
    repeated: set[str],
) -> None:
    inside = [u for u in record.own if not tree.control[u] and bodies.at in places[u]]
    if not inside or sum(tree.solid[u] for u in inside if not labels[u]) == 0:
        inside = [u for u in record.own if not tree.control[u]]
    said = [u for u in inside if bodies.core in places[u] and _spoken(tree, labels, u)] if bodies.core else []
    plain = [u for u in inside if not labels[u] and not _is_header(tree, signs, u)] or said
    plain = plain or [u for u in inside if not labels[u] and _may_be_words(tree, signs, u)]
    if plain:
        lo, hi = _between_headers(tree, signs, inside, plain, repeated)
        if said:
            lo, hi = min(lo, said[0]), max(hi, said[-1])
        record.body = [u for u in inside if lo <= u <= hi and (not labels[u] or _in_sentence(tree, u))]
        record.body = _unsigned(tree, _trim(tree, signs, _once(tree, record.body)))
    taken = set(record.body)
    record.head = [u for u in record.own if u not in taken and not tree.control[u]]


def _spoken(tree: Tree, labels: dict[int, str], u: int) -> bool:
    """Whether a text at the place of the words is said: all but links and buttons, and what is no more than a mark."""
    return not (labels[u] or pressed(tree, u) or _MARKS.fullmatch(tree.text[u]))


_MARKS = re.compile(r"[\s*·•|/\\\-–—,:;#()\[\]«»]{1,40}")
"""Marks that part the pieces of a header."""


def _may_be_words(tree: Tree, signs: Signs, u: int) -> bool:
    """Whether a text may be all that a reader says, where a record has nothing else: a word like a button's, a mark."""
    text = tree.text[u]
    leads = says(text) and not text[-1].isalnum()
    return not (
        leads
        or pressed(tree, u)
        or signs.date[u]
        or SAID.fullmatch(text)
        or JOINT.fullmatch(text)
        or _MARKS.fullmatch(text)
    )


HEADER_PIECE = 40
"""Characters of a piece of a header ("Chris Lane", "on", "November 6th, 2012", "//"); words run longer."""
HEADER_PIECES = 14

REPEATED = 0.6
"""Share of the records that a text must stand in to be a header's: the thread's title over every post."""


def _repeated(tree: Tree, records: list[Record]) -> set[str]:
    """The longer texts that stand at the beginning of most records."""
    counts = Counter(
        text
        for record in records
        for text in {
            tree.text[u] for u in record.own[:HEADER_PIECES] if HEADER_PIECE < len(tree.text[u]) <= LONGEST_TITLE
        }
    )
    return {text for text, count in counts.items() if count >= max(4, REPEATED * len(records))}


LONGEST_TITLE = 160


def _between_headers(
    tree: Tree, signs: Signs, inside: list[int], plain: list[int], repeated: set[str]
) -> tuple[int, int]:
    """The first and the last text of the words: after short pieces that lead to a date, before buttons and what follows
    them."""
    lo, hi = plain[0], plain[-1]
    for u in inside[:HEADER_PIECES]:
        if max(len(tree.text[u]), tree.weight[u]) > HEADER_PIECE and tree.text[u] not in repeated:
            break
        if signs.date[u] or SAID.fullmatch(tree.text[u]):
            later = [v for v in plain if v > u]
            lo = later[0] if any(any(map(str.isalpha, tree.text[v])) for v in later) else lo
    buttons = [u for u in inside if lo < u < hi and (signs.reply[u] or is_action(tree.text[u])) and pressed(tree, u)]
    if buttons and all(len(tree.text[u]) <= 80 for u in inside if u > buttons[0]):
        hi = max((u for u in plain if u < buttons[0]), default=hi)
    return lo, hi


SAID = LinePattern(r"\W{0,3}(?:{said.spaced}|say)\W{0,3}")
SIGNED_PIECES = 3
"""Pieces of a signature below the words ("Posted by:", the name, a mark)."""


def _unsigned(tree: Tree, body: list[int]) -> list[int]:
    """The words without a signature below them ("Posted by: Ann"), which is a header that stands last."""
    for k in range(max(1, len(body) - SIGNED_PIECES), len(body)):
        if (
            JOINT.fullmatch(tree.text[body[k]])
            and tree.before[body[k]] not in ("", " ")
            and all(len(tree.text[u]) <= LONGEST_AUTHOR for u in body[k + 1 :])
        ):
            return body[:k]
    return body


def _in_sentence(tree: Tree, u: int) -> bool:
    """Whether the text stands within a line of others: a date or a name in a sentence is no header."""
    return tree.before[u] in ("", " ") and u + 1 < len(tree.before) and tree.before[u + 1] in ("", " ")


def _is_header(tree: Tree, signs: Signs, u: int) -> bool:
    """Whether a text by itself is a header or a button: a bare date, "X says:", "Reply", a number."""
    text = tree.text[u]
    if len(text) > 60:
        return False
    if not any(letter.isalnum() for letter in text):
        return tree.solid[u] <= 2
    if JOINT.fullmatch(text):
        return True
    if signs.reply[u]:
        return not (u + 1 < len(tree.text) and tree.before[u + 1] in ("", " ") and tree.text[u + 1].startswith("@"))
    return (signs.date[u] and len(text) <= 40) or says(text)


SHORTEST_COPY = 20
"""Letters from which a text that the next ones repeat is a copy, not a reader's repetition ("No. No.")."""


def _once(tree: Tree, body: list[int]) -> list[int]:
    """Without a first text that the following ones repeat: some pages keep a hidden copy of a comment for quoting
    it."""
    if (
        len(body) < 2
        or len(tree.text[body[0]]) < SHORTEST_COPY
        or tree.text[body[0]][:SHORTEST_COPY] != tree.text[body[1]][:SHORTEST_COPY]
    ):
        return body
    copy, rest = (re.sub(r"\W+", "", text) for text in (tree.text[body[0]], "".join(tree.text[u] for u in body[1:])))
    return body[1:] if rest.startswith(copy) else body


_STATISTIC = LinePattern(r"\W{0,3}(?:{profile}|{statistics})\s?[:：]\s?[\d.,]{1,12}\W{0,3}")
"""A member's number of posts: never a reader's words, where more follow."""


def _trim(tree: Tree, signs: Signs, body: list[int]) -> list[int]:
    """Without the buttons at the end and a member's statistics at either end."""
    while len(body) > 1 and _STATISTIC.fullmatch(tree.text[body[0]]):
        body = body[1:]
    while len(body) > 1 and _STATISTIC.fullmatch(tree.text[body[-1]]):
        body = body[:-1]
    while len(body) > 1 and (signs.reply[body[-1]] or is_action(tree.text[body[-1]])) and pressed(tree, body[-1]):
        body = body[:-1]
    return body

"""Who wrote each comment: the place at which names stand, found from all records of the page together."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from threads.comments.html.names import name_at, pictured
from threads.comments.html.record import Record
from threads.dates.words import WEEKDAYS
from threads.lines.grammar import LinePattern
from threads.lines.looks import says
from threads.lines.names import is_profile
from threads.page.signs import Signs
from threads.page.tree import Tree

_DIGITS = re.compile(r"\d+")
_ANSWERED = LinePattern(r"(?:{subject_answers}\s?(?:\[\d{1,3}\])?\s?[:：]\s?){1,5}")
_WEEKDAY = re.compile(rf"(?:{'|'.join(WEEKDAYS)})\.?", re.IGNORECASE)
HEADER_TEXTS = 60
"""Pieces of a record's header that are looked at; those of the measured pages have up to forty."""
LOWEST = 0.0
"""A place's score up to which no name stands there: ranks and labels that repeat."""
FEW = 3
"""Records from which a name that never changes is more likely a rank or a label."""


@dataclass(slots=True)
class NamePlace:
    """The names read at one place: by record, with the text that holds it and how far down the header it stands."""

    names: dict[int, tuple[str, int]] = field(default_factory=dict)
    depth: float = 0.0
    pieces: int = 0
    score: float = 0.0


def read_authors(
    tree: Tree,
    signs: Signs,
    records: Sequence[Record],
    labels: Sequence[Mapping[int, str]],
    places: Sequence[Mapping[int, int]],
) -> None:
    """Fills in the records' authors and their addresses; `labels` and `places` say of each text what and where it
    is."""
    shown = [pictured(tree, record) for record in records]
    found: dict[int, NamePlace] = {}
    for k, record in enumerate(records):
        head = record.head[:HEADER_TEXTS]
        for at, u in enumerate(head):
            name = name_at(tree, signs, u, labels[k][u])
            if name is None or (labels[k][u] == "button" and not (name in shown[k] or _to_profile(tree, u))):
                continue
            place = found.setdefault(places[k][u], NamePlace())
            place.pieces += 1
            if k not in place.names:
                place.names[k] = name, u
                place.depth += at / len(head)
    for place in found.values():
        place.score = _score(tree, place, records, labels, shown)
    best: dict[int, tuple[float, str, int]] = {}
    for place in found.values():
        for k, (name, u) in place.names.items() if place.score > LOWEST else ():
            if k not in best or place.score > best[k][0]:
                best[k] = place.score, name, u
    for k, record in enumerate(records):
        if k in best:
            record.author = best[k][1]
            record.author_url = _address(tree, best[k][2], best[k][1], shown[k])
        elif shown[k]:
            record.author, link = next(iter(shown[k].items()))
            record.author_url = (tree.get(link, "href") or None) if link >= 0 else None


def _score(
    tree: Tree,
    place: NamePlace,
    records: Sequence[Record],
    labels: Sequence[Mapping[int, str]],
    shown: Sequence[Mapping[str, int]],
) -> float:
    """How much a place looks like that of the posts' authors."""
    count = len(place.names)
    names = [name for name, _ in place.names.values()]
    links = [tree.link[u] for _, u in place.names.values()]
    addresses = [tree.get(link, "href") if link >= 0 else "" for link in links]
    distinct = len(set(names))

    def share(truths: Sequence[bool]) -> float:
        return sum(truths) / count

    called = share([labels[k][u] == "author" for k, (_, u) in place.names.items()])
    score = 2.0 * count / len(records) - 0.5 * place.depth / count + 1.5 * called
    score += 1.0 * share([is_profile(address) for address in addresses]) + 0.7 * share(
        [bool(address) and not address.startswith("#") for address in addresses]
    )
    score -= 0.5 * share([labels[k][u] in ("button", "same") for k, (_, u) in place.names.items()])
    if distinct < FEW and all(
        labels[k][u] == "same" and not (name in shown[k] or _to_profile(tree, u))
        for k, (name, u) in place.names.items()
    ):
        return LOWEST
    if count > 1 and all(_WEEKDAY.fullmatch(name) for name in names):
        return LOWEST  # "Mer 12 Sep 2012" without its date
    if count > 1 and distinct > 1 and len({_ANSWERED.sub("", name) for name in names}) == 1:
        return LOWEST  # a topic's title over every post, "Re:" before it from the second on
    if called < 0.5 and count > 1 and distinct > 1 and len({_DIGITS.sub("", name) for name in names}) == 1:
        return LOWEST  # "Comment number 12", "Comment number 15"; "Guest 12" where the class calls it the author
    score += 1.5 * share([says(tree.text[u]) for _, u in place.names.values()])
    score += 1.0 * share([name in shown[k] for k, (name, _) in place.names.items()])
    score += 0.8 * distinct / count - 0.5 * min(1.0, place.pieces / count - 1)
    score -= 1.5 * share(
        [
            tree.text[u].endswith(":") and not says(tree.text[u]) and not address
            for (_, u), address in zip(place.names.values(), addresses, strict=True)
        ]
    )
    if len(set(zip(names, addresses, strict=True))) > distinct:
        score -= 2.0  # one name with many addresses is a label ("Profile")
    if count >= FEW and distinct == 1 and not any(map(is_profile, addresses)):
        score -= 1.5
    return score


def _to_profile(tree: Tree, u: int) -> bool:
    return tree.link[u] >= 0 and is_profile(tree.get(tree.link[u], "href"))


def _address(tree: Tree, u: int, name: str, shown: Mapping[str, int]) -> str | None:
    """The address behind the name, else behind the picture of the same name."""
    link = tree.link[u] if tree.link[u] >= 0 else shown.get(name, -1)
    return (tree.get(link, "href") or None) if link >= 0 else None

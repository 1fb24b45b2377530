"""The parts of comments: which texts are the words, the author, the date, the buttons; learned from what the records
share."""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import lru_cache

from threads.comments.html.groups import stem
from threads.comments.html.heads import read_heads
from threads.comments.html.record import Record
from threads.lines.buttons import is_action
from threads.lines.names import AUTHOR_WORD, LONGEST_AUTHOR
from threads.page.signs import SAYS, Signs
from threads.page.tree import Tree

BODY_WORD = re.compile(
    (
        r"(?:^|[-_ ])(?:content|body|te?xt|message|msg|copy|says|bd|entry|words|excerpt|bubble|postbody|md)(?:$|"
        r"[-_ #\d])|comment_?text|commentbody|commentcontent|comtext|bodytext|userhtml|bbcode|postcontent|"
        r"user-?te?xt(?:$|[-_ ]|-body)"
    ),
)
DATE_WORD = re.compile(
    r"date|time|(?:^|[-_ ])(?:when|posted|published|stamp|ago|meta)(?:$|[-_ ])|timestamp|fecha|datum"
)
BUTTON_WORD = re.compile(
    (
        r"reply|action|button|btn|vote|rating|like|flag|report|share|tools?(?:$|[-_ ])|control|permalink|moderat|"
        r"signature|sig(?:$|[-_ ])|avatar|badge|edit(?:$|[-_ ])|rank|karma|stat(?:s|us)(?:$|[-_ ])|sharing"
    ),
)
"""These four are looked for in small letters, as `stem` gives class words."""
JOINT = re.compile(
    (
        r"\W{0,3}(?:(?:posted|written|submitted|left|sent|comment(?:ed)?|geschrieben|kommentar) (?:by|on|at|from|von|"
        r"am)|(?:post|comment)ed|by|von)\W{0,3}"
    ),
    re.IGNORECASE,
)
"""What joins a header's parts where each has an element of its own."""
BODY_SHARE = 0.8
"""An element is a comment's body when it holds this share of the words that are in no header; at .9 signatures and
buttons below the words keep the body at the whole record, at .7 a long quotation is taken for it."""


@dataclass(slots=True)
class TextPlace:
    """Texts that stand at the same place in their records."""

    pieces: list[int] = field(default_factory=list)
    records: set[int] = field(default_factory=set)
    label: str = ""
    order: float = 0.0


@lru_cache(maxsize=20_000)
def _path_name(words: str, role: str) -> str:
    return " ".join([*map(stem, words.split()[:3]), role.lower()]).strip()


SHARED = 3
"""Elements of one id from which it says what they are, as a class word does."""


class Paths:
    """A number for each element's place below its record: equal numbers, equal tags and class words on the way."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.numbers: dict[tuple[int, str], int] = {}
        self.words: list[str] = [""]
        self.above: list[int] = [0]
        ids = Counter(key for attributes in tree.attributes if attributes and (key := attributes.get("id")))
        self.shared = {
            key: key for key, count in ids.items() if count >= SHARED
        }  # drawn by scripts: "author-text", "vote-count"

    def step(self, above: int, i: int) -> int:
        attributes = self.tree.attributes[i]
        name = (
            _path_name(
                attributes.get("class") or self.shared.get(attributes.get("id") or "", ""),
                attributes.get("itemprop") or "",
            )
            if attributes
            else ""
        )
        key = (above, f"{self.tree.tag[i]} {name}")
        number = self.numbers.get(key)
        if number is None:
            number = self.numbers[key] = len(self.words)
            self.words.append(key[1])
            self.above.append(above)
        return number


def read_parts(tree: Tree, signs: Signs, records: list[Record]) -> None:
    """Fills in each record's body, header texts, author and date."""
    paths = Paths(tree)
    where = [_places(tree, paths, record) for record in records]
    kinds = _kinds(records, where)
    _label(tree, signs, paths, kinds, len(records))
    bodies = _body_paths(tree, paths, records, where, kinds)
    labels = [{u: kinds[chain[-1]].label for u, chain in places.items()} for places in where]
    repeated = _repeated(tree, records)
    for record, places, named in zip(records, where, labels, strict=True):
        _divide(tree, signs, record, places, named, bodies, repeated)
    read_heads(tree, signs, records, labels, [{u: chain[-1] for u, chain in places.items()} for places in where])


def _places(tree: Tree, paths: Paths, record: Record) -> dict[int, tuple[int, ...]]:
    """For each own text the numbers of the elements from the record down to it."""
    known: dict[int, tuple[int, ...]] = {}
    result = {}
    for u in record.own:
        home = tree.home[u]
        chain = known.get(home)
        if chain is None:
            chain = known[home] = _chain(tree, paths, record, home, known)
        result[u] = chain
    return result


DEEPEST = 12
"""Elements between a record and its text that are told apart; a comment's parts stand within the first few."""


def _chain(tree: Tree, paths: Paths, record: Record, home: int, known: dict[int, tuple[int, ...]]) -> tuple[int, ...]:
    way: list[int] = []
    at = home
    while at >= record.start and at not in known and len(way) < 400:
        way.append(at)
        at = tree.parent[at]
    chain = known.get(at, (0,))
    for i in reversed(way):
        if len(chain) < DEEPEST and not (i == record.start and tree.end[i] == record.end):
            chain = (*chain, paths.step(chain[-1], i))
        known[i] = chain
    return chain


def _kinds(records: list[Record], where: list[dict[int, tuple[int, ...]]]) -> dict[int, TextPlace]:
    kinds: dict[int, TextPlace] = defaultdict(TextPlace)
    for k, (record, places) in enumerate(zip(records, where, strict=True)):
        for place, u in enumerate(record.own):
            kind = kinds[places[u][-1]]
            kind.pieces.append(u)
            kind.records.add(k)
            kind.order += place
    return kinds


def _label(tree: Tree, signs: Signs, paths: Paths, kinds: dict[int, TextPlace], n: int) -> None:
    """Says of each place what stands there: "author", "date", "button", "same" for what hardly changes, or, undecided,
    ""."""
    for number, kind in kinds.items():
        texts = [tree.text[u] for u in kind.pieces[:200]]
        count = len(texts)
        mean = sum(tree.weight[u] for u in kind.pieces[:200]) / count * 1.15
        name = f"{paths.words[number]} {paths.words[paths.above[number]]}"
        words = _classes(paths, number)
        per_record = len(kind.pieces) / len(kind.records)
        counts = Counter(texts)
        same = counts.most_common(1)[0][1] / count
        few = count >= 6 and mean <= 24 and (len(counts) <= 0.35 * count or all(text.isdigit() for text in texts))
        if mean <= 80 and sum(signs.date[u] for u in kind.pieces[:200]) >= 0.6 * count:
            kind.label = "date"
        elif mean <= 40 and sum(map(is_action, texts)) >= 0.6 * count:
            kind.label = "button"
        elif not AUTHOR_WORD.search(words) and (
            (mean <= 40 and n >= 4 and same >= 0.8 and len(kind.records) >= 0.5 * n)
            or (few and not AUTHOR_WORD.search(name) and not BODY_WORD.search(name))
        ):
            kind.label = "same"
        elif (mean <= LONGEST_AUTHOR and per_record <= 2.5 and AUTHOR_WORD.search(words)) or (
            mean <= 40 and per_record <= 1.5 and AUTHOR_WORD.search(name) and not BODY_WORD.search(name)
        ):
            kind.label = "author"
        elif mean <= 60 and BUTTON_WORD.search(words) and not BODY_WORD.search(words):
            kind.label = "button"
        elif mean <= 60 and DATE_WORD.search(name) and not BODY_WORD.search(words):
            kind.label = "meta"


_INLINE = frozenset({"b", "strong", "span", "font", "em", "i", "u", "a", "big", "small"})


def _classes(paths: Paths, number: int) -> str:
    """The class words of a place; those of the element around it where it is inline and has none."""
    tag, _, classes = paths.words[number].partition(" ")
    while not classes and tag in _INLINE and paths.above[number]:
        number = paths.above[number]
        tag, _, classes = paths.words[number].partition(" ")
    return classes


def _body_paths(
    tree: Tree,
    paths: Paths,
    records: list[Record],
    where: list[dict[int, tuple[int, ...]]],
    kinds: dict[int, TextPlace],
) -> set[int]:
    """The places of the elements that hold the words: from the record down, as long as one child holds nearly all.

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
        if weight[best] < (0.5 if named else BODY_SHARE) * weight[at]:
            break
        at = best
    while at and paths.words[at].split(" ")[0] in ("p", "span", "b", "i", "em", "a", "blockquote", "font"):
        at = paths.above[at]  # a body of paragraphs is their parent, also where each comment has one
    return {at}


def _divide(
    tree: Tree,
    signs: Signs,
    record: Record,
    places: dict[int, tuple[int, ...]],
    labels: dict[int, str],
    bodies: set[int],
    repeated: set[str],
) -> None:
    inside = [u for u in record.own if not tree.control[u] and not bodies.isdisjoint(places[u])]
    if not inside or sum(tree.solid[u] for u in inside if not labels[u]) == 0:
        inside = [u for u in record.own if not tree.control[u]]
    plain = [u for u in inside if not labels[u] and not _is_header(tree, signs, u)]
    if plain:
        lo, hi = _between_headers(tree, signs, inside, plain, repeated)
        record.body = [u for u in inside if lo <= u <= hi and (not labels[u] or _in_sentence(tree, u))]
        record.body = _unsigned(tree, _trim(tree, signs, _once(tree, record.body)))
    taken = set(record.body)
    record.head = [u for u in record.own if u not in taken and not tree.control[u]]


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
    buttons = [u for u in inside if lo < u < hi and (signs.reply[u] or is_action(tree.text[u])) and _pressed(tree, u)]
    if buttons and all(len(tree.text[u]) <= 80 for u in inside if u > buttons[0]):
        hi = max((u for u in plain if u < buttons[0]), default=hi)
    return lo, hi


SAID = re.compile(
    (
        r"\W{0,3}(?:says?|said|wrote|writes|replied|commented|schreibt|schrieb|sagt|meint|a dit|a écrit|dijo|dice|"
        r"disse|escreveu|ha detto)\W{0,3}"
    ),
    re.IGNORECASE,
)
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
    return (signs.date[u] and len(text) <= 40) or SAYS.search(text) is not None


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


def _trim(tree: Tree, signs: Signs, body: list[int]) -> list[int]:
    """Without the buttons at the end."""
    while len(body) > 1 and (signs.reply[body[-1]] or is_action(tree.text[body[-1]])) and _pressed(tree, body[-1]):
        body = body[:-1]
    return body


def _pressed(tree: Tree, u: int) -> bool:
    """Whether a text is a link or a button."""
    home = tree.home[u]
    return tree.link[u] >= 0 or tree.tag[home] == "button" or tree.tag[tree.parent[home]] == "button"

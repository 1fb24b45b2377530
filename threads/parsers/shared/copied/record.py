"""A comment of a copy as the lines that it stands on, and what its lines of buttons say: approval, replies."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime

from threads.lines.grammar import LinePattern
from threads.lines.notices import is_removed
from threads.parsers.shared.copied.lines import CopiedLine, Token, number_of
from threads.parsers.shared.copied.screen import Screen
from threads.parsers.shared.copied.words import OPENED

_ANSWER_BUTTON = LinePattern("{screen_answer_buttons}")


@dataclass
class CopiedRecord:
    """One comment: `header`, `words` and `foot` are line numbers from `first` to `last` (exclusive).

    `cut` is where the words begin on their first line. `replies` is how many answers its foot counts, `opened` whether
    that line says that they are shown; `named` is where a name at the head of the words ends; `nested`, that it stands
    among the folded answers of the record above.
    """

    first: int
    last: int
    author: str | None
    when: str | None
    header: list[int] = field(default_factory=list)
    words: list[int] = field(default_factory=list)
    foot: list[int] = field(default_factory=list)
    cut: int | None = None
    posted: datetime | None = None
    likes: int | None = None
    number: int | None = None
    promoted: bool = False
    answers: str | None = None
    handle: str | None = None
    named: int | None = None
    nested: bool = False
    replies: int | None = None
    opened: bool = False
    parent: int | None = None
    basis: str = "markup"


def settle_words(record: CopiedRecord, lines: list[CopiedLine], screen: Screen, body: range) -> None:
    """Sorts the lines below a record's header into its words and its foot."""
    end = _foot_begins(lines, screen, body)
    record.words = [i for i in range(body.start, end) if lines[i].kind not in ("avatar", "mark", "furniture")]
    while len(record.words) > 1 and lines[record.words[-1]].kind in ("badge", "advert"):
        record.words.pop()
    record.foot = [i for i in range(end, body.stop) if lines[i].foot or lines[i].kind in ("badge", "behind", "time")]


def _foot_begins(lines: list[CopiedLine], screen: Screen, body: range) -> int:
    """The first line below a comment's words: of a run of buttons, counts or folded replies that ends it.

    A word like a button alone among other words is one of them, not the foot.
    """
    first = next((i for i in body if lines[i].kind not in ("badge", "behind", "mark", "avatar")), body.stop)
    at = first
    if at < body.stop and lines[at].foot and _said(lines, screen, range(at, body.stop)):
        at += 1
    while at < body.stop:
        if not lines[at].foot and lines[at].kind not in ("advert", "furniture"):
            at += 1
            continue
        end = at
        while end < body.stop and (lines[end].foot or lines[end].kind in ("badge", "furniture", "avatar")):
            end += 1
        closes = lines[at].kind in ("advert", "furniture", "replies", "heading") or end == body.stop
        if closes or end - at > 1 or _answerable(lines[at]):
            return at
        at = end
    return at


def _said(lines: list[CopiedLine], screen: Screen, rest: range) -> bool:
    """Whether a line that looks like a button or a count is all that a reader said: the same follows below it."""
    line, below = lines[rest.start], [lines[i] for i in rest[1:]]
    if is_removed(line.text):
        return True
    if line.kind == "count":
        run = 1
        for other in below:
            if other.kind not in ("count", "mark"):
                break
            run += other.kind == "count"
        return run > screen.counts
    if line.kind in ("button", "heading"):
        words = {token.text.casefold() for token in line.tokens if token.kind == "button"} or {line.text.casefold()}
        return any(words <= {token.text.casefold() for token in other.tokens} for other in below)
    return False


def settle_buttons(records: list[CopiedRecord], lines: list[CopiedLine]) -> None:
    """Gives a record without words the first line of its foot, where no other record has such a button: "Like"."""
    feet = Counter(lines[i].text.casefold() for record in records for i in record.foot)
    for record in records:
        first = record.foot[0] if record.foot and not record.words else None
        if first is None or lines[first].kind not in ("button", "heading"):
            continue
        if feet[lines[first].text.casefold()] == 1 and len(records) > 1 and len(record.foot) > 1:
            record.words, record.foot = [first], record.foot[1:]


def _answerable(line: CopiedLine) -> bool:
    return any(token.kind == "button" and _ANSWER_BUTTON.fullmatch(token.text) for token in line.tokens)


def read_foot(record: CopiedRecord, lines: list[CopiedLine], screen: Screen) -> None:
    """Reads the approval and the number of replies off a record's foot."""
    if record.likes is None:
        record.likes = _liked([lines[i].tokens for i in record.foot], screen)
    for i in record.foot:
        if lines[i].kind == "replies":
            told = next((number_of(token.text) for token in lines[i].tokens if token.kind == "replies"), None)
            record.replies = record.replies or told
            record.opened = record.opened or OPENED.search(lines[i].text) is not None
    record.number = next((n for i in [*record.header, *record.foot] if (n := lines[i].floor) is not None), None)
    record.promoted = record.promoted or any(lines[i].pinned for i in record.header)


def _liked(foot: list[list[Token]], screen: Screen) -> int | None:
    """The count beside or below the button of approval, else the bare count that stands in its place."""
    before: Token | None = None
    here: Token | None
    bare: list[str] = []
    for tokens in foot:
        beside, here = False, None
        for token in tokens:
            if token.kind == "mark":
                continue
            if token.kind == "button" and here is not None and here.kind == "count" and _counted(token, screen):
                return number_of(here.text)
            own = before is not None and before.kind == "button" and _likes(before, screen)
            if token.kind == "count" and own:
                return number_of(token.text)
            if token.kind == "count" and not beside:
                bare.append(token.text)
            before, here, beside = token, token, token.kind == "button"
    if not bare or len(bare) > screen.counts or (screen.exact and len(bare) != screen.counts):
        return None
    return number_of(bare[screen.like_at]) if screen.like_at < len(bare) else None


def _counted(token: Token, screen: Screen) -> bool:
    """Whether a word behind a number says what it counts: "12 likes", "44 points"."""
    return token.text.casefold() in ("likes", "like", "points", "point", "upvotes") and screen.liked is None


def _likes(token: Token, screen: Screen) -> bool:
    return screen.liked is not None and screen.liked.fullmatch(token.text) is not None

"""What every thread is held to that is made from something read: no address in any string, no number and no date that
cannot be.

Asks records for their fields and knows none of them. Offsets move with the texts that they count into.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import datetime
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar, cast

from threads.model.ranges import LARGEST, chance, in_range, whole_number
from threads.privacy import PHONES, PLACEHOLDER, Gone, counted, find_private, is_number, redact, suspicious, without

R = TypeVar("R")

_EMPTIED = re.compile(rf"\W{{0,3}}(?:(?:mailto|tel|sms):/{{0,2}})?{re.escape(PLACEHOLDER)}\W{{0,3}}", re.IGNORECASE)
"""A name or a link that was nothing but an address."""
_BRACKETED = re.compile(rf"\s{{0,2}}[(\[（【<]\s?{re.escape(PLACEHOLDER)}\s?[)\]）】>]")
"""An address behind a name, as boards show: "guest (121.130.***.***)"."""

_ADDRESSED = frozenset({"author_url", "permalink", "url", "path", "at"})
"""Fields whose digits are ids: in them a label makes no telephone number, but "tel:" and a "+" do."""
_OURS = frozenset({"sha256", "encoding", "form", "parser", "language", "kind", "basis", "speaker_kind"})
"""Fields that hold our own words and digests."""
_NAMES = frozenset({"author", "author_url", "byline", "permalink", "speaker"})


@dataclass(slots=True)
class _Shift:
    """Where the offsets of a text went when its addresses did."""

    gone: Sequence[Gone] = ()
    starts: list[int] = field(default_factory=list)
    moved: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        total = 0
        for one in self.gone:
            self.starts.append(one.start)
            self.moved.append(total)
            total += len(PLACEHOLDER) - (one.end - one.start)

    def at(self, offset: int, *, ends: bool = False) -> int:
        """The offset in the text without addresses; one within an address goes to the mark's start, or its end."""
        k = bisect_right(self.starts, offset) - 1
        if k < 0:
            return offset
        one, moved = self.gone[k], self.moved[k]
        if offset >= one.end:
            return offset + moved + len(PLACEHOLDER) - (one.end - one.start)
        return one.start + moved + (len(PLACEHOLDER) if ends and offset > one.start else 0)


def guarded(thread: R) -> R:
    """The thread without e-mail and IP addresses and telephone numbers in any of its strings, and with None for
    numbers that cannot be; what went is counted in `dropped`, and told in a note. Linear in the thread.
    """
    return cast(R, _without_addresses(_in_range(thread)))


def in_time(thread: R, *, captured: datetime | None = None) -> R:
    """The thread with None for dates that cannot be, before 1990 or later than the day after `captured`, or after now;
    a note says how many."""
    old: Any = thread
    odd: Counter[str] = Counter()
    changed = {
        "comments": tuple(_dated(one, captured, odd) for one in old.comments),
        "article": _changed(old.article, published=in_range(old.article.published, captured, odd)),
    }
    return cast(R, _noted(old, odd, changed))


def _dated(comment: Any, captured: datetime | None, odd: Counter[str]) -> Any:
    found = in_range(comment.posted, captured, odd)
    return comment if found is comment.posted else replace(comment, posted=found)


def _in_range(thread: Any) -> Any:
    """The thread with None for numbers out of range, and a note that says how many."""
    odd: Counter[str] = Counter()
    counts = {str(key): n for key, value in thread.dropped.items() if (n := whole_number(value, odd)) is not None}
    changed = {
        "announced": whole_number(thread.announced, odd, least=0),
        "comments": tuple(_comment_in_range(one, odd) for one in thread.comments),
        "quotes": tuple(_changed(one, likes=whole_number(one.likes, odd)) for one in thread.quotes),
        "dropped": counts,
    }
    return _noted(thread, odd, changed)


def _noted(thread: Any, odd: Counter[str], changed: dict[str, Any]) -> Any:
    """The thread with what was changed in it, and a note where anything was odd."""
    if odd:
        said = " and ".join(f"{count} {what}{'' if count == 1 else 's'}" for what, count in sorted(odd.items()))
        note = f"{said} out of range {'counts' if odd.total() == 1 else 'count'} as unknown."
        changed = {**changed, "notes": tuple(dict.fromkeys((*thread.notes, note)))}
    return _changed(thread, **changed)


def _comment_in_range(comment: Any, odd: Counter[str]) -> Any:
    if (
        comment.likes is None
        and comment.root_probability is None
        and not comment.quoted
        and type(comment.number) is int
    ):
        return (
            comment if abs(comment.number) <= LARGEST else _changed(comment, number=whole_number(comment.number, odd))
        )
    return _changed(
        comment,
        number=whole_number(comment.number, odd),
        likes=whole_number(comment.likes, odd),
        root_probability=chance(comment.root_probability, odd),
        quoted=tuple(span for span in comment.quoted if max(map(abs, span)) <= LARGEST),
    )


def _changed(record: R, **values: Any) -> R:
    """The record itself where the values are its own."""
    new = {name: value for name, value in values.items() if not _same(getattr(record, name), value)}
    return replace(record, **new) if new else record  # type: ignore[type-var]


def _same(old: Any, new: Any) -> bool:
    if isinstance(old, tuple) and isinstance(new, tuple) and len(old) == len(new):
        return all(a is b or (isinstance(a, str) and a == b) for a, b in zip(old, new, strict=True))
    return old is new or (type(old) is type(new) and old == new)


def _without_addresses(thread: Any) -> Any:
    own = (thread.id, thread.source, thread.missing, thread.notes, tuple(thread.dropped))
    parts = (own, thread.article, *thread.comments, *thread.quotes)
    found = {id(part) for part in parts if suspicious("\n".join(_strings(part)))}
    found |= {id(comment) for comment in thread.comments if comment.author and is_number(comment.author)}
    return _Guard(thread, found).thread() if found else thread


def _strings(value: Any) -> list[str]:
    """Every string in a record that is not ours, in the records within it and in their lists."""
    found: list[str] = []
    stack = [value]
    while stack:
        one = stack.pop()
        for inner in one if isinstance(one, tuple) else _fields(one.__class__)(one):
            if isinstance(inner, str):
                found.append(inner)
            elif inner.__class__ is dict:
                found += [*inner, *map(str, inner.values())]
            elif (isinstance(inner, tuple) and inner) or hasattr(inner, "__dataclass_fields__"):
                stack.append(inner)
    return found


@cache
def _fields(kind: type) -> Callable[[Any], tuple[Any, ...]]:
    """What gives the fields of such a record that may hold others' words."""
    return cast(
        "Callable[[Any], tuple[Any, ...]]", attrgetter(*(one.name for one in fields(kind) if one.name not in _OURS))
    )


class _Guard:
    """One thread's strings without addresses: ids stay ids of the same things, and offsets point at the same words."""

    def __init__(self, thread: Any, found: Container[int]) -> None:
        self.old = thread
        self.found = found
        self.counts: Counter[str] = Counter()
        self.ids: dict[str, str] = {}
        self.everywhere = False
        self.taken = {comment.id for comment in thread.comments} | {thread.article.id, *thread.missing}

    def thread(self) -> Any:
        """The thread as it may be kept."""
        old = self.old
        names = [old.id, old.article.id, *(comment.id for comment in old.comments), *old.missing]
        self.everywhere = suspicious("\n".join(names)) and any(self.name(name) != name for name in names)
        article, turns = self.texted(old.article, "turns")
        shifts = {old.article.id: turns}
        comments = []
        for comment in old.comments:
            made, shifts[comment.id] = self.texted(comment, "quoted", "replies_to")
            comments.append(made)
        texts = {one.id: one.text for one in (article, *comments)}
        quotes = tuple(self.quote(one, shifts[one.owner], texts) for one in old.quotes)
        made = _changed(
            old, id=self.name(old.id), source=self.plain(old.source), article=article, comments=tuple(comments),
            quotes=quotes, missing=tuple(map(self.name, old.missing)), notes=tuple(map(self.said, old.notes)),
        )  # fmt: skip
        dropped: Counter[str] = Counter()
        for key, value in [(self.said(key), value) for key, value in old.dropped.items()]:
            dropped[key] += value
        dropped.update(self.counts)
        return _changed(made, dropped=dict(dropped))

    def texted(self, record: Any, *within: str) -> tuple[Any, _Shift]:
        """An article or a comment, with the fields in `within` that count into its text; and how its offsets moved."""
        if not (self.everywhere or id(record) in self.found):
            return record, _Shift()
        gone = find_private(record.text)
        self.counts += counted(record.text, gone)
        shift = _Shift(gone)
        moved = {name: tuple(self.moved(one, shift) for one in getattr(record, name)) for name in within}
        return _changed(self.plain(record, but=("text", *within)), text=without(record.text, gone), **moved), shift

    def moved(self, part: Any, shift: _Shift) -> Any:
        """A span, a turn or a reply whose offsets count into the text that `shift` is of."""
        if isinstance(part, tuple):
            return (shift.at(part[0]), shift.at(part[1], ends=True)) if shift.gone else part
        made = self.plain(part)
        if not shift.gone or part.start is None or part.end is None:
            return made
        return _changed(made, start=shift.at(part.start), end=shift.at(part.end, ends=True))

    def quote(self, quote: Any, shift: _Shift, texts: Mapping[str, str]) -> Any:
        """A quoted voice: its words as they now stand in its owner's text, where it repeated them."""
        if not (self.everywhere or shift.gone or id(quote) in self.found):
            return quote
        made = self.moved(self.plain(quote), shift)
        if not shift.gone:
            return made
        beside = {"speaker_start": False, "speaker_end": True}
        places = {
            name: shift.at(at, ends=ends) for name, ends in beside.items() if (at := getattr(quote, name)) is not None
        }
        before = self.old.text_of(quote.owner)[quote.start : quote.end]
        words = texts[made.owner][made.start : made.end] if quote.text == before else made.text
        return _changed(made, text=words, **places)

    def plain(self, record: Any, *, but: Sequence[str] = ()) -> Any:
        """The record with each of its own strings guarded, as the field of that name is."""
        values = {one.name: getattr(record, one.name) for one in fields(record) if one.name not in but}
        return _changed(record, **{name: self.value(name, value) for name, value in values.items()})

    def value(self, name: str, value: Any) -> Any:
        """A field's value without addresses; None for a name or a link that was nothing else."""
        if name == "alternatives":
            return tuple((self.name(parent), chance) for parent, chance in value)
        if name == "extra":
            return {self.said(str(key)): self.said(str(one)) for key, one in value.items()}
        if not isinstance(value, str) or name in _OURS:
            return value
        if name in ("id", "parent", "owner", "copy_of"):
            return self.name(value)
        kept = self.said(value, words=name not in _ADDRESSED or value.startswith(("tel:", "sms:")))
        if name in ("author", "byline") and is_number(kept):
            self.counts[PHONES] += len(kept)
            return None
        if kept == value or name not in _NAMES:
            return kept
        kept = _BRACKETED.sub("", kept).strip() if name in ("author", "speaker", "byline") else kept
        return None if name != "speaker" and (not kept or _EMPTIED.fullmatch(kept)) else kept

    def said(self, text: str, *, words: bool = True) -> str:
        """The string without addresses, which are counted."""
        if not suspicious(text):
            return text
        kept, counts = redact(text, words=words)
        self.counts += counts
        return kept

    def name(self, name: str) -> str:
        """An id without an address in it, the same wherever it stands and no other's."""
        if name not in self.ids:
            kept = self.said(name, words=False)
            made, again = kept, 1
            while made != name and made in self.taken:
                again += 1
                made = f"{kept}-{again}"
            self.taken.add(made)
            self.ids[name] = made
        return self.ids[name]

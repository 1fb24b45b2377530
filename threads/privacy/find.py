"""E-mail addresses, IP addresses and telephone numbers leave a text when it is read: the people quoted may be at risk.

What is covered, and what is not, is told in docs/reading.md. Where a mark may be either, it goes.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from threads.privacy.internet import DASHED, DOTTED, NUMBERED, PAIRED, PARTED, internet_spans
from threads.privacy.mail import is_worded, mail_spans, signed_spans
from threads.privacy.phones import is_labelled, phone_spans
from threads.privacy.unmask import Unmasked, decoded, is_coded, unspelled

PLACEHOLDER = "[…]"
ADDRESSES, PHONES = "e-mail and IP addresses", "telephone numbers"
"""The reasons under which a thread counts what went."""

_FORMS = (
    DOTTED, PAIRED, DASHED, NUMBERED, *PARTED[:2], re.compile(r"\+\s?\d"), re.compile(r"00[\s-]?[1-9]\d?[\s-]?\d{3}"),
)  # fmt: skip
"""What addresses and numbers in plain marks have in them. Each begins with a letter of its own, and is found ten times
as fast as with a class."""


@dataclass(frozen=True, slots=True)
class Gone:
    """One address or number in a text: its place, and the reason under which it is counted."""

    start: int
    end: int
    reason: str


def suspicious(text: str) -> bool:
    """Whether the text may hold an address or a number at all: a quick look, which most texts do not pass."""
    if "@" in text:
        return True
    for form in _FORMS:
        if form.search(text) is not None:
            return True
    if not text.isascii() and PARTED[2].search(text) is not None:
        return True
    low = text.lower()
    if is_coded(low) or is_worded(low, text):
        return True
    return is_labelled(text)


def find_private(text: str, *, words: bool = True) -> list[Gone]:
    """The addresses and telephone numbers in the text, in order and none within another.

    In ids and links, which are no text of `words`, only what begins with a "+" is a telephone number. Offsets
    count into `text`; linear in its length.
    """
    plain = decoded(text)
    seen = unspelled(plain.text)
    found = [(span, ADDRESSES) for span in (*mail_spans(seen), *internet_spans(seen.text))]
    found += [(span, PHONES) for span in phone_spans(seen.text, words=words)]
    gone: list[Gone] = []
    for (first, last), reason in sorted(found):
        start, end = plain.back(*seen.back(first, last))
        if gone and start < gone[-1].end:
            gone[-1] = Gone(gone[-1].start, max(end, gone[-1].end), gone[-1].reason)
        else:
            gone.append(Gone(start, end, reason))
    return gone


def redact(text: str, *, words: bool = True) -> tuple[str, Counter[str]]:
    """Returns the text with "[…]" for each address and number, and how many characters went, by reason."""
    gone = find_private(text, words=words)
    return without(text, gone), counted(text, gone)


def redact_markup(markup: str) -> tuple[str, int]:
    """Returns a page's markup, or its text, without the e-mail addresses that stand in it as such, and how many
    characters went.

    What is coded, or cut by tags, is found when the page is read (`redact`); what merely looks like an IP address in
    markup may be a version or an id.
    """
    if "@" not in markup:
        return markup, 0
    gone = [
        Gone(start, end, ADDRESSES)
        for start, end in signed_spans(Unmasked(markup))
        if markup[start - 1 : start] != "\\"  # the end of an escape, within a longer address
    ]
    return without(markup, gone), counted(markup, gone)[ADDRESSES]


def without(text: str, gone: list[Gone]) -> str:
    """The text with "[…]" in the place of each part."""
    parts, done = [], 0
    for one in gone:
        parts += [text[done : one.start], PLACEHOLDER]
        done = one.end
    return "".join([*parts, text[done:]]) if gone else text


def counted(text: str, gone: list[Gone]) -> Counter[str]:
    """How many characters other than space the text has less without the parts, by reason."""
    counts: Counter[str] = Counter()
    for one in gone:
        counts[one.reason] += max(1, len("".join(text[one.start : one.end].split())) - len(PLACEHOLDER))
    return counts

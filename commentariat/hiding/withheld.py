"""What must not be left in what is written."""

from __future__ import annotations

from dataclasses import dataclass

from threads.corpus.names import Parts, People
from threads.corpus.redaction import Redaction


@dataclass(frozen=True, kw_only=True)
class Withheld:
    """The people whose names were replaced, parts of these that nothing published says, and the words that were left
    out; None where they were not."""

    people: People | None = None
    parts: Parts | None = None
    redaction: Redaction | None = None

"""Who is named in a corpus, and where: one list of names for all of its texts."""

from __future__ import annotations

from threads.corpus.names.finder import Named, NameFinder
from threads.corpus.names.parts import Parts
from threads.corpus.names.people import AMBIGUOUS, PSEUDONYM, People

__all__ = ["AMBIGUOUS", "PSEUDONYM", "NameFinder", "Named", "Parts", "People"]

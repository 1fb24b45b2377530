"""Small word lists from the files in `words/`, one a language: greetings that may precede a name, and words that names
are not."""

from __future__ import annotations

from pathlib import Path

from threads.text.wordlists import read_words

_FILES = tuple(read_words(path) for path in sorted((Path(__file__).parent / "words").glob("*.toml")))


def _plain(name: str) -> frozenset[str]:
    """A list of words in all languages."""
    return frozenset(word for file in _FILES for word in file.get(name, "").split())


GREETINGS = _plain("greetings")
"""Words that may stand before a name at the head of a line ("Thank you Naya", "Hi Andy")."""
ORDINARY = _plain("ordinary")
"""Words so common that a name spelt like one counts only where it is plainly an address."""
ANSWERING = tuple(sorted({opening for file in _FILES for opening in file.get("answering", ())}))
"""Openings of comments that answer a person rather than an article, in English, Chinese, Korean and French."""
SECOND_PERSON = _plain("second_person")
"""Words that speak to somebody."""

"""Who may be one person: a name within one page, or on several pages where they show the same address beside it."""

from __future__ import annotations

import re

import pandas as pd

from analysis.base import Study
from threads.replies.transcript import NAMELESS, folded_name

NOTE = (
    "An author is a name within one page: the same name on two pages is taken for one person only where both show the "
    "same address of an account beside it."
)

_SCHEME = re.compile(r"^(?:https?:)?//(?:www\.)?", re.IGNORECASE)


def persons(study: Study) -> pd.Series[str]:
    """A key of the person behind each reaction, by reaction id; missing where nobody is named, or "Anonymous" is."""
    return study.once("persons", lambda: _persons(study))


def _persons(study: Study) -> pd.Series[str]:
    addresses = {
        f"{thread.id}/{comment.id}": address
        for thread in study.corpus
        for comment in thread.comments
        if comment.author_url and (address := _account(comment.author_url))
    }
    rows = study.reactions
    nameless = {name: folded_name(name) in NAMELESS for name in rows["author"].dropna().unique().tolist()}
    known: dict[str, str] = {}  # a person's key once, however much he wrote
    found: list[str | None] = []
    for name, thread, author in zip(*(rows[one].tolist() for one in ("id", "thread", "author")), strict=True):
        key = None if nameless.get(author, True) else _key(thread, author, addresses.get(name))
        found.append(None if key is None else known.setdefault(key, key))
    return pd.Series(found, index=rows.index, dtype=object)


def _key(thread: str, author: str, address: str | None) -> str:
    """Name and address: without the name, an address that a platform gives to everybody would join them all."""
    return f"{author} <{address}>" if address else f"{thread}/{author}"


def _account(address: str) -> str | None:
    """The address without what varies between pages (scheme, www, fragment); None unless it leads off the page
    itself."""
    plain = address.strip().split("#", 1)[0]
    if not _SCHEME.match(plain):
        return None
    host, slash, path = _SCHEME.sub("", plain).rstrip("/").partition("/")
    return f"{host.lower()}{slash}{path}" or None

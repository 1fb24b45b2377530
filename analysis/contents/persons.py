"""Who may be one person: a name within one page, or on several pages where they show the same address beside it."""

from __future__ import annotations

import re
from typing import Any

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
    keys: dict[str, str] = {}  # one object for all that are equal

    def key(name: str, thread: str, author: Any) -> str | None:
        if pd.isna(author) or folded_name(str(author)) in NAMELESS:
            return None
        made = _key(thread, str(author), addresses.get(name))
        return keys.setdefault(made, made)

    columns = (study.reactions[name] for name in ("id", "thread", "author"))
    return pd.Series(list(map(key, *columns)), index=study.reactions.index, dtype=object)


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

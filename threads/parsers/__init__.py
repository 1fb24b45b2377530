"""The parsers: one file a family of pages, each registered under its name.

A parser takes a `Page` and returns a `Draft`, or None where the page is not of its family. Those of the page's form
are tried in the order of their rank; the first answer is taken.
"""

from __future__ import annotations

from collections.abc import Callable

from threads.draft import Draft
from threads.page import Page
from threads.registry import Registry

Parser = Callable[[Page], Draft | None]

PARSERS: Registry[Parser] = Registry("parser", "threads.parsers")


def parser(name: str, *, form: str, rank: int, version: int = 1) -> Callable[[Parser], Parser]:
    """Returns a decorator that registers a parser for pages of a `form` ("html" or "text"); low ranks come first."""
    return PARSERS.register(name, form=form, rank=rank, version=version)

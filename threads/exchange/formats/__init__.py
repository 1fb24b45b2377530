"""Formats of other programs' exports: one file each, which registers a reader; the folder is walked once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from threads.exchange.opened import ExportFile, within
from threads.exchange.post import Lost, Post
from threads.registry import Part, Registry

Reader = Callable[[ExportFile], Iterator[Post | Lost]]
Recognises = Callable[[ExportFile], bool]

PLAIN = frozenset({".txt", ".js", ".jsonp", ""})
"""Suffixes under which answers in JSON are saved too."""

FORMATS: Registry[Reader] = Registry("format", "threads.exchange.formats")


def export_format(
    name: str, *, suffixes: tuple[str, ...], recognises: Recognises, fields: Mapping[str, str], rank: int = 0
) -> Callable[[Reader], Reader]:
    """Returns a decorator that registers a reader of exports; its docstring's first paragraph is what users are told.

    `suffixes` are those that such files have, without that of compression. `recognises` says by the file's head
    whether it is one, and is asked for files of these suffixes only; of lower `rank` sooner. `fields` says which field
    of a comment comes from which of the export's, for `commentariat list formats`.
    """
    return FORMATS.register(name, suffixes=suffixes, recognises=recognises, fields=fields, rank=rank)


def known_format(file: ExportFile) -> tuple[Part[Reader], ExportFile] | None:
    """The format that the file is in, and the file as that format's reader takes it: where the file's objects only
    wrap what it knows ({"page": 1, "answer": {…}}), what is in them."""
    kinds = {file.suffix, ".json"} if file.suffix in PLAIN and file.looks_like_json else {file.suffix}
    parts = [part for part in FORMATS if kinds & set(part.options["suffixes"])]
    for one in (file, *within(file)):
        for part in parts:
            if part.options["recognises"](one):
                return part, one
    return None


def suffixes() -> frozenset[str]:
    """The suffixes that exports with a reader of their own have."""
    return frozenset(suffix for part in FORMATS for suffix in part.options["suffixes"])

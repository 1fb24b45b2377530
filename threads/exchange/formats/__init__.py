"""Formats of other programs' exports: one file each, which registers a reader; the folder is walked once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from threads.exchange.opened import ExportFile
from threads.exchange.post import Lost, Post
from threads.registry import Part, Registry

Reader = Callable[[ExportFile], Iterator[Post | Lost]]
Recognises = Callable[[ExportFile], bool]

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


def format_of(file: ExportFile) -> Part[Reader] | None:
    """The format that the file is in, by its head; None where no reader knows it."""
    for part in FORMATS:
        if file.suffix in part.options["suffixes"] and part.options["recognises"](file):
            return part
    return None


def suffixes() -> frozenset[str]:
    """The suffixes that exports with a reader of their own have."""
    return frozenset(suffix for part in FORMATS for suffix in part.options["suffixes"])

"""The verbs of the command line, one file each: a click command that bears the file's name."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator

import click


def verbs() -> Iterator[click.Command]:
    """Yields the commands that stand in this folder's files, by the files' names."""
    for found in pkgutil.iter_modules(__path__):
        module = importlib.import_module(f"{__name__}.{found.name}")
        yield from (value for value in vars(module).values() if isinstance(value, click.Command))

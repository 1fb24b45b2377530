"""The last look before a folder is put in place: no name and no words that were to be hidden are left in it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from analysis.base import Layer, Study
from commentariat.hiding.own_words import own_words
from commentariat.hiding.reading import texts_of_file
from commentariat.hiding.study import HiddenStudy
from commentariat.hiding.withheld import Withheld
from threads.corpus.names import Named, NameFinder
from threads.errors import CommentariatError
from threads.model import strings_in

DATA = frozenset({".jsonl", ".parquet", ".gexf", ".graphml", ".xlsx", ".ipynb"})
"""Suffixes of files in which no word is the program's own, so that every name in them is somebody's."""
LONG_WORDS, LONG_LETTERS = 9, 12
"""Words and letters in a row that the program's own sentences do not share with people's."""
MOST_NAMED = 5


class NameLeft(CommentariatError):
    """Something that was to be hidden is still in what was written, which is therefore not kept."""

    def __init__(self, found: list[str], *, what: str) -> None:
        more = f" and {len(found) - MOST_NAMED} more" if len(found) > MOST_NAMED else ""
        super().__init__(
            f"{what} in {', '.join(found[:MOST_NAMED])}{more}, so nothing was written. With --names FILE you can say "
            "what of it is no name (keep) or a name wherever it stands (replace); if it is neither, please report it."
        )


def search_written(folder: Path, withheld: Withheld) -> None:
    """Raises NameLeft where a file in the folder, its name or anything that it holds, says a name that was to be
    replaced or repeats words that were to be left out.

    The folder is one that `commentariat.outputs` has not yet put in place, and of which nothing is left when this
    raises.
    """
    names = [(path, path.relative_to(folder).as_posix()) for path in sorted(folder.rglob("*")) if path.is_file()]
    for looks, what in _looks(withheld):
        found = [f"{name} ({shown})" for path, name in names for shown in looks(path, name)]
        if found:
            raise NameLeft(found, what=what)


def search_values(values: Any, withheld: Withheld) -> None:
    """Raises NameLeft where a string among plain values, cells of a table say, is no better."""
    with TemporaryDirectory(prefix="commentariat-") as folder:
        path = Path(folder) / "table.jsonl"
        lines = (json.dumps(one, ensure_ascii=False) for one in strings_in(values, keys=True))
        path.write_text("\n".join(lines), encoding="utf-8", errors="replace")
        search_written(Path(folder), withheld)


def search_study(study: Study, folder: Path | None, layer: Layer | None = None) -> None:
    """Raises NameLeft where a folder that was written from a study of which something is hidden is no better, or a
    layer of it that is shown on the terminal; None is no folder."""
    if isinstance(study, HiddenStudy) and study.withheld is not None:
        if layer is not None:
            search_values([layer.table.to_dict("list"), list(layer.notes), layer.refusal], study.withheld)
        if folder is not None:
            search_written(folder, study.withheld)


Look = Callable[[Path, str], Iterator[str]]


def _looks(withheld: Withheld) -> Iterator[tuple[Look, str]]:
    if withheld.people is not None:
        yield _names(withheld), "A name stands"
    if withheld.redaction is not None:
        yield _words(withheld), "Words that somebody wrote stand"


def _names(withheld: Withheld) -> Look:
    assert withheld.people is not None
    everywhere = NameFinder(withheld.people)
    own = own_words()
    besides = NameFinder(withheld.people.without(own))
    parts = withheld.parts.without(own) if withheld.parts is not None else None

    def look(path: Path, name: str) -> Iterator[str]:
        finder = everywhere if path.suffix in DATA else besides
        for text in (name, *texts_of_file(path)):
            if text in own:  # a term of ours, in a cell of its own
                continue
            hit = next((one for one in finder.find(text) if _tells(one)), None)
            if hit is not None:
                yield f"“{text[hit.start : hit.end]}”"
                return
            part = parts.said_in(text) if parts is not None else None
            if part is not None:
                yield f"“{part}”, part of a name"
                return

    return look


def _tells(one: Named) -> bool:
    """Whether what was found gives somebody away: whole names do, which are no words and nobody else's. Parts of them
    are looked for where nothing published says them; what else is a name hangs on the page and the words around it,
    and was looked for there."""
    return one.form.whole and not one.form.ordinary and not one.form.local


def _words(withheld: Withheld) -> Look:
    redaction = withheld.redaction
    assert redaction is not None

    def look(path: Path, name: str) -> Iterator[str]:
        for text in (name, *texts_of_file(path)):
            run = redaction.repeats(text) if path.suffix in DATA else redaction.repeats(
                text, words=LONG_WORDS, letters=LONG_LETTERS
            )  # fmt: skip
            if run is not None:
                yield f"“… {run} …”"
                return

    return look

"""The offset of "answers nobody" of a study's place: as it is asked for, fitted, and applied to a corpus."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import Executor
from dataclasses import fields
from functools import partial
from pathlib import Path
from typing import Any

from analysis.base import Study
from threads.corpus.store import Corpus, write_jsonl
from threads.errors import BadParameter, InputError
from threads.replies import NobodyOffset, fit_nobody, fit_stated, relink

STATED = "stated"
"""Asks for the offset by what the platform itself says of threads that are among the input."""

LARGEST = 1_000_000
"""Of an offset's numbers, its codes among them: log-odds beyond ±40 are certainties to a float."""

Asked = Path | float | str | NobodyOffset
"""A file of codes or the folder of sheets, a number of log-odds, `STATED`; or an offset that the threads have had."""

_KEYS = tuple(field.name for field in fields(NobodyOffset))


def asked_of(said: str, beside: Path = Path()) -> Asked:
    """What a word asks for: a number, `STATED`, or a path seen from the folder `beside`."""
    try:
        value = float(said.replace("−", "-"))
    except ValueError:
        return STATED if said == STATED else beside / said
    return _finite(value, "The offset")


def read_replies(values: Any, path: Path) -> Asked | None:
    """What the table [replies] of a study.toml asks for: `nobody`, or in a report's own the offset as it was fitted."""
    wanted = (
        'write [replies] on a line of its own, and nobody = 0.7, nobody = "codes.csv" or nobody = "stated" below it'
    )
    if not isinstance(values, Mapping):
        raise BadParameter(f"{path}: what is known of replies is a table: {wanted}.")
    needed = "nobody" if "nobody" in values else "estimate"
    unknown = [key for key in values if key not in (("nobody",) if needed == "nobody" else _KEYS)]
    if unknown or (values and needed not in values):
        raise BadParameter(f"{path}, under [replies], has the unknown key {(unknown or list(values))[0]!r}: {wanted}.")
    if isinstance(said := values.get("nobody"), str) and said.strip():
        return asked_of(said, path.parent)
    if any(isinstance(one, bool) or not isinstance(one, int | float) for one in values.values()):
        raise BadParameter(f"{path}, under [replies]: an offset is told in numbers; {wanted}.")
    told = {key: _finite(value, f"{path}: `{key}`") for key, value in values.items()}
    if "nobody" in told:
        return told["nobody"]
    counts = {key: int(told.pop(key, 0)) for key in ("codes", "coded_nobody")}
    error = told.get("standard_error")
    return NobodyOffset(estimate=told["estimate"], standard_error=error, **counts) if told else None


def replies_text(nobody: Asked | None) -> str:
    """The table [replies] of a report's own study.toml: the offset that its threads have had; "" where none."""
    if not isinstance(nobody, NobodyOffset):
        return ""
    told = {name: getattr(nobody, name) for name in _KEYS}
    return "\n".join(["[replies]", *(f"{name} = {value}" for name, value in told.items() if value is not None)])


def check_offset(nobody: Asked | None) -> None:
    """Raises InputError where the codes asked for cannot be read or hold none of whom comments answer."""
    if isinstance(nobody, Path):
        from analysis.coding.codebook import REPLIES
        from analysis.coding.codes import read_codes

        if not (read_codes(nobody)["variable"] == REPLIES).any():
            raise InputError(
                f"There is no code of whom a comment answers in {nobody}: its variable is called “{REPLIES}”. To draw "
                "some: commentariat sample … --for replies -n 30."
            )


def with_offset(corpus: Corpus, nobody: Asked | None, target: Path, *, executor: Executor | None = None) -> Corpus:
    """The corpus with its inferred links as the offset asked for makes them, written to `target`; `corpus.nobody` says
    which it was.

    The `executor` links many comments. A corpus that has had an offset stays as it is. Raises InputError where there
    are too few codes to fit one.
    """
    if nobody is None or corpus.nobody is not None:
        return corpus
    if isinstance(nobody, NobodyOffset):  # of a report's own study: its threads have had it
        return corpus.under(nobody)
    offset = _found(corpus, nobody)
    if not offset.applied:
        return corpus.under(offset)
    target.parent.mkdir(parents=True, exist_ok=True)
    size = sum(len(thread.comments) for thread in corpus)
    linked = Study(corpus, executor=executor).map(partial(relink, nobody=offset), corpus, size, "Linking anew")
    write_jsonl(linked, target)
    return Corpus(target, skipped=corpus.skipped, rules=corpus.rules, nobody=offset)


def sentence_of(offset: NobodyOffset) -> str:
    """What the terminal says of an offset."""
    if offset.standard_error is None:
        return f"“Answers nobody” has an offset of {offset.estimate:+.2f}, as given."
    said = f"{offset.estimate:+.2f} (standard error {offset.standard_error:.2f}, {offset.codes:,} codes)"
    if not offset.applied:
        return f"The offset of “answers nobody” is {said}: no more than its error, so links are as without it."
    return f"“Answers nobody” has an offset of {said}."


def _found(corpus: Corpus, nobody: Path | float | str) -> NobodyOffset:
    if isinstance(nobody, Path):
        from analysis.coding.whom import whom_codes

        return fit_nobody(corpus, whom_codes(Study(corpus), nobody))
    return fit_stated(corpus) if isinstance(nobody, str) else NobodyOffset(estimate=float(nobody))


def _finite(value: float, what: str) -> float:
    if abs(value) <= LARGEST:  # holds for no number that is none
        return float(value)
    shown = value if isinstance(value, float) else "a number of so many digits"
    raise BadParameter(f"{what} of “answers nobody” is a number of log-odds, as 0.7 or −0.7, not {shown}.")

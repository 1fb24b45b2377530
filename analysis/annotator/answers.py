"""A model's answer, read as codes: the codebook decides what is a code, and nothing else in the answer counts."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from analysis.annotator.prompt import CERTAINTY, CODE
from analysis.coding.codebook import UNCLEAR, Variable
from threads.errors import BadParameter, CommentariatError
from threads.text.json_text import read_json

MOST_CHARACTERS = 100_000
MOST_STARTS = 50
"""Braces in an answer at which an object is looked for, so that a wall of braces costs no time."""
_THOUGHT_ENDS = "</think>"


class InvalidAnswer(CommentariatError):
    """A model's answer that holds no code for each question; `str()` of it says why, in words of ours."""


@dataclass(frozen=True, slots=True)
class ModelCode:
    """A model's code of one variable and how sure it says it is (0 … 1, by its own word), None where it does not."""

    code: str
    certainty: float | None = None


def read_answer(content: str, variables: Sequence[Variable]) -> dict[str, ModelCode]:
    """The codes by the variables' names; raises InvalidAnswer.

    The object may stand between other words, or behind what a model thought aloud; where two differ none counts.
    """
    text = content[:MOST_CHARACTERS]
    text = text[text.rfind(_THOUGHT_ENDS) + len(_THOUGHT_ENDS) :] if _THOUGHT_ENDS in text else text
    names = {one.name for one in variables}
    found = [one for one in _objects(text) if names <= one.keys()]
    if not found:
        raise InvalidAnswer("the answer holds no JSON object with a code for each question")
    read = [{one.name: _coded(one, answer[one.name]) for one in variables} for answer in found]
    if any({n: c.code for n, c in one.items()} != {n: c.code for n, c in read[0].items()} for one in read):
        raise InvalidAnswer("the answer holds several objects with different codes")
    return read[0]


def _objects(text: str) -> Iterator[dict[str, Any]]:
    """Yields the JSON objects that stand in the text, the outermost ones."""
    try:
        whole = read_json(text)
    except (ValueError, RecursionError):
        whole = None
    if isinstance(whole, dict):
        yield whole
        return
    decoder, at = json.JSONDecoder(), text.find("{")
    for _ in range(MOST_STARTS):
        if at < 0:
            return
        try:
            value, end = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            end = at + 1
        else:
            if isinstance(value, dict):
                yield value
        at = text.find("{", end)


def _coded(variable: Variable, given: Any) -> ModelCode:
    said: Any
    certainty: Any
    said, certainty = (given.get(CODE), given.get(CERTAINTY)) if isinstance(given, dict) else (given, None)
    parts: list[Any] = said if isinstance(said, list) else [said]
    if not parts or any(isinstance(part, bool) or not isinstance(part, str | int | float) for part in parts):
        raise InvalidAnswer(f"the answer has no code for {variable.name!r}")
    codes = [part.strip() if isinstance(part, str) else f"{part:g}" for part in parts]
    codes = [code.replace("−", "-") for code in codes]
    if any(code.upper() == UNCLEAR for code in codes):
        return ModelCode(UNCLEAR, _share(certainty))
    try:
        return ModelCode(variable.check(";".join(codes)), _share(certainty))
    except BadParameter as error:
        raise InvalidAnswer(f"the answer's code for {variable.name!r} is not in the codebook") from error


def _share(value: Any) -> float | None:
    """The number where it is one from 0 to 1, else None: a word like "high" is no probability."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        return None
    return float(value)

"""What a caller may give for texts: a list of them, one label or language each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from analysis.texts.packed import PackedTexts
from threads.errors import BadParameter


def check_texts(texts: object, **beside: Sequence[Any] | None) -> Sequence[str]:
    """The texts as a list, and as they are where they are packed; raises BadParameter for a bare str (read letter by
    letter), for what is no text, and where something given beside them has another length."""
    if isinstance(texts, str | bytes) or not isinstance(texts, Iterable):
        raise BadParameter(f"Texts are given as a list, as in [{texts!r:.60}], not as {type(texts).__name__}.")
    found: Sequence[str] = texts if isinstance(texts, PackedTexts) else list(texts)
    for place, text in enumerate(found if isinstance(found, list) else ()):
        if not isinstance(text, str):
            raise BadParameter(
                f'Text {place} is {text!r:.60}, which is no str: give "" for a text that is missing, or leave it out.'
            )
    for name, values in beside.items():
        if values is not None and (isinstance(values, str | bytes) or len(values) != len(found)):
            given = "a single str" if isinstance(values, str | bytes) else f"{len(values)}"
            raise BadParameter(f"There are {len(found)} texts but {given} of `{name}`: give one for each text.")
    return found

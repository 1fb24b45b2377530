"""The language of a text, for the forms of its letters: Chinese, Japanese and Korean share letters and not forms."""

from __future__ import annotations

import re

_KANA = re.compile(r"[\u3040-\u30ff]")
_HANGUL = re.compile(r"[\u1100-\u11ff\uac00-\ud7af]")
_HAN = re.compile(r"[\u3400-\u9fff]")
EAST = ("zh", "ja", "ko")


def tongue(text: str, known: str = "", beside: str = "") -> str:
    """The language to set the text in: the one that is known where its letters are of it, else what the letters say,
    else that of what stands around; "" for that of the document."""
    short = known.split("-")[0].lower()
    if short in EAST and _HAN.search(text):
        return known
    if _KANA.search(text):
        return "ja"
    if _HANGUL.search(text):
        return "ko"
    if _HAN.search(text):
        return beside if beside.split("-")[0] in EAST else "zh"
    return short if re.fullmatch(r"[a-z]{2,3}", short) else ""

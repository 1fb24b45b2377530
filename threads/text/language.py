"""The language of a text: by script where the script decides, else by py3langid."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

_HANGUL = re.compile(r"[\uac00-\ud7af\u1100-\u11ff\u3130-\u318f]")
_KANA = re.compile(r"[\u3040-\u30ff]")
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")


def detect(text: str) -> str | None:
    """The ISO 639-1 code of the text's language ("en", "zh", "ko", "ja", …), or None where no letter tells."""
    sample = text[:2000]
    hangul, kana, han = (len(p.findall(sample)) for p in (_HANGUL, _KANA, _HAN))
    latin = len(_LATIN.findall(sample))
    east = hangul + kana + han
    # A CJK character carries about as much as two or three Latin letters.
    if east and east * 2.5 >= latin:
        if hangul >= max(kana, han / 2):
            return "ko"
        return "ja" if kana > 0.1 * east else "zh"
    if latin < 2:
        return None
    return str(_classify()(sample)[0])


@cache
def _classify() -> Callable[[str], tuple[str, float]]:
    from py3langid import classify

    return classify  # type: ignore[no-any-return]

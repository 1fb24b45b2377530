"""Fonts out of packages: Chinese and Korean show as letters in figures, in the PDF and in the HTML on any machine."""

from __future__ import annotations

import base64
import io
from collections import Counter
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path

SIMPLIFIED = 2
"""The face of the font collection with the Simplified Chinese forms; it holds Hangul, Kana and Latin too."""

MOST_EAST = 6_000
"""East Asian letters in a page: about 1.3 MB of font."""

# Blocks in which system fonts may lack letters, first and last code point.
_EAST = ((0x1100, 0x11FF), (0x2E80, 0x9FFF), (0xA960, 0xA97F), (0xAC00, 0xD7FF), (0xF900, 0xFAFF), (0xFE30, 0xFE4F),
         (0xFF00, 0xFFEF), (0x20000, 0x3FFFF))  # fmt: skip
_WEST = ((0x20, 0x52F), (0x1E00, 0x1FFF), (0x2000, 0x22FF), (0xFFFD, 0xFFFD))
_LATIN = "".join(chr(point) for point in range(0x20, 0x7F)) + "–—‘’“”…·−×←→↩¶α"
"""Always embedded: what the report itself says."""
_EMOJI = ((0x1F000, 0x1FAFF), (0x2600, 0x27BF))


_PLOTTED = ("NotoSans", "NotoEmoji", "NotoSansArabic", "NotoSansHebrew", "NotoSansThai", "NotoSansDevanagari")


def folders() -> list[Path]:
    """The folders of the font packages."""
    import manimgx_fonts
    import noto_cjk_sans_otc

    return [Path(str(package.__file__)).parent for package in (noto_cjk_sans_otc, manimgx_fonts)]


@cache
def register() -> None:
    """Makes the fonts known to matplotlib."""
    from matplotlib import font_manager

    cjk, others = folders()
    files = [cjk / "NotoSansCJK-Regular.ttc", *(others / f"{name}[wght].ttf" for name in _PLOTTED)]
    for file in files:
        font_manager.fontManager.addfont(str(file))


def web_fonts(text: Iterable[str]) -> dict[str, str]:
    """WOFF data addresses by font family, each holding only the letters and emoji that the text uses; of East Asian
    letters at most `MOST_EAST`, the most frequent, so that the others are drawn by the reader's own fonts.

    WOFF and not WOFF2: packing takes a third of the time, for a seventh more bytes.
    """
    counts: Counter[str] = Counter()
    for piece in text:
        counts.update(piece)
    used = set(counts)
    east = sorted(_within(used, _EAST), key=lambda letter: (-counts[letter], letter))[:MOST_EAST]
    cjk, others = folders()
    wanted = {
        "Commentariat Text": (others / "NotoSans[wght].ttf", -1, _LATIN + _within(used, _WEST)),
        "Commentariat East": (cjk / "NotoSansCJK-Regular.ttc", SIMPLIFIED, "".join(sorted(east))),
        "Commentariat Emoji": (others / "NotoEmoji[wght].ttf", -1, _within(used, _EMOJI)),
    }
    return {family: _subset(*parts) for family, parts in wanted.items() if parts[2]}


def whole_fonts() -> dict[str, Path]:
    """The files of whole fonts for East Asian letters and for emoji, by a short name, for a page that is served from
    this machine; the forms of a letter go by the `lang` of what it stands in."""
    cjk, others = folders()
    return {"east": cjk / "NotoSansCJK-Regular.ttc", "emoji": others / "NotoEmoji[wght].ttf"}


def _within(letters: set[str], blocks: tuple[tuple[int, int], ...]) -> str:
    return "".join(sorted(letter for letter in letters if any(low <= ord(letter) <= high for low, high in blocks)))


@lru_cache(8)  # a quarter of a second each, and the next report of the same pages asks for the same letters
def _subset(file: Path, face: int, letters: str) -> str:
    from fontTools import subset
    from fontTools.ttLib import TTFont

    options = subset.Options()
    options.flavor = "woff"
    options.layout_features = ["kern", "tnum", "mark", "mkmk", "ccmp"] if face < 0 else []
    if face >= 0:  # the collection's layout tables take longer to read than its letters, and horizontal text needs none
        options.drop_tables += ["GSUB", "GPOS", "BASE", "VORG", "vhea", "vmtx"]
    options.hinting = False
    options.desubroutinize = True
    options.notdef_outline = True
    font = TTFont(file, fontNumber=face, lazy=True, recalcTimestamp=False, recalcBBoxes=False)
    cutter = subset.Subsetter(options)
    cutter.populate(text=letters)
    cutter.subset(font)
    font.flavor = "woff"
    packed = io.BytesIO()
    font.save(packed)
    return "data:font/woff;base64," + base64.b64encode(packed.getvalue()).decode()

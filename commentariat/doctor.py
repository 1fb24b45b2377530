"""Whether this installation can do the whole job."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, requires, version

Check = tuple[str, bool, str]


def checks() -> Iterator[Check]:
    """Yields (name, whether it holds, what was found or what to do) for each part that a report needs."""
    from commentariat.version import __version__

    yield "commentariat", True, f"{__version__} on Python {sys.version.split()[0]}"
    yield from _packages()
    for name, check in (("sentence encoder", _encoder), ("sentiment model", _sentiment), ("CJK font", _cjk_font),
                        ("emoji font", _emoji_font), ("PDF", _pdf), ("sample pages", _sample)):  # fmt: skip
        try:
            yield name, True, check()
        except Exception as error:  # noqa: BLE001  a check reports whatever is amiss
            yield (
                name,
                False,
                f"{type(error).__name__}: {error}. Reinstall with: pip install --force-reinstall commentariat",
            )


def _packages() -> Iterator[Check]:
    for name in sorted(
        re.split(r"[^\w.-]", needed)[0] for needed in requires("commentariat") or () if "extra ==" not in needed
    ):
        try:
            yield name, True, version(name)
        except PackageNotFoundError:
            yield name, False, f"missing; install it with: pip install {name}"


def _encoder() -> str:
    from threads.text.encode import encoder

    found = encoder("use")
    vectors = found.encode(["The public speaks.", "公众在说话。"])
    return (
        f"{found.name}, {vectors.shape[1]} dimensions, the same sentence in English and Chinese at cosine "
        f"{float(vectors[0] @ vectors[1]):.2f}"
    )


def _sentiment() -> str:
    from analysis.sentiment import score

    good, bad = score(["This is wonderful news.", "This is a terrible crime."])
    if not good > bad:
        raise ValueError(f"it scores good news {good:.2f} and a crime {bad:.2f}")
    return f"good news {good:+.2f}, a crime {bad:+.2f}"


def _cjk_font() -> str:
    import noto_cjk_sans_otc

    return _fonts(noto_cjk_sans_otc)


def _emoji_font() -> str:
    import manimgx_fonts

    return _fonts(manimgx_fonts)


def _fonts(package: object) -> str:
    from pathlib import Path

    folder = Path(str(getattr(package, "__file__", ""))).parent
    files = sorted(file.name for file in folder.iterdir() if file.suffix in {".ttc", ".ttf", ".otf"})
    if not files:
        raise FileNotFoundError(f"no font in {folder}")
    return ", ".join(files[:2])


def _pdf() -> str:
    import typst

    compiled: bytes = typst.compile(b"Comment \\#1")
    return f"typst compiles a page of {len(compiled):,} bytes"


def _sample() -> str:
    from commentariat.pages import pages_in, sample_folder

    return f"{len(pages_in(sample_folder()))} pages"

"""Where the sample pages are: in the wheel, or in the checkout."""

from __future__ import annotations

from pathlib import Path

from threads.errors import NoPages


def sample_folder() -> Path:
    """The folder of sample pages; raises NoPages where the installation lost it."""
    here = Path(__file__).resolve().parent
    for folder in (here / "sample", here.parent / "raw_html"):
        if folder.is_dir():
            return folder
    raise NoPages("the installation; its sample pages are missing, so reinstall commentariat")

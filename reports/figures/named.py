"""What a page is called in a figure."""

from __future__ import annotations

from pathlib import PurePath
from typing import Any

from analysis.base import Study
from reports.shown import excerpt, shown

LETTERS = 60


def page_title(study: Study, thread: str) -> str:
    """The title of a thread's page, cut to one line."""
    row = study.layer("inventory").table.loc[thread]
    return excerpt(called(row["title"], row["path"]), longest=LETTERS)


def called(title: Any, path: Any) -> str:
    """The page's title, or its file's name; a title that is missing comes out of a table as NaN."""
    return shown(title) if isinstance(title, str) and title.strip() else PurePath(shown(path)).name

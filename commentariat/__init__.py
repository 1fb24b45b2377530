"""commentariat: from pages where the public speaks to a report on public reaction.

>>> import commentariat
>>> corpus = commentariat.read("raw_html")
>>> layer = commentariat.analyse(corpus, "sentiment")
>>> commentariat.report(corpus, "out")
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from commentariat.siblings import check_siblings
from commentariat.version import __version__

if TYPE_CHECKING:
    from analysis.base import Layer, Study, analyse
    from commentariat.front import read, report, study_of
    from commentariat.settings import Settings, find_settings
    from commentariat.verifying import verify
    from threads.corpus.store import Corpus
    from threads.dispatch import parse, split
    from threads.errors import CommentariatError
    from threads.model import Thread

_HOMES = {
    "CommentariatError": "threads.errors",
    "Corpus": "threads.corpus.store",
    "Layer": "analysis.base",
    "Settings": "commentariat.settings",
    "Study": "analysis.base",
    "Thread": "threads.model",
    "analyse": "analysis.base",
    "find_settings": "commentariat.settings",
    "parse": "threads.dispatch",
    "read": "commentariat.front",
    "report": "commentariat.front",
    "split": "threads.dispatch",
    "study_of": "commentariat.front",
    "verify": "commentariat.verifying",
}

__all__ = [
    "CommentariatError", "Corpus", "Layer", "Settings", "Study", "Thread", "__version__", "analyse", "find_settings",
    "parse", "read", "report", "split", "study_of", "verify",
]  # fmt: skip

check_siblings()


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(importlib.import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'commentariat' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)

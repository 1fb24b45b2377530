"""Pages into threads: article, comments, who answers whom, and the voices quoted.

The names here are imported when first used, so that `import threads` costs nothing.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from threads.corpus.store import Corpus
    from threads.dispatch import parse, split
    from threads.model import Article, Comment, Quote, Reply, Source, Thread, Turn
    from threads.quotes import find_quotes
    from threads.replies import link

_HOMES = {
    "Article": "threads.model",
    "Comment": "threads.model",
    "Corpus": "threads.corpus.store",
    "Quote": "threads.model",
    "Reply": "threads.model",
    "Source": "threads.model",
    "Thread": "threads.model",
    "Turn": "threads.model",
    "find_quotes": "threads.quotes",
    "link": "threads.replies",
    "parse": "threads.dispatch",
    "split": "threads.dispatch",
}

__all__ = [
    "Article", "Comment", "Corpus", "Quote", "Reply", "Source", "Thread", "Turn",
    "find_quotes", "link", "parse", "split",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(importlib.import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'threads' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)

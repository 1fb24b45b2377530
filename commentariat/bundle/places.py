"""Where pages stood on this machine is nobody's business: absolute paths are kept from the pages' own folder on."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import PurePath

from threads.corpus.store import Corpus, Skipped
from threads.model import Thread


class Places:
    """The paths of a corpus as a report shows them: relative ones as they were given, absolute ones without what stands
    above the folder that holds all pages that were read."""

    def __init__(self, corpus: Corpus) -> None:
        paths = [thread.source.path for thread in corpus]
        folders = [str(PurePath(path).parent) for path in paths if path and PurePath(path).is_absolute()]
        common = PurePath(os.path.commonpath(folders)) if folders else None
        self._above = str(common.parent) if common and common.name else ""

    def shown(self, path: str | None) -> str | None:
        """The path without what is above the pages' folder."""
        if not path or not self._above or not PurePath(path).is_absolute():
            return path
        home = self._above.rstrip("/\\") + os.sep
        return path[len(home) :] if path.startswith(home) else path

    def threads(self, corpus: Corpus) -> Iterator[Thread]:
        """The threads with their paths as shown."""
        for thread in corpus:
            path = self.shown(thread.source.path)
            yield thread if path == thread.source.path else replace(thread, source=replace(thread.source, path=path))

    def skipped(self, rows: Iterable[Skipped]) -> tuple[Skipped, ...]:
        """The skipped inputs with their paths as shown, in their reasons too."""
        home = self._above.rstrip("/\\") + os.sep if self._above else ""
        return tuple(
            Skipped(self.shown(row.path) or "", row.reason.replace(home, "") if home else row.reason) for row in rows
        )  # fmt: skip

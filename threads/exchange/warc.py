"""Web archives (WARC, and WET with the text alone): the pages that they hold, one after another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from threads.errors import InputError, UnreadableInput
from threads.exchange.unpacked import DAMAGED
from threads.files import open_regular

SUFFIXES = (".warc", ".warc.gz", ".wet", ".wet.gz")
FETCHED, FETCHED_LOG = "fetched.warc.gz", "fetched.log"
"""What `commentariat fetch` keeps beside the pages that it fetched: in a folder they are not read once more."""
MOST = 20_000_000
"""Bytes of one page; what is larger is left out."""
_PAGES = ("text/html", "application/xhtml+xml", "text/plain")
_FOUND = "200"


@dataclass(frozen=True, slots=True)
class Capture:
    """One page of an archive: its address and its bytes, without the headers."""

    url: str | None
    data: bytes


def is_warc(path: Path) -> bool:
    """Whether the file is a web archive, by its name."""
    return path.name.lower().endswith(SUFFIXES)


def captures(path: Path, left_out: Counter[str]) -> Iterator[Capture]:
    """Yields the pages (HTML or text, answered with 200) of the archive in their order; counts what it leaves out, by
    reason, in `left_out`. Raises UnreadableInput where it cannot be opened or holds no record."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    read = 0
    try:
        with open_regular(path) as stream:
            for record in ArchiveIterator(stream):
                read += 1
                if record.rec_type not in {"response", "resource", "conversion"}:
                    continue
                why = _no_page(record)
                data = b"" if why else record.content_stream().read(MOST + 1)
                if len(data) > MOST:
                    why = f"of more than {MOST // 1_000_000} MB"
                if why or not data.strip():
                    left_out[why or "empty"] += 1
                else:
                    yield Capture(record.rec_headers.get_header("WARC-Target-URI"), data)
    except (ArchiveLoadFailed, *DAMAGED, ValueError, AttributeError) as error:  # the last from warcio's own reading
        if not read:
            raise UnreadableInput(path, f"it holds no record of a web archive: {error}") from error
        left_out["what follows where the archive breaks off"] += 1
    if not read:
        raise InputError(f"{path} holds no record of a web archive. Make it anew, or give the pages themselves.")


def _no_page(record: Any) -> str | None:
    """Why a record is no page: pictures and scripts, answers of errors; None where it is one."""
    headers = record.http_headers
    own = record.rec_headers.get_header("Content-Type") or ""
    kind = (headers.get_header("Content-Type") if headers is not None else own) or "text/html"
    status = headers.get_statuscode() if headers is not None else _FOUND
    if status != _FOUND:
        return "answered with an error or a redirection"
    return None if kind.partition(";")[0].strip().lower() in _PAGES else "no pages (pictures, scripts, styles)"

"""The folder of what was fetched: pages as files, all answers as a web archive, and a line a request in a log."""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from commentariat.fetching.requests import Answered, target_of
from threads.errors import NotWritten
from threads.exchange.warc import FETCHED, FETCHED_LOG
from threads.files import append_whole, write_whole

LONGEST_NAME = 160
"""Bytes of a file's name before the digest and the suffix; disks take 255."""
MOST_ALIKE = 10_000
"""Files of one name that stand in a folder at most."""
_UNSAFE = re.compile(r"[^\w.-]+")
_KINDS = {"text/html": ".html", "application/xhtml+xml": ".html", "text/plain": ".txt", "application/json": ".json",
          "application/xml": ".xml", "text/xml": ".xml", "application/rss+xml": ".rss",
          "application/atom+xml": ".atom"}  # fmt: skip
"""What is kept, and under which suffix."""


def suffix_of(answered: Answered) -> str | None:
    """The suffix of what is kept; None for pictures, scripts and other things that are no page."""
    kind = answered.header("Content-Type").partition(";")[0].strip().lower()
    return _KINDS.get(kind or "text/html")


class FetchedFolder:
    """Keeps answers in `folder`, and knows those that an earlier run kept."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.known: dict[str, dict[str, Any]] = {}
        log = folder / FETCHED_LOG
        for line in log.read_text(encoding="utf-8", errors="replace").splitlines() if log.is_file() else ():
            try:
                record = json.loads(line)
                self.known[record["url"]] = record
            except (ValueError, KeyError, TypeError):
                continue  # a line that a killed run left half written

    def kept(self, url: str) -> Path | None:
        """The file that an earlier run kept of this address, if it is still there."""
        name = self.known.get(url, {}).get("file")
        if not isinstance(name, str) or name != Path(name).name or "\\" in name:
            return None  # a log that was not written here, and leads out of the folder
        path = self.folder / name
        return path if path.is_file() and not path.is_symlink() else None

    def keep(self, url: str, answered: Answered, asked: Mapping[str, str], suffix: str) -> Path:
        """Writes the page, the archive's record and the log's line, in this order, each whole or not at all, and
        returns the page's file. Raises NotWritten."""
        path = self.kept(url) or self._free(url, suffix)
        try:
            write_whole(path, answered.body)
            self._tell(path, url, answered, asked)
        except OSError as error:
            raise NotWritten(error.filename or path, error.strerror or type(error).__name__) from error
        return path

    def _tell(self, path: Path, url: str, answered: Answered, asked: Mapping[str, str]) -> None:
        digest = hashlib.sha256(answered.body).hexdigest()
        self._archive(answered, asked)
        self._log(
            {
                "url": url, "final": answered.url, "fetched": datetime.now(UTC).isoformat(timespec="seconds"),
                "status": answered.status, "file": path.name, "sha256": digest, "etag": answered.header("ETag"),
                "last_modified": answered.header("Last-Modified"), "type": answered.header("Content-Type"),
            }
        )  # fmt: skip

    def _log(self, record: dict[str, Any]) -> None:
        append_whole(self.folder / FETCHED_LOG, (json.dumps(record, ensure_ascii=False) + "\n").encode())
        self.known[record["url"]] = record

    def _archive(self, answered: Answered, asked: Mapping[str, str]) -> None:
        """Appends the request and the answer to the web archive; members of gzip stand one behind the other."""
        from warcio.statusandheaders import StatusAndHeaders
        from warcio.warcwriter import WARCWriter

        dropped = {"content-encoding", "transfer-encoding", "content-length", "set-cookie"}
        headers = [(name, value) for name, value in answered.headers if name.lower() not in dropped]
        headers.append(("Content-Length", str(len(answered.body))))
        out = BytesIO()
        writer = WARCWriter(out, gzip=True)
        reply = StatusAndHeaders(f"{answered.status} {ascii(answered.reason)[1:-1]}", headers, protocol="HTTP/1.1")
        record = writer.create_warc_record(answered.url, "response", payload=BytesIO(answered.body), http_headers=reply)
        request = StatusAndHeaders(f"GET {target_of(answered.url)} HTTP/1.1", list(asked.items()), is_http_request=True)
        question = writer.create_warc_record(answered.url, "request", http_headers=request)
        writer.write_request_response_pair(question, record)
        append_whole(self.folder / FETCHED, out.getvalue())

    def _free(self, url: str, suffix: str) -> Path:
        """A name made from the address that no file here has, in letters that every disk takes."""
        parts = urlsplit(url)
        shown = _UNSAFE.sub("-", unquote(f"{parts.hostname or ''}{parts.path}")).strip("-.")
        shown = (
            re.sub(r"\.(?:html?|php|aspx?)$", "", shown).encode()[:LONGEST_NAME].decode("utf-8", "ignore").strip("-.")
            or "page"
        )
        digest = hashlib.sha256(url.encode("utf-8", "replace")).hexdigest()[:6]
        tried = ["", f"-{digest}", *(f"-{digest}-{n}" for n in range(2, MOST_ALIKE))]
        paths = (self.folder / f"{shown}{more}{suffix}" for more in tried)
        return next(path for path in paths if not os.path.lexists(path))

"""One page after another: robots.txt, a polite rate, redirects, what is asked again, and copies of what is gone."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from pathlib import Path
from urllib.parse import quote, urldefrag, urljoin, urlsplit

from commentariat.fetching.folder import FetchedFolder, suffix_of
from commentariat.fetching.hosts import FetchRefused, host_and_port
from commentariat.fetching.requests import Answered, FetchFailed, FetchLimits, ask
from commentariat.fetching.robots import Robots
from commentariat.version import __version__
from threads.errors import CommentariatError, OutputError
from threads.text.json_text import read_json

REDIRECTS, TRIES = 5, 3
MOVED = frozenset({301, 302, 303, 307, 308})
LATER = frozenset({429, 502, 503, 504})
GONE = frozenset({404, 410, 451})
UNCHANGED = 304
PATIENCE = 120.0
"""Seconds that a server may ask us to wait; one that asks for more is asked another day."""
ARCHIVE = "https://archive.org/wayback/available?url="


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an address: "kept", "unchanged", "there already", or "failed"; the page's file, or the reason."""

    url: str
    what: str
    file: Path | None = None
    why: str = ""


class Fetcher:
    """Fetches addresses into a folder, one at a time, `rate` seconds apart for one host or as long as it asks.

    `again` asks anew for what an earlier run kept (by conditional requests); `archive` takes the Internet Archive's
    copy of what is gone, which tells the archive which address was asked for. `contact` is an address or page where
    a site's owner can reach whoever runs this.
    """

    def __init__(
        self, folder: Path, *, rate: float = 2.0, limits: FetchLimits | None = None, again: bool = False,
        archive: bool = False, contact: str | None = None, sleep: Callable[[float], None] = time.sleep,
    ) -> None:  # fmt: skip
        self.kept = FetchedFolder(folder)
        self._rate, self._limits, self._again, self._archive = rate, limits or FetchLimits(), again, archive
        self._sleep = sleep
        self._agent = f"commentariat/{__version__}" + (f" (+{contact})" if contact else "")
        self._robots = Robots(lambda url: self._followed(url, {}), "commentariat")
        self._last: dict[str, float] = {}

    def fetch(self, url: str) -> Outcome:
        """Fetches one address; what fails is told in the outcome. Raises NotWritten where the folder takes no file."""
        try:
            url = urldefrag(url.strip()).url
        except ValueError as error:
            return Outcome(url, "failed", why=f"{url} is no address of the web ({error}).")
        there = self.kept.kept(url)
        if there is not None and not self._again:
            return Outcome(url, "there already", there)
        try:
            return self._fetched(url)
        except OutputError:
            raise
        except CommentariatError as error:
            return Outcome(url, "failed", why=str(error))

    def _fetched(self, url: str) -> Outcome:
        asked = self._conditions(url)
        answered = self._followed(url, asked, polite=True)
        if answered.status == UNCHANGED and asked:
            return Outcome(url, "unchanged", self.kept.kept(url))
        if answered.status in GONE and self._archive:
            answered = self._copy(url) or answered
        if answered.status != 200:
            hint = "; --archive asks for a copy" if answered.status in GONE and not self._archive else ""
            raise FetchFailed(f"{url} was answered with {answered.status} {answered.reason}{hint}.")
        suffix = suffix_of(answered)
        if suffix is None:
            raise FetchFailed(f"{url} is no page but {answered.header('Content-Type')}.")
        if not answered.body.strip():
            raise FetchFailed(f"{url} is empty.")
        return Outcome(url, "kept", self.kept.keep(url, answered, self._headers(asked), suffix))

    def _conditions(self, url: str) -> dict[str, str]:
        known = self.kept.known.get(url, {}) if self.kept.kept(url) is not None else {}
        pairs = {"If-None-Match": known.get("etag"), "If-Modified-Since": known.get("last_modified")}
        return {name: value for name, value in pairs.items() if value}

    def _headers(self, more: dict[str, str]) -> dict[str, str]:
        return {
            "User-Agent": self._agent,
            "Accept": "text/html,application/xhtml+xml,text/plain;q=0.9,*/*;q=0.5",
            "Accept-Encoding": "identity",
            "Connection": "close",
            **more,
        }

    def _followed(self, url: str, more: dict[str, str], *, polite: bool = False) -> Answered:
        """The answer at the end of at most `REDIRECTS` redirects, each address checked like the first."""
        for _ in range(REDIRECTS + 1):
            host_and_port(url)
            if polite:
                self._robots.check(url)
            answered = self._patiently(url, more, polite=polite)
            target = answered.header("Location")
            if answered.status not in MOVED or not target:
                return answered
            try:
                url = urldefrag(urljoin(url, target)).url
            except ValueError as error:
                raise FetchFailed(f"{url} was redirected to what is no address ({error}).") from error
        raise FetchFailed(f"{url} was redirected more than {REDIRECTS} times.")

    def _patiently(self, url: str, more: dict[str, str], *, polite: bool) -> Answered:
        """The answer, asked for again where the server says "later" and does not mean tomorrow."""
        for left in range(TRIES - 1, -1, -1):
            self._wait(url, polite=polite)
            answered = ask(url, self._headers(more), self._limits)
            if answered.status not in LATER or not left:
                return answered
            wait = _seconds(answered.header("Retry-After"))
            if wait > PATIENCE:
                raise FetchFailed(f"{url}: the server asks to come back in {wait:.0f} seconds.")
            self._sleep(max(wait, self._rate))
        raise AssertionError

    def _wait(self, url: str, *, polite: bool) -> None:
        host = urlsplit(url).netloc
        pause = max(self._rate, self._robots.delay(url) if polite else 0.0)
        left = self._last.get(host, float("-inf")) + pause - time.monotonic()
        if left > 0 and polite:
            self._sleep(left)
        self._last[host] = time.monotonic()

    def _copy(self, url: str) -> Answered | None:
        """The Internet Archive's latest copy of a page that is gone; None where it has none."""
        try:
            found = read_json(self._followed(ARCHIVE + quote(url, safe=""), {}).body.decode("utf-8", "replace"))
            address = found["archived_snapshots"]["closest"]["url"]
            return self._followed(str(address).replace("http://", "https://", 1), {})
        except (FetchFailed, FetchRefused, ValueError, KeyError, TypeError):
            return None


def _seconds(told: str) -> float:
    """What `Retry-After` asks for: seconds, or until a date."""
    try:
        return max(0.0, float(told))
    except ValueError:
        try:
            return max(0.0, parsedate_to_datetime(told).timestamp() - time.time())
        except (ValueError, TypeError, OverflowError, OSError):
            return 0.0

"""What a site asks of programs (robots.txt): which addresses, and how often."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from commentariat.fetching.hosts import FetchRefused
from commentariat.fetching.requests import Answered, FetchFailed

LONGEST_DELAY = 60.0
"""Seconds between two requests beyond which a site's wish is met by not asking it faster than this."""
MOST = 500_000
"""Bytes of a robots.txt that are read, as RFC 9309 says."""


class Robots:
    """Answers by site, each asked once; `ask` sends a request. A site without the file allows all (RFC 9309); one whose
    file cannot be had now is not asked now."""

    def __init__(self, ask: Callable[[str], Answered], agent: str) -> None:
        self._ask, self._agent = ask, agent
        self._known: dict[str, RobotFileParser] = {}

    def check(self, url: str) -> None:
        """Raises FetchRefused where the site does not want the address fetched."""
        if not self._of(url).can_fetch(self._agent, url):
            raise FetchRefused(
                f"{url} is not fetched: the site's robots.txt asks programs to stay away. Save the page from your "
                "browser."
            )

    def delay(self, url: str) -> float:
        """Seconds that the site asks to leave between two requests."""
        found = self._of(url)
        rate = found.request_rate(self._agent)
        wanted = max(float(found.crawl_delay(self._agent) or 0), rate.seconds / rate.requests if rate else 0.0)
        return min(LONGEST_DELAY, wanted)

    def _of(self, url: str) -> RobotFileParser:
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._known:
            self._known[site] = self._read(site)
        return self._known[site]

    def _read(self, site: str) -> RobotFileParser:
        rules = RobotFileParser()
        try:
            reply = self._ask(f"{site}/robots.txt")
        except (FetchFailed, FetchRefused) as error:
            raise FetchRefused(f"{site} is not asked now: its robots.txt cannot be had. {error}") from error
        if reply.status >= 500 or reply.status == 429:
            raise FetchRefused(f"{site} is not asked now: its robots.txt cannot be had (status {reply.status}).")
        text = reply.body[:MOST].decode("utf-8", "replace") if reply.status == 200 else ""
        rules.parse(text.removeprefix("\ufeff").splitlines())
        return rules

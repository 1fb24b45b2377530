"""What a site asks of programs (robots.txt, RFC 9309): which addresses, and how often."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from urllib.parse import quote, unquote, urlsplit

from commentariat.fetching.hosts import FetchRefused
from commentariat.fetching.requests import Answered, FetchFailed

LONGEST_DELAY = 60.0
"""Seconds between two requests beyond which a site's wish is met by not asking it faster than this."""
MOST = 500_000
"""Bytes of a robots.txt that are read, as RFC 9309 says."""
_RATE = re.compile(r"(\d{1,9})\s{0,9}/\s{0,9}(\d{1,9})\s{0,9}([smhd]?)")
_UNITS = {"": 1, "s": 1, "m": 60, "h": 3_600, "d": 86_400}


@dataclass(slots=True)
class RobotRules:
    """What a robots.txt says to one program: (path, whether it is allowed), and the seconds between two requests."""

    paths: list[tuple[str, bool]] = field(default_factory=list)
    delay: float = 0.0

    def allow(self, url: str) -> bool:
        """Whether the address may be fetched: by the longest path that fits, and of two as long the one that allows."""
        parts = urlsplit(url)
        target = _plain(f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/")
        fitting = [(len(path), allowed) for path, allowed in self.paths if _fits(path, target)]
        return max(fitting, default=(0, True))[1]


def rules_for(agent: str, text: str) -> RobotRules:
    """What the text of a robots.txt says to the program of that name: all groups that name it together, else all that
    are for every program. Lines that are none of its own are passed over."""
    named: dict[str, RobotRules] = {}
    agents: list[str] = []
    heading = False
    for name, value in _lines(text):
        if name == "user-agent":
            agents = [*(agents if heading else []), value.partition("/")[0].strip().lower()]
            heading = True
            continue
        heading = False
        for one in agents:
            _add(named.setdefault(one, RobotRules()), name, value)
    return named.get(agent.lower()) or named.get("*") or RobotRules()


def _lines(text: str) -> Iterator[tuple[str, str]]:
    for line in text.removeprefix("\ufeff").splitlines():
        name, colon, value = line.partition("#")[0].partition(":")
        if colon:
            yield name.strip().lower(), value.strip()


def _add(rules: RobotRules, name: str, value: str) -> None:
    if name in {"allow", "disallow"} and value:
        rules.paths.append((_plain(value), name == "allow"))
    elif name == "crawl-delay":
        rules.delay = max(rules.delay, _number(value))
    elif name == "request-rate" and (rate := _RATE.match(value)) and int(rate[1]):
        rules.delay = max(rules.delay, int(rate[2]) * _UNITS[rate[3]] / int(rate[1]))


def _number(value: str) -> float:
    try:
        number = float(value)
    except ValueError:
        return 0.0
    return number if math.isfinite(number) else 0.0


def _plain(path: str) -> str:
    """The path with every character written in one way, so that two ways of writing it are alike."""
    return quote(unquote(path, errors="surrogateescape"), safe="/%:@!$&'()*+,;=~-._?", errors="surrogateescape")


def _fits(path: str, target: str) -> bool:
    """Whether the target begins as the path says, `*` being any characters and `$` at the end the target's end; linear
    in the target for each `*`."""
    first, *parts = path.removesuffix("$").split("*")
    if not target.startswith(first):
        return False
    at = len(first)
    ended = path.endswith("$")
    for part in parts[:-1] if ended else parts:
        found = target.find(part, at)
        if found < 0:
            return False
        at = found + len(part)
    if not ended:
        return True
    return len(target) - len(parts[-1]) >= at and target.endswith(parts[-1]) if parts else at == len(target)


class Robots:
    """Answers by site, each asked once; `ask` sends a request. A site without the file allows all (RFC 9309); one whose
    file cannot be had now is not asked now."""

    def __init__(self, ask: Callable[[str], Answered], agent: str) -> None:
        self._ask, self._agent = ask, agent
        self._known: dict[str, RobotRules | str] = {}

    def check(self, url: str) -> None:
        """Raises FetchRefused where the site does not want the address fetched."""
        if not self._of(url).allow(url):
            raise FetchRefused(
                f"{url} is not fetched: the site's robots.txt asks programs to stay away. Save the page from your "
                "browser."
            )

    def delay(self, url: str) -> float:
        """Seconds that the site asks to leave between two requests."""
        return min(LONGEST_DELAY, self._of(url).delay)

    def _of(self, url: str) -> RobotRules:
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._known:
            self._known[site] = self._read(site)
        found = self._known[site]
        if isinstance(found, str):
            raise FetchRefused(found)
        return found

    def _read(self, site: str) -> RobotRules | str:
        """What the site says, or the sentence on why it cannot be asked now."""
        try:
            reply = self._ask(f"{site}/robots.txt")
        except (FetchFailed, FetchRefused) as error:
            return f"{site} is not asked now: its robots.txt cannot be had. {error}"
        if reply.status >= 500 or reply.status == 429:
            return f"{site} is not asked now: its robots.txt cannot be had (status {reply.status})."
        return rules_for(self._agent, reply.body[:MOST].decode("utf-8", "replace") if reply.status == 200 else "")

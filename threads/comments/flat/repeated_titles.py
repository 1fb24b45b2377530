"""Headers that begin with the thread's title ("Re: Trams again by Cy: 9:12am on May 3"): what follows it is read."""

from __future__ import annotations

from collections import defaultdict

from threads.lines.headers import read_header
from threads.lines.line import Line

FEWEST = 3
OPENING = 3
"""Words that the lines begin with alike."""
LONGEST = 250


def settle_titles(lines: list[Line]) -> None:
    """Gives lines that begin with the same words as others, and are headers without them, the header that they are."""
    alike: dict[str, list[int]] = defaultdict(list)
    for i, line in enumerate(lines):
        if len(line.text) <= LONGEST and line.header is None and line.text.count(" ") >= OPENING:
            alike[" ".join(line.text.split(" ", OPENING)[:OPENING])].append(i)
    for group in alike.values():
        if len(group) < FEWEST:
            continue
        title = _opening(min(lines[i].text for i in group), max(lines[i].text for i in group))
        cuts = (len(title), title.rstrip().rfind(" ") + 1)
        for i in group:
            read = (read_header(lines[i].text[cut:]) for cut in cuts)
            lines[i].header = next((h for h in read if h and h.author and h.dated and h.body is None), None)


def _opening(first: str, last: str) -> str:
    """The words with which two texts begin alike: of sorted texts the first and the last, so that all do."""
    same = next((n for n, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), min(len(first), len(last)))
    return first[: first.rfind(" ", 0, same) + 1]

"""Headers that begin with the thread's title ("Re: Trams again by Cy: 9:12am on May 3"): what follows it is read."""

from __future__ import annotations

from collections import defaultdict
from os.path import commonprefix

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
        title = commonprefix([lines[i].text for i in group])
        title = title[: title.rfind(" ") + 1]
        for i in group:
            header = read_header(lines[i].text[len(title) :])
            if header is not None and header.author and header.dated and header.body is None:
                lines[i].header = header

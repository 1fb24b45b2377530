"""Where an article begins and ends within the stretch of a page that reads like prose: a site's own words stand at both
ends."""

from __future__ import annotations

from threads.lines.bylines import byline_in
from threads.lines.line import Line

OPENING = 4
"""Lines above a stretch in which its date and byline may stand."""
BLURB = 30
"""Words of prose above the first dateline from which they are what a site says of itself; a standfirst has up to 25."""
MOST_BLURB = 0.5
"""Share of the stretch's words that may stand above its dateline (.35 to .5 differ by .002); with more, it is a later
one's."""
FOLLOWED = 15
"""Words of prose that follow a dateline closely."""
BODY = 0.6
"""Share of the stretch's words above a line of tags, forms or links from which it ends there (.5 to .65 differ by
.003)."""
ENOUGH = 20
"""Words of prose that an article has at least."""
LONGEST = 16
"""Words of a line that states who wrote the article and when."""


def trim(lines: list[Line], free: list[int], span: tuple[int, int]) -> tuple[int, int]:
    """Returns the stretch without the site's description above the dateline and without what follows its last
    furniture.

    `free` are the lines that no comment holds, from OPENING above the stretch to its end.
    """
    inside = [i for i in free if i >= span[0]]
    first = span[0] if any(_states(lines[i]) for i in free if i <= span[0]) else _beginning(lines, inside)
    return first, _end(lines, [i for i in inside if i >= first])


def _states(line: Line) -> bool:
    """Whether a short line says who wrote an article or when, as no comment's header does."""
    if line.marker or line.words > LONGEST or (line.prose and line.words > LONGEST // 2 + 2):
        return False
    return byline_in(line.text) is not None or (line.header is not None and line.header.dated and not line.header.says)


def _spoken(lines: list[Line], indices: list[int]) -> int:
    return sum(lines[i].words for i in indices if lines[i].prose)


def _beginning(lines: list[Line], inside: list[int]) -> int:
    """The title or the dateline below a site's description of itself, else the first line."""
    total, before = _spoken(lines, inside), 0
    for n, i in enumerate(inside):
        if before > MOST_BLURB * total:
            break
        if before >= BLURB and _states(lines[i]) and _spoken(lines, inside[n : n + OPENING + 1]) >= FOLLOWED:
            return i if lines[inside[n - 1]].prose else inside[n - 1]
        before += lines[i].words if lines[i].prose else 0
    return inside[0]


def _end(lines: list[Line], inside: list[int]) -> int:
    """The last line before the furniture that stands below most of the words."""
    total, before = _spoken(lines, inside), 0
    for n, i in enumerate(inside):
        line = lines[i]
        before += line.words if line.prose and not line.note else 0
        ends = line.note or line.form or line.heading is not None or (line.furniture and not line.prose)
        if n and ends and before >= max(ENOUGH, BODY * total):
            return inside[n - 1]
    return inside[-1]

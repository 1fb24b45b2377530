"""Comments told by a short line of "name, place" below each longer text, without a date or a word of the site's."""

from __future__ import annotations

import re

from threads.comments.flat.line_records import LineRecord, settle_words
from threads.comments.flat.openings import ends_site
from threads.lines.line import Line
from threads.lines.names import name_like

FEWEST = 3
LONGEST = 60
_SIGNED = re.compile(r"\W{0,3}(?P<name>[^,，|–—]{2,30}?)\s?[,，]\s?(?P<place>[^.!?。！？|]{2,40})")


def signed_records(lines: list[Line], low: int, high: int) -> list[LineRecord]:
    """The records of texts with "name, place" below each, as many as follow each other; or none."""
    best: list[LineRecord] = []
    run: list[LineRecord] = []
    floor, spoken = low, False
    for i in range(low, high):
        name = _name(lines[i])
        if name is not None and spoken:
            record = LineRecord(first=floor, last=i + 1, header=[i], author=name, indent=lines[floor].indent)
            run.append(record)
            floor, spoken = i + 1, False
            best = run if len(run) > len(best) else best
        elif ends_site(lines[i]):
            run, floor, spoken = [], i + 1, False
        elif lines[i].prose:
            spoken = True
    if len(best) < FEWEST or len({record.author for record in best}) < 2:
        return []
    for record in best:
        settle_words(record, lines)
    return best


def _name(line: Line) -> str | None:
    if len(line.text) > LONGEST or line.prose or line.header is not None:
        return None
    match = _SIGNED.fullmatch(line.text)
    return match["name"] if match and name_like(match["name"]) and len(match["name"].split()) < 5 else None

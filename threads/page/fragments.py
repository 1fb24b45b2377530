"""Lines that a crawler broke at every tag ("Anna / says: / March 3 / at / 9:12"), put together again.

BeautifulSoup's get_text("\\n", strip=True) and its like write a line for each stretch of text between two tags, so a
link, a name in bold or a date stands alone, and the words that belong to it before and behind.
"""

from __future__ import annotations

import re
from itertools import pairwise

from threads.lines.grammar import LinePattern
from threads.lines.headings import comment_heading

BLANK = 0.02
"""Share of blank lines that a page broken at tags may have; converters that keep paragraphs leave many more."""
BROKEN = 0.02
"""Share of lines that must be a mark or a joining word and nothing else."""
FEWEST = 3
LONGEST_BIT = 90
"""Characters of a line that a joining word on a line of its own ties to its neighbours."""

_SAYS = (
    r"(?:{said.spaced}|{said_before_colon.spaced}) ?(?::|…|\.{3}|$|(?= on \w))|"
    r"{said.glued} ?[:：]?$|{said_before_colon.glued} ?[:：]$"
)
_BIT = LinePattern(rf"[^\w\s#@«“‘\"'<\[{{•·*+-][^\w]{{0,3}}|{{joining}}|(?:{_SAYS})")
"""A line that cannot stand alone: a mark, a joining word, "says:"."""
_TIES_BACK = LinePattern(
    rf"[,.;:!?)\]%»”’…，。；：！？）】」』](?!\w*:\w)|(?:{{at}}|@) \S|\|\s|(?:{_SAYS})|(?:,|and|or) [a-z]"
)
"""How a line begins that goes on with the one above."""
_TIES_ON = LinePattern(
    r"(?:(?<![:;=-])[(\[（]|@|\b(?:{joining}|{joining_last})|[^\s:]\s?,|(?:{posted}|{post}) {by} ?:?)$"
)
"""How a line ends that goes on with the one below."""
_UNCLOSED = re.compile(r"(?<![:;=-])[(（][^()（）]{0,40}$")
_OPENS = re.compile(r"[a-zäöüßéèà]{1,20}(?: \S+){2}")
_CLOSED = re.compile(r"[.!?…。！？:：;\"”’)\]]$")


def unfragmented(text: str) -> str:
    """The text with a space for each line end inside a sentence or a comment's header; as long as it was."""
    lines = text.split("\n")
    if not _is_fragmented(lines):
        return text
    out = [lines[0]]
    for above, line in pairwise(lines):
        out += [" " if above and line and _goes_on(above, line) else "\n", line]
    return "".join(out)


def _is_fragmented(lines: list[str]) -> bool:
    blank = sum(not line for line in lines) - (not lines[0]) - (not lines[-1])
    if len(lines) < 2 * FEWEST or blank > BLANK * len(lines):
        return False
    bits = sum(len(line) < 12 and bool(_BIT.fullmatch(line.strip())) for line in lines)
    return bits >= FEWEST and bits >= BROKEN * len(lines)


def _goes_on(above: str, line: str) -> bool:
    """Whether a line is the continuation of the one above."""
    above, line = above.strip(), line.strip()
    if comment_heading(line) is not None and len(line) > 1:
        return False
    if _TIES_BACK.match(line) or (len(line) < 12 and _BIT.fullmatch(line)):
        return len(above) <= LONGEST_BIT or not line[:1].isalnum()
    if _TIES_ON.search(above[-40:]) or _UNCLOSED.search(above[-60:]):
        return True
    if above[-1:] == "|" or line[:1] == "(":
        return (
            len(above) <= LONGEST_BIT
            and len(line) <= LONGEST_BIT
            and any(c.isdigit() for c in line)
            and not _CLOSED.search(above)
        )
    return bool(_OPENS.match(line)) and not _CLOSED.search(above[-1:]) and len(above.split()) > 2

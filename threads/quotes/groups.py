"""The names of the public in one text, by where they stand: 中国网友, 부산 시민들."""

from __future__ import annotations

import re
from bisect import bisect_left

# How far back, in characters, a group stays in mind for "another": about the length of a news story's middle part.
REACH = 2_000
# The last so many of them: a page of comments names its users in each.
MOST = 30


class Groups:
    """Every match of a pattern for the public in a text; looked up by offset."""

    def __init__(self, text: str, pattern: re.Pattern[str]) -> None:
        self.found = [(match.start(), match.group().strip()) for match in pattern.finditer(text)]

    def before(self, offset: int) -> list[str]:
        """The names in the `REACH` characters before an offset, the last `MOST` of them."""
        stop = bisect_left(self.found, (offset, ""))
        return [name for at, name in self.found[max(0, stop - MOST) : stop] if offset - at <= REACH]

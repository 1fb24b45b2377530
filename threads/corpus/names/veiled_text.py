"""A text after replacements, and where each offset of the old one is now."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from threads.model import Span


class Veiled:
    """A text in which spans were replaced; `moved` says where an offset of the old one is now."""

    def __init__(self, text: str, replaced: Iterable[tuple[int, int, str]] = ()) -> None:
        pieces: list[str] = []
        self._changes: list[tuple[Span, int]] = []
        at = shift = 0
        for start, end, new in replaced:
            pieces += [text[at:start], new]
            shift += len(new) - (end - start)
            self._changes.append(((start, end), shift))
            at = end
        self._ends = [end for (_, end), _ in self._changes]
        self.text = "".join([*pieces, text[at:]]) if self._changes else text

    def moved(self, offset: int, *, begins: bool = False) -> int:
        """The place of an old offset in the new text; one inside a replaced name moves to the name's end, or to its
        beginning where a span `begins` there."""
        i = bisect_right(self._ends, offset)
        shift = self._changes[i - 1][1] if i else 0
        if i < len(self._changes):
            (start, end), after = self._changes[i]
            if start < offset < end:
                return start + shift if begins else end + after
        return offset + shift

    def span(self, start: int, end: int) -> Span:
        """The span of an old one: a name of which it covers a part it covers whole."""
        return self.moved(start, begins=True), self.moved(end)

    def maybe(self, start: int | None, end: int | None) -> tuple[int | None, int | None]:
        """The span of an old one, where there is one."""
        return (None, None) if start is None or end is None else self.span(start, end)

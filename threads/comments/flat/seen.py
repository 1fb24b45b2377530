"""What a reading's features look at, counted once: its records, their words and lines, and the page around them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from statistics import median

from threads.comments.flat.evidence import evidence, speak
from threads.comments.flat.line_records import LineRecord
from threads.comments.flat.readings import Candidate
from threads.lines.line import Line
from threads.lines.once import Once


@dataclass
class PageLines:
    """A page's lines, all readings made of them, and the words of its sentences."""

    lines: list[Line]
    readings: list[Candidate] = field(default_factory=list)

    @Once
    def standing(self) -> frozenset[int] | None:
        """The lines of the standing reading's words, None where it gives none."""
        found = next((one.section for one in self.readings if one.standing), None)
        return None if found is None else frozenset(i for record in found.records for i in record.words)

    @Once
    def gap(self) -> float:
        """Blank lines that commonly stand above a line of the page, where any do."""
        return median([line.gap for line in self.lines if line.gap] or [0])

    @Once
    def prose(self) -> int:
        """Words in lines that hold a sentence."""
        return sum(line.words for line in self.lines if line.prose)

    @Once
    def prose_above(self) -> list[int]:
        """For each line, the words of sentences above it."""
        total, out = 0, []
        for line in self.lines:
            out.append(total)
            total += line.words if line.prose else 0
        return out


@dataclass
class Seen:
    """One candidate as its features see it."""

    candidate: Candidate
    page: PageLines

    @property
    def records(self) -> list[LineRecord]:
        return self.candidate.section.records

    @property
    def lines(self) -> list[Line]:
        return self.page.lines

    @Once
    def count(self) -> int:
        return len(self.records)

    @Once
    def words(self) -> list[int]:
        """Words of each record."""
        return [sum(self.lines[i].words for i in record.words) for record in self.records]

    @Once
    def total(self) -> int:
        return sum(self.words)

    @Once
    def authors(self) -> list[str]:
        return [record.author for record in self.records if record.author]

    @Once
    def moments(self) -> set[datetime]:
        """The different moments of the records whose headers state a time of day."""
        timed = (r for r in self.records if any((h := self.lines[i].header) and h.timed for i in r.header))
        return {record.posted for record in timed if record.posted is not None}

    @Once
    def evidence(self) -> int:
        section = self.candidate.section
        return evidence(self.records, self.lines, section.announced, section.heading)

    @Once
    def speak(self) -> bool:
        return speak(self.records, self.lines)

    @Once
    def inside(self) -> list[int]:
        """All lines of the records' words."""
        return [i for record in self.records for i in record.words]

    @Once
    def bodies(self) -> list[list[str]]:
        """The words of each record, in small letters."""
        return [" ".join(self.lines[i].text for i in record.words).lower().split() for record in self.records]

    def share(self, number: float) -> float:
        """A number of records as their share."""
        return number / self.count

"""What a verification finds: what differs, one by one, and how much was looked at."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from analysis.tables import counted
from reports.shown import excerpt, shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that differs. `kind` is "file", "number", "figure", "corpus" or "bundle".

    `where` is the file, `address` the number's address (or the figure's row and column), `label` what it counts;
    `printed` stands there and `recomputed` is what it is, None where there is none of the two.
    """

    kind: str
    where: str
    what: str
    address: str = ""
    label: str = ""
    printed: str | None = None
    recomputed: str | None = None

    @property
    def sentence(self) -> str:
        """The finding in words, on one line, with nothing that a terminal would obey."""
        about = f" ({excerpt(shown(self.label))})" if self.label else ""
        told = f"{shown(self.where)}: {shown(self.address)}{about} {self.what}" if self.address else (
            f"{shown(self.where)}: {self.what}"
        )  # fmt: skip
        pair = (("printed", self.printed), ("recomputed", self.recomputed))
        said = [f"{name} {excerpt(shown(value)) or 'nothing'}" for name, value in pair if value is not None]
        return " ".join(told.split()) + (f": {', '.join(said)}" if said else "") + "."


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """What was found. `versions` say which packages differ from those of the report, `notes` what is no fault;
    `files`, `numbers`, `printed` and `figures` count what was looked at, None where that was not asked for."""

    report: str
    findings: tuple[Finding, ...]
    versions: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    files: int = 0
    numbers: int | None = None
    printed: int | None = None
    figures: int | None = None

    @property
    def holds(self) -> bool:
        """Whether nothing differs."""
        return not self.findings

    def lines(self) -> list[str]:
        """The verification in words: versions first, then what differs, then what was looked at."""
        told = [*self.versions, *(one.sentence for one in self.findings), *self.notes]
        told.append(f"Looked at: {', '.join(self._looked_at())}.")
        told.append(
            "Everything holds." if self.holds
            else f"{counted(len(self.findings), 'thing')} {'differs' if len(self.findings) == 1 else 'differ'}."
        )  # fmt: skip
        return told

    def data(self) -> dict[str, Any]:
        """The verification as plain values, for JSON."""
        return {
            "report": self.report, "holds": self.holds, "versions": list(self.versions), "notes": list(self.notes),
            "looked_at": {"files": self.files, "numbers": self.numbers, "printed": self.printed,
                "figures": self.figures},
            "findings": [{**asdict(one), "sentence": one.sentence} for one in self.findings],
        }  # fmt: skip

    def _looked_at(self) -> list[str]:
        found = [counted(self.files, "file")]
        if self.numbers is not None:
            found.append(counted(self.numbers, "number"))
        if self.printed is not None:
            found.append(f"{counted(self.printed, 'number')} printed in report.html")
        if self.figures is not None:
            found.append(f"the tables of {counted(self.figures, 'figure')}")
        return found

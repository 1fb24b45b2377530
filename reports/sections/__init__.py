"""The sections of the report: one file each, a function of the Material that returns a ReportSection or None."""

from __future__ import annotations

from collections.abc import Callable

from reports.blocks import ReportSection
from reports.material import Material
from threads.registry import Registry

Writer = Callable[[Material], ReportSection | None]

SECTIONS: Registry[Writer] = Registry("section", "reports.sections")


def section(name: str, *, rank: int) -> Callable[[Writer], Writer]:
    """Returns a decorator that registers a section; low ranks stand first."""
    return SECTIONS.register(name, rank=rank)

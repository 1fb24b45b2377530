"""Comparison of populations: estimates, intervals by thread and author, correction by hand codes, cautions."""

from __future__ import annotations

from analysis.compare.estimate import Comparison, compare

__all__ = ["Comparison", "compare"]

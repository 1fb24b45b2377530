"""Comparison of populations: estimates, intervals by thread and author, correction by hand codes, cautions."""

from __future__ import annotations

from analysis.compare.comparison import Comparison
from analysis.compare.estimate import compare

__all__ = ["Comparison", "compare"]

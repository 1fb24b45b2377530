"""Analyses of public reactions: each a file that registers itself and returns a layer beside the data."""

from __future__ import annotations

from analysis.base import ANALYSES, Layer, Study, analyse, analysis

__all__ = ["ANALYSES", "Layer", "Study", "analyse", "analysis"]

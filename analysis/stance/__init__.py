"""Stance: what a reaction is for or against, from hand codes or from statements of both sides."""

from __future__ import annotations

from analysis.stance.classifier import StanceClassifier
from analysis.stance.layer import Seeds, read_stance

__all__ = ["Seeds", "StanceClassifier", "read_stance"]

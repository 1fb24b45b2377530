"""Sentiment: how glad or sad a text is, by one instrument for all languages, and VADER beside it for English."""

from __future__ import annotations

from analysis.sentiment.instrument import LABELS, classify, score
from analysis.sentiment.layer import classes_of, measured

__all__ = ["LABELS", "classes_of", "classify", "measured", "score"]

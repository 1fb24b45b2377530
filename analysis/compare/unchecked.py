"""A difference of the machine's sentiment that nobody checked here: shown with the error of its check elsewhere."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd

from analysis.compare.comparison import Comparison
from analysis.compare.stats import DESCRIBE_FROM
from analysis.sentiment import measured

UNCHECKED = (
    "Sentiment is read by one model for all languages, which was checked on lines that exist in English and Chinese "
    "(film subtitles) and on nothing like these pages: the difference is shown without a p and without a claim, its "
    "interval widened by the error of that check between languages. Its level means nothing here."
)


def unchecked(found: Comparison, table: pd.DataFrame, by: str) -> Comparison:
    """The comparison without claim, p and means, its interval widened unless both groups write in one and the
    same language.

    What is added on both sides is the largest gap between languages that the check leaves open: |gap| + 1.96 errors.
    """
    languages = set(table.loc[table[by].astype(str).isin(found.groups), "language"].fillna("unknown"))
    more = cross_language_error() if len(languages) > 1 else 0.0
    wide = np.isfinite(found.low) and min(found.group_clusters) >= DESCRIBE_FROM
    return replace(
        found,
        low=found.low - more if wide else np.nan,
        high=found.high + more if wide else np.nan,
        p=np.nan,
        claim="none",
        means=(np.nan, np.nan),
        warnings=("unchecked", *(code for code in found.warnings if code != "instrument-not-validated")),
        reason="",
    )


def cross_language_error() -> float:
    """How far the instrument's means of equal content may lie apart in two languages, on its scale from −1 to 1."""
    figures = measured()["msctd"]
    return float(abs(figures["gap"]) + figures["gap_error"])  # `gap_error` is 1.96 errors

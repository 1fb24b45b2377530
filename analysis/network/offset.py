"""The offset of "answers nobody" with which the links of the corpus were inferred."""

from __future__ import annotations

import math

from analysis.base import Result, Study, analysis
from analysis.tables import table_of

COLUMNS = ("id", "estimate", "applied", "standard_error", "codes", "coded_nobody")


@analysis("reply_offset", about="comparison")
def reply_offset(study: Study) -> Result:
    """What was added to the log-odds that a comment answers nobody, as codes of the place or a number told."""
    offset = study.corpus.nobody
    if offset is None:
        return Result(table=table_of([], COLUMNS), refusal="Links were inferred without an offset of the place.")
    error = math.nan if offset.standard_error is None else offset.standard_error
    row = {
        "id": "nobody", "estimate": offset.estimate, "applied": offset.applied, "standard_error": error,
        "codes": offset.codes, "coded_nobody": offset.coded_nobody,
    }  # fmt: skip
    notes = () if offset.applied or not offset.codes else ("It is no more than its error, and was not applied.",)
    return Result(table=table_of([row], COLUMNS), notes=notes)

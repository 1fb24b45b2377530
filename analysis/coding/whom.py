"""Whom comments answer, as people coded it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from analysis.base import Study
from analysis.coding.codebook import NOBODY, REPLIES, UNCLEAR
from analysis.coding.codes import codes_of


def whom_codes(study: Study, path: Path | str) -> dict[str, str | None]:
    """The id of the comment that each coded reaction answers, None for nobody, by the reaction's id.

    What was settled stands in place of what coders said. Reactions of which nobody could tell, or on which coders
    differ whether it answers anybody, are left out; where they differ on whom alone, the first one's stands.
    """
    codes = codes_of(replace(study, defaults={"coding": {"codes": str(path)}}))
    found: dict[str, list[str | None]] = {}
    if codes is not None:
        for name, code in codes.loc[codes["variable"] == REPLIES, ["reaction", "code"]].itertuples(index=False):
            if str(code) != UNCLEAR:
                found.setdefault(str(name), []).append(None if str(code).upper() == NOBODY else str(code))
    return {name: said[0] for name, said in found.items() if len({one is None for one in said}) == 1}

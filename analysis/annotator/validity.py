"""What a model's codes are worth here: how far they agree with those of people, by language."""

from __future__ import annotations

from collections import Counter

import pandas as pd

from analysis.annotator.examples import plain_code
from analysis.base import Study
from analysis.coding.agreement import agreement
from analysis.coding.codebook import UNCLEAR
from analysis.coding.codes import codes_of
from analysis.tables import table_of

COLUMNS = (
    "id", "variable", "language", "coded", "agreed", "accuracy", "alpha", "low", "high", "abstained", "confusion",
)  # fmt: skip
EVERY = "all"


def validity(study: Study, readings: pd.DataFrame) -> pd.DataFrame:
    """Agreement of readings (columns reaction, variable, code, why) with hand codes, by variable and language.

    `agreed` of `coded` reactions have the code that most coders gave (ties are left out, codes of an active part too);
    `alpha` is Krippendorff's between people and model, nominal, with its bootstrap interval `low` … `high`; `abstained`
    counts UNCLEAR and answers that were none; `confusion` lists hand code → model's code with its count, errors only.
    No row where nothing was coded.
    """
    codes = codes_of(study)
    if codes is None:
        return table_of([], COLUMNS)
    languages = study.reactions["language"].astype(object).fillna("unknown")
    rows = []
    for variable, part in readings.groupby("variable", sort=False):
        hand = _by_most(codes[(codes["variable"] == str(variable).lower()) & (codes["part"] != "active")])
        given = dict(zip(part["reaction"], part["code"], strict=True))
        pairs = {name: (code, str(given[name])) for name, code in hand.items() if name in given}
        names = {EVERY: list(pairs)} | {
            str(language): [name for name in pairs if languages[name] == language]
            for language in sorted({languages[name] for name in pairs})
        }
        rows += [_row(str(variable), language, [pairs[n] for n in members], study.seed)
            for language, members in names.items() if members]  # fmt: skip
    return table_of(rows, COLUMNS)


def _row(variable: str, language: str, pairs: list[tuple[str, str]], seed: int) -> dict[str, object]:
    said = [(plain_code(variable, hand), plain_code(variable, read)) for hand, read in pairs]
    codings = [(who, str(n), pair[k]) for n, pair in enumerate(said) for k, who in enumerate(("people", "model"))]
    found = agreement(codings, seed=seed)
    errors = Counter(pair for pair in said if pair[0] != pair[1])
    listed = sorted(errors.items(), key=lambda one: (-one[1], one))
    agreed = sum(hand == read for hand, read in said)
    return {
        "id": f"{variable}/{language}", "variable": variable, "language": language, "coded": len(said),
        "agreed": agreed, "accuracy": agreed / len(said), "alpha": found.alpha, "low": found.low, "high": found.high,
        "abstained": sum(read == UNCLEAR for _, read in said),
        "confusion": "; ".join(f"{hand} → {read} {count}" for (hand, read), count in listed),
    }  # fmt: skip


def validity_lines(table: pd.DataFrame) -> list[str]:
    """The rows as sentences."""
    return [
        f"{row['variable']} in {row['language']}: {row['agreed']} of {row['coded']} as most people coded them; "
        + (
            f"alpha {row['alpha']:.2f} [{row['low']:.2f}, {row['high']:.2f}]"
            if row["alpha"] == row["alpha"]
            else "alpha cannot be told from so few"
        )
        + (f"; errors: {row['confusion']}" if row["confusion"] else "")
        + "."
        for row in table.to_dict("records")
    ]


def _by_most(codes: pd.DataFrame) -> dict[str, str]:
    """The code that most coders gave each reaction; none where two codes tie."""
    found = {}
    for name, given in codes.groupby("reaction")["code"]:
        counts = Counter(str(code).upper() for code in given).most_common(2)
        if len(counts) == 1 or counts[0][1] > counts[1][1]:
            upper = counts[0][0]
            found[str(name)] = next(str(code) for code in given if str(code).upper() == upper)
    return found

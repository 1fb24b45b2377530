"""The methods paragraph: what was asked, of whom, how it was coded and estimated, for a paper to take over."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from analysis.base import Layer, Study
from analysis.coding.codes import codes_of
from analysis.compare.readings import instrument
from reports.shown import sentence, shown
from reports.works import works

ALPHA, PPI, CROSS, CR3, HOLM = "krippendorff2004", "angelopoulos2023", "zrnic2024", "bell2002", "holm1979"


def paragraph_view(
    study: Study, layers: Mapping[str, Layer], *, question: str | None, codebook: str | None, version: str | None
) -> dict[str, Any]:
    """The paragraph as sentences, the works that it cites, and these works' keys; from the layers alone."""
    said, cited = _read(study, layers, question, version), list[str]()
    for sentences, keys in (_coded_part(study, layers, codebook), _instruments(layers)):
        said += sentences
        cited += keys
    return {
        "sentences": [sentence(one) for one in said],
        "works": [work.apa for work in works(cited)],
        "cited": [work.key for work in works(cited)],
    }


def _coded_part(study: Study, layers: Mapping[str, Layer], codebook: str | None) -> tuple[list[str], list[str]]:
    """What was coded and how it was estimated, and the works on it."""
    said, cited = list[str](), list[str]()
    codes = _codes(study)
    if codes is None:
        said.append(
            "Nothing was coded by hand, so no share of a stance and no level of sentiment is given for any population."
        )
        return said, cited
    said.append(_coded(codes, codebook))
    if (codes["part"] == "random").any():
        said.append("They were drawn at random with known inclusion probabilities, by which estimates are weighted.")
    agreed = _agreement(layers)
    if agreed:
        said.append(f"Agreement by Krippendorff’s α (2004): {agreed}.")
        cited.append(ALPHA)
    if "populations" in layers and layers["populations"].table["value"].notna().any():
        said.append(
            f"Shares and means are those of the codes, sharpened by {_machine(study, layers)} "
            "(cross-fitted prediction-powered inference with a tuned weight; Angelopoulos et al. 2023; "
            "Zrnic & Candès 2024); the machine’s answers are never counted by themselves. Intervals are at 95 % and "
            "count discussions, not comments (jackknife over clusters; Bell & McCaffrey 2002)."
        )
        cited += [PPI, CROSS, CR3]
    if "compare" in layers and layers["compare"].table["p_holm"].notna().any():
        said.append("Comparisons that the data may carry are adjusted for their number (Holm 1979).")
        cited.append(HOLM)
    if "specifications" in layers and len(layers["specifications"].table):
        said.append("Each difference was computed in other defensible ways too (Simonsohn et al. 2020).")
        cited.append("simonsohn2020")
    return said, cited


def _instruments(layers: Mapping[str, Layer]) -> tuple[list[str], list[str]]:
    """What found the themes, the words, the camps and the shape of the talk, where these are shown, and the works."""
    said, cited = list[str](), list[str]()
    talk = layers["talk"].table if "talk" in layers else None
    for is_shown, words, keys in (
        (
            _themes(layers, tested=True),
            "Themes were found from sentence vectors (Yang et al. 2020) and kept where parts of the comments give them "
            "again (after Hennig 2007).",
            ("yang2020", "hennig2007"),
        ),
        (
            _themes(layers, tested=False),
            "Themes were cut from sentence vectors (Yang et al. 2020), as an order for reading: they were not tested.",
            ("yang2020",),
        ),
        (
            _rows(layers, "stance_validity"),
            "What a machine is worth that learns sides from codes (kernel ridge regression, Saunders et al. 1998, on "
            "sentence vectors, Yang et al. 2020) is shown beside; no share of a side rests on it alone.",
            ("saunders1998", "yang2020"),
        ),
        (
            _rows(layers, "keyness"),
            "Words that set groups apart are told by log-odds with an informative prior (Monroe et al. 2008) on counts "
            "divided by their design effect (Rao & Scott 1992), tested by discussion, with the false discovery rate "
            "held (Benjamini & Hochberg 1995).",
            ("monroe2008", "rao1992", "benjamini1995"),
        ),
        (
            "camps" in layers and layers["camps"].table["camp"].notna().any(),
            "Camps are the two sides between which most replies run, by a regularised spectral cut (Kunegis et al. "
            "2010; Amini et al. 2013).",
            ("kunegis2010", "amini2013"),
        ),
        (
            talk is not None and talk.loc[talk["thread"].isna(), "low"].notna().any(),
            "What inferred reply links leave open is carried into the intervals by drawing the trees many times "
            "(Rubin 1987; Barnard & Rubin 1999).",
            ("rubin1987", "barnard1999"),
        ),
    ):
        if is_shown:
            said.append(words)
            cited += keys
    return said, cited


def _rows(layers: Mapping[str, Layer], name: str) -> bool:
    return name in layers and layers[name].rows > 0


def _themes(layers: Mapping[str, Layer], *, tested: bool) -> bool:
    """Whether there are themes, and any or none of them was tested on parts of the comments."""
    if not _rows(layers, "themes"):
        return False
    table = layers["themes"].table
    found = table[table["theme"] >= 0]
    return len(found) > 0 and bool(found["tested"].any()) == tested


def _machine(study: Study, layers: Mapping[str, Layer]) -> str:
    """What sharpens the codes: a larger model, where its readings were given, else ours."""
    models = {instrument(study, str(name)) for name in layers["populations"].table["variable"].unique()} - {None}
    named = ", ".join(sorted(str(name) for name in models))
    return f"the codes that {named} gave" if named else "a machine that learnt from the codes of other discussions"


def _read(study: Study, layers: Mapping[str, Layer], question: str | None, version: str | None) -> list[str]:
    found = [f"We asked: {shown(question)}"] if question else []
    reactions = study.reactions
    comments = int((reactions["channel"] == "comment").sum())
    voices = len(reactions) - comments
    by = f"commentariat {version}" if version else "commentariat"
    found.append(
        f"We read {_of(len(study.corpus), 'page')} with {by} (seed {study.seed}): {_of(comments, 'comment')} of "
        f"readers and {_of(voices, 'voice')} of the public that articles quote."
    )
    if "counting" in layers:
        table = layers["counting"].columns("counted", "population", "thread")
        kept = table.loc[table["counted"].astype(bool), ["population", "thread"]]
        groups = kept.groupby("population")
        parts = [
            f"{shown(name)} ({len(rows):,} in {_of(rows['thread'].nunique(), 'discussion')})" for name, rows in groups
        ]
        counted = f"{_of(len(kept), 'reaction')} {'is' if len(kept) == 1 else 'are'} counted"
        found.append(f"{counted}: {', '.join(parts)}." if parts else f"{counted}.")
    return found


def _of(n: int, what: str) -> str:
    return f"{n:,} {what}{'' if n == 1 else 's'}"


def _codes(study: Study) -> Any:
    from threads.errors import CommentariatError

    try:
        codes = codes_of(study)
    except CommentariatError:
        return None
    return None if codes is None or codes.empty else codes


def _coded(codes: Any, codebook: str | None) -> str:
    coders = sorted(set(codes["coder"]) - {"settled"})
    variables = ", ".join(shown(name) for name in sorted(set(codes["variable"])))
    people = f"{len(coders)} coders" if len(coders) > 1 else "One coder"
    book = f" with the codebook {shown(codebook)}" if codebook else ""
    settled = " Disagreements were settled by discussion." if (codes["coder"] == "settled").any() else ""
    return f"{people} coded {codes['reaction'].nunique():,} reactions for {variables}{book}.{settled}"


def _agreement(layers: Mapping[str, Layer]) -> str:
    if "coding" not in layers:
        return ""
    table = layers["coding"].table
    return "; ".join(
        f"{shown(row.variable)} {row.alpha:.2f} [{row.low:.2f}, {row.high:.2f}], {row.units_by_two} reactions coded by "
        "two or more"
        for row in table[table["alpha"].notna()].itertuples()
    )

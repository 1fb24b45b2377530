"""What a comparison found, and what may be said of it in a sentence: the words follow the claim and the p adjusted for
all."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from analysis.compare.cautions import CAUTIONS
from analysis.compare.stats import ALPHA, DESCRIBE_FROM, least_p
from threads.cards import card, escaped


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """How much a value differs between two groups: `estimate` is the second group's mean less the first's.

    `low`, `high`, `p`: a 95 % interval and a two-sided p that count clusters, not rows; −∞ to ∞ and 1 where a side has
    one cluster or the clusters do not vary. `n` rows, `clusters` in all, of the way with fewest, named by `unit`; with
    hand codes only those that hold some. `claim`: "inferential" (of the populations), "descriptive" (of these texts),
    "none". `warnings` are codes; `CAUTIONS` of `analysis.compare.cautions` has the sentences. Where it is one of
    several comparisons, `p_holm` is p adjusted for their number, `among` (Holm 1979), and decides the words. `reason`
    says why a claim is withheld for other reasons than the numbers here.
    """

    estimate: float
    low: float
    high: float
    p: float
    n: int
    clusters: int
    claim: str
    warnings: tuple[str, ...] = ()
    groups: tuple[str, str] = ("", "")
    means: tuple[float, float] = (np.nan, np.nan)
    sizes: tuple[int, int] = (0, 0)
    group_clusters: tuple[int, int] = (0, 0)
    coded: tuple[int, int] = (0, 0)
    unit: str = "cluster"
    value: str = "value"
    method: str = ""
    p_holm: float | None = None
    among: int = 1
    reason: str = ""

    @property
    def sentence(self) -> str:
        """What a report may say, in one sentence: the claim, or a plain refusal."""
        return sentence_of(self)

    @property
    def cautions(self) -> tuple[str, ...]:
        """The warnings as sentences."""
        return tuple(CAUTIONS[code] for code in self.warnings)

    def _repr_html_(self) -> str:
        """The comparison as a notebook shows it: what may be said in a sentence, and the cautions."""
        return card(f"Comparison, claim: {self.claim}", escaped(self.sentence, longest=None), notes=self.cautions)


def sentence_of(found: Comparison) -> str:
    """The claim that a comparison can carry with its numbers, or a plain refusal with the reason."""
    first, second = found.groups
    if "unchecked" in found.warnings:
        return _unchecked(found)
    if found.claim == "none" and np.isnan(found.estimate) and found.reason:
        return f"{found.value} of {second} and {first} is not compared. {found.reason}"
    if found.claim == "none" and not all(found.sizes):
        return f"There is only one group with a value for {found.value}: nothing to compare."
    if found.claim == "none":
        return (
            f"No claim can be made about {found.value} of {second} against {first}: {_why_none(found)}. "
            f"In these texts the difference is {found.estimate:+.3f}."
        )
    lead = (
        "In these texts, which need not speak for their populations,"
        if found.claim == "descriptive"
        else "By these data"
    )
    differs = (found.p if found.p_holm is None else found.p_holm) < ALPHA
    verb = "differs from" if differs else "does not differ demonstrably from"
    return (
        f"{lead} {found.value} of {second} {verb} that of {first}: {found.estimate:+.3f} (95 % interval "
        f"{found.low:+.3f} to {found.high:+.3f}, {_chance(found)}); {_counts(found)}, {sum(found.sizes)} reactions."
        f"{'' if differs else _equivalence(found)}"
    )


SMALL = 0.1
"""A difference of a tenth of a share, or of a mean on a scale of 2, is called small: ten points of a hundred."""


def _equivalence(found: Comparison) -> str:
    """What an interval about nothing says all the same: how large a difference could be (Lakens 2017)."""
    most = max(abs(found.low), abs(found.high))
    return f" Any difference is under {most:.2f}." if np.isfinite(most) and most <= SMALL else ""


def _unchecked(found: Comparison) -> str:
    """The machine's difference, said to be no more: no p, no level, no claim."""
    first, second = found.groups
    side = "more negative" if found.estimate < 0 else "more positive"
    ends = f" ({found.low:+.2f} to {found.high:+.2f})" if np.isfinite(found.low) else ""
    open_ = " The interval holds 0: it may be none." if np.isfinite(found.low) and found.low <= 0 <= found.high else ""
    return (
        f"Unchecked here: the machine reads {second} as {side} than {first} by {abs(found.estimate):.2f}{ends} on a "
        f"scale of 2.{open_} {_counts(found)}; nobody has coded {found.value} on both sides."
    )


def _chance(found: Comparison) -> str:
    """The p by which the verb was chosen, and beside it the p of this comparison alone."""
    if found.p_holm is None or found.among < 2:
        return f"p = {found.p:.3f}"
    return f"p = {found.p_holm:.3f} among {found.among} comparisons, {found.p:.3f} alone"


def _counts(found: Comparison) -> str:
    units = found.unit if found.unit.endswith("s") else f"{found.unit}s"
    held = " with hand codes" if all(found.coded) else ""
    if found.group_clusters == (1, 1):
        one = units.removesuffix("s")
        return f"1 {one} and 1 {one}{held}"
    return f"{found.group_clusters[0]} and {found.group_clusters[1]} {units}{held}"


def _why_none(found: Comparison) -> str:
    if found.reason:
        return found.reason
    if min(found.group_clusters) >= DESCRIBE_FROM and least_p(found.group_clusters) <= ALPHA:
        return f"among {_counts(found)} the values do not vary, so that they give no interval"
    one = found.unit.removesuffix("s")
    return (
        f"{_counts(found)} are too few to tell a difference between populations from one between {one}s{_least(found)}"
    )


def _least(found: Comparison) -> str:
    reach = least_p(found.group_clusters)
    if min(found.group_clusters) < 2:
        return ""
    return f" (relabelling them cannot give p < .05; the least is {reach:.2f})" if reach > ALPHA else ""

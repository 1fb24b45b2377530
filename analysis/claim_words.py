"""What may be said of a comparison, in a sentence: the words follow the claim and the p adjusted for all comparisons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.compare.stats import ALPHA, DESCRIBE_FROM, least_p

if TYPE_CHECKING:
    from analysis.compare import Comparison


def sentence_of(found: Comparison) -> str:
    """The claim that a comparison can carry with its numbers, or a plain refusal with the reason."""
    first, second = found.groups
    if found.claim == "none" and not all(found.sizes):
        return f"There is only one group with a value for {found.value}: nothing to compare."
    if found.claim == "none":
        return (
            f"No claim can be made about {found.value} of {second} against {first}: {_why_none(found)}. "
            f"In these texts the difference is {found.estimate:+.3f}."
        )
    lead = "In these texts, which need not speak for their populations," if found.claim == "descriptive" else "By these data"
    differs = (found.p if found.p_holm is None else found.p_holm) < ALPHA
    verb = "differs from" if differs else "does not differ demonstrably from"
    return (
        f"{lead} {found.value} of {second} {verb} that of {first}: {found.estimate:+.3f} (95 % interval {found.low:+.3f} to "
        f"{found.high:+.3f}, {_chance(found)}); {_counts(found)}, {sum(found.sizes)} reactions."
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
    return f"{_counts(found)} are too few to tell a difference between populations from one between {one}s{_least(found)}"


def _least(found: Comparison) -> str:
    reach = least_p(found.group_clusters)
    if min(found.group_clusters) < 2:
        return ""
    return f" (relabelling them cannot give p < .05; the least is {reach:.2f})" if reach > ALPHA else ""

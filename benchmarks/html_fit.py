"""Fits the weights of the choice among groups of like parts of a page in markup."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np

from benchmarks.choice_fit import FREE, Weights, evened, fit_whether, fit_which, matrix, platt, print_table, signed
from benchmarks.html_choice import HtmlExample
from threads.comments.html.features import NONE, OF_GROUP, OF_RECORDS

HELD: Weights = {
    "named": (2.4, 1.0),
    "numbered": (0.9, 1.0),
    "listed": (0.9, 0.75),
    "beside": (-2.0, -2.0),
    "dated": (3.0, 1.0),
    "answered": (2.0, 1.0),
    "headed": (1.5, 0.7),
    "counted": (1.8, 1.0),
    "marked": (1.0, 0.6),
    "form": (0.6, 0.5),
    "few": (-3.0, -4.5),
    "unshown": (-3.0, -3.0),
    "count": (1.0, 0.4),
    "words": (1.0, 0.1),
    "dates": (-1.5, -1.0),
    "linked": (-3.0, -2.0),
    "index": (-3.0, -2.0),
    "titled": (-2.5, -1.0),
    "unsigned": (0.0, -2.0),
    "passed_on": (0.0, -4.0),
    "topics": (0.0, -5.0),
    "echoes": (0.0, 3.0),
    "buttons": (0.0, 1.5),
    "addressed": (0.0, 1.3),
    "invited": (0.0, 1.0),
    "says": (0.0, 1.7),
    "profiles": (0.0, 1.0),
    "only_called": (0.0, -3.0),
    "under_heading": (0.0, 1.0),
    "moments": (0.0, 1.2),
    "authored": (0.0, 1.0),
    "floors": (0.0, 1.0),
    "headlines": (0.0, -2.4),
    "headings_as_names": (0.0, -1.5),
    "article_above": (0.0, 0.4),
    "first_person": (0.0, 0.8),
    "signed": (0.0, 0.8),
    "returning": (0.0, 0.7),
}
"""Where weights are held, as a person would give them in points of the natural logarithm; no weight may have the other
sign."""
HELD_NONE = {"always": 5.0, "quiet": 0.0, "none_told": 2.0}
PULL_WHICH, PULL_WHETHER = 0.1, 0.3
"""How hard, chosen by cross-validation in five parts of the half that is fitted on."""
SHARE = {
    "forums": 1.0, "forums masked": 1.0, "dragnet": 1.0, "dragnet masked": 0.6, "L3S": 0.6, "L3S masked": 0.3,
    "golden": 0.6, "golden masked": 0.4, "made": 0.4, "made masked": 0.4,
}  # fmt: skip
"""What a set counts in the choice of which group."""
RIGHT, WRONG = 0.3, 0.05
"""Quality from which a group holds the page's comments, and below which it holds something else."""
CAREFUL = 1.1
"""What an invented comment counts against a lost one."""
TEMPTING, MASKED = 1.5, 0.7
"""What a page that tempts, and one with hashes for class words, count against another."""
SAID = frozenset(["dragnet-355", "dragnet-R709", "dragnet-T163"])
"""Pages whose gold is without comments and that show readers' words."""
GROUP, ALL = [*OF_GROUP], [*OF_GROUP, *OF_RECORDS]


def print_weights(examples: Sequence[HtmlExample]) -> None:
    """Prints the weights fitted to these pages, and the chance by the margin."""
    weights, nothing = fit(examples)
    print_table(weights, nothing, chance(examples, weights, nothing))


def fit(examples: Sequence[HtmlExample]) -> tuple[Weights, dict[str, float]]:
    """The weights of each feature, and those of "no comments"."""
    which = dict(zip(GROUP, map(float, _which(examples)), strict=True))
    ranking = {name: (which.get(name, 0.0), 0.0) for name in ALL}
    found = _whether(examples, ranking)
    weights = {name: (round(which.get(name, 0.0), 2), round(float(w), 2)) for name, w in zip(ALL, found, strict=False)}
    return weights, {name: round(float(w), 2) for name, w in zip(NONE, found[len(ALL) :], strict=True)}


def chance(examples: Sequence[HtmlExample], weights: Weights, nothing: dict[str, float]) -> tuple[float, float]:
    """Slope and offset of the chance that what was tried are comments, by its margin; measured pages as they are."""
    margins, right = [], []
    for one in examples:
        tried = one.ranked(weights)
        if one.page.way or one.page.set not in ("forums", "L3S", "dragnet") or one.page.id in SAID or not tried:
            continue
        chosen = one.chosen(weights, nothing)
        k = max(tried, key=lambda k: one.margin(k, weights, nothing)) if chosen is None else chosen
        margins.append(max(LEAST, one.margin(k, weights, nothing)))
        right.append(one.page.has and one.quality[k] >= RIGHT)
    return platt(np.array(margins), np.array(right, float))


LEAST = -20.0
"""Points of a group of which nothing was left to read."""


def _which(examples: Sequence[HtmlExample]) -> np.ndarray:
    of = [one for one in examples if one.page.has and len(one.values) > 1 and max(one.quality) > 0]
    count = Counter(_label(one) for one in of)
    rows = [(matrix(one.values, GROUP), np.array(one.worth), SHARE[_label(one)] / count[_label(one)]) for one in of]
    held = np.array([HELD[name][0] for name in GROUP])
    return fit_which(rows, signed(held), start=held, held=held, pull=PULL_WHICH)


def _label(one: HtmlExample) -> str:
    return f"{one.page.set} {one.page.way}".strip()


def _whether(examples: Sequence[HtmlExample], ranking: Weights) -> np.ndarray:
    """The weights of all features, then of those of "no comments"."""
    told = [pair for one in examples for pair in _told(one, ranking)]
    values = np.hstack(
        [matrix([one.values[k] for one, k in told], ALL), -matrix([one.none for one, _ in told], [*NONE])]
    )
    wanted = np.array([_right(one, k) for one, k in told], float)
    share = np.array([(TEMPTING if o.page.set == "tempting" else 1) * (MASKED if o.page.way else 1) for o, _ in told])
    held = np.array([*(HELD[name][1] for name in ALL), *(HELD_NONE[name] for name in NONE)])
    pull = np.where(np.arange(len(held)) == len(ALL), 0.0, PULL_WHETHER * len(wanted) / len(held))
    bounds = [*signed(held[: len(ALL)]), FREE, *signed(held[len(ALL) + 1 :])]
    return fit_whether(values, wanted, evened(share, wanted, careful=CAREFUL), bounds, held=held, pull=pull)


def _told(one: HtmlExample, ranking: Weights) -> Iterator[tuple[HtmlExample, int]]:
    """The groups that would be tried, down to the one that holds the comments, but for those half right.

    Golden pages of known platforms are read by their own parsers: the general method is asked for their shape alone.
    """
    shape = one.page.set == "golden" and not one.page.way and not one.page.id.startswith("records")
    if shape or one.page.id in SAID:
        return
    for k in one.ranked(ranking):
        if k in one.empty or (one.page.has and WRONG <= one.quality[k] < RIGHT):
            continue
        yield one, k
        if _right(one, k):
            return


def _right(one: HtmlExample, k: int) -> bool:
    return one.page.has and one.quality[k] >= RIGHT

"""Which side each camp is on: from hand codes of stance alone, and only where these tell the camps apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from analysis.base import Study
from analysis.camps.threads import Joined, camps_of
from analysis.coding.codes import hand_labels

LETTERS = ("A", "B")
SIDES = ("FAVOR", "AGAINST")
SURE = 0.05
"""Camps are named where Fisher's exact test of camp by side has a p below this, times the threads that are tested."""


@dataclass(frozen=True, slots=True)
class SideCount:
    """The coded authors of one camp: how many are in favour and against, the p of the thread's test (None: no test),
    and the side that names the camp, None where the codes name none."""

    favor: int
    against: int
    p: float | None
    name: str | None


def sides_of(study: Study) -> dict[tuple[str, int], SideCount]:
    """By (thread, camp) what the hand codes of stance say of its authors."""
    return study.once("sides of camps", lambda: _sides_of(study))


def _sides_of(study: Study) -> dict[tuple[str, int], SideCount]:
    coded = coded_authors(study)
    counts = {thread: _counts(joined, coded.get(thread, {})) for thread, joined in camps_of(study)[0].items()}
    tests = {thread: _test(both) for thread, both in counts.items() if all(sum(one) for one in both)}
    found = {}
    for thread, both in counts.items():
        p = tests.get(thread)
        named = p is not None and p * len(tests) <= SURE and (both[0][0] > both[0][1]) != (both[1][0] > both[1][1])
        named = named and all(favor != against for favor, against in both)
        for camp, (favor, against) in enumerate(both):
            name = SIDES[int(against > favor)] if named else None
            found[thread, camp] = SideCount(favor, against, p, name)
    return found


def coded_authors(study: Study) -> dict[str, dict[str, str]]:
    """By thread the side of each author of whose coded comments more are on one side than on the other."""
    given: dict[tuple[str, str], Counter[str]] = {}
    reactions = study.reactions
    for name, code in hand_labels(study, "stance").items():
        if code in SIDES and isinstance(reactions.at[name, "author"], str):
            key = str(reactions.at[name, "thread"]), str(reactions.at[name, "author"])
            given.setdefault(key, Counter())[code] += 1
    found: dict[str, dict[str, str]] = {}
    for (thread, author), said in given.items():
        favor, against = (said[side] for side in SIDES)
        if favor != against:
            found.setdefault(thread, {})[author] = SIDES[int(against > favor)]
    return found


def _counts(joined: Joined, coded: Mapping[str, str]) -> tuple[tuple[int, int], tuple[int, int]]:
    """For each camp the placed authors coded in favour and against."""
    camp = joined.cut.camps()
    found = Counter((camp.get(author), side) for author, side in coded.items())
    first, second = ((found[which, SIDES[0]], found[which, SIDES[1]]) for which in (0, 1))
    return first, second


def _test(both: tuple[tuple[int, int], tuple[int, int]]) -> float:
    from scipy.stats import fisher_exact

    return float(fisher_exact(both).pvalue)

"""What a study knows of sides: nearness to its statements, and what a machine learnt from its codes."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.base import Study
from analysis.sentiment import classes_of
from analysis.stance.learner import Learnt, learn
from analysis.stance.statements import Seeds, Stance, read_stance
from analysis.stance.ties import ties_among


def seeds_of(target: str, favor: Sequence[str], against: Sequence[str]) -> Seeds:
    """The target and its statements as an analysis was given them; raises BadParameter without a target."""
    return Seeds(target=target, favor=_listed(favor), against=_listed(against)).filled()


def leanings(study: Study, *, target: str = "", favor: Sequence[str] = (), against: Sequence[str] = ()) -> list[Stance]:
    """What nearness to the statements makes of each reaction, in their order: a machine's reading, never printed."""
    seeds = seeds_of(target, favor, against)
    ties = ties_among(study.reactions, study.layer("replies").table)
    classes, _ = classes_of(study)
    return study.once(
        f"leanings {seeds}",
        lambda: read_stance(study.texts, seeds, ties=ties, tones=classes[:, 2] - classes[:, 0], through=study.map),
    )


def learnt(study: Study, *, target: str = "", favor: Sequence[str] = (), against: Sequence[str] = ()) -> Learnt | None:
    """What a machine learnt from the study's hand codes; None with too few of them."""
    found = leanings(study, target=target, favor=favor, against=against)
    return learn(study, seeds_of(target, favor, against), found)


def _listed(statements: Sequence[str]) -> tuple[str, ...]:
    return (statements,) if isinstance(statements, str) else tuple(statements)

"""The words and phrases that each group of reactions says more than the others who write in its language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import exp
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.base import Result, Study, analysis
from analysis.coding.codes import hand_labels
from analysis.compare.stats import DESCRIBE_FROM
from analysis.contents.counting import counted_reactions
from analysis.keyness.concepts import SaidConcepts
from analysis.keyness.odds import Odds, false_discovery, log_odds, pooled, widened
from analysis.keyness.said import LEAST_THREADS, Said, Told
from analysis.tables import counted, table_of
from threads.errors import BadParameter

COLUMNS = (
    "id", "term", "said_as", "words", "language", "group", "against", "log_odds", "low", "high", "z", "p", "q", "claim",
    "n", "against_n", "share", "against_share", "threads", "against_threads", "persons", "examples", "contexts",
)  # fmt: skip
# So many terms of each group are listed beside those that are claimed.
BESIDE = 40
Q = 0.05
OTHERS = "all others"
EVERY = "all languages"


@dataclass(frozen=True, slots=True)
class Compared:
    """Two sides in one language, or in all together: what they say and how the terms were tested."""

    language: str
    group: str
    against: str
    said: Told
    odds: Odds
    sides: tuple[NDArray[np.bool_], NDArray[np.bool_]]
    spread: float = 0.0
    claims: bool = True
    common: tuple[str, ...] = ()


@analysis("keyness", about="comparison", version=2)
def keyness(study: Study, *, by: str = "population", groups: str | None = None, concepts: bool = False) -> Result:
    """The words and phrases that each group says more than the others in its language, with interval, q and examples.

    `by` is a column of the reactions or a variable that people coded; `groups` names two of its values ("A,B"), else
    each is set against all others. With `concepts` it is not words but concepts, words of all languages that mean one
    thing, and groups are compared within the languages that both write in. A reaction says a term once. `claim` is true
    where q ≤ .05 over all terms tested.
    """
    table, names = _grouped(study, by, groups)
    found: list[Compared] = []
    lacking: list[str] = []
    parts = [(EVERY, table)] if concepts else [(str(name), rows) for name, rows in table.groupby("language", sort=True)]
    for language, rows in parts:
        sides, said_why = _sides(rows, names, language)
        lacking += said_why
        if sides:
            found += _compared(study, rows, language, sides, concepts=concepts)
    q = false_discovery(np.concatenate([np.zeros(0), *(one.odds.p for one in found)]))
    rows_out: list[dict[str, Any]] = []
    start = 0
    for one in found:
        rows_out += _rows(one, q[start : start + len(one.odds.p)])
        start += len(one.odds.p)
    notes = _notes(rows_out, len(q), lacking, "concept" if concepts else "term")
    if concepts:
        notes += tuple(_worth(one) for one in found)
    return Result(table=table_of(rows_out, COLUMNS), notes=notes, refusal=_refusal(found, lacking, by))


def _compared(
    study: Study, rows: pd.DataFrame, language: str, sides: list[tuple[str, str]], *, concepts: bool
) -> Iterator[Compared]:
    """The sides of one language that say any term in common, tested."""
    texts = study.texts.at(rows["place"].to_numpy(dtype=np.int64))
    said = (SaidConcepts if concepts else Said)(rows, _authors(study, rows), texts)
    for group, against in sides if said.terms else ():
        first = (rows["group"] == group).to_numpy()
        second = ~first if against == OTHERS else (rows["group"] == against).to_numpy()
        if concepts:
            yield _across(rows, said, (group, against), (first, second))
        else:
            yield Compared(language, group, against, said, said.odds(first, second, log_odds), (first, second))


def _across(
    rows: pd.DataFrame, said: Told, names: tuple[str, str], sides: tuple[NDArray[np.bool_], NDArray[np.bool_]]
) -> Compared:
    """Two sides by concepts: tested within the languages that both write in; without one described, with no claim."""
    tongue, thread = rows["language"].to_numpy(dtype=object), rows["thread"].to_numpy(dtype=object)
    common = tuple(
        name
        for name in sorted(set(tongue.tolist()))
        if all(len(set(thread[side & (tongue == name)].tolist())) >= DESCRIBE_FROM for side in sides)
    )
    if common:
        first, second = sides
        parts = [said.odds(first & (tongue == name), second & (tongue == name), log_odds) for name in common]
        return Compared(EVERY, *names, said, pooled(parts), sides, common=common)
    odds, spread = widened(said.odds(*sides, log_odds))
    return Compared(EVERY, *names, said, odds, sides, spread, claims=False)


def _grouped(study: Study, by: str, groups: str | None) -> tuple[pd.DataFrame, list[str]]:
    """The counted reactions with their `group` and their `place` among all, and the groups; raises BadParameter for a
    column or group not there."""
    table = counted_reactions(study, "id", "thread", "language", "person")
    reactions = study.reactions
    table["place"] = np.flatnonzero(study.layer("counting").columns("counted"))
    if by in reactions.columns:
        table["group"] = reactions[by].astype(object).reindex(table.index)
    else:
        codes = hand_labels(study, by.lower())
        if not codes:
            raise BadParameter(
                f"Reactions have no column {by!r} and no hand codes of a variable {by!r}; the columns: "
                f"{', '.join(reactions.columns)}."
            )
        table["group"] = pd.Series(codes, dtype=object).reindex(table.index)
    table = table[table["group"].notna()].copy()
    table["group"] = table["group"].astype(str)
    table["language"] = table["language"].fillna("unknown").astype(str)
    table["person"] = table["person"].where(table["person"].notna(), table["id"]).astype(str)
    known = sorted(set(table["group"]))
    wanted = known if groups is None else [name.strip() for name in groups.split(",") if name.strip()]
    for name in wanted:
        if name not in known:
            raise BadParameter(f"No counted reaction has the {by} {name!r}; there are: {', '.join(known) or 'none'}.")
    if groups is not None and len(set(wanted)) != 2:
        raise BadParameter(f"`groups` names two values of {by}, parted by a comma, not {groups!r}.")
    return table[table["group"].isin(wanted)], wanted


def _sides(rows: pd.DataFrame, names: list[str], language: str) -> tuple[list[tuple[str, str]], list[str]]:
    """Which groups are set against which in one language, and sentences on those that have too few threads."""
    threads = rows.groupby("group")["thread"].nunique().to_dict()
    here = [name for name in names if name in threads]
    if len(here) < 2:
        return [], []
    enough = [name for name in here if threads[name] >= DESCRIBE_FROM]
    why = [
        f"{name} in {language}: {counted(threads[name], 'thread')}, {DESCRIBE_FROM - threads[name]} more needed for "
        "words of its own."
        for name in here
        if name not in enough
    ]
    if len(here) == 2:
        return ([(here[0], here[1])] if len(enough) == 2 else []), why
    beside = {name: rows.loc[rows["group"] != name, "thread"].nunique() for name in enough}
    return [(name, OTHERS) for name in enough if beside[name] >= DESCRIBE_FROM], why


def _authors(study: Study, rows: pd.DataFrame) -> list[tuple[str, str]]:
    """Who writes in each thread, by the names shown."""
    reactions = study.reactions
    named = reactions["author"].notna() & reactions["thread"].isin(rows["thread"].unique())
    shown = reactions.loc[named, ["thread", "author"]].drop_duplicates()
    return [(str(thread), str(name)) for thread, name in zip(shown["thread"], shown["author"], strict=True)]


def _rows(one: Compared, q: NDArray[np.float64]) -> Iterator[dict[str, Any]]:
    """The terms that the group says more; where only two groups are, those of the other in rows of its own."""
    names, said, odds = (one.group, one.against), one.said, one.odds
    written = said.said_as if isinstance(said, SaidConcepts) else None
    for turn in (0, 1) if one.against != OTHERS else (0,):
        sign = 1 - 2 * turn
        own, other = said.facts(one.sides[turn]), said.facts(one.sides[1 - turn])
        order = np.lexsort((-own.n, q, -sign * odds.z))
        fit = (sign * odds.z > 0) & (own.threads >= LEAST_THREADS) & (own.persons >= LEAST_THREADS)
        listed = [at for at in order if fit[at]]
        for place, at in enumerate(listed):
            claim = bool(one.claims and q[at] <= Q)
            if not claim and place >= BESIDE:
                break
            low, high = sorted((sign * odds.low[at], sign * odds.high[at]))
            examples, contexts = said.contexts(at, one.sides[turn])
            yield {
                "id": f"{one.language} | {names[turn]} | {said.forms[at]} | {' '.join(said.terms[at])}",
                "term": said.forms[at], "said_as": written[at] if written else said.forms[at],
                "words": len(said.terms[at]), "language": one.language,
                "group": names[turn], "against": names[1 - turn], "log_odds": float(sign * odds.estimate[at]),
                "low": float(low), "high": float(high), "z": float(sign * odds.z[at]), "p": float(odds.p[at]),
                "q": float(q[at]), "claim": claim, "n": int(own.n[at]), "against_n": int(other.n[at]),
                "share": float(own.n[at] / own.reactions), "against_share": float(other.n[at] / other.reactions),
                "threads": int(own.threads[at]), "against_threads": int(other.threads[at]),
                "persons": int(own.persons[at]),
                "examples": examples, "contexts": contexts,
            }  # fmt: skip


def _worth(one: Compared) -> str:
    """What a comparison by concepts is worth."""
    names = f"{one.group} and {one.against}"
    if one.claims:
        return f"{names} are compared within {', '.join(one.common)}, where both write, and not across languages."
    return (
        f"{names} share no language in which each has {DESCRIBE_FROM} threads: a concept that one language has more "
        "words for is met more often in it, whoever writes, so nothing is claimed. Between them concepts stray by "
        f"{exp(one.spread):.1f} times beyond chance; each interval allows for that."
    )


def _refusal(found: list[Any], lacking: list[str], by: str) -> str | None:
    if found:
        return None
    why = " ".join(lacking) or f"No two groups of {by} write in one language."
    return (
        f"No words are compared: two groups of {by} in one language are needed, each with {DESCRIBE_FROM} threads or "
        f"more. {why}"
    )


def _notes(rows: list[dict[str, Any]], tested: int, lacking: list[str], what: str) -> tuple[str, ...]:
    if not tested:
        return ()
    claimed = sum(row["claim"] for row in rows)
    said = (
        f"{counted(tested, f'{what} was', f'{what}s were')} tested by thread; {claimed or 'none'} "
        f"{'is' if claimed == 1 else 'are'} told apart with a false-discovery rate of 5 % (Benjamini & Hochberg 1995). "
        "The others are the strongest of the rest, and chance may have set them apart."
    )
    return (said, *lacking)

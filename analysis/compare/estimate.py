"""Comparing two groups of reactions: an estimate with its interval, and how much may be claimed from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.compare.cautions import SERIOUS, cautions_of
from analysis.compare.comparison import Comparison
from analysis.compare.ppi import clustered, corrected_mean
from analysis.compare.stats import (
    ALPHA,
    DESCRIBE_FROM,
    INFER_FROM,
    PERMUTE_UP_TO,
    Floats,
    Interval,
    Ints,
    by_influence,
    cluster_sums,
    expected_spread,
    least_p,
    permute_clusters,
    t_interval,
    welch,
)
from threads.errors import BadParameter


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rows:
    values: Floats
    second: NDArray[np.bool_]
    clusters: list[Ints]
    names: list[str]
    codes: Floats | None
    weight: Floats
    groups: tuple[str, str]


def compare(
    table: pd.DataFrame,
    value: str,
    group: str,
    cluster: str | Sequence[str],
    *,
    gold: str | None = None,
    weight: str | None = None,
    seed: int = 0,
) -> Comparison:
    """The difference of the mean `value` between the two groups (in their sorted order, second less first).

    `cluster` is a column (thread) or several (thread and author). One way, each cluster in one group: whole clusters
    are relabelled (`analysis.compare.stats.permute_clusters`). Otherwise: cluster-robust, multiway. With `gold`, a
    column of hand codes (NaN = uncoded), the value is corrected by them (`analysis.compare.ppi`). `weight` holds
    inclusion probabilities: of the row in the coded sample where `gold` is given, else of the row in the table. Columns
    `language`, `chosen_by`, `author`, `digest` of the table, where there, are looked at for cautions. Raises
    BadParameter for an unknown or unsuitable column or more than two groups.
    """
    ways = [cluster] if isinstance(cluster, str) else list(cluster)
    _check_columns(table, [value, group, *ways, *filter(None, (gold, weight))])
    kept, rows = _rows(table, value, group, ways, gold, weight)
    cautions = cautions_of(kept, rows.second, group=group, dropped=len(table) - len(kept), codes=rows.codes)
    sizes = int((~rows.second).sum()), int(rows.second.sum())
    frame = Comparison(
        estimate=np.nan, low=-np.inf, high=np.inf, p=1.0, n=len(kept), clusters=0, claim="none",
        warnings=cautions, groups=rows.groups, sizes=sizes, unit=ways[0], value=value,
    )  # fmt: skip
    if not all(sizes):
        return replace(frame, warnings=_with(cautions, "one-group"))
    return _measured(frame, rows, seed)


def _measured(frame: Comparison, rows: _Rows, seed: int) -> Comparison:
    codes = rows.codes if rows.codes is not None and "instrument-not-validated" not in frame.warnings else None
    means, influence = _means(rows, codes)
    clusters, names = _without_nested(rows.clusters, rows.names)
    counted = ~np.isnan(codes) if codes is not None else np.ones(len(rows.values), dtype=bool)
    counts = [tuple(len(np.unique(way[counted & side])) for side in (~rows.second, rows.second)) for way in clusters]
    least = min(range(len(counts)), key=lambda way: min(counts[way]))
    sides = (counts[least][0], counts[least][1])
    crossed = any(
        len(np.unique(way)) < sum(len(np.unique(way[s])) for s in (~rows.second, rows.second)) for way in clusters
    )
    estimate = means[1] - means[0]
    if len(clusters) > 1 or crossed:
        signed = np.where(
            rows.second, rows.weight / rows.weight[rows.second].sum(), -rows.weight / rows.weight[~rows.second].sum()
        )
        found = by_influence(
            estimate, influence, clusters, [expected_spread(np.where(counted, signed, 0.0), way) for way in clusters]
        )
    elif codes is not None:
        found = _corrected(rows, codes, estimate, clusters[0], sides)
    else:
        found = _nested(rows, clusters[0], seed)
    warnings = frame.warnings if min(sides) >= INFER_FROM else _with(frame.warnings, "few-clusters")
    return replace(
        frame, estimate=estimate, low=found.low, high=found.high, p=found.p, warnings=warnings,
        claim=_claim(sides, warnings, found), clusters=len(np.unique(clusters[least])), group_clusters=sides,
        means=means,
        coded=(0, 0) if codes is None else (int(counted[~rows.second].sum()), int(counted[rows.second].sum())),
        method=found.method, unit=names[least],
    )  # fmt: skip


def _nested(rows: _Rows, clusters: Ints, seed: int) -> Interval:
    sums, sizes = cluster_sums(rows.weight * rows.values, clusters), cluster_sums(rows.weight, clusters)
    second = cluster_sums(rows.second.astype(float), clusters) > 0
    if len(sums) > PERMUTE_UP_TO or min(second.sum(), (~second).sum()) < 2:
        return welch(sums, sizes, second)
    return permute_clusters(sums, sizes, second, seed=seed)


def _corrected(rows: _Rows, codes: Floats, estimate: float, clusters: Ints, counts: tuple[int, int]) -> Interval:
    """A t interval on the influence of clusters, those of the two sides apart."""
    parts = []
    for side in (~rows.second, rows.second):
        found = corrected_mean(rows.values[side], codes[side], rows.weight[side])
        parts.append(
            clustered(found, codes[side], rows.weight[side], np.unique(clusters[side], return_inverse=True)[1])
        )
    variances = (parts[0][0], parts[1][0])
    if min(counts) < 2 or not np.isfinite(sum(variances)) or sum(variances) <= 0:
        freedom = float("nan")
    else:
        freedom = sum(variances) ** 2 / sum(variance**2 / degrees for variance, degrees in parts)
    return t_interval(estimate, float(np.sqrt(sum(variances))), freedom, "prediction-powered, jackknife over clusters")


def _means(rows: _Rows, codes: Floats | None) -> tuple[tuple[float, float], Floats]:
    """The means of both groups, and each row's influence on their difference."""
    means, influence = [], np.zeros(len(rows.values))
    for side, sign in ((~rows.second, -1.0), (rows.second, 1.0)):
        values, weight = rows.values[side], rows.weight[side]
        if codes is not None:
            found = corrected_mean(values, codes[side], weight)
            means.append(found.mean)
            influence[side] = sign * found.influence
        else:
            means.append(float((weight * values).sum() / weight.sum()))
            influence[side] = sign * weight * (values - means[-1]) / weight.sum()
    return (means[0], means[1]), influence


def _rows(
    table: pd.DataFrame, value: str, group: str, ways: list[str], gold: str | None, weight: str | None
) -> tuple[pd.DataFrame, _Rows]:
    values = _numbers(table[value], value)
    keep = ~np.isnan(values) & table[group].notna().to_numpy(dtype=bool)
    kept = table[keep]
    names = _group_names(kept[group])
    second = (kept[group] == names[1]).fillna(False).to_numpy(dtype=bool)  # noqa: FBT003
    chance = np.ones(len(kept)) if weight is None else _numbers(kept[weight], weight)
    if not (chance > 0).all():
        raise BadParameter(f"Inclusion probabilities are above 0; the column {weight!r} has others.")
    codes = None if gold is None else _numbers(kept[gold], gold)
    rows = _Rows(
        values=values[keep],
        second=second,
        clusters=[_cluster_codes(kept[way]) for way in ways],
        names=ways,
        codes=codes,
        weight=chance if gold is not None else 1 / chance,
        groups=(str(names[0]), str(names[1])),
    )
    return kept, rows


def _group_names(column: pd.Series[Any]) -> tuple[Any, Any]:
    if isinstance(column.dtype, pd.CategoricalDtype):
        present = [name for name in column.cat.categories if (column == name).any()]
    else:
        present = sorted(column.unique().tolist(), key=lambda name: (str(type(name)), name))
    if len(present) > 2:
        raise BadParameter(
            f"Two groups are compared at a time; the column {column.name!r} has {len(present)}: "
            f"{', '.join(map(str, present[:6]))}. Keep the rows of two of them."
        )
    return tuple([*present, None, None][:2])


def _cluster_codes(column: pd.Series[Any]) -> Ints:
    """Numbers for the clusters; a row whose cluster is unknown is a cluster of its own."""
    codes, known = pd.factorize(column)
    lone = codes < 0
    codes[lone] = len(known) + np.arange(lone.sum())
    return np.unique(codes, return_inverse=True)[1].astype(np.int64)


def _without_nested(ways: list[Ints], names: list[str]) -> tuple[list[Ints], list[str]]:
    """The ways of clustering without those whose clusters lie within another's: the coarser one covers them."""
    kept: list[int] = []
    for i in sorted(range(len(ways)), key=lambda i: (len(np.unique(ways[i])), i)):
        joint = [len(np.unique(ways[i] * (ways[j].max(initial=0) + 1) + ways[j])) for j in kept]
        if all(count > len(np.unique(ways[i])) for count in joint):
            kept.append(i)
    return [ways[i] for i in sorted(kept)], [names[i] for i in sorted(kept)]


def _numbers(column: pd.Series[Any], name: str) -> Floats:
    try:
        return pd.to_numeric(column).to_numpy(dtype=np.float64, na_value=np.nan)
    except (ValueError, TypeError) as error:
        raise BadParameter(
            f"The column {name!r} must hold numbers; give codes as numbers (−1, 0, 1). ({error})"
        ) from error


def _check_columns(table: pd.DataFrame, names: list[str]) -> None:
    missing = [name for name in names if name not in table.columns]
    if missing:
        raise BadParameter(f"The table has no column {missing[0]!r}; it has: {', '.join(map(str, table.columns))}.")


def _claim(sides: tuple[int, int], warnings: tuple[str, ...], found: Interval) -> str:
    if min(sides) < DESCRIBE_FROM or least_p(sides) > ALPHA or not np.isfinite(found.low):
        return "none"
    return "descriptive" if min(sides) < INFER_FROM or SERIOUS.intersection(warnings) else "inferential"


def _with(warnings: tuple[str, ...], code: str) -> tuple[str, ...]:
    return warnings if code in warnings else (*warnings, code)

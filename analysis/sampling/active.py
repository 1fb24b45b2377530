"""The active part of a sample: what teaches a machine most. It trains and never estimates, since it is not drawn by
chance.

Cluster centres first, while nothing is coded: they show each kind of reaction once. Then those of which the machine is
least sure (uncertainty sampling: Lewis & Gale, SIGIR 1994).
"""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.base import Study
from analysis.coding.codes import codes_of
from analysis.texts.vectors import meanings

MOST = 5_000
"""Reactions among which the active part is looked for, evenly over all: what it teaches does not grow beyond."""
ENOUGH = 20
"""Codes from which the machine's doubt is worth asking about."""


def active_part(study: Study, table: pd.DataFrame, count: int, seed: int) -> list[str]:
    """The ids of `count` reactions: half by a machine’s doubt, where there are codes to learn from; then centres."""
    if not count or table.empty:
        return []
    table = table.iloc[:: max(1, len(table) // MOST)]
    doubtful = _doubtful(study, table)[: count // 2]
    rest = table.loc[~table.index.isin(doubtful), []].join(study.reactions["own_text"])
    return [*doubtful, *_centres(rest, count - len(doubtful), seed)][:count]


def _centres(table: pd.DataFrame, count: int, seed: int) -> list[str]:
    """The ids of the reactions nearest to the centres of k-means, the largest cluster's first."""
    if min(count, len(table)) < 1:
        return []
    vectors = meanings(table["own_text"].fillna("").tolist(), what="what differs among the reactions")
    return [str(table.index[place]) for place in centres(vectors, count, seed)]


def centres(vectors: NDArray[np.float32], count: int, seed: int) -> list[int]:
    """The places of the vectors (n, d) nearest to each centre of k-means, the largest cluster's first, none twice."""
    from sklearn.cluster import KMeans

    count = min(count, len(vectors))
    found = KMeans(count, n_init=1, random_state=seed).fit(vectors)
    distances = found.transform(vectors)
    chosen: dict[int, None] = {}
    for cluster in np.argsort(-np.bincount(found.labels_, minlength=count), kind="stable"):
        nearest = np.argsort(distances[:, cluster], kind="stable")
        place = next((int(place) for place in nearest if int(place) not in chosen), None)
        if place is not None:
            chosen[place] = None
    return list(chosen)


def _doubtful(study: Study, table: pd.DataFrame) -> list[str]:
    """The ids by the machine's doubt, most doubtful first; none where too little is coded."""
    codes = codes_of(study)
    if codes is None or codes["reaction"].nunique() < ENOUGH:
        return []
    from analysis.compare.measures import measures
    from analysis.compare.readings import measured

    shares = [one for one in measures(study) if one.kind == "share"]
    if not shares:
        return []
    read = np.stack([measured(study, one, by="thread")["read"].reindex(table.index).fillna(0.0) for one in shares[:4]])
    doubt = np.abs(np.sort(read, axis=0)[-1] - 0.5)
    return [str(table.index[place]) for place in np.argsort(doubt, kind="stable")]

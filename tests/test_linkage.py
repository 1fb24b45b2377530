"""Tight clusters: what average linkage of all vectors says, whatever stands beside them."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import pdist

from analysis import linkage as ours
from analysis.linkage import connected, tight_clusters


def units(seed: int, count: int, centres: int) -> NDArray[np.float64]:
    """Unit vectors about some centres, and some that lie apart."""
    rng = np.random.default_rng(seed)
    made = rng.standard_normal((centres, 12))[rng.integers(0, centres, count)] + 0.7 * rng.standard_normal((count, 12))
    return np.asarray(made / np.linalg.norm(made, axis=1, keepdims=True))


@given(st.integers(0, 2**32), st.integers(1, 60), st.integers(1, 9), st.sampled_from([0.05, 0.3, 0.55, 0.8, 1.2]))
def test_clusters_are_those_of_all_vectors_linked_at_once(seed: int, count: int, centres: int, cut: float) -> None:
    some = units(seed, count, centres)
    whole = fcluster(linkage(pdist(some, "cosine"), "average"), cut, "distance") if count > 1 else np.ones(1)
    assert tight_clusters(some, cut).tolist() == pd.factorize(whole)[0].tolist()


def test_rows_are_multiplied_a_block_at_a_time_with_the_same_clusters(monkeypatch: pytest.MonkeyPatch) -> None:
    some = units(5, 200, 12)
    whole = tight_clusters(some, 0.55)
    parts = connected(some, 0.3)
    monkeypatch.setattr(ours, "ROWS", 7)
    assert tight_clusters(some, 0.55).tolist() == whole.tolist() and connected(some, 0.3).tolist() == parts.tolist()
    assert 1 < len(set(whole.tolist())) < 200 and len(set(parts.tolist())) > 1


def test_nothing_and_what_is_alike() -> None:
    assert tight_clusters(np.zeros((0, 4)), 0.5).tolist() == []
    assert tight_clusters(np.eye(4), 0.5).tolist() == [0, 1, 2, 3]
    assert tight_clusters(np.repeat(np.eye(2), 3, axis=0), 0.5).tolist() == [0, 0, 0, 1, 1, 1]

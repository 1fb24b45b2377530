"""Topics of short texts: sentence vectors beside word vectors, tight clusters first, then means seeded with them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analysis.linkage import tight_clusters
from analysis.texts.inputs import check_texts
from analysis.texts.pieces import pieces
from analysis.texts.vectors import EncoderMissing, meanings
from analysis.texts.words import content_words, script
from analysis.topics.means import drawn_together, seeded, tightest, unit
from threads.errors import BadParameter
from threads.text.memory import give_back

Floats = NDArray[np.float64]

# Average linkage cut at .8 finds tight clusters: on the even halves 91 of tweet89's 87 topics (NMI .94), but 144 of
# stackoverflow's 20 and 19 of BBC's 5. Their largest k seed k-means: NMI / accuracy with k given .94/.89, .81/.83,
# .81/.92, where plain k-means has .85/.61, .81/.82, .79/.90 and average linkage alone .94/.89, .44/.30, .62/.63.
TIGHT = 0.8
# k is the one with the best silhouette in this many principal components: it found 71, 20 and 5 topics where there are
# 87, 20 and 5. In all dimensions the silhouette never stops growing.
COMPONENTS = 30
CANDIDATES = 24
# With real topics the best silhouette is .27–.50 there. Below this, the texts do not fall apart by themselves (290
# reactions to one event: .10 for two halves, .05 for any other number), and the rule of thumb √(n/2) (Mardia 1979) cuts
# them.
CLEAR = 0.15
WORD_DIMENSIONS = 300
# Of five words (stackoverflow's titles, 5.2) few are shared by two texts of a topic: NMI with k given, even half, is 78
# with words at full weight, 81 at half, 79 without; in samples of 600 to 5,000 of them 77 to 82, 80 to 82, 79 to 84. Of
# eight words and more (tweet89 8.4, bbc 116) full weight is best: 94.5 and 85.9 against 91.9 and 79.8. Two sets fix
# the limit: it lies anywhere between five and eight.
# Where the number is to be found, full weight finds it better (stackoverflow: 75 against 73).
FEW_WORDS, SHORT_WEIGHT = 6.0, 0.5
# Tight clusters that are so many times the topics wanted are pieces of them, and any start may be better; fewer are the
# topics themselves, and k-means from chance would halve large ones to be tighter (tweet89: 88 against 94).
PIECES = 2
# A second language with this share of the texts makes a corpus one of several languages.
OTHER_LANGUAGE = 0.05
# The linkage is quadratic: beyond this number a sample of texts seeds the topics of all.
LINK_UP_TO = 3_000
# A seed is a cluster of two texts or more; fewer usable texts than this are one topic.
LEAST_TEXTS, LEAST_SEED = 6, 2


class TopicModel:
    """Groups texts by topic; `fit_predict(texts)` returns integers, 0 the largest topic, −1 without words to read.

    `n_topics` None chooses the number, `most` at the utmost. After fitting: `found_` topics, `typicality_` (n,) the
    cosine to the topic's centre, `margin_` (n,) how much nearer it is than the next topic's, `clear_` whether the texts
    fall into topics by themselves (None where the number was given, or too few texts differ), `silhouette_` of the best
    division tried.
    """

    def __init__(self, n_topics: int | None = None, seed: int = 0, *, most: int | None = None) -> None:
        self.n_topics = n_topics
        self.seed = seed
        self.most = most

    clear_: bool | None
    silhouette_: float

    def fit_predict(self, texts: Sequence[str]) -> NDArray[np.int64]:
        """The topic of each text, shape (n,); raises BadParameter for what are no texts and for fewer topics than
        one."""
        from threadpoolctl import threadpool_limits

        texts = check_texts(texts)
        if self.n_topics is not None and self.n_topics < 1:
            raise BadParameter(
                f"n_topics is 1 or more, or None for the number that separates the texts best, not {self.n_topics}."
            )
        with threadpool_limits(1):  # more threads contend for the cores, and change the last bits
            return self._fit_predict(texts)

    def _fit_predict(self, texts: Sequence[str]) -> NDArray[np.int64]:
        units = topic_vectors(texts, seed=self.seed, words=1.0 if self.n_topics is None else word_weight(texts))
        usable = np.flatnonzero(units.any(axis=1))
        found = np.full(len(texts), -1, dtype=np.int64)
        self.typicality_, self.margin_ = np.zeros(len(texts)), np.zeros(len(texts))
        self.found_, self.clear_, self.silhouette_ = 0, None, float("nan")
        if not len(usable):
            return found
        inner = units[usable]
        del units
        give_back()  # before the largest step
        labels = _by_size(self._labels(inner))
        self.found_ = int(labels.max()) + 1
        found[usable] = labels
        near = inner @ _centres(inner, labels).T
        own = near[np.arange(len(inner)), labels]
        near[np.arange(len(inner)), labels] = -1.0
        self.typicality_[usable] = own
        self.margin_[usable] = own - near.max(axis=1) if self.found_ > 1 else own
        return found

    def _labels(self, units: Floats) -> NDArray[np.int64]:
        wanted = self.n_topics
        if len(np.unique(units.round(6), axis=0)) < (LEAST_TEXTS if wanted is None else 2) or wanted == 1:
            return np.zeros(len(units), dtype=np.int64)
        seeds = _tight_centres(units, seed=self.seed)
        if wanted is not None:
            chosen, together = _enough(seeds, units, wanted, seed=self.seed), drawn_together(units)
            return (seeded if len(seeds) < PIECES * wanted else tightest)(together, chosen)
        most = max(2, min(len(seeds), len(units) // 3, self.most or len(units)))
        reduced = _principal(units, seed=self.seed)
        tried = {}
        for count in sorted({round(x) for x in np.geomspace(2, most, CANDIDATES)} if len(seeds) > 1 else ()):
            labels = seeded(units, seeds[:count])
            tried[_silhouette(reduced, labels)] = labels
        self.silhouette_ = max(tried, default=0.0)
        self.clear_ = self.silhouette_ >= CLEAR
        if self.clear_:
            return tried[self.silhouette_]
        return seeded(units, _enough(seeds, units, min(most, round((len(units) / 2) ** 0.5)), seed=self.seed))


def topic_vectors(texts: Sequence[str], *, seed: int = 0, words: float = 1.0) -> Floats:
    """Unit rows: the sentence vector and TF-IDF of content words (SVD, 300), at weight `words`, side by side; zero
    without words.

    Words do not cross languages: where texts are of several, only the sentence vectors count, less the mean of their
    language, else the first topics are the languages.
    """
    meaning = _meaning(texts)
    languages = np.array([script(text) for text in texts])
    counts = {name: int((languages == name).sum()) for name in np.unique(languages)}
    shared = [name for name, count in counts.items() if name and count >= OTHER_LANGUAGE * len(texts)]
    if len(shared) < 2 or not meaning.shape[1]:
        return unit(np.hstack([meaning, words * _word_vectors(texts, seed)]))
    for name in shared:
        members = (languages == name) & meaning.any(axis=1)
        meaning[members] -= meaning[members].mean(axis=0)
    return unit(meaning)


def word_weight(texts: Sequence[str]) -> float:
    """How much words count beside meaning: by half where texts say fewer than `FEW_WORDS` of them."""
    return SHORT_WEIGHT if sum(len(content_words(text)) for text in texts) < FEW_WORDS * len(texts) else 1.0


def _meaning(texts: Sequence[str]) -> Floats:
    """The mean of the sentences' unit vectors, weighted by the root of their length; no column without the encoder."""
    cut = [pieces(text) for text in texts]
    flat = [piece for of_text in cut for piece in of_text]
    try:
        units = meanings(flat, what="topics").astype(np.float64)
    except EncoderMissing:
        return np.zeros((len(texts), 0))
    total = np.zeros((len(texts), units.shape[1]))
    weight = np.sqrt([len(piece) for piece in flat])[:, None] if flat else np.zeros((0, 1))
    units *= weight
    np.add.at(total, np.repeat(np.arange(len(cut)), [len(of_text) for of_text in cut]), units)
    return unit(total)


def _word_vectors(texts: Sequence[str], seed: int) -> Floats:
    from sklearn.decomposition import TruncatedSVD
    from sklearn.feature_extraction.text import TfidfVectorizer

    bags = [[key for key, _ in content_words(text)] for text in texts]
    least = 2 if len(texts) >= 20 else 1
    try:
        counts = TfidfVectorizer(analyzer=_itself, sublinear_tf=True, min_df=least).fit_transform(bags)
    except ValueError:  # no word at all, or none said twice
        return np.zeros((len(texts), 0))
    rank = min(WORD_DIMENSIONS, min(counts.shape) - 1)
    if rank < 2:
        return unit(counts.toarray())
    return unit(TruncatedSVD(rank, random_state=seed).fit_transform(counts))


def _itself(bag: list[str]) -> list[str]:
    return bag


def _tight_centres(units: Floats, *, seed: int) -> Floats:
    """Centres of the tight clusters of two texts and more, largest first; of a sample where there are many texts."""
    if len(units) > LINK_UP_TO:
        units = units[np.sort(np.random.default_rng(seed).choice(len(units), LINK_UP_TO, replace=False))]
    labels = _by_size(tight_clusters(units, TIGHT))
    sizes = np.bincount(labels)
    return _centres(units, labels)[: int((sizes >= LEAST_SEED).sum())]


def _enough(seeds: Floats, units: Floats, wanted: int, *, seed: int) -> Floats:
    """Exactly as many seeds as wanted: the largest, and where there are too few, texts far from all others."""
    chosen = list(seeds[:wanted])
    if not chosen:
        chosen = [units[int(np.random.default_rng(seed).integers(len(units)))]]
    while len(chosen) < min(wanted, len(units)):
        nearest = (units @ np.array(chosen).T).max(axis=1)
        chosen.append(units[int(nearest.argmin())])
    return np.array(chosen)


def _principal(units: Floats, *, seed: int) -> Floats:
    from sklearn.decomposition import TruncatedSVD

    rank = min(COMPONENTS, min(units.shape) - 1)
    return unit(TruncatedSVD(rank, random_state=seed).fit_transform(units - units.mean(axis=0)))


def _silhouette(units: Floats, labels: NDArray[np.int64]) -> float:
    """The mean silhouette with cosine distance (Rousseeuw 1987), from sums over clusters: linear in texts ×
    clusters."""
    sizes = np.bincount(labels)
    if len(sizes) < 2:
        return -1.0
    row = np.arange(len(units))
    sums = np.zeros((len(sizes), units.shape[1]))
    np.add.at(sums, labels, units)
    near = units @ sums.T
    own = (near[row, labels] - (units * units).sum(axis=1)) / np.maximum(sizes[labels] - 1, 1)
    others = near / sizes
    others[row, labels] = -np.inf
    within, between = 1 - own, 1 - others.max(axis=1)
    value = (between - within) / np.maximum(np.maximum(within, between), 1e-12)
    return float(np.where(sizes[labels] == 1, 0.0, value).mean())


def _by_size(labels: NDArray[Any]) -> NDArray[np.int64]:
    """The labels renumbered, 0 the most frequent; ties by first appearance."""
    values, first, inverse, sizes = np.unique(labels, return_index=True, return_inverse=True, return_counts=True)
    place = np.empty(len(values), dtype=np.int64)
    place[np.lexsort((first, -sizes))] = np.arange(len(values))
    return place[inverse]


def _centres(units: Floats, labels: NDArray[np.int64]) -> Floats:
    sums = np.zeros((int(labels.max()) + 1, units.shape[1]))
    np.add.at(sums, labels, units)
    return unit(sums)

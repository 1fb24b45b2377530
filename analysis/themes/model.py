"""Themes of a talk: what its comments share, tested, with the comments that share nothing left out."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import repeat
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analysis.texts.inputs import check_texts
from analysis.texts.packed import PackedTexts
from analysis.themes.bank import Pair
from analysis.themes.cleaning import NameStripper
from analysis.themes.labels import READ_FOR_FORMS, by_language, exemplars, filled, label_of, spoken
from analysis.themes.own import OwnTheme, toml_of
from analysis.themes.placing import Placed, place
from analysis.themes.saying import SaidBy
from analysis.themes.subjects import Subjects, subjects
from analysis.themes.talk import Talk
from analysis.through import Through, here
from threads.cards import card, grid
from threads.errors import BadParameter
from threads.text.arithmetic import one_thread
from threads.text.memory import give_back

Ints = NDArray[np.int64]
Languages = Sequence[str | None] | None

# A theme is tested where this many comments differ; fewer are read: a shuffled thread of 43 is as stable as itself.
TESTED_FROM = 100
# The parts are learnt from so many comments; the others are placed by them, so that cost grows with their number.
LEARN_FROM = 3_000
# A theme of so many comments may hold themes of its own: with a sixth of them in each they are near the hundred from
# which themes are tested. Each costs seconds: they are learnt from fewer comments, and the ten largest are searched.
SPLIT_FROM, LEARN_WITHIN_FROM, MOST_SPLIT = 500, 500, 10


@dataclass(frozen=True, kw_only=True)
class Theme:
    """A subject that comments share.

    `label`: its concepts as the comments say them in each writing; `labels` the same by language, where languages were
    given, else by writing; `concepts`: of each concept the forms said. `exemplars`: places of texts that show it. Of
    its `n` comments the share `said_inside` say one of the concepts, of all others `said_outside`. `stability`: mean
    Jaccard index with subsamples, NaN where not measured; `tested`: whether it had to beat copies with shuffled words.
    """

    label: str
    labels: dict[str, str]
    concepts: tuple[tuple[str, ...], ...]
    exemplars: tuple[int, ...]
    n: int
    said_inside: float
    said_outside: float
    stability: float
    tested: bool


class Themes:
    """Finds the themes of texts: `fit(texts)`, then `labels_` and `themes_`; `assign` and `update` place new texts.

    `k` parts are cut, or 4 to 8, whichever number has most of the talk in themes that pass; texts that fall apart by
    themselves, or more than 8 parts, are divided by subject (`analysis.topics`). After fitting: `labels_` (n,), the
    place of each text's theme in `themes_` or −1 for no shared subject; `fit_` (n,), how much it lies there; `kind_`,
    "talk" or "subjects"; `k_`, the parts cut; `bar_`, the stability that a theme had to pass, NaN where there were too
    few texts to tell.
    """

    labels_: Ints
    fit_: NDArray[np.float64]
    themes_: list[Theme]
    kind_: str
    k_: int
    bar_: float

    def __init__(self, k: int | None = None, seed: int = 0, *, through: Through = here) -> None:
        """`through` leads to workers that place texts and look into large themes, where there are some."""
        self.k = k
        self.seed = seed
        self._through = through
        self._learn_from = LEARN_FROM
        self._held: tuple[list[str], list[str | None], int] | None = None

    def fit(
        self, texts: Sequence[str], *, languages: Languages = None, authors: Iterable[str | None] | None = None
    ) -> Themes:
        """Finds the themes of the texts; returns self. The order of the texts does not matter.

        Sentence vectors are centred by `languages` (else by writing); names of `authors` are taken out of the texts.
        Raises BadParameter for what are no texts and for a k that is no whole number from 1, and EncoderMissing.
        """
        texts = check_texts(texts, languages=languages)
        if self.k is not None and (isinstance(self.k, bool) or not isinstance(self.k, int) or self.k < 1):
            raise BadParameter(f"k is a whole number from 1, or None for the number that holds most, not {self.k!r}.")
        with one_thread:  # more contend for the cores, and change the last bits
            self._fit(texts, languages, authors)
        return self

    def assign(self, texts: Sequence[str], *, languages: Languages = None) -> Ints:
        """The theme of each text, new or known, shape (n,); nothing that was found changes."""
        texts = check_texts(texts, languages=languages)
        self._check_fitted()
        with one_thread:
            return self._place(texts, languages).labels

    def update(self, texts: Sequence[str], *, languages: Languages = None) -> Themes:
        """Adds new texts after those there: `labels_` grows, no text moves, `n` of each theme is counted anew."""
        texts = check_texts(texts, languages=languages)
        self._check_fitted()
        with one_thread:
            added = self._place(texts, languages)
        self.labels_ = np.concatenate([self.labels_, added.labels])
        self.fit_ = np.concatenate([self.fit_, added.share])
        self.themes_ = [
            replace(theme, n=int((self.labels_ == number).sum())) for number, theme in enumerate(self.themes_)
        ]
        return self

    def _check_fitted(self) -> None:
        if not hasattr(self, "labels_"):
            raise BadParameter("These themes have seen no texts yet: call fit(texts) first.")

    def partial_fit(self, texts: Sequence[str], *, languages: Languages = None) -> Themes:
        """For a stream: texts are fitted until they show a theme, later ones added by `update`; returns self.

        While there is no theme, all texts so far are fitted again each time their number has doubled, up to
        LEARN_FROM of them.
        """
        texts = check_texts(texts, languages=languages)
        if hasattr(self, "labels_") and (self.themes_ or self._held is None):
            return self.update(texts, languages=languages)
        said, spoken, fitted = self._held or ([], [], 0)
        said, spoken = [*said, *texts], [*spoken, *(languages or [None] * len(texts))]
        if fitted and len(said) < 2 * fitted:
            self.update(texts, languages=languages)
        else:
            self.fit(said, languages=spoken if any(spoken) else None)
            fitted = len(said)
        self._held = None if self.themes_ or len(said) > self._learn_from else (said, spoken, fitted)
        return self

    def exemplars_of(self, theme: int, groups: Sequence[Any]) -> tuple[int, ...]:
        """Places of up to four of the fitted texts that show a theme, the best of each group first.

        `groups` has one for each fitted text: its population, say.
        """
        found = self._placed
        members = np.flatnonzero(found.labels == theme)
        return exemplars(members, found.share[members], found.says[members], self._cleaned, groups)

    def within(self) -> dict[int, Themes]:
        """The themes within the ten largest themes of 500 fitted texts and more, by the theme's place.

        Each model is of that theme's texts alone, in their order; only where two themes and more pass there.
        """
        sizes = np.bincount(self._placed.labels[self._placed.labels >= 0], minlength=len(self.themes_))
        largest = sorted(int(place) for place in np.argsort(-sizes, kind="stable")[:MOST_SPLIT])
        numbers = [number for number in largest if sizes[number] >= SPLIT_FROM]
        asked = ((self._members(number), self.seed) for number in numbers)
        found = self._through(_inner, asked, int(sizes[numbers].sum()), "Looking into large themes")
        return {number: inner for number, inner in zip(numbers, found, strict=True) if len(inner.themes_) > 1}

    def _members(self, number: int) -> tuple[Sequence[str], Languages]:
        """The cleaned texts of a theme, and their languages where those were given."""
        members = np.flatnonzero(self._placed.labels == number)
        languages = [self._languages[i] for i in members] if self._languages is not None else None
        return PackedTexts(self._cleaned.at(members)), languages

    def _repr_html_(self) -> str:
        """The themes as a notebook shows them: each with its label, its size and how it was tested."""
        if not hasattr(self, "themes_"):
            return card("Themes, not found yet", notes=["`fit(texts)` finds them."])
        rows = [
            (one.label, one.n, one.said_inside, one.said_outside, one.stability, one.tested) for one in self.themes_
        ]
        rest = int((self.labels_ < 0).sum())
        return card(
            f"{len(rows)} themes of {len(self.labels_):,} texts",
            grid(("label", "n", "said inside", "said outside", "stability", "tested"), rows, of=len(rows)),
            notes=[f"{rest:,} texts have no shared subject. Which text is of which theme is the machine’s reading."],
        )

    def to_toml(self) -> str:
        """The themes as a file of own themes (`analysis.themes.own`): to be renamed, merged and read again."""
        own = [
            OwnTheme(
                name=theme.label,
                words=tuple(word for concept in theme.concepts for word in concept),
                examples=tuple(self._cleaned[place].strip() for place in theme.exemplars),
            )
            for theme in self.themes_
        ]
        return toml_of(own)

    def _fit(self, texts: Sequence[str], languages: Languages, authors: Iterable[str | None] | None) -> None:
        self._names = NameStripper(texts, authors)
        self._languages = None if languages is None else list(languages)
        self._cleaned = PackedTexts(map(self._names.clean, texts))
        sample = _sample(self._cleaned_pairs(), self._learn_from, seed=self.seed)
        self._learned: Talk | Subjects = subjects(sample, self.k, seed=self.seed) or Talk(
            sample, self.k, tested=len(sample) >= min(TESTED_FROM, self._learn_from), seed=self.seed
        )
        self._placed: Placed = place(self._learned, self._cleaned_pairs(), len(texts), self._through)
        self.labels_, self.fit_ = self._placed.labels.copy(), self._placed.share.copy()
        self.kind_, self.k_, self.bar_ = self._learned.kind, self._learned.count, self._learned.bar
        said = SaidBy(self._placed.mentions)
        self._placed = replace(self._placed, mentions=None)
        self.themes_ = [self._theme(number, chosen, said) for number, chosen in enumerate(self._learned.labels())]
        del said
        give_back()  # what texts say is the largest that is held here

    def _theme(self, number: int, chosen: tuple[int, ...], said: SaidBy) -> Theme:
        learned, inside = self._learned, self.labels_ == number
        members = np.flatnonzero(inside)
        groups = None if self._languages is None else [language or None for language in self._languages]
        chosen = filled(chosen, said, learned.concepts.weights_, inside)
        by_writing = spoken(learned.concepts, chosen, self._cleaned.at(members)[:READ_FOR_FORMS])
        says = said.any_of(chosen)
        return Theme(
            label=label_of(by_writing),
            labels=by_language(
                by_writing, self._cleaned.at(members), None if groups is None else [groups[i] for i in members]
            ),
            concepts=tuple(learned.concepts.forms(concept) for concept in chosen),
            exemplars=self.exemplars_of(number, groups or [None] * len(self._cleaned)),
            n=len(members),
            said_inside=float(says[inside].mean()) if inside.any() else 0.0,
            said_outside=float(says[~inside].mean()) if (~inside).any() else 0.0,
            stability=list(learned.stability.values())[number],
            tested=learned.tested,
        )

    def _place(self, texts: Sequence[str], languages: Languages) -> Placed:
        """Where texts lie, new or known."""
        pairs = zip(map(self._names.clean, texts), _said_languages(languages, len(texts)), strict=True)
        return place(self._learned, pairs, len(texts), self._through)

    def _cleaned_pairs(self) -> Iterator[Pair]:
        """The fitted texts, cleaned, and their languages."""
        return zip(self._cleaned, _said_languages(self._languages, len(self._cleaned)), strict=True)


def _said_languages(languages: Languages, size: int) -> Iterator[str]:
    return repeat("", size) if languages is None else (str(language or "") for language in languages)


def _inner(asked: tuple[tuple[Sequence[str], Languages], int]) -> Themes:
    """The themes within one theme, from its texts, their languages and the seed."""
    (texts, languages), seed = asked
    inner = Themes(seed=seed)
    inner._learn_from = LEARN_WITHIN_FROM
    return inner.fit(texts, languages=languages)


def themes(
    texts: Sequence[str],
    *,
    languages: Languages = None,
    k: int | None = None,
    seed: int = 0,
    authors: Iterable[str | None] | None = None,
) -> Themes:
    """The themes that the texts share, and the theme of each: `Themes(k, seed).fit(texts)`."""
    return Themes(k=k, seed=seed).fit(texts, languages=languages, authors=authors)


def _sample(pairs: Iterable[Pair], most: int, *, seed: int) -> list[Pair]:
    """As many of the distinct pairs, in order, chosen by their digests: the same whatever the order and whatever stands
    beside them. What cannot be chosen any more is let go on the way."""
    drawn: dict[Pair, bytes] = {}
    bound = b""
    for pair in pairs:
        if pair not in drawn and ((own := _digest(pair, seed)) <= bound or not bound):
            drawn[pair] = own
        if len(drawn) > 2 * most:
            drawn = _first(drawn, most)
            bound = max(drawn.values())
    return sorted(_first(drawn, most))


def _first(drawn: dict[Pair, bytes], most: int) -> dict[Pair, bytes]:
    """Those with the smallest digests."""
    return dict(sorted(drawn.items(), key=lambda item: (item[1], item[0]))[:most])


def _digest(pair: Pair, seed: int) -> bytes:
    return hashlib.blake2b("\0".join(pair).encode("utf-8", "replace"), key=str(seed).encode()).digest()

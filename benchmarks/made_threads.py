"""Made threads in three languages, as many comments as asked for, nearly all of them distinct; no text of others.

Sentences are forms filled with what people bring up (`benchmarks.made_talk`) and with rare words: those of the shipped
sentiment table in the proportions of Zipf's law, so that the words that are met grow with the texts as in real talk.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from functools import cache

import numpy as np

from benchmarks.made_talk import FORMS, SUBJECTS
from threads.corpus.store import Corpus
from threads.model import Article, Comment, Reply, Thread

LANGUAGES, SHARES = ("en", "zh", "ko"), (0.6, 0.25, 0.15)
# Comments a thread, log-normal: the median, and the spread that gives a few threads of a thousand.
THREAD, SPREAD = 60, 1.2
# Sentences a comment are 1 and a geometric number more; one comment in two hundred is a long one.
MORE, LONG, LONG_SENTENCES = 0.45, 0.005, 30
ANSWERS = 0.5
# Authors a comment of a thread.
PEOPLE = 0.6
# Of the words that a form is filled with so many have a rare word beside them: then .9 of 10^5 comments' sentences
# differ, and their words grow as in real talk.
RARE = 0.55

Parts = tuple[tuple[str, ...], ...]


def corpus(count: int, *, seed: int = 0) -> Corpus:
    """A corpus of threads with `count` comments in all; the same for the same seed."""
    return Corpus(tuple(threads(count, seed=seed)))


def threads(count: int, *, seed: int = 0) -> Iterator[Thread]:
    """Yields threads until `count` comments are in them, each in one language and about three subjects."""
    rng = np.random.default_rng(seed)
    number = 0
    while count > 0:
        size = min(count, 1 + int(rng.lognormal(np.log(THREAD), SPREAD)))
        yield _thread(f"made-{number}", size, rng)
        count, number = count - size, number + 1


def comment(language: str, subjects: np.ndarray, rng: np.random.Generator) -> str:
    """A comment's words in that language, about one of the subjects, by their places in its list."""
    long = rng.random() < LONG
    count = LONG_SENTENCES if long else int(rng.geometric(MORE))
    own = _subjects(language)[int(subjects[rng.integers(len(subjects))])]
    gap = "" if language == "zh" else " "
    return gap.join(_sentence(language, own, rng) for _ in range(count))


def _thread(name: str, size: int, rng: np.random.Generator) -> Thread:
    language = str(rng.choice(LANGUAGES, p=SHARES))
    subjects = rng.choice(len(SUBJECTS[language]), 3, replace=False)
    began = datetime(2024, 1, 1, tzinfo=UTC) + timedelta(minutes=int(rng.integers(500_000)))
    comments = []
    for place in range(size):
        answered = place and rng.random() < ANSWERS
        parent = Reply(parent=str(rng.integers(max(0, place - 20), place))) if answered else None
        comments.append(
            Comment(
                id=str(place), number=place + 1, text=comment(language, subjects, rng), language=language,
                author=f"reader{rng.integers(max(2, int(PEOPLE * size)))}",
                posted=began + timedelta(minutes=3 * place), replies_to=(parent,) if parent else (),
            )
        )  # fmt: skip
    title = {"en": "A toll on the bridge", "zh": "过桥要收费", "ko": "다리 통행료"}[language]
    return Thread(id=name, article=Article(title=title, language=language), comments=tuple(comments))


def _sentence(language: str, own: Parts, rng: np.random.Generator) -> str:
    form = _one(FORMS[language], rng)
    nouns, verbs, grounds = own
    gap = "" if language == "zh" else " "
    s, t, v, u, ground = (
        f"{_rare(language, rng)}{gap}{said}" if rng.random() < RARE else said
        for said in (_one(part, rng) for part in (nouns, nouns, verbs, verbs, grounds))
    )
    return form.format(
        s=s, S=s[0].upper() + s[1:], t=t, v=v, u=u, g=ground, G=ground[0].upper() + ground[1:],
        n=rng.integers(2, 900), w=_rare(language, rng),
    )  # fmt: skip


def _one(of: Sequence[str], rng: np.random.Generator) -> str:
    return of[int(rng.integers(len(of)))]


def _rare(language: str, rng: np.random.Generator) -> str:
    """A word of the table, the n-th as often as 1 / n (Zipf)."""
    words = _table()[language]
    return words[int(len(words) ** rng.random()) - 1]


@cache
def _subjects(language: str) -> tuple[Parts, ...]:
    return tuple(tuple(tuple(part.split("|")) for part in own) for own in SUBJECTS[language])


@cache
def _table() -> dict[str, list[str]]:
    """The words of the shipped table by language, shuffled once: it stands in the order of the alphabet."""
    from analysis.sentiment.head import shipped
    from analysis.texts.words import script

    found: dict[str, list[str]] = {language: [] for language in LANGUAGES}
    of = {"word": "en", "han": "zh", "hangul": "ko"}
    for word in shipped().known:
        if (language := of.get(script(word), "")) and (language != "en" or word.isascii()):
            found[language].append(word)
    rng = np.random.default_rng(0)
    return {language: [words[i] for i in rng.permutation(len(words))] for language, words in found.items()}

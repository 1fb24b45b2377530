"""Who is quoted and who answers whom: our own passages and samples, and the measuring data's."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import threads
from benchmarks.own_voices import count, shares
from benchmarks.quotes import ours as quotes_in
from benchmarks.reply_data import thread_of
from benchmarks.split_scores import module
from tests.measures import made
from tests.measures.own import Own, pages, stories
from tests.measures.samples import rows
from tests.measures.scores import letters, matched
from threads import Thread

MARKS = frozenset("“”\"'‘’「」『』:：()（）<>&")
"""A text with one of these is not set between quotation marks: it would no longer be plain where the quote ends."""
SHORTEST, LONGEST = 8, 60


def own_voices(language: str) -> dict[str, float]:
    """Public voices found, and kinds and speakers right of the quotes found, in our own passages of that language."""
    found = shares(count(list(stories(language))))
    return {name: found[name] for name in ("voices", "kinds", "speakers")}


def own_replies() -> dict[str, float]:
    """Of our samples' comments the share of which we say rightly whom they answer, or that they answer nobody.

    Once as the pages show it, once without what their markup says of it.
    """
    asread: list[bool] = []
    inferred: list[bool] = []
    for page in (page for page in pages() if page.numbers):
        thread = threads.split(page.source)
        bare = replace(
            thread,
            comments=tuple(replace(comment, replies_to=(), root_probability=None) for comment in thread.comments),
        )
        asread += _answers(page, threads.link(thread))
        inferred += _answers(page, threads.link(bare))
    return {"accuracy": sum(asread) / len(asread), "inferred": sum(inferred) / len(inferred)}


def _answers(page: Own, thread: Thread) -> list[bool]:
    """For each comment that was found, whether one of those that it answers is named, or rightly none."""
    gold = {
        comment.id: page.numbers[said.text] for said, comment in matched(page.reading.comments or (), thread.comments)
    }
    right = []
    for comment in thread.comments:
        if comment.id in gold:
            wanted = gold[comment.id][1]
            found = {gold[reply.parent][0] for reply in comment.replies_to if reply.parent in gold}
            right.append(bool(found & wanted) if wanted else not found)
    return right


def made_voices(data: Path, *, language: str) -> dict[str, float]:
    """Real opinions set into sentences of ours: the share found whole, and of those the share whose kind is right."""
    found, kinds = [], []
    for k, text in enumerate(_opinions(data, language)):
        sentences = made.MADE[language]["sentence"]
        sentence = sentences[k % len(sentences)]
        story = sentence["text"].format(name=made.name(k, language), text=text)
        quotes = [
            quote for quote in threads.find_quotes(story, language=language) if letters(quote.text) == letters(text)
        ]
        found.append(bool(quotes))
        kinds += [quote.speaker_kind == sentence["kind"] for quote in quotes]
    return {"voices": sum(found) / len(found), "kinds": sum(kinds) / max(1, len(kinds))}


def _opinions(data: Path, language: str) -> Iterator[str]:
    file = {"zh": "senti_waimai10k_zh_dev", "ko": "senti_nsmc_ko_dev"}[language]
    texts = (" ".join(row["text"].split()) for row in rows(data / "sentiment" / f"{file}.jsonl.gz", 500))
    return (text for text in texts if SHORTEST <= len(text) <= LONGEST and not MARKS & set(text))


def quotes_polnear(data: Path) -> dict[str, float]:
    gold = rows(data / "quotes" / "quotes_polnear_dev.jsonl.gz", 80)
    found = [{"id": row["id"], "quotes": list(quotes_in(row["text"]))} for row in gold]
    scores = module(data / "quotes" / "score_quotes.py").score(gold, found)
    return {"exact_F1": scores["exact"][2], "both": scores["e2e_f1"]}


def replies(data: Path, *, place: str, count: int) -> dict[str, float]:
    gold = rows(data / "replies" / f"{place}_dev.jsonl.gz", count)
    found = {}
    for row in gold:
        thread = threads.link(thread_of(row))
        found[row["thread_id"]] = {comment.id: comment.parent for comment in thread.comments}
    scores = module(data / "replies" / "score.py").score(gold, found, clusters=False)
    return {"accuracy": scores.get("acc_clean", scores["acc"])}


OWN: dict[str, Callable[[], dict[str, float]]] = {
    "own_voices_english": partial(own_voices, "en"),
    "own_voices_chinese": partial(own_voices, "zh"),
    "own_voices_korean": partial(own_voices, "ko"),
    "own_replies": own_replies,
}
SHARED: dict[str, Callable[[Path], dict[str, float]]] = {
    "made_voices_chinese": partial(made_voices, language="zh"),
    "made_voices_korean": partial(made_voices, language="ko"),
    "quotes_polnear": quotes_polnear,
    "replies_blog": partial(replies, place="blog", count=25),
    "replies_discourse": partial(replies, place="discourse", count=20),
}

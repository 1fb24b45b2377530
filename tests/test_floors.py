"""Quality floors: what the parts reach on fixed samples of the measuring data may not fall below `floors.json`.

Lowering a floor is a visible decision, in that file. The full sets, and the peers beside us, are in `benchmarks/`.
"""

from __future__ import annotations

import gzip
import hashlib
import importlib.util
import json
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import threads
from benchmarks.quotes import ours as quotes_in
from benchmarks.reply_data import thread_of
from benchmarks.split import ours as split_of

FLOORS: dict[str, dict[str, float]] = json.loads((Path(__file__).parent / "floors.json").read_text(encoding="utf-8"))
Row = dict[str, Any]


def rows(path: Path, count: int) -> list[Row]:
    """A fixed sample: the records whose ids have the lowest digests."""
    with gzip.open(path, "rt", encoding="utf-8", errors="surrogatepass") as lines:
        records = [json.loads(line) for line in lines]
    name = "id" if "id" in records[0] else "thread_id"
    return sorted(records, key=lambda row: hashlib.sha256(str(row[name]).encode()).hexdigest())[:count]


def scorer(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"scorer_{path.parent.name}", path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def split_dragnet(data: Path) -> dict[str, float]:
    gold = rows(data / "split" / "dragnet_comments_dev.jsonl.gz", 60)
    found = [dict(zip(("id", "article", "comments"), (row["id"], *split_of(row["html"])), strict=True)) for row in gold]
    scores, _ = scorer(data / "split" / "score.py").score(gold, found)
    return {key: scores[key] for key in ("article_F1", "comments_F1")} | {"kept_out": 1 - scores["false_comment_rate"]}


def quotes_polnear(data: Path) -> dict[str, float]:
    gold = rows(data / "quotes" / "quotes_polnear_dev.jsonl.gz", 80)
    found = [{"id": row["id"], "quotes": list(quotes_in(row["text"]))} for row in gold]
    scores = scorer(data / "quotes" / "score_quotes.py").score(gold, found)
    return {"exact_F1": scores["exact"][2], "both": scores["e2e_f1"]}


def replies(place: str, count: int) -> Callable[[Path], dict[str, float]]:
    def measured(data: Path) -> dict[str, float]:
        gold = rows(data / "replies" / f"{place}_dev.jsonl.gz", count)
        found = {}
        for row in gold:
            thread = threads.link(thread_of(row))
            found[row["thread_id"]] = {comment.id: comment.parent for comment in thread.comments}
        scores = scorer(data / "replies" / "score.py").score(gold, found, clusters=False)
        return {"accuracy": scores.get("acc_clean", scores["acc"])}

    return measured


def sentiment_msctd(data: Path) -> dict[str, float]:
    from sklearn.metrics import roc_auc_score

    from analysis.sentiment import score

    pairs = [row for row in rows(data / "parallel" / "parallel_msctd_en_zh_dev.jsonl.gz", 900) if row["label"] in ("1", "2")]
    truth = [row["label"] == "2" for row in pairs]
    values = {language: score([row[language].strip() for row in pairs]) for language in ("en", "zh")}
    gap = float(values["en"].mean() - values["zh"].mean())
    return {f"auc_{language}": roc_auc_score(truth, values[language]) for language in values} | {"fairness": 1 - abs(gap)}


MEASURES: dict[str, Callable[[Path], dict[str, float]]] = {
    "split_dragnet": split_dragnet,
    "quotes_polnear": quotes_polnear,
    "replies_blog": replies("blog", 25),
    "replies_discourse": replies("discourse", 20),
    "sentiment_msctd": sentiment_msctd,
}


@pytest.mark.shared
@pytest.mark.parametrize("name", sorted(MEASURES))
def test_no_part_falls_below_its_floor(name: str, shared: Path) -> None:
    reached = MEASURES[name](shared / "data")
    short = {key: (round(reached[key], 4), floor) for key, floor in FLOORS[name].items() if reached[key] < floor}
    assert not short, f"reached and floor: {short}"


def test_every_floor_is_measured() -> None:
    assert set(FLOORS) == set(MEASURES)

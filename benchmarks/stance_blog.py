"""The blog thread of the seeds, read by its own hand codes: each comment by a machine that saw none of its author.

python -m benchmarks.stance_blog            pages and codes beside the checkout (../shared/seeds)
"""

from __future__ import annotations

import argparse
import csv
import json
import tempfile
from pathlib import Path
from typing import Any

import commentariat
from analysis.base import Study
from analysis.stance.sides import learnt
from analysis.stance.validity import Codes, auc_of
from benchmarks import data

SEEDS = Path(__file__).resolve().parent.parent.parent / "shared" / "seeds"
PAGE = "002_5c300e71284a1c7f.txt"
LABELS = {"against": "AGAINST", "favor": "FAVOR", "none": "NONE"}
STANCE = {
    "target": "sending the defectors back",
    "favor": (
        "They entered illegally, so sending them back is right and lawful.",
        "Every country deports people who cross its border without papers.",
        "If we let them stay, millions more will come.",
    ),
    "against": (
        "Sending them back means prison, torture or death.",
        "They are refugees and should be protected.",
        "Shame on China for handing these families over.",
    ),
}


def _is(gold: dict[str, Any], words: str) -> bool:
    """Whether a comment's words are those that the gold describes by their first and last."""
    return gold["first_words"][:20] in words[:200] or gold["last_words"][-30:] in words


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seeds", type=Path, default=SEEDS)
    seeds = parser.parse_args().seeds
    corpus = commentariat.read(seeds / PAGE)
    gold = json.loads((seeds / "gold.json").read_text("utf-8"))[PAGE]["comments"]
    with tempfile.TemporaryDirectory() as folder:
        codes = Path(folder) / "codes.csv"
        with codes.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(["reaction", "variable", "coder", "code"])
            (thread,) = list(corpus)
            for comment in thread.comments:
                words = " ".join(comment.text.split())
                own = next((one for one in gold if one["kind"] == "comment" and _is(one, words)), None)
                if own is not None:
                    gold.remove(own)
                    writer.writerow([f"{thread.id}/{comment.id}", "stance", "gold", LABELS[own["stance"]]])
        study = Study(corpus, defaults={"stance": STANCE, "coding": {"codes": str(codes)}})
        found = learnt(study, **STANCE)
        assert found is not None
        table = found.tested
        data.show("The blog thread by its own codes", ["", ""], [
            ["coded", len(table)], *[[f"hand {name}", int((table["label"] == name).sum())] for name in LABELS.values()],
            ["left out", found.left_out], ["AUC against the rest", auc_of(Codes.of(table), "AGAINST")],
        ])  # fmt: skip


if __name__ == "__main__":
    main()

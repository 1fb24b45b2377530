"""Pages in three languages for the tests of what is hidden, and a search of what was written that knows none of our
code."""

from __future__ import annotations

import csv
import re
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

import pandas as pd

from threads import Article, Comment, Corpus, Quote, Reply, Source, Thread

NAMES = ("Riverwalker", "Petra Lindqvist", "小明亮", "阿强", "김민준", "느린산책자", "Otto Brandt", "Maren Vale")
_TALK = (
    ("Riverwalker", "The bridge was closed for the whole winter and nobody told us why they did that."),
    ("Petra Lindqvist", "Riverwalker, I agree with all of it. Petra here, by the way."),
    ("小明亮", "这座桥整个冬天都关着，没有人告诉我们为什么。回复阿强：你说得对"),
    ("阿强", "@小明亮你说得对，修桥的钱到底去了哪里谁也不知道"),
    ("김민준", "다리가 겨울 내내 닫혀 있었는데 아무도 이유를 말해 주지 않았어요. 느린산책자님 말이 맞아요."),
    ("느린산책자", "김민준은 어디에 사세요? 저는 강 건너에 살아서 매일 돌아서 갔습니다."),
)  # fmt: skip


def pages(count: int = 2) -> Corpus:
    """Pages on which the people of NAMES write and are quoted, each saved under somebody's name."""
    return Corpus([_page(number) for number in range(count)])


def _page(number: int) -> Thread:
    story = "The bridge opened on Monday. “We waited for so many long weeks,” said Maren Vale. Otto Brandt reports."
    start = story.index("We")
    comments = [
        Comment(
            id=str(place), number=place, author=name, text=f"{text} ({number})", likes=place,
            language=("en", "en", "zh", "zh", "ko", "ko")[place - 1],
            author_url=f"http://example.org/{name}", permalink=f"http://example.org/story#{name}",
            replies_to=[Reply(parent=str(place - 1), basis="mention", evidence=f"{_TALK[place - 2][0]},")]
            if place in (2, 4, 6) else (),
        )
        for place, (name, text) in enumerate(_TALK, 1)
    ]  # fmt: skip
    speaker = story.index("Maren")
    return Thread(
        id=f"t{number}",
        source=Source(path=f"/home/otto/riverwalker-{number}.html", url="http://example.org/riverwalker"),
        article=Article(id="a", title="Maren Vale on the bridge", text=story, byline="Otto Brandt", language="en"),
        comments=comments,
        quotes=[Quote(owner="a", start=start, end=story.index(",”") + 1, text="We waited for so many long weeks,",
            speaker="Maren Vale", speaker_kind="public", speaker_start=speaker, speaker_end=speaker + 10)],
    )  # fmt: skip


def plain_texts(folder: Path) -> dict[str, str]:
    """What stands in each file, by tools other than ours: pdftotext, pandas, plain decoding."""
    found = {}
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        if path.suffix == ".pdf" and shutil.which("pdftotext"):
            text = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, text=True, check=True).stdout
        elif path.suffix == ".parquet":
            text = pd.read_parquet(path).astype(object).to_csv()
        else:
            text = path.read_bytes().decode("utf-8", "replace")
        found[path.relative_to(folder).as_posix()] = f"{path.name}\n{text}"
    return found


def names_left(folder: Path, names: Iterable[str] = NAMES) -> list[tuple[str, str]]:
    """The files in which a name stands, with the name, in any case and with any space between its words."""
    patterns = {name: re.compile(r"\s*".join(map(re.escape, name.split())), re.IGNORECASE) for name in names}
    texts = plain_texts(folder)
    return [(file, name) for file, text in texts.items() for name, one in patterns.items() if one.search(text)]


def numbers(folder: Path) -> list[tuple[str, str]]:
    """The report's numbers as printed and with all digits, in an order that hangs on no name."""
    with (folder / "numbers.csv").open(encoding="utf-8-sig", newline="") as file:
        return sorted((row["text"], row["value"]) for row in csv.DictReader(file))

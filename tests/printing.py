"""Studies for print: six populations with codes, and what poppler says of a PDF."""

from __future__ import annotations

import csv
import re
import subprocess
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from analysis.base import Study
from commentariat import Settings
from commentariat.front import make_study
from reports.document import Document, make
from reports.pages import print as paper
from reports.pictures import Picture, draw
from reports.summary import Summary, summarise
from tests.straining import hostile_thread
from threads import Article, Comment, Corpus, Thread
from threads.corpus.populations import Rules

GROUPS = (
    "Readers of the Harbour Post",
    "北京的网友",
    "서울의 네티즌",
    "日本の読者",
    "Nachbarn",
    "A population" + " named at length" * 6,
)
SIDES = ("AGAINST", "FAVOR", "NONE")
OPINIONS = (
    "The bridge must stay shut, they said in round {n}.",
    "这座桥应该重新开放，第 {n} 次说。",
    "다리를 닫아야 한다, {n}번째.",
    "橋を閉じるべきだと{n}回言った。",
    "Let the bridge open, for the {n}th time.",
    "Nobody asked me in year {n}.",
)
LONG_WORD = "w" * 10_000
TITLE = "桥与人：다리와 사람, a title of some length that goes on to its second line and further"


def six_populations(folder: Path, *, groups: tuple[str, ...] = GROUPS, pages: int = 4) -> Study:
    """So many pages a population, five comments each, all coded by two people; hostile pages beside them."""
    threads, codes = [], []
    for g, group in enumerate(groups):
        for p in range(pages):
            name, comments = f"{g}-{p}.html", []
            for c in range(5):
                n = 100 * g + 10 * p + c
                text = OPINIONS[(g + c) % 6].format(n=n)
                comments.append(Comment(id=str(c), number=c + 1, author=f"作者{n}", text=text))
                side = SIDES[(c * (p + g) + g) % 4 % 3]
                codes += [
                    (name, text, "stance", coder, side if coder == "A" or n % 20 else "NONE") for coder in ("A", "B")
                ]
            threads.append(_thread(f"g{g}p{p}", name, group, comments))
    threads.append(hostile_thread())
    threads.append(_thread("word", "word.html", "Words", [Comment(id="1", author=LONG_WORD, text=LONG_WORD)]))
    rules = Rules.of([{"path": f"{g}-*", "population": group} for g, group in enumerate(groups)])
    path = folder / "codes.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("page", "starts", "variable", "coder", "code"), *codes])
    return make_study(
        Corpus(threads, rules=rules), Settings(codes=path, target="shutting the bridge", rules=rules, title=TITLE)
    )


def _thread(key: str, name: str, title: str, comments: list[Comment]) -> Thread:
    made = Thread(
        id=key,
        article=Article(
            id=f"{key}-a", title=f"{title} 桥 {key}", text="The bridge was shut on Monday.",
            published=datetime(2024, 4, 1 + len(key), tzinfo=UTC),
        ),
        comments=comments,
    )  # fmt: skip
    return replace(made, source=replace(made.source, path=name))


def uncoded() -> Study:
    """A page with comments and nothing coded."""
    return make_study(Corpus([hostile_thread()]), Settings())


def silent() -> Study:
    """A page on which nobody speaks."""
    return make_study(Corpus([_thread("none", "none.html", "Silence", [])]), Settings())


def poppler(tool: str, made: bytes, folder: Path, *more: str) -> str:
    """What `pdfinfo`, `pdffonts` or `pdftotext` say of a PDF."""
    path = folder / "made.pdf"
    path.write_bytes(made)
    command = [tool, *more, str(path), *(["-"] if tool == "pdftotext" else [])]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def pages_of(made: bytes, folder: Path) -> int:
    """The pages of a PDF, as pdfinfo counts them."""
    found = re.search(r"^Pages:\s+(\d+)", poppler("pdfinfo", made, folder), re.MULTILINE)
    assert found
    return int(found[1])


@dataclass(frozen=True, kw_only=True)
class Printed:
    """Everything that is printed of a document."""

    document: Document
    pictures: list[Picture]
    summary: Summary
    report: bytes
    comments: bytes
    page: bytes
    card: bytes

    @classmethod
    def of(cls, study: Study, *, title: str, figures: bool = False, language: str = "en") -> Printed:
        document = make(study, version="1.2.3", title=title, language=language)
        pictures = draw(study) if figures else []
        one = summarise(document, study)
        return cls(
            document=document, pictures=pictures, summary=one, report=paper.report(document, pictures),
            comments=paper.comments(document), page=paper.summary(one), card=paper.card(one),
        )  # fmt: skip

    @property
    def files(self) -> dict[str, bytes]:
        return {"report": self.report, "comments": self.comments, "page": self.page}


def words_of(made: bytes, folder: Path) -> str:
    """The text of a PDF on one line, without the places where long words may break."""
    return " ".join(poppler("pdftotext", made, folder).replace("\u200b", "").split())


def close(text: str) -> str:
    """The text without spaces: a line may end within a word of East Asian letters."""
    return "".join(text.split())

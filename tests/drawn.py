"""Studies to draw figures of: so many populations, with names and titles of any kind, coded by hand or not."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from analysis.base import Study
from threads import Article, Comment, Corpus, Reply, Thread
from threads.corpus.populations import Rules
from threads.model import Source

THREADS, COMMENTS = 6, 6
LONG = "Extraordinarily long name of readers who write in several languages and of whom nobody knows where they live"
NAMES = {
    "plain": ("Readers", "Gardeners", "Drivers", "Teachers", "Sailors", "Bakers"),
    "long": tuple(f"{LONG} {mark}" for mark in ("A", "B" * 80, "C", "D", "E", "F")),
    "east": (
        "中国网民",
        "한국 누리꾼들과 해외 동포 여러분",
        "在日本的匿名论坛上写评论的用户以及他们的朋友们",
        "台灣網友",
        "日本のネットユーザー",
        "香港讀者",
    ),
    "hostile": ("<b>&amp;</b> $x^2$ \\frac{1}{2}", "שלום עולם مرحبا بالعالم", "😀 \u202ereversed\u2066 ก็ไม่ได้ Ẫ̈g"),
}
TITLES = {
    "plain": "The square",
    "long": "A title that goes on and on about the square, its benches and Gesellschafts" + "kapitän" * 30,
    "east": "关于市中心广场改建计划的长篇报道：居民、商户与市政府各执一词，谁来决定树木的去留？광장 재건축 논란",
    "hostile": "]]> --> </svg> \x07 {n} %s 𠀀 x" + "\u0301" * 300,
}
AUTHORS = {
    "plain": "w{}",
    "long": "A_name_that_has_no_end_" + "n" * 40 + "{}",
    "east": "네티즌김철수와王小明{}",
    "hostile": "\u202e$_{}<",
}
TARGET = {"plain": "the square", "long": LONG, "east": "改建市中心广场", "hostile": "{target} <i>$"}
OWN = {
    "en": ("tulips", "engines", "lessons", "harbours", "loaves", "bridges"),
    "zh": ("郁金香", "发动机", "作业本", "码头", "面包", "桥梁"),
}
SAID = {
    "en": (
        "The square is good and we are happy with these {}.",
        "It is sad and cruel to sell the {} of old people.",
        "They left at noon by bus with their {}.",
    ),
    "zh": (
        "广场很好，大家都喜欢这里的{}，真高兴。",
        "把老人的{}卖掉太残忍了，让人难过。",
        "他们中午坐公交车带着{}离开了。",
    ),
}
START = datetime(2024, 5, 1, 12, tzinfo=UTC)


def study(
    folder: Path, *, populations: int, kind: str = "plain", coded: bool = True, few: frozenset[int] = frozenset()
) -> Study:
    """So many populations of six discussions, of two those in `few`; each comment coded by two people if `coded`."""
    pages, rows = [], ["id,coder,variable,code,part,inclusion"]
    for group in range(populations):
        for number in range(2 if group in few else THREADS):
            pages.append(page(group, number, kind))
            for place in range(COMMENTS):
                side = (number * number + place * (number + group) + group) % 3
                for variable, code in (("stance", ("FAVOR", "AGAINST", "NONE")[side]), ("sentiment", 1 - side)):
                    rows += [f"g{group}t{number}/{place},{coder},{variable},{code},random,1.0" for coder in "AB"]
    rules = Rules.of([{"path": f"g{i}*", "population": name} for i, name in enumerate(NAMES[kind][:populations])])
    defaults: dict[str, dict[str, object]] = {
        "stance": {"target": TARGET[kind], "favor": ("It is good.",), "against": ("It is bad.",)}
    }
    if coded:
        path = folder / f"codes-{populations}-{kind}-{len(few)}.csv"
        path.write_text("\n".join(rows), encoding="utf-8")
        defaults["coding"] = {"codes": str(path)}
    return Study(Corpus(pages, rules=rules), defaults=defaults)


def page(group: int, number: int, kind: str = "plain", *, comments: int = COMMENTS, people: int = 11) -> Thread:
    """A discussion in which comments answer each other and say a word that no other population does."""
    tongue = "zh" if kind == "east" else "en"
    when = START + timedelta(days=3 * number + group)
    return Thread(
        id=f"g{group}t{number}",
        source=Source(path=f"g{group}t{number}.html"),
        article=Article(id="a", title=TITLES[kind], text="A story. " * (number + 1), published=when, language=tongue),
        comments=[
            Comment(
                id=str(place),
                number=place + 1,
                author=AUTHORS[kind].format((place * 7 + number) % people),
                text=SAID[tongue][(number + place) % 3].format(OWN[tongue][group]) + f" {group}{number}{place}",
                language=tongue,
                posted=when + timedelta(hours=7 * place),
                replies_to=_answers(place),
            )
            for place in range(comments)
        ],
    )


def _answers(place: int) -> tuple[Reply, ...]:
    """To the comment before, two in three; now and then by inference."""
    if place % 3 == 0:
        return ()
    inferred = place % 4 == 2
    return (
        Reply(parent=str(place - 1), probability=0.6 if inferred else 1.0, basis="mention" if inferred else "markup"),
    )


def discussion(comments: int, *, people: int = 11) -> Study:
    """One discussion of so many comments by so many people."""
    return Study(Corpus([page(0, 0, comments=comments, people=people)]))

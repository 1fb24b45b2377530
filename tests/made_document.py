"""A document of every kind of block, whose numbers open on reactions: what the page's tests are made from."""

from __future__ import annotations

from dataclasses import replace

from analysis.base import Study
from reports import blocks as b
from reports.blocks import Block, Column, Para, Quotes, ReportSection
from reports.document import Document, make
from reports.pieces import Behind, Fact, Said, Span, code, link, name
from tests.straining import deep_thread, hostile_thread
from threads import Article, Comment, Corpus, Quote, Reply, Thread

SIDES = ("AGAINST", "FAVOR", "NONE")
STORY = "Readers in Seoul answered at once. “Do not send them back,” one wrote (“돌려보내지 마라”). Nobody else did."
LONG_WORD = "w" * 100_000


def told_thread() -> Thread:
    """A story that quotes a voice in translation with its original, and three comments, one a word of 10^5 letters."""
    start = STORY.index("“")
    quote = Quote(start=start, end=STORY.index("one wrote"), text="Do not send them back", owner="s",
        speaker="one", group="Readers in Seoul", speaker_kind="public", decided_by="Readers",
        original="돌려보내지 마라", likes=7)  # fmt: skip
    comments = [
        Comment(id="a", number=1, author="Ada", text="They are people, and people are not sent back.", language="en"),
        Comment(id="b", number=2, author="柳", text="应该让他们去第三国。", language="zh", likes=3,
                replies_to=[Reply(parent="a", basis="quote", probability=0.97, evidence="sent back")]),
        Comment(id="w", number=3, author="Wide", text=LONG_WORD,
                replies_to=[Reply(parent="b", basis="model", probability=0.55)]),
    ]  # fmt: skip
    return Thread(id="told", article=Article(id="s", title="A word " + "t" * 200, text=STORY, language="en"),
                  comments=comments, quotes=[quote])  # fmt: skip


def small_document(title: str = "A <title> & more") -> Document:
    """A document of every kind of block, of three small pages with hostile, translated and deep comments, coded."""
    study = Study(Corpus([told_thread(), hostile_thread(), deep_thread(120)]))
    made = make(study, version="0", title=title, question="Should they be <b>sent</b> back?", note="Made up.")
    codes, reactions = {}, {}
    for place, (key, one) in enumerate(made.reactions.items()):
        side = SIDES[place % len(SIDES)]
        codes[key] = [("stance", "A", side), ("stance", "B", SIDES[0]), ("sentiment", "A", "-1")]
        why = "it is short" if place == 1 else ""
        reactions[key] = {**one, "stance": side, "sentiment": "negative", "left_out": why}
    return with_blocks(replace(made, codes=codes, reactions=reactions))


def with_blocks(document: Document) -> Document:
    """The document with sections of every kind of block in place of its own."""
    facts = {fact.id: fact for fact in _facts(document)}
    populations = sorted({one["population"] for one in document.reactions.values()})
    first = list(document.reactions)[:4]
    answer = ReportSection(
        id="answer", title=("The answer",),
        blocks=tuple(_lines(document, populations, facts)),
    )  # fmt: skip
    table = b.Table(
        caption="Reactions by population",
        columns=(Column(head="population", row=True), Column(head="reactions", numeric=True)),
        rows=tuple(((name(one),), (facts[f"n.{place}"],)) for place, one in enumerate(populations)),
    )
    said = ReportSection(
        id="said", title=("What was said",),
        blocks=(
            b.Heading(text=("Beside each other",), level=3, id="beside"),
            b.Sides(sides=(
                b.Side(title=("First",), blocks=(Quotes(ids=tuple(first[:2]), lead=("Two of them:",)),)),
                b.Side(title=("Second",), blocks=(Quotes(ids=tuple(first[2:])), b.Heading(text=("Deep",), level=6))),
            )),
            table,
            *(b.Chart(name=one) for one in ("stance_by_population", "sentiment_by_population", "coverage", "nowhere")),
            b.Items(items=(("See ", link("the answer", "#answer"), "."), ("Type ", code("commentariat serve OUT"), "."),
                         (Span(text="An English sentence.", kind="foreign", lang="en"),),
                         (Span(text="돌려보내지 마라", kind="text", lang="ko"),),
                         (link("outside", "https://example.org/"), link("run", "javascript:alert(1)")))),
            b.Fold(summary=("A fold that is printed",), blocks=(Para(text=("Within.",)),), printed=True),
            b.Fold(summary=("A fold that is not: ", facts["alpha"]), blocks=(Para(text=("Hidden.",), role="hint"),)),
        ),
    )  # fmt: skip
    threads = ReportSection(id="threads", title=("The discussions",), blocks=(b.TalkPlace(),), appendix=True)
    return replace(document, sections=(answer, said, threads), facts=facts)


def _facts(document: Document) -> list[Fact]:
    """A count of each population with its sides as groups, a share, and a number with nothing behind it."""
    found: list[Fact] = []
    for place, population in enumerate(sorted({one["population"] for one in document.reactions.values()})):
        ids = [key for key, one in document.reactions.items() if one["population"] == population]
        sides = tuple(
            Behind(label=side, ids=tuple(key for key in ids if document.reactions[key].get("stance") == side))
            for side in SIDES
        )
        found.append(
            Fact(id=f"n.{place}", text=str(len(ids)), value=len(ids), label=f"{population} who are counted",
                 source="counting", note="Each comment once.", behind=(Behind(label="counted", ids=tuple(ids)),))
        )  # fmt: skip
        found.append(
            Fact(id=f"against.{place}", text="37", value=0.37, label=f"{population} against, in 100",
                 source="populations.against", note="Hand codes.", behind=tuple(one for one in sides if one.ids))
        )  # fmt: skip
    return [*found, Fact(id="alpha", text="0.81", value=0.81, label="Krippendorff’s α", source="coding.alpha")]


def _lines(document: Document, populations: list[str], facts: dict[str, Fact]) -> list[Block]:
    blocks: list[Block] = [Para(text=("More opposed it than supported it.",), role="lead")]
    for place, population in enumerate(populations):
        said: Said = (
            name(population), " (", facts[f"n.{place}"], " reactions): ", facts[f"against.{place}"], " in 100 against; "
            "again ", facts[f"n.{place}"], ".",
        )  # fmt: skip
        blocks.append(Para(text=said))
    blocks.append(Para(text=("Coders agree: α ", facts["alpha"], "."), role="hint"))
    blocks.append(Para(text=("Four are too few to count.",), role="refusal"))
    return blocks

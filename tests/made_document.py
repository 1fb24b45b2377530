"""A document of every kind of block, whose numbers open on reactions: what the page's tests are made from."""

from __future__ import annotations

from dataclasses import replace

from reports.blocks import (
    Block, Chart, Column, Fold, Heading, Items, Para, Quotes, Section, Side, Sides, Table, Talk,
)  # fmt: skip
from reports.document import Document
from reports.pieces import Behind, Fact, Said, Span, code, link, name

SIDES = ("AGAINST", "FAVOR", "NONE")


def with_blocks(document: Document) -> Document:
    """The document with sections of every kind of block in place of its own."""
    facts = {fact.id: fact for fact in _facts(document)}
    populations = sorted({one["population"] for one in document.reactions.values()})
    first = list(document.reactions)[:4]
    answer = Section(
        id="answer", title=("The answer",),
        blocks=tuple(_lines(document, populations, facts)),
    )  # fmt: skip
    table = Table(
        caption="Reactions by population",
        columns=(Column(head="population", row=True), Column(head="reactions", numeric=True)),
        rows=tuple(((name(one),), (facts[f"n.{place}"],)) for place, one in enumerate(populations)),
    )
    said = Section(
        id="said", title=("What was said",),
        blocks=(
            Heading(text=("Beside each other",), level=3, id="beside"),
            Sides(sides=(
                Side(title=("First",), blocks=(Quotes(ids=tuple(first[:2]), lead=("Two of them:",)),)),
                Side(title=("Second",), blocks=(Quotes(ids=tuple(first[2:])), Heading(text=("Deep",), level=6))),
            )),
            table,
            *(Chart(name=one) for one in ("stance_by_population", "sentiment_by_population", "coverage", "nowhere")),
            Items(items=(("See ", link("the answer", "#answer"), "."), ("Type ", code("commentariat serve OUT"), "."),
                         (Span(text="An English sentence.", kind="foreign", lang="en"),),
                         (Span(text="돌려보내지 마라", kind="text", lang="ko"),),
                         (link("outside", "https://example.org/"), link("run", "javascript:alert(1)")))),
            Fold(summary=("A fold that is printed",), blocks=(Para(text=("Within.",)),), printed=True),
            Fold(summary=("A fold that is not",), blocks=(Para(text=("Hidden.",), role="hint"),)),
        ),
    )  # fmt: skip
    threads = Section(id="threads", title=("The discussions",), blocks=(Talk(),), appendix=True)
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

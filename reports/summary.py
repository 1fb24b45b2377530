"""What the one page says, as data: taken from the document and the layers, nothing computed and no sentence new."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from analysis.base import Study
from reports.blocks import Para, quoted, within
from reports.document import Document
from reports.pieces import Said, plain
from reports.shown import View, number, shown
from reports.words import Words
from threads.errors import CommentariatError

SIDES = {"AGAINST": "against", "FAVOR": "favor"}
"""A stance and the measure that is its share, in the order in which sides stand."""
MOST_QUOTES, MOST_VOICES, MOST_THEMES, MOST_SOURCES, MOST_BARS = 2, 4, 4, 8, 6
LIMITS = ("readers", "irony", "links")
LIMIT_ROLES = ("alarm", "refusal")


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryShare:
    """A share of one with the ends of its interval, None where it has none, and both as they are printed."""

    value: float
    low: float | None
    high: float | None
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryBar:
    """The sides of a population by its hand codes; `about` says how many reactions, discussions and codes there are."""

    population: str
    about: str
    against: SummaryShare
    favor: SummaryShare


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryQuote:
    """A reaction by its id; `side` is its hand code, "" where it has none."""

    id: str
    side: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryTheme:
    """A theme where nobody counted sides: its label, how many, and its most typical reaction."""

    label: str
    n: str
    quote: SummaryQuote | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """One page of a report. `lead` is the answer, `answer` what follows it population by population.

    `date` are the days of the oldest and the newest page read (of comments where no page is dated), never that of the
    run; `digest` is that of the threads.
    """

    document: Document
    lead: tuple[str, ...]
    answer: tuple[str, ...]
    bars: tuple[SummaryBar, ...]
    quotes: tuple[SummaryQuote, ...]
    voices: tuple[SummaryQuote, ...]
    themes: tuple[SummaryTheme, ...]
    limits: tuple[str, ...]
    sources: str
    coding: str
    date: str
    digest: str

    @property
    def words(self) -> Words:
        """The words of the report's language."""
        return self.document.words


def summarise(document: Document, study: Study) -> Summary:
    """The one page of a report."""
    answer = next((section for section in document.sections if section.id == "answer"), None)
    paras = [block for block in within(answer.blocks) if isinstance(block, Para)] if answer else []
    lead = [one for one in paras if one.role == "lead"] or [one for one in paras if one.role == "body"][:1]
    bars = _bars(document.words, study)
    first = [key for key in quoted([answer] if answer else []) if key in document.reactions]
    return Summary(
        document=document,
        lead=_texts(lead),
        answer=_texts([one for one in paras if one.role in ("body", "hint") and one not in lead and not _links(one)]),
        bars=bars,
        quotes=_of_sides(document, [*first, *quoted(document.sections)]) if bars else (),
        voices=() if bars else _voices(document, study, first),
        themes=() if bars else _themes(document),
        limits=(
            *_texts([one for one in paras if one.role in LIMIT_ROLES]),
            *(document.words.text(f"method.limit_{limit}") for limit in LIMITS),
        ),
        sources=_sources(document),
        coding=_coding(document),
        date=_date(document),
        digest=study.corpus.digest,
    )


def _texts(paras: Sequence[Para]) -> tuple[str, ...]:
    return tuple(plain(_without_links(one.text)).strip() for one in paras if one.text)


def _without_links(said: Said) -> Said:
    """The sentence without words that lead elsewhere in the report: on one page they lead nowhere."""
    return tuple(piece for piece in said if isinstance(piece, str) or getattr(piece, "kind", "") != "link")


def _links(para: Para) -> bool:
    """Whether a paragraph leads on to other parts."""
    return _without_links(para.text) != para.text


def _of_sides(document: Document, keys: Sequence[str]) -> tuple[SummaryQuote, ...]:
    """Two reactions a side, of different populations where the report quotes such, in the report's order."""
    found = []
    for side in SIDES:
        held = [key for key in dict.fromkeys(keys) if document.reactions[key].get("stance") == side]
        seen = {document.reactions[key]["population"]: key for key in reversed(held)}
        ordered = [*(key for key in held if key in seen.values()), *(key for key in held if key not in seen.values())]
        found += [SummaryQuote(id=key, side=side) for key in ordered[:MOST_QUOTES]]
    return tuple(found)


def _voices(document: Document, study: Study, first: Sequence[str]) -> tuple[SummaryQuote, ...]:
    """Quoted voices where nobody counted sides: those of the answer, else the first of the pages."""
    keys = [key for key in first if document.reactions[key]["channel"] == "quoted"]
    if not keys:
        table = study.reactions
        voices = table.index[table["channel"] == "quoted"].astype(str).tolist()
        keys = [key for key in voices if not document.reactions[key]["left_out"]]
    return tuple(SummaryQuote(id=key, side="") for key in keys[:MOST_VOICES])


def _themes(document: Document) -> tuple[SummaryTheme, ...]:
    return tuple(_theme(document, row) for row in document.view["topics"]["rows"][:MOST_THEMES])


def _theme(document: Document, row: View) -> SummaryTheme:
    typical = [key for key in row["typical"] if key in document.reactions]
    return SummaryTheme(
        label=row["label"],
        n=document.words.text("summary.reactions", n=int(row["n"])),
        quote=SummaryQuote(id=typical[0], side="") if typical else None,
    )


def _bars(words: Words, study: Study) -> tuple[SummaryBar, ...]:
    """The sides of each population whose shares may stand, the largest first."""
    try:
        table = study.layer("populations").table
    except CommentariatError:
        return ()
    rows: dict[str, dict[str, Mapping[Any, Any]]] = {}
    for row in table.to_dict("records"):
        if number(row["value"]) is not None:
            rows.setdefault(str(row["population"]), {})[str(row["measure"])] = row
    held = [(name, one) for name, one in rows.items() if set(SIDES.values()) <= set(one)]
    held.sort(key=lambda item: (-int(item[1]["favor"]["n"]), item[0]))
    return tuple(_bar(words, name, one) for name, one in held[:MOST_BARS])


def _bar(words: Words, name: str, rows: Mapping[str, Mapping[Any, Any]]) -> SummaryBar:
    row = rows["favor"]
    threads = words.text("summary.discussions", n=int(row["threads"]))
    about = words.text("summary.about", n=int(row["n"]), threads=threads, coded=int(row["coded"]))
    return SummaryBar(
        population=shown(name), about=about, against=_share(words, rows["against"]), favor=_share(words, row)
    )  # fmt: skip


def _share(words: Words, row: Mapping[Any, Any]) -> SummaryShare:
    value, low, high = (number(row[key]) for key in ("value", "low", "high"))
    text = words.share(value)
    if low is not None and high is not None:
        first, last = words.ends(low, high, share=True)
        text = words.text("summary.between", value=text, low=first, high=last)
    return SummaryShare(value=float(value), low=low, high=high, text=text)


def _sources(document: Document) -> str:
    """How many pages, and whose."""
    words = document.words
    pages = document.view["pages"]
    names = list(dict.fromkeys(page["outlet"] or page["title"] or page["name"] for page in pages))
    said = [(name,) for name in names[:MOST_SOURCES]]
    if len(names) > MOST_SOURCES:
        said.append((words.text("summary.others", n=len(names) - MOST_SOURCES),))
    return words.text("summary.sources", n=len(pages), names=words.listed([tuple(one) for one in said]))


def _coding(document: Document) -> str:
    """How many were coded for stance, by how many, and how far they agree; that of the first variable, else."""
    words, rows = document.words, document.view["coding"]
    row = next((one for one in rows if one["variable"] == "stance"), rows[0] if rows else None)
    if row is None or not row["units"]:
        return words.text("summary.uncoded")
    coders = {coder for codes in document.codes.values() for name, coder, _ in codes if name == row["variable"]}
    by = words.text("summary.coders", n=len(coders))
    said = words.text("summary.coded", n=row["units"], total=len(document.reactions), by=by)
    if row["alpha"] is None:
        return f"{said} {words.text('summary.no_alpha')}"
    return f"{said} {words.text('summary.alpha', alpha=words.number(row['alpha'], digits=2), n=row['twice'])}"


def _date(document: Document) -> str:
    """The days of the oldest and the newest page, else of the comments, else that nothing is dated."""
    words = document.words
    for key in ("pages_of", "comments_of"):
        if key in document.view["days"]:
            first, last = map(words.date, document.view["days"][key])
            said = first if first == last else words.text("summary.to", first=first, last=last)
            return words.text(f"summary.{key}", days=said)
    return words.text("summary.undated")

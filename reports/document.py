"""The report as a document, made once and laid out as a page, as print and as a summary."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from analysis.base import Study
from analysis.coding.codes import codes_of
from reports.blocks import ReportSection
from reports.material import FactBook, Material
from reports.pieces import Fact
from reports.sections import SECTIONS
from reports.shown import View, shown
from reports.view.whole import build_view, shown_layers
from reports.words import Words
from threads.errors import CommentariatError

HIDDEN = {
    "": "page.names_shown", "pseudonyms": "page.names_veiled", "left out": "page.words_left_out",
    "pseudonyms, left out": "page.both_hidden", "pseudonyms, measured anew": "page.names_veiled_before",
}  # fmt: skip
"""By what was hidden the message that stands at the head of a report."""

Code = tuple[str, str, str]
"""Variable, coder and label of one code."""


@dataclass(frozen=True, kw_only=True)
class Document:
    """A report: its head, its sections in order, its numbers by address, and the reactions and threads they open on.

    `hidden` says of names and words whether they are shown as they were. `reactions` holds each
    reaction as shown (`text`, `author`, `population`, `stance`, `sentiment`, `topic`, `left_out`
    …) by id, `codes` what each coder said of it; `threads` the pages with their articles and reply trees.
    """

    title: str
    question: str
    note: str
    hidden: str = ""
    words: Words
    version: str
    sections: tuple[ReportSection, ...]
    facts: Mapping[str, Fact]
    reactions: Mapping[str, View]
    codes: Mapping[str, list[Code]]
    threads: list[View]
    voices: list[View]
    view: View

    @property
    def language(self) -> str:
        """The language of the report's own words."""
        return self.words.language


def make(
    study: Study,
    *,
    version: str,
    title: str | None = None,
    note: str | None = None,
    question: str | None = None,
    codebook: str | None = None,
    language: str = "en",
    hidden: str = "",
    undrawn: Mapping[str, str] | None = None,
) -> Document:
    """The document of a study, in the language asked for; `undrawn` are figures that the data did not give, and why,
    `hidden` what was hidden before it is shown: nothing, or one of HIDDEN."""
    words, facts = Words(language), FactBook()
    view = build_view(
        study, title=title, note=note, question=question, codebook=codebook, version=version, undrawn=undrawn
    )
    for thread, page in zip(view["threads"], study.corpus, strict=True):
        thread["talk"] = _talk(words, thread["talk"])
        thread["published"] = words.date(page.article.published) if page.article.published else ""
    layers, failed = shown_layers(study)
    material = Material(
        study=study, words=words, layers=layers, failed=failed, view=view, version=version, facts=facts
    )  # fmt: skip
    written = [part.function(material) for part in SECTIONS]
    return Document(
        title=shown(title) if title else words.text("page.untitled"),
        question=shown(question), note=shown(note), hidden=words.text(HIDDEN[hidden]), words=words, version=version,
        sections=tuple(section for section in written if section is not None),
        facts=facts.by_id, reactions=view["examples"], codes=_codes(study), threads=view["threads"],
        voices=view["voices"], view=view,
    )  # fmt: skip


def _talk(words: Words, numbers: tuple[int, int, int, int] | None) -> str:
    """How many comments of a thread answer another one, with the ends between which that moves."""
    if numbers is None:
        return ""
    answers, n, low, high = numbers
    said = words.text("talk.of_thread", n=answers, all=n)
    if low == high == answers:
        return said
    return f"{said} {words.text('talk.moves', low=low, high=high)}"


def _codes(study: Study) -> dict[str, list[Code]]:
    """What each coder said of each reaction."""
    try:
        table: Any = codes_of(study)
    except CommentariatError:
        return {}
    found: dict[str, list[Code]] = {}
    for row in table.to_dict("records") if table is not None else ():
        found.setdefault(str(row["reaction"]), []).append(
            (shown(row["variable"]), shown(row["coder"]), shown(row["code"]))
        )
    return found

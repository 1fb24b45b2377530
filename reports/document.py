"""The report as a document, made once and laid out as a page, as print and as a summary."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from analysis.base import Study
from analysis.coding.codes import codes_of
from reports.blocks import ReportSection, quoted
from reports.material import FactBook, Material
from reports.pieces import Fact
from reports.sections import SECTIONS
from reports.shown import View, shown
from reports.view.links import Candidates
from reports.view.sample import MOST_COMMENTS, CommentSample, sample_of
from reports.view.talk import candidates_by_comment
from reports.view.threads import thread_view
from reports.view.whole import build_view, shown_layers
from reports.words import Words
from threads.errors import CommentariatError
from threads.model import Thread
from threads.text.memory import give_back

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
    …) by id, `codes` what each coder said of it; `threads` the pages with their articles and reply trees. Where there
    are too many comments, `sample` says which were drawn, and `threads` holds these and the first behind each number.
    `inputs` says of all pages where they come from.
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
    inputs: list[View] = field(default_factory=list)
    sample: CommentSample | None = None

    @property
    def sampled(self) -> str:
        """That the report carries a sample of the comments, how it was drawn; "" where it carries all."""
        if self.sample is None:
            return ""
        return self.words.text(
            "page.sample", held=sum(len(thread["rows"]) for thread in self.threads), all=self.sample.all,
            limit=self.sample.limit, seed=str(self.view["seed"]),
        )  # fmt: skip

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
    most: int = MOST_COMMENTS,
) -> Document:
    """The document of a study, in the language asked for; `undrawn` are figures that the data did not give, and why,
    `hidden` what was hidden before it is shown: nothing, or one of HIDDEN. Of more than `most` comments it carries a
    sample."""
    words, facts = Words(language), FactBook()
    view = build_view(
        study, title=title, note=note, question=question, codebook=codebook, version=version, undrawn=undrawn
    )
    layers, failed = shown_layers(study)
    sample = sample_of(study, layers.get("tree"), limit=most)
    material = Material(
        study=study, words=words, layers=layers, failed=failed, view=view, version=version, sample=sample, facts=facts
    )  # fmt: skip
    view["examples"].make(view["examples"] if sample is None else sample.ids)
    give_back()  # what was read of the table of reactions
    written = [part.function(material) for part in SECTIONS]
    sections = tuple(section for section in written if section is not None)
    kept = None
    if sample is not None:
        behind = [key for fact in facts.by_id.values() for one in fact.behind for key in one.ids]
        view["examples"].make([*behind, *quoted(sections)])
        kept = sample.ids.union(behind, quoted(sections))
    inputs: list[View] = []
    candidates = candidates_by_comment(layers.get("tree"), kept)
    threads = list(_threads(study, words, view, candidates, kept, inputs))
    return Document(
        title=shown(title) if title else words.text("page.untitled"),
        question=shown(question), note=shown(note), hidden=words.text(HIDDEN[hidden]), words=words, version=version,
        sections=sections, facts=facts.by_id, reactions=view["examples"], codes=_codes(study), voices=view["voices"],
        view=view, threads=threads, inputs=inputs, sample=sample,
    )  # fmt: skip


def _threads(
    study: Study, words: Words, view: View, candidates: Mapping[str, Candidates], kept: frozenset[str] | None,
    inputs: list[View],
) -> Iterator[View]:  # fmt: skip
    """The threads as they are shown; of a sample those that it draws from, or where voices are quoted. Where each
    comes from is added to `inputs`: the corpus is walked but once."""
    asked = None if kept is None else {voice["thread"] for voice in view["voices"]}
    days: dict[str, tuple[datetime, datetime]] = view.setdefault("days", {})
    for thread in study.corpus:
        source = thread.source
        inputs.append(
            {"path": source.path, "url": source.url, "sha256": source.sha256, "thread": thread.id,
             "parser": source.parser, "encoding": source.encoding}
        )  # fmt: skip
        _widen(days, "pages_of", [thread.article.published])
        _widen(days, "comments_of", [comment.posted for comment in thread.comments])
        if asked is None or kept is None or thread.id in asked or _drawn_from(thread, kept):
            one = thread_view(thread, view["examples"].results, candidates, kept)
            one["talk"] = _talk(words, view["talk"]["threads"].get(thread.id))
            one["published"] = words.date(thread.article.published) if thread.article.published else ""
            yield one


def _widen(days: dict[str, tuple[datetime, datetime]], key: str, times: Sequence[datetime | None]) -> None:
    """Makes the first and the last time under that key also those of these times."""
    known = [*days.get(key, ()), *(time for time in times if time)]
    if known:
        days[key] = min(known, key=datetime.isoformat), max(known, key=datetime.isoformat)


def _drawn_from(thread: Thread, kept: Container[str]) -> bool:
    return any(f"{thread.id}/{comment.id}" in kept for comment in thread.comments)


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

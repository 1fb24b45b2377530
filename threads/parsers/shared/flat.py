"""A flattened text to a draft: the article, the comments by their lines, and what was neither."""

from __future__ import annotations

from threads.article.flat import FlatArticle, read_article
from threads.article.interview import interview_turns
from threads.comments.flat.choice import choose
from threads.comments.flat.ledger import count_kept, count_line, count_record
from threads.comments.flat.line_records import LineRecord, draft_of, settle_order, without_placeholders
from threads.comments.flat.section import Section
from threads.comments.flat.zoned import settle_zone
from threads.comments.html.announced import number_in
from threads.draft import CommentDraft, Draft
from threads.draft.certainty import unsure_note
from threads.lines.bylines import opening_credits
from threads.lines.headings import comments_elsewhere
from threads.lines.line import Line, read_lines
from threads.page.plain import Plain, plain
from threads.text.letters import solid


def read_text(text: str) -> Draft:
    """The draft of a flattened text; every character other than space is kept or counted under a reason."""
    page = plain(text)
    draft = _read(page)
    draft.total = solid(text)
    if page.removed:
        draft.dropped["markup"] += page.removed
    return draft


def _read(page: Plain) -> Draft:
    text = page.text
    lines = read_lines(text)
    chosen = choose(lines)
    section = chosen.section
    taken = _lines_of(section)
    reading = read_article(lines, taken, section.heading if section else None)
    draft = Draft(title=reading.title, byline=reading.byline, outlet=reading.outlet, published=reading.published)
    draft.text = _article_text(reading, lines, text)
    opened, by = opening_credits(draft.text)
    draft.byline, draft.outlet = draft.byline or by, draft.outlet or opened
    if section is not None:
        settle_order(section.records, lines)
        settle_zone(section.records, lines)
        draft.comments = _comments(section.records, lines, page)
        for record in section.records:
            count_record(draft.dropped, record, lines, text)
    else:
        draft.turns = interview_turns(draft.text)
    _count_rest(draft, reading, lines, text, taken)
    draft.announced = _announced(section, lines)
    draft.notes += [*_notes(section, lines), *unsure_note(chosen.chance, len(draft.comments))]
    return draft


def _notes(section: Section | None, lines: list[Line]) -> list[str]:
    """What a reader should know of comments that the page announces and does not hold."""
    found = len(section.records) if section else 0
    announced = _announced(section, lines)
    if announced and found < announced:
        return [f"The page announces {announced} comments; {found} were saved with it in a form that could be read."]
    if not found and any(comments_elsewhere(line.text) for line in lines):
        return ["This page's comments were not saved with it."]
    return []


def _announced(section: Section | None, lines: list[Line]) -> int | None:
    """How many comments the section's heading announces, or any heading where no section was found."""
    if section is not None:
        return section.announced
    headed = max((told for line in lines if (told := line.heading or 0) > 0), default=None)
    if headed is not None:
        return headed
    numbers = [number for line in lines if (number := number_in(line.text) or 0) > 0]
    return max(numbers) if 0 < len(numbers) <= FEW_NUMBERS else None


FEW_NUMBERS = 2
"""Lines with a number of comments and nothing else, above and below a text; an index has one an entry."""


def _lines_of(section: Section | None) -> set[int]:
    if section is None:
        return set()
    return {i for record in section.records for i in range(record.first, record.last)}


def _article_text(reading: FlatArticle, lines: list[Line], text: str) -> str:
    out: list[str] = []
    before = -1
    for i in reading.kept:
        part = without_placeholders(text[lines[i].lead : lines[i].end])
        if part:
            skipped = before >= 0 and i > before + 1
            out.append(("\n\n" if lines[i].gap or skipped else "\n") + part if out else part)
            before = i
    return "".join(out)


def _comments(records: list[LineRecord], lines: list[Line], page: Plain) -> list[CommentDraft]:
    """The records as comments; one that is indented deeper than an earlier one answers it."""
    drafts: list[CommentDraft] = []
    open_above: list[int] = []
    for n, record in enumerate(records):
        while open_above and records[open_above[-1]].indent >= record.indent:
            open_above.pop()
        drafts.append(draft_of(record, lines, page, open_above[-1] if open_above else None))
        if record.author is None and lines[record.first].text.lower().startswith(("pingback", "trackback")):
            drafts[-1].kind = "pingback"
        open_above.append(n)
    return drafts


def _count_rest(draft: Draft, reading: FlatArticle, lines: list[Line], text: str, taken: set[int]) -> None:
    kept = set(reading.kept)
    first, last = (reading.kept[0], reading.kept[-1]) if reading.kept else (len(lines), -1)
    for i, line in enumerate(lines):
        if i in taken:
            continue
        if i in kept:
            count_kept(draft.dropped, line, text, line.lead, "list marker")
        else:
            count_line(draft.dropped, line, text, reading.reasons.get(i) or _reason(line, i, first, last))


def _reason(line: Line, i: int, first: int, last: int) -> str:
    if line.heading is not None:
        return "comment heading"
    if line.copyright:
        return "copyright"
    if line.form:
        return "comment form"
    if line.furniture or line.action:
        return "navigation"
    if line.prose:
        return (
            "other text above the article"
            if i < first
            else "author box or other text below"
            if i > last
            else "other text"
        )
    return "navigation"

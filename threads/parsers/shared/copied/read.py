"""A copy of a platform's screen to a draft: the post, the comments, and every other line under a reason."""

from __future__ import annotations

from dataclasses import dataclass, field

from threads.comments.flat.line_records import quoted_in
from threads.comments.forwards import forwarded
from threads.draft import CommentDraft, Draft
from threads.lines.grammar import LinePattern
from threads.lines.notices import is_gone_author, is_removed
from threads.parsers.shared.copied.answered import settle_answers
from threads.parsers.shared.copied.begin import announced_above, comments_begin, is_footed
from threads.parsers.shared.copied.footed import footed_records
from threads.parsers.shared.copied.headed import headed_records
from threads.parsers.shared.copied.lines import LONGEST, CopiedLine, read_copied
from threads.parsers.shared.copied.moments import moment
from threads.parsers.shared.copied.post import CopiedPost, PostReader, article_above, post_of
from threads.parsers.shared.copied.record import CopiedRecord
from threads.parsers.shared.copied.screen import Screen
from threads.parsers.shared.copied.words import PINNED_BEFORE
from threads.text.letters import seen, solid

SEARCHED = 60_000
"""Characters that signs are looked for in: a screen shows them within its first comments."""
FOOT = 0.3
"""Share of the records with buttons or counts below; .19 at most where a crawler's text of 1,055 measured pages bore
the signs of a screen, .5 and more on copies."""
BESIDE = 40
"""Characters at the end of a line among which the name stands that the next line goes on behind."""
_ANSWERING = LinePattern(r"{screen_answering}\Z")


@dataclass
class Copy:
    """A copy as it was read: its lines, where the comments begin, the post above and the records below."""

    lines: list[CopiedLine]
    begin: int
    post: CopiedPost = field(default_factory=CopiedPost)
    records: list[CopiedRecord] = field(default_factory=list)


def signs_of(text: str, screen: Screen) -> int:
    """How many of a screen's signs stand on the first short lines of the text."""
    lines = dict.fromkeys(
        seen(line.strip()) for line in text[:SEARCHED].split("\n") if 0 < len(line.strip()) <= LONGEST
    )
    return sum(any(sign.fullmatch(line) for line in lines) for sign in screen.signs)


def read_copy(text: str, screen: Screen, post: PostReader | None = None) -> Draft | None:
    """The draft of a copy of that screen, None where it holds no comment; every character is kept or counted."""
    lines = read_copied(text, screen)
    read = footed_records if is_footed(lines, screen) else headed_records
    copy = Copy(lines, comments_begin(lines, screen, read))
    copy.records = read(lines[: _end(lines, screen, copy.begin)], screen, copy.begin)
    if not _is_screen(copy):
        return None
    first = min(copy.begin, copy.records[0].first) if copy.begin else copy.records[0].first
    copy.post = _post(lines[:first], text, screen, post)
    settle_answers(copy.records, lines, screen)
    return _drafted(copy, text, announced_above(lines, copy.begin))


def _is_screen(copy: Copy) -> bool:
    """Whether the records look like a platform's: buttons or counts below them, a lone one below a heading."""
    headed = [record for record in copy.records if record.words and record.header and not record.nested]
    if not headed or (len(headed) == 1 and not copy.begin):
        return False
    told = ("button", "count", "replies")
    footed = [any(token.kind in told for i in record.foot for token in copy.lines[i].tokens) for record in headed]
    return sum(footed) >= FOOT * len(headed)


def _end(lines: list[CopiedLine], screen: Screen, begin: int) -> int:
    """The line at which the page goes on with other things, below a comment at least."""
    if screen.ends is None:
        return len(lines)
    below = (i for i in range(begin + 3, len(lines)) if screen.ends.fullmatch(lines[i].text))
    return next(below, len(lines))


def _post(above: list[CopiedLine], text: str, screen: Screen, read: PostReader | None) -> CopiedPost:
    found = read(above, text) if read is not None else None
    if found is not None:
        return found
    records = headed_records(above, screen) if read is None else []
    if records and records[0].words and not _is_article(above, records[0]):
        return post_of(records[0], above, titled=screen.titled)
    return article_above(above, text)


def _is_article(above: list[CopiedLine], record: CopiedRecord) -> bool:
    """Whether what looks like a post's head is a byline below an article's title."""
    return any(not line.kind and len(line.text.split()) + len(line.text) // 8 > 6 for line in above[: record.first])


def _drafted(copy: Copy, text: str, announced: int | None) -> Draft:
    draft = Draft(
        title=copy.post.title, byline=copy.post.byline, outlet=copy.post.outlet, published=copy.post.published
    )
    draft.text = _joined(copy.post.kept, copy.lines, text)
    places = {n: k for k, n in enumerate(n for n, record in enumerate(copy.records) if record.words)}
    draft.comments = [_comment(copy.records[n], copy.lines, text, places) for n in places]
    draft.announced = announced
    if announced is not None and len(draft.comments) < announced:
        draft.notes.append(
            f"The page announces {announced} comments; {len(draft.comments)} were saved with it in a form that could "
            "be read."
        )
    draft.total = solid(text)
    _account(draft, copy, text)
    return draft


def _comment(record: CopiedRecord, lines: list[CopiedLine], text: str, places: dict[int, int]) -> CommentDraft:
    start = _own_start(record, lines, text)
    words = _joined(record.words, lines, text, start)
    author = record.author
    gone = author is None or is_gone_author(seen(author))
    return CommentDraft(
        text=words,
        kind="deleted" if is_removed(words) else "comment",
        author=None if gone else author,
        posted=record.posted or (moment(record.when) if record.when else None),
        likes=record.likes,
        number=record.number,
        promoted=record.promoted or _pinned(text[start - 8 if start > 8 else 0 : start]),
        quoted=[*([(0, record.named)] if record.named else []), *quoted_in(words), *forwarded(words)],
        parent=places.get(record.parent) if record.parent is not None else None,
        basis=record.basis,
        at=f"characters {lines[record.first].start}-{lines[record.last - 1].end}",
    )


def _pinned(before: str) -> bool:
    """Whether what stands right before a record's words on their line is a badge."""
    return PINNED_BEFORE.search(f"{before.rsplit(chr(10), 1)[-1]}x") is not None


def _own_start(record: CopiedRecord, lines: list[CopiedLine], text: str) -> int:
    """Where a record's words begin: behind the name on their line, a colon, a badge."""
    line = lines[record.words[0]]
    start = record.cut if record.cut is not None else line.start
    own = text[start : line.end]
    if record.cut is None and own[:1] in ":：" and len(own) > 1:
        start += len(own) - len(own[1:].lstrip())
    pinned = PINNED_BEFORE.match(text[start : line.end])
    return start + pinned.end() if pinned else start


def _joined(numbers: list[int], lines: list[CopiedLine], text: str, start: int | None = None) -> str:
    """The lines' words: paragraphs by a blank line where the copy has one."""
    out = ""
    for n, i in enumerate(numbers):
        part = text[start if n == 0 and start is not None else lines[i].start : lines[i].end].replace("\r", "")
        end = out[-BESIDE:]
        glued = _ANSWERING.search(end) is not None or (part[:1] in ":：" and len(part) > 1 and "@" in end)
        apart = "" if not out or glued else "\n\n" if lines[i].gap else "\n"
        out += apart + part
    return out.strip()


def _account(draft: Draft, copy: Copy, text: str) -> None:
    """Counts every line that is not the post's or a comment's words, and what a line loses beside them."""
    lines = copy.lines
    reasons = dict(copy.post.reasons)
    kept = set(copy.post.kept)
    for record in copy.records:
        kept.update(record.words)
        reasons.update(dict.fromkeys(record.foot, "comment buttons"))
        reasons.update(dict.fromkeys(record.header, "comment header"))
    for i, line in enumerate(lines):
        if i not in kept:
            draft.dropped[reasons.get(i) or _reason(line, i, copy)] += solid(text[line.start : line.end])
    for record in copy.records:
        if record.words:
            line = lines[record.words[0]]
            draft.dropped["comment header"] += solid(text[line.start : _own_start(record, lines, text)])
    kept_size = solid(draft.text) + sum(solid(comment.text) for comment in draft.comments)
    unseen = draft.total - kept_size - sum(draft.dropped.values())
    if unseen:
        draft.dropped["characters of no width"] += unseen


def _reason(line: CopiedLine, i: int, copy: Copy) -> str:
    if line.kind == "heading":
        return "comment heading"
    if line.kind == "advert":
        return "advertisement"
    if line.kind:
        return "comment buttons" if i >= copy.begin and line.foot else "navigation"
    return "other text above the article" if i < copy.begin else "other text"

"""Pages with one address: the same page again, another page or a later save of one discussion, or another page
altogether.

A site's address for a thread (its canonical one) stands on every page of its comments, on every save of it, and on
careless sites on every page there is. So one address is no proof of one page: the contents decide, and nothing is lost.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from threads.corpus.store import Skipped
from threads.errors import InvalidThread
from threads.lines.bare import bare
from threads.model import Article, Comment, Quote, Thread, plain_record
from threads.text.letters import solid

ALIKE = 0.5
"""Share of the shorter article's letters, in whole lines, or of the fewer comments, that stands in the other: two saves
of a page share nearly all, two articles of one site a standing line or two."""

READ_AS_PAGES = frozenset({"html", "text"})
REPEATED = "repeated by another file of the discussion"


@dataclass(slots=True, eq=False)
class _Discussion:
    """One discussion so far: its thread, the files that gave it, and what they held."""

    whole: Thread
    files: int = 1
    held: set[str] = field(default_factory=set)


def settle_saves(threads: Sequence[Thread]) -> tuple[list[Thread], list[Skipped]]:
    """The threads of one id as threads of different ids, and a sentence for each file that gave none of its own.

    A file with the same bytes or contents is skipped. One with the same article, or without an article and with the
    same title or comments, is a page or a save of the same discussion: its comments are added, and both count as one.
    Any other is a thread of its own under a new id, and a note says so. Linear in the threads.
    """
    known = _Known()
    skipped = []
    for thread in threads:
        found = known.find(thread)
        if found is None:
            known.add(thread)
            continue
        path, first = thread.source.path or "a page", found.whole.source.path or "a page"
        if found.held & _digests(thread):
            skipped.append(Skipped(path, f"It is the same page as {first}."))
            continue
        try:
            added = known.extend(found, thread)
        except InvalidThread:  # the two pages' links run in a circle when put together
            known.add(thread)
            continue
        said = f"{added} of its {len(thread.comments)} comments are added there" if added else "it adds no comment"
        skipped.append(
            Skipped(path, f"It is another page or save of the discussion in {first}: {said}, and it counts once.")
        )
    return [_distinct(_linked(one), number) for number, one in enumerate(known.discussions)], skipped


class _Known:
    """The discussions so far, found by the lines of their articles, their titles and their comments."""

    def __init__(self) -> None:
        self.discussions: list[_Discussion] = []
        self._with: dict[str, int] = {}

    def find(self, thread: Thread) -> _Discussion | None:
        """The discussion that the thread is a page or a save of."""
        if (
            thread.source.url is None
        ):  # ids without an address are an export's, which may number from 1, or of the bytes
            return next((one for one in self.discussions if one.held & _digests(thread)), None)
        shared: Counter[int] = Counter()
        for key, weight in _pieces(thread).items():
            if key in self._with:
                shared[self._with[key]] += weight
        return next(
            (self.discussions[i] for i, _ in shared.most_common() if _one(self.discussions[i].whole, thread)), None
        )

    def add(self, thread: Thread) -> None:
        self.discussions.append(_Discussion(thread, held=_digests(thread)))
        self._note(thread, len(self.discussions) - 1)

    def extend(self, found: _Discussion, thread: Thread) -> int:
        """Adds the thread's comments to the discussion and returns how many were not there."""
        before = len(found.whole.comments)
        found.whole = _merged(found.whole, thread)
        found.files += 1
        found.held |= _digests(thread)
        self._note(thread, self.discussions.index(found))
        return len(found.whole.comments) - before

    def _note(self, thread: Thread, place: int) -> None:
        for key in _pieces(thread):
            self._with.setdefault(key, place)


def _digests(thread: Thread) -> set[str]:
    """What is the same where a page is: its bytes, or all that was read of it."""
    contents = hashlib.sha256(
        repr((plain_record(thread.article), plain_record(thread.comments))).encode("utf-8", "surrogatepass")
    )
    return {contents.hexdigest(), *filter(None, [thread.source.sha256])}


def _pieces(thread: Thread) -> Counter[str]:
    """What a thread may share with another, by weight: lines of its article by letters, its title, its comments."""
    pieces = Counter({f"title {bare(thread.article.title or '')}": 1})
    pieces.update({f"line {line}": len(line) for line in _lines(thread.article)})
    pieces.update({f"comment {key}": 1 for key in _comment_keys(thread)})
    return pieces


def _one(known: Thread, thread: Thread) -> bool:
    """Whether two threads with one address are of one discussion: by their articles, else by their titles or
    comments."""
    first, second = _lines(known.article), _lines(thread.article)
    if first and second:
        return _share(first, second, weigh=True) >= ALIKE
    if bare(known.article.title or "") == bare(thread.article.title or ""):
        return True
    return _share(_comment_keys(known), _comment_keys(thread)) >= ALIKE


def _share(first: set[str], second: set[str], *, weigh: bool = False) -> float:
    """The share of the smaller set that stands in the other, each member by its length where they are weighed."""
    sizes = [sum(len(member) if weigh else 1 for member in members) for members in (first & second, first, second)]
    return sizes[0] / min(sizes[1:]) if min(sizes[1:]) else 0.0


def _lines(article: Article) -> set[str]:
    return {line for written in article.text.split("\n") if (line := bare(written))}


def _comment_keys(thread: Thread) -> set[str]:
    return {f"{comment.id}\0{comment.author}\0{comment.text}" for comment in thread.comments}


def _merged(known: Thread, other: Thread) -> Thread:
    """`known` with what `other` holds beyond it: comments after its own, their quotes, and the account of both
    files."""
    lead = known if known.article.text or not other.article.text else other
    taken = {comment.id: comment for comment in known.comments}
    names = _names(other.comments, taken)
    new = [comment for comment in other.comments if names[comment.id] not in taken]
    shift = _shift(known.comments, new)
    earlier = {comment.id: comment for comment in other.comments if comment.kind == "comment"}
    restored = {c.id for c in known.comments if c.kind == "deleted" and c.id in earlier}
    comments = [
        replace(earlier[c.id], number=c.number, replies_to=c.replies_to) if c.id in restored else c
        for c in known.comments
    ]
    comments += [_renamed(comment, names, shift) for comment in new]
    kept = {comment.id for comment in comments}
    held = sum(solid(c.text) for c in comments) + solid(lead.article.text)
    both = (
        sum(solid(c.text) for t in (known, other) for c in t.comments)
        + solid(known.article.text)
        + solid(other.article.text)
    )
    dropped = Counter(known.dropped) + Counter(other.dropped) + Counter({REPEATED: both - held})
    return replace(
        known,
        article=replace(lead.article, id=known.article.id),
        comments=tuple(comments),
        quotes=(
            *_quotes(known, lead, known.article.id),
            *_quotes(other, lead, known.article.id, names, restored | {c.id for c in new}),
        ),
        dropped=dict(sorted(dropped.items())),
        missing=tuple(dict.fromkeys(m for m in (*known.missing, *other.missing) if m not in kept)),
        notes=tuple(dict.fromkeys((*known.notes, *other.notes))),
    )


def _names(comments: Iterable[Comment], taken: Mapping[str, Comment]) -> dict[str, str]:
    """Each comment's id among those known: theirs where it is the same comment, else one that is free."""
    names: dict[str, str] = {}
    used: set[str] = set()
    for comment in comments:
        name, again = comment.id, 1
        while name in used or (name in taken and not _same(taken[name], comment)):
            again += 1
            name = f"{comment.id}~{again}"
        names[comment.id] = name
        used.add(name)
    return names


def _same(known: Comment, other: Comment) -> bool:
    """Whether two comments of one id are one: deleted or edited since, or alike; sites that count from 1 on each page
    have others."""
    if "deleted" in (known.kind, other.kind):
        return True
    authors = known.author is None or other.author is None or known.author == other.author
    return authors and (known.text == other.text or (known.posted is not None and known.posted == other.posted))


def _shift(known: Iterable[Comment], new: Sequence[Comment]) -> int:
    """What is added to the new comments' numbers: nothing, or where they are taken, as many as the last one known."""
    taken = {comment.number for comment in known if comment.number is not None}
    return max(taken) if any(comment.number in taken for comment in new) else 0


def _renamed(comment: Comment, names: dict[str, str], shift: int) -> Comment:
    replies = tuple(
        replace(
            reply,
            parent=names.get(reply.parent, reply.parent),
            alternatives=tuple((names.get(parent, parent), p) for parent, p in reply.alternatives),
        )
        for reply in comment.replies_to
    )
    number = None if comment.number is None else comment.number + shift
    copied = names.get(comment.copy_of, comment.copy_of) if comment.copy_of else None
    return replace(comment, id=names[comment.id], number=number, replies_to=replies, copy_of=copied)


def _quotes(
    thread: Thread, lead: Thread, article: str, names: dict[str, str] | None = None, new: set[str] | None = None
) -> list[Quote]:
    """The thread's quotes that stay: of the article if it is the one that is kept, and of the comments that are."""
    kept = []
    for quote in thread.quotes:
        if quote.owner == thread.article.id:
            if thread is lead:
                kept.append(replace(quote, owner=article))
        elif new is None or quote.owner in new:
            kept.append(replace(quote, owner=(names or {}).get(quote.owner, quote.owner)))
    return kept


def _linked(one: _Discussion) -> Thread:
    """The discussion's thread, its replies inferred anew where it was put together of pages, and a note that says
    so."""
    if one.files == 1:
        return one.whole
    thread = replace(
        one.whole,
        notes=(
            *one.whole.notes,
            f"{one.files} files hold this discussion: their comments stand here together and count once.",
        ),
    )
    if thread.source.form not in READ_AS_PAGES:
        return thread
    from threads.replies import link

    return link(thread.with_comments(tuple(_stated(comment) for comment in thread.comments)))


def _stated(comment: Comment) -> Comment:
    """The comment with the links of its page alone: the others are inferred again, now that all comments are there."""
    replies = tuple(reply for reply in comment.replies_to if reply.stated)
    return replace(comment, replies_to=replies, root_probability=0.0 if replies else None)


def _distinct(thread: Thread, number: int) -> Thread:
    """The first of an address as it is; each further one under an id of its own, which its bytes decide."""
    if number == 0:
        return thread
    name = hashlib.sha256(f"{thread.id}\0{thread.source.sha256 or number}".encode()).hexdigest()[:16]
    article = f"{name}-article"
    return replace(
        thread,
        id=name,
        article=replace(thread.article, id=article),
        quotes=tuple(replace(q, owner=article) if q.owner == thread.article.id else q for q in thread.quotes),
        notes=(
            *thread.notes,
            "Another page, with another article, gives the same address: this one counts as a thread of its own.",
        ),
    )

"""What holds of every input, however broken: each check raises AssertionError with a sentence where it does not
hold."""

from __future__ import annotations

import json
from collections import Counter

from selectolax.lexbor import LexborHTMLParser

import threads
from reports.shown import tidy
from reports.view.threads import thread_view
from threads.corpus.names.folding import fold_name
from threads.corpus.names.people import NOBODY
from threads.corpus.pseudonyms import Pseudonyms
from threads.errors import CommentariatError
from threads.model import Thread
from threads.page import Page
from threads.page.bounds import bounded
from threads.page.tree import UNSEEN, as_html
from threads.parsers.flattened import read_text
from threads.privacy import ADDRESSES, PHONES, PLACEHOLDER
from threads.quotes import add_quotes
from threads.text.letters import solid

MOST_LINKED = 300
"""Comments of a thread up to which the linker and the finder of quotes are tried as well; they take longer than the
split."""


def check_bytes(data: bytes) -> None:
    """All checks of one input: as bytes, as text, as flattened text, and what is inferred from its thread."""
    thread = _split(data)
    text = data.decode("utf-8", "surrogateescape")
    _split(text)
    check_flattened(text)
    if thread is not None and len(thread.comments) <= MOST_LINKED:
        check_inferred(thread)


def _split(source: bytes | str) -> Thread | None:
    """The thread after the checks that need no inference; None where a clear error says that there is no page."""
    try:
        thread = threads.split(source)
    except CommentariatError as error:
        assert str(error).endswith("."), f"no sentence: {error}"
        return None
    check_conserved(thread, Page(source))
    assert thread == threads.split(source), "the second reading differs from the first"
    check_written(thread)
    return thread


def check_conserved(thread: Thread, page: Page) -> None:
    """No character lost, none counted twice, none invented: the account comes to what the page shows, counted apart."""
    lost = dict(thread.dropped)
    assert "not accounted for" not in lost, f"{lost['not accounted for']} characters are not accounted for"
    assert min(lost.values(), default=0) >= 0, f"a count below nothing: {lost}"
    private = lost.pop(ADDRESSES, 0) + lost.pop(PHONES, 0)  # in names and links too, which are no text
    texts = [thread.article.text, *(comment.text for comment in thread.comments)]
    counted = sum(map(solid, texts)) + sum(lost.values())
    few, most = visible(page)
    stated = thread.source.parser is not None and thread.source.parser.startswith("schema_org")
    assert any(counted <= seen <= counted + private for seen in (few, most)) or (stated and counted > few), (
        f"{counted} characters accounted for, {few} on the page"
    )
    if not stated and page.form == "html":
        invented = _letters("".join(texts).replace(PLACEHOLDER, "")) - _letters(_seen(page, UNSEEN - {"noscript"}))
        assert not invented, f"kept, but not on the page: {''.join(invented)[:40]!r}"


def visible(page: Page) -> tuple[int, int]:
    """Characters other than space that a reader sees, counted by the HTML parser and not by our walk: without and with
    <noscript>."""
    if page.form == "text":
        return solid(page.text), solid(page.text)
    return solid(_seen(page, UNSEEN)), solid(_seen(page, UNSEEN - {"noscript"}))


def _seen(page: Page, unseen: frozenset[str]) -> str:
    parser = LexborHTMLParser(bounded(as_html(page.text), unseen=UNSEEN))
    parser.strip_tags([*unseen])
    return parser.root.text() if parser.root is not None else ""


def _letters(text: str) -> Counter[str]:
    return Counter("".join(text.split()))


def check_written(thread: Thread) -> None:
    """The thread is the same after it was written and read, and offsets lie within their texts."""
    written = thread.to_json()
    written.encode()
    assert Thread.from_json(written) == thread, "another thread after writing and reading"
    for comment in thread.comments:
        assert all(0 <= start <= end <= len(comment.text) for start, end in comment.quoted), (
            f"quoted beyond the text of {comment.id}"
        )
        assert comment.posted is None or comment.posted.tzinfo is not None, f"a time without a zone: {comment.posted}"
    assert all(0 <= turn.start <= turn.end <= len(thread.article.text) for turn in thread.article.turns), (
        "a turn beyond the text"
    )


def check_flattened(text: str) -> None:
    """The reader of flattened text keeps or counts every character, of markup too."""
    draft = read_text(text)
    kept = solid(draft.text) + sum(solid(comment.text) for comment in draft.comments)
    assert min(draft.dropped.values(), default=0) >= 0, f"a count below nothing: {draft.dropped}"
    assert kept + sum(draft.dropped.values()) == solid(text), (
        f"flattened: {kept + sum(draft.dropped.values())} of {solid(text)} characters accounted for"
    )


def check_inferred(thread: Thread) -> None:
    """Linking and quoting change nothing but links and quotes, and what they add is sound."""
    linked = threads.link(thread)
    assert linked == threads.link(thread), "the second linking differs from the first"
    assert Counter(c.id for c in linked.comments) == Counter(c.id for c in thread.comments), (
        "linking changed the comments"
    )
    before = {comment.id: comment for comment in thread.comments}
    for comment in linked.comments:
        assert comment.text == before[comment.id].text and comment.number == before[comment.id].number, (
            "linking changed a comment's text"
        )
    quoted = add_quotes(linked)
    check_sound(quoted)
    check_shown(quoted)


def check_sound(thread: Thread) -> None:
    """Links lead to comments that there are, probabilities are some, and quotes stand at their places."""
    known = {comment.id for comment in thread.comments} | set(thread.missing)
    for comment in thread.comments:
        assert comment.root_probability is None or 0 <= comment.root_probability <= 1, (
            f"probability {comment.root_probability}"
        )
        for reply in comment.replies_to:
            assert reply.parent in known and reply.parent != comment.id, f"{comment.id} answers {reply.parent}"
            assert 0 <= reply.probability <= 1, f"probability {reply.probability}"
            assert reply.start is None or reply.end is None or 0 <= reply.start <= reply.end <= len(comment.text), (
                "answers beyond its text"
            )
    owners = {thread.article.id: thread.article.text} | {comment.id: comment.text for comment in thread.comments}
    assert len({quote.id for quote in thread.quotes}) == len(thread.quotes), "two quotes of one id"
    for quote in thread.quotes:
        assert owners[quote.owner][quote.start : quote.end] == quote.text, f"quote {quote.id} is not at its place"


def check_shown(thread: Thread) -> None:
    """Under pseudonyms the thread is as sound and no author is left; what a report shows of it has all its words.

    Labels that name nobody ("?") stay; ids that hold a name do not.
    """
    names = Pseudonyms()
    [veiled] = names.apply([thread])
    check_written(veiled)
    check_sound(veiled)
    ids = [comment.id for comment in veiled.comments]
    assert len(set(ids)) == len(thread.comments), "two comments of one id under pseudonyms"
    for made, comment in zip(ids, thread.comments, strict=True):
        assert made == comment.id or names.identifier(comment.id) != comment.id, f"another id without a name: {made}"
    left = {one.author for one in veiled.comments if one.author and not one.author.startswith("commenter-")}
    named = {name for name in left if any(map(str.isalnum, name)) and fold_name(name).strip(" .-_*()[]") not in NOBODY}
    assert not named, f"an author under a name: {named}"
    for one in (thread, veiled):
        view = thread_view(one, {})
        json.dumps(view)
        shown = "".join(piece["text"] for piece in view["article"])
        assert solid(shown) == solid(tidy(one.article.text)), "the report shows another text than the article's"
        assert len(view["rows"]) == len(one.comments), "the report leaves out comments"

"""Pseudonyms in place of names, and the threads under them, for what is published."""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from urllib.parse import unquote

from threads.corpus.names import AMBIGUOUS, PSEUDONYM, NameFinder, People
from threads.corpus.names.folding import fold_name
from threads.corpus.names.forms import WORDS
from threads.corpus.names.people import is_name
from threads.corpus.names.veiled_text import Veiled
from threads.model import Article, Comment, Quote, Reply, Thread

DIGITS = 8
"""Hexadecimal digits of a pseudonym: of 20,000 people two share one in one corpus of twenty, and get four more."""
SOMEBODY = "[name]"
"""What stands for a first name that several people bear."""
REDACTED = "[…]"
_WHO_LATIN = (
    r"user|author|account|screen|nick|name|handle|avatar|photo|picture|profile|url|link|mail|phone|login|device|"
    r"(?<![a-z])(?:u?id|ip|uid)(?![a-z])|_id$|id_str"
)
_WHO = re.compile("|".join((_WHO_LATIN, *WORDS["who"].split())), re.IGNORECASE)
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\"'）)\]]{1,2000}")


class Pseudonyms:
    """Keyed pseudonyms, "commenter-7f3a91c2": with one key a person has the same in every run, without it nobody can
    compute them (HMAC-SHA-256, RFC 2104).

    `people` are those whose names are replaced, by default all whom the threads given to `apply` name.
    """

    def __init__(self, key: bytes | None = None, people: People | None = None) -> None:
        self._key = key or secrets.token_bytes(32)
        self._names: dict[str, str] = {}
        self._taken: dict[str, str] = {}
        self._finder = NameFinder(people or People({}, {}))
        self._string = lru_cache(maxsize=1 << 16)(self._plain_string)

    @property
    def finder(self) -> NameFinder:
        """What finds the names that are replaced."""
        return self._finder

    def of(self, name: str) -> str:
        """The pseudonym of a name, the same for every way to write it; that of a pseudonym is itself."""
        who = fold_name(name)
        if who == AMBIGUOUS or PSEUDONYM.fullmatch(who):
            return who or SOMEBODY
        if who not in self._names:
            digest = hmac.new(self._key, who.encode("utf-8", "surrogatepass"), hashlib.sha256).hexdigest()
            length = DIGITS
            while self._taken.get(made := f"commenter-{digest[:length]}", who) != who:
                length += 4
            self._names[who] = self._taken.setdefault(made, who) and made
        return self._names[who]

    def label(self, name: str | None) -> str | None:
        """What stands in a place that holds a name alone; labels that name nobody stay."""
        if not name:
            return name
        return self.of(name) if fold_name(name) in self._finder.people.shown else self.text(name, label=True).text

    def text(self, text: str, *, thread: str | None = None, label: bool = False) -> Veiled:
        """The text with names replaced; addresses of pages that hold a name lose what follows the site."""
        found = [(one.start, one.end, self.of(one.who)) for one in self._finder.find(text, thread=thread, label=label)]
        if "%" in text and ("://" in text or "www." in text):
            found = _with_addresses(text, found, self._names_somebody)
        return Veiled(text, found)

    def string(self, text: str) -> str:
        """A string of no known place with names replaced."""
        return self._string(text)

    def _plain_string(self, text: str) -> str:
        return self.text(text).text

    def _names_somebody(self, text: str) -> bool:
        return bool(self._finder.find(text))

    def apply(self, threads: Iterable[Thread]) -> Iterator[Thread]:
        """Yields the threads under pseudonyms: author, speakers and byline, texts with the offsets into them, evidence
        and ids; addresses of authors, permalinks, the page's path and address go."""
        if not self._finder.people.shown:
            threads = tuple(threads) if isinstance(threads, Iterator) else threads
            self._finder = NameFinder(People.of(threads))
        for number, thread in enumerate(threads, 1):
            yield self.thread(thread, number)

    def thread(self, thread: Thread, number: int) -> Thread:
        """The thread under pseudonyms; `number` is its place in the corpus, which stands for its path."""
        return _OfThread(self, thread).made(number)

    def identifier(self, name: str, taken: Collection[str] = ()) -> str:
        """An id with names replaced; one that is taken gets a number."""
        made = self.text(unquote(name), label=True).text if self._names_somebody_in(name) else name
        place = 2
        while made in taken:
            made, place = f"{made}-{place}", place + 1
        return made

    def _names_somebody_in(self, name: str) -> bool:
        if fold_name(name) in self._finder.people.shown:
            return True
        return bool(self._finder.find(unquote(name)))

    def names_out(self, thread: Thread) -> Callable[[str], str]:
        """A function that gives a text of that thread back with its people numbered, "Commenter 2": for a reader who
        must not learn who they are, and needs no key."""
        people = People.of([thread])
        finder, places = NameFinder(people), {who: place for place, who in enumerate(people.shown, 1)}

        def out(text: str) -> str:
            found = finder.find(text, thread=thread.id)
            return Veiled(text, [(one.start, one.end, _numbered(places.get(one.who))) for one in found]).text

        return out


def identifies(column: str, said: str = "") -> bool:
    """Whether a column of an export says who somebody is, by its name, or holds an address."""
    return bool(_WHO.search(column) or _ADDRESS.search(said))


def _numbered(place: int | None) -> str:
    return f"Commenter {place}" if place else SOMEBODY


def page_name(number: int) -> str:
    """What stands for a page's path, by its place in the corpus, counted from 1."""
    return f"page {number}"


def ids_of(thread: Thread, names: Pseudonyms) -> dict[str, str]:
    """By each id of the thread what it is under pseudonyms: its own, the article's, comments', lost ones'."""
    found = {thread.article.id: names.identifier(thread.article.id)}
    taken = set(found.values())
    for one in (*(comment.id for comment in thread.comments), *thread.missing):
        if one not in found:
            found[one] = names.identifier(one, taken)
            taken.add(found[one])
    return found


class _OfThread:
    def __init__(self, names: Pseudonyms, thread: Thread) -> None:
        self.names, self.thread = names, thread
        self.ids = ids_of(thread, names)
        texts = {thread.article.id: thread.article.text} | {comment.id: comment.text for comment in thread.comments}
        self.texts = {owner: names.text(text, thread=thread.id) for owner, text in texts.items()}

    def made(self, number: int) -> Thread:
        thread = self.thread
        return replace(
            thread,
            id=self.names.identifier(thread.id),
            source=replace(thread.source, path=page_name(number), url=None, sha256=None),
            article=self._article(thread.article),
            comments=tuple(map(self._comment, thread.comments)),
            quotes=tuple(map(self._quote, thread.quotes)),
            missing=tuple(self.ids[one] for one in thread.missing),
            notes=tuple(filter(None, map(self._said, thread.notes))),
        )

    def _said(self, text: str | None) -> str | None:
        return None if text is None else self.names.text(text, thread=self.thread.id).text

    def _outlet(self, outlet: str | None) -> str | None:
        """A blog may bear its owner's name, an ordinary word or not."""
        return None if outlet is None else self.names.text(outlet, label=True).text

    def _article(self, article: Article) -> Article:
        veiled = self.texts[article.id]
        turns = []
        for turn in article.turns:
            start, end = veiled.span(turn.start, turn.end)
            turns.append(replace(turn, speaker=self.names.label(turn.speaker) or "", start=start, end=end))
        return replace(
            article, id=self.ids[article.id], title=self._said(article.title), text=veiled.text,
            byline=None if article.byline is None else self.names.text(article.byline, label=True).text,
            outlet=self._outlet(article.outlet), turns=tuple(turns),
        )  # fmt: skip

    def _comment(self, comment: Comment) -> Comment:
        veiled = self.texts[comment.id]
        return replace(
            comment,
            id=self.ids[comment.id],
            text=veiled.text,
            author=self._author(comment.author),
            author_url=None,
            permalink=None,
            quoted=tuple(veiled.span(start, end) for start, end in comment.quoted),
            replies_to=tuple(self._reply(reply, veiled) for reply in comment.replies_to),
            at=None if comment.at is None else self.names.identifier(comment.at),
            extra={
                self.names.string(name): self.names.text(said, thread=self.thread.id).text
                for name, said in comment.extra.items()
                if not identifies(name, said)
            },
            copy_of=None if comment.copy_of is None else self.ids.get(comment.copy_of, comment.copy_of),
        )

    def _author(self, author: str | None) -> str | None:
        if not author or not is_name(author):
            return author
        return self.names.label(author)

    def _reply(self, reply: Reply, veiled: Veiled) -> Reply:
        start, end = veiled.maybe(reply.start, reply.end)
        return replace(
            reply, parent=self.ids.get(reply.parent, reply.parent), evidence=self._evidence(reply.evidence),
            start=start, end=end,
            alternatives=tuple((self.ids.get(one, one), chance) for one, chance in reply.alternatives),
        )  # fmt: skip

    def _evidence(self, evidence: str | None) -> str | None:
        """The words that show a link: a name alone is a label there, an ordinary word or not."""
        if not evidence:
            return evidence
        bare = evidence.strip(" @＠,，:：.!！?？、>#\n")
        return self.names.text(evidence, label=fold_name(bare) in self.names.finder.people.shown).text

    def _quote(self, quote: Quote) -> Quote:
        owner = self.texts[quote.owner]
        start, end = owner.span(quote.start, quote.end)
        first, last = owner.maybe(quote.speaker_start, quote.speaker_end)
        return replace(
            quote, id=self.names.identifier(quote.id), owner=self.ids[quote.owner], start=start, end=end,
            text=owner.text[start:end], speaker=self.names.label(quote.speaker), speaker_start=first,
            speaker_end=last, decided_by=self._said(quote.decided_by), group=self._said(quote.group),
            place=self._said(quote.place), manner=self._said(quote.manner), original=self._said(quote.original),
        )  # fmt: skip


def _with_addresses(
    text: str, found: list[tuple[int, int, str]], names_somebody: Callable[[str], bool]
) -> list[tuple[int, int, str]]:
    """The replacements with those of whole addresses whose escapes (%E9%98%BF) hide a name."""
    for match in _ADDRESS.finditer(text):
        if "%" in match.group() and names_somebody(unquote(match.group())):
            start, end = match.span()
            found = [one for one in found if one[1] <= start or one[0] >= end]
            found.append((start, end, REDACTED))
    return sorted(found)

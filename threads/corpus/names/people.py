"""Who is named in a corpus: authors, bylines and the speakers of quotations, one list for all of its threads."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from threads.corpus.names.elsewhere import Elsewhere, said_elsewhere
from threads.corpus.names.folding import fold, fold_name
from threads.corpus.names.forms import COMMON_SURNAMES, EAST, LONGEST, WORDS, Form, fold_width, forms_of
from threads.corpus.populations import is_country
from threads.model import Thread
from threads.quotes.kinds import is_role
from threads.quotes.unnamed import is_unnamed
from threads.replies.transcript import NAMELESS
from threads.text.wordlists import either

AMBIGUOUS = ""
"""Who is meant by a first name that several people bear: somebody, nobody knows who."""

PSEUDONYM = re.compile(r"\bcommenter-[0-9a-f]{8,40}\b|\[name\]")
"""What stands in place of a name that was taken out before."""

_BETWEEN = re.compile(rf"\s{either(WORDS['joins'])}\s|[&,;|/、，·]")
_BY = re.compile(rf"^\s*{either(WORDS['by'])}\s*[:：/]?\s*", re.IGNORECASE)
_TELLS = re.compile(r"[A-Z0-9_\u00c0-\u00de]")
_OFFICIAL = frozenset({"official", "expert", "journalist"})
_KOREAN_NAME = re.compile(f"(?<![가-힣])[{COMMON_SURNAMES}][가-힣]{{2}}(?![가-힣])")
MOST_WORDS = 5
"""Words of a byline's piece from which it is a sentence."""


@dataclass(frozen=True)
class People:
    """The people named in a corpus: each name folded, with how it is shown first, and the forms of all of them."""

    shown: Mapping[str, str]
    forms: Mapping[Form, str]
    """Whom a form means: a folded name, or AMBIGUOUS."""
    here: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """By thread who is named in it."""
    bearers: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Of a form that means nobody in particular those who bear it."""

    @classmethod
    def of(
        cls, threads: Iterable[Thread], *, ordinary: Iterable[str] = (), keep: Iterable[str] = (),
        veil: Iterable[str] = (),
    ) -> People:  # fmt: skip
        """The people of the threads. `ordinary` are words that name nobody unless somebody is addressed by them;
        `keep` names are left as they are, `veil` names are replaced wherever they stand."""
        threads = tuple(threads) if isinstance(threads, Iterator) else threads
        shown: dict[str, str] = {}
        here: dict[str, set[str]] = {}
        kept = {fold_name(name) for name in keep}
        for thread in threads:
            for name in names_in(thread):
                key = fold_name(name)
                if key not in kept and not PSEUDONYM.fullmatch(key):
                    shown.setdefault(key, name)
                    here.setdefault(thread.id, set()).add(key)
        always = {fold_name(name): name for name in veil}
        shown = {**shown, **{key: name for key, name in always.items() if key not in shown}}
        said = said_elsewhere(threads, shown, here)
        words = frozenset(fold_name(word) for word in ordinary)
        forms, bearers = _forms(shown, said, words, frozenset(always), kept)
        return cls(shown, forms, {thread: frozenset(names) for thread, names in here.items()}, bearers)

    @property
    def ordinary(self) -> tuple[str, ...]:
        """The names that are ordinary words: replaced only where they label or address somebody."""
        return tuple(sorted({self.shown[who] for form, who in self.forms.items() if form.ordinary and form.whole}))

    def shy_of(self, words: Iterable[str]) -> People:
        """The same people, whose names count as ordinary words where they are made of these."""
        plain = _made_of(words)
        forms = {replace(form, ordinary=True) if plain(form) else form: who for form, who in self.forms.items()}
        return replace(self, forms=forms)

    def without(self, words: Iterable[str]) -> People:
        """The same people without the forms that are made of these words."""
        plain = _made_of(words)
        return replace(self, forms={form: who for form, who in self.forms.items() if not plain(form)})

    def only(self, names: Iterable[str]) -> People:
        """Of these people those whose folded names are given."""
        wanted = set(names)
        return People(
            {key: name for key, name in self.shown.items() if key in wanted},
            {form: who for form, who in self.forms.items() if who in wanted},
            {thread: found & wanted for thread, found in self.here.items()},
        )


def _made_of(words: Iterable[str]) -> Callable[[Form], bool]:
    known = {fold_name(word) for word in words}
    return lambda form: form.text in known or known.issuperset(form.text.split())


def names_in(thread: Thread) -> Iterator[str]:
    """Yields every name that the thread's records give: of authors, speakers and who is named in the byline."""
    for comment in thread.comments:
        if comment.author and is_name(comment.author):
            yield from _bare(comment.author)
    for quote in thread.quotes:
        if quote.speaker:
            yield from _of_speaker(quote.speaker, quote.speaker_kind)
    for turn in thread.article.turns:
        yield from _of_speaker(turn.speaker, "person")
    for part in _BETWEEN.split(_BY.sub("", thread.article.byline or "")):
        words = part.split()
        if 0 < len(words) <= MOST_WORDS and not all(is_role(word) or not _names(word) for word in words):
            yield " ".join(words)


def is_name(author: str) -> bool:
    """Whether an author's label names somebody: "Anonymous" and marks without a letter or a picture do not."""
    name = fold_name(author)
    return not NOBODY.intersection((name, _MARKS.sub("", name))) and any(map(_tells_apart, name))


def _tells_apart(letter: str) -> bool:
    """Whether a name may be made of such letters: emoji (Unicode's "other symbols") are some people's whole name."""
    return letter.isalnum() or unicodedata.category(letter) == "So"


_MARKS = re.compile(r"^\W+|\W+$")


NOBODY = frozenset(map(fold_name, NAMELESS)) | {"i", "we", "op", "admin", "moderator", "guest user", "a guest",
    "deleted user", "anonymous user"}  # fmt: skip


def _bare(author: str) -> Iterator[str]:
    """The label itself, and without an @ before it and brackets behind."""
    yield author
    bare = re.sub(r"[(（\[【][^()（）\[\]【】]{0,60}[)）\]】]$", "", author.strip().lstrip("@＠")).strip()
    if bare and bare != author and is_name(bare):
        yield bare


def _of_speaker(speaker: str, kind: str) -> Iterator[str]:
    """The names in the words for a speaker: none in "a netizen", in "外交部发言人华春莹" the last."""
    if is_unnamed(speaker) or len(speaker) > LONGEST or not is_name(speaker) or is_country(speaker):
        return
    if EAST.search(fold(speaker).text):
        if kind not in _OFFICIAL:
            yield from _bare(speaker)
        yield from _named_within(speaker) if len(speaker) > 3 else [speaker]
    elif _TELLS.search(fold_width(speaker)):
        words = [word for word in speaker.split() if _names(word)]
        if not words or all(is_role(word.strip(".,")) for word in words):
            return
        capital = [word for word in words if not is_role(word)]
        yield speaker
        if len(capital) < len(speaker.split()):
            yield " ".join(capital)


def _names(word: str) -> bool:
    return bool(_TELLS.match(fold_width(word)) or EAST.search(fold(word).text))


def _named_within(speaker: str) -> Iterator[str]:
    """Names of people within longer words, as the cutter's dictionary and Korean family names tell."""
    from rjieba import tag

    yield from (str(word) for word, kind in tag(speaker) if str(kind).startswith("nr") and len(word) > 1)
    yield from _KOREAN_NAME.findall(speaker)


def _forms(
    shown: Mapping[str, str], said: Elsewhere, ordinary: frozenset[str], always: frozenset[str], kept: set[str]
) -> tuple[dict[Form, str], dict[str, frozenset[str]]]:
    """Whom each form means, and who bears those that mean nobody in particular: a whole name goes before a part of
    another, and a part that two bear means neither."""
    found: dict[str, tuple[Form, str]] = {}
    bearers: dict[str, set[str]] = {}
    for key, name in shown.items():
        for form in forms_of(name, said.lower, ordinary | said.words):
            if form.text in kept:
                continue
            plain = form.ordinary and key not in always
            local = key not in always and (not form.whole or form.text in said.names)
            made = replace(form, ordinary=plain, local=local)
            known = found.get(form.text)
            if known is None or (made.whole and not known[0].whole):
                found[form.text] = (made, key)
            elif known[1] != key and not made.whole and not known[0].whole:
                bearers.setdefault(form.text, {known[1]} - {AMBIGUOUS}).add(key)
                found[form.text] = (known[0], AMBIGUOUS)
    return dict(found.values()), {text: frozenset(keys) for text, keys in bearers.items()}

"""The voices in a thread: those in its article, and those that comments bring in from elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from threads.model import Article, Comment, Quote, Thread
from threads.quotes.finder import find
from threads.quotes.lexicon import everywhere
from threads.quotes.marks import apostrophes_quote

_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W_]+")
# A quote repeats earlier text when this share of its word triples stands there: quoting readers drop a word, mend a
# typo.
REPEATS = 0.8
# Words from which a comment may be a pasted article, in which unnamed people ("residents") are voices.
PASTED_WORDS = 120
_FIRST_PERSON = everywhere("first_person")


def add_quotes(thread: Thread) -> Thread:
    """Returns the thread with the voices quoted in its article and in its comments.

    In an interview's turns only attributed quotes are voices: the turns themselves are kept with the article. A comment
    that quotes the article or an earlier comment brings in no voice, nor does what it makes up itself.
    """
    title = thread.article.title or ""
    article = thread.article
    archive = apostrophes_quote([article.text, *(comment.text for comment in thread.comments)])
    quotes = [
        quote
        for quote in find(
            article.text, language=article.language, context=title, owner=article.id, two_apostrophes=archive
        )
        if not _is_turn(quote, article)
        and (_is_voice(quote, pasted=True) or not _inside(quote, [(turn.start, turn.end) for turn in article.turns]))
    ]
    seen = set(_triples(f"{title} {thread.article.text}"))
    for comment in thread.comments:
        if comment.kind == "comment":
            quotes += _in_comment(comment, seen, two_apostrophes=archive)
        seen.update(_triples(comment.text))
    return replace(thread, quotes=tuple(quotes))


def _in_comment(comment: Comment, seen: set[tuple[str, ...]], *, two_apostrophes: bool) -> list[Quote]:
    found = find(comment.text, language=comment.language, owner=comment.id, two_apostrophes=two_apostrophes)
    pasted = len(comment.text.split()) >= PASTED_WORDS or len(_WORD.findall(comment.text)) >= 2 * PASTED_WORDS
    return [
        quote
        for quote in found
        if _is_voice(quote, pasted=pasted) and not _repeats(quote.text, seen) and not _inside(quote, comment.quoted)
    ]


def _is_voice(quote: Quote, *, pasted: bool) -> bool:
    """Whether a quote in a comment is somebody else's: attributed to a name or a role, not to the commenter."""
    if not quote.speaker or quote.speaker.lower() in _FIRST_PERSON or quote.speaker_kind == "unknown":
        return False
    return pasted or (quote.speaker_kind != "public" and quote.verbatim)


def _is_turn(quote: Quote, article: Article) -> bool:
    """Whether "name: text" is a turn of the interview itself, as opposed to what its speaker quotes."""
    return (
        any(
            quote.speaker == turn.speaker and turn.start <= quote.start and quote.end <= turn.end
            for turn in article.turns
        )
        and quote.decided_by == "list"
    )


def _inside(quote: Quote, spans: Iterable[tuple[int, int]]) -> bool:
    return any(start < quote.end and quote.start < end for start, end in spans)


def _triples(text: str) -> list[tuple[str, ...]]:
    words = [word.lower() for word in _WORD.findall(text)]
    return [tuple(words[i : i + 3]) for i in range(len(words) - 2)]


def _repeats(text: str, seen: set[tuple[str, ...]]) -> bool:
    triples = _triples(text)
    return bool(triples) and sum(triple in seen for triple in triples) >= REPEATS * len(triples)

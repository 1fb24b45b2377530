"""Which spans between marks are somebody's words: scare quotes, titles and terms are not."""

from __future__ import annotations

import re
from itertools import islice

from threads.quotes.clauses import SourceSpan
from threads.quotes.lexicon import cue, cues, everywhere
from threads.quotes.marks import Marked

_WORDS = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_SMALL = everywhere("small")
# Before a span: it is a name, a title or a term, not speech.
_NAMES_IT = re.compile(rf"(?:\b(?:{cue('en', 'naming')}|the {cue('en', 'terms')}s?),?)\s*$", re.IGNORECASE)
# A pointing word before a short span marks a term: these “criminals”, his “friends”.
_POINTED = re.compile(r"\b(?:these|those|this|such|its|their|so-called)\s*$", re.IGNORECASE)
_TERM_VERB = re.compile(rf"\b{cue('en', 'termed')}\b[^.]{{0,40}}$", re.IGNORECASE)
_SAID = re.compile(rf"\b{cue('en', 'said')}\b[^.]{{0,12}}$")
_OWNED = re.compile(r"[’']s\s*$")
_I_ASK = re.compile(r",?\s(?:I|we)\s(?:asked|ask|wanted to know|wondered)\b")
_FIRM = frozenset(["tail", "lead", "according", "subject", "inverted", "carried", "colon"])
# After a preposition a few words without a sentence's beginning or end name a thing: had heard about “the ones at the
# bridge”.
_ABOUT = re.compile(r"\b(?:about|of|at|for|by|against|on|to)\s*$")
LONGEST_TERM = 5
LONGEST_TITLE = 12
# After an article a word or two are a name that somebody gives, in scare quotes: mocked the ''express'' as a ''snail''.
_ARTICLE = re.compile(r"\b(?:the|an?|this|that|these|those|its|their|his|her|our|so-called)\s*$", re.IGNORECASE)
SCARE_WORDS = 2
# A poll that somebody holds: a question beside it is the poll's. "Under the poll one user asked" is no such sentence.
_POLL = re.compile(
    rf"\b{cue('en', 'polling')}\s(?:an?|his|her|their|its)\s(?:[\w-]{{1,20}}\s){{0,3}}(?P<en>{cue('en', 'polls')})\b|"
    rf"{cue('zh', 'polling')}[^。，；\n]{{0,8}}?(?P<zh>{cue('zh', 'polls')})|"
    rf"(?P<ko>{cue('ko', 'polls')})(?:조사)?(?:에서|에|를|을|로|창)",
    re.IGNORECASE,
)
_CAPTIONED = re.compile(
    rf"(?P<what>{cues('captions')})(?:上|中|里|裡|에는|에선|엔|에|은|는|이|을|를|으로|로)?[^。.，,“”\"\n]{{0,8}}$"
)
# Shortest span that is kept on the sentence's subject alone. On the tuning half of the news set, spans of three words
# and fewer found this way were quotes in 37 of 62 cases (many of them terms), longer ones in 34 of 56.
LONE_WORDS = 4
# Shortest span kept without any sign of a speaker: a paragraph of its own, or a whole sentence.
BARE_WORDS = 5


def is_quote(text: str, span: Marked, source: SourceSpan | None, *, public: bool = False) -> bool:
    """Returns whether the span is speech: attributed, and neither a title nor a term; `public` voices pass on less."""
    content = text[span.start : span.end]
    words = [word.group() for word in islice(_WORDS.finditer(content), LONGEST_TITLE + 1)]
    if not words:
        return False
    before = text[max(0, span.outer_start - 60) : span.outer_start]
    if source and content[-1] == "?" and _I_ASK.match(text, span.outer_end):  # the interviewer's own question
        return False
    if len(words) <= LONGEST_TITLE and _NAMES_IT.search(before) and content[-1] not in "?!":
        return False
    sign = source.sign if source else ""
    archive = text.startswith("''", span.outer_start)
    if archive and sign != "tail" and len(words) <= SCARE_WORDS and _scares(content, before):
        return False
    if (
        public
        and sign != "tail"
        and len(words) <= LONGEST_TERM
        and content[0].islower()
        and content[-1].isalnum()
        and _ABOUT.search(before)
    ):
        return False
    if sign == "name":
        return False
    if len(words) <= 3 and (
        _POINTED.search(before) or (sign == "sentence" and not public and _TERM_VERB.search(before))
    ):
        return False
    if (
        sign != "carried"
        and _is_title(content, words)
        and not _called(before)
        and not (sign == "tail" and content[-1] == ",")
    ):
        return False
    if span.mark in "‘'`":
        return sign in ("tail", "lead", "colon") and len(words) >= 3 and content[:1].isupper()
    if not source:
        return len(words) >= BARE_WORDS
    if sign in _FIRM:
        return True
    if public and (before.rstrip()[-1:] in (":", ",") or before.endswith("\n")):
        return True
    return len(words) >= LONE_WORDS


def _scares(content: str, before: str) -> bool:
    """Whether a word or two stand between marks as a name: no sentence's beginning or end of their own."""
    return content[0].islower() and content.rstrip(".,")[-1:].isalnum() and bool(_ARTICLE.search(before))


def speaks_for_nobody(text: str, span: Marked) -> str | None:
    """Returns the word that makes a span a caption or a poll's question, which are no reader's voice; else None."""
    floor = text.rfind("\n", max(0, span.outer_start - 150), span.outer_start) + 1 or max(0, span.outer_start - 150)
    before = text[floor : span.outer_start]
    if found := _CAPTIONED.search(before):
        return found["what"]
    if text[span.end - 1] not in "?？":
        return None
    sentence = re.split(r"[.!?。！？]", text[span.outer_end : span.outer_end + 100].split("\n", 1)[0], maxsplit=1)[0]
    found = _POLL.search(before) or _POLL.search(sentence)
    return next((word for word in found.groups() if word), None) if found else None


def _is_title(content: str, words: list[str]) -> bool:
    """Two words or more, all with capitals but the small ones, and no sentence's end."""
    if len(words) < 2 or len(words) > LONGEST_TITLE or content[-1] in "?!":
        return False
    return (
        all(word[0].isupper() or word[0].isdigit() or word.lower() in _SMALL for word in words)
        and words[0][0].isupper()
        and sum(w[0].isupper() for w in words) > 1
    )


def _called(before: str) -> bool:
    """Whether the last words before are of saying: she shouted, “Justice For All”; not: said on the station’s “Good
    Day”."""
    return not _OWNED.search(before) and bool(_SAID.search(before))

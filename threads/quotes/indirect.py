"""What the public said without marks: "one user wrote that …", as quotes whose `verbatim` is false.

A claim about several people that only brings in the quotes right after it ("Several netizens asked why.” “…” “…”") is
no reaction of its own: counted beside them it would double them. It lives on as the speaker and group of those quotes,
and what it says of number as their `claim` in `analysis/contents/voices.py`.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from threads.model import Quote
from threads.quotes.clauses import SourceSpan
from threads.quotes.kinds import Kind
from threads.quotes.lexicon import cue, cues
from threads.quotes.speakers import Speakers
from threads.quotes.tokens import Tokens
from threads.quotes.unmarked import made, named_chinese
from threads.quotes.voice import Voice
from threads.quotes.words_ko import GROUP as KOREAN_GROUP
from threads.quotes.words_zh import GROUP as CHINESE_GROUP

# Only words for people who speak online or on the street: "people think" is the writer's own claim.
_VOICES = re.compile(rf"\b{cue('en', 'voices')}\b", re.IGNORECASE)
_ACCORDING = re.compile(
    rf"\bAccording to (?P<who>{cue('en', 'according')} [^,.;:!?\n“”\"]{{3,60}}), "
    r"(?P<said>[^.!?\n“”\"「」]{20,300})(?=[.!?\n]|$)"
)
_OTHERS = re.compile(rf"{cue('en', 'one_acts')}(?: others)?", re.IGNORECASE)
_TURN = re.compile(rf"^{cues('turns')}[,，]?\s*")
_CLAUSE = re.compile(
    r"(?:^|[.|;]|,(?=C))((?:R,?|"
    r"C)?)((?:D{0,2}[TNMneRD]{1,7})(?:[OI][DTNMneR]{1,5}){0,2})X?R?([VB])(?=[CDPTNMneXRIOSW,:G]{3})"
)
_CHINESE = re.compile(
    rf"(?:^|(?<=[。！？；，\n]))(?P<subject>[^。！？!?；;，,\n“”「」：:]{{0,14}}?{cue('zh', 'reporters')})(?:们|們)?"
    + r"(?:对此|對此|就此)?(?:在[^。！？；，,\n“”「」：:]{1,10}[中里裡下上区區])?(?:则|也|还|纷纷|紛紛|就)?"
    rf"{cue('zh', 'reports')}(?:[，,：:](?=[^。！？!?\n“”「」]{{3}})|(?=[^。！？!?\n“”「」]{{6}}))"
    r"(?P<said>[^。！？!?\n“”「」]{3,200}?)"
    rf"(?=[。！？!?\n]|$|[，,；;]{cue('zh', 'reported_next')})"
)
_KOREAN = re.compile(
    r"(?:^|(?<=[.!?\n]))[^\S\n]{0,4}(?P<subject>(?:[^\s.!?\"“”][^\n.!?\"“”]{0,29}?)?"
    rf"{cue('ko', 'reporters')}(?:들)?)"
    r"(?:은|는|이|가|도|에는|에서는)\s(?P<said>[^\n.!?\"“”]{6,160}?(?:다|냐|자|라|까))고\s"
    rf"[^\n.!?\"“”]{{0,20}}{cue('ko', 'reports')}"
)
_REPORTERS = re.compile(cues("reporters"))
_PLURAL = re.compile(cues("plural"), re.IGNORECASE)
_TO_MARK = re.compile(r"[.。!！?？:：]?\s{0,4}[“\"「『‘']\s?")
# One user called the plan a joke: what somebody calls a thing is a name for it.
_NAMES = re.compile(cue("en", "names_for"))
# Sentences with fewer words than this after the verb report no content ("users commented").
FEWEST_WORDS = 4


def find_indirect(
    text: str, tokens: Tokens, quotes: list[Quote], *, owner: str, context: str, east: bool
) -> list[Quote]:
    """Returns reported clauses of public voices in sentences that hold no quote."""
    found = _english(text, tokens, owner, context)
    if east:
        found += _east(text, owner)
    taken = sorted((quote.start, quote.end) for quote in quotes)
    return [quote for quote in found if not _overlaps(quote, taken) and not _introduces(text, quote, quotes)]


def _introduces(text: str, quote: Quote, quotes: list[Quote]) -> bool:
    """Whether a claim about several people ends right before the mark of a direct quote."""
    if not _PLURAL.search(quote.speaker or ""):
        return False
    after = _TO_MARK.match(text, quote.end)
    at = after.end() if after else -1
    place = bisect_left(quotes, at, key=lambda direct: direct.start)
    return place < len(quotes) and quotes[place].start == at and quotes[place].speaker_kind in ("public", "unknown")


def _overlaps(quote: Quote, taken: list[tuple[int, int]]) -> bool:
    place = bisect_left(taken, (quote.start, 0))
    return any(start < quote.end and quote.start < end for start, end in taken[max(0, place - 1) : place + 1])


def _english(text: str, tokens: Tokens, owner: str, context: str) -> list[Quote]:
    speakers: Speakers | None = None
    quotes: list[Quote] = []
    last_public = -10_000
    for match in _CLAUSE.finditer(tokens.tags):
        start, end = match.span(2)
        phrase = tokens.words(start, end)
        others = _OTHERS.fullmatch(phrase) and tokens.starts[start] - last_public < 600
        if not others and not _VOICES.search(phrase.split(" of ")[0]):
            continue
        verb = match.start(3)
        stop = _sentence_end(tokens.tags, verb)
        if "Q" in tokens.tags[start:stop]:
            last_public = tokens.starts[start]
            continue
        begin = verb + 1
        if tokens.word(verb).lower() in ("told", "tell", "tells", "informed"):  # told this newspaper that …
            begin = next((at + 1 for at in range(begin, min(begin + 7, stop)) if tokens.word(at) == "that"), begin)
        if begin < stop and tokens.word(begin).lower() in ("that", ":", ","):
            begin += 1
        if _NAMES.fullmatch(tokens.word(verb)) and tokens.word(begin).lower() not in ("that", "on", "for"):
            continue
        if stop - begin < FEWEST_WORDS or tokens.tags[begin] in "IO":
            continue
        speakers = speakers or Speakers(tokens, context=context)
        voice = speakers.voice(SourceSpan(start, end, "indirect", verb))
        if voice.kind.name != "public":
            continue
        last_public = tokens.starts[start]
        quotes.append(made(text, tokens.starts[begin], tokens.ends[stop - 1], voice, owner))
    return quotes + _according(text, tokens, owner, context, speakers)


def _according(text: str, tokens: Tokens, owner: str, context: str, speakers: Speakers | None) -> list[Quote]:
    """According to one user, the pumps had been sold in May."""
    quotes: list[Quote] = []
    if "According to " not in text:
        return quotes
    for match in _ACCORDING.finditer(text):
        source = SourceSpan(tokens.at(match.start("who")), tokens.at(match.end("who")), "indirect", None)
        if (
            not _VOICES.search(match["who"].split(" of ")[0])
            or source.end <= source.start
            or tokens.starts[source.start] != match.start("who")
        ):
            continue
        speakers = speakers or Speakers(tokens, context=context)
        voice = speakers.voice(source)
        if voice.kind.name == "public":
            quotes.append(made(text, match.start("said"), match.end("said"), voice, owner))
    return quotes


def _sentence_end(tags: str, at: int) -> int:
    while at < len(tags) and tags[at] not in ".|?;":
        at += 1
    return at


def _east(text: str, owner: str) -> list[Quote]:
    quotes = named_chinese(text, owner)
    named = sorted((quote.start, quote.end) for quote in quotes)
    for pattern in (_CHINESE, _KOREAN):
        for match in pattern.finditer(text):
            subject = _TURN.sub("", match["subject"].strip())
            at = match.start("subject") + match["subject"].index(subject)
            decided = _REPORTERS.search(subject)
            noun = decided.group() if decided else subject
            group = next(
                (m.group().strip() for names in (CHINESE_GROUP, KOREAN_GROUP) if (m := names.search(subject))), noun
            )
            voice = Voice(at, at + len(subject), subject, Kind("public", noun), group)
            if not _overlaps(found := made(text, match.start("said"), match.end("said"), voice, owner), named):
                quotes.append(found)
    return sorted(quotes, key=lambda quote: quote.start)

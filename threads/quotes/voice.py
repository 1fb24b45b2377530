"""A voice: who speaks, as the words around a quote name them, and the words that tell a voice of the public."""

from __future__ import annotations

import re
from dataclasses import dataclass

from threads.quotes.kinds import Kind
from threads.quotes.lexicon import cue, derived, having

# One listed what else could be sold: a pronoun for one of many, then what he did.
ONE_ACTS = re.compile(
    rf"(?P<one>{cue('en', 'one_acts')})\s(?:\w+ly\s)?\w+ed\s"
    r"(?:what|how|why|that|the|his|her|their|a|an|it|to|for|with|on|at|in)\b",
    re.IGNORECASE,
)
THE_POST = re.compile(rf"(?:the|this|that|his|her) {cue('en', 'the_posts')}", re.IGNORECASE)
COUNTED = re.compile(
    rf"\b{cue('en', 'counts')}\s(?:[\w-]+\s){{0,2}}?(?P<who>[a-z-]{{3,}}s|people|men|women|children)\b", re.IGNORECASE
)
OF_THEM = re.compile(
    rf"{cue('en', 'of_them')} of (?:them|the)\b|"
    rf"the {cue('en', 'firsts')}(?= (?:said|asked|added|replied|wrote|shouted|told))",
    re.IGNORECASE,
)
A_READER = re.compile(rf"\b{cue('en', 'a_reader')}s?\b", re.IGNORECASE)
THE_SAME = re.compile(rf"(?:the|this|that)(?: same)? {cue('en', 'same_reader')}", re.IGNORECASE)
MEDIUM_HEAD = re.compile(
    rf"^[^,]*?\b{cue('en', 'texts')}s?(?=$| (?:on|from|by|in|with|under|below|that|at)\b)", re.IGNORECASE
)
POSTING = re.compile(r"(?:comment|post|repost|tweet|retweet|blogg?)(?:ed|s)")
ONLINE = re.compile(rf"\b{cue('en', 'online')}\b")
# A name that opens a clause, or stands in apposition before the verb: An official, Jeong Mi-ra, said
SUBJECT_NAME = re.compile(
    r"(?:(?:(?<=[.|?])|^)(?:[RC],?)?D?[nTe]{0,3}|,T?(?=N{1,4},R?X?[VB]))(?P<name>N{1,4})(?=[VBXevn,])"
)
# One name and a few words on who that is: "Hannah, a 30-year-old from Ghent" is nobody whom readers should know.
ORDINARY = re.compile(r"(?:an?\s(?:[\w-]+\s?){1,3}|\d{1,2}\b)")
UNKNOWN = Kind("unknown", None)


@derived
def indefinite() -> re.Pattern[str]:
    """Words that stand for one of many, or for many, without saying who: "yet another", "the most liked"."""
    parts = [
        rf"(?:yet |still |one |some |the |many |most |all |a )?{cue('en', 'indefinite')}(?: one| more)?",
        r"the (?:(?:second|third|next) )?(?:most|top|best)[ -][\w-]+",
    ]
    parts += [cue(language, "indefinite") for language in having("indefinite") if language != "en"]
    return re.compile("|".join(parts), re.IGNORECASE)


@dataclass(slots=True)
class Voice:
    """What is known of one quote's speaker; offsets into the text."""

    start: int | None = None
    end: int | None = None
    speaker: str | None = None
    kind: Kind = UNKNOWN
    group: str | None = None
    place: str | None = None
    manner: str | None = None
    sign: str = ""

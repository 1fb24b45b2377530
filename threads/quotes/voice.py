"""A voice: who speaks, as the words around a quote name them, and the words that tell a voice of the public."""

from __future__ import annotations

import re
from dataclasses import dataclass

from threads.quotes.kinds import Kind

INDEFINITE = re.compile(
    r"(?:yet |still |one |some |the |many |most |all |a )?(?:another|others?|one|some|many|several|few|a few|a third|"
    r"a second|"
    r"a fourth|second|third|two|both|most|the rest|all)(?: one| more)?|"
    r"the (?:(?:second|third|next) )?(?:most|top|best)[ -][\w-]+",
    re.IGNORECASE,
)
# One listed what else could be sold: a pronoun for one of many, then what he did.
ONE_ACTS = re.compile(
    r"(?P<one>one|another|others|some|many|several|a few)\s(?:\w+ly\s)?\w+ed\s"
    r"(?:what|how|why|that|the|his|her|their|a|an|it|to|for|with|on|at|in)\b",
    re.IGNORECASE,
)
THE_POST = re.compile(
    r"(?:the|this|that|his|her) (?:post|tweet|message|status|caption|update|note|text)", re.IGNORECASE
)
COUNTED = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|a dozen|"
    r"dozens of|hundreds of|several|many|a group of|a handful of|\d{1,3})\s"
    r"(?:[\w-]+\s){0,2}?(?P<who>[a-z-]{3,}s|people|men|women|children)\b",
    re.IGNORECASE,
)
OF_THEM = re.compile(
    r"(?:one|another|two|some|most|several|a third) of (?:them|the)\b|"
    r"the (?:first|second|third|fourth|last|youngest|oldest|eldest)"
    r"(?= (?:said|asked|added|replied|wrote|shouted|told))",
    re.IGNORECASE,
)
A_READER = re.compile(
    r"\b(?:netizen|user|commenter|blogger|poster|reader|viewer|follower|fan|"
    r"redditor|resident|mother|father|student)s?\b",
    re.IGNORECASE,
)
THE_SAME = re.compile(
    r"(?:the|this|that)(?: same)? (?:user|netizen|commenter|poster|blogger|reader|writer|author)", re.IGNORECASE
)
MEDIUM_HEAD = re.compile(
    r"^[^,]*?\b(?:comment|repl(?:y|ie)|post|tweet|response|reaction|message|refrain|joke|quip|remark|pun|meme|voice|"
    r"opinion)s?"
    r"(?=$| (?:on|from|by|in|with|under|below|that|at)\b)",
    re.IGNORECASE,
)
POSTING = re.compile(r"(?:comment|post|repost|tweet|retweet|blogg?)(?:ed|s)")
ONLINE = re.compile(
    r"\b(?:comments?(?: sections?)?|replies|social media|hashtag|Weibo|Twitter|Reddit|Facebook|Zhihu|Naver|forum|"
    r"online|internet)\b"
)
# A name that opens a clause, or stands in apposition before the verb: An official, Jeong Mi-ra, said
SUBJECT_NAME = re.compile(
    r"(?:(?:(?<=[.|?])|^)(?:[RC],?)?D?[nTe]{0,3}|,T?(?=N{1,4},R?X?[VB]))(?P<name>N{1,4})(?=[VBXevn,])"
)
# One name and a few words on who that is: "Hannah, a 30-year-old from Ghent" is nobody whom readers should know.
ORDINARY = re.compile(r"(?:an?\s(?:[\w-]+\s?){1,3}|\d{1,2}\b)")
UNKNOWN = Kind("unknown", None)


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

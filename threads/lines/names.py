"""The names of those who wrote: out of the words around them, and what marks them in markup."""

from __future__ import annotations

import re

from threads.dates import find_date
from threads.dates.words import WEEKDAYS
from threads.lines.grammar import LinePattern, kept, words_of
from threads.lines.hints import holds_one
from threads.lines.limits import LINES_KEPT

AUTHOR_WORD = LinePattern(r"{class_author_parts}|(?:^|[-_ ])name|(?:^|[-_ ]){class_author}(?:$|[-_ ])", cased=True)
LONGEST_AROUND = 300
"""Characters of a header's words in which a name is sought."""
LONGEST_AUTHOR = 60
"""Characters of a name; the longest of the measured forums has 43."""
_PROFILE = (
    "member",
    "user",
    "profil",
    "author",
    "/u/",
    "people",
    "/by/",
    "nick",
    "blogger.com",
    "uid=",
    "customer",
    "commenter",
)
_BY = LinePattern(
    r"^\W{0,3}(?:(?:{posted}|{post}|{pingback.spaced})\s{1,3})?(?:{by}|{from})\s{0,3}:?\s{1,3}|^\W{1,4}|"
    r"^{author_label}\s?[:：]\s{0,3}"
)
NUMBERED = re.compile(r"^\s{0,3}(?:#\s?)?\d{1,5}\s?[.):]\s{1,3}(?=\D)")
"""The number of a comment before the name in one piece ("12. Ann -")."""
_AFTER = LinePattern(
    r"(?<!\s)\s*+(?:\b(?:{said.spaced}|{at})\b[\s.…:,]*+){1,6}[\s:|,/·•–—-]*+$",
    r"(?<![\s:|,/·•–—-])[\s:|,/·•–—-]+$",
)


_DAY = re.compile(rf"(?:^|(?<=\w))\s?[,|»·•–-]\s{{0,2}}(?:{'|'.join(WEEKDAYS)})[a-zé]{{0,6}}[.,]?$", re.IGNORECASE)
"""The day of the week between a mark and a date ("» Lun 30 Oct"); without a mark it may be a name, as Sam's is."""


@kept(LINES_KEPT)
def clean_author(text: str) -> str | None:
    """A name out of a header's words: without its number, "Posted by", "says:", the date and what joins them."""
    text = NUMBERED.sub("", text)
    date = find_date(text)
    if date is not None:
        before, after = _DAY.sub("", text[: date.start].strip()), text[date.end :].strip()
        text = before if sum(map(str.isalnum, before)) >= 2 else after
    text = _BY.sub("", text.strip())
    text = _AFTER.sub("", text[:LONGEST_AROUND]).strip(" \t,:;|/·•–—-")
    return text if text and len(text) <= LONGEST_AUTHOR and any(letter.isalnum() for letter in text) else None


def is_profile(address: str) -> bool:
    """Whether the address looks like that of a member's page."""
    return holds_one(address.lower(), _PROFILE)


LONGEST_NAME = 50
MOST_NAME_WORDS = 6
_COUNT_FIRST = LinePattern(r"[\d,.]{1,50}\+?(?:st|nd|rd|th)?\s|IP\s?[:：]?\s?[\d*]|{stand_ins}")
"""What stands where a name might and is none: "68 posts", "186 Fans", "avatar"."""
_NICK = LinePattern(
    r"\s{0,2}[一-鿿]{2,14}{places_of_readers}\s?[\[【](?P<name>[^\[\]【】]{1,30})[\]】]\s?{original.glued}?\s?[:：]?\s{0,2}"
)
"""A Chinese news site's name of a reader: the site's and the place's, then his own in brackets."""
_WHENCE = re.compile(
    r"\s?(?:[\[【][一-鿿]{2,10}[\]】]|\((?:\d{1,3}\.){1,3}(?:\d{1,3}|\*{1,3})(?:\.\*{1,3}){0,2}\)|"
    r"\sIP\s?[:：]?\s?[\d.*♡x]{5,20})$"
)
"""Where a reader writes from, behind his name: a place in brackets, the beginning of his address."""
_PICTURE = LinePattern("{picture_ends}$")
"""What the words for a member's picture say behind his name."""
INITIAL = re.compile(r"(?:^|[\s.])(?:[^\W\d_]|[JS]r|Dr)$")
_SENTENCE = re.compile(r"[.!?。！？][\"'”’)]?(?:\s|$)|[。！？，；]|,\s")


_HAN_KANA = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
MOST_HAN = 8
"""Han or Kana letters of a name with a comma in it; longer ones are a sentence, though it has no spaces."""


@kept(LINES_KEPT)
def plain_name(text: str) -> str:
    """The name alone where a site writes the reader's place or the beginning of his address around it."""
    nick = _NICK.fullmatch(text)
    return nick["name"] if nick else _WHENCE.sub("", _PICTURE.sub("", text)) or text


@kept()
def _stop() -> frozenset[str]:
    return frozenset(words_of("stop"))


def name_like(text: str, *, cued: bool = False) -> bool:
    """Whether a text could be a reader's name: short, few words, no sentence, none of the words of sentences.

    `cued` ("Posted by … on …" stands around it) allows those words: readers call themselves "here in my tree".
    """
    if not 1 <= len(text) <= LONGEST_NAME or not any(c.isalpha() for c in text):
        return False
    words = text.split()
    if _COUNT_FIRST.match(text) or (text[0] == "[" and text[-1] == "]"):
        return False
    if len(words) > MOST_NAME_WORDS or text[-1] in ":?!;,。！？，；：" or "://" in text:
        return False
    if text.endswith((".", "…")) and len(words) > 1 and len(words[-1]) > 3:
        return False
    if (not cued and not _stop().isdisjoint(map(str.lower, words))) or ": " in text:
        return False
    return not _SENTENCE.search(text[:-1]) or (len(words) <= 3 and len(_HAN_KANA.findall(text)) <= MOST_HAN)

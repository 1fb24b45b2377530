"""E-mail addresses in a text: where each begins and ends."""

from __future__ import annotations

import re

from threads.privacy.unmask import Unmasked
from threads.privacy.words import DOT, GLUED_AT, LABELS, MAILERS, SAID_AT, SIGNS, TOP

Span = tuple[int, int]

CJK = "\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff"
"""Chinese, Japanese and Korean letters, which stand beside an address without a space, as a class of a pattern."""
_INDIC = "\u0900-\u0df4\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
"""Letters whose signs of vowels are no letters to a pattern."""

_LATIN = rf"(?:[^\W{CJK}]|-)"
_POINT = rf"(?:\.|\s{{1,3}}(?:{DOT})\s{{1,3}}|[点點점닷·•‧・∙⋅])"
_COMMON = r"(?-i:com|net|org|co\.(?:kr|uk|jp))\b"
_HOST = re.compile(
    rf"(?:{_LATIN}{{1,63}}{_POINT}){{1,8}}(?:xn--[a-z0-9-]{{2,59}}|[^\W\d_{CJK}]{{2,24}}|{TOP})|{_LATIN}{{1,63}}닷[컴넷]"
    rf"|[{CJK}][\w-]{{0,30}}\.(?:{TOP}|[a-z]{{2,24}})|[{_INDIC}][\w{_INDIC}-]{{0,62}}\.[{_INDIC}]{{2,24}}"
    rf"|{_LATIN}{{1,63}}(?:\s{{1,2}}\.\s{{1,2}}[a-z]{{2,24}}|(?:\s{{0,2}}\.\s{{0,2}}|,){_COMMON})"
    r"|\d{1,3}(?:\.\d{1,3}){3}|\[(?:ipv6:)?[0-9a-f.:]{3,45}\]",
    re.IGNORECASE,
)
"""A name with a dot and a top-level domain, in any script (RFC 6531), or an IP address, in brackets too (RFC 5321).

Behind a Latin name a Chinese or Korean word is a domain only where it is one that exists: "name@qq.com。谢谢"."""

_LOCAL = re.compile(r"[\w.+%!#$^*{|}~'’`-]")
_CJK = re.compile(f"[{CJK}]")
_EDGE = re.compile(r"\w")
LONGEST_LOCAL = 64
"""Characters before the "@" (RFC 5321, 4.5.3.1.1); of a longer run the last ones are taken."""
_AROUND = " \xa0\t\r\n\"'`*_+<>()[]{}.-"
"""What pages and scripts put between an "@" and what it joins: "name" + "@" + "host.com", **name**@**host.com**."""
MOST_AROUND = 8
_SPACED_LOCAL = re.compile(r"(?:(?<!\w)[\w.+-] ){3,40}$")
_SPACED_HOST = re.compile(r"(?: [\w-]){2,40} \.(?: [a-z]){2,10}(?!\w)", re.IGNORECASE)
_PASSWORD = re.compile(r"://[^\s/@:]{1,64}:$")

_MAILERS = (
    r"(?:gmail|googlemail|hotmail|outlook|live|msn|yahoo|ymail|aol|icloud|proton(?:mail)?|gmx|web|mail|qq|163|126|sina|"
    r"foxmail|naver|daum|hanmail|nate|kakao)"
)
_MAILER = re.compile(rf"{_MAILERS}(?:{_POINT}(?:com|net|org|de|ru|me|cn|co)\b(?:\.[a-z]{{2}}\b)?|\b)", re.IGNORECASE)
_SUREST = re.compile(r"(?:g|google|hot|y|han|fox|proton)mail\.[a-z]{2,4}(?:\.[a-z]{2})?\b", re.IGNORECASE)
"""Hosts that one only writes of as of a mailbox's: nobody reads the news at gmail.com."""

_PICTURE = re.compile(r"\dx\.(?:png|jpe?g|gif|webp|svg)", re.IGNORECASE)
"""A picture for fine screens: smile@2x.png."""
_REVERSED = re.compile(r"(?<![a-z])(?:moc|ten|gro|ude|rk\.oc|rk|nc\.moc|nc|ku\.oc|ed|rf)\.[\w.-]{1,64}$", re.IGNORECASE)
"""A host written backwards, as pages do that turn it around again for the eye."""

_BOXES = "qq 163 126 139 gmail sina sohu yeah naver daum foxmail hotmail outlook vip".split()
_SURE_AT = {
    "mail": (" at gmail", " at hotmail", " at googlemail", " at protonmail", " at ymail", " at hanmail", " at foxmail",
             "email-protection", "email protected", "email\xa0protected", "cfemail"),
    "dot": (" dot ", "-dot-", "_dot_"), "#": tuple(f"#{box}." for box in _BOXES),
    **dict.fromkeys(("_at_", " punkt ", " chez ", "=40", *filter(str.isascii, SIGNS)), ("",)),
}  # fmt: skip
"""One of these stands in a text, in lower case, that spells out an address, by the part of them that is looked for
first."""
_GLUED_SIGNS = ("圈a", "★", "☆", "◎", "●", "※", "ⓐ", *(sign for sign in SIGNS if not sign.isascii()))
"""The same of texts beyond ASCII."""
_WORD_AT = re.compile(
    rf"(?:(?:\s{{1,3}}|[_-])(?P<at>at|aet|ät|chez|{SAID_AT})(?:\s{{1,3}}|[_-])"
    rf"|\s{{0,3}}(?P<glued>{GLUED_AT})\s{{0,3}})",
    re.IGNORECASE,
)
_DOT_WORD = rf"(?:\s{{1,3}}|[_-])(?:{DOT})(?:\s{{1,3}}|[_-])|[点點점닷]"
_SURE_DOT = r"(?:\s{1,3}|[_-])(?:dot|d0t|punkt)(?:\s{1,3}|[_-])|[点點점닷]"
"""Other words for a dot say more behind "at": "look at that point people"."""
_WORDED_HOST = re.compile(
    rf"(?:(?:[a-z0-9-]{{1,63}}?(?:\.|{_DOT_WORD})){{1,5}}[a-z]{{2,24}}|[a-z0-9-]{{1,63}}닷[컴넷]|{MAILERS})",
    re.IGNORECASE,
)
_WORDED_LOCAL = re.compile(rf"(?:[\w.+-]{{1,64}}(?:{_DOT_WORD})){{0,3}}[\w.+-]{{1,64}}$", re.IGNORECASE)
_LABELLED = re.compile(
    rf"(?:{LABELS})(?:\s(?:address|me|id))?\s?(?:[:：=]|is|at|은|는|是|は|$)\s{{0,2}}$", re.IGNORECASE
)
LONGEST_WORDED = 100
"""Characters before a spelled-out "at" in which the name is looked for."""
_GLUED = re.compile(
    rf"(?:\s?(?:圈a|ⓐ)\s?|(?<!\b[1-9])[★☆◎●※])"
    rf"(?=[a-z0-9-]{{1,63}}{_POINT}[a-z]{{2,3}})|#(?=(?:{'|'.join(_BOXES)})\.)|=40(?=[a-z]"
    rf"[a-z0-9-]{{0,62}}(?:\.|=2E){_COMMON})",
    re.IGNORECASE,
)
"""What stands for an "@" in addresses that are to escape a filter: name#qq.com; in mail, name=40host.com (RFC 2045)."""

_BEFORE_PLACE = frozenset(
    "look looks looked looking meet meets met meeting laugh laughs laughed shout shouted aim aimed arrive arrived stay "
    "stayed work works worked working live lives lived is are was were be been being am me us him her them it that "
    "this not here there good bad better best great people shop shopping sold available find found visit read write "
    "see seen start starts end ends stop stops sit sits stand stands eat lunch dinner up down out in back home still "
    "only just open opens close closes or and but one guess anything something everyone all well".split()
)
"""What stands before "at" where a place follows: "meet at noon dot com"."""

_NO_HOST = ("the ", "a ", "an ", "this ", "that ", "home ")

_HIDDEN = re.compile(
    r"\[email[\s\xa0]protected\]|/cdn-cgi/l/email-protection(?:#[0-9a-f]{0,400})?|data-cfemail=\W{0,6}[0-9a-f]{0,400}",
    re.IGNORECASE,
)
"""What Cloudflare puts in the place of an address, which can be computed from it."""


def mail_spans(seen: Unmasked) -> list[Span]:
    """Returns the places of e-mail addresses in a text of plain marks, in order; linear in its length."""
    found = signed_spans(seen)
    text = seen.text
    low = text.lower()
    if is_worded(low, text) or (seen.marks and " at " in low):
        found += [span for match in _WORD_AT.finditer(text) if (span := _worded(seen, match)) is not None]
        found += [span for match in _GLUED.finditer(text) for span in _around(seen, *match.span(), 0)]
        found += [match.span() for match in _HIDDEN.finditer(text)]
    return sorted(found)


def is_worded(low: str, text: str) -> bool:
    """Whether a text, also given in lower case, may spell out an address, or hold what Cloudflare makes of one."""
    for first, words in _SURE_AT.items():
        if first in low and any(word in low for word in words):
            return True
    if " AT " in text:
        return True
    if " at " in low and "mail" in low:
        return True
    return not low.isascii() and (
        any(sign in low for sign in _GLUED_SIGNS) or (" at " in low and re.search(LABELS, low) is not None)
    )


def signed_spans(seen: Unmasked) -> list[Span]:
    """The places of addresses with an "@"; looks around each only, since a search for whole ones tries every word."""
    found: list[Span] = []
    text = seen.text
    done, at = 0, text.find("@")
    while at >= 0:
        after = at + 1
        while text.startswith("@", after):
            after += 1
        for start, end in _around(seen, at, after, done):
            found.append((start, end))
            done = end
        at = text.find("@", max(done, after))
    return found


def _around(seen: Unmasked, at: int, after: int, done: int) -> list[Span]:
    """The one address around an "@" that stands from `at` to `after`, or none."""
    text = seen.text
    left, right = _past_space(text, at, -1), _past_space(text, after, 1)
    host = _HOST.match(text, right)
    if host is None or (left < at and right == after and not seen.spelled(right, host.end())):
        # "name @gmail.com" is an address, "thanks @alice.example.social" a name
        host = _MAILER.match(text, right) if host or left == at else None
        if host is not None and left < at and "." not in host.group():
            host = None
    start = _local_start(text, left, done)
    if host is not None and _PICTURE.fullmatch(host.group()):
        return []
    if host is not None and start < left:
        return [(start, host.end())]
    return _backwards(text, start, left, after) or _parted(text, at, after, done)


def _backwards(text: str, start: int, left: int, after: int) -> list[Span]:
    """An address that is written from its end."""
    turned = _REVERSED.search(text[start:left])
    if turned is None:
        return []
    start += turned.start()
    end = after
    while end < len(text) and end - after < LONGEST_LOCAL and _LOCAL.match(text, end):
        end += 1
    return [(start, end)] if end > after else []


def _parted(text: str, at: int, after: int, done: int) -> list[Span]:
    """An address whose letters stand apart, or whose "@" stands between marks on both sides."""
    first = max(done, at - 2 * LONGEST_LOCAL)
    letters, host = _SPACED_LOCAL.search(text[first:at]), _SPACED_HOST.match(text, after)
    if letters and host:
        return [(first + letters.start(), host.end())]
    left, right = _past_space(text, at, -1, _AROUND), _past_space(text, after, 1, _AROUND)
    if left == at or right == after or (text[left:at] + text[after:right]).isspace():
        return []
    host = _HOST.match(text, right)
    start = _local_start(text, left, done)
    return [(start, host.end())] if host and start < left else []


def _past_space(text: str, place: int, step: int, marks: str = "") -> int:
    """The place up to three spaces further, to the left or to the right; or up to eight of other marks."""
    moved = place
    for _ in range(MOST_AROUND if marks else 3):
        beside = moved - 1 if step < 0 else moved
        if not (0 <= beside < len(text) and text[beside] in (marks or " \xa0\t\n")):
            break
        moved += step
    return moved


def _local_start(text: str, at: int, done: int) -> int:
    """Where the name before an "@" begins; `at` itself where there is none.

    A Latin name ends at a Chinese or Korean letter: "邮箱name@qq.com".
    """
    if at > done and text[at - 1] == '"':
        opened = text.rfind('"', max(done, at - 1 - LONGEST_LOCAL), at - 1)
        return opened if opened >= 0 and "\n" not in text[opened:at] and opened < at - 2 else at
    start = at
    latin = at > done and _CJK.match(text, at - 1) is None
    while start > done and at - start < LONGEST_LOCAL and _LOCAL.match(text, start - 1):
        if latin and _CJK.match(text, start - 1):
            break
        start -= 1
    while start < at and not _EDGE.match(text, start):
        start += 1
    user = _PASSWORD.search(text, max(done, start - LONGEST_LOCAL - 4), start)
    return user.start() + 3 if user else start


def _worded(seen: Unmasked, at: re.Match[str]) -> Span | None:
    """The place of "name at host dot com" around its "at": its dot is a word, its host a mailer's, it is labelled, or
    it shouts its AT."""
    text = seen.text
    host = _WORDED_HOST.match(text, at.end())
    if host is None:
        return None
    first = max(0, at.start() - LONGEST_WORDED)
    local = _WORDED_LOCAL.search(text[first : at.start()])
    if local is None:
        return None
    start = first + local.start()
    name = re.split(r"[\s_-]", local.group())[-1]
    word = (at["at"] or "").lower()
    if word and (name.lower() in _BEFORE_PLACE or name.isdecimal() or host.group().lower().startswith(_NO_HOST)):
        return None
    told = at.group() == "_at_" and host.group().endswith((".com", ".net", ".org", ".kr", ".cn", ".de"))
    told |= word not in ("at", "aet", "ät", "chez") or (at["at"] == "AT" and not name.isupper())
    told |= seen.spelled(*host.span()) or _LABELLED.search(text[max(0, start - 24) : start]) is not None
    if not (
        told
        or re.search(_SURE_DOT if word != "chez" else _DOT_WORD, host.group(), re.IGNORECASE)
        or _SUREST.fullmatch(host.group())
    ):
        return None
    return start, host.end()

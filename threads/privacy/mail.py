"""E-mail addresses in a text: where each begins and ends."""

from __future__ import annotations

import re

from threads.privacy.unmask import DOT

Span = tuple[int, int]

CJK = "\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff"
"""Chinese, Japanese and Korean letters, which stand beside an address without a space, as a class of a pattern."""

_LATIN = rf"(?:[^\W{CJK}]|-)"
_POINT = rf"(?:\.|\s{{1,3}}(?:{DOT})\s{{1,3}}|点|點|점)"
_TOP = (
    "公司|网络|網絡|中国|中國|香港|台湾|台灣|澳門|澳门|新加坡|网址|网店|网站|商城|商店|商标|在线|集团|中文网|政务|公益|"
    "移动|我爱你|手机|企业|信息|한국|닷컴|닷넷|삼성|コム|みんな|ストア|セール|クラウド|グーグル|ポイント"
)
_HOST = re.compile(
    rf"(?:{_LATIN}{{1,63}}{_POINT}){{1,8}}(?:xn--[a-z0-9-]{{2,59}}|[^\W\d_{CJK}]{{2,24}}|{_TOP})"
    rf"|[{CJK}][\w-]{{0,30}}\.(?:{_TOP}|[a-z]{{2,24}}|[{CJK}]{{2,4}})"
    rf"|{_LATIN}{{1,63}}\s{{1,2}}\.\s{{1,2}}[a-z]{{2,24}}"
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

_MAILERS = (
    r"(?:gmail|googlemail|hotmail|outlook|live|msn|yahoo|ymail|aol|icloud|proton(?:mail)?|gmx|web|mail|qq|163|126|sina|"
    r"foxmail|naver|daum|hanmail|nate|kakao)"
)
_MAILER = re.compile(rf"{_MAILERS}(?:{_POINT}(?:com|net|org|de|ru|me|cn|co)\b(?:\.[a-z]{{2}}\b)?|\b)", re.IGNORECASE)
_SUREST = re.compile(r"(?:g|google|hot|y|han|fox|proton)mail\.[a-z]{2,4}(?:\.[a-z]{2})?\b", re.IGNORECASE)
"""Hosts that one only writes of as of a mailbox's: nobody reads the news at gmail.com."""

_PICTURE = re.compile(r"\dx\.(?:png|jpe?g|gif|webp|svg)", re.IGNORECASE)
"""A picture for fine screens: smile@2x.png."""
_REVERSED = re.compile(r"(?:moc|ten|gro|ude|rk\.oc|rk|nc\.moc|nc|ku\.oc|ed|rf)\.[\w.-]{1,64}", re.IGNORECASE)
"""A host written backwards, as pages do that turn it around again for the eye."""

_WORDS = {
    "dot": (" dot ", "-dot-", "_dot_"), "_": ("_at_",), "punkt": (" punkt ",), "arroba": ("",), "arobase": ("",),
    "#": ("#qq.", "#163.", "#126.", "#gmail.", "#sina.", "#naver.", "#daum."),
    "mail": (" at gmail", " at hotmail", " at googlemail", " at protonmail", " at ymail", " at hanmail", " at foxmail",
             "email-protection", "email protected", "cfemail"),
}  # fmt: skip
"""One of these stands in a text, in lower case, that spells out an address, by the part of them that is looked for
first."""
_WIDE_WORDS = ("골뱅이", "艾特", "собака", "圈a", "★", "☆", "◎", "email\xa0protected")
"""The same of texts beyond ASCII."""
_AT_WORD = re.compile(
    r"(?:(?:\s{1,3}|[_-])(?P<at>at|aet|arroba|arobase)(?:\s{1,3}|[_-])|\s{0,3}(?:골뱅이|艾特|собака)\s{0,3})",
    re.IGNORECASE,
)
_DOT_WORD = rf"(?:\s{{1,3}}|[_-])(?:{DOT})(?:\s{{1,3}}|[_-])|点|點|점"
_WORDED_HOST = re.compile(rf"(?:[a-z0-9-]{{1,63}}?(?:\.|{_DOT_WORD})){{1,5}}[a-z]{{2,24}}", re.IGNORECASE)
_WORDED_LOCAL = re.compile(rf"(?:[\w.+-]{{1,64}}(?:{_DOT_WORD})){{0,3}}[\w.+-]{{1,64}}$", re.IGNORECASE)
LONGEST_WORDED = 100
"""Characters before a spelled-out "at" in which the name is looked for."""
_GLUED = re.compile(
    rf"(?:圈a|[★☆◎])(?=[\w-]{{1,63}}{_POINT}[a-z]{{2,3}})|#(?=(?:qq|163|126|gmail|sina|naver|daum)\.)", re.IGNORECASE
)
"""What stands for an "@" in addresses that are to escape a filter: name#qq.com."""

_BEFORE_PLACE = frozenset(
    "look looks looked looking meet meets met meeting laugh laughs laughed shout shouted aim aimed arrive arrived stay "
    "stayed work works worked working live lives lived is are was were be been being am me us him her them it that "
    "this not here there good bad better best great people shop shopping sold available find found visit read write "
    "see seen start starts end ends stop stops sit sits stand stands eat lunch dinner up down out in back home still "
    "only just open opens close closes or and but one guess anything something everyone all well".split()
)
"""What stands before "at" where a place follows: "meet at noon dot com"."""

_HIDDEN = re.compile(
    r"\[email[\s\xa0]protected\]|/cdn-cgi/l/email-protection(?:#[0-9a-f]{0,400})?|data-cfemail=\W{0,6}[0-9a-f]{0,400}",
    re.IGNORECASE,
)
"""What Cloudflare puts in the place of an address, which can be computed from it."""


def mail_spans(text: str) -> list[Span]:
    """Returns the places of e-mail addresses in a text of plain marks, in order; linear in its length."""
    found = signed_spans(text)
    low = text.lower()
    if is_worded(low, text):
        found += [span for match in _AT_WORD.finditer(text) if (span := _worded(text, match)) is not None]
        found += [span for match in _GLUED.finditer(text) for span in _around(text, *match.span(), 0)]
        found += [match.span() for match in _HIDDEN.finditer(text)]
    return sorted(found)


def is_worded(low: str, text: str) -> bool:
    """Whether a text, also given in lower case, may spell out an address, or hold what Cloudflare makes of one."""
    for first, words in _WORDS.items():
        if first in low and any(word in low for word in words):
            return True
    if " AT " in text:
        return True
    return not low.isascii() and any(word in low for word in _WIDE_WORDS)


def signed_spans(text: str) -> list[Span]:
    """The places of addresses with an "@"; looks around each only, since a search for whole ones tries every word."""
    found: list[Span] = []
    done, at = 0, text.find("@")
    while at >= 0:
        after = at + 1
        while text.startswith("@", after):
            after += 1
        for start, end in _around(text, at, after, done):
            found.append((start, end))
            done = end
        at = text.find("@", max(done, after))
    return found


def _around(text: str, at: int, after: int, done: int) -> list[Span]:
    """The one address around an "@" that stands from `at` to `after`, or none."""
    left, right = _past_space(text, at, -1), _past_space(text, after, 1)
    host = _HOST.match(text, right)
    if host is None or (left < at and right == after):
        # "name @gmail.com" is an address, "thanks @alice.example.social" a name
        host = _MAILER.match(text, right) if host or left == at else None
        if host is not None and left < at and "." not in host.group():
            host = None
    start = _local_start(text, left, done)
    if host is not None and _PICTURE.fullmatch(host.group()):
        return []
    if host is not None and start < left:
        return [(start, host.end())]
    if start < left and _REVERSED.fullmatch(text, start, left):
        end = after
        while end < len(text) and end - after < LONGEST_LOCAL and _LOCAL.match(text, end):
            end += 1
        return [(start, end)] if end > after else []
    return []


def _past_space(text: str, place: int, step: int) -> int:
    """The place up to two spaces further, to the left or to the right."""
    moved = place
    for _ in range(2):
        beside = moved - 1 if step < 0 else moved
        if not (0 <= beside < len(text) and text[beside] in " \xa0\t"):
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
    return start


def _worded(text: str, at: re.Match[str]) -> Span | None:
    """The place of "name at host dot com" around its "at": its dot is a word, its host a mailer's, or it shouts
    its AT."""
    host = _WORDED_HOST.match(text, at.end())
    if host is None:
        return None
    first = max(0, at.start() - LONGEST_WORDED)
    local = _WORDED_LOCAL.search(text[first : at.start()])
    if local is None:
        return None
    name = re.split(r"[\s_-]", local.group())[-1]
    if at["at"] is not None and (name.lower() in _BEFORE_PLACE or name.isdecimal()):
        return None
    told = at.group() == "_at_" and host.group().endswith((".com", ".net", ".org", ".kr", ".cn", ".de"))
    told |= at["at"] in (None, "arroba", "arobase") or (at["at"] == "AT" and not name.isupper())
    if not (told or re.search(_DOT_WORD, host.group(), re.IGNORECASE) or _SUREST.fullmatch(host.group())):
        return None
    return first + local.start(), host.end()

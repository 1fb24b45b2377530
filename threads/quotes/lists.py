"""Lists of comments inside an article: `user: comment`, the name on the line before, or votes before the comment."""

from __future__ import annotations

import re

from threads.quotes.entries import BULLETS, DASHES, read_bulleted, read_signed
from threads.quotes.items import ANNOUNCEMENT, Item, ListLine, item_below, item_in, list_lines
from threads.quotes.kinds import Kind, plural_groups
from threads.quotes.lexicon import cue, cues
from threads.quotes.likes import read_likes, strip_likes
from threads.quotes.numbered import read_numbered

_ITEM = re.compile(
    r"\s*(?:(?:[-•*·▶■□◆>]|\d{1,3}[.)、])\s*)?(?P<name>[@“\"「]?[^\s:：,.。，!?！？\"“”](?:[^:：,。，!?！？\n]|"
    r",\s(?=[A-Z\d])){0,38}?(?:[（(\[【][^（()）\[\]【】\n]{1,24}[）)\]】])?)\s?[:：](?!//)\s*(?P<said>\S.*)$"
)
_VOTES = r"\[\s{0,9}\+\s?\d[\d,]{0,12}\s{0,9}[,/ ]\s{0,9}[-–−]\s?\d[\d,]{0,12}\s{0,9}\]"
_VOTED = re.compile(
    r"\s*(?:(?:[-•*·]|\d{1,3}[.)、])\s*)?"
    rf"(?P<votes>{_VOTES})\s*(?P<said>\S.*)$"
)
_NAMED_VOTES = re.compile(
    r"\s*(?:(?:[-•*·]|\d{1,3}[.)、])\s*)?(?:(?P<name>@?[^\s:：\[\]][^:：\[\]\n]{0,38}?)\s*)?(?:[:：]\s*)?"
    rf"(?P<votes>{_VOTES})\s*$"
)
_NAME_LINE = re.compile(r"\s*(?:(?:[-•*·]|\d{1,3}[.)、])\s*)?(?P<name>@?[^\s:：。，!?！？“”\"].{0,29}?)\s*$")
_LISTED = f"{cue('zh', 'listed_speakers')}|@|{cue('ko', 'listed_speakers')}"
_RUN_TOGETHER = re.compile(
    rf"(?:^|(?<=\s)(?={_LISTED}|{cue('en', 'listed_speakers')})|(?<=[：:])(?={_LISTED})|(?<=[。！？!?.…~）)」”\"]))\s*"
    r"(?P<name>@?[^\s:：。，!?！？“”\"]{1,20})[:：](?!//)\s*"
)
_GROUP = re.compile(cues("list_groups"))
_HANDLE = re.compile(
    r"[@_\d]|^[a-z][\w.-]+$|^[\w.-]{0,40}[A-Z][a-z]{1,40}[A-Z]\w*$|"
    r"[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]|user|网友|用户|^u/",
    re.IGNORECASE,
)
# A name that ends in a word of saying, before a quotation mark, is a sentence: 网友表示：“…”, One user wrote: “…”
_SAYS = re.compile(rf"(?:{cue('zh', 'list_says')}|\b{cue('en', 'list_says')}|{cue('ko', 'list_says')})\s*$")
_SENTENCE_NAME = re.compile(r"\S[“\"「『‘'@]|[“\"「『‘'].{0,80}[”\"」』’'].")
_NOT_A_NAME = re.compile(
    rf"^(?:{cue('en', 'no_list_names')}|{cue('zh', 'no_list_names')}|{cue('ko', 'no_list_names')})\b", re.IGNORECASE
)
# Items needed for a list: with words before it that announce comments, and without (then the names must be handles).
ANNOUNCED, UNANNOUNCED = 2, 3
# Lines looked back over for the announcement.
ANNOUNCE_LINES = 4
# Lines of a run of "name: text" from which a failed reading is not tried again from its second line on.
LONG_RUN = 12


def find_lists(text: str) -> list[Item]:
    """Returns the comments of every list in the text, in order. Linear in its length."""
    lines = list_lines(text)
    items: list[Item] = []
    at = 0
    while at < len(lines):
        if not _may_begin(lines, at):
            at += 1
            continue
        group = _announced(lines, at)
        found, after = _read_list(lines, at, announced=group is not None)
        if found:
            for item in found:
                item.voice.group = item.voice.group or group
                if group and item.voice.kind.decided_by == "list":
                    item.voice.kind = Kind("public", group)
            items += found
            at = after
        else:  # a long run that was no list is not read again from each of its lines
            at = after if after - at > LONG_RUN else at + 1
    return items


def _may_begin(lines: list[ListLine], at: int) -> bool:
    """A cheap look: a colon or votes near the line's beginning, a sign before it or a dash near its end, or a short
    line that may be a name.
    """
    text = lines[at].text
    head = text[:60]
    if ":" in head or "：" in head or "[" in head or head.lstrip()[:1] in BULLETS:
        return True
    return (len(text) <= 36 and at + 1 < len(lines)) or any(dash in text[-28:] for dash in DASHES)


def _announced(lines: list[ListLine], at: int) -> str | None:
    """The words that announce comments in the lines above, or None."""
    for line in reversed(lines[max(0, at - ANNOUNCE_LINES) : at]):
        may = len(line.text) < 80 or line.text.rstrip().endswith((":", "："))
        if may and ANNOUNCEMENT.search(line.text):
            return _group_in(line.text)
        if len(line.text) > 200:
            break
    return None


def _group_in(words: str) -> str:
    for group in plural_groups(words):
        return group.group()
    found = _GROUP.search(words)
    return found.group() if found else ""


def _read_list(lines: list[ListLine], at: int, *, announced: bool) -> tuple[list[Item], int]:
    furthest = at
    for reader, need in (
        (_read_votes, 1),
        (_read_colons, ANNOUNCED if announced else UNANNOUNCED),
        (read_numbered, ANNOUNCED),
        (read_signed, ANNOUNCED),
        (read_bulleted, ANNOUNCED),
        (_read_pairs, ANNOUNCED),
    ):
        if not announced and reader not in (_read_votes, _read_colons, read_bulleted):
            continue
        items, after = reader(lines, at)
        furthest = max(furthest, after)
        known = announced or reader is not _read_colons or _handles(items)
        if reader is _read_colons and _addressed(lines[at:after], items):
            need = ANNOUNCED
        if len(items) >= need and known:
            return items, after
    return [], furthest


def _addressed(lines: list[ListLine], items: list[Item]) -> bool:
    """Whether each line opens with an @."""
    return len(lines) == len(items) and all(line.text.lstrip().startswith(("@", "＠")) for line in lines)


def _handles(items: list[Item]) -> bool:
    """Whether the names look like screen names: an interview's turns and a play's lines do not."""
    names = [item.voice.speaker or "" for item in items]
    return len(set(names)) == len(names) and sum(bool(_HANDLE.search(name)) for name in names) >= 0.8 * len(names)


def _read_votes(lines: list[ListLine], at: int) -> tuple[list[Item], int]:
    items = []
    while at < len(lines):
        if found := _VOTED.match(lines[at].text):
            items.append(
                item_in(
                    lines[at],
                    found.start("said"),
                    len(lines[at].text),
                    "",
                    read_likes(found["votes"]),
                    decided=found["votes"],
                )
            )
            at += 1
        elif (
            (found := _NAMED_VOTES.match(lines[at].text))
            and at + 1 < len(lines)
            and not _NAMED_VOTES.match(lines[at + 1].text)
        ):
            items.append(item_below(lines[at], lines[at + 1], found["name"] or "", found["votes"]))
            at += 2
        else:
            break
    return items, at


def _read_colons(lines: list[ListLine], at: int) -> tuple[list[Item], int]:
    items: list[Item] = []
    misses = 0
    last = at
    while at < len(lines) and misses < 2:
        if _NAMED_VOTES.match(lines[at].text):
            break
        found = _colon_items(lines[at])
        if found:
            items += found
            misses, last = 0, at + 1
        else:  # one line between two comments may be a translation, likes, a time
            misses += 1
            if not items:
                break
        at += 1
    return items, last


def _colon_items(line: ListLine) -> list[Item]:
    many = list(_RUN_TOGETHER.finditer(line.text))
    while many and not _is_name(many[0]["name"]):  # 网友评论：网友小舟：…
        del many[0]
    if len(many) >= 2 and all(_is_name(m["name"]) and not _is_clause(m["name"], line.text[m.end() :]) for m in many):
        ends = [m.start() for m in many[1:]] + [len(line.text)]
        return [
            item_in(line, m.end(), end, m["name"], None)
            for m, end in zip(many, ends, strict=True)
            if line.text[m.end() : end].strip()
        ]
    found = _ITEM.match(line.text)
    if not found or not _is_name(found["name"]) or _is_clause(found["name"], found["said"]):
        return []
    if _SAYS.search(found["name"]) and _SENTENCE_NAME.search(found["name"]):  # 网友“慢递员”跟帖：…
        return []
    return [item_in(line, found.start("said"), len(line.text), found["name"], read_likes(found["name"]))]


def _is_clause(name: str, said: str) -> bool:
    return said[:1] in tuple("“\"「『‘'") and bool(_SAYS.search(name))


def _is_name(name: str) -> bool:
    bare = name.strip(' @“”"「」')
    return (
        bool(bare)
        and len(bare.split()) <= 5
        and not _NOT_A_NAME.match(bare)
        and not ANNOUNCEMENT.fullmatch(bare)
        and not bare.isdigit()
    )


def _read_pairs(lines: list[ListLine], at: int) -> tuple[list[Item], int]:
    """A name on one line and what it said on the next."""
    items: list[Item] = []
    while at + 1 < len(lines):
        if items and (likes := _only_likes(lines[at].text)) is not None:
            items[-1].likes = likes
            at += 1
            continue
        name = _NAME_LINE.match(lines[at].text)
        said = lines[at + 1]
        if (
            not name
            or not _is_name(name["name"])
            or not (_HANDLE.search(name["name"]))
            or len(said.text.strip()) <= len(name["name"])
        ):
            break
        if name["name"][-1] in ".;" or re.search(r"[。！？.!?]\s*$", lines[at].text) or len(name["name"].split()) > 3:
            break
        items.append(item_in(said, 0, len(said.text), name["name"], None))
        at += 2
    return items, at


def _only_likes(text: str) -> int | None:
    """The likes on a line that holds nothing else, or None."""
    start, end = strip_likes(text)
    return read_likes(text) if not text[start:end].strip() else None

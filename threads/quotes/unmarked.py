"""Speech without quotation marks: what a reader wrote stands after a colon, or on a line of its own below one."""

from __future__ import annotations

import re
from bisect import bisect_right

from threads.model import Quote
from threads.quotes.floor import line_begins
from threads.quotes.items import ANNOUNCEMENT, Item, ListLine, item_in, list_lines
from threads.quotes.kinds import Kind
from threads.quotes.lexicon import cue, roles_of
from threads.quotes.marks import Marked
from threads.quotes.nicknames import Nicknames
from threads.quotes.places import chinese_place
from threads.quotes.voice import Voice
from threads.quotes.words_zh import GROUP as CHINESE_GROUP
from threads.quotes.words_zh import NICKNAMED

# 网友@北山 留言：… · 网民小李说，… — a reader with a name; a colon brings in his own words, a comma a report of them.
NAMED_CHINESE = re.compile(
    r"(?:^|(?<=[。！？；，\n\s]))(?P<subject>(?:[^\s。！？!?；;，,\n“”「」：:@＠]{0,10}?"
    rf"(?P<noun>{cue('zh', 'named_readers')})\s?[@＠]?|[@＠])"
    r"(?P<name>[^\s。！？!?；;，,\n“”「」‘’『』：:@＠]{1,14}?))"
    rf"\s?(?:在[^\s。！？!?；;，,\n“”「」：:]{{1,10}}[中里裡下上区區])?{cue('zh', 'named_write')}(?:道|说|說|称|稱)?"
    + r"(?P<sign>[：:，,])\s?(?P<said>[^\s。！？!?\n“”「」‘’『』\"'][^。！？!?\n“”「」]{1,200})[！？!?]?"
)
_NO_NAME = re.compile(rf"^(?:[们們在则則也还還就对對的都又纷紛]|所说|所說)|{cue('zh', 'no_name')}")

UNMARKED = ":"
"""The mark of a span that has none."""
_NOTE = r"(?:\s?[\[(（](?:[a-z]{2}|中文|原文|韩文|日文|英文|원문)[\])）])?\s?$"


def _cues(name: str) -> str:
    """The words of a cue in every language; those with small Latin letters as whole words."""
    return rf"(?:\b{cue('en', name)}\b|{cue('zh', name)}|{cue('ko', name)})"


_WRITES = (
    rf"(?:\b{cue('en', 'writes')}\b[^:：\n.]{{0,40}}|{cue('zh', 'writes')}{cue('zh', 'suffixes')}?|"
    rf"{cue('ko', 'writes')}){_NOTE}"
)
_READER = re.compile(_cues("readers"), re.IGNORECASE)
_INLINE = re.compile(
    rf"{_WRITES}|(?:{cue('zh', 'readers')}|{cue('ko', 'readers')})\s?[^\s，。,.]{{0,16}}$", re.IGNORECASE
)
_ABOVE = re.compile(rf"{_WRITES}|{_cues('announces')}\s?$", re.IGNORECASE)
_PUBLIC = [pattern for language in ("zh", "ko") for kind, pattern in roles_of(language) if kind == "public"]
_LISTED = re.compile(r"\s*(?:[(（]?\d{1,3}\s?[.)、．）:：]|[-•*·▶■◆①-⑳])")
_BARE = re.compile(r"\s*[“「『\"'‘][^“”「」『』\"'‘’\n，。：:]{1,20}[”」』\"'’]")
_COLON = re.compile(r"[:：](?!//|\d)")
_STOP = re.compile(r"[。！？；!?;]|\.\s")
_OPENS = tuple("“\"「『‘'«„")
_NAME_AND_TEXT = re.compile(
    r"\s*(?P<name>@?[^\s:：，,。.！？!?“”「」][^:：，,。！？!?“”「」\n]{0,18}?)\s?[:：](?!//|\d)\s*(?=\S)"
)
_BLANK, _SPACE = re.compile(r"\s*"), re.compile(r"\s*")
_MARK_OR_COLON = re.compile(r"[“\"「『‘«„]|[:：](?!//|\d)")
_END = re.compile(r"[。！？!?](?=\s|[^。！？!?”」』]|$)|\.(?=\s|$)")
_PRONOUN = re.compile(r"\s*(?:[他她]|[该該这這][位名]?[^，,。\s]{0,4}|그(?:녀)?는|이\s\S{2,5}[은는])")
SCREEN_NAME_REACH = 150
"""Characters back within which a pronoun's screen name stands."""
LONGEST_SAID = 2_000
"""Characters of one statement without marks: a line that runs on is no comment."""
# A clause of saying has at most so many characters before its colon.
LONGEST_LEAD = 120


class Unmarked:
    """Finds speech that no mark shows: `spans` with the mark UNMARKED, whose speaker their clause tells, and `items`,
    lines that name their speaker.
    """

    def __init__(self, text: str, marked: list[Marked], *, east: bool) -> None:
        self.text, self.marked = text, marked
        self.starts = [span.outer_start for span in marked]
        self.nicknames = Nicknames(text if east else "", NICKNAMED)
        self.spans: list[Marked] = []
        self.items: list[Item] = []
        if ":" in text or "：" in text:
            self._read(list_lines(text))

    def _read(self, lines: list[ListLine]) -> None:
        for i, line in enumerate(lines):
            for colon in _COLON.finditer(line.text):
                at = line.start + colon.start()
                if self._quoted(at):
                    continue
                low = self._clause(line, colon.start())
                if colon.start() - low > LONGEST_LEAD:
                    continue
                lead = line.text[low : colon.start()]
                if not _BLANK.fullmatch(line.text, colon.end()):
                    self._inline(line, low, colon, lead)
                elif i + 1 < len(lines) and self._announces(lead):
                    self._below(lines[i + 1])

    def _clause(self, line: ListLine, colon: int) -> int:
        """Where the sentence begins that runs up to the colon."""
        stops = [m.end() for m in _STOP.finditer(line.text, max(0, colon - LONGEST_LEAD - 1), colon)]
        return next((stop for stop in reversed(stops) if not self._quoted(line.start + stop - 1)), 0)

    def _quoted(self, at: int) -> bool:
        place = bisect_right(self.starts, at) - 1
        return place >= 0 and at < self.marked[place].outer_end

    def _announces(self, lead: str) -> bool:
        return bool(_ABOVE.search(lead)) and (self._by_reader(lead) or any(word.search(lead) for word in _PUBLIC))

    def _by_reader(self, lead: str) -> bool:
        return bool(_READER.search(lead) or _BARE.match(lead)) or lead.strip(" 　@") in self.nicknames.nouns

    def _stands_for_one(self, lead: str, at: int) -> bool:
        """Whether a lead opens with a word for somebody whom the text has just brought in by a screen name."""
        return bool(_PRONOUN.match(lead)) and self.nicknames.before(at, SCREEN_NAME_REACH) is not None

    def _inline(self, line: ListLine, low: int, colon: re.Match[str], lead: str) -> None:
        space = _SPACE.match(line.text, colon.end())
        start = space.end() if space else colon.end()
        if line.text.startswith(_OPENS, start):
            return
        name = lead.strip(' 　@“”"「」')
        if not low and name in self.nicknames.nouns:
            self.items.append(self._item(line, start, name))
        elif _INLINE.search(lead) and (self._by_reader(lead) or self._stands_for_one(lead, line.start + low)):
            end = self._stop(line, start, whole=low == 0)
            self._add(
                line.start + start, line.start + start + len(self.text[line.start + start : end].rstrip(" 　，。"))
            )

    def _below(self, line: ListLine) -> None:
        """The line below an announcement: "name: text", or what was said."""
        if line.text.lstrip().startswith(_OPENS) or _LISTED.match(line.text):
            return
        named = _NAME_AND_TEXT.match(line.text)
        if named and not _INLINE.search(named["name"]):
            self.items.append(self._item(line, named.end(), named["name"]))
        elif not named and not line.text.rstrip().endswith((":", "：")):
            self._add(line.start + len(line.text) - len(line.text.lstrip()), line.start + len(line.text.rstrip()))

    def _item(self, line: ListLine, start: int, name: str) -> Item:
        item = item_in(line, start, len(line.text), name, None)
        noun = self.nicknames.noun(name.strip("@"))
        if noun is not None and not ANNOUNCEMENT.search(name):
            item.voice.kind = Kind("public", noun)
        return item

    def _stop(self, line: ListLine, start: int, *, whole: bool) -> int:
        """The end of what was said: of the line that the clause opens, else of its first sentence."""
        high = min(len(line.text), start + LONGEST_SAID)
        if whole and not _MARK_OR_COLON.search(line.text, start, high):
            return line.start + high
        found = _END.search(line.text, start, high)
        return line.start + (found.end() if found else high)

    def _add(self, start: int, end: int) -> None:
        """A span, unless it takes in marked ones or has no room for a sentence."""
        place = bisect_right(self.starts, start)
        inner = next(
            (
                span
                for span in self.marked[max(0, place - 1) : place + 1]
                if start < span.outer_end <= end or start <= span.outer_start < end
            ),
            None,
        )
        if end - start >= 4 and inner is None:
            self.spans.append(Marked(start, end, start, end, UNMARKED))


def named_chinese(text: str, owner: str) -> list[Quote]:
    """What readers with a name write, without marks: to the end of the sentence, or of the line that the name opens."""
    found = [match for match in NAMED_CHINESE.finditer(text) if not _NO_NAME.search(match["name"])]
    quotes = []
    for place, match in enumerate(found):
        end = match.end()
        if match["sign"] in "：:" and line_begins(text, match.start()) is not None:
            line = text.find("\n", end)
            line = len(text) if line < 0 else line
            after = found[place + 1].start("subject") if place + 1 < len(found) else line
            quoted = next((at for at in range(end, min(line, after)) if text[at] in "“「"), line)
            end = max(end, min(line, after, text.rfind("。", end, quoted) + 1 if quoted < line else line))
        noun, at = match["noun"] or match["subject"][:1], match.start("subject")
        group = next((m.group() for m in CHINESE_GROUP.finditer(match["subject"])), match["noun"])
        voice = Voice(
            at, match.end("subject"), match["name"], Kind("public", noun), group, chinese_place(match["subject"])
        )
        said = text[match.start("said") : end].rstrip(" \u3000，。")
        quotes.append(
            made(
                text,
                match.start("said"),
                match.start("said") + len(said),
                voice,
                owner,
                verbatim=match["sign"] in "：:",
            )
        )
    return quotes


def made(text: str, start: int, end: int, voice: Voice, owner: str, *, verbatim: bool = False) -> Quote:
    return Quote(
        id=f"{owner}/{start}-{end}", owner=owner, start=start, end=end, text=text[start:end], speaker=voice.speaker,
        speaker_start=voice.start, speaker_end=voice.end, speaker_kind=voice.kind.name,
        decided_by=voice.kind.decided_by,
        group=voice.group, place=voice.place, manner=voice.manner, verbatim=verbatim,
    )  # fmt: skip

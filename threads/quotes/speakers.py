"""Who speaks: from the words beside a quote to a name, a kind, a group, a place and a manner."""

from __future__ import annotations

import re

from threads.quotes import traits
from threads.quotes.clauses import Clauses, SourceSpan
from threads.quotes.fellows import GROUP_REACH, Fellows
from threads.quotes.kinds import Kind, is_role, kind_of
from threads.quotes.names import NamedPeople
from threads.quotes.nicknames import ENGLISH, Nicknames
from threads.quotes.tokens import Tokens
from threads.quotes.voice import (
    A_READER,
    COUNTED,
    INDEFINITE,
    MEDIUM_HEAD,
    ONE_ACTS,
    ONLINE,
    ORDINARY,
    POSTING,
    SUBJECT_NAME,
    THE_POST,
    THE_SAME,
    Voice,
)

# How far back, in tokens, a pronoun looks for its name: about eight paragraphs of news.
PRONOUN_REACH = 400
POST_REACH = 80
"""Tokens back within which "the post" has its author: about three sentences."""


class Speakers:
    """Resolves sources of one text, in order; later ones may refer back to earlier ones."""

    def __init__(self, tokens: Tokens, *, context: str = "") -> None:
        self.tokens, self.names, self.fellows = tokens, NamedPeople(tokens), Fellows(tokens, context)
        self.nicknames = Nicknames(tokens.text, ENGLISH)
        self.known: dict[tuple[int, int], Voice] = {}
        self.last: list[tuple[int, Voice]] = []  # (token, voice) in order

    def voice(self, source: SourceSpan | None) -> Voice:
        """Returns the voice of a source; the same words give the same voice."""
        if source is None:
            return Voice()
        key = (source.start, source.end)
        if key not in self.known:
            self.known[key] = self._resolve(source)
            self.last.append((source.start, self.known[key]))
        found = self.known[key]
        return Voice(
            found.start, found.end, found.speaker, found.kind, found.group, found.place, found.manner, source.sign
        )

    def _resolve(self, source: SourceSpan) -> Voice:
        tokens = self.tokens
        phrase = tokens.words(source.start, source.end)
        voice = Voice(tokens.starts[source.start], tokens.ends[source.end - 1], phrase, sign=source.sign)
        voice.manner = traits.manner_of(tokens, source)
        if tokens.tags[source.start] == "P" and source.end - source.start == 1:
            self._pronoun(voice, phrase.lower(), source.start)
        elif THE_SAME.fullmatch(phrase) and self._the_same(voice, source.start):
            return voice
        elif (acts := ONE_ACTS.match(phrase)) is not None:  # One listed what else could be sold: “…”
            voice.end, voice.speaker = (voice.start or 0) + acts.end("one"), acts["one"]
            self._indefinite(voice, source.start, verb=source.verb)
        elif INDEFINITE.fullmatch(phrase):
            if (source.verb is not None or source.sign in ("colon", "above")) and not (
                phrase == "one" and source.sign == "subject"
            ):  # "if one goes" is nobody
                self._indefinite(voice, source.start, verb=source.verb)
        else:
            self._phrase(voice, phrase, source)
        return voice

    # -- names and phrases ---------------------------------------------------------------------------------------
    def _phrase(self, voice: Voice, phrase: str, source: SourceSpan) -> None:
        if (bearer := traits.called_before(self.tokens, source)) and kind_of(bearer).name == "public":
            voice.kind, voice.group = kind_of(bearer), self.fellows.of(bearer, voice)
            return
        if handle := traits.screen_name(self.tokens, phrase, source):
            voice.kind, voice.speaker = kind_of(phrase), handle
            voice.group = self.fellows.of(phrase, voice)
            return
        name, words = self._name_in(source)
        aside = self._aside(source.end)
        if self.tokens.tags[source.end - 1] == "W":
            phrase = voice.speaker = re.sub(r",? \w+$", "", phrase)
        if name is None and (own := traits.name_alone(aside, self.tokens, source.end)):
            name, words = own, phrase
        if name:
            full = self.names.full(name, source.start)
            voice.speaker = full
            voice.kind = kind_of(words, description=f"{aside} , {self.names.describe(full)}".strip(" ,"), name=name)
            if voice.kind.decided_by is None and " " not in full and (ordinary := ORDINARY.match(aside)):
                voice.kind = Kind("public", ordinary.group().strip())
        else:
            voice.kind = kind_of(phrase, description=aside)
            owned = "S" in self.tokens.tags[source.start : source.end]
            if MEDIUM_HEAD.search(phrase) and (owned or voice.kind.name in ("unknown", "public")):
                self._medium(voice, phrase, source)
                return
            if voice.kind.name == "unknown" and INDEFINITE.fullmatch(re.split(r" (?:from|in|of|on|with) ", phrase)[0]):
                self._indefinite(voice, source.start, verb=source.verb)
                voice.place = traits.place_in(phrase)
                return
        if voice.kind.name in ("public", "person"):
            voice.place = traits.place_in(phrase) or traits.place_in(aside)
        if voice.kind.name == "public":
            voice.group = self.fellows.of(phrase, voice)

    def _medium(self, voice: Voice, phrase: str, source: SourceSpan) -> None:
        """A comment, a reply, a typical response as the speaker; "the minister’s tweet" speaks for the minister."""
        tokens, tags = self.tokens, self.tokens.tags
        owner = tags.find("S", source.start, source.end)
        if owner > source.start:
            voice.speaker = tokens.words(source.start, owner)
            self._phrase(
                voice, tokens.words(source.start, owner), SourceSpan(source.start, owner, "possessor", source.verb)
            )
            return
        if THE_POST.fullmatch(phrase) and (author := self._who_posted(source.start)):
            voice.speaker, voice.kind = author, kind_of("", description=self.names.describe(author), name=author)
            return
        if voice.kind.name == "unknown":
            self._indefinite(voice, source.start, verb=source.verb)
            if voice.kind.name == "unknown":
                voice.kind = Kind("public", phrase.split()[-1])
        voice.group = voice.group or self.fellows.of(phrase, voice)
        voice.place = voice.place or traits.place_in(phrase)

    def _who_posted(self, at: int) -> str | None:
        """Whose the post is that was just spoken of: of somebody named, where no reader has come in since."""
        tokens = self.tokens
        low = max(0, at - POST_REACH)
        name = next(iter(self.names.before(at, low)), None)
        if name is None:
            return None
        since = max(tokens.text.rfind(name.split()[-1], 0, tokens.starts[at]), 0)
        between = tokens.text[since : tokens.starts[at]]
        return None if A_READER.search(between) else name

    def _name_in(self, source: SourceSpan) -> tuple[str | None, str]:
        """The person's name in a phrase, and the phrase's other words."""
        tokens, tags = self.tokens, self.tokens.tags
        head = source.start
        while head < source.end and tags[head] not in "OI,(-W":
            head += 1
        last = head
        while last > source.start and tags[last - 1] == "N":
            last -= 1
        while head - last > 2 and is_role(tokens.word(last)):
            last += 1
        if last == head:
            tail = source.end
            while tail > head and tags[tail - 1] == "N":
                tail -= 1
            if tail < source.end and tail > head and tags[tail - 1] == ",":
                return tokens.words(tail, source.end), tokens.words(source.start, tail)
            return None, ""
        name = tokens.words(last, head)
        if tags[source.start] == "D" and last == source.start + 1 and name not in self.names.short:
            return None, ""  # "the Guardian", "The New York Times"
        rest = tokens.words(source.start, last) + " " + (tokens.words(head, source.end) if head < source.end else "")
        return name, rest.strip()

    def _aside(self, end: int) -> str:
        """The words in apposition after a phrase: ", a teacher in Hubei,"."""
        tags = self.tokens.tags
        if tags[end : end + 1] not in (",", "("):
            return ""
        stop = end + 1
        while stop < len(tags) and tags[stop] not in ".|?QVB;)" and stop - end < 30:
            stop += 1
        opening = tags[end + 1 : end + 2]
        return (
            self.tokens.words(end + 1, stop)
            if opening in ("D", "N", "T", "W", "M") or opening in ("n", "e", "O")
            else ""
        )

    def _the_same(self, voice: Voice, at: int) -> bool:
        """The user, the commenter: whom the text named last as one, quoted or not."""
        offset = self.tokens.starts[at]
        if (name := self.nicknames.before(offset, GROUP_REACH // 3)) is None:
            return False
        spoken = next(
            (earlier for place, earlier in reversed(self.last[-4:]) if place < at and earlier.kind.name != "unknown"), None
        )
        if spoken is not None and spoken.speaker != name and (spoken.end or 0) > self.tokens.text.rfind(name, 0, offset):
            return False  # somebody has spoken since
        phrase = voice.speaker or ""
        voice.speaker, voice.kind = name, kind_of(phrase)
        voice.group = self.fellows.of(phrase, voice)
        return voice.kind.name == "public"

    # -- references back -----------------------------------------------------------------------------------------
    def _pronoun(self, voice: Voice, pronoun: str, at: int) -> None:
        if pronoun in ("i", "we", "you"):
            voice.kind = Kind("unknown", None)
            return
        if pronoun in ("they", "it"):
            newer = self._newer_group(at) if pronoun == "they" else None
            if newer:
                voice.kind, voice.group = Kind("public", newer.split()[-1]), newer
            else:
                self._indefinite(voice, at, keep=pronoun == "it")
            if pronoun == "they" and voice.group:
                voice.speaker = voice.group
            return
        low = max(0, at - PRONOUN_REACH)
        spoken = [(place, earlier) for place, earlier in self.last[-6:] if place < at and low <= place]
        nearest = next((n for n in self.names.before(at, max(low, at - 60)) if self.names.fits(n, pronoun)), None)
        if spoken and self._described(voice, max(low, spoken[-1][0] + 1), at, fresh=True):
            return
        for place, earlier in reversed(spoken):
            if earlier.speaker in self.names.people and not self.names.fits(earlier.speaker, pronoun):
                continue
            if earlier.speaker not in self.names.people and (
                earlier.kind.name == "unknown" or self.names.gendered(earlier.speaker or "", pronoun)
            ):
                continue
            if nearest and self._newer_subject(place, at, pronoun, earlier.speaker):
                break
            self._take(voice, earlier, pronoun)
            return
        named = self._newer_subject(low, at, pronoun, None) or nearest
        named = named or next((n for n in self.names.before(at, low) if self.names.fits(n, pronoun)), None)
        if named is None:
            self._described(voice, low, at)
        else:
            self.names.learn(named, pronoun)
            voice.speaker = named
            voice.kind = kind_of("", description=self.names.describe(named), name=named)

    def _described(self, voice: Voice, low: int, at: int, *, fresh: bool = False) -> bool:
        """The unnamed person who opens the nearest sentence before a pronoun: "a young woman shrugged. “…,” she
        said"."""
        tags, clauses = self.tokens.tags, Clauses(self.tokens)
        end = at
        for _ in range(2 if fresh else 4):
            start = max(tags.rfind(sign, low, max(low, end - 1)) for sign in ".|?") + 1
            source = clauses.clause_subject(start, end - 1, None) if start < end else None
            if source is not None and tags[source.start] == "D" and source.end <= at:
                phrase = self.tokens.words(source.start, source.end)
                if fresh and (
                    traits.name_alone(self._aside(source.end), self.tokens, source.end)
                    or "Q" in tags[start:end]
                    or phrase.lower().startswith(("the ", "this ", "that "))
                ):
                    break
                kind = kind_of(phrase)
                if kind.name != "unknown" and kind.decided_by and not kind.decided_by.lower().endswith("s"):
                    voice.speaker, voice.kind, voice.place = phrase, kind, traits.place_in(phrase)
                    voice.speaker = traits.screen_name(self.tokens, phrase, source) or phrase
                    voice.group = self.fellows.of(phrase, voice) if kind.name == "public" else None
                    return True
            end = start
            if start <= low:
                break
        return False

    def _newer_subject(self, low: int, at: int, pronoun: str, than: str | None) -> str | None:
        """A person whose name opens a sentence or a title's clause after token `low`: a new subject."""
        tags, tokens = self.tokens.tags, self.tokens
        for found in reversed(list(SUBJECT_NAME.finditer(tags, low, at))):
            name = self.names.full(tokens.words(found.start("name"), found.end("name")), at)
            if name in self.names.people and name != than and self.names.fits(name, pronoun):
                return name
        return None

    def _take(self, voice: Voice, earlier: Voice, pronoun: str) -> None:
        voice.speaker, voice.kind, voice.group, voice.place = (
            earlier.speaker,
            earlier.kind,
            earlier.group,
            earlier.place,
        )
        if earlier.speaker:
            self.names.learn(earlier.speaker, pronoun)

    def _indefinite(self, voice: Voice, at: int, *, keep: bool = False, verb: int | None = None) -> None:
        """ "Another", "others", "they": a member of the group that was last spoken of."""
        offset = self.tokens.starts[at]
        spoken = [
            earlier for place, earlier in self.last[-4:] if place < at and offset - (earlier.start or 0) < GROUP_REACH
        ]
        for earlier in reversed(spoken):
            if earlier.kind.name == "public":
                voice.kind, voice.group = earlier.kind, earlier.group
                if keep:
                    voice.speaker = earlier.speaker
                return
        group = self.fellows.nearest(offset)
        if group and not keep:
            voice.kind, voice.group = Kind("public", group.split()[-1]), group
            return
        if keep:
            return
        if verb is not None and POSTING.fullmatch(self.tokens.word(verb)):
            voice.kind = Kind("public", self.tokens.word(verb))
        elif not spoken and (
            media := list(ONLINE.finditer(self.tokens.text, max(0, offset - GROUP_REACH // 3), offset))
        ):
            voice.kind = Kind("public", media[-1].group())
        elif spoken and (media := list(ONLINE.finditer(self.tokens.text, spoken[-1].end or 0, offset))):
            voice.kind = Kind("public", media[-1].group())
        elif spoken:
            voice.kind = spoken[-1].kind
        if voice.kind.name == "unknown" and (counted := list(COUNTED.finditer(self.tokens.text, max(0, offset - 400), offset))):
            voice.kind = kind_of(counted[-1]["who"])  # Three hikers were found. One of them said

    def _newer_group(self, at: int) -> str | None:
        """The public that the text has named since anybody was last quoted."""
        since = max((earlier.end or 0 for place, earlier in self.last[-4:] if place < at), default=0)
        return self.fellows.named_between(since, self.tokens.starts[at])

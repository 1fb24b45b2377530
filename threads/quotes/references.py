"""References back: pronouns, "another", "the user", "the post" to whom the text has named or quoted before."""

from __future__ import annotations

from threads.quotes import traits
from threads.quotes.clauses import Clauses
from threads.quotes.fellows import GROUP_REACH, Fellows
from threads.quotes.floor import Floor
from threads.quotes.kinds import Kind, kind_of
from threads.quotes.lexicon import everywhere
from threads.quotes.names import NamedPeople
from threads.quotes.nicknames import ENGLISH
from threads.quotes.tokens import Tokens
from threads.quotes.voice import A_READER, COUNTED, OF_THEM, ONLINE, POSTING, SUBJECT_NAME, Voice

# How far back, in tokens, a pronoun looks for its name: about eight paragraphs of news.
PRONOUN_REACH = 400
COUNTED_REACH = 400
"""Characters back within which "one of them" has the people that he is of."""
POST_REACH = 80
"""Tokens back within which "the post" has its author: about three sentences."""


class References(Floor):
    """What the words of one text that name nobody stand for."""

    def __init__(self, tokens: Tokens, *, context: str = "") -> None:
        super().__init__(tokens.text, ENGLISH)
        self.tokens, self.names, self.fellows = tokens, NamedPeople(tokens), Fellows(tokens, context)

    def aside(self, end: int) -> str:
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

    def who_posted(self, at: int) -> str | None:
        """Whose the post is that was just spoken of: of somebody named, where no reader has come in since."""
        tokens = self.tokens
        low = max(0, at - POST_REACH)
        name = next(iter(self.names.before(at, low)), None)
        if name is None or not name.replace(" ", "").replace("-", "").replace(".", "").isalpha():
            return None
        since = max(tokens.text.rfind(name.split()[-1], 0, tokens.starts[at]), 0)
        between = tokens.text[since : tokens.starts[at]]
        return None if A_READER.search(between) else name

    def the_same(self, voice: Voice, at: int) -> bool:
        """The user, the commenter: whom the text named last as one, quoted or not."""
        offset = self.tokens.starts[at]
        if (name := self.nicknames.before(offset, GROUP_REACH // 3)) is None:
            return False
        spoken = next(
            (earlier for place, earlier in reversed(self.spoken[-4:]) if place < at and earlier.kind.name != "unknown"),
            None,
        )
        if (
            spoken is not None
            and spoken.speaker != name
            and (spoken.end or 0) > self.tokens.text.rfind(name, 0, offset)
        ):
            return False  # somebody has spoken since
        phrase = voice.speaker or ""
        voice.speaker, voice.kind = name, kind_of(phrase)
        voice.group = self.fellows.of(phrase, voice)
        return voice.kind.name == "public"

    def pronoun(self, voice: Voice, pronoun: str, at: int) -> None:
        if pronoun in everywhere("no_antecedent"):
            voice.kind = Kind("unknown", None)
            return
        if pronoun in everywhere("things"):
            self.indefinite(voice, at, keep=True)
            return
        if pronoun in everywhere("crowds"):
            if newer := self._newer_group(at):
                voice.kind, voice.group = Kind("public", newer.split()[-1]), newer
            else:
                self.indefinite(voice, at)
            voice.speaker = voice.group or voice.speaker
            return
        low = max(0, at - PRONOUN_REACH)
        spoken = [(place, earlier) for place, earlier in self.spoken[-6:] if place < at and low <= place]
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
            self.take(voice, earlier)
            if earlier.speaker:
                self.names.learn(earlier.speaker, pronoun)
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
                    traits.name_alone(self.aside(source.end), self.tokens, source.end)
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

    def _of_counted(self, voice: Voice, offset: int) -> None:
        """Three hikers were found. One of them said: one of the people whom the text counted last."""
        low = max(0, offset - COUNTED_REACH)
        if counted := list(COUNTED.finditer(self.tokens.text, low, offset)):
            voice.kind = kind_of(counted[-1]["who"])

    def indefinite(self, voice: Voice, at: int, *, keep: bool = False, verb: int | None = None) -> None:
        """ "Another", "others", "they": a member of the group that was last spoken of."""
        offset = self.tokens.starts[at]
        spoken = [
            earlier for place, earlier in self.spoken[-4:] if place < at and offset - (earlier.start or 0) < GROUP_REACH
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
        elif (
            not spoken and (media := list(ONLINE.finditer(self.tokens.text, max(0, offset - GROUP_REACH // 3), offset)))
        ) or (spoken and (media := list(ONLINE.finditer(self.tokens.text, spoken[-1].end or 0, offset)))):
            voice.kind = Kind("public", media[-1].group())
        elif spoken:
            voice.kind = spoken[-1].kind
        if voice.kind.name == "unknown" and OF_THEM.match(self.tokens.text, offset):
            self._of_counted(voice, offset)

    def _newer_group(self, at: int) -> str | None:
        """The public that the text has named since anybody was last quoted."""
        since = max((earlier.end or 0 for place, earlier in self.spoken[-4:] if place < at), default=0)
        return self.fellows.named_between(since, self.tokens.starts[at])

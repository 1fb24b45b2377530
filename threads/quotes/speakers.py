"""Who speaks: from the words beside a quote to a name, a kind, a group, a place and a manner."""

from __future__ import annotations

import re

from threads.quotes import traits
from threads.quotes.clauses import SourceSpan
from threads.quotes.kinds import Kind, is_role, kind_of
from threads.quotes.references import References
from threads.quotes.tokens import Tokens
from threads.quotes.voice import MEDIUM_HEAD, ONE_ACTS, ORDINARY, THE_POST, THE_SAME, Voice, indefinite


class Speakers(References):
    """Resolves sources of one text, in order; later ones may refer back to earlier ones."""

    def __init__(self, tokens: Tokens, *, context: str = "") -> None:
        super().__init__(tokens, context=context)
        self.known: dict[tuple[int, int], Voice] = {}

    def voice(self, source: SourceSpan | None) -> Voice:
        """Returns the voice of a source; the same words give the same voice."""
        if source is None:
            return Voice()
        key = (source.start, source.end)
        if key not in self.known:
            self.known[key] = self._resolve(source)
            self.keep(source.start, self.known[key])
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
            self.pronoun(voice, phrase.lower(), source.start)
        elif THE_SAME.fullmatch(phrase) and self.the_same(voice, source.start):
            return voice
        elif (acts := ONE_ACTS.match(phrase)) is not None:  # One listed what else could be sold: “…”
            voice.end, voice.speaker = (voice.start or 0) + acts.end("one"), acts["one"]
            self.indefinite(voice, source.start, verb=source.verb)
        elif indefinite().fullmatch(phrase):
            if (source.verb is not None or source.sign in ("colon", "above")) and not (
                phrase == "one" and source.sign == "subject"
            ):  # "if one goes" is nobody
                self.indefinite(voice, source.start, verb=source.verb)
        else:
            self._phrase(voice, phrase, source)
        return voice

    def _phrase(self, voice: Voice, phrase: str, source: SourceSpan) -> None:
        if (bearer := traits.called_before(self.tokens, source)) and kind_of(bearer).name == "public":
            voice.kind, voice.group = kind_of(bearer), self.fellows.of(bearer, voice)
            return
        if handle := traits.screen_name(self.tokens, phrase, source):
            voice.kind, voice.speaker = kind_of(phrase), handle
            voice.group = self.fellows.of(phrase, voice)
            return
        name, words = self._name_in(source)
        aside = self.aside(source.end)
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
            if voice.kind.name == "unknown" and indefinite().fullmatch(
                re.split(r" (?:from|in|of|on|with) ", phrase)[0]
            ):
                self.indefinite(voice, source.start, verb=source.verb)
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
        if THE_POST.fullmatch(phrase) and (author := self.who_posted(source.start)):
            voice.speaker, voice.kind = author, kind_of("", description=self.names.describe(author), name=author)
            return
        if voice.kind.name == "unknown":
            self.indefinite(voice, source.start, verb=source.verb)
            if voice.kind.name == "unknown":
                voice.kind = Kind("public", phrase.split()[-1])
        voice.group = voice.group or self.fellows.of(phrase, voice)
        voice.place = voice.place or traits.place_in(phrase)

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

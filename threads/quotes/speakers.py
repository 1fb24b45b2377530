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
        self.source = SourceSpan(0, 0, "")  # of the voice that is being settled
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
        tokens, self.source = self.tokens, source
        phrase = tokens.words(source.start, source.end)
        voice = Voice(tokens.starts[source.start], tokens.ends[source.end - 1], phrase, sign=source.sign)
        voice.manner = traits.manner_of(tokens, source)
        return self.settled(voice, phrase)

    def leads_back(self, voice: Voice, words: str) -> bool:
        """To whom a pronoun or "the user" stands for; of "another" and "one" to the crowd that was last spoken of."""
        source = self.source
        if self.tokens.tags[source.start] == "P" and source.end - source.start == 1:
            self.pronoun(voice, words.lower(), source.start)
        elif THE_SAME.fullmatch(words) and self.the_same(voice, source.start):
            return True
        elif (acts := ONE_ACTS.match(words)) is not None:  # One listed what else could be sold: “…”
            voice.end, voice.speaker = (voice.start or 0) + acts.end("one"), acts["one"]
            self._of_crowd(voice)
        elif not indefinite().fullmatch(words):
            return False
        elif (source.verb is not None or source.sign in ("colon", "above")) and not (
            words == "one" and source.sign == "subject"
        ):  # "if one goes" is nobody
            self._of_crowd(voice)
        return True

    def another(self, voice: Voice, words: str) -> None:
        if indefinite().fullmatch(re.split(r" (?:from|in|of|on|with) ", words)[0]):
            self._of_crowd(voice)

    def _of_crowd(self, voice: Voice) -> None:
        self.indefinite(voice, self.source.start, verb=self.source.verb)

    def introduce(self, voice: Voice, words: str) -> None:
        if voice.kind.name == "public":
            voice.group = voice.group or self.fellows.of(words, voice)

    def place_of(self, words: str) -> str | None:
        return traits.place_in(words) or traits.place_in(self.aside(self.source.end))

    def kind_of(self, voice: Voice, words: str) -> Kind:
        """The kind by the words beside a name and by what the text says of it elsewhere."""
        tokens, source = self.tokens, self.source
        if (bearer := traits.called_before(tokens, source)) and (kind := kind_of(bearer)).name == "public":
            voice.kind = kind
            voice.group = self.fellows.of(bearer, voice)
            return kind
        if handle := traits.screen_name(tokens, words, source):
            voice.speaker = handle
            return kind_of(words)
        name, beside = self._name_in(source)
        aside = self.aside(source.end)
        if tokens.tags[source.end - 1] == "W":
            words = voice.speaker = re.sub(r",? \w+$", "", words)
        if name is None and (own := traits.name_alone(aside, tokens, source.end)):
            name, beside = own, words
        if not name:
            return self._of_text(voice, words, kind_of(words, description=aside))
        full = voice.speaker = self.names.full(name, source.start)
        kind = kind_of(beside, description=f"{aside} , {self.names.describe(full)}".strip(" ,"), name=name)
        if kind.decided_by is None and " " not in full and (ordinary := ORDINARY.match(aside)):
            return Kind("public", ordinary.group().strip())
        return kind

    def _of_text(self, voice: Voice, words: str, kind: Kind) -> Kind:
        """A comment, a reply, a typical response as the speaker; "the minister’s tweet" speaks for the minister."""
        source, tags = self.source, self.tokens.tags
        owner = tags.find("S", source.start, source.end)
        if not MEDIUM_HEAD.search(words) or (owner < 0 and kind.name not in ("unknown", "public")):
            return kind
        if owner > source.start:
            self.source = SourceSpan(source.start, owner, "possessor", source.verb)
            voice.speaker = self.tokens.words(source.start, owner)
            return self.kind_of(voice, voice.speaker)
        if THE_POST.fullmatch(words) and (author := self.who_posted(source.start)):
            voice.speaker = author
            return kind_of("", description=self.names.describe(author), name=author)
        if kind.name == "unknown":
            self._of_crowd(voice)
            kind = voice.kind if voice.kind.name != "unknown" else Kind("public", words.split()[-1])
        return kind

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

"""First and last names by themselves, in what is written: the last look, which knows no page around them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from threads.corpus.names.finder import NameFinder
from threads.corpus.names.folding import fold
from threads.corpus.names.forms import WORD, common_words
from threads.corpus.names.people import AMBIGUOUS, People
from threads.model import Thread


class Parts:
    """The parts of names that one person bears and that the published texts say nowhere: whoever reads one in an
    output reads it of that person.

    A part that these texts still say, of somebody else ("Petra Schmidt") or in small letters, tells nothing by itself,
    nor does one of the commonest words. `learn` every published text before `said_in`.
    """

    def __init__(self, people: People) -> None:
        forms = {
            form: who
            for form, who in people.forms.items()
            if not form.whole and not form.ordinary and who != AMBIGUOUS and form.text not in common_words()
        }
        self._words = {form.text for form in forms if WORD.fullmatch(form.text)}
        self._eastern = {form: who for form, who in forms.items() if form.eastern}
        self._finder = NameFinder(People({}, self._eastern))

    def learn(self, thread: Thread) -> None:
        """Forgets the parts that a published thread says."""
        if self._words or self._eastern:
            for text in _texts(thread):
                self._forget(set(self._found(text)))

    def without(self, words: Iterable[str]) -> Parts:
        """The same parts but for these words."""
        made = Parts(People({}, self._eastern))
        made._words = self._words.difference(words)
        return made

    def said_in(self, text: str) -> str | None:
        """The first part that a text says, in any case; None where it says none."""
        return next(self._found(text), None)

    def _found(self, text: str) -> Iterator[str]:
        if self._words:
            yield from (word for word in WORD.findall(fold(text).text) if word in self._words)
        if self._eastern:
            yield from (one.form.text for one in self._finder.find(text))

    def _forget(self, said: set[str]) -> None:
        if said:
            self._words -= said
            self._eastern = {form: who for form, who in self._eastern.items() if form.text not in said}
            self._finder = NameFinder(People({}, self._eastern))


def _texts(thread: Thread) -> Iterator[str]:
    """Every string of a thread in which a part of a name may stand for another's."""
    article = thread.article
    yield from filter(None, (thread.id, article.title, article.byline, article.outlet, article.text, *thread.notes))
    for comment in thread.comments:
        yield from filter(None, (comment.text, comment.author, comment.id, *comment.extra, *comment.extra.values()))
    for quote in thread.quotes:
        yield from filter(None, (quote.text, quote.original, quote.speaker, quote.group, quote.place))

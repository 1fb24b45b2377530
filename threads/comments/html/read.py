"""Features of a group's records once their parts are read: names, moments and words, and what is no reader's talk."""

from __future__ import annotations

from collections.abc import Callable

from threads.comments.declared import declares
from threads.comments.html.credible import (
    answers_topic,
    has_moment,
    headline,
    named_by_heading,
    numbered,
    passed_on,
    topics,
)
from threads.comments.html.echoes import echoing
from threads.comments.html.seen import SeenRecords
from threads.comments.speech import speaks_of_self
from threads.lines.grammar import LinePattern
from threads.lines.headings import people_heading
from threads.lines.names import is_profile

READ: dict[str, Callable[[SeenRecords], float]] = {}
feature = declares(READ)
_PROFILE = LinePattern(r"\W{0,3}(?:{statistics}\s?[:：]\s?\d|{profile_dates}\b)")


@feature
def _unsigned(read: SeenRecords) -> float:
    """Comments have a name or a moment."""
    return read.share(record.author is None and record.when is None for record in read.records)


@feature
def _passed_on(read: SeenRecords) -> float:
    """An account's own messages, shown beside an article, each have a button to pass them on."""
    return float(passed_on(read))


@feature
def _topics(read: SeenRecords) -> float:
    """A board's topics say who wrote last."""
    return float(topics(read))


@feature
def _echoes(read: SeenRecords) -> float:
    """Trackbacks are a list of readers' contributions, though no reader speaks in it."""
    return float(echoing(read.page.tree, read.records))


@feature
def _buttons(read: SeenRecords) -> float:
    """Readers' words have buttons to answer, to like, to report."""
    reply = read.page.signs.reply
    return _mostly(read.share(any(reply[u] for u in record.own) for record in read.records))


@feature
def _addressed(read: SeenRecords) -> float:
    """Comments have addresses of their own and readers' pictures."""
    marks = read.page.cues.marks
    return _mostly(read.share(marks[record.end] > marks[record.start] for record in read.records))


@feature
def _invited(read: SeenRecords) -> float:
    """A form for new comments stands beside the list."""
    return float(read.page.cues.form_beside(read.first, read.after))


@feature
def _says(read: SeenRecords) -> float:
    """ "X says" or "Re: the topic" stands over readers' words."""
    says, tree = read.page.signs.says, read.page.tree
    return _mostly(
        read.share(
            any(says[u + 1] > says[u] for u in record.own) or any(answers_topic(tree.text[u]) for u in record.head)
            for record in read.records
        )
    )


@feature
def _profiles(read: SeenRecords) -> float:
    """Names lead to members' pages."""
    return _mostly(read.share(is_profile(record.author_url or "") for record in read.records))


@feature
def _only_called(read: SeenRecords) -> float:
    """A class word alone makes no list: a box of badges is called so too, and shows neither dates nor anything else."""
    if read.dated or (read.seen.word > 0 and read.seen.numbered):
        return 0.0
    return float(not any(sign(read) for sign in (_buttons, _addressed, _invited, _says, _profiles)))


@feature
def _profiled(read: SeenRecords) -> float:
    """Boards show how many posts a member wrote, or the first day, beside the name."""
    tree = read.page.tree
    return read.share(
        any(len(tree.text[u]) <= LONGEST_PROFILE and _PROFILE.match(tree.text[u]) is not None for u in record.head)
        for record in read.records
    )


@feature
def _people(read: SeenRecords) -> float:
    """Who comes, plays or works somewhere is listed with a name and a moment as well."""
    texts = read.page.tree.text[max(0, read.first - NEAR) : read.first]
    return float(any(people_heading(text) for text in texts))


@feature
def _under_heading(read: SeenRecords) -> float:
    """Dated parts below a heading for comments are comments."""
    headings = read.page.signs.headings
    return float(read.dated >= HALF and headings[read.first] > headings[max(0, read.first - NEAR)])


@feature
def _moments(read: SeenRecords) -> float:
    """Comments state a day and a time; articles a day, a programme hours alone."""
    return read.share(has_moment(record) for record in read.records)


@feature
def _authored(read: SeenRecords) -> float:
    """Comments have authors."""
    return read.authored


@feature
def _floors(read: SeenRecords) -> float:
    """A board's posts are numbered."""
    return _mostly(read.share(numbered(read.page.tree, record) for record in read.records))


@feature
def _headlines(read: SeenRecords) -> float:
    """Teasers open each with its own headline; answers repeat a topic's."""
    return len({title for record in read.records if (title := headline(read.page.tree, record))}) / read.count


@feature
def _headings_as_names(read: SeenRecords) -> float:
    """What is read as a name and set as a heading is a title."""
    return read.share(named_by_heading(read.page.tree, record) for record in read.records)


@feature
def _article_above(read: SeenRecords) -> float:
    """An article, or a board's own words, stand above."""
    return float(read.page.signs.prose[read.first] >= ABOVE)


@feature
def _signed(read: SeenRecords) -> float:
    """Each comment has both a name and a moment; a ticker has no names, a blog's entries days alone."""
    return read.share(record.author is not None and has_moment(record) for record in read.records)


@feature
def _returning(read: SeenRecords) -> float:
    """Some speak more than once in a discussion, and nobody alone."""
    names = [record.author for record in read.records if record.author]
    return float(1 < len(set(names)) < len(names))


@feature
def _first_person(read: SeenRecords) -> float:
    """Readers say "I" where instructions and news do not."""
    tree = read.page.tree
    return read.share(
        speaks_of_self(" ".join(tree.text[u] for u in record.body).lower().split()) for record in read.records
    )


LONGEST_PROFILE = 40
"""Characters of a line of a member's profile."""
HALF = 0.5
NEAR = 12
"""Texts above the list among which its heading stands."""
ABOVE = 100
"""Characters of prose of an article."""
SHOWN = 0.4
"""Share of the records that show a button or an address, from which all have them: the first and last may not."""


def _mostly(share: float) -> float:
    return min(1.0, share / SHOWN)

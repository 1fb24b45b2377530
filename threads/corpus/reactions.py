"""The reactions table: one row for each public utterance, the unit of every analysis."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from threads.corpus.blocks import BlockFile, in_one_piece
from threads.corpus.grouping import EXTRA, group, place_of
from threads.corpus.populations import Rules, countries_of_netizens
from threads.model import Article, Comment, Quote, Span, Thread, without_spans
from threads.quotes.statements import Statement, public_statements
from threads.quotes.unnamed import is_unnamed
from threads.text.language import detect

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = {
    "id": "string[pyarrow]",
    "digest": "string[pyarrow]",
    "channel": "string[pyarrow]",
    "population": "string[pyarrow]",
    "population_basis": "string[pyarrow]",
    "author": "string[pyarrow]",
    "thread": "string[pyarrow]",
    "owner": "string[pyarrow]",
    "number": "int64[pyarrow]",
    "language": "string[pyarrow]",
    "text": "string[pyarrow]",
    "own_text": "string[pyarrow]",
    "posted": "timestamp[us, tz=UTC][pyarrow]",
    "likes": "int64[pyarrow]",
    "chosen_by": "string[pyarrow]",
    "path": "string[pyarrow]",
}
"""The table's columns. `id` is thread/owner for a comment, thread/owner/start-end for a quoted voice, of its first
piece where marks cut what one speaker says into several ("A," he said. "B"): such a run is one row; `digest` is of the
text, so that codes made by hand survive a new parse; `own_text` leaves out what repeats others: it is what is analysed;
`chosen_by` says who decided that we see it: the platform, an editor, or a translator. Behind them
stand, as `extra_NAME`, the columns of an export that we have no field for."""


_MARKS = frozenset("“”„\"‘’'「」『』«»《》")


def reactions_table(threads: Iterable[Thread], rules: Rules, folder: Path | None = None) -> pd.DataFrame:
    """One Arrow-backed row for each comment and each quoted public voice, in the order of the corpus.

    A table of BLOCK rows and more lies in a file without a name in `folder`, or among temporary files.
    Raises BadParameter where the rules group by a column that no reaction has.
    """
    table = _Table(folder)
    places: dict[str, dict[str, str]] = {}
    for thread in threads:
        for row in reactions_of(thread, rules):
            table.add(row, kept=rules.group_by is not None)
        if rules.group_by is not None:
            places[thread.id] = place_of(thread)
    made = table.whole()
    if rules.group_by is not None and table.kept:
        group(
            table.kept, places, rules.group_by, [rules.decision(number) for number in range(1, len(rules.tables) + 1)]
        )
        for name in ("population", "population_basis"):
            made[name] = _texts(row[name] for row in table.kept)
    return made


BLOCK, PARTS = 20_000, 4
"""Rows of a part of the table, and in how many turns they come: only those of one turn are held as Python's own
objects, some 2 kB each."""
_GROUPED = ("thread", "channel", "language", "population", "population_basis", "extra")


class _Table:
    """Takes rows and gives the table; what of them decides groups is `kept` where it is asked for."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._file: BlockFile | None = None
        self.kept: list[dict[str, Any]] = []
        self._rows: list[dict[str, Any]] = []
        self._turns: list[pd.DataFrame] = []
        self._blocks: list[pd.DataFrame] = []
        self._numbers: dict[str, bool] = {}

    def add(self, row: dict[str, Any], *, kept: bool) -> None:
        self._rows.append(row)
        if kept:
            self.kept.append({name: row[name] for name in _GROUPED})
        if len(self._rows) >= max(1, BLOCK // PARTS):
            self._end_turn()
            if sum(map(len, self._turns)) >= BLOCK:
                self._file = self._file or BlockFile(self._folder, COLUMNS)
                self._end_block()

    def whole(self) -> pd.DataFrame:
        import pandas as pd

        if self._rows or not (self._turns or self._blocks):
            self._end_turn()
        if self._turns:
            self._end_block()
        table = pd.concat(self._blocks, ignore_index=True) if len(self._blocks) > 1 else self._blocks[0]
        if self._file is not None:
            table = pd.concat([self._file.whole(), table], axis=1)
        for name, numbers in self._numbers.items():
            if numbers:
                values = table[f"{EXTRA}{name}"]
                said = [None if value is pd.NA else float(value) for value in values]
                table[f"{EXTRA}{name}"] = pd.array(said, dtype="double[pyarrow]")
        return table

    def _end_turn(self) -> None:
        turn = arrow_table(self._rows, COLUMNS)
        for name in dict.fromkeys(name for row in self._rows for name in row["extra"]):
            values = [row["extra"].get(name) for row in self._rows]
            self._numbers[name] = self._numbers.get(name, True) and all(map(_is_number, values))
            turn[f"{EXTRA}{name}"] = _texts(values)
        self._turns.append(turn)
        self._rows = []

    def _end_block(self) -> None:
        block = in_one_piece(self._turns)
        self._turns = []
        if self._file is not None:
            self._file.add(block)
            block = block.drop(columns=list(COLUMNS))
        self._blocks.append(block)


def _texts(values: Iterable[str | None]) -> Any:
    import pandas as pd

    return pd.array([_writable(value) for value in values], dtype="string[pyarrow]")


def _is_number(value: str | None) -> bool:
    """Whether it is a number, or nothing: no id or code that a number would not give back ("007", sixteen digits)."""
    return value is None or _NUMBER.fullmatch(value) is not None


_NUMBER = re.compile(r"-?(?:0|[1-9]\d{0,14})(?:\.\d{1,15})?")


def arrow_table(rows: Sequence[Mapping[str, Any]], kinds: Mapping[str, str]) -> pd.DataFrame:
    """The rows as a table whose columns are of these Arrow-backed kinds, in their order."""
    import pandas as pd

    columns: dict[str, Any] = {}
    for name, kind in kinds.items():
        values: Any = [_writable(row[name]) for row in rows]
        columns[name] = pd.array(values, dtype=kind)
    return pd.DataFrame(columns)


def reactions_of(thread: Thread, rules: Rules) -> Iterator[dict[str, Any]]:
    """Yields the public utterances of one thread: its comments, then the statements of its quoted public voices."""
    texts = {comment.id: comment.text for comment in thread.comments}
    inside: dict[str, list[Span]] = {}
    for quote in thread.quotes:
        if quote.speaker is not None and quote.owner in texts:
            inside.setdefault(quote.owner, []).append(_with_marks(texts[quote.owner], quote))
    usual = _usual_language(thread)
    for comment in thread.comments:
        if comment.kind == "comment":
            yield _of_comment(thread, comment, rules.of_comment(thread, comment.language, usual=usual), inside)
    public = public_statements(thread)
    countries = countries_of_netizens(_names_a_country(thread.article)) if public else {}
    for statement in public:
        yield _of_voice(thread, statement, rules, countries)


def _writable(value: Any) -> Any:
    """The value, a text without the halves of letters that no file can hold."""
    if isinstance(value, str) and not value.isascii():
        return value.encode("utf-8", "replace").decode("utf-8")
    return value


def text_digest(text: str) -> str:
    """A digest of a text that does not change with spacing: 16 hexadecimal digits."""
    return hashlib.sha256(" ".join(text.split()).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _with_marks(text: str, quote: Quote) -> Span:
    """The quote's span with the marks around it, which would be left standing empty."""
    start = quote.start - (text[max(0, quote.start - 1) : quote.start] in _MARKS)
    end = quote.end + (text[quote.end : quote.end + 1] in _MARKS)
    return max(0, start), min(len(text), end)


def _usual_language(thread: Thread) -> str | None:
    counts = Counter(comment.language for comment in thread.comments if comment.language)
    return min(counts, key=lambda name: (-counts[name], name)) if counts else thread.article.language


def _of_comment(
    thread: Thread, comment: Comment, population_and_basis: tuple[str, str], voices: dict[str, list[Span]]
) -> dict[str, Any]:
    population, basis = population_and_basis
    return {
        "id": f"{thread.id}/{comment.id}",
        "digest": text_digest(comment.text),
        "channel": "comment",
        "population": population,
        "population_basis": basis,
        "author": comment.author,
        "thread": thread.id,
        "owner": comment.id,
        "number": comment.number,
        "language": comment.language,
        "text": comment.text,
        "own_text": without_spans(comment.text, (*comment.quoted, *voices.get(comment.id, ()))),
        "posted": comment.posted,
        "likes": comment.likes,
        "chosen_by": "platform",
        "path": thread.source.path,
        "extra": comment.extra,
    }


LEAD = 300
"""Characters of a Chinese or Korean article that say of which country's netizens all of it speaks."""


def _names_a_country(article: Article) -> str:
    """Where an article says whose netizens it quotes: all of it, but in Chinese and Korean, whose own netizens need no
    name, its head."""
    text = article.text[:LEAD] if article.language in ("zh", "ko") else article.text
    return f"{article.title or ''}\n{text}"


def _of_voice(thread: Thread, statement: Statement, rules: Rules, countries: dict[str, int]) -> dict[str, Any]:
    quote, text = statement.first, statement.text
    language = detect(text)
    population, basis = rules.of_voice(thread, quote, language, countries)
    return {
        "id": f"{thread.id}/{quote.owner}/{quote.start}-{quote.end}",
        "digest": text_digest(text),
        "channel": "quoted",
        "population": population,
        "population_basis": basis,
        "author": None if is_unnamed(quote.speaker) else quote.speaker,
        "thread": thread.id,
        "owner": quote.owner,
        "number": None,
        "language": language,
        "text": text,
        "own_text": text,
        "posted": thread.article.published,
        "likes": statement.likes,
        "chosen_by": "translator" if statement.original is not None else "editor",
        "path": thread.source.path,
        "extra": {},
    }

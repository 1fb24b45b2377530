"""The words of `threads/lines/words/`, a file by language, and the patterns that are made of them.

A word is a small pattern of its own: in small letters, without groups that capture and without endless repeats. In it
`{idea}` stands for the words of another idea in the same language. A template names ideas the same way and gets the
words of all languages, the longest first; `{idea.spaced}` are those of languages that part words by spaces,
`{idea.glued}` the others'. Patterns are compiled when first asked.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import takewhile
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

from threads.errors import BadParameter, UnreadableInput
from threads.lines.ideas import IDEAS

FOLDER = Path(__file__).parent / "words"
MARKUP = Path(__file__).with_name("markup.toml")
STEMMED = frozenset(("comments", "replies", "opinions", "counters", "heading_signs", "loading_signs"))
"""Ideas whose words are also looked for by their beginnings."""
LETTERS = frozenset(("like_ends", "papers_end"))
"""Ideas that are looked for right before something, whose words are therefore one letter each."""
NONE = "(?!)"
"""What a list without words matches: nothing."""
_PLACE = re.compile(r"\{(?P<idea>[a-z_]{2,30})(?:\.(?P<kind>spaced|glued))?\}")
_CLASS = re.compile(r"\[(?:\\.|[^\]\\]){1,300}\]")
_ESCAPED = re.compile(r"\\.")
_ENDLESS = re.compile(r"[*+]|\{\d{0,9},\}")
_PLAIN = re.compile(r"[\w '’-]+")
_PLURAL = re.compile(r"[\w '’-]+\w\?")
_FIRST = re.compile(r"(?:(?P<one>[\w '’])|\[(?P<any>[\w ]+)\])(?![?*{])")
_STEM = re.compile(r"[\w' ]+")

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True)
class LineWords:
    """A language's words by idea; `glued` where no space parts words or their endings."""

    language: str
    glued: bool
    lists: Mapping[str, tuple[str, ...]]


def read_words(path: Path) -> LineWords:
    """Returns the words that a file holds; raises BadParameter where a list or a word of it is none that patterns can
    be made of, and UnreadableInput where there is no such file."""
    made = _read(path)
    for idea, words in made.lists.items():
        for word in words:
            _check(path, idea, word, made)
    return made


def _read(path: Path) -> LineWords:
    """The file's lists, its words unchecked: a test checks those that we ship, which takes a fifth of a second."""
    tables = _tables(path)
    glued = tables.pop("glued", False)
    if not isinstance(glued, bool):
        raise BadParameter(f"{path}: glued is true or false, not {glued!r}.")
    for idea, words in tables.items():
        if idea not in IDEAS:
            raise BadParameter(f"{path} has a list {idea!r} that no pattern asks for; known: {', '.join(IDEAS)}.")
        if not isinstance(words, list) or not all(isinstance(word, str) and word for word in words):
            raise BadParameter(f"{path}: {idea} is no list of words.")
    return LineWords(path.stem, glued, {idea: tuple(words) for idea, words in tables.items()})


def _tables(path: Path) -> dict[str, Any]:
    """What the file holds; `threads.text` has a reader of TOML, but stands beside this floor and not below it."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise UnreadableInput(path, error.strerror or type(error).__name__) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise BadParameter(f"{path} is not valid TOML: {error}.") from error


def _check(path: Path, idea: str, word: str, words: LineWords) -> None:
    bare = _ESCAPED.sub("", _CLASS.sub("", _PLACE.sub("", word)))
    if bare != bare.lower():
        raise BadParameter(f"{path}: {word!r} in {idea} has capitals; write it in small letters, case is not heeded.")
    if _ENDLESS.search(bare):
        raise BadParameter(f"{path}: {word!r} in {idea} repeats without end; say how often at most, as in {{0,20}}.")
    try:
        made = re.compile(_expanded(word, words, (idea,)))
    except re.error as error:
        raise BadParameter(f"{path}: {word!r} in {idea} is no pattern: {error}.") from error
    if made.groups:
        raise BadParameter(f"{path}: {word!r} in {idea} captures a group; write (?:…) for (…).")
    if made.fullmatch(""):
        raise BadParameter(f"{path}: {word!r} in {idea} matches where nothing stands; give it a letter that must be.")
    if idea in LETTERS and len(word) != 1:
        raise BadParameter(f"{path}: {word!r} in {idea} is not one letter.")
    if idea in STEMMED and not (_STEM.match(word) or _PLACE.fullmatch(word)):
        raise BadParameter(f"{path}: {word!r} in {idea} must begin with letters; write each beginning as its own word.")


def _listed(words: LineWords, idea: str, within: tuple[str, ...] = ()) -> list[str]:
    """The language's words of an idea, with those of another in the place of a word that is nothing but its name."""
    if idea not in IDEAS:
        raise re.error(f"it names no idea that is known, {idea!r}")
    if idea in within:
        raise re.error(f"it names {idea!r} within itself")
    listed = []
    for word in words.lists.get(idea, ()):
        whole = _PLACE.fullmatch(word)
        if whole is not None:
            listed += _listed(words, whole["idea"], (*within, idea))
        else:
            listed.append(_expanded(word, words, (*within, idea)))
    return listed


def _expanded(word: str, words: LineWords, within: tuple[str, ...]) -> str:
    """The word with the language's own lists where it names ideas."""
    return _PLACE.sub(lambda found: _either(_listed(words, found["idea"], within)), word)


def _either(words: Iterable[str]) -> str:
    """A pattern of any of the words, the longer ones first. Those that begin alike share their beginning: in a text
    that holds none of 60 words a search then takes a third of the time; and one look at the next character spares
    trying them, a half of what is left."""
    plain, others = set(), []
    for word in words:
        if _PLAIN.fullmatch(word):
            plain.add(word)
        elif _PLURAL.fullmatch(word):
            plain |= {word[:-1], word[:-2]}
        else:
            others.append(word)
    branches = [*_branches(plain), *sorted(others, key=len, reverse=True)]
    firsts = list(takewhile(bool, map(_firsts, branches)))
    if len(firsts) > 1:
        told = f"(?=[{''.join(sorted(set(''.join(firsts))))}])(?:{'|'.join(branches[: len(firsts)])})"
        branches = [told, *branches[len(firsts) :]]
    return f"(?:{'|'.join(branches)})" if branches else NONE


def _firsts(word: str) -> str:
    """The characters that the word can begin with, "" where its pattern does not say so at once."""
    found = _FIRST.match(word)
    return "" if found is None else found["one"] or found["any"]


def _branches(words: set[str]) -> list[str]:
    starts: dict[str, set[str]] = {}
    for word in sorted(words):
        starts.setdefault(word[:1], set()).add(word)
    return [_branch(group) for start, group in starts.items() if start]


def _branch(words: set[str]) -> str:
    first, last = min(words), max(words)
    shared = first[: next((i for i, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), len(first))]
    rests = {word[len(shared) :] for word in words}
    return shared if rests == {""} else f"{shared}(?:{'|'.join(_branches(rests))}){'?' if '' in rests else ''}"


@cache
def _shipped() -> tuple[LineWords, ...]:
    return tuple(map(_read, [MARKUP, *sorted(FOLDER.glob("*.toml"))]))


_ADDED: list[LineWords] = []


def words_of(idea: str, kind: str | None = None) -> tuple[str, ...]:
    """The words of an idea in all languages, each once; `kind` is "spaced", "glued" or None for both. KeyError where
    there is no such idea."""
    _ = IDEAS[idea]
    known = [words for words in (*_shipped(), *_ADDED) if kind is None or words.glued == (kind == "glued")]
    return tuple(dict.fromkeys(word for words in known for word in _listed(words, idea)))


def stems_of(*ideas: str) -> tuple[str, ...]:
    """How the words of some ideas begin, up to where a word's pattern leaves a choice: a text without any of these
    holds none of the words. For `hints.holds_one`; the words must begin with letters."""
    assert STEMMED.issuperset(ideas)
    stems = set()
    for word in (word for idea in ideas for word in words_of(idea)):
        found = _STEM.match(word)
        assert found is not None, f"{word!r} has no beginning"
        stems.add(found.group()[: -1 if word[found.end() : found.end() + 1] in ("?", "{") else None])
    return tuple(stem for stem in sorted(stems) if not any(other in stem for other in stems - {stem}))


def filled(template: str) -> str:
    """The template with the words of all languages where it names ideas."""
    return _PLACE.sub(lambda found: _either(words_of(found["idea"], found["kind"])), template)


class LinePattern:
    """A pattern made from templates, any of which may match; has what `re.Pattern` has. Case is not heeded unless
    `cased`."""

    __slots__ = ("_cased", "_templates", "finditer", "fullmatch", "match", "pattern", "search", "split", "sub")
    finditer: Callable[..., Iterator[re.Match[str]]]
    fullmatch: Callable[..., re.Match[str] | None]
    match: Callable[..., re.Match[str] | None]
    search: Callable[..., re.Match[str] | None]
    split: Callable[..., list[str]]
    sub: Callable[..., str]
    pattern: str

    def __init__(self, *templates: str, cased: bool = False) -> None:
        self._templates = templates
        self._cased = cased
        _MADE.append(self)

    def __getattr__(self, name: str) -> Any:
        """Compiles the pattern: it is only called while that has not happened."""
        if name not in _METHODS:
            raise AttributeError(name)
        made = re.compile("|".join(map(filled, self._templates)), 0 if self._cased else re.IGNORECASE)
        for each in _METHODS:
            setattr(self, each, getattr(made, each))
        return getattr(self, name)

    def forget(self) -> None:
        """Has the pattern made anew when it is next asked."""
        for each in _METHODS:
            with suppress(AttributeError):
                delattr(self, each)


_METHODS = ("finditer", "fullmatch", "match", "pattern", "search", "split", "sub")
_MADE: list[LinePattern] = []
_KEPT: list[Callable[[], None]] = []


def kept(maxsize: int | None = None) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Keeps a function's answers (the last `maxsize`, or all) as long as the words stay the same."""

    def keeping(function: Callable[P, R]) -> Callable[P, R]:
        keeper = lru_cache(maxsize=maxsize)(function)
        _KEPT.append(keeper.cache_clear)
        return keeper  # type: ignore[return-value]

    return keeping


@contextmanager
def added(path: Path) -> Iterator[None]:
    """Lets the reading of lines know another file of words while the block runs, in this process; raises as
    `read_words` does."""
    words = read_words(path)
    _ADDED.append(words)
    _forget()
    try:
        yield
    finally:
        _ADDED.remove(words)
        _forget()


def _forget() -> None:
    for pattern in _MADE:
        pattern.forget()
    for clear in _KEPT:
        clear()

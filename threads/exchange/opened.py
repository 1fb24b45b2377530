"""An export's file as its readers see it: unpacked in a stream, by lines, JSON values or XML elements.

Nothing is read in one piece but a JSON value that is no list, and that up to `MOST_IN_ONE_PIECE`. What cannot be
read of a line or an element is counted under `lost`, and the rest is read.
"""

from __future__ import annotations

import hashlib
import io
import re
from collections import Counter
from collections.abc import Iterator
from functools import cached_property, partial
from itertools import islice
from pathlib import Path
from typing import Any

from threads.errors import EmptyInput, InputError, TooLarge
from threads.exchange.json_items import ListCutOff, json_items
from threads.exchange.unpacked import DAMAGED, PACKED, unpacked
from threads.files import open_regular
from threads.text.encoding import codec_of, decode
from threads.text.json_text import read_json

HEAD = 262_144
"""Bytes of the unpacked file by which it is known."""
MOST_IN_ONE_PIECE = 500_000_000
"""Bytes of a JSON value, which has no lines: parsed, it takes some five times that in memory."""
LONGEST_LINE = 50_000_000
"""Characters of one line; a longer one is lost, and counted."""
FIRST = 20
"""Records by which a format is known."""
STEP = 1 << 16

CUT_OFF = "what follows where the file breaks off"
_JSONP = re.compile(r"\s{0,99}(?:/\*\*/)?\s{0,9}(?:window\.)?[\w$.\[\]'\"]{1,99}\s{0,9}\(\s{0,9}(?=[\[{])")
"""How JSON that calls a function begins."""
_GUARD = re.compile(r"\s{0,99}(?:\)\]\}',?|while\s?\(1\);|for\s?\(;;\);|(?:var |window\.)[\w$.]{1,99}\s?=)\s{0,9}")
"""What stands before JSON so that no script runs it, or so that one keeps it."""
_NEXT_OBJECT = re.compile(r"\}\s{0,9}\r?\n\s{0,9}\{")


class ExportFile:
    """A file of an export, opened anew for each walk over it.

    `path` is what it is read from, `shown` what the user called it; `lost` counts, by reason, the lines and elements
    that could not be read; `found_at` is the way to the list of comments in a JSON value; `long_window` lets
    zstandard hold 2 GB.
    """

    def __init__(self, path: Path, shown: str | None = None, *, long_window: bool = False) -> None:
        self.path, self.shown = path, shown or str(path)
        self.lost: Counter[str] = Counter()
        self.found_at = ""
        self.binary = partial(unpacked, path, self.shown, long_window=long_window)

    @property
    def suffix(self) -> str:
        """The suffix in small letters, without that of compression: ".ndjson" of "dump.ndjson.zst"."""
        last = self.path.suffix.lower()
        return (Path(self.path.stem).suffix if last in PACKED else last).lower()

    @cached_property
    def head(self) -> bytes:
        """The file's first bytes, unpacked; of a damaged one those that it gives. Raises UnreadableInput."""
        parts, size = [], 0
        with self.binary() as data:
            try:
                while size < HEAD and (part := data.read(min(STEP, HEAD - size))):
                    parts.append(part)
                    size += len(part)
            except DAMAGED:
                pass
        return b"".join(parts)

    @cached_property
    def encoding(self) -> str:
        """The encoding by the file's head, whole lines of it, or where that is ASCII by the first lines that are not;
        "utf-8" for what is no text."""
        cut = self.head[: self.head.rfind(b"\n") + 1] if len(self.head) >= HEAD and b"\n" in self.head else self.head
        if len(self.head) >= HEAD and cut.isascii() and b"\0" not in cut:
            cut = self._beyond_ascii()
        try:
            return codec_of(decode(cut, self.shown)[1])
        except (InputError, LookupError):
            return "utf-8"

    def _beyond_ascii(self) -> bytes:
        """The first lines beyond ASCII, up to `HEAD` bytes; the file is walked once to find them."""
        found: list[bytes] = []
        size = 0
        with self.binary() as data:
            try:
                while size < HEAD and (line := data.readline(STEP)):
                    if not line.isascii():
                        found.append(line)
                        size += len(line)
            except DAMAGED:
                pass
        return b"".join(found)

    @cached_property
    def opening(self) -> str:
        """The head as text, without a byte order mark."""
        return self.head.decode(self.encoding, "replace").removeprefix("\ufeff")

    @cached_property
    def sha256(self) -> str:
        """The digest of the file as it lies on the disk."""
        with open_regular(self.path, shown=self.shown) as raw:
            return hashlib.file_digest(raw, "sha256").hexdigest()

    def lines(self) -> Iterator[tuple[int, str]]:
        """Yields the lines that hold anything, each with its number from 1, without its end."""
        with self.binary() as data:
            text = io.TextIOWrapper(data, encoding=self.encoding, errors="replace", newline="\n")
            number, whole = 0, True
            while True:
                try:
                    line = text.readline(LONGEST_LINE)
                except DAMAGED:
                    self.lost[CUT_OFF] += 1
                    return
                if not line:
                    return
                begins, whole = whole, line.endswith("\n") or len(line) < LONGEST_LINE
                number += begins
                if begins and not whole:
                    self.lost[f"lines of more than {LONGEST_LINE // 1_000_000} million characters"] += 1
                elif begins and (shown := line.strip("\r\n\ufeff")).strip():
                    yield number, shown

    def objects(self) -> Iterator[dict[str, Any]]:
        """Yields the objects of JSON lines, or of the list that the file is; a line that is no JSON object costs that
        line. Raises InputError where there is none at all."""
        if not self.has_lines:
            listed = False
            for one in self.items():
                listed = True
                yield one
            if listed:
                return
            value = self.json
            yield from (one for one in (value if isinstance(value, list) else [value]) if isinstance(one, dict))
            return
        for _, line in self.lines():
            try:
                value = read_json(line, strict=False)
            except (ValueError, RecursionError):
                value = None
            if isinstance(value, dict):
                yield value
            else:
                self.lost["lines that are no JSON object"] += 1

    def items(self) -> Iterator[dict[str, Any]]:
        """Yields the objects of the JSON list that the file is, in a stream; none where it is no list. Where it breaks
        off, that is counted."""
        if not self.opening.lstrip().startswith("["):
            return
        with self.binary() as data:
            text = io.TextIOWrapper(data, encoding=self.encoding, errors="replace")
            try:
                yield from json_items(text.read, step=16 * STEP, longest=LONGEST_LINE)
            except (ListCutOff, *DAMAGED):
                self.lost[CUT_OFF] += 1

    @cached_property
    def has_lines(self) -> bool:
        """Whether the file is JSON lines: its first line that holds anything is an object, and so begins the next."""
        first, _, rest = self.opening.lstrip().partition("\n")
        if not first.lstrip().startswith("{"):
            return False
        try:
            return isinstance(read_json(first, strict=False), dict) and (
                not rest.strip() or rest.lstrip().startswith("{") or self.suffix in {".jsonl", ".ndjson"}
            )
        except (ValueError, RecursionError):
            return self.suffix in {".jsonl", ".ndjson"} or len(_NEXT_OBJECT.findall(self.opening)) > 1

    @cached_property
    def json(self) -> Any:
        """The file as one JSON value, freed of what makes it a script (JSONP, guards).

        Raises EmptyInput, TooLarge, and InputError with the place where it breaks.
        """
        self.lost.pop(CUT_OFF, None)  # it is looked at anew, whole
        parts, size = [], 0
        with self.binary() as data:
            try:
                while part := data.read(STEP):
                    parts.append(part)
                    size += len(part)
                    if size > MOST_IN_ONE_PIECE:
                        raise TooLarge(self.shown, size, MOST_IN_ONE_PIECE)
            except DAMAGED:
                self.lost[CUT_OFF] += 1
        text = b"".join(parts).decode(self.encoding, "replace").removeprefix("\ufeff")
        if not text.strip():
            raise EmptyInput(self.shown)
        return _json_value(text, self.shown)

    @cached_property
    def first(self) -> list[dict[str, Any]]:
        """The first objects of the file by which it is known: of JSON lines the first, of a list those in it, else the
        object that it is; none where it is no JSON."""
        try:
            if self.opening.lstrip()[:1] not in {"{", "["} and not _JSONP.match(self.opening):
                return []
            return list(islice(ExportFile.objects(self), FIRST))
        except (InputError, RecursionError):
            return []
        finally:
            self.lost.clear()

    @property
    def root(self) -> str:
        """The name of the XML file's root element with its prefix, "" where it is no XML."""
        found = re.match(r"\s{0,99}(?:<\?.{0,400}?\?>\s{0,99}|<!--.{0,9999}?-->\s{0,99}|<!DOCTYPE[^>[]{0,400}>\s{0,99})"
                         r"{0,9}<([A-Za-z_][\w:.-]{0,60})[\s/>]", self.opening, re.DOTALL)  # fmt: skip
        return found[1] if found else ""


def _json_value(text: str, shown: str) -> Any:
    called = _JSONP.match(text)
    guarded = None if called else _GUARD.match(text)
    if called or guarded:
        bare = text[(called or guarded).end() :].rstrip().rstrip(";").rstrip()  # type: ignore[union-attr]
        text = bare.removesuffix(")") if called else bare
    try:
        return read_json(text, strict=False)
    except RecursionError as error:
        raise InputError(f"{shown} is nested too deep to be an export of comments; it was not read.") from error
    except ValueError as error:
        raise InputError(
            f"{shown} is no JSON ({error}). If it was cut off while it was saved, save it again; JSON lines have one "
            "object a line."
        ) from error

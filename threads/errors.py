"""The exceptions of this project: each composes its own sentence and says what to try next."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any


class CommentariatError(Exception):
    """Anything that we raise on purpose; `str()` of it is a sentence for a person, from another process too."""

    def __reduce__(self) -> tuple[Any, ...]:
        return _as_it_was, (type(self), self.args), self.__dict__


def _as_it_was(kind: type[CommentariatError], args: tuple[Any, ...]) -> CommentariatError:
    """An error that comes from another process: its sentence is composed already."""
    error = kind.__new__(kind)
    error.args = args
    return error


class InputError(CommentariatError):
    """The input cannot be read as a page."""


class EmptyInput(InputError):
    """The input holds no text."""

    def __init__(self, what: str) -> None:
        super().__init__(f"{what} is empty: there is no text to read. Save the page again, or leave it out.")


class UnreadableInput(InputError):
    """The path cannot be opened."""

    def __init__(self, path: object, why: str) -> None:
        super().__init__(f"{path} cannot be read ({why}). Check that it exists and that you may open it.")


class NotAPage(InputError):
    """The bytes are no text: an image, an archive, random bytes."""

    def __init__(self, what: str, looks_like: str) -> None:
        super().__init__(
            f"{what} is no page but looks like {looks_like}. Give saved HTML, plain text, or a folder of these."
        )


class TooLarge(InputError):
    """The input is beyond the size that is read in one piece."""

    def __init__(self, what: str, size: int, limit: int) -> None:
        super().__init__(
            f"{what} holds {size / 1e6:.0f} MB, more than the {limit / 1e6:.0f} MB that one page may have. "
            "Split the export into one file a thread first."
        )


class NoPages(InputError):
    """A folder or a set of paths without a single page in it."""

    def __init__(self, where: str) -> None:
        super().__init__(
            f"No page was found in {where}. Give saved pages (.html, .htm, .txt and the like), exports (`commentariat "
            "list formats`: tables, Disqus, Reddit, a ConvoKit corpus …), or a folder that holds some."
        )


class NoReport(InputError):
    """A folder that is to be verified and holds no report of ours."""

    def __init__(self, where: object, why: str) -> None:
        super().__init__(
            f"{where} holds no report of commentariat ({why}). Name the folder that `commentariat report … -o` wrote."
        )


class BrokenInstallation(CommentariatError):
    """A fault of what is installed, not of any page."""

    def __init__(self, what: str) -> None:
        super().__init__(
            f"This installation is broken, and no page is to blame: {what.rstrip('.')}. `commentariat doctor` says "
            "what is missing; pip install --force-reinstall commentariat puts it back."
        )


class OutputError(CommentariatError):
    """The output cannot be written; what stood there before is as it was."""


class NotWritten(OutputError):
    """A file that could not be written: a full disk, a folder without permission."""

    def __init__(self, path: object, why: str) -> None:
        super().__init__(
            f"{path} could not be written ({why}). What stood there before is as it was. Make room or give permission, "
            "or name another place with -o."
        )


class NotSet(OutputError):
    """The process that sets pages for print came to an end."""

    def __init__(self, code: int) -> None:
        how = f"by signal {-code}" if code < 0 else f"with {code}"
        super().__init__(
            f"What is printed could not be set: the process that sets it ended {how}. The system ends one for want of "
            "memory: close other programs, or leave the PDFs out (`--only page`)."
        )


class BusyOutput(OutputError):
    """Another run writes there."""

    def __init__(self, output: object, process: int | None) -> None:
        who = "another run" if process is None else f"another run (process {process})"
        super().__init__(
            f"{output} is being written by {who}: wait until that has ended, or name another place with -o."
        )


class ForeignFiles(OutputError):
    """The folder holds what no run of ours wrote."""

    def __init__(self, folder: object, what: str) -> None:
        super().__init__(f"{folder} {what}")


class InvalidThread(CommentariatError):
    """A thread breaks the data model: an id twice, an unknown parent, a cycle."""


class BadDraft(CommentariatError):
    """A parser handed over something that is no draft of a page."""

    def __init__(self, parser: str, what: str) -> None:
        super().__init__(f"The parser {parser!r} {what} CONTRIBUTING.md lists the fields.")


class UnknownName(CommentariatError):
    """A name that is in no registry; lists those known."""

    def __init__(self, kind: str, name: str, known: Iterable[str]) -> None:
        names = sorted(known)
        close = get_close_matches(name, names, n=1)
        hint = f" Did you mean {close[0]!r}?" if close else ""
        super().__init__(f"No {kind} is named {name!r}; known: {', '.join(names) or 'none'}.{hint}")


class DuplicateName(CommentariatError):
    """Two parts claim one name in a registry."""

    def __init__(self, kind: str, name: str, first: str, second: str) -> None:
        super().__init__(f"Two {kind}s are named {name!r}: {first} and {second}. Rename one of them.")


class BadParameter(CommentariatError):
    """A parameter has a value that the function cannot work with."""


class TooFewData(CommentariatError):
    """The data cannot carry what was asked of them."""

"""Formats that are known and not read: each with its marks and a sentence on what to do instead."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from threads.errors import InputError, UnreadableInput
from threads.files import open_regular

LOOKED_AT = 16_384
"""Bytes of a file by which such a format is known."""


@dataclass(frozen=True, slots=True)
class UnreadFormat:
    """A format that is not read: how it is called, what to do instead, and how it is known, by its suffix and by words
    that all stand in the file's beginning."""

    name: str
    instead: str
    suffixes: tuple[str, ...]
    marks: tuple[re.Pattern[str], ...] = ()

    def is_of(self, path: Path, head: str) -> bool:
        """Whether the file is in this format."""
        return path.suffix.lower() in self.suffixes and all(mark.search(head) for mark in self.marks)


class KnownAndUnread(InputError):
    """A file in a format that is known by name, and not read."""

    def __init__(self, path: object, found: UnreadFormat) -> None:
        super().__init__(f"{path} is {found.name}, which is not read. {found.instead}")


OWN_COMMENTS = (
    "It holds what one person wrote, on many pages and without what others answered: no public's reactions. Take the "
    "comments of a page instead, as a saved page or a table."
)
PRIVATE = (
    "It is a conversation of people who did not speak in public. If they agreed, give it as a table: author, time, "
    "text."
)
TABLE = "Open it in the program that wrote it and save the comments as CSV or XLSX."

UNREAD = (
    UnreadFormat(
        "Facebook's “Download your information” as JSON", OWN_COMMENTS, (".json",),
        (re.compile(r'\A\s{0,40}\{\s{0,40}"(?:comments_v2|group_comments_v2|reactions_v2)"'),),
    ),
    UnreadFormat(
        "Facebook's or Instagram's “Download your information” as HTML", OWN_COMMENTS, (".html",),
        (re.compile(r"<title>(?:Comments|Post comments|Your comments[^<]{0,40})</title>"),
         re.compile(r'class="_a6-[gp]"')),
    ),
    UnreadFormat(
        "Instagram's “Download your information” as JSON", OWN_COMMENTS, (".json",),
        (re.compile(r'"string_map_data"\s{0,9}:\s{0,9}\{\s{0,99}"Comment"'),),
    ),
    UnreadFormat(
        "an archive of one's own posts on X (Twitter)", OWN_COMMENTS, (".js",), (re.compile(r"window\.YTD\."),)
    ),
    UnreadFormat(
        "TikTok's “Download your data”", OWN_COMMENTS, (".json",), (re.compile(r'"CommentsList"\s{0,9}:\s{0,9}\['),)
    ),
    UnreadFormat(
        "a WhatsApp chat", PRIVATE, (".txt",),
        (re.compile(
            r"\A.{0,80}(?:Messages and calls are end-to-end encrypted|Nachrichten und Anrufe sind Ende-zu-Ende-verschl|"
            r"消息和通话已进行端到端加密|메시지와 통화는 종단간 암호화)"),),
    ),
    UnreadFormat("a Signal backup", PRIVATE, (".backup",)),
    UnreadFormat(
        "a Telegram export as HTML",
        "Export the chat anew with Telegram Desktop as “Machine-readable JSON”: result.json is read.", (".html",),
        (re.compile(r"<title>Exported Data</title>"), re.compile(r"css/style\.css")),
    ),
    UnreadFormat(
        "a dump of a database (SQL)",
        "Load it into its database and write the table of comments as CSV, or use the program's own export: WordPress "
        "(Tools → Export), Disqus, Discourse.",
        (".sql", ".txt"),
        (re.compile(r"\A\s{0,9}(?:-- (?:MySQL|MariaDB|PostgreSQL|phpMyAdmin|Adminer|SQLite)\b|/\*!\d{5} SET)"),),
    ),
    UnreadFormat("an OpenDocument table", "Save it as CSV or XLSX.", (".ods",)),
    UnreadFormat("an old Excel workbook (XLS)", "Save it as XLSX or CSV.", (".xls",)),
    UnreadFormat("a data file of SPSS", f"{TABLE} In SPSS: Export → CSV.", (".sav", ".zsav", ".por")),
    UnreadFormat("a data file of Stata", f"{TABLE} In Stata: export delimited.", (".dta",)),
    UnreadFormat("a data file of R", "In R: write.csv(data, \"comments.csv\").", (".rds", ".rdata", ".rda")),
    UnreadFormat("a Feather table", "Save it as Parquet or CSV.", (".feather", ".arrow")),
    UnreadFormat(
        "a project of NVivo, MAXQDA, ATLAS.ti or REFI-QDA", TABLE,
        (".nvp", ".nvpx", ".mx20", ".mx22", ".mx24", ".atlproj", ".qdpx"),
    ),
)  # fmt: skip
_SUFFIXES = frozenset(suffix for one in UNREAD for suffix in one.suffixes)


def unread_format(path: Path) -> UnreadFormat | None:
    """The format that the file is in, if it is known and not read."""
    if path.suffix.lower() not in _SUFFIXES or not path.is_file():
        return None
    try:
        with open_regular(path) as data:
            head = data.read(LOOKED_AT).decode("utf-8", "replace").removeprefix("\ufeff")
    except UnreadableInput:
        return None
    return next((one for one in UNREAD if one.is_of(path, head)), None)

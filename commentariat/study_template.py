"""The study.toml and the codebook.toml that `commentariat init` writes."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from analysis.coding.codebook import codebook_for, codebook_text
from analysis.coding.names import BOOK
from commentariat.settings import NAME
from threads.files import write_new
from threads.text.toml_text import toml_string

TEMPLATE = """\
# What this study asks, of whom, and how. `commentariat report` on this folder reads it; with it somebody else can run
# the study again. A line that begins with # is a comment: take the # away to use it.

# The report's title, and the question that it answers.
{title}
{question}

# The language of the report's own words: "en", "ko" or "zh". Comments stay as they are.
# language = "zh"

# A sentence that the report prints at its head.
# note = "Pages saved on 3 May 2024; comments deleted before then are not in here."

# What coders are asked. Definitions make two people agree: edit them before anybody codes.
codebook = "{book}"

# The hand codes, once there are some: what `commentariat agree … -o codes.csv` writes.
# codes = "codes.csv"

# What a larger model coded by the same codebook (`commentariat annotate … -o model.csv`); the hand codes correct it.
# readings = "model.csv"

# What makes sentence vectors: "use", or "fast" for a million comments and more, a quarter of the cost and blunter.
# encoder = "fast"

# Themes of your own: what `commentariat analyse themes` finds, or a file by hand (docs/themes.md says how).
# themes = "themes.toml"

# Populations by a column of an export, or by thread, outlet, language, channel, title or path, before the rules below.
# group_by = "ip_location"

# Which column of a table of comments is what, where `commentariat parse` takes it for something else.
# [map]
# text = "content"
# parent = "reply_to"

# What people may be for or against, as a noun phrase. No side is printed without hand codes; statements of each side
# help to show what is on the matter.
{stance}

# How often comments of this place answer nobody, as 10 to 30 codes of `commentariat sample … --for replies` tell.
# [replies]
# nobody = "codes.csv"

# Whom a reaction is counted with. The first rule that matches decides; without one, quoted web users count with the
# country that the article names ("Chinese netizens") and comments with their language ("English-language commenters").
# A rule may ask for: path (a glob on the file's name), channel ("comment" or "quoted"), language ("en", "zh", "ko"),
# and regular expressions on the words of the article: group, place, speaker. `basis` says why, in the report.
# [[population]]
# path = "weibo-*"
# population = "Chinese netizens"
# basis = "readers of a page on a mainland platform"
#
# [[population]]
# channel = "comment"
# language = "en"
# population = "English-language commenters"
# basis = "readers of a page in English; nationality unknown"
"""

STANCE = """\
[stance]
target = {target}
favor = []
against = []"""
NO_STANCE = """\
# [stance]
# target = "sending the defectors back"
# favor = ["They entered illegally, so sending them back is right."]
# against = ["They are refugees and should be protected."]"""


def write_study(
    folder: Path, *, question: str = "", target: str | None = None, variables: Iterable[str] = ()
) -> list[tuple[Path, bool]]:
    """Writes study.toml and codebook.toml where they are missing; returns each path, and whether it is new."""
    names = tuple(variables) or (("stance", "sentiment") if target else ("sentiment",))
    study = TEMPLATE.format(
        title='# title = "How readers took …"',
        question=f"question = {toml_string(question)}" if question else '# question = "…?"',
        book=BOOK,
        stance=STANCE.format(target=toml_string(target)) if target else NO_STANCE,
    )
    book = codebook_text(codebook_for(names, target=target, question=question))
    folder.mkdir(parents=True, exist_ok=True)
    return [(path, write_new(path, text.encode())) for path, text in ((folder / NAME, study), (folder / BOOK, book))]

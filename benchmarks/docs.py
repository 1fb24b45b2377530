"""Writes the parts of the documents that the program itself says: options, lists of parts, cautions, formats.

    python -m benchmarks.docs            # docs/*.md and docs/how-to/*.md settled
    python -m benchmarks.docs --check    # says what is behind, exit 1

A document holds such a part between `<!-- NAME: written by python -m benchmarks.docs -->` and `<!-- end -->`; a test
compares them.
"""

from __future__ import annotations

import argparse
import inspect
import re
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import click

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
_BLOCK = re.compile(r"<!-- (?P<name>[\w -]+): written by python -m benchmarks\.docs -->\n.*?<!-- end -->", re.DOTALL)


def settled(text: str) -> str:
    """The document with all its parts as the program says them now."""
    return _BLOCK.sub(lambda found: block(found["name"]), text)


def block(name: str) -> str:
    """One part with its marks: `verbs`, `options VERB`, `parsers`, `analyses`, `figures`, `cautions`, `formats`."""
    kind, _, of = name.partition(" ")
    body = _MAKERS[kind](of) if of else _MAKERS[kind]()
    return f"<!-- {name}: written by python -m benchmarks.docs -->\n{body}\n<!-- end -->"


def documents() -> list[Path]:
    """The documents that may hold such parts."""
    return sorted([*DOCS.glob("*.md"), *(DOCS / "how-to").glob("*.md")])


def behind() -> list[Path]:
    """The documents whose parts are not what the program says."""
    return [path for path in documents() if settled(text := path.read_text(encoding="utf-8")) != text]


def _verbs() -> str:
    from commentariat.cli import main

    rows = [
        (f"[`commentariat {name}`]({name}.md)", verb.get_short_help_str(400)) for name, verb in main.commands.items()
    ]
    return _table(("verb", "what it does"), rows)


def _options(verb: str) -> str:
    """How a verb is called, and a row for each of its options with its help and its default."""
    from commentariat.cli import main

    command = main.commands[verb]
    context = click.Context(command, info_name=f"commentariat {verb}", max_content_width=400, terminal_width=400)
    usage = command.get_usage(context).removeprefix("Usage: ")
    records = [option.get_help_record(context) for option in command.params if isinstance(option, click.Option)]
    rows = [(f"`{names}`", _prose(said)) for names, said in filter(None, records)]
    rows.append(("`-h, --help`", "Show this help and end."))
    return f"```text\n{usage}\n```\n\n{_table(('option', 'what it does'), rows)}"


def _parsers() -> str:
    from threads.parsers import PARSERS

    rows = [(f"`{part.name}`", part.options["form"], f"`{_home(part)}`", _prose(part.about)) for part in PARSERS]
    return _table(("parser", "form", "file", "pages"), rows)


def _analyses() -> str:
    from analysis.base import ANALYSES

    said = []
    for part in ANALYSES:
        facts = [f"A row is about: {part.options['about']}.", _parameters(part.function), f"In `{_home(part)}`."]
        said.append(f"### `{part.name}`\n\n{_docstring(part.function)}\n\n{' '.join(filter(None, facts))}")
    return "\n\n".join(said)


def _figures() -> str:
    from reports.figures import FIGURES

    rows = [
        (f"`{part.name}`", _prose(part.about), _prose(part.options.get("needs", "")), f"`{_home(part)}`")
        for part in FIGURES
    ]
    return _table(("figure", "what it shows", "drawn where there is", "file"), rows)


def _cautions() -> str:
    from analysis.compare.cautions import CAUTIONS, SERIOUS

    rows = [
        (f"`{code}`", _prose(sentence) + (" Leaves a description only." if code in SERIOUS else ""))
        for code, sentence in CAUTIONS.items()
    ]
    return _table(("code", "what it says"), rows)


def _formats() -> str:
    from commentariat.export import GRAPHS, TABLES
    from commentariat.pages import PAGE_SUFFIXES, TABLE_SUFFIXES
    from threads.exchange.convokit import FILES

    return _table(
        ("what", "read", "written by"),
        [
            ("pages", _names(PAGE_SUFFIXES), ""),
            ("tables of comments", _names(TABLE_SUFFIXES), "`report`: `reactions.csv`, `reactions.parquet`"),
            ("threads", "`.jsonl`", "`parse`, `report`: `threads.jsonl`; `parse --format parquet`: tables"),
            ("ConvoKit corpora", f"a folder or `.zip` of {_names(FILES)}", "`export --to convokit`"),
            (
                "our own tables",
                "a folder of `comments.csv` or `comments.parquet` with those beside it, `threads.xlsx`",
                _names(f"export --to {name}" for name in TABLES),
            ),
            ("graphs", "", _names(f"export --to {name}" for name in GRAPHS)),
        ],
    )  # fmt: skip


_MAKERS: dict[str, Callable[..., str]] = {
    "verbs": _verbs,
    "options": _options,
    "parsers": _parsers,
    "analyses": _analyses,
    "figures": _figures,
    "cautions": _cautions,
    "formats": _formats,
}


def _home(part: Any) -> str:
    """The file of a part, from the root."""
    return str(Path(inspect.getfile(inspect.unwrap(part.function))).resolve().relative_to(ROOT))


def _parameters(function: Callable[..., Any]) -> str:
    own = [value for value in inspect.signature(function).parameters.values() if value.name != "study"]
    named = [
        f"`{value.name}`" + ("" if value.default is value.empty else f" (else `{value.default!r}`)") for value in own
    ]
    return f"Parameters: {', '.join(named)}." if named else ""


def _docstring(function: Callable[..., Any]) -> str:
    """The words of a docstring, each paragraph on one line."""
    paragraphs = inspect.cleandoc(function.__doc__ or "").split("\n\n")
    return "\n\n".join(_prose(" ".join(one.split())) for one in paragraphs)


def _prose(text: str) -> str:
    """Words as Markdown: signs that would be markup are escaped, what stands in backticks stays."""
    text = re.sub(r"(?<!`)\b(?!https?:)[a-z]+://[\w.:…-]+", r"`\g<0>`", text)  # else it becomes a link
    parts = re.split(r"(`[^`]*`)", text)
    return "".join(part if part.startswith("`") else re.sub(r"([<>*_\[\]$])", r"\\\1", part) for part in parts)


def _names(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in (names if isinstance(names, tuple) else sorted(names)))


def _table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    lines = [[*heads], *([cell.replace("|", r"\|") for cell in row] for row in rows)]
    lines.insert(1, ["---"] * len(lines[0]))
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing")
    check = parser.parse_args().check
    found = behind()
    for path in found:
        print(path.relative_to(ROOT))
        if not check:
            path.write_text(settled(path.read_text(encoding="utf-8")), encoding="utf-8")
    sys.exit(1 if check and found else 0)


if __name__ == "__main__":
    main()

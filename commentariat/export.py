"""Threads for other programs: `commentariat export PATH… --to gexf|graphml|convokit|csv|xlsx|parquet -o OUT`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from analysis.base import Study
from commentariat.measures import POPULATION, Measures, measures
from threads.corpus.store import Corpus
from threads.errors import UnknownName
from threads.exchange.own import ExportColumn, ExportTable, definitions, thread_tables, write_tables
from threads.model import Thread

GRAPHS, TABLES = ("gexf", "graphml"), ("csv", "xlsx", "parquet")
TARGETS = (*GRAPHS, "convokit", *TABLES)

REACTIONS = (
    ExportColumn("id", "text", "The reaction: thread/comment, of a quoted voice with its place in the text."),
    ExportColumn("digest", "text", "Digest of the text, the same in every parse.", "hexadecimal"),
    ExportColumn("channel", "text", "Whether a reader wrote it below, or a page quotes it.", "comment quoted"),
    *POPULATION,
    ExportColumn("author", "text", "Who wrote or said it, as the page names them."),
    ExportColumn("thread", "text", "The thread that it stands in."),
    ExportColumn("owner", "text", "The comment that it is, or the text that it is quoted in.", "id"),
    ExportColumn("number", "whole", "As the page counts its comments."),
    ExportColumn("language", "text", "Its language.", "ISO 639-1", "by its words"),
    ExportColumn("text", "text", "All that it says."),
    ExportColumn("own_text", "text", "What it says without others' words: what is analysed."),
    ExportColumn("posted", "moment", "When it was written; of a quoted voice when the article was.",
        "ISO 8601; in XLSX and Parquet UTC"),
    ExportColumn("likes", "whole", "Likes, votes or points; empty is unknown, 0 is none.", "likes"),
    ExportColumn("chosen_by", "text", "Who decided that we see it.", "platform editor translator"),
    ExportColumn("path", "text", "File that it was read from."),
)  # fmt: skip


def export(
    threads: Iterable[Thread] | Study, out: Path | str, *, to: str = "gexf", measured: Sequence[str] = ()
) -> list[Path]:
    """Writes the threads for another program into the folder `out` and returns the files, in a fixed order.

    "gexf" (Gephi) and "graphml" (igraph, Cytoscape, yEd) give `comments` and `authors`; "convokit" gives a corpus for
    `convokit.Corpus(filename=out)`; "csv", "parquet" and "xlsx" give tables of threads, comments, replies, quotes and
    reactions with their `definitions`, which `commentariat.read(out)` reads as the threads that they were. `threads`
    may be a Corpus, or a Study, whose settings the `measured` follow: "sentiment", "stance", "themes", "population",
    "camps", "codes" stand on nodes, utterances and rows, and what must be known of them in `definitions.csv`. Raises
    UnknownName for another target or measure, and what the analyses raise.
    """
    found = write_export(threads, Path(out), to=to, measured=measured)
    return found[0]


def write_export(
    threads: Iterable[Thread] | Study, out: Path, *, to: str, measured: Sequence[str]
) -> tuple[list[Path], list[str]]:
    """As `export`, and besides the files the sentences by which measures are refused."""
    if to not in TARGETS:
        raise UnknownName("export", to, TARGETS)
    study = threads if isinstance(threads, Study) else None
    if isinstance(threads, Study):
        kept: Corpus | tuple[Thread, ...] = threads.corpus
    else:
        kept = threads if isinstance(threads, Corpus) else tuple(threads)
    if study is None and (measured or to in TABLES):
        study = Study(kept if isinstance(kept, Corpus) else Corpus(kept))
    found = measures(study, measured) if study is not None and measured else Measures()
    if to in TABLES and study is not None:
        return _tables(kept, study, found, out, to), found.said
    if to == "convokit":
        from threads.exchange.convokit import FILES, write_convokit

        write_convokit(kept, out, traits=found.reactions)
        written = [out / name for name in FILES]
    else:
        from threads.exchange.graphs import write_graphs

        traits = {key: {name: _node_value(value) for name, value in row.items()}
            for key, row in found.reactions.items()}  # fmt: skip
        written = list(write_graphs(kept, out, form=to, traits=traits, author_traits=found.authors))
    if found.columns:
        written += write_tables([definitions(_places(found, to))], out, form="csv")
    return written, found.said


def _places(found: Measures, to: str) -> list[ExportTable]:
    """What comments and, in a graph, authors carry of the analyses, as tables to be defined."""
    told = "What comments carry of the analyses."
    if to == "convokit":
        return [ExportTable("utterances", told, found.columns, tuple)]
    names = {name for row in found.authors.values() for name in row}
    of_authors = [one for one in found.columns if one.name in names]
    return [
        ExportTable("comments", told, found.columns, tuple),
        *([ExportTable("authors", "What authors carry of them.", of_authors, tuple)] if of_authors else []),
    ]


def _tables(threads: Iterable[Thread], study: Study, found: Measures, out: Path, form: str) -> list[Path]:
    tables = thread_tables(threads, measured=found.columns, traits=found.reactions)
    tables.append(_reactions(study, found))
    return write_tables([*tables, definitions(tables)], out, form=form)


def _reactions(study: Study, found: Measures) -> ExportTable:
    """The reactions as the study has them, with what is measured of each."""
    table = study.reactions
    known = {one.name: one for one in REACTIONS}
    columns = [known.get(name) or _extra(name, str(table[name].dtype)) for name in map(str, table.columns)]
    columns += [one for one in found.columns if one.name not in known]

    def rows() -> Iterator[dict[str, Any]]:
        plain = table.astype(object).where(table.notna(), None)
        for cells in plain.itertuples(index=False, name=None):
            row = dict(zip(map(str, table.columns), cells, strict=True))
            yield {**found.reactions.get(str(row["id"]), {}), **row}

    return ExportTable("reactions", "A row a public utterance, a comment or a quoted voice: the unit of analysis.",
        columns, rows)  # fmt: skip


def _extra(name: str, kind: str) -> ExportColumn:
    """A column of an export that we have no field for."""
    meaning = f"“{name.removeprefix('extra_')}” of the export that was read."
    return replace(ExportColumn(name, "real" if "double" in kind else "text", meaning), source="the page or export")


def _node_value(value: Any) -> Any:
    return "; ".join(map(str, value)) if isinstance(value, list) else value

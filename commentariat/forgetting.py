"""Takes one person out of what was written: `commentariat forget NAME OUT`."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

from analysis.coding.codes import meant_by, with_units
from analysis.coding.files import code_rows
from analysis.coding.names import KEY, UNITS
from commentariat.bundle.veil import Veil
from commentariat.earlier import outputs_in
from commentariat.front import report
from commentariat.hiding import VeiledValues, search_written
from commentariat.hiding.keys import read_key
from commentariat.hiding.withheld import Withheld
from commentariat.outputs import Check, output_folder
from commentariat.outputs.ours import read_outputs
from commentariat.run import Progress
from commentariat.settings import BOTH, REDACTED, SHOWN, THREADS, VEILED_ANEW, Settings, find_settings
from reports.tables import csv_guarded
from threads.corpus.forgetting import Forgotten
from threads.corpus.parquet import TABLES, write_parquet
from threads.corpus.populations import Rules
from threads.corpus.pseudonyms import Pseudonyms
from threads.corpus.store import Corpus, Skipped, write_jsonl
from threads.errors import BadParameter, CommentariatError, InputError
from threads.model import Thread

REPORT, PARSE = "report", "parse"
"""The verbs whose folders can be made anew."""


class NotNamed(CommentariatError):
    """A person who is to be forgotten and is named nowhere."""

    def __init__(self, name: str, out: Path) -> None:
        super().__init__(
            f"“{name}” is named nowhere in {out}, so nothing was changed. Write the name as the report shows it; of a "
            "report under pseudonyms give the pseudonym, or the name with the --key that the report was made with."
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Forgetting:
    """What was done: how many comments and quotations of the person went, how many texts of others were changed, the
    files that were written anew, and those of the folder that are not ours and were not looked at."""

    comments: int
    quotes: int
    texts: int
    files: tuple[Path, ...]
    unlisted: tuple[str, ...]


def forget(name: str, out: Path | str, *, key: Path | None = None, progress: Progress | None = None) -> Forgetting:
    """Takes a person's comments, quotations and name out of a folder that `report` or `parse` wrote, and makes all that
    is in it anew from what is left.

    With a `key` the name is that of the person, the folder under that key's pseudonyms. Raises NotNamed where the
    person is named nowhere, BadParameter and InputError for a folder that cannot be made anew; then nothing was
    changed.
    """
    folder = Path(out)
    _check(folder)
    settings = find_settings([folder])
    threads = tuple(Corpus(folder / THREADS))
    gone = Forgotten(_called(name, key), threads)
    left = tuple(gone.thread(thread, number) for number, thread in enumerate(threads, 1))
    if left == threads and not _within(settings, gone):
        raise NotNamed(name, folder)
    listed = outputs_in(folder)
    unlisted = sorted(path for path in folder.rglob("*") if path.is_file() and path not in listed)

    def check(new: Path) -> None:
        search_written(new, Withheld(people=gone.finder.people))

    if _made_by(folder) == PARSE:
        files = _parsed(folder, left, check)
    else:
        files = _report(folder, threads, left, settings, gone, check, progress)
    return Forgetting(
        comments=sum(a.kind != b.kind for one, other in zip(threads, left, strict=True)
            for a, b in zip(one.comments, other.comments, strict=True)),
        quotes=sum(len(one.quotes) - len(other.quotes) for one, other in zip(threads, left, strict=True)),
        texts=sum(map(_changed, threads, left)), files=tuple(files),
        unlisted=tuple(path.relative_to(folder).as_posix() for path in unlisted),
    )  # fmt: skip


def _called(name: str, key: Path | None) -> str:
    """The name as the folder has it: under a key the pseudonym."""
    if key is None:
        return name
    if not key.is_file():
        raise BadParameter(f"There is no key {key}: give the one that the report was made with.")
    return Pseudonyms(read_key(key)).of(name)


def _check(folder: Path) -> None:
    made_by = _made_by(folder)
    if (folder / KEY).is_file() and (folder / UNITS).is_file():
        raise BadParameter(
            f"{folder} holds sheets for coders, whose answers hang on what they read. Forget the person in the threads "
            "that they were drawn from, and draw anew."
        )
    if made_by not in (REPORT, PARSE) or not (folder / THREADS).is_file():
        why = (
            "one part of a report, without what it was made from. Forget the person in the whole report or in what "
            "`commentariat parse` wrote, and make the part anew"
            if made_by == REPORT else "no folder that `commentariat report` or `commentariat parse` wrote"
        )  # fmt: skip
        raise InputError(f"{folder} is {why}.")
    if find_settings([folder]).words in (REDACTED, BOTH):
        raise InputError(
            f"{folder} was written without people’s words, so its numbers cannot be made anew without somebody. Forget "
            "the person in what `commentariat parse` wrote, and make the report anew from that."
        )


def _made_by(folder: Path) -> str | None:
    """The verb that wrote the folder, by its manifest; None where there is no manifest of ours."""
    manifest = read_outputs(folder)
    return str(manifest.get("made_by", REPORT)) if manifest else None


def _within(settings: Settings, gone: Forgotten) -> bool:
    said = (settings.title, settings.note, settings.question, settings.target, *settings.favor, *settings.against)
    files = (path.read_text("utf-8", "replace") for path in settings.files if path.is_file())
    return any(gone.string(one) != one for one in (*said, *files) if one)


def _changed(before: Thread, after: Thread) -> int:
    pairs = zip(before.comments, after.comments, strict=True)
    others = sum(a.text != b.text and a.kind == b.kind for a, b in pairs)
    return others + (before.article.text != after.article.text) + (before.article.title != after.article.title)


def _parsed(folder: Path, left: tuple[Thread, ...], check: Check) -> list[Path]:
    tables = all((folder / f"{name}.parquet").is_file() for name in TABLES)
    with output_folder(folder, force=True, check=check, made_by=PARSE) as staged:
        written = [staged.path / THREADS]
        write_jsonl(left, written[0])
        if tables:
            write_parquet(Corpus(written[0]), staged.path)
            written += [staged.path / f"{name}.parquet" for name in TABLES]
    return [staged.placed(path) for path in written]


def _report(
    folder: Path, threads: tuple[Thread, ...], left: tuple[Thread, ...], settings: Settings, gone: Forgotten,
    check: Check, progress: Progress | None,
) -> list[Path]:  # fmt: skip
    rules = Rules.of(
        ({key: gone.string(value) if isinstance(value, str) else value for key, value in table.items()}
            for table in settings.rules.tables), origin=settings.rules.origin,
    )  # fmt: skip
    rules = rules if settings.rules.tables else settings.rules
    before, after = Corpus(threads, rules=settings.rules), Corpus(left, rules=rules)
    skipped = tuple(Skipped(gone.string(row.path), gone.string(row.reason)) for row in settings.skipped)
    corpus = Corpus(left, rules=rules, skipped=skipped)
    with tempfile.TemporaryDirectory(prefix="commentariat-") as place:
        kept = _told(_files(settings, before, after, gone, Path(place)), rules, gone)
        return report(
            corpus, folder, settings=replace(kept, skipped=skipped), progress=progress, force=True, check=check
        )


def _told(settings: Settings, rules: Rules, gone: Forgotten) -> Settings:
    def told(text: str | None) -> str | None:
        return None if text is None else gone.string(text)

    return replace(
        settings, title=told(settings.title), note=told(settings.note), question=told(settings.question), rules=rules,
        target=told(settings.target), favor=tuple(map(gone.string, settings.favor)),
        against=tuple(map(gone.string, settings.against)), path=None, words=VEILED_ANEW if settings.words else SHOWN,
    )  # fmt: skip


def _files(settings: Settings, before: Corpus, after: Corpus, gone: Forgotten, place: Path) -> Settings:
    """The settings with the files that they name written anew without the person: codes of what went are no more."""
    values = VeiledValues(before, gone, gone)
    was, now = (one.reactions().set_index("id", drop=False).rename_axis(None) for one in (before, after))
    pairs = [(key, new) for key in was.index if (new := values.identifier(str(key))) in now.index]
    stays = was.loc[[key for key, _ in pairs]]
    veil = Veil(stays, now.loc[[new for _, new in pairs]], gone.string, paths=())
    made = settings
    if settings.codes is not None:
        rows = code_rows(settings.codes)
        table = with_units(rows)
        meant = meant_by(was, table)
        lost = {unit for unit, names in meant.items() if names and not set(names) & set(stays.index)}
        made = replace(
            made, codes=_wrote(place / "codes.csv", csv_guarded(veil.codes(rows[~table["unit"].isin(lost)])))
        )
    if settings.readings is not None:
        from analysis.annotator.readings import read_readings

        readings = veil.readings(read_readings(settings.readings))
        made = replace(made, readings=_wrote(place / "readings.csv", csv_guarded(readings)))
    if settings.themes is not None:
        made = replace(made, themes=_wrote(place / "themes.toml", veil.themes(settings.themes).encode()))
    if settings.codebook is not None and (book := veil.codebook(settings.codebook)) is not None:
        made = replace(made, codebook=_wrote(place / "codebook.toml", book.encode()))
    return made


def _wrote(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path

"""The small file beside the inputs, `study.toml`: the study's title, its stance target, its populations and codes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from commentariat.offsets import Asked, asked_of, read_replies
from commentariat.settings_values import count_value, file_beside, known_keys, shown_value, switch_value, text_value
from threads.corpus.populations import Rules
from threads.corpus.store import Skipped
from threads.errors import BadParameter, UnknownName
from threads.exchange.read_options import ReadOptions, check_fields
from threads.text.encode import ENCODERS, USE
from threads.text.toml_text import read_toml

NAME = "study.toml"
BUNDLE, THREADS = "study", "threads.jsonl"
"""Of a report's folder, what the report was made from: the settings with the files that they name, and the threads."""
MEASURED = f"{BUNDLE}/measured.json"
"""What was measured on words that are hidden, where any are."""

_KEYS = (
    "codebook", "codes", "encoder", "group_by", "language", "long_window", "map", "note", "population",
    "population_origin", "question", "readings", "replies", "seed", "skipped", "stance", "themes", "title", "topics",
    "words",
)  # fmt: skip
_STANCE = ("against", "favor", "target")
SIDES = ("favor", "against")
SHOWN, VEILED, REDACTED, BOTH = "", "pseudonyms", "left out", "pseudonyms, left out"
VEILED_ANEW = "pseudonyms, measured anew"
"""What a bundle says of its words: as they were, with pseudonyms for names, none of them, or neither; and pseudonyms
with which the numbers were measured."""
LARGEST_SEED = 2**32 - 1
"""What every generator of random numbers takes."""
MOST_TOPICS = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a study is of, as `study.toml` says it or you do; all of it may be missing.

    `question` is what the study asks, `codebook` the path of what coders are asked (a template stands in for none).
    `target`, `favor` and `against` are what the stance is towards and statements of each side; `codes` is the path of
    the hand-coded sample; `readings` is that of a larger model's codes (`commentariat annotate`); `rules` assign
    populations; `note` is a sentence that the report prints at its head ("a demonstration with invented codes");
    `themes` is the path of themes of your own, `topics` how many themes or topics are asked for, None for the number
    that the data show; `language` is that of the report's own words; `seed` is that of everything random;
    `columns` (field → column) say what a table's columns are, and `long_window` that packed files may look back 2 GB;
    `nobody` is the offset of "answers nobody" of the place (`commentariat.offsets`): a number, "stated", or the path of
    codes to fit it by; `skipped` are inputs that gave no thread when the pages were read, for a study of threads alone;
    `encoder` is what makes sentence vectors, "use" or "fast"; `words` says of threads whose names or words were hidden
    that they are not as they were measured. Raises BadParameter for statements of one side alone.
    """

    path: Path | None = None
    title: str | None = None
    note: str | None = None
    question: str | None = None
    codebook: Path | None = None
    target: str | None = None
    favor: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    codes: Path | None = None
    readings: Path | None = None
    themes: Path | None = None
    topics: int | None = None
    language: str = "en"
    nobody: Asked | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    long_window: bool = False
    rules: Rules = field(default_factory=Rules)
    seed: int = 0
    encoder: str = USE
    skipped: tuple[Skipped, ...] = ()
    words: str = SHOWN

    def __post_init__(self) -> None:
        for side in SIDES:
            object.__setattr__(self, side, tuple(getattr(self, side)))
        for name in ("codes", "codebook", "readings", "themes"):
            value = getattr(self, name)
            if value is not None:
                object.__setattr__(self, name, Path(value))
        if isinstance(self.nobody, str):
            object.__setattr__(self, "nobody", asked_of(self.nobody))
        if self.encoder not in ENCODERS:
            raise UnknownName("encoder", self.encoder, tuple(ENCODERS))
        _check_sides(self)
        check_fields(self.columns)

    @property
    def read_options(self) -> ReadOptions:
        """How exports are read."""
        return ReadOptions(self.columns, self.long_window)

    @property
    def stance(self) -> dict[str, Any]:
        """The parameters of the stance analysis that are said."""
        said = {"target": self.target, "favor": self.favor, "against": self.against}
        return {key: value for key, value in said.items() if value}

    def over(
        self,
        *,
        title: str | None = None,
        target: str | None = None,
        favor: Iterable[str] = (),
        against: Iterable[str] = (),
        codes: Path | None = None,
        readings: Path | None = None,
        topics: int | None = None,
        language: str | None = None,
        nobody: Asked | None = None,
        columns: Mapping[str, str] | None = None,
        group_by: str | None = None,
        long_window: bool = False,
        seed: int | None = None,
        encoder: str | None = None,
    ) -> Settings:
        """The settings with what is given here in place of what they say; another target leaves their statements
        behind, and `columns` go before theirs, field by field. `group_by` is that of the rules."""
        kept = self if target is None else replace(self, target=target, favor=(), against=())
        return replace(
            kept,
            title=title or kept.title,
            favor=tuple(favor) or kept.favor,
            against=tuple(against) or kept.against,
            codes=codes or kept.codes,
            readings=readings or kept.readings,
            topics=kept.topics if topics is None else topics,
            language=language or kept.language,
            nobody=kept.nobody if nobody is None else nobody,
            columns={**kept.columns, **(columns or {})},
            long_window=long_window or kept.long_window,
            rules=kept.rules if group_by is None else kept.rules.grouped(group_by),
            seed=kept.seed if seed is None else seed,
            encoder=encoder or kept.encoder,
        )

    @property
    def files(self) -> tuple[Path, ...]:
        """The files that the settings are: themselves, and those that they name."""
        coded = self.nobody if isinstance(self.nobody, Path) else None
        named = (self.path, self.codes, self.codebook, self.readings, self.themes, coded)
        return tuple(path for path in named if path is not None)


def find_settings(paths: Iterable[Path | str], *, given: Path | str | None = None) -> Settings:
    """The settings file given, else the one in the first folder among the paths (or beside a file) that has one.

    A folder that a report was written into has its own in `study`: what it was made with.
    """
    if given is not None:
        return read_settings(Path(given))
    for path in map(Path, paths):
        place = path if path.is_dir() else path.parent
        for one in (place / NAME, *([place / BUNDLE / NAME] if (place / THREADS).is_file() else [])):
            if one.is_file():
                return read_settings(one)
    return Settings()


def read_settings(path: Path) -> Settings:
    """The settings in a TOML file; raises UnreadableInput, or BadParameter with the key at fault and what it wants."""
    values = read_toml(path)
    known_keys(values, _KEYS, str(path))
    return Settings(
        path=path,
        title=text_value(values, "title", path),
        note=text_value(values, "note", path),
        question=text_value(values, "question", path),
        codebook=file_beside(values, "codebook", path),
        codes=file_beside(values, "codes", path),
        readings=file_beside(values, "readings", path),
        themes=file_beside(values, "themes", path),
        topics=count_value(values, "topics", path, least=1, most=MOST_TOPICS),
        seed=count_value(values, "seed", path, least=0, most=LARGEST_SEED) or 0,
        encoder=_encoder(values, path),
        language=text_value(values, "language", path) or "en",
        skipped=_skipped(values.get("skipped", []), path),
        words=_words(values, path),
        **_stance(values.get("stance", {}), path),
        nobody=read_replies(values.get("replies", {}), path),
        columns=_columns(values.get("map", {}), path),
        long_window=switch_value(values, "long_window", path),
        rules=_rules(values.get("population", []), text_value(values, "population_origin", path), path).grouped(
            text_value(values, "group_by", path)
        ),
    )


def _words(values: Mapping[str, Any], path: Path) -> str:
    said, known = text_value(values, "words", path) or SHOWN, (VEILED, REDACTED, BOTH, VEILED_ANEW)
    if said and said not in known:
        raise BadParameter(
            f"{path}: `words` stands there as {shown_value(said)}: leave it out; a report under pseudonyms writes it."
        )
    return said


def _encoder(values: Mapping[str, Any], path: Path) -> str:
    said = text_value(values, "encoder", path) or USE
    if said not in ENCODERS:
        raise BadParameter(f"{path}: `encoder` is {' or '.join(ENCODERS)}; it stands there as {shown_value(said)}.")
    return said


def _columns(values: Any, path: Path) -> dict[str, str]:
    """The table [map]: which column of a table is which field."""
    if not isinstance(values, dict) or not all(isinstance(value, str) for value in values.values()):
        raise BadParameter(
            f'{path}: the map of a table is a table: write [map] on a line of its own, and text = "body" below it.'
        )
    try:
        check_fields(values)
    except BadParameter as error:
        raise BadParameter(f"{path}, under [map]: {error}") from error
    return values


def _stance(values: Any, path: Path) -> dict[str, Any]:
    """The table [stance]: a target, and lists of statements for and against it."""
    if not isinstance(values, dict):
        raise BadParameter(
            f'{path}: the stance is a table: write [stance] on a line of its own, and target = "…" below it.'
        )
    known_keys(values, _STANCE, f"{path}, under [stance],")
    target = text_value(values, "target", path)
    found: dict[str, Any] = {} if target is None else {"target": target}
    for side in SIDES:
        said = values.get(side, [])
        if not isinstance(said, list) or not all(isinstance(one, str) for one in said):
            raise BadParameter(
                f'{path}: `{side}` is a list of statements, as in {side} = ["…", "…"]; it is {shown_value(said)}.'
            )
        if said:
            found[side] = tuple(said)
    if found and not str(target or "").strip():
        raise BadParameter(
            f"{path}: [stance] has statements but no target: name what they are for and against, as in target = "
            f'"the new law".'
        )
    return found


def _check_sides(settings: Settings) -> None:
    """Raises BadParameter where statements stand on one side only: with them alone no side could be read."""
    given = [side for side in SIDES if getattr(settings, side)]
    if len(given) == 1:
        where = f"{settings.path}: [stance]" if settings.path else "The stance asked for"
        lacking = SIDES[1 - SIDES.index(given[0])]
        raise BadParameter(
            f"{where} has statements `{given[0]}` but none `{lacking}`: a stance is read between the two, so give one "
            "of each, or the target alone."
        )


def _rules(tables: Any, origin: str | None, path: Path) -> Rules:
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise BadParameter(
            f"{path}: population rules are a list of tables: write [[population]], in two pairs of brackets, "
            f"above each."
        )
    try:
        return Rules.of(tables, origin=path.name if origin is None else origin or None)
    except BadParameter as error:
        raise BadParameter(f"{path}: {error}") from error


def _skipped(tables: Any, path: Path) -> tuple[Skipped, ...]:
    """What a report's own settings say of inputs that gave no thread: tables with `path` and `reason`."""
    if not isinstance(tables, list) or not all(
        isinstance(table, dict)
        and table.keys() == {"path", "reason"}
        and all(isinstance(value, str) for value in table.values())
        for table in tables
    ):
        raise BadParameter(f"{path}: each [[skipped]] has a `path` and a `reason`, both texts in quotation marks.")
    return tuple(Skipped(table["path"], table["reason"]) for table in tables)

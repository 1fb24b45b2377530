"""Settings as the text of a study.toml: what `read_settings` reads back as they were."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from commentariat.offsets import replies_text
from commentariat.settings import NAME, Settings
from threads.text.toml_text import toml_string

HEADER = """\
# What this report was made with. `commentariat report` on the folder of the report reads it and makes the report anew,
# and `commentariat verify` compares. Paths are seen from here.
"""


def settings_text(settings: Settings) -> str:
    """The settings as TOML; of a file that they name its name, for it stands beside."""
    named = {"codebook": settings.codebook, "codes": settings.codes, "readings": settings.readings}
    rules = settings.rules
    origin = None if not rules.tables or rules.origin == NAME else rules.origin or ""
    lines = [
        *_texts({"title": settings.title, "question": settings.question, "note": settings.note}),
        *_texts({"language": settings.language}),
        *([f"topics = {settings.topics}"] if settings.topics is not None else []),
        f"seed = {settings.seed}",
        *_texts({key: path.name if path else None for key, path in {**named, "themes": settings.themes}.items()}),
        *_texts({"group_by": rules.group_by, "population_origin": origin, "words": settings.words or None}),
        *(["long_window = true"] if settings.long_window else []),
    ]
    parts = [
        HEADER + "\n".join(lines), _stance(settings), replies_text(settings.nobody), _map(settings),
        *map(_rule, rules.tables),
    ]  # fmt: skip
    parts += ["[[skipped]]\n" + "\n".join(_texts({"path": row.path, "reason": row.reason})) for row in settings.skipped]
    return "\n\n".join(part for part in parts if part) + "\n"


def _texts(values: Mapping[str, str | None]) -> list[str]:
    return [f"{key} = {toml_string(value)}" for key, value in values.items() if value is not None]


def _list(values: Iterable[str]) -> str:
    return f"[{', '.join(map(toml_string, values))}]"


def _stance(settings: Settings) -> str:
    """The table of the stance; none where no target is named, for then statements are of nothing."""
    if not (settings.target or "").strip():
        return ""
    lines = ["[stance]", *_texts({"target": settings.target})]
    lines += [f"{side} = {_list(said)}" for side in ("favor", "against") if (said := getattr(settings, side))]
    return "\n".join(lines)


def _map(settings: Settings) -> str:
    return "\n".join(["[map]", *_texts(settings.columns)]) if settings.columns else ""


def _rule(table: Mapping[str, Any]) -> str:
    lines = [
        f"{key} = {toml_string(value) if isinstance(value, str) else _list(value)}" for key, value in table.items()
    ]
    return "\n".join(["[[population]]", *lines])

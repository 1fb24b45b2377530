"""A TOML file that a user wrote, read whole or told what is wrong with it."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

from threads.errors import BadParameter, UnreadableInput


def read_toml(path: Path) -> dict[str, Any]:
    """The tables of the file; raises UnreadableInput, or BadParameter where it is no TOML in UTF-8."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise UnreadableInput(path, error.strerror or type(error).__name__) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise BadParameter(f"{path} is not valid TOML: {error}.") from error


def toml_string(text: str) -> str:
    """A basic string of TOML: JSON's, with the one control character that JSON lets stand."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")

"""A TOML file that a user wrote, read whole or told what is wrong with it."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

from threads.errors import BadParameter, UnreadableInput

MAX_BYTES = 2_000_000
"""A file of settings; the largest of ours, a codebook, has 20 KB."""


def read_toml(path: Path) -> dict[str, Any]:
    """The tables of the file; raises UnreadableInput, or BadParameter where it is no TOML in UTF-8, or too long."""
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise BadParameter(
                f"{path} holds {size / 1e6:.0f} MB: settings have at most {MAX_BYTES / 1e6:.0f}. "
                "Was another file meant?"
            )
        if not path.is_file():  # a pipe would have us wait for somebody to write into it
            raise UnreadableInput(path, "it is no regular file")
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise UnreadableInput(path, error.strerror or type(error).__name__) from error
    except UnicodeDecodeError as error:
        raise BadParameter(
            f"{path} is not in UTF-8 (byte {error.start}): save it as UTF-8, as every TOML file is."
        ) from error
    except RecursionError as error:
        raise BadParameter(f"{path} is not valid TOML: its brackets are nested too deep.") from error
    except ValueError as error:  # tomllib's own, or a number of more digits than Python reads
        raise BadParameter(f"{path} is not valid TOML: {str(error)[:200]}.") from error


def toml_string(text: str) -> str:
    """A basic string of TOML: JSON's, with the one control character that JSON lets stand."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")

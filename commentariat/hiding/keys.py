"""The key of the pseudonyms: a file that the user keeps, made where there is none, never among what is published."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from threads.errors import BadParameter

BYTES = 32
LONGEST = 4096
NAME = "pseudonyms.key"


def default_key() -> Path:
    """Where the key lies unless another file is named: in the user's own configuration."""
    home = os.environ.get("XDG_CONFIG_HOME") or str(Path.home() / ".config")
    return Path(home) / "commentariat" / NAME


def read_key(path: Path | None = None, *, out: Path | None = None) -> bytes:
    """The key in a file, made with 32 random bytes that only its owner may read where there is none.

    Raises BadParameter where the file lies within `out`, holds no key, or can neither be read nor made.
    """
    file = path or default_key()
    if out is not None and file.resolve().is_relative_to(out.resolve()):
        raise BadParameter(
            f"The key {file} would lie in {out}, with what is published: whoever has it can find out whose pseudonyms "
            "these are. Name another place with --key."
        )
    try:
        return _read(file) if file.exists() else _made(file)
    except OSError as error:
        raise BadParameter(
            f"The key {file} can be neither read nor made ({error.strerror or error}). Name another place with --key."
        ) from error


def _read(file: Path) -> bytes:
    key = file.read_bytes().strip()
    if len(key) < BYTES // 2 or len(key) > LONGEST:
        raise BadParameter(
            f"{file} holds no key: a key is 16 bytes and more, and one that we make has 64 digits. Name another "
            "file, or one that is not there, which is made."
        )
    return key


def _made(file: Path) -> bytes:
    file.parent.mkdir(parents=True, exist_ok=True)
    key = secrets.token_hex(BYTES).encode()
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
        out.write(key + b"\n")
    return key

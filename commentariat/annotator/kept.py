"""Answers kept on disk as they come, by the digest of what was asked: a killed run goes on, nothing is paid twice."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from analysis.annotator.answers import ModelCode
from threads.errors import CommentariatError
from threads.text.json_text import read_json

VERSION = 1
"""Raised when the same answer would be read otherwise than before."""

Answers = dict[str, ModelCode]


def digest_of(model: str, messages: Sequence[dict[str, str]], schema: dict[str, Any], *, seed: int) -> str:
    """The digest of a question: the model, all that it is told, the form of the answer, and the seed."""
    asked = json.dumps([VERSION, model, messages, schema, seed], sort_keys=True)
    return hashlib.sha256(asked.encode()).hexdigest()


class AnswerFile:
    """JSON lines of digest, codes and why there are none; no text of a comment. Lines are written whole and at once, so
    that two runs may share a file; one cut short by a kill is passed over. `path` None keeps them in memory."""

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self._known: dict[str, tuple[Answers, str]] = {}
        if path is not None and path.exists():
            self._read(path)

    def get(self, digest: str) -> tuple[Answers, str] | None:
        """The codes and the reason for which there are none; None where it was never asked."""
        return self._known.get(digest)

    def add(self, digest: str, answers: Answers, why: str) -> None:
        """Keeps an answer; it is on disk when this returns."""
        self._known[digest] = answers, why
        if self.path is None:
            return
        codes = {name: [one.code, one.certainty] for name, one in answers.items()}
        line = json.dumps({"asked": digest, "codes": codes, "why": why}, ensure_ascii=False)
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        file = os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        try:  # the newline before ends a line that a kill cut short
            os.write(file, f"\n{line}\n".encode("utf-8", "replace"))
            os.fsync(file)
        finally:
            os.close(file)

    def _read(self, path: Path) -> None:
        try:
            lines = path.read_bytes().splitlines()
        except OSError as error:
            raise CommentariatError(f"The answers kept in {path} cannot be read ({error.strerror}).") from error
        for line in lines:
            try:
                row = read_json(line.decode("utf-8"))
                codes = {str(n): ModelCode(str(code), _number(sure)) for n, (code, sure) in row["codes"].items()}
                self._known[str(row["asked"])] = codes, str(row["why"])
            except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
                continue


def _number(value: Any) -> float | None:
    return float(value) if isinstance(value, int | float) and 0 <= value <= 1 else None

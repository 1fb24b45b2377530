"""A folder with threads and sheets in the tests' own words, and `commentariat serve` on it as a user starts it."""

from __future__ import annotations

import http.client
import json
import os
import re
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any, Self

import threads
from tests.conftest import ROOT
from threads import Thread

PAGE = """The Harbour Gazette

The old ferry stops in May

The harbour board closes the line to the north bank. Riders were told on Friday.

Comments (6)

Ann
2024-01-02 10:00
A sad day for the north bank.

Bo
2024-01-02 10:05
The bridge is quicker, so let it go.

Cem
2024-01-02 10:09
What did a ticket cost?

江边人
2024-01-02 10:12
渡船停了，老人怎么过江？

Dee
2024-01-02 10:15
Bo never had to push a pram over that bridge.

Eve
2024-01-02 10:20
Thank you to the crew for all the years.
"""

BOOK = """question = "What do riders want of the ferry?"

[[variable]]
name = "stance"
kind = "nominal"
question = "Is the writer for or against closing the ferry?"
definition = "What the writer wants."

  [[variable.answer]]
  code = "FAVOR"
  key = "1"
  label = "in favour"
  definition = "Wants it closed."
  examples = ["Close it today."]

  [[variable.answer]]
  code = "AGAINST"
  key = "2"
  label = "against"

  [[variable.answer]]
  code = "NONE"
  key = "3"
  label = "neither"
"""

SEVERAL = """
[[variable]]
name = "themes"
kind = "several"
question = "Which of these does the comment speak of?"

  [[variable.answer]]
  code = "OLD"
  label = "old people"

  [[variable.answer]]
  code = "MONEY"
  label = "money"
"""

REPLIES = """
[[variable]]
name = "replies"
kind = "replies"
question = "Whom does the comment answer?"
"""

SECRET = {"population": "zz-population", "part": "zz-part", "inclusion": 0.123, "sentiment": "zz-mood", "stance": "zz"}
"""What a machine or the draw knows of a unit, put where a coder must never see it."""


def sheets(
    folder: Path, *, book: str = BOOK, coders: tuple[str, ...] = ("A", "B"), more: tuple[Thread, ...] = ()
) -> Path:
    """Writes threads, units and a codebook into the folder, as the draw of a sample does."""
    folder.mkdir(parents=True, exist_ok=True)
    thread = threads.split(PAGE.encode())
    lines = [thread.to_json(), *(json.dumps(one.to_dict()) for one in more)]  # letters as they are, and as escapes
    (folder / "threads.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (folder / "codebook.toml").write_text(book, encoding="utf-8")
    units = [
        {
            "n": n,
            "reaction": f"{thread.id}/{comment.id}",
            "thread": thread.id,
            "owner": comment.id,
            "channel": "comment",
            "language": comment.language,
            "author": comment.author,
            "posted": "2024-01-02T10:00:00+00:00",
            "title": thread.article.title,
            "article": thread.article.text,
            "parent": {"author": "Ann", "text": "A sad day."} if n == 2 else None,
            "text": comment.text,
            "original": "Le pont est plus rapide." if n == 2 else None,
            "candidates": [
                {"id": one.id, "number": one.number, "author": one.author, "text": one.text}
                for one in reversed(thread.comments[: n - 1])
            ],
            "coders": list(coders),
        }
        | SECRET
        for n, comment in enumerate(thread.comments, 1)
    ]
    (folder / "units.jsonl").write_text("".join(json.dumps(one) + "\n" for one in units), encoding="utf-8")
    (folder / "key.csv").write_text("n,population,part,inclusion\n1,zz-population,zz-part,0.123\n", encoding="utf-8")
    return folder


class Server:
    """`commentariat serve` in a process of its own; `ask` and `send` speak to it as its page does."""

    def __init__(self, folder: Path, *options: str) -> None:
        words = [sys.executable, "-m", "commentariat", "serve", str(folder), "--no-open", *options]
        self.process = subprocess.Popen(
            words, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=os.environ
        )
        assert self.process.stdout
        self.said = ""
        while not (found := re.search(r"http://127\.0\.0\.1:(\d+)/\?token=(\S+)", self.said)):
            line = self.process.stdout.readline()
            assert line, self.process.stderr and self.process.stderr.read()
            self.said += line
        self.address, self.port, self.token = found[0], int(found[1]), found[2]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()

    def kill(self) -> None:
        """kill -9."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGKILL)
        self.process.communicate()

    def stop(self) -> tuple[int, str]:
        """Ctrl-C: the exit code and the last words."""
        self.process.send_signal(signal.SIGINT)
        out, err = self.process.communicate()
        return self.process.returncode, out + err

    def raw(
        self, path: str, *, method: str = "GET", body: bytes | str | None = None, **headers: str
    ) -> tuple[int, dict[str, str], bytes]:
        """Status, headers and bytes of an answer; headers are given with _ for -, Host too."""
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        line.putrequest(method, path, skip_host="Host" in given)
        if body is not None and "Transfer-Encoding" not in given:
            given.setdefault("Content-Length", str(len(body.encode() if isinstance(body, str) else body)))
        for name, value in given.items():
            line.putheader(name, value)
        line.endheaders(body.encode() if isinstance(body, str) else body)
        answer = line.getresponse()
        found = answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
        line.close()
        return found

    @property
    def key(self) -> dict[str, str]:
        """The cookie and the origin that the page sends."""
        return {
            "Cookie": f"other=1; commentariat-{self.port}={self.token}",
            "Origin": f"http://127.0.0.1:{self.port}",
        }

    def ask(self, path: str) -> Any:
        """What a page of ours gets."""
        status, _, body = self.raw(f"/api/{path}", **self.key)
        assert status == 200, body
        return json.loads(body)

    def send(self, path: str, given: Any) -> tuple[int, Any]:
        """What a page of ours gets when it writes."""
        body = given if isinstance(given, bytes) else json.dumps(given)
        status, _, answer = self.raw(
            f"/api/{path}", method="POST", body=body, Content_Type="application/json", **self.key
        )
        return status, json.loads(answer)


def code(server: Server, n: int, given: str, *, coder: str = "A", variable: str = "stance") -> tuple[int, dict]:
    return server.send("code", {"coder": coder, "n": n, "variable": variable, "code": given})


def rows(folder: Path) -> list[tuple[object, ...]]:
    with sqlite3.connect(folder / "codes.sqlite") as base:
        return base.execute("SELECT coder, n, variable, code FROM codes ORDER BY id").fetchall()

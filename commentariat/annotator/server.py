"""Requests to a model's server by the standard library: bounded in time and size, repeated where that may help.

No proxy, no cookie, no redirect to another host: what is sent goes to the address that was given and nowhere else.
"""

from __future__ import annotations

import email.utils
import http.client
import json
import socket
import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass
from threading import Timer
from typing import Any
from urllib.parse import urljoin, urlsplit

from commentariat.annotator.account import Account, Pace, estimated_tokens
from commentariat.annotator.endpoint import PORTS, Endpoint
from threads.errors import CommentariatError
from threads.text.json_text import read_json

MOST_BYTES = 1_000_000
"""Of an answer: a code takes a hundred; what is longer is not read."""
TRIES, MOVES = 6, 3
FIRST_WAIT, LONGEST_WAIT = 0.5, 60.0
PATIENCE = 300.0
"""Seconds that a server may ask us to wait; one that asks for more ends the run, which goes on later."""
AGAIN = frozenset({408, 409, 425, 429, 500, 502, 503, 504, 529})
REFUSED = frozenset({401, 402, 403, 404, 405, 407})
SHOWN = 200


class ServerRefused(CommentariatError):
    """The server cannot be used as it was given: no key, no such model, nobody there, a redirect to another host."""


class RequestRefused(CommentariatError):
    """The server does not take this request (400, 413, 422): its form, or its content."""

    def __init__(self, status: int, said: str) -> None:
        super().__init__(f"the server refused the request ({status}): {said}")
        self.status, self.said = status, said


class NoReply(CommentariatError):
    """The server gave no usable reply to this request, however often it was asked."""


@dataclass(frozen=True, slots=True)
class _Got:
    status: int
    headers: http.client.HTTPMessage
    data: bytes


class ModelServer:
    """An OpenAI-compatible server; `complete` sends one chat and gives back the reply's JSON.

    `timeout` is that of a whole request in seconds, however slowly its bytes come; `sleep` waits.
    """

    def __init__(
        self, endpoint: Endpoint, *, key: str | None = None, timeout: float = 120.0, account: Account | None = None,
        pace: Pace | None = None, sleep: Callable[[float], None] = time.sleep,
    ) -> None:  # fmt: skip
        self.endpoint, self.timeout = endpoint, timeout
        self.account = account or Account()
        self._pace, self._sleep, self._key = pace or Pace(None), sleep, key
        self._answered = False

    def complete(self, body: dict[str, Any], *, most_out: int) -> dict[str, Any]:
        """The reply to a chat; raises ServerRefused, RequestRefused, NoReply or CapReached."""
        data = json.dumps(body, ensure_ascii=False).encode("utf-8", "replace")
        return self._asked("POST", "/chat/completions", data, most_out=most_out)

    def models(self) -> list[str]:
        """The names of the models that the server has."""
        listed = self._asked("GET", "/models", None, most_out=0).get("data")
        rows = listed if isinstance(listed, list) else []
        names = [one.get("id") for one in rows if isinstance(one, dict)]
        return [name for name in names if isinstance(name, str) and name.isprintable() and len(name) <= SHOWN]

    def _asked(self, method: str, path: str, data: bytes | None, *, most_out: int) -> dict[str, Any]:
        why = ""
        for attempt in range(TRIES):
            wait = min(FIRST_WAIT * 2**attempt, LONGEST_WAIT)
            try:
                with self.account.holding(estimated_tokens(data or b""), most_out):
                    self._pace.wait()
                    got = self._charged(method, self.endpoint.base + path, data, most_out=most_out)
            except ConnectionRefusedError as error:
                if not self._answered:
                    raise ServerRefused(f"Nobody answers at {self.endpoint.said}: is the server running?") from error
                why = "the connection was refused"
            except socket.gaierror as error:
                raise ServerRefused(f"There is no host {self.endpoint.host!r} ({error.strerror}).") from error
            except ssl.SSLCertVerificationError as error:
                raise ServerRefused(f"{self.endpoint.said} has no valid certificate ({error.reason}).") from error
            except (OSError, http.client.HTTPException) as error:
                why = "no reply in time" if isinstance(error, TimeoutError) else "the connection broke"
            else:
                self._answered = True
                reply = self._judged(got)
                if isinstance(reply, dict):
                    return reply
                why, wait = reply, _asked_wait(got.headers, wait)
                if wait > PATIENCE:
                    raise ServerRefused(
                        f"{self.endpoint.said} asks to wait {wait:.0f} seconds. What is answered is kept: the same "
                        "command goes on from there."
                    )
            if attempt + 1 < TRIES:
                self._sleep(wait)
        raise NoReply(why)

    def _charged(self, method: str, path: str, data: bytes | None, *, most_out: int) -> _Got:
        """One request, counted by what the server says that it read and wrote, else by its size."""
        estimate = estimated_tokens(data or b"")
        try:
            got = self._once(method, path, data)
        except ConnectionRefusedError:
            raise
        except (OSError, http.client.HTTPException):
            if data is not None:  # it may have been read, and be charged
                self.account.add(estimate, 0)
            raise
        if data is not None and got.status == 200:
            used = _usage(got.data)
            read, wrote = _count(used.get("prompt_tokens"), estimate), _count(used.get("completion_tokens"), most_out)
            self.account.add(read, wrote, estimated=estimate)
        return got

    def _judged(self, got: _Got) -> dict[str, Any] | str:
        """The reply, or why to ask again; raises ServerRefused and RequestRefused."""
        if got.status in AGAIN:
            return f"the server answered {got.status}"
        if got.status in REFUSED or got.status >= 500:
            raise ServerRefused(f"{self.endpoint.said} answered {got.status}: {_told(got.data)}")
        if 400 <= got.status < 500:
            raise RequestRefused(got.status, _told(got.data))
        if len(got.data) > MOST_BYTES:
            return f"the reply is longer than {MOST_BYTES:,} bytes"
        try:
            reply = read_json(got.data.decode("utf-8", "replace"))
        except (ValueError, RecursionError):
            return "the reply is no JSON"
        return reply if isinstance(reply, dict) else "the reply is no JSON object"

    def _once(self, method: str, path: str, data: bytes | None) -> _Got:
        for _ in range(MOVES + 1):
            got = self._sent(method, path, data)
            if not 300 <= got.status < 400:
                return got
            path = self._moved(path, got)
        raise ServerRefused(f"{self.endpoint.said} sends from one address to the next without an end.")

    def _moved(self, path: str, got: _Got) -> str:
        """The path that a redirect within the same host names; nothing is sent to another host."""
        where = urljoin(f"{self.endpoint.said}{path}", str(got.headers.get("Location", "")))
        try:
            parts = urlsplit(where)
            same = (parts.scheme, parts.hostname, parts.port or PORTS.get(parts.scheme)) == (
                self.endpoint.scheme, self.endpoint.host.lower(), self.endpoint.port,
            )  # fmt: skip
        except ValueError:
            same = False
        if got.status not in (307, 308) or not same:
            raise ServerRefused(
                f"{self.endpoint.said} redirects to {where!r:.{SHOWN}}. Nothing was sent there; if you trust it, give "
                "that address as --model."
            )
        return parts.path + (f"?{parts.query}" if parts.query else "")

    def _sent(self, method: str, path: str, data: bytes | None) -> _Got:
        """One request and its answer, both cut off when the time is over; raises OSError and HTTPException."""
        make = http.client.HTTPSConnection if self.endpoint.scheme == "https" else http.client.HTTPConnection
        connection = make(self.endpoint.host, self.endpoint.port, timeout=self.timeout)
        late: list[bool] = []
        try:
            connection.connect()
            timer = Timer(self.timeout, _cut, (connection.sock, late))
            timer.daemon = True
            timer.start()
            try:
                connection.request(method, path, body=data, headers=self._headers(data))
                response = connection.getresponse()
                got = _Got(response.status, response.headers, response.read(MOST_BYTES + 1))
            except (OSError, http.client.HTTPException, ValueError) as error:
                raise (TimeoutError() if late else ConnectionError(str(error))) from error
            finally:
                timer.cancel()
        finally:
            connection.close()
        if late:
            raise TimeoutError
        return got

    def _headers(self, data: bytes | None) -> dict[str, str]:
        headers = {"Accept": "application/json", "Accept-Encoding": "identity", "User-Agent": "commentariat"}
        if data is not None:
            headers["Content-Type"] = "application/json"
        return headers | ({"Authorization": f"Bearer {self._key}"} if self._key else {})


def _cut(sock: socket.socket, late: list[bool]) -> None:
    """Ends what a connection is doing, from outside; the descriptor is still the socket's while it is being read."""
    late.append(True)
    try:
        socket.socket.shutdown(sock, socket.SHUT_RDWR)
    except OSError:
        return


def _asked_wait(headers: http.client.HTTPMessage, otherwise: float) -> float:
    """Seconds that Retry-After asks for, a number or a date (RFC 9110, 10.2.3); else what we would wait."""
    said = str(headers.get("Retry-After") or "").strip()
    if said.isascii() and said.replace(".", "", 1).isdigit():
        return float(said)
    try:
        return max(0.0, email.utils.parsedate_to_datetime(said).timestamp() - time.time()) if said else otherwise
    except (ValueError, TypeError, OverflowError):
        return otherwise


def _told(data: bytes) -> str:
    """What an error's body says, in one line of printable signs."""
    text = data[:20_000].decode("utf-8", "replace")
    try:
        error = read_json(text).get("error", "")
        text = str(error.get("message") or error) if isinstance(error, dict) else str(error or text)
    except (ValueError, RecursionError, AttributeError):
        pass
    return "".join(sign for sign in " ".join(text.split()) if sign.isprintable())[:SHOWN] or "it does not say why"


def _usage(data: bytes) -> dict[str, Any]:
    try:
        found = read_json(data[: MOST_BYTES + 1].decode("utf-8", "replace"))["usage"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _count(value: Any, otherwise: int) -> int:
    """A count of tokens that a server reports, the estimate where it reports none or nonsense."""
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 10**8 else otherwise

"""One request by the standard library: bounded in time, size and headers, to the address that was checked."""

from __future__ import annotations

import contextlib
import http.client
import socket
import ssl
import time
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from threading import Timer
from urllib.parse import quote, urlsplit

from commentariat.fetching.hosts import checked, host_and_port
from threads.errors import CommentariatError

STEP = 1 << 16


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchLimits:
    """What a request may take: `timeout` in seconds for all of it, `most` bytes of a page, unpacked; `private` allows
    addresses that are not public."""

    timeout: float = 60.0
    most: int = 20_000_000
    private: bool = False


@dataclass(frozen=True, slots=True)
class Answered:
    """What a server answered: the status, the headers in their order, the body unpacked, and as it came."""

    url: str
    status: int
    reason: str
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def header(self, name: str) -> str:
        """The first header of that name, "" where there is none."""
        return next((value for key, value in self.headers if key.lower() == name.lower()), "")


class FetchFailed(CommentariatError):
    """A request without a usable answer: nobody there, too slow, too large, no HTTP."""


def ask(url: str, headers: Mapping[str, str], limits: FetchLimits) -> Answered:
    """Sends one GET, follows no redirect, and gives the answer.

    Raises FetchRefused for addresses that may not be asked, and FetchFailed with a sentence for everything else.
    """
    scheme, host, port = host_and_port(url)
    until = time.monotonic() + limits.timeout
    try:
        pairs = checked(host, port, private=limits.private)
        connection = _connected(scheme, host, port, pairs, limits.timeout)
        alarm = Timer(limits.timeout, _cut, [connection.sock])  # headers may come a letter a minute
        alarm.daemon = True
        alarm.start()
        try:
            connection.putrequest("GET", target_of(url), skip_accept_encoding=True)
            for name, value in headers.items():
                connection.putheader(name, value)
            connection.endheaders()
            reply = connection.getresponse()
            body = _body(reply, url, limits, until)
            if time.monotonic() > until:  # cut by the alarm, which looks like an end
                raise TimeoutError
            return Answered(url, reply.status, reply.reason, tuple(reply.getheaders()), body)
        finally:
            alarm.cancel()
            connection.close()
    except TimeoutError as error:
        raise FetchFailed(f"{url} did not answer within {limits.timeout:g} seconds.") from error
    except (OSError, http.client.HTTPException, UnicodeError, ValueError) as error:
        if time.monotonic() > until:
            raise FetchFailed(f"{url} did not answer within {limits.timeout:g} seconds.") from error
        raise FetchFailed(f"{url} could not be fetched ({str(error) or type(error).__name__}).") from error


def _cut(sock: socket.socket) -> None:
    with contextlib.suppress(OSError):
        sock.shutdown(socket.SHUT_RDWR)


def _connected(
    scheme: str, host: str, port: int, pairs: list[tuple[int, str]], timeout: float
) -> http.client.HTTPConnection:
    """A connection to the first of the checked addresses that takes one, under the host's name."""
    failed: OSError | None = None
    for family, address in pairs:
        sock = socket.socket(family, socket.SOCK_STREAM)
        sock.settimeout(timeout)
        try:
            sock.connect((address, port))
            if scheme == "https":
                sock = ssl.create_default_context().wrap_socket(sock, server_hostname=host)
        except OSError as error:
            sock.close()
            failed = error
            continue
        connection = http.client.HTTPConnection(host, port, timeout=timeout)
        connection.sock = sock
        return connection
    raise failed or OSError("the name has no address")


def target_of(url: str) -> str:
    """The path and query of an address in the letters that a request has."""
    parts = urlsplit(url)
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = quote(parts.query, safe="=&%:@!$'()*+,;/?~-._[]")
    return f"{path}?{query}" if query else path


def _body(reply: http.client.HTTPResponse, url: str, limits: FetchLimits, until: float) -> bytes:
    """The body, unpacked where the server packed it unasked; raises FetchFailed where it is too large or too slow."""
    packing = (reply.getheader("Content-Encoding") or "").strip().lower()
    unpack = zlib.decompressobj(zlib.MAX_WBITS | 32) if packing in {"gzip", "x-gzip", "deflate"} else None
    if packing not in {"", "identity", "gzip", "x-gzip", "deflate"}:
        raise FetchFailed(f"{url} came packed as {packing}, which was not asked for.")
    parts, size = [], 0
    while part := reply.read1(STEP):
        if time.monotonic() > until:
            raise TimeoutError
        try:
            shown = unpack.decompress(part, limits.most + 1 - size) if unpack else part
        except zlib.error as error:
            raise FetchFailed(f"{url} came in a damaged packing ({error}).") from error
        parts.append(shown)
        size += len(shown)
        if size > limits.most:
            raise FetchFailed(f"{url} holds more than {limits.most / 1e6:g} MB; --most says how much is taken.")
    if reply.length or (unpack and not unpack.eof and size):  # what the server announced and did not send
        raise FetchFailed(f"{url} broke off before its end.")
    return b"".join(parts)

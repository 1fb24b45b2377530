"""Who may ask: this machine, from our own page, with the key that was printed; everything else is refused."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LARGEST_BODY = 16_384
"""Bytes that a request may send; a code takes a few hundred."""
HEADER = "x-commentariat-token"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; font-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)
ALWAYS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
CLOSED = "Open the address that `commentariat serve` printed when it started: it ends in a key, new at each start."


class Guard:
    """The application behind it, for requests that hold the key, name this host and come from no other page.

    The key comes once in the address of the first page and from then on in a cookie that scripts cannot read and other
    sites cannot send, or in the header X-Commentariat-Token. The host is checked against names that an attacker
    points at this machine (DNS rebinding), the origin of whatever writes against pages of other sites and ports.
    """

    def __init__(self, app: ASGIApp, *, token: str, port: int) -> None:
        self._app, self._token = app, token.encode()
        self._hosts = {f"127.0.0.1:{port}", f"localhost:{port}"}
        self.cookie = f"commentariat-{port}"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            await send({"type": "websocket.close", "code": 1008})
            return
        headers = Headers(scope=scope)
        by_address = scope["path"] == "/" and scope["method"] == "GET" and self._is_key(_keys_in(scope))
        refusal = self._refusal(scope, headers, by_address=by_address)
        cookie = f"{self.cookie}={self._token.decode()}; Path=/; HttpOnly; SameSite=Strict" if by_address else None

        async def sealed(message: Message) -> None:
            if message["type"] == "http.response.start":
                answer = MutableHeaders(scope=message)
                for name, value in ALWAYS.items():
                    answer[name] = value
                if cookie:
                    answer["Set-Cookie"] = cookie
            await send(message)

        await (refusal or self._app)(scope, receive, sealed)

    def _refusal(self, scope: Scope, headers: Headers, *, by_address: bool) -> PlainTextResponse | None:
        """The answer to what may not ask, or None."""
        by_header = self._is_key([headers.get(HEADER, "")])
        hosts = headers.getlist("host")
        if len(hosts) != 1 or hosts[0].lower() not in self._hosts:
            return PlainTextResponse("This address is not ours.\n", 403)
        if not (by_address or by_header or self._is_key(self._cookies(headers))):
            return PlainTextResponse(CLOSED + "\n", 403)
        origin = headers.get("origin")
        stranger = origin is not None and origin != f"http://{hosts[0].lower()}"
        fetched = headers.get("sec-fetch-site", "none")
        if stranger or (fetched not in {"none", "same-origin"} and not by_address):
            return PlainTextResponse("This request comes from another page.\n", 403)
        if scope["method"] in {"GET", "HEAD"}:
            return None
        if origin is None and not by_header:
            return PlainTextResponse("A request that writes says which page it comes from.\n", 403)
        if int(headers.get("content-length") or 0) > LARGEST_BODY:
            return PlainTextResponse("The request is too large.\n", 413)
        return None

    def _cookies(self, headers: Headers) -> Iterable[str]:
        for line in headers.getlist("cookie"):
            for part in line.split(";"):
                name, _, value = part.strip().partition("=")
                if name == self.cookie:
                    yield value

    def _is_key(self, given: Iterable[str]) -> bool:
        return any(secrets.compare_digest(one.encode("utf-8", "replace"), self._token) for one in given)


def _keys_in(scope: Scope) -> list[str]:
    return parse_qs(scope["query_string"].decode("latin-1")).get("token", [])

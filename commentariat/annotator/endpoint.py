"""The address of a model's server: checked before anything is sent to it."""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from threads.errors import BadParameter

PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where requests go: scheme, host, port and the path before "/chat/completions"."""

    scheme: str
    host: str
    port: int
    base: str

    @property
    def loopback(self) -> bool:
        """Whether it is this machine by its name or number; a name that only resolves to it is not trusted to."""
        if self.host.lower() == "localhost":
            return True
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return False

    @property
    def said(self) -> str:
        """The address for a person."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        port = "" if self.port == PORTS[self.scheme] else f":{self.port}"
        return f"{self.scheme}://{host}{port}"


def endpoint_of(url: str) -> Endpoint:
    """The endpoint of an OpenAI-compatible server, as http://localhost:11434/v1; raises BadParameter."""
    wrong = f"--model wants the address of an OpenAI-compatible server, as http://localhost:11434/v1, not {url!r:.120}"
    if not re.fullmatch(r"[\x21-\x7e]+", url):
        raise BadParameter(f"{wrong}: it holds a space or a sign that is no part of an address.")
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
        (host or "").encode("idna")
    except ValueError as error:
        raise BadParameter(f"{wrong}: {error}.") from error
    if parts.scheme not in PORTS or not host or port == 0:
        raise BadParameter(f"{wrong}.")
    if parts.username is not None or parts.password is not None or parts.query or parts.fragment:
        raise BadParameter(
            "The address of --model has a name, a key or a query in it, which would be printed and kept: give the key "
            "in the variable COMMENTARIAT_MODEL_KEY."
        )
    base = parts.path.rstrip("/").removesuffix("/chat/completions")
    return Endpoint(parts.scheme, host, port or PORTS[parts.scheme], base or "/v1")

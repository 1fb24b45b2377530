"""Which addresses may be asked: public ones alone, checked after the name was looked up and used as checked."""

from __future__ import annotations

import ipaddress
import socket
from urllib.parse import urlsplit

from threads.errors import CommentariatError

SCHEMES = {"http": 80, "https": 443}


class FetchRefused(CommentariatError):
    """An address that is not asked: not of the web, or not public."""


def host_and_port(url: str) -> tuple[str, str, int]:
    """The scheme, host and port of a web address; raises FetchRefused with a sentence where it is none."""
    try:
        parts = urlsplit(url)
        port = parts.port
        host = (parts.hostname or "").rstrip(".").encode("idna" if not (parts.hostname or "").isascii() else "ascii")
    except (ValueError, UnicodeError) as error:
        raise FetchRefused(f"{url} is no address of the web ({error}).") from error
    if parts.scheme not in SCHEMES or not host:
        raise FetchRefused(f"{url} is no address of the web: it begins with neither http:// nor https://.")
    if parts.username or parts.password:
        raise FetchRefused(f"{parts.hostname}: an address with a name or password in it is not fetched.")
    return parts.scheme, host.decode("ascii"), port or SCHEMES[parts.scheme]


def checked(host: str, port: int, *, private: bool) -> list[tuple[int, str]]:
    """The (family, address) pairs of a host, each of which may be asked.

    One name with several addresses, one of them private, is refused as a whole. Connections are made to these
    addresses, not to the name again: what the name says a moment later does not matter. Raises FetchRefused, and
    OSError where the name is not known.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    pairs: list[tuple[int, str]] = list(
        dict.fromkeys((int(family), str(address[0])) for family, _, _, _, address in found)
    )
    if not private:
        for _, address in pairs:
            if not is_public(address):
                raise FetchRefused(
                    f"{host} stands at {address}, which is no public address; --allow-private fetches it all the same."
                )
    return pairs


def is_public(address: str) -> bool:
    """Whether an IP address is one of the open network: no loopback, private net, link-local or metadata service, also
    where it is written inside an IPv6 address."""
    one = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(one, ipaddress.IPv6Address):
        inner = one.ipv4_mapped or one.sixtofour or (one.teredo[1] if one.teredo else None)
        if inner is not None:
            return is_public(str(inner)) and (one.ipv4_mapped is not None or one.is_global)
        if one in ipaddress.ip_network("64:ff9b::/96"):
            return is_public(str(ipaddress.IPv4Address(int(one) & 0xFFFFFFFF)))
    return one.is_global and not one.is_multicast

"""The server as it is started: a port of this machine alone, a new key, the browser opened, an end by Ctrl-C."""

from __future__ import annotations

import errno
import os
import secrets
import socket
import sys
import webbrowser
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from commentariat.serve.app import Room, application
from commentariat.serve.index import NAME as THREADS
from threads.errors import CommentariatError

HOST = "127.0.0.1"
LARGE = 20_000_000
"""Bytes of threads that take a second or more to go through."""


class PortTaken(CommentariatError):
    """Another program listens there, or the port is not ours to take."""

    def __init__(self, port: int, why: str) -> None:
        super().__init__(
            f"Port {port} cannot be used ({why}): another program, perhaps an earlier `commentariat serve`, may hold "
            "it. Leave --port out for a free one, or name another."
        )


def serve(folder: Path, *, say: Callable[[str], None], port: int = 0, opens: bool = True, quiet: bool = False) -> None:
    """Serves the reader and coder of a folder until Ctrl-C; `say` gets the address, and at the end where the codes are.

    `folder` is one that `report` or `sample` wrote into. Port 0 takes any free one; `opens` opens the browser where
    there is one; where it is to be `quiet` the address alone is said. Raises PortTaken,
    UnreadableInput and BadParameter, each before anything is served.
    """
    import uvicorn

    if _is_large(folder) and not quiet:
        say(f"Reading {folder} …")
    room = Room(folder)
    try:
        with _listening(port) as door:
            number = door.getsockname()[1]
            token = secrets.token_urlsafe(24)
            config = uvicorn.Config(
                application(room, token=token, port=number),
                lifespan="off",
                log_level="error",
                access_log=False,
                server_header=False,
                timeout_graceful_shutdown=2,
                ws="none",
            )
            address = f"http://{HOST}:{number}/?token={token}"
            about = f"Reading and coding {folder}, in the browser of this machine only:\n  {address}\nCtrl-C ends it."
            say(address if quiet else about)
            if opens and _has_screen():
                webbrowser.open(address)
            with suppress(KeyboardInterrupt):
                uvicorn.Server(config).run(sockets=[door])
    finally:
        room.close()
    if not quiet:
        say(f"\nStopped. The codes are in {room.codes}." if room.desk else "\nStopped.")


def _listening(port: int) -> socket.socket:
    door = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        if os.name == "posix":  # elsewhere this would let two programs share a port
            door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        door.bind((HOST, port))
        door.listen()
    except OSError as error:
        door.close()
        why = "it is taken" if error.errno == errno.EADDRINUSE else error.strerror or type(error).__name__
        raise PortTaken(port, why) from error
    return door


def _is_large(folder: Path) -> bool:
    path = folder / THREADS
    return path.is_file() and path.stat().st_size > LARGE


def _has_screen() -> bool:
    """Whether a browser with a window can open: on Linux without a display only one inside the terminal would."""
    return not sys.platform.startswith("linux") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))

"""The pages and their data: what the browser asks for, and what it gets."""

from __future__ import annotations

import json
import shlex
import sqlite3
from collections import Counter
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from analysis.coding.names import STORED, UNITS
from commentariat.serve.guard import LARGEST_BODY, Guard
from commentariat.serve.index import ThreadShelf, Wanted
from commentariat.serve.ledger import CodeLedger
from commentariat.serve.reader import list_page, thread_page
from commentariat.serve.units import CodingDesk, UnknownUnit
from reports.fonts import whole_fonts
from reports.shown import shown
from reports.style import css
from threads.errors import BadParameter, CommentariatError

STATIC = Path(__file__).parent / "static"
MOST_WORDS = 12
"""Words of a search; more are passed over."""


class Room:
    """A folder that is open: its threads, and the sheets and codes where there is something to code."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.codes = folder / STORED
        self.shelf = ThreadShelf(folder)
        self.desk = CodingDesk(folder, CodeLedger(self.codes)) if (folder / UNITS).is_file() else None

    def close(self) -> None:
        """Closes what is open."""
        self.shelf.close()
        if self.desk:
            self.desk.close()

    @property
    def flat(self) -> bool:
        """Whether answers may not be shown, because people are to say whom a comment answers."""
        return self.desk is not None and self.desk.asks_whom

    def coded(self, coder: str) -> set[str]:
        """The reactions that this coder has coded."""
        return self.desk.coded(coder) if self.desk and coder else set()

    def overview(self) -> dict[str, Any]:
        """What the folder holds, and how far each coder is."""
        rows, where = self.shelf.rows, shlex.quote(str(self.folder))
        languages = Counter(name for row in rows for name in row.languages)
        found: dict[str, Any] = {
            "folder": shown(str(self.folder)),
            "threads": len(rows),
            "comments": sum(row.comments for row in rows),
            "voices": sum(row.voices for row in rows),
            "languages": [shown(name) for name, _ in languages.most_common()],
            "broken": self.shelf.broken,
            "sample": f"commentariat sample {where} --by population -n 100 --for sentiment --coders A,B -o {where}",
            "agree": f"commentariat agree {where} -o codes.csv",
            "coding": None,
        }
        if self.desk:
            names = self.desk.coders()
            found["coding"] = {
                **self.desk.questions(),
                "coders": [self.desk.progress(name) for name in names or self.desk.ledger.coders()],
                "named": bool(names),
                "units": len(self.desk.units),
            }
        return found


class Asking:
    """The questions that the browser may ask of a room, one method each; wrong ones get a sentence."""

    def __init__(self, room: Room) -> None:
        self.room = room

    def overview(self, request: Request) -> Response:
        return answer(self.room.overview())

    def threads(self, request: Request) -> Response:
        about, coder = request.query_params.get("coded", ""), request.query_params.get("coder", "")
        mine: set[str] = set()
        if self.room.desk and coder and about:
            coded = self.room.desk.coded(coder)
            mine = {unit.thread for unit in self.room.desk.sheet(coder) if unit.reaction in coded}
        among, without = (mine if about == "yes" else None), (mine if about == "no" else ())
        start = _number(request, "start", 0)
        return answer(list_page(self.room.shelf, _wanted(request), start=start, among=among, without=without))

    def thread(self, request: Request) -> Response:
        place, coder = _number(request, "place", None), request.query_params.get("coder", "")
        thread = self.room.shelf.thread(place)
        page = thread_page(
            thread,
            _wanted(request),
            start=_number(request, "start", 0),
            at=request.query_params.get("at"),
            coded=self.room.coded(coder),
            flat=self.room.flat,
        )
        return answer({"place": place, **page})

    def sheet(self, request: Request) -> Response:
        desk, coder = self._desk(), _coder(request.query_params)
        sheet, codes = desk.sheet(coder), desk.codes(coder)
        units = [{"n": unit.n, "codes": codes.get(unit.n, {})} for unit in sheet]
        return answer({"units": units, "progress": desk.progress(coder)})

    def unit(self, request: Request) -> Response:
        desk, coder, n = self._desk(), _coder(request.query_params), _number(request, "n", None)
        return answer({**desk.seen(coder, n), "place": self.room.shelf.places.get(desk.unit(coder, n).thread)})

    async def code(self, request: Request) -> Response:
        given = await _body(request)
        return await run_in_threadpool(self._code, given)

    async def undo(self, request: Request) -> Response:
        given = await _body(request)
        return await run_in_threadpool(self._undo, given)

    def _code(self, given: dict[str, Any]) -> Response:
        desk, coder, n = self._desk(), _coder(given), given.get("n")
        variable, code = given.get("variable"), given.get("code")
        if type(n) is not int or not isinstance(variable, str) or not isinstance(code, str):
            raise BadParameter("A code has a coder, the number n of a unit, a variable and a code.")
        stored = desk.give(coder, n, variable, code)
        return answer({"n": n, "variable": variable, "code": stored, "progress": desk.progress(coder)})

    def _undo(self, given: dict[str, Any]) -> Response:
        desk, coder = self._desk(), _coder(given)
        last = desk.undo(coder)
        if last is None:
            raise BadParameter("There is no code to take back.")
        return answer({"n": last.n, "variable": last.variable, "progress": desk.progress(coder)})

    def _desk(self) -> CodingDesk:
        if self.room.desk is None:
            raise HTTPException(404, "There is nothing to code here.")
        return self.room.desk


def application(room: Room, *, token: str, port: int) -> Guard:
    """The whole application for a room, behind its guard."""
    asking = Asking(room)
    routes = [
        Route("/", _static("index.html", "text/html")),
        Route("/serve.js", _static("serve.js", "text/javascript")),
        Route("/icon.svg", _static("icon.svg", "image/svg+xml")),
        Route("/serve.css", _static("serve.css", "text/css", head=css())),
        *(Route(f"/fonts/{name}", _font(path)) for name, path in whole_fonts().items()),
        *(Route(f"/api/{name}", getattr(asking, name)) for name in ("overview", "threads", "thread", "sheet", "unit")),
        *(Route(f"/api/{name}", getattr(asking, name), methods=["POST"]) for name in ("code", "undo")),
    ]
    handlers: Any = {
        CommentariatError: _sentence,
        HTTPException: _sentence,
        sqlite3.Error: _not_written,
        OSError: _not_written,
        UnicodeError: _sentence,
    }
    app: ASGIApp = Starlette(routes=routes, exception_handlers=handlers)
    return Guard(app, token=token, port=port)


def answer(values: dict[str, Any], status: int = 200) -> Response:
    """The values as JSON; halves of letters are written as escapes, so that no text can stop an answer."""
    return Response(json.dumps(values, separators=(",", ":")), status, media_type="application/json")


def _static(name: str, kind: str, *, head: str = "") -> Any:
    content = head + (STATIC / name).read_text(encoding="utf-8")

    def page(request: Request) -> Response:
        return Response(content, media_type=kind)

    return page


def _font(path: Path) -> Any:
    def font(request: Request) -> Response:
        return FileResponse(path, media_type="font/collection" if path.suffix == ".ttc" else "font/ttf")

    return font


def _sentence(request: Request, error: Exception) -> Response:
    if isinstance(error, HTTPException):
        return answer({"error": error.detail}, error.status_code)
    return answer({"error": shown(str(error))}, 404 if isinstance(error, UnknownUnit) else 400)


def _not_written(request: Request, error: Exception) -> Response:
    return answer({"error": f"The disk refused ({shown(error)}). Nothing of this request was kept; try again."}, 503)


async def _body(request: Request) -> dict[str, Any]:
    """The JSON object that was sent; raises HTTPException where it is none or too large."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        raise HTTPException(415, "Send JSON, with the content type application/json.")
    data = bytearray()
    async for chunk in request.stream():
        data += chunk
        if len(data) > LARGEST_BODY:
            raise HTTPException(413, "The request is too large.")
    try:
        found = json.loads(bytes(data))
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise HTTPException(400, "This is no JSON object.")
    return found


def _coder(given: Any) -> str:
    name = given.get("coder")
    if not isinstance(name, str):
        raise BadParameter("Say who is coding: the coder's name is missing.")
    return name.strip()


def _number(request: Request, name: str, usual: int | None) -> Any:
    given = request.query_params.get(name)
    if given is None and usual is not None:
        return usual
    if given is None or not given.isdecimal() or len(given) > 15:
        raise BadParameter(f"{name} is a whole number.")
    return int(given)


def _wanted(request: Request) -> Wanted:
    ask = request.query_params
    words = tuple(ask.get("q", "").casefold().split()[:MOST_WORDS])
    channel = ask.get("channel", "")
    if channel not in {"", "comment", "quoted"}:
        raise BadParameter("channel is comment or quoted.")
    page = ask.get("page", "").strip().casefold()
    return Wanted(words=words, page=page, language=ask.get("language", ""), channel=channel)

"""A real Chromium on a page, by the DevTools protocol over a pipe: nothing to install but the browser."""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import subprocess
import time
from pathlib import Path
from typing import Any, Self

FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
         "--disable-sync", "--disable-default-apps", "--no-first-run", "--remote-debugging-pipe")  # fmt: skip
PATIENCE = 60.0
POLLS = 5_000
"""How often the page is asked before it is given up: a busy machine answers later, and is waited for longer."""
KEY_CODES = {"ArrowLeft": 37, "ArrowUp": 38, "ArrowRight": 39, "ArrowDown": 40, "Backspace": 8, "Enter": 13, "Tab": 9,
             "Escape": 27, "Home": 36, "End": 35}  # fmt: skip


def _move(given: list[int]) -> None:
    """Puts the pipe where Chromium looks for it: it reads descriptor 3 and writes 4."""
    for place, end in zip((3, 4), given, strict=True):
        os.dup2(end, place)


class Browser:
    """Chromium with one page: `evaluate` runs a script in it, `click` presses the mouse, `complaints` and `requests`
    grow."""

    def __init__(self, profile: Path) -> None:
        program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
        assert program, "no Chromium on this machine: install the package chromium"
        to_it, from_it = os.pipe(), os.pipe()
        given = [fcntl.fcntl(end, fcntl.F_DUPFD, 20) for end in (to_it[0], from_it[1])]
        self._process = subprocess.Popen(
            [program, *FLAGS, f"--user-data-dir={profile}", "about:blank"],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            pass_fds=(3, 4), preexec_fn=lambda: _move(given),
        )  # fmt: skip
        for end in (*given, to_it[0], from_it[1]):  # not before: the child's own pipe would take 3 or 4
            os.close(end)
        self._in, self._out = os.fdopen(to_it[1], "wb", buffering=0), os.fdopen(from_it[0], "rb")
        self._number, self._session = 0, ""
        self.complaints: list[str] = []
        self.requests: list[str] = []
        self._loaded = False

    def __enter__(self) -> Self:
        target = self.send("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.send("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.send(f"{domain}.enable")
        return self

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        self._process.wait(timeout=PATIENCE)
        self._in.close()
        self._out.close()

    def open(self, address: str) -> None:
        """Goes to the address and waits until it is loaded."""
        self._loaded = False
        self.send("Page.navigate", url=address)
        while not self._loaded:
            self._heed(self._read())

    def evaluate(self, script: str) -> Any:
        """The value of the script in the page."""
        found = self.send("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in found, found
        return found["result"].get("value")

    def click(self, selector: str) -> None:
        """Presses the mouse on the middle of the first element that fits."""
        place = self.evaluate(
            f"(() => {{ const e = document.querySelector({json.dumps(selector)}); e.scrollIntoView({{block: "
            "'center'}); const r = e.getBoundingClientRect(); return [r.x + Math.min(r.width / 2, 40), r.y + "
            "r.height / 2]; })()"
        )
        for kind in ("mousePressed", "mouseReleased"):
            self.send("Input.dispatchMouseEvent", type=kind, x=place[0], y=place[1], button="left", clickCount=1)

    def press(self, key: str) -> None:
        """Presses a key: a letter or a digit, or one that has a name, as "ArrowLeft"."""
        text = {"Enter": "\r"}.get(key, key if len(key) == 1 else "")
        code = KEY_CODES.get(key, ord(key.upper()) if len(key) == 1 else 0)
        given = {"key": key, "windowsVirtualKeyCode": code, **({"text": text} if text else {})}
        self.send("Input.dispatchKeyEvent", type="keyDown" if text else "rawKeyDown", **given)
        self.send("Input.dispatchKeyEvent", type="keyUp", key=key, windowsVirtualKeyCode=code)

    def wait(self, script: str) -> None:
        """Waits until the script's value is true."""
        for _ in range(POLLS):
            if self.evaluate(f"Boolean({script})"):
                return
            time.sleep(0.02)
        raise AssertionError(f"never true: {script}")

    def shape(self, width: int, height: int, *, dark: bool = False) -> None:
        """Gives the page this size in CSS pixels, and the dark scheme where asked for."""
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500}
        self.send("Emulation.setDeviceMetricsOverride", **size)
        scheme = [{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}]
        self.send("Emulation.setEmulatedMedia", features=scheme)

    def send(self, method: str, **parameters: Any) -> Any:
        """The browser's answer to a command."""
        self._number += 1
        message: dict[str, Any] = {"id": self._number, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        self._in.write(json.dumps(message).encode() + b"\0")
        while True:
            answer = self._read()
            if answer.get("id") == self._number:
                assert "error" not in answer, answer
                return answer["result"]
            self._heed(answer)

    def _read(self) -> dict[str, Any]:
        data = bytearray()
        while (letter := self._out.read(1)) != b"\0":
            assert letter, "the browser ended"
            data += letter
        return json.loads(data)

    def _heed(self, event: dict[str, Any]) -> None:
        method, parameters = event.get("method"), event.get("params", {})
        if method == "Page.loadEventFired":
            self._loaded = True
        elif method == "Log.entryAdded":
            self.complaints.append(parameters["entry"]["text"])
        elif method == "Runtime.exceptionThrown":
            self.complaints.append(str(parameters["exceptionDetails"]))
        elif method == "Runtime.consoleAPICalled":
            self.complaints.append(str(parameters["args"]))
        elif method == "Network.requestWillBeSent":
            self.requests.append(parameters["request"]["url"])

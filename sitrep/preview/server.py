"""The preview's page on this machine: five addresses, all served from memory.

It refuses requests under any host name but this machine's (against DNS rebinding), changes
requested by another page, and every other address.
"""

from __future__ import annotations

import json
import socketserver
import threading
from collections.abc import Mapping
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from sitrep.model.dates import Period
from sitrep.model.edition import PUBLIC
from sitrep.model.problem import Problem, Severity
from sitrep.preview.rebuild import Rebuilder, State
from sitrep.wording import Words, terms

HOST = "127.0.0.1"
#: A closed connection is noticed when the next line can't be written.
BEAT_SECONDS = 10
LONGEST_BODY = 100
#: A connection is given up that sends or takes nothing for so long.
PATIENCE_SECONDS = 30
#: So many at once: a browser opens six to one address.
MOST_CONNECTIONS = 32
_FOLDER = Path(__file__).parent
_FILES = {
    "/": ("page.html", "text/html; charset=utf-8"),
    "/preview.css": ("preview.css", "text/css; charset=utf-8"),
    "/preview.js": ("preview.js", "text/javascript; charset=utf-8"),
}
#: The frame runs its own script and nothing else; the report runs nothing at all.
_FRAME = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "frame-src 'self'; img-src data:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
)
_REPORT = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; frame-ancestors 'self'"


class Server(ThreadingHTTPServer):
    """Serves what ``rebuilder`` holds, to this machine only."""

    daemon_threads = True

    def __init__(self, rebuilder: Rebuilder, port: int) -> None:
        self.rebuilder = rebuilder
        self._free = threading.BoundedSemaphore(MOST_CONNECTIONS)
        super().__init__((HOST, port), _Handler)

    def server_bind(self) -> None:
        """Bind without looking up this machine's name, as the base class would."""
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = HOST, int(self.server_address[1])

    def process_request(self, request: Any, client_address: Any) -> None:
        """Serve a connection in its own thread; close it where there are too many."""
        if self._free.acquire(blocking=False):
            super().process_request(request, client_address)
        else:
            self.shutdown_request(request)

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        """Serve a connection and make room for another one."""
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._free.release()

    @property
    def url(self) -> str:
        """The page's address."""
        return f"http://{HOST}:{self.server_port}/"


class _Handler(BaseHTTPRequestHandler):
    server: Server
    timeout = PATIENCE_SECONDS
    server_version, sys_version = "sitrep", ""

    def do_GET(self) -> None:
        path = urlsplit(self.path).path
        if not self._is_local():
            self._refuse(HTTPStatus.FORBIDDEN)
        elif path in _FILES:
            name, kind = _FILES[path]
            self._send((_FOLDER / name).read_bytes(), kind, _FRAME)
        elif path == "/report" and self.server.rebuilder.state.html:
            self._send(self.server.rebuilder.state.html, "text/html; charset=utf-8", _REPORT)
        elif path == "/events":
            self._tell()
        else:
            self._refuse(HTTPStatus.NOT_FOUND)

    def do_POST(self) -> None:
        own = self.headers.get("Origin", "") == f"http://{self.headers.get('Host')}"
        length = self.headers.get("Content-Length", "")
        if not (self._is_local() and own):
            self._refuse(HTTPStatus.FORBIDDEN)
        elif self.path != "/period":
            self._refuse(HTTPStatus.NOT_FOUND)
        elif not length.isascii() or not length.isdigit() or int(length) > LONGEST_BODY:
            self._refuse(HTTPStatus.BAD_REQUEST)
        else:
            self.server.rebuilder.want(self.rfile.read(int(length)).decode("utf-8", "replace"))
            self._send(b"", "text/plain", _FRAME)

    def _is_local(self) -> bool:
        port = self.server.server_port
        return self.headers.get("Host") in (f"{HOST}:{port}", f"localhost:{port}")

    def _tell(self) -> None:
        """Send the State now and whenever it changes, until the browser leaves."""
        self._head("text/event-stream", _FRAME)
        version = -1
        try:
            while state := self.server.rebuilder.next_state(version, BEAT_SECONDS):
                text = ":\n\n" if state.version == version else f"data: {as_json(state)}\n\n"
                version = state.version
                self.wfile.write(text.encode())
        except OSError:
            return

    def _refuse(self, status: HTTPStatus) -> None:
        self._send(f"{status.phrase}\n".encode(), "text/plain; charset=utf-8", _FRAME, status)

    def _send(
        self, content: bytes, kind: str, policy: str, status: HTTPStatus = HTTPStatus.OK
    ) -> None:
        try:
            self._head(kind, policy, status)
            self.wfile.write(content)
        except OSError:
            return

    def _head(self, kind: str, policy: str, status: HTTPStatus = HTTPStatus.OK) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Security-Policy", policy)
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Referrer-Policy", "no-referrer")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Print nothing: the terminal shows the builds."""


def as_json(state: State) -> str:
    """Return what the page needs of ``state``, on one line."""
    words = Words()
    shown = state.shown
    return json.dumps(
        {
            "building": state.building,
            "edition": terms.edition(words, state.edition),
            "restricted": state.edition != PUBLIC,
            "page": state.page,
            "wanted": state.wanted or (shown.id if shown else ""),
            "shown": _named(shown, words) if shown else "",
            "periods": [{"id": p.id, "name": _named(p, words)} for p in state.periods],
            "failed": state.failed,
            "message": state.message,
            "problems": [_told(problem) for problem in state.problems],
            "seconds": f"{state.seconds:.1f}",
        }
    )


def _named(period: Period, words: Words) -> str:
    return f"{period.id}, {words.dates(period.start, period.end)}"


def _told(problem: Problem) -> Mapping[str, str | bool]:
    line = f":{problem.line}" if problem.line else ""
    return {
        "warning": problem.severity is Severity.WARNING,
        "place": problem.path + line,
        "column": problem.column,
        "value": problem.value,
        "reason": problem.reason,
        "hint": problem.hint,
    }

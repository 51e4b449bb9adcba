"""Show the report in a browser on this machine, and rebuild it when one of its files changes.

``watch`` reports changed files, ``rebuild`` builds in its own thread and keeps the last good
page in memory, ``server`` serves that page and notifies the browser. Each build writes to a
temporary folder; reports/ is never touched.
"""

from __future__ import annotations

import importlib
import importlib.util
import threading
from collections.abc import Callable

from sitrep.model.codes import Code
from sitrep.model.problem import Problem, SitrepError
from sitrep.model.request import Request
from sitrep.preview.rebuild import Rebuilder, State
from sitrep.preview.server import Server
from sitrep.preview.watch import watch

#: Imported before the threads start: two that import one at once may each see half of it.
_OF_BOTH_THREADS = ("sitrep.compose", "sitrep.compose.sections.faults", "sitrep.outputs")

#: Called with the page's address when it can be opened.
Ready = Callable[[str], None]


def serve(request: Request, port: int, ready: Ready, notify: Callable[[State], None]) -> None:
    """Serve the preview of ``request`` until interrupted; call ``notify`` after every build."""
    if importlib.util.find_spec("watchfiles") is None:
        hint = 'install it: pip install "humanitarian-sitrep[preview]"'
        said = (Code.PACKAGE_MISSING, "needs the package watchfiles", hint)
        raise SitrepError([Problem("sitrep preview", *said)])
    for module in _OF_BOTH_THREADS:
        importlib.import_module(module)
    rebuilder = Rebuilder(request, notify)
    server = _server(rebuilder, port)
    stop = threading.Event()
    threads = [
        threading.Thread(target=rebuilder.run, daemon=True),
        threading.Thread(target=watch, args=(request.config, rebuilder.want, stop), daemon=True),
    ]
    for thread in threads:
        thread.start()
    ready(server.url)
    try:
        server.serve_forever(poll_interval=0.2)
    finally:
        stop.set()
        rebuilder.stop()
        server.server_close()
        # A build under way may finish, so that its folder is cleared up.
        for thread in threads:
            thread.join(timeout=10)


def _server(rebuilder: Rebuilder, port: int) -> Server:
    try:
        return Server(rebuilder, port)
    except OSError as error:
        reason = f"can't be used: {error.strerror or error}"
        hint = "choose another port; --port 0 takes any that is free"
        raise SitrepError([Problem(f"--port {port}", Code.PORT_NOT_FREE, reason, hint)]) from None

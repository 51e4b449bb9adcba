"""Build repeatedly in one thread, each time from the files as they are then.

The State holds the last page that could be built and the problems of the last build. A change
during a build starts another build after it.
"""

from __future__ import annotations

import dataclasses
import tempfile
import threading
import time
from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path

from sitrep.choices import chart_maker, outputs
from sitrep.config.tables import Theme
from sitrep.model.dates import Period
from sitrep.model.edition import PUBLIC
from sitrep.model.ground import Ground
from sitrep.model.problem import FAULT, Problem, SitrepError
from sitrep.model.report import Drawing
from sitrep.model.request import Built, Request
from sitrep.model.summary import Summary
from sitrep.pipeline import build
from sitrep.wording import Words

#: The output that a browser shows.
WEB_PAGE = "html"


@dataclass(frozen=True)
class State:
    """What the preview knows. ``version`` counts its changes, ``page`` those of ``html``.

    ``html`` is the last page that was built, for the period ``shown``. ``failed``: the last
    build failed with ``problems`` or a ``message``, so ``html`` is older.
    """

    version: int = 0
    building: bool = True
    html: bytes = b""
    page: int = 0
    shown: Period | None = None
    wanted: str = ""
    periods: tuple[Period, ...] = ()
    edition: str = PUBLIC
    failed: bool = False
    message: str = ""
    problems: tuple[Problem, ...] = ()
    seconds: float = 0.0


class Rebuilder:
    """Builds on request; other threads wait for the next State."""

    def __init__(self, request: Request, notify: Callable[[State], None]) -> None:
        self._request, self._notify = request, notify
        self._changed = threading.Condition()
        self._wanted, self._stopped = True, False
        self._charts = _Charts()
        self.state = State(wanted=request.period, edition=request.edition)

    def want(self, period: str | None = None) -> None:
        """Request a build, of ``period`` if given; a period without data is ignored."""
        with self._changed:
            if period is not None:
                if period not in {p.id for p in self.state.periods}:
                    return
                self.state = dataclasses.replace(self.state, wanted=period)
            self._wanted = True
            self._changed.notify_all()

    def stop(self) -> None:
        """End :meth:`run` after the current build, and release all waiting threads."""
        with self._changed:
            self._stopped = True
            self._changed.notify_all()

    def next_state(self, version: int, timeout: float) -> State | None:
        """Return the State as soon as its version is not ``version``; ``None`` when stopped.

        After ``timeout`` seconds return it unchanged.
        """
        with self._changed:
            self._changed.wait_for(lambda: self._stopped or self.state.version != version, timeout)
            return None if self._stopped else self.state

    def run(self) -> None:
        """Build until stopped."""
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._stopped or self._wanted)
                if self._stopped:
                    return
                self._wanted = False
                self._set(building=True)
            found = self._build(self.state.wanted)
            with self._changed:
                self._set(building=False, **found)
            self._notify(self.state)

    def _set(self, **fields: object) -> None:
        version = self.state.version + 1
        self.state = dataclasses.replace(self.state, version=version, **fields)  # type: ignore[arg-type]
        self._changed.notify_all()

    def _build(self, period: str) -> dict[str, object]:
        """Return the fields of State that a build changes."""
        start = time.monotonic()
        try:
            with tempfile.TemporaryDirectory(prefix="sitrep-preview-") as folder:
                request = dataclasses.replace(
                    self._request,
                    period=period,
                    out=Path(folder) / "reports",
                    published=self._request.reports,
                    formats=(WEB_PAGE,),
                )
                built = build(request, draw=self._charts)
                found = self._good(built)
        except SitrepError as error:
            found = {"failed": True, "message": error.message, "problems": error.problems}
        except Exception as error:
            fault = f"{FAULT}: {type(error).__name__}: {error}"
            found = {"failed": True, "message": fault, "problems": ()}
        return {**found, "seconds": time.monotonic() - start}

    def _good(self, built: Built) -> dict[str, object]:
        ending = next(output.ending for output in outputs() if output.name == WEB_PAGE)
        (page,) = (path for path in built.files if path.suffix == f".{ending}")
        return {
            "html": page.read_bytes(),
            "page": self.state.page + 1,
            "shown": built.summary.period,
            "periods": built.periods,
            "failed": False,
            "message": "",
            "problems": built.problems,
        }


class _Charts:
    """Draws the charts, or returns the last ones if numbers, words and theme are the same.

    Most changes are to text and templates, and drawing takes most of a build's time.
    """

    def __init__(self) -> None:
        self._key: object = None
        self._drawn: tuple[Drawing, ...] = ()

    def __call__(
        self,
        summary: Summary,
        words: Words,
        theme: Theme,
        ground: Ground | None,
        pictures: Collection[str],
    ) -> tuple[Drawing, ...]:
        key = (summary, words.language, words.own, theme, ground, pictures)
        if key != self._key:
            self._drawn = chart_maker()(summary, words, theme, ground, pictures)
            self._key = key
        return self._drawn

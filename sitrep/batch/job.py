"""What is handed to a worker process, and what comes back."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from sitrep.batch.remote.address import Address
from sitrep.model.problem import Problem, SitrepError
from sitrep.model.request import Request

#: A folder or a file of this machine, or of a store.
Place = Path | Address


class State(StrEnum):
    """How a report ended. ``left``: the batch was stopped before it."""

    BUILT = "built"
    UNCHANGED = "unchanged"
    FAILED = "failed"
    LEFT = "left"


@dataclass(frozen=True)
class Apart:
    """What of a job is at an address: its config.toml, and the folder that gets ``reports/``.

    ``None``: it is on a disk of this machine, where the request says.
    """

    config: Address | None = None
    home: Address | None = None


@dataclass(frozen=True)
class Job:
    """One report to make, of the ``workspace`` that people call it by.

    Where its workspace is at an address, its request names a copy of config.toml that is here.
    """

    workspace: str
    request: Request
    apart: Apart | None = None

    @property
    def config(self) -> Place:
        """Where its config.toml is."""
        return (self.apart and self.apart.config) or self.request.config

    @property
    def home(self) -> Place:
        """The folder that its ``reports/`` and ``restricted/`` are in."""
        return (self.apart and self.apart.home) or self.request.reports.parent

    @property
    def name(self) -> str:
        """What the report is called on one line of the terminal."""
        request = self.request
        parts = [request.period or "latest", request.edition, request.language, request.template]
        return f"{self.workspace} {' '.join(filter(None, parts))}"


@dataclass(frozen=True)
class Outcome:
    """How one report went.

    ``bound``: what one report of its workspace prints binds the next (small counts are withheld),
    so that they are made one after the other; ``None`` where it ended before that was known.
    """

    job: Job
    state: State
    problems: tuple[Problem, ...] = ()
    message: str = ""
    period: str = ""
    folder: Place | None = None
    files: tuple[Place, ...] = field(default=(), repr=False)
    seconds: float = 0.0
    #: Of the processor, without what the worker took to start.
    processor: float = 0.0
    bound: bool | None = None


@dataclass(frozen=True)
class Survey:
    """The weeks of a workspace that hold data and are over, the earliest first; or why not."""

    workspace: str
    latest: str = ""
    weeks: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    message: str = ""

    def refuse(self) -> None:
        """Raise SitrepError with what stopped it, if anything did."""
        if self.problems or self.message:
            raise SitrepError(self.problems or self.message)

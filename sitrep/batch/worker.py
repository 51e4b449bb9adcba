"""Make one report after the other in a process that keeps what does not change between them.

That is the libraries, fonts, styles and templates, and the inputs of the workspace it worked for
last, read and cleaned. Nothing is raised: what stops a report comes back as its outcome.
"""

from __future__ import annotations

import gc
import os
import signal
import tempfile
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from importlib import import_module
from multiprocessing import connection, parent_process
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sitrep.batch import limits
from sitrep.batch.job import Job, Outcome, State, Survey
from sitrep.model.codes import Code
from sitrep.model.last import Last
from sitrep.model.problem import FAULT, Problem, SitrepError, refuse
from sitrep.model.request import Request

if TYPE_CHECKING:
    from sitrep.pipeline import Inputs

#: All that a report needs, imported once: in the process that local workers are forked from, and
#: in each worker of a cluster.
PRELOADED = (
    "pandas",
    "weasyprint",
    "matplotlib.backends.backend_agg",
    "matplotlib.backends.backend_svg",
    "matplotlib.font_manager",
    "sitrep.batch.worker",
    "sitrep.pipeline",
    *(f"sitrep.{stage}" for stage in ("read", "clean", "reconcile", "summarise", "redact")),
    *(f"sitrep.{stage}" for stage in ("charts", "compose", "outputs", "publish.adding", "record")),
    "sitrep.outputs.pdf",
)
#: How many more objects there are before the garbage collector runs; Python's own is 700.
_ALLOCATIONS = 200_000
_held: Last[Inputs | SitrepError] = Last()
_batch = ""
#: A worker of a cluster may have several threads; a process makes one report at a time.
turn = threading.Lock()


def begin(memory: int, temporary: str) -> None:
    """Prepare a new worker: its memory is bound, and it ends when the batch does.

    Its temporary files go to the folder ``temporary``.
    """
    # Ctrl-C at a terminal is sent to all processes: the batch alone answers it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(_ALLOCATIONS)
    limits.bind(memory)
    tempfile.tempdir = temporary
    threading.Thread(target=_end_with_batch, daemon=True).start()


def warm() -> None:
    """Prepare a worker of a cluster, which has bounds of its own."""
    gc.set_threshold(_ALLOCATIONS)
    for name in PRELOADED:
        with suppress(Exception):  # a format that nobody has asked for may lack its library
            import_module(name)


def _end_with_batch() -> None:
    if parent := parent_process():
        connection.wait([parent.sentinel])
        os._exit(1)


def report(job: Job) -> Outcome:
    """Make one report."""
    with turn:
        if job.apart is None:
            return _report(job)
        from sitrep.batch.remote import making

        start, processor = time.monotonic(), time.process_time()
        try:
            outcome = making.report(job, _report, _inputs)
        except Exception as error:
            outcome = Outcome(job, State.FAILED, **_why(error))
        return replace(outcome, **_taken(start, processor))


def _report(job: Job) -> Outcome:
    from sitrep.pipeline import build

    start, processor = time.monotonic(), time.process_time()
    made: dict[str, Any] = {"state": State.FAILED}
    try:
        built = build(job.request, read=_read)
        state = State.UNCHANGED if built.unchanged else State.BUILT
        made = {"state": state, "problems": built.problems, "folder": built.folder}
        made |= {"files": built.files, "period": built.summary.period.id}
    except Exception as error:
        made |= _why(error)
    return Outcome(job, **made, **_taken(start, processor), bound=_bound(job))


def _taken(start: float, processor: float) -> dict[str, Any]:
    """Return the time since then, of the clock and of the processor, as fields of an outcome."""
    now = time.monotonic() - start, time.process_time() - processor
    return dict(zip(("seconds", "processor"), now, strict=True))


def survey(job: Job) -> Survey:
    """Return the weeks of a workspace that hold data and are over."""
    with turn:
        if job.apart is None:
            return _survey(job)
        from sitrep.batch.remote import making

        try:
            return making.survey(job, _survey)
        except Exception as error:
            return Survey(job.workspace, **_why(error))


def belong(batch: str) -> None:
    """Work for this batch from now on: what is held for another one may be out of date."""
    global _batch
    if batch != _batch:
        forget()
        _batch = batch


def forget() -> None:
    """Hold nothing of any workspace any more, neither its inputs nor a copy of its files."""
    from sitrep.batch.remote import making

    _held.drop()
    making.forget()


def _survey(job: Job) -> Survey:
    from sitrep.pipeline import summary_of

    request = job.request
    try:
        inputs = _inputs(request)
        refuse(() if request.keep_going else inputs.problems)
        summary, periods, _ = summary_of(inputs, replace(request, period=""))
        latest = summary.period
        weeks = sorted((p for p in periods if p.end <= latest.end), key=lambda p: p.start)
        return Survey(job.workspace, latest.id, tuple(p.id for p in weeks))
    except Exception as error:
        return Survey(job.workspace, **_why(error))


def _inputs(request: Request) -> Inputs:
    return _read(request.config, lambda stage: None, request.today)


def _read(config: Path, notify: Callable[[str], None], today: Any) -> Inputs:
    """Return the inputs of a workspace: read once, as long as no other one is asked for."""
    found = _held.of((config, today), lambda: _gathered(config, today))
    if isinstance(found, SitrepError):
        raise found
    return found


def _gathered(config: Path, today: Any) -> Inputs | SitrepError:
    """Return the inputs, or why there are none: a broken file is not read for each report."""
    from sitrep.pipeline import gather

    try:
        return gather(config, today=today)
    except SitrepError as error:
        return error


def _bound(job: Job) -> bool | None:
    """Return whether its workspace withholds small counts from readers of any edition."""
    from sitrep.arithmetic.small_cells import hides_cells

    try:
        inputs = _inputs(job.request)
    except Exception:
        return None
    config, measures = inputs.config, inputs.cleaned.measures
    return any(hides_cells(measures, config.rules, e) for e in config.editions.values())


def _why(error: Exception) -> dict[str, Any]:
    """Return what stopped a report, as the fields of its outcome."""
    if isinstance(error, SitrepError):
        return {"problems": error.problems, "message": error.message}
    if isinstance(error, MemoryError):
        reason, hint = "takes more memory than its worker may", "start fewer workers: --workers 1"
        return {"problems": (Problem("sitrep batch", Code.TAKES_TOO_MUCH, reason, hint),)}
    if isinstance(error, OSError) and error.filename:
        reason = f"can't be used: {error.strerror or error}"
        hint = "check the name, the space on the disk, and who may write there"
        return {"problems": (Problem(str(error.filename), Code.FILE_NOT_WRITTEN, reason, hint),)}
    return {"message": f"{FAULT}: {type(error).__name__}: {error}"}

"""Make one report of a workspace that is at an address; this runs in the worker.

In: a job, and what makes it of files. Out: how it went, with addresses in the place of paths.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from sitrep.batch.job import Job, Outcome, State, Survey
from sitrep.batch.remote.copy import Copy
from sitrep.model.last import Last
from sitrep.model.problem import SitrepError
from sitrep.model.request import Release, Request

if TYPE_CHECKING:
    from sitrep.pipeline import Inputs

#: Returns the inputs of a request.
Read = Callable[[Request], "Inputs"]
#: The workspace that this worker has worked for last.
_copy: Last[Copy] = Last()


def report(job: Job, make: Callable[[Job], Outcome], read: Read) -> Outcome:
    """Make a report; raises SitrepError where its files can't be fetched or put back."""
    copy = _copy_for(job)
    request = copy.request(job)
    with _uncached():
        _renew(copy, request, read)
        made = make(replace(job, request=request, apart=None))
    outcome = copy.outcome(made, job)
    if made.state is State.BUILT and isinstance(made.folder, Path):
        copy.put(made.folder)
    return outcome


def survey(job: Job, make: Callable[[Job], Survey]) -> Survey:
    """Survey a workspace; raises SitrepError where its files can't be fetched."""
    copy = _copy_for(job)
    with _uncached():
        return copy.survey(make(replace(job, request=copy.request(job), apart=None)))


def forget() -> None:
    """Remove the copy that is held."""
    _copy.drop()


@contextmanager
def _uncached() -> Iterator[None]:
    """Cache nothing meanwhile: the path of a copy is part of the key, and no two are alike."""
    from sitrep.cache import OFF

    before = os.environ.get(OFF, "")
    os.environ[OFF] = "yes"
    try:
        yield
    finally:
        os.environ[OFF] = before


def _copy_for(job: Job) -> Copy:
    apart = job.apart
    assert apart is not None
    return _copy.of(apart, lambda: Copy(apart))


def _renew(copy: Copy, request: Request, read: Read) -> None:
    """Fetch what a report's build looks at of reports that are there, its own folder above all."""
    from sitrep.arithmetic.small_cells import hides_cells

    try:
        inputs = read(request)
        config, measures = inputs.config, inputs.cleaned.measures
        hides = hides_cells(measures, config.rules, config.editions[request.edition])
        folder = _folder(request, inputs)
    except SitrepError:  # the build meets the same, and tells it
        return
    copy.renew(folder, others=hides)


def _folder(request: Request, inputs: Inputs) -> Path:
    """Return the folder that the report goes to (``sitrep.publish.manifest.Made.name``)."""
    from sitrep.pipeline import summary_of
    from sitrep.record import entries

    config = inputs.config
    period = request.period or summary_of(inputs, request)[0].period.id
    usual = request.template in ("", config.report.template)
    name = period if usual else f"{period}.{request.template}"
    if entries(config.folder):
        request = replace(request, release=Release(None, draft=True))
    return request.home / name / request.edition

"""Make the reports of a plan, then the pages that list them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from sitrep.batch import worker
from sitrep.batch.engines import engine_for
from sitrep.batch.job import Job, Outcome, State, Survey
from sitrep.batch.lanes import TRIES, Lanes
from sitrep.config.batch import Batch
from sitrep.model.codes import Code
from sitrep.model.problem import Problem, SitrepError

#: Called with each report as it is done.
Told = Callable[[Outcome], None]


@dataclass(frozen=True)
class Made:
    """How each report went, in the order of the plan, and what was wrong with the engine."""

    outcomes: tuple[Outcome, ...]
    problems: tuple[Problem, ...] = ()


def lanes_for(batch: Batch, reports: int) -> Lanes:
    """Return lanes for so many reports."""
    return Lanes(engine_for(batch, reports))


def surveyed(jobs: Sequence[Job], lanes: Lanes) -> list[Survey]:
    """Return what the workspaces of ``jobs`` hold."""
    if not jobs:
        return []
    lanes.engine.ask(jobs, writes=False)
    return [*lanes.run(jobs, worker.survey, _not_surveyed)]


def made(jobs: Sequence[Job], lanes: Lanes, told: Told) -> Made:
    """Make each report; return how each went.

    A report that stopping has left out is of the state ``left``, and so are all that are not done
    when the engine ends. Raises SitrepError where the engine can't do these jobs.
    """
    found: dict[Job, Outcome] = {}
    ended: tuple[Problem, ...] = ()
    if jobs:
        lanes.engine.ask(jobs, writes=True)
    try:
        for outcome in lanes.run(jobs, worker.report, _killed):
            if outcome.bound is False:
                lanes.free(outcome.job.workspace)
            found[outcome.job] = outcome
            told(outcome)
    except SitrepError as error:
        ended = error.problems
    finally:
        warned = dict(_listed(found.values()))
    whole = (_with(warned, found.get(job, Outcome(job, State.LEFT))) for job in jobs)
    return Made(tuple(whole), (*lanes.engine.told(), *ended))


def _listed(outcomes: Iterable[Outcome]) -> Iterator[tuple[Job, list[Problem]]]:
    """Write the page and the feed of each folder of reports; yield warnings with a report there."""
    from sitrep.batch.remote.address import Address
    from sitrep.batch.remote.listed import listed
    from sitrep.choices import load
    from sitrep.outputs import labels
    from sitrep.publish.index import list_all

    last = {o.job.home: o for o in outcomes if _is_listed(o)}
    for home, outcome in last.items():
        config, reports = load(outcome.job.request.config), outcome.job.request.home
        told = (
            listed(home, config)
            if isinstance(home, Address)
            else list_all(reports, config, labels())
        )
        yield outcome.job, told


def _is_listed(outcome: Outcome) -> bool:
    """Whether a report has been written to where a page lists all."""
    home, folder = outcome.job.home / "reports", outcome.folder
    public = outcome.state is State.BUILT and outcome.job.request.is_listed
    # A workspace that publishes has its drafts elsewhere.
    return public and folder is not None and f"{folder}/".startswith(f"{home}/")


def _with(warned: dict[Job, list[Problem]], outcome: Outcome) -> Outcome:
    more = warned.get(outcome.job, ())
    return replace(outcome, problems=(*outcome.problems, *more)) if more else outcome


def _lost() -> Problem:
    reason = f"was killed {TRIES} times, for want of memory or by someone"
    hint = "start fewer workers (--workers 1), give each more --memory, or build this report alone"
    return Problem("the worker", Code.WORKER_KILLED, reason, hint)


def _killed(job: Job) -> Outcome:
    return Outcome(job, State.FAILED, (_lost(),))


def _not_surveyed(job: Job) -> Survey:
    return Survey(job.workspace, problems=(_lost(),))

"""List the reports of a batch: each combination of workspace, period, edition, language, template.

In: what batch.toml and the options ask for. Out: the reports in order, and the workspaces of which
none can be made, each with its problems: one broken config.toml stops no other one.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from itertools import chain, product
from math import prod
from pathlib import Path
from typing import Any

from sitrep import choices
from sitrep.arithmetic.periods import following
from sitrep.arithmetic.typed import Typed
from sitrep.batch import workspaces
from sitrep.batch.job import Apart, Job, Outcome, Place, State, Survey
from sitrep.batch.remote import confined
from sitrep.batch.remote.address import Address
from sitrep.batch.remote.outlines import Outlines
from sitrep.config.batch import Batch
from sitrep.config.load import Config
from sitrep.model.codes import Code
from sitrep.model.dates import Period
from sitrep.model.problem import Problem, SitrepError, nearest
from sitrep.model.request import Request

#: More reports than these are asked about first.
MANY = 2_000
_LAST = re.compile(r"(?:the )?last (\d+)(?: weeks?)?")
_WITH_DATA = ("with data", "all with data")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
#: Returns what the workspaces of jobs hold.
Ask = Callable[[Sequence[Job]], Sequence[Survey]]


@dataclass(frozen=True)
class Day:
    """The day that is printed on reports, and the day by the clock."""

    created: dt.date
    clock: dt.date


@dataclass(frozen=True)
class Given:
    """What all jobs have in common."""

    batch: Batch
    day: Day
    outlines: Outlines

    def path(self, config: Place) -> Path:
        """Return where a config.toml is on this machine, or would be."""
        return self.outlines.path(config) if isinstance(config, Address) else config


@dataclass(frozen=True)
class Part:
    """The reports of one workspace: each combination, the periods one after the other."""

    first: Job
    periods: tuple[str, ...]
    editions: tuple[str, ...]
    languages: tuple[str, ...]
    templates: tuple[str, ...]

    @property
    def _lists(self) -> tuple[tuple[str, ...], ...]:
        lists = (self.periods, self.editions, self.languages, self.templates)
        return tuple(tuple(dict.fromkeys(names)) for names in lists)

    def __len__(self) -> int:
        return prod(map(len, self._lists))

    def __iter__(self) -> Iterator[Job]:
        for period, edition, language, template in product(*self._lists):
            more: dict[str, Any] = {"language": language, "template": template}
            more |= {"period": period, "edition": edition}
            yield replace(self.first, request=replace(self.first.request, **more))


@dataclass(frozen=True)
class Plan:
    """The reports to make, by workspace; ``failed``: what can't be planned."""

    parts: tuple[Part, ...]
    failed: tuple[Outcome, ...] = ()
    #: What is here of workspaces at addresses as long as the plan is.
    outlines: Outlines = field(default_factory=Outlines, compare=False, repr=False)

    def __len__(self) -> int:
        return sum(map(len, self.parts))

    def __iter__(self) -> Iterator[Job]:
        """Yield each report; a plan of a million is never listed before somebody has said so."""
        return chain.from_iterable(self.parts)


def planned(batch: Batch, root: Path, day: Day, ask: Ask) -> Plan:
    """Return the plan; paths start from ``root``. ``ask`` is called where periods hang on data.

    Raises SitrepError where there is no workspace, or nothing to make in any of them.
    """
    _refuse_formats(batch.formats)
    _refuse_languages(batch.languages)
    outlines = Outlines()
    firsts, failed = _firsts(Given(batch, day, outlines), root)
    asked = [job for job, _ in firsts] if any(map(_hangs_on_data, batch.periods)) else []
    held = {found.workspace: found for found in ask(asked)}
    parts: list[Part] = []
    for job, config in firsts:
        found = held.get(job.workspace, Survey(job.workspace))
        try:
            found.refuse()
            parts.append(_part(job, config, batch, found))
        except SitrepError as error:
            failed.append(Outcome(job, State.FAILED, error.problems, error.message))
        except ValueError as error:
            failed.append(Outcome(job, State.FAILED, message=str(error)))
    plan = Plan(tuple(parts), tuple(failed), outlines)
    if not len(plan) and not failed:
        hint = "give periods that hold data, in --period or in batch.toml"
        said = (Code.PLAN_EMPTY, "plans no report", hint)
        raise SitrepError([Problem("sitrep batch", *said)])
    return plan


def _firsts(given: Given, root: Path) -> tuple[list[tuple[Job, Config]], list[Outcome]]:
    """Return a job of each workspace, of no period yet, with its config; and what can't be read."""
    batch, outlines = given.batch, given.outlines
    found, out = workspaces.found(batch.configs, root), workspaces.out_of(batch.out)
    outlines.fetch(workspaces.addresses(found.configs))
    firsts: list[tuple[Job, Config]] = []
    failed = [_unread(at, error, given.day) for at, error in found.unread.items()]
    for place, name in workspaces.named(found.configs).items():
        job = _job(place, name, out, given)
        try:
            outlines.refuse(place)
            config = choices.load(job.request.config)
            if isinstance(place, Address):
                confined.refuse(config)
            firsts.append((job, config))
        except SitrepError as error:
            told = outlines.told(error)
            failed.append(Outcome(job, State.FAILED, told.problems, told.message))
    return firsts, failed


def _unread(at: Address, error: SitrepError, day: Day) -> Outcome:
    """Return how the workspaces went that an address would have named."""
    job = Job(str(at), Request(Path(at.name), day.created), Apart(at, at))
    return Outcome(job, State.FAILED, error.problems, error.message)


def _refuse_formats(names: Sequence[str]) -> None:
    known = [output.name for output in choices.outputs()]
    for name in names:
        if name not in known:
            raise SitrepError(f'"{name}" is not a format; {nearest(name, known)}', usage=True)


def _refuse_languages(names: Sequence[str]) -> None:
    """Raise SitrepError with two languages of one report: a folder holds one of them."""
    several = dict.fromkeys(names)
    if len(several) > 1:
        reason = "are several, and a report in one would replace the same in another"
        hint = "make a batch of each language, with an --out of its own"
        said = (Code.VALUE_NOT_ALLOWED, reason, hint)
        named = ", ".join(several)
        raise SitrepError([Problem("sitrep batch", *said, column="languages", value=named)])


def _job(place: Place, name: str, out: Place | None, given: Given) -> Job:
    """Return a job of a workspace, of no period yet; ``out`` is what all have of ``--out``."""
    batch, day = given.batch, given.day
    request = Request(
        given.path(place),
        day.created,
        out=out / name / "reports" if isinstance(out, Path) else None,
        as_of=batch.as_of,
        formats=batch.formats,
        keep_going=batch.keep_going,
        today=day.clock,
        relist=False,
    )
    config = place if isinstance(place, Address) else None
    home = out / name if isinstance(out, Address) else None
    if config and out is None:
        home = config.parent
    return Job(name, request, Apart(config, home) if config or home else None)


def _part(first: Job, config: Config, batch: Batch, found: Survey) -> Part:
    """Return the reports of one workspace; raises ValueError where a period is none."""
    typed = Typed(config.weeks, first.request.created, first.request.created)
    periods = (p for text in batch.periods or ("latest",) for p in _periods(text, typed, found))
    editions = batch.editions or config.report.editions
    whole = (editions, batch.languages or ("",), batch.templates or ("",))
    return Part(first, tuple(periods), *whole)


def _periods(text: str, typed: Typed, found: Survey) -> Iterator[str]:
    """Yield the ids of the periods that ``text`` names; raises ValueError where it names none."""
    plain = " ".join(text.casefold().split())
    if plain in _WITH_DATA:
        yield from found.weeks
    elif match := _LAST.fullmatch(plain):
        week = typed.weeks.containing(typed.weeks.parse(found.latest).end)
        for back in range(int(match[1]) - 1, -1, -1):
            yield typed.weeks.containing(week.start - dt.timedelta(weeks=back)).id
    elif plain == "latest":
        yield ""
    else:
        yield from (period.id for period in _run(text, typed))


def _run(text: str, typed: Typed) -> Iterator[Period]:
    """Yield each week, month, quarter or year of a range; anything else is one period."""
    whole, first = typed.period(text), None
    left, dots, _ = text.partition("..")
    if dots and not _DATE.fullmatch(left.strip()):
        with suppress(ValueError):
            first = typed.weeks.parse(left)
    if first is None:
        yield whole
        return
    while first.start <= whole.end:
        yield first
        first = following(first, typed.weeks)


def _hangs_on_data(text: str) -> bool:
    plain = " ".join(text.casefold().split())
    return plain in _WITH_DATA or bool(_LAST.fullmatch(plain))

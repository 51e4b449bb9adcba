"""Withdraw a published report: its files go, a notice stays, and the record says so.

All that stays is made first. Then the intention is written down in one step: before it nothing is
withdrawn, and after it the rest follows, also where it was stopped in between.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from sitrep import record
from sitrep.choices import load
from sitrep.config.load import Config
from sitrep.model.codes import Code
from sitrep.model.edition import PUBLIC
from sitrep.model.problem import Problem, SitrepError
from sitrep.model.published import Withdrawn
from sitrep.publish.folder import put as put_each
from sitrep.publish.index.collect import PAGE
from sitrep.publish.withdrawing import Head, left
from sitrep.record import Begun, Kept
from sitrep.release.finishing import Finished, finish, ours, place_of, retract
from sitrep.release.working import working
from sitrep.wording import Words
from sitrep.wording.own import own_words

_REPORT = "report.json"


@dataclass(frozen=True)
class Asked:
    """What a person asks to withdraw: all reports of a period, or those by one template."""

    config: Path
    period: str
    today: dt.date
    reason: str
    template: str = ""


@dataclass(frozen=True)
class Planned:
    """The reports that would be withdrawn, their revisions included, and the period."""

    config: Config
    period: str
    kept: tuple[Kept, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """Their folders in ``reports/``."""
        return tuple(each.entry.folder for each in self.kept)


def plan(asked: Asked) -> Planned:
    """Return what would be withdrawn; raises SitrepError where there is nothing."""
    config, period = load(asked.config), _period(asked)
    begun = record.begun(config.folder)
    pending = begun.folders if begun else ()
    kept = [k for k in record.entries(config.folder) if _is_asked(k, period, asked.template)]
    still = [k for k in kept if not k.entry.withdrawn or k.entry.folder in pending]
    if not still:
        raise SitrepError([_nothing(period, kept)])
    record.written_down(config.folder)  # where it is damaged, bundles would stay unnamed
    return Planned(config, period, tuple(still))


def _period(asked: Asked) -> str:
    if not asked.reason:
        raise SitrepError('say why it is withdrawn, --reason "…"', usage=True)
    try:
        return load(asked.config).weeks.parse(asked.period).id
    except ValueError as error:
        raise SitrepError(str(error), usage=True) from None


def _is_asked(kept: Kept, period: str, template: str) -> bool:
    return kept.entry.period == period and template in ("", kept.entry.template)


def _nothing(period: str, kept: list[Kept]) -> Problem:
    where = f"{record.PLACE}/{period}"
    if kept and (gone := kept[-1].entry.withdrawn):
        reason, hint = f"is withdrawn already, since {gone.day}", "nothing is left to do"
        return Problem(where, Code.NOT_PUBLISHED, reason, hint)
    reason = f"is not there: nothing is published of {period}"
    hint = "look for its name in reports/, and remove by hand what was never published"
    return Problem(where, Code.NOT_PUBLISHED, reason, hint)


def withdraw(asked: Asked) -> Finished:
    """Withdraw a period's reports; raises SitrepError with all that stands against it."""
    workspace = asked.config.parent
    with working(workspace):
        planned = plan(asked)
        retract(asked.config)
        finished = finish(asked.config)  # one that was stopped
        still = {k.entry.folder for k in record.entries(workspace) if not k.entry.withdrawn}
        if finished.unfinished or not still & {*planned.names}:
            return finished
        planned = replace(planned, kept=tuple(k for k in planned.kept if k.entry.folder in still))
        withdrawn = Withdrawn(asked.today, asked.reason)
        stays = dict(_left(planned, withdrawn))
        record.begin(workspace, Begun(withdrawn, planned.names, stays), put_each)
        return finish(asked.config)


def _left(planned: Planned, withdrawn: Withdrawn) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the place of each edition, and what stays there."""
    config = planned.config
    own = own_words(config.folder)
    problems = []
    for each in planned.kept:
        for edition in each.entry.editions:
            place = place_of(each.entry.folder, edition)
            there = ours(config.folder, each, edition)
            if PAGE in there.strangers():
                reason, hint = "is not sitrep's, and stands where the notice is to be", "move it"
                problems.append(Problem(f"{place}/{PAGE}", Code.FILE_EXISTS, reason, hint))
            words = own.words(each.entry.language)
            head = _head(each, config, words)
            files = left(each.manifest(edition), head, withdrawn, config, words)
            yield place, {name: content.decode() for name, content in files.items()}
    if problems:
        raise SitrepError(problems)


def _head(kept: Kept, config: Config, words: Words) -> Head:
    """Return the head as the public report printed it; without one, what the record knows."""
    public = f"{PUBLIC}/{_REPORT}"
    if public in kept.entry.files:
        said = json.loads(kept.content(public))["masthead"]
        return Head(said["title"], said["subtitle"], said["period"], said["calendar"])
    period = config.weeks.parse(kept.entry.period)
    dates = words.dates(period.start, period.end)
    number = kept.entry.number
    named = words("report-title-numbered", number=number) if number else words("report-title")
    return Head(config.report.title, named, dates, "")

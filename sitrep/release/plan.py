"""What publishing a period would do: which drafts there are, the number and the revision."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from sitrep import record
from sitrep.choices import load
from sitrep.compose.masthead import report_number
from sitrep.config.load import Config
from sitrep.model.codes import Code
from sitrep.model.dates import Period
from sitrep.model.edition import EDITIONS, PUBLIC
from sitrep.model.problem import Problem, Severity, SitrepError
from sitrep.publish.folder import mended
from sitrep.publish.manifest import Standing, standing
from sitrep.publish.removing import reports_in
from sitrep.record import Kept


@dataclass(frozen=True)
class Asked:
    """What a person asks to publish. ``today`` is printed; nothing is later than ``clock``."""

    config: Path
    period: str
    today: dt.date
    clock: dt.date
    reason: str = ""
    template: str = ""
    as_of: dt.date | None = None


@dataclass(frozen=True)
class Planned:
    """What would be published; ``kept`` is the record before it."""

    asked: Asked
    config: Config
    period: Period
    template: str
    number: int | None
    revision: int
    drafts: tuple[Standing, ...]
    kept: tuple[Kept, ...]

    @property
    def base(self) -> str:
        """The name that all revisions of the report share."""
        usual = self.template == self.config.report.template
        return self.period.id if usual else f"{self.period.id}.{self.template}"

    @property
    def folder(self) -> str:
        """Its name in ``reports/``."""
        return f"{self.base}.r{self.revision}" if self.revision > 1 else self.base

    @property
    def told(self) -> tuple[Problem, ...]:
        """Before the first report is published: a warning for each that stands there already."""
        home = self.config.folder / "reports"
        if self.kept:
            return ()
        names = dict.fromkeys(stood.folder.parent.name for stood in reports_in(home))
        return tuple(_left_there(name) for name in names if name != self.base)

    @property
    def command(self) -> str:
        """How its drafts are built again, all of them."""
        editions = ",".join(draft.folder.name for draft in self.drafts) or PUBLIC
        return build_command(self.asked, self.period.id, editions)


def build_command(asked: Asked, period: str, editions: str) -> str:
    """Return the command that builds the drafts."""
    words = ["sitrep build", period]
    words += ["--edition", editions] if editions != PUBLIC else []
    words += ["--template", asked.template] if asked.template else []
    words += ["--as-of", str(asked.as_of)] if asked.as_of else []
    return " ".join(words)


def plan(asked: Asked) -> Planned:
    """Return what would be published; raises SitrepError where nothing can be."""
    config = load(asked.config)
    period = _period(config, asked.period)
    kept = record.entries(config.folder)
    template = asked.template or config.report.template
    before = record.find(kept, period.id, template)
    number = record.of_report(kept, period.id, template)
    if number is None and template != "flash":
        number = report_number(config, period) or 1
    found = Planned(asked, config, period, template, number, len(before) + 1, (), kept)
    drafts = tuple(_drafts(found))
    if not drafts:
        raise SitrepError([_missing(found)])
    if before and not asked.reason:
        reason = f"{period.id} is published already: say why it is published again"
        raise SitrepError(f'{reason}, --reason "…"', usage=True)
    return Planned(asked, config, period, template, number, len(before) + 1, drafts, kept)


def _left_there(name: str) -> Problem:
    """Return the warning of a report that readers see and that is not on record."""
    period, _, template = name.partition(".")
    more = f" --template {template}" if template else ""
    reason = "stays in reports/ and in the list of reports, and is not published"
    hint = (
        f"where it was handed out, sitrep build {period}{more} and sitrep publish {period}{more} "
        "put it on record; else remove its folder"
    )
    said = (Code.NOT_PUBLISHED, reason, hint)
    return Problem(f"reports/{name}/", *said, severity=Severity.WARNING)


def _period(config: Config, text: str) -> Period:
    try:
        return config.weeks.parse(text)
    except ValueError as error:
        raise SitrepError(str(error), usage=True) from None


def _drafts(found: Planned) -> list[Standing]:
    """Return the drafts; in a workspace that has published nothing, they are its reports."""
    folder = found.config.folder
    homes = dict.fromkeys(EDITIONS, folder / ("drafts" if found.kept else "restricted"))
    if not found.kept:
        homes[PUBLIC] = folder / "reports"
    every = [standing(mended(homes[name] / found.base / name)) for name in EDITIONS]
    return [each for each in every if each.said]


def _missing(found: Planned) -> Problem:
    """Return the problem of a period without a draft."""
    home = "drafts" if found.kept else "reports"
    before = record.find(found.kept, found.period.id, found.template)
    reason = "is not there: there is no draft to publish"
    if before:
        reason = f"is not there: {found.folder.split('.r')[0]} is published, with no draft since"
    hint = f"{build_command(found.asked, found.period.id, PUBLIC)} makes one"
    return Problem(f"{home}/{found.base}/", Code.DRAFT_MISSING, reason, hint)

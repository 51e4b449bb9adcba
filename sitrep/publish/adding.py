"""Add a report's files to its folder, which may already hold other formats.

A requested format joins the existing ones if all are of the same report. Otherwise the existing
ones are built again, with a warning. Where this machine can't build one of them, nothing is built:
it would be lost, or stay beside pages that say something else.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from sitrep.model.codes import Code
from sitrep.model.dates import Period
from sitrep.model.graphic import Graphic, Named, graphics
from sitrep.model.pack import PACK, PackFile
from sitrep.model.problem import Problem, Severity, SitrepError
from sitrep.model.report import Drawing, FigureEntry, Report
from sitrep.model.request import Built
from sitrep.model.summary import Counts, Summary
from sitrep.publish import folder, manifest, pack
from sitrep.publish.manifest import Made, Standing
from sitrep.publish.pack import Pack, latest
from sitrep.publish.pack.framed import frame_of
from sitrep.wording import Words

#: Returns a problem for each of several formats that this machine can't make, by format.
Lacking = Callable[[Collection[str]], Mapping[str, Problem]]


@dataclass(frozen=True)
class Plan:
    """The formats to build, the pages to keep, and the date printed on all of them.

    ``again`` are existing formats that are out of date and built again; ``told`` are warnings.
    """

    made: Made
    standing: Standing
    formats: tuple[str, ...]
    created: dt.date
    kept: tuple[str, ...] = ()
    again: tuple[str, ...] = ()
    told: tuple[Problem, ...] = ()


def plan(asked: Collection[str], pages: Mapping[str, str], made: Made, lacking: Lacking) -> Plan:
    """Return the plan for a report's folder; ``pages`` maps each format to its file.

    Raises SitrepError where a page in the folder is of an older report and can't be built again.
    """
    standing = manifest.standing(folder.mended(made.request.home / made.name))
    created = made.request.created
    asked = (*asked, *([PACK] if made.request.pack else []))
    there: dict[str, tuple[str, ...]] = {
        n: (file,) for n, file in pages.items() if n not in asked and standing.has(file)
    }
    if PACK not in asked and (packed := standing.pack()):
        there[PACK] = packed
    whole = Plan(made, standing, tuple(asked), created)
    if not there:
        return whole
    kept = tuple(file for files in there.values() for file in files)
    changed = standing.differs(manifest.facts(made, created), kept)
    if not changed:
        return Plan(made, standing, whole.formats, standing.created, kept=kept)
    if lacks := lacking(tuple(there)):
        raise SitrepError([_stuck(lack, f"{made.name}/{there[n][0]}") for n, lack in lacks.items()])
    again = tuple(there)
    reason = f"{' and '.join(again)} {'is' if len(again) == 1 else 'are'} built again too"
    hint = f"changed since it was built: {', '.join(changed)}"
    told = Problem(made.name, Code.FILE_EXISTS, reason, hint, severity=Severity.WARNING)
    return Plan(made, standing, (*asked, *again), created, again=again, told=(told,))


def stands(plan: Plan, pages: Mapping[str, str], since: float) -> bool:
    """Return whether the folder holds all that is asked for, whole and made from the same.

    ``since`` is when the record last changed, in seconds of the clock: reports tell what others
    before them have stated, and no manifest lists those.
    """
    standing, listed = plan.standing, plan.standing.said.get("files", {})
    try:
        if (standing.folder / manifest.NAME).stat().st_mtime <= since:
            return False
    except OSError:
        return False
    asked = {pages[name] for name in plan.formats if name in pages}
    facts = manifest.facts(plan.made, plan.created)
    return asked <= {*listed} and not standing.differs(facts, listed)


def left(plan: Plan) -> tuple[Path, ...]:
    """Return the files of a report that stays as it stands."""
    standing = plan.standing
    return tuple(standing.folder / name for name in (*standing.said["files"], manifest.NAME))


def _stuck(lack: Problem, page: str) -> Problem:
    """Return why nothing is built beside ``page``, which is of an older report, and what helps."""
    reason = f"is of an older report, and {lack.path} {lack.reason}"
    hint = f"{lack.hint}; or move {page} away, or build into another folder with --out"
    return replace(lack, path=page, reason=reason, hint=hint)


@dataclass(frozen=True)
class Published:
    """A written report: its folder and files, its pack, and warnings about that."""

    folder: Path
    files: tuple[Path, ...]
    pack: tuple[PackFile, ...]
    problems: tuple[Problem, ...]
    charts: Named[Graphic]
    figures: Named[FigureEntry]

    def built(
        self,
        summary: Summary,
        told: tuple[Problem, ...],
        periods: tuple[Period, ...],
        counts: tuple[Counts, ...],
    ) -> Built:
        """Return the result of the build, with all that was told before it was written."""
        told = (*told, *self.problems)
        return Built(
            *(self.folder, self.files, summary, told, periods, counts),
            pack=self.pack,
            charts=self.charts,
            figures=self.figures,
        )


def publish(
    plan: Plan, pages: Mapping[str, bytes], report: Report, drawings: Sequence[Drawing]
) -> Published:
    """Write a report's files, and those of its pack where it is planned."""
    standing, request = plan.standing, plan.made.request
    packed = _packed(plan, report, drawings)
    kept = {name: (standing.folder / name).read_bytes() for name in plan.kept}
    files = {**pages, **folder.beside(report, drawings)}
    files |= {name: picture.content for name, picture in packed.files.items()}
    whole = {**files, **kept}
    _refuse_met(plan, whole)
    whole[manifest.NAME] = manifest.manifest(manifest.facts(plan.made, plan.created), whole)
    closed = None if request.is_open else request.home
    folder.publish(standing.folder, {**standing.strangers(), **whole}, plan.made.name, closed)
    told = packed.problems
    if packed.files and request.is_listed:
        told += latest.refresh(request.home)
    written = tuple(standing.folder / name for name in (*files, manifest.NAME))
    words = Words(report.language, report.own_words)
    charts = graphics(drawings, frame_of(report, plan.made.config, words))
    listed = tuple(
        PackFile(standing.folder / name, len(p.content), p.width, p.height)
        for name, p in packed.files.items()
    )
    figures = Named(report.figures, "figure", {})
    return Published(standing.folder, written, listed, told, charts, figures)


def _refuse_met(plan: Plan, whole: Collection[str]) -> None:
    """Refuse where another build has added a page meanwhile, which would be of no report."""
    now, before = manifest.standing(plan.standing.folder), plan.standing.said.get("files", {})
    pages = [name for name in now.said.get("files", ()) if "/" not in name]
    if added := [name for name in pages if name not in whole and name not in before]:
        reason = "was added by another build while this one ran"
        hint = "build again: both are then of one report"
        said = (Code.FILE_EXISTS, reason, hint)
        raise SitrepError([Problem(f"{plan.made.name}/{name}", *said) for name in added])


def _packed(plan: Plan, report: Report, drawings: Sequence[Drawing]) -> Pack:
    """Return the pack: what is asked for, and what was there, so that no link to it breaks."""
    if PACK not in plan.formats:
        return Pack()
    there = [PurePosixPath(name).name for name in plan.standing.pack() if plan.standing.has(name)]
    return pack.made(report, drawings, plan.made.config, plan.made.request.pack, there)

"""What the record changes of a build: it is a draft, and its number follows the last one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from sitrep.config.load import Config
from sitrep.model.changes import Reissue
from sitrep.model.problem import SitrepError
from sitrep.model.request import Release, Request
from sitrep.model.summary import Summary
from sitrep.record.keeping import PLACE, entries
from sitrep.record.numbers import of_report


def in_force(request: Request, config: Config, summary: Summary) -> tuple[Request, Config, Summary]:
    """Return the three as they are built: with the record's number, as a draft if it is one.

    Raises SitrepError for a draft that would be written among what is published.
    """
    release = request.release
    if release is None and (kept := entries(config.folder)):
        number = of_report(kept, summary.period.id, config.template)
        release = Release(number, draft=True)
    if release is None:
        return request, config, summary
    if release.draft and _is_public_home(request):
        reason = "--out can't be reports/, which holds only what is published; build without it"
        raise SitrepError(reason, usage=True)
    if release.number is not None:
        report = config.report.model_copy(update={"number": release.number})
        config = replace(config, report=report)
    again = None
    if release.revision > 1:
        again = Reissue(release.revision, request.created, release.reason)
    summary = replace(summary, draft=release.draft, reissue=again)
    return replace(request, release=release), config, summary


def _is_public_home(request: Request) -> bool:
    home = request.config.parent / "reports"
    return request.out is not None and request.out.resolve() == home.resolve()


def reports_out(request: Request) -> tuple[Path, ...]:
    """Return the folders of public reports that people have or had."""
    shown = request.published or request.reports
    if request.release:  # its own have been gathered
        return (shown,)
    return shown, request.config.parent / PLACE

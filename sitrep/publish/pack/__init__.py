"""The briefing pack: each chart in every form that people use, and a page to browse them.

It lies in the report's folder and is exchanged with it, so that it is of the same figures as the
pages beside it, and of the same edition.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from importlib.util import find_spec

from sitrep.config.load import Config
from sitrep.model.codes import Code
from sitrep.model.edition import DRAFT
from sitrep.model.pack import PACK, SHEET, Choice, Item, named
from sitrep.model.pictures import SLIDE, THUMB, Form, Frame, Picture
from sitrep.model.problem import Problem, Severity, SitrepError
from sitrep.model.report import Drawing, Report
from sitrep.publish.csv import as_csv
from sitrep.publish.pack import page, workbook
from sitrep.publish.pack.framed import Told, frame_of, told_of
from sitrep.templating.limits import confined
from sitrep.wording import Words


@dataclass(frozen=True)
class Pack:
    """The files of a pack by their names, and warnings about what it lacks."""

    files: Mapping[str, Picture] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def made(
    report: Report,
    drawings: Sequence[Drawing],
    config: Config,
    choice: Choice | None,
    there: Collection[str],
) -> Pack:
    """Return the pack of what is asked for and of the files that are ``there`` already.

    Raises SitrepError where nothing that is asked for can be made.
    """
    words = Words(report.language, report.own_words)
    charts = [drawing.chart.id for drawing in drawings]
    asked = {i.name: i for i in choice.items(charts, report.language)} if choice else {}
    known = (item for name in there if (item := _known(name, charts)))
    # What is there in another language is made again in the report's, as its pages are.
    again = (replace(item, language=report.language) for item in known)
    items = {**asked, **{item.name: item for item in again}}
    items, problems = _makeable(items, choice)
    problems += _nothing(report, choice, charts)
    if choice and not asked:
        raise SitrepError([replace(p, severity=Severity.ERROR) for p in problems])
    frame, files, shown = frame_of(report, config, words), dict[str, Picture](), []
    mark = DRAFT if report.summary.draft else ""
    for drawing in drawings:
        own = [item for item in items.values() if item.chart == drawing.chart.id]
        if own:
            one = _Chart(drawing, frame, told_of(drawing, report, config, words))
            saved = {f"{mark}{name}": picture for name, picture in one.files(own).items()}
            files |= saved
            shown.append(page.Shown(drawing.chart, saved, one.thumb))
    if shown:
        sheet = page.sheet(report, frame, shown, config, words)
        html = confined(page.html, config.folder, sheet, config)
        files[SHEET] = Picture(html.encode())
    return Pack({f"{PACK}/{name}": picture for name, picture in files.items()}, tuple(problems))


def _known(name: str, charts: Collection[str]) -> Item | None:
    item = named(name.removeprefix(DRAFT))
    return item if item and item.chart in charts else None


def _makeable(
    items: Mapping[str, Item], choice: Choice | None
) -> tuple[dict[str, Item], list[Problem]]:
    """Return the files without those that need a package which is missing, and a problem."""
    rest = {name: item for name, item in items.items() if item.form.kind != "xlsx"}
    if len(rest) == len(items) or find_spec("xlsxwriter"):
        return dict(items), []
    reason = "needs packages that are not installed"
    hint = 'install them: pip install "humanitarian-sitrep[xlsx]"'
    lack = Problem("--format xlsx", Code.PACKAGE_MISSING, reason, hint)
    if not rest or (choice and choice.formats == ("xlsx",)):
        raise SitrepError([lack])
    reason += "; the pack is made without it"
    return rest, [replace(lack, reason=reason, severity=Severity.WARNING)]


def _nothing(report: Report, choice: Choice | None, charts: Sequence[str]) -> list[Problem]:
    """Return a warning for each chart that is asked for and has nothing to show."""
    if not charts:
        hint = "see which periods have data: sitrep check"
        reason = "no chart has anything to show"
        return [
            Problem(report.period.id, Code.NOTHING_TO_DRAW, reason, hint, severity=Severity.WARNING)
        ]
    missed = [name for name in (choice.charts if choice else ()) if name not in charts]
    hint = f"this period has {', '.join(charts)}"
    said = (Code.NOTHING_TO_DRAW, "has nothing to show in this period", hint)
    return [Problem(f"--only {name}", *said, severity=Severity.WARNING) for name in missed]


class _Chart:
    """Saves one chart in its forms, those that share a layout one after another."""

    def __init__(self, drawing: Drawing, frame: Frame, told: Told) -> None:
        self.drawing, self.frame, self.told = drawing, frame, told
        self.thumb = Picture(b"")

    def files(self, items: Sequence[Item]) -> dict[str, Picture]:
        """Return the chart's files by their names, in the order of ``items``."""
        self.thumb = self.drawing.drawn.framed(self.frame, Form("png", THUMB))
        ordered = sorted(items, key=lambda item: item.form.size == SLIDE)
        saved = {item.name: self._saved(item.form) for item in ordered}
        return {item.name: saved[item.name] for item in items}

    def _saved(self, form: Form) -> Picture:
        if form.kind == "csv":
            return Picture(as_csv(self.drawing.data))
        if form.kind == "xlsx":
            return Picture(workbook.made(self.drawing.data, self.told))
        if form.kind == "txt":
            return Picture(self.told.text.encode())
        return self.drawing.drawn.framed(self.frame, form)

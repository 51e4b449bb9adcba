"""The stages in their order: read, clean, reconcile, summarise, redact, chart, compose,
render, publish. This module alone knows it.
"""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import platform
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sitrep import __version__, cache
from sitrep.clean import Cleaned, clean
from sitrep.clean.facilities import Registry
from sitrep.compose import Setting, compose
from sitrep.compose.figures import mentions
from sitrep.compose.phrases import Phrases
from sitrep.config.load import Config
from sitrep.config.load import load as read_config
from sitrep.config.sections import half_made
from sitrep.config.tables import Theme
from sitrep.look import legibility
from sitrep.look.theme import logo_faults
from sitrep.model.accounts import Measure, Reconciled, TextTable
from sitrep.model.dates import Period
from sitrep.model.figure import Figure, Indicator, Qualifier
from sitrep.model.problem import Problem, Severity, SitrepError, errors_in
from sitrep.model.report import Drawing, Report
from sitrep.model.summary import Counts, RunningTotal, Summary
from sitrep.narrative.load import Text
from sitrep.read import formats as sources
from sitrep.read import read
from sitrep.read.units import one_unit
from sitrep.reconcile import reconcile
from sitrep.reconcile.overlaps import BESIDE, Member, Overlap, counted, overlaps_in, with_data
from sitrep.redact import redact
from sitrep.summarise import (
    Beside,
    Read,
    data_as_of,
    latest_complete,
    periods_with_data,
    summarise,
)
from sitrep.templating.overrides import shipped_templates
from sitrep.templating.renamed import noted
from sitrep.wording.words import Words

if TYPE_CHECKING:
    import pandas as pd

#: Told of each stage as it starts; the command line shows it, others may ignore it.
Notify = Callable[[str], None]


@dataclass(frozen=True)
class Inputs:
    """Everything read and cleaned, with all its problems."""

    config: Config
    tables: tuple[TextTable, ...]
    cleaned: Cleaned
    overlaps: tuple[Overlap, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class _Kept:
    """What of the Inputs is kept from one build to the next; ``one_unit`` sets the indicators."""

    today: dt.date
    indicators: Mapping[str, Indicator]
    tables: tuple[TextTable, ...]
    cleaned: Cleaned
    overlaps: tuple[Overlap, ...]
    problems: tuple[Problem, ...]


#: All that may be in it. What is not here is not kept: the build then reads each time.
_KINDS = (
    _Kept,
    Cleaned,
    Counts,
    Figure,
    Indicator,
    Measure,
    Member,
    Problem,
    Qualifier,
    Registry,
    RunningTotal,
    Severity,
    TextTable,
)


def load(path: Path) -> Config:
    """Return the Config at ``path``; raises SitrepError with every problem in it."""
    return read_config(path, (logo_faults,))


def gather(
    config_path: Path, notify: Notify = lambda stage: None, today: dt.date | None = None
) -> Inputs:
    """Return the inputs that config.toml names, with every problem in them."""
    return gather_from(load(config_path), notify, today)


def gather_from(
    config: Config, notify: Notify = lambda stage: None, today: dt.date | None = None
) -> Inputs:
    """Return the inputs that ``config`` names, with every problem in them.

    Of the same inputs as last time, what was cleaned then (see :mod:`sitrep.cache`). No event
    is later than ``today``: the day by the clock, whatever day is printed as that of the report.
    """
    notify("reading")
    today = today or dt.datetime.now(config.zone).date()
    place = cache.place(config)
    kept = place.get(_KINDS) if place else None
    if isinstance(kept, _Kept) and (kept.today == today or not kept.cleaned.future):
        config = replace(config, indicators=kept.indicators)
        return Inputs(config, kept.tables, kept.cleaned, kept.overlaps, kept.problems)
    inputs = _read(config, notify, today)
    if place:
        place.put(
            _Kept(
                today,
                inputs.config.indicators,
                inputs.tables,
                inputs.cleaned,
                inputs.overlaps,
                inputs.problems,
            ),
            _KINDS,
        )
    return inputs


def _read(config: Config, notify: Notify, today: dt.date) -> Inputs:
    tables, problems = read(config)
    tables, config, mixed = one_unit(tables, config)
    formats = {f.name for f in sources.known()}
    tables, overlaps, overlapping = overlaps_in(tables, config, formats)
    notify("cleaning")
    cleaned = clean(tables, config, today)
    # File order, then line order: the way a person goes through the file.
    given = (*problems, *mixed, *overlapping, *cleaned.problems)
    found = sorted(given, key=lambda p: (p.path, p.line))
    held = tuple(with_data(overlaps, cleaned.accounts))
    # Nothing after clean looks at the text, which is most of what is in memory.
    told = tuple(replace(t, frame=t.frame.iloc[:0, :0], problems=()) for t in tables)
    return Inputs(config, told, cleaned, held, tuple(found))


#: Draws a summary's charts.
Draw = Callable[[Summary, Words, Theme], tuple[Drawing, ...]]

#: The tools whose version can change what a page looks like.
_TOOLS = ("jinja2", "matplotlib", "pandas", "weasyprint", "babel")


@dataclass(frozen=True)
class Request:
    """What to build. ``period`` empty: the latest complete one. ``created``: today's date."""

    config: Path
    created: dt.date
    period: str = ""
    out: Path = Path("reports")
    as_of: dt.date | None = None
    edition: str = "public"
    language: str = ""
    formats: tuple[str, ...] = ()
    keep_going: bool = False
    template: str = ""


@dataclass(frozen=True)
class Built:
    """A published report: where it stands, what it counted, what was wrong and left out."""

    folder: Path
    files: tuple[Path, ...]
    summary: Summary
    problems: tuple[Problem, ...]
    #: Those that hold data, the latest first.
    periods: tuple[Period, ...] = ()


class Composed(NamedTuple):
    """A report to be printed, its charts, and the warnings about people's text in it."""

    report: Report
    drawings: tuple[Drawing, ...]
    problems: tuple[Problem, ...]
    periods: tuple[Period, ...]


def notices(config: Config) -> tuple[Problem, ...]:
    """Return what of the choices for the report's look won't come out as it was meant."""
    found = [
        *half_made(config.sections, config.path, config.report.formats),
        *legibility.colours(config),
    ]
    if legibility.own_fonts(config):
        from sitrep.charts.drawing.style import installed

        found += legibility.fonts(config, installed(config.theme.fonts))
    return tuple(found)


def build(request: Request, notify: Notify = lambda stage: None, draw: Draw | None = None) -> Built:
    """Build and publish one report; raises SitrepError with every problem found.

    ``draw`` draws the charts in the place of :func:`draw_charts`.
    """
    inputs = gather(request.config, notify)
    if request.template:
        inputs = replace(inputs, config=inputs.config.with_template(request.template))
    check_templates(inputs.config, request.formats or inputs.config.report.formats)
    if errors_in(inputs.problems) and not request.keep_going:
        raise SitrepError(inputs.problems)
    report, drawings, told, periods = composed(inputs, request, notify, draw)
    with noted() as renamed:
        files = _rendered(report, drawings, inputs.config, request, notify)
    notify("publishing")
    built = _published(files, report.summary, inputs, request)
    return replace(built, problems=(*built.problems, *told, *renamed), periods=periods)


def composed(
    inputs: Inputs,
    request: Request,
    notify: Notify = lambda stage: None,
    draw: Draw | None = None,
) -> Composed:
    """Return the report as it is to be printed; SitrepError with all that is wrong in a text."""
    notify("reconciling")
    summary, periods = summary_of(inputs, request)
    words = Words(request.language or inputs.config.report.language)
    text = _text(inputs.config, summary, words)
    notify("drawing charts")
    drawings = (draw or draw_charts)(summary, words, inputs.config.theme)
    caveats = tuple(dict.fromkeys(c for t in inputs.tables for c in t.caveats))
    narratives = text.sections if text else {}
    setting = Setting(inputs.config, words, request.created, narratives, caveats)
    report = compose(summary, [d.chart for d in drawings], setting)
    return Composed(report, drawings, text.problems if text else (), periods)


def draw_charts(
    summary: Summary, words: Words, theme: Theme, *, screen: bool = False
) -> tuple[Drawing, ...]:
    """Return the charts of ``summary``; ``screen``: for a page that is only looked at."""
    from sitrep.charts import draw

    return draw(summary, words, theme, screen=screen)


def check_templates(config: Config, formats: Sequence[str]) -> None:
    """Refuse what would stop a document at the end, before anything is built."""
    if "docx" in formats:
        from sitrep.outputs import word

        word.check(config.theme, config.folder, shipped_templates(), config.template)


# --- what is counted ----------------------------------------------------------------------


def summary_of(inputs: Inputs, request: Request) -> tuple[Summary, tuple[Period, ...]]:
    """Return what is counted, as the edition may see it, and the periods that hold data."""
    config, cleaned = inputs.config, inputs.cleaned
    alone = partial(_alone, inputs, request)
    accounts = counted(
        cleaned.accounts, inputs.overlaps, lambda own: alone(own).accounts["event_id"]
    )
    reconciled = reconcile(accounts, cleaned.totals, cleaned.measures, config.rules, request.as_of)
    as_of = data_as_of(reconciled, request.as_of)
    if as_of is None or not (len(reconciled.accounts) or reconciled.totals):
        raise SitrepError([*inputs.problems, _nothing(inputs, request)])
    period = _period(request, config, reconciled, as_of)
    left_out = len(cleaned.accounts) - len(accounts)
    read = Read(
        cleaned.counts,
        inputs.problems,
        cleaned.linked,
        tuple(tuple(_side_by_side(o, cleaned.accounts, alone)) for o in inputs.overlaps),
        {BESIDE: left_out} if left_out else {},
    )
    summary = summarise(reconciled, period, as_of, config, read)
    return redact(summary, request.edition), periods_with_data(reconciled, config)


def _alone(inputs: Inputs, request: Request, accounts: pd.DataFrame) -> Reconciled:
    """Return what ``accounts`` state by themselves."""
    rules, measures = inputs.config.rules, inputs.cleaned.measures
    return reconcile(accounts, (), measures, rules, request.as_of)


def _side_by_side(
    overlap: Overlap, accounts: pd.DataFrame, alone: Callable[[pd.DataFrame], Reconciled]
) -> Iterator[Beside]:
    """Yield each of several overlapping sources by itself; the first counts."""
    for member in overlap:
        own = accounts[accounts["path"].isin(member.paths)]
        yield Beside(member.name, member is overlap[0], alone(own))


def _nothing(inputs: Inputs, request: Request) -> Problem:
    name = inputs.config.path.name
    if request.as_of is not None and (len(inputs.cleaned.accounts) or inputs.cleaned.totals):
        reason = f"nothing in its inputs was reported by {request.as_of}"
        return Problem(name, reason, "give a later --as-of, or fill in reported_on")
    files = ", ".join(t.path for t in inputs.tables) or "its inputs"
    return Problem(name, f"there are no rows to report in {files}", "add rows and build again")


def _period(request: Request, config: Config, reconciled: Reconciled, as_of: dt.date) -> Period:
    if request.period:
        try:
            return config.weeks.parse(request.period)
        except ValueError as error:
            raise SitrepError(str(error), usage=True) from None
    period = latest_complete(reconciled, config, as_of)
    if period is None:
        hint = f"name the period: sitrep build {config.weeks.containing(as_of).id}"
        reason = f"no period with data was complete by {as_of}"
        raise SitrepError([Problem(config.path.name, reason, hint)])
    return period


def _text(config: Config, summary: Summary, words: Words) -> Text | None:
    """Return people's text with the figures it refers to; SitrepError with all that is wrong."""
    from sitrep.narrative import load as narrative
    from sitrep.narrative.references import References

    phrases = Phrases(summary, words)
    # The contacts hold the disclaimer, which no text replaces.
    names = {*config.sections, *config.sections_of(config.report.template)} - {"contacts"}
    titles = {name: phrases.section_title(name) for name in sorted(names)}
    fill = References(mentions(summary, phrases), summary, words)
    text = narrative.load(config.folder, summary.period.id, words.language, titles, fill)
    if text is None:
        return None
    problems = (*text.problems, *narrative.unsupported_numbers(text, summary))
    if errors_in(problems):
        raise SitrepError(sorted(problems, key=lambda p: p.line))
    unprinted = [titles[name] for name in text.sections if name not in config.sections]
    if unprinted:
        problem = _unprinted(text.path, unprinted, config.template)
        text = replace(text, problems=(*text.problems, problem))
    return text


def _unprinted(path: str, titles: Sequence[str], template: str) -> Problem:
    reason = f"has text that the template {template} has no section for: {', '.join(titles)}"
    hint = "it stands in the usual report; nothing of it is in this one"
    return Problem(path, reason, hint, severity=Severity.WARNING)


# --- what is printed ----------------------------------------------------------------------


def _rendered(
    report: Report, drawings: Sequence[Drawing], config: Config, request: Request, notify: Notify
) -> dict[str, bytes]:
    """Return the contents of every file of the report by its path in the report's folder."""
    from sitrep.outputs import page as render
    from sitrep.outputs import report_json
    from sitrep.publish.folder import as_csv
    from sitrep.templating.limits import confined

    formats = request.formats or config.report.formats
    stem = f"sitrep.{report.language}"
    files = {"report.json": report_json.as_json(report).encode()}
    if "md" in formats:
        from sitrep.outputs.markdown import markdown

        notify("rendering Markdown")
        made = confined(markdown, config.folder, report, config.theme, config.folder)
        files[f"{stem}.md"] = made.encode()
    whole = (report, config.theme, config.folder)
    page = partial(confined, render.html, config.folder, *whole, page=config.report.page)
    if "html" in formats:
        notify("rendering HTML")
        files[f"{stem}.html"] = page({d.chart.id: d.svg for d in drawings}).encode()
    if "pdf" in formats:
        notify("rendering PDF")
        from sitrep.outputs import pdf

        html = page({d.chart.id: d.paper for d in drawings})
        files[f"{stem}.pdf"] = pdf.write(html, language=report.language, created=report.created)
    if "docx" in formats:
        notify("rendering Word")
        files[f"{stem}.docx"] = word(report, drawings, config)
    if report.annex:
        files["annex/events.csv"] = as_csv(report.annex)
    for drawing in drawings:
        files[drawing.chart.svg] = drawing.svg
        files[drawing.chart.png] = drawing.png
        files[drawing.chart.csv] = as_csv(drawing.data)
    return files


def dressed_word_template(config: Config) -> bytes:
    """Return the shipped Word template in the colours, fonts and paper of ``config``."""
    from sitrep.outputs import word

    shipped = shipped_templates() / "report.docx"
    direction = Words(config.report.language).direction
    return word.dressed(shipped, config.theme, config.report.page, direction)


def word(report: Report, drawings: Sequence[Drawing], config: Config) -> bytes:
    """Return the report as a Word document."""
    from sitrep.outputs import word as documents
    from sitrep.outputs.word.context import for_word
    from sitrep.templating.environment import reasons
    from sitrep.templating.limits import confined

    setting = documents.Setting(
        theme=config.theme,
        workspace=config.folder,
        shipped=shipped_templates(),
        page=config.report.page,
        runs=for_word,
        explain=reasons,
    )
    charts = {d.chart.id: d.png for d in drawings}
    return base64.b64decode(confined(documents.encoded, config.folder, report, charts, setting))


def _published(
    files: dict[str, bytes], summary: Summary, inputs: Inputs, request: Request
) -> Built:
    from sitrep.publish.folder import manifest, publish
    from sitrep.publish.index import list_all

    name = _folder_name(summary.period, inputs.config)
    folder = request.out / name / request.edition
    files["manifest.json"] = manifest(_facts(summary, inputs, request), files)
    written = publish(folder, files, f"{name}/{request.edition}")
    told = (*notices(inputs.config), *inputs.problems, *list_all(request.out, inputs.config))
    return Built(folder, tuple(written), summary, told)


def _folder_name(period: Period, config: Config) -> str:
    """Return the report's folder: one by another template stands beside the usual one."""
    usual = config.template == config.report.template
    return period.id if usual else f"{period.id}.{config.template}"


def _facts(summary: Summary, inputs: Inputs, request: Request) -> Mapping[str, object]:
    """Return what a later reader needs to build the same report again."""
    period, config = summary.period, inputs.config
    counts = {c.path: c for c in summary.counts}
    return {
        "sitrep": __version__,
        "python": platform.python_version(),
        "tools": {name: version(name) for name in _TOOLS},
        "config_sha256": hashlib.sha256(config.text.encode()).hexdigest(),
        "period": {
            "id": period.id,
            "start": period.start,
            "end": period.end,
            "calendar": period.calendar.value,
        },
        "edition": request.edition,
        "template": config.template,
        "as_of": summary.as_of,
        "created": request.created,
        "inputs": [
            {
                "path": t.path,
                "sha256": t.sha256,
                "format": t.format,
                "rows": t.rows,
                "used": counts[t.path].used,
            }
            for t in inputs.tables
        ],
    }

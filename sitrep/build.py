"""The stages in their order: read, clean, reconcile, summarise, redact, chart, compose,
render, publish. This module alone knows it.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import platform
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from importlib.metadata import version
from pathlib import Path

from sitrep import __version__
from sitrep.clean import Cleaned, clean
from sitrep.compose import SECTIONS, Setting, compose
from sitrep.compose.phrases import Phrases
from sitrep.config import Config, Theme, load
from sitrep.errors import Problem, Severity, SitrepError, errors_in
from sitrep.model import Drawing, Report, Summary
from sitrep.narrative import Text, unsupported_numbers
from sitrep.period import Period
from sitrep.read import one_unit, read
from sitrep.reconcile import reconcile
from sitrep.redact import redact
from sitrep.summarise import data_as_of, latest_complete, periods_with_data, summarise
from sitrep.tables import Reconciled, TextTable
from sitrep.words import Words

#: Told of each stage as it starts; the command line shows it, others may ignore it.
Notify = Callable[[str], None]

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


@dataclass(frozen=True)
class Built:
    """A published report: where it stands, what it counted, what was wrong and left out."""

    folder: Path
    files: tuple[Path, ...]
    summary: Summary
    problems: tuple[Problem, ...]
    #: Those that hold data, the latest first.
    periods: tuple[Period, ...] = ()


@dataclass(frozen=True)
class Inputs:
    """Everything read and cleaned, with all its problems."""

    config: Config
    tables: tuple[TextTable, ...]
    cleaned: Cleaned
    problems: tuple[Problem, ...]


def gather(config_path: Path, notify: Notify = lambda stage: None) -> Inputs:
    """Return the inputs that config.toml names, with every problem in them."""
    config = load(config_path)
    notify("reading")
    tables, problems = read(config)
    tables, config, mixed = one_unit(tables, config)
    notify("cleaning")
    cleaned = clean(tables, config)
    # File order, then line order: the way a person goes through the file.
    found = sorted((*problems, *mixed, *cleaned.problems), key=lambda p: (p.path, p.line))
    return Inputs(config, tuple(tables), cleaned, tuple(found))


def build(request: Request, notify: Notify = lambda stage: None, draw: Draw | None = None) -> Built:
    """Build and publish one report; raises SitrepError with every problem found.

    ``draw`` draws the charts in the place of :func:`sitrep.charts.draw`.
    """
    inputs = gather(request.config, notify)
    if errors_in(inputs.problems) and not request.keep_going:
        raise SitrepError(inputs.problems)
    notify("reconciling")
    summary, periods = _summary(inputs, request)
    words = Words(request.language or inputs.config.report.language)
    text = _text(inputs.config, summary, words)
    notify("drawing charts")
    drawings = (draw or _draw)(summary, words, inputs.config.theme)
    caveats = tuple(dict.fromkeys(c for t in inputs.tables for c in t.caveats))
    narratives = text.sections if text else {}
    setting = Setting(inputs.config, words, request.created, narratives, caveats)
    report = compose(summary, [d.chart for d in drawings], setting)
    if text and (unsupported := unsupported_numbers(text, report)):
        raise SitrepError(unsupported)
    files = _rendered(report, drawings, inputs.config, request, notify)
    notify("publishing")
    return replace(_published(files, summary, inputs, request), periods=periods)


def _draw(summary: Summary, words: Words, theme: Theme) -> tuple[Drawing, ...]:
    from sitrep.charts import draw

    return draw(summary, words, theme)


# --- what is counted ----------------------------------------------------------------------


def _summary(inputs: Inputs, request: Request) -> tuple[Summary, tuple[Period, ...]]:
    config, cleaned = inputs.config, inputs.cleaned
    reconciled = reconcile(
        cleaned.accounts, cleaned.totals, cleaned.measures, config.rules, request.as_of
    )
    as_of = data_as_of(reconciled, request.as_of)
    if as_of is None or not (len(reconciled.accounts) or reconciled.totals):
        raise SitrepError([*inputs.problems, _nothing(inputs, request)])
    period = _period(request, config, reconciled, as_of)
    summary = summarise(reconciled, period, as_of, config, cleaned.counts, inputs.problems)
    return redact(summary, request.edition), periods_with_data(reconciled, config)


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
    from sitrep import narrative

    phrases = Phrases(summary, words)
    titles = {name: phrases.section_title(name) for name in SECTIONS}
    text, problems = narrative.load(config.folder, summary.period.id, words.language, titles)
    if problems:
        raise SitrepError(problems)
    return text


# --- what is printed ----------------------------------------------------------------------


def _rendered(
    report: Report, drawings: Sequence[Drawing], config: Config, request: Request, notify: Notify
) -> dict[str, bytes]:
    """Return the contents of every file of the report by its path in the report's folder."""
    from sitrep import render
    from sitrep.publish import as_csv

    formats = request.formats or config.report.formats
    stem = f"sitrep.{report.language}"
    files = {"report.json": render.as_json(report).encode()}
    if "md" in formats:
        notify("rendering Markdown")
        files[f"{stem}.md"] = render.markdown(report, config.theme, config.folder).encode()
    page = partial(render.html, report, config.theme, config.folder, page=config.report.page)
    if "html" in formats:
        notify("rendering HTML")
        files[f"{stem}.html"] = page({d.chart.id: d.svg for d in drawings}).encode()
    if "pdf" in formats:
        notify("rendering PDF")
        from sitrep import pdf

        html = page({d.chart.id: d.paper for d in drawings})
        files[f"{stem}.pdf"] = pdf.write(html, language=report.language, created=report.created)
    if report.annex:
        files["annex/events.csv"] = as_csv(report.annex)
    for drawing in drawings:
        files[drawing.chart.svg] = drawing.svg
        files[drawing.chart.png] = drawing.png
        files[drawing.chart.csv] = as_csv(drawing.data)
    return files


def _published(
    files: dict[str, bytes], summary: Summary, inputs: Inputs, request: Request
) -> Built:
    from sitrep.publish import manifest, publish

    folder = request.out / summary.period.id / request.edition
    files["manifest.json"] = manifest(_facts(summary, inputs, request), files)
    written = publish(folder, files, f"{summary.period.id}/{request.edition}")
    told = _list_all(inputs.config, request)
    return Built(folder, tuple(written), summary, (*inputs.problems, *told))


def _list_all(config: Config, request: Request) -> list[Problem]:
    """Write the page and the feed that list all reports; whatever stops it is a warning.

    The report itself stands by then. Returns what could not be listed, and why.
    """
    from sitrep import collect, feed, render
    from sitrep.compose.index import front_page
    from sitrep.publish import alone, put

    try:
        with alone(request.out):
            found, problems = collect.collect(request.out)
            page = front_page(found, config, Words(config.report.language))
            files = {feed.PAGE: render.front_page(page, config, feed=feed.NAME).encode()}
            if found:  # a feed must say when it was last changed
                files[feed.NAME] = feed.atom(page, config.report.url).encode()
            put(request.out, files)
    except SitrepError as error:
        return [replace(problem, severity=Severity.WARNING) for problem in error.problems]
    except OSError as error:
        reason = f"can't be listed: {error.strerror or error}"
        return [Problem(request.out.name, reason, severity=Severity.WARNING)]
    return problems


def _facts(summary: Summary, inputs: Inputs, request: Request) -> Mapping[str, object]:
    """Return what a later reader needs to build the same report again."""
    period, config = summary.period, inputs.config
    counts = {c.path: c for c in summary.counts}
    return {
        "sitrep": __version__,
        "python": platform.python_version(),
        "tools": {name: version(name) for name in _TOOLS},
        "config_sha256": hashlib.sha256(config.text.encode()).hexdigest(),
        "period": {"id": period.id, "start": period.start, "end": period.end,
                   "calendar": period.calendar.value},
        "edition": request.edition,
        "as_of": summary.as_of,
        "created": request.created,
        "inputs": [
            {"path": t.path, "sha256": t.sha256, "format": t.format, "rows": t.rows,
             "used": counts[t.path].used}
            for t in inputs.tables
        ],
    }  # fmt: skip

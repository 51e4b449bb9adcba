"""Load config.toml and validate all of it before any data are read.

All problems are raised together, each with its line: unknown keys (with the nearest known one),
values of the wrong type, and what the given checks find. Paths are relative to the file.
"""

from __future__ import annotations

import glob
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from pydantic import Field, ValidationError

from sitrep.arithmetic.periods import Weeks
from sitrep.config import complaints, connections, markers, source_names
from sitrep.config.complaints import locate
from sitrep.config.replaced import is_replaced
from sitrep.config.shaping import CountRows, Wide
from sitrep.config.tables import (
    TITLE_OF_INIT,
    IndicatorTable,
    MapTable,
    MarkerTable,
    PlacesTable,
    ReportTable,
    RulesTable,
    SourceNameTable,
    SourceTable,
    Table,
    Theme,
)
from sitrep.model.accounts import EVENT_COLUMNS, EVENT_LABELS, EVENT_TEXTS
from sitrep.model.codes import Code
from sitrep.model.figure import Indicator
from sitrep.model.problem import Problem, Severity, SitrepError
from sitrep.model.sectors import Marker
from sitrep.model.summary import Rules, SourceName
from sitrep.vocabulary.fold import fold
from sitrep.vocabulary.lexicon import VAGUE_FLOORS

BUILT_IN: tuple[Indicator, ...] = (
    *(
        Indicator(name, "", section="casualties")
        for name in (
            "killed",
            "injured",
            "killed_or_injured",
            "missing",
            "kidnapped",
            "arrested",
            "detained",
        )
    ),
    Indicator("displaced", "", rounds=True, section="displacement"),
    Indicator("returned", "", rounds=True, section="displacement"),
    Indicator("idp_stock", "", stock=True, rounds=True, section="displacement"),
    Indicator("attacks_on_health", "", unit="attacks", section="health"),
    Indicator("facilities_affected", "", unit="facilities", section="health"),
    Indicator("facilities_out_of_service", "", unit="facilities", section="health"),
)
#: Counted from events and facilities, so never read from a column of their own.
DERIVED = frozenset({"attacks_on_health", "facilities_affected", "facilities_out_of_service"})

#: The indicators that a log of events may count.
OF_EVENTS = tuple(i.name for i in BUILT_IN if i.name not in DERIVED and not i.stock)


class _File(Table):
    report: ReportTable
    rules: RulesTable = RulesTable()
    source: tuple[SourceTable, ...] = Field(min_length=1)
    indicator: tuple[IndicatorTable, ...] = ()
    marker: tuple[MarkerTable, ...] = ()
    theme: Theme = Theme()
    source_name: tuple[SourceNameTable, ...] = ()
    places: PlacesTable = PlacesTable()
    map: MapTable = MapTable()


@dataclass(frozen=True)
class Config:
    """Every choice, checked. ``folder`` holds config.toml; all paths start from it."""

    path: Path
    text: str
    report: ReportTable
    rules: Rules
    sources: tuple[SourceTable, ...]
    indicators: Mapping[str, Indicator]
    columns: Mapping[str, str]
    theme: Theme
    places: PlacesTable
    map: MapTable
    #: What is said of sources, by the names that the log has.
    source_names: Mapping[str, SourceName] = field(default_factory=dict)
    #: Dated events for charts over time, the earliest first.
    markers: tuple[Marker, ...] = ()
    #: The template in force: config.toml's, unless another was asked for.
    template: str = "standard"

    @property
    def folder(self) -> Path:
        """The workspace: the folder of config.toml."""
        return self.path.parent

    @property
    def issuer(self) -> str:
        """Who issues the report: the theme's organisation, else ``[report] issuer``."""
        return self.theme.organisation or self.report.issuer

    @property
    def weeks(self) -> Weeks:
        """The calendar periods are counted in."""
        return Weeks.of(self.report.calendar, self.report.week_start)

    @property
    def zone(self) -> ZoneInfo:
        """The operation's time zone, in which a UTC time gets its date."""
        return ZoneInfo(self.report.timezone)

    def files(self) -> Iterator[tuple[SourceTable, Path]]:
        """Yield each source with each file its path or glob names; a missing one as it is."""
        for source in self.sources:
            named = self.folder / source.path
            found = [Path(name) for name in sorted(glob.glob(str(named), recursive=True))]
            # A folder that a glob finds is skipped; a folder that is named is a mistake.
            # So is an export that a later one has replaced.
            files = [p for p in found if p == named or not (p.is_dir() or is_replaced(p))]
            for path in files or [named]:
                yield source, path

    def named(self) -> Iterator[Path]:
        """Yield each file that any value of config.toml names: a logo, a gazetteer, a list."""
        for text in sorted(set(_texts(tomllib.loads(self.text)))):
            with suppress(OSError, ValueError):
                if text and (self.folder / text).is_file():
                    yield self.folder / text


def unset(config: Config) -> Iterator[Problem]:
    """Yield a warning where the title is still the one that ``sitrep init`` writes."""
    title = config.report.title
    if fold(title) == fold(TITLE_OF_INIT):
        line = locate(config.text, ("report", "title"))
        fault = (Code.TITLE_NOT_SET, "is the title that sitrep init writes", "give it your own")
        place = (line, "report.title", title)
        yield Problem(str(config.path), *fault, *place, severity=Severity.WARNING)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _texts(inner)


#: A further check of a Config, passed to :func:`load` by the module that knows the rule.
Check = Callable[[Config], Iterable[Problem]]


def load(path: Path, checks: Sequence[Check] = ()) -> Config:
    """Return the Config at ``path``; raises SitrepError with every problem in it.

    ``checks`` cover what this module does not know, such as the pictures that it names.
    """
    text = complaints.read(path)
    try:
        given = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise SitrepError([complaints.not_toml(error, str(path))]) from None
    try:
        parsed = _File.model_validate(given)
    except ValidationError as error:
        problems = [*complaints.refused(error, str(path), text, _KEYS)]
        if (rest := _rest(given, error)) is not None:
            problems += _told(checks, _config(rest, path, text))
        raise SitrepError(problems) from None
    config = _config(parsed, path, text)
    if problems := [*_checks(parsed, path, text), *_told(checks, config)]:
        raise SitrepError(problems)
    return config


def _told(checks: Sequence[Check], config: Config) -> Iterator[Problem]:
    return (problem for check in checks for problem in check(config))


def _rest(given: Any, error: ValidationError) -> _File | None:
    """Return the file without its invalid keys, so that the other checks run on the rest."""
    places = {complaints.place_of(one) for one in error.errors()}
    for *way, last in sorted(places, key=str, reverse=True):
        try:
            inner = given
            for part in way:
                inner = inner[part]
            del inner[last]
        except (KeyError, IndexError, TypeError):
            return None  # something is missing
    try:
        return _File.model_validate(given)
    except ValidationError:
        return None


def _config(file: _File, path: Path, text: str) -> Config:
    own = (Indicator(i.name, i.label, i.unit, i.stock, section=i.section) for i in file.indicator)
    rules = file.rules.model_dump()
    rules["vague"] = {**VAGUE_FLOORS, **{fold(k): v for k, v in file.rules.vague.items()}}
    return Config(
        path=path,
        text=text,
        report=file.report,
        rules=Rules(**rules),
        sources=file.source,
        indicators={i.name: i for i in (*BUILT_IN, *own)},
        columns={i.name: i.column for i in file.indicator if i.column},
        theme=file.theme,
        places=file.places,
        source_names=source_names.by_name(file.source_name),
        markers=markers.ordered(file.marker),
        map=file.map,
        template=file.report.template,
    )


def _checks(file: _File, path: Path, text: str) -> Iterator[Problem]:
    """Yield the problems that only the whole file shows, such as relations between keys."""

    def problem(key: str, code: Code, reason: str, hint: str, value: str = "") -> Problem:
        line = locate(text, (*key.split("."),))
        return Problem(str(path), code, reason, hint, line, key, value)

    if file.rules.conflict == "preferred" and not file.rules.sources_preferred:
        hint = 'list them: sources_preferred = ["…"]'
        yield problem("rules.conflict", Code.KEY_MISSING, "needs the preferred sources", hint)
    if isinstance(file.report.number, str):
        try:
            Weeks.of(file.report.calendar, file.report.week_start).parse(file.report.number)
        except ValueError as error:
            reason, _, hint = str(error).partition("; ")
            hint = hint or "name the period of report No. 1"
            yield problem("report.number", Code.VALUE_NOT_ALLOWED, reason, hint)
    weeks = Weeks.of(file.report.calendar, file.report.week_start)
    for place, source in enumerate(file.source):
        reason, hint = _no_period(source.period, weeks)
        if reason:
            line, key = locate(text, ("source", place, "period")), f"source.{place + 1}.period"
            fault = (Code.VALUE_NOT_ALLOWED, reason, hint)
            yield Problem(str(path), *fault, line, key, source.period or "")
    yield from connections.mistakes_in(file.source, path, text)
    yield from _indicator_checks(file, path, text)
    yield from markers.mistakes_in(file.marker, path, text)
    yield from source_names.mistakes_in(file.source_name, path, text)


def _no_period(name: str | None, weeks: Weeks) -> tuple[str, str]:
    """Return why ``name`` is no period, and what to write; blank where it is one."""
    try:
        _ = name and weeks.parse(name)
    except ValueError as error:
        reason, _, hint = str(error).partition("; ")
        return reason.removeprefix(f'"{name}"').lstrip(" :"), hint or "write a week: 2019-W19"
    return "", ""


def _indicator_checks(file: _File, path: Path, text: str) -> Iterator[Problem]:
    taken = {i.name for i in BUILT_IN} | {*EVENT_COLUMNS, *EVENT_LABELS, *EVENT_TEXTS, "line"}
    for place, indicator in enumerate(file.indicator):
        if indicator.name in taken:
            line = locate(text, ("indicator", place, "name"))
            reason, hint = "is a name that sitrep or this file uses already", "choose another"
            column = f"indicator.{place + 1}.name"
            yield Problem(str(path), Code.NAME_TAKEN, reason, hint, line, column, indicator.name)
        taken.add(indicator.name)


#: The keys of each table, to name the nearest one.
_KEYS = {
    "": [*_File.model_fields],
    "report": [*ReportTable.model_fields],
    "rules": [*RulesTable.model_fields],
    "source": [*SourceTable.model_fields],
    "source.count_rows": [*CountRows.model_fields],
    "source.wide": [*Wide.model_fields],
    "indicator": [*IndicatorTable.model_fields],
    "marker": [*MarkerTable.model_fields],
    "source_name": [*SourceNameTable.model_fields],
    "theme": [*Theme.model_fields],
    "places": [*PlacesTable.model_fields],
    "map": [*MapTable.model_fields],
}

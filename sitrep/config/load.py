"""Load config.toml and validate all of it before any data are read.

All problems are raised together, each with its line: unknown keys (with the nearest known one),
values of the wrong type, and what the given checks find. Paths are relative to the file.
"""

from __future__ import annotations

import glob
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from pydantic import ValidationError

from sitrep.arithmetic.periods import Weeks
from sitrep.config import (
    actors,
    charts,
    cleared,
    complaints,
    editions,
    expected,
    markers,
    source_names,
)
from sitrep.config import checks as of_file
from sitrep.config.built_in import BUILT_IN
from sitrep.config.complaints import locate
from sitrep.config.file import KEYS, File, ReliefwebTable
from sitrep.config.replaced import is_replaced
from sitrep.config.tables import (
    TITLE_OF_INIT,
    HighlightsTable,
    MapTable,
    PlacesTable,
    ReportTable,
    SourceTable,
    Theme,
)
from sitrep.model.clearing import Cleared
from sitrep.model.codes import Code
from sitrep.model.declared import Asked
from sitrep.model.edition import EDITIONS, Edition
from sitrep.model.expected import Expected
from sitrep.model.figure import Indicator
from sitrep.model.problem import Problem, Severity, SitrepError
from sitrep.model.sectors import Marker
from sitrep.model.summary import Rules, SourceName
from sitrep.vocabulary.fold import fold
from sitrep.vocabulary.lexicon import VAGUE_FLOORS


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
    highlights: HighlightsTable
    #: What is said of sources, by the names that the log has.
    source_names: Mapping[str, SourceName] = field(default_factory=dict)
    #: What parties are called, by their names in the log as they are compared.
    actors: Mapping[str, str] = field(default_factory=dict)
    #: What each edition holds.
    editions: Mapping[str, Edition] = field(default_factory=lambda: EDITIONS)
    #: What people let a report print though a rule would keep it back.
    cleared: Cleared = field(default_factory=Cleared)
    #: Dated events for charts over time, the earliest first.
    markers: tuple[Marker, ...] = ()
    #: The charts that config.toml declares.
    charts: tuple[Asked, ...] = ()
    expected: tuple[Expected, ...] = ()
    #: The template in force: config.toml's, unless another was asked for.
    template: str = "standard"
    #: For how many months the record keeps the accounts behind a published report.
    keep: int = 24
    #: What a posting to ReliefWeb says of country, source and language, by ReliefWeb's numbers.
    reliefweb: ReliefwebTable = field(default_factory=ReliefwebTable)

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
        """Yield cleared.toml and each file that config.toml names: a logo, a gazetteer, a list."""
        if self.cleared.path:
            yield Path(self.cleared.path)
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


#: The tables of config.toml, and the keys of ``[report]``, by which no row is read or cleaned.
_OF_NO_ROW = frozenset(
    {"highlights", "marker", "chart", "edition", "theme", "map", "record", "reliefweb"}
)
_OF_ROWS = frozenset({"calendar", "week_start", "timezone", "baseline"})


class Faulty(SitrepError):
    """What is wrong with config.toml.

    ``rest`` is what it says besides, where all that is wrong changes nothing in how rows are
    read: so that ``check`` tells what is wrong with them in the same run.
    """

    def __init__(self, problems: Sequence[Problem], rest: Config | None) -> None:
        super().__init__(problems)
        self.rest = None if any(map(_is_of_rows, problems)) else rest


def _is_of_rows(problem: Problem) -> bool:
    table, _, key = problem.column.partition(".")
    if table == "report":
        return key in _OF_ROWS or key not in ReportTable.model_fields
    return table not in _OF_NO_ROW


#: A further check of a Config, passed to :func:`load` by the module that knows the rule.
Check = Callable[[Config], Iterable[Problem]]


def load(path: Path, checks: Sequence[Check] = ()) -> Config:
    """Return the Config at ``path``; raises Faulty, a SitrepError, with every problem in it.

    ``checks`` cover what this module does not know, such as the pictures that it names.
    """
    text = complaints.read(path)
    try:
        given = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise SitrepError([complaints.not_toml(error, str(path))]) from None
    try:
        parsed = File.model_validate(given)
    except ValidationError as error:
        problems = [*complaints.refused(error, str(path), text, KEYS)]
        sound = None
        if (rest := _rest(given, error)) is not None:
            sound = _config(rest, path, text)
            problems += [*_told(checks, sound), *cleared.read(path.parent, sound.weeks)[1]]
        raise Faulty(problems, sound) from None
    config = _config(parsed, path, text)
    decisions, bad = cleared.read(path.parent, config.weeks)
    if problems := [*of_file.mistakes_in(parsed, path, text), *_told(checks, config), *bad]:
        raise Faulty(problems, config)
    return replace(config, cleared=decisions)


def _told(checks: Sequence[Check], config: Config) -> Iterator[Problem]:
    return (problem for check in checks for problem in check(config))


def _rest(given: Any, error: ValidationError) -> File | None:
    """Return the file without its invalid keys, so that the other checks run on the rest.

    A table that lacks a key is left out whole.
    """
    lacking: set[complaints.Place] = set()
    try:
        for place in _last_first({complaints.place_of(one) for one in error.errors()}):
            table = _part(given, place[:-1])
            if isinstance(table, dict) and place[-1] not in table:
                lacking.add(place[:-1])
            else:
                del table[place[-1]]
        for place in _last_first(lacking):
            del _part(given, place[:-1])[place[-1]]
        return File.model_validate(given)
    except (KeyError, IndexError, TypeError, ValidationError):
        return None


def _last_first(places: Iterable[complaints.Place]) -> list[complaints.Place]:
    # What is deleted moves what comes after it in a list.
    return sorted(places, key=lambda place: [str(part).zfill(9) for part in place], reverse=True)


def _part(given: Any, place: Iterable[str | int]) -> Any:
    for part in place:
        given = given[part]
    return given


def _config(file: File, path: Path, text: str) -> Config:
    own = (Indicator(i.name, i.label, i.unit, i.stock, section=i.section) for i in file.indicator)
    rules = file.rules.model_dump()
    rules["vague"] = {**VAGUE_FLOORS, **{fold(k): v for k, v in file.rules.vague.items()}}
    indicators = {i.name: i for i in (*BUILT_IN, *own)}
    return Config(
        path=path,
        text=text,
        report=file.report,
        rules=Rules(**rules),
        sources=file.source,
        indicators=indicators,
        columns={i.name: i.column for i in file.indicator if i.column},
        theme=file.theme,
        places=file.places,
        source_names=source_names.by_name(file.source_name),
        actors=actors.labels(file.actor),
        editions=editions.by_name(file.edition),
        markers=markers.ordered(file.marker),
        charts=charts.asked(file.chart, indicators),
        expected=expected.expected(file.expected),
        map=file.map,
        highlights=file.highlights,
        keep=file.record.keep,
        reliefweb=file.reliefweb,
        template=file.report.template,
    )

"""config.toml to a frozen Config: every choice a human makes, checked before anything is read.

Refused, all at once and with the line: an unknown key (the nearest known one is named), a
value of the wrong kind, a path that leads nowhere. Paths are relative to the file.
"""

from __future__ import annotations

import datetime as dt
import glob
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal
from zoneinfo import ZoneInfo, available_timezones

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    ValidationError,
    field_validator,
)

from sitrep import mistakes
from sitrep.errors import Problem, SitrepError, nearest
from sitrep.figures import VAGUE_FLOORS
from sitrep.lexicon import fold
from sitrep.mistakes import locate
from sitrep.model import Indicator, Rules
from sitrep.period import Weeks
from sitrep.tables import EVENT_COLUMNS, EVENT_LABELS, EVENT_TEXTS

BUILT_IN: tuple[Indicator, ...] = (
    Indicator("killed", ""),
    Indicator("injured", ""),
    Indicator("missing", ""),
    Indicator("displaced", "", rounds=True),
    Indicator("idp_stock", "", stock=True, rounds=True),
    Indicator("attacks_on_health", "", unit="attacks"),
    Indicator("facilities_affected", "", unit="facilities"),
    Indicator("facilities_out_of_service", "", unit="facilities"),
)
#: Counted from events and facilities, so never read from a column of their own.
DERIVED = frozenset({"attacks_on_health", "facilities_affected", "facilities_out_of_service"})

Colour = Annotated[str, Field(pattern=r"^#[0-9A-Fa-f]{6}$")]
Name = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]


def _zone(name: str) -> str:
    if name not in available_timezones():
        near = nearest(name, sorted(z for z in available_timezones() if "/" in z))
        hint = near if near.startswith("did") else 'write it like "Asia/Damascus"'
        raise ValueError(f"is not a time zone; {hint}")
    return name


def _language(name: str) -> str:
    folder = Path(__file__).parent / "locale"
    known = sorted({"en", *(p.parent.parent.name for p in folder.glob("*/LC_MESSAGES/*.mo"))})
    if name not in known:
        raise ValueError(f"is not a language sitrep writes; {nearest(name, known)}")
    return name


def _plain(text: str) -> str:
    if not text.isprintable():
        raise ValueError("holds a character that can't be printed; write it again")
    return text


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class ReportTable(_Table):
    """``[report]``: what the report is called, whose it is, and how it counts time."""

    title: str = Field(min_length=1)
    issuer: str = ""
    #: The report's number, or the period of report No. 1, from which the others count.
    number: int | str | None = None
    calendar: Literal["iso", "epi", "custom"] = "iso"
    week_start: Literal[
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"
    ] = "monday"
    timezone: Annotated[str, AfterValidator(_zone)] = "UTC"
    baseline: dt.date | None = None
    language: Annotated[str, AfterValidator(_language)] = "en"
    formats: tuple[Literal["pdf", "md", "html"], ...] = ("pdf", "md", "html")
    page: Literal["A4", "Letter"] = "A4"
    contact: str = ""
    #: Where ``reports/`` is published; the feed's links start from it.
    url: Annotated[str, AfterValidator(mistakes.web_address)] = ""
    disclaimer: str = ""
    #: How many weeks the weekly chart looks back, the period included.
    weeks: int = Field(default=8, ge=2, le=53)


class RulesTable(_Table):
    """``[rules]``: the debatable rules, each with its safe default."""

    conflict: Literal["conservative", "majority", "highest", "latest", "preferred"] = "conservative"
    sources_preferred: tuple[str, ...] = ()
    allocate: Literal["date_start", "date_end"] = "date_start"
    range: Literal["low", "midpoint"] = "low"
    disputed: Literal["include", "exclude"] = "include"
    vague: Mapping[str, Annotated[int, Field(gt=0)]] = Field(default_factory=dict)
    household_size: float | None = Field(default=None, gt=0, le=50)
    round_displacement: bool = False


class SourceTable(_Table):
    """``[[source]]``: one file (or glob) to read and what it is."""

    path: Annotated[str, Field(min_length=1), AfterValidator(_plain)]
    name: str = ""
    table: Literal["events", "totals", "facilities"] | None = None
    format: str | None = None
    columns: Mapping[str, str] = Field(default_factory=dict)
    dates: Literal["iso", "day-first", "month-first", "excel"] | None = None
    sheet: str | None = None
    encoding: str | None = None


class PlacesTable(_Table):
    """``[places]``: the gazetteer by which names of areas become P-codes."""

    gazetteer: str = ""
    aliases: str = ""
    #: From which likeness (0 to 100) a name that is spelt otherwise is taken for a known one.
    certainty: float = Field(default=90, ge=60, le=100)
    #: West, south, east, north, in degrees.
    bounds: tuple[float, float, float, float] | None = None


class IndicatorTable(_Table):
    """``[[indicator]]``: something else that is counted, read from the column of its name."""

    name: Name
    label: str = Field(min_length=1)
    unit: str = "people"
    column: str = ""
    stock: bool = False


class Theme(_Table):
    """``[theme]``: the organisation's look, alike on page and charts."""

    organisation: str = ""
    logo: str = ""
    primary: Colour = "#002E6E"
    accent: Colour = "#C25100"
    text: Colour = "#1F2933"
    ramp: tuple[Colour, ...] = (
        "#002E6E", "#004987", "#0074B7", "#009EDB", "#64BDEA", "#C5DFEF", "#E3EDF6",
    )  # fmt: skip
    fonts: tuple[str, ...] = ("IBM Plex Sans", "IBM Plex Sans Arabic")

    @field_validator("ramp")
    @classmethod
    def _long_enough(cls, ramp: tuple[str, ...]) -> tuple[str, ...]:
        if len(ramp) < 4:
            raise ValueError("needs at least four colours, darkest first")
        return ramp


class _File(_Table):
    report: ReportTable
    rules: RulesTable = RulesTable()
    source: tuple[SourceTable, ...] = Field(min_length=1)
    indicator: tuple[IndicatorTable, ...] = ()
    theme: Theme = Theme()
    places: PlacesTable = PlacesTable()


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

    @property
    def folder(self) -> Path:
        """The workspace: where config.toml stands."""
        return self.path.parent

    @property
    def weeks(self) -> Weeks:
        """The calendar periods are counted in."""
        return Weeks.of(self.report.calendar, self.report.week_start)

    @property
    def zone(self) -> ZoneInfo:
        """The operation's time zone, in which a moment gets its date."""
        return ZoneInfo(self.report.timezone)

    def files(self) -> Iterator[tuple[SourceTable, Path]]:
        """Yield each source with each file its path or glob names; a missing one as it is."""
        for source in self.sources:
            named = self.folder / source.path
            found = [Path(name) for name in sorted(glob.glob(str(named), recursive=True))]
            # A folder that a glob happens on is passed over; one that is named is a mistake.
            files = [path for path in found if path == named or not path.is_dir()]
            for path in files or [named]:
                yield source, path


def load(path: Path) -> Config:
    """Return the Config at ``path``; raises SitrepError with every problem in it."""
    text = mistakes.read(path)
    try:
        parsed = _File.model_validate(tomllib.loads(text))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise SitrepError([mistakes.not_toml(error, str(path))]) from None
    except ValidationError as error:
        raise SitrepError(mistakes.refused(error, str(path), text, _KEYS)) from None
    problems = list(_checks(parsed, path, text))
    if problems:
        raise SitrepError(problems)
    return _config(parsed, path, text)


def _config(file: _File, path: Path, text: str) -> Config:
    own = (Indicator(i.name, i.label, i.unit, i.stock) for i in file.indicator)
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
    )


def _checks(file: _File, path: Path, text: str) -> Iterator[Problem]:
    """Yield what only the whole file shows: relations between keys, and files it names."""

    def problem(key: str, reason: str, hint: str, value: str = "") -> Problem:
        return Problem(str(path), reason, hint, locate(text, (*key.split("."),)), key, value)

    if file.rules.conflict == "preferred" and not file.rules.sources_preferred:
        hint = 'list them: sources_preferred = ["…"]'
        yield problem("rules.conflict", "needs the preferred sources", hint)
    if isinstance(file.report.number, str):
        try:
            Weeks.of(file.report.calendar, file.report.week_start).parse(file.report.number)
        except ValueError as error:
            reason, _, hint = str(error).partition("; ")
            yield problem("report.number", reason, hint or "name the period of report No. 1")
    if file.theme.logo:
        logo = path.parent / file.theme.logo
        if logo.suffix.lower() not in (".svg", ".png"):
            reason, hint = "is not a picture sitrep can place", "give an .svg or a .png file"
            yield problem("theme.logo", reason, hint, file.theme.logo)
        elif not logo.is_file():
            hint = "the path is relative to config.toml"
            yield problem("theme.logo", "is not there", hint, file.theme.logo)
    yield from _indicator_checks(file, path, text)


def _indicator_checks(file: _File, path: Path, text: str) -> Iterator[Problem]:
    taken = {i.name for i in BUILT_IN} | {*EVENT_COLUMNS, *EVENT_LABELS, *EVENT_TEXTS, "line"}
    for place, indicator in enumerate(file.indicator):
        if indicator.name in taken:
            line = locate(text, ("indicator", place, "name"))
            reason, hint = "is a name that sitrep or this file has used already", "choose another"
            column = f"indicator.{place + 1}.name"
            yield Problem(str(path), reason, hint, line, column, indicator.name)
        taken.add(indicator.name)


#: The keys of each table, to name the nearest one.
_KEYS = {
    "": [*_File.model_fields],
    "report": [*ReportTable.model_fields],
    "rules": [*RulesTable.model_fields],
    "source": [*SourceTable.model_fields],
    "indicator": [*IndicatorTable.model_fields],
    "theme": [*Theme.model_fields],
    "places": [*PlacesTable.model_fields],
}

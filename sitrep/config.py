"""config.toml to a frozen Config: every choice a human makes, checked before anything is read.

Refused, all at once and with the line: an unknown key (the nearest known one is named), a
value of the wrong kind, a path that leads nowhere. Paths are relative to the file.
"""

from __future__ import annotations

import datetime as dt
import glob
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo, available_timezones

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    ValidationError,
    field_validator,
)

from sitrep.errors import Problem, SitrepError, nearest
from sitrep.figures import VAGUE_FLOORS
from sitrep.model import Indicator, Rules
from sitrep.period import Weeks

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
        raise ValueError(f"is not a time zone; {nearest(name, sorted(available_timezones()))}")
    return name


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
    language: str = "en"
    formats: tuple[Literal["pdf", "md", "html"], ...] = ("pdf", "md", "html")
    page: Literal["A4", "Letter"] = "A4"
    contact: str = ""
    disclaimer: str = ""
    #: How many weeks the weekly chart looks back, the period included.
    weeks: int = Field(default=8, ge=2, le=53)


class RulesTable(_Table):
    """``[rules]``: the debatable rules, each with its safe default."""

    conflict: Literal["conservative", "majority", "highest", "latest", "preferred"] = (
        "conservative"
    )
    sources_preferred: tuple[str, ...] = ()
    allocate: Literal["date_start", "date_end"] = "date_start"
    range: Literal["low", "midpoint"] = "low"
    disputed: Literal["include", "exclude"] = "include"
    vague: Mapping[str, Annotated[int, Field(gt=0)]] = Field(default_factory=dict)
    household_size: float | None = Field(default=None, gt=0, le=50)
    round_displacement: bool = False


class SourceTable(_Table):
    """``[[source]]``: one file (or glob) to read and what it is."""

    path: str = Field(min_length=1)
    name: str = ""
    table: Literal["events", "totals", "facilities"] | None = None
    format: str | None = None
    columns: Mapping[str, str] = Field(default_factory=dict)
    dates: Literal["iso", "day-first", "month-first"] | None = None
    sheet: str | None = None
    encoding: str | None = None


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
            found = sorted(glob.glob(str(self.folder / source.path), recursive=True))
            for name in found or [str(self.folder / source.path)]:
                yield source, Path(name)


def load(path: Path) -> Config:
    """Return the Config at ``path``; raises SitrepError with every problem in it."""
    name = path.name
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        hint = "make one with: sitrep init ."
        raise SitrepError([Problem(str(path), "there is no such file", hint)]) from None
    except (OSError, UnicodeDecodeError) as error:
        raise SitrepError([Problem(str(path), f"can't be read: {error}")]) from None
    try:
        parsed = _File.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        line = getattr(error, "lineno", 0) or _line_in(str(error))
        reason = f"is not TOML: {getattr(error, 'msg', error)}"
        raise SitrepError([Problem(name, reason, line=line)]) from None
    except ValidationError as error:
        raise SitrepError([_problem(e, name, text) for e in error.errors()]) from None
    problems = list(_checks(parsed, path, text))
    if problems:
        raise SitrepError(problems)
    return _config(parsed, path, text)


def _config(file: _File, path: Path, text: str) -> Config:
    own = (Indicator(i.name, i.label, i.unit, i.stock) for i in file.indicator)
    rules = file.rules.model_dump()
    rules["vague"] = {**VAGUE_FLOORS, **{k.casefold(): v for k, v in file.rules.vague.items()}}
    return Config(
        path=path,
        text=text,
        report=file.report,
        rules=Rules(**rules),
        sources=file.source,
        indicators={i.name: i for i in (*BUILT_IN, *own)},
        columns={i.name: i.column for i in file.indicator if i.column},
        theme=file.theme,
    )


def _checks(file: _File, path: Path, text: str) -> Iterator[Problem]:
    """Yield what only the whole file shows: relations between keys, and files it names."""
    name = path.name
    if file.rules.conflict == "preferred" and not file.rules.sources_preferred:
        hint = 'list them: sources_preferred = ["…"]'
        line = locate(text, ("rules", "conflict"))
        yield Problem(name, "needs the preferred sources", hint, line, "rules.conflict")
    if isinstance(file.report.number, str):
        try:
            Weeks.of(file.report.calendar, file.report.week_start).parse(file.report.number)
        except ValueError as error:
            line = locate(text, ("report", "number"))
            yield Problem(name, str(error), line=line, column="report.number")
    if file.theme.logo:
        logo = path.parent / file.theme.logo
        line = locate(text, ("theme", "logo"))
        if logo.suffix.lower() not in (".svg", ".png"):
            reason, hint = "is not a picture sitrep can place", "give an .svg or a .png file"
            yield Problem(name, reason, hint, line, "theme.logo", file.theme.logo)
        elif not logo.is_file():
            hint = "the path is relative to config.toml"
            yield Problem(name, "is not there", hint, line, "theme.logo", file.theme.logo)


#: What pydantic calls a kind of mistake, in words for the person who made it.
_REASONS: Mapping[str, str] = {
    "missing": "is missing",
    "string_type": "should be text in quotes",
    "int_type": "should be a whole number",
    "int_parsing": "should be a whole number",
    "float_type": "should be a number",
    "bool_type": "should be true or false",
    "tuple_type": "should be a list in square brackets",
    "list_type": "should be a list in square brackets",
    "dict_type": "should be a table",
    "model_type": "should be a table, [like.this]",
    "date_type": "should be a date: 2019-04-29",
    "date_from_datetime_parsing": "should be a date: 2019-04-29",
    "string_pattern_mismatch": "has not the right form",
}


def _problem(error: Any, name: str, text: str) -> Problem:
    """Return pydantic's ``error`` as a Problem at its line."""
    loc = tuple(part for part in error["loc"] if part not in ("int", "str"))
    key = ".".join(str(part + 1) if isinstance(part, int) else part for part in loc)
    line, value = locate(text, loc), error.get("input")
    shown = str(value) if isinstance(value, str | int | float) else ""
    kind = error["type"]
    if kind == "extra_forbidden":
        known = _fields(loc[:-1])
        where = f"[{loc[0]}]" if len(loc) > 1 else "config.toml"
        hint = nearest(str(loc[-1]), known)
        return Problem(name, f"is not a key of {where}", hint, line, key)
    if kind == "literal_error":
        hint = f"write {error['ctx']['expected']}"
        return Problem(name, "is not one of the choices", hint, line, key, shown)
    if kind == "missing" and loc[0] == "source":
        hint = 'add: [[source]] and under it path = "events.csv"'
        return Problem(name, "is missing", hint, line, key)
    if kind == "string_pattern_mismatch":
        hint = 'colours are written "#0074B7"; names in small letters, digits and _'
        return Problem(name, _REASONS[kind], hint, line, key, shown)
    reason = _REASONS.get(kind) or error["msg"].removeprefix("Value error, ")
    return Problem(name, reason[:1].lower() + reason[1:], "", line, key, shown)


def _fields(loc: tuple[str | int, ...]) -> list[str]:
    """Return the keys known at ``loc``."""
    model: Any = _File
    tables = {"report": ReportTable, "rules": RulesTable, "source": SourceTable,
              "indicator": IndicatorTable, "theme": Theme}  # fmt: skip
    for part in loc:
        if isinstance(part, str):
            model = tables.get(part, model)
    return list(model.model_fields)


def locate(text: str, loc: tuple[str | int, ...]) -> int:
    """Return the line (from 1) of a key in TOML ``text``; its table's, or 0, when not found.

    The standard parser keeps no positions, so the table's header and the key are looked up.
    """
    table = str(loc[0]) if loc else ""
    nth = next((part for part in loc if isinstance(part, int)), 0)
    header = re.compile(rf"\s*\[\[?\s*{re.escape(table)}\b")
    key = re.compile(rf"\s*[\"']?{re.escape(str(loc[-1]))}[\"']?\s*=") if loc else header
    seen, found, inside = -1, 0, len(loc) == 1
    for number, line in enumerate(text.splitlines(), 1):
        if header.match(line):
            seen += 1
            inside = seen == nth
            found = number if inside and not found else found
        elif line.lstrip().startswith("["):
            inside = False
        elif inside and key.match(line):
            return number
    return found


def _line_in(message: str) -> int:
    match = re.search(r"line (\d+)", message)
    return int(match[1]) if match else 0

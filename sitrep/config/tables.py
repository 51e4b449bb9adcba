"""The tables of config.toml: every key, its kind and its default.

pydantic validates them; :mod:`sitrep.config.complaints` turns its errors into Problems.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import cache
from typing import Annotated, Literal
from zoneinfo import available_timezones

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    field_validator,
)

from sitrep.config import complaints
from sitrep.config.shaping import Counting, Where, Wide, Word
from sitrep.model.codes import Code
from sitrep.model.problem import BadValue, nearest
from sitrep.wording.catalogue import languages

#: In ``counts_once``, what all that is not named apart is counted by.
EVERYTHING = "all"
#: What ``counts_once`` may name beside indicators: claims and their denials.
DISPUTED = "disputed"


def _lists(given: object) -> object:
    """Return one list of names as a list of one list."""
    flat = isinstance(given, list) and given and all(isinstance(name, str) for name in given)
    return [given] if flat else given


def _by_what(given: object) -> object:
    """Return lists of sources by what they count: a table as it is, lists for everything."""
    whole = given if isinstance(given, dict) else {EVERYTHING: given}
    return {what: _lists(lists) for what, lists in whole.items()}


def several(given: object) -> object:
    """Return one name as a tuple of one, and ``None`` as an empty tuple."""
    return (given,) if isinstance(given, str) else () if given is None else given


Colour = Annotated[str, Field(pattern=r"^#[0-9A-Fa-f]{6}$")]
Name = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]


_zones = cache(available_timezones)


def _zone(name: str) -> str:
    if name not in _zones():
        near = nearest(name, sorted(z for z in _zones() if "/" in z))
        hint = near if near.startswith("did") else 'write it like "Asia/Damascus"'
        raise BadValue(Code.NOT_A_CHOICE, "is not a time zone", hint)
    return name


def _language(name: str) -> str:
    if name not in languages():
        reason = "is not a language sitrep writes"
        raise BadValue(Code.NOT_A_CHOICE, reason, nearest(name, languages()))
    return name


def plain(text: str) -> str:
    """Return a text as it is; raises BadValue if it can't be printed."""
    if not text.isprintable():
        reason = "holds a character that can't be printed"
        raise BadValue(Code.VALUE_NOT_ALLOWED, reason, "write it again")
    return text


class Table(BaseModel):
    """A table of config.toml: an unknown key in it is a mistake."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


#: What ``sitrep init`` writes, for a person to replace.
TITLE_OF_INIT = "My operation"


class ReportTable(Table):
    """``[report]``: the report's title, issuer, form and calendar."""

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
    #: The editions that a build makes, unless others are asked for.
    editions: Annotated[
        tuple[Literal["public", "partner", "internal"], ...], Field(min_length=1)
    ] = ("public",)
    formats: tuple[str, ...] = ()  #: If empty, the default ones.
    page: Literal["A4", "Letter"] = "A4"
    contact: str = ""
    #: Where ``reports/`` is published; the feed's links start from it.
    url: Annotated[str, AfterValidator(complaints.web_address)] = ""
    disclaimer: str = ""
    #: How others may use the charts; printed in each picture of the briefing pack.
    licence: Annotated[str, Field(max_length=120), AfterValidator(plain)] = ""
    #: One of the gallery, or a folder of the workspace's templates/.
    template: Name = "standard"
    #: Printed in this order; other sections are left out. If empty, the template's own.
    sections: tuple[Name, ...] = ()
    actors: bool = True
    references: Literal["names", "numbers"] = "names"
    repeat_charts: bool = False
    #: How many weeks the weekly chart looks back, the period included.
    weeks: int = Field(default=8, ge=2, le=53)


class RulesTable(Table):
    """``[rules]``: the debatable rules, each with its safe default."""

    conflict: Literal["conservative", "majority", "highest", "latest", "preferred"] = "conservative"
    sources_preferred: tuple[str, ...] = ()
    allocate: Literal["date_start", "date_end"] = "date_start"
    range: Literal["low", "midpoint"] = "low"
    disputed: Literal["include", "exclude"] = "include"
    vague: Mapping[str, Annotated[int, Field(gt=0)]] = Field(default_factory=dict)
    #: Words for a count that nobody knows, besides the usual ones.
    unreported: tuple[str, ...] = ()
    household_size: float | None = Field(default=None, gt=0, le=50)
    #: In the public edition, a count below this of people of one sex or age is withheld.
    small_cell: int = Field(default=5, ge=1, le=1000)
    #: Further groups of people whose small counts are withheld.
    small_cell_groups: tuple[Name, ...] = ()
    round_displacement: bool = False
    #: By an indicator, "disputed" or "all": the sources that overlap, the one that counts first.
    counts_once: Annotated[Mapping[str, tuple[tuple[str, ...], ...]], BeforeValidator(_by_what)] = (
        Field(default_factory=dict)
    )


class SourceTable(Table):
    """``[[source]]``: one file (or glob, or query of a database) to read and what it is."""

    path: Annotated[str, Field(min_length=1), AfterValidator(plain)]
    name: str = ""
    table: (
        Literal["events", "totals", "facilities", "link", "response", "funding", "access"] | None
    ) = None
    format: str | None = None
    columns: Mapping[str, str] = Field(default_factory=dict)
    dates: Literal["iso", "day-first", "month-first", "excel"] | None = None
    #: One sheet of a workbook, several, or "*" for all that are not hidden.
    sheet: Annotated[tuple[str, ...], BeforeValidator(several)] = ()
    encoding: str | None = None
    query: str | None = Field(default=None, min_length=1)
    withdrawn: str | None = Field(default=None, min_length=1)
    #: Which rows are asked for: by a column, one of several words or a span of dates.
    where: Where = Field(default_factory=dict)
    #: What each row says, whatever the file does.
    set: Mapping[str, Word] = Field(default_factory=dict)
    #: By a column, the source's words and what they are called here.
    values: Mapping[str, Mapping[str, Word]] = Field(default_factory=dict)
    #: Stands before each id: a second register numbers from 1 too.
    id_prefix: str | None = Field(default=None, min_length=1)
    #: Each row is a person: what became of whom is counted by event.
    count_rows: Counting = None
    #: Columns that are areas or indicators: their cells are rows.
    wide: Wide | None = None
    #: By an indicator, the column that has its running totals.
    cumulative: Mapping[str, str] = Field(default_factory=dict)
    #: The period that all rows of a file without dates belong to.
    period: str | None = Field(default=None, min_length=1)
    #: The areas that the source records: it says nothing of what lies elsewhere.
    covers: Annotated[tuple[str, ...], BeforeValidator(several)] = ()
    #: Whether rows that a later export no longer has still count; unset: where they have ids.
    gone: Literal["kept", "withdrawn"] | None = None

    @property
    def mapped(self) -> Mapping[str, str]:
        """Which of the file's columns is which, without those that are dropped."""
        return {ours: own for ours, own in self.columns.items() if own}

    @property
    def dropped(self) -> tuple[str, ...]:
        """The columns that are not read: ``columns = {x = ""}``."""
        return tuple(ours for ours, own in self.columns.items() if not own)


class PlacesTable(Table):
    """``[places]``: the gazetteer by which names of areas become P-codes."""

    gazetteer: str = ""
    aliases: str = ""
    #: The similarity (0 to 100) from which another spelling is read as a known name.
    certainty: float = Field(default=90, ge=60, le=100)
    #: West, south, east, north, in degrees.
    bounds: tuple[float, float, float, float] | None = None


class MapTable(Table):
    """``[map]``: the boundaries of areas, and what is drawn on them."""

    #: A GeoJSON, shapefile or GeoPackage; without one there is no map.
    boundaries: Annotated[str, AfterValidator(plain)] = ""
    #: Which layer of a GeoPackage that has several.
    layer: str = ""
    #: The properties that name an area; found by the usual names if empty.
    name: str = ""
    pcode: str = ""
    indicator: Literal["killed", "injured", "events"] = "killed"
    #: A table of inhabitants by area, for rates per 100,000.
    population: Annotated[str, AfterValidator(plain)] = ""
    #: Whose boundaries they are, as the map's source line names them.
    source: Annotated[str, AfterValidator(plain)] = ""
    #: Instead of sitrep's own.
    disclaimer: str = ""


class HighlightsTable(Table):
    """``[highlights]``: how many sentences page one has, which, and in what order."""

    most: int = Field(default=6, ge=1, le=12)
    #: By their names; if empty, all in sitrep's order.
    show: tuple[Name, ...] = ()


class IndicatorTable(Table):
    """``[[indicator]]``: something else that is counted, read from the column of its name."""

    name: Name
    label: str = Field(min_length=1)
    unit: str = "people"
    column: str = ""
    stock: bool = False
    #: A built-in section, or one of the workspace's own that ``[report] sections`` lists.
    section: Name = "overview"


class SourceNameTable(Table):
    """``[[source_name]]``: a source's short name for text, and what the list of sources adds."""

    #: As the log has it.
    name: str = Field(min_length=1)
    short: Annotated[str, Field(max_length=60), AfterValidator(plain)] = ""
    kind: Annotated[str, Field(max_length=80), AfterValidator(plain)] = ""
    url: Annotated[str, AfterValidator(complaints.web_address)] = ""


class MarkerTable(Table):
    """``[[marker]]``: a dated event that charts over time show as a line."""

    date: dt.date
    label: Annotated[str, Field(min_length=1, max_length=80), AfterValidator(plain)]


class ActorTable(Table):
    """``[[actor]]``: a neutral name for a party that sources name."""

    #: As the log has it.
    name: str = Field(min_length=1)
    label: Annotated[str, Field(min_length=1, max_length=80), AfterValidator(plain)]


class Theme(Table):
    """``[theme]``: the organisation's look, alike on page and charts."""

    organisation: str = ""
    logo: str = ""
    primary: Colour = "#002E6E"
    accent: Colour = "#C25100"
    text: Colour = "#1F2933"
    ramp: tuple[Colour, ...] = (
        "#002E6E",
        "#004987",
        "#0074B7",
        "#009EDB",
        "#64BDEA",
        "#C5DFEF",
        "#E3EDF6",
    )
    fonts: tuple[str, ...] = ("IBM Plex Sans", "IBM Plex Sans Arabic")

    @field_validator("ramp")
    @classmethod
    def _long_enough(cls, ramp: tuple[str, ...]) -> tuple[str, ...]:
        if len(ramp) < 4:
            hint = "needs at least four colours, darkest first"
            raise BadValue(Code.VALUE_NOT_ALLOWED, "is not allowed", hint)
        return ramp

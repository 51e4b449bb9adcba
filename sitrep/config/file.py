"""The whole of config.toml as one table of tables, and the keys that each of them knows."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from sitrep.config.charts import ChartTable
from sitrep.config.editions import EditionTable, EditionTables
from sitrep.config.expected import ExpectedTable
from sitrep.config.shaping import CountRows, Wide
from sitrep.config.tables import (
    ActorTable,
    HighlightsTable,
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


class RecordTable(Table):
    """``[record]``: how long the record of what was published keeps the accounts behind it."""

    #: In months.
    keep: int = Field(default=24, ge=0, le=1200)


#: A number by which ReliefWeb knows a country, an organisation or a language.
_Id = Annotated[int, Field(gt=0, lt=10**9)]


class ReliefwebTable(Table):
    """``[reliefweb]``: what reliefweb.json says and only ReliefWeb's own lists know."""

    #: The primary country first.
    country: Annotated[tuple[_Id, ...], Field(max_length=300)] = ()
    source: Annotated[tuple[_Id, ...], Field(max_length=30)] = ()
    #: If empty, that of the report's language, where sitrep knows it.
    language: Annotated[tuple[_Id, ...], Field(max_length=10)] = ()


class File(Table):
    """All of config.toml."""

    report: ReportTable
    rules: RulesTable = RulesTable()
    highlights: HighlightsTable = HighlightsTable()
    source: tuple[SourceTable, ...] = Field(min_length=1)
    indicator: tuple[IndicatorTable, ...] = ()
    marker: tuple[MarkerTable, ...] = ()
    chart: tuple[ChartTable, ...] = ()
    expected: tuple[ExpectedTable, ...] = ()
    actor: tuple[ActorTable, ...] = ()
    theme: Theme = Theme()
    edition: EditionTables = EditionTables()
    source_name: tuple[SourceNameTable, ...] = ()
    places: PlacesTable = PlacesTable()
    map: MapTable = MapTable()
    record: RecordTable = RecordTable()
    reliefweb: ReliefwebTable = ReliefwebTable()


#: The keys of each table, to name the nearest one.
KEYS = {
    "": [*File.model_fields],
    "report": [*ReportTable.model_fields],
    "rules": [*RulesTable.model_fields],
    "highlights": [*HighlightsTable.model_fields],
    "source": [*SourceTable.model_fields],
    "source.count_rows": [*CountRows.model_fields],
    "source.wide": [*Wide.model_fields],
    "indicator": [*IndicatorTable.model_fields],
    "marker": [*MarkerTable.model_fields],
    "chart": [*ChartTable.model_fields],
    "expected": [*ExpectedTable.model_fields],
    "actor": [*ActorTable.model_fields],
    "edition": [*EditionTables.model_fields],
    **{f"edition.{name}": [*EditionTable.model_fields] for name in EditionTables.model_fields},
    "source_name": [*SourceNameTable.model_fields],
    "theme": [*Theme.model_fields],
    "places": [*PlacesTable.model_fields],
    "map": [*MapTable.model_fields],
    "record": [*RecordTable.model_fields],
    "reliefweb": [*ReliefwebTable.model_fields],
}

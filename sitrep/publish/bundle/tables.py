"""The data of a report as tables: for the workbook, the data package and its codebook alike.

They are those of report.json, which the edition has redacted. What is not reported is empty, and
so is what is withheld; then the column ``qualifier`` says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

#: Stands as the qualifier of a figure that the edition does not print.
WITHHELD = "withheld"
#: How JSON has it.
_SUPPRESSED = "suppressed"
_NUMBERS = ("low", "best", "high")
#: The columns of whole numbers, of days and of yes or no; all others hold text.
_COUNTS = {*_NUMBERS, "reported", "of", "events", "attacks", "accounts", "totals"}
_DAYS = {"first_day", "last_day", "start", "end", "as_of", "reported_on", "first", "last"}
_TRUTHS = {"latest_known"}


@dataclass(frozen=True)
class Field:
    """A column: its name, its kind ("integer", "date", "boolean" or "string").

    ``part`` is its name in the codebook, ``of`` the indicator that it is a part of, if it is one.
    """

    name: str
    kind: str
    part: str
    of: str = ""


@dataclass(frozen=True)
class Table:
    """A table: all cells are text, an empty one is not known. ``key`` are the columns of its id."""

    name: str
    fields: tuple[Field, ...]
    rows: tuple[tuple[str, ...], ...]
    key: tuple[str, ...] = ()

    @property
    def header(self) -> tuple[str, ...]:
        """The names of its columns."""
        return tuple(field.name for field in self.fields)


def tables(report: Mapping[str, Any]) -> tuple[Table, ...]:
    """Return the tables that have rows, of a report.json."""
    parts = report["breakdown"]
    made = (
        _table("figures", _figures(report)),
        _table("events", _events(parts), ("event_id",)),
        _table("areas", _areas(parts)),
        _table("periods", _periods(parts)),
        _table("totals", _totals(report), ("total_id",)),
        _table("facilities", _facilities(parts)),
        _table("sources", _sources(report), ("source",)),
    )
    return tuple(table for table in made if table.rows)


def _table(name: str, rows: Iterator[Mapping[str, Any]], key: tuple[str, ...] = ()) -> Table:
    found = [*rows]
    names = dict.fromkeys(column for row in found for column in row)
    cells = tuple(tuple(_cell(row.get(column)) for column in names) for row in found)
    return Table(name, tuple(map(_field, names)), cells, key)


def _field(name: str) -> Field:
    of, _, part = name.rpartition(":")
    kind = "integer" if part in _COUNTS else "date" if part in _DAYS else "string"
    kind = "boolean" if part in _TRUTHS else kind
    return Field(f"{of}_{part}" if of else part, kind, part, of)


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return "; ".join(map(str, value))
    return str(value)


def _number(figure: Any, of: str = "") -> dict[str, Any]:
    """Return a figure as its columns; one that nobody states, or that is withheld, has no number.

    ``of`` stands before their names.
    """
    stated = figure if isinstance(figure, dict) else {}
    qualifier = WITHHELD if figure == _SUPPRESSED else stated.get("qualifier")
    cells = {part: stated.get(part) for part in _NUMBERS} | {"qualifier": qualifier}
    return {f"{of}:{part}" if of else part: value for part, value in cells.items()}


def _figures(report: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    for part in ("figures", "since_baseline"):
        for name, entry in report[part].items():
            for group, one in {"": entry, **entry["groups"]}.items():
                shown = _SUPPRESSED if one["suppressed"] else one
                about = {"window": "period" if part == "figures" else part, "indicator": name}
                yield {
                    **about,
                    "group": group,
                    **_number(shown),
                    "unit": one["unit"],
                    "reported": one["reported"],
                    "of": one["of"],
                    "start": one["since"],
                    "end": one["until"],
                    "sources": one["sources"],
                }


def _events(parts: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    pcodes = {area["name"]: area["pcode"] for area in parts["areas"]}
    for event in parts["events"]:
        row = {
            "event_id": event["event_id"],
            "first_day": event["window"]["start"],
            "last_day": event["window"]["end"],
            "date_precision": event["precision"],
            "event_type": event["event_type"],
            "area": event["area"],
            "area_pcode": pcodes.get(event["area"], ""),
            "admin2": event["admin2"],
            "place": event["place"],
            "status": event["status"],
        }
        for name, figure in event["figures"].items():
            row |= _number(figure, name)
        yield {**row, "sources": event["sources"]}


def _tallied(figures: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    for one in figures.values():
        yield {
            "indicator": one["indicator"],
            "group": one["group"],
            **_number(one["figure"]),
            "unit": one["unit"],
            "reported": one["reported"],
            "of": one["of"],
            "start": one["window"]["start"],
            "end": one["window"]["end"],
            "sources": one["sources"],
        }


def _areas(parts: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    for area in parts["areas"]:
        head = {"area": area["name"], "area_pcode": area["pcode"], "events": area["events"]}
        yield from ({**head, **row} for row in _tallied(area["figures"]))


def _periods(parts: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    for bar in parts["periods"]:
        about = {"period": bar["period"], "start": bar["start"], "end": bar["end"]}
        counted = {"events": bar["events"], "reported": bar["reported"]}
        yield {**about, "indicator": bar["indicator"], **_number(bar["figure"]), **counted}


def _totals(report: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    for total in report["totals"]:
        yield {
            "total_id": total["total_id"],
            "indicator": total["indicator"],
            "group": total["group"],
            **_number(total["figure"]),
            "unit": total["unit"],
            "since": total["since"],
            "as_of": total["as_of"],
            "area": total["area"],
            "area_pcode": total["area_pcode"],
            "source": total["source"],
            "reported_on": total["reported_on"],
            "status": total["status"],
            "latest_known": total["latest_known"],
        }


def _facilities(parts: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    for facility in (*parts["facilities"], *parts["transports"]):
        yield {
            "facility": facility["name"],
            "facility_type": facility["facility_type"],
            "area": facility["area"],
            "attacks": facility["attacks"],
            "damage": facility["damage"],
            "facility_status": facility["status"],
        }


def _sources(report: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    for source in report["sources"]:
        yield {
            "source": source["name"],
            "short_name": source["short"],
            "kind": source["kind"],
            "url": source["url"],
            "reliability": source["reliability"],
            "accounts": source["accounts"],
            "totals": source["totals"],
            "first": source["first"],
            "last": source["last"],
        }


def values_of(tables: Sequence[Table], part: str) -> tuple[str, ...]:
    """Return the words that stand in the columns of one kind, in the order of the alphabet."""
    found = {
        row[place]
        for table in tables
        for place, field in enumerate(table.fields)
        if field.part == part
        for row in table.rows
        if row[place]
    }
    return tuple(sorted(found))

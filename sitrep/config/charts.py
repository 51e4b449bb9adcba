"""``[[chart]]``: charts that config.toml declares; each has an id of its own."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field

from sitrep.config.complaints import locate
from sitrep.config.tables import Name, Table, plain, several
from sitrep.model.codes import Code
from sitrep.model.declared import KINDS, Asked, Kind
from sitrep.model.figure import Indicator
from sitrep.model.problem import BadValue, Fault, Problem, nearest

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)
_LONGEST = 60
#: Names that Windows keeps for devices, whatever the ending.
_DEVICES = re.compile(r"con|prn|aux|nul|com\d|lpt\d")
#: Counted over a whole period alone: a facility that is hit in two weeks is one.
_OF_A_PERIOD = ("facilities_affected", "facilities_out_of_service")
_OF_EVENTS = (Kind.WEEKS, Kind.AREAS, Kind.GRID, Kind.CALENDAR)


def _id(text: str) -> str:
    if not _ID.fullmatch(text) or len(text) > _LONGEST or _DEVICES.fullmatch(text):
        hint = f'write small letters, digits and -, at most {_LONGEST}, as in "killed-by-day"'
        raise BadValue(Code.VALUE_NOT_ALLOWED, "can't be the name of a file", hint)
    return text


def _kind(name: object) -> Kind:
    known = [str(kind) for kind in KINDS]
    if name not in known:
        raise BadValue(Code.NOT_A_CHOICE, "is no kind of chart", nearest(str(name), known))
    return Kind(str(name))


class ChartTable(Table):
    """``[[chart]]``: a chart that is drawn without code."""

    id: Annotated[str, AfterValidator(_id)]
    kind: Annotated[Kind, BeforeValidator(_kind)]
    indicator: Name
    #: One group of the indicator's; without it, the whole.
    group: str = ""
    #: By name or P-code; without any, all of them.
    areas: Annotated[tuple[str, ...], BeforeValidator(several)] = ()
    #: The first day shown; without it, as far back as the other charts.
    since: dt.date | None = None
    title: Annotated[str, Field(max_length=160), AfterValidator(plain)] = ""


def asked(tables: Sequence[ChartTable], indicators: Mapping[str, Indicator]) -> tuple[Asked, ...]:
    """Return the declared charts in the order of config.toml, but for those nobody can draw."""
    return tuple(
        Asked(
            t.id,
            t.kind,
            t.indicator,
            indicators[t.indicator].section,
            t.group,
            t.areas,
            t.since,
            " ".join(t.title.split()),
        )
        for t in tables
        if t.indicator in indicators
    )


def mistakes_in(
    tables: Sequence[ChartTable], known: Collection[str], path: Path, text: str
) -> Iterator[Problem]:
    """Yield the problems that one ``[[chart]]`` alone does not show; ``known`` are indicators."""
    for place, table in enumerate(tables):
        for key, fault in _faults(table, tables[:place], known):
            value = getattr(table, key)
            shown = str(value) if isinstance(value, str | dt.date) else ", ".join(value)
            line, column = locate(text, ("chart", place, key)), f"chart.{place + 1}.{key}"
            yield Problem(str(path), *fault, line, column, shown)


def _faults(
    table: ChartTable, before: Sequence[ChartTable], known: Collection[str]
) -> Iterator[tuple[str, Fault]]:
    """Yield what is wrong with a table, by its key; ``before`` stand earlier in the file."""
    if table.id in {other.id for other in before}:
        yield "id", (Code.NAMED_TWICE, "is there twice", "give each chart an id of its own")
    if table.indicator not in known:
        hint = nearest(table.indicator, known)
        yield "indicator", (Code.INDICATOR_UNKNOWN, "is not an indicator", hint)
    if table.indicator in _OF_A_PERIOD and table.kind in _OF_EVENTS:
        reason = f'is counted over a whole period, so "{table.kind}" can\'t show it'
        hint = 'show attacks_on_health, or running totals: kind = "totals"'
        yield "indicator", (Code.VALUE_NOT_ALLOWED, reason, hint)
    for key in ("group", "areas", "since"):
        if getattr(table, key) and key not in KINDS[table.kind]:
            takes = [str(kind) for kind, keys in KINDS.items() if key in keys]
            hint = f"remove it, or choose a kind that takes it: {', '.join(takes)}"
            reason = f'is no key of a chart of the kind "{table.kind}"'
            yield key, (Code.KEY_UNKNOWN, reason, hint)

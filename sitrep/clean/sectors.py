"""Response, funding and access: one typed row each, and what is wrong with it.

In come text tables; out go rows as their sources state them. Refused, as problems: an empty sector
or unit, a date that is no day, a repeated row, a part whose whole no row states. More reached than
targeted is a warning, unless the row's note tells why.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeAlias

from sitrep.arithmetic import dates, figures
from sitrep.clean import date_columns, guarding, parts_of_sectors, unread_figures
from sitrep.clean.cells import Cells, Parsed
from sitrep.clean.not_known import warn_of_codes
from sitrep.clean.places import areas_of
from sitrep.clean.totals import FIGURE_HINT, since_of
from sitrep.clean.unread_figures import FIGURES
from sitrep.config.load import Config
from sitrep.model.accounts import TextTable
from sitrep.model.codes import Code, Precision
from sitrep.model.dates import Since, last_day
from sitrep.model.problem import BadValue, Problem, nearest
from sitrep.model.sectors import Access, AccessStatus, Constraint, Funding, Response, Sectors
from sitrep.places.gazetteer import Gazetteer
from sitrep.vocabulary import lexicon
from sitrep.vocabulary.fold import fold, spelling

TABLES = ("response", "funding", "access")
_TEXTS = {
    "response": ("sector", "indicator", "area", "unit", "part_of", "partner", "source", "note"),
    "funding": ("plan", "sector", "currency", "source", "note"),
    "access": ("area", "source", "note"),
}
_UNIT_HINT = 'say what is counted: people, households …; for all rows: set = {unit = "people"}'
#: Of these a repeated row is of the same thing.
_SAME = {
    "response": ("sector", "indicator", "area", "unit", "part_of", "partner", "source", "as_of"),
    "funding": ("plan", "sector", "currency", "source", "as_of"),
    "access": ("constraint", "area", "source", "on"),
}
Row: TypeAlias = Response | Funding | Access


@dataclass(frozen=True)
class Cleaned:
    """The rows, and the path and the line of each."""

    rows: tuple[Row, ...] = ()
    places: tuple[tuple[str, int], ...] = ()
    #: Whether one is dated after today.
    future: bool = False

    @property
    def paths(self) -> tuple[str, ...]:
        """The path of the file of each row."""
        return tuple(path for path, _ in self.places)


def clean_sectors(
    by_table: Mapping[str, Sequence[TextTable]],
    config: Config,
    gazetteer: Gazetteer,
    problems: list[Problem],
    today: dt.date | None = None,
) -> Cleaned:
    """Return the rows of the tables of response, funding and access."""
    found: list[Row] = []
    places: list[tuple[str, int]] = []
    future = False
    for table in (table for name in TABLES for table in by_table[name]):
        cells = Cells(table, problems)
        cells.leave_out_faults()
        unread_figures.tell(cells)
        rows = _Table(cells, config, gazetteer, today).rows()
        found += rows.values()
        places += [(table.path, int(cells.frame["line"].iloc[n])) for n in rows]
        future |= cells.future
    return Cleaned(tuple(found), tuple(places), future)


def by_kind(stated: Iterable[object]) -> Sectors:
    """Return the rows of response, funding and access among what is stated, each by itself."""
    rows = tuple(stated)
    return Sectors(
        tuple(row for row in rows if isinstance(row, Response)),
        tuple(row for row in rows if isinstance(row, Funding)),
        tuple(row for row in rows if isinstance(row, Access)),
    )


class _Table:
    """One table's rows, typed; what is wrong with them is told through its cells."""

    def __init__(
        self, cells: Cells, config: Config, gazetteer: Gazetteer, today: dt.date | None
    ) -> None:
        self.cells, self.config, self.today = cells, config, today
        self.kind = cells.table.table
        self.of_5w = cells.table.format == "5w"
        self.texts = {c: cells.text(c).tolist() for c in _TEXTS[self.kind]}
        self.columns = self._typed()
        self.given = {c: cells.text(c).tolist() for c in self.columns}
        self.levels = guarding.sensitivities(cells)
        located = "area" in _TEXTS[self.kind]
        self.pcodes = areas_of(cells, gazetteer, config.places) if located else []

    def rows(self) -> dict[int, Row]:
        """Return the rows without problems by their number, in the order of the file."""
        rows = {n: self._row(n) for n in range(len(self.cells.frame)) if self._is_dated(n)}
        self._refuse_repeated(rows)
        if self.kind == "response" and not self.of_5w:
            responses = {n: row for n, row in rows.items() if isinstance(row, Response)}
            wrong = {n for n in responses if self.cells.bad[n]}
            parts_of_sectors.check(self.cells, responses, wrong)
            for n in (n for n in responses if n not in wrong):
                _tell_above_target(self.cells, n, responses[n])
        return {n: row for n, row in rows.items() if not self.cells.bad[n]}

    def _is_dated(self, n: int) -> bool:
        """Return whether the row has a date; say what it lacks."""
        return self._stands(n) or bool(self._value("as_of", n))

    def _typed(self) -> dict[str, Parsed[Any]]:
        cells, config = self.cells, self.config
        read = {c: date_columns.reader(cells, c, config.zone) for c in ("as_of", "since")}
        read["reported_on"] = date_columns.reader(cells, "reported_on", config.zone)
        figure = partial(
            figures.parse,
            floors=config.rules.vague,
            unreported=frozenset(map(fold, config.rules.unreported)),
            midpoint=config.rules.range == "midpoint",
        )
        typed: dict[str, Parsed[Any]] = {
            "as_of": cells.parse("as_of", partial(_day, read=read["as_of"], months=self.of_5w)),
            "reported_on": cells.parse("reported_on", partial(_last, read=read["reported_on"])),
        }
        for name in ("as_of", "reported_on"):
            typed[name] = date_columns.not_later(cells, name, typed[name], self.today, _last_day_of)
        for name in FIGURES[self.kind]:
            typed[name] = cells.parse(name, figure, FIGURE_HINT)
            warn_of_codes(cells, name, typed[name])
        if self.kind != "funding":
            typed["since"] = cells.parse("since", partial(since_of, read=read["since"]))
        if self.kind == "access":
            typed["constraint"] = cells.parse("constraint", _constraint)
            typed["status"] = cells.parse("status", _access_status)
        return typed

    def _stands(self, n: int) -> bool:
        """Return whether the row has all that it needs; say what it lacks."""
        cells = self.cells
        if self.kind == "access":
            if not (self._is_filled("as_of", n) or self._is_filled("since", n)):
                hint = "give the day since which it holds, or as_of, the day that the row is of"
                cells.reject(n, "since", (Code.EMPTY, "gives no date", hint))
            return not cells.bad[n]
        if not self._is_filled("as_of", n):
            hint = "give the day that the figures are of"
            cells.reject(n, "as_of", (Code.EMPTY, "is empty", hint))
        if self.kind == "response":
            if not self.texts["sector"][n]:
                hint = "name the sector or cluster"
                cells.reject(n, "sector", (Code.EMPTY, "is empty", hint))
            stated = any(self._is_filled(c, n) for c in FIGURES["response"])
            if stated and not self.texts["unit"][n]:
                reason = "is empty, so nothing says what the figures count"
                cells.reject(n, "unit", (Code.EMPTY, reason, _UNIT_HINT))
        return not cells.bad[n]

    def _is_filled(self, column: str, n: int) -> bool:
        """Return whether a cell has a value, or a text that was refused as one."""
        return bool(self._value(column, n)) or bool(self.cells.bad[n] and self.given[column][n])

    def _value(self, column: str, n: int) -> Any:
        parsed = self.columns[column]
        return parsed.values[parsed.codes[n]]

    def _row(self, n: int) -> Row:
        given: dict[str, Any] = {c: texts[n] for c, texts in self.texts.items()}
        given |= {c: self._value(c, n) for c in self.columns}
        given["source"] = given["source"] or self.cells.table.name
        given["sensitivity"] = str(self.levels[n])
        day = given["as_of"]
        if isinstance(day, _Month):
            given["as_of"] = day.last
            given["since"] = given["since"] or Since(day.first)
        if self.kind == "funding":
            return Funding(**given)
        if self.kind == "access":
            return Access(**given)
        return Response(**given, area_pcode=self.pcodes[n], of_5w=self.of_5w)

    def _refuse_repeated(self, rows: Mapping[int, Row]) -> None:
        """Tell of each row that repeats or contradicts an earlier one, and leave it out.

        Where the earlier one is left out itself, the row counts under --keep-going.
        """
        if self.of_5w:
            return
        seen: dict[tuple[str, ...], list[int]] = {}
        stated = {n: self._stated(n, row) for n, row in rows.items()}
        for n, row in rows.items():
            same = tuple(spelling(str(getattr(row, name))) for name in _SAME[self.kind])
            earlier = [m for m in seen.get(same, []) if _meet(stated[m], stated[n])]
            seen.setdefault(same, []).append(n)
            if not earlier:
                continue
            line = self.cells.frame["line"].iloc[earlier[0]]
            reason = f"states again what line {line} states, of the same day and source"
            hint = "keep one of the two, or write what tells them apart"
            name = FIGURES[self.kind][-1] if FIGURES[self.kind] else "constraint"
            counts = not all(self.cells.bad[m] for m in earlier)
            tell = self.cells.reject if counts else self.cells.report
            tell(n, name, (Code.ROW_REPEATED, reason, hint))

    def _stated(self, n: int, row: Row) -> frozenset[str]:
        """Return which figures a row states, also those that can't be read."""
        unread = self.cells.unread.get(n, set()) & {*FIGURES[self.kind]}
        return stated_by(row) | unread


def stated_by(row: Row) -> frozenset[str]:
    """Return which figures a row states; of access, that there is a constraint."""
    if isinstance(row, Access):
        return frozenset({"constraint"})
    names = FIGURES["response" if isinstance(row, Response) else "funding"]
    return frozenset(name for name in names if getattr(row, name))


def _meet(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one & other) or one == other


def _tell_above_target(cells: Cells, n: int, row: Response) -> None:
    """Warn of a row in which more were surely reached than targeted, unless its note tells why."""
    reached, target = row.reached, row.targeted
    if not reached or not target or target.high is None or reached.low <= target.high or row.note:
        return
    reason = f"is more than the {target.high:,} targeted"
    hint = "correct one of the two; if more were reached than planned, say why in note"
    fault = (Code.REACHED_ABOVE_TARGET, reason, hint)
    cells.warn(n, "reached", fault)


# --- cells --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Month:
    """The month that a row of a 5W sheet is of."""

    first: dt.date
    last: dt.date


def _day(text: str, read: Callable[[str], dates.Dated], *, months: bool) -> dt.date | _Month | None:
    if not text:
        return None
    day, precision = read(text)
    if months and precision is Precision.MONTH:
        return _Month(day, last_day(day, precision))
    if precision is not Precision.DAY:
        hint = "give the day that the figures are of"
        raise BadValue(Code.DATE_IMPRECISE, f"is a {precision}, not a day", hint)
    return day


def _last(text: str, read: Callable[[str], dates.Dated]) -> dt.date | None:
    return last_day(*read(text)) if text else None


def _last_day_of(day: dt.date | _Month | None) -> dt.date | None:
    return day.first if isinstance(day, _Month) else day


def _constraint(text: str) -> str:
    if not text:
        raise BadValue(Code.EMPTY, "is empty", f"say what hinders access: {_kinds()} …")
    return lexicon.meanings("constraints").get(fold(text.replace("_", " ")), text)


def _kinds() -> str:
    return ", ".join([*Constraint][:3])


def _access_status(text: str) -> str:
    known, given = lexicon.meanings("access_statuses"), fold(text.replace("_", " "))
    if not given or given in known:
        return known.get(given, "")
    near = nearest("" if lexicon.says_no(given) else given, AccessStatus)
    raise BadValue(Code.NOT_A_CHOICE, "is not one of the choices", near)

"""Propose a ``[[source]]`` for a file, with the confidence of each line.

It writes nothing. It raises the problems that the read stage finds in the file itself. A line
that is only a guess is left for a person to choose.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd

from sitrep.config.tables import SourceTable
from sitrep.model.problem import Problem, SitrepError, counted
from sitrep.propose import contents
from sitrep.propose.choosing import Line, Sure, lines, table_of
from sitrep.propose.shapes import Shape, running_totals, shapes
from sitrep.read import (
    containers,
    recognise,
    shared,
)
from sitrep.read import (
    formats as sources,
)
from sitrep.read import (
    header as headers,
)
from sitrep.read.containers.choosing import EVERY
from sitrep.read.formats import Format
from sitrep.read.header import Origin
from sitrep.vocabulary.counted import said_to_count
from sitrep.vocabulary.fold import fold

__all__ = ["Dates", "Line", "Proposal", "Sure", "propose"]

#: Sheets looked at: a workbook with more is no log.
_SHEETS = 24
#: Formats in which a team chooses the names of columns, so that some may need a line.
_OF_ONES_OWN = ("canonical", "kobo")


@dataclass(frozen=True)
class Dates:
    """A value of ``dates`` that may be needed; a guess is written as a comment."""

    value: str
    sure: Sure
    reason: str


@dataclass(frozen=True)
class Proposal:
    """The proposed ``[[source]]`` of a file.

    ``format``: the known format, ``None`` for a home-made log. ``choices``: the formats, where
    more than one fits. ``together``: how many sheets have one header and are read together:
    all (``sheet`` is "*"), or those named in ``sheets``. ``looked_at``: that whose cells are told.
    ``joined``: the columns that make one date. ``unmapped``: headers that
    no line maps, each with the kind of its cells. ``refused``: headers that must not be mapped,
    with the reason. ``households``: headers that count households. ``wide``: how many columns
    are named by numbers or dates. ``encoding``: the likely one of a text that is not UTF-8.
    ``shapes``: keys that shape the rows.
    """

    path: Path
    table: str
    format: Format | None = None
    choices: tuple[Format, ...] = ()
    sheet: str = ""
    other_sheets: tuple[str, ...] = ()
    together: int = 0
    sheets: tuple[str, ...] = ()
    looked_at: str = ""
    header: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()
    joined: tuple[str, ...] = ()
    #: The columns that sitrep makes of others, which the file lacks.
    made: tuple[str, ...] = ()
    dates: tuple[Dates, ...] = ()
    unmapped: tuple[tuple[str, str], ...] = ()
    refused: tuple[tuple[str, str], ...] = ()
    households: tuple[str, ...] = ()
    wide: int = 0
    encoding: str = ""
    shapes: tuple[Shape, ...] = ()
    #: How many rows have no id, of a column of ids that is filled in others.
    without_id: int = 0

    @property
    def found(self) -> int:
        """A score of how much was found, to tell a log from other sheets of a workbook."""
        needed = {"date_start", "as_of", "facility_id"}
        read = [line for line in self.lines if line.read]
        known = 100 * bool(self.format or self.choices)
        return known + len(read) + 10 * any(line.target in needed for line in read)


def propose(path: Path) -> Proposal:
    """Return the proposal for a file; raises SitrepError as ``check`` would."""
    names = containers.sheets(path, str(path))
    if len(names) < 2:
        return _look(path, None)
    looks: list[Proposal] = []
    refused: list[Problem] = []
    for name in names[:_SHEETS]:
        try:
            looks.append(_look(path, name))
        except SitrepError as error:
            refused += error.problems
    if not looks:
        raise SitrepError(refused)
    best = max(looks, key=lambda look: look.found)
    if together := _read_together(path):
        return replace(best, sheet=EVERY, together=together, looked_at=best.sheet)
    alike = tuple(look.sheet for look in looks if look.header == best.header)
    if _share_nothing(path, alike):
        # The others are of another kind: a summary, a list of contacts.
        best = replace(best, sheets=alike, together=len(alike), looked_at=best.sheet)
        looks = [best, *(look for look in looks if look.sheet not in alike)]
    # A score above ten means that a sheet has a date or an as-of date of its own.
    others = tuple(look.sheet for look in looks if look is not best and look.found > 10)
    return replace(best, other_sheets=others)


def _read_together(path: Path) -> int:
    """Return how many sheets have the same header, where all that can be seen have.

    Sheets that share an id or a row are no parts of one log: a person has to choose.
    """
    shown, source = str(path), SourceTable(path="data")
    try:
        found = containers.tables(path, shown, source, recognise.locator(source, shown))
        every = SourceTable(path="data", sheet=(EVERY,))
        visible = containers.tables(path, shown, every, recognise.locator(every, shown))
    except SitrepError:
        return 0
    if len(found) < 2 or len(visible) != len(found) or shared.share_rows([r.frame for r in found]):
        return 0
    return len(found)


def _share_nothing(path: Path, names: tuple[str, ...]) -> bool:
    """Return whether several sheets have no id and no row in common."""
    if len(names) < 2:
        return False
    shown, source = str(path), SourceTable(path="data", sheet=names)
    try:
        found = containers.tables(path, shown, source, recognise.locator(source, shown))
    except SitrepError:
        return False
    return len(found) == len(names) and not shared.share_rows([r.frame for r in found])


def _look(path: Path, sheet: str | None) -> Proposal:
    shown = str(path) + (f"[{sheet}]" if sheet else "")
    encoding = "" if sheet else containers.likely_encoding(path, shown)
    source = SourceTable(path="data", sheet=(sheet,) if sheet else (), encoding=encoding or None)
    rows = containers.rows(path, shown, source, recognise.locator(source, shown))
    raw = rows.frame.drop(columns="line", errors="ignore")
    header = tuple(map(str, raw.columns))
    blank = Proposal(path, "events", sheet=sheet or "", encoding=encoding, header=header)
    found = sources.detect(raw.columns, rows.format, None)
    if isinstance(found, Problem) and (choices := sources.fitting(raw.columns)):
        return replace(blank, choices=tuple(choices), table=choices[0].table)
    known = None if isinstance(found, Problem) else found
    if known and known.name not in _OF_ONES_OWN:
        return replace(blank, format=known, table=known.table)
    frame = recognise.with_made_columns(raw, Origin(shown, rows.sheet, rows.header))
    kept = {*frame.columns}
    joined = tuple(c for c in raw.columns if c not in kept)
    made = tuple(kept.difference(raw.columns))
    table = known.table if known else table_of([*frame.columns])
    return _home_made(
        replace(blank, table=table, format=known, joined=joined, made=made), _body(frame)
    )


def _body(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the rows without totals at the foot; ``check`` reports those in doubt."""
    try:
        return recognise.without_foot(frame).frame
    except SitrepError:
        return frame


def _home_made(proposal: Proposal, frame: pd.DataFrame) -> Proposal:
    wide = [h for h in frame.columns if headers.is_value(h) or contents.is_date(h, None)]
    server = _servers(proposal.format, frame)
    events = proposal.table == "events"
    running = running_totals([*frame.columns]) if events else []
    own = frame.drop(columns=[*dict.fromkeys([*wide, *server, *running])])
    found = (
        _of_kobo(own)
        if proposal.format and proposal.format.name == "kobo"
        else (lines(own, proposal.table))
    )
    taken = {line.column.header for line in found}
    left = [h for h in own.columns if h not in taken]
    counts = {h: said_to_count(h) for h in left} if proposal.table == "events" else {}
    households = tuple(h for h, count in counts.items() if count.households)
    refused = tuple((h, count.refused) for h, count in counts.items() if count.refused)
    told = {*households, *(h for h, _ in refused)}
    unmapped = [h for h in left if h not in told]
    return replace(
        proposal,
        lines=tuple(found),
        dates=tuple(_dates(found)),
        households=households,
        refused=refused,
        unmapped=tuple((h, contents.kind(contents.column(own, h))) for h in unmapped[:_LISTED])
        + tuple((h, "") for h in unmapped[_LISTED:]),
        wide=len(wide),
        shapes=shapes(own, found, proposal.table, wide, running),
        without_id=_without_id(own, found),
    )


def _without_id(frame: pd.DataFrame, found: list[Line]) -> int:
    """Return how many rows have no id, where others have one."""
    line = next((x for x in found if x.target == "event_id" and x.read), None)
    blank = int((frame[line.column.header].str.strip() == "").sum()) if line else 0
    return blank if blank < len(frame) else 0


#: How many unmapped columns are described; the others are counted.
_LISTED = 40


def _servers(known: Format | None, frame: pd.DataFrame) -> list[str]:
    """Return the columns that a form's server adds, which are not questions."""
    if known is None or known.name == "canonical":
        return []
    own = known.signature
    return [h for h in frame.columns if h.startswith("_") or fold(h) in own]


def _of_kobo(frame: pd.DataFrame) -> list[Line]:
    """Return the lines of a form, in which the last part of ``group/question`` is the name."""
    first: dict[str, str] = {}
    for header in frame.columns:
        first.setdefault(header.rpartition("/")[2] or header, header)
    asked = frame[[*first.values()]].set_axis([*first], axis=1)
    found = lines(asked, "events")
    return [
        replace(line, column=replace(line.column, header=first[line.column.header]))
        for line in found
    ]


def _dates(found: list[Line]) -> list[Dates]:
    """Return the values of ``dates`` that the columns of dates may need."""
    dated = [line for line in found if line.target in contents.DATES and line.read]
    if dated and all(contents.is_of_day_numbers(line.column) for line in dated):
        reason = "every filled cell is a spreadsheet's day number of a likely year"
        return [Dates("excel", Sure.LIKELY, reason)]
    unclear = [(line, n) for line in dated if (n := contents.two_ways(line.column))]
    if not unclear:
        return []
    line, n = unclear[0]
    reason = f"{counted(n, 'date', 'dates')} of {line.target} could be read either way: choose"
    return [Dates(order, Sure.GUESS, reason) for order in ("day-first", "month-first")]

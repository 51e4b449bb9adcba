"""What a file holds of rows to be forgotten: each filled cell that no figure needs.

In come an opened file and its rows; out go cells, each with what takes its place: nothing, or for a
facility that figures tell apart by its name a word that names nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import pandas as pd

from sitrep.clean.facilities import Registry
from sitrep.config.load import Config
from sitrep.config.tables import SourceTable
from sitrep.forget.files import File, Opened, Sheet
from sitrep.forget.rows import ID_OF
from sitrep.model.accounts import TextTable, measures_in
from sitrep.model.columns import LASTING
from sitrep.read import containers
from sitrep.read.containers import separated
from sitrep.read.recognise import locator
from sitrep.vocabulary.fold import fold, spelling, visible
from sitrep.vocabulary.health import is_health

#: What stands for a facility without an id, by whether its name speaks of health care.
_NEUTRAL = re.compile(r"(?:health )?facility(?: (\d+))?")


@dataclass(frozen=True, slots=True, order=True)
class Cell:
    """A cell by its column, as the file names it, and the line of its row."""

    column: str
    line: int
    sheet: int = 0
    instead: str = ""


@dataclass(frozen=True)
class Held:
    """What one file holds of what is to be forgotten; ``text``: it is separated text."""

    file: File
    cells: tuple[Cell, ...]
    text: bool

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of the cells, each once."""
        return tuple(dict.fromkeys(cell.column for cell in self.cells))

    @property
    def lines(self) -> tuple[int, ...]:
        """The lines of the cells, each once."""
        return tuple(sorted({cell.line for cell in self.cells}))


@dataclass
class Facilities:
    """What stands for the names of facilities: the same for all spellings of one."""

    registry: Registry
    numbers: dict[str, int] = field(default_factory=dict)
    highest: int = 0

    @classmethod
    def of(cls, registry: Registry, names: Iterable[str]) -> Facilities:
        """Return them with no number of an earlier run."""
        taken = (_NEUTRAL.fullmatch(spelling(name)) for name in {*names, *registry.ids})
        return cls(registry, {}, max((int(t[1] or 0) for t in taken if t), default=0))

    def instead(self, name: str, identity: str, kind: str) -> str:
        """Return what stands for ``name`` in a row with that id and type; blank: nothing."""
        if _NEUTRAL.fullmatch(name):
            return name
        of_health = "health facility" if is_health(name) else "facility"
        if identity:
            # Without a type, the name alone shows that it is of health care.
            typed = kind or self.registry.types.get(identity) or not is_health(name)
            return "" if typed else of_health
        known = self.registry.ids.get(spelling(name), "")
        if known and known in (spelling(known), self.registry.ids.get(spelling(known))):
            return known
        return name if spelling(name) in self.registry.names else self.numbered(name)

    def numbered(self, name: str) -> str:
        """Return a word with a number of its own, which tells a facility from all others."""
        if _NEUTRAL.fullmatch(name):
            return name
        if spelling(name) not in self.numbers:
            self.highest += 1
            self.numbers[spelling(name)] = self.highest
        what = "health facility" if is_health(name) else "facility"
        return f"{what} {self.numbers[spelling(name)]}"


def held(opened: Opened, rows: pd.DataFrame, facilities: Facilities, config: Config) -> Held:
    """Return the cells to be emptied; ``rows`` are those of the file that are to be forgotten."""
    own = (facilities, config)
    cells = [
        cell
        for at, sheet in enumerate(opened.sheets)
        for cell in _cells(opened.file, at, sheet, rows[rows["sheet"] == at], own)
    ]
    return Held(opened.file, tuple(sorted({*cells})), containers.is_separated(opened.file.path))


def _cells(
    file: File, at: int, sheet: Sheet, rows: pd.DataFrame, known: tuple[Facilities, Config]
) -> Iterator[Cell]:
    facilities, config = known
    frame = whole(file) if containers.is_separated(file.path) else sheet.rows.frame
    lines = {*rows["line"]} | {*_by_raw_id(file, sheet, rows, frame)}
    own = frame[frame.index.isin(lines)]
    stays = {column for table in sheet.tables for column in _lasting(table, config)}
    shaping = {fold(name) for name in _shaping(file.source)}
    stays |= {column for column in own.columns if fold(column) in shaping}
    names = {t.table: t.headers for t in sheet.tables}
    events, registry = names.get("events", {}), names.get("facilities", {})
    for column in (c for c in own.columns if c not in stays):
        filled = own[column][own[column].str.strip() != ""]
        for line, text in filled.items():
            instead = ""
            if column == registry.get("name"):
                # An id that is its own name would be a facility without an id.
                instead = facilities.numbered(visible(text))
            elif column == events.get("facility_name"):
                instead = _facility(own.loc[[line]], events, facilities)
            if instead != text.strip():
                yield Cell(column, int(str(line)), at, instead)


def whole(file: File) -> pd.DataFrame:
    """Return the cells of separated text, those of columns without a name too."""
    data, _ = containers.unpacked(containers.content(file.path, file.shown), file.path, file.shown)
    locate = locator(file.source, file.shown)
    return separated.rows(data, file.shown, file.source.encoding, locate)[0]


def _lasting(table: TextTable, config: Config) -> Iterator[str]:
    """Yield the file's own names of the columns that figures need."""
    for column in table.frame.columns:
        figure = table.table == "events" and measures_in([column], config.indicators)
        if figure or column in LASTING:
            yield table.headers.get(column, column)


def _shaping(source: SourceTable) -> Iterator[str]:
    """Yield the columns of which ``[[source]]`` makes figures."""
    yield from source.cumulative.values()
    if counted := source.count_rows:
        yield from filter(None, (counted.outcome, counted.sex, counted.age))


def _by_raw_id(file: File, sheet: Sheet, rows: pd.DataFrame, frame: pd.DataFrame) -> Iterator[int]:
    """Yield the lines that have the id of a row: several may be one row, as persons are."""
    for table in sheet.tables:
        header = table.headers.get(ID_OF.get(table.table, ""), "")
        ids = {*rows["id"][rows["kind"] == table.table]} - {""}
        if header in frame and ids:
            prefix = file.source.id_prefix or ""
            own = frame[header].map(lambda text, prefix=prefix: prefix + visible(text))
            yield from (int(line) for line in frame.index[own.isin(ids)])


def _facility(row: pd.DataFrame, names: Mapping[str, str], facilities: Facilities) -> str:
    def text(column: str) -> str:
        header = names.get(column, "")
        return visible(str(row[header].iloc[0])) if header in row else ""

    given = ("facility_name", "facility_id", "facility_type")
    return facilities.instead(*map(text, given))

"""Running totals: one source's figure over a window and an area, one row each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any, TypeAlias

from sitrep.arithmetic import dates, figures
from sitrep.arithmetic.households import households_to_people
from sitrep.clean import date_columns, guarding, homonyms, origin
from sitrep.clean.cells import Cells, Parsed, choice, status
from sitrep.clean.not_known import warn_of_codes
from sitrep.clean.other_years import warn_of_years_before
from sitrep.clean.places import areas_of
from sitrep.config.load import Config
from sitrep.model.accounts import TOTAL_UNITS, TextTable
from sitrep.model.codes import Code, Precision
from sitrep.model.dates import Since, last_day
from sitrep.model.figure import Figure
from sitrep.model.problem import BadValue, Problem, counted, nearest
from sitrep.model.summary import RunningTotal
from sitrep.places.gazetteer import Gazetteer
from sitrep.vocabulary import lexicon
from sitrep.vocabulary.counted import said_to_count
from sitrep.vocabulary.fold import code, fold

Read: TypeAlias = Callable[[str], dates.Dated]

#: What these may count, so that a total without a unit says too little.
_SEVERAL_UNITS = ("displaced", "idp_stock")
FIGURE_HINT = 'write a number, "at least 5", "10-15" or leave it empty'


@dataclass(frozen=True)
class Totals:
    """The totals, and beside each the path and the line it came from."""

    rows: tuple[RunningTotal, ...]
    places: tuple[tuple[str, int], ...]
    #: Whether one is dated after today.
    future: bool = False
    #: Who may see each, by its id; a blank one restricts nothing.
    levels: Mapping[str, str] = field(default_factory=dict)


def clean_totals(
    tables: Iterable[TextTable],
    config: Config,
    gazetteer: Gazetteer,
    problems: list[Problem],
    today: dt.date | None = None,
) -> Totals:
    """Return the running totals of ``tables``; a repeated total_id is a problem."""
    rows: list[RunningTotal] = []
    places: list[tuple[str, int]] = []
    seen: dict[str, tuple[str, bool]] = {}
    levels: dict[str, str] = {}
    within: list[str] = []
    future = False
    for table in tables:
        cells = Cells(table, problems)
        cells.leave_out_faults()
        said = guarding.sensitivities(cells).astype("str").tolist()
        lines = dict(zip(cells.frame["line"].tolist(), said, strict=True))
        stated = cells.text("country").astype("str").tolist()
        countries = dict(zip(cells.frame["line"].tolist(), stated, strict=True))
        for total, line in _table(cells, config, gazetteer, today, seen):
            rows.append(total)
            levels[total.total_id] = lines[line]
            places.append((table.path, line))
            within.append(countries[line])
        future |= cells.future
    apart = homonyms.totals_apart(rows, within, places, problems)
    return Totals(apart, tuple(places), future, levels)


def _table(
    cells: Cells,
    config: Config,
    gazetteer: Gazetteer,
    today: dt.date | None,
    seen: dict[str, tuple[str, bool]],
) -> list[tuple[RunningTotal, int]]:
    columns = _typed(cells, config, today)
    pcodes = areas_of(cells, gazetteer, config.places)
    texts = {c: cells.text(c).tolist() for c in ("group", "area", "source", "note")}
    origins = origin.of_totals(cells, gazetteer, config.places)
    ids = _ids(cells, seen)
    _tell_unsaid_units(cells, columns, config)
    found = []
    for row, line in enumerate(cells.frame["line"].tolist()):
        if cells.bad[row]:
            continue
        typed: dict[str, Any] = {k: p.values[p.codes[row]] for k, p in columns.items()}
        text: dict[str, Any] = {k: v[row] for k, v in texts.items()}
        text["area_pcode"], text["origin"] = pcodes[row], origins[row]
        text["total_id"] = ids[row]
        text["source"] = text["source"] or cells.table.name
        text["group"] = _group(text["group"])
        typed["unit"] = typed["unit"] or config.indicators[typed["indicator"]].unit
        found.append((RunningTotal(**text, **typed, people=_people(typed, config)), line))
    return found


def _ids(cells: Cells, seen: dict[str, tuple[str, bool]]) -> list[str]:
    """Return the id of each row; one that is repeated is a problem.

    ``seen``: where each id stands first, and whether its total counts. A row that repeats the id
    of a row that is left out still counts under --keep-going.
    """
    ids = []
    texts = zip(cells.text("total_id").tolist(), cells.frame["line"].tolist(), strict=True)
    for row, (text, line) in enumerate(texts):
        where = f"{cells.table.path}:{line}"
        ids.append(text or where)
        if ids[row] not in seen:
            seen[ids[row]] = (where, not cells.bad[row])
            continue
        first, counts = seen[ids[row]]
        reason = f"is also the id of the total at {first}"
        hint = "give each total an id of its own"
        tell = cells.reject if counts else cells.report
        tell(row, "total_id", (Code.ID_REPEATED, reason, hint))
        if not counts and not cells.bad[row]:
            seen[ids[row]] = (where, True)
    return ids


def _tell_unsaid_units(cells: Cells, columns: Mapping[str, Parsed[Any]], config: Config) -> None:
    """Warn once of figures of displacement without a unit: they may count three things."""
    names, figures_ = (
        [p.values[code] for code in p.codes.tolist()]
        for p in (columns["indicator"], columns["figure"])
    )
    # A unit that can't be read is a problem, and assumed to be nothing.
    blank = cells.blank("unit")
    unsaid = [
        row
        for row, name in enumerate(names)
        if name in _SEVERAL_UNITS and figures_[row] and blank[row]
    ]
    if unsaid:
        unit = config.indicators[str(names[unsaid[0]])].unit
        rows = counted(len(unsaid), "row", "rows")
        reason = f"is empty, which is read as {unit}, in {rows}"
        hint = "write people, movements or households"
        fault = (Code.UNIT_ASSUMED, reason, hint)
        cells.warn(unsaid[0], "unit", fault)


def _typed(cells: Cells, config: Config, today: dt.date | None) -> dict[str, Parsed[Any]]:
    """Return the columns that are not plain text."""
    midpoint = config.rules.range == "midpoint"
    unreported = frozenset(map(fold, config.rules.unreported))
    figure = partial(
        figures.parse, floors=config.rules.vague, unreported=unreported, midpoint=midpoint
    )
    own = {c: date_columns.reader(cells, c, config.zone) for c in ("as_of", "since", "reported_on")}
    figures_ = cells.parse("figure", figure, FIGURE_HINT)
    warn_of_codes(cells, "figure", figures_)
    # Where a column does not show the order of day and month, as_of may.
    read = {c: replace(r, order=r.order or own["as_of"].order) for c, r in own.items()}
    as_of = cells.parse("as_of", partial(_as_of, read=read["as_of"]))
    reported = cells.parse("reported_on", partial(_reported_on, read=read["reported_on"]))
    days = (p.take(lambda day: day or "NaT", "datetime64[D]") for p in (as_of, reported))
    warn_of_years_before(cells, "as_of", *days)
    return {
        "indicator": cells.parse("indicator", partial(indicator_of, known=config.indicators)),
        "unit": cells.parse("unit", unit_of),
        "figure": figures_,
        "since": cells.parse("since", partial(since_of, read=read["since"])),
        "as_of": date_columns.not_later(cells, "as_of", as_of, today, _itself),
        "reported_on": date_columns.not_later(cells, "reported_on", reported, today, _itself),
        "status": cells.parse("status", status),
    }


def indicator_of(text: str, known: Iterable[str]) -> str:
    """Return the indicator of a total: its name, or a word for it in any language."""
    if not text:
        raise BadValue(Code.EMPTY, "is empty", "say what is counted: killed, displaced …")
    if text in known:
        return text
    if (own := code(text)) in known:
        return own
    said = said_to_count(text)
    if said.target in known:
        return said.target
    hint = f"{nearest(text, known)}; [[indicator]] adds your own"
    if said.target:
        group = said.target.removeprefix(f"{said.indicator}_")
        hint = f'write {said.indicator} here, and "{group}" in the column group'
    raise BadValue(Code.INDICATOR_UNKNOWN, "is not an indicator", hint)


def unit_of(text: str) -> str:
    """Return the unit of a total, given in any language; blank where it has none."""
    return lexicon.meanings("units").get(fold(text)) or _CHOSEN(text)


_CHOSEN = choice(TOTAL_UNITS, "")


def _group(text: str) -> str:
    """Return whom a total counts: a word for civilians, women … in any language is its code.

    "People" is the whole, and no group of it (model.md, rule 20).
    """
    if lexicon.meanings("units").get(fold(text)) == "people":
        return ""
    return lexicon.meanings("headers.groups").get(fold(text), text)


def _itself(day: dt.date | None) -> dt.date | None:
    return day


def _as_of(text: str, read: Read) -> dt.date:
    if not text:
        raise BadValue(Code.EMPTY, "is empty", "give the day that the figure is of")
    day, precision = read(text)
    if precision is not Precision.DAY:
        reason = f"is a {precision}, not a day"
        raise BadValue(Code.DATE_IMPRECISE, reason, "give the day that the figure is of")
    return day


def _reported_on(text: str, read: Read) -> dt.date | None:
    return last_day(*read(text)) if text else None


def since_of(text: str, read: Read) -> Since:
    """Return the start as its source gives it: a date, or words without a digit.

    Text with a digit must be a date; raises BadValue where it is not. Sentences say "since" and
    "from" themselves.
    """
    first, _, rest = text.partition(" ")
    if rest.strip() and fold(first) in lexicon.folded("narrative.prose.since"):
        text = rest.strip()
    if fold(text) in lexicon.folded("figures.unreported"):
        return Since()
    if any(map(str.isalpha, text)) and not any(map(str.isnumeric, text)):
        return Since(words=text)
    return Since(*read(text))


def _people(typed: Mapping[str, Any], config: Config) -> Figure | None:
    figure = typed["figure"]
    if typed["unit"] != "households" or figure is None:
        return None
    return households_to_people(figure, config.rules.household_size)

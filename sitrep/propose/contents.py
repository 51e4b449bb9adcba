"""Describe the cells of a column: how many the pipeline could read, and as what.

It returns counts and kinds, never the text of a cell: a log may hold names of people.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from zoneinfo import ZoneInfo

import pandas as pd

from sitrep.arithmetic import dates, figures
from sitrep.clean.cells import choice, status
from sitrep.clean.events import degrees
from sitrep.clean.kinds import event_type
from sitrep.clean.totals import indicator_of, unit_of
from sitrep.config.built_in import BUILT_IN, OF_EVENTS
from sitrep.model.accounts import EVENT_CHOICES
from sitrep.model.codes import Code, EventType
from sitrep.model.problem import BadValue
from sitrep.vocabulary.fold import fold

#: How many rows are looked at; "sitrep check" reads all of them.
LOOKED_AT = 20_000
DATES = frozenset({"date_start", "date_end", "reported_on", "since", "as_of"})
IDS = frozenset({"event_id", "total_id", "facility_id"})
#: The parsers of columns that hold words sitrep knows.
_KNOWN: Mapping[str, Callable[[str], object]] = {
    "date_precision": choice(EVENT_CHOICES["date_precision"], ""),
    "unit": unit_of,
    "indicator": partial(indicator_of, known=frozenset(each.name for each in BUILT_IN)),
    "status": status,
}
_ZONE = ZoneInfo("UTC")
_ID = re.compile(r"[^\W_][\w./#-]{1,29}")
#: One digit again and again, or nines with another at the end (-99, -88, -998), and -1.
_NOT_KNOWN = re.compile(r"[-−](?:1|([789])\1{0,3}|9{1,3}[78])(?:\.0+)?")


@dataclass(frozen=True)
class Column:
    """A column's header and its distinct filled cells, each with its number of occurrences."""

    header: str
    texts: Mapping[str, int]

    @property
    def filled(self) -> int:
        """How many cells are filled."""
        return sum(self.texts.values())

    def count(self, fits: Callable[[str], bool]) -> int:
        """Return how many filled cells fit."""
        return sum(n for text, n in self.texts.items() if fits(text))


@dataclass(frozen=True, slots=True)
class Fit:
    """How many filled cells suit a canonical column, and the name of what it holds."""

    fitting: int
    filled: int
    kind: str

    @property
    def share(self) -> float:
        """The share of filled cells that fit; 1 where none is filled."""
        return self.fitting / self.filled if self.filled else 1.0

    def __str__(self) -> str:
        if not self.filled:
            return "no cell is filled"
        return f"{self.fitting:,} of {self.filled:,} filled cells are {self.kind}"


def column(frame: pd.DataFrame, header: str) -> Column:
    """Return one column of ``frame``, of its first rows."""
    texts = Counter(str(text).strip() for text in frame[header].iloc[:LOOKED_AT])
    del texts[""]
    return Column(header, texts)


def fit(target: str, found: Column) -> Fit:
    """Return how well the cells fit the canonical column ``target``."""
    kind, fits = _asked(target, found)
    return Fit(found.count(fits), found.filled, kind)


def _asked(target: str, found: Column) -> tuple[str, Callable[[str], bool]]:
    """Return the name of what ``target`` holds, and a test for one cell."""
    if target in DATES:
        order = dates.order_shown_by(found.texts)
        return "dates", lambda text: is_date(text, order)
    if target in ("latitude", "longitude"):
        limit = 90 if target == "latitude" else 180
        return "degrees", lambda text: _reads(partial(degrees, text, limit))
    if target in _KNOWN:
        return "words sitrep knows", lambda text: _reads(partial(_KNOWN[target], text))
    if target in IDS:
        return "different from all others", lambda text: found.texts[text] == 1
    if is_measure(target):
        return "counts", lambda text: is_unknown(text) or _reads(partial(figures.parse, text))
    if target.endswith("_pcode") or target in ("source_reliability", "information_credibility"):
        return "codes", lambda text: len(text) <= 20
    return "text", lambda text: any(map(str.isalpha, text))


def is_measure(target: str) -> bool:
    """Return whether a canonical column holds figures."""
    return target == "figure" or target.partition("_")[0] in _MEASURED


_MEASURED = frozenset(name.partition("_")[0] for name in OF_EVENTS)


def is_unknown(text: str) -> bool:
    """Return whether a cell is a negative number that stands for one that is not known."""
    return bool(_NOT_KNOWN.fullmatch(fold(text)))


def are_types(texts: Iterable[str]) -> bool:
    """Return whether all of a column's texts, more than one, are kinds of event sitrep knows."""
    codes = {event_type(text) for text in texts}
    return len(codes) > 1 and codes <= {*EventType} - {EventType.OTHER}


def is_id(text: str) -> bool:
    """Return whether a cell looks like the code of one row: "N-001", and not 12 or a word."""
    return bool(_ID.fullmatch(text)) and any(map(str.isalpha, text)) and any(map(str.isdigit, text))


def is_date(text: str, order: str | None) -> bool:
    """Return whether a cell is a date, if of another calendar; without ``order``, in either."""
    orders = (order,) if order else ("day-first", "month-first")
    return any(_reads_date(text, one) for one in orders)


def _reads_date(text: str, order: str | None) -> bool:
    try:
        dates.parse(text, order, _ZONE)
    except BadValue as error:
        # "1403-05-12" is a date, which check answers with the calendar that it may be of.
        return error.code is Code.DATE_UNLIKELY and not text.isdecimal()
    return True


def two_ways(found: Column) -> int:
    """Return how many cells are dates whose order nothing in the column shows."""
    if dates.order_shown_by(found.texts):
        return 0

    def ambiguous(text: str) -> bool:
        return is_date(text, None) and not _reads_date(text, None)

    return found.count(ambiguous)


def is_of_day_numbers(found: Column) -> bool:
    """Return whether a column holds a spreadsheet's day numbers instead of dates."""
    return dates.order_shown_by(found.texts) == "excel"


def _reads(parse: Callable[[], object]) -> bool:
    try:
        parse()
    except ValueError:
        return False
    return True


def kind(found: Column) -> str:
    """Return the kind of an unmapped column's cells in words, without their content."""
    filled = found.filled
    if not filled:
        return "empty"
    if found.count(lambda t: bool(re.fullmatch(r"[0-9]{1,3}", t))) == filled:
        numbers = sorted(map(int, found.texts))
        return f"numbers {numbers[0]}–{numbers[-1]}"
    if found.count(lambda t: bool(re.fullmatch(r"[+\-]?\d[\d\s.,]*", t))) >= 0.9 * filled:
        return "numbers"
    order = dates.order_shown_by(found.texts)
    if found.count(lambda t: is_date(t, order)) >= 0.9 * filled:
        return "dates"
    return f"text, {len(found.texts):,} different"

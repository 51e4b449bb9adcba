"""OCHA's workbooks of IDP movements in Syria: one sheet per month, one row per community.

Estimates have fractions of people. They are added up exactly, then rounded once, into one
event of displacement per governorate and month. Footers are left out and listed. The month is
that of the rows, else that of the sheet's name, else that of the file's name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import ROUND_HALF_EVEN, Decimal
from functools import cache

import pandas as pd

from sitrep.model.codes import Code
from sitrep.model.problem import Problem, Severity, SitrepError, quote
from sitrep.read import header as headers
from sitrep.read.formats import Format
from sitrep.read.header import Origin, Prepared
from sitrep.vocabulary import lexicon, months
from sitrep.vocabulary.fold import fold

_FIGURE = "idp_flow_estimation"
_GOVERNORATE = "mohafaza pcode"
_COMMUNITY = "community pcode"
_MONTH_COLUMNS = ("date", "month", "reporting month", "movement month")

#: At most twelve digits: a longer number is not a count of people.
_NUMBER = re.compile(r"(?:\d{1,3}(?:,\d{3})+|\d{1,12})(?:\.\d{1,20})?")
_YEAR_FIRST = re.compile(r"(?<!\d)(20\d{2})[\s_\-./]?(0[1-9]|1[0-2])(?!\d)")
_MONTH_FIRST = re.compile(r"(?<!\d)(0?[1-9]|1[0-2])[\s_\-./](20\d{2})(?!\d)")


def prepare(frame: pd.DataFrame, origin: Origin) -> Prepared:
    """Return one row per governorate and month, its communities' estimates added and rounded."""
    cells = frame.rename(columns={c: fold(str(c)) for c in frame.columns})
    texts = cells.drop(columns="line", errors="ignore").apply(lambda c: c.str.strip())
    lines = pd.Series(cells.get("line", cells.index), index=cells.index).astype("int64")
    foot = headers.footers([[*texts.columns], *texts.to_numpy().tolist()], 0)
    left_out = [(int(lines.iloc[n - 1]), what) for n, what in foot]
    kept = ~lines.isin([line for line, _ in left_out])
    texts, lines = texts[kept].copy(), lines[kept]
    texts["month"], notes = _months(texts, origin)
    faults = _faults(texts)
    problems = [
        Problem("", *said, int(lines.iloc[row]), column, str(texts[column].iloc[row]))
        for row, (column, said) in sorted(faults.items())
    ]
    group = texts.groupby([_GOVERNORATE, "month"], sort=False).ngroup()
    bad = group.astype("bool") & False
    bad.iloc[list(faults)] = True
    spoiled = group.isin(group[bad]) & ~bad
    added = group.duplicated() & ~bad & ~spoiled
    left_out += [(int(line), Code.PART_OF_BAD_SUM) for line in lines[spoiled]]
    left_out += [(int(line), Code.PART_ADDED) for line in lines[added]]
    summed = texts.assign(**{_FIGURE: group.map(_sums(texts[_FIGURE], group, bad | spoiled))})
    rows = summed[~(bad | spoiled | added)]
    if "line" in cells:
        rows = rows.assign(line=lines)
    return Prepared(rows, {}, (*notes, *problems), tuple(sorted(left_out)))


# --- the month ----------------------------------------------------------------------------


def month_in(text: str) -> str:
    """Return the one month that a name gives ("IDPs May-2019"), as 2019-05; "" for none or two."""
    plain = fold(text)
    found = {f"{y}-{m}" for y, m in _YEAR_FIRST.findall(plain)}
    found |= {f"{y}-{int(m):02}" for m, y in _MONTH_FIRST.findall(plain)} if not found else set()
    for name, year in _named().findall(plain):
        found.add(f"{'20' * (len(year) == 2)}{year}-{months.numbers()[name]:02}")
    return found.pop() if len(found) == 1 else ""


@cache
def _named() -> re.Pattern[str]:
    gap = rf"[\s_\-.,']*(?:(?:{lexicon.any_of(lexicon.folded('dates.fillers'))})\s+)?"
    return re.compile(rf"(?<![^\W_])({months.pattern()}){gap}((?:20)?\d{{2}})(?!\d)")


def _months(texts: pd.DataFrame, origin: Origin) -> tuple[pd.Series[str], list[Problem]]:
    """Return each row's month, and a warning where the sheet's name gives another one."""
    sheet, file = month_in(origin.sheet), month_in(origin.path)
    column = next((c for c in _MONTH_COLUMNS if c in texts), None)
    if column is not None:
        own = texts[column].map(_month_of)
        others = sorted({m for m in own.unique() if m} - {sheet})
        if sheet and others:
            reason = f"is the sheet's name, and its rows are of {', '.join(others[:5])}"
            at = (0, "sheet", origin.sheet, Severity.WARNING)
            hint = "the month of the rows is used"
            return own, [Problem("", Code.MONTH_AMBIGUOUS, reason, hint, *at)]
        return own.where(own != "", sheet), []
    if sheet and file and sheet != file:
        reason = f"is the sheet's name, but the file's name is of {file}: the month is unknown"
        hint = f"name both after the month the rows are of, {sheet} or {file}"
        said = (Code.MONTH_AMBIGUOUS, reason, hint)
        raise SitrepError([Problem("", *said, column="sheet", value=origin.sheet)])
    if not (sheet or file):
        named = f" ({quote(origin.sheet)})" if origin.sheet else ""
        reason = f"gives no month: neither a column nor the sheet's name{named} nor the file's"
        hint = 'name the sheet like "May 2019", or add a column Month with 2019-05'
        raise SitrepError([Problem("", Code.MONTH_UNKNOWN, reason, hint)])
    return pd.Series(sheet or file, index=texts.index, dtype="str"), []


def _month_of(cell: str) -> str:
    iso = re.fullmatch(r"(20\d{2}-\d{2})-\d{2}(?:[T ].*)?", cell)
    return iso[1] if iso else month_in(cell)


# --- the estimates ------------------------------------------------------------------------


_NO_GOVERNORATE = (Code.EMPTY, "is empty", "give the governorate's P-code")
_NO_COMMUNITY = (
    Code.ROW_AMBIGUOUS,
    "is empty: the row could be a subtotal",
    "delete it if it is one, else give the community's P-code",
)
_NO_MONTH = (Code.MONTH_UNKNOWN, "is not a month that can be read", "write it as 2019-05")
_NO_NUMBER = (Code.NOT_A_COUNT, "is not a number of people", "write 12.5, or leave it empty")
_TWICE = (
    Code.ROW_REPEATED,
    "is there twice: the row repeats another in every cell",
    "delete one, or show what tells them apart",
)


def _faults(texts: pd.DataFrame) -> dict[int, tuple[str, tuple[Code, str, str]]]:
    """Return, by position, each row that can't be added up: its column, code, reason and hint."""
    number = texts[_FIGURE].str.fullmatch(_NUMBER)
    blank = texts[_FIGURE].map(fold).isin(lexicon.folded("figures.unreported"))
    checks = (
        (texts[_GOVERNORATE] == "", _GOVERNORATE, _NO_GOVERNORATE),
        (texts[_COMMUNITY] == "", _COMMUNITY, _NO_COMMUNITY),
        (texts["month"] == "", "month", _NO_MONTH),
        (~number & ~blank, _FIGURE, _NO_NUMBER),
        (texts.duplicated(), _COMMUNITY, _TWICE),
    )
    found: dict[int, tuple[str, tuple[Code, str, str]]] = {}
    for mask, column, said in checks:
        for row in mask.to_numpy().nonzero()[0]:
            found.setdefault(int(row), (column, said))
    return found


def _sums(column: pd.Series[str], group: pd.Series[int], out: pd.Series[bool]) -> dict[int, str]:
    """Return each group's estimate as text: added exactly, then rounded to people."""
    parts: dict[int, list[Decimal | None]] = {}
    for number, text, unused in zip(group, column, out, strict=True):
        known = not unused and fold(text) not in lexicon.folded("figures.unreported")
        value = Decimal(text.replace(",", "")) if known else None
        parts.setdefault(int(number), []).append(value)
    return {number: _stated(values) for number, values in parts.items()}


def _stated(parts: Sequence[Decimal | None]) -> str:
    known = [p for p in parts if p is not None]
    if not known:
        return ""
    people = int(sum(known, Decimal()).quantize(Decimal(1), ROUND_HALF_EVEN))
    if len(known) < len(parts):
        return f"at least {people}"
    return f"about {people}" if any(known) else "0"


def _convert(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the canonical columns of one event of displacement per row."""
    frame["event_type"], frame["date_precision"] = "displacement", "month"
    frame["event_id"] = "ocha-idp " + frame["admin1_pcode"] + " " + frame["date_start"]
    frame["source"] = "OCHA IDP movements"
    return frame


FORMATS = (
    Format(
        name="ocha_idp",
        title="OCHA IDP movements workbook (Syria)",
        table="events",
        movements=True,
        signature=frozenset({"mohafaza", _GOVERNORATE, _COMMUNITY, _FIGURE}),
        prepare=prepare,
        mapping={
            "admin1": "mohafaza",
            "admin1_pcode": _GOVERNORATE,
            "date_start": "month",
            "displaced": _FIGURE,
        },
        convert=_convert,
        caveats=(
            "caveat-ocha-idp-estimates",
            "caveat-ocha-idp-movements",
        ),
        licence="As OCHA states with the dataset on HDX",
    ),
)

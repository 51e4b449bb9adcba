"""IOM DTM: people displaced at a date, by place and round. These are stocks, never flows.

One row is a part of a stock: of one operation, place, round and date, for one reason of
displacement and one place of origin. The parts of a stock are added up; rounds, levels
(country, governorate, district), operations and kinds of assessment never are.
"""

from __future__ import annotations

import pandas as pd

from sitrep.model.codes import Code
from sitrep.model.problem import Problem
from sitrep.read.formats import Format
from sitrep.read.header import Origin, Prepared
from sitrep.vocabulary import lexicon
from sitrep.vocabulary.fold import fold

#: Rows alike in all of these are parts of one stock.
_STOCK = (
    "operation",
    "assessmenttype",
    "admin0name",
    "admin0pcode",
    "admin1name",
    "admin1pcode",
    "admin2name",
    "admin2pcode",
    "roundnumber",
    "reportingdate",
)
#: The columns that distinguish the parts.
_PARTS = ("displacementreason", "idporiginadmin1name", "idporiginadmin1pcode")
_FIGURE = "numpresentidpind"

_NUMBER = r"\d{1,3}(?:,\d{3})+|\d{1,12}(?:\.0+)?"


def prepare(frame: pd.DataFrame, origin: Origin) -> Prepared:
    """Return one row per stock, its parts added; a part that could be a total is a problem."""
    cells = _cells(frame)
    stock = cells.groupby([*_STOCK], sort=False).ngroup()
    many = stock.map(stock.value_counts()) > 1
    blank = cells[_FIGURE].map(fold).isin(lexicon.folded("figures.unreported"))
    number = _numbers(cells[_FIGURE])
    total = number.groupby(stock).transform("sum", min_count=1)
    faults = _faults(cells, stock, number, total, blank)
    problems: list[Problem] = []
    faulty = stock.astype("bool") & False
    for mask, column, said in faults:
        mask = mask & many & ~faulty
        faulty |= mask
        problems += [
            Problem("", *said, _line(cells, row), column, str(cells[column].loc[row]))
            for row in cells.index[mask]
        ]
    spoiled = stock.isin(stock[faulty]) & ~faulty
    added = many & stock.duplicated() & ~spoiled & ~faulty
    left_out = [(_line(cells, row), Code.PART_OF_BAD_SUM) for row in cells.index[spoiled]]
    left_out += [(_line(cells, row), Code.PART_ADDED) for row in cells.index[added]]
    first = ~(faulty | spoiled | added)
    summed = _stated(total, blank.groupby(stock).transform("any"))
    combined = cells.assign(
        **{
            _FIGURE: cells[_FIGURE].where(~many, summed),
            "displacementreason": _all_of(cells["displacementreason"], stock, many),
        }
    )
    problems.sort(key=lambda p: p.line)
    return Prepared(combined[first], {}, tuple(problems), tuple(sorted(left_out)))


def _cells(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the frame with folded names, stripped cells and all columns that are needed."""
    cells = frame.rename(columns={c: fold(str(c)) for c in frame.columns})
    for column in (*_STOCK, *_PARTS, _FIGURE):
        cells[column] = cells[column].str.strip() if column in cells else ""
    return cells


def _line(cells: pd.DataFrame, row: object) -> int:
    return int(str(cells["line"].loc[row] if "line" in cells else row))  # type: ignore[call-overload]


def _numbers(texts: pd.Series[str]) -> pd.Series[float]:
    plain = texts.where(texts.str.fullmatch(_NUMBER), "").str.replace(",", "")
    return pd.to_numeric(plain, errors="coerce")


def _faults(
    cells: pd.DataFrame,
    stock: pd.Series[int],
    number: pd.Series[float],
    total: pd.Series[float],
    blank: pd.Series[bool],
) -> list[tuple[pd.Series[bool], str, tuple[Code, str, str]]]:
    """Return the rows that can't be a part of a stock, with the column, code, reason and hint."""
    reason, hint = "is not a number, so its stock can't be added up", "correct it or leave it empty"
    found = [(number.isna() & ~blank, _FIGURE, (Code.NOT_A_COUNT, reason, hint))]
    twice = cells.duplicated([*_STOCK, *_PARTS])
    reason = "is there twice: the same place, round, reason and origin"
    hint = "delete one: nothing shows which is meant"
    found.append((twice, "roundnumber", (Code.ROW_REPEATED, reason, hint)))
    for column in _PARTS[:2]:
        named = cells[column] != ""
        others = named.groupby(stock).transform("any")
        # A figure that equals the sum of the others may be their total, and count them twice.
        alike = ~named & others & (number * 2 == total) & (number > 0)
        reason = "could be a part of its stock, or the total of the others: it equals their sum"
        hint = f"delete it if it is the total, else give its {column}"
        found.append((alike, _FIGURE, (Code.ROW_AMBIGUOUS, reason, hint)))
    return found


def _stated(total: pd.Series[float], missing: pd.Series[bool]) -> pd.Series[str]:
    """Return the sums as text: a minimum where a part is unreported, blank where all are."""
    text = total.fillna(0).astype("int64").astype("str")
    text = text.where(~missing, "at least " + text)
    return text.where(total.notna(), "")


def _all_of(column: pd.Series[str], stock: pd.Series[int], many: pd.Series[bool]) -> pd.Series[str]:
    """Return each stock's distinct values in one cell."""
    if not many.any():
        return column
    joined = (
        column[many].groupby(stock[many]).agg(lambda v: ", ".join(dict.fromkeys(filter(None, v))))
    )
    return column.where(~many, stock.map(joined).fillna(""))


def _convert(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the canonical columns of one running total per stock."""
    country, first, second = (frame[f"admin{n}_name"] for n in range(3))
    district, governorate = (second != ""), (first != "")
    frame["area"] = country.where(~governorate, first + ", " + country)
    frame["area"] = frame["area"].where(~district, second + ", " + first).str.removesuffix(", ")
    level = frame["area"].where(frame["area"] == "", "0").where(~governorate, "1")
    level = level.where(~district, "2")
    frame["as_of"] = frame["as_of"].str.replace(r"[T ]00:00:00.*$", "", regex=True)
    frame["indicator"], frame["unit"] = "idp_stock", "people"
    # Overlapping operations and assessments must not form a series, so each is a source.
    scope = _joined(frame, ("operation", "assessment"), ", ")
    frame["source"] = ("IOM DTM (" + scope + ")").where(scope != "", "IOM DTM")
    reasons = frame["reasons"].where(frame["reasons"] == "", "; " + frame["reasons"])
    frame["note"] = "round " + frame["round"] + ", admin " + level + reasons
    place = frame["admin2_pcode"].where(frame["admin2_pcode"] != "", frame["admin1_pcode"])
    frame["code"] = place.where(place != "", frame["admin0_pcode"]).where(
        ~(district & (frame["admin2_pcode"] == "")), frame["area"]
    )
    frame["code"] = frame["code"].where(frame["code"] != "", frame["area"])
    frame["total_id"] = "dtm " + _joined(
        frame, ("code", "round", "as_of", "operation", "assessment"), " "
    )
    return frame


def _joined(frame: pd.DataFrame, columns: tuple[str, ...], between: str) -> pd.Series[str]:
    """Return the filled cells of ``columns``, joined into one text."""
    text = frame[columns[0]]
    for column in columns[1:]:
        both = (text != "") & (frame[column] != "")
        text = (text + between + frame[column]).where(both, text + frame[column])
    return text


FORMATS = (
    Format(
        name="dtm",
        title="IOM Displacement Tracking Matrix (DTM)",
        table="totals",
        signature=frozenset({"admin0name", _FIGURE, "reportingdate", "roundnumber"}),
        prepare=prepare,
        mapping={
            "figure": _FIGURE,
            "as_of": "reportingdate",
            "round": "roundnumber",
            "reasons": "displacementreason",
            "operation": "operation",
            "assessment": "assessmenttype",
            "admin0_name": "admin0name",
            "admin0_pcode": "admin0pcode",
            "admin1_name": "admin1name",
            "admin1_pcode": "admin1pcode",
            "admin2_name": "admin2name",
            "admin2_pcode": "admin2pcode",
        },
        convert=_convert,
        caveats=(
            "caveat-dtm-stock",
            "caveat-dtm-parts",
            "caveat-dtm-levels",
        ),
        licence="As IOM DTM states for each operation; cite IOM DTM and the round",
    ),
)

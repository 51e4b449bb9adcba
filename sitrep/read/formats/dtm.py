"""IOM DTM: people displaced at a date, by place and round. These are stocks, never flows.

One row is a part of a stock: of one operation, place, round and date, for one reason of
displacement and one place of origin. The parts of a stock are added up; rounds, levels
(country, governorate, district), operations and kinds of assessment never are. Of a stock whose
rows say where people came from there is a total for each origin too, which is a part of it: a
stock of people from there, and no flow.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pandas as pd

from sitrep.model.codes import Code
from sitrep.read.formats import Format, parts
from sitrep.read.formats.parts import Sum
from sitrep.read.header import Origin, Prepared

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
_FIGURE, _ORIGIN = "numpresentidpind", "idporiginadmin1name"
#: Where those of a total came from, its P-code; empty of a whole stock.
_FROM = {"sitrep origin": _ORIGIN, "sitrep origin pcode": "idporiginadmin1pcode"}

_SUM = Sum(_STOCK, _PARTS, _FIGURE, "place, round, reason and origin", "roundnumber")


def prepare(frame: pd.DataFrame, origin: Origin) -> Prepared:
    """Return one row per stock, its parts added; a part that could be a total is a problem."""
    cells = parts.cells_of(frame, (*_STOCK, *_PARTS, _FIGURE))
    named = _with_origins_that_are_known(cells)
    stock = cells.groupby([*_STOCK], sort=False).ngroup()
    many = stock.map(stock.value_counts()) > 1
    found = parts.added(cells, _SUM, _maybe_totals(cells, stock))
    reasons = _all_of(cells["displacementreason"], stock, many)
    origins = _all_of(named[_ORIGIN], stock, many)
    index = found.frame.index
    whole = dict.fromkeys(_FROM, "")
    rows = found.frame.assign(
        displacementreason=reasons.loc[index], idporiginadmin1name=origins.loc[index], **whole
    )
    kept = stock.isin(stock.loc[index])
    every = pd.concat([rows, *_by_origin(named[kept])]).sort_index()
    # A row that is only added to the whole stock may be the first of its origin.
    left_out = tuple((line, code) for line, code in found.left_out if line not in every.index)
    return replace(found, frame=every, left_out=left_out)


def _with_origins_that_are_known(cells: pd.DataFrame) -> pd.DataFrame:
    """Return the rows with no origin where DTM says "Not available": such people are of no area."""
    unknown = parts.unreported(cells[_ORIGIN])
    return cells.assign(**{c: cells[c].mask(unknown, "") for c in _FROM.values()})


def _by_origin(cells: pd.DataFrame) -> Iterator[pd.DataFrame]:
    """Yield a row for each origin that the rows of a stock name, on the line of its first row."""
    named = cells[cells[_ORIGIN] != ""]
    if len(named):
        stock = named.groupby([*_STOCK, _ORIGIN], sort=False).ngroup()
        many = stock.map(stock.value_counts()) > 1
        reasons = _all_of(named["displacementreason"], stock, many)
        rows = parts.added(named, replace(_SUM, whole=(*_STOCK, _ORIGIN))).frame
        said = {made: rows[own] for made, own in _FROM.items()}
        rows = rows.assign(**said).assign(displacementreason=reasons.loc[rows.index])
        yield rows.assign(**{_ORIGIN: ""})


def _maybe_totals(cells: pd.DataFrame, stock: pd.Series[int]) -> Iterator[parts.Fault]:
    """Yield the rows that may be the total of the other parts of their stock."""
    number = parts.numbers(cells[_FIGURE])
    total = number.groupby(stock).transform("sum", min_count=1)
    for column in _PARTS[:2]:
        named = cells[column] != ""
        others = named.groupby(stock).transform("any")
        # A figure that equals the sum of the others may be their total, and count them twice.
        alike = ~named & others & (number * 2 == total) & (number > 0)
        reason = "could be a part of its stock, or the total of the others: it equals their sum"
        hint = f"delete it if it is the total, else give its {column}"
        yield alike, _FIGURE, (Code.ROW_AMBIGUOUS, reason, hint)


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
    frame["area"] = parts.inside(second, first, country)
    level = frame["area"].where(frame["area"] == "", "0").where(~governorate, "1")
    level = level.where(~district, "2")
    frame["as_of"] = frame["as_of"].str.replace(r"[T ]00:00:00.*$", "", regex=True)
    frame["indicator"], frame["unit"] = "idp_stock", "people"
    # Overlapping operations and assessments must not form a series, so each is a source.
    scope = _joined(frame, ("operation", "assessment"), ", ")
    frame["source"] = ("IOM DTM (" + scope + ")").where(scope != "", "IOM DTM")
    reasons = frame["reasons"].where(frame["reasons"] == "", "; " + frame["reasons"])
    # The whole stock is of people from several places, which its note tells.
    origins = frame["origins"].where(frame["origins"] == "", "; from " + frame["origins"])
    frame["note"] = "round " + frame["round"] + ", admin " + level + reasons + origins
    place = frame["admin2_pcode"].where(frame["admin2_pcode"] != "", frame["admin1_pcode"])
    frame["code"] = place.where(place != "", frame["admin0_pcode"]).where(
        ~(district & (frame["admin2_pcode"] == "")), frame["area"]
    )
    frame["code"] = frame["code"].where(frame["code"] != "", frame["area"])
    frame["total_id"] = "dtm " + _joined(
        frame, ("code", "round", "as_of", "operation", "assessment"), " "
    )
    apart = " from " + frame["origin_admin1"]
    frame["total_id"] += apart.where(frame["origin_admin1"] != "", "")
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
            "origins": _ORIGIN,
            "origin_admin1": "sitrep origin",
            "origin_pcode": "sitrep origin pcode",
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

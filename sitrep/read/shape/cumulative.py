"""``cumulative``: columns of running totals in a table of events become rows of totals.

In comes a table of events; out go it without those columns and a table of totals, a row for each
filled cell: as of the row's date, of its area and source. Refused, as problems: a column that
isn't there, an indicator that is none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

import pandas as pd

from sitrep.model.accounts import OWN_HEADER, Measure, measures_in
from sitrep.model.codes import Code
from sitrep.model.columns import TOTAL_COLUMNS
from sitrep.model.problem import Problem, nearest
from sitrep.read.shape.setting import Setting, Shaped, places
from sitrep.vocabulary.fold import fold, spelling

#: Where a total's area comes from, the narrowest first.
_AREAS = ("admin2", "admin1", "country")
#: What else a row says of its totals as of its events.
_SHARED = ("source", "reported_on", "status")
#: What a row must say for it to be of an event at all.
_HAPPENED = ("event_type", "facility_id", "facility_name", "facility_type", "facility_damage")


def parted(shaped: Shaped, setting: Setting) -> list[Shaped]:
    """Return the table without its running totals, and these as a table of totals."""
    given = setting.source.cumulative
    if not given:
        return [shaped]
    own = {**places(shaped.raw.columns, {}), **places(shaped.frame.columns, shaped.headers)}
    known = setting.config.indicators
    measures = {k: m for k in given for m in measures_in([k], known)}
    problems = [*_mistakes(given, own, measures, shaped, setting)]
    if problems:
        return [shaped.but(shaped.frame, *problems)]
    columns = {own[fold(header)]: measures[name] for name, header in given.items()}
    found = _totals(shaped, columns, setting)
    events = shaped.but(shaped.frame.drop(columns=[*columns], errors="ignore"))
    left = [*events.frame.columns]
    if {*_HAPPENED} & {*left} or measures_in(left, known):
        return [events, found]
    # Nothing but running totals: what was wrong with the rows, or left out, is so of these.
    alone = replace(
        found,
        path=shaped.path,
        problems=shaped.problems,
        left_out=shaped.left_out,
        not_asked=shaped.not_asked,
        rows=found.rows + len(shaped.left_out) + shaped.not_asked,
    )
    return [alone]


def _totals(shaped: Shaped, columns: Mapping[str, Measure], setting: Setting) -> Shaped:
    """Return a table of totals of the cells of ``columns``."""
    totals = pd.concat([_rows(shaped, c, m) for c, m in columns.items()])
    totals = totals.sort_index(kind="stable").assign(**_constants(setting))
    read_from = {"as_of": "date_end", "area": "admin1", **{c: c for c in _SHARED}}
    return replace(
        shaped,
        frame=totals,
        raw=totals,
        path=f"{shaped.path}, running totals",
        table="totals",
        rows=len(totals),
        problems=(),
        left_out=(),
        not_asked=0,
        headers={ours: shaped.headers.get(c, c) for ours, c in read_from.items()},
        spread="figure",
    )


def _mistakes(
    given: Mapping[str, str],
    own: Mapping[str, str],
    measures: Mapping[str, Measure],
    shaped: Shaped,
    setting: Setting,
) -> Iterator[Problem]:
    if shaped.table != "events":
        reason, hint = f"is for tables of events, not of {shaped.table}", "leave it out"
        yield setting.problem((Code.VALUE_NOT_ALLOWED, reason, hint), "cumulative")
    for name, header in given.items():
        if name not in measures:
            hint = f"{nearest(name, setting.config.indicators)}; [[indicator]] adds your own"
            fault = (Code.INDICATOR_UNKNOWN, "is not an indicator, nor a group of one", hint)
            yield setting.problem(fault, f"cumulative.{name}", name)
        if fold(header) not in own:
            yield setting.no_column(f"cumulative.{name}", header, own.values())


def _rows(shaped: Shaped, column: str, measure: Measure) -> pd.DataFrame:
    """Return a row of totals for each filled cell of a column."""
    frame = shaped.frame
    cells = (frame if column in frame else shaped.raw)[column]
    frame = frame[(cells.str.strip() != "").to_numpy()]
    cells = cells[cells.str.strip() != ""]
    blank = pd.Series("", index=frame.index, dtype="str")
    text = {c: frame.get(c, blank) for c in (*_SHARED, "date_start", "date_end")}
    ends = text["date_end"].str.strip() != ""
    pcode = blank
    for name in reversed(_AREAS):
        if name in frame:
            codes = frame.get(f"{name}_pcode", blank)
            pcode = pcode.where(frame[name].str.strip() == "", codes)
    lines = pd.Series(frame.index.astype("str"), index=frame.index)
    return pd.DataFrame(
        {
            "total_id": shaped.path + ":" + lines + " " + column,
            "indicator": measure.indicator,
            "group": measure.group,
            "figure": cells,
            "as_of": text["date_end"].where(ends, text["date_start"]),
            "area": _areas(frame),
            "area_pcode": pcode,
            "country": frame.get("country", blank),
            **{c: text[c] for c in _SHARED},
            OWN_HEADER: shaped.headers.get(column, column),
        }
    ).astype("str")


def _areas(frame: pd.DataFrame) -> pd.Series[str]:
    """Return each row's narrowest area, with what it lies in where two share its name.

    Northern of Ghana and Northern of Uganda are two (model.md, rule 4).
    """
    area = pd.Series("", index=frame.index, dtype="str")
    wider: list[str] = []
    for level in (c for c in reversed(_AREAS) if c in frame):
        own = frame[level].str.strip()
        named = own
        for outer in reversed(wider):
            within = frame[outer].str.strip()
            kinds = within.map(spelling).where(within != "")
            shared = kinds.groupby(own.map(spelling)).transform("nunique") > 1
            named = named.where(~shared | (within == ""), named + ", " + within)
        area = area.where(own == "", named)
        wider.append(level)
    return area


def _constants(setting: Setting) -> dict[str, str]:
    """Return what ``set`` says of the running totals: since when, in which unit."""
    return {c: text for c, text in setting.source.set.items() if c in TOTAL_COLUMNS}

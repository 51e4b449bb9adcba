"""Summaries to draw from: northwest Syria's facts of May 2019, and a dense made-up log."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from sitrep.arithmetic.figures import add, parse
from sitrep.arithmetic.periods import Weeks, cut, previous
from sitrep.model.codes import Precision, Status
from sitrep.model.dates import Period, Since, Window
from sitrep.model.figure import Figure, Indicator, Qualifier
from sitrep.model.summary import (
    AreaRow,
    EventLine,
    Facility,
    Health,
    Point,
    Rules,
    RunningTotal,
    Series,
    Source,
    Summary,
    Tally,
    TypeRow,
)

ISO = Weeks()
NO_HEALTH = Health(
    attacks=0,
    previous_attacks=None,
    comparable=False,
    facilities=(),
    transports=(),
    by_damage={},
    by_type={},
    by_certainty={},
    workers={},
    distinct=None,
    distinct_window=None,
    distinct_source="",
    events=(),
)
INDICATORS = {
    "killed": Indicator("killed", ""),
    "injured": Indicator("injured", ""),
    "displaced": Indicator("displaced", "", rounds=True),
}


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def summary(period: str = "2019-W19", as_of: str = "2019-05-12", **parts: Any) -> Summary:
    """Return a Summary of nothing but ``parts``."""
    week = cut(ISO.parse(period), day(as_of))
    empty: dict[str, Any] = dict.fromkeys(
        (
            "events",
            "undated",
            "straddling",
            "areas",
            "types",
            "totals",
            "series",
            "mismatches",
            "conflicts",
            "revisions",
            "disputed",
            "sources",
            "counts",
            "problems",
        ),
        (),
    )
    empty |= {name: {} for name in ("tallies", "cumulative", "weekly", "left_out", "vague_used")}
    filled = {**empty, "health": NO_HEALTH, "confirmed": 0, **parts}
    return Summary(
        period=week,
        previous=previous(week, ISO),
        as_of=day(as_of),
        baseline=filled.pop("baseline", day("2019-04-29")),
        rules=Rules(),
        indicators=INDICATORS,
        areas_window=Window(week.start, week.end),
        **filled,
    )


def tally(indicator: str, *figures: str, sources: tuple[str, ...] = ()) -> Tally:
    """Return the tally of events that state ``figures``; "" is an event that states none."""
    total, reported, of = add(parse(f) for f in figures)
    week = ISO.parse("2019-W19")
    return Tally(
        indicator, "", "people", total, reported, of, Window(week.start, week.end), sources
    )


def weeks(last: str, figures: Iterable[Iterable[str] | Figure | None]) -> tuple[Point, ...]:
    """Return points up to week ``last``, each from its events' figures; () is no reports."""
    every = list(figures)
    end = ISO.parse(last)
    points = []
    for back, stated in enumerate(reversed(every)):
        period = ISO.containing(end.start - dt.timedelta(weeks=back))
        points.append(_point(period, stated))
    return tuple(reversed(points))


def _point(period: Period, stated: Iterable[str] | Figure | None) -> Point:
    if stated is None:
        return Point(period, None, 0, 0)
    if isinstance(stated, Figure):
        return Point(period, stated, 30, 30)
    texts = list(stated)
    total, reported, of = add(parse(text) for text in texts)
    return Point(period, total, reported, of)


def starting(text: str) -> Since:
    """Return a start as it stands in a table of totals: a day, a month, a year or blank."""
    precision = {4: Precision.YEAR, 7: Precision.MONTH}.get(len(text), Precision.DAY)
    return Since(day((text + "-01-01")[:10]), precision) if text else Since()


def total(total_id: str, indicator: str, figure: str, **parts: Any) -> RunningTotal:
    """Return a running total as one of its sources states it."""
    given = {
        "unit": "people",
        "group": "",
        "since": "2019-04-30",
        "as_of": "2019-05-04",
        "area": "northwest Syria",
        "source": "unattributed (EA WorldView)",
        **parts,
    }
    as_of, since = day(given.pop("as_of")), starting(given.pop("since"))
    given["status"] = Status(given.get("status", "reported"))
    return RunningTotal(
        total_id,
        indicator,
        figure=parse(figure),
        since=since,
        as_of=as_of,
        reported_on=as_of,
        **given,
    )


SCD = "Syrian Civil Defence / White Helmets (via Middle East Eye)"
UOSSM = "Union of Medical Care and Relief Organizations (via Middle East Eye)"
SOHR = "Syrian Observatory for Human Rights (via Middle East Eye)"
OCHA = "UN Office for the Coordination of Humanitarian Affairs (OCHA)"

A5 = total("A5", "killed", "more than 30", source=SCD)
A6 = total("A6", "killed", "at least 50", source=UOSSM)
A7 = total("A7", "killed", "at least 67", source=SOHR)
B4 = total("B4", "killed", "at least 35", as_of="2019-05-07", area="civilian sites")
B5 = total("B5", "injured", "at least 89", as_of="2019-05-07", area="civilian sites")
C8 = total(
    "C8", "killed", "more than 150", group="civilians", since="2019-04-29", as_of="2019-05-12"
)
C9 = total("C9", "injured", "hundreds", since="2019-04-29", as_of="2019-05-12")
D9 = total(
    "O1",
    "killed",
    "more than 170",
    group="civilians",
    since="2019-04-29",
    as_of="2019-05-17",
    source="unconfirmed reports (via OCHA)",
)
W3 = total(
    "W3",
    "killed",
    "31",
    group="health_workers",
    since="2019-01-01",
    as_of="2019-06-30",
    source="World Health Organization (WHO)",
)
E7 = total("E7", "killed", "more than 900", group="civilians", since="2019-04", as_of="2019-08-31")
A9 = total("A9", "displaced", "more than 130000", since="", source=SCD)
B7 = total("B7", "displaced", "at least 323000", since="2018-09-17", as_of="2019-05-07")
B8 = total(
    "B8",
    "facilities_affected",
    "at least 5",
    unit="facilities",
    since="2019-05-04",
    as_of="2019-05-07",
)
C10 = total("C10", "displaced", "at least 350000", since="2018-09-17", as_of="2019-05-12")
D10 = total("D10", "displaced", "more than 350000", since="2019-04", as_of="2019-05-16")
O2 = total(
    "O2",
    "displaced",
    "approximately 180000",
    unit="movements",
    since="2019-04-29",
    as_of="2019-05-09",
    source=OCHA,
)
O4 = total(
    "O4",
    "displaced",
    "more than 200000",
    unit="movements",
    since="2019-05-01",
    as_of="2019-05-16",
    source=OCHA,
)
O7 = total(
    "O7",
    "displaced",
    "almost 270000",
    unit="movements",
    since="2019-05-01",
    as_of="2019-05-22",
    source=OCHA,
)


def one(running: RunningTotal) -> Series:
    return Series((running,), ())


def event(number: int, sources: tuple[str, ...], event_type: str = "shelling") -> EventLine:
    when = day("2019-05-06")
    return EventLine(
        f"e{number}",
        Window(when, when),
        Precision.DAY,
        event_type,
        "Idleb",
        "",
        Status.REPORTED,
        {},
        sources,
    )


def facility(name: str, damage: str, attacks: int = 1) -> Facility:
    return Facility(name, name, "hospital", attacks, damage, "", "Idleb")


def area(name: str, **stated: tuple[str, ...]) -> AreaRow:
    tallies = {n: tally(n, *figures, sources=(SOHR,)) for n, figures in stated.items()}
    return AreaRow(name, "", max(len(f) for f in stated.values()), tallies)


def northwest_syria() -> Summary:
    """Return week 20 of the bundled example's facts, with a few figures more than it has."""
    killed = weeks("2019-W20", [None, None, None, ["", "", "", "", ""], ["", "", ""], ["2", ""]])
    displaced = weeks("2019-W20", [None, ["1200", "300-450"], ["at least 2500", ""], ["400"]])
    health = replace(
        NO_HEALTH,
        attacks=3,
        facilities=(facility("F", "destroyed", 2), facility("G", "damaged"), facility("H", "")),
        transports=(facility("ambulance", "damaged"),),
        sources=("photo caption (EA WorldView)", "unattributed (EA WorldView)"),
    )
    return summary(
        "2019-W20",
        "2019-05-16",
        weekly={"killed": killed, "displaced": displaced},
        events=(event(1, (SCD,)), event(2, ("pro-opposition activists (via EA WorldView)",))),
        areas=(
            area("Idleb", killed=("2", "", ""), injured=("9", "", "")),
            area("Hama", killed=("", ""), injured=("", "")),
            area("", killed=("",), injured=("up to 3",)),
        ),
        types=(
            TypeRow("airstrike", 3, {"killed": tally("killed", "2", "", "")}),
            TypeRow("ground_attack", 2, {"killed": tally("killed", "", "")}),
            TypeRow("other", 1, {"killed": tally("killed", "")}),
        ),
        totals=(B8, C8, D10, D9),
        series=(
            one(A5),
            one(A6),
            one(A7),
            one(B4),
            one(B5),
            one(C8),
            one(C9),
            one(D9),
            one(A9),
            Series((B7, C10), (27000,)),
            one(D10),
            one(O2),
            Series((O4, O7), (70000,)),
        ),
        health=health,
        sources=(Source(SOHR, 3, 1, None, None),),
    )


def dense(count: int = 8) -> Summary:
    """Return a log like UCDP's: every week 40 to 150 people killed, with low and high."""
    figures = []
    for number in range(count):
        best = 40 + (number * 37) % 111
        figures.append(Figure(best - 5 - number % 9, best, best + 8 + number % 23, Qualifier.EXACT))
    figures[-1] = replace(figures[-1], high=None, qualifier=Qualifier.AT_LEAST)
    names = ("Idlib governorate", "Hama governorate", "Aleppo governorate", "Al-Ladhiqiyah", "")
    rows = tuple(
        AreaRow(name, "", 40 - n, {"killed": replace(tally("killed", "1", "2"), figure=figures[n])})
        for n, name in enumerate(names)
    )
    return summary(
        "2019-W40",
        "2019-10-06",
        weekly={"killed": weeks("2019-W40", figures)},
        areas=rows,
        sources=(Source("Uppsala Conflict Data Program (UCDP GED)", 957, 0, None, None),),
    )


def by_area(names: Mapping[str, str]) -> Summary:
    """Return a Summary whose areas have the killed given."""
    return summary(areas=tuple(area(name, killed=(figure,)) for name, figure in names.items()))

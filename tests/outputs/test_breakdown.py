"""report.json holds every figure of a page: by area, type, earlier week, event and facility."""

from __future__ import annotations

from samples.summaries import Log

from sitrep.outputs.breakdown import breakdown

EVENTS = (
    {"admin1": "North", "event_type": "airstrike", "killed": "4", "killed_women": "1"},
    {"admin1": "North", "event_type": "shelling", "killed": "at least 2"},
    {
        "admin1": "South",
        "event_type": "airstrike",
        "killed": "1",
        "facility_name": "Clinic",
        "facility_type": "clinic",
        "facility_damage": "damaged",
    },
    {"date_start": "2019-04-30", "admin1": "South", "event_type": "shelling", "killed": "7"},
)


def figure(tally):
    return (tally.figure.low, tally.figure.high, tally.figure.qualifier.value)


def test_each_area_type_week_event_and_facility_has_its_figures(tmp_path):
    found = breakdown(Log(tmp_path).events(*EVENTS).summary("2019-W19"))
    areas = {area.name: (area.events, figure(area.figures["killed"])) for area in found.areas}
    assert areas == {"North": (2, (6, None, "at least")), "South": (1, (1, 1, "exact"))}
    types = {t.event_type: (t.events, figure(t.figures["killed"])) for t in found.types}
    assert types == {"airstrike": (2, (5, 5, "exact")), "shelling": (1, (2, None, "at least"))}
    weeks = {
        b.period: (b.events, b.figure and b.figure.low)
        for b in found.periods
        if b.indicator == "killed" and b.events
    }
    assert weeks == {"2019-W18": (1, 7), "2019-W19": (3, 7)}
    first = found.events[0]
    assert (first.area, first.figures["killed_women"].best) == ("North", 1)
    (clinic,) = found.facilities
    assert (clinic.area, clinic.attacks, clinic.damage) == ("South", 1, "damaged")

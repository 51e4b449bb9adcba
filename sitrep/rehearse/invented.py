"""Invented rows of three reports: a usual week, one that strains a page, and an empty one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

#: Text that looks like markup and code, and text that reads from right to left.
HOSTILE = "<script>alert('x')</script> {{ 7 * 7 }} & \"quoted\" | * # [x](javascript:1)"
ARABIC = "الدفاع المدني السوري في ريف إدلب الجنوبي"
LONG = "The Union of Associations for the Coordination of Everything " * 4

Row = Mapping[str, object]

_EVENTS: Sequence[Row] = (
    {
        "event_id": "u1",
        "date_start": "2019-05-06",
        "event_type": "shelling",
        "admin1": "North",
        "place": "Alpha",
        "killed": "at least 3",
        "injured": "10-15",
        "source": "Civil Defence",
    },
    {
        "event_id": "u1",
        "date_start": "2019-05-06",
        "event_type": "shelling",
        "admin1": "North",
        "place": "Alpha",
        "killed": "5",
        "source": "Radio North",
    },
    {
        "event_id": "u2",
        "date_start": "2019-05-08",
        "event_type": "airstrike",
        "admin1": "South",
        "place": "Beta",
        "injured": "dozens",
        "source": "Radio North",
    },
    {
        "event_id": "u3",
        "date_start": "2019-05-09",
        "event_type": "attack_on_health",
        "admin1": "South",
        "place": "Beta",
        "killed": "1",
        "facility_id": "h1",
        "facility_name": "Beta hospital",
        "facility_damage": "damaged",
        "facility_status": "out_of_service",
        "sensitivity": "public",
        "source": "Civil Defence",
    },
    {
        "event_id": "u3",
        "date_start": "2019-05-09",
        "event_type": "attack_on_health",
        "admin1": "South",
        "place": "Beta",
        "status": "denied",
        "source": "Ministry",
    },
    {
        "event_id": "u4",
        "date_start": "2019-05-01",
        "event_type": "shelling",
        "admin1": "North",
        "place": "Alpha",
        "killed": "2",
        "source": "Civil Defence",
    },
)
_TOTALS: Sequence[Row] = tuple(
    {
        "total_id": f"t{n}",
        "indicator": "displaced",
        "figure": figure,
        "since": "2018-09-01",
        "as_of": day,
        "area": "the whole area",
        "source": "The coordinator",
    }
    for n, (figure, day) in enumerate(
        (("at least 323,000", "2019-05-07"), ("at least 350,000", "2019-05-12"))
    )
)


def usual() -> dict[str, list[Row]]:
    """Return the rows of a usual week: accounts that differ, a denial, a hospital, totals."""
    events: list[Row] = [{"reported_on": "2019-05-10", **row} for row in _EVENTS]
    return {"events": events, "totals": [*_TOTALS]}


def everything() -> dict[str, list[Row]]:
    """Return rows that strain a page: 60 areas, names too long, hostile or right to left."""
    names = (HOSTILE, ARABIC, LONG)
    events: list[Row] = [
        {
            "event_id": f"x{n}",
            "date_start": f"2019-05-{6 + n % 7:02}",
            "reported_on": "2019-05-12",
            "event_type": ("airstrike", "shelling", "attack_on_health", "clash")[n % 4],
            "admin1": f"Area {n % 60} {names[n % 3]}",
            "place": names[n % 3],
            "killed": ("hundreds", "more than 30", "at least 1,234,567", "", "10-15")[n % 5],
            "injured": ("", "thousands", "dozens")[n % 3],
            "status": ("reported", "disputed")[n % 2],
            "facility_id": f"h{n % 9}" if n % 4 == 2 else "",
            "facility_name": names[n % 3] if n % 4 == 2 else "",
            "sensitivity": "public",
            "source": names[n % 3],
        }
        for n in range(180)
    ]
    totals: list[Row] = [
        {
            "total_id": f"y{n}",
            "indicator": ("killed", "displaced")[n % 2],
            "figure": ("more than 150", "hundreds of thousands")[n % 2],
            "since": "2019-04-29",
            "as_of": f"2019-05-{6 + n % 7:02}",
            "area": names[n % 3],
            "source": names[n % 3],
        }
        for n in range(24)
    ]
    return {"events": events, "totals": totals}


def nothing() -> dict[str, list[Row]]:
    """Return rows of which none falls in the period."""
    return {
        "events": [
            {
                "event_id": "n1",
                "date_start": "2019-04-01",
                "reported_on": "2019-04-02",
                "event_type": "shelling",
                "killed": "1",
                "source": "Civil Defence",
            },
        ]
    }

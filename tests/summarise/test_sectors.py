"""Rows of sectors in force at a period's end; people reached, from 5W rows, by hand."""

import datetime as dt

from samples.reports import PERIOD

from sitrep.arithmetic.figures import parse
from sitrep.model.dates import Since
from sitrep.model.sectors import Access, Funding, Response, Sectors
from sitrep.summarise.sectors import late, sectors_in
from sitrep.wording import Words

#: The period is W19 of 2019: 6 to 12 May.
assert dt.date(2019, 5, 12) == PERIOD.end


def day(text):
    return dt.date.fromisoformat(text)


def response(reached="", *, targeted="", in_need="", as_of="2019-05-10", **more):
    given = {"sector": "Food", "indicator": "people fed", "unit": "people", "area": "Idleb"}
    given |= {"since": Since(), "source": "A"} | more
    found = {"in_need": in_need, "targeted": targeted, "reached": reached}
    figures = {name: parse(text) if text else None for name, text in found.items()}
    return Response(**given, **figures, as_of=day(as_of))


def kept(*rows, cut=None):
    return sectors_in(Sectors(tuple(rows)), PERIOD, cut).response


def test_the_latest_row_that_is_not_after_the_period_s_end_is_in_force():
    old, new = response("10", as_of="2019-04-30"), response("20", as_of="2019-05-12")
    later = response("30", as_of="2019-05-13")
    assert [r.reached.best for r in kept(old, new, later)] == [20]


def test_a_row_stays_in_force_for_what_a_later_one_does_not_state():
    target = response(targeted="100", as_of="2019-04-30")
    reached = response("20", as_of="2019-05-12")
    both = kept(target, reached)
    assert [(r.as_of, bool(r.targeted)) for r in both] == [
        (day("2019-04-30"), True),
        (day("2019-05-12"), False),
    ]
    # They are of other dates, so there is no share.
    assert [r.share for r in both] == [None, None]


def test_rows_of_other_areas_partners_and_sources_stand_side_by_side():
    rows = (
        response("1"),
        response("2", area="Hama"),
        response("3", partner="P"),
        response("4", source="B"),
    )
    assert [r.reached.best for r in kept(*rows)] == [1, 2, 3, 4]


def test_a_row_published_after_the_cut_off_is_not_known():
    rows = (
        response("1", as_of="2019-05-01"),
        response("2", as_of="2019-05-09", reported_on=day("2019-05-11")),
    )
    assert [r.reached.best for r in kept(*rows, cut=day("2019-05-10"))] == [1]
    assert late(Sectors(rows), day("2019-05-10")) == 1


def test_parts_stand_under_their_whole():
    part = response("4", indicator="women fed", part_of="people fed")
    rows = kept(part, response("1", sector="WASH"), response("10"))
    assert [(r.sector, r.indicator) for r in rows] == [
        ("Food", "people fed"),
        ("Food", "women fed"),
        ("WASH", "people fed"),
    ]


def test_a_lifted_constraint_is_shown_in_the_period_of_that_alone():
    def row(status, on, area="Hama"):
        return Access("hostilities", area, Since(day(on)), None, status, "A")

    rows = (
        row("ongoing", "2019-04-01"),
        row("lifted", "2019-05-07"),
        row("lifted", "2019-05-01", "Idleb"),
        row("ongoing", "2019-05-13", "Aleppo"),
    )
    found = sectors_in(Sectors(access=rows), PERIOD).access
    assert [(a.area, a.status) for a in found] == [("Hama", "lifted")]


def test_funding_has_its_coverage_and_the_latest_day_counts():
    def row(received, on):
        figures = (parse("2 million"), parse(received))
        return Funding("Plan", "", *figures, "USD", day(on), "FTS")

    rows = (row("500,000", "2019-05-01"), row("1.5 million", "2019-05-09"))
    (found,) = sectors_in(Sectors(funding=rows), PERIOD).funding
    # 1.5 of 2 million
    assert found.share.percent == 75


# --- 5W ---------------------------------------------------------------------------------------


def activity(reached, area="Harim", partner="A", *, what="water", **more):
    given = {"sector": "WASH", "indicator": what, "since": Since(day("2019-05-01")), "of_5w": True}
    return response(reached, area=area, partner=partner, **(given | more))


def reached(*rows):
    return [(r.unit, Words().figure(r.reached), r.partners) for r in kept(*rows)]


def test_rows_of_different_areas_are_added():
    # 100 + 250
    rows = (activity("100"), activity("250", "Ariha", "B"))
    assert reached(*rows) == [("people", "350", 2)]


def test_two_partners_in_one_area_may_reach_the_same_people_so_the_largest_counts():
    # Harim: at least 300 of 100 and 300; with 50 in Ariha at least 350, never 450.
    rows = (activity("100"), activity("300", partner="B"), activity("50", "Ariha"))
    assert reached(*rows) == [("people", "at least 350", 2)]


def test_several_activities_may_reach_the_same_people_so_the_largest_counts():
    rows = (activity("100"), activity("250", "Ariha"), activity("300", what="soap"))
    # Water 350, soap 300.
    assert reached(*rows) == [("people", "at least 350", 1)]


def test_of_several_dates_the_latest_counts_and_nothing_is_added_over_time():
    before = {"since": Since(day("2019-04-01")), "as_of": "2019-04-30"}
    rows = (activity("900", **before), activity("100"))
    assert reached(*rows) == [("people", "100", 1)]


def test_units_are_never_added():
    rows = (activity("100"), activity("40", "Ariha", unit="households"))
    assert reached(*rows) == [("people", "100", 1), ("households", "40", 1)]


def test_an_area_within_another_by_its_p_code_is_not_added_to_it():
    rows = (activity("500", "Idleb", area_pcode="SY07"), activity("80", area_pcode="SY0703"))
    assert reached(*rows) == [("people", "at least 500", 1)]


def test_a_row_without_an_area_may_be_of_any():
    rows = (activity("500", ""), activity("80"), activity("90", "Ariha"))
    assert reached(*rows) == [("people", "at least 500", 1)]


def test_a_row_without_a_number_is_not_zero():
    rows = (activity("100"), activity("", "Ariha", "B"))
    assert reached(*rows) == [("people", "at least 100", 2)]

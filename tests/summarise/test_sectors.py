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


# --- what replaces what ---------------------------------------


def access(status, on, constraint="hostilities", area="Hama", source="A", **more):
    return Access(constraint, area, Since(day(on)), None, status, source, **more)


def in_force(*rows, cut=None):
    found = sectors_in(Sectors(access=rows), PERIOD, cut).access
    return [(a.constraint, a.area, a.source, a.status) for a in found]


def test_a_constraint_of_the_period_s_last_day_is_in_force_and_one_of_the_next_is_not():
    assert len(in_force(access("ongoing", "2019-05-12"))) == 1
    assert in_force(access("ongoing", "2019-05-13")) == []


def test_a_constraint_lifted_on_the_period_s_first_day_is_shown_and_one_before_it_is_not():
    assert len(in_force(access("lifted", "2019-05-06"))) == 1
    assert in_force(access("lifted", "2019-05-05")) == []


def test_constraints_of_another_kind_area_or_source_stand_beside_each_other():
    old = access("ongoing", "2019-05-01")
    new = access("eased", "2019-05-08")
    assert in_force(old, new) == [("hostilities", "Hama", "A", "eased")]
    for change in ({"constraint": "denial"}, {"area": "Idleb"}, {"source": "B"}):
        assert len(in_force(old, access("eased", "2019-05-08", **change))) == 2


def test_two_rows_of_one_day_both_stand():
    assert len(kept(response("1"), response("2"))) == 2
    assert len(in_force(access("ongoing", "2019-05-08"), access("eased", "2019-05-08"))) == 2


def test_a_later_row_replaces_one_only_if_it_states_all_that_it_states():
    old = {"as_of": "2019-05-01"}
    assert len(kept(response("1", **old), response("2", targeted="9"))) == 1
    assert len(kept(response("1", targeted="9", **old), response("2"))) == 2
    assert len(kept(response("1", in_need="9", **old), response("2", targeted="9"))) == 2
    assert len(kept(response("1", unit="households", **old), response("2"))) == 2
    assert len(kept(response("1", sector="WASH", **old), response("2"))) == 2
    assert len(kept(response("1", indicator="meals", **old), response("2"))) == 2


def funding(received, as_of="2019-05-09", requirement="100", plan="Plan", sector="", **more):
    figures = (parse(requirement) if requirement else None, parse(received) if received else None)
    given = {"currency": "USD", "source": "FTS"} | more
    return Funding(
        plan, sector, *figures, given.pop("currency"), day(as_of), given.pop("source"), **given
    )


def test_funding_of_another_plan_sector_currency_or_source_is_another():
    def left(*rows):
        return [f.received.best for f in sectors_in(Sectors(funding=rows), PERIOD).funding]

    old = funding("10", "2019-05-01")
    assert left(old, funding("20")) == [20]
    assert left(old, funding("20", "2019-05-12")) == [20]
    assert left(old, funding("20", "2019-05-13")) == [10]
    for change in ({"plan": "B"}, {"sector": "WASH"}, {"currency": "EUR"}, {"source": "B"}):
        assert left(old, funding("20", **change)) == [10, 20]
    # A row that gives no requirement does not replace one that does.
    assert left(old, funding("20", requirement="")) == [10, 20]


def test_rows_published_on_the_day_of_the_cut_off_are_known_and_later_ones_are_late():
    cut = day("2019-05-10")

    def of_each(text):
        return Sectors(
            (response("1", as_of="2019-05-01", reported_on=day(text)),),
            (funding("1", "2019-05-01", reported_on=day(text)),),
            (access("ongoing", "2019-05-01", reported_on=day(text)),),
        )

    known = sectors_in(of_each("2019-05-10"), PERIOD, cut)
    assert list(map(len, (known.response, known.funding, known.access))) == [1, 1, 1]
    unknown = sectors_in(of_each("2019-05-11"), PERIOD, cut)
    assert list(map(len, (unknown.response, unknown.funding, unknown.access))) == [0, 0, 0]
    assert (late(of_each("2019-05-10"), cut), late(of_each("2019-05-11"), cut)) == (0, 3)
    assert late(of_each("2019-05-11"), None) == 0


def test_without_a_day_of_publication_a_row_is_published_on_its_own_day():
    cut = day("2019-05-09")
    rows = Sectors(
        (response("1"),), (funding("1", "2019-05-10"),), (access("ongoing", "2019-05-10"),)
    )
    assert late(rows, cut) == 3
    assert late(rows, day("2019-05-10")) == 0


def test_a_row_has_the_share_and_the_gap_of_its_target_and_a_5w_row_has_none():
    (found,) = kept(response("30", targeted="120"))
    # 30 of 120 is a quarter; 90 are missing.
    assert (found.share.percent, found.gap.best) == (25, 90)
    (of_5w,) = kept(activity("30"))
    assert (of_5w.share, of_5w.gap) == (None, None)


def test_a_part_stands_under_the_whole_of_its_own_sector_unit_and_source():
    def order(*rows):
        return [(r.sector, r.indicator, r.unit, r.source) for r in kept(*rows)]

    part = response("4", indicator="women", part_of="People Fed", source="B")
    wholes = (
        response("10"),
        response("12", source="B"),
        response("9", unit="households", source="B"),
    )
    assert order(part, *wholes) == [
        ("Food", "people fed", "people", "A"),
        ("Food", "people fed", "people", "B"),
        ("Food", "women", "people", "B"),
        ("Food", "people fed", "households", "B"),
    ]


def test_a_part_whose_whole_is_not_in_force_stands_last():
    part = response("4", indicator="women", part_of="people fed", sector="WASH")
    assert [r.indicator for r in kept(part, response("10"))] == ["people fed", "women"]


# --- rows of a time that ends after the period ----------------------------------------------------

MAY = Since(dt.date(2019, 5, 1))


def later(*rows, cut=None):
    access = tuple(r for r in rows if isinstance(r, Access))
    own = tuple(r for r in rows if isinstance(r, Response))
    found = sectors_in(Sectors(own, access=access), PERIOD, cut).later
    return [(r.since.date.isoformat(), r.as_of.isoformat()) for r in found]


def test_a_row_of_the_month_is_named_in_a_report_of_one_of_its_weeks_and_not_counted():
    may = response("10", as_of="2019-05-31", since=MAY)
    assert later(may) == [("2019-05-01", "2019-05-31")]
    assert kept(may) == ()


def test_a_row_of_a_time_that_begins_after_the_period_is_of_another():
    june = response("10", as_of="2019-06-30", since=Since(dt.date(2019, 6, 1)))
    assert later(june, response("10", as_of="2019-05-13", since=Since(dt.date(2019, 5, 13)))) == []
    # One day within the period is enough.
    last = response("10", as_of="2019-05-13", since=Since(dt.date(2019, 5, 12)))
    assert later(last) == [("2019-05-12", "2019-05-13")]


def test_a_row_that_does_not_say_since_when_is_of_its_later_day():
    assert later(response("10", as_of="2019-05-31")) == []


def test_a_count_that_runs_on_from_one_start_misses_nothing():
    by_now = response("10", as_of="2019-05-12", since=MAY)
    assert later(by_now, response("12", as_of="2019-05-19", since=MAY)) == []
    # The month before is another count.
    april = response("9", as_of="2019-04-30", since=Since(dt.date(2019, 4, 1)))
    may = response("12", as_of="2019-05-31", since=MAY)
    assert later(april, may) == [("2019-05-01", "2019-05-31")]
    # So is that of another area.
    assert len(later(by_now, response("12", as_of="2019-05-31", since=MAY, area="Hama"))) == 1


def test_what_was_published_after_the_cut_off_is_not_known_yet():
    may = response("10", as_of="2019-05-31", since=MAY)
    assert later(may, cut=day("2019-05-14")) == []
    assert len(later(may, cut=day("2019-05-31"))) == 1


def test_a_constraint_as_of_a_later_day_is_named_too():
    held = Access("hostilities", "Hama", MAY, day("2019-05-31"), "ongoing", "A")
    assert later(held) == [("2019-05-01", "2019-05-31")]

"""Tables that count events by area and window are running totals: no event, and nothing twice."""

from __future__ import annotations

import pytest
from samples.workspaces import config_for, workspace

from sitrep.model.codes import Code
from sitrep.pipeline import gather

HAPI = (
    "location_code,has_hrp,in_gho,provider_admin1_name,provider_admin2_name,admin1_code,"
    "admin1_name,admin2_code,admin2_name,admin_level,event_type,events,fatalities,"
    "reference_period_start,reference_period_end,dataset_hdx_id,resource_hdx_id,warning,error\n"
)
TAGS = "#country+code,#meta+has_hrp" + ",#meta" * 15 + ",#meta+warning,#meta+error\n"
WEEKLY = (
    "WEEK,REGION,COUNTRY,ADMIN1,EVENT_TYPE,SUB_EVENT_TYPE,EVENTS,FATALITIES,"
    "POPULATION_EXPOSURE,DISORDER_TYPE,ID,CENTROID_LATITUDE,CENTROID_LONGITUDE\n"
)
MONTHLY = "Country,Admin1,Admin2,ISO3,Admin2 Pcode,Admin1 Pcode,Month,Year,Events,Fatalities\n"
IDPS = (
    "location_code,has_hrp,in_gho,provider_admin1_name,provider_admin2_name,admin1_code,"
    "admin1_name,admin2_code,admin2_name,admin_level,reporting_round,assessment_type,operation,"
    "population,reference_period_start,reference_period_end,dataset_hdx_id,resource_hdx_id,"
    "warning,error\n"
)
RETURNEES = (
    "origin_location_code,origin_has_hrp,origin_in_gho,asylum_location_code,asylum_has_hrp,"
    "asylum_in_gho,population_group,gender,age_range,min_age,max_age,population,"
    "reference_period_start,reference_period_end,dataset_hdx_id,resource_hdx_id,warning,error\n"
)


def hapi(level, killed, *areas, kind="political_violence", error=""):
    """One row of HAPI's conflict events, of March 2026."""
    first, second = (*areas, "", "")[:2]
    codes = (f"RU{first}" if first else "", first, f"RU{second}" if second else "", second)
    window = "2026-03-01,2026-03-31"
    return f"RUR,Y,Y,,,{','.join(codes)},{level},{kind},4,{killed},{window},d,r,,{error}\n"


def read(folder, text, source="", name="counts.csv"):
    """What is gathered of a file, and its totals as (area, figure) by the start of the window."""
    inputs = gather(workspace(folder, {name: text}, config_for(name, source=source)))
    found: dict[str, dict[str, str]] = {}
    for total in inputs.cleaned.totals:
        figure = total.figure.words if total.figure else ""
        found.setdefault(str(total.since), {})[total.area] = figure
    return inputs, found


def test_deaths_of_a_month_are_those_of_the_country_and_of_one_level_of_its_areas(tmp_path):
    rows = hapi(0, 12) + hapi(1, 9, "Nord") + hapi(1, 3, "Süd") + hapi(2, 9, "Nord", "Alt")
    inputs, totals = read(tmp_path, HAPI + TAGS + rows)
    assert totals == {"2026-03-01": {"RUR": "12", "Nord, RUR": "9", "Süd, RUR": "3"}}
    (count,) = inputs.cleaned.counts
    assert (count.format, count.rows, count.used) == ("hapi_conflict_events", 4, 3)
    assert dict(count.left_out) == {Code.ROW_OF_A_PART: 1}
    # The country is the widest area, so it alone stands on page one.
    within = {t.area: t.within for t in inputs.cleaned.totals}
    assert within == {"RUR": (), "Nord, RUR": ("RUR",), "Süd, RUR": ("RUR",)}
    assert not inputs.problems


def test_a_country_without_a_row_gets_the_sum_of_its_areas_and_is_told(tmp_path):
    rows = hapi(2, 7, "Nord", "Alt") + hapi(2, 3, "Nord", "Neu") + hapi(2, "", "Süd", "Tal")
    inputs, totals = read(tmp_path, HAPI + TAGS + rows)
    assert totals["2026-03-01"]["RUR"] == "at least 10"
    (count,) = inputs.cleaned.counts
    assert (count.rows, count.used, dict(count.left_out)) == (3, 3, {})
    (told,) = inputs.problems
    assert (told.code, told.value, told.severity) == (Code.SUM_OF_AREAS, "RUR", "warning")
    assert "the sum of 3 areas" in told.reason
    assert inputs.cleaned.accounts.empty


def test_a_country_of_which_only_some_areas_are_asked_for_gets_no_sum(tmp_path):
    rows = hapi(2, 7, "Nord", "Alt") + hapi(2, 3, "Nord", "Neu")
    inputs, totals = read(tmp_path, HAPI + rows, 'where = {admin2_name = "Alt"}')
    assert totals == {"2026-03-01": {"Alt, Nord, RUR": "7"}}
    assert not inputs.problems


def test_a_country_of_which_an_area_has_no_readable_number_gets_no_sum(tmp_path):
    rows = hapi(2, 7, "Nord", "Alt") + hapi(2, "many", "Nord", "Neu") + hapi(2, 1, "Nord", "Alt")
    inputs, totals = read(tmp_path, HAPI + rows)
    assert totals == {}
    assert {(p.line, p.code) for p in inputs.problems} == {
        (3, Code.NOT_A_COUNT),
        (4, Code.ROW_REPEATED),
    }
    (count,) = inputs.cleaned.counts
    assert count.rows == count.used + sum(count.left_out.values())


def test_civilian_targeting_demonstrations_and_rows_marked_as_wrong_do_not_count(tmp_path):
    rows = hapi(0, 7) + hapi(0, 5, kind="civilian_targeting") + hapi(0, "", kind="demonstration")
    inputs, totals = read(tmp_path, HAPI + rows + hapi(0, 4, error="Duplicate row"))
    assert totals == {"2026-03-01": {"RUR": "7"}}
    (count,) = inputs.cleaned.counts
    assert dict(count.left_out) == {Code.ROW_OF_ANOTHER_COUNT: 2, Code.ROW_MARKED_WRONG: 1}


def test_a_file_of_demonstrations_alone_states_no_deaths_and_is_refused(tmp_path):
    (problem,) = read(tmp_path, HAPI + hapi(0, "", kind="demonstration"))[0].problems
    assert (problem.path, problem.code) == ("counts.csv", Code.NO_ROWS)


def test_a_month_that_lacks_a_column_of_areas_is_of_the_country(tmp_path):
    header = "location_code,event_type,events,fatalities,reference_period_start,"
    row = "RUR,political_violence,2,4,2026-03-01T00:00:00,2026-03-31T23:59:59\n"
    _, totals = read(tmp_path, header + "reference_period_end\n" + row)
    assert totals == {"2026-03-01": {"RUR": "4"}}


def test_acleds_weeks_run_from_saturday_to_friday_and_their_kinds_are_added(tmp_path):
    rows = (
        "2026-03-07,Nowhere,Ruritania,Nord,Battles,Armed clash,3,5,10,Political violence,1,1,1\n"
        "2026-03-07,Nowhere,Ruritania,Nord,Riots,Mob violence,1,1,,Demonstrations,1,1,1\n"
        "2026-03-07,Nowhere,Ruritania,Süd,Battles,Armed clash,1,0,,Political violence,2,1,1\n"
        "2026-03-14,Nowhere,Ruritania,Süd,Battles,Armed clash,1,2,,Political violence,2,1,1\n"
    )
    inputs, totals = read(tmp_path, WEEKLY + rows)
    assert totals == {
        "2026-03-07": {"Ruritania": "6", "Nord, Ruritania": "6", "Süd, Ruritania": "0"},
        "2026-03-14": {"Ruritania": "2", "Süd, Ruritania": "2"},
    }
    assert {str(t.as_of) for t in inputs.cleaned.totals} == {"2026-03-13", "2026-03-20"}
    (count,) = inputs.cleaned.counts
    assert (count.format, count.rows, count.used) == ("acled_weekly", 4, 3)
    assert inputs.cleaned.accounts.empty


def test_a_week_may_name_its_month_and_one_that_cannot_be_read_is_a_problem(tmp_path):
    row = ",Nowhere,Ruritania,Nord,Battles,Armed clash,3,5,10,Political violence,1,1,1\n"
    inputs, totals = read(tmp_path, WEEKLY + "31-December-2016" + row + "soon" + row)
    assert totals["2016-12-31"] == {"Ruritania": "5", "Nord, Ruritania": "5"}
    assert {(p.line, p.value) for p in inputs.problems if p.severity == "error"} == {(3, "soon")}


def test_a_week_without_an_area_is_refused_as_it_could_be_the_countrys(tmp_path):
    rows = "2026-03-07,N,Ruritania,{},Battles,Armed clash,3,5,10,Political violence,1,1,1\n"
    inputs, totals = read(tmp_path, WEEKLY + rows.format("") + rows.format("Nord"))
    assert totals == {"2026-03-07": {"Nord, Ruritania": "5"}}
    (problem,) = inputs.problems
    assert (problem.line, problem.column) == (2, "admin1")


def test_acleds_months_are_of_one_level_and_civilian_targeting_is_told_apart(tmp_path):
    rows = (
        "Ruritania,Nord,Alt,RUR,RU01,RU0,March,2026,4,7\n"
        "Ruritania,Nord,Neu,RUR,RU02,RU0,March,2026,1,2\n"
    )
    _, totals = read(tmp_path / "a", MONTHLY + rows)
    assert totals["2026-03-01"]["Ruritania"] == "9"
    name = "civilian_targeting_events.csv"
    inputs, _ = read(tmp_path / "b", MONTHLY + rows, name=name)
    assert {t.group for t in inputs.cleaned.totals} == {"civilian targeting"}
    assert {str(t.as_of) for t in inputs.cleaned.totals} == {"2026-03-31"}


def test_people_displaced_are_stocks_of_each_round_by_all_levels_and_never_added(tmp_path):
    row = "RUR,Y,Y,,,{},{},,,{},{},BA,Ruritania,{},2026-0{}-01,2026-0{}-28,d,r,,\n"
    rows = (
        row.format("", "", 0, 1, 5000, 1, 1)
        + row.format("RU01", "Nord", 1, 1, 3000, 1, 1)
        + row.format("", "", 0, 2, 4000, 2, 2)
    )
    inputs, _ = read(tmp_path, IDPS + rows)
    found = [(t.indicator, t.area, str(t.as_of), t.figure.best) for t in inputs.cleaned.totals]
    assert found == [
        ("idp_stock", "RUR", "2026-01-28", 5000),
        ("idp_stock", "Nord, RUR", "2026-01-28", 3000),
        ("idp_stock", "RUR", "2026-02-28", 4000),
    ]
    assert {t.source for t in inputs.cleaned.totals} == {"IOM DTM (HDX HAPI, Ruritania, BA)"}
    assert not inputs.problems


def test_a_stock_that_stands_twice_is_refused(tmp_path):
    row = "RUR,Y,Y,,,,,,,0,1,BA,Ruritania,{},2026-01-01,2026-01-28,d,r,,\n"
    inputs, totals = read(tmp_path, IDPS + row.format(5000) + row.format(700))
    assert totals == {}
    assert [(p.line, p.code) for p in inputs.problems] == [(3, Code.ROW_REPEATED)]


def test_returnees_are_counted_by_year_and_group_their_sexes_and_ages_being_parts(tmp_path):
    row = "RUR,Y,Y,{},N,N,{},{},{},,,{},2025-01-01,2025-12-31,d,r,,\n"
    rows = (
        row.format("FRE", "RET", "all", "all", 300)
        + row.format("GRU", "RET", "all", "all", 50)
        + row.format("FRE", "RET", "f", "0-4", 20)
        + row.format("RUR", "RDP", "all", "all", 900)
    )
    inputs, _ = read(tmp_path, RETURNEES + rows)
    found = {(t.indicator, t.group): t.figure.best for t in inputs.cleaned.totals}
    assert found == {("returned", "returned refugees"): 350, ("returned", "returned idps"): 900}
    (count,) = inputs.cleaned.counts
    assert dict(count.left_out) == {Code.ROW_OF_A_PART: 1, Code.PART_ADDED: 1}


@pytest.mark.parametrize("gone", ["fatalities", "event_type"])
def test_a_table_that_lacks_a_column_is_no_known_table_of_counts(tmp_path, gone):
    inputs, totals = read(tmp_path, HAPI.replace(gone, "other") + hapi(0, 12))
    assert totals == {}
    assert inputs.problems

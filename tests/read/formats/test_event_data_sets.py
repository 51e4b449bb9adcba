"""Published data sets of events, each by an invented file under its own headers."""

from __future__ import annotations

import pytest
from samples.workspaces import workspace

from sitrep.model.problem import errors_in
from sitrep.pipeline import gather
from sitrep.propose import propose
from sitrep.propose.written import source

GTD = (
    "eventid,iyear,imonth,iday,approxdate,country,country_txt,region_txt,provstate,city,latitude,"
    "longitude,specificity,attacktype1_txt,gname,weaptype1_txt,nkill,nwound,nhostkid\n"
    "203103020001,2031,3,2,,1,Ruritania,Nowhere,Nord,Alt,50.1,14.2,1,Bombing/Explosion,Unknown,"
    "Explosives,3,5,\n"
    "203103000002,2031,3,0,,1,Ruritania,Nowhere,Nord,Unknown,50.1,14.2,5,"
    "Hostage Taking (Kidnapping),A group,Firearms,,,-99\n"
    "203100000003,2031,0,0,,1,Ruritania,Nowhere,Süd,Tal,50.1,14.2,1,Armed Assault,A group,"
    "Firearms,0,-99,2\n"
)
AWSD = (
    "Incident ID,Year,Month,Day,Country Code,Country,Region,District,City,UN,INGO,ICRC,"
    "NRCS and IFRC,NNGO,Other,Nationals killed,Nationals wounded,Nationals kidnapped,"
    "Total nationals,Total killed,Total wounded,Total kidnapped,Total affected,Means of attack,"
    "Latitude,Longitude,Actor name,Details\n"
    "#id,#date+year,#date+month,#date+day,#country+code,#country,#adm1,#adm2,#loc,#a,#b,#c,#d,#e,"
    "#f,#g,#h,#i,#j,#affected+killed,#k,#l,#m,#n,#geo+lat,#geo+lon,#o,#p\n"
    "41,2031,3,2,RU,Ruritania,Nord,Alt,Altdorf,0,1,0,0,0,0,1,2,0,3,1,2,0,3,Shooting,50.1,14.2,"
    "Unknown,Shot on the road\n"
    "42,2031,3,,RU,Ruritania,Nord,Unknown,,0,1,0,0,0,0,0,0,4,4,0,0,4,4,Kidnapping,,,A group,\n"
)
MIGRANTS = (
    "Main ID,Incident ID,Incident Type,Region of Incident,Incident Date,Incident Year,Month,"
    "Number of Dead,Minimum Estimated Number of Missing,Total Number of Dead and Missing,"
    "Number of Survivors,Number of Females,Number of Males,Number of Children,Cause of Death,"
    "Country of Incident,Migration Route,Location of Incident,Coordinates,URL\n"
    "2031.M1,2031.M1,Incident,Sea,2031-03-02,2031,March,3,4,7,10,1,2,0,Drowning,Ruritania,West,"
    '"Off Alt","50.1, 14.2",https://example.org/1\n'
    "2031.M2,2031.M2,Cumulative Incident,Sea,2031-03-31,2031,March,5,0,5,,,,,Mixed,Ruritania,,Off"
    ' Tal,"-50.5, -14.25",\n'
    "2031.M3,2031.M3,Incident,Sea,,2031,March,,2,2,,,,,Drowning,Ruritania,,Off Tal,,\n"
)
OLD_MIGRANTS = (
    "Web ID,Region of Incident,Reported Date,Reported Year,Reported Month,Number Dead,"
    "Minimum Estimated Number of Missing,Total Dead and Missing,Number of Survivors,"
    "Cause of Death,Location Description,Location Coordinates,URL\n"
    '51591,Sea,"March 28, 2031",2031,Mar,6,1,7,,Drowning,Off Alt,"50.1, 14.2",\n'
)
YEMEN = (
    "Incident ID,Date,Governorate,District,Area,Target,Main category,Sub-category,"
    "Min Air Raids,Max Air Raids,Civilian casualties,Fatalities,Woman fatalities,Child fatalities,"
    "Injured,Woman injured,Child injured,Confirmed time,Time of day\n"
    "7,2031-03-02,Sana'a,Bani,Al Area,A market,Civilian infrastructure,Market,2,4,9,4,1,2,5,0,1,,"
    "Morning\n"
)


def accounts(folder, text):
    inputs = gather(workspace(folder, {"data.csv": text}))
    (count,) = inputs.cleaned.counts
    assert not errors_in(inputs.problems)
    assert count.rows == count.used
    return count.format, inputs.cleaned.accounts


def days(frame):
    when = frame["date_start"].dt.strftime("%Y-%m-%d").tolist()
    return list(zip(when, frame["date_precision"], strict=True))


def numbers(frame, column):
    return [None if value != value else int(value) for value in frame[f"{column}__best"].tolist()]


def test_gtd_knows_no_day_or_month_that_is_nought_and_no_number_below_it(tmp_path):
    name, found = accounts(tmp_path, GTD)
    assert name == "gtd"
    assert days(found) == [("2031-03-02", "day"), ("2031-03-01", "month"), ("2031-01-01", "year")]
    assert numbers(found, "killed") == [3, None, 0]
    assert numbers(found, "injured") == [5, None, None]
    assert numbers(found, "kidnapped") == [None, None, 2]
    assert found["event_type"].tolist() == ["explosion", "abduction", "armed_assault"]
    assert found["place"].tolist() == ["Alt", "", "Tal"]
    # A place of specificity 5 is the centre of the country.
    assert found["latitude"].isna().tolist() == [False, True, False]


def test_awsd_counts_aid_workers_and_nobody_else(tmp_path):
    name, found = accounts(tmp_path, AWSD)
    assert name == "awsd"
    assert days(found) == [("2031-03-02", "day"), ("2031-03-01", "month")]
    assert numbers(found, "killed_aid_workers") == [1, 0]
    assert numbers(found, "injured_aid_workers") == [2, 0]
    assert numbers(found, "kidnapped_aid_workers") == [0, 4]
    assert found["admin1"].tolist() == ["Nord", "Nord"]
    assert found["event_id"].tolist() == ["41", "42"]


def test_missing_migrants_are_a_minimum_and_both_coordinates_are_read_from_one_cell(tmp_path):
    name, found = accounts(tmp_path, MIGRANTS)
    assert name == "missing_migrants"
    assert days(found) == [("2031-03-02", "day"), ("2031-03-31", "month"), ("2031-03-01", "month")]
    assert numbers(found, "killed") == [3, 5, None]
    assert numbers(found, "missing") == [4, 0, 2]
    # A minimum has no upper end.
    assert found["missing__high"].tolist() == [float("inf"), 0, float("inf")]
    assert found["latitude"].tolist()[:2] == [50.1, -50.5]
    assert found["longitude"].tolist()[:2] == [14.2, -14.25]


def test_an_older_file_of_missing_migrants_has_its_day_from_its_date_and_not_from_its_month(
    tmp_path,
):
    name, found = accounts(tmp_path, OLD_MIGRANTS)
    assert name == "missing_migrants"
    assert days(found) == [("2031-03-28", "day")]
    assert numbers(found, "killed") == [6]
    assert found["event_id"].tolist() == ["51591"]


def test_the_dead_of_air_raids_in_yemen_are_civilians(tmp_path):
    name, found = accounts(tmp_path, YEMEN)
    assert name == "yemen_data_project"
    assert numbers(found, "killed_civilians") == [4]
    assert numbers(found, "killed_women") == [1]
    assert numbers(found, "injured_children") == [1]
    assert found["event_type"].tolist() == ["airstrike"]
    assert found["country"].tolist() == ["Yemen"]


@pytest.mark.parametrize("text", [GTD, AWSD, MIGRANTS, OLD_MIGRANTS, YEMEN])
def test_what_is_proposed_for_a_data_set_can_be_built_at_once(tmp_path, text):
    path = tmp_path / "data.csv"
    path.write_text(text, encoding="utf-8")
    config = '[report]\ntitle = "Test"\n\n' + source(propose(path), "data.csv")
    inputs = gather(workspace(tmp_path, {"data.csv": text}, config))
    assert not errors_in(inputs.problems)
    (count,) = inputs.cleaned.counts
    assert count.used == count.rows > 0


GIDD = (
    "ISO3,Name,Year,Conflict Stock Displacement,Conflict Stock Displacement (Raw),"
    "Conflict Internal Displacements,Conflict Internal Displacements (Raw),"
    "Disaster Internal Displacements,Disaster Internal Displacements (Raw),"
    "Disaster Stock Displacement,Disaster Stock Displacement (Raw)\n"
    "RUR,Ruritania,2024,5000,4990,700,701,20,21,,\n"
    "RUR,Ruritania,2025,4000,3990,,,,,,\n"
    "FRE,Freedonia,2025,,,,,,,,\n"
)


def test_a_countrys_year_is_a_stock_at_its_end_and_movements_in_it_by_cause(tmp_path):
    inputs = gather(workspace(tmp_path, {"data.csv": GIDD}))
    found = [
        (t.indicator, t.unit, t.group, str(t.since), str(t.as_of), t.figure.best)
        for t in inputs.cleaned.totals
    ]
    assert found == [
        ("idp_stock", "people", "conflict", "", "2024-12-31", 5000),
        ("displaced", "movements", "conflict", "2024-01-01", "2024-12-31", 700),
        ("displaced", "movements", "disasters", "2024-01-01", "2024-12-31", 20),
        ("idp_stock", "people", "conflict", "", "2025-12-31", 4000),
    ]
    (count,) = inputs.cleaned.counts
    assert (count.format, count.rows, count.used) == ("gidd", 3, 2)
    assert count.rows == count.used + sum(count.left_out.values())

"""Names of areas get P-codes by the user's gazetteer, and none by a guess."""

import csv
import json

import pytest
from samples.tables import cells_of, told
from samples.workspaces import ROOT, SHARED_UCDP, config_for, workspace

from sitrep.clean.places import areas_of, check_points, located
from sitrep.cli.listing import problem_lines
from sitrep.config.tables import PlacesTable
from sitrep.model.codes import Code
from sitrep.model.problem import errors_in
from sitrep.pipeline import gather
from sitrep.places.gazetteer import Gazetteer
from sitrep.vocabulary.fold import spelling

COD = ROOT.parent / "shared" / "data" / "cod_ab"
needs_shared = pytest.mark.skipif(
    not (COD.exists() and SHARED_UCDP.exists()), reason="../shared/data/cod_ab is not here"
)
NEW = """adm2_name,adm2_name1,adm2_pcode,adm1_name,adm1_name1,adm1_pcode,adm0_pcode
Harim,حارم,XX0101,Idleb,إدلب,XX01,XX
Ariha,أريحا,XX0102,Idleb,إدلب,XX01,XX
A'zaz,اعزاز,XX0201,Aleppo,حلب,XX02,XX
Centre,مركز,XX0202,Aleppo,حلب,XX02,XX
Centre,مركز,XX0103,Idleb,إدلب,XX01,XX
"""
OLD = """NAME_EN,NAM_EN_REF,NAME_AR,PCODE,ADM1_EN,ADM1_AR,ADM1_PCODE,ADM0_EN,ADM0_PCODE
Harim,Harim,حارم,XX0101,Idleb,إدلب,XX01,X,XX
Ariha,Ariha,أريحا,XX0102,Idleb,إدلب,XX01,X,XX
A'zaz,Azaz,اعزاز,XX0201,Aleppo,حلب,XX02,X,XX
Centre,Centre,مركز,XX0202,Aleppo,حلب,XX02,X,XX
Centre,Centre,مركز,XX0103,Idleb,إدلب,XX01,X,XX
"""
ALIASES = "name,pcode\nEdlib,XX01\n"


def inputs_of(
    folder, *rows, table=NEW, places="", header="admin1,admin1_pcode,admin2,admin2_pcode"
):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "areas.csv").write_text(table, encoding="utf-8")
    (folder / "aliases.csv").write_text(ALIASES, encoding="utf-8")
    lines = "".join(f"e{n},2019-05-06,1,{row}\n" for n, row in enumerate(rows))
    more = f'[places]\ngazetteer = "areas.csv"\naliases = "aliases.csv"\n{places}\n'
    config = config_for("events.csv", more=more)
    events = f"event_id,date_start,killed,{header}\n{lines}"
    return gather(workspace(folder, {"events.csv": events}, config))


def pcodes(inputs):
    accounts = inputs.cleaned.accounts
    return list(zip(accounts["admin1_pcode"], accounts["admin2_pcode"], strict=True))


@pytest.mark.parametrize("table", [NEW, OLD])
def test_names_spelt_as_the_gazetteer_or_an_alias_has_them_get_their_pcodes(tmp_path, table):
    rows = (
        "idleb,,HARIM,",
        "إدلب,,أريحا,",
        "Edlib,,,",
        "Aleppo,,Azaz,",
        ",,Ariha,",
        "Aleppo,,centre,",
    )
    inputs = inputs_of(tmp_path, *rows, table=table)
    assert inputs.problems == ()
    assert pcodes(inputs) == [
        ("XX01", "XX0101"),
        ("XX01", "XX0102"),
        ("XX01", ""),
        ("XX02", "XX0201"),
        ("XX01", "XX0102"),
        ("XX02", "XX0202"),
    ]


def test_a_name_below_the_certainty_is_listed_once_with_its_candidates_and_not_resolved(tmp_path):
    inputs = inputs_of(tmp_path, "Idlib,,,", "Hass,,,", "Idlib,,,")
    assert pcodes(inputs) == [("", "")] * 3
    assert [(p.line, p.value, p.reason, p.severity) for p in inputs.problems] == [
        (2, "Idlib", "is not in the gazetteer", "warning"),
        (3, "Hass", "is not in the gazetteer", "warning"),
    ]
    assert inputs.problems[0].hint.startswith('in 2 rows; nearest: "Idleb" XX01 (80)')


def test_every_name_that_is_not_resolved_is_on_the_screen(tmp_path):
    names = [f"Hass{letter}" for letter in "abcdefghij"]
    inputs = inputs_of(tmp_path, *(f"{name},,," for name in names))
    shown = "\n".join(problem_lines(inputs.problems))
    assert [name for name in names if f'"{name}" is not in the gazetteer' not in shown] == []


def test_a_name_at_the_certainty_is_resolved_and_told(tmp_path):
    inputs = inputs_of(tmp_path, "Idlib,,,", places="certainty = 80")
    assert pcodes(inputs) == [("XX01", "")]
    (problem,) = inputs.problems
    assert problem.reason == "is read as the area with the most similar name"
    assert '"Idleb" XX01 (80)' in problem.hint


def test_a_part_of_a_name_is_not_the_name(tmp_path):
    inputs = inputs_of(tmp_path, "Rural Idleb,,,")
    assert pcodes(inputs) == [("", "")]


def test_a_name_of_two_areas_is_resolved_only_inside_its_parent(tmp_path):
    inputs = inputs_of(tmp_path, ",,Centre,", "Idleb,,Centre,")
    assert pcodes(inputs) == [("", ""), ("XX01", "XX0103")]
    assert [p.reason for p in inputs.problems] == ["is the name of several areas"]


def test_a_pcode_that_the_gazetteer_lacks_is_a_problem(tmp_path):
    inputs = inputs_of(tmp_path, ",XX01,,XX0101", ",XX09,,", "Idleb,xx01,,")
    assert [(p.line, p.column, p.value, p.severity) for p in inputs.problems] == [
        (3, "admin1_pcode", "XX09", "error")
    ]
    assert pcodes(inputs) == [("XX01", "XX0101"), ("XX01", "")]


def test_swapped_equal_and_outlying_coordinates_are_told(tmp_path):
    rows = ("35.5,36.9", "36.9,35.1", "35.5,35.5", "10,20", ",")
    places = "bounds = [35.7, 32.3, 42.4, 37.3]"
    inputs = inputs_of(tmp_path, *rows, places=places, header="latitude,longitude")
    assert [(p.line, p.severity) for p in inputs.problems] == [
        (3, "error"),
        (4, "warning"),
        (5, "warning"),
    ]
    assert "swapped" in inputs.problems[0].reason
    assert "equal" in inputs.problems[1].reason
    assert "outside" in inputs.problems[2].reason


def test_a_geojson_gives_its_names_and_its_bounds(tmp_path):
    square = [[[35.0, 33.0], [42.0, 33.0], [42.0, 37.0], [35.0, 33.0]]]
    feature = {
        "type": "Feature",
        "properties": {"ADM1_EN": "Idleb", "ADM1_PCODE": "XX01"},
        "geometry": {"type": "Polygon", "coordinates": square},
    }
    files = {
        "areas.geojson": json.dumps({"type": "FeatureCollection", "features": [feature]}),
        "events.csv": "event_id,date_start,killed,admin1,latitude,longitude\n"
        "e1,2019-05-06,1,Idleb,35,36\ne2,2019-05-06,1,Idleb,1,2\n",
    }
    config = config_for("events.csv", more='[places]\ngazetteer = "areas.geojson"\n')
    inputs = gather(workspace(tmp_path, files, config))
    assert inputs.cleaned.accounts["admin1_pcode"].tolist() == ["XX01", "XX01"]
    assert [(p.line, p.severity) for p in inputs.problems] == [(3, "warning")]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.csv", "name,code\nIdleb,1\n", "no columns of P-codes"),
        ("a.csv", b"\xff\xfe\x00", "can't be read"),
        ("a.geojson", "[1]", "can't be read"),
        ("a.dbf", b"nonsense", "can't be read"),
        ("a.shp", b"", "is not a gazetteer that sitrep reads"),
    ],
)
def test_a_file_that_is_no_gazetteer_is_one_problem(tmp_path, name, content, reason):
    files = {name: content, "events.csv": "event_id,date_start,killed\ne1,2019-05-06,1\n"}
    config = config_for("events.csv", more=f'[places]\ngazetteer = "{name}"\n')
    (problem,) = errors_in(gather(workspace(tmp_path, files, config)).problems)
    assert problem.path == name
    assert reason in problem.reason


def test_a_gazetteer_that_is_not_there_and_an_alias_of_no_area_are_problems(tmp_path):
    config = config_for("events.csv", more='[places]\ngazetteer = "none.dbf"\n')
    (problem,) = gather(workspace(tmp_path, None, config)).problems
    assert str(problem).startswith("none.dbf: is not there")
    (tmp_path / "areas.csv").write_text(NEW, encoding="utf-8")
    (tmp_path / "other.csv").write_text("name,pcode\nEdlib,XX99\n", encoding="utf-8")
    more = '[places]\ngazetteer = "areas.csv"\naliases = "other.csv"\n'
    (problem,) = gather(workspace(tmp_path, None, config_for("events.csv", more=more))).problems
    assert str(problem).startswith('other.csv:2: pcode: "XX99" is not a P-code')


def test_spellings_are_compared_without_case_accents_hyphens_and_apostrophes():
    assert spelling("Al-Hasakeh") == spelling("al hasakeh")
    assert spelling("Dar'a") == spelling("Dara") == spelling("DAR’A")
    assert spelling("Ménaka") == spelling("menaka")


@needs_shared
@pytest.mark.parametrize(
    "table",
    ["syr_admin_boundaries_2026/syr_admin2.dbf", "syr_admin_shp_utf8_18219/syr_admin2.dbf"],
)
def test_ucdps_names_of_governorates_resolve_by_aliases_in_both_schemas(tmp_path, table):
    with (COD / "derived_syria_admin1_aliases.csv").open(encoding="utf-8") as file:
        rows = [(r["ucdp_ged"], r["adm1_pcode"]) for r in csv.DictReader(file) if r["ucdp_ged"]]
    aliases = "name,pcode\n" + "".join(f"{name},{pcode}\n" for name, pcode in rows)
    more = f'[places]\ngazetteer = "{COD / table}"\naliases = "aliases.csv"\n'
    config = config_for(str(SHARED_UCDP), more=more)
    inputs = gather(workspace(tmp_path, {"aliases.csv": aliases}, config))
    found = inputs.cleaned.accounts[["admin1", "admin1_pcode"]].drop_duplicates().astype(str)
    assert dict(found.itertuples(index=False)) == {
        name: pcode for name, pcode in [*rows, ("", "")] if name in set(found["admin1"])
    }
    # UCDP's districts are spelt another way: listed for a person, none guessed.
    listed = [p for p in inputs.problems if p.column == "adm_2"]
    assert listed
    assert all("nearest" in p.hint or "most like" in p.reason for p in listed)


@needs_shared
def test_no_district_of_ucdp_is_taken_for_another_one(tmp_path):
    with (COD / "derived_ucdp_adm2_to_cod_pcode.csv").open(encoding="utf-8") as file:
        right = {
            (r["ucdp_adm_1"], r["ucdp_adm_2"]): r["cod_adm2_pcode"] for r in csv.DictReader(file)
        }
    table = COD / "syr_admin_boundaries_2026" / "syr_admin2.dbf"
    config = config_for(str(SHARED_UCDP), more=f'[places]\ngazetteer = "{table}"\n')
    accounts = gather(workspace(tmp_path, {}, config)).cleaned.accounts
    for row in accounts[["admin1", "admin2", "admin2_pcode"]].drop_duplicates().itertuples():
        if row.admin2_pcode and (row.admin1, row.admin2) in right:
            assert row.admin2_pcode == right[row.admin1, row.admin2]


def with_tables(folder, places='gazetteer = "areas.csv"', **tables):
    """Return the inputs of one event in Harim and ``tables`` (totals, facilities) as text."""
    header = "event_id,date_start,killed,admin1,admin2,facility_name\n"
    files = {"areas.csv": NEW, "events.csv": header + "e1,2019-05-06,1,Idleb,Harim,North\n"}
    files |= {f"{name}.csv": text for name, text in tables.items()}
    names = [name for name in files if name != "areas.csv"]
    return gather(workspace(folder, files, config_for(*names, more=f"[places]\n{places}\n")))


def totals(*rows):
    header = "total_id,indicator,figure,as_of,source,area,area_pcode\n"
    return header + "".join(
        f"t{n},killed,{n},2019-05-{n:02},S,{row}\n" for n, row in enumerate(rows, 1)
    )


def test_totals_areas_of_any_level_get_their_pcodes_and_the_others_are_listed(tmp_path):
    rows = ("IDLEB,", "Ariha,", "Idlib,", "Centre,", ",xx02", "Idlib,XX01", ",")
    inputs = with_tables(tmp_path, totals=totals(*rows))
    found = [t.area_pcode for t in inputs.cleaned.totals]
    assert found == ["XX01", "XX0102", "", "", "XX02", "XX01", ""]
    told = [p for p in inputs.problems if p.code is not Code.SPELLINGS_JOINED]
    assert [(p.line, p.column, p.value, p.reason) for p in told] == [
        (4, "area", "Idlib", "is not in the gazetteer"),
        (5, "area", "Centre", "is the name of several areas"),
    ]
    assert 'nearest: "Idleb" XX01 (80)' in told[0].hint


def test_a_pcode_of_no_area_is_a_problem_in_totals_and_facilities(tmp_path):
    registry = "facility_id,name,admin1,admin1_pcode\nf1,North,,XX77\n"
    inputs = with_tables(tmp_path, totals=totals(",XX99"), facilities=registry)
    assert [(p.path, p.column, p.value, p.severity) for p in inputs.problems] == [
        ("facilities.csv", "admin1_pcode", "XX77", "error"),
        ("totals.csv", "area_pcode", "XX99", "error"),
    ]
    assert [(c.path, c.rows, c.used) for c in inputs.cleaned.counts][1:] == [
        ("totals.csv", 1, 0),
        ("facilities.csv", 1, 0),
    ]


def test_two_spellings_of_one_area_are_one_series_by_their_pcode(tmp_path):
    from sitrep.summarise.totals import series_of

    inputs = with_tables(tmp_path, totals=totals("Idleb,", "Edlib,XX01"))
    (series,) = series_of(inputs.cleaned.totals, inputs.config.indicators)
    assert [t.area for t in series.totals] == ["Idleb", "Edlib"]


def test_facilities_get_pcodes_and_an_event_that_puts_one_elsewhere_is_told(tmp_path):
    registry = "facility_id,name,admin1,admin2\nf1,North,Idleb,Ariha\nf2,South,Edleb,Harem\n"
    inputs = with_tables(tmp_path, facilities=registry)
    areas = inputs.cleaned.registry.areas
    assert areas["admin1_pcode"] == {"f1": "XX01", "f2": ""}
    assert areas["admin2_pcode"] == {"f1": "XX0102", "f2": ""}
    assert [(p.path, p.line, p.column, p.value, p.reason) for p in inputs.problems] == [
        ("events.csv", 2, "admin2", "Harim", "is not where the registry has this facility"),
        ("facilities.csv", 3, "admin1", "Edleb", "is not in the gazetteer"),
        ("facilities.csv", 3, "admin2", "Harem", "is not in the gazetteer"),
    ]
    assert {p.severity for p in inputs.problems} == {"warning"}


def test_a_gazetteer_that_cannot_be_read_hides_no_other_problem(tmp_path):
    inputs = with_tables(
        tmp_path,
        places='gazetteer = "none.csv"',
        totals=totals("Idleb,").replace(",1,2019", ",x,2019"),
    )
    assert [(p.path, p.reason) for p in inputs.problems] == [
        ("none.csv", "is not there"),
        ("totals.csv", "is not a count"),
    ]


# --- function by function ---------------------------------------

KNOWN = Gazetteer(
    names={
        "XX01": "Idleb",
        "XX02": "Aleppo",
        "XX0101": "Harim",
        "XX0102": "Centre",
        "XX0202": "Centre",
    },
    levels={"XX01": 1, "XX02": 1, "XX0101": 2, "XX0102": 2, "XX0202": 2},
    parents={"XX0101": "XX01", "XX0102": "XX01", "XX0202": "XX02"},
    spelt={
        (1, "idleb"): frozenset({"XX01"}),
        (1, "aleppo"): frozenset({"XX02"}),
        (2, "harim"): frozenset({"XX0101"}),
        (2, "centre"): frozenset({"XX0102", "XX0202"}),
    },
)
AREAS = ("admin1", "admin1_pcode", "admin2", "admin2_pcode")


def solved(*rows, certainty=90, known=KNOWN):
    """Return the P-codes found of rows (admin1, its P-code, admin2, its P-code)."""
    cells, problems = cells_of(*(dict(zip(AREAS, row, strict=True)) for row in rows))
    found = located(cells, known, PlacesTable(certainty=certainty))
    return list(zip(found["admin1_pcode"], found["admin2_pcode"], strict=True)), problems


def test_a_p_code_of_another_level_is_none_of_this_one():
    _, problems = solved(("", "XX0101", "", ""), ("", "", "", "XX01"), ("", "XX1", "", ""))
    assert told(problems) == [
        (2, "admin1_pcode", "pcode_unknown", "error"),
        (3, "admin2_pcode", "pcode_unknown", "error"),
        (4, "admin1_pcode", "pcode_unknown", "error"),
    ]
    # Only P-codes of the level are suggested.
    assert problems[2].hint == 'did you mean "XX01"?'
    assert problems[1].hint != 'did you mean "XX01"?'


def test_every_row_with_an_unknown_p_code_is_told():
    _, problems = solved(("", "XX9", "", ""), ("", "XX01", "", ""), ("", "XX9", "", ""))
    assert [p.line for p in problems] == [2, 4]


def test_a_district_says_in_which_governorate_it_lies_where_the_row_does_not():
    found, problems = solved(
        ("", "", "Harim", ""),
        ("", "", "", "xx0102"),
        ("Aleppo", "", "", ""),
        ("Nowhere", "", "Harim", ""),
    )
    assert found == [("XX01", "XX0101"), ("XX01", "XX0102"), ("XX02", ""), ("", "XX0101")]
    assert [(p.line, p.value) for p in problems] == [(5, "Nowhere")]


def test_a_name_is_looked_for_inside_its_governorate():
    found, problems = solved(
        ("Idleb", "", "Centre", ""), ("", "XX02", "Centre", ""), ("", "", "Centre", "")
    )
    assert found == [("XX01", "XX0102"), ("XX02", "XX0202"), ("", "")]
    assert told(problems) == [(4, "admin2", "area_ambiguous", "warning")]
    assert (
        problems[0].hint
        == 'in 1 row; give the P-code: "Centre" XX0102 (100), "Centre" XX0202 (100)'
    )


def test_each_row_has_the_areas_of_its_own_names():
    names = [("Idleb", "Harim"), ("Aleppo", "Centre"), ("Idleb", "Centre"), ("Idleb", "Harim")]
    found, problems = solved(*((one, "", other, "") for one, other in names))
    assert found == [
        ("XX01", "XX0101"),
        ("XX02", "XX0202"),
        ("XX01", "XX0102"),
        ("XX01", "XX0101"),
    ]
    assert problems == []


def test_each_unresolved_name_is_told_at_its_first_row_with_all_its_rows():
    _, problems = solved(
        ("Idleb", "", "", ""), ("Hama", "", "", ""), ("Homs", "", "", ""), ("Hama", "", "", "")
    )
    assert [(p.line, p.value, p.hint.partition(";")[0]) for p in problems] == [
        (3, "Hama", "in 2 rows"),
        (4, "Homs", "in 1 row"),
    ]


@pytest.mark.parametrize(("certainty", "pcode"), [(80, "XX01"), (81, "")])
def test_a_name_as_similar_as_asked_for_is_read_as_the_area(certainty, pcode):
    # "idlib" and "idleb" share four of five letters: 80 of 100.
    found, (problem,) = solved(("Idlib", "", "", ""), certainty=certainty)
    assert found == [(pcode, "")]
    assert '"Idleb" XX01 (80)' in problem.hint


def test_a_name_similar_to_two_areas_is_read_as_neither():
    names = {"XX01": "Northa", "XX02": "Northb"}
    spelt = {(1, name.lower()): frozenset({code}) for code, name in names.items()}
    two = Gazetteer(names=names, levels=dict.fromkeys(names, 1), spelt=spelt)
    found, (problem,) = solved(("Northc", "", "", ""), certainty=60, known=two)
    assert found == [("", "")]
    assert problem.code is Code.AREA_UNKNOWN
    assert '"Northa" XX01 (83), "Northb" XX02 (83)' in problem.hint


def test_of_two_areas_as_similar_as_asked_for_neither_is_taken():
    # Each shares four of five letters with the name: 80 of 100.
    names = {"XX01": "Idlea", "XX02": "Idleb"}
    spelt = {(1, name.lower()): frozenset({code}) for code, name in names.items()}
    two = Gazetteer(names=names, levels=dict.fromkeys(names, 1), spelt=spelt)
    assert solved(("Idlec", "", "", ""), certainty=80, known=two)[0] == [("", "")]


def test_without_a_gazetteer_no_area_is_located():
    cells, problems = cells_of({"admin1": "Idleb"})
    assert located(cells, Gazetteer(), PlacesTable()) == {}
    assert problems == []
    empty, _ = cells_of()
    assert located(empty, KNOWN, PlacesTable()) == {}


def test_the_area_of_a_total_is_of_any_level_and_its_unknown_p_code_a_problem_in_each_row():
    rows = [
        {"area": a, "area_pcode": p}
        for a, p in (("idleb", ""), ("Harim", ""), ("", "xx02"), ("", "XX9"), ("", "XX9"), ("", ""))
    ]
    cells, problems = cells_of(*rows, table="totals")
    assert areas_of(cells, KNOWN, PlacesTable()) == ["XX01", "XX0101", "XX02", "XX9", "XX9", ""]
    assert told(problems) == [
        (5, "area_pcode", "pcode_unknown", "error"),
        (6, "area_pcode", "pcode_unknown", "error"),
    ]
    bare, _ = cells_of(*rows[2:4], table="totals")
    assert areas_of(bare, Gazetteer(), PlacesTable()) == ["xx02", "XX9"]


BOUNDS = (35.0, 32.0, 42.0, 37.0)
NAN = float("nan")


def points(*pairs, bounds=BOUNDS):
    """Return the lines told of pairs of latitude and longitude, with their codes."""
    cells, problems = cells_of(*({"latitude": str(a), "longitude": str(b)} for a, b in pairs))
    latitude, longitude = zip(*pairs, strict=True)
    check_points(cells, {"latitude": latitude, "longitude": longitude}, bounds)
    return [(line, code, severity) for line, _, code, severity in told(problems)]


@pytest.mark.parametrize(
    ("latitude", "longitude", "code"),
    [
        # The edges are inside.
        (32.0, 35.0, None),
        (37.0, 42.0, None),
        (32.0, 42.0, None),
        (31.9, 36.0, "coordinates_outside"),
        (37.1, 36.0, "coordinates_swapped"),
        (34.0, 42.1, "coordinates_outside"),
        (33.0, 34.9, "coordinates_outside"),
        (40.0, 33.0, "coordinates_swapped"),
        (35.5, 35.5, "coordinates_equal"),
        (50.0, 50.0, "coordinates_equal"),
        (NAN, 36.0, None),
        (35.0, NAN, None),
        (NAN, NAN, None),
    ],
)
def test_a_point_is_in_the_country_outside_it_or_exchanged(latitude, longitude, code):
    severity = "error" if code == "coordinates_swapped" else "warning"
    assert points((latitude, longitude)) == ([(2, code, severity)] if code else [])


def test_without_bounds_only_equal_coordinates_are_told():
    assert points((35.5, 35.5), (80.0, 1.0), (NAN, NAN), bounds=None) == [
        (2, "coordinates_equal", "warning")
    ]


@pytest.mark.parametrize(
    ("longitude", "inside"),
    [
        (177.0, True),
        (180.0, True),
        (-180.0, True),
        (-178.0, True),
        (-177.9, False),
        (176.9, False),
        (0.0, False),
    ],
)
def test_a_country_on_both_sides_of_the_180th_meridian_holds_its_two_ends(longitude, inside):
    found = points((-17.0, longitude), bounds=(177.0, -20.0, -178.0, -12.0))
    assert (found == []) is inside

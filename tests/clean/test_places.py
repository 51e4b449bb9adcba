"""Names of areas get P-codes by the user's gazetteer, and none by a guess."""

import csv
import json

import pytest
from samples.workspaces import ROOT, SHARED_UCDP, config_for, workspace

from sitrep.cli.listing import problem_lines
from sitrep.model.codes import Code
from sitrep.model.problem import errors_in
from sitrep.pipeline import gather
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

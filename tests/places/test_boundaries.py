"""Boundaries are read from what offices have, and what is wrong with them is told."""

from __future__ import annotations

import json
import math
import zipfile
from pathlib import Path

import geopandas as gpd
import pytest
import shapely
from samples.boundaries import FOUR, coded, feature, geojson, square

from sitrep.config.tables import MapTable
from sitrep.model.codes import Code
from sitrep.model.ground import Area
from sitrep.model.problem import Problem, Severity, SitrepError
from sitrep.places import boundaries
from sitrep.places.layers import files_of


def read(
    folder: Path, content: str, name: str = "areas.geojson", bounds: boundaries.Bounds | None = None
) -> tuple[tuple[Area, ...], tuple[Problem, ...]]:
    (folder / name).write_text(content, encoding="utf-8")
    return boundaries.read(folder / name, MapTable(boundaries=name), bounds)


def refusal(folder: Path, content: str, name: str = "areas.geojson", **keys: str) -> Problem:
    (folder / name).write_text(content, encoding="utf-8")
    return refused(folder / name, **keys)


def refused(path: Path, bounds: boundaries.Bounds | None = None, **keys: str) -> Problem:
    with pytest.raises(SitrepError) as caught:
        boundaries.read(path, MapTable(boundaries=path.name, **keys), bounds)
    (problem,) = caught.value.problems
    assert problem.path == path.name
    assert problem.hint
    return problem


def surface(area: Area) -> float:
    """The area of an area, in square kilometres."""
    return float(sum(shapely.Polygon(p[0], p[1:]).area for p in area.polygons))


# --- what is read ---------------------------------------------------------------------------


def test_areas_have_their_name_their_p_code_and_a_mark_inside(tmp_path: Path) -> None:
    areas, told = read(tmp_path, FOUR)
    assert [(a.name, a.pcode) for a in areas] == [
        ("Idleb", "SY07"),
        ("Aleppo", "SY02"),
        ("Ar-Raqqa", "SY11"),
        ("Hama", "SY05"),
    ]
    for area in areas:
        assert shapely.Polygon(area.polygons[0][0]).contains(shapely.Point(area.mark))
    assert told == ()


def test_positions_are_kilometres_that_keep_areas_true(tmp_path: Path) -> None:
    areas, _ = read(tmp_path, FOUR)
    # On a sphere of the earth's size, a degree square from 35 to 36 north.
    ball = 6371.0**2 * math.radians(1) * (math.sin(math.radians(36)) - math.sin(math.radians(35)))
    assert surface(areas[0]) == pytest.approx(ball, rel=0.01)
    assert surface(areas[2]) == pytest.approx(ball, rel=0.01)


@pytest.mark.parametrize(
    ("properties", "name", "pcode"),
    [
        ({"adm1_name": "Idleb", "adm1_name1": "إدلب", "adm1_pcode": "SY07"}, "Idleb", "SY07"),
        ({"NAME_EN": "Idleb", "NAME_AR": "إدلب", "PCODE": "sy07"}, "Idleb", "SY07"),
        ({"ADM1_EN": "Idleb", "ADM1_AR": "إدلب", "ADM1_PCODE": "SY07"}, "Idleb", "SY07"),
        ({"name": "Idlib", "iso_3166_2": "SY-ID"}, "Idlib", "SY-ID"),
        ({"name": "Idlib", "note": "x"}, "Idlib", ""),
        ({"shapeName": "Idlib", "shapeISO": "SY-ID"}, "Idlib", "SY-ID"),
        ({"NAME_1": "Idlib", "GID_1": "SYR.8_1"}, "Idlib", "SYR.8_1"),
        ({"ADM0_EN": "Syria", "ADM0_PCODE": "SY"}, "Syria", "SY"),
    ],
)
def test_the_usual_properties_are_known(
    tmp_path: Path, properties: dict[str, str], name: str, pcode: str
) -> None:
    (area,), _ = read(tmp_path, geojson(feature(square(36, 35), **properties)))
    assert (area.name, area.pcode) == (name, pcode)


def test_names_in_other_languages_are_spellings_of_an_area(tmp_path: Path) -> None:
    own = {"adm1_name": "Idleb", "adm1_name1": "إدلب", "adm1_pcode": "SY07"}
    (area,), _ = read(tmp_path, geojson(feature(square(36, 35), **own)))
    # Arabic letters are folded: a hamza on its alif is an accent.
    assert area.spellings == ("idleb", "ادلب")


def test_the_properties_may_be_named_in_the_config(tmp_path: Path) -> None:
    content = geojson(feature(square(36, 35), label="Idleb", code="7", name="other"))
    (tmp_path / "a.geojson").write_text(content, encoding="utf-8")
    table = MapTable(boundaries="a.geojson", name="label", pcode="code")
    (area,), _ = boundaries.read(tmp_path / "a.geojson", table)
    assert (area.name, area.pcode) == ("Idleb", "7")


def test_boundaries_of_districts_are_joined_to_those_of_governorates(tmp_path: Path) -> None:
    parts = [
        feature(square(x, 35), adm2_name=n, adm2_pcode=p, adm1_name="Idleb", adm1_pcode="SY07")
        for x, n, p in ((36, "Harim", "SY0703"), (37, "Idleb", "SY0700"))
    ]
    (area,), told = read(tmp_path, geojson(*parts))
    assert (area.name, area.pcode, len(area.polygons)) == ("Idleb", "SY07", 1)
    assert told == ()


def test_a_shapefile_in_another_projection_and_a_geopackage_give_the_same_areas(
    tmp_path: Path,
) -> None:
    (tmp_path / "a.geojson").write_text(FOUR, encoding="utf-8")
    frame = gpd.read_file(tmp_path / "a.geojson")
    frame.to_crs("EPSG:32637").to_file(tmp_path / "utm.shp")
    frame.to_file(tmp_path / "a.gpkg", driver="GPKG")
    with zipfile.ZipFile(tmp_path / "utm.zip", "w") as archive:
        for part in tmp_path.glob("utm.*"):
            if part.suffix != ".zip":
                archive.write(part, part.name)
    expected, _ = read(tmp_path, FOUR)
    for name in ("utm.shp", "a.gpkg", "utm.zip"):
        found, told = boundaries.read(tmp_path / name, MapTable(boundaries=name))
        assert told == ()
        assert [a.pcode for a in found] == [a.pcode for a in expected]
        for one, other in zip(found, expected, strict=True):
            assert one.mark == pytest.approx(other.mark, abs=1)
    assert len(files_of(tmp_path / "utm.shp")) == 5


def test_a_country_on_both_sides_of_the_180th_meridian_is_one(tmp_path: Path) -> None:
    split = [square(179, -18), square(-180, -18)]
    content = geojson(feature(split, "MultiPolygon", name="Fiji"))
    (area,), _ = read(tmp_path, content)
    xs = [x for polygon in area.polygons for x, _ in polygon[0]]
    # Two degrees at 17.5 south, not the way round the earth.
    assert max(xs) - min(xs) == pytest.approx(2 * 111.3 * math.cos(math.radians(17.5)), rel=0.02)


def test_an_unsplit_boundary_over_the_180th_meridian_is_read_too(tmp_path: Path) -> None:
    ring = [[[179, -18], [-179, -18], [-179, -17], [179, -17], [179, -18]]]
    (area,), _ = read(tmp_path, geojson(feature(ring, name="Fiji")))
    assert surface(area) == pytest.approx(
        2 * 111.3 * math.cos(math.radians(17.5)) * 110.7, rel=0.02
    )


def test_50_000_points_in_a_boundary_become_few_and_neighbours_still_touch(tmp_path: Path) -> None:
    steps = 50_000
    border = [[36 + 0.01 * math.sin(n / 40), 34 + n / steps] for n in range(steps + 1)]
    west = [[*border, [35.0, 35.0], [35.0, 34.0], border[0]]]
    east = [[*border[::-1], [37.0, 34.0], [37.0, 35.0], border[-1]]]
    areas, told = read(tmp_path, geojson(coded(west, "West", "W"), coded(east, "East", "E")))
    assert sum(len(r) for a in areas for p in a.polygons for r in p) <= boundaries.POINTS
    shapes = [shapely.Polygon(a.polygons[0][0]) for a in areas]
    assert shapes[0].intersection(shapes[1]).area < 1
    assert shapely.union_all(shapes).geom_type == "Polygon"
    assert told == ()


# --- what is refused ------------------------------------------------------------------------


def test_a_file_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    assert refused(tmp_path / "none.geojson").code is Code.FILE_MISSING


def test_a_folder_is_no_map(tmp_path: Path) -> None:
    (tmp_path / "maps").mkdir()
    assert refused(tmp_path / "maps").code is Code.NOT_A_FILE


@pytest.mark.parametrize("content", ["", "name,pcode\nIdleb,SY07\n", "<OGRVRTDataSource/>", "%PDF"])
def test_what_is_no_map_is_refused_by_its_content_whatever_its_name(
    tmp_path: Path, content: str
) -> None:
    assert refusal(tmp_path, content).code is Code.KIND_NOT_READ


@pytest.mark.parametrize("content", ["{", '{"type": "FeatureCollection"', '{"a": 1}', FOUR[:300]])
def test_a_broken_map_is_unreadable_or_holds_no_areas(tmp_path: Path, content: str) -> None:
    assert refusal(tmp_path, content).code in (Code.FILE_UNREADABLE, Code.NOT_AREAS)


def test_no_features_are_no_map(tmp_path: Path) -> None:
    assert refusal(tmp_path, geojson()).code is Code.NOT_AREAS


def test_a_shapefile_without_its_table_names_what_is_missing(tmp_path: Path) -> None:
    (tmp_path / "a.geojson").write_text(FOUR, encoding="utf-8")
    gpd.read_file(tmp_path / "a.geojson").to_file(tmp_path / "s.shp")
    (tmp_path / "s.dbf").unlink()
    problem = refused(tmp_path / "s.shp")
    assert problem.code is Code.FILE_MISSING
    assert "s.dbf" in problem.reason


def test_an_archive_of_two_maps_names_both(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "two.zip", "w") as archive:
        archive.writestr("adm1.geojson", FOUR)
        archive.writestr("adm2.geojson", FOUR)
    problem = refused(tmp_path / "two.zip")
    assert "adm1.geojson, adm2.geojson" in problem.reason


def test_an_archive_cut_short_is_unreadable(tmp_path: Path) -> None:
    (tmp_path / "cut.zip").write_bytes(b"PK\x03\x04 and no more")
    assert refused(tmp_path / "cut.zip").code is Code.FILE_UNREADABLE


def test_a_geopackage_of_several_layers_asks_which_and_is_then_read(tmp_path: Path) -> None:
    (tmp_path / "a.geojson").write_text(FOUR, encoding="utf-8")
    frame = gpd.read_file(tmp_path / "a.geojson")
    for layer in ("adm1", "roads"):
        frame.to_file(tmp_path / "a.gpkg", layer=layer, driver="GPKG")
    problem = refused(tmp_path / "a.gpkg")
    assert 'layer = "…"; its layers: adm1, roads' in problem.hint
    assert refused(tmp_path / "a.gpkg", layer="adm3").value == "adm3"
    table = MapTable(boundaries="a.gpkg", layer="adm1")
    assert len(boundaries.read(tmp_path / "a.gpkg", table)[0]) == 4


def test_without_a_property_of_names_those_that_are_there_are_listed(tmp_path: Path) -> None:
    content = geojson(feature(square(36, 35), region="x", objectid=1))
    problem = refusal(tmp_path, content)
    assert problem.code is Code.COLUMN_MISSING
    assert "its properties: region, objectid" in problem.hint


def test_a_property_that_is_not_there_has_its_nearest_named(tmp_path: Path) -> None:
    problem = refusal(tmp_path, FOUR, pcode="adm1_code")
    assert (problem.code, problem.value) == (Code.COLUMN_MISSING, "adm1_code")
    assert 'did you mean "adm1_pcode"?' in problem.hint


def test_points_alone_are_no_areas(tmp_path: Path) -> None:
    problem = refusal(tmp_path, geojson(feature([36.5, 35.5], "Point", name="Idleb")))
    assert problem.code is Code.NOT_AREAS
    assert "only: Point" in problem.reason


# --- positions ------------------------------------------------------------------------------


def test_latitude_before_longitude_is_seen_where_no_latitude_can_be(tmp_path: Path) -> None:
    # Kabul lies at 69 east, 34 north; Dhaka at 90 east: 91 is no latitude.
    problem = refusal(tmp_path, geojson(feature(square(23, 91), name="Dhaka")))
    assert problem.code is Code.COORDINATES_SWAPPED


def test_latitude_before_longitude_is_seen_by_the_bounds_of_the_country(tmp_path: Path) -> None:
    (tmp_path / "a.geojson").write_text(geojson(feature(square(34, 69), name="Kabul")))
    problem = refused(tmp_path / "a.geojson", bounds=(60.5, 29.3, 75.0, 38.6))
    assert problem.code is Code.COORDINATES_SWAPPED


def test_boundaries_of_another_country_lie_outside_the_bounds(tmp_path: Path) -> None:
    (tmp_path / "a.geojson").write_text(FOUR)
    problem = refused(tmp_path / "a.geojson", bounds=(60.5, 29.3, 75.0, 38.6))
    assert problem.code is Code.COORDINATES_OUTSIDE


def shapefile(folder: Path, crs: str | None, factor: float = 1.0) -> Path:
    """A square, its degrees times a factor; ``crs`` may say something else of them."""
    shape = shapely.Polygon(square(36 * factor, 35 * factor, factor)[0])
    frame = gpd.GeoDataFrame({"name": ["Idleb"]}, geometry=[shape], crs=crs or "EPSG:4326")
    frame.to_file(folder / "s.shp")
    if crs is None:
        (folder / "s.prj").unlink()
    return folder / "s.shp"


def test_metres_without_a_projection_ask_for_it(tmp_path: Path) -> None:
    assert refused(shapefile(tmp_path, None, 10_000)).code is Code.CRS_MISSING


def test_degrees_without_a_projection_are_degrees(tmp_path: Path) -> None:
    path = shapefile(tmp_path, None)
    (area,), told = boundaries.read(path, MapTable(boundaries="s.shp"))
    assert (area.name, told) == ("Idleb", ())


def test_metres_called_degrees_are_in_the_wrong_projection(tmp_path: Path) -> None:
    problem = refused(shapefile(tmp_path, "EPSG:4326", 10_000))
    assert problem.code is Code.CRS_WRONG
    assert "EPSG:4326" in problem.hint


def test_degrees_called_metres_are_in_the_wrong_projection(tmp_path: Path) -> None:
    problem = refused(shapefile(tmp_path, "EPSG:32637"))
    assert problem.code is Code.CRS_WRONG
    assert "UTM zone 37N" in problem.reason


# --- features -------------------------------------------------------------------------------


def warning(folder: Path, *features: object) -> tuple[tuple[Area, ...], Problem]:
    areas, (problem,) = read(folder, geojson(*features))  # type: ignore[arg-type]
    assert problem.severity is Severity.WARNING
    return areas, problem


def test_a_boundary_that_crosses_itself_is_mended_and_told(tmp_path: Path) -> None:
    bow = [[[36, 35], [37, 36], [37, 35], [36, 36], [36, 35]]]
    areas, problem = warning(
        tmp_path, coded(square(38, 35), "Hama", "SY05"), coded(bow, "Idleb", "SY07")
    )
    assert (problem.code, problem.column) == (Code.GEOMETRY_MENDED, "feature 2")
    assert problem.value == "Idleb SY07"
    assert len(areas) == 2
    assert surface(areas[1]) > 0


def test_a_feature_without_geometry_is_left_out_and_told(tmp_path: Path) -> None:
    areas, problem = warning(
        tmp_path, coded(None, "Hama", "SY05"), coded(square(36, 35), "Idleb", "SY07")
    )
    assert (problem.code, problem.column, problem.value) == (
        Code.GEOMETRY_EMPTY,
        "feature 1",
        "Hama SY05",
    )
    assert [a.name for a in areas] == ["Idleb"]


def test_a_point_among_areas_is_left_out_and_told(tmp_path: Path) -> None:
    town = feature([36.5, 35.5], "Point", adm1_name="Town", adm1_pcode="T")
    areas, problem = warning(tmp_path, coded(square(36, 35), "Idleb", "SY07"), town)
    assert (problem.code, problem.column) == (Code.NOT_AREAS, "feature 2")
    assert len(areas) == 1


def test_an_area_without_a_name_is_left_out_and_told(tmp_path: Path) -> None:
    areas, problem = warning(
        tmp_path, coded(square(36, 35), "Idleb", "SY07"), coded(square(37, 35), "", "")
    )
    assert (problem.code, problem.column) == (Code.EMPTY, "feature 2")
    assert len(areas) == 1


def test_two_features_of_one_p_code_are_one_area_and_told(tmp_path: Path) -> None:
    areas, problem = warning(
        tmp_path, coded(square(36, 35), "Idleb", "SY07"), coded(square(37, 35), "Idlib", "SY07")
    )
    assert (problem.code, problem.column) == (Code.AREA_REPEATED, "feature 2")
    assert [(a.name, len(a.polygons)) for a in areas] == [("Idleb", 1)]


def test_many_alike_are_one_warning_with_their_number(tmp_path: Path) -> None:
    empty = [coded(None, f"Area {n}", f"A{n}") for n in range(40)]
    _, problem = warning(tmp_path, coded(square(36, 35), "Idleb", "SY07"), *empty)
    assert "39 more like it" in problem.hint


def test_properties_that_are_numbers_or_hostile_are_text(tmp_path: Path) -> None:
    content = geojson(
        feature(square(36, 35), name=7, pcode=1.5),
        feature(square(37, 35), name="<script>\u202e{{ 7*7 }}\n$x^2$", pcode=None),
    )
    areas, _ = read(tmp_path, content)
    assert areas[0].pcode == "1.5"
    assert json.dumps(areas[1].name).count("\\n") == 0


def test_what_encloses_nothing_is_left_out_and_told(tmp_path: Path) -> None:
    line = [[[36, 35], [37, 35], [36, 35], [36, 35]]]
    (tmp_path / "a.geojson").write_text(
        geojson(coded(line, "Flat", "F"), coded(square(37, 35), "Idleb", "SY07"))
    )
    areas, told = boundaries.read(tmp_path / "a.geojson", MapTable(boundaries="a.geojson"))
    assert [a.name for a in areas] == ["Idleb"]
    assert Code.GEOMETRY_EMPTY in {p.code for p in told}


def test_only_what_encloses_nothing_is_no_map(tmp_path: Path) -> None:
    line = [[[36, 35], [37, 35], [36, 35], [36, 35]]]
    assert refusal(tmp_path, geojson(coded(line, "Flat", "F"))).code is Code.NOT_AREAS


def test_boundaries_of_the_whole_world_are_drawn_around_greenwich(tmp_path: Path) -> None:
    content = geojson(
        feature(square(-180, -60, 120), name="West"), feature(square(60, -60, 120), name="East")
    )
    areas, _ = read(tmp_path, content)
    assert areas[0].mark[0] < 0 < areas[1].mark[0]

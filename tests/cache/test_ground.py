"""Boundaries are simplified once: the second build reads them from the cache, and no library."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from samples.boundaries import FOUR, coded, geojson, square
from samples.workspaces import ROOT, config_for, workspace

from sitrep import cache
from sitrep.cache.ground import ground_of
from sitrep.config.load import load
from sitrep.model.codes import Code
from sitrep.model.problem import Severity
from sitrep.pipeline import gather
from sitrep.places import boundaries

EVENTS = "event_id,date_start,admin1,killed,source\ne1,2019-05-06,Idleb,2,Agency\n"


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv(cache.OFF, raising=False)
    files = {"events.csv": EVENTS, "areas.geojson": FOUR}
    more = '[map]\nboundaries = "areas.geojson"\n'
    return workspace(tmp_path / "w", files, config_for("events.csv", more=more))


def entries(tmp_path: Path) -> list[Path]:
    return sorted((tmp_path / "cache" / "sitrep").glob("*"))


def test_the_second_time_boundaries_come_from_the_cache_and_are_the_same(
    config: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = ground_of(load(config))
    monkeypatch.setattr(boundaries, "read", None)
    assert ground_of(load(config)) == first
    assert len(entries(tmp_path)) == 1
    assert first[0]
    assert len(first[0].areas) == 4


def test_a_build_with_kept_boundaries_imports_no_library_that_reads_them(config: Path) -> None:
    program = (
        "import sys\n"
        "from pathlib import Path\n"
        "from sitrep.pipeline import gather\n"
        f"found = gather(Path({str(config)!r}))\n"
        "print(len(found.ground.areas), [m for m in sys.modules if m in "
        "('geopandas', 'shapely', 'pyogrio', 'pyproj')])"
    )
    said = [
        subprocess.run(
            [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
        ).stdout.strip()
        for _ in range(2)
    ]
    assert "'geopandas'" in said[0]
    assert said[1] == "4 []"


def test_other_boundaries_or_another_way_to_read_them_are_read_anew(
    config: Path, tmp_path: Path
) -> None:
    ground_of(load(config))
    text = config.read_text(encoding="utf-8")
    config.write_text(text + 'name = "adm1_pcode"\n', encoding="utf-8")
    found, _ = ground_of(load(config))
    assert found
    assert found.areas[0].name == "SY07"
    config.write_text(text, encoding="utf-8")
    other = geojson(coded(square(36, 35), "Idlib", "SY07"))
    (config.parent / "areas.geojson").write_text(other, encoding="utf-8")
    found, _ = ground_of(load(config))
    assert found
    assert [a.name for a in found.areas] == ["Idlib"]
    assert len(entries(tmp_path)) == 3


def test_what_was_wrong_is_told_again_from_the_cache(config: Path) -> None:
    content = geojson(coded(square(36, 35), "Idleb", "SY07"), coded(None, "Hama", "SY05"))
    (config.parent / "areas.geojson").write_text(content, encoding="utf-8")
    told = [ground_of(load(config))[1] for _ in range(2)]
    assert told[0] == told[1]
    assert [p.code for p in told[0]] == [Code.GEOMETRY_EMPTY]


def test_a_damaged_entry_is_read_anew(config: Path, tmp_path: Path) -> None:
    first = ground_of(load(config))
    (entry,) = entries(tmp_path)
    entry.write_bytes(b"not an archive")
    assert ground_of(load(config)) == first


def test_maps_do_not_push_tables_out_of_the_cache(config: Path, tmp_path: Path) -> None:
    ground_of(load(config))
    folder = tmp_path / "cache" / "sitrep"
    for number in range(cache.ENTRIES):
        (folder / f"{number}.npz").write_bytes(b"")
    cache._evict(folder)
    assert len(entries(tmp_path)) == cache.ENTRIES + 1


def test_without_a_map_in_the_config_nothing_is_read(config: Path) -> None:
    text = config.read_text(encoding="utf-8").partition("[map]")[0]
    config.write_text(text, encoding="utf-8")
    assert ground_of(load(config)) == (None, ())


def test_without_the_extra_the_map_is_left_out_and_one_warning_has_the_command(
    config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(boundaries, "find_spec", lambda name: None)
    inputs = gather(config)
    assert inputs.ground is None
    (problem,) = inputs.problems
    assert (problem.code, problem.severity) == (Code.PACKAGE_MISSING, Severity.WARNING)
    assert 'pip install "humanitarian-sitrep[map]"' in problem.hint


def test_boundaries_that_can_t_be_used_stop_a_build_with_all_else_that_is_wrong(
    config: Path,
) -> None:
    (config.parent / "areas.geojson").write_text("no map", encoding="utf-8")
    (config.parent / "events.csv").write_text(EVENTS.replace(",2,", ",x,"), encoding="utf-8")
    inputs = gather(config)
    assert {p.code for p in inputs.problems} == {Code.KIND_NOT_READ, Code.NOT_A_COUNT}
    assert inputs.ground is None


def test_a_table_of_inhabitants_is_read_with_the_boundaries(config: Path) -> None:
    (config.parent / "p.csv").write_text("area,population\nIdleb,100000\n", encoding="utf-8")
    text = config.read_text(encoding="utf-8") + 'population = "p.csv"\n'
    config.write_text(text, encoding="utf-8")
    found, told = ground_of(load(config))
    assert found
    assert (dict(found.people), told) == ({0: 100_000}, ())

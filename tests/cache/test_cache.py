"""What was read and cleaned is kept: the same as read afresh, or read afresh."""

import datetime as dt
import os
import subprocess
import sys
from dataclasses import fields

import pandas as pd
import pytest
from samples.workspaces import HEADER, ROOT, config_for, workspace

from sitrep import cache, pipeline
from sitrep import clean as cleaning

EVENTS = (
    HEADER
    + "e1,2019-05-06,2019-05-07,Hass,35.5,36.5,at least 2,Agency,MÃ©naka\n"
    + "e1,2019-05-06,2019-05-08,Hass,35.5,36.5,3-5,Other,Ménaka\n"
    + "e2,2019-05-08,,Idleb,,,,Agency,\n"
    + "e3,2019-05-32,,Idleb,,,1,Agency,\n"
)
TOTALS = "indicator,figure,as_of,source\nkilled,about 40,2019-05-12,Agency\n"
FACILITIES = "facility_id,name,aliases\nf1,Hospital,The hospital\n"
GAZETTEER = "adm1_name,adm1_pcode\nIdleb,SY07\nHama,SY05\n"
ALIASES = "name,pcode\nEdlib,SY07\n"
PLACES = '\n[places]\ngazetteer = "areas.csv"\naliases = "aliases.csv"\n'


@pytest.fixture
def config(tmp_path, monkeypatch):
    monkeypatch.setattr(cache, "WORTHWHILE", 0)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv(cache.OFF, raising=False)
    files = {"events.csv": EVENTS, "totals.csv": TOTALS, "facilities.csv": FACILITIES}
    text = config_for(*files, more=PLACES)
    return workspace(
        tmp_path / "w", {**files, "areas.csv": GAZETTEER, "aliases.csv": ALIASES}, text
    )


def entries(tmp_path):
    return sorted((tmp_path / "cache" / "sitrep").glob("*"))


def stages(config):
    """The inputs, and whether they were cleaned or found."""
    told = []
    return pipeline.gather(config, told.append), "cleaning" in told


def same(one, other):
    for field in fields(one.cleaned):
        ours, theirs = (getattr(each.cleaned, field.name) for each in (one, other))
        if isinstance(ours, pd.DataFrame):
            pd.testing.assert_frame_equal(ours, theirs, check_categorical=True)
        else:
            assert ours == theirs, field.name
    assert one.config == other.config
    assert one.problems == other.problems
    for ours, theirs in zip(one.tables, other.tables, strict=True):
        names = [f.name for f in fields(ours) if f.name != "frame"]
        assert [getattr(ours, n) for n in names] == [getattr(theirs, n) for n in names]


def test_the_second_time_nothing_is_cleaned_and_all_is_the_same(config, tmp_path):
    first, cleaned = stages(config)
    second, again = stages(config)
    assert (cleaned, again) == (True, False)
    assert len(entries(tmp_path)) == 1
    assert len(first.cleaned.accounts) == 3
    assert len(first.problems) > 1
    same(first, second)


def test_the_report_is_byte_for_byte_the_same(config, tmp_path):
    def report(name):
        request = pipeline.Request(
            config,
            dt.date(2019, 5, 14),
            "2019-W19",
            tmp_path / name,
            formats=("md",),
            keep_going=True,
        )
        built = pipeline.build(request)
        return {p.name: p.read_bytes() for p in built.folder.rglob("*") if p.is_file()}

    fresh, kept = report("one"), report("two")
    assert "report.json" in fresh
    assert fresh == kept


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("events.csv", "at least 2", "at least 3"),
        ("totals.csv", "about 40", "about 41"),
        ("areas.csv", "SY05", "SY06"),
        ("aliases.csv", "Edlib", "Adleb"),
        ("config.toml", '"Test"', '"Text"'),
    ],
)
def test_one_changed_letter_in_any_input_is_read_afresh(config, name, old, new):
    stages(config)
    path = config.parent / name
    before = path.stat()
    path.write_text(path.read_text().replace(old, new))
    # Neither size nor date shows it: the content does.
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert stages(config)[1]


def test_other_code_or_libraries_read_afresh(config, monkeypatch):
    stages(config)
    monkeypatch.setattr(cache, "_version", lambda name: "another")
    assert stages(config)[1]
    monkeypatch.setattr(cache, "_code", lambda: "another")
    assert stages(config)[1]


@pytest.mark.parametrize("cut", [0, 1, 100, -1])
def test_a_damaged_entry_is_read_afresh_and_replaced(config, tmp_path, cut):
    first, _ = stages(config)
    (entry,) = entries(tmp_path)
    entry.write_bytes(entry.read_bytes()[:cut])
    again, cleaned = stages(config)
    assert cleaned
    same(first, again)
    assert not stages(config)[1]


def test_an_entry_with_a_changed_byte_is_not_used(config, tmp_path):
    stages(config)
    (entry,) = entries(tmp_path)
    content = bytearray(entry.read_bytes())
    place = content.index(b"Agency")
    content[place] ^= 1
    entry.write_bytes(content)
    assert stages(config)[1]


def test_a_pickle_in_an_entry_is_never_loaded(config, tmp_path):
    import numpy as np

    class Trap:
        def __reduce__(self):
            return os.mkdir, (str(tmp_path / "sprung"),)

    stages(config)
    (entry,) = entries(tmp_path)
    with entry.open("wb") as stream:
        np.savez(stream, json=np.array([Trap()], dtype=object))
    assert stages(config)[1]
    assert not (tmp_path / "sprung").exists()


def test_entries_are_their_owners_alone(config, tmp_path):
    stages(config)
    (entry,) = entries(tmp_path)
    assert entry.stat().st_mode & 0o777 == 0o600
    assert entry.parent.stat().st_mode & 0o777 == 0o700


def test_a_folder_open_to_others_or_behind_a_link_is_not_used(config, tmp_path):
    folder = tmp_path / "cache" / "sitrep"
    folder.mkdir(parents=True)
    folder.chmod(0o755)
    stages(config)
    assert entries(tmp_path) == []
    folder.rmdir()
    (tmp_path / "elsewhere").mkdir(mode=0o700)
    folder.symlink_to(tmp_path / "elsewhere")
    stages(config)
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_what_another_user_owns_is_not_used(config, tmp_path, monkeypatch):
    stages(config)
    owner = os.geteuid()
    monkeypatch.setattr(cache.os, "geteuid", lambda: owner + 1)
    assert stages(config)[1]


def test_an_entry_that_is_a_link_is_not_followed(config, tmp_path):
    stages(config)
    (entry,) = entries(tmp_path)
    entry.rename(tmp_path / "moved")
    entry.symlink_to(tmp_path / "moved")
    assert stages(config)[1]


def test_a_folder_that_can_not_be_made_stops_nothing(config, tmp_path, monkeypatch):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert stages(config)[1]
    assert stages(config)[1]


def test_a_disk_that_is_full_leaves_no_part_of_an_entry(config, tmp_path, monkeypatch):
    def full(*paths):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(cache.os, "replace", full)
    assert stages(config)[1]
    assert entries(tmp_path) == []


def test_a_file_that_changes_while_it_is_read_is_not_kept(config, tmp_path, monkeypatch):
    clean = cleaning.clean

    def slowly(*given):
        with (config.parent / "events.csv").open("a") as stream:
            stream.write("e9,2019-05-06,,Hass,,,1,Agency,\n")
        return clean(*given)

    monkeypatch.setattr(cleaning, "clean", slowly)
    stages(config)
    assert entries(tmp_path) == []


def test_it_is_turned_off_by_the_environment(config, tmp_path, monkeypatch):
    monkeypatch.setenv(cache.OFF, "1")
    stages(config)
    assert not (tmp_path / "cache").exists()


def test_small_inputs_are_not_kept(config, tmp_path, monkeypatch):
    monkeypatch.setattr(cache, "WORTHWHILE", 4_000_000)
    stages(config)
    assert not (tmp_path / "cache").exists()


def test_what_is_too_much_or_old_is_removed_the_least_used_first(config, tmp_path, monkeypatch):
    monkeypatch.setattr(cache, "ENTRIES", 2)
    for number in range(4):
        (config.parent / "totals.csv").write_text(TOTALS.replace("40", f"4{number}"))
        stages(config)
        for entry in entries(tmp_path):
            os.utime(entry, ns=(0, entry.stat().st_mtime_ns - 10**9))
    assert len(entries(tmp_path)) == 2
    assert not stages(config)[1]
    for entry in entries(tmp_path):
        os.utime(entry, (0, entry.stat().st_mtime - 40 * 86_400))
    (config.parent / "totals.csv").write_text(TOTALS)
    stages(config)
    assert len(entries(tmp_path)) == 1


def test_two_builds_at_once_leave_one_whole_entry(config, tmp_path):
    program = (
        "import sys, pathlib\n"
        "from sitrep import cache, pipeline\n"
        "cache.WORTHWHILE = 0\n"
        "for _ in range(6):\n"
        "    inputs = pipeline.gather(pathlib.Path(sys.argv[1]))\n"
        "    assert len(inputs.cleaned.accounts) == 3\n"
        "    for entry in pathlib.Path(sys.argv[2]).glob('*.npz'):\n"
        "        entry.unlink(missing_ok=True)\n"
        "pipeline.gather(pathlib.Path(sys.argv[1]))\n"
    )
    folder = tmp_path / "cache" / "sitrep"
    command = [sys.executable, "-W", "error", "-c", program, str(config), str(folder)]
    both = [subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE) for _ in range(2)]
    for each in both:
        _, complaints = each.communicate(timeout=120)
        assert each.returncode == 0, complaints.decode()
    stages(config)
    assert [p.suffix for p in entries(tmp_path)] == [".npz"]
    assert not stages(config)[1]

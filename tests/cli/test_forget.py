"""``sitrep forget`` as a person meets it: what it empties, what it keeps, what it says."""

import datetime as dt
import gzip
import json
import os
import stat
import tomllib
from functools import partial
from itertools import product

import pytest
from samples.command import failing, sitrep
from samples.workspaces import config_for, contents, workspace

from sitrep.model.request import Request
from sitrep.outputs.report_json import as_json
from sitrep.pipeline import composed, gather, summary_of

HEADER = (
    "event_id,date_start,reported_on,admin1,admin2,place,latitude,longitude,killed,event_type,"
    "facility_id,facility_name,facility_type,actor,source,source_url,sensitivity,description,"
    "Victim\n"
)
E1 = (
    "e1,2019-05-06,2019-05-07,Idlib,Ariha,Tokenplace1,35.5,36.5,2,shelling,,,,Tokenactor1,A,"
    'http://token.example/1,,"Tokentext1, near\nthe ""old"" market",Tokenname1\n'
)
E2 = (
    "e2,2019-05-07,2019-05-08,Idlib,Ariha,Tokenplace2,35.6,36.6,5,airstrike,f1,Tokenclinic2,"
    "hospital,Tokenactor2,A,http://token.example/2,internal,Tokentext2,Tokenname2\n"
)
E3 = (
    "e3,2019-05-14,2019-05-15,Hama,Madiq,Tokenplace3,35.4,36.4,7,shelling,,,,Tokenactor3,B,,,"
    "Tokentext3,Tokenname3\n"
)
KEPT = "data/previous/log.2019-05-14.csv"
WHY = ("--reason", "the family asked", "--yes")
ALONE = '[report]\ntitle = "Test"\nformats = ["md"]\neditions = ["public", "internal"]\n'


@pytest.fixture(autouse=True)
def cache(tmp_path, monkeypatch):
    """A cache of the test's own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "sitrep"


@pytest.fixture
def log(tmp_path):
    """A log with e1 and e3; the export before it, which is kept, had e1 and e2."""
    folder = tmp_path / "w"
    files = {"data/log.csv": HEADER + E1 + E3, KEPT: HEADER + E1 + E2}
    workspace(folder, files, f'{ALONE}[[source]]\npath = "data/log.csv"\n')
    return folder


def figures(folder, *periods):
    """The figures of report.json, by period and edition; no charts are drawn for it."""
    config = folder / "config.toml"
    inputs, found = gather(config), {}
    for period, edition in product(periods, ("public", "internal")):
        request = Request(config, dt.date(2019, 5, 20), period, edition=edition)
        counted, _, _ = summary_of(inputs, request)
        report = composed(counted, inputs, request, lambda *given, **named: ()).report
        found[period, edition] = json.loads(as_json(report))["figures"]
    return found


def test_an_event_loses_its_texts_and_keeps_its_figures(log):
    before = figures(log, "2019-W19", "2019-W20")
    assert before["2019-W19", "public"]["killed"]["best"] == 7  # e1's 2 and e2's 5
    run = sitrep("forget", "e2", *WHY, cwd=log)
    assert run.returncode == 0, run.stderr
    assert (log / KEPT).read_text() == HEADER + E1 + (
        "e2,2019-05-07,2019-05-08,Idlib,Ariha,,,,5,airstrike,f1,,hospital,,A,,internal,,\n"
    )
    assert (log / "data/log.csv").read_text() == HEADER + E1 + E3
    assert figures(log, "2019-W19", "2019-W20") == before


def test_a_row_that_is_in_both_files_is_the_same_row_after_it(log):
    before = figures(log, "2019-W19")
    sitrep("forget", "e1", *WHY, cwd=log)
    assert figures(log, "2019-W19") == before
    (log / "../new.csv").write_text(HEADER + E1 + E3)
    (log / "data/log.csv").write_bytes((log / KEPT).read_bytes())
    run = sitrep("update", "../new.csv", cwd=log)
    assert run.stdout.splitlines()[0] == "data/log.csv: 1 new, 1 changed, 1 gone"


def test_the_same_report_is_built_again_without_it(log):
    build = ("build", "2019-W19", "--edition", "public,internal")
    places = ("reports/2019-W19/public", "restricted/2019-W19/internal")
    said = []
    for _ in range(2):
        assert sitrep(*build, cwd=log).returncode == 0
        reports = [json.loads((log / place / "report.json").read_text()) for place in places]
        said.append([report["figures"] for report in reports])
        page = (log / places[1] / "sitrep.en.md").read_text()
        assert ("Tokentext2" in page) == (len(said) == 1)
        assert sitrep("forget", "e2", *WHY, cwd=log).returncode == 0
    assert said[0] == said[1]


def test_what_was_forgotten_is_written_down(log):
    sitrep("build", "2019-W19", cwd=log)
    sitrep("forget", "e2", *WHY, cwd=log)
    said = tomllib.loads((log / "forgotten.toml").read_text())["forgotten"]
    assert [(d["events"], d["reason"], d["cells"]) for d in said] == [
        (["e2"], "the family asked", 8)
    ]
    assert said[0]["files"] == [KEPT, "restricted/2019-W19/internal/"]
    assert str(said[0]["date"]) == "2019-05-14"
    assert "oken" not in (log / "forgotten.toml").read_text()
    sitrep("forget", "e1", *WHY, cwd=log)
    both = tomllib.loads((log / "forgotten.toml").read_text())["forgotten"]
    assert [d["events"] for d in both] == [["e2"], ["e1"]]


def test_no_file_but_the_log_holds_what_is_forgotten_and_then_not_even_that(log):
    for period in ("2019-W19", "2019-W20"):
        sitrep("build", period, cwd=log)
    sitrep("forget", "e1", *WHY, cwd=log)
    private = {
        name
        for name, content in contents(log).items()
        if b"Tokentext1" in content or b"Tokenname1" in content
    }
    assert private == {"data/log.csv"}
    assert (log / "restricted/2019-W20/internal/manifest.json").exists()
    sitrep("forget", "e1", *WHY, "--log", cwd=log)
    every = b"".join(c for n, c in contents(log).items() if not n.startswith("reports/"))
    for token in (b"Tokentext1", b"Tokenname1", b"Tokenplace1", b"Tokenactor1", b"token.example/1"):
        assert token not in every
    assert (log / "data/log.csv").read_text() == HEADER + (
        "e1,2019-05-06,2019-05-07,Idlib,Ariha,,,,2,shelling,,,,,A,,,,\n"
    ) + E3


def test_the_log_is_told_and_check_tells_it_until_it_is_empty(log):
    run = sitrep("forget", "e1", *WHY, cwd=log)
    told = "warning: data/log.csv:2: still holds 7 cells ("
    assert told in run.stderr
    assert "add --log to empty these cells there too, or do it by hand" in run.stderr
    check = sitrep("check", cwd=log)
    assert check.returncode == 0
    assert "warning: data/log.csv:2: holds 7 cells (" in check.stderr
    assert "of what was forgotten on 2019-05-14; run: sitrep forget e1 --reason … --log" in (
        check.stderr
    )
    assert sitrep("forget", "e1", *WHY, "--log", cwd=log).returncode == 0
    assert "forgotten" not in sitrep("check", cwd=log).stderr


def test_a_later_export_that_brings_it_back_is_told(log):
    sitrep("forget", "e2", *WHY, cwd=log)
    assert "forgotten" not in sitrep("check", cwd=log).stderr
    (log / "../new.csv").write_text(HEADER + E3 + E2)
    sitrep("update", "../new.csv", cwd=log)
    told = sitrep("check", cwd=log).stderr
    assert "warning: data/log.csv:3: holds 8 cells" in told
    assert "of what was forgotten on 2019-05-14" in told


def test_a_dry_run_lists_each_file_and_writes_nothing(log):
    sitrep("build", "2019-W19", cwd=log)
    before = contents(log)
    run = sitrep("forget", "e1", "e2", "--dry-run", cwd=log)
    assert run.returncode == 0, run.stderr
    lines = run.stdout.splitlines()
    assert lines[0] == (
        f"{KEPT}: 15 cells (Victim, actor, description, facility_name, latitude, longitude, "
        "place, source_url; lines 2, 4)"
    )
    assert lines[1] == (
        "restricted/2019-W19/internal/: goes; sitrep build 2019-W19 --edition internal makes it "
        "again"
    )
    assert lines[-1] == "Nothing was written: --dry-run."
    assert contents(log) == before


def test_a_facility_is_forgotten_by_its_id_or_name_with_its_events(log):
    registry = "facility_id,name,aliases,facility_type,note\nf1,Tokenclinic2,Tokenalias,hospital,\n"
    (log / "data/facilities.csv").write_text(registry)
    config = (log / "config.toml").read_text()
    (log / "config.toml").write_text(f'{config}[[source]]\npath = "data/facilities.csv"\n')
    before = figures(log, "2019-W19")
    run = sitrep("forget", "token-alias", *WHY, cwd=log)
    assert run.returncode == 1
    assert 'did you mean "Tokenclinic2"?' in run.stderr
    assert sitrep("forget", "tokenALIAS", *WHY, cwd=log).returncode == 0
    assert "Token" not in (log / KEPT).read_text().splitlines()[-1]
    said = tomllib.loads((log / "forgotten.toml").read_text())["forgotten"][0]
    assert said["facilities"] == ["f1"]
    assert figures(log, "2019-W19") == before
    assert "data/facilities.csv:2: holds 2 cells (aliases, name; line 2)" in (
        sitrep("check", cwd=log).stderr
    )
    sitrep("forget", "f1", *WHY, "--log", cwd=log)
    assert (log / "data/facilities.csv").read_text().endswith("\nf1,health facility 1,,hospital,\n")
    assert figures(log, "2019-W19") == before


def test_a_facility_without_an_id_keeps_a_word_that_names_nobody(log):
    """Its name is all that tells it from another one: two attacks, two facilities."""
    bare = E2.replace(",f1,", ",,").replace("Tokenclinic2,hospital", "Tokenclinic2,")
    other = bare.replace("e2,", "e4,").replace("Tokenclinic2", "Other clinic")
    (log / KEPT).write_text(HEADER + bare + other)
    before = figures(log, "2019-W19")
    assert before["2019-W19", "internal"]["facilities_affected"]["best"] == 2
    run = sitrep("forget", "Tokenclinic2", "Other clinic", *WHY, cwd=log)
    assert run.returncode == 0, run.stderr
    rows = (log / KEPT).read_text().splitlines()[1:]
    assert [row.split(",")[11] for row in rows] == ["health facility 1", "health facility 2"]
    said = tomllib.loads((log / "forgotten.toml").read_text())["forgotten"][0]
    assert said["events"] == ["e2", "e4"]
    assert figures(log, "2019-W19") == before
    assert "forgotten" not in sitrep("check", cwd=log).stderr


def test_a_name_by_which_a_facility_is_counted_once_stays_and_is_told(log):
    bare = E2.replace(",f1,", ",,")
    again = bare.replace("e2,", "e4,").replace("2019-05-07,2019-05-08", "2019-05-08,2019-05-09")
    (log / KEPT).write_text(HEADER + bare)
    (log / "data/log.csv").write_text(HEADER + again)
    before = figures(log, "2019-W19")
    assert before["2019-W19", "internal"]["facilities_affected"]["best"] == 1
    run = sitrep("forget", "e2", *WHY, cwd=log)
    assert f"warning: {KEPT}:2: keeps 1 cell (facility_name; line 2)" in run.stderr
    assert "a facility needs an id" in run.stderr
    assert (log / KEPT).read_text() == HEADER + (
        "e2,2019-05-07,2019-05-08,Idlib,Ariha,,,,5,airstrike,,Tokenclinic2,hospital,,A,,"
        "internal,,\n"
    )
    assert figures(log, "2019-W19") == before
    assert "forgotten" not in sitrep("check", cwd=log).stderr


def test_all_before_a_day_goes_by_the_last_day_of_an_event(log):
    late = E1.replace("2019-05-06,2019-05-07", "2019-05-08,2019-05-09").replace(",A,", ",B,")
    (log / KEPT).write_text(HEADER + E1 + E2 + late)
    for period in ("2019-W19", "2019-W20"):
        sitrep("build", period, cwd=log)
    run = sitrep("forget", "--before", "2019-05-08", *WHY, cwd=log)
    assert run.returncode == 0, run.stderr
    rows = (log / KEPT).read_text()
    assert "Tokentext2" not in rows
    assert rows.count("Tokentext1") == 2
    assert not (log / "restricted/2019-W19").exists()
    assert (log / "restricted/2019-W20/internal/report.json").exists()
    said = tomllib.loads((log / "forgotten.toml").read_text())["forgotten"][0]
    assert str(said["before"]) == "2019-05-08"


def test_totals_before_a_day_lose_their_notes(log):
    totals = (
        "total_id,indicator,figure,since,as_of,area,source,note\n"
        "t1,killed,more than 150,2019-04-29,2019-05-06,Idlib,A,Tokennote1\n"
        "t2,killed,more than 160,2019-04-29,2019-05-20,Idlib,A,Tokennote2\n"
    )
    (log / "data/totals.csv").write_text(totals)
    config = (log / "config.toml").read_text()
    (log / "config.toml").write_text(f'{config}[[source]]\npath = "data/totals.csv"\n')
    before = figures(log, "2019-W19", "2019-W21")
    run = sitrep("forget", "--before", "2019-05-07", *WHY, "--log", cwd=log)
    assert run.returncode == 0, run.stderr
    assert (log / "data/totals.csv").read_text() == totals.replace("Tokennote1", "")
    assert figures(log, "2019-W19", "2019-W21") == before


def test_a_linked_event_goes_with_the_one_it_is(log):
    (log / "data/links.csv").write_text("event_id,same_as,note\ne3,e1,Tokenlink\n")
    config = (log / "config.toml").read_text()
    (log / "config.toml").write_text(f'{config}[[source]]\npath = "data/links.csv"\n')
    sitrep("forget", "e1", *WHY, "--log", cwd=log)
    assert "oken" not in (log / "data/log.csv").read_text()
    assert (log / "data/links.csv").read_text() == "event_id,same_as,note\ne3,e1,\n"


# --- mistakes -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["e22"], 1, '"e22" is no event and no facility of your files; did you mean "e2"?'),
        (["--before", "2019-13-01"], 2, '"2019-13-01" is not a date; write it like 2025-01-01'),
        (["e1", "--before", "2019-05-01"], 2, "or say --before, not both"),
        ([], 2, "Say what to forget"),
        (["--before", "2019-01-01"], 1, "there is nothing to forget: no row is dated before"),
    ],
)
def test_a_mistake_is_told_and_nothing_is_written(log, words, code, said):
    before = contents(log)
    run = sitrep("forget", *words, *WHY, cwd=log)
    assert run.returncode == code
    assert said in run.stderr
    assert contents(log) == before


def test_it_needs_a_reason_and_somebody_who_says_yes(log):
    before = contents(log)
    assert "--reason" in sitrep("forget", "e2", "--yes", cwd=log).stderr
    asked = sitrep("forget", "e2", "--reason", "x", cwd=log)
    assert asked.returncode == 2
    assert "add --yes, since nobody can be asked here" in asked.stderr
    assert contents(log) == before


def test_what_is_forgotten_already_is_no_mistake(log):
    sitrep("forget", "e2", *WHY, cwd=log)
    before = contents(log)
    again = sitrep("forget", "e2", *WHY, cwd=log)
    assert (again.returncode, again.stdout) == (0, "Nothing else is left to forget.\n")
    assert contents(log) == before


def test_a_list_of_what_was_forgotten_that_is_no_file_is_a_problem(log):
    os.mkfifo(log / "forgotten.toml")
    run = sitrep("forget", "e2", *WHY, cwd=log)
    assert run.returncode == 1
    assert "forgotten.toml: is not a file" in run.stderr


def test_a_reason_that_is_no_text_is_refused(log):
    before = contents(log)
    run = sitrep("forget", "e2", "--reason", "\udcff", "--yes", cwd=log)
    assert run.returncode == 2
    assert "the reason is not in UTF-8" in run.stderr
    assert contents(log) == before


def test_a_broken_list_of_what_was_forgotten_is_a_problem_with_its_line(log):
    (log / "forgotten.toml").write_text('[[forgotten]]\ndate = 2019-05-01\nreson = "x"\n')
    run = sitrep("forget", "e2", *WHY, cwd=log)
    assert run.returncode == 1
    assert (
        'forgotten.toml:3: forgotten.1.reson: is not a key of [forgotten]; did you mean "reason'
        in (run.stderr)
    )
    assert "forgotten.toml:3" in sitrep("check", cwd=log).stderr


# --- what others left there -----------------------------------------------------------------


def test_a_kept_export_that_sitrep_cannot_write_stops_it_before_anything_is_done(log):
    config = f'{ALONE}[[source]]\npath = "data/log.csv"\n[[source]]\npath = "data/rows.json"\n'
    (log / "config.toml").write_text(config)
    rows = [{"event_id": "j1", "date_start": "2019-05-06", "killed": "1", "description": "Token"}]
    (log / "data/rows.json").write_text(json.dumps([{**rows[0], "event_id": "j2", "killed": "4"}]))
    (log / "data/previous/rows.2019-05-14.json").write_text(json.dumps(rows))
    before = contents(log)
    run = sitrep("forget", "e2", "j1", *WHY, cwd=log)
    assert run.returncode == 1
    assert "data/previous/rows.2019-05-14.json:1: holds 1 cell (description; line 1)" in run.stderr
    assert "empty these cells by hand and save it, or remove the file" in run.stderr
    assert contents(log) == before
    (log / "data/previous/rows.2019-05-14.json").write_text(
        json.dumps([{**rows[0], "description": ""}])
    )
    assert sitrep("forget", "e2", "j1", *WHY, cwd=log).returncode == 0


def test_of_a_kept_export_that_sitrep_cannot_write_only_what_no_figure_needs_must_go(tmp_path):
    one = {
        "event_id_cnty": "SYR1",
        "event_date": "2019-05-06",
        "event_type": "Explosions/Remote violence",
        "sub_event_type": "Air/drone strike",
        "actor1": "Army",
        "fatalities": "3",
        "admin1": "Idleb",
        "notes": "Tokentext",
    }
    other = {**one, "event_id_cnty": "SYR2", "event_date": "2019-05-07"}
    folder = tmp_path / "w"
    files = {"log.json": json.dumps([other]), "previous/log.2019-05-14.json": json.dumps([one])}
    workspace(folder, files, config_for("log.json"))
    run = sitrep("forget", "SYR1", *WHY, cwd=folder)
    assert run.returncode == 1
    assert "previous/log.2019-05-14.json:1: holds 2 cells (actor1, notes; line 1)" in run.stderr
    emptied = json.dumps([{**one, "actor1": "", "notes": ""}])
    (folder / "previous/log.2019-05-14.json").write_text(emptied)
    assert sitrep("forget", "SYR1", *WHY, cwd=folder).returncode == 0
    assert "forgotten" not in sitrep("check", cwd=folder).stderr


def test_links_and_pipes_in_previous_are_not_followed(log, tmp_path):
    outside = tmp_path / "outside.csv"
    outside.write_text(HEADER + E2)
    (log / "data/previous/log.2019-05-13.csv").symlink_to(outside)
    run = sitrep("forget", "e2", *WHY, cwd=log)
    assert run.returncode == 0
    assert "data/previous/log.2019-05-13.csv: is read as an export of no source" in run.stderr
    assert outside.read_text() == HEADER + E2
    os.mkfifo(log / "data/previous/log.2019-05-12.csv")
    pipe = sitrep("forget", "e1", *WHY, cwd=log)
    assert pipe.returncode == 1
    assert "log.2019-05-12.csv: is a device or a pipe" in pipe.stderr


def test_only_reports_that_sitrep_made_are_removed_and_no_link_is_followed(log, tmp_path):
    sitrep("build", "2019-W19", cwd=log)
    own = log / "restricted/2019-W19/internal"
    (own / "my notes.txt").write_text("mine")
    (log / "restricted/2019-W18/internal").mkdir(parents=True)
    (log / "restricted/2019-W18/internal/a.txt").write_text("mine")
    (tmp_path / "elsewhere/internal").mkdir(parents=True)
    manifest = (own / "manifest.json").read_bytes()
    (tmp_path / "elsewhere/internal/manifest.json").write_bytes(manifest)
    (log / "restricted/2019-W19.flash").symlink_to(tmp_path / "elsewhere")
    run = sitrep("forget", "e2", *WHY, cwd=log)
    assert run.returncode == 0, run.stderr
    left = [n for n in contents(log) if n.startswith("restricted/") and ".flash" not in n]
    assert left == [
        "restricted/.gitignore",
        "restricted/2019-W18/internal/a.txt",
        "restricted/2019-W19/internal/my notes.txt",
    ]
    assert "restricted/2019-W19/internal/my notes.txt: stands in a report that was removed" in (
        run.stderr
    )
    assert (tmp_path / "elsewhere/internal/manifest.json").read_bytes() == manifest


def test_a_bundle_that_may_hold_it_is_told_and_stays(log):
    for name, text in (("w-public", "Tokenclinic2 was hit"), ("x-public", "nothing")):
        (log / "bundles" / name).mkdir(parents=True)
        (log / "bundles" / name / "sitrep.en.md").write_text(text)
    (log / "bundles/sitrep-2019-W19-internal").mkdir()
    (log / "bundles/a.zip").write_bytes(b"")
    before = contents(log / "bundles")
    run = sitrep("forget", "f1", *WHY, cwd=log)
    told = [li for li in run.stderr.splitlines() if "a bundle is a copy, which stays" in li]
    assert [line.split(": ")[1] for line in told] == [
        "bundles/a.zip",
        "bundles/sitrep-2019-W19-internal",
        "bundles/w-public",
    ]
    assert contents(log / "bundles") == before


def test_a_public_report_that_names_the_facility_is_told_and_stays(log):
    named = E2.replace(",internal,", ",public,").replace("Tokenclinic2", "Thorn Hospital")
    (log / KEPT).write_text(HEADER + E1 + named)
    sitrep("build", "2019-W19", cwd=log)
    run = sitrep("forget", "f1", *WHY, cwd=log)
    assert "warning: reports/2019-W19/public/: names a facility that is forgotten" in run.stderr
    assert (log / "reports/2019-W19/public/sitrep.en.md").exists()


def test_the_cache_of_tables_is_emptied_and_that_of_maps_stays(log, cache):
    cache.mkdir(parents=True, mode=0o700)
    for name in ("a.npz", "b.map.npz", "c.tmp"):
        (cache / name).write_bytes(b"")
    run = sitrep("forget", "e2", *WHY, cwd=log)
    assert f"{cache}: 2 entries go" in run.stdout
    assert [path.name for path in cache.iterdir()] == ["b.map.npz"]


def test_the_file_is_as_closed_as_it_was(log):
    (log / KEPT).chmod(0o600)
    sitrep("forget", "e2", *WHY, cwd=log)
    assert stat.S_IMODE((log / KEPT).stat().st_mode) == 0o600


# --- when it is stopped ---------------------------------------------------------------------


def test_a_run_that_is_stopped_is_finished_by_the_next_one(log):
    other = "data/previous/log.2019-05-13.csv"
    (log / other).write_text(HEADER + E2)
    sitrep("build", "2019-W19", cwd=log)
    whole = {name: (log / name).read_bytes() for name in (KEPT, other)}
    stopped = partial(failing, "update.placing", "rewrite", KeyboardInterrupt())
    sitrep("forget", "e2", *WHY, cwd=log, first=stopped)
    assert {name: (log / name).read_bytes() for name in whole} == whole
    left = log / "data/previous/.update-x.tmp"
    left.write_text(E2)
    (log / ".forget-x/0").mkdir(parents=True)
    (log / ".forget-x/0/log.csv").write_text(E2)
    half = log / "restricted/2019-W19/.internal.old"
    half.mkdir()
    (half / "report.json").write_text(E2)
    run = sitrep("forget", "e2", *WHY, cwd=log)
    assert run.returncode == 0, run.stderr
    assert all(b"Tokentext2" not in content for content in contents(log).values())
    assert not left.exists()
    assert not (log / ".forget-x").exists()


def test_a_file_that_can_not_be_written_is_named_and_the_others_are_done(log):
    other = "data/previous/log.2019-05-13.csv"
    (log / other).write_text(HEADER + E2)
    full = partial(failing, "update.placing", "rewrite", OSError(28, "No space left on device"))
    run = sitrep("forget", "e2", *WHY, cwd=log, first=full)
    assert run.returncode == 1
    assert f"{KEPT}: can't be changed: No space left on device" in run.stderr
    assert "Not all is done: run the same command again." in run.stderr
    assert sitrep("forget", "e2", *WHY, cwd=log).returncode == 0
    assert b"Tokentext2" not in (log / KEPT).read_bytes()


# --- other files ----------------------------------------------------------------------------


def test_a_packed_export_with_semicolons_is_rewritten(tmp_path):
    rows = (HEADER + E1 + E2).replace("Tokentext1, near", "Tokentext1 near").replace(",", ";")
    present = HEADER.replace(",", ";") + E3.replace(",", ";")
    kept = "log.2019-05-14.csv.gz"
    files = {"log.csv.gz": gzip.compress(present.encode())}
    files[f"previous/{kept}"] = gzip.compress(rows.encode("utf-8"))
    workspace(tmp_path / "w", files, config_for("log.csv.gz"))
    run = sitrep("forget", "e1", *WHY, cwd=tmp_path / "w")
    assert run.returncode == 0, run.stderr
    made = gzip.decompress((tmp_path / "w/previous" / kept).read_bytes()).decode()
    assert made.splitlines()[1] == "e1;2019-05-06;2019-05-07;Idlib;Ariha;;;;2;shelling;;;;;A;;;;"
    assert made.splitlines()[2] == E2.strip().replace(",", ";")


def test_a_column_that_makes_another_one_stays_and_is_told(tmp_path):
    """ACLED's event type is made of its sub-event type, which no column of sitrep is."""
    header = (
        "event_id_cnty,event_date,time_precision,event_type,sub_event_type,actor1,country,admin1,"
        "admin2,location,latitude,longitude,notes,fatalities\n"
    )
    row = (
        "SYR1,6 May 2019,1,Explosions/Remote violence,Air/drone strike,Army,Syria,Idleb,Ariha,"
        "Tokenplace,35.5,36.5,Tokentext,3\n"
    )
    later = row.replace("SYR1", "SYR2").replace("6 May", "7 May")
    files = {"log.csv": header + later, "previous/log.2019-05-14.csv": header + row}
    workspace(tmp_path / "w", files, config_for("log.csv"))
    run = sitrep("forget", "SYR1", *WHY, cwd=tmp_path / "w")
    assert run.returncode == 0, run.stderr
    assert "keeps 1 cell (sub_event_type; line 2): a figure would change without" in run.stderr
    assert (tmp_path / "w/previous/log.2019-05-14.csv").read_text() == header + (
        "SYR1,6 May 2019,1,Explosions/Remote violence,Air/drone strike,,Syria,Idleb,Ariha,,,,,3\n"
    )
    assert "forgotten" not in sitrep("check", cwd=tmp_path / "w").stderr


def test_a_place_on_which_an_area_hangs_stays_in_its_row_alone(log):
    """The later account names a place and no area: it ends what the earlier one says of where."""
    later = E2.replace("2019-05-08,Idlib,Ariha", "2019-05-09,,").replace("Tokenplace2", "Other")
    (log / KEPT).write_text(HEADER + E2 + later)
    before = figures(log, "2019-W19")
    run = sitrep("forget", "e2", *WHY, cwd=log)
    assert f"warning: {KEPT}:3: keeps " in run.stderr
    assert "Tokenplace2" not in (log / KEPT).read_text()
    assert "Tokentext2" not in (log / KEPT).read_text()
    assert "Other" in (log / KEPT).read_text().splitlines()[2]
    assert figures(log, "2019-W19") == before


def test_each_person_of_a_register_is_forgotten(tmp_path):
    header = "event,date_start,admin1,name,what,sex\n"
    one = "e1,2019-05-06,Idlib,Tokenname1,killed,female\n"
    two = "e1,2019-05-06,Idlib,Tokenname2,killed,male\n"
    files = {
        "log.csv": header + "e2,2019-05-07,Idlib,Other,killed,male\n",
        "previous/log.2019-05-14.csv": header + one + two,
    }
    source = 'columns = {event_id = "event"}\ncount_rows = {outcome = "what", sex = "sex"}'
    workspace(tmp_path / "w", files, config_for("log.csv", source=source))
    run = sitrep("forget", "e1", *WHY, cwd=tmp_path / "w")
    assert run.returncode == 0, run.stderr
    made = (tmp_path / "w/previous/log.2019-05-14.csv").read_text()
    assert made == header + one.replace("Tokenname1", "") + two.replace("Tokenname2", "")
    assert "keeps" not in run.stderr


def test_a_report_goes_with_its_pack_of_charts(log):
    asked = ("--edition", "internal", "--format", "svg,txt")
    assert sitrep("charts", "2019-W19", *asked, cwd=log).returncode == 0
    assert (log / "restricted/2019-W19/internal/pack/index.html").exists()
    run = sitrep("forget", "e1", *WHY, cwd=log)
    assert run.returncode == 0, run.stderr
    assert "stands in a report" not in run.stderr
    assert not (log / "restricted/2019-W19").exists()

"""``sitrep update`` as a person meets it: what it says, what it writes, what it leaves."""

import datetime as dt
import json
import os

import pytest
from samples.command import sitrep
from samples.workspaces import config_for, contents, workspace

from sitrep.update import placing, update

HEADER = "event_id,date_start,reported_on,admin1,place,killed,source,description\n"
E1 = "e1,2019-05-06,2019-05-07,Idlib,Hass,2,A,market\n"
E2 = "e2,2019-05-07,2019-05-08,Idlib,Hass,5,A,school\n"
E3 = "e3,2019-05-08,2019-05-09,Hama,Madiq,7,B,road\n"
KEPT = "data/previous/log.2019-05-14.csv"


@pytest.fixture
def log(tmp_path):
    """A workspace whose log has e1 and e2, and next week's file beside it: e1 corrected, e3."""
    config = config_for("data/log.csv")
    workspace(tmp_path / "w", {"data/log.csv": HEADER + E1 + E2}, config)
    new = tmp_path / "log_week20.csv"
    new.write_text(HEADER + E1.replace(",2,A", ",4,A") + E3)
    return tmp_path / "w"


def killed(folder, *options):
    run = sitrep("build", "2019-W19", "--format", "md", *options, cwd=folder)
    assert run.returncode == 0, run.stderr
    report = json.loads((folder / "reports/2019-W19/public/report.json").read_text())
    return report["figures"]["killed"]["best"]


def says(folder, **keys):
    text = "\n".join(f'{key} = "{value}"' for key, value in keys.items())
    (folder / "config.toml").write_text(config_for("data/log.csv", source=text))


def test_a_dry_run_shows_what_would_change_and_writes_nothing(log):
    before = contents(log)
    run = sitrep("update", "../log_week20.csv", "--dry-run", cwd=log)
    assert run.returncode == 0, run.stderr
    assert run.stdout.splitlines()[0] == "data/log.csv: 1 new, 1 changed, 1 gone"
    assert '  changed: e1 (line 2); killed "2" → "4"' in run.stdout.splitlines()
    assert run.stdout.splitlines()[-1] == "Nothing was written: --dry-run."
    assert contents(log) == before


def test_an_update_keeps_the_file_before_and_puts_the_new_one_in_its_place(log):
    old, new = (log / "data/log.csv").read_bytes(), (log / "../log_week20.csv").read_bytes()
    run = sitrep("update", "../log_week20.csv", cwd=log)
    assert run.returncode == 0, run.stderr
    assert f"The earlier file is kept as {KEPT}." in run.stdout
    assert run.stdout.splitlines()[-1] == "Next: sitrep check, then sitrep build"
    assert (log / KEPT).read_bytes() == old
    assert (log / "data/log.csv").read_bytes() == new
    assert sorted(contents(log)) == ["config.toml", "data/log.csv", KEPT]
    again = sitrep("update", "../log_week20.csv", cwd=log)
    assert again.stdout == "data/log.csv: nothing changed.\n"


def test_a_gone_row_counts_unless_it_is_taken_as_withdrawn(log):
    assert killed(log) == 7  # 2 + 5
    sitrep("update", "../log_week20.csv", cwd=log)
    assert killed(log) == 16  # 4 + 7, and e2's 5
    page = (log / "reports/2019-W19/public/sitrep.en.md").read_text()
    assert "no longer has, and an earlier one had, still count" in page
    says(log, gone="withdrawn")
    assert killed(log) == 11  # 4 + 7
    page = (log / "reports/2019-W19/public/sitrep.en.md").read_text()
    assert "are taken as withdrawn and do not count" in page


def test_a_row_that_comes_back_counts_once_and_one_of_two_old_files_too(log):
    sitrep("update", "../log_week20.csv", cwd=log)
    (log / "../week21.csv").write_text(HEADER + E3)
    run = sitrep("update", "../week21.csv", cwd=log)
    assert run.stdout.splitlines()[0] == "data/log.csv: 0 new, 0 changed, 1 gone"
    assert (log / "data/previous/log.2019-05-14-2.csv").exists()
    assert killed(log) == 16  # e1 as it was last: 4; e2's 5; e3's 7
    (log / "../week22.csv").write_text(HEADER + E2 + E3)
    sitrep("update", "../week22.csv", cwd=log)
    assert killed(log) == 16


def test_a_row_that_is_not_asked_for_any_more_is_not_gone(log):
    text = 'where = {admin1 = "Idlib"}'
    (log / "config.toml").write_text(config_for("data/log.csv", source=text))
    (log / "../moved.csv").write_text(HEADER + E1 + E2.replace("Idlib", "Hama"))
    run = sitrep("update", "../moved.csv", cwd=log)
    assert run.returncode == 0, run.stderr
    assert killed(log) == 2


def test_without_ids_nothing_gone_counts_and_it_is_said(log):
    header = HEADER.removeprefix("event_id,")
    (log / "data/log.csv").write_text(header + (E1 + E2).replace("e1,", "").replace("e2,", ""))
    (log / "../new.csv").write_text(header + E1.replace("e1,", "").replace(",2,A", ",3,A"))
    run = sitrep("update", "../new.csv", cwd=log)
    assert run.returncode == 0, run.stderr
    assert "a changed row can't be told from a new one" in run.stdout
    assert killed(log) == 3
    says(log, gone="kept")
    refused = sitrep("check", cwd=log)
    assert refused.returncode == 1
    assert 'gone = "kept" would count a changed row twice' in refused.stderr


def test_its_remedies_add_to_the_tables_that_config_toml_has(tmp_path):
    columns = '[source.columns]\nkilled = "Dead"\n'
    head = "date_start,admin1,Dead,source,latitude\n"
    files = {"data/log.csv": head + "2019-05-06,Idlib,2,A,\n"}
    folder = tmp_path / "w"
    workspace(folder, files, config_for("data/log.csv", source=columns))
    (tmp_path / "new.csv").write_text(head + "2019-05-06,Idlib,3,A,35.5\n")
    run = sitrep("update", "../new.csv", "--dry-run", cwd=folder)
    assert run.returncode == 0, run.stderr
    # A second table of columns would be refused, so only the entry is named.
    assert 'name it in [[source]] under columns: longitude = "…"' in run.stderr
    assert 'Map the column of ids in [[source]] under columns: event_id = "…"' in run.stdout
    assert "columns = {" not in run.stderr + run.stdout
    # Without such a table, it is what to write.
    (folder / "config.toml").write_text(config_for("data/log.csv"))
    text = files["data/log.csv"].replace("Dead", "killed")
    (folder / "data/log.csv").write_text(text)
    (tmp_path / "new.csv").write_text(text.replace(",2,", ",3,"))
    run = sitrep("update", "../new.csv", "--dry-run", cwd=folder)
    assert 'Map the column of ids in [[source]]: columns = {event_id = "…"}' in run.stdout


def test_problems_of_the_new_file_have_remedies_that_fit_too(tmp_path):
    columns = '[source.columns]\nkilled = "Dead"\n'
    head = "event_id,date_start,admin1,Dead,source,wounded\n"
    files = {"data/log.csv": head + "e1,2019-05-06,Idlib,2,A,1\n"}
    folder = tmp_path / "w"
    workspace(folder, files, config_for("data/log.csv", source=columns))
    (tmp_path / "new.csv").write_text(head.replace("date_start", "what") + "e1,x,Idlib,3,A,1\n")
    update_run = sitrep("update", "../new.csv", cwd=folder)
    assert update_run.returncode == 1
    (folder / "data/log.csv").write_text((tmp_path / "new.csv").read_text())
    check_run = sitrep("check", cwd=folder)
    # Both say the same of the file, remedy included.
    said = [line.partition(": ")[2] for line in update_run.stderr.splitlines() if "new.csv" in line]
    assert said
    assert set(said) <= {line.partition(": ")[2] for line in check_run.stderr.splitlines()}


#: A table of each kind, and the same a week later: another number.
OTHER_TABLES = {
    "totals": (
        "indicator,unit,figure,since,as_of,source\nkilled,people,150,2019-04-29,2019-05-06,A\n",
        ("150,2019-04-29,2019-05-06", "170,2019-04-29,2019-05-13"),
        'changed: killed, people, 2019-04-29 (line 2); figure "150" → "170"; '
        'as_of "2019-05-06" → "2019-05-13"',
    ),
    "response": (
        "sector,indicator,area,reached,unit,as_of,source\nWASH,water,Idlib,900,people,2019-05-06,A\n",
        ("900", "950"),
        'changed: WASH, water, Idlib (line 2); reached "900" → "950"',
    ),
    "funding": (
        "plan,sector,requirement,received,currency,as_of,source\nHRP,WASH,900,80,USD,2019-05-06,A\n",
        (",80,", ",95,"),
        'changed: HRP, WASH (line 2); received "80" → "95"',
    ),
    "access": (
        "constraint,area,as_of,status,source\nhostilities,Idlib,2019-05-06,ongoing,A\n",
        ("ongoing", "eased"),
        'changed: hostilities, Idlib (line 2); status "ongoing" → "eased"',
    ),
}


@pytest.mark.parametrize("kind", OTHER_TABLES)
def test_a_row_of_another_table_without_ids_is_found_by_what_it_is_of(tmp_path, kind):
    text, (old, new), line = OTHER_TABLES[kind]
    source = f'table = "{kind}"'
    workspace(tmp_path / "w", {"data/t.csv": text}, config_for("data/t.csv", source=source))
    (tmp_path / "t.csv").write_text(text.replace(old, new))
    run = sitrep("update", "../t.csv", cwd=tmp_path / "w")
    assert run.returncode == 0, run.stderr
    assert run.stdout.splitlines()[:2] == ["data/t.csv: 0 new, 1 changed, 0 gone", f"  {line}"]


def test_a_file_with_problems_lists_them_all_and_changes_nothing(log):
    (log / "../bad.csv").write_text(
        HEADER + E1.replace(",2,A", ",many,A") + E3.replace("05-08", "13-08")
    )
    before = contents(log)
    run = sitrep("update", "../bad.csv", cwd=log)
    assert run.returncode == 1
    assert "../bad.csv:2: killed" in run.stderr
    assert "../bad.csv:3: date_start" in run.stderr
    assert contents(log) == before


def test_a_file_that_fits_two_sources_asks_which(tmp_path):
    files = {"a.csv": HEADER + E1, "b.csv": HEADER + E2}
    workspace(tmp_path / "w", files)
    (tmp_path / "new.csv").write_text(HEADER + E1 + E3)
    run = sitrep("update", "../new.csv", cwd=tmp_path / "w")
    assert run.returncode == 2
    assert '--source "a.csv" or --source "b.csv"' in run.stderr
    named = sitrep("update", "../new.csv", "--source", "a.csv", cwd=tmp_path / "w")
    assert named.stdout.splitlines()[0] == "a.csv: 1 new, 0 changed, 0 gone"


def test_a_kept_file_is_no_source_of_a_glob(log):
    sitrep("update", "../log_week20.csv", cwd=log)
    text = 'gone = "withdrawn"'
    (log / "config.toml").write_text(config_for("data/**/*.csv", source=text))
    assert killed(log) == 11


def test_a_file_saved_over_the_old_one_is_compared_with_the_one_kept_last(log):
    first = sitrep("update", "data/log.csv", cwd=log)
    assert "there is no earlier file to compare with" in first.stdout
    (log / "data/log.csv").write_text(HEADER + E1 + E2 + E3)
    run = sitrep("update", "data/log.csv", cwd=log)
    assert run.stdout.splitlines()[0] == "data/log.csv: 1 new, 0 changed, 0 gone"
    assert sorted(p.name for p in (log / "data/previous").iterdir()) == [
        "log.2019-05-14-2.csv",
        "log.2019-05-14.csv",
    ]


@pytest.mark.parametrize("name", ["nowhere.csv", "folder", "n" * 300, "pipe", "closed.csv"])
def test_what_is_no_file_that_can_be_read_is_a_problem(log, name):
    (log / "../folder").mkdir()
    os.mkfifo(log / "../pipe")
    (log / "../closed.csv").symlink_to("nowhere")
    before = contents(log)
    run = sitrep("update", f"../{name}", cwd=log)
    assert run.returncode == 1
    assert "nothing was written" in run.stderr
    assert "fault in sitrep" not in run.stderr
    assert contents(log) == before


def test_a_link_in_the_place_of_the_file_or_of_the_folder_is_left_alone(log, tmp_path):
    (log / "data/previous").symlink_to(tmp_path)
    run = sitrep("update", "../log_week20.csv", cwd=log)
    assert run.returncode == 1
    assert "data/previous: is not a folder of its own" in run.stderr
    (log / "data/log.csv").rename(tmp_path / "elsewhere.csv")
    (log / "data/log.csv").symlink_to(tmp_path / "elsewhere.csv")
    run = sitrep("update", "../log_week20.csv", cwd=log)
    assert "data/log.csv: is a link" in run.stderr
    assert (tmp_path / "elsewhere.csv").read_text() == HEADER + E1 + E2


def test_another_kind_of_file_is_refused(log):
    (log / "../new.json").write_text("[]")
    run = sitrep("update", "../new.json", cwd=log)
    assert run.returncode == 1
    assert "is no .csv file, as data/log.csv is" in run.stderr


def test_an_update_that_is_cut_off_leaves_the_old_file_in_its_place_and_kept(log, monkeypatch):
    old = (log / "data/log.csv").read_bytes()

    def cut_off(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(placing.os, "replace", cut_off)
    days = (dt.date(2019, 5, 14), dt.date(2019, 5, 15))
    with pytest.raises(KeyboardInterrupt):
        update(log / "config.toml", log / "../log_week20.csv", "", days, False)
    assert sorted(contents(log)) == ["config.toml", "data/log.csv", KEPT]
    assert (log / "data/log.csv").read_bytes() == (log / KEPT).read_bytes() == old
    monkeypatch.undo()
    update(log / "config.toml", log / "../log_week20.csv", "", days, False)
    assert sorted(contents(log)) == ["config.toml", "data/log.csv", KEPT]

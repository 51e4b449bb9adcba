"""Where a log knows an event's district and no finer place, the report prints the district."""

import csv

import pytest
from samples.command import sitrep
from samples.workspaces import config_for, workspace

HEADER = "event_id,date_start,event_type,admin1,admin2,place,killed,source,sensitivity\n"
ROWS = (
    "e1,2019-05-07,shelling,Taizz,Al Mudhaffar,,3,SOHR,\n"
    "e2,2019-05-08,shelling,Taizz,Salah,Thabat,4,SOHR,\n"
    "e3,2019-05-09,airstrike,Hajjah,,,5,SOHR,\n"
    "e4,2019-05-10,airstrike,Marib,Sirwah,,6,SOHR,internal\n"
)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("districts")
    workspace(folder, {"events.csv": HEADER + ROWS}, config_for("events.csv"))
    run = sitrep("build", "2019-W19", "--format", "md", cwd=folder)
    assert run.returncode == 0, run.stderr
    return folder / "reports/2019-W19/public"


def test_a_key_event_names_the_finest_place_that_is_known(made):
    page = (made / "sitrep.en.md").read_text(encoding="utf-8")
    events = [line for line in page.splitlines() if line.startswith("- On ")]
    assert sorted(line.partition("killed ")[2] for line in events) == [
        "in Al Mudhaffar in Taizz (shelling).",
        "in Hajjah (airstrike).",
        "in Marib (airstrike).",
        "in Thabat in Taizz (shelling).",
    ]


def test_the_annex_has_the_district_and_none_of_a_restricted_row(made):
    with (made / "annex" / "events.csv").open(encoding="utf-8-sig", newline="") as stream:
        rows = {row["Area"] + row["people killed: best"]: row for row in csv.DictReader(stream)}
    assert {name: row["Place"] for name, row in rows.items()} == {
        "Taizz3": "Al Mudhaffar",
        "Taizz4": "Thabat",
        "Hajjah5": "",
        "Marib6": "",
    }
    assert not [p for p in made.rglob("*") if p.is_file() and b"Sirwah" in p.read_bytes()]

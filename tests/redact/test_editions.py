"""Three editions of one log: where they are, who may read them, and what each holds."""

import json
import stat

import pytest
from click.testing import CliRunner
from samples.command import sitrep
from samples.workspaces import config_for, workspace

from sitrep import pipeline
from sitrep.cli import main
from sitrep.config.editions import EditionTable
from sitrep.config.load import load
from sitrep.model.edition import EDITIONS, Edition, open_to
from sitrep.model.problem import SitrepError

HEADER = (
    "event_id,date_start,reported_on,event_type,admin1,admin2,place,killed,facility_id,"
    "facility_name,facility_type,actor,source,sensitivity,description\n"
)
ATTACK = (
    "a1,2026-03-03,2026-03-04,attack_on_health,North,Ridge,Alder,2,f1,Thorn Hospital,hospital,"
    "Army,Agency,,told by a nurse\n"
)
SHELLING = "s1,2026-03-04,2026-03-05,shelling,South,Vale,Birch,3,,,,Army,Agency,,told by a cook\n"
FOR_PARTNERS = "p1,2026-03-05,2026-03-06,shelling,South,Vale,Cedar,4,,,,Army,Agency,partner,\n"
INSIDE = "i1,2026-03-06,2026-03-07,shelling,South,Vale,Dogwood,5,,,,Army,Agency,internal,\n"
ROWS = HEADER + ATTACK + SHELLING + FOR_PARTNERS + INSIDE
ALL = "public,partner,internal"


def built(folder, *arguments, rows=ROWS, more="", report='title = "Test"'):
    workspace(folder, {"events.csv": rows}, config_for("events.csv", more=more, report=report))
    run = sitrep("build", "2026-W10", "--format", "md", *arguments, cwd=folder)
    assert run.returncode == 0, run.stderr
    return run


def page(folder, edition):
    home = folder / ("reports" if edition == "public" else "restricted")
    return (home / "2026-W10" / edition / "sitrep.en.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A workspace of which one build has made all editions."""
    folder = tmp_path_factory.mktemp("editions")
    built(folder, "--edition", ALL)
    return folder


def test_all_editions_are_of_one_reading_of_the_inputs(tmp_path, monkeypatch):
    config = workspace(tmp_path, {"events.csv": ROWS}, config_for("events.csv"))
    gather, read = pipeline.gather, []
    monkeypatch.setattr(
        pipeline, "gather", lambda path, *how: read.append(path) or gather(path, *how)
    )
    words = ["build", "2026-W10", "-c", str(config), "--format", "md", "--edition", ALL]
    assert CliRunner().invoke(main, words).exit_code == 0
    assert read == [config]
    assert {"Alder" in page(tmp_path, "public"), "Alder" in page(tmp_path, "internal")} == {
        False,
        True,
    }


def test_each_edition_prints_the_places_that_its_readers_may_see(folder):
    seen = {
        edition: [p for p in ("Alder", "Birch", "Cedar", "Dogwood") if p in page(folder, edition)]
        for edition in EDITIONS
    }
    assert seen == {
        # An attack on health care has no place finer than its district.
        "public": ["Birch"],
        "partner": ["Alder", "Birch", "Cedar"],
        "internal": ["Alder", "Birch", "Cedar", "Dogwood"],
    }
    assert "in Ridge in North (attack on health care" in page(folder, "public")


def test_every_edition_has_the_same_figures(folder):
    homes = {"public": "reports", "partner": "restricted", "internal": "restricted"}
    figures = [
        json.loads((folder / home / "2026-W10" / name / "report.json").read_text())["figures"]
        for name, home in homes.items()
    ]
    assert figures[0]["killed"]["best"] == 2 + 3 + 4 + 5
    assert figures[0] == figures[1] == figures[2]


def test_the_page_says_whose_edition_it_is_and_that_places_are_given_by_district(folder):
    assert "Public edition" in page(folder, "public")
    assert "Partner edition: for partners, not to be published" in page(folder, "partner")
    assert "Internal edition: not to be shared" in page(folder, "internal")
    said = "The place of one attack on health care is given by district or area alone"
    assert said in page(folder, "public")
    assert "attack on health care is given" not in page(folder, "partner")


def test_attacks_of_other_weeks_are_not_among_those_whose_places_are_coarser(tmp_path):
    month = ATTACK.replace("a1,2026-03-03", "a2,2026-02-01").replace("f1,Thorn", "f2,Briar")
    rows = HEADER.replace("date_start", "date_start,date_precision") + "".join(
        line.replace(day, f"{day},{precision}")
        for line, day, precision in (
            (ATTACK, "2026-03-03", "day"),
            (month, "2026-02-01", "month"),
        )
    )
    built(tmp_path, rows=rows)
    assert "The place of one attack on health care is given" in page(tmp_path, "public")


def test_each_thing_that_an_edition_may_hold_is_a_key_of_config():
    assert set(EditionTable.model_fields) == set(Edition.__slots__) - {"name"}


def test_a_facility_is_named_for_partners_and_not_for_the_public(folder):
    named = [edition for edition in EDITIONS if "Thorn Hospital" in page(folder, edition)]
    assert named == ["partner", "internal"]


def test_descriptions_of_events_are_in_no_file_for_the_public_or_for_partners(folder):
    for home in (folder / "reports", folder / "restricted/2026-W10/partner"):
        for path in (p for p in home.rglob("*") if p.is_file()):
            assert b"told by a cook" not in path.read_bytes()


def test_restricted_folders_are_their_owner_s_alone_and_out_of_version_control(folder):
    closed = [folder / "restricted", folder / "restricted" / "2026-W10"]
    closed += [closed[-1] / "partner", closed[-1] / "internal"]
    assert [stat.S_IMODE(path.stat().st_mode) for path in closed] == [0o700] * 4
    assert (folder / "restricted" / ".gitignore").read_text() == "*\n"
    assert sorted(path.name for path in (folder / "reports" / "2026-W10").iterdir()) == ["public"]


def test_the_page_and_the_feed_of_all_reports_list_the_public_ones_alone(tmp_path):
    built(tmp_path, "--edition", "partner,internal")
    assert not (tmp_path / "reports").exists()
    built(tmp_path, "--edition", ALL)
    for name in ("index.html", "feed.atom"):
        text = (tmp_path / "reports" / name).read_text(encoding="utf-8")
        assert "2026-W10/public" in text
        assert "restricted" not in text
        assert "internal" not in text


def test_config_names_the_editions_that_a_build_makes(tmp_path):
    built(tmp_path, report='title = "Test"\neditions = ["public", "internal"]')
    assert page(tmp_path, "public")
    assert page(tmp_path, "internal")
    assert not (tmp_path / "restricted" / "2026-W10" / "partner").exists()


def test_config_says_what_an_edition_holds(tmp_path):
    more = (
        '\n[edition.public]\nhealth_places = "place"\n'
        '[edition.partner]\nplaces = "admin2"\nfacilities = false\nactors = false\n'
    )
    built(tmp_path, "--edition", "public,partner", more=more)
    assert "Alder" in page(tmp_path, "public")
    shown = page(tmp_path, "partner")
    assert [p for p in ("Alder", "Birch", "Cedar", "Thorn", "Army") if p in shown] == []
    assert "three people were reported killed in Vale in South." in shown
    assert "the event is recorded as shelling." in shown


def test_the_coarser_of_both_rules_holds_for_attacks_on_health_care(tmp_path):
    more = '\n[edition.public]\nplaces = "admin1"\nhealth_places = "place"\n'
    built(tmp_path, more=more)
    shown = page(tmp_path, "public")
    assert [p for p in ("Alder", "Birch", "Ridge", "Vale") if p in shown] == []


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ("[edition.publik]\ntext = true", "is not a key of [edition]"),
        ("[edition.public]\nplace = true", "is not a key of [edition.public]"),
        ('[edition.public]\nplaces = "street"', "is not one of the choices"),
        ('[edition.public]\ntext = "maybe"', "is neither true nor false"),
    ],
)
def test_what_no_edition_knows_is_a_problem_with_its_place(tmp_path, more, says):
    path = workspace(tmp_path, {"events.csv": ROWS}, config_for("events.csv", more=f"\n{more}\n"))
    with pytest.raises(SitrepError) as raised:
        load(path)
    (problem,) = raised.value.problems
    assert says in str(problem)
    assert problem.line


def test_a_text_of_an_edition_s_own_comes_before_the_one_for_all(tmp_path):
    (tmp_path / "narrative").mkdir()
    (tmp_path / "narrative" / "2026-W10.md").write_text("For everyone.\n")
    (tmp_path / "narrative" / "2026-W10.internal.md").write_text("For insiders.\n")
    built(tmp_path, "--edition", ALL)
    said = {edition: page(tmp_path, edition) for edition in EDITIONS}
    assert ["For everyone." in text for text in said.values()] == [True, True, False]
    assert ["For insiders." in text for text in said.values()] == [False, False, True]


def test_check_reads_the_text_of_each_edition_with_what_that_may_name(tmp_path):
    (tmp_path / "narrative").mkdir()
    (tmp_path / "narrative" / "2026-W10.internal.md").write_text("In all 99 people fled.\n")
    workspace(tmp_path, {"events.csv": ROWS}, config_for("events.csv"))
    run = sitrep("check", cwd=tmp_path)
    assert "narrative/2026-W10.internal.md:1" in run.stderr + run.stdout
    assert "is not named like a period" not in run.stderr + run.stdout


@pytest.mark.parametrize(
    ("edition", "shown"),
    [
        ("public", ("", "public")),
        ("partner", ("", "public", "partner")),
        (
            "internal",
            ("", "public", "partner", "internal", "restricted", "confidential", "sensitive"),
        ),
    ],
)
def test_each_edition_is_open_to_its_words_and_to_those_below(edition, shown):
    assert open_to(edition) == shown


TOTALS = (
    "total_id,indicator,figure,as_of,area,source\n"
    "OURTOTAL,displaced,30000,2026-03-06,North,Agency\n"
)


def with_totals(folder):
    (folder / "narrative").mkdir()
    (folder / "narrative" / "2026-W10.md").write_text("Displaced: {{ OURTOTAL | n }}.\n")
    files = {"our-events.csv": ROWS, "our-totals.csv": TOTALS}
    workspace(folder, files, config_for(*files))
    run = sitrep("build", "2026-W10", "--edition", ALL, cwd=folder)
    assert run.returncode == 0, run.stderr
    return folder


def test_public_and_partners_get_neutral_ids_and_names_of_files_and_insiders_the_log_s(tmp_path):
    with_totals(tmp_path)
    for edition, home in (("public", "reports"), ("partner", "restricted")):
        files = [p for p in (tmp_path / home / "2026-W10" / edition).rglob("*") if p.is_file()]
        data = b"".join(path.read_bytes() for path in files)
        assert b"total-1" in data
        assert b"input-1" in data
        for own in (b"OURTOTAL", b"our-events", b"2026-W10.md", b'"s1"', b"\ns1,"):
            assert own not in data, own
    internal = tmp_path / "restricted" / "2026-W10" / "internal"
    assert "our-events.csv" in (internal / "sitrep.en.md").read_text(encoding="utf-8")
    assert '"OURTOTAL"' in (internal / "report.json").read_text(encoding="utf-8")


def test_a_text_names_a_running_total_by_the_log_s_id_in_every_edition(tmp_path):
    with_totals(tmp_path)
    for edition in EDITIONS:
        assert "Displaced: 30,000." in page(tmp_path, edition)

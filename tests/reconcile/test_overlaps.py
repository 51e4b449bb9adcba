"""Of sources that record many of the same events one counts; the others stand beside it."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json

import pytest
from samples.command import sitrep
from samples.workspaces import DATA, config_for, workspace

from sitrep.model.problem import SitrepError, errors_in
from sitrep.model.request import Request
from sitrep.pipeline import gather, summary_of

#: Three attacks of which the two registers share the first; all in ISO week 2024-W10.
WHO = [("S1", "2024-03-04", "2", "1"), ("S2", "2024-03-05", "0", "4")]
INSECURITY = [("71", "2024-03-04", "1"), ("72", "2024-03-06", "3"), ("73", "2024-03-07", "1")]
ONCE = '[rules]\ncounts_once = ["who_ssa", "insecurity_insight"]\n'
OTHER_WAY = '[rules]\ncounts_once = ["insecurity_insight", "who_ssa"]\n'


def rewritten(name, rows):
    """Return a sample file's header with rows that hold only the cells given by column."""
    header = next(csv.reader(io.StringIO((DATA / name).read_text(encoding="utf-8"))))
    text = io.StringIO()
    writer = csv.DictWriter(text, header, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def who(rows=WHO):
    return rewritten(
        "who-ssa.csv",
        [
            {
                "Attack ID": i,
                "Attack Date": d,
                "Country / Territory": "Sylvania",
                "Certainty Level": "Confirmed",
                "Attack Type": "Assault (without weapons)",
                "Total Death": k,
                "Total Injured": n,
            }
            for i, d, k, n in rows
        ],
    )


def insecurity(rows=INSECURITY):
    return rewritten(
        "insecurity-insight-slice.csv",
        [
            {
                "SiND Event ID": i,
                "Date": d,
                "Country": "Sylvania",
                "Health Workers Killed": k,
                "Health Workers Injured": "0",
            }
            for i, d, k in rows
        ],
    )


def files(**more):
    return {"ssa.csv": who(), "ii.csv": insecurity(), **more}


def built(folder, rules=ONCE, given=None, *options):
    given = given or files()
    workspace(folder, given, config_for(*given, more=rules))
    result = sitrep("build", "2024-W10", "--format", "md", *options, cwd=folder)
    assert result.returncode == 0, result.stderr
    (out,) = (folder / "reports").glob("*/public")
    report = json.loads((out / "report.json").read_text(encoding="utf-8"))
    return report, (out / "sitrep.en.md").read_text(encoding="utf-8")


def number(report, name):
    return report["figures"][name]["best"]


def test_the_first_named_counts_and_the_other_is_shown_beside_it(tmp_path):
    report, page = built(tmp_path)
    # WHO: 2 attacks, 2 + 0 killed, 1 + 4 injured. Never 5 attacks.
    assert number(report, "attacks_on_health") == 2
    assert number(report, "killed") == 2
    assert number(report, "injured") == 5
    ((first, other),) = report["overlaps"]
    assert (first["source"], first["counts"], first["events"]) == ("WHO SSA", True, 2)
    assert (other["source"], other["counts"]) == ("Insecurity Insight", False)
    # Insecurity Insight: 3 attacks, 1 + 3 + 1 health workers killed.
    assert (other["events"], other["attacks"], other["shared"]) == (3, 3, 0)
    assert other["tallies"]["killed_health_workers"]["figure"]["best"] == 5
    assert other["window"] == {"start": "2024-03-04", "end": "2024-03-10"}
    assert "Only WHO SSA is counted; figures of" in page
    cells = [[c.strip() for c in row.strip("|").split("|")] for row in page.splitlines()]
    assert ["Events", "2", "3"] in cells
    assert ["Attacks on health care", "2", "3"] in cells
    assert ["Health workers killed", "—", "5"] in cells
    assert (
        "This report does not count three rows, of a source shown beside the one that counts"
        in page
    )


def test_a_flash_update_says_which_counts_and_report_json_what_the_other_states(tmp_path):
    report, page = built(tmp_path, ONCE, None, "--template", "flash")
    assert "Only WHO SSA is counted; figures of" in page
    assert [one["attacks"] for one in report["overlaps"][0]] == [2, 3]


def test_turned_round_the_other_one_counts(tmp_path):
    report, _ = built(tmp_path, OTHER_WAY)
    assert number(report, "attacks_on_health") == 3
    # Insecurity Insight states health workers alone: as many were killed at least.
    assert report["figures"]["killed"]["text"] == "at least 5"
    assert report["figures"]["killed"]["groups"]["health_workers"]["best"] == 5
    ((first, other),) = report["overlaps"]
    assert [first["source"], other["source"]] == ["Insecurity Insight", "WHO SSA"]
    assert other["tallies"]["injured"]["figure"]["best"] == 5


def test_an_attack_that_is_linked_counts_once_with_both_accounts(tmp_path):
    report, page = built(tmp_path, ONCE, files(**{"links.csv": "event_id,same_as\n71,S1\n"}))
    assert number(report, "attacks_on_health") == 2
    assert number(report, "killed") == 2
    # Of the health workers killed only the linked attack's one is in the counts.
    workers = report["figures"]["killed"]["groups"]["health_workers"]
    assert (workers["best"], workers["reported"], workers["of"]) == (1, 1, 2)
    assert report["overlaps"][0][1]["shared"] == 1
    assert report["overlaps"][0][1]["events"] == 3
    assert (
        "This report does not count two rows, of a source shown beside the one that counts" in page
    )
    assert {s["name"] for s in report["sources"]} == {"WHO SSA", "Insecurity Insight"}


def test_the_first_that_has_rows_counts_and_alone_it_overlaps_with_nothing(tmp_path):
    report, page = built(tmp_path, ONCE, files(**{"ssa.csv": who([])}))
    assert number(report, "attacks_on_health") == 3
    assert report["overlaps"] == []
    assert "Not counted" not in page


@pytest.mark.parametrize("names", [("ssa.csv", "ii.csv"), ("ii.csv", "ssa.csv")])
def test_sources_known_to_overlap_are_refused_until_config_says_which_counts(tmp_path, names):
    given = {name: files()[name] for name in names}
    inputs = gather(workspace(tmp_path, given, config_for(*given)))
    (problem,) = errors_in(inputs.problems)
    assert problem.path == names[1]
    assert f"records many of the same events as {names[0]}" in problem.reason
    assert 'counts_once = ["who_ssa", "insecurity_insight"]' in problem.hint


def test_with_keep_going_the_refused_one_is_named_and_never_added(tmp_path):
    report, page = built(tmp_path, "", None, "--keep-going")
    assert number(report, "attacks_on_health") == 2
    # The public edition names no file.
    said = "An input is left out: input 2 records many of the same events as another source."
    assert f"- {said}" in page


def test_ucdp_and_acled_overlap_too(tmp_path):
    given = {n: (DATA / n).read_bytes() for n in ("ucdp.csv", "acled-current.csv")}
    inputs = gather(workspace(tmp_path, given, config_for(*given)))
    assert "records many of the same events as ucdp.csv" in errors_in(inputs.problems)[0].reason
    rules = '[rules]\ncounts_once = [["ucdp", "acled"], ["who_ssa", "insecurity_insight"]]\n'
    inputs = gather(workspace(tmp_path, given, config_for(*given, more=rules)))
    found = {what: [[m.name for m in o] for o in held] for what, held in inputs.overlaps.items()}
    assert found == {"all": [["ucdp", "acled"]]}


def logs(rules):
    head = "event_id,date_start,source,killed\n"
    given = {"ours.csv": head + "a,2024-03-04,A,2\n", "theirs.csv": head + "b,2024-03-05,B,7\n"}
    sources = "".join(
        f'[[source]]\npath = "{path}"\nname = "{name}"\n'
        for path, name in zip(given, ("Our log", "Their log"), strict=True)
    )
    return given, f'[report]\ntitle = "T"\n[rules]\ncounts_once = {rules}\n{sources}'


def test_any_two_sources_can_be_declared_to_overlap_by_their_names(tmp_path):
    given, config = logs('["Our log", "Their log"]')
    workspace(tmp_path, given, config)
    assert sitrep("build", "2024-W10", "--format", "md", cwd=tmp_path).returncode == 0
    report = json.loads(next(tmp_path.glob("reports/*/public/report.json")).read_text())
    assert number(report, "killed") == 2
    assert report["overlaps"][0][1]["tallies"]["killed"]["figure"]["best"] == 7


@pytest.mark.parametrize(
    ("rules", "said"),
    [
        ('["Our log", "Their lok"]', '"Their lok" is neither a format nor the name'),
        ('["Our log"]', '"Our log" names no two sources'),
        ('[["Our log", "Their log"], ["Our log", "acled"]]', '"Our log" is in two lists'),
        ('[["Our log", "Their log"], ["canonical", "acled"]]', '"canonical" is in two lists'),
    ],
)
def test_a_wrong_list_is_a_problem_with_its_line(tmp_path, rules, said):
    path = workspace(tmp_path, *logs(rules))
    (problem,) = errors_in(gather(path).problems)
    assert said in str(problem)
    assert (problem.line, problem.column) == (4, "rules.counts_once")


@pytest.mark.parametrize("rules", ['"who_ssa"', "[1, 2]"])
def test_what_is_no_list_of_names_is_refused_before_anything_is_read(tmp_path, rules):
    with pytest.raises(SitrepError, match=r"rules\.counts_once"):
        gather(workspace(tmp_path, *logs(rules)))


def test_what_its_source_has_withdrawn_lets_no_linked_event_of_the_other_one_in(tmp_path):
    head = "event_id,date_start,reported_on,status,killed,source\n"
    given = {
        "a.csv": f"{head}a1,2024-03-04,2024-03-04,reported,3,A\n"
        "a2,2024-03-05,2024-03-05,reported,2,A\na2,2024-03-05,2024-03-08,withdrawn,,A\n",
        "b.csv": f"{head}b1,2024-03-04,2024-03-05,reported,4,B\n"
        "b2,2024-03-05,2024-03-05,reported,9,B\n",
        "link.csv": "event_id,same_as\nb1,a1\nb2,a2\n",
    }
    rules = '[rules]\ncounts_once = ["a", "b"]\n'
    report, _ = built(tmp_path, rules, given)
    # Of a1 the lower of 3 and 4; a2 is taken back, and b2 is of the source that does not count.
    assert report["figures"]["killed"]["text"] == "3"
    before, _ = built(tmp_path / "before", rules, given, "--as-of", "2024-03-07")
    assert before["figures"]["killed"]["text"] == "5"


#: Two logs of the same week: A knows of two attacks on health care, B counts the dead.
PRESS = """event_id,date_start,source,event_type,admin1,facility_name,killed,injured,status
p1,2024-03-04,P,attack_on_health,North,Clinic A,,4,reported
p2,2024-03-05,P,attack_on_health,North,Clinic B,1,,reported
p3,2024-03-06,P,shelling,South,,5,3,reported
p3,2024-03-06,Ministry,shelling,South,,,,denied
"""
DEATHS = """event_id,date_start,source,event_type,admin1,killed,injured
d1,2024-03-04,D,shelling,North,10,
d2,2024-03-06,D,airstrike,South,7,2
"""
APART = """[rules.counts_once]
all = ["Deaths", "Press"]
injured = ["Press", "Deaths"]
attacks_on_health = ["Press", "Deaths"]
disputed = ["Press", "Deaths"]
"""


def two_registers(rules):
    sources = "".join(
        f'[[source]]\npath = "{name.lower()}.csv"\nname = "{name}"\n'
        for name in ("Press", "Deaths")
    )
    files = {"press.csv": PRESS, "deaths.csv": DEATHS}
    return files, f'[report]\ntitle = "T"\n{rules}{sources}'


def test_one_source_counts_deaths_and_another_injuries_attacks_and_claims(tmp_path):
    workspace(tmp_path, *two_registers(APART))
    run = sitrep("build", "2024-W10", "--format", "md", cwd=tmp_path)
    assert run.returncode == 0, run.stderr
    folder = tmp_path / "reports/2024-W10/public"
    report = json.loads((folder / "report.json").read_text())
    # Deaths: 10 + 7, of D's two events. Injured: 4 + 3, of two of P's three.
    figures = report["figures"]
    assert [figures[n]["best"] for n in ("killed", "injured")] == [17, 7]
    assert [(figures[n]["reported"], figures[n]["of"]) for n in ("killed", "injured")] == [
        (2, 2),
        (2, 3),
    ]
    assert figures["attacks_on_health"]["best"] == 2
    assert figures["facilities_affected"]["best"] == 2
    assert len(report["disputed"]) == 1
    assert {source["name"] for source in report["sources"]} == {"P", "D", "Ministry"}
    page = (folder / "sitrep.en.md").read_text()
    assert (
        "D and Press record many of the same events. Only D is counted; figures of Press are not "
        "added." in page
    )
    assert (
        "For people injured, attacks on health care and disputed reports, Press is counted" in page
    )
    assert "Press (counted in part)" in page
    # The disputed shelling is none of D's two events, and Press's rows do count for something.
    assert "they are not in the sums of events, which another source counts" in page
    assert "disputed 1" not in page
    assert "Events that a party disputes are counted" not in page
    assert "does not count" not in page
    # P's injured are of other events than D's two.
    assert "In the two events reported for 4–10 March 2024, 17 people were reported killed" in page
    assert "three events reported" not in page


def test_what_is_counted_apart_is_so_by_area_and_week_too(tmp_path):
    inputs = gather(workspace(tmp_path, *two_registers(APART)))
    asked = Request(tmp_path / "config.toml", dt.date(2024, 3, 12), "2024-W10")
    summary, _, _ = summary_of(inputs, asked)
    best = {
        row.name: {n: t.figure.best for n, t in row.tallies.items() if t.figure}
        for row in summary.areas
    }
    assert best == {"North": {"killed": 10, "injured": 4}, "South": {"killed": 7, "injured": 3}}
    last = {name: points[-1].figure.best for name, points in summary.weekly.items() if points}
    assert (last["killed"], last["injured"]) == (17, 7)


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ('killed = ["Press", "Deaths"]', '"killed" is not counted by itself; say it for "all"'),
        ('facilities_affected = ["Press", "Deaths"]', 'say it for "attacks_on_health"'),
        ('injurd = ["Press", "Deaths"]', '"injurd" is no indicator; did you mean "injured"?'),
        ('missing = ["Press", "acled"]', 'say which counts for the rest: all = ["Press", "acled"]'),
        ('missing = ["Press"]', "names no two sources"),
    ],
)
def test_what_cannot_be_counted_apart_is_a_problem_with_its_line(tmp_path, more, said):
    path = workspace(tmp_path, *two_registers(f"{APART}{more}\n"))
    problem = next(p for p in errors_in(gather(path).problems) if said in str(p))
    assert problem.line == 8


def test_areas_are_those_of_the_source_that_counts_the_events(tmp_path):
    files, config = two_registers(APART)
    config = config.replace('name = "Deaths"\n', 'name = "Deaths"\ncovers = ["North", "South"]\n')
    inputs = gather(workspace(tmp_path, files, config))
    asked = Request(tmp_path / "config.toml", dt.date(2024, 3, 12), "2024-W10")
    summary, _, _ = summary_of(inputs, asked)
    assert summary.events_covered == ("North", "South")
    # The other source may speak of any area, so not all figures are of these.
    assert summary.covered == ()
    assert sitrep("build", "2024-W10", "--format", "md", cwd=tmp_path).returncode == 0
    page = next(tmp_path.glob("reports/*/public/sitrep.en.md")).read_text()
    note = "Sums of events cover North and South only; their source does not record other areas."
    assert page.count(note) == 1
    assert note in page.partition("## Key figures")[0]

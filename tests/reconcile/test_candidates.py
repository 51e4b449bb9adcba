"""Events that may be one are listed for a person; problems go to a table."""

import csv
import datetime as dt
import io
import time

import pytest
from click.testing import CliRunner
from samples.summaries import Log
from samples.workspaces import SHARED_UCDP, config_for, workspace

from sitrep.cli import main
from sitrep.cli.listing import problem_lines, problem_rows
from sitrep.model.codes import Code
from sitrep.model.problem import Problem
from sitrep.pipeline import Request, build, gather
from sitrep.reconcile import candidates
from sitrep.reconcile.candidates import likely_duplicates

HEADER = "event_id,date_start,event_type,admin1,place,killed\n"
CREATED = dt.date(2019, 5, 20)
ONE = "a1,2019-05-06,airstrike,Idleb,Kafr Nabl,10\n"


def pairs(folder, *rows, **files):
    made = {"events.csv": HEADER + ONE + "".join(f"{row}\n" for row in rows), **files}
    cleaned = gather(workspace(folder, made)).cleaned
    return likely_duplicates(cleaned.accounts, cleaned.measures)


@pytest.mark.parametrize(
    "row",
    [
        "b1,2019-05-06,airstrike,Idleb,Kafr Nabl,10",
        "b1,2019-05-07,airstrike,Idleb,Kafr-Nabl,11",
        "b1,2019-05-05,airstrike,idleb,kafr nabel,9",
    ],
)
def test_events_near_in_all_that_is_compared_are_listed(tmp_path, row):
    (problem,) = pairs(tmp_path, row)
    assert problem.severity == "warning"
    assert "may be the event at" in problem.reason
    assert "nothing was merged" in problem.hint


@pytest.mark.parametrize(
    "row",
    [
        "a1,2019-05-06,airstrike,Idleb,Kafr Nabl,10,",
        "b1,2019-05-08,airstrike,Idleb,Kafr Nabl,10",
        "b1,2019-05,airstrike,Idleb,Kafr Nabl,10",
        "b1,2019-05-06,shelling,Idleb,Kafr Nabl,10",
        "b1,2019-05-06,airstrike,Aleppo,Kafr Nabl,10",
        "b1,2019-05-06,airstrike,Idleb,Hass,10",
        "b1,2019-05-06,airstrike,Idleb,Kafr Nabl,20",
        "b1,2019-05-06,airstrike,Idleb,Kafr Nabl,",
        "b1,2019-05-06,airstrike,Idleb,,10",
    ],
)
def test_events_that_differ_in_one_of_them_are_not(tmp_path, row):
    row = row.removesuffix(",") if row.startswith("a1") else row
    assert pairs(tmp_path, row) == []


BY_SOURCE = "event_id,date_start,event_type,admin1,place,killed,source\n"


def by_source(folder, *rows):
    made = {"events.csv": BY_SOURCE + "".join(f"{row}\n" for row in rows)}
    cleaned = gather(workspace(folder, made)).cleaned
    return [
        (p.line, p.reason.partition(": ")[2])
        for p in likely_duplicates(cleaned.accounts, cleaned.measures)
    ]


def test_events_of_one_day_by_two_sources_are_listed_whatever_their_figures(tmp_path):
    """Sources differ: 20 and 31 may be of one event. A source's own 20 and 31 are of two."""
    first = "a,2026-11-02,shelling,Darfur,El Fasher,20,SUDO"
    assert by_source(tmp_path, first, "b,2026-11-02,shelling,Darfur,El Fasher,31,MSF") == [
        (3, "same type, area and day, near in place, by another source")
    ]
    assert by_source(tmp_path, first, "b,2026-11-02,shelling,Darfur,El Fasher,31,SUDO") == []
    assert by_source(tmp_path, first, "b,2026-11-03,shelling,Darfur,El Fasher,31,MSF") == []
    assert by_source(tmp_path, first, "b,2026-11-02,shelling,Darfur,Tawila,20,MSF") == []


def test_what_a_source_reports_again_of_one_day_and_place_may_be_its_correction(tmp_path):
    header = BY_SOURCE.strip() + ",reported_on\n"
    row = "2026-11-04,airstrike,Darfur,Nyala,{},Radio,{}\n"
    for told, lines in (("2026-11-14", [3]), ("2026-11-04", []), ("", [])):
        rows = "a," + row.format(12, "2026-11-04") + "b," + row.format(17, told)
        cleaned = gather(workspace(tmp_path, {"events.csv": header + rows})).cleaned
        found = likely_duplicates(cleaned.accounts, cleaned.measures)
        assert [p.line for p in found] == lines
        assert all("reported on another day" in p.reason for p in found)


def test_places_that_differ_in_their_numbers_are_two(tmp_path):
    """Camp 12 is spelt nearly like Camp 13, and is another camp."""
    for place, found in (("Camp 13", 0), ("Camp 12", 1), ("Camp  12", 1), ("Camps 12", 1)):
        first = "a,2026-11-02,shelling,Cox,Camp 12,20,A"
        listed = by_source(tmp_path, first, f"b,2026-11-02,shelling,Cox,{place},31,B")
        assert len(listed) == found, place


def test_a_report_says_how_many_rows_without_an_id_may_be_one_event(tmp_path):
    """Two of the three rows are alike; with ids, somebody has told the events apart."""
    places = ("El Fasher", "El Fasher", "Tawila")
    rows = [
        {"source": s, "place": p, "admin1": "Darfur", "event_type": "shelling", "killed": n}
        for s, p, n in zip("ABC", places, (20, 31, 20), strict=True)
    ]
    for ids, pairs in ((("", "", ""), 1), (("a", "b", "c"), 0)):
        log = Log(tmp_path).events(*(r | {"event_id": i} for r, i in zip(rows, ids, strict=True)))
        log.inputs()
        wanted = Request(config=tmp_path / "config.toml", created=CREATED, formats=("md",))
        said = (build(wanted).folder / "sitrep.en.md").read_text(encoding="utf-8")
        assert ("1 pair of rows is alike in type, place and date" in said) == (pairs == 1)


def test_a_row_that_only_denies_is_in_no_pair_that_counts_twice(tmp_path):
    rows = [
        {"event_id": "", "source": s, "place": "El Fasher", "event_type": "shelling", "status": t}
        for s, t in (("A", "reported"), ("B", "denied"))
    ]
    log = Log(tmp_path).events(*rows)
    cleaned = log.inputs().cleaned
    whole = log.summary()
    accounts = log.reconciled().accounts
    assert candidates.without_ids(accounts, cleaned.measures, whole) == (0, 0)
    both = accounts.assign(status="reported")
    assert candidates.without_ids(both, cleaned.measures, whole) == (1, 0)


def test_rows_of_days_too_full_to_be_compared_are_counted_in_the_report(tmp_path, monkeypatch):
    """Three rows of one day, type and area would be nine comparisons: one more than may be."""
    monkeypatch.setattr(candidates, "MOST_COMPARED", 8)
    row = {"event_id": "", "event_type": "shelling", "admin1": "Darfur", "place": "Tawila"}
    Log(tmp_path).events(*(row | {"source": s} for s in "ABC")).inputs()
    wanted = Request(config=tmp_path / "config.toml", created=CREATED, formats=("md",))
    text = (build(wanted).folder / "sitrep.en.md").read_text(encoding="utf-8")
    assert "3 rows without an id were not compared" in text
    assert "may be one event that is counted twice" not in text


def test_a_pair_in_two_files_is_named_by_both_places_and_left_as_it_is(tmp_path):
    other = HEADER + "b1,2019-05-06,airstrike,Idleb,Kafr Nabl,10\n"
    files = {"events.csv": HEADER + ONE, "other.csv": other}
    config = workspace(tmp_path, files)
    cleaned = gather(config).cleaned
    (problem,) = likely_duplicates(cleaned.accounts, cleaned.measures)
    assert (problem.path, problem.line) == ("other.csv", 2)
    assert "events.csv:2" in problem.reason
    assert sorted(cleaned.accounts["event_id"]) == ["a1", "b1"]
    result = CliRunner().invoke(main, ["check", "--duplicates", "-c", str(config)])
    assert result.exit_code == 0
    assert "other.csv:2: event_id" in result.output


def test_no_events_have_no_duplicates(tmp_path):
    cleaned = gather(workspace(tmp_path, {"events.csv": HEADER})).cleaned
    assert likely_duplicates(cleaned.accounts, cleaned.measures) == []


@pytest.mark.skipif(
    not SHARED_UCDP.exists(), reason="../shared/data/ucdp/ged_nwsyria_2019.csv is not here"
)
def test_a_real_file_is_compared_with_itself_and_no_row_with_itself(tmp_path):
    cleaned = gather(workspace(tmp_path, {}, config_for(str(SHARED_UCDP)))).cleaned
    found = likely_duplicates(cleaned.accounts, cleaned.measures)
    assert 0 < len(found) < len(cleaned.accounts)
    assert not [p for p in found if f"at {p.path}:{p.line}:" in p.reason]


def test_all_problems_are_written_to_a_table_that_no_spreadsheet_runs(tmp_path):
    rows = 'e0,2019-05-06,airstrike,A,B,"=1+1"\n'
    rows += "".join(f"e{n},2019-05-06,airstrike,A,B,x\n" for n in range(1, 41))
    config = workspace(tmp_path, {"events.csv": HEADER + rows})
    table = tmp_path / "problems.csv"
    result = CliRunner().invoke(main, ["check", "--csv", str(table), "-c", str(config)])
    assert result.exit_code == 1
    written = list(csv.DictReader(io.StringIO(table.read_text(encoding="utf-8"))))
    assert len(written) == 41
    assert (written[0]["severity"], written[0]["line"], written[0]["value"]) == (
        "error",
        "2",
        "'=1+1",
    )
    assert {row["code"] for row in written} == {Code.NOT_A_COUNT}


def test_a_table_that_cannot_be_written_is_said_without_a_trace(tmp_path):
    config = workspace(tmp_path)
    table = tmp_path / "none" / "problems.csv"
    result = CliRunner().invoke(main, ["check", "--csv", str(table), "-c", str(config)])
    assert result.exit_code == 1
    assert "problems.csv" in result.output
    assert "Traceback" not in result.output


def test_more_problems_than_a_screen_holds_are_one_line_for_each_kind():
    kinds = [
        ("killed", Code.NOT_A_COUNT, "is not a count"),
        *((f"c{n}", Code.EMPTY, "is empty") for n in range(40)),
    ]
    problems = [
        Problem("e.csv", code, reason, "mend it", line, column, f"v{line}")
        for column, code, reason in kinds
        for line in (3, 5, 7, 9)
    ]
    lines = list(problem_lines(problems))
    assert len(lines) == 41
    assert lines[0] == (
        'e.csv: killed: 4 times: is not a count: "v3" on line 3, "v5" on line 5, "v7" on line 7, '
        "…; mend it"
    )
    assert len(list(problem_rows(problems))) == 1 + len(problems)


def _crowd(tmp_path, events, days):
    """Return the warnings about events of one type and place, on so many days in turn."""
    lines = ["event_id,date_start,event_type,admin1,place,killed,source"]
    lines += [f"e{n},2019-05-{n % days + 1:02},shelling,Idleb,Ihsim,2,Ann" for n in range(events)]
    (tmp_path / "log.csv").write_text("\n".join(lines) + "\n")
    (tmp_path / "config.toml").write_text('[report]\ntitle = "Crowd"\n[[source]]\npath = "log.csv"')
    inputs = gather(tmp_path / "config.toml")
    return likely_duplicates(inputs.cleaned.accounts, inputs.cleaned.measures)


def test_pairs_beyond_those_listed_are_counted(tmp_path, monkeypatch):
    monkeypatch.setattr(candidates, "MOST_LISTED", 4)
    # Of four events on one day there are six pairs.
    *listed, last = _crowd(tmp_path, 4, 1)
    assert len(listed) == 4
    assert last.reason == "2 more pairs may be one event each"


def test_days_too_full_to_compare_are_passed_over_and_counted(tmp_path, monkeypatch):
    monkeypatch.setattr(candidates, "MOST_COMPARED", 8)
    (told,) = _crowd(tmp_path, 3, 1)
    assert told.reason.startswith("3 rows lie on days with too many events of one type and area")


def test_twenty_thousand_events_in_one_place_take_seconds(tmp_path):
    start = time.process_time()
    *listed, last = _crowd(tmp_path, 20_000, 28)
    assert time.process_time() - start < 10
    assert len(listed) <= candidates.MOST_LISTED
    assert "were not compared" in last.reason


def alike(folder, *rows):
    """Return the pairs found among rows of one source, type and area, by their lines."""
    given = {"date_start": "2019-05-06", "event_type": "shelling", "admin1": "Idleb"}
    given |= {"place": "Hass", "killed": "10", "source": "s"}
    inputs = Log(folder).events(*(given | row for row in rows)).inputs()
    found = likely_duplicates(inputs.cleaned.accounts, inputs.cleaned.measures)
    return [(int(p.reason.split(":")[1]), p.line) for p in found]


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        # At most one apart, or a fifth of the larger.
        ("0", "1", True),
        ("3", "5", False),
        ("4", "5", True),
        ("8", "10", True),
        ("7", "10", False),
        ("100", "80", True),
        ("100", "79", False),
    ],
)
def test_figures_are_near_that_differ_by_one_or_a_fifth(tmp_path, one, other, near):
    assert bool(alike(tmp_path, {"killed": one}, {"killed": other})) is near


def test_no_figure_of_a_pair_may_be_far_apart_and_one_must_be_shared(tmp_path):
    assert alike(tmp_path, {"injured": "3"}, {"injured": "3"})
    assert not alike(tmp_path, {"injured": "3"}, {"injured": "30"})
    assert alike(tmp_path, {"injured": "3"}, {"injured": ""})
    assert not alike(tmp_path, {"killed": "", "injured": "3"}, {"injured": ""})
    # A group is inside its whole, and is not compared.
    assert alike(tmp_path, {"killed_women": "1"}, {"killed_women": "9"})


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ({"admin2_pcode": "XX0101"}, {"admin2_pcode": "XX0101"}, True),
        ({"admin2_pcode": "XX0101"}, {"admin2_pcode": "XX0102"}, False),
        ({"admin2_pcode": "XX0101"}, {"admin2_pcode": ""}, True),
        # Without a place of both, the district of both must be one.
        ({"place": "", "admin2_pcode": "XX0101"}, {"admin2_pcode": "XX0101"}, True),
        ({"place": "", "admin2_pcode": "XX0101"}, {"admin2_pcode": "XX0102"}, False),
        ({"place": "", "admin2_pcode": "XX0101"}, {"admin2_pcode": ""}, False),
        ({"place": ""}, {"place": ""}, False),
        # Districts without P-codes are compared by name.
        ({"admin2": "Harim"}, {"admin2": "Jisr"}, False),
        ({"admin2": "Harim"}, {"admin2": "harim"}, True),
        ({"place": "", "admin2": "Harim"}, {"place": "", "admin2": "Harim"}, True),
        ({"place": "", "admin2": "Harim"}, {"place": "", "admin2": "Jisr"}, False),
        ({"admin2": "Harim", "admin2_pcode": "XX0101"}, {"admin2": "Harim"}, True),
    ],
)
def test_places_are_near_by_name_and_district(tmp_path, one, other, same):
    assert bool(alike(tmp_path, one, other)) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        # Two letters replaced are 4 edits of 28 letters in all: 85.7 per cent alike.
        ("Kafr Nabl Town", "Kafr Nobl Tawn", True),
        # And 4 of 26: 84.6 per cent.
        ("Kafr Nabl Tow", "Kafr Nobl Taw", False),
    ],
)
def test_names_are_near_that_are_alike_to_85_per_cent(tmp_path, one, other, same):
    assert bool(alike(tmp_path, {"place": one}, {"place": other})) is same


def test_each_pair_of_names_is_compared_by_its_own_two(tmp_path):
    places = ("Kafr Nabl", "Hass", "Kafr Nabel", "Ihsim")
    assert alike(tmp_path, *({"place": place} for place in places)) == [(2, 4)]


def test_an_area_is_known_by_its_p_code_where_it_has_one(tmp_path):
    coded = {"admin1_pcode": "XX01"}
    assert alike(tmp_path, coded | {"admin1": "Idleb"}, coded | {"admin1": "Idlib Gov"})
    assert not alike(tmp_path, coded, {"admin1_pcode": "XX02"})


def test_every_pair_is_told_once_whatever_the_order_of_days(tmp_path):
    # On the 7th, the 6th and the 7th: each of the three may be each other.
    rows = [{"date_start": f"2019-05-0{n}"} for n in (7, 6, 7)]
    found = sorted(tuple(sorted(pair)) for pair in alike(tmp_path, *rows))
    assert found == [(2, 3), (2, 4), (3, 4)]


def test_a_pair_of_several_accounts_is_told_once_and_accounts_of_one_event_never(tmp_path):
    rows = [{"event_id": i} for i in ("a", "a", "b", "b")]
    assert alike(tmp_path, *rows) == [(2, 4)]


def test_one_pair_beyond_those_listed_is_one(tmp_path, monkeypatch):
    monkeypatch.setattr(candidates, "MOST_LISTED", 5)
    *listed, last = _crowd(tmp_path, 4, 1)
    assert (len(listed), last.reason) == (5, "1 more pair may be one event each")
    monkeypatch.setattr(candidates, "MOST_LISTED", 6)
    assert len(_crowd(tmp_path, 4, 1)) == 6


def test_as_many_pairs_as_can_be_compared_are(tmp_path, monkeypatch):
    # Two events on one day make 2 x 2 comparisons, with those of the day after it 2 x 3.
    monkeypatch.setattr(candidates, "MOST_COMPARED", 4)
    assert len(_crowd(tmp_path, 2, 1)) == 1
    monkeypatch.setattr(candidates, "MOST_COMPARED", 3)
    (told,) = _crowd(tmp_path, 2, 1)
    assert told.reason.startswith("2 rows lie on days")


def test_the_fullest_days_alone_are_passed_over(tmp_path, monkeypatch):
    monkeypatch.setattr(candidates, "MOST_COMPARED", 8)
    days = ["2019-05-01"] * 2 + ["2019-05-10"] * 3
    # 2 x 2 comparisons of the first day fit; with 3 x 3 of the second they would be 13.
    found = alike_problems(tmp_path, *({"date_start": day} for day in days))
    assert [p.line for p in found[:-1]] == [3]
    assert found[-1].reason.startswith("3 rows lie on days")


def alike_problems(folder, *rows):
    given = {"event_type": "shelling", "admin1": "Idleb", "place": "Hass", "killed": "10"}
    inputs = Log(folder).events(*(given | r for r in rows)).inputs()
    return likely_duplicates(inputs.cleaned.accounts, inputs.cleaned.measures)


def test_how_to_make_two_one_is_said_by_their_ids_where_both_have_one(tmp_path):
    (problem,) = alike_problems(tmp_path, {"event_id": "a,1"}, {"event_id": "b"})
    assert 'write to a link table (event_id,same_as): b,"a,1"' in problem.hint
    (bare,) = alike_problems(tmp_path, {"event_id": ""}, {"event_id": ""})
    assert "give them one event_id" in bare.hint


@pytest.mark.parametrize("which", [0, 1])
def test_where_one_of_two_has_no_id_they_are_to_be_given_one(tmp_path, which):
    rows = [{"event_id": "a"}, {"event_id": "b"}]
    del rows[which]["event_id"]
    for n, row in enumerate(rows):
        text = ["date_start,event_type,admin1,place,killed", "2019-05-06,shelling,Idleb,Hass,10"]
        if row:
            text = [f"event_id,{text[0]}", f"{row['event_id']},{text[1]}"]
        (tmp_path / f"{n}.csv").write_text("\n".join(text) + "\n")
    config = tmp_path / "config.toml"
    config.write_text(config_for("0.csv", "1.csv"))
    cleaned = gather(config).cleaned
    (problem,) = likely_duplicates(cleaned.accounts, cleaned.measures)
    assert "give them one event_id" in problem.hint

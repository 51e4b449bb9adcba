"""Bad input: each kind gives one problem that says where, what, why and what to write."""

import json
import os

import pytest
from samples.command import sitrep
from samples.workspaces import DATA, GOOD, HEADER, config_for, contents, workspace

from sitrep.model.codes import Code
from sitrep.model.problem import Problem, Severity, SitrepError, errors_in
from sitrep.pipeline import gather

WORD = (
    "write a number; if the word stands for one, declare it: "
    '[rules] vague = {"several people" = 10}; '
    'if it says that nobody knows one: [rules] unreported = ["several people"]'
)
NEGATIVE = 'where it says "not known", write [rules] unreported = ["-3"]; else correct the number'
COUNT = 'write a number, "at least 5", "10-15" or leave it empty'
DATE = "write it as 2019-05-06, or 2019-05 where only the month is known"
ORDER = 'say which in [[source]]: dates = "day-first" or dates = "month-first"'
#: What no figure needs is left out with a warning, and its row stays.
WARNED = {"latitude-95.csv", "latitude-nan.csv", "one-coordinate.csv"}
RAGGED = "look for a missing cell, or a separator inside a text: such a text needs quotes"
TEXT_COUNT = "is not a count"


def bad(name, problem, **more):
    line, column, value, reason, hint = problem
    more = {"severity": Severity.WARNING, **more} if name in WARNED else more
    return Problem(f"data/{name}", CODES[name], reason, hint, line, column, value, **more)


#: What is wrong with each file of tests/data that has a defect.
CODES = {
    "killed-is-text.csv": Code.NOT_A_COUNT,
    "killed-is-negative.csv": Code.COUNT_NEGATIVE,
    "killed-is-infinite.csv": Code.NOT_A_COUNT,
    "killed-is-a-fraction.csv": Code.NOT_A_COUNT,
    "killed-is-huge.csv": Code.COUNT_TOO_LARGE,
    "date-impossible.csv": Code.DATE_IMPOSSIBLE,
    "date-is-text.csv": Code.DATE_UNREADABLE,
    "date-ambiguous.csv": Code.DATE_AMBIGUOUS,
    "date-missing.csv": Code.EMPTY,
    "date-in-year-9999.csv": Code.DATE_UNLIKELY,
    "ends-before-it-starts.csv": Code.DATES_BACKWARDS,
    "latitude-95.csv": Code.COORDINATE_OUT_OF_RANGE,
    "latitude-nan.csv": Code.COORDINATE_MISSING,
    "one-coordinate.csv": Code.COORDINATE_MISSING,
    "duplicate-account.csv": Code.ACCOUNTS_CONTRADICT,
    "unknown-status.csv": Code.NOT_A_CHOICE,
    "row-too-short.csv": Code.ROW_RAGGED,
    "row-too-long.csv": Code.ROW_RAGGED,
    "all-rows-too-long.csv": Code.ROW_RAGGED,
    "quote-never-closed.csv": Code.QUOTE_NOT_CLOSED,
    "quoted-newlines.csv": Code.NOT_A_COUNT,
    "windows-line-ends.csv": Code.NOT_A_COUNT,
    "old-mac-line-ends.csv": Code.NOT_A_COUNT,
    "semicolons.csv": Code.NOT_A_COUNT,
    "tabs.tsv": Code.NOT_A_COUNT,
    "byte-order-mark.csv": Code.NOT_A_COUNT,
    "utf-16.csv": Code.NOT_A_COUNT,
    "blank-rows.csv": Code.NOT_A_COUNT,
    "total-of-unknown-indicator.csv": Code.INDICATOR_UNKNOWN,
    "total-repeated.csv": Code.ID_REPEATED,
    "total-without-as-of.csv": Code.EMPTY,
    "facility-alias-shared.csv": Code.SPELLING_SHARED,
    "facility-repeated.csv": Code.ID_REPEATED,
    "empty.csv": Code.EMPTY,
    "nul-byte.csv": Code.FILE_DAMAGED,
    "windows-1252.csv": Code.ENCODING_WRONG,
    "duplicate-header.csv": Code.COLUMN_REPEATED,
    "no-date-column.csv": Code.COLUMN_MISSING,
    "says-nothing.csv": Code.COLUMN_MISSING,
    "near-miss-column.csv": Code.COLUMN_UNKNOWN,
}

#: Each file of tests/data with a defect: its problems, how many rows it has, how many are used.
DEFECTS = [
    ("killed-is-text.csv", [(3, "killed", "several people", TEXT_COUNT, WORD)], 2, 1),
    (
        "killed-is-negative.csv",
        [(3, "killed", "-3", "is negative, and a count can't be", NEGATIVE)],
        2,
        1,
    ),
    ("killed-is-infinite.csv", [(3, "killed", "inf", TEXT_COUNT, COUNT)], 2, 1),
    ("killed-is-a-fraction.csv", [(3, "killed", "2.5", TEXT_COUNT, COUNT)], 2, 1),
    (
        "killed-is-huge.csv",
        [(3, "killed", "9" * 30, "is larger than any count of people can be", COUNT)],
        2,
        1,
    ),
    (
        "date-impossible.csv",
        [(3, "date_start", "2019-02-30", "is not a date that exists", DATE)],
        2,
        1,
    ),
    ("date-is-text.csv", [(3, "date_start", "last Tuesday", "is not a date", DATE)], 2, 1),
    (
        "date-ambiguous.csv",
        [
            (2, "date_start", "03/04/2019", "could be day/month or month/day", ORDER),
            (3, "date_start", "05/04/2019", "could be day/month or month/day", ORDER),
        ],
        2,
        0,
    ),
    (
        "date-missing.csv",
        [
            (
                3,
                "date_start",
                "",
                "is empty",
                "an event needs a date, even a month; delete the row if it is a sum or a note",
            )
        ],
        2,
        1,
    ),
    (
        "date-in-year-9999.csv",
        [(3, "date_start", "9999-12-31", "is in the year 9999", "correct the year")],
        2,
        1,
    ),
    (
        "ends-before-it-starts.csv",
        [(3, "date_end", "2019-05-01", "is before date_start", "check both dates")],
        2,
        1,
    ),
    (
        "latitude-95.csv",
        [
            (
                3,
                "latitude",
                "95",
                "is beyond 90 degrees; the cell is left out",
                "it lies between -90 and 90; are latitude and longitude swapped?",
            )
        ],
        2,
        2,
    ),
    (
        "latitude-nan.csv",
        [
            (
                3,
                "latitude",
                "nan",
                "is empty and longitude is not; neither is used",
                "give both or neither",
            )
        ],
        2,
        2,
    ),
    (
        "one-coordinate.csv",
        [
            (
                3,
                "longitude",
                "",
                "is empty and latitude is not; neither is used",
                "give both or neither",
            )
        ],
        2,
        2,
    ),
    (
        "duplicate-account.csv",
        [
            (
                4,
                "event_id",
                "e1",
                "is a second account of this event by the same source on the same day as "
                "data/duplicate-account.csv:2, and differs in killed",
                "delete one, or correct its event_id, source or reported_on; where each row is a "
                "victim, write count_rows in [[source]]",
            )
        ],
        3,
        2,
    ),
    (
        "unknown-status.csv",
        [(3, "status", "confirmd", "is not one of the choices", 'did you mean "confirmed"?')],
        2,
        1,
    ),
    (
        "row-too-short.csv",
        [(3, "", "", "the row has 3 cells and the header 9", RAGGED)],
        2,
        1,
    ),
    (
        "row-too-long.csv",
        [(3, "", "", "the row has 10 cells and the header 9", RAGGED)],
        2,
        1,
    ),
    (
        "all-rows-too-long.csv",
        [
            (2, "", "", "the row has 4 cells and the header 3", RAGGED),
            (3, "", "", "the row has 4 cells and the header 3", RAGGED),
        ],
        2,
        0,
    ),
    (
        "quote-never-closed.csv",
        [
            (
                3,
                "",
                "",
                "a quotation mark opens a text and is never closed: nothing after it can be read",
                "close it, or double it inside a text",
            )
        ],
        2,
        1,
    ),
    ("quoted-newlines.csv", [(6, "killed", "x", TEXT_COUNT, COUNT)], 2, 1),
    ("windows-line-ends.csv", [(3, "killed", "x", TEXT_COUNT, COUNT)], 2, 1),
    ("old-mac-line-ends.csv", [(3, "killed", "x", TEXT_COUNT, COUNT)], 2, 1),
    ("semicolons.csv", [(3, "killed", "x", TEXT_COUNT, COUNT)], 2, 1),
    ("tabs.tsv", [(3, "killed", "x", TEXT_COUNT, COUNT)], 2, 1),
    ("byte-order-mark.csv", [(3, "killed", "x", TEXT_COUNT, COUNT)], 2, 1),
    ("utf-16.csv", [(3, "killed", "x", TEXT_COUNT, COUNT)], 2, 1),
    ("blank-rows.csv", [(6, "killed", "x", TEXT_COUNT, COUNT)], 2, 1),
    (
        "total-of-unknown-indicator.csv",
        [
            (
                3,
                "indicator",
                "kiled",
                "is not an indicator",
                'did you mean "killed"?; [[indicator]] adds your own',
            )
        ],
        2,
        1,
    ),
    (
        "total-repeated.csv",
        [
            (
                3,
                "total_id",
                "t1",
                "is also the id of the total at data/total-repeated.csv:2",
                "give each total an id of its own",
            )
        ],
        2,
        1,
    ),
    (
        "total-without-as-of.csv",
        [(3, "as_of", "", "is empty", "give the day that the figure is of")],
        2,
        1,
    ),
    (
        "facility-alias-shared.csv",
        [
            (
                3,
                "aliases",
                "Haas",
                "has a spelling that the facility at data/facility-alias-shared.csv:2 also has",
                "keep it with one of the two",
            )
        ],
        2,
        1,
    ),
    (
        "facility-repeated.csv",
        [
            (
                3,
                "facility_id",
                "f1",
                "is also the id of the facility at data/facility-repeated.csv:2",
                "put all its spellings in one row",
            )
        ],
        2,
        1,
    ),
]

#: Files of which nothing can be used.
USELESS = [
    ("empty.csv", [(0, "", "", "is empty", "it needs a header line and at least one row")]),
    (
        "nul-byte.csv",
        [(3, "", "", "holds a NUL byte, so it is not plain text", "save it again as CSV (UTF-8)")],
    ),
    (
        "windows-1252.csv",
        [
            (
                3,
                "",
                "",
                "byte 0xE9 is not UTF-8",
                'save it as UTF-8, or name its encoding in [[source]]: encoding = "windows-1252"',
            )
        ],
    ),
    (
        "duplicate-header.csv",
        [(1, "killed", "", "is in the header twice", "give each column a name of its own")],
    ),
    (
        "no-date-column.csv",
        [
            (
                1,
                "",
                "",
                "lacks the column date_start, without which no row is an event",
                'add it, or name the column of dates in [[source]]: columns = {date_start = "…"}',
            )
        ],
    ),
    (
        "says-nothing.csv",
        [
            (
                1,
                "",
                "",
                "no column says what happened",
                "add event_type, or a column of an indicator such as killed",
            )
        ],
    ),
]


def gathered(folder, *names, **config):
    files = {f"data/{name}": (DATA / name).read_bytes() for name in names}
    return gather(workspace(folder, files, config_for(*files, **config)))


@pytest.mark.parametrize(("name", "problems", "rows", "used"), DEFECTS, ids=lambda v: str(v)[:30])
def test_a_defect_is_one_problem_with_its_place_value_reason_and_remedy(
    tmp_path, name, problems, rows, used
):
    inputs = gathered(tmp_path, name)
    assert list(inputs.problems) == [bad(name, problem) for problem in problems]
    (count,) = inputs.cleaned.counts
    assert (count.rows, count.used, sum(count.left_out.values())) == (rows, used, rows - used)


@pytest.mark.parametrize(("name", "problems"), USELESS, ids=lambda v: str(v)[:30])
def test_a_file_that_cannot_be_used_at_all_is_one_problem(tmp_path, name, problems):
    inputs = gathered(tmp_path, name)
    assert list(inputs.problems) == [bad(name, problem) for problem in problems]
    assert inputs.cleaned.counts == ()


def test_every_problem_of_every_file_is_listed_at_once_in_file_and_line_order(tmp_path):
    names = [name for name, *_ in (*DEFECTS, *USELESS)]
    inputs = gathered(tmp_path, *names)
    found = {(p.path, p.line, p.column) for p in inputs.problems}
    for name, problems, *_ in (*DEFECTS, *USELESS):
        for line, column, *_ in problems:
            assert (f"data/{name}", line, column) in found
    places = [(p.path, p.line) for p in inputs.problems]
    assert places == sorted(places)
    assert all(p.reason and p.hint for p in inputs.problems)


def test_two_defects_of_one_row_are_two_problems_and_one_row_left_out(tmp_path):
    events = HEADER + GOOD + "e2,2019-13-01,2019-05-08,Ihsim,95,36.5,x,Agency,\n"
    inputs = gather(workspace(tmp_path, {"events.csv": events}))
    assert [(p.line, p.column) for p in inputs.problems] == [
        (3, "date_start"),
        (3, "latitude"),
        (3, "killed"),
    ]
    (count,) = inputs.cleaned.counts
    assert (count.rows, count.used, sum(count.left_out.values())) == (2, 1, 1)


def test_the_column_is_named_as_the_file_names_it(tmp_path):
    events = "Ref;Date of event;Dead\nr1;2019-05-06;two dead\n"
    columns = 'columns = {event_id = "ref", date_start = "date of event", killed = "Dead"}'
    config = config_for("log.csv", source=columns)
    inputs = gather(workspace(tmp_path, {"log.csv": events}, config))
    assert [(p.line, p.column, p.value) for p in inputs.problems] == [(2, "Dead", "two dead")]


def test_a_mapped_column_that_is_not_there_is_named_with_the_nearest(tmp_path):
    config = config_for("log.csv", source='columns = {killed = "Dea"}')
    files = {"log.csv": "event_id,date_start,Dead\ne1,2019-05-06,2\n"}
    (problem,) = gather(workspace(tmp_path, files, config)).problems
    assert str(problem) == 'log.csv:1: Dea: there is no such column; did you mean "Dead"?'


def test_a_mapping_to_a_column_that_sitrep_does_not_read_is_refused(tmp_path):
    config = config_for("log.csv", source='columns = {kiled = "Dead"}')
    files = {"log.csv": "event_id,date_start,Dead\ne1,2019-05-06,2\n"}
    (problem,) = gather(workspace(tmp_path, files, config)).problems
    assert (problem.column, problem.hint) == ("columns.kiled", 'did you mean "killed"?')


def test_a_date_column_that_is_not_there_is_named_where_config_says_what_the_table_is(tmp_path):
    (problem,) = gathered(tmp_path, "no-date-column.csv", source='table = "events"').problems
    assert (problem.line, problem.column) == (1, "date_start")
    assert problem.reason == "there is no such column"
    assert problem.hint.startswith("add it, or name the column in [[source]]: columns =")


def test_a_column_that_is_nearly_one_of_sitreps_is_a_warning(tmp_path):
    (problem,) = gathered(tmp_path, "near-miss-column.csv").problems
    said = (1, "injurd", "", "is not a column sitrep reads", 'did you mean "injured"?')
    assert problem == bad("near-miss-column.csv", said, severity=Severity.WARNING)


def test_something_written_under_no_header_is_a_warning(tmp_path):
    (problem,) = gathered(tmp_path, "unnamed-column.csv").problems
    assert (problem.line, problem.column, problem.severity) == (1, "(column 5)", "warning")


def test_one_date_that_can_be_read_one_way_only_tells_for_its_column(tmp_path):
    inputs = gathered(tmp_path, "date-day-first.csv")
    assert inputs.problems == ()
    assert list(inputs.cleaned.accounts["date_start"].astype(str)) == ["2019-04-03", "2019-04-23"]


@pytest.mark.parametrize(
    ("order", "days"),
    [("day-first", ["2019-04-03", "2019-04-05"]), ("month-first", ["2019-03-04", "2019-05-04"])],
)
def test_ambiguous_dates_are_read_as_config_says(tmp_path, order, days):
    inputs = gathered(tmp_path, "date-ambiguous.csv", source=f'dates = "{order}"')
    assert inputs.problems == ()
    assert list(inputs.cleaned.accounts["date_start"].astype(str)) == days


def test_another_encoding_is_read_where_config_names_it(tmp_path):
    inputs = gathered(tmp_path, "windows-1252.csv", source='encoding = "windows-1252"')
    assert inputs.problems == ()
    assert list(inputs.cleaned.accounts["place"]) == ["Hass", "Qalé"]


@pytest.mark.parametrize("encoding", ["nonsense", "hex", "undefined"])
def test_an_encoding_that_is_none_is_one_problem(tmp_path, encoding):
    (problem,) = gathered(tmp_path, "killed-is-nan.csv", source=f'encoding = "{encoding}"').problems
    assert (problem.column, problem.value, problem.reason) == (
        "encoding",
        encoding,
        "is not an encoding",
    )


def test_a_cell_that_says_nan_is_unreported_and_not_zero(tmp_path):
    inputs = gathered(tmp_path, "killed-is-nan.csv")
    assert inputs.problems == ()
    killed = inputs.cleaned.accounts["killed__best"]
    assert killed.isna().tolist() == [False, True]


def test_a_file_with_only_a_header_is_no_problem_and_has_no_rows(tmp_path):
    inputs = gathered(tmp_path, "header-only.csv")
    assert inputs.problems == ()
    assert [(c.rows, c.used) for c in inputs.cleaned.counts] == [(0, 0)]


def test_a_5_mb_cell_is_one_problem_and_is_not_printed_whole(tmp_path):
    events = HEADER + GOOD + f"e2,2019-05-07,2019-05-08,Ihsim,,,3,Agency,{'a' * 5_000_000}\n"
    (problem,) = gather(workspace(tmp_path, {"events.csv": events})).problems
    assert (problem.line, problem.column) == (3, "description")
    assert problem.reason == "the cell is 5,000,000 characters long"
    assert len(str(problem)) < 250


def test_a_5_mb_header_is_not_printed_whole(tmp_path):
    (problem,) = gather(workspace(tmp_path, {"events.csv": "a" * 5_000_000 + "\nx\n"})).problems
    assert len(str(problem)) < 400


def test_a_problem_holds_nothing_a_terminal_would_act_on(tmp_path):
    events = "event_id,date_start,killed\x1b[31m,killed\ne1,2019-05-06,1,\x1b]0;x\x07\n"
    for problem in gather(workspace(tmp_path, {"events.csv": events})).problems:
        assert str(problem).isprintable()


# --- files that are not there, or not files ------------------------------------------------


def test_a_missing_file_is_a_problem_that_names_the_nearest_one(tmp_path):
    config = config_for("evnts.csv", "totals.csv")
    workspace(tmp_path, {"events.csv": HEADER + GOOD}, config)
    first, second = gather(tmp_path / "config.toml").problems
    assert str(first) == 'evnts.csv: there is no such file; did you mean "events.csv"?'
    assert (second.path, second.reason) == ("totals.csv", "there is no such file")


def test_a_folder_in_place_of_a_file_is_a_problem(tmp_path):
    (tmp_path / "data").mkdir()
    (problem,) = gather(workspace(tmp_path, {}, config_for("data"))).problems
    assert str(problem) == (
        'data: is a folder, not a file; name the files in it: path = "folder/*.csv"'
    )


def test_a_glob_passes_over_folders(tmp_path):
    (tmp_path / "data" / "old").mkdir(parents=True)
    files = {"data/events.csv": HEADER + GOOD}
    assert gather(workspace(tmp_path, files, config_for("data/*"))).problems == ()


def test_a_dangling_link_is_a_problem(tmp_path):
    (tmp_path / "events.csv").symlink_to(tmp_path / "gone.csv")
    (problem,) = gather(workspace(tmp_path, {}, config_for("events.csv"))).problems
    assert str(problem) == (
        "events.csv: is a link to a file that is not there; correct or remove the link"
    )


def test_a_pipe_is_a_problem_and_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "events.csv")
    (problem,) = gather(workspace(tmp_path, {}, config_for("events.csv"))).problems
    assert problem.reason == "is a device or a pipe, not a file"


def test_a_file_that_may_not_be_read_is_a_problem(tmp_path, monkeypatch):
    config = workspace(tmp_path)

    def refuse(path):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.read_bytes", refuse)
    (problem,) = gather(config).problems
    assert str(problem) == (
        "events.csv: can't be read: Permission denied; check its name and who may read it"
    )


def test_a_file_named_twice_is_not_counted_twice(tmp_path):
    config = config_for("events.csv", "*.csv")
    inputs = gather(workspace(tmp_path, {"events.csv": HEADER + GOOD}, config))
    assert [str(p) for p in inputs.problems] == [
        "events.csv: is named twice in config.toml; "
        "its rows would count twice: keep one [[source]] for it"
    ]


def test_a_copy_of_a_file_is_not_counted_twice(tmp_path):
    log = "date_start,killed\n2019-05-06,3\n"
    config = config_for("d/*.csv")
    inputs = gather(workspace(tmp_path, {"d/events.csv": log, "d/events copy.csv": log}, config))
    assert [str(p) for p in errors_in(inputs.problems)] == [
        "d/events.csv: holds the same, byte for byte, as d/events copy.csv: "
        "its rows would count twice; delete one of the two files"
    ]
    assert len(inputs.cleaned.accounts) == 1


def test_empty_tables_that_are_alike_are_no_problem(tmp_path):
    head = "event_id,date_start,killed\n"
    files = {"a.csv": head, "b.csv": head, "events.csv": HEADER + GOOD}
    assert not errors_in(gather(workspace(tmp_path, files)).problems)


def test_rows_without_an_id_of_two_files_of_one_name_are_different_events(tmp_path):
    head = "date_start,killed\n"
    files = {
        "north/events.csv": f"{head}2019-05-06,1\n",
        "south/events.csv": f"{head}2019-05-06,2\n",
    }
    inputs = gather(workspace(tmp_path, files))
    assert list(inputs.cleaned.accounts["event_id"]) == ["north/events.csv:2", "south/events.csv:2"]


# --- what becomes of the report ------------------------------------------------------------


@pytest.fixture(scope="module")
def mixed(tmp_path_factory):
    """Four rows, two of them bad."""
    folder = tmp_path_factory.mktemp("mixed")
    events = (
        HEADER
        + GOOD
        + "e2,2019-05-07,2019-05-08,Ihsim,,,x,Agency,\n"
        + "e3,2019-02-30,2019-05-08,Ihsim,,,3,Agency,\n"
        + "e4,2019-05-08,2019-05-13,Ihsim,,,5,Agency,\n"
    )
    workspace(folder, {"events.csv": events})
    return folder


def test_without_keep_going_nothing_is_written_and_all_problems_are_listed(mixed):
    before = contents(mixed)
    run = sitrep("build", "2019-W19", cwd=mixed)
    assert run.returncode == 1
    assert run.stdout == ""
    assert run.stderr.splitlines() == [
        f'events.csv:3: killed: "x" is not a count; {COUNT}',
        f'events.csv:4: date_start: "2019-02-30" is not a date that exists; {DATE}',
        "2 problems; nothing was written.",
    ]
    assert contents(mixed) == before


def test_check_lists_the_same_problems_and_exits_with_1(mixed):
    run = sitrep("check", cwd=mixed)
    assert run.returncode == 1
    assert run.stderr.count("events.csv:") == 2
    assert "events.csv: canonical events, 4 rows, 2 can be used" in run.stdout


def test_with_keep_going_the_good_rows_are_reported_and_the_bad_ones_counted(mixed):
    run = sitrep("build", "2019-W19", "--keep-going", "--format", "md", "--out", "kept", cwd=mixed)
    assert run.returncode == 0
    assert run.stdout.splitlines()[-1] == (
        "2019-W19 (2019-05-06 to 2019-05-12): 2 events, 0 running totals, "
        "as of 2019-05-13, 2 rows left out"
    )
    folder = mixed / "kept/2019-W19/public"
    report = json.loads((folder / "report.json").read_text())
    assert report["figures"]["killed"]["best"] == 7
    assert [(p["path"], p["line"], p["column"]) for p in report["problems"]] == [
        ("input-1", 3, "killed"),
        ("input-1", 4, "date_start"),
    ]
    said = "This report leaves out two rows because of problems in them; report.json lists where."
    assert said in report["caveats"]
    assert said in (folder / "sitrep.en.md").read_text()


def test_the_public_report_says_where_a_bad_cell_is_and_not_what_stands_in_it(tmp_path):
    secret = "35.55 at the clinic"
    events = HEADER + GOOD + f"e2,2019-05-07,2019-05-13,Ihsim,{secret},36.5,3,Agency,\n"
    workspace(tmp_path, {"events.csv": events})
    run = sitrep("build", "2019-W19", "--keep-going", "--format", "md,html", cwd=tmp_path)
    assert run.returncode == 0
    assert secret in run.stderr
    for name, content in contents(tmp_path / "reports").items():
        assert secret.encode() not in content, name


def test_with_keep_going_an_input_that_cannot_be_read_is_named_in_the_report(tmp_path):
    files = {"events.csv": HEADER + GOOD, "nul.csv": (DATA / "nul-byte.csv").read_bytes()}
    workspace(tmp_path, files, config_for(*files, "gone.csv"))
    asked = ("--keep-going", "--format", "md", "--edition", "public,internal")
    run = sitrep("build", "2019-W19", *asked, cwd=tmp_path)
    assert run.returncode == 0
    page = (tmp_path / "reports/2019-W19/public/sitrep.en.md").read_text()
    assert page.count("- An input is left out: input ") == 2
    assert ".csv" not in page
    page = (tmp_path / "restricted/2019-W19/internal/sitrep.en.md").read_text()
    assert "- An input is left out: gone.csv is not there." in page
    assert "- An input is left out: nul.csv " in page


def test_with_keep_going_and_no_good_row_all_problems_are_still_listed(tmp_path):
    workspace(tmp_path, {"events.csv": HEADER + "e1,2019-02-30,,Hass,,,2,Agency,\n"})
    run = sitrep("build", "--keep-going", cwd=tmp_path)
    assert run.returncode == 1
    assert "events.csv:2: date_start" in run.stderr
    assert "there are no rows to report" in run.stderr
    assert not (tmp_path / "reports").exists()


def test_an_empty_workspace_says_that_there_are_no_rows(tmp_path):
    workspace(tmp_path, {"events.csv": HEADER})
    run = sitrep("build", cwd=tmp_path)
    assert run.returncode == 1
    assert "there are no rows to report in events.csv; add rows and build again" in run.stderr


# --- text that wants to be code ------------------------------------------------------------


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """A built report of rows whose every text wants to be a template, HTML or a formula."""
    folder = tmp_path_factory.mktemp("hostile")
    files = {"hostile.csv": (DATA / "hostile.csv").read_bytes()}
    workspace(folder, files)
    run = sitrep("build", "2019-W19", cwd=folder)
    assert (run.returncode, run.stderr) == (0, "")
    return contents(folder / "reports/2019-W19/public")


def test_what_stands_in_the_data_is_never_run_as_a_template(hostile):
    for name in ("sitrep.en.md", "sitrep.en.html", "report.json"):
        text = hostile[name].decode()
        assert "1337" not in text, name
        assert "boomboom" not in text, name
    assert "7*191" in hostile["sitrep.en.html"].decode()


def test_what_stands_in_the_data_is_never_run_as_html(hostile):
    for name, content in hostile.items():
        if name.endswith((".md", ".html", ".svg")):
            for tag in (b"<script>alert", b"<b>Agency", b"<img src=x", b'href="javascript:'):
                assert tag not in content, (name, tag)
    assert "](javascript:" not in hostile["sitrep.en.md"].decode().replace("\\]", "")


def test_no_cell_of_a_csv_starts_like_a_formula(hostile):
    import csv
    import io

    tables = {n: c.decode() for n, c in hostile.items() if n.endswith(".csv")}
    assert tables
    for name, text in tables.items():
        for cell in (cell for row in csv.reader(io.StringIO(text)) for cell in row):
            number = cell.lstrip("-").replace(".", "").isdigit()
            assert number or not cell.startswith(("=", "+", "-", "@", "\t", "\r")), (name, cell)


def test_the_words_of_a_hostile_source_are_kept_as_they_are(hostile):
    report = json.loads(hostile["report.json"])
    names = {source["name"] for source in report["sources"]}
    assert names == {"{{ 7*191 }} <b>Agency</b>", "=1+1", "[click](javascript:alert(1))"}


def test_a_problem_is_an_exception_only_with_all_the_others(tmp_path):
    error = SitrepError(
        [
            Problem("a.csv", Code.EMPTY, "is bad", "mend it"),
            Problem("b.csv", Code.EMPTY, "too", "it"),
        ]
    )
    assert str(error) == "a.csv: is bad; mend it\nb.csv: too; it"

"""Rows of response, funding and access: what is read, and what is wrong with them."""

import datetime as dt

import pytest
from samples.summaries import Log
from samples.tables import text_table
from samples.tables import told as in_lines
from samples.workspaces import config_for, workspace

from sitrep.clean.sectors import by_kind, clean_sectors
from sitrep.model.codes import Code
from sitrep.model.figure import Qualifier
from sitrep.pipeline import gather
from sitrep.places.gazetteer import Gazetteer

HEADER = "sector,indicator,area,targeted,reached,unit,part_of,partner,since,as_of,source,note\n"
EVENT = "event_id,date_start,killed,source\ne1,2019-05-06,2,Agency\n"


def read(folder, name, text, more="", source=""):
    """Return what is cleaned of one table beside an event, and the problems."""
    files = {"events.csv": EVENT, name: text}
    config = config_for("events.csv") + config_for(name, source=source).partition('"Test"\n')[2]
    inputs = gather(workspace(folder, files, config + more))
    return inputs.cleaned.sectors, inputs.problems


def told(problems):
    return [(p.path, p.line, p.column, p.code, p.severity.value) for p in problems]


def test_a_row_of_the_response_is_read_as_its_source_states_it(tmp_path):
    row = (
        'Food security,people fed,Idleb,,"more than 200,000",people,,WFP,2019-05,2019-06-17,WFP,\n'
    )
    sectors, problems = read(tmp_path, "response.csv", HEADER + row)
    (found,) = sectors.response
    assert problems == ()
    assert found.reached.low == 200_000
    assert found.reached.qualifier is Qualifier.MORE_THAN
    # A target that nobody states is not zero.
    assert found.targeted is None
    assert str(found.since) == "2019-05"
    assert (found.partner, found.source, found.area) == ("WFP", "WFP", "Idleb")


@pytest.mark.parametrize(
    ("row", "line", "column", "code"),
    [
        (",people fed,Idleb,10,5,people,,,,2019-05-10,A,", 2, "sector", Code.EMPTY),
        ("Food,people fed,Idleb,10,5,,,,,2019-05-10,A,", 2, "unit", Code.EMPTY),
        ("Food,people fed,Idleb,10,5,people,,,,,A,", 2, "as_of", Code.EMPTY),
        ("Food,people fed,Idleb,10,5,people,,,,2019-05,A,", 2, "as_of", Code.DATE_IMPRECISE),
        ("Food,people fed,Idleb,10,x,people,,,,2019-05-10,A,", 2, "reached", Code.NOT_A_COUNT),
        ("Food,women,Idleb,,5,people,people fde,,,2019-05-10,A,", 2, "part_of", Code.WHOLE_UNKNOWN),
    ],
)
def test_a_row_that_lacks_something_is_a_problem_at_its_place(tmp_path, row, line, column, code):
    sectors, problems = read(tmp_path, "response.csv", f"{HEADER}{row}\n")
    assert told(problems) == [("response.csv", line, column, code, "error")]
    assert problems[0].hint
    assert sectors.response == ()


def test_a_repeated_row_is_a_problem_at_the_later_line(tmp_path):
    row = "Food,people fed,Idleb,10,5,people,,,,2019-05-10,A,\n"
    sectors, problems = read(tmp_path, "response.csv", HEADER + row + row.replace("5,", "6,", 1))
    assert told(problems) == [("response.csv", 3, "reached", Code.ROW_REPEATED, "error")]
    assert len(sectors.response) == 1


def test_more_reached_than_targeted_is_a_warning_until_the_note_tells_why(tmp_path):
    row = "Food,people fed,Idleb,10,12,people,,,,2019-05-10,A,{}\n"
    sectors, problems = read(tmp_path / "a", "response.csv", HEADER + row.format(""))
    assert told(problems) == [("response.csv", 2, "reached", Code.REACHED_ABOVE_TARGET, "warning")]
    assert "note" in problems[0].hint
    assert len(sectors.response) == 1
    _, problems = read(tmp_path / "b", "response.csv", HEADER + row.format("more came"))
    assert problems == ()


def test_at_least_ten_of_a_target_of_ten_may_be_right(tmp_path):
    row = "Food,people fed,Idleb,10,at least 10,people,,,,2019-05-10,A,\n"
    assert read(tmp_path, "response.csv", HEADER + row)[1] == ()


def test_a_part_that_is_larger_than_its_whole_is_a_warning(tmp_path):
    rows = (
        "Food,people fed,Idleb,,10,people,,,,2019-05-10,A,\n"
        "Food,women fed,Idleb,,12,people,people fed,,,2019-05-10,A,\n"
    )
    _, problems = read(tmp_path, "response.csv", HEADER + rows)
    assert told(problems) == [("response.csv", 3, "reached", Code.PART_EXCEEDS_WHOLE, "warning")]


def test_amounts_of_funding_are_read_by_the_parser_of_all_figures(tmp_path):
    text = (
        "plan,sector,requirement,received,currency,as_of,source\n"
        'Plan 2019,,3.3 million,"at least 900,000",USD,2019-06-14,FTS\n'
        'Plan 2019,Health,"400,000",,USD,2019-06-14,FTS\n'
    )
    sectors, problems = read(tmp_path, "funding.csv", text)
    assert problems == ()
    whole, health = sectors.funding
    assert whole.requirement.best == 3_300_000
    assert whole.received.qualifier is Qualifier.AT_LEAST
    assert health.received is None


@pytest.mark.parametrize(
    ("header", "lacking"), [("required", True), ("requirement", False), ("year", True)]
)
def test_a_column_of_numbers_beside_a_lacking_figure_is_a_warning(tmp_path, header, lacking):
    """Not told, a report says that the plan states no requirement."""
    text = f"plan,{header},received,currency,as_of,source,ref\nP,200,50,USD,2019-05-10,FTS,x9\n"
    sectors, problems = read(tmp_path, "funding.csv", text, source='table = "funding"')
    expected = [("funding.csv", 0, header, Code.COLUMN_NOT_READ, "warning")]
    assert told(problems) == (expected if lacking else [])
    assert (sectors.funding[0].requirement is None) == lacking


def test_constraints_are_known_kinds_in_any_language_or_the_log_s_own_words(tmp_path):
    text = (
        "constraint,area,since,status,source\n"
        "road closed,Hama,2019-05-01,active,OCHA\n"
        "opérations militaires,Hama,2019-05-01,,OCHA\n"
        "the commander's checkpoint,Hama,2019-05-01,levée,OCHA\n"
    )
    sectors, problems = read(tmp_path, "access.csv", text)
    assert problems == ()
    assert [(a.constraint, a.status) for a in sectors.access] == [
        ("movement_within", "ongoing"),
        ("hostilities", ""),
        ("the commander's checkpoint", "lifted"),
    ]


def test_a_constraint_without_a_date_or_with_an_unknown_status_is_a_problem(tmp_path):
    text = (
        "constraint,area,since,status,source\n"
        "hostilities,Hama,,,OCHA\n"
        "hostilities,Idleb,2019-05-01,liftd,OCHA\n"
    )
    _, problems = read(tmp_path, "access.csv", text)
    assert told(problems) == [
        ("access.csv", 2, "since", Code.EMPTY, "error"),
        ("access.csv", 3, "status", Code.NOT_A_CHOICE, "error"),
    ]
    assert 'did you mean "lifted"?' in problems[1].hint


def test_a_total_of_displacement_without_a_unit_is_a_warning_with_its_line(tmp_path):
    text = (
        "total_id,indicator,figure,as_of,source\n"
        "t1,killed,5,2019-05-06,A\n"
        "t2,displaced,5000,2019-05-06,A\n"
    )
    _, problems = read(tmp_path, "totals.csv", text)
    assert told(problems) == [("totals.csv", 3, "unit", Code.UNIT_ASSUMED, "warning")]
    assert problems[0].hint == "write people, movements or households"


@pytest.mark.parametrize("day", ["2016-06-12", "2019-06-12"])
def test_a_marker_outside_the_history_is_a_problem_at_its_line(tmp_path, day):
    more = (
        f'[[marker]]\ndate = 2019-05-06\nlabel = "x"\n[[marker]]\ndate = {day}\nlabel = "truce"\n'
    )
    inputs = gather(workspace(tmp_path, {"events.csv": EVENT}, config_for("events.csv", more=more)))
    assert told(inputs.problems) == [
        ("config.toml", 11, "marker.2.date", Code.MARKER_OUTSIDE, "warning")
    ]
    assert "2019-05-06 to 2019-05-06" in inputs.problems[0].reason


# --- published files ----------------------------------------------------------------------

FTS = (
    "countryCode,id,name,code,typeId,typeName,startDate,endDate,year,clusterCode,cluster,"
    "requirements,funding,percentFunded\n"
    "#country+code,#activity+appeal+id+fts_internal,#activity+appeal+name,"
    "#activity+appeal+id+external,#activity+appeal+type+id,#activity+appeal+type+name,"
    "#date+start,#date+end,#date+year,#sector+cluster+code,#sector+cluster+name,"
    "#value+funding+required+usd,#value+funding+total+usd,#value+funding+pct\n"
    "XXX,1,Plan 2019,HXXX19,4,HRP,2019-01-01,2019-12-31,2019,7,Health,1000,250,25\n"
    "XXX,1,Plan 2019,HXXX19,4,HRP,2019-01-01,2019-12-31,2019,8,Logistics,2000,,\n"
    "XXX,,Not specified,,,,,,,,,,77,\n"
    "XXX,0,Plan 2018,HXXX18,4,HRP,2018-01-01,2018-12-31,2018,7,Health,900,900,100\n"
)


def test_the_files_of_fts_are_recognised_and_set_gives_their_day(tmp_path):
    source = 'set = {as_of = "2019-06-14"}\nwhere = {year = ["2019", ""]}'
    sectors, problems = read(tmp_path, "fts.csv", FTS, source=source)
    assert problems == ()
    found = [(f.plan, f.sector, f.currency, f.source) for f in sectors.funding]
    assert found == [
        ("Plan 2019", "Health", "USD", "FTS"),
        ("Plan 2019", "Logistics", "USD", "FTS"),
        ("", "Not specified", "USD", "FTS"),
    ]
    health, logistics, other = sectors.funding
    assert (health.requirement.best, health.received.best) == (1000, 250)
    assert logistics.received is None
    assert other.requirement is None


def test_a_file_of_fts_without_a_day_is_a_problem_that_says_how_to_give_it(tmp_path):
    _, problems = read(tmp_path, "fts.csv", FTS)
    assert told(problems) == [("fts.csv", 1, "as_of", Code.COLUMN_MISSING, "error")]
    assert "set = {as_of" in problems[0].hint


def test_a_5w_sheet_is_read_where_config_says_so(tmp_path):
    text = "Cluster,Organisation,Activity,District,Reached,Month\nWASH,A,water,Harim,100,2019-05\n"
    source = (
        'format = "5w"\ncolumns = {sector = "Cluster", partner = "Organisation", '
        'indicator = "Activity", area = "District", reached = "Reached", as_of = "Month"}\n'
        'set = {unit = "people"}'
    )
    sectors, problems = read(tmp_path, "5w.csv", text, source=source)
    assert problems == ()
    (row,) = sectors.response
    assert (row.of_5w, row.partner) == (True, "A")
    assert (str(row.since), str(row.as_of)) == ("2019-05-01", "2019-05-31")


def test_targets_in_a_5w_sheet_are_told_since_they_are_not_read(tmp_path):
    text = "Cluster,Goal,Reached,Month\nWASH,500,100,2019-05\n"
    source = (
        'format = "5w"\ncolumns = {sector = "Cluster", targeted = "Goal", reached = "Reached", '
        'as_of = "Month"}\nset = {unit = "people", indicator = "water"}'
    )
    _, problems = read(tmp_path, "5w.csv", text, source=source)
    assert told(problems) == [("5w.csv", 0, "Goal", Code.COLUMN_NOT_READ, "warning")]
    assert 'table = "response"' in problems[0].hint


def test_what_a_row_lacks_is_told_with_what_is_wrong_in_it(tmp_path):
    rows = ",people fed,Idleb,lots?,12,,,,,2019-13-08,A,\n"
    _, problems = read(tmp_path, "response.csv", HEADER + rows)
    assert sorted(problem.column for problem in problems) == ["as_of", "sector", "targeted", "unit"]


# --- function by function ---------------------------------------

ROW = {"sector": "Food", "indicator": "fed", "area": "Idleb", "reached": "5", "unit": "people"}
ROW |= {"as_of": "2019-05-10", "source": "A"}


@pytest.fixture(scope="module")
def config(tmp_path_factory):
    return Log(tmp_path_factory.mktemp("log")).events({"killed": "1"}).inputs().config


def cleaned(config, *rows, kind="response", today=None, **parts):
    """Return the rows of one table, and the problems by line, column, code and severity."""
    table = text_table(*rows, table=kind, **parts)
    by_table = {name: [table] if name == kind else [] for name in ("response", "funding", "access")}
    problems = []
    found = clean_sectors(by_table, config, Gazetteer(), problems, today)
    return getattr(by_kind(found.rows), kind), in_lines(problems), found


@pytest.mark.parametrize(
    ("one", "other", "repeats"),
    [
        ({}, {}, True),
        ({}, {"reached": "6"}, True),
        ({}, {"sector": "FOOD"}, True),
        # Rows of one thing that state different figures complete each other.
        ({}, {"reached": "", "targeted": "9"}, False),
        ({}, {"targeted": "9"}, True),
        ({"reached": "", "targeted": "9"}, {"targeted": "9"}, True),
        ({"reached": ""}, {"reached": ""}, True),
        ({}, {"reached": ""}, False),
        ({}, {"sector": "WASH"}, False),
        ({}, {"indicator": "meals"}, False),
        ({}, {"area": "Hama"}, False),
        ({}, {"unit": "households"}, False),
        ({}, {"partner": "P"}, False),
        ({}, {"source": "B"}, False),
        ({}, {"as_of": "2019-05-11"}, False),
    ],
)
def test_a_row_repeats_one_of_the_same_thing_and_day_that_states_the_same(
    config, one, other, repeats
):
    rows, problems, _ = cleaned(config, ROW | one, ROW | other)
    assert problems == ([(3, "reached", "row_repeated", "error")] if repeats else [])
    assert len(rows) == 2 - repeats


def test_rows_of_a_5w_sheet_may_be_alike(config):
    rows, problems, _ = cleaned(config, ROW, ROW, format="5w")
    assert (len(rows), problems) == (2, [])


def test_the_first_of_many_repeated_rows_is_named(config):
    table = [ROW | {"reached": "", "targeted": "9"}, ROW, ROW, ROW]
    problems = []
    by_table = {"response": [text_table(*table, table="response")], "funding": [], "access": []}
    clean_sectors(by_table, config, Gazetteer(), problems)
    assert [(p.line, "line 3 " in p.reason) for p in problems] == [(4, True), (5, True)]


@pytest.mark.parametrize(
    ("row", "problems"),
    [
        ({"sector": ""}, [(2, "sector", "empty", "error")]),
        ({"as_of": ""}, [(2, "as_of", "empty", "error")]),
        ({"unit": ""}, [(2, "unit", "empty", "error")]),
        # Without a figure nothing needs a unit; a figure that is refused was meant as one.
        ({"unit": "", "reached": ""}, []),
        ({"unit": "", "reached": "", "in_need": "3"}, [(2, "unit", "empty", "error")]),
        (
            {"unit": "", "reached": "x"},
            [(2, "reached", "not_a_count", "error"), (2, "unit", "empty", "error")],
        ),
        # A date that is refused is not missing besides.
        ({"as_of": "2019-05"}, [(2, "as_of", "date_imprecise", "error")]),
        ({"reached": "x"}, [(2, "reached", "not_a_count", "error")]),
        (
            {"reached": "x", "as_of": ""},
            [(2, "reached", "not_a_count", "error"), (2, "as_of", "empty", "error")],
        ),
    ],
)
def test_all_that_a_row_lacks_is_told_and_nothing_twice(config, row, problems):
    rows, found, _ = cleaned(config, ROW | row)
    assert found == problems
    assert len(rows) == (not problems)


def test_a_row_beside_a_bad_one_stands(config):
    bad = ROW | {"reached": "x", "indicator": "of another kind"}
    rows, problems, made = cleaned(config, bad, ROW, ROW | {"sector": ""})
    assert ([line for line, *_ in problems], len(rows)) == ([2, 4], 1)
    assert made.paths == ("log.csv",)


@pytest.mark.parametrize(
    ("cells", "told_"),
    [
        ({"targeted": "4"}, True),
        ({"targeted": "5"}, False),
        ({"targeted": ""}, False),
        ({"targeted": "at least 4"}, False),
        ({"targeted": "up to 4"}, True),
        ({"targeted": "4", "note": "more came"}, False),
        ({"targeted": "4", "reached": ""}, False),
        ({"targeted": "4", "reached": "4-9"}, False),
    ],
)
def test_more_surely_reached_than_targeted_is_a_warning_unless_its_note_tells_why(
    config, cells, told_
):
    rows, problems, _ = cleaned(config, ROW | cells)
    assert problems == ([(2, "reached", "reached_above_target", "warning")] if told_ else [])
    assert len(rows) == 1
    codes = {code for *_, code, _ in cleaned(config, ROW | cells, format="5w")[1]}
    assert "reached_above_target" not in codes


PART = ROW | {"indicator": "women", "part_of": "Fed"}


@pytest.mark.parametrize(
    ("whole", "part", "problems"),
    [
        ({}, {}, []),
        ({}, {"reached": "6"}, [(3, "reached", "part_exceeds_whole", "warning")]),
        ({"reached": "at least 5"}, {"reached": "6"}, []),
        ({"reached": ""}, {"reached": "6"}, []),
        (
            {"reached": "5", "targeted": "9"},
            {"reached": "", "targeted": "10"},
            [(3, "targeted", "part_exceeds_whole", "warning")],
        ),
        # Only wholes of the same day, unit and source are compared.
        ({"as_of": "2019-05-09"}, {"reached": "6"}, []),
        ({"unit": "households"}, {"reached": "6"}, []),
        ({"source": "B"}, {"reached": "6"}, []),
        ({"sector": "WASH"}, {}, [(3, "part_of", "whole_unknown", "error")]),
        ({"indicator": "meals"}, {}, [(3, "part_of", "whole_unknown", "error")]),
        # A part is no whole of another part.
        (
            {"part_of": "all"},
            {},
            [(2, "part_of", "whole_unknown", "error"), (3, "part_of", "whole_unknown", "error")],
        ),
    ],
)
def test_a_part_has_a_whole_and_is_no_larger(config, whole, part, problems):
    assert cleaned(config, ROW | whole, PART | part)[1] == problems


def test_a_part_is_compared_with_the_largest_of_its_wholes(config):
    wholes = (ROW, ROW | {"area": "Hama", "reached": "7"})
    assert cleaned(config, *wholes, PART | {"reached": "7"})[1] == []
    assert cleaned(config, *wholes, PART | {"reached": "8"})[1] == [
        (4, "reached", "part_exceeds_whole", "warning")
    ]


@pytest.mark.parametrize(("day", "late"), [(10, False), (9, True)])
def test_a_row_of_a_day_to_come_is_a_problem(config, day, late):
    rows, problems, made = cleaned(config, ROW, today=dt.date(2019, 5, day))
    assert problems == ([(2, "as_of", "date_in_future", "error")] if late else [])
    assert (len(rows), made.future) == (not late, late)


def test_a_5w_row_of_a_month_is_of_all_its_days_and_is_to_come_only_before_it_begins(config):
    month = ROW | {"as_of": "2019-05"}
    (row,), _, _ = cleaned(config, month, format="5w", today=dt.date(2019, 5, 1))
    assert (str(row.since), str(row.as_of)) == ("2019-05-01", "2019-05-31")
    (own,), _, _ = cleaned(config, month | {"since": "2019-05-06"}, format="5w")
    assert str(own.since) == "2019-05-06"
    assert cleaned(config, month, format="5w", today=dt.date(2019, 4, 30))[0] == ()


ACCESS = {"constraint": "hostilities", "area": "Hama", "since": "2019-05-01", "source": "A"}


@pytest.mark.parametrize(
    ("row", "problems"),
    [
        ({}, []),
        ({"since": "", "as_of": "2019-05-02"}, []),
        ({"since": ""}, [(2, "since", "empty", "error")]),
        ({"constraint": ""}, [(2, "constraint", "empty", "error")]),
        ({"since": "2019-02-30"}, [(2, "since", "date_impossible", "error")]),
        (
            {"since": "2019-02-30", "as_of": "x"},
            [(2, "as_of", "date_unreadable", "error"), (2, "since", "date_impossible", "error")],
        ),
    ],
)
def test_a_constraint_needs_a_name_and_a_day(config, row, problems):
    rows, found, _ = cleaned(config, ACCESS | row, kind="access")
    assert sorted(found) == sorted(problems)
    assert len(rows) == (not problems)


def test_funding_needs_its_day_and_no_unit(config):
    row = {
        "plan": "P",
        "requirement": "10",
        "received": "5",
        "currency": "USD",
        "as_of": "2019-05-10",
    }
    assert cleaned(config, row, kind="funding")[1] == []
    assert cleaned(config, row | {"as_of": ""}, kind="funding")[1] == [
        (2, "as_of", "empty", "error")
    ]
    assert cleaned(config, row, row, kind="funding")[1] == [
        (3, "received", "row_repeated", "error")
    ]


def test_a_row_without_a_source_is_its_file_s(config):
    (row,), _, _ = cleaned(config, ROW | {"source": "", "sensitivity": "interne"}, name="5W")
    assert (row.source, row.sensitivity) == ("5W", "internal")


def test_figures_of_the_response_that_may_say_not_known_are_told(tmp_path):
    row = "Food,people {},Idleb,9999,999,people,,,,2019-05-10,A,\n"
    _, problems = read(tmp_path, "r.csv", HEADER + row.format("fed") + row.format("housed"))
    assert told(problems) == [
        ("r.csv", 2, "targeted", "number_may_be_code", "warning"),
        ("r.csv", 2, "reached", "number_may_be_code", "warning"),
    ]

"""The plan of a batch: which reports it makes, and what stops it."""

import datetime as dt

import pytest
from samples.workspaces import workspace

from sitrep.batch.job import Survey
from sitrep.batch.plan import Day, Part, planned
from sitrep.config.batch import Batch, read
from sitrep.model.codes import Code
from sitrep.model.edition import EDITIONS
from sitrep.model.problem import SitrepError

DAY = Day(dt.date(2019, 6, 8), dt.date(2019, 6, 9))


def plan(root, held=(), **asked):
    """The plan as lines; what workspaces hold is given."""
    return planned(Batch(**asked), root, DAY, lambda jobs: held)


def lines(found):
    return [job.name for job in found]


@pytest.fixture
def two(tmp_path):
    for name in ("mali", "niger"):
        workspace(tmp_path / name)
    return tmp_path


def test_it_has_each_combination_the_reports_of_one_workspace_together(two):
    found = plan(
        two,
        configs=("*",),
        periods=("2019-W18", "2019-W19"),
        editions=("public", "internal"),
        templates=("standard", "flash"),
    )
    assert len(found) == 2 * 2 * 2 * 2
    assert lines(found)[:3] == [
        "mali 2019-W18 public standard",
        "mali 2019-W18 public flash",
        "mali 2019-W18 internal standard",
    ]
    assert [name.split()[0] for name in lines(found)] == ["mali"] * 8 + ["niger"] * 8


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("2019-W18..W20", ["2019-W18", "2019-W19", "2019-W20"]),
        ("2019-W52..2020-W01", ["2019-W52", "2020-W01"]),
        ("2019-03..2019-05", ["2019-03", "2019-04", "2019-05"]),
        ("2019-Q1..Q2", ["2019-Q1", "2019-Q2"]),
        ("2018..2019", ["2018", "2019"]),
        ("2019-05-06..2019-05-20", ["2019-05-06_2019-05-20"]),
        ("2019-W19", ["2019-W19"]),
        ("latest", ["latest"]),
    ],
)
def test_a_range_is_each_of_its_periods_and_dates_are_one(two, text, periods):
    found = plan(two, configs=("mali",), periods=(text,))
    assert lines(found) == [f"mali {period} public" for period in periods]


def test_the_last_weeks_end_with_the_latest_that_is_complete(two):
    held = [Survey("mali", "2019-W02", ("2018-W50", "2019-W02"))]
    found = plan(two, held, configs=("mali",), periods=("last 3",))
    assert lines(found) == [f"mali {week} public" for week in ("2018-W52", "2019-W01", "2019-W02")]


def test_with_data_means_the_weeks_that_hold_some(two):
    held = [Survey("mali", "2019-W02", ("2018-W50", "2019-W02"))]
    found = plan(two, held, configs=("mali",), periods=("with data",))
    assert lines(found) == ["mali 2018-W50 public", "mali 2019-W02 public"]


def test_without_periods_and_editions_it_is_what_each_config_says(two):
    workspace(
        two / "niger",
        config='[report]\ntitle = "N"\neditions = ["public", "partner"]\n'
        '[[source]]\npath = "events.csv"\n',
    )
    assert lines(plan(two, configs=("*",))) == [
        "mali latest public",
        "niger latest public",
        "niger latest partner",
    ]


def test_a_broken_config_stops_its_own_reports_alone(two):
    (two / "mali" / "config.toml").write_text("[report]\ntitel = 1\n")
    found = plan(two, configs=("*",), periods=("2019-W19",))
    assert lines(found) == ["niger 2019-W19 public"]
    (failed,) = found.failed
    assert failed.job.workspace == "mali"
    assert Code.KEY_UNKNOWN in {p.code for p in failed.problems}


def test_workspaces_of_one_name_are_told_apart_by_their_folders(tmp_path):
    for name in ("east/mali", "west/mali"):
        workspace(tmp_path / name)
    found = plan(tmp_path, configs=("*/mali",), periods=("2019-W19",))
    assert [job.workspace for job in found] == ["east/mali", "west/mali"]


def test_out_has_a_folder_for_each_workspace_with_its_restricted_reports_in_it(two):
    found = plan(two, configs=("*",), periods=("2019-W19",), editions=("internal",), out="/o")
    assert [job.request.home.as_posix() for job in found] == [
        "/o/mali/restricted",
        "/o/niger/restricted",
    ]


def test_a_name_of_no_workspace_is_a_problem(two):
    with pytest.raises(SitrepError) as error:
        plan(two, configs=("mali", "nigr"))
    (problem,) = error.value.problems
    assert (problem.code, problem.value) == (Code.FILE_MISSING, "nigr")


def test_two_languages_of_one_report_are_refused_since_one_would_replace_the_other(two):
    with pytest.raises(SitrepError) as error:
        plan(two, configs=("mali",), periods=("2019-W19",), languages=("en", "fr"))
    (problem,) = error.value.problems
    assert (problem.code, problem.value) == (Code.VALUE_NOT_ALLOWED, "en, fr")
    assert problem.hint == "make a batch of each language, with an --out of its own"
    found = plan(two, configs=("mali",), periods=("2019-W19",), languages=("en", "en"))
    assert lines(found) == ["mali 2019-W19 public en"]


def test_a_plan_of_a_million_is_counted_without_being_listed(two, monkeypatch):
    monkeypatch.setattr(Part, "__iter__", None)
    names = tuple(f"t{n}" for n in range(500))
    found = plan(two, configs=("*",), periods=("2000-W01..2019-W10",), templates=names)
    # The first week of 2000 begins on 3 January, that of 2019 6,937 days later: 991 weeks, and ten.
    assert len(found) == 2 * 1_001 * 500


def test_what_is_named_twice_is_made_once(two):
    periods = ("2019-W19", "2019-W18..W19")
    found = plan(two, configs=("mali",), periods=periods, editions=("public", "public"))
    assert lines(found) == ["mali 2019-W19 public", "mali 2019-W18 public"]
    assert len(found) == 2


def test_a_plan_of_nothing_is_a_problem(two):
    with pytest.raises(SitrepError) as error:
        plan(two, [Survey("mali", "2019-W19")], configs=("mali",), periods=("with data",))
    assert [p.code for p in error.value.problems] == [Code.PLAN_EMPTY]


def test_an_unknown_key_of_batch_toml_is_a_problem_with_the_nearest_one(tmp_path):
    path = tmp_path / "batch.toml"
    path.write_text('configs = ["a"]\nperiod = ["2019-W19"]\nworkers = 0\n')
    with pytest.raises(SitrepError) as error:
        read(path)
    unknown, few = error.value.problems
    assert (unknown.code, unknown.line) == (Code.KEY_UNKNOWN, 2)
    assert unknown.hint == 'did you mean "periods"?'
    assert (few.line, few.column) == (3, "workers")


@pytest.mark.parametrize("edition", EDITIONS)
def test_batch_toml_knows_every_edition(edition):
    assert Batch(editions=(edition,)).editions == (edition,)


@pytest.mark.parametrize(
    ("said", "meant"), [("tcp://host:8786", "tcp://host:8786"), ("s.json", "{folder}/s.json")]
)
def test_a_scheduler_in_batch_toml_is_an_address_or_a_file_beside_it(tmp_path, said, meant):
    path = tmp_path / "batch.toml"
    path.write_text(f'scheduler = "{said}"\n')
    assert read(path).scheduler == meant.format(folder=tmp_path)

"""UCDP GED as it is published: read without a mapping, and its sums those of the raw file."""

import csv
import datetime as dt
from collections import Counter, defaultdict

import pytest
from samples.command import sitrep
from samples.summaries import by_week
from samples.workspaces import DATA, SHARED_UCDP, config_for, workspace

from sitrep.pipeline import gather

#: Known only to the month, or longer: UCDP's date_prec 4 and 5.
UNDATED = {"4", "5"}
needs_shared = pytest.mark.skipif(
    not SHARED_UCDP.exists(), reason="../shared/data/ucdp/ged_nwsyria_2019.csv is not here"
)


# --- rows of our own ------------------------------------------------------------------------


@pytest.fixture(scope="module")
def own(tmp_path_factory):
    """Four invented rows: one plain, one over days, one with low above best, one of a month."""
    folder = tmp_path_factory.mktemp("own")
    return workspace(folder, {"ged.csv": (DATA / "ucdp.csv").read_bytes()})


def test_ucdp_is_told_by_its_columns_and_its_tag_row_is_no_event(own):
    inputs = gather(own)
    assert [(c.format, c.table, c.rows, c.used) for c in inputs.cleaned.counts] == [
        ("ucdp", "events", 4, 4)
    ]
    assert inputs.cleaned.accounts["line"].tolist() == [3, 4, 5, 6]


def test_best_low_and_high_are_the_figure_and_civilians_are_inside_it(own):
    accounts = gather(own).cleaned.accounts
    assert accounts["killed__best"].tolist() == [6, 4, 7, 10]
    assert accounts["killed__low"].tolist() == [5, 4, 7, 10]
    assert accounts["killed__high"].tolist() == [8, 4, 9, 20]
    assert accounts["killed_civilians__best"].tolist() == [3, 4, 0, 0]


def test_a_row_whose_low_is_above_its_best_is_kept_with_a_warning(own):
    (problem,) = gather(own).problems
    assert (problem.line, problem.column, problem.value, problem.severity) == (
        5,
        "best",
        "7",
        "warning",
    )


def test_a_governorate_that_stands_for_the_place_is_no_place(tmp_path):
    raw = (DATA / "ucdp.csv").read_text(encoding="utf-8")
    files = {"ged.csv": raw.replace("Hass town,Idlib", "Idlib  Governorate,Idlib Governorate")}
    first, second, *_ = gather(workspace(tmp_path, files)).cleaned.accounts.itertuples()
    assert (first.place, first.admin1) == ("", "Idlib Governorate")
    assert second.place == "Ihsim"


def test_an_account_is_as_late_as_the_last_report_it_lists(own):
    accounts = gather(own).cleaned.accounts
    assert accounts["reported_on"].dt.date.astype(str).tolist() == [
        "2019-05-07",
        "2019-06-01",
        "2019-05-15",
        "2019-06-15",
    ]


def test_an_event_known_only_to_its_country_has_no_place_on_a_map(own):
    accounts = gather(own).cleaned.accounts
    assert accounts["latitude"].isna().tolist() == [False, False, False, True]
    assert accounts["admin2"].tolist() == ["Maarat", "", "", ""]


def test_an_event_known_to_the_month_is_in_no_week_and_in_the_total(own):
    week, later = by_week(own, "2019-W19", "2019-W20")
    assert week.tallies[("killed", "")].figure.best == 10
    assert len(week.events) == 2
    assert later.tallies[("killed", "")].figure.best == 7
    assert [e.event_id for e in later.undated] == ["4"]
    assert later.cumulative[("killed", "")].figure.best == 27


def test_a_precision_that_ucdp_does_not_have_is_a_problem_and_not_a_guess(tmp_path):
    text = (DATA / "ucdp.csv").read_text().replace("Syria,1,2019-05-13", "Syria,9,2019-05-13")
    problems = gather(workspace(tmp_path, {"ged.csv": text})).problems
    assert [(p.line, p.column, p.value) for p in problems if p.severity == "error"] == [
        (5, "date_prec", "9")
    ]


def test_columns_that_an_older_release_lacks_are_unreported(tmp_path):
    header, *rows = (DATA / "ucdp.csv").read_text().splitlines()
    drop = header.split(",").index("deaths_civilians")
    lines = [",".join(c for n, c in enumerate(r.split(",")) if n != drop) for r in (header, *rows)]
    accounts = gather(workspace(tmp_path, {"ged.csv": "\n".join(lines)})).cleaned.accounts
    assert accounts["killed_civilians__best"].isna().all()


def test_a_three_line_config_builds_the_week(own):
    run = sitrep("build", "2019-W19", "--format", "md", cwd=own.parent)
    assert run.returncode == 0
    assert run.stderr.splitlines() == [
        'warning: ged.csv:5: best: "7" is not between low and high; the row is kept and its '
        "range spans the three"
    ]
    assert run.stdout.splitlines()[-2] == (
        "2019-W19 (2019-05-06 to 2019-05-12): 2 events, 0 running totals, as of 2019-06-15"
    )


# --- the real file --------------------------------------------------------------------------


@pytest.fixture(scope="module")
def raw():
    """The rows as the csv module gives them, without the HDX copy's tag row."""
    with SHARED_UCDP.open(encoding="utf-8-sig", newline="") as lines:
        return [row for row in csv.DictReader(lines) if not row["id"].startswith("#")]


@pytest.fixture(scope="module")
def real(tmp_path_factory):
    folder = tmp_path_factory.mktemp("real")
    return workspace(folder, {}, config_for(SHARED_UCDP, report='title = "Northwest Syria"'))


def day(row):
    return dt.date.fromisoformat(row["date_start"][:10])


@needs_shared
def test_the_sums_of_every_week_are_those_of_the_raw_file(raw, real):
    best, low, high, civilians = (defaultdict(int) for _ in range(4))
    events = Counter()
    for row in raw:
        if row["date_prec"] in UNDATED:
            continue
        year, week, _ = day(row).isocalendar()
        name = f"{year}-W{week:02}"
        three = [int(row[c]) for c in ("low", "best", "high")]
        events[name] += 1
        best[name] += int(row["best"])
        low[name] += min(three)
        high[name] += max(three)
        civilians[name] += int(row["deaths_civilians"])
    weeks = [f"2019-W{n:02}" for n in range(1, 53)]
    assert set(events) <= {*weeks, "2020-W01"}
    for name, summary in zip(weeks, by_week(real, *weeks), strict=True):
        assert len(summary.events) == events[name], name
        killed, among = (summary.tallies.get(("killed", g)) for g in ("", "civilians"))
        if not events[name]:
            assert killed is None or killed.figure is None, name
            continue
        figure = killed.figure
        assert (figure.low, figure.best, figure.high) == (low[name], best[name], high[name]), name
        assert (killed.reported, killed.of) == (events[name], events[name]), name
        assert among.figure.best == civilians[name], name


@needs_shared
def test_the_bars_and_the_undated_are_the_total_of_4740(raw, real):
    (summary,) = by_week(real, "2020-W01")
    undated = sum(int(row["best"]) for row in raw if row["date_prec"] in UNDATED)
    assert len(raw) == 957
    assert sum(int(row["best"]) for row in raw) == 4740
    assert len(summary.undated) == sum(row["date_prec"] in UNDATED for row in raw)
    assert summary.cumulative[("killed", "")].figure.best == 4740
    weeks = [f"2019-W{n:02}" for n in range(1, 53)]
    tallies = [s.tallies.get(("killed", "")) for s in by_week(real, *weeks, "2020-W01")]
    bars = sum(t.figure.best for t in tallies if t and t.figure)
    assert (bars, bars + undated) == (4740 - undated, 4740)


@needs_shared
def test_rows_whose_bounds_cross_are_kept_and_warned_of(raw, real):
    crossed = [row for row in raw if not int(row["low"]) <= int(row["best"]) <= int(row["high"])]
    inputs = gather(real)
    warned = [p for p in inputs.problems if p.reason == "is not between low and high"]
    assert [p.value for p in warned] == [row["best"] for row in crossed]
    assert [(c.rows, c.used) for c in inputs.cleaned.counts] == [(957, 957)]


@needs_shared
def test_the_whole_report_is_built_with_a_three_line_config_and_no_mapping(real):
    lines = [line for line in real.read_text().splitlines() if line and not line.startswith("[")]
    assert len(lines) == 2  # a title and a path
    run = sitrep("build", "2019-W19", cwd=real.parent)
    assert run.returncode == 0
    assert run.stdout.splitlines()[-2].startswith(
        "2019-W19 (2019-05-06 to 2019-05-12): 42 events, 0 running totals"
    )

"""Reports that are out, and the next one, together tell no small count by sex or age."""

import datetime as dt
import json

import numpy as np
import pytest
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st
from samples.command import sitrep
from samples.examples import examples
from samples.summaries import Log, summary
from samples.workspaces import config_for, workspace
from scipy.optimize import linprog

from sitrep.model.clearing import Cleared
from sitrep.model.dates import Window
from sitrep.model.edition import EDITIONS
from sitrep.model.figure import Figure
from sitrep.model.published import Stated
from sitrep.model.request import Request
from sitrep.pipeline import build
from sitrep.publish.earlier import stated_before
from sitrep.redact import already_out, redact
from sitrep.redact.clearing import UNCLEARED
from sitrep.redact.earlier import Earlier, Printed, _sharing_days
from sitrep.redact.telling import Telling

HEADER = "event_id,date_start,reported_on,admin1,killed,killed_women,killed_men,source\n"
#: A day of each of five weeks, 2026-W09 the first.
DAYS = ("2026-02-24", "2026-03-03", "2026-03-10", "2026-03-17", "2026-03-25")
#: After all that happens here.
LATER = dt.date(2026, 12, 31)


def rows(*women, men=20, total=100):
    return HEADER + "".join(
        f"e{n},{day},{day},North,{total},{w},{men},A\n"
        for n, (day, w) in enumerate(zip(DAYS, women, strict=False), 1)
    )


def log(folder, text, more=""):
    workspace(folder, {"log.csv": text}, config_for("log.csv", more=more))
    return folder


def women(folder, period):
    """What the public report of a period says of the women killed."""
    # What it says of them is in no chart: none is drawn.
    request = Request(folder / "config.toml", LATER, period, formats=("json",))
    build(request, draw=lambda *given, **named: ())
    name = period.replace("..", "_")
    report = json.loads((folder / f"reports/{name}/public/report.json").read_text())
    entry = report["figures"]["killed"]["groups"]["women"]
    return "withheld" if entry["suppressed"] else entry["best"]


def test_a_late_report_of_one_woman_shows_in_a_minimum_too():
    week = Window(dt.date(2026, 3, 2), dt.date(2026, 3, 8))
    out = Earlier([Stated("W10", "killed", "women", week, 6)])
    assert out.shifts("killed", [Printed("women", week, 7, None)], 5)
    assert not out.shifts("killed", [Printed("women", week, 6, None)], 5)
    assert not out.shifts("killed", [Printed("women", week, 11, None)], 5)
    # Once the log says all, "at least 6" and 8 differ by two.
    assert out.shifts("killed", [Printed("women", week, 8, 8)], 5)


def test_a_run_of_weeks_is_withheld_once_all_but_one_of_its_weeks_are_out(tmp_path):
    folder = log(tmp_path, rows(13, 3, 17, 20))
    assert women(folder, "2026-W09..W12") == 53
    (folder / "reports/2026-W09_W12").rename(tmp_path / "away")
    said = [women(folder, f"2026-W{n:02}") for n in (9, 10, 11, 12)]
    assert said == [13, "withheld", 17, 20]
    # 53 - 13 - 17 - 20 = 3.
    assert women(folder, "2026-W09..W12") == "withheld"


def test_a_week_is_withheld_if_it_would_complete_a_run_that_is_out(tmp_path):
    folder = log(tmp_path, rows(13, 3, 17, 20))
    said = [women(folder, p) for p in ("2026-W09", "2026-W10", "2026-W11", "2026-W09..W12")]
    assert said == [13, "withheld", 17, 53]
    assert women(folder, "2026-W12") == "withheld"


@pytest.mark.parametrize(("last", "said"), [(9, 49), (0, "withheld")])
def test_a_month_is_printed_where_its_other_days_may_have_people_too(tmp_path, last, said):
    folder = log(tmp_path, rows(13, 3, 17, 20, last))
    assert [women(folder, f"2026-W{n:02}") for n in (9, 10, 11, 12)] == [13, "withheld", 17, 20]
    # March: 3 + 17 + 20 and those of the last week. Without these, three at most are of W10.
    assert women(folder, "2026-03") == said


def since(folder, week):
    """What a week's report says of women killed: in the week, and since the log's first day."""
    said = women(folder, week)
    report = json.loads((folder / f"reports/{week}/public/report.json").read_text())
    entry = report["since_baseline"]["killed"]["groups"]["women"]
    return said, "withheld" if entry["suppressed"] else entry["best"]


def sentence(folder, week):
    run = sitrep("build", week, "--format", "md", cwd=folder)
    assert run.returncode == 0, run.stderr
    page = (folder / f"reports/{week}/public/sitrep.en.md").read_text()
    return next((line for line in page.splitlines() if "Over a longer window" in line), "")


def test_what_a_week_withholds_is_printed_since_the_first_day_once_that_tells_no_week(tmp_path):
    folder = log(tmp_path, rows(13, 3, 17, 2, 1))
    weeks = [f"2026-W{n:02}" for n in (9, 10, 11, 12, 13)]
    # After W12 it is known that W10 and W12 have 35 - 13 - 17 = 5 together: either may have any.
    assert [since(folder, week) for week in weeks] == [
        (13, 13),
        ("withheld", "withheld"),
        (17, "withheld"),
        ("withheld", 35),
        ("withheld", "withheld"),
    ]
    assert sentence(folder, "2026-W12") == (
        "Over a longer window, 24 February – 22 March 2026, counts by sex and age can be printed: "
        "women killed: 35 and men killed: 80, according to A."
    )
    assert not sentence(folder, "2026-W13")


def test_a_longer_window_is_chosen_by_the_log_alone_where_no_report_is_at_hand(tmp_path):
    folder = log(tmp_path, rows(13, 3, 17, 2, 1))
    # 36 less the 35 of the report before would tell the one of W13.
    assert since(folder, "2026-W13") == ("withheld", "withheld")
    assert since(folder, "2026-W12") == ("withheld", 35)


def test_a_sum_that_a_published_run_of_weeks_would_turn_into_a_count_is_withheld(tmp_path):
    folder = log(tmp_path, rows(13, 3, 17, 2))
    # W09 to W11 have 33: with 35 since the first day, W12 has two.
    assert women(folder, "2026-W09..W11") == 33
    assert since(folder, "2026-W12") == ("withheld", "withheld")


@pytest.mark.parametrize(("late", "said"), [(13, "withheld"), (12, 12), (17, 17)])
def test_a_small_change_of_a_count_that_is_out_is_withheld(tmp_path, late, said):
    folder = log(tmp_path, rows(11, 12))
    assert women(folder, "2026-W10") == 12
    log(folder, rows(11, late))
    assert women(folder, "2026-W10") == said


def test_a_small_change_of_last_week_s_count_is_not_told_by_this_week_s_report(tmp_path):
    folder = log(tmp_path, rows(11, 12, 30))
    assert women(folder, "2026-W10") == 12
    log(folder, rows(11, 14, 30))
    run = sitrep("build", "2026-W11", "--format", "md,json", cwd=folder)
    assert run.returncode == 0, run.stderr
    data = json.loads((folder / "reports/2026-W11/public/report.json").read_text())
    group = data["figures"]["killed"]["groups"]["women"]
    assert (group["best"], group["previous"], group["suppressed"]) == (None, None, True)


def test_a_count_that_is_out_already_stops_the_build_until_it_is_cleared(tmp_path):
    folder = log(tmp_path, rows(11, 3), more="[rules]\nsmall_cell = 1\n")
    assert women(folder, "2026-W10") == 3
    log(folder, rows(11, 3))
    run = sitrep("build", "2026-W10", "--format", "json", cwd=folder)
    assert run.returncode == 1
    told = "tells small counts of killed in 2026-W10, which are withheld now; clear them"
    assert told in run.stderr
    assert "reports/2026-W10/public/report.json" in run.stderr
    check = sitrep("check", "2026-W10", cwd=folder)
    assert check.returncode == 1
    assert told in check.stdout + check.stderr
    why = 'reason = "it is out"\nwho = "Ada"\ndate = 2026-03-08\n'
    cells = f'[[cells]]\nindicator = "killed"\nperiod = "2026-W10"\n{why}'
    (folder / "cleared.toml").write_text(cells)
    assert women(folder, "2026-W10") == 3


@pytest.mark.parametrize(
    ("key", "value"),
    [("until", "9999-12-31"), ("low", 10**30), ("low", -3), ("since", "2027-01-01")],
)
def test_a_figure_that_no_report_has_is_passed_over(tmp_path, key, value):
    folder = log(tmp_path, rows(11, 12, 30))
    assert women(folder, "2026-W09") == 11
    path = folder / "reports/2026-W09/public/report.json"
    report = json.loads(path.read_text())
    for figures in (report["figures"], report["since_baseline"]):
        figures["killed"]["groups"]["women"][key] = value
    path.write_text(json.dumps(report))
    assert {s.group for s in stated_before(folder / "reports")} == {
        "",
        "men",
        "sex_and_age_not_stated",
    }
    assert women(folder, "2026-W10") == 12


def test_a_report_that_can_not_be_read_says_nothing(tmp_path):
    folder = log(tmp_path, rows(11, 3))
    for name, text in (("2026-W08", "{"), ("2026-W07", '{"edition": "public", "figures": 3}')):
        place = folder / "reports" / name / "public"
        place.mkdir(parents=True)
        (place / "report.json").write_text(text)
    (folder / "reports" / "file").write_text("x")
    assert women(folder, "2026-W10") == "withheld"


# --- the rule alone ---

DAY, ONE = dt.date(2016, 1, 4), dt.timedelta(days=1)


def span(first, last):
    return Window(dt.date(2026, 3, first), dt.date(2026, 3, last))


def stated(first, last, low, group="women"):
    return Stated("r", "killed", group, span(first, last), low, low)


def printed(first, last, n, group="women"):
    return Printed(group, span(first, last), n, n)


def tells(out, new, small):
    return bool(Earlier(out).told("killed", [span(*w) for w in small], new, 5))


def test_windows_that_lead_around_a_small_one_tell_it():
    # 1 to 10 less 1 to 3 less 7 to 10 is 4 to 6.
    out = [stated(1, 10, 40), stated(1, 3, 10)]
    assert tells(out, [printed(7, 10, 27)], [(4, 6)])
    assert not tells(out, [printed(8, 10, 20)], [(4, 6)])
    # Backwards too: 4 to 12 less 7 to 12.
    assert tells([stated(7, 12, 30)], [printed(4, 12, 33)], [(4, 6)])


def test_what_is_out_already_is_no_reason_to_withhold_more():
    out = [stated(1, 10, 40), stated(1, 3, 10), stated(7, 10, 27)]
    assert not tells(out, [printed(20, 22, 9)], [(4, 6)])


def test_a_sum_that_leaves_hardly_anybody_for_two_small_windows_tells_too_much():
    # 13 to 16 and 4 to 6 have three women together.
    out = [stated(1, 3, 10), stated(7, 12, 30)]
    assert tells(out, [printed(1, 16, 43)], [(4, 6), (13, 16)])
    assert not tells(out, [printed(1, 16, 44)], [(4, 6), (13, 16)])


def test_the_people_of_other_windows_bound_a_small_one_from_below():
    # Four women in 1 to 6, and two people at all in 4 to 6: at least two in 1 to 3.
    out = [stated(1, 3, 9, ""), stated(4, 6, 2, "")]
    assert tells(out, [printed(1, 6, 4), printed(1, 6, 11, "")], [(1, 3), (4, 6)])


def test_a_sum_that_leaves_hardly_anybody_else_tells_too_much():
    out = [stated(1, 3, 10), stated(1, 3, 20, ""), stated(4, 6, None), stated(4, 6, 9, "")]
    new = [printed(1, 10, 30), printed(1, 10, 42, "")]
    # 22 people and 20 women are left of 4 to 10: two others.
    assert tells(out, new, [(4, 6)])
    assert not tells(out, [printed(1, 10, 28), printed(1, 10, 42, "")], [(4, 6)])


def test_ten_years_of_weeks_cost_no_more_than_those_that_share_days_with_this_one():
    weeks = [Window(DAY + 7 * n * ONE, DAY + (7 * n + 6) * ONE) for n in range(520)]
    out = [Stated("r", "killed", group, w, 50, 50) for w in weeks for group in ("", "women")]
    last = Window(weeks[-1].end + ONE, weeks[-1].end + 7 * ONE)
    new = [Printed("women", last, 30, 30), Printed("", last, 60, 60)]
    kept = _sharing_days({last}, [*Earlier(out)._out("killed")])
    assert kept == []
    month = Window(weeks[-4].start, weeks[-1].end)
    joined = _sharing_days({month}, [*Earlier(out)._out("killed")])
    assert {p.window for p in joined} == {*weeks[-4:]}
    assert Earlier(out).told("killed", weeks[::2], new, 5) == set()


GROUPED = HEADER.replace("killed_men", "killed_men,killed_children")
OUT = (
    "1,2026-11-02,2026-11-02,South,30,10,15,5,Radio\n",
    "2,2026-11-04,2026-11-04,North,20,8,7,5,Radio\n",
    "3,2026-11-10,2026-11-10,North,30,10,12,8,Radio\n",
)


def late(women, day="2026-11-05"):
    return f"4,{day},2026-11-12,North,{women + 12},{women},12,0,Radio\n"


@pytest.mark.parametrize(
    "period", ["2026-11", "2026-Q4", "2026-11-03..2026-11-15", "2026-W45..W46", "2026-W45"]
)
def test_a_late_report_of_few_is_not_told_by_any_period_that_shares_days(tmp_path, period):
    folder = log(tmp_path, GROUPED + "".join(OUT))
    assert [women(folder, f"2026-W{n}") for n in (45, 46)] == [18, 10]
    log(folder, GROUPED + "".join(OUT) + late(1))
    # 29 less 18 less 10 is one; of 3 to 15 November 19 less 10, and the 8 that the annex states.
    assert women(folder, period) == "withheld"


def test_a_late_report_of_many_is_printed(tmp_path):
    folder = log(tmp_path, GROUPED + "".join(OUT))
    assert [women(folder, f"2026-W{n}") for n in (45, 46)] == [18, 10]
    log(folder, GROUPED + "".join(OUT) + late(9))
    assert women(folder, "2026-11") == 37


@pytest.mark.parametrize(("few", "said"), [(1, "withheld"), (4, "withheld"), (5, 33)])
def test_days_on_which_nothing_happened_hide_nobody(tmp_path, few, said):
    folder = log(tmp_path, GROUPED + "".join(OUT) + late(few))
    out = ("2026-11-02..2026-11-04", "2026-11-10..2026-11-15")
    assert [women(folder, period) for period in out] == [18, 10]
    # Of all other days of November, the log has the 5th alone.
    assert women(folder, "2026-11") == said


def test_a_week_that_prints_the_week_before_tells_no_rest_of_that(tmp_path):
    folder = log(tmp_path, GROUPED + "".join(OUT) + late(1))
    assert women(folder, "2026-11-02..2026-11-04") == 18
    # W45 has 19, and nothing happened on its last three days.
    assert women(folder, "2026-W46") == "withheld"


@pytest.mark.parametrize(
    ("report", "first"), [("", "2026-02-23"), ('baseline = "2026-02-24"', "2026-02-24")]
)
def test_the_total_of_a_partial_week_is_known_to_who_reads_the_chart(tmp_path, report, first):
    """The log begins on Tuesday, 24 February: the chart of W10 prints the 100 of that week."""
    events = [{"date_start": day, "killed": "100", "killed_women": "20"} for day in DAYS[:2]]
    found = Log(tmp_path, report=report).events(*events).summary("2026-W10")
    assert [p.period.partial for p in found.weekly["killed"]] == [True, False]
    known = Telling(found, UNCLEARED, Earlier())._by_period("killed")
    assert Printed("", Window(dt.date.fromisoformat(first), dt.date(2026, 3, 1)), 100, 100) in known


# --- an attacker with every report ---

KINDS = ("women", "men", "others")
PERIODS = ("2026-W09", "2026-W10", "2026-W11", "2026-W12", "2026-W09..W10", "2026-W09..W12")
WEEKS = {p: range(int(p[6:8]) - 9, int(p[-2:]) - 8) for p in PERIODS}
#: One report after another is made: to shrink what fails would take minutes.
NO_SHRINKING = (Phase.explicit, Phase.reuse, Phase.generate)
COUNT = st.sampled_from((0, 1, 2, 3, 4, 5, 7, 9, 14))


class Attacker:
    """One who has every report, and solves the linear programme that their numbers give."""

    def __init__(self):
        self.rows, self.values = [], []

    def learns(self, weeks, groups):
        for group, figure in groups.items():
            if isinstance(figure, Figure):
                self.rows.append(self.cell(weeks, group))
                self.values.append(figure.best)

    def reads(self, period, shown):
        """Learn what a report says of its period, of all before, and of each week in its charts."""
        weeks = WEEKS[period]
        for sums, of in ((shown.tallies, weeks), (shown.cumulative, range(weeks[-1] + 1))):
            self.learns(of, {g: sums["killed", g].figure for g in ("", "women", "men")})
        for point in shown.weekly["killed"]:
            if point.period.id in WEEKS:
                self.learns(WEEKS[point.period.id], {"": point.figure})

    @staticmethod
    def cell(weeks, group):
        row = np.zeros((4, 3))
        row[list(weeks), KINDS.index(group) if group else slice(None)] = 1
        return row.ravel()

    def bounds(self, weeks, group):
        """The least and the most that a count can be."""
        aim = self.cell(weeks, group)
        least, most = (
            linprog(sign * aim, A_eq=np.array(self.rows), b_eq=self.values) for sign in (1, -1)
        )
        assert least.status == most.status == 0
        return round(least.fun, 6), round(-most.fun, 6)


def says(shown):
    """What the report.json of a report says, as later builds read it."""
    for tallies in (shown.tallies, shown.cumulative):
        for (indicator, group), tally in tallies.items():
            figure, read = tally.figure, isinstance(tally.figure, Figure)
            low, high = (figure.low, figure.high) if read else (None, None)
            if indicator == "killed" and figure is not None:
                yield Stated(shown.period.id, indicator, group, tally.window, low, high)


@settings(max_examples=examples(8), deadline=None, phases=NO_SHRINKING)
@example(
    [(9, 7, 7), (7, 14, 7), (4, 5, 1), (0, 2, 0)],
    ("2026-W09..W10", "2026-W09..W12", "2026-W12", "2026-W10", "2026-W11", "2026-W09"),
)
@given(
    st.lists(st.tuples(COUNT, COUNT, COUNT), min_size=4, max_size=4),
    st.permutations(PERIODS),
)
def test_no_small_count_follows_from_reports_of_any_periods_in_any_order(
    tmp_path_factory, counts, order
):
    events = [
        {"date_start": day, "killed": w + m + o, "killed_women": w, "killed_men": m}
        for day, (w, m, o) in zip(DAYS, counts, strict=False)
    ]
    inputs = Log(tmp_path_factory.mktemp("attack")).events(*events).inputs()
    attacker, out, hidden = Attacker(), [], []
    for period in order:
        found, earlier = summary(inputs, period), Earlier(tuple(out))
        if already_out(found, EDITIONS["public"], Cleared(), earlier):
            continue  # the build stops
        shown = redact(found, earlier=earlier)
        attacker.reads(period, shown)
        out += says(shown)
        hidden += [
            (period, group)
            for group in ("women", "men")
            if 1 <= found.tallies["killed", group].figure.best <= 4
        ]
    for period, group in hidden:
        total = sum(sum(counts[week]) for week in WEEKS[period])
        least, most = attacker.bounds(WEEKS[period], group)
        assert most - least >= min(4, total), (period, group, least, most)

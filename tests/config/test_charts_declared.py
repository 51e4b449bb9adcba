"""``[[chart]]``: what it may ask for, and what is said of each mistake, with its line."""

import datetime as dt

import pytest
from samples.command import sitrep
from samples.workspaces import config_for, workspace

from sitrep.charts.declared import drawers
from sitrep.choices import load
from sitrep.model.declared import KINDS, Asked, Kind
from sitrep.model.problem import SitrepError

GOOD = {"id": '"killed-by-week"', "kind": '"weeks"', "indicator": '"killed"'}
LOG = (
    "event_id,date_start,reported_on,admin1,admin1_pcode,killed,killed_civilians,source\n"
    "e1,2019-05-06,2019-05-07,Idleb,SY07,3,2,A\n"
)


def chart(**keys):
    told = {**GOOD, **keys}
    return "[[chart]]\n" + "".join(f"{k} = {v}\n" for k, v in told.items() if v)


def faults(folder, *charts):
    text = config_for("e.csv", more="".join(charts))
    (folder / "config.toml").write_text(text, encoding="utf-8")
    with pytest.raises(SitrepError) as raised:
        load(folder / "config.toml")
    lines = text.splitlines()
    found = raised.value.problems
    assert all(p.column.split(".")[-1] in lines[p.line - 1] for p in found)
    return [(p.column, p.value, p.reason, p.hint) for p in found]


def test_a_chart_has_the_section_of_its_indicator(tmp_path):
    more = chart(group='"civilians"', areas='"Idleb"', since="2019-01-01", title='"Ours"')
    (tmp_path / "config.toml").write_text(config_for("e.csv", more=more), encoding="utf-8")
    since = dt.date(2019, 1, 1)
    assert load(tmp_path / "config.toml").charts == (
        Asked(
            "killed-by-week",
            Kind.WEEKS,
            "killed",
            "casualties",
            "civilians",
            ("Idleb",),
            since,
            "Ours",
        ),
    )


@pytest.mark.parametrize("name", ["Killed", "a b", "../a", "a_b", "-a", "con", "a" * 61, ""])
def test_an_id_is_safe_as_the_name_of_a_file(tmp_path, name):
    ((column, _, reason, hint),) = faults(tmp_path, chart(id=f'"{name}"'))
    assert (column, reason) == ("chart.1.id", "can't be the name of a file")
    assert '"killed-by-day"' in hint


def test_an_id_is_no_other_chart_s(tmp_path):
    assert faults(tmp_path, chart(), chart()) == [
        ("chart.2.id", "killed-by-week", "is there twice", "give each chart an id of its own")
    ]
    assert faults(tmp_path, chart(id='"casualties-by-week"')) == [
        (
            "chart.1.id",
            "casualties-by-week",
            "is the id of a chart that sitrep draws",
            "choose another",
        )
    ]


def test_an_unknown_kind_indicator_or_key_is_told_with_the_nearest(tmp_path):
    assert faults(tmp_path, chart(kind='"weekly"'))[0][1:] == (
        "weekly",
        "is no kind of chart",
        'did you mean "weeks"?',
    )
    assert faults(tmp_path, chart(indicator='"kiled"'))[0][1:] == (
        "kiled",
        "is not an indicator",
        'did you mean "killed"?',
    )
    assert faults(tmp_path, chart(area='"Idleb"'))[0][2:] == (
        "is not a key of [chart]",
        'did you mean "areas"?',
    )


def test_facilities_are_counted_over_a_whole_period_alone(tmp_path):
    ((column, value, reason, _),) = faults(tmp_path, chart(indicator='"facilities_affected"'))
    assert (column, value) == ("chart.1.indicator", "facilities_affected")
    assert "over a whole period" in reason


def test_each_kind_that_may_be_asked_for_is_drawn():
    assert [drawer.name for drawer in drawers()] == [str(kind) for kind in KINDS]


def test_check_names_each_area_and_group_that_the_inputs_lack_and_a_day_too_late(tmp_path):
    more = chart(areas='["SY07", "Idlib"]', group='"civilans"', since="2019-06-01")
    workspace(tmp_path, {"e.csv": LOG}, config_for("e.csv", more=more))
    run = sitrep("check", "2019-W19", cwd=tmp_path)
    assert run.returncode == 1
    first = next(n for n, li in enumerate(more.splitlines()) if li.startswith("areas"))
    line = 1 + len(config_for("e.csv").splitlines()) + first
    told = [one for one in run.stdout.splitlines() + run.stderr.splitlines() if "chart.1" in one]
    assert sorted(told) == [
        f'config.toml:{line}: chart.1.areas: "Idlib" is no area of the inputs; '
        'did you mean "Idleb"?',
        f'config.toml:{line + 1}: chart.1.group: "civilans" is no group of killed in the '
        'inputs; did you mean "civilians"?',
        f'config.toml:{line + 2}: chart.1.since: "2019-06-01" is after the period, which ends '
        "on 2019-05-12; name an earlier day, or remove it",
    ]
    refused = sitrep("build", "2019-W19", cwd=tmp_path)
    assert refused.returncode == 1
    assert not (tmp_path / "reports").exists()

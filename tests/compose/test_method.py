"""The section on method says the rules that the report's figures follow, and no others."""

import pytest
from samples.command import sitrep
from samples.workspaces import config_for, workspace

EVENTS = "event_id,date_start,event_type,admin1,killed,source\ne1,2019-05-07,shelling,Hama,3,SOHR\n"
TOTALS = (
    "total_id,indicator,unit,figure,since,as_of,area,source,reported_on\n"
    "t1,displaced,people,12000,2019-05-01,2019-05-09,Hama,OCHA,2019-05-10\n"
)
OF_EVENTS = (
    "- Where sources differ on an event, the lowest figure is counted and all are shown.",
    "- An event is counted whole in the period of its first day.",
)


@pytest.mark.parametrize("files", [("events.csv",), ("totals.csv",), ("events.csv", "totals.csv")])
def test_the_rules_for_events_are_said_where_the_log_has_events(tmp_path, files):
    texts = {"events.csv": EVENTS, "totals.csv": TOTALS}
    workspace(tmp_path, {name: texts[name] for name in files}, config_for(*files))
    run = sitrep("build", "2019-W19", "--format", "md", cwd=tmp_path)
    assert run.returncode == 0, run.stderr
    page = (tmp_path / "reports/2019-W19/public/sitrep.en.md").read_text(encoding="utf-8")
    said = [line for line in OF_EVENTS if line in page]
    assert said == ([*OF_EVENTS] if "events.csv" in files else [])
    assert "- Running totals are shown with their sources and never added to events." in page


def test_sources_that_said_as_much_share_a_sentence_and_none_is_left_out(tmp_path):
    rows = (
        ("e1", "2019-05-07", "SOHR"),
        ("e2", "2019-05-07", "RT"),
        ("e3", "2019-05-08", "White Helmets"),
        ("e4", "2019-05-07", "UOSSM"),
        ("e5", "2019-05-07", "Local press"),
        ("e6", "2019-05-07", "Local press"),
    )
    lines = [f"{e},{day},shelling,Hama,3,{who},{day}\n" for e, day, who in rows]
    header = EVENTS.split("\n")[0] + ",reported_on\n"
    workspace(tmp_path, {"events.csv": header + "".join(lines)}, config_for("events.csv"))
    run = sitrep("build", "2019-W19", "--format", "md", cwd=tmp_path)
    assert run.returncode == 0, run.stderr
    page = (tmp_path / "reports/2019-W19/public/sitrep.en.md").read_text(encoding="utf-8")
    (said,) = (line for line in page.splitlines() if line.startswith("Sources of this period"))
    assert said == (
        "Sources of this period: Local press gave two accounts of 7 May 2019. "
        "RT, SOHR and UOSSM each gave one account of 7 May 2019. "
        "White Helmets gave one account of 8 May 2019."
    )


def test_the_sources_that_are_not_all_named_are_counted_in_a_sentence_with_a_capital(tmp_path):
    lines = [f"e1,2019-05-07,shelling,Hama,3,Source {n}\n" for n in range(23)]
    texts = {"events.csv": EVENTS.split("\n")[0] + "\n" + "".join(lines)}
    workspace(tmp_path, texts, config_for("events.csv"))
    run = sitrep("build", "2019-W19", "--format", "md", cwd=tmp_path)
    assert run.returncode == 0, run.stderr
    page = (tmp_path / "reports/2019-W19/public/sitrep.en.md").read_text(encoding="utf-8")
    assert " Three more are in annex/sources.csv." in page

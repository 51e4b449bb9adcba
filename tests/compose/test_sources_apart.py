"""What is said of figures by several sources: parts, denials and conflicts, each as its own."""

from __future__ import annotations

import json

from samples.command import sitrep
from samples.summaries import Log
from samples.workspaces import config_for, workspace

from sitrep.compose.phrases import Phrases
from sitrep.compose.sections import casualties, highlights, overview
from sitrep.wording import Words

WEEK = "6–12 May 2019"


def said(module, summary):
    """Return the sentences of a section."""
    section = module.compose(summary, Phrases(summary, Words()))
    return [*section.bullets, *section.paragraphs]


def among(sentences, part):
    return [text for text in sentences if part in text]


def two_events(folder):
    """A: 5 killed, all civilians, and 8 killed; of the second B states 12, all civilians."""
    return Log(folder).events(
        {"event_id": "x1", "source": "A", "killed": "5", "killed_civilians": "5"},
        {"event_id": "x2", "source": "A", "killed": "8"},
        {"event_id": "x2", "source": "B", "killed": "12", "killed_civilians": "12"},
    )


def test_civilians_that_another_source_counts_above_all_the_dead_are_not_of_those(tmp_path):
    """The lowest of all killed is 5 + 8 = 13; civilians are 5 (A) + 12 (B) = 17."""
    found = said(highlights, two_events(tmp_path).summary())
    assert not among(found, "Of those killed")
    assert among(found, "civilians reported killed") == [
        f"For {WEEK}, the number of civilians reported killed is 17 (A and B); in at least one "
        "event it is more than another source counts of all those killed."
    ]


def test_civilians_within_the_other_sources_count_are_of_those_killed(tmp_path):
    """12 civilians (B) are no more than the 10 to 15 that A counts of all."""
    log = Log(tmp_path).events(
        {"event_id": "x", "source": "A", "killed": "10-15"},
        {"event_id": "x", "source": "B", "killed": "", "killed_civilians": "12"},
    )
    assert among(said(highlights, log.summary()), "civilians") == [
        "Of those killed, 12 were reported to be civilians (B)."
    ]


def test_a_lone_group_above_the_whole_of_another_source_is_a_figure_of_its_own(tmp_path):
    """A counts 8 dead; the 10 women of B are no part of them."""
    log = Log(tmp_path).events(
        {"event_id": "r5", "source": "A", "killed": "8"},
        {"event_id": "r5", "source": "B", "killed": "20", "killed_women": "10"},
    )
    (text,) = among(said(casualties, log.summary()), "women")
    assert "part of the totals" not in text
    assert text.endswith(
        "In at least one event this is more than another source counts of all people; it is a "
        "figure of its own."
    )


def test_a_denial_of_what_no_source_reports_is_no_claim_and_disputes_no_counted_event(tmp_path):
    """Of two events one is only denied: one is counted, and none of the counted is disputed."""
    log = Log(tmp_path).events(
        {"event_id": "y1", "source": "A", "killed": "3"},
        {"event_id": "y2", "source": "B", "status": "denied"},
    )
    summary = log.summary()
    assert said(overview, summary) == [f"For {WEEK}, one event was reported."]
    assert among(said(highlights, summary), "denies") == [
        "A party denies one event that no source reports; it is not counted."
    ]
    assert not among(said(highlights, summary), "disputed")
    assert not among(said(casualties, summary), "disputes")


def standing(folder, *statuses):
    """Return what the overview says of the standing of events of A with these statuses."""
    rows = [{"event_id": f"e{n}", "source": "A", "status": s} for n, s in enumerate(statuses)]
    return said(overview, Log(folder).events(*rows).summary())[1:]


def test_how_many_events_are_disputed_and_confirmed_is_said_of_those_counted(tmp_path):
    six = ("reported", "reported", "reported", "reported", "disputed", "confirmed")
    assert standing(tmp_path, *six) == ["Of these, one is disputed and one is confirmed."]


def test_nothing_is_said_of_standing_where_all_events_are_reported(tmp_path):
    assert standing(tmp_path, "reported", "reported") == []


def test_one_event_is_not_called_these(tmp_path):
    assert standing(tmp_path, "confirmed") == ["It is confirmed."]


def test_disputed_events_that_the_rules_leave_out_are_not_among_those_counted(tmp_path):
    rows = [{"event_id": e, "source": "A", "status": s} for e, s in (("a", ""), ("b", "disputed"))]
    summary = Log(tmp_path, rules='disputed = "exclude"').events(*rows).summary()
    assert said(overview, summary) == [f"For {WEEK}, one event was reported."]
    assert among(said(highlights, summary), "disputes") == [
        "A party disputes one event that is not in the sums; what each source says of it stands "
        "below."
    ]


def differing(event, place, **figures):
    """The rows of an event of which sources state different figures: name = "3 5"."""
    row = {"event_id": event, "admin1": "Idleb", "place": place}
    pairs = {name: text.split() for name, text in figures.items()}
    return [
        row | {"source": s} | {name: both[n] for name, both in pairs.items()}
        for n, s in enumerate("AB")
    ]


def test_the_highlight_names_the_place_of_the_conflict_that_is_gravest(tmp_path):
    """Killed differ by 1 in Hass and by 12 in Ihsim; the injured, by 90, come after the dead."""
    rows = differing("a", "Hass", killed="1 2", injured="10 100")
    log = Log(tmp_path).events(*rows, *differing("b", "Ihsim", killed="8 20"))
    assert among(said(highlights, log.summary()), "Sources differ") == [
        "Sources differ on people killed in Ihsim (6 May 2019): 8 (A) and 20 (B)."
    ]


def test_a_conflict_of_totals_names_its_area(tmp_path):
    given = {"indicator": "injured", "since": "2019-05-01", "as_of": "2019-05-08"}
    rows = [
        given | {"source": s, "figure": f, "area": a}
        for s, f, a in (
            ("X", "up to 30", "Homs"),
            ("Y", "40", "Homs"),
            ("X", "61", "Hama"),
            ("Y", "at least 85", "Hama"),
        )
    ]
    assert among(said(casualties, Log(tmp_path).totals(*rows).summary()), "Sources differ") == [
        "Sources differ on people injured in Hama (1–8 May 2019): 61 (X) and at least 85 (Y).",
        "Sources differ on people injured in Homs (1–8 May 2019): up to 30 (X) and 40 (Y).",
    ]


def test_totals_of_up_to_different_numbers_differ_the_lowest_number_first(tmp_path):
    """All may be nought; the numbers stated are 5, 10, 20 and 30."""
    given = {"indicator": "injured", "since": "2019-05-01", "as_of": "2019-05-08", "area": "Homs"}
    stated = (("X", "up to 30"), ("Y", "up to 20"), ("V", "10"), ("W", "at least 5"))
    rows = [given | {"source": s, "figure": f} for s, f in stated]
    assert among(said(casualties, Log(tmp_path).totals(*rows).summary()), "Sources differ") == [
        "Sources differ on people injured in Homs (1–8 May 2019): at least 5 (W), 10 (V), up to 20 "
        "(Y) and up to 30 (X)."
    ]
    (tmp_path / "two").mkdir()
    two = said(casualties, Log(tmp_path / "two").totals(*rows[:2]).summary())
    assert among(two, "Sources differ") == [
        "Sources differ on people injured in Homs (1–8 May 2019): up to 20 (Y) and up to 30 (X)."
    ]


def test_report_json_and_the_events_file_hold_what_the_source_named_says(tmp_path):
    """P says up to 20 (0 to 20) and 10-15; Q's 25 and 5 are in neither file as P's or in P's range.

    Of the two events of P, up to 20 and fewer than 10 (0 to 9) make up to 29.
    """
    rows = (
        "x1,2026-03-03,shelling,Hama,up to 20,10-15,P\nx1,2026-03-03,shelling,Hama,25,5,Q\n"
        "x2,2026-03-03,shelling,Hama,fewer than 10,,P\nx2,2026-03-03,shelling,Hama,12,,Q\n"
    )
    head = "event_id,date_start,event_type,admin1,killed,injured,source\n"
    rules = '[rules]\nconflict = "preferred"\nsources_preferred = ["P"]\n'
    workspace(tmp_path, {"e.csv": head + rows}, config_for("e.csv", more=rules))
    run = sitrep("build", "2026-W10", "--format", "md", cwd=tmp_path)
    assert run.returncode == 0, run.stderr
    folder = tmp_path / "reports/2026-W10/public"
    report = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    one, two = report["breakdown"]["events"]
    upto = {"low": 0, "best": 20, "high": 20, "qualifier": "up to", "words": "up to 20"}
    span = {"low": 10, "best": 10, "high": 15, "qualifier": "range", "words": "10-15"}
    assert one["figures"] == {"killed": upto, "injured": span}
    assert one["stated_by"] == {"killed": ["P"], "injured": ["P"]}
    chosen = [c["chosen"] for c in report["conflicts"]]
    assert chosen == [span, upto, two["figures"]["killed"]]
    killed = report["figures"]["killed"]
    assert (killed["best"], killed["text"], killed["sources"]) == (29, "up to 29", ["P"])
    cells = (folder / "annex/events.csv").read_text(encoding="utf-8").splitlines()
    assert ",0,20,20,up to,10,10,15,range," in cells[1]
    assert ",0,9,9,up to,,,,," in cells[2]

"""A highlight tells the people displaced: by running totals or, without one, by events."""

from __future__ import annotations

import datetime as dt

from samples.summaries import Log

from sitrep.compose import Setting, compose
from sitrep.wording import Words


def highlights(folder, *events, totals=()):
    log = Log(folder).events(*events)
    if totals:
        log.totals(*totals)
    setting = Setting(log.inputs().config, Words("en"), dt.date(2019, 6, 1), {}, ())
    found = compose(log.summary("2019-W19"), [], setting).section("highlights").bullets
    return [bullet for bullet in found if "displaced" in bullet]


def test_without_a_running_total_the_events_of_the_period_are_summed(tmp_path):
    """1,200 and 5,000 to 8,000 of three events are at least 6,200."""
    said = [{"source": "IOM", "displaced": n} for n in ("1200", "5000-8000", "")]
    assert highlights(tmp_path, *said) == [
        "For 6–12 May 2019, at least 6,200 people were reported displaced (stated for two of "
        "three events), according to IOM."
    ]


def test_a_running_total_is_told_in_place_of_the_events(tmp_path):
    total = {"indicator": "displaced", "figure": "300000", "source": "OCHA", "since": "2019-05-01"}
    (said,) = highlights(tmp_path, {"source": "IOM", "displaced": "1200"}, totals=[total])
    assert "300,000" in said
    assert "1,200" not in said


def test_events_that_displaced_nobody_are_no_highlight(tmp_path):
    assert highlights(tmp_path, {"source": "IOM", "displaced": "0"}) == []

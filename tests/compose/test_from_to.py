"""Totals that are no minima are printed as from one to the other, never as a rise."""

from __future__ import annotations

from samples.summaries import Log

from sitrep.compose.phrases import Phrases
from sitrep.compose.sections import highlights, key_figures
from sitrep.wording import Words

BASE = {
    "indicator": "displaced",
    "unit": "people",
    "area": "North",
    "source": "Agency",
    "since": "2019-04-01",
}


def printed(folder, earlier, later, own=None):
    rows = (
        BASE | {"total_id": "a", "figure": earlier, "as_of": "2019-05-01"} | (own or {}),
        BASE | {"total_id": "b", "figure": later, "as_of": "2019-05-08"} | (own or {}),
    )
    summary = Log(folder).totals(*rows).summary("2019-W19")
    phrases = Phrases(summary, Words())
    (card,) = key_figures.compose(summary, phrases).cards
    return card.change, " ".join(highlights.compose(summary, phrases).bullets)


def test_from_500_000_to_almost_630_000_is_no_rise(tmp_path):
    change, text = printed(tmp_path, "500000", "almost 630,000")
    assert change == "from 500,000 on 1 May 2019"
    assert text.startswith("Almost 630,000 people")
    assert text.endswith(" The figure was 500,000 on 1 May 2019.")
    assert "rose" not in text


def test_two_minima_rise(tmp_path):
    change, text = printed(tmp_path, "at least 500000", "at least 630,000")
    assert change == "reported minimum up 130,000 since 1 May 2019"
    assert "rose by 130,000" in text


def test_a_stock_that_falls_and_is_no_minimum_is_told_with_what_it_was(tmp_path):
    own = {"indicator": "idp_stock", "since": ""}
    change, text = printed(tmp_path, "about 100,000", "almost 80,000", own)
    assert change == "from about 100,000 on 1 May 2019"
    assert "rose" not in text


def test_a_running_total_that_falls_is_told_as_no_change_of_its_number(tmp_path):
    change, _ = printed(tmp_path, "about 100,000", "almost 80,000")
    assert change == ""

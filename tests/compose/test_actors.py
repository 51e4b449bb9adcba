"""Parties and weapons are printed as the sources name them, and as their claim."""

from __future__ import annotations

import datetime as dt
import json

from samples.summaries import Log

from sitrep.compose.phrases import Phrases
from sitrep.compose.sections.actors import compose
from sitrep.pipeline import Request, build
from sitrep.wording import Words

WORDS = Words()


def section(folder, *rows):
    summary = Log(folder).events(*({"source": "A"} | row for row in rows)).summary()
    return compose(summary, Phrases(summary, WORDS))


def test_parties_have_a_table_and_the_note_says_whose_claim_it_is(tmp_path):
    made = section(
        tmp_path,
        {"actor": "Red – Blue", "killed": "at least 3"},
        {"actor": "Blue", "killed": "2"},
        {"killed": "1"},
    )
    (table,) = made.tables
    assert table.caption == "Parties named in the events of 6–12 May 2019"
    assert table.rows == (
        ("Red – Blue", "1", "at least 3"),
        ("Blue", "1", "2"),
        ("not stated", "1", "1"),
    )
    assert made.notes == (
        "As the sources name them, which is their claim; those killed may be of any side. "
        "Deaths are those of A.",
    )


def test_what_all_events_have_in_common_is_a_sentence(tmp_path):
    made = section(tmp_path, {"weapon": "mortar", "killed": "1"}, {"weapon": "mortar"})
    assert made.tables == ()
    assert made.paragraphs == (
        "In each of the two events, the sources name the same weapon: mortar.",
    )


def test_there_is_no_section_where_nobody_is_named(tmp_path):
    assert section(tmp_path, {"killed": "1"}) is None


def test_of_a_restricted_event_no_public_file_names_party_or_weapon(tmp_path):
    rows = (
        {"actor": "Red", "killed": "2"},
        {"actor": "Ghosts", "weapon": "crossbow", "killed": "1", "sensitivity": "internal"},
    )
    log = Log(tmp_path, report='sections = ["actors", "method"]').events(*rows)
    config = log.inputs().config.path
    built = build(
        Request(config, dt.date(2019, 5, 14), "2019-W19", tmp_path / "out", formats=("md", "html"))
    )
    texts = "".join(path.read_text(encoding="utf-8") for path in built.files)
    assert "Ghosts" not in texts
    assert "crossbow" not in texts
    assert "Of restricted events, parties and weapons are not shown" in texts
    (report,) = [path for path in built.files if path.name == "report.json"]
    named = json.loads(report.read_text(encoding="utf-8"))["breakdown"]["actors"]
    assert [(row["name"], row["events"]) for row in named] == [("Red", 1), ("", 1)]

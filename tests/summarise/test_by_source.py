"""What each source states of the week: a minimum where it speaks of events without a number."""

from __future__ import annotations

from samples.summaries import Log, at_least, exactly, said

from sitrep.model.accounts import Measure
from sitrep.summarise.by_source import by_source

KILLED = Measure("killed", "killed", "")


def voices(folder, *events):
    made = Log(folder).events(*events).reconciled()
    found = by_source(made.accounts, made.events, KILLED)
    return {voice.source: (said(voice.figure), voice.reported, voice.of) for voice in found}


def of(source, event_id, killed, **more):
    return {"source": source, "event_id": event_id, "killed": killed, **more}


def test_a_source_that_states_every_number_states_their_sum(tmp_path):
    found = voices(tmp_path, of("A", "x", "3"), of("A", "y", "4"), of("B", "x", "5"))
    assert found == {"A": (exactly(7), 2, 2), "B": (exactly(5), 1, 1)}


def test_a_source_silent_on_one_event_states_a_minimum_and_one_silent_on_all_nothing(tmp_path):
    found = voices(tmp_path, of("A", "x", "3"), of("A", "y", ""), of("B", "x", ""))
    assert found == {"A": (at_least(3), 1, 2), "B": (None, 0, 1)}


def test_a_source_that_denies_an_event_says_nothing_of_it(tmp_path):
    denied = of("B", "x", "", status="denied")
    found = voices(tmp_path, of("A", "x", "3"), denied, of("B", "y", "2"))
    assert found == {"A": (exactly(3), 1, 1), "B": (exactly(2), 1, 1)}

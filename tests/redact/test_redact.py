"""The whole Summary is walked for what the public may not see, whatever field it stands in."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import fields, is_dataclass

import pytest
from samples.workspaces import config_for, workspace

from sitrep.model.cells import cells
from sitrep.pipeline import Request, gather, summary_of

EVENTS = """\
event_id,date_start,date_end,date_precision,reported_on,status,event_type,admin1,place,latitude,longitude,killed,facility_id,facility_name,facility_type,actor,source,sensitivity,description
e1,2026-03-02,,day,2026-03-03,reported,attack_on_health,North,Alder,35.123456,36.654321,3,fac-thorn,Thorn Hospital,hospital,Army,Agency,,told by a nurse
e1,2026-03-02,,day,2026-03-04,reported,attack_on_health,North,Alder,35.123456,36.654321,5,fac-thorn,Thorn Hospital,hospital,Army,Radio,,told by a guard
e2,2026-03-03,,day,2026-03-04,disputed,shelling,South,Hideaway,35.5,36.1,4,,,,Ghosts,Agency,restricted,told by a witness
e2,2026-03-03,,day,2026-03-05,denied,shelling,South,Hideaway,35.5,36.1,,,,,Ghosts,Ministry,restricted,denied by a spokesman
e2,2026-03-03,,day,2026-03-05,reported,shelling,South,Hideaway,35.5,36.1,9,,,,Ghosts,Radio,restricted,told by a child
e3,2026-03-08,2026-03-10,day,2026-03-11,reported,shelling,South,Hollow,,,1,,,,Ghosts,Agency,internal,told by a cook
e4,2026-03-01,,month,2026-03-08,reported,shelling,South,Burrow,,,1,,,,Ghosts,Agency,partner,told by a driver
e5,2026-03-04,,day,2026-03-05,reported,shelling,North,Alder,,,no cell for Mole,,,,Army,Agency,,told by a smith
e6,2026-03-04,,day,2026-03-05,reported,attack_on_health,North,Alder,,,1,amb-briar,Briar Ambulance,ambulance,Army,Agency,,told by a medic
"""  # noqa: E501
TOTALS = """\
total_id,indicator,unit,group,figure,since,as_of,area,source,reported_on,note
t1,killed,people,people,at least 10,2026-02-01,2026-03-03,North,Agency,2026-03-03,noted by Fern
t2,killed,people,people,at least 12,2026-02-01,2026-03-05,North,Agency,2026-03-05,noted by Moss
t3,killed,people,people,at least 9,2026-02-01,2026-03-06,North,Agency,2026-03-06,noted by Reed
t4,killed,people,people,at least 20,2026-02-01,2026-03-06,North,Radio,2026-03-06,noted by Rush
"""
#: Each stands in the inputs, and in the Summary before it is redacted.
SECRETS = (
    "told by",
    "denied by",
    "noted by",
    "Hideaway",
    "Hollow",
    "Burrow",
    "Ghosts",
    "Thorn",
    "fac-thorn",
    "Briar",
    "amb-briar",
    "Mole",
)


def texts(value):
    """Every text anywhere in a value, a mapping's keys too."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for pair in value.items():
            yield from texts(pair)
    elif isinstance(value, list | tuple | set | frozenset):
        for inner in value:
            yield from texts(inner)
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts(getattr(value, field.name))


@pytest.fixture
def summary(tmp_path):
    files = {"events.csv": EVENTS, "totals.csv": TOTALS}
    config = workspace(tmp_path, files, config_for(*files))
    request = Request(config, dt.date(2026, 3, 20), "2026-W10", keep_going=True)
    return lambda: summary_of(gather(config), request)[0]


def _everything(rows, edition, rules):
    return rows.accounts, rows.totals, rows.sectors, {}


def test_no_secret_of_the_inputs_is_anywhere_in_the_summary_of_the_public(summary, monkeypatch):
    shown = [*texts(summary())]
    monkeypatch.setattr("sitrep.redact.redact", lambda found, *_: found)
    monkeypatch.setattr("sitrep.redact.beforehand.beforehand", _everything)
    whole = [*texts(summary())]
    for secret in SECRETS:
        assert any(secret in text for text in whole), f"{secret} was never there to be hidden"
        assert not [text for text in shown if secret in text]
    # Coordinates are in no Summary at all.
    assert not [text for text in whole if "35.12" in text or "36.65" in text]


def test_what_is_hidden_changes_no_figure(summary, monkeypatch):
    shown = summary()
    monkeypatch.setattr("sitrep.redact.redact", lambda found, *_: found)
    whole = summary()
    assert list(cells(shown)) == list(cells(whole))
    # Two facilities of two attacks, though neither is named.
    assert len(shown.health.facilities) + len(shown.health.transports) == 2


def test_the_public_sees_neither_the_rows_behind_an_event_nor_the_ids_behind_a_sum(
    summary, monkeypatch
):
    def behind(found):
        lines = (*found.events, *found.undated, *found.straddling, *found.health.events)
        lines += tuple(item.event for item in found.disputed)
        rows = [row for line in lines for row in line.rows]
        by_area = [t for row in (*found.areas, *found.types) for t in row.tallies.values()]
        tallies = (*found.tallies.values(), *found.cumulative.values(), *by_area)
        return rows, [i for t in (*tallies, *found.health.workers.values()) for i in t.events]

    assert behind(summary()) == ([], [])
    monkeypatch.setattr("sitrep.redact.redact", lambda found, *_: found)
    assert all(behind(summary()))

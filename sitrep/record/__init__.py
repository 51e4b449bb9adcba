"""The record of what was published: ``.sitrep/record/`` of a workspace; nothing else reads it.

A folder for each report and each revision holds what was handed out and what is behind it. It may
hold restricted rows, so that its folders are open to their owner alone.
"""

from sitrep.record.drafts import in_force, reports_out
from sitrep.record.entry import Entry, Withdrawn
from sitrep.record.keeping import (
    ASIDE,
    CLOSED,
    PLACE,
    Kept,
    add,
    entries,
    find,
    snapshots_in,
    unpublished,
)
from sitrep.record.last import behind, last_before
from sitrep.record.numbers import next_number, of_report
from sitrep.record.snapshots import Snapshot, snapshot_of

__all__ = [
    "ASIDE",
    "CLOSED",
    "PLACE",
    "Entry",
    "Kept",
    "Snapshot",
    "Withdrawn",
    "add",
    "behind",
    "entries",
    "find",
    "in_force",
    "last_before",
    "next_number",
    "of_report",
    "reports_out",
    "snapshot_of",
    "snapshots_in",
    "unpublished",
]

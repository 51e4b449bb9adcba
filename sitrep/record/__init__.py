"""The record of what was published: ``.sitrep/record/`` of a workspace; nothing else reads it.

A folder for each report and each revision holds what was handed out and what is behind it. It may
hold restricted rows, so that its folders are open to their owner alone.
"""

from sitrep.record.bundles import Written, write_down, written_down
from sitrep.record.drafts import in_force, reports_out
from sitrep.record.entry import Entry
from sitrep.record.handing import Handing, handed, handing, settled
from sitrep.record.keeping import (
    ASIDE,
    CLOSED,
    PLACE,
    Kept,
    add,
    entries,
    find,
    last_change,
    snapshots_in,
    unpublished,
)
from sitrep.record.last import behind, last_before
from sitrep.record.numbers import next_number, of_report
from sitrep.record.snapshots import Snapshot, snapshot_of
from sitrep.record.withdrawing import Begun, begin, begun, end, mark, members

__all__ = [
    "ASIDE",
    "CLOSED",
    "PLACE",
    "Begun",
    "Entry",
    "Handing",
    "Kept",
    "Snapshot",
    "Written",
    "add",
    "begin",
    "begun",
    "behind",
    "end",
    "entries",
    "find",
    "handed",
    "handing",
    "in_force",
    "last_before",
    "last_change",
    "mark",
    "members",
    "next_number",
    "of_report",
    "reports_out",
    "settled",
    "snapshot_of",
    "snapshots_in",
    "unpublished",
    "write_down",
    "written_down",
]

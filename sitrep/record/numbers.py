"""The numbers of reports: by the order of publishing, without gaps."""

from __future__ import annotations

from collections.abc import Sequence

from sitrep.record.keeping import Kept

#: The kind of report that has no number.
_WITHOUT = "flash"


def next_number(kept: Sequence[Kept]) -> int | None:
    """Return the number after the record's last; ``None`` where it has none."""
    numbers = [k.entry.number for k in kept if k.entry.number is not None]
    return max(numbers) + 1 if numbers else None


def of_report(kept: Sequence[Kept], period: str, template: str) -> int | None:
    """Return the number a period's report has or gets; ``None`` for none, or none in the record."""
    if template == _WITHOUT:
        return None
    own = [k.entry.number for k in kept if k.entry.period == period]
    return next((n for n in own if n is not None), None) or next_number(kept)

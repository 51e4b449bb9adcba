"""What the rows of a log keep from the public: found once, in all rows, counted or not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

#: The value of ``sensitivity`` that lets all be printed; a blank one hides facilities alone.
PUBLIC = "public"
#: What an unknown word of ``sensitivity`` counts as.
STRICT = "restricted"
#: All values of ``sensitivity``; each but the first restricts its row.
SENSITIVITIES = (PUBLIC, "partner", "internal", STRICT, "confidential", "sensitive")
#: The values that restrict nothing.
OPEN = ("", PUBLIC)


@dataclass(frozen=True)
class Guarded:
    """What no public file may hold, of all rows of the log: also those that do not count.

    ``events`` and ``totals`` are the ids of the restricted ones. ``facilities`` are the ids of
    those that some row does not clear, ``names`` their names where no place may bear them.
    ``urls`` are those of restricted rows. ``inputs`` maps each file that has such a row to what
    stands for its name.
    """

    events: tuple[str, ...] = ()
    totals: tuple[str, ...] = ()
    facilities: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()
    inputs: Mapping[str, str] = field(default_factory=dict)

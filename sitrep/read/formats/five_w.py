"""A 5W sheet (who does what, where, when, for whom): one row is an activity of a partner.

No two sheets have the same headings, so ``columns`` in config.toml says which is which. How rows
are added to people reached is told in :mod:`sitrep.summarise.five_w`.
"""

from __future__ import annotations

from sitrep.read.formats import Format

FORMATS = (
    Format(
        name="5w",
        title="5W sheet: who does what, where, when, for whom",
        table="response",
        signature=frozenset({"sector", "reached", "as_of"}),
        caveats=("caveat-5w",),
        licence="As the partners or the cluster state",
        by_name=True,
    ),
)

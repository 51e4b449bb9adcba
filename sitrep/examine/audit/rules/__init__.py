"""The rules of the audit: each module declares what it checks; there is no other list."""

from __future__ import annotations

from collections.abc import Sequence

from sitrep.examine.audit.report import Rule
from sitrep.examine.audit.rules import (
    baselines,
    parts,
    percentages,
    periods,
    placeholders,
    repeats,
    sources,
    sums,
    tables,
    units,
    windows,
    years,
)

RULES: Sequence[Rule] = tuple(
    rule
    for module in (
        *(placeholders, sources, windows, baselines, parts, sums, tables),
        *(percentages, units, repeats, periods, years),
    )
    for rule in module.RULES
)

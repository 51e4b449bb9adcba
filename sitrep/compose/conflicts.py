"""The table of figures on which sources differ: what each says, and what is printed."""

from __future__ import annotations

from collections.abc import Collection

from sitrep.compose.phrases import Phrases
from sitrep.model.report import Column, Table
from sitrep.model.summary import Conflict, Summary


def tables(summary: Summary, spoken: Collection[str], phrases: Phrases) -> tuple[Table, ...]:
    """Return the conflicts between sources: what each says, and what is printed.

    A conflict of totals that a sentence has printed is not repeated.
    """
    words = phrases.words
    conflicts = [c for c in summary.conflicts if not set(c.totals) & set(spoken)]
    if not conflicts:
        return ()
    # Where not all are printed, those that differ most are.
    conflicts.sort(key=difference, reverse=True)
    rows = tuple(
        (
            phrases.what(c.indicator, "", c.group),
            words.window(c.window),
            c.place or words("place-not-stated"),
            phrases.statements(c.statements),
            _printed(c, phrases),
        )
        for c in conflicts
    )
    columns = tuple(
        Column(t)
        for t in (
            words("column-what"),
            words("column-window"),
            words("column-place"),
            words("column-each-source"),
            words("column-printed-as"),
        )
    )
    return (Table("conflicts", words("casualties-conflicts-table"), columns, rows),)


def difference(conflict: Conflict) -> int:
    """Return how far the figures of sources that differ lie apart."""
    bests = [s.figure.best for s in conflict.statements if s.figure]
    return max(bests, default=0) - min(bests, default=0)


def _printed(conflict: Conflict, phrases: Phrases) -> str:
    words = phrases.words
    if conflict.chosen is None:
        figures = [s.figure for s in conflict.statements if s.figure]
        return words("by-source", spread=words.spread(figures))
    rules = {
        "conservative": words("conflict-rule-conservative"),
        "majority": words("conflict-rule-majority"),
        "highest": words("conflict-rule-highest"),
        "latest": words("conflict-rule-latest"),
        "preferred": words("conflict-rule-preferred"),
    }
    return words(
        "conflict-printed",
        figure=words.figure(conflict.chosen),
        rule=rules[conflict.rule],
    )

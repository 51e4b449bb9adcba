"""Tables that several sections print: running totals, and pairs not to be compared."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from sitrep.compose.phrases import Phrases, sentence
from sitrep.compose.sections.highlights import total_sentence
from sitrep.config.load import BUILT_IN
from sitrep.model.figure import Indicator
from sitrep.model.report import Column, Table
from sitrep.model.summary import Mismatch, RunningTotal, Summary

_BUILT_IN = frozenset(i.name for i in BUILT_IN)


def is_other(indicator: Indicator) -> bool:
    """Return whether an indicator is config.toml's and no flow of people: not a casualty."""
    return indicator.name not in _BUILT_IN and (indicator.unit != "people" or indicator.stock)


def totals_part(
    name: str, totals: Sequence[RunningTotal], spoken: Collection[str], phrases: Phrases
) -> tuple[tuple[str, ...], tuple[Table, ...]]:
    """Return running totals as a table, or a lone one as a sentence where none speaks of it yet.

    ``spoken`` holds the total_ids that the section's sentences have printed.
    """
    if len(totals) != 1:
        return (), _totals_table(name, totals, phrases)
    if totals[0].total_id in spoken:
        return (), ()
    return (total_sentence(totals[0], phrases),), ()


def _totals_table(name: str, totals: Sequence[RunningTotal], phrases: Phrases) -> tuple[Table, ...]:
    if not totals:
        return ()
    words = phrases.words
    rows = tuple(
        (
            phrases.what(t.indicator, t.unit, t.group),
            figure_of(t, phrases),
            phrases.since(t, short=True),
            t.area or words("not stated"),
            t.source,
            phrases.short_date(t.reported_on) if t.reported_on else "—",
            phrases.status(t.status),
        )
        for t in totals
    )
    columns = (
        Column(words("What")),
        Column(words("Figure"), "end"),
        Column(words("Window")),
        Column(words("Area")),
        Column(words("According to")),
        Column(words("Published")),
        Column(words("Status")),
    )
    caption = words("Running totals published or dated in %(period)s", period=phrases.period())
    note = words(
        "Each is one source's count over its own window and area. They are not added to each "
        "other or to the events of the period."
    )
    return (without_sameness(Table(name, caption, columns, rows, note), (3, 6), phrases),)


def without_sameness(table: Table, candidates: Sequence[int], phrases: Phrases) -> Table:
    """Return ``table`` with the columns that say the same in every row said once, in its note.

    ``candidates`` are the columns that may go. A table of one row is left as it is.
    """
    if len(table.rows) < 2:
        return table
    same = [i for i in candidates if len({row[i] for row in table.rows}) == 1]
    said = [
        sentence(
            phrases.words(
                "%(column)s: %(value)s (all rows).",
                column=table.columns[i].title,
                value=table.rows[0][i],
            )
        )
        for i in same
    ]
    kept = [i for i in range(len(table.columns)) if i not in same]
    return replace(
        table,
        columns=tuple(table.columns[i] for i in kept),
        rows=tuple(tuple(row[i] for i in kept) for row in table.rows),
        note=" ".join((*said, table.note)),
    )


def figure_of(total: RunningTotal, phrases: Phrases) -> str:
    """Return a total's figure; of households with the people they were turned into."""
    text = phrases.figure(total.figure, total.indicator)
    if not total.people:
        return text
    people = phrases.figure(total.people, total.indicator)
    return phrases.words(
        "%(households)s households (%(people)s people)", households=text, people=people
    )


def mismatch_notes(
    mismatches: Iterable[Mismatch], indicators: Sequence[str], phrases: Phrases
) -> tuple[str, ...]:
    """Return a warning for each pair of totals that must not be compared, and why."""
    words = phrases.words
    names = {
        "source": words("the source"),
        "area": words("the area"),
        "since": words("the start of the window"),
        "unit": words("the unit"),
    }
    notes = []
    for pair in mismatches:
        if pair.later.indicator not in indicators:
            continue
        changed = words.list(names[w] for w in pair.what if w in names)
        reason = (
            words("not the same: %(what)s", what=changed)
            if changed
            else words("a count that can only grow is lower than before")
        )
        notes.append(
            words(
                "Not comparable: %(earlier)s (%(earlier_window)s, %(earlier_source)s) and "
                "%(later)s (%(later_window)s, %(later_source)s); %(reason)s. No change is "
                "computed.",
                earlier=_stated(pair.earlier, phrases),
                earlier_window=phrases.since(pair.earlier),
                earlier_source=pair.earlier.source,
                later=_stated(pair.later, phrases),
                later_window=phrases.since(pair.later),
                later_source=pair.later.source,
                reason=reason,
            )
        )
    return tuple(notes)


def _stated(total: RunningTotal, phrases: Phrases) -> str:
    return phrases.words(
        "%(figure)s %(what)s",
        figure=phrases.figure(total.figure, total.indicator),
        what=phrases.what(total.indicator, total.unit, total.group),
    )


def totals_of(summary: Summary, indicators: Iterable[str]) -> tuple[RunningTotal, ...]:
    """Return the period's running totals of ``indicators``."""
    wanted = set(indicators)
    return tuple(t for t in summary.totals if t.indicator in wanted)

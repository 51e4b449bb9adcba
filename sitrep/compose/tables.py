"""Tables that several sections print: running totals, and pairs not to be compared."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from sitrep.compose import parts
from sitrep.compose.phrases import Phrases
from sitrep.compose.sections.highlights import total_sentence
from sitrep.model.codes import Status
from sitrep.model.figure import Value
from sitrep.model.report import Column, Table
from sitrep.model.summary import Mismatch, RunningTotal, Summary
from sitrep.wording import Words
from sitrep.wording.phrases import headed

#: So many rows of a table are printed; the annex has them all.
MOST_ROWS = 10
#: So many notes of one kind are printed, the rest counted.
MOST_NOTES = 3


def capped(table: Table, words: Words) -> Table:
    """Return a table with its first rows, and a note that says where all of them are."""
    if len(table.rows) <= MOST_ROWS:
        return table
    n, file = len(table.rows), annex_name(table)
    note = words("table-capped", shown=MOST_ROWS, all=n, file=file)
    said = f"{note} {table.note}".strip()
    return replace(table, rows=table.rows[:MOST_ROWS], note=said)


def annex_name(table: Table) -> str:
    """Return the file of the annex that has all rows of a table."""
    return f"annex/{table.id}.csv"


def whole(table: Table) -> tuple[tuple[str, ...], ...]:
    """Return a table as rows of a file, its header first."""
    return (tuple(column.title for column in table.columns), *table.rows)


def printed_in(section: str, summary: Summary) -> tuple[str, ...]:
    """Return the indicators that a section prints, config.toml's own among them."""
    return tuple(n for n, i in summary.indicators.items() if i.section == section)


def labelled(figures: Mapping[str, Value], names: Iterable[str], phrases: Phrases) -> list[str]:
    """Return those of an event's figures that are of ``names``, each with its label."""
    return [
        phrases.words(
            "labelled-figure", what=phrases.column(name), figure=phrases.figure(figures[name], name)
        )
        for name in names
        if name in figures
    ]


def cut(shown: int, of: int, phrases: Phrases) -> str:
    """Return the sentence that a table is cut: nothing is left out without saying so."""
    return phrases.words("annex-cut", shown=shown, all=of)


def totals_part(
    name: str, totals: Sequence[RunningTotal], spoken: Collection[str], phrases: Phrases
) -> tuple[tuple[str, ...], tuple[Table, ...]]:
    """Return running totals as a table; a single one as a sentence, unless it is in ``spoken``.

    ``spoken`` holds the total_ids that the section's sentences have printed. What a chart states
    is no row; of a total that is not simply reported, a table shows the status.
    """
    charted = phrases.given.charted
    told = [t for t in totals if t.total_id in charted and t.status is Status.REPORTED]
    totals = [t for t in totals if t not in told]
    if told and not totals:
        return (), ()
    # A denied total is no claim: a table shows its status.
    apart = bool(told) and totals[0].status is not Status.REPORTED
    if len(totals) != 1 or totals[0].status is Status.DENIED or apart:
        caption = phrases.words("totals-table", period=phrases.period())
        return (), _totals_table(name, caption, _in_order(totals), phrases)
    if totals[0].total_id in spoken:
        return (), ()
    return (total_sentence(totals[0], phrases),), ()


def latest_known(
    name: str, summary: Summary, carded: Collection[str], phrases: Phrases
) -> tuple[Table, ...]:
    """Return the totals that stay known from before, where the period has none of their kind.

    Of each kind and area the latest is printed, but of an area within another that has one
    none; report.json has them all. What is ``carded`` (ids) a key figure states.
    """
    caption = phrases.words("totals-known-table", date=phrases.words.date(summary.period.start))
    # sitrep's own indicators stand first, those of config.toml after them.
    order = [*summary.indicators]
    kept = [t for t in known(summary) if t.total_id not in carded]
    return _totals_table(
        name, caption, sorted(kept, key=lambda t: order.index(t.indicator)), phrases
    )


def known(summary: Summary) -> tuple[RunningTotal, ...]:
    """Return the latest of the totals from before that a report prints, see latest_known."""
    said = {(*_kind(total), total.where) for total in summary.totals if total.figure}
    shown: dict[tuple[str, ...], RunningTotal] = {}
    older = [t for t in summary.known if t.status is not Status.DENIED]
    for total in sorted(older, key=lambda t: (len(t.within), -t.as_of.toordinal(), bool(t.origin))):
        places = [(*_kind(total), where) for where in (total.where, *total.within)]
        if not any(place in said or place in shown for place in places):
            shown[places[0]] = total
    return tuple(shown.values())


def _kind(total: RunningTotal) -> tuple[str, str, str]:
    """Return what a total counts; civilians and everyone are of one kind."""
    group = "" if total.group == "civilians" else total.group
    return total.indicator, total.unit, group


def _totals_table(
    name: str, caption: str, totals: Sequence[RunningTotal], phrases: Phrases
) -> tuple[Table, ...]:
    if not totals:
        return ()
    words, lines = phrases.words, parts.under_wholes(totals)
    rows = tuple(
        (
            parts.label(line, phrases),
            figure_of(t, phrases),
            phrases.since(t, short=True),
            phrases.area(t),
            t.source,
            phrases.short_date(t.reported_on) if t.reported_on else "—",
            phrases.status(t.status),
        )
        for line in lines
        for t in (line.total,)
    )
    columns = (
        Column(words("column-what")),
        Column(words("column-figure"), "end"),
        Column(words("column-window")),
        Column(words("column-area")),
        Column(words("column-according-to")),
        Column(words("column-published")),
        Column(words("column-status")),
    )
    note = " ".join(filter(None, (words("totals-note"), parts.apart(lines, phrases))))
    return (without_sameness(Table(name, caption, columns, rows, note), (3, 6), phrases),)


def _in_order(totals: Sequence[RunningTotal]) -> Sequence[RunningTotal]:
    """Return totals in their order; where not all are printed, those that say most stand first."""
    return totals if len(totals) <= MOST_ROWS else sorted(totals, key=_place)


def _place(total: RunningTotal) -> tuple[object, ...]:
    """Return a total's place in a table: by indicator, the widest areas first, then the latest.

    Those of people from one area, who are a part of the others, stand last.
    """
    size = total.figure.best if total.figure else 0
    place = (bool(total.origin), len(total.within), -total.as_of.toordinal(), -size)
    return (total.indicator, total.unit, *place)


def without_sameness(table: Table, candidates: Sequence[int], phrases: Phrases) -> Table:
    """Return ``table`` with each column of one repeated value moved into its note.

    ``candidates`` are the columns that may be moved. A table of one row stays as it is.
    """
    if len(table.rows) < 2:
        return table
    same = [i for i in candidates if len({row[i] for row in table.rows}) == 1]
    said = [
        headed(
            phrases.words(
                "column-same-in-all-rows",
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
        note=" ".join((*said, table.note)).strip(),
    )


def figure_of(total: RunningTotal, phrases: Phrases) -> str:
    """Return a total's figure; for households, with the people they were converted to."""
    text = phrases.figure(total.figure, total.indicator)
    if not total.people:
        return text
    people = phrases.figure(total.people, total.indicator)
    return phrases.words("totals-households", households=text, people=people)


def mismatch_notes(
    mismatches: Iterable[Mismatch], indicators: Sequence[str], phrases: Phrases
) -> tuple[str, ...]:
    """Return a warning for each pair of totals that must not be compared, and why."""
    words = phrases.words
    names = {
        "source": words("totals-differ-source"),
        "area": words("totals-differ-area"),
        "since": words("totals-differ-since"),
        "unit": words("totals-differ-unit"),
    }
    notes = []
    for pair in mismatches:
        if pair.later.indicator not in indicators:
            continue
        changed = words.list(names[w] for w in pair.what if w in names)
        reason = words("totals-not-the-same", what=changed) if changed else words("totals-fell")
        notes.append(
            words(
                "totals-not-comparable",
                earlier=phrases.figure(pair.earlier.figure, pair.earlier.indicator),
                earlier_what=_what(pair.earlier, phrases),
                earlier_window=phrases.since(pair.earlier),
                earlier_source=pair.earlier.source,
                later=phrases.figure(pair.later.figure, pair.later.indicator),
                later_what=_what(pair.later, phrases),
                later_window=phrases.since(pair.later),
                later_source=pair.later.source,
                reason=reason,
            )
        )
    if len(notes) > MOST_NOTES:
        more = words("totals-more-not-comparable", n=words.count(len(notes) - MOST_NOTES))
        notes = [*notes[:MOST_NOTES], more]
    return tuple(notes)


def _what(total: RunningTotal, phrases: Phrases) -> str:
    return phrases.what(total.indicator, total.unit, total.group)


def totals_of(summary: Summary, indicators: Iterable[str]) -> tuple[RunningTotal, ...]:
    """Return the period's running totals of ``indicators``."""
    wanted = set(indicators)
    return tuple(t for t in summary.totals if t.indicator in wanted)

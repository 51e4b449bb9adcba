"""Attacks on health care: attacks, distinct facilities, transports, staff; counted separately."""

from __future__ import annotations

from collections.abc import Mapping

from sitrep.compose.key_totals import health_totals
from sitrep.compose.phrases import Phrases
from sitrep.compose.sections import BuiltIn
from sitrep.compose.sections.casualties import own_tallies, tally_sentence
from sitrep.compose.sections.highlights import health_sentence, total_or_conflict
from sitrep.compose.tables import (
    known,
    mismatch_notes,
    printed_in,
    totals_of,
    totals_part,
)
from sitrep.model.codes import EventType
from sitrep.model.report import Column, Section, Table
from sitrep.model.summary import Facility, Summary
from sitrep.wording import terms
from sitrep.wording.catalogue import Counted


def compose(summary: Summary, phrases: Phrases) -> Section | None:
    """Return the section, or ``None`` for a period without events and totals."""
    if not summary.has_reports:
        return None
    health, indicators = summary.health, printed_in("health", summary)
    totals = totals_of(summary, indicators)
    spoken = health_totals(summary)
    ids = {t.total_id for t in spoken}
    sentences, tables = totals_part("health-totals", totals, ids, phrases)
    return Section(
        "health",
        phrases.section_title("health"),
        paragraphs=(
            *_paragraphs(summary, phrases),
            *own_tallies("health", summary, phrases),
            *(total_or_conflict(total, phrases) for total in spoken),
            *sentences,
        ),
        tables=(
            *_facilities((*health.facilities, *health.transports), phrases),
            *tables,
        ),
        notes=(*_notes(summary, phrases), *mismatch_notes(summary.mismatches, indicators, phrases)),
    )


def _paragraphs(summary: Summary, phrases: Phrases) -> list[str]:
    words, health = phrases.words, summary.health
    if not health.attacks:
        found = [
            words(
                "health-no-attacks",
                period=phrases.period(),
            )
        ]
    else:
        found = [health_sentence(summary, phrases), *_kinds(summary, phrases)]
    repeated = [f for f in health.facilities if f.attacks > 1]
    if repeated:
        n = len(repeated)
        found.append(
            words(
                "health-repeated",
                n=words.count(n),
            )
        )
    found += [tally_sentence(t, phrases) for t in health.workers.values() if t.figure]
    return found


def _kinds(summary: Summary, phrases: Phrases) -> list[str]:
    """Return sentences on the attacks' types and levels of certainty, if they add anything."""
    words, health = phrases.words, summary.health
    found = []
    # Where every event is an attack, the overview has the same numbers.
    every = {row.event_type: row.events for row in summary.types if row.events}
    if set(health.by_type) - {EventType.ATTACK_ON_HEALTH} and dict(health.by_type) != every:
        kinds = {phrases.event_type(k): n for k, n in health.by_type.items()}
        found.append(words("health-by-type", **_counted(kinds, summary, phrases)))
    if health.by_certainty:
        levels = {terms.certainty(words, k): n for k, n in health.by_certainty.items()}
        found.append(words("health-by-certainty", **_counted(levels, summary, phrases)))
    return found


def _counted(
    kinds: Mapping[str, int], summary: Summary, phrases: Phrases
) -> Mapping[str, str | Counted]:
    """Return how many attacks are of each kind, and the kind where all are of one."""
    words, attacks = phrases.words, summary.health.attacks
    each = [words("type-counted", type=kind, n=words.count(n)) for kind, n in kinds.items()]
    first, n = next(iter(kinds.items()))
    alike = "yes" if n == attacks else "no"
    return {"alike": alike, "n": words.count(attacks), "kind": first, "kinds": words.list(each)}


def _facilities(hit: tuple[Facility, ...], phrases: Phrases) -> tuple[Table, ...]:
    if not hit:
        return ()
    words = phrases.words
    rows = tuple(
        (
            f.name or words("health-unnamed-facility", kind=phrases.facility_type(f.facility_type)),
            phrases.facility_type(f.facility_type),
            f.area or words("not-stated"),
            words.number(f.attacks),
            phrases.damage(f.damage),
            phrases.damage(f.status) if f.status else "—",
        )
        for f in hit
    )
    columns = (
        Column(words("column-hit")),
        Column(words("column-kind")),
        Column(words("column-area")),
        Column(words("column-attacks"), "end"),
        Column(words("column-damage")),
        Column(words("column-status")),
    )
    caption = words("health-table", period=phrases.period())
    note = "" if all(f.name for f in hit) else words("health-table-note")
    return (Table("facilities", caption, columns, rows, note),)


def _notes(summary: Summary, phrases: Phrases) -> list[str]:
    words, health = phrases.words, summary.health
    notes = []
    if health.attacks > 1:
        notes.append(words("health-attacks-note"))
    if health.unnamed:
        notes.append(
            words(
                "health-unnamed-note",
                n=words.count(health.unnamed),
                attacks=health.attacks,
            )
        )
    if health.distinct and health.distinct_window and summary.baseline and not _is_told(summary):
        notes.append(
            words(
                "health-distinct-note",
                baseline=words.date(summary.baseline),
                figure=phrases.words.figure(health.distinct),
                source=health.distinct_source,
                window=phrases.window(health.distinct_window),
            )
        )
    return notes


def _is_told(summary: Summary) -> bool:
    """Return whether the total behind the least number of facilities is printed by itself."""
    source, window = summary.health.distinct_source, summary.health.distinct_window
    printed = (
        t for t in (*summary.totals, *known(summary)) if t.indicator == "facilities_affected"
    )
    return window is not None and any(
        t.source == source and (t.since.day, t.as_of) == (window.start, window.end) for t in printed
    )


SECTION = BuiltIn(
    "health",
    "section-health",
    60,
    make=compose,
    tables=("health-totals", "facilities"),
)

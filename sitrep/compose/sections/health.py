"""Attacks on health care: attacks, distinct facilities, transports and staff, each apart."""

from __future__ import annotations

from sitrep.compose.key_totals import key_totals
from sitrep.compose.phrases import Phrases
from sitrep.compose.sections import BuiltIn
from sitrep.compose.sections.casualties import tally_sentence
from sitrep.compose.sections.highlights import health_sentence, total_or_conflict
from sitrep.compose.tables import mismatch_notes, totals_of, totals_part
from sitrep.model.report import Column, Section, Table
from sitrep.model.summary import Facility, Summary
from sitrep.vocabulary.fold import fold
from sitrep.wording.words import N_

INDICATORS = ("attacks_on_health", "facilities_affected", "facilities_out_of_service")


def compose(summary: Summary, phrases: Phrases) -> Section | None:
    """Return the section, or ``None`` for a period without events and totals."""
    if not summary.has_reports:
        return None
    health, totals = summary.health, totals_of(summary, INDICATORS)
    spoken = key_totals(summary, "facilities_affected")[:1]
    ids = {t.total_id for t in spoken}
    sentences, tables = totals_part("health-totals", totals, ids, phrases)
    return Section(
        "health",
        phrases.section_title("health"),
        paragraphs=(
            *_paragraphs(summary, phrases),
            *(total_or_conflict(total, phrases) for total in spoken),
            *sentences,
        ),
        tables=(
            *_facilities((*health.facilities, *health.transports), phrases),
            *tables,
        ),
        notes=(*_notes(summary, phrases), *mismatch_notes(summary.mismatches, INDICATORS, phrases)),
    )


def _paragraphs(summary: Summary, phrases: Phrases) -> list[str]:
    words, health = phrases.words, summary.health
    if not health.attacks:
        found = [
            words(
                "No attack on health care was reported among the events held for %(period)s. "
                "That is not a finding that there was none.",
                period=phrases.period(),
            )
        ]
    else:
        found = [health_sentence(summary, phrases), *_kinds(summary, phrases)]
    repeated = [f for f in health.facilities if f.attacks > 1]
    if repeated:
        n = len(repeated)
        found.append(
            words.plural(
                "Hit more than once: %(number)s facility.",
                "Hit more than once: %(number)s facilities.",
                n,
                number=words.spelled(n),
            )
        )
    found += [tally_sentence(t, phrases) for t in health.workers.values() if t.figure]
    return found


def _kinds(summary: Summary, phrases: Phrases) -> list[str]:
    """Return sentences on the attacks' types and levels of certainty, where they tell more."""
    words, health = phrases.words, summary.health
    found = []
    if set(health.by_type) - {"attack_on_health"}:
        kinds = [
            words("%(type)s %(number)s", type=phrases.event_type(k), number=words.number(n))
            for k, n in health.by_type.items()
        ]
        found.append(words("By type: %(kinds)s.", kinds=", ".join(kinds)))
    if health.by_certainty:
        levels = {
            "rumour": words("rumour"),
            "possible": words("possible"),
            "probable": words("probable"),
            "confirmed": words("confirmed"),
        }
        said = [
            words("%(type)s %(number)s", type=levels.get(fold(k), k), number=words.number(n))
            for k, n in health.by_certainty.items()
        ]
        found.append(words("By level of certainty: %(levels)s.", levels=", ".join(said)))
    return found


def _facilities(hit: tuple[Facility, ...], phrases: Phrases) -> tuple[Table, ...]:
    if not hit:
        return ()
    words = phrases.words
    rows = tuple(
        (
            f.name
            or words(
                "%(kind)s, name withheld or not stated", kind=phrases.facility_type(f.facility_type)
            ),
            phrases.facility_type(f.facility_type),
            f.area or words("not stated"),
            words.number(f.attacks),
            phrases.damage(f.damage),
            phrases.damage(f.status) if f.status else "—",
        )
        for f in hit
    )
    columns = (
        Column(words("Hit")),
        Column(words("Kind")),
        Column(words("Area")),
        Column(words("Attacks"), "end"),
        Column(words("Damage")),
        Column(words("Status")),
    )
    caption = words("Facilities and transports hit, %(period)s", period=phrases.period())
    note = words("Facilities are named only where the rows that name them mark the name as public.")
    return (Table("facilities", caption, columns, rows, note),)


def _notes(summary: Summary, phrases: Phrases) -> list[str]:
    words, health = phrases.words, summary.health
    notes = []
    if health.attacks:
        notes.append(
            words(
                "Attacks are not facilities: one facility hit twice is two attacks and one "
                "facility."
            )
        )
    if health.unnamed:
        notes.append(
            words.plural(
                "Of the attacks, %(n)s names no facility; it adds none to the distinct facilities.",
                "Of the attacks, %(n)s name no facility; they add none to the distinct facilities.",
                health.unnamed,
            )
        )
    if health.distinct and health.distinct_window and summary.baseline:
        notes.append(
            words(
                "Since %(baseline)s, %(figure)s distinct facilities: the most that one count "
                "states (%(source)s, %(window)s), since the counts overlap.",
                baseline=words.date(summary.baseline),
                figure=phrases.words.figure(health.distinct),
                source=health.distinct_source,
                window=phrases.window(health.distinct_window),
            )
        )
    return notes


SECTION = BuiltIn(
    "health",
    N_("Attacks on health care"),
    60,
    make=compose,
    tables=("health-totals", "facilities"),
)

"""Displacement: movements in the period, running totals by source, people displaced as of."""

from __future__ import annotations

from sitrep.compose import flows
from sitrep.compose.key_totals import change_since, displacement_totals
from sitrep.compose.phrases import Phrases
from sitrep.compose.sections import BuiltIn
from sitrep.compose.sections.casualties import own_tallies, tally_sentence
from sitrep.compose.sections.highlights import total_or_conflict
from sitrep.compose.sections.key_figures import is_carded
from sitrep.compose.tables import mismatch_notes, printed_in, totals_of, totals_part
from sitrep.model.report import Section
from sitrep.model.summary import Summary


def compose(summary: Summary, phrases: Phrases) -> Section | None:
    """Return the section; ``None`` if no event or total states displacement."""
    words = phrases.words
    indicators = printed_in("displacement", summary)
    totals = totals_of(summary, indicators)
    tally = summary.tallies.get(("displaced", ""))
    own = [*own_tallies("displacement", summary, phrases)]
    if not (totals or own) and (tally is None or tally.figure is None):
        return None
    paragraphs = []
    if tally and tally.figure and not is_carded(tally, phrases):
        paragraphs.append(tally_sentence(tally, phrases))
    paragraphs += own
    spoken = displacement_totals(summary)
    moved, grid = flows.flows_part(summary, phrases)
    paragraphs += moved
    ids = {t.total_id for t in spoken}
    sentences, tables = totals_part("displacement-totals", totals, ids, phrases)
    paragraphs += [*(total_or_conflict(total, phrases) for total in spoken), *sentences]
    notes = list(mismatch_notes(summary.mismatches, indicators, phrases))
    if len({t.unit for t in totals}) > 1:
        notes.append(words("displacement-units"))
    if any((change := change_since(t, summary)) and change[0] > 0 for t in spoken):
        notes.append(words("displacement-rise"))
    return Section(
        "displacement",
        phrases.section_title("displacement"),
        paragraphs=tuple(paragraphs),
        tables=(*grid, *tables),
        notes=tuple(notes),
    )


SECTION = BuiltIn(
    "displacement",
    "section-displacement",
    50,
    make=compose,
    tables=("displacement-flows", "displacement-totals"),
)

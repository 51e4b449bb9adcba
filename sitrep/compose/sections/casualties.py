"""Casualties: what events state, what running totals state, and where sources differ."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from sitrep.compose import conflicts, grids
from sitrep.compose.key_totals import AREAS, SPEAKING, key_totals
from sitrep.compose.phrases import Phrases
from sitrep.compose.sections import BuiltIn
from sitrep.compose.sections.highlights import disputed_of, states_groups, total_or_conflict
from sitrep.compose.sections.key_figures import is_carded
from sitrep.compose.tables import mismatch_notes, printed_in, totals_of, totals_part
from sitrep.model.figure import Figure, Suppressed, Value
from sitrep.model.report import Column, Section, Table
from sitrep.model.summary import Summary, Tally, TypeRow
from sitrep.model.tallies import STANDING_REST

HUMAN = grids.INDICATORS


def compose(summary: Summary, phrases: Phrases) -> Section | None:
    """Return the section, or ``None`` for a period without events and totals."""
    if not summary.has_reports:
        return None
    indicators = printed_in("casualties", summary)
    totals = totals_of(summary, indicators)
    spoken = [t for n in ("killed", "injured") for t in key_totals(summary, n)[:AREAS]]
    ids = {t.total_id for t in spoken}
    sentences, totals_tables = totals_part("casualty-totals", totals, ids, phrases)
    charted = phrases.given.charted
    if totals_tables or any(t.total_id in charted for t in totals):
        # A group's total is no lead of the section: the table's or the chart's row says it once.
        spoken = [t for t in spoken if t.group in SPEAKING]
        ids = {t.total_id for t in spoken}
    tables = (
        *grids.tables(summary, HUMAN, phrases),
        *_by_group(summary, phrases),
        *_by_type(summary, phrases),
        *conflicts.tables(summary, {*ids, *phrases.given.told}, phrases),
        *totals_tables,
    )
    return Section(
        "casualties",
        phrases.section_title("casualties"),
        paragraphs=(
            *_tallies(summary, phrases),
            *own_tallies("casualties", summary, phrases),
            *_of_one_area(summary, phrases),
            *_lone_group(summary, phrases),
            *_groups_to_date(summary, phrases),
            *(total_or_conflict(total, phrases) for total in spoken),
            *sentences,
            *_disputed(summary, phrases),
        ),
        tables=tables,
        notes=(
            *_withheld(indicators, phrases),
            *mismatch_notes(summary.mismatches, indicators, phrases),
        ),
    )


def _tallies(summary: Summary, phrases: Phrases) -> Iterator[str]:
    """Yield the period's sums; that neither killed nor injured are stated is one sentence."""
    found = [t for name in HUMAN if (t := summary.tallies.get((name, "")))]
    told = [t for t in found if t.indicator in HUMAN[:2] or t.figure]
    told = [t for t in told if not is_carded(t, phrases)]
    unstated = [t for t in told if t.figure is None]
    if len(unstated) == 2:
        window = phrases.window(unstated[0].window)
        groups = "yes" if states_groups(summary) else "no"
        yield phrases.words("casualties-none-reported", window=window, groups=groups)
        told = [t for t in told if t.figure is not None]
    for tally in told:
        yield tally_sentence(tally, phrases)


def _of_one_area(summary: Summary, phrases: Phrases) -> Iterator[str]:
    """Yield where all the dead were reported, if in one area: a chart of it would be one bar."""
    if len(summary.areas) != 1 or not (area := summary.areas[0]).name:
        return
    # The areas may be of a longer window than the period.
    figures = (summary.tallies["killed", ""].figure, area.tallies["killed"].figure)
    if all(isinstance(figure, Figure) and figure.best for figure in figures):
        yield phrases.words("casualties-one-area", area=area.name)


def own_tallies(section: str, summary: Summary, phrases: Phrases) -> Iterator[str]:
    """Yield the sums of config.toml's own indicators that a section prints, where stated."""
    for name in printed_in(section, summary):
        tally = summary.tallies.get((name, ""))
        if summary.indicators[name].label and tally is not None and tally.figure is not None:
            yield tally_sentence(tally, phrases)


def _disputed(summary: Summary, phrases: Phrases) -> Iterator[str]:
    words = phrases.words
    if summary.disputed_beside or not (summary.disputed and summary.events):
        return
    if summary.rules.disputed == "include":
        if counted := disputed_of(summary):
            yield words("casualties-disputed-counted", n=words.count(counted))
    else:
        n = words.number(len(summary.disputed))
        yield words("casualties-disputed-not-counted", n=n)


def tally_sentence(tally: Tally, phrases: Phrases) -> str:
    """Return one sum over events in sentences, with its window, share and change."""
    words = phrases.words
    what = phrases.what(tally.indicator, tally.unit, tally.group)
    window = phrases.window(tally.window)
    if tally.figure is None:
        return words("casualties-not-reported", what=what, window=window)
    clause, sources = phrases.counted(tally), phrases.named(tally.sources)
    said = [words("casualties-sentence", clause=clause, window=window, sources=sources)]
    if phrases.reported_share(tally):
        stated, of = words.count(tally.reported), words.count(tally.of)
        said.append(words("casualties-stated-by", reported=stated, of=of))
    if change := phrases.change(tally):
        said.append(words("casualties-change", change=change))
    return " ".join(said)


def _stated_groups(summary: Summary, phrases: Phrases) -> list[Tally]:
    """Return the groups that events state and neither a grid nor the section on health care."""
    return [
        t
        for (name, group), t in summary.tallies.items()
        if group
        and name in HUMAN
        and t.figure
        and not grids.is_in_grid(t, summary)
        and not (phrases.given.care and _is_of_attacks(t, summary))
    ]


def _is_of_attacks(tally: Tally, summary: Summary) -> bool:
    """Return whether it counts staff or patients who were all hit in attacks on health care."""
    of_attacks = summary.health.workers.get(f"{tally.indicator}_{tally.group}")
    ours, theirs = tally.figure, of_attacks.figure if of_attacks else None
    return isinstance(ours, Figure) and isinstance(theirs, Figure) and ours.best == theirs.best


def _uncarded_groups(summary: Summary, phrases: Phrases) -> list[Tally]:
    """Return the groups that no card states; not what a card's group alone leaves of the whole."""
    found = [t for t in _stated_groups(summary, phrases) if not is_carded(t, phrases)]
    return [] if [t.group for t in found] == [STANDING_REST] else found


def _lone_group(summary: Summary, phrases: Phrases) -> Iterator[str]:
    """Yield the sentence of a single group that no card states: a table says no more."""
    stated = _uncarded_groups(summary, phrases)
    if len(stated) == 1:
        text = tally_sentence(stated[0], phrases)
        within = "casualties-beside-totals" if stated[0].exceeds else "casualties-within-totals"
        yield phrases.words(within, sentence=text)


def _groups_to_date(summary: Summary, phrases: Phrases) -> Iterator[str]:
    """Yield the groups since the baseline of each indicator of which the period's are withheld."""
    for name in HUMAN:
        keys = [key for key, t in summary.tallies.items() if key[0] == name and _is_hidden(t)]
        sums = [t for key in keys if (t := summary.cumulative.get(key)) and _is_known(t)]
        if sums:
            yield phrases.words(
                "casualties-groups-to-date",
                window=phrases.window(sums[0].window),
                groups=phrases.words.list([_labelled(t, phrases) for t in sums]),
                sources=phrases.sources(dict.fromkeys(s for t in sums for s in t.sources)),
            )


def _is_hidden(tally: Tally) -> bool:
    return tally.figure is Suppressed.SUPPRESSED


def _is_known(tally: Tally) -> bool:
    return isinstance(tally.figure, Figure)


def _labelled(tally: Tally, phrases: Phrases) -> str:
    return phrases.words(
        "labelled-figure",
        what=phrases.what(tally.indicator, tally.unit, tally.group),
        figure=phrases.figure(tally.figure, tally.indicator),
    )


def _withheld(indicators: Collection[str], phrases: Phrases) -> Iterator[str]:
    """Yield the sentence on counts by sex and age that the edition withholds."""
    if {*phrases.summary.withheld} & {*indicators}:
        yield phrases.words("casualties-withheld", limit=phrases.summary.rules.small_cell)


def _by_group(summary: Summary, phrases: Phrases) -> tuple[Table, ...]:
    """Return the groups inside the totals: subsets, never added to them."""
    words, stated = phrases.words, _stated_groups(summary, phrases)
    if len(_uncarded_groups(summary, phrases)) < 2:
        return ()
    rows = tuple(
        (
            phrases.what(t.indicator, t.unit, t.group),
            phrases.figure(t.figure, t.indicator),
            words("casualties-share", reported=t.reported, of=t.of),
            phrases.named(t.sources),
        )
        for t in stated
    )
    columns = (
        Column(words("column-who")),
        Column(words("column-figure"), "end"),
        Column(words("column-events-stating"), "end"),
        Column(words("column-according-to")),
    )
    caption = words("casualties-groups-table", period=phrases.period())
    apart = any(t.exceeds for t in stated)
    note = words("casualties-groups-note-apart" if apart else "casualties-groups-note")
    return (Table("groups", caption, columns, rows, note),)


def _by_type(summary: Summary, phrases: Phrases) -> tuple[Table, ...]:
    words = phrases.words
    # If one type states the whole toll, the sentence and the chart already say it.
    if sum(any(t.figure for t in row.tallies.values()) for row in summary.types) < 2:
        return ()
    names = [
        name
        for name in HUMAN[:2]
        if any(name in row.tallies and row.tallies[name].figure for row in summary.types)
    ]
    rows = tuple(
        (
            phrases.event_type(row.event_type),
            words.number(row.events) if row.events else "—",
            *(phrases.figure(_figure(row, name), name) for name in names),
        )
        for row in summary.types
    )
    columns = (
        Column(words("column-event-type")),
        Column(words("column-events"), "end"),
        *(Column(phrases.what(name), "end") for name in names),
    )
    caption = words("casualties-types-table", period=phrases.period())
    stated = [t for row in summary.types for t in row.tallies.values()]
    sources = phrases.named(dict.fromkeys(s for t in stated for s in t.sources))
    note = words("casualties-types-note", sources=sources)
    return (Table("by-type", caption, columns, rows, note),)


def _figure(row: TypeRow, name: str) -> Value | None:
    return row.tallies[name].figure if name in row.tallies else None


SECTION = BuiltIn(
    "casualties",
    "section-casualties",
    40,
    make=compose,
    tables=(
        "casualty-totals",
        *map(grids.table_id, HUMAN),
        "groups",
        "by-type",
        "conflicts",
    ),
)

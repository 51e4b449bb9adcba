"""Highlights: two to five sentences, drawn from the data."""

from __future__ import annotations

from collections.abc import Iterator

from sitrep.compose.key_totals import key_totals, rise_since
from sitrep.compose.phrases import Phrases, sentence
from sitrep.compose.sections import FLASH, LONG, STANDARD, BuiltIn
from sitrep.model.report import Section
from sitrep.model.summary import RunningTotal, Summary, Tally
from sitrep.wording.words import N_

MOST = 5


def compose(summary: Summary, phrases: Phrases) -> Section:
    """Return the highlights; one sentence only where nothing was reported."""
    title = phrases.section_title("highlights")
    if not summary.has_reports:
        return Section("highlights", title, bullets=(no_reports(phrases),))
    return Section("highlights", title, bullets=tuple(_sentences(summary, phrases))[:MOST])


def no_reports(phrases: Phrases) -> str:
    """Return the sentence for a period of which nothing is known."""
    return phrases.words(
        "No reports for %(period)s are held. This does not mean that nothing happened.",
        period=phrases.period(),
    )


def _sentences(summary: Summary, phrases: Phrases) -> Iterator[str]:
    words = phrases.words
    yield from _toll(summary, phrases)
    for name, unit in (("killed", ""), ("displaced", "people")):
        for total in key_totals(summary, name, unit)[:1]:
            yield total_or_conflict(total, phrases)
    for conflict in (c for c in summary.conflicts if c.kind == "event"):
        yield phrases.conflict(conflict)
        break
    if summary.health.attacks:
        yield health_sentence(summary, phrases)
    for total in key_totals(summary, "facilities_affected")[:1]:
        yield total_or_conflict(total, phrases)
    if summary.disputed:
        n = len(summary.disputed)
        yield words.plural(
            "Of the events of the period, %(number)s is disputed; claim and denial stand side by "
            "side below.",
            "Of the events of the period, %(number)s are disputed; claims and denials stand side "
            "by side below.",
            n,
            number=words.spelled(n),
        )


def _toll(summary: Summary, phrases: Phrases) -> Iterator[str]:
    """Yield what the period's events say of killed and injured, or that none says it."""
    words, n = phrases.words, len(summary.events)
    tallies = [summary.tallies[name, ""] for name in ("killed", "injured")]
    stated = [t for t in tallies if t.figure is not None]
    if not n:
        return
    if not stated:
        yield words.plural(
            "For %(period)s, %(number)s event was reported; it states no number of people killed "
            "or injured.",
            "For %(period)s, %(number)s events were reported; none states a number of people "
            "killed or injured.",
            n,
            number=words.spelled(n),
            period=phrases.period(),
        )
        return
    parts = [_with_share(t, phrases) for t in stated]
    yield words.plural(
        "In the %(number)s event reported for %(period)s, %(figures)s, %(sources)s.",
        "In the %(number)s events reported for %(period)s, %(figures)s, %(sources)s.",
        n,
        number=words.spelled(n),
        period=phrases.period(),
        figures=words.list(parts),
        sources=phrases.sources(sorted({s for t in stated for s in t.sources})),
    )


def _with_share(tally: Tally, phrases: Phrases) -> str:
    clause, share = phrases.counted(tally), phrases.reported_share(tally)
    if not share:
        return clause
    return phrases.words("%(clause)s (%(share)s)", clause=clause, share=share)


def total_or_conflict(total: RunningTotal, phrases: Phrases) -> str:
    """Return the total's sentence, or the conflict it is part of: no source speaks alone there."""
    for conflict in phrases.summary.conflicts:
        if conflict.kind == "totals" and total.total_id in conflict.subject.split():
            return phrases.conflict(conflict)
    return total_sentence(total, phrases)


def total_sentence(total: RunningTotal, phrases: Phrases) -> str:
    """Return one running total as a sentence: figure, what, window, source, rise."""
    words = phrases.words
    rise = rise_since(total, phrases.summary)
    clause = phrases.counted(total)
    if total.area:
        clause = words("%(clause)s in %(area)s", clause=clause, area=total.area)
    window, source = phrases.since(total), phrases.sources([total.source])
    # No sentence starts with a numeral: the source steps in front of it.
    if clause[:1].isdigit():
        text = words(
            "%(source)s, %(clause)s (%(window)s)", clause=clause, window=window, source=source
        )
    else:
        text = words(
            "%(clause)s (%(window)s), %(source)s", clause=clause, window=window, source=source
        )
    if rise is not None:
        text = words(
            "%(sentence)s; the reported minimum rose by %(rise)s since %(date)s",
            sentence=text,
            rise=words.number(rise[0]),
            date=words.date(rise[1]),
        )
    return sentence(words("%(sentence)s.", sentence=text))


def health_sentence(summary: Summary, phrases: Phrases) -> str:
    """Return attacks, facilities and transports in one sentence, each counted apart."""
    words, health = phrases.words, summary.health
    attacks = words.plural(
        "For %(period)s, %(number)s attack on health care was reported",
        "For %(period)s, %(number)s attacks on health care were reported",
        health.attacks,
        period=phrases.period(),
        number=words.spelled(health.attacks),
    )
    parts = []
    if health.facilities:
        n = len(health.facilities)
        parts.append(
            words.plural(
                "%(number)s distinct facility",
                "%(number)s distinct facilities",
                n,
                number=words.spelled(n),
            )
        )
    if health.transports:
        n = len(health.transports)
        parts.append(
            words.plural(
                "%(number)s transport", "%(number)s transports", n, number=words.spelled(n)
            )
        )
    hit = words(", hitting %(what)s", what=words.list(parts)) if parts else ""
    sources = phrases.sources(health.sources)
    return words("%(attacks)s%(hit)s, %(sources)s.", attacks=attacks, hit=hit, sources=sources)


SECTION = BuiltIn(
    "highlights", N_("Highlights"), 10, make=compose, templates=(STANDARD, FLASH, LONG)
)

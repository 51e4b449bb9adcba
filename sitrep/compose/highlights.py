"""Highlights: two to five sentences, drawn from the data."""

from __future__ import annotations

from collections.abc import Iterator

from sitrep.compose.key_totals import key_totals, rise_since
from sitrep.compose.phrases import Phrases, sentence
from sitrep.model import RunningTotal, Section, Summary, Tally

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
    for total in key_totals(summary, "killed")[:1]:
        yield total_sentence(total, phrases)
    for conflict in summary.conflicts[:1]:
        yield phrases.conflict(conflict)
    for total in key_totals(summary, "displaced", "people")[:1]:
        yield total_sentence(total, phrases)
    if summary.health.attacks:
        yield health_sentence(summary, phrases)
    for total in key_totals(summary, "facilities_affected")[:1]:
        yield total_sentence(total, phrases)
    if summary.disputed:
        n = len(summary.disputed)
        yield sentence(
            words.plural(
                "%(number)s event of the period is disputed; claim and denial stand side by side "
                "below.",
                "%(number)s events of the period are disputed; claims and denials stand side by "
                "side below.",
                n,
                number=words.spelled(n),
            )
        )


def _toll(summary: Summary, phrases: Phrases) -> Iterator[str]:
    """Yield what the period's events say of killed and injured, or that none says it."""
    words, n = phrases.words, len(summary.events)
    tallies = [summary.tallies[name, ""] for name in ("killed", "injured")]
    stated = [t for t in tallies if t.figure is not None]
    if not n:
        return
    if not stated:
        yield sentence(
            words.plural(
                "%(number)s event was reported for %(period)s; it states no number of people "
                "killed or injured.",
                "%(number)s events were reported for %(period)s; none states a number of people "
                "killed or injured.",
                n,
                number=words.spelled(n),
                period=phrases.period(),
            )
        )
        return
    parts = [_with_share(t, phrases) for t in stated]
    yield sentence(
        words.plural(
            "in the %(number)s event reported for %(period)s, %(figures)s, %(sources)s.",
            "in the %(number)s events reported for %(period)s, %(figures)s, %(sources)s.",
            n,
            number=words.spelled(n),
            period=phrases.period(),
            figures=words.list(parts),
            sources=phrases.sources(sorted({s for t in stated for s in t.sources})),
        )
    )


def _with_share(tally: Tally, phrases: Phrases) -> str:
    clause, share = phrases.counted(tally), phrases.reported_share(tally)
    if not share:
        return clause
    return phrases.words("%(clause)s (%(share)s)", clause=clause, share=share)


def total_sentence(total: RunningTotal, phrases: Phrases) -> str:
    """Return one running total as a sentence: figure, what, window, source, rise."""
    words = phrases.words
    rise = rise_since(total, phrases.summary)
    clause = phrases.counted(total)
    if total.area:
        clause = words("%(clause)s in %(area)s", clause=clause, area=total.area)
    text = words(
        "%(clause)s (%(window)s), %(source)s",
        clause=clause,
        window=phrases.since(total),
        source=phrases.sources([total.source]),
    )
    if rise is not None:
        text = words(
            "%(sentence)s; the reported minimum rose by %(rise)s since %(date)s",
            sentence=text, rise=words.number(rise[0]), date=words.date(rise[1]),
        )  # fmt: skip
    return sentence(words("%(sentence)s.", sentence=text))


def health_sentence(summary: Summary, phrases: Phrases) -> str:
    """Return attacks, facilities and transports in one sentence, each counted apart."""
    words, health = phrases.words, summary.health
    attacks = words.plural(
        "%(number)s attack on health care was reported", "%(number)s attacks on health care "
        "were reported", health.attacks, number=words.spelled(health.attacks),
    )  # fmt: skip
    parts = []
    if health.facilities:
        n = len(health.facilities)
        parts.append(words.plural("%(number)s distinct facility", "%(number)s distinct facilities",
                                  n, number=words.spelled(n)))  # fmt: skip
    if health.transports:
        n = len(health.transports)
        parts.append(words.plural("%(number)s transport", "%(number)s transports", n,
                                  number=words.spelled(n)))  # fmt: skip
    hit = words(", hitting %(what)s", what=words.list(parts)) if parts else ""
    return sentence(
        words("%(attacks)s for %(period)s%(hit)s, %(sources)s.", attacks=attacks,
              period=phrases.period(), hit=hit, sources=phrases.sources(health.sources))
    )  # fmt: skip

"""Highlights: a few statements drawn from the data, the most important first.

``[highlights]`` in config.toml says how many, which, and in what order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from typing import TypeAlias

from sitrep.compose import care, comparisons, insights, since_last
from sitrep.compose.conflicts import difference
from sitrep.compose.key_totals import AREAS, change_since, earlier_of, key_totals
from sitrep.compose.phrases import Phrases
from sitrep.compose.sections import FLASH, LONG, STANDARD, BuiltIn
from sitrep.model.codes import Status
from sitrep.model.figure import Figure
from sitrep.model.report import Section
from sitrep.model.summary import Conflict, RunningTotal, Summary, Tally
from sitrep.wording.phrases import headed, opens_with_numeral

Kind: TypeAlias = Callable[[Summary, Phrases], Iterator[str]]


def compose(summary: Summary, phrases: Phrases) -> Section:
    """Return the highlights; one sentence only where nothing was reported."""
    title = phrases.section_title("highlights")
    if not summary.has_reports:
        said = filter(None, (no_reports(phrases), undated(phrases)))
        return Section("highlights", title, bullets=tuple(said))
    most = phrases.given.highlights.most
    bullets = tuple(islice(_sentences(summary, phrases), most))
    bullets = bullets or tuple(_withdrawn(summary, phrases))
    return Section("highlights", title, bullets=bullets)


def _withdrawn(summary: Summary, phrases: Phrases) -> Iterator[str]:
    n = len(summary.withdrawn)
    if n:
        yield phrases.words("highlights-withdrawn", n=phrases.words.count(n))


def no_reports(phrases: Phrases) -> str:
    """Return the sentence for a period without reports."""
    words, covered = phrases.words, phrases.summary.covered
    if covered:
        areas = words.list(covered)
        return words("highlights-no-reports-covered", period=phrases.period(), areas=areas)
    return words("highlights-no-reports", period=phrases.period())


def undated(phrases: Phrases) -> str:
    """Return that events known too coarsely for the period may be of it; empty for none."""
    n, unit = phrases.summary.maybe, str(phrases.summary.period.unit)
    return phrases.words("undated-maybe", n=phrases.words.count(n), unit=unit) if n else ""


def _sentences(summary: Summary, phrases: Phrases) -> Iterator[str]:
    """Yield the highlights that config.toml asks for, in its order, or all in ours."""
    for name in phrases.given.highlights.show or KINDS:
        yield from filter(None, KINDS[name](summary, phrases))


def _one(said: Callable[[Summary, Phrases], str]) -> Kind:
    """Return a kind that has one sentence, or none."""
    return lambda summary, phrases: iter((said(summary, phrases),))


def _compared_toll(summary: Summary, phrases: Phrases) -> Iterator[str]:
    """Yield the dead beside those before, or else what the period's events state."""
    compared = insights.toll(summary, phrases)
    yield from (compared,) if compared else toll(summary, phrases)


def _civilians(summary: Summary, phrases: Phrases) -> str:
    """Return the civilians among the dead, and the women, children, health and aid workers."""
    said = (insights.civilians(summary, phrases), insights.among(summary, phrases))
    return " ".join(filter(None, said))


def totals(name: str, *units: str) -> Kind:
    """Return a kind that has the running totals of an indicator."""

    def said(summary: Summary, phrases: Phrases) -> Iterator[str]:
        for unit in units or ("",):
            for total in key_totals(summary, name, unit)[:AREAS]:
                yield total_or_conflict(total, phrases)

    return said


def _displacement(summary: Summary, phrases: Phrases) -> Iterator[str]:
    """Yield the running totals of displacement or, where there is none, what events sum to."""
    said = [*totals("displaced", "people", "movements")(summary, phrases)]
    yield from said
    tally = summary.tallies.get(("displaced", ""))
    if said or not tally or not isinstance(tally.figure, Figure) or not tally.figure.best:
        return
    words, window = phrases.words, phrases.window(tally.window)
    clause, sources = _with_share(tally, phrases), phrases.named(tally.sources)
    yield words("casualties-sentence", clause=clause, window=window, sources=sources)


def _conflict(summary: Summary, phrases: Phrases) -> Iterator[str]:
    """Yield the gravest conflict on an event: of those killed, then of others."""
    found = sorted((c for c in summary.conflicts if c.kind == "event"), key=_gravity)
    yield from (phrases.conflict(conflict) for conflict in found[:1])


def _gravity(conflict: Conflict) -> tuple[object, ...]:
    return (conflict.indicator != "killed", bool(conflict.group), -difference(conflict))


def _health(summary: Summary, phrases: Phrases) -> Iterator[str]:
    shown = phrases.given.highlights.show or KINDS
    told = care.is_only(summary) and "gravest_attack" in shown
    if summary.health.attacks and not told:
        yield health_sentence(summary, phrases)


def _changes(summary: Summary, phrases: Phrases) -> Iterator[str]:
    if summary.changes:
        yield since_last.corrected(summary.changes, phrases)


def _disputed(summary: Summary, phrases: Phrases) -> Iterator[str]:
    words, counted = phrases.words, disputed_of(summary)
    denied = sum(not d.claims for d in summary.disputed)
    if counted:
        yield words("highlights-disputed", n=words.count(counted))
    if beside := len(summary.disputed) - denied - counted:
        yield words("highlights-disputed-beside", n=words.count(beside))
    if denied:
        yield words("highlights-denied-alone", n=words.count(denied))


def disputed_of(summary: Summary) -> int:
    """Return how many of the counted events some source disputes."""
    if summary.disputed_beside or summary.rules.disputed != "include":
        return 0
    return sum(d.event.status is not Status.DENIED for d in summary.disputed)


def toll(summary: Summary, phrases: Phrases) -> Iterator[str]:
    """Yield the killed and injured that the period's events state, or that none states any."""
    words, n = phrases.words, len(summary.events)
    tallies = [summary.tallies[name, ""] for name in ("killed", "injured")]
    stated = [t for t in tallies if t.figure is not None]
    if not n:
        return
    if not stated:
        yield words(
            "highlights-no-toll",
            n=words.count(n),
            period=phrases.period(),
            groups="yes" if states_groups(summary) else "no",
        )
        return
    # Where another source counts the injured, they are of other events: a card states them.
    alike = [t for t in stated if t.of == stated[0].of]
    yield words(
        "highlights-toll",
        n=words.count(stated[0].of),
        period=phrases.period(),
        figures=words.list(_with_share(t, phrases) for t in alike),
        sources=phrases.sources(sorted({s for t in alike for s in t.sources})),
    )


def states_groups(summary: Summary) -> bool:
    """Return whether events state how many of a group were killed or injured: 0 civilians."""
    return any(
        bool(tally.figure)
        for (name, group), tally in summary.tallies.items()
        if group and name in ("killed", "injured")
    )


def _with_share(tally: Tally, phrases: Phrases) -> str:
    words, clause = phrases.words, phrases.counted(tally)
    if not phrases.reported_share(tally):
        return clause
    stated, of = words.count(tally.reported), words.count(tally.of)
    return words("highlights-clause-with-share", clause=clause, reported=stated, of=of)


def total_or_conflict(total: RunningTotal, phrases: Phrases) -> str:
    """Return the total's sentence, or that of the conflict it is part of, with all its sources."""
    for conflict in phrases.summary.conflicts:
        if total.total_id in conflict.totals:
            return phrases.conflict(conflict)
    return total_sentence(total, phrases)


def total_sentence(total: RunningTotal, phrases: Phrases) -> str:
    """Return one running total in sentences: figure, what, window, source; then its change."""
    words = phrases.words
    if not total.figure:
        return _unstated(total, phrases)
    clause = phrases.counted(total)
    if total.area:
        clause = words("highlights-clause-in-area", clause=clause, area=total.area)
    if total.origin:
        clause = words("highlights-clause-from", clause=clause, origin=total.origin)
    window, source = phrases.since(total), phrases.named([total.source])
    # No sentence starts with a numeral: the source comes before it.
    if opens_with_numeral(clause):
        text = words("highlights-total-source-first", clause=clause, window=window, source=source)
    else:
        text = words("highlights-total", clause=clause, window=window, source=source)
    said = [headed(text)]
    if total.people:
        size = words.number(phrases.summary.rules.household_size or 0)
        people = phrases.figure(total.people, total.indicator)
        said.append(words("highlights-total-people", people=people, size=size))
    return " ".join([*said, *_total_change(total, phrases)])


def _total_change(total: RunningTotal, phrases: Phrases) -> Iterator[str]:
    """Yield how a running total differs from the earlier one of its series, if there is one."""
    words, change = phrases.words, change_since(total, phrases.summary)
    if change is not None and change[0] > 0:
        date = words.date(change[1].as_of)
        yield words("highlights-total-rise", rise=words.count(change[0]), date=date)
    elif change is not None:
        yield words("highlights-total-fall", **phrases.fall(change[1], total))
    elif before := earlier_of(total, phrases.summary):
        yield words("highlights-total-was", **phrases.earlier(before))


def _unstated(total: RunningTotal, phrases: Phrases) -> str:
    """Return that a running total has no number, or one that the edition withholds."""
    return phrases.words(
        "highlights-total-unstated",
        what=phrases.what(total.indicator, total.unit, total.group),
        where="area" if total.area else "none",
        area=total.area,
        window=phrases.since(total),
        source=phrases.named([total.source]),
        stated="no" if total.figure is None else "withheld",
    )


def health_sentence(summary: Summary, phrases: Phrases) -> str:
    """Return attacks, facilities and transports in sentences, counted separately."""
    words, health = phrases.words, summary.health
    attacks = words(
        "highlights-attacks",
        period=phrases.period(),
        n=words.count(health.attacks),
        sources=phrases.named(health.sources),
    )
    parts = []
    if health.facilities:
        n = len(health.facilities)
        parts.append(
            words(
                "highlights-facilities",
                n=words.count(n),
            )
        )
    if health.transports:
        n = len(health.transports)
        parts.append(words("highlights-transports", n=words.count(n)))
    if not parts:
        return attacks
    what, unnamed = words.list(parts), words.count(health.unnamed)
    hit = words("highlights-attacks-hitting", what=what, unnamed=unnamed, n=health.attacks)
    return f"{attacks} {hit}"


#: What the highlights may say, by its name in config.toml, the most important first.
KINDS: Mapping[str, Kind] = {
    "toll": _compared_toll,
    "last_year": _one(comparisons.last_year),
    "civilians": _one(_civilians),
    "deadliest": _one(insights.deadliest),
    "gravest_attack": _one(care.gravest),
    "since_baseline": _one(insights.since_baseline),
    "since_marker": _one(comparisons.since_marker),
    "killed_totals": totals("killed"),
    "displacement": _displacement,
    "health": _health,
    "conflict": _conflict,
    "facilities": totals("facilities_affected"),
    "changes": _changes,
    "disputed": _disputed,
    "year_to_date": _one(comparisons.year_to_date),
}

SECTION = BuiltIn(
    "highlights", "section-highlights", 10, make=compose, templates=(STANDARD, FLASH, LONG)
)

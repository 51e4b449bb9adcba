"""What a reader would say aloud of the period's dead, as ranked, whole sentences.

Each compares like with like, and is left out where coverage differs, where a number is missing,
or where the bounds of two figures overlap, so that nobody can tell which is more.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import mean

from sitrep.arithmetic.bounds import against
from sitrep.compose.known_only import known_only
from sitrep.compose.phrases import Phrases
from sitrep.model.codes import Precision
from sitrep.model.figure import Figure, Value
from sitrep.model.summary import AreaRow, EventLine, Point, Summary, Tally
from sitrep.wording.phrases import before_noun, begins_itself, unfinished

#: How many periods before make a mean.
MEAN_OF = 4
#: Who is named among the dead beside civilians.
_AMONG = ("women", "children", "health_workers", "aid_workers")


def toll(summary: Summary, phrases: Phrases) -> str:
    """Return the dead with their change and the mean before; empty where nothing compares."""
    first = compared(summary, phrases)
    if not first:
        return ""
    return " ".join(filter(None, [first, _mean(summary, phrases), _record("", summary, phrases)]))


def compared(summary: Summary, phrases: Phrases) -> str:
    """Return the dead beside those of the period before; empty where nothing compares."""
    tally = summary.tallies["killed", ""]
    now, then = tally.figure, tally.previous
    if not (now and then and tally.comparable):
        return ""
    words, how = phrases.words, against(now, then)
    figure, before = words.alike(now, then)
    return words(
        "highlights-killed-compared",
        trend=how,
        figure=figure,
        old=before,
        n=words.count(tally.of),
        sources=phrases.named(tally.sources),
        **phrases.unit(),
    )


def _before(summary: Summary) -> list[Point]:
    """Return the whole periods before, the latest first, up to one without a complete number.

    A number without an upper bound is none: a mean of minima is no mean.
    """
    found: list[Point] = []
    for point in reversed(summary.weekly.get("killed", ())[:-1]):
        complete = point.figure and point.reported == point.events
        if not complete or _is_open(point.figure) or unfinished(summary, point.period):
            break
        found.append(point)
    return found


def _is_open(figure: Value) -> bool:
    return isinstance(figure, Figure) and figure.high is None


def _bests(points: Sequence[Point]) -> list[int]:
    return [point.figure.best for point in points if point.figure]


def _mean(summary: Summary, phrases: Phrases) -> str:
    before = _bests(_before(summary)[:MEAN_OF])
    if len(before) < MEAN_OF:
        return ""
    words, average = phrases.words, phrases.words.number(round(mean(before)))
    return words("highlights-mean-before", n=words.count(MEAN_OF), mean=average, **phrases.unit())


def _record(group: str, summary: Summary, phrases: Phrases) -> str:
    """Return since when no period has had as many killed of a group; empty for no record."""
    found = (r for r in summary.records if (r.indicator, r.group) == ("killed", group))
    if (record := next(found, None)) is None:
        return ""
    words = phrases.words
    return words(
        "highlights-most-since",
        how="before" if record.before else "starts" if record.starts else "compared",
        date=words.window(record.before) if record.before else words.date(record.since),
        figure=words.figure(record.figure, spell=True),
        **phrases.unit(),
    )


def civilians(summary: Summary, phrases: Phrases) -> str:
    """Return the civilians among the dead, with their change; empty where not stated."""
    tally, words = summary.tallies.get(("killed", "civilians")), phrases.words
    whole = summary.tallies["killed", ""].figure
    if not tally or not tally.figure or not whole or tally.figure.best == 0:
        return ""
    if tally.exceeds:
        return _civilians_apart(tally, phrases)
    old = tally.previous if tally.comparable else None
    figure, before = words.alike(tally.figure, old or tally.figure)
    said = words(
        "highlights-civilians",
        trend=against(tally.figure, old) if old else "alone",
        figure=figure,
        old=before,
        sources=phrases.named(tally.sources),
        **phrases.unit(),
    )
    return " ".join(filter(None, (said, _record("civilians", summary, phrases))))


def among(summary: Summary, phrases: Phrases) -> str:
    """Return the women, children, health and aid workers among the dead; empty for none stated."""
    words = phrases.words
    every = (summary.tallies.get(("killed", group)) for group in _AMONG)
    stated = [t for t in every if t and t.figure and t.figure.best and not t.exceeds]
    if not stated or not summary.tallies["killed", ""].figure:
        return ""
    return words(
        "highlights-among",
        groups=phrases.among((t.group, t.figure) for t in stated if t.figure),
        sources=phrases.named(sorted({s for t in stated for s in t.sources})),
    )


def _civilians_apart(tally: Tally, phrases: Phrases) -> str:
    """Return the civilians killed as a figure of their own: they are no part of the dead."""
    return phrases.words(
        "highlights-civilians-apart",
        window=phrases.window(tally.window),
        figure=phrases.words.figure(tally.figure, spell=True),
        sources=phrases.named(tally.sources),
    )


def deadliest(summary: Summary, phrases: Phrases) -> str:
    """Return the event that states most deaths, and the area that has most of them."""
    said = [_deadliest(summary, phrases), area(summary, phrases)]
    return " ".join(filter(None, said))


def _deadliest(summary: Summary, phrases: Phrases) -> str:
    if (found := deadliest_event(summary)) is None:
        return ""
    event, figure = found
    return phrases.words(
        "highlights-deadliest",
        when=phrases.when(event),
        **where(event, phrases),
        figure=phrases.before_noun(figure),
        sources=phrases.named(event.stated_by.get("killed", event.sources)),
    )


def deadliest_event(summary: Summary) -> tuple[EventLine, Figure] | None:
    """Return the event that surely states most deaths of several, with their number."""
    stated = sorted(_stated(summary), key=lambda pair: pair[1].best, reverse=True)
    return stated[0] if len(stated) > 1 and _is_most(stated, summary) else None


def _is_most(stated: Sequence[tuple[EventLine, Figure]], summary: Summary) -> bool:
    """Return whether all sources state more dead of the first event than any of each other.

    ``stated`` is the most first; the second may have any number where its figure is open.
    """
    differing = {
        c.event_id: [s.figure for s in c.statements if isinstance(s.figure, Figure)]
        for c in summary.conflicts
        if (c.indicator, c.group) == ("killed", "")
    }
    first, second, *others = (differing.get(e.event_id, [own]) for e, own in stated)
    least = min(f.low for f in first)
    ends = [f.best if f.high is None else f.high for own in (second, *others) for f in own]
    return max(ends) < least and all(f.high is not None for f in second)


def where(event: EventLine, phrases: Phrases) -> dict[str, str]:
    """Return an event's place and area for a sentence, and whether any is known or withheld."""
    unknown = "withheld" if event.withheld else "unknown"
    place = phrases.place(event)
    known = "given" if begins_itself(place) else "place"
    return {"where": known if event.place or event.area else unknown, "place": place}


def dated(event: EventLine, phrases: Phrases) -> dict[str, str]:
    """Return an event's dates for a sentence, and how they are known: see ``_span``.

    They have no year where that is the period's.
    """
    span, (start, end) = _span(event), (event.window.start, event.window.end)
    if span == "month":
        when = phrases.when(event)
    elif start is None or {start.year, end.year} != {phrases.summary.period.end.year}:
        when = phrases.words.window(event.window)
    else:
        when = phrases.words.span_in_year(start, end)
    return {"span": span, "when": when}


def _span(event: EventLine) -> str:
    """Return how an event's date is known: to a day, about a day, to some days or to a month."""
    if event.precision in (Precision.MONTH, Precision.YEAR):
        return "month"
    if event.window.start != event.window.end:
        return "days"
    return "about" if event.precision is Precision.WEEK else "day"


def _stated(summary: Summary) -> Iterator[tuple[EventLine, Figure]]:
    for event in summary.events:
        figure: Value = event.figures.get("killed")
        if figure:
            yield event, figure


def area(summary: Summary, phrases: Phrases) -> str:
    """Return the area with most of the period's dead, where several have some.

    It has surely more than each other one: an area with an open number may have any.
    """
    tally, words = summary.tallies["killed", ""], phrases.words
    if not tally.figure or summary.areas_window.start != summary.period.start:
        return ""
    dead = [(figure, row.name) for row in summary.areas if (figure := _dead(row))]
    dead.sort(key=lambda pair: pair[0].best, reverse=True)
    if len(dead) < 2:
        return ""
    (most, name), *others = dead
    if not name or any(against(most, other) != "up" for other, _ in others):
        return ""
    share, whole = words.alike(most, tally.figure)
    return words(
        "highlights-area",
        area=name,
        covered="some" if summary.events_covered else "all",
        figure=share,
        whole=whole,
    )


def _dead(row: AreaRow) -> Figure | None:
    tally: Tally | None = row.tallies.get("killed")
    figure = tally.figure if tally else None
    return figure if isinstance(figure, Figure) and figure.best else None


def since_baseline(summary: Summary, phrases: Phrases) -> str:
    """Return the events' dead since the baseline, civilians among them; empty where not more."""
    tally, words = summary.cumulative.get(("killed", "")), phrases.words
    now = summary.tallies["killed", ""]
    if not tally or not tally.figure or not now.figure or tally.of == now.of:
        return ""
    group = summary.cumulative.get(("killed", "civilians"))
    among = group.figure if group and group.figure and group.figure.best else None
    apart = _civilians_apart(group, phrases) if group and among and group.exceeds else ""
    among = None if apart else among
    figure, civil = words.alike(tally.figure, among or tally.figure)
    said = words(
        "highlights-since-baseline",
        window=phrases.window(tally.window),
        figure=before_noun(words, tally.figure, figure),
        reported=words.count(tally.reported),
        all="yes" if tally.reported == tally.of else "no",
        n=words.count(tally.of),
        civilians=before_noun(words, among, civil) if among else "none",
        among="some" if among else "none",
        sources=phrases.named(tally.sources),
    )
    loose = known_only(phrases, tally.window, "killed")
    return " ".join(filter(None, (said, loose, apart)))

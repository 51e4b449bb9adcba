"""Claims and denials: who reports each contested event, who denies it, and how many killed it says.

A denial is no zero: it stands in a column of its own, without a number. What running totals claim
is in ``casualty-totals``, where contested ones are hollow.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sitrep.charts import ChartKind
from sitrep.charts.drawing.sheet import Labels, Sheet
from sitrep.charts.drawing.stances import CROSS, Matter, Said, Stance, draw_stances
from sitrep.charts.drawing.style import look, shorten
from sitrep.charts.drawing.wording import (
    FIGURE_COLUMNS,
    caption,
    cells,
    event_type,
    full_title,
    name,
)
from sitrep.config.tables import Theme
from sitrep.model.codes import Status
from sitrep.model.report import Drawing
from sitrep.model.summary import Disputed, EventLine, Statement, Summary
from sitrep.wording import Words, phrases

SECTION, ID = "disputed", "claims-and-denials"
#: The most events drawn, and the most statements of one; the CSV has all.
MOST, MOST_SAID = 6, 6
HEADER = (
    "event_id",
    "event_type",
    "area",
    "place",
    "start",
    "end",
    "counted",
    "source",
    "reported_on",
    "status",
    *FIGURE_COLUMNS,
)
_COUNTED = {True: "yes", False: "no", None: ""}
_ORDER = (Status.CONFIRMED, Status.REPORTED, Status.DISPUTED, Status.DENIED)


def draw(summary: Summary, words: Words, theme: Theme) -> Drawing | None:
    """Return the chart, or ``None`` where nobody denies or disputes an event of the period."""
    every = sorted((d for d in summary.disputed if _said(d)), key=_gravest)
    if not every:
        return None
    sheet = Sheet(look(theme, words), _labels(summary, words, every))
    columns = _columns(every[:MOST])
    stances = [_stance(words, status) for status in columns]
    draw_stances(sheet, stances, [_matter(summary, words, d, columns) for d in every[:MOST]])
    return sheet.finish(_rows(summary, every))


def _said(disputed: Disputed) -> list[Statement]:
    """Return what is said of an event: first that it happened, then that it did not."""
    return [*disputed.claims, *disputed.denials]


def _shown(disputed: Disputed) -> list[Statement]:
    """Return what is drawn of that: of many, some that claim and some that deny."""
    denials = disputed.denials[: max(MOST_SAID // 2, MOST_SAID - len(disputed.claims))]
    return [*disputed.claims[: MOST_SAID - len(denials)], *denials]


def _gravest(disputed: Disputed) -> tuple[bool, int, object, str]:
    """Return the sort key: those that others deny first, then the most killed, then by date."""
    most = max((s.figure.best for s in _said(disputed) if s.figure), default=-1)
    event = disputed.event
    return not disputed.denials, -most, event.window.start or event.window.end, event.event_id


def _columns(shown: Sequence[Disputed]) -> list[Status]:
    """Return the stances that somebody takes; reports and denials always have a column."""
    found = {_status(s) for d in shown for s in _shown(d)} | {Status.REPORTED, Status.DENIED}
    return [status for status in _ORDER if status in found]


def _status(statement: Statement) -> Status:
    return statement.status if statement.status in _ORDER else Status.REPORTED


def _counted_ids(summary: Summary) -> frozenset[str] | None:
    """Return the events that count; ``None`` where the source of these stands beside them."""
    if summary.disputed_beside:
        return None
    return frozenset(line.event_id for line in summary.events)


def _is_counted(ids: frozenset[str] | None, event: EventLine) -> bool | None:
    """Return whether the sums hold an event; ``None`` where its source stands beside them."""
    if ids is None:
        return None
    return event.event_id in ids and event.status is not Status.DENIED


# --- words --------------------------------------------------------------------------------


def _stance(words: Words, status: Status) -> Stance:
    return {
        Status.CONFIRMED: Stance(words("chart-disputed-confirms"), 2),
        Status.REPORTED: Stance(words("chart-disputed-reports"), 0),
        Status.DISPUTED: Stance(words("chart-disputed-doubts"), 0, hollow=True),
        Status.DENIED: Stance(words("chart-disputed-denies"), CROSS),
    }[status]


def _heading(summary: Summary, words: Words, event: EventLine) -> str:
    said = {
        "type": event_type(words, event.event_type),
        "place": name(words, phrases.place(words, event)),
        "date": phrases.when(words, event),
    }
    return {
        True: words("chart-disputed-counted", **said),
        False: words("chart-disputed-not-counted", **said),
        None: words("chart-disputed-beside", **said),
    }[_is_counted(_counted_ids(summary), event)]


def _who(words: Words, statement: Statement) -> str:
    source = name(words, statement.source, 60)
    if not statement.reported_on:
        return source
    return words("disputed-by", source=source, date=words.date(statement.reported_on))


def _killed(words: Words, statement: Statement) -> str:
    """Return how many killed a statement claims; a denial claims none, which is not zero."""
    if statement.figure is None:
        return "" if statement.status is Status.DENIED else words("chart-disputed-no-number")
    return words("chart-claim-killed", figure=shorten(words.figure(statement.figure), 40))


def _matter(
    summary: Summary, words: Words, disputed: Disputed, columns: Sequence[Status]
) -> Matter:
    rows = (
        Said(_who(words, s), columns.index(_status(s)), _killed(words, s)) for s in _shown(disputed)
    )
    return Matter(_heading(summary, words, disputed.event), tuple(rows))


def _told(words: Words, statement: Statement) -> str:
    source, killed = _who(words, statement), _killed(words, statement)
    return {
        Status.CONFIRMED: words("chart-disputed-told-confirms", source=source, killed=killed),
        Status.REPORTED: words("chart-disputed-told-reports", source=source, killed=killed),
        Status.DISPUTED: words("chart-disputed-told-doubts", source=source, killed=killed),
        Status.DENIED: words("chart-disputed-told-denies", source=source),
    }[_status(statement)]


def _sentence(summary: Summary, words: Words, disputed: Disputed) -> str:
    statements = words.list(_told(words, s) for s in _shown(disputed))
    event = _heading(summary, words, disputed.event)
    return words("chart-disputed-told", event=event, statements=statements)


def _labels(summary: Summary, words: Words, every: Sequence[Disputed]) -> Labels:
    title = words("chart-disputed")
    dates = words.dates(summary.period.start, summary.period.end)
    subtitle = words("chart-disputed-unit", dates=dates)
    full = full_title(words, title, subtitle)
    shown = every[:MOST]
    sources = dict.fromkeys(s.source for d in shown for s in _shown(d))
    notes = [words("disputed-note")]
    if more := sum(len(_said(d)) for d in every) - sum(len(_shown(d)) for d in shown):
        notes.append(words("chart-disputed-more", n=more))
    told = (_sentence(summary, words, disputed) for disputed in shown)
    return Labels(
        id=ID,
        section=SECTION,
        title=title,
        subtitle=subtitle,
        full_title=full,
        caption=caption(words, summary.as_of, sources, notes),
        alt=" ".join((words("chart-disputed-kind", title=full), *told)),
        width="full",
        told_by="disputed",
    )


def _rows(summary: Summary, every: Sequence[Disputed]) -> Iterator[tuple[object, ...]]:
    yield HEADER
    ids = _counted_ids(summary)
    for disputed in every:
        e = disputed.event
        head = (e.event_id, e.event_type, e.area, e.place, e.window.start, e.window.end)
        counted = _COUNTED[_is_counted(ids, e)]
        for s in _said(disputed):
            yield (*head, counted, s.source, s.reported_on, s.status, *cells(s.figure))


CHART = ChartKind(ID, SECTION, 130, draw)

"""What has changed since the last report, as sentences and tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sitrep.compose.phrases import Phrases
from sitrep.model.changes import Bridge, ChangeKind, Changes, EventChange, LastReport, TotalChange
from sitrep.model.dates import Window
from sitrep.model.figure import Value
from sitrep.model.report import Column, Table
from sitrep.wording.phrases import headed

#: So many events are printed; the others are counted, and report.json has them.
MOST = 12
NONE = "—"


def report_of(last: LastReport, phrases: Phrases) -> str:
    """Return what the last report is called: "Situation Report No. 3"."""
    words, numbered = phrases.words, last.number is not None
    return words(
        "changes-report",
        numbered="yes" if numbered else "no",
        number=str(last.number or ""),
        revision=last.revision,
        period=words.dates(last.period.start, last.period.end),
    )


def sentences(found: Changes, phrases: Phrases) -> Iterator[str]:
    """Yield which report the changes are counted from, and what can't be said of them."""
    words = phrases.words
    report, day = report_of(found.last, phrases), words.date(found.last.day)
    if found.nothing:
        yield headed(words("changes-none", report=report, date=day))
    else:
        yield words("changes-since", report=report, date=day)
    if not found.last.kept:
        yield words("changes-figures-only", report=report)
    if found.moved_baseline:
        yield words("changes-baseline-moved", report=report)


def tables(found: Changes, phrases: Phrases) -> tuple[Table, ...]:
    """Return the table of sums, of events and of running totals, without empty ones."""
    made = (
        _bridges(found, phrases),
        _events(found, phrases),
        _totals(found.totals, phrases),
    )
    return tuple(table for table in made if table.rows)


def corrected(found: Changes, phrases: Phrases) -> str:
    """Return the highlight: a toll of the last report's period that is another now; or nothing."""
    words = phrases.words
    tolls = (b for b in found.period if b.indicator in ("killed", "injured"))
    bridge = next((b for b in tolls if b.before and b.before != b.after), None)
    if bridge is None:
        return ""
    before, now = words.alike(bridge.before, bridge.after)
    said = words(
        "highlights-corrected",
        report=report_of(found.last, phrases),
        indicator=bridge.indicator,
        before=before,
        period=words.window(bridge.window),
        stated="yes" if bridge.after else "no",
        now=now,
    )
    return headed(said)


# --- sums ---------------------------------------------------------------------------------


def _bridges(found: Changes, phrases: Phrases) -> Table:
    """Return the table that leads from each printed sum to what it is now, column by column."""
    words = phrases.words
    shown = (*found.period, *found.baseline)
    kinds = [kind for kind in ChangeKind if any(_step(b, kind) is not None for b in shown)]
    later = any(bridge.since for bridge in shown)
    columns = (
        Column(words("column-what")),
        Column(words("column-window")),
        Column(words("column-as-stated"), "end"),
        *(Column(kind_of(kind, phrases), "end") for kind in kinds),
        *((Column(words("column-new-events"), "end"),) if later else ()),
        Column(words("column-now"), "end"),
    )
    rows = tuple(
        (
            headed(phrases.what(bridge.indicator)),
            _window(bridge.window, phrases),
            phrases.figure(bridge.before, bridge.indicator),
            *(_signed(_step(bridge, kind), phrases) for kind in kinds),
            *((_or_none(bridge.since, bridge.indicator, phrases),) if later else ()),
            phrases.figure(bridge.after, bridge.indicator),
        )
        for bridge in shown
    )
    return Table("changes-sums", words("changes-sums"), columns, rows)


def _step(bridge: Bridge, kind: ChangeKind) -> int | None:
    return next((step.by for step in bridge.steps if step.kind is kind), None)


def _signed(by: int | None, phrases: Phrases) -> str:
    """Return a number with its sign, as a change has one."""
    if by is None:
        return NONE
    sign = "+" if by > 0 else "−" if by < 0 else "±"
    return f"{sign}{phrases.words.number(abs(by))}"


def _window(window: Window, phrases: Phrases) -> str:
    return phrases.short_dates(window.start, window.end)


# --- events and totals --------------------------------------------------------------------


def kind_of(kind: ChangeKind, phrases: Phrases) -> str:
    """Return what has become of something."""
    return phrases.words("changes-kind", kind=str(kind))


def _events(found: Changes, phrases: Phrases) -> Table:
    words = phrases.words
    names = ("column-place", "column-date", "column-change", "column-what")
    shown, left = found.events[:MOST], len(found.events[MOST:]) + found.left
    note = words("changes-events-left", n=left) if left else ""
    rows = tuple(_event(change, phrases) for change in shown)
    columns = (*_columns(names, phrases), Column(words("column-according-to")))
    return Table("changes-events", words("changes-events"), columns, rows, note)


def _columns(names: Iterable[str], phrases: Phrases) -> tuple[Column, ...]:
    """Return columns of text, and those of the figure then and now."""
    words = phrases.words
    numbers = (Column(words("column-before"), "end"), Column(words("column-now"), "end"))
    return (*(Column(words(name)) for name in names), *numbers)


def _event(change: EventChange, phrases: Phrases) -> tuple[str, ...]:
    event, became = change.event, kind_of(change.kind, phrases)
    if change.moved_from:
        date = _window(change.moved_from, phrases)
        became = phrases.words("changes-moved-from", date=date)
    return (
        phrases.place(event),
        phrases.when(event, short=True),
        became,
        phrases.what(change.indicator),
        _or_none(change.old, change.indicator, phrases),
        _or_none(change.new, change.indicator, phrases),
        phrases.named(event.sources) or NONE,
    )


def _totals(totals: Iterable[TotalChange], phrases: Phrases) -> Table:
    names = ("column-source", "column-change", "column-what", "column-area", "column-window")
    rows = tuple(_total(total, phrases) for total in totals)
    caption = phrases.words("changes-totals")
    return Table("changes-totals", caption, _columns(names, phrases), rows)


def _total(total: TotalChange, phrases: Phrases) -> tuple[str, ...]:
    words, became = phrases.words, kind_of(total.kind, phrases)
    if total.restarted is not None:
        became = words("changes-restarted", since=words.start(total.restarted))
    return (
        total.source,
        became,
        phrases.what(total.indicator, total.unit, total.group),
        total.area or NONE,
        words.running(total.since, total.as_of),
        _or_none(total.old, total.indicator, phrases),
        _or_none(total.new, total.indicator, phrases),
    )


def _or_none(value: Value, indicator: str, phrases: Phrases) -> str:
    """Return a figure for a cell; a dash where nothing is stated."""
    return NONE if value is None else phrases.figure(value, indicator)

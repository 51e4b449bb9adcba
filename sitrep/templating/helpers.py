"""What templates may call: ``figure``, ``n``, ``date``, ``window``, ``table`` and ``chart``.

They find things in a Report and print them in its language; none computes. HTML, Markdown and
Word have the same ones. An unknown name raises UnknownName with the nearest known one.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

import jinja2

from sitrep.model.codes import Code
from sitrep.model.dates import Period, Window
from sitrep.model.figure import Figure, Suppressed
from sitrep.model.problem import UnknownName, nearest
from sitrep.model.report import Chart, FigureEntry, Known, Mention, Report, Table
from sitrep.model.summary import Summary
from sitrep.templating.renamed import Kind
from sitrep.templating.sandbox import current
from sitrep.wording import Words

T = TypeVar("T")


def register(environment: Any, report: Report, known: Known) -> None:
    """Add the helpers to a jinja2 environment; those of one value are filters too."""
    helpers = Helpers(report, known)
    filters: dict[str, Callable[..., str]]
    filters = {"n": helpers.n, "date": helpers.date, "window": helpers.window}
    environment.filters |= {name: _later(helper) for name, helper in filters.items()}
    environment.globals |= {
        "figure": helpers.figure,
        "n": helpers.n,
        "date": helpers.date,
        "window": helpers.window,
        "table": helpers.table,
        "chart": helpers.chart,
    }


def _later(helper: Callable[..., str]) -> Callable[..., str]:
    """Return a filter that is called for each report, even if it is given a constant.

    jinja2 calls other filters of a constant once, as it compiles; the code is kept.
    """

    @jinja2.pass_context
    def called(context: jinja2.runtime.Context, *values: Any, **named: Any) -> str:
        return helper(*values, **named)

    return called


def mentioned(
    mentions: Mapping[str, Mention],
    summary: Summary,
    name: str,
    group: str = "",
    *,
    also: Iterable[str] = (),
) -> Mention:
    """Return the figure of an indicator, or of one group of it, or a running total by its id.

    ``also`` are further names to suggest. Raises UnknownName.
    """
    if name not in mentions:
        totals = [t.total_id for t in summary.totals if t.indicator == name]
        if totals:
            reason = f'"{name}" is stated by no event, only by running totals'
            raise _unknown(reason, f"name one of them: {', '.join(totals)}")
        raise _unknown(f'there is no figure "{name}"', nearest(name, (*mentions, *also)))
    found = mentions[name]
    if group and group not in found.groups:
        hint = nearest(group, found.groups) or f'no group of "{name}" is recorded'
        raise _unknown(f'there is no group "{group}" of "{name}"', hint)
    return found.groups[group] if group else found


class Helpers:
    """The helpers of one report; ``known`` are the tables and charts that any report may have."""

    def __init__(self, report: Report, known: Known) -> None:
        self._report, self._known = report, known
        self._words = Words(report.language, report.own_words)

    def figure(self, name: str, group: str = "") -> Mention:
        """Return a figure; it prints itself with its source and window.

        >>> figure("rockets")
        at least 36 (Maj. Gen. Kupchishin, 6–12 May 2019; one of seven
        events states a number)
        >>> figure("C8").text
        more than 150
        >>> figure("killed", group="civilians")
        68 (UCDP, 6–12 May 2019)
        """
        return mentioned(self._report.mentions, self._report.summary, name, group)

    def n(self, value: object) -> str:
        """Return a number in the report's language; a figure with its qualifier.

        >>> n(1234)
        1,234
        >>> n(figure("B7"))
        at least 323,000
        >>> n(none)
        not reported
        """
        return printed_number(value, self._words)

    def date(self, day: dt.date | None) -> str:
        """Return a date in the report's language.

        >>> date(report.period.end)
        12 May 2019
        >>> date(none)
        not stated
        """
        if day is None:
            return self._words("not-stated")
        if not isinstance(day, dt.date):
            raise _unfit("date() takes a date", day)
        return self._words.date(day)

    def window(self, window: Window | Period | FigureEntry) -> str:
        """Return the dates of a window, of a period or of a figure.

        >>> window(report.period)
        6–12 May 2019
        >>> window(report.figures.killed)
        6–12 May 2019
        """
        if isinstance(window, FigureEntry):
            return self._words.dates(window.since, window.until)
        if not isinstance(window, Window | Period):
            raise _unfit("window() takes a window", window)
        return self._words.dates(window.start, window.end)

    def table(self, name: str) -> Table | str:
        """Return the table with that id, which prints itself; empty if this report has none.

        >>> table("casualty-totals").caption
        Running totals published or dated in 6–12 May 2019
        >>> table("revisions")
        """
        tables = {t.id: t for s in self._report.sections for t in s.tables if t.rows}
        return self._found(Kind.TABLE, name, tables, self._known.tables)

    def chart(self, name: str) -> Chart | str:
        """Return the chart with that id, which prints itself; empty if this report has none.

        >>> chart("casualties-by-week").svg
        charts/casualties-by-week.svg
        """
        charts = {c.id: c for c in self._report.charts}
        return self._found(Kind.CHART, name, charts, self._known.charts)

    @staticmethod
    def _found(kind: Kind, name: str, there: Mapping[str, T], known: Iterable[str]) -> T | str:
        """Return the thing called ``name``; empty text if only this report lacks it.

        An old name finds the new one. A name that no report has raises UnknownName.
        """
        name = name if name in there else current(kind, name)
        choices = tuple(dict.fromkeys((*there, *known)))
        if name in there:
            return there[name]
        if not name or name in choices:
            return ""
        raise _unknown(f'there is no {kind} "{name}"', nearest(name, choices))


def _unknown(reason: str, hint: str) -> UnknownName:
    return UnknownName(Code.NAME_UNKNOWN, reason, hint)


def printed_number(value: object, words: Words) -> str:
    """Return a number as the language prints it; a figure in full, ``None`` as not reported."""
    if isinstance(value, Mention | FigureEntry):
        return value.text
    if value is None or isinstance(value, Figure | Suppressed):
        return words.figure(value)
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise _unfit("n() takes a number or a figure", value)
    return words.number(value)


def _unfit(wanted: str, value: object) -> UnknownName:
    str(value)  # A missing field raises its own error.
    kinds = {str: "text", int: "a number", float: "a number", bool: "yes or no"}
    given = kinds.get(type(value), type(value).__name__.lower())
    return UnknownName(Code.TEMPLATE_FAILS, f"{wanted}, not {given}")

"""Dates and windows of dates as one language prints them."""

from __future__ import annotations

import datetime as dt

from babel.dates import format_date, format_skeleton

from sitrep.model.codes import Precision
from sitrep.model.dates import Since, Window
from sitrep.wording.catalogue import Catalogue


def _span(start: dt.date, end: dt.date, first: str, last: str) -> str:
    """Return a span from ``start``, which reads ``first``, to ``end``, which reads ``last``.

    CLDR has spans of short month names only, and their spaces change with its versions.
    """
    alike = (start.year, start.month) == (end.year, end.month)
    if alike and last.startswith(str(end.day)):
        return f"{start.day}–{last}"
    return f"{first}\u2009–\u2009{last}"


class Dates(Catalogue):
    """The dates of one language."""

    def date(self, day: dt.date) -> str:
        """Return a date in full: 19 August 2009."""
        return str(format_date(day, "long", locale=self.locale))

    def day(self, day: dt.date) -> str:
        """Return a date without its year, for chart axes: 19 Aug."""
        return str(format_date(day, "d MMM", locale=self.locale))

    def brief(self, day: dt.date) -> str:
        """Return a date with its month short, for tables: 17 Sept 2018."""
        return str(format_date(day, "medium", locale=self.locale))

    def weekday(self, day: dt.date) -> str:
        """Return the day of the week: Monday."""
        return str(format_date(day, "EEEE", locale=self.locale))

    def dates(self, start: dt.date | None, end: dt.date) -> str:
        """Return a window: 6–12 May 2019; "to 12 May 2019" when its start is open."""
        if start is None:
            return self("window-open", date=self.date(end))
        if start == end:
            return self.date(end)
        if start.year != end.year:
            return f"{self.date(start)}\u2009–\u2009{self.date(end)}"
        return _span(start, end, self.in_year(start), self.date(end))

    def in_year(self, day: dt.date) -> str:
        """Return a date without its year, for sentences: 19 August."""
        return str(format_skeleton("MMMMd", day, locale=self.locale))

    def span_in_year(self, start: dt.date, end: dt.date) -> str:
        """Return a window without its year, for sentences: 6–12 May."""
        return (
            self.in_year(end)
            if start == end
            else _span(start, end, self.in_year(start), self.in_year(end))
        )

    def days(self, start: dt.date, end: dt.date) -> str:
        """Return a window without its year, for tables whose caption has it: 6–12 May."""
        if start == end:
            return self.day(start)
        return _span(start, end, self.day(start), self.day(end))

    def month(self, day: dt.date) -> str:
        """Return a date's month and year: April 2019."""
        return str(format_skeleton("yMMMM", day, locale=self.locale))

    def month_brief(self, day: dt.date) -> str:
        """Return a date's month and year as short as they are read, for axes: Sept 2019."""
        return str(format_skeleton("yMMM", day, locale=self.locale))

    def month_alone(self, day: dt.date) -> str:
        """Return a month without its year, for chart axes: Mar."""
        return str(format_date(day, "LLL", locale=self.locale))

    def quarter_alone(self, day: dt.date) -> str:
        """Return a quarter without its year, for chart axes: Q1."""
        return str(format_date(day, "QQQ", locale=self.locale))

    def month_names(self) -> frozenset[str]:
        """Return the names of the months as dates have them, whole and short."""
        months = self.locale.months["format"]
        return frozenset(
            name for width in ("wide", "abbreviated") for name in months[width].values()
        )

    def start(self, since: Since) -> str:
        """Return a start no more precisely than its source states it, or in its words."""
        if since.date is None:
            return since.words
        coarse = {Precision.YEAR: str(since.date.year), Precision.MONTH: self.month(since.date)}
        return coarse.get(since.precision) or self.date(since.date)

    def running(self, since: Since, end: dt.date) -> str:
        """Return a running total's window: "from April 2019 to 16 May 2019"."""
        if since and since.day is None:
            return self("window-from-month", month=self.start(since), date=self.date(end))
        return self.dates(since.day, end)

    def running_brief(self, since: Since, end: dt.date, year: int) -> str:
        """Return a running total's window for a table: "from Apr to 16 May".

        Years are left out where they are ``year``, which stands beside the table.
        """
        same = end.year == year
        to = self.day(end) if same else self.brief(end)
        if since.precision is Precision.MONTH and since.date:
            near = since.date.year == end.year == year
            pattern, start = "MMM" if near else "yMMM", since.date
            month = str(format_skeleton(pattern, start, locale=self.locale))
            return self("window-from-month", month=month, date=to)
        if since.day is None:
            return self("window-from-month", month=self.start(since), date=to)
        if since.day == end:
            return self.day(end) if same else self.date(end)
        if {since.day.year, end.year} != {year}:
            return f"{self.brief(since.day)}\u2009–\u2009{self.brief(end)}"
        return self.days(since.day, end)

    def window(self, window: Window) -> str:
        """Return a window of dates, see :meth:`dates`."""
        return self.dates(window.start, window.end)

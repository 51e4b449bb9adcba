"""Numbers, dates and qualifiers as one language prints them, and its message catalogue.

Every printed sentence is a message: ``words("…")``, ``words.plural(…)`` or
``words.context(…)`` mark it for extraction; the msgid is the English.
"""

from __future__ import annotations

import datetime as dt
import gettext
from collections.abc import Callable, Iterable
from pathlib import Path

from babel import Locale
from babel.dates import format_date, format_interval, format_skeleton
from babel.lists import format_list
from babel.numbers import format_compact_decimal, format_decimal, format_percent

from sitrep.model.codes import Precision
from sitrep.model.dates import Since, Window
from sitrep.model.figure import Figure, Indicator, Qualifier, Value

#: The regional form whose dates and numbers each language's reports use ("19 August 2009").
LOCALES = {"en": "en_GB", "fr": "fr_FR", "es": "es_ES", "ar": "ar_SY", "uk": "uk_UA"}
#: Rounding is for large numbers only; below this every number is printed as it is.
ROUNDED_FROM = 1_000
LOCALE_FOLDER = Path(__file__).parent / "locale"


def N_(message: str) -> str:
    """Mark ``message`` for the catalogue; it is translated where it is printed."""
    return message


def languages() -> list[str]:
    """Return the languages that reports are written in: English, and each with a catalogue."""
    return sorted({"en", *(p.parent.parent.name for p in LOCALE_FOLDER.glob("*/LC_MESSAGES/*.mo"))})


class Words:
    """The wording of one language. Calling it translates a message and fills its values in."""

    def __init__(self, language: str = "en", *, rounds: bool = False) -> None:
        self.language = language
        self._rounds = rounds
        self.locale = Locale.parse(LOCALES.get(language, language))
        self._catalogue = gettext.translation(
            "sitrep", LOCALE_FOLDER, languages=[language], fallback=True
        )

    @property
    def direction(self) -> str:
        """ "ltr" or "rtl"."""
        return self.locale.text_direction

    def __call__(self, message: str, **values: str) -> str:
        """Return ``message`` in this language with its ``%(name)s`` filled in."""
        text = self._catalogue.gettext(message)
        return text % values if values else text

    def plural(self, one: str, many: str, n: int, **values: str) -> str:
        """Return the form for ``n``; ``%(n)s`` is ``n`` as a numeral unless given."""
        text = self._catalogue.ngettext(one, many, n)
        return text % {"n": self.number(n), **values}

    def context(self, context: str, message: str, **values: str) -> str:
        """Return ``message`` as it is said in ``context``."""
        text = self._catalogue.pgettext(context, message)
        return text % values if values else text

    # --- numbers --------------------------------------------------------------------

    def number(self, n: float) -> str:
        """Return a numeral with the locale's separators: 1,234."""
        return str(format_decimal(n, locale=self.locale))

    def spelled(self, n: int) -> str:
        """Return ``n`` for running text: one to nine in words, 10 and up in numerals."""
        names = {
            1: self("one"),
            2: self("two"),
            3: self("three"),
            4: self("four"),
            5: self("five"),
            6: self("six"),
            7: self("seven"),
            8: self("eight"),
            9: self("nine"),
        }
        return names.get(n) or self.number(n)

    def compact(self, n: float) -> str:
        """Return a rounded large number ("1.5K"); never for deaths or injuries."""
        if n < ROUNDED_FROM:
            return self.number(n)
        return str(format_compact_decimal(n, locale=self.locale, fraction_digits=1))

    def percent(self, share: float) -> str:
        """Return a share of 1 as per cent for tables and charts: 12%."""
        return str(format_percent(share, locale=self.locale))

    def rounding(self, rounds: bool) -> Words:
        """Return these words, printing figures of 1,000 and more rounded where ``rounds``."""
        return Words(self.language, rounds=True) if rounds else self

    # --- figures --------------------------------------------------------------------

    def qualifier(self, figure: Figure) -> str:
        """Return the qualifier as it stands above a number; empty for an exact one."""
        if self._estimated(figure):
            return self.context("qualifier", "best estimate")
        return {
            Qualifier.AT_LEAST: self.context("qualifier", "at least"),
            Qualifier.VAGUE: self.context("qualifier", "at least"),
            Qualifier.MORE_THAN: self.context("qualifier", "more than"),
            Qualifier.UP_TO: self.context("qualifier", "up to"),
            Qualifier.ABOUT: self.context("qualifier", "about"),
        }.get(figure.qualifier, "")

    def value(self, figure: Figure, *, spell: bool = False) -> str:
        """Return the number alone: the stated one, a stated range, or an estimate and its range."""
        write: Callable[[int], str] = self.spelled if spell else self.number
        if self._rounds and figure.best >= ROUNDED_FROM:
            write = self.compact
        if self._estimated(figure) and figure.high is not None:
            low, high, best = write(figure.low), write(figure.high), write(figure.best)
            return self("%(best)s (%(low)s–%(high)s)", best=best, low=low, high=high)
        if figure.qualifier is Qualifier.RANGE and figure.words and figure.high is not None:
            return f"{write(figure.low)}–{write(figure.high)}"
        if figure.qualifier is Qualifier.UP_TO and figure.high is not None:
            return write(figure.high)
        return write(figure.best)

    @staticmethod
    def _estimated(figure: Figure) -> bool:
        """Return whether a best stands inside a range that was computed, not stated as words."""
        return figure.qualifier is Qualifier.RANGE and not figure.words and figure.high is not None

    def figure(self, figure: Value, *, spell: bool = False) -> str:
        """Return the figure as printed: "at least 67", "10–13", "dozens", "not reported"."""
        if figure is None:
            return self("not reported")
        if not figure:
            return self(N_("suppressed"))
        if figure.qualifier is Qualifier.VAGUE and figure.words:
            return figure.words
        value = self.value(figure, spell=spell)
        forms = {
            Qualifier.AT_LEAST: self("at least %(number)s", number=value),
            Qualifier.VAGUE: self("at least %(number)s", number=value),
            Qualifier.MORE_THAN: self("more than %(number)s", number=value),
            Qualifier.UP_TO: self("up to %(number)s", number=value),
            Qualifier.ABOUT: self("about %(number)s", number=value),
        }
        return forms.get(figure.qualifier, value)

    def spread(self, figures: Iterable[Figure]) -> str:
        """Return the span over sources: "more than 30 to at least 67"."""
        ordered = sorted(figures, key=lambda f: (f.low, f.best))
        first, last = self.figure(ordered[0]), self.figure(ordered[-1])
        return first if first == last else self("%(low)s to %(high)s", low=first, high=last)

    def indicator(self, indicator: Indicator) -> str:
        """Return an indicator's label: the catalogue's for built-ins, else config.toml's."""
        known = {
            "killed": self("people killed"),
            "injured": self("people injured"),
            "missing": self("people missing"),
            "displaced": self("people displaced"),
            "idp_stock": self("internally displaced people"),
            "attacks_on_health": self("attacks on health care"),
            "facilities_affected": self("health facilities affected"),
            "facilities_out_of_service": self("health facilities out of service"),
        }
        return indicator.label or known.get(indicator.name, indicator.name.replace("_", " "))

    # --- dates and lists --------------------------------------------------------------

    def date(self, day: dt.date) -> str:
        """Return a date in full: 19 August 2009."""
        return str(format_date(day, "long", locale=self.locale))

    def day(self, day: dt.date) -> str:
        """Return a date without its year, for chart axes: 19 Aug."""
        return str(format_date(day, "d MMM", locale=self.locale))

    def brief(self, day: dt.date) -> str:
        """Return a date with its month short, for tables: 17 Sept 2018."""
        return str(format_date(day, "medium", locale=self.locale))

    def dates(self, start: dt.date | None, end: dt.date) -> str:
        """Return a window: 6–12 May 2019; "to 12 May 2019" when its start is open."""
        if start is None:
            return self("to %(date)s", date=self.date(end))
        if start == end:
            return self.date(end)
        # CLDR has intervals of short month names only; a report's text prints them in full.
        last = self.date(end)
        if (start.year, start.month) == (end.year, end.month) and last.startswith(str(end.day)):
            return f"{start.day}–{last}"
        if start.year == end.year:
            first = str(format_skeleton("MMMMd", start, locale=self.locale))
            return f"{first}\u2009–\u2009{last}"
        return f"{self.date(start)}\u2009–\u2009{last}"

    def days(self, start: dt.date, end: dt.date) -> str:
        """Return a window without its year, for tables whose caption has it: 6–12 May."""
        if start == end:
            return self.day(start)
        text = str(format_interval(start, end, "MMMd", locale=self.locale))
        return " ".join(text.replace("\u2009", " ").split()).replace(" – ", "\u2009–\u2009")

    def month(self, day: dt.date) -> str:
        """Return a date's month and year: April 2019."""
        return str(format_skeleton("yMMMM", day, locale=self.locale))

    def start(self, since: Since) -> str:
        """Return a start no more precisely than its source states it, or in its words."""
        if since.date is None:
            return since.words
        coarse = {Precision.YEAR: str(since.date.year), Precision.MONTH: self.month(since.date)}
        return coarse.get(since.precision) or self.date(since.date)

    def running(self, since: Since, end: dt.date) -> str:
        """Return a running total's window: "from April 2019 to 16 May 2019"."""
        if since and since.day is None:
            return self(
                N_("from %(month)s to %(date)s"), month=self.start(since), date=self.date(end)
            )
        return self.dates(since.day, end)

    def window(self, window: Window) -> str:
        """Return a window of dates, see :meth:`dates`."""
        return self.dates(window.start, window.end)

    def list(self, items: Iterable[str]) -> str:
        """Return "a, b and c"."""
        return str(format_list(list(items), locale=self.locale))

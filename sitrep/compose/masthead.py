"""The masthead: title, issuer, period and cut-off."""

from __future__ import annotations

import datetime as dt

from sitrep.compose.phrases import Phrases
from sitrep.config.load import Config
from sitrep.model.dates import Calendar, Period
from sitrep.model.report import Masthead
from sitrep.model.summary import Summary
from sitrep.wording import Words


def masthead(summary: Summary, config: Config, phrases: Phrases) -> Masthead:
    """Return the masthead; it always gives the dates beside the week's number."""
    words, period = phrases.words, summary.period
    subtitle = _subtitle(config, period, words)
    partial = ""
    if period.partial:
        partial = words(
            "data-stop",
            date=words.date(summary.as_of),
        )
    elif summary.quiet_since:
        day = words.date(summary.quiet_since)
        partial = words("data-quiet", date=day)
    return Masthead(
        title=config.report.title,
        subtitle=subtitle,
        period=phrases.period(),
        calendar=phrases.week(),
        as_of=words("as-of", date=words.date(summary.as_of)),
        issuer=words("issued-by", issuer=config.issuer) if config.issuer else "",
        next_report=_next_report(config, period, phrases),
        edition=words("edition-public"),
        language=str(words.locale.get_language_name(words.locale)).capitalize(),
        partial=partial,
    )


def _subtitle(config: Config, period: Period, words: Words) -> str:
    """Return the kind of report and its number; a flash update has no number."""
    if config.template == "flash":
        return words("report-title-flash")
    number = report_number(config, period)
    if number is None:
        return words("report-title")
    named = words("report-title-numbered", number=number)
    return words("report-title-with-annexes", report=named) if config.template == "long" else named


def report_number(config: Config, period: Period) -> int | None:
    """Return the report's number: as set, or counted from the period of report No. 1."""
    number = config.report.number
    if not isinstance(number, str):
        return number
    first = config.weeks.parse(number)
    if period.calendar is Calendar.DATES or period.start < first.start:
        return None
    return (period.start - first.start).days // 7 + 1


def _next_report(config: Config, period: Period, phrases: Phrases) -> str:
    if period.calendar is Calendar.DATES:
        return ""
    day = period.end + dt.timedelta(days=period.days + 1)
    words = phrases.words
    return words("next-report", date=words.date(day))

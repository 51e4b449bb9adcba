"""The head of the report: whose it is, and for when."""

from __future__ import annotations

import datetime as dt

from sitrep.compose.phrases import Phrases
from sitrep.config.load import Config
from sitrep.model.dates import Calendar, Period
from sitrep.model.report import Masthead
from sitrep.model.summary import Summary
from sitrep.wording.words import Words


def masthead(summary: Summary, config: Config, phrases: Phrases) -> Masthead:
    """Return the masthead; the dates always stand beside the week's number."""
    words, period = phrases.words, summary.period
    subtitle = _subtitle(config, period, words)
    partial = ""
    if period.partial:
        partial = words(
            "The data stop on %(date)s, before the period ends: figures are partial and "
            "are not compared with other periods.",
            date=words.date(summary.as_of),
        )
    return Masthead(
        title=config.report.title,
        subtitle=subtitle,
        period=phrases.period(),
        calendar=phrases.week(),
        as_of=words("as of %(date)s", date=words.date(summary.as_of)),
        issuer=words("Issued by %(issuer)s", issuer=config.issuer) if config.issuer else "",
        next_report=_next_report(config, period, phrases),
        edition=words("Public edition"),
        language=str(words.locale.get_language_name(words.locale)).capitalize(),
        partial=partial,
    )


def _subtitle(config: Config, period: Period, words: Words) -> str:
    """Return which report it is; an update between two of them bears no number."""
    if config.template == "flash":
        return words("Flash update")
    number = report_number(config, period)
    if number is None:
        return words("Situation Report")
    named = words("Situation Report No. %(number)s", number=words.number(number))
    return words("%(report)s, with annexes", report=named) if config.template == "long" else named


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
    return words("Next report on or around %(date)s", date=words.date(day))

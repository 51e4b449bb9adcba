"""The masthead: title, issuer, period and cut-off."""

from __future__ import annotations

from sitrep.arithmetic.periods import next_due
from sitrep.compose.phrases import Phrases
from sitrep.config.load import Config
from sitrep.model.dates import Calendar, Period, Unit
from sitrep.model.report import Masthead
from sitrep.model.summary import Summary
from sitrep.wording import Words, terms


def masthead(summary: Summary, config: Config, phrases: Phrases) -> Masthead:
    """Return the masthead; it always gives the dates beside the period's name."""
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
        calendar=_calendar(period, words),
        as_of=words("as-of", date=words.date(summary.as_of)),
        issuer=words("issued-by", issuer=config.issuer) if config.issuer else "",
        next_report=_next_report(config, summary, words),
        edition=terms.edition(words, summary.edition, draft=summary.draft),
        language=str(words.locale.get_language_name(words.locale)).capitalize(),
        partial=partial,
        reissue=_reissue(summary, words),
    )


def _reissue(summary: Summary, words: Words) -> str:
    """Return which revision it is, of which day, and why; empty for the first one."""
    again = summary.reissue
    if not again:
        return ""
    return words(
        "reissue",
        number=str(again.number),
        date=words.date(again.day),
        reason=again.reason,
    )


def _calendar(period: Period, words: Words) -> str:
    """Return what the period is of its calendar: "ISO week 19"; empty for plain dates."""
    number, last = str(period.number), str(period.last)
    if period.unit is Unit.WEEKS:
        return {
            Calendar.ISO: words("weeks-iso", first=number, last=last),
            Calendar.EPI: words("weeks-epi", first=number, last=last),
            Calendar.CUSTOM: words("weeks-reporting", first=number, last=last),
        }[period.calendar]
    kind = words("period-kind", unit=str(period.unit), number=number)
    return {
        Calendar.ISO: words("week-iso", number=number),
        Calendar.EPI: words("week-epi", number=number),
        Calendar.CUSTOM: words("week-reporting", number=number),
        Calendar.DATES: "",
    }.get(period.calendar, kind)


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
    if period.unit is not first.unit or period.start < first.start:
        return None
    return _between(first, period)


def _between(first: Period, period: Period) -> int | None:
    """Return which one ``period`` is, counted from ``first``; ``None`` where none would be it."""
    days, years = (period.start - first.start).days, period.year - first.year
    match first.unit:
        case Unit.MONTH:
            return 12 * years + period.number - first.number + 1
        case Unit.QUARTER:
            return 4 * years + period.number - first.number + 1
        case Unit.YEAR:
            return years + 1
    # Runs of another length, or begun in between, and plain dates are of no such series.
    whole = first.weeks and first.days == period.days and not days % first.days
    return days // first.days + 1 if whole else None


def _next_report(config: Config, summary: Summary, words: Words) -> str:
    """Return when the report after this one is due; empty for dates of no series."""
    if summary.period.unit is Unit.DAYS:
        return ""
    day = next_due(summary.period, summary.as_of, config.weeks)
    return words("next-report", date=words.date(day))

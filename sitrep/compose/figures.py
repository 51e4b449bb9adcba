"""The figures of report.json, and the same figures for references in texts and templates.

Each entry holds an indicator's numbers and the text that prints them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from sitrep.compose.phrases import Phrases
from sitrep.model.codes import Status
from sitrep.model.figure import Indicator, Suppressed
from sitrep.model.report import FigureEntry, Mention
from sitrep.model.summary import RunningTotal, Summary, Tally


def entries(tallies: Mapping[tuple[str, str], Tally], phrases: Phrases) -> dict[str, FigureEntry]:
    """Return an entry per indicator with a tally of events, its groups inside.

    ``tallies`` are a Summary's of the period, or those since the baseline.
    """
    found: dict[str, FigureEntry] = {}
    groups: dict[str, dict[str, FigureEntry]] = {}
    for (name, group), tally in tallies.items():
        entry = _entry(tally, phrases)
        if group:
            groups.setdefault(name, {})[group] = entry
        else:
            found[name] = entry
    for name, own in groups.items():
        if name in found:
            found[name] = replace(found[name], groups=own)
    return found


def _entry(tally: Tally, phrases: Phrases) -> FigureEntry:
    figure = tally.figure
    return FigureEntry(
        low=figure.low if figure else None,
        best=figure.best if figure else None,
        high=figure.high if figure else None,
        qualifier=figure.qualifier.value if figure else None,
        text=phrases.figure(figure, tally.indicator),
        unit=tally.unit,
        reported=tally.reported,
        of=tally.of,
        since=tally.window.start,
        until=tally.window.end,
        sources=tally.sources,
        previous=tally.previous.best if tally.previous else None,
        change=phrases.change(tally),
        suppressed=figure is Suppressed.SUPPRESSED,
    )


def mentions(summary: Summary, phrases: Phrases) -> dict[str, Mention]:
    """Return each figure and running total with its attribution, by indicator and by total_id.

    An indicator without a tally is "not reported", but is left out if a total of the period
    states it. An indicator comes before a total_id of the same name.
    """
    spoken = {total.indicator for total in summary.totals if total.figure is not None}
    ids = {total.total_id: total.total_id for total in summary.totals} | {**summary.log_ids}
    found = {ids[total.total_id]: _of_total(total, phrases) for total in summary.totals}
    for name, indicator in summary.indicators.items():
        if (name, "") in summary.tallies:
            tallies = {g: t for (n, g), t in summary.tallies.items() if n == name and g}
            groups = {g: _of_tally(t, phrases) for g, t in tallies.items()}
            whole = _of_tally(summary.tallies[name, ""], phrases)
            found[name] = replace(whole, groups=groups)
        elif name not in spoken:
            found[name] = _unreported(indicator, phrases)
    return found


def _of_tally(tally: Tally, phrases: Phrases) -> Mention:
    what = phrases.what(tally.indicator, tally.unit, tally.group)
    text = phrases.figure(tally.figure, tally.indicator)
    source, window = phrases.named(tally.sources), phrases.window(tally.window)
    return _attributed(Mention(what, text, source, window, phrases.certainty(tally)), phrases)


def _of_total(total: RunningTotal, phrases: Phrases) -> Mention:
    what = phrases.what(total.indicator, total.unit, total.group)
    text = phrases.figure(total.figure, total.indicator)
    status = "" if total.status is Status.REPORTED else phrases.status(total.status)
    return _attributed(Mention(what, text, total.source, phrases.since(total), status), phrases)


def _unreported(indicator: Indicator, phrases: Phrases) -> Mention:
    what = phrases.what(indicator.name, indicator.unit)
    return _attributed(Mention(what, phrases.figure(None), "", phrases.period()), phrases)


def _attributed(mention: Mention, phrases: Phrases) -> Mention:
    words = phrases.words
    basis = {"figure": mention.text, "window": mention.window}
    if not mention.source:
        text = words("mention-dated", **basis)
    elif mention.certainty:
        basis |= {"source": mention.source, "certainty": mention.certainty}
        text = words("mention-by-source-hedged", **basis)
    else:
        text = words("mention-by-source", source=mention.source, **basis)
    return replace(mention, attributed=text)

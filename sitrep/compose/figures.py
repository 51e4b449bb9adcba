"""The figures of report.json: each indicator's numbers beside the text that prints them."""

from __future__ import annotations

from dataclasses import replace

from sitrep.compose.phrases import Phrases
from sitrep.model import FigureEntry, Summary, Tally


def entries(summary: Summary, phrases: Phrases) -> dict[str, FigureEntry]:
    """Return an entry per indicator that the period's events can speak of, groups inside."""
    found: dict[str, FigureEntry] = {}
    groups: dict[str, dict[str, FigureEntry]] = {}
    for (name, group), tally in summary.tallies.items():
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
    )

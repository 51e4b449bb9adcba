"""The words of a map: title, caption and text alternative, and the labels of its figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sitrep.charts.drawing.wording import caption as caption_of
from sitrep.charts.drawing.wording import name, of_area, sources_of, stated
from sitrep.charts.maps.data import Shown
from sitrep.model.figure import Figure, Qualifier, Value
from sitrep.model.ground import Ground
from sitrep.model.summary import AreaRow
from sitrep.wording import Words

#: How many areas a title names, how many of those without reports the text alternative, and how
#: many that the map lacks the caption.
_NAMED, _SILENT, _LOST = 3, 12, 6


def title(data: Shown, words: Words) -> str:
    """Return what the map shows, and where."""
    areas = [name(words, data.found[place].name, 40) for place in data.struck]
    if len(areas) > _NAMED:
        more = len(areas) - _NAMED + 1
        areas = [*areas[: _NAMED - 1], words("map-other-areas", n=more)]
    where = words.list(areas)
    if data.rates:
        return {
            "killed": words("map-killed-rate", areas=where),
            "injured": words("map-injured-rate", areas=where),
        }.get(data.indicator, words("map-events-rate", areas=where))
    return {
        "killed": words("map-killed", areas=where),
        "injured": words("map-injured", areas=where),
    }.get(data.indicator, words("map-events", areas=where))


def subtitle(data: Shown, words: Words) -> str:
    """Return the dates, and what the numbers on the map count."""
    dates = words.window(data.summary.areas_window)
    if data.rates:
        return dates
    if data.indicator == "events":
        return words("map-dates-events", dates=dates)
    return words("chart-people", dates=dates)


def caption(data: Shown, words: Words) -> str:
    """Return the map's caption: sources, what its signs mean, what it lacks, whose boundaries."""
    tallies = [data.found[place].tallies.get(data.indicator) for place in data.ranked]
    sources = sources_of(data.summary, tallies)
    return caption_of(words, data.summary.as_of, sources, _notes(data, words))


def _notes(data: Shown, words: Words) -> Iterator[str]:
    covered, rows = data.summary.events_of, data.found.values()
    if covered:
        yield words("covered-short", areas=words.list(covered))
    if not data.rates and any(_is_estimate(data.figure(row)) for row in rows):
        yield words("map-in-brackets")
    yield words("map-areas-not-places")
    for row in data.lost[:_LOST]:
        area = name(words, row.name, 60) or words("chart-area-not-stated")
        yield words("map-not-shown", area=area, figure=_figure(data, words, row))
    if more := len(data.lost[_LOST:]):
        yield words("map-not-shown-more", n=more)
    yield from of_boundaries(data.ground, words)


def _is_estimate(figure: Value) -> bool:
    """Return whether a figure is the best of a computed range, with its bounds in brackets."""
    return bool(figure and figure.qualifier is Qualifier.RANGE and not figure.words)


def of_boundaries(ground: Ground, words: Words) -> Iterator[str]:
    """Yield whose boundaries a map has, and that they are no endorsement."""
    source = ground.source
    yield words("map-boundaries", source=source) if source else words("map-boundaries-given")
    yield ground.disclaimer or words("map-disclaimer")


def unnamed(data: Shown, words: Words, rows: Sequence[AreaRow]) -> Iterator[str]:
    """Yield the figures of areas whose labels have no room on the map."""
    for row in rows[:_SILENT]:
        area = name(words, row.name, 60)
        yield words("map-unnamed", area=area, figure=_figure(data, words, row))
    if more := len(rows[_SILENT:]):
        yield words("map-unnamed-more", n=more)


def alt(data: Shown, words: Words) -> str:
    """Return what the map shows, in sentences."""
    full = words("chart-full-title", what=title(data, words), when=subtitle(data, words))
    found = [words("map-told", title=full)]
    for place in data.ranked:
        row = data.found[place]
        told = _figure(data, words, row)
        rate = data.rate(place)
        if rate is not None:
            told = words("map-figure-with-rate", figure=told, rate=rated(words, rate))
        found.append(of_area(words, row.name, told))
    silent = [name(words, data.ground.areas[n].name, 60) for n in data.silent]
    if silent:
        listed = silent[:_SILENT]
        more = len(silent) - len(listed)
        if more:
            listed.append(words("map-more-areas", n=more))
        areas = words.list(listed)
        found.append(
            words("map-no-reports", areas=areas)
            if data.covered is not None or not data.summary.events_covered
            else words("map-no-reports-or-not-covered", areas=areas)
        )
    return " ".join([*found, *_notes(data, words)])


def _figure(data: Shown, words: Words, row: AreaRow) -> str:
    figure = data.figure(row)
    if data.indicator == "events":
        return words("map-count-events", n=row.events)
    if figure is None:
        return words("map-not-stated")
    told = stated(words, figure)
    if data.indicator == "injured":
        return words("map-count-injured", figure=told)
    return words("map-count-killed", figure=told)


def rated(words: Words, rate: float) -> str:
    """Return a rate with no more digits than its figures bear."""
    return words.number(round(rate, 2 if rate < 1 else 1) if rate < 10 else round(rate))


def value(words: Words, figure: Figure, rate: float | None) -> tuple[str, str]:
    """Return the qualifier and the number of a label; a vague word stands alone."""
    if rate is None and figure.qualifier is Qualifier.VAGUE and figure.words:
        return "", words.figure(figure)
    number = words.value(figure)
    if rate is None:
        # A best estimate has its bounds in brackets, as on other charts.
        return "" if words.figure(figure) == number else words.qualifier(figure), number
    return words.qualifier(figure), rated(words, rate)

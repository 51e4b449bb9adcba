"""What charts that config.toml declares share: their labels, and the sheet without a picture."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from sitrep.charts.drawing.sheet import Labels, Sheet
from sitrep.charts.drawing.style import Look, shorten
from sitrep.charts.drawing.totals import every
from sitrep.charts.drawing.wording import caption, full_title
from sitrep.model.declared import Declared, Kind
from sitrep.model.report import Drawing
from sitrep.model.summary import RunningTotal, Summary
from sitrep.vocabulary.fold import code, spelling
from sitrep.wording import Words, phrases
from sitrep.wording.terms import counted, rounding, unit

#: Running totals of a part (civilians, women) are no measure of the whole.
WHOLE = ("", "people")


@dataclass(frozen=True)
class Said:
    """The words of one declared chart: what it counts, of where, in what unit."""

    chart: Declared
    summary: Summary
    words: Words
    #: Whom the caption names, where the events counted do not say.
    speakers: tuple[str, ...] = ()

    @classmethod
    def of(cls, chart: Declared, summary: Summary, words: Words) -> Said:
        """Return the words of a chart, rounded where its indicator's figures are."""
        return cls(chart, summary, rounding(words, summary, chart.asked.indicator))

    @property
    def what(self) -> str:
        """What is counted: "civilians killed"."""
        asked = self.chart.asked
        return shorten(counted(self.words, self.summary.indicators[asked.indicator], asked.group))

    @property
    def counted_in(self) -> str:
        """The code of the unit of what is counted."""
        return self.summary.indicators[self.chart.asked.indicator].unit

    @property
    def unit(self) -> str:
        """The unit of what is counted."""
        return unit(self.words, self.counted_in)

    def of_areas(self, title: str) -> str:
        """Return a title with the areas that are asked for; of many, their number."""
        areas = self.chart.asked.areas
        if not areas:
            return title
        if len(areas) > 3:
            return self.words("chart-in-some-areas", title=title, n=len(areas))
        return self.words("chart-in-areas", title=title, areas=self.words.list(areas))

    def titled(self, made: str) -> str:
        """Return the person's own title, else the one made for the chart."""
        return self.chart.asked.title or phrases.headed(self.of_areas(made))

    def labels(self, title: str, subtitle: str, alt: Sequence[str], notes: Iterable[str]) -> Labels:
        """Return the labels of a chart; ``alt`` are the sentences after what it is."""
        asked = self.chart.asked
        full = full_title(self.words, title, subtitle) if subtitle else title
        return Labels(
            id=asked.id,
            section=asked.section,
            title=title,
            subtitle=subtitle,
            full_title=full,
            caption=caption(self.words, self.summary.as_of, self.sources, notes),
            alt=" ".join(filter(None, alt)),
            width="full",
            over_time=asked.kind in (Kind.WEEKS, Kind.TOTALS),
        )

    def totals(self) -> list[RunningTotal]:
        """Return the running totals that are asked for, with a number, in the chart's unit."""
        return [t for t in self._totals() if t.unit == self.counted_in]

    def in_other_units(self) -> Iterator[str]:
        """Yield that totals in other units are left out, where there are some."""
        others = dict.fromkeys(t.unit for t in self._totals() if t.unit != self.counted_in)
        if others:
            units = self.words.list(unit(self.words, code) for code in others)
            yield self.words("chart-declared-other-units", units=units)

    def _totals(self) -> list[RunningTotal]:
        asked = self.chart.asked
        wanted = {spelling(area) for area in asked.areas}
        groups = (code(asked.group),) if asked.group else WHOLE
        return [
            t
            for t in every(self.summary)
            if t.indicator == asked.indicator
            and t.figure
            and code(t.group) in groups
            and (not wanted or {spelling(t.area), spelling(t.area_pcode)} & wanted)
        ]

    def dated(self) -> str:
        """Return the window shown and the unit, as they stand under the title."""
        tally = self.chart.tally
        dates = self.words.window(tally.window) if tally else ""
        return self.words("chart-declared-unit", dates=dates, unit=self.unit) if tally else ""

    @property
    def counted(self) -> str:
        """The unit, as it stands under the title of running totals."""
        return self.words("chart-declared-number", unit=self.unit)

    def notes(self) -> Iterator[str]:
        """Yield what is said under every chart of events: what it leaves out, what a stock is."""
        words, chart = self.words, self.chart
        if self.summary.indicators[chart.asked.indicator].stock:
            yield words("chart-declared-stock")
        if chart.loose:
            yield words("chart-declared-loose", n=chart.loose)
        if chart.earlier:
            yield words("chart-declared-earlier")

    def why(self) -> str:
        """Return why there is nothing to draw of a chart of events."""
        words, tally = self.words, self.chart.tally
        if self.chart.withheld:
            return words("chart-declared-withheld")
        if tally is None or not tally.of:
            return words("chart-declared-no-reports", what=self.what)
        return words("chart-declared-not-stated", what=self.what, n=tally.of)

    @property
    def sources(self) -> tuple[str, ...]:
        """Who states what is counted."""
        return self.speakers or (self.chart.tally.sources if self.chart.tally else ())

    def without(self, look: Look, title: str, why: str, header: Sequence[str]) -> Drawing:
        """Return a sheet that says in a sentence why there is no picture; its data are empty."""
        labels = self.labels(title, self.dated(), (f"{title}.", why), ())
        sheet = Sheet(look, replace(labels, width="half"))
        sheet.block(why, look.body)
        return sheet.finish([tuple(header)])

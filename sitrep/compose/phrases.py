"""The phrases that sentences share: what is counted, by whom, when, how firmly."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import replace

from sitrep.compose import sections
from sitrep.compose.given import Given
from sitrep.model.dates import Window
from sitrep.model.figure import Figure, Qualifier, Value
from sitrep.model.summary import (
    Conflict,
    EventLine,
    RunningTotal,
    Statement,
    Summary,
    Tally,
)
from sitrep.wording import Words, event_types, terms
from sitrep.wording.catalogue import Counted
from sitrep.wording.phrases import before_noun, begins_itself, place, sources, when
from sitrep.wording.terms import rounding

#: So many different figures of one thing are printed in a sentence or a cell.
MOST_FIGURES = 4
#: The clauses that say a figure of an indicator in a unit.
_CLAUSES = {
    ("killed", "people"): "counted-killed",
    ("injured", "people"): "counted-injured",
    ("displaced", "people"): "counted-displaced",
    ("missing", "people"): "counted-missing",
    ("kidnapped", "people"): "counted-kidnapped",
    ("arrested", "people"): "counted-arrested",
    ("detained", "people"): "counted-detained",
    ("displaced", "households"): "counted-households",
    ("displaced", "movements"): "counted-movements",
    ("facilities_affected", "facilities"): "counted-facilities",
}


class Phrases:
    """One report's recurring phrases in one language."""

    def __init__(self, summary: Summary, words: Words, given: Given | None = None) -> None:
        self.summary = summary
        self.words = words
        self.given = given or Given()

    # --- names ------------------------------------------------------------------------

    def section_title(self, name: str) -> str:
        """Return a section's heading; for an own section a default that its template may set."""
        section = sections.find(name)
        return self.words(section.title) if section else sections.default_title(name)

    def labels(self) -> Mapping[str, str]:
        """Return the words that templates need outside the sections."""
        words = self.words
        return {
            "skip": words("page-skip"),
            "contents": words("page-contents"),
            "rest": words("slides-rest"),
        }

    def what(self, indicator: str, unit: str = "", group: str = "") -> str:
        """Return what is counted: "civilians killed", "movements of displaced people"."""
        known = self.summary.indicators[indicator]
        return terms.counted(self.words, replace(known, unit=unit or known.unit), group)

    def under(self, value: str, thing: RunningTotal | Tally) -> str:
        """Return what is counted as it stands under a card's ``value``: one takes the singular."""
        known = replace(self.summary.indicators[thing.indicator], unit=thing.unit)
        is_one = value == self.words.number(1)
        return (terms.counted_once if is_one else terms.counted)(self.words, known, thing.group)

    def column(self, name: str) -> str:
        """Return the label of a column of figures: an indicator, or one group of it."""
        for indicator in sorted(self.summary.indicators, key=len, reverse=True):
            if name == indicator or name.startswith(f"{indicator}_"):
                return self.what(indicator, "", name[len(indicator) + 1 :])
        return name.replace("_", " ")

    def counted(self, thing: RunningTotal | Tally) -> str:
        """Return figure and what as a clause: "more than 150 civilians were reported killed"."""
        words, figure = self.words, thing.figure
        message = _CLAUSES.get((thing.indicator, thing.unit))
        sayable = not thing.group or (thing.unit == "people" and terms.is_group(thing.group))
        if message is None or not figure or not sayable:
            what = self.what(thing.indicator, thing.unit, thing.group)
            if not figure:
                stated = self.figure(figure, thing.indicator)
                return words("counted-unstated", what=what, figure=stated)
            return words(
                "counted-other", what=what, figure=self.before_noun(figure, thing.indicator)
            )
        counted = self.before_noun(figure, thing.indicator)
        if thing.unit != "people":
            return words(message, figure=counted)
        who = terms.group_counted(words, thing.group or "people", counted.number)
        return words(message, figure=counted, who=who)

    def group(self, code: str) -> str:
        """Return a group as named in a figure's label."""
        return terms.group(self.words, code)

    def event_type(self, code: str) -> str:
        """Return an event type's name."""
        return event_types.event_type(self.words, code)

    def status(self, code: str) -> str:
        """Return a status's name."""
        return terms.status(self.words, code)

    def damage(self, code: str) -> str:
        """Return what a facility suffered."""
        return terms.damage(self.words, code)

    def facility_type(self, code: str) -> str:
        """Return a kind of facility or transport."""
        return terms.facility_type(self.words, code)

    # --- figures ----------------------------------------------------------------------

    def figure(self, figure: Value, indicator: str = "", *, spell: bool = False) -> str:
        """Return a figure as printed; large displacement figures rounded where config says so."""
        return rounding(self.words, self.summary, indicator).figure(figure, spell=spell)

    def before_noun(self, figure: Figure, indicator: str = "") -> Counted:
        """Return a figure as it stands before what is counted: "one", "dozens of"."""
        return before_noun(self.words, figure, self.figure(figure, indicator, spell=True))

    def among(self, figures: Iterable[tuple[str, Figure]]) -> str:
        """Return groups of people, each with its number: "two women and one health worker"."""
        return self.words.list(
            self.words("among-group", group=group, figure=self.before_noun(figure))
            for group, figure in figures
        )

    def reported_share(self, tally: Tally) -> str:
        """Return "two of seven events state a number", empty where all or none do."""
        if tally.reported in (0, tally.of):
            return ""
        return self.words(
            "reported-share",
            reported=self.words.count(tally.reported),
            of=self.words.count(tally.of),
        )

    def certainty(self, tally: Tally) -> str:
        """Return how many events state a number and how many are disputed; empty if neither."""
        disputed = self.words("events-disputed", n=tally.disputed) if tally.disputed else ""
        return self.words.list(filter(None, [self.reported_share(tally), disputed]))

    def change(self, tally: Tally) -> str:
        """Return the change from the previous period; empty if the two can't be compared.

        No percentage from under 10 or between figures that are not exact (model.md, Windows).
        """
        now, then = tally.figure, tally.previous
        if not (tally.comparable and now and then):
            return ""
        words = self.words
        old, new = words.figure(then), words.figure(now)
        before = self.unit()
        both_exact = {now.qualifier, then.qualifier} == {Qualifier.EXACT}
        if now.best == then.best and both_exact:
            return words("change-none", **before)
        if both_exact and then.best >= 10:
            share = (now.best - then.best) / then.best
            return words(
                "change-from-to-percent",
                old=old,
                new=new,
                change=("+" if share > 0 else "") + words.percent(share),
                **before,
            )
        return words("change-from-to", old=old, new=new, **before)

    # --- windows and attributions -------------------------------------------------------

    def period(self) -> str:
        """Return the period's dates."""
        return self.words.dates(self.summary.period.start, self.summary.period.end)

    def unit(self) -> dict[str, str | float]:
        """Return the kind of the period, and how long it is, for a message to say it."""
        period = self.summary.period
        return {"unit": str(period.unit), "weeks": period.weeks, "days": period.days}

    def input(self, path: str) -> str:
        """Return what an input is called: its path, or its number where it is not named."""
        number = self.summary.numbered.get(path)
        return self.words("input-numbered", n=str(number)) if number else path

    def short_date(self, day: dt.date) -> str:
        """Return a date for a table, without the year if that is the period's."""
        same = day.year == self.summary.period.end.year
        return self.words.day(day) if same else self.words.date(day)

    def short_dates(self, start: dt.date | None, end: dt.date) -> str:
        """Return a window for a table, without the year if that is the period's."""
        if start is None:
            return self.words.dates(start, end)
        if start == end:
            return self.short_date(end)
        if {start.year, end.year} != {self.summary.period.end.year}:
            return f"{self.words.brief(start)}\u2009–\u2009{self.words.brief(end)}"
        return self.words.days(start, end)

    def since(self, total: RunningTotal, *, short: bool = False) -> str:
        """Return a total's window; a start that is unknown or only a month is printed so."""
        words, end = self.words, total.as_of
        if short and total.since:
            return words.running_brief(total.since, end, self.summary.period.end.year)
        if total.since:
            return words.running(total.since, end)
        if self.summary.indicators[total.indicator].stock:
            day = self.short_date(end) if short else words.date(end)
            return words("as-of", date=day)
        return words("window-start-unknown", date=words.date(end))

    def sources(self, names: Iterable[str]) -> str:
        """Return "according to A and B", the rest counted."""
        named = self.named(names)
        return self.words("according-to", sources=named) if named else ""

    def named(self, names: Iterable[str]) -> str:
        """Return "A, B, C and 2 other sources", empty for none."""
        return sources(self.words, names)

    def statements(self, statements: Iterable[Statement]) -> str:
        """Return "at least 50 (according to A) and 67 (according to B)", the lowest first.

        Of more than four figures the lowest three and the highest are printed, and how many
        lie between them.
        """
        by_figure: dict[str, list[str]] = {}
        for statement in statements:
            text = self.words.figure(statement.figure)
            by_figure.setdefault(text, []).append(statement.source)
        said = [
            self.words("figure-by-source", figure=figure, source=self.named(names))
            for figure, names in by_figure.items()
        ]
        few = len(said) <= MOST_FIGURES
        listed = self.words.list(said if few else said[: MOST_FIGURES - 1])
        if few:
            return listed
        between = len(said) - MOST_FIGURES
        return self.words("figures-between", lowest=listed, n=between, highest=said[-1])

    def place(self, event: EventLine) -> str:
        """Return an event's place and area, or that none is stated or it is withheld."""
        return place(self.words, event)

    def area(self, total: RunningTotal) -> str:
        """Return a total's area, with the one that those counted came from, where it says so."""
        area = total.area or self.words("not-stated")
        if not total.origin:
            return area
        return self.words("area-from", area=area, origin=total.origin)

    def when(self, event: EventLine, *, short: bool = False) -> str:
        """Return an event's date, no more precise than it is known."""
        window = event.window
        dates = self.short_dates(window.start, window.end) if short else ""
        return when(self.words, event, dates)

    def conflict(self, conflict: Conflict) -> str:
        """Return one conflict as a sentence with every source's figure."""
        known = "given" if begins_itself(conflict.place) else "place"
        return self.words(
            "conflict-sentence",
            what=self.what(conflict.indicator, "", conflict.group),
            where=known if conflict.place else "unknown",
            place=conflict.place,
            window=self.words.window(conflict.window),
            statements=self.statements(conflict.statements),
        )

    def earlier(self, total: RunningTotal) -> dict[str, str]:
        """Return an earlier figure and its date, for a message to say what it was."""
        old = self.figure(total.figure, total.indicator)
        return {"old": old, "date": self.words.date(total.as_of)}

    def fall(self, earlier: RunningTotal, later: RunningTotal) -> dict[str, str]:
        """Return a stock's old and new figure and the old date, as a message's values."""
        return {
            "old": self.figure(earlier.figure, earlier.indicator),
            "new": self.figure(later.figure, later.indicator),
            "date": self.words.date(earlier.as_of),
        }

    def window(self, window: Window) -> str:
        """Return a window's dates."""
        return self.words.window(window)

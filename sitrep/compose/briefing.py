"""What slides need of a report besides its sections: a sentence for each, and a list of sources.

The sentence says what a section finds. All are sentences of the highlights; none stands twice.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sitrep.compose import insights
from sitrep.compose.phrases import Phrases
from sitrep.compose.sections import highlights, method
from sitrep.model.report import Column, Table
from sitrep.model.summary import Summary


def headlines(summary: Summary, phrases: Phrases) -> dict[str, str]:
    """Return the sentence of each section and chart that has one, by its id."""
    if not summary.has_reports:
        return {"key_figures": highlights.no_reports(phrases)}
    said: dict[str, str] = {}
    for name, found in _candidates(summary, phrases).items():
        if sentence := next((s for s in found if s and s not in said.values()), ""):
            said[name] = sentence
    if "key_figures" not in said and (toll := said.pop("casualties", "")):
        said["key_figures"] = toll
    return {**said, **_of_units(summary, phrases)}


def _of_units(summary: Summary, phrases: Phrases) -> dict[str, str]:
    """Return the sentence of each chart of displacement so far: each counts in one unit."""
    found = {}
    for unit in ("people", "movements"):
        if first := next(highlights.totals("displaced", unit)(summary, phrases), ""):
            found[f"displacement-totals-{unit}"] = first
    return found


def _candidates(summary: Summary, phrases: Phrases) -> Mapping[str, Iterator[str]]:
    """Return what each section may say, the best first; what is drawn comes before the cards."""
    killed = highlights.totals("killed")
    return {
        "casualties": _toll(summary, phrases),
        "map": iter((insights.area(summary, phrases),)),
        "displacement": highlights.totals("displaced", "people", "movements")(summary, phrases),
        "health": _health(summary, phrases),
        "key_figures": _whole(summary, phrases, killed(summary, phrases)),
    }


def _toll(summary: Summary, phrases: Phrases) -> Iterator[str]:
    yield insights.compared(summary, phrases)
    yield from highlights.toll(summary, phrases)


def _health(summary: Summary, phrases: Phrases) -> Iterator[str]:
    if summary.health.attacks:
        yield highlights.health_sentence(summary, phrases)
    yield from highlights.totals("facilities_affected")(summary, phrases)


def _whole(summary: Summary, phrases: Phrases, killed: Iterator[str]) -> Iterator[str]:
    yield insights.since_baseline(summary, phrases)
    yield insights.civilians(summary, phrases)
    yield from killed


#: The most sources of the table that fits a slide.
_ON_A_SLIDE = 9


def source_table(summary: Summary, phrases: Phrases) -> Table:
    """Return the first sources of the period, as text names them, with what they give and when."""
    words, shown = phrases.words, summary.sources[:_ON_A_SLIDE]
    more = len(summary.sources) - len(shown)
    kinds = any(s.kind for s in shown)
    names = ("column-source", *(("column-kind",) if kinds else ()), "column-what")
    rows = tuple(
        (s.short or s.name, *((s.kind,) if kinds else ()), method.stated_by(s, phrases))
        for s in shown
    )
    note = words("method-sources-beside", n=more) if more > 0 else ""
    return Table("sources", "", tuple(Column(words(name)) for name in names), tuple(rows), note)

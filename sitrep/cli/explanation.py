"""An explanation as lines for a terminal, and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict

from sitrep.model.events import Row
from sitrep.model.explanation import Explanation, Fate, Kind, Term, Told
from sitrep.model.figure import Value
from sitrep.model.problem import counted, short
from sitrep.wording import Words

_FATES = {
    Fate.COUNTED: "counted",
    Fate.DIFFERS: "another number counts",
    Fate.REPLACED: "not counted: the same source has said something else since",
    Fate.NO_NUMBER: "states no number",
    Fate.DENIES: "denies it",
    Fate.WITHDRAWN: "withdraws it",
    Fate.TAKEN_BACK: "not counted: its source has taken it back",
    Fate.TOO_LATE: "not counted: reported after the cut-off",
}
_KINDS = {
    Kind.COUNT: "counted of these events, not summed",
    Kind.REST: "what the groups leave of the total: explain the total, and each group",
}


def as_json(found: Explanation) -> str:
    """Return an explanation as JSON; ``null`` is what nobody states."""
    return json.dumps(asdict(found), default=str, ensure_ascii=False, indent=2)


def lines(found: Explanation) -> Iterator[str]:
    """Yield the figure, the rules, the events with their accounts, the sum, and what is in none."""
    words, tally = Words(), found.tally
    where = f" in {found.area}" if found.area else ""
    yield f"{found.what}{where}, {words.window(tally.window)}: {found.text}"
    share = f"{tally.reported} of {counted(tally.of, 'event states', 'events state')} a number"
    yield f"as of {words.date(found.as_of)}; {_KINDS.get(found.kind, share)}"
    yield from ("", "Rules")
    yield from (f"  - {rule}" for rule in found.rules)
    yield from ("", "Events" if found.terms else "No event")
    for term in found.terms:
        yield from _term(term, words)
    if found.kind is Kind.LATEST and found.terms:
        yield from ("", "The last statement counts, nothing is added")
    elif found.kind is Kind.SUM and found.terms:
        yield from ("", "Sum", *_sum(found.terms, words))
    yield from _rest(found, words)


def _term(term: Term, words: Words) -> Iterator[str]:
    figure = f": {words.figure(term.figure)}" if term.figure else ""
    place = f", {term.place}" if term.place else ""
    yield f"  {term.event_id}, {words.window(term.window)}{place}{figure}"
    for told in term.accounts:
        yield f"    {_account(told, words)}"


def _account(told: Told, words: Words) -> str:
    said = words.figure(told.figure) if told.figure else "no number"
    own = told.figure.words if told.figure else ""
    quoted = f' ("{short(own)}")' if own and own != said else ""
    when = f", reported {words.date(told.reported_on)}" if told.reported_on else ""
    text = f': "{short(told.description)}"' if told.description else ""
    source = told.source or "no source"
    return f"{_place(told.row)}: {source}{when}: {said}{quoted}: {_FATES[told.fate]}{text}"


def _place(row: Row) -> str:
    return f"{row.path}:{row.line}"


def _sum(terms: tuple[Term, ...], words: Words) -> Iterator[str]:
    """Yield a line for each event with its figure and the sum so far."""
    rows = [(t.event_id, _said(t.figure, words), _said(t.so_far, words)) for t in terms]
    wide = [max(len(row[n]) for row in rows) for n in (0, 1)]
    for identity, figure, so_far in rows:
        yield f"  {identity:<{wide[0]}}  {figure:>{wide[1]}}  makes {so_far}"


def _said(figure: Value, words: Words) -> str:
    if not figure:
        return "not reported"
    exact = figure.low == figure.best == figure.high
    bounds = "" if exact else f" [{figure.low}, {figure.best}, {figure.high or 'open'}]"
    return f"{words.figure(figure)}{bounds}"


def _rest(found: Explanation, words: Words) -> Iterator[str]:
    """Yield what is in no sum: events set aside, running totals, problems of the column."""
    if found.aside:
        yield from ("", "In no sum")
        yield from (
            "  " + ": ".join(filter(None, (aside.event_id, aside.when, aside.reason)))
            for aside in found.aside
        )
    if found.totals:
        yield from ("", "Running totals, which are never added")
        yield from (
            f"  {total.total_id}: {total.source}: {words.figure(total.figure)}, "
            f"as of {words.date(total.as_of)}, counted since {total.since.words or 'no stated day'}"
            for total in found.totals
        )
    if found.problems:
        yield from ("", "Cells of this column with a problem, of all periods")
        yield from (f"  {problem}" for problem in found.problems)

"""Match the columns of a file to canonical columns, at most one each, with a confidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial

import pandas as pd

from sitrep.config.built_in import OF_EVENTS
from sitrep.model.problem import quote
from sitrep.propose import contents, matching
from sitrep.propose.contents import Column, Fit
from sitrep.propose.matching import Meaning, Told
from sitrep.read.unread import says_by_cells
from sitrep.vocabulary import lexicon
from sitrep.vocabulary.counted import counted_before, group_alone, plain_header

#: The shares of filled cells that must fit: for "sure", and for more than a guess.
_NEARLY_ALL, _HALF = 0.9, 0.5
_LONE = "a bound without the other would be read as the exact number"


class Sure(StrEnum):
    """How sure a line is. A guess is written as a comment, for a person to choose."""

    SURE = "sure"
    LIKELY = "likely"
    GUESS = "guess"


@dataclass(frozen=True)
class Line:
    """One proposal: the file's ``column`` is sitrep's ``target``.

    ``own``: the header is the target's name, so the column is read without a line.
    """

    target: str
    column: Column
    sure: Sure
    reason: str
    own: bool = False

    @property
    def read(self) -> bool:
        """Whether the column is read as proposed, unless a person changes the line."""
        return self.own or self.sure is not Sure.GUESS


@dataclass(frozen=True)
class _Candidate:
    column: Column
    meaning: Meaning
    fit: Fit

    @property
    def rank(self) -> tuple[int, int]:
        return self.meaning.told, self.meaning.rank

    @property
    def order(self) -> tuple[int, bool, int, float]:
        """What it is sorted by; a column in which nothing stands is the last that is meant."""
        told, rank = self.rank
        return told, not self.fit.filled, rank, -self.fit.share


def table_of(headers: Sequence[str]) -> str:
    """Return the table that the headers show: totals or facilities, otherwise events."""

    def told(table: str) -> set[str]:
        return {m.target for h in headers if (m := matching.told(h, table))}

    totals, facilities, events = told("totals"), told("facilities"), told("events")
    if "indicator" in totals and totals & {"figure", "as_of"}:
        return "totals"
    happened = any(map(contents.is_measure, events)) or events & {"date_start", "date_end"}
    if "name" in facilities and facilities & {"facility_id", "aliases"} and not happened:
        return "facilities"
    return "events"


def lines(frame: pd.DataFrame, table: str) -> list[Line]:
    """Return a line for each column that may be one of sitrep's, in the order of the file."""
    found = _with_bounds([c for h in frame.columns if (c := _candidate(frame, h, table))])
    groups: dict[str, list[_Candidate]] = {}
    for one in found:
        groups.setdefault(one.meaning.target, []).append(one)
    chosen = [line for group in groups.values() for line in _chosen(group, groups)]
    if table == "events" and not any(line.target == "date_start" and line.read for line in chosen):
        chosen += _dates_by_content(frame, chosen)
    if table == "events" and not any(line.target == "event_id" for line in chosen):
        chosen += _ids_by_content(frame, chosen)
    if table == "events":
        chosen += _groups_behind(frame, chosen)
        chosen += _sent(frame, chosen)
    own = ("event_type",) if table == "events" else ()
    for target in ("sensitivity", "status", *own):
        if not any(line.target == target and line.read for line in chosen):
            told = [*_by_cells(frame, chosen, target)]
            headers = {line.column.header for line in told}
            chosen = [*(x for x in chosen if x.column.header not in headers), *told]
    place = {header: n for n, header in enumerate(frame.columns)}
    return sorted(_with_widest(chosen), key=lambda line: place[line.column.header])


def _with_widest(chosen: Sequence[Line]) -> Iterator[Line]:
    """Yield the lines; districts are the areas that a report counts by where none are wider.

    Its "département" is an admin 1 in Haiti and an admin 2 in Burkina Faso.
    """
    wider = {line.target for line in chosen} & {"admin1", "admin1_pcode", "admin2_pcode"}
    for line in chosen:
        if line.target == "admin2" and not line.own and line.read and not wider:
            reason = f"{line.reason}; no column has wider areas, which a report counts by"
            yield replace(line, target="admin1", sure=Sure.LIKELY, reason=reason)
        else:
            yield line


def _candidate(frame: pd.DataFrame, header: str, table: str) -> _Candidate | None:
    """Return what a column most likely is: by its header, then by its cells."""
    meant = matching.meanings(header, table)
    if not meant:
        return None
    column = contents.column(frame, header)
    options = [_Candidate(column, m, contents.fit(m.target, column)) for m in meant]
    best = min(options, key=lambda c: (c.meaning.told, -c.fit.share, c.meaning.rank))
    unlikely = best.meaning.told is Told.PART and (best.fit.share < _HALF or not best.fit.filled)
    return None if unlikely else best


def _with_bounds(found: list[_Candidate]) -> list[_Candidate]:
    """Return the candidates; a figure beside its minimum or maximum becomes the best."""
    targets = {c.meaning.target for c in found if c.meaning.told is not Told.PART}
    return [
        replace(c, meaning=replace(c.meaning, target=f"{c.meaning.target}_best"))
        if {f"{c.meaning.target}_low", f"{c.meaning.target}_high"} & targets
        else c
        for c in found
    ]


def _chosen(group: list[_Candidate], taken: Iterable[str]) -> Iterator[Line]:
    """Yield the lines of columns that may all be the same target: at most one is read."""
    first, *rest = sorted(group, key=lambda c: c.order)
    target = first.meaning.target
    line = _line(first)
    measure = contents.is_measure(target)
    # "Were people killed? yes" counts nobody where another column has the counts.
    counts = not measure or first.fit.share < _HALF
    rivals = [
        c
        for c in rest
        if c.meaning.told in (Told.NAME, Told.WORD) and (counts or c.fit.share >= _HALF)
    ]
    if measure and _is_lone_bound(target, taken):
        line = replace(line, sure=Sure.GUESS, reason=_LONE)
    elif rivals and measure and not line.own and rivals[0].rank == first.rank:
        named = " and ".join(quote(c.column.header) for c in (first, *rivals))
        line = replace(line, sure=Sure.GUESS, reason=f"each of {named} may be it: choose one")
    elif rivals and line.sure is Sure.SURE:
        also = ", ".join(quote(c.column.header) for c in rivals)
        line = replace(line, sure=Sure.LIKELY, reason=f"{line.reason}; {also} may also be it")
    yield line
    # A similar spelling is no rival of the name itself: that column stays unmapped.
    for other in rivals if first.meaning.told in (Told.NAME, Told.WORD) else rest:
        reason = f"one column can be it, and {quote(first.column.header)} comes first"
        yield replace(_line(other), sure=Sure.GUESS, own=False, reason=reason)


def _is_lone_bound(target: str, taken: Iterable[str]) -> bool:
    stem = matching.without_bound(target)
    parts = {stem, *(f"{stem}_{end}" for end in ("low", "best", "high"))} & {*taken}
    return stem != target and not target.endswith("_best") and len(parts) == 1


def _line(found: _Candidate) -> Line:
    meaning, fit = found.meaning, found.fit
    reason = f"{_how(meaning)}; {fit}"
    if meaning.target == "event_id" and fit.fitting < fit.filled:
        reason += ", and rows that share one are read as accounts of one event"
    own = meaning.told is Told.NAME
    return Line(meaning.target, found.column, _sure(meaning.target, meaning.told, fit), reason, own)


def _how(meaning: Meaning) -> str:
    return {
        Told.NAME: "the header is sitrep's own name",
        Told.WORD: f"the header is a word for {meaning.target}",
        Told.SPELLING: f"the header is spelt nearly like {quote(meaning.word)}",
        Told.PART: f"the header holds {quote(meaning.word)}",
    }[meaning.told]


def _sure(target: str, told: Told, fit: Fit) -> Sure:
    """Return the confidence; docs/formats.md explains the three words."""
    exact = told in (Told.NAME, Told.WORD)
    if target == "sensitivity" and fit.filled:
        # Read in vain it hides too much; not read it shows what nobody may see.
        return Sure.SURE if exact else Sure.LIKELY
    if told is Told.PART or (fit.filled and fit.share < _HALF):
        return Sure.GUESS
    if exact and fit.filled and fit.share >= _NEARLY_ALL:
        return Sure.SURE
    return Sure.LIKELY if exact or (fit.filled and fit.share >= _NEARLY_ALL) else Sure.GUESS


def _by_cells(frame: pd.DataFrame, chosen: Iterable[Line], target: str) -> Iterator[Line]:
    """Yield the column of other name whose cells all say who may see a row, its status or type."""
    taken = {line.column.header for line in chosen if line.read}
    says = contents.are_types if target == "event_type" else partial(says_by_cells, target)
    for header in [h for h in frame.columns if h not in taken][:50]:
        column = contents.column(frame, header)
        if says(column.texts):
            kind = f"{column.filled:,} of {column.filled:,} filled cells are words for {target}"
            reason = f"the header does not say so; {kind}"
            yield Line(target, column, Sure.LIKELY, reason)
            return


def _dates_by_content(frame: pd.DataFrame, chosen: Iterable[Line]) -> Iterator[Line]:
    """Yield a guess for each column that holds only dates under another header."""
    taken = {line.column.header for line in chosen}
    for header in [h for h in frame.columns if h not in taken][:50]:
        column = contents.column(frame, header)
        fit = contents.fit("date_start", column)
        if contents.kind(column) == "dates" and fit.share >= _NEARLY_ALL:
            reason = f"the header does not say so; {fit}"
            yield Line("date_start", column, Sure.GUESS, reason)


def _sent(frame: pd.DataFrame, chosen: Sequence[Line]) -> Iterator[Line]:
    """Yield the time at which a form's answers were sent, where another column dates the events."""
    read = {line.target for line in chosen if line.read}
    if "reported_on" in read or "date_start" not in read:
        return
    taken = {line.column.header for line in chosen}
    for header in (h for h in frame.columns if h not in taken):
        if plain_header(header) in lexicon.folded("headers.sent"):
            column = contents.column(frame, header)
            fit = contents.fit("reported_on", column)
            if fit.filled and fit.share >= _NEARLY_ALL:
                reason = f"forms call the time of an answer so; {fit}"
                yield Line("reported_on", column, Sure.LIKELY, reason)
                return


def _groups_behind(frame: pd.DataFrame, chosen: Sequence[Line]) -> Iterator[Line]:
    """Yield a guess for each group that names nothing counted, behind a column that does.

    "Dont femmes" behind "Tués" may be of the killed, and may not.
    """
    headers = [*map(str, frame.columns)]
    targets = {line.column.header: line.target for line in chosen}
    taken = {*targets.values()}
    for place, header in enumerate(headers):
        group, whole = group_alone(header), counted_before(place, headers)
        measure = matching.without_bound(targets.get(whole, ""))
        target = f"{measure}_{group}"
        if not group or measure not in OF_EVENTS or header in targets or target in taken:
            continue
        column = contents.column(frame, header)
        fit = contents.fit(target, column)
        if fit.filled and fit.share >= _HALF:
            reason = f"stands behind {quote(whole)}, and may be a group of them; {fit}"
            yield Line(target, column, Sure.GUESS, reason)
            taken.add(target)


def _ids_by_content(frame: pd.DataFrame, chosen: Iterable[Line]) -> Iterator[Line]:
    """Yield a column that is named by the event alone ("Incident") and holds codes.

    One code a row is an id; codes of which some return may be kinds, and are left to a person.
    """
    taken = {line.column.header for line in chosen}
    for header in [h for h in frame.columns if h not in taken and matching.is_of_event(h)][:50]:
        column = contents.column(frame, header)
        full = column.filled == len(frame) > 1 and all(map(contents.is_id, column.texts))
        if full and len(column.texts) > len(frame) / 2:
            fit = contents.fit("event_id", column)
            reason, sure = f"the header does not say so; {fit}", Sure.LIKELY
            if fit.fitting < fit.filled:
                reason, sure = f"{reason}; rows that share one would be of one event", Sure.GUESS
            yield Line("event_id", column, sure, reason)
            return

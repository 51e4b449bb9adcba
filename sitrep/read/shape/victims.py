"""``count_rows``: a register of people, a row each, becomes one row for each event, with counts.

In comes a table of events whose rows are people; out go their events, each on its first line,
with how many were killed or injured and, inside that, how many women, men, girls, boys and
children. Refused, as problems: no column of events, what became of someone that can't be read, rows
of one event that differ in when, where or what it was.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import replace

import numpy as np
import pandas as pd

from sitrep.config.shaping import CountRows
from sitrep.model.accounts import BOUNDS, EVENT_COLUMNS, measures_in
from sitrep.model.codes import Code
from sitrep.model.problem import Problem, nearest, quote
from sitrep.read.columns import named
from sitrep.read.shape import people
from sitrep.read.shape.persons import Persons, persons_of, say_what
from sitrep.read.shape.setting import Setting, Shaped, places
from sitrep.vocabulary.fold import fold

#: What may differ from person to person; the first that is filled is the event's.
_OF_A_PERSON = frozenset(
    {
        "description",
        "source_url",
        "source_reliability",
        "information_credibility",
        "latitude",
        "longitude",
        "geo_precision",
        "weapon",
    }
)
#: Who is in each group: (sex, whether a child), None for either.
_GROUPS: Mapping[str, tuple[str | None, str | None]] = {
    "women": ("female", "adult"),
    "men": ("male", "adult"),
    "girls": ("female", "child"),
    "boys": ("male", "child"),
    "females": ("female", None),
    "males": ("male", None),
    "children": (None, "child"),
}
_KEYS = ("outcome", "sex", "age")


def with_columns(shaped: Shaped, setting: Setting) -> Shaped:
    """Return the frame with the columns that ``count_rows`` names, as the file has them."""
    given = setting.source.count_rows
    if given is None:
        return shaped
    raw, ours = places(shaped.raw.columns, {}), places(shaped.frame.columns, shaped.headers)
    missing = [
        setting.no_column(f"count_rows.{key}", name, shaped.raw.columns)
        for key in _KEYS
        if (name := getattr(given, key)) and fold(name) not in raw and fold(name) not in ours
    ]
    wanted = [n for key in _KEYS if (n := getattr(given, key)) and fold(n) not in ours]
    new = {named(n): shaped.raw[raw[fold(n)]] for n in wanted if fold(n) in raw}
    headers = {**shaped.headers, **{named(n): raw[fold(n)] for n in wanted if fold(n) in raw}}
    return replace(shaped.but(shaped.frame.assign(**new), *missing), headers=headers)


def counted(shaped: Shaped, setting: Setting) -> Shaped:
    """Return one row for each event, with its counts."""
    given = setting.source.count_rows
    if given is None or any(p.column.startswith("count_rows") for p in shaped.problems):
        return shaped
    if problems := [*_mistakes(shaped, given, setting)]:
        return shaped.but(shaped.frame, *problems)
    outcomes, told = _outcomes(shaped, given, setting)
    if problems := [*_stated_twice(shaped, {*outcomes.tolist()} - {""}, setting)]:
        return shaped.but(shaped.frame, *problems)
    bad = np.isin(shaped.frame.index.astype("str"), [str(p.line) for p in told])
    frame = shaped.frame[~bad]
    event = frame.groupby(_key(frame), sort=False).ngroup().to_numpy()
    alike, differing = _alike(frame, event, shaped, setting)
    lost = np.isin(np.arange(len(frame)), [*differing])
    frame, event, outcomes = alike[~lost], event[~lost], outcomes[~bad][~lost]
    named_as = {k: _column(shaped, n) for k in ("sex", "age") if (n := getattr(given, k))}
    persons, unread = persons_of(frame, named_as, given, setting)
    counts = _counts(event, outcomes, persons)
    first = ~pd.Series(event).duplicated().to_numpy()
    events = frame[first].assign(
        **{c: pd.Series(v, index=frame.index[first], dtype="str") for c, v in counts(event[first])}
    )
    merged = tuple((int(line), Code.PERSON_COUNTED) for line in frame.index[~first])
    found = shaped.but(events, *told, *differing.values(), *unread)
    return replace(found, raw=events, left_out=(*shaped.left_out, *merged))


def _key(frame: pd.DataFrame) -> list[pd.Series[str]]:
    """Return what tells events apart: a row without an id is one of its own."""
    ids = frame["event_id"].str.strip()
    lines = pd.Series(frame.index.astype("str"), index=frame.index)
    source = frame["source"].str.strip() if "source" in frame else ids.where(ids == "", "")
    return [ids, lines.where(ids == "", ""), source]


def _mistakes(shaped: Shaped, given: CountRows, setting: Setting) -> Iterator[Problem]:
    indicators = setting.config.indicators
    if shaped.table != "events":
        reason, hint = f"is for tables of events, not of {shaped.table}", "leave it out"
        yield setting.problem((Code.VALUE_NOT_ALLOWED, reason, hint), "count_rows")
    elif "event_id" not in shaped.frame:
        reason = "needs a column that says to which event a person belongs"
        hint = 'say which it is in [[source]]: columns = {event_id = "…"}'
        line = setting.at.header
        yield setting.problem((Code.COLUMN_MISSING, reason, hint), "count_rows", "", line)
    if given.indicator and given.indicator not in indicators:
        fault = (
            Code.INDICATOR_UNKNOWN,
            "is not an indicator",
            nearest(given.indicator, indicators),
        )
        yield setting.problem(fault, "count_rows.indicator", given.indicator)


def _stated_twice(shaped: Shaped, counted: Collection[str], setting: Setting) -> Iterator[Problem]:
    """Yield a problem for each column that states what is counted from the rows."""
    columns = shaped.frame.columns
    for column in dict.fromkeys(m.column for m in measures_in(columns, counted)):
        for name in (n for n in (column, *(f"{column}_{b}" for b in BOUNDS)) if n in columns):
            header = shaped.headers.get(name, name)
            reason = "states what count_rows counts from the rows"
            hint = f'drop the column: columns = {{{name} = ""}}'
            line = setting.at.header
            yield setting.problem((Code.NAME_TAKEN, reason, hint), header, "", line)


def _outcomes(
    shaped: Shaped, given: CountRows, setting: Setting
) -> tuple[np.ndarray, list[Problem]]:
    """Return what became of each person, "" where it can't be read: that is a problem.

    It is "" too of the only row of an event that says nothing of any person.
    """
    frame, known = shaped.frame, setting.config.indicators
    if given.indicator:
        return np.full(len(frame), given.indicator, dtype=object), []
    column = _column(shaped, given.outcome)
    codes, texts = pd.factorize(frame[column].to_numpy(dtype=object))
    meant = [people.outcome(str(text), known) or "" for text in texts]
    found = np.array(meant, dtype=object)[codes] if len(codes) else np.zeros(0, dtype=object)
    hint = say_what(given.outcome, "killed")
    problems = []
    for row in ((found == "") & ~_without_people(shaped, given)).nonzero()[0]:
        text = str(texts[codes[row]]).strip()
        fault = (Code.NOT_A_CHOICE, "is no indicator, so the person counts nowhere", hint)
        fault = fault if text else (Code.EMPTY, "is empty, so the person counts nowhere", hint)
        line = int(str(frame.index[int(row)]))
        problems.append(setting.problem(fault, given.outcome, text, line))
    return found, problems


def _without_people(shaped: Shaped, given: CountRows) -> np.ndarray:
    """Return which rows are an event by themselves in which what became of whom is blank.

    A log of victims lists events without any, too: a mass displacement, a place cut off.
    """
    frame = shaped.frame
    named = [_column(shaped, name) for key in _KEYS if (name := getattr(given, key))]
    blank = (frame[named].apply(lambda cells: cells.str.strip()) == "").all(axis="columns")
    alone = ~pd.concat(_key(frame), axis="columns").duplicated(keep=False)
    return (blank & alone).to_numpy() if len(named) > 1 else np.zeros(len(frame), dtype=bool)


def _column(shaped: Shaped, name: str) -> str:
    return places(shaped.frame.columns, shaped.headers)[fold(name)]


def _alike(
    frame: pd.DataFrame, event: np.ndarray, shaped: Shaped, setting: Setting
) -> tuple[pd.DataFrame, dict[int, Problem]]:
    """Return the rows, on each what some row says of its event, and the rows that differ."""
    differing: dict[int, Problem] = {}
    frame = frame.copy()
    lines = pd.Series(frame.index, index=range(len(frame)))
    measured = measures_in(frame.columns, setting.config.indicators)
    stated = (part for m in measured for part in (m.column, *(f"{m.column}_{b}" for b in BOUNDS)))
    for column in (c for c in dict.fromkeys((*EVENT_COLUMNS, *stated)) if c in frame):
        plain = frame[column].str.strip().reset_index(drop=True)
        filled = plain.where(plain != "")
        first = filled.groupby(event).transform("first")
        if column not in _OF_A_PERSON:
            for row in (
                ((plain != "") & (plain.map(fold) != first.fillna("").map(fold)))
                .to_numpy()
                .nonzero()[0]
            ):
                at = int(lines[(event == event[row]) & (filled.to_numpy() == first[row])].iloc[0])
                reason = f"differs from {quote(str(first[row]))} on line {at}, of the same event"
                hint = "make the two alike, or give the rows ids of two events"
                key = shaped.headers.get(column, column)
                told = (Code.PERSONS_DIFFER, reason, hint)
                line = int(lines[int(row)])
                differing.setdefault(int(row), setting.problem(told, key, plain[row], line))
        frame[column] = first.fillna("").astype("str").to_numpy()
    return frame, differing


def _counts(
    event: np.ndarray, outcomes: np.ndarray, persons: Persons
) -> Callable[[np.ndarray], Iterator[tuple[str, list[str]]]]:
    """Return what yields, for some events, each column of counts."""
    size = int(event.max()) + 1 if len(event) else 0

    def number(rows: np.ndarray) -> np.ndarray:
        return np.bincount(event[rows], minlength=size)

    def columns(wanted: np.ndarray) -> Iterator[tuple[str, list[str]]]:
        for indicator in filter(None, dict.fromkeys(outcomes.tolist())):
            own = outcomes == indicator
            whole = number(own)[wanted]
            yield indicator, [str(n) if n else "" for n in whole]
            for group in _groups(persons):
                surely, maybe = _members(group, persons)
                sure, open_ = number(own & surely)[wanted], number(own & maybe)[wanted]
                each = zip(whole, sure, open_, strict=True)
                yield f"{indicator}_{group}", [_stated(*map(int, n)) for n in each]

    return columns


def _groups(persons: Persons) -> list[str]:
    """Return the groups that can be told apart by what is known of each person."""
    if {*persons} == {"sex", "age"}:
        return ["women", "men", "girls", "boys", "children"]
    return {"sex": ["females", "males"], "age": ["children"]}.get("".join(persons), [])


def _members(group: str, persons: Persons) -> tuple[np.ndarray, np.ndarray]:
    """Return who surely is of a group, and who may be: what would tell is not stated."""
    wanted = {k: v for k, v in zip(("sex", "age"), _GROUPS[group], strict=True) if v}
    known = [persons[key] == value for key, value in wanted.items()]
    either = [k | (persons[key] == "") for k, key in zip(known, wanted, strict=True)]
    surely, possible = np.logical_and.reduce(known), np.logical_and.reduce(either)
    return surely, possible & ~surely


def _stated(whole: int, surely: int, maybe: int) -> str:
    """Return a group's count as text: a minimum where more may be of it, blank where none is."""
    if not whole or (maybe and not surely):
        return ""
    return f"at least {surely}" if maybe else str(surely)

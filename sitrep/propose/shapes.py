"""Keys of ``[[source]]`` that shape rows, offered where the file shows what they are for.

In come a frame and the lines proposed for its columns; out go keys with their reasons. All but
columns of running totals are guesses, for a person to fill in: cells are never quoted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import pandas as pd

from sitrep.clean.cumulative import is_cumulative
from sitrep.propose import contents
from sitrep.propose.choosing import Line, Sure
from sitrep.vocabulary import lexicon
from sitrep.vocabulary.counted import said_to_count
from sitrep.vocabulary.fold import code, fold

#: Of so few areas a source may record no others.
_FEW_AREAS = 6
#: From so many columns of bare numbers on they may be areas.
_MANY_NUMBERS = 3


@dataclass(frozen=True)
class Shape:
    """A key with its value as parts of TOML: texts of the file are ``Text``, the rest is ours."""

    key: str
    value: tuple[str | Text, ...]
    sure: Sure
    reason: str


@dataclass(frozen=True)
class Text:
    """A header of the file, to be quoted where it is written."""

    header: str


@dataclass(frozen=True)
class _Look:
    frame: pd.DataFrame
    lines: Sequence[Line]
    table: str
    #: Columns named by dates or numbers, and those that hold running totals.
    valued: Sequence[str]
    running: Sequence[str]

    def read(self, *targets: str) -> Line | None:
        """Return the line of one of ``targets`` that is read."""
        return next((x for x in self.lines if x.target in targets and x.read), None)


def running_totals(headers: Sequence[str]) -> list[str]:
    """Return the headers that say of a count that it is cumulative."""
    return [h for h in headers if is_cumulative(h) and said_to_count(h).indicator]


def shapes(
    frame: pd.DataFrame,
    lines: Sequence[Line],
    table: str,
    valued: Sequence[str],
    running: Sequence[str],
) -> tuple[Shape, ...]:
    """Return the keys that the file shows a need for."""
    look = _Look(frame, lines, table, valued, running)
    return tuple(shape for find in _FINDERS for shape in find(look))


def _guess(key: str, reason: str, *value: str | Text) -> Shape:
    return Shape(key, value, Sure.GUESS, reason)


def _where(look: _Look) -> Iterator[Shape]:
    known = lexicon.folded("headers.levels")
    levels = [h for h in look.frame.columns if fold(h.replace("_", " ")) in known]
    for header in levels:
        n = len(contents.column(look.frame, header).texts)
        if n > 1:
            reason = f"rows are of {n} levels, and those of one are parts of those of another"
            yield _guess("where", reason, "{", Text(header), ' = "…"}')
    country = look.read("country")
    if country and (n := len(country.column.texts)) > 1 and not levels:
        reason = f"rows are of {n} countries: name one to have it alone"
        yield _guess("where", reason, "{", Text(country.column.header), ' = "…"}')


def _set(look: _Look) -> Iterator[Shape]:
    if look.table == "events" and not look.read("event_type"):
        yield _guess("set", "no column says what kind of event it is", '{event_type = "…"}')
    if look.table == "totals" and not look.read("as_of"):
        yield _guess("set", "no column says as of when it was so", "{as_of = 2019-05-06}")


def _values(look: _Look) -> Iterator[Shape]:
    status, kind = look.read("status"), look.read("event_type")
    if status and (fit := contents.fit("status", status.column)).fitting < fit.filled:
        n = fit.filled - fit.fitting
        reason = f"{n:,} of {fit.filled:,} filled cells are no words sitrep knows"
        yield _guess("values", reason, '{status = {"…" = "confirmed"}}')
    known = {*lexicon.meanings("event_types"), *lexicon.meanings("event_types").values()}
    if kind and (own := [t for t in kind.column.texts if not {fold(t), code(t)} & known]):
        many = f"{len(own):,} words of its own are" if len(own) > 1 else "a word of its own is"
        reason = f"{many} printed as {'they stand' if len(own) > 1 else 'it stands'}"
        yield _guess("values", reason, '{event_type = {"…" = "shelling"}}')


def _unknown(look: _Look) -> Iterator[Shape]:
    """Offer to blank negative numbers, by which data sets say that no number is known."""
    parts: list[str | Text] = []
    for line in (x for x in look.lines if x.read and contents.is_measure(x.target)):
        # One "-1" alone may be a slip.
        words = [
            text
            for text, n in line.column.texts.items()
            if contents.is_unknown(text) and (n > 1 or "1" not in fold(text))
        ]
        if words:
            meant = ", ".join(f'"{word}" = ""' for word in words)
            parts += [", " if parts else "", f"{line.target} = {{{meant}}}"]
    if parts:
        reason = "no number of people is negative: it stands for one that is not known"
        yield Shape("values", ("{", *parts, "}"), Sure.LIKELY, reason)


def _id_prefix(look: _Look) -> Iterator[Shape]:
    ids = look.read("event_id", "total_id")
    if ids and "1" in ids.column.texts and all(t.isdecimal() for t in ids.column.texts):
        reason = "ids number from 1: needed beside another register that does so too"
        yield _guess("id_prefix", reason, '"…"')


def _count_rows(look: _Look) -> Iterator[Shape]:
    # Ids that all repeat are no more than a guess, and are those of a register of people.
    ids = next((x for x in look.lines if x.target == "event_id"), None)
    meant = lexicon.meanings("people.headers")
    # "Age (years)" and "Sex (M/F)" say how to answer, too.
    bare = {h: fold(h.partition("(")[0]) for h in reversed([*look.frame.columns])}
    found = {meant[own]: h for h, own in bare.items() if own in meant}
    repeat = len(ids.column.texts) < ids.column.filled if ids else "outcome" in found
    if not repeat or not {"sex", "age"} & {*found}:
        return
    columns: list[str | Text] = [] if "outcome" in found else ['indicator = "killed"']
    for key in (k for k in ("outcome", "sex", "age") if k in found):
        columns += [", " if columns else "", f"{key} = ", Text(found[key])]
    reason = "for a file in which each row is a person"
    reason += "; ids repeat" if ids else "; it needs event_id, the column of the event"
    yield _guess("count_rows", reason, "{", *columns, "}")


def _wide(look: _Look) -> Iterator[Shape]:
    taken = {line.column.header for line in look.lines}
    columns, names = [*look.valued], "date_start"
    if not all(contents.is_date(h, None) for h in columns):
        names = "…"
    counts = any(contents.is_measure(line.target) and line.read for line in look.lines)
    if not columns and not counts:
        left = [contents.column(look.frame, h) for h in look.frame.columns if h not in taken]
        columns = [c.header for c in left if contents.kind(c).startswith("numbers")]
        names = "admin1"
        columns = columns if len(columns) >= _MANY_NUMBERS else []
    if columns:
        listed = [part for h in columns for part in (", ", Text(h))][1:]
        reason = "these columns hold numbers, and their names may be areas, dates or indicators"
        tail = f'], names = "{names}", values = "killed"}}'
        yield _guess("wide", reason, "{columns = [", *listed, tail)


def _cumulative(look: _Look) -> Iterator[Shape]:
    parts: list[str | Text] = []
    taken: set[str] = set()
    for header in look.running:
        indicator = said_to_count(header).indicator
        if indicator not in taken:
            parts += [", " if parts else "", f"{indicator} = ", Text(header)]
            taken.add(indicator)
    if parts:
        reason = "the name says that it holds running totals, which are never summed"
        dated = look.read("date_start", "date_end")
        yield Shape("cumulative", ("{", *parts, "}"), Sure.LIKELY if dated else Sure.GUESS, reason)


def _period(look: _Look) -> Iterator[Shape]:
    when = {"events": ("date_start", "date_end"), "totals": ("as_of",)}.get(look.table)
    if when and not look.read(*when) and not look.valued:
        reason = "no column is surely a date: the period that all rows belong to"
        yield _guess("period", reason, '"…"')


def _covers(look: _Look) -> Iterator[Shape]:
    area = look.read("admin1", "area")
    if area and 1 < (n := len(area.column.texts)) <= _FEW_AREAS:
        reason = f"rows are of {n} areas: name them if the source records no others"
        yield _guess("covers", reason, '["…"]')


_FINDERS: tuple[Callable[[_Look], Iterator[Shape]], ...] = (
    _where,
    _set,
    _values,
    _unknown,
    _id_prefix,
    _count_rows,
    _wide,
    _cumulative,
    _period,
    _covers,
)

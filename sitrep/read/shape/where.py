"""``where``: keep the rows that are asked for, by the file's words or ours, or by a span of dates.

In comes a frame; out goes one with those rows, the others counted. Refused, as problems: a column
that isn't there, a word that no row holds, a date that can't be read, a ``where`` that leaves
nothing. A row whose own date can't be read stays, to be refused where dates are read.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

import numpy as np
import pandas as pd

from sitrep.arithmetic import dates
from sitrep.config.shaping import Asked
from sitrep.model.codes import Code
from sitrep.model.problem import BadValue, Problem, nearest
from sitrep.read.body import DATES
from sitrep.read.containers.asked import Choice, Mask
from sitrep.read.shape.setting import Setting, Shaped, places
from sitrep.vocabulary.fold import fold, spelling

#: So many of a column's words are candidates for one that is not among them.
_LOOKED_AT = 1_000
_NOWHERE = "is in no row"


def of_the_file(
    given: Shaped, setting: Setting, choice: Choice | None = None
) -> tuple[Shaped, dict[str, Asked]]:
    """Return the rows asked for by the file's own columns, and what is asked of others.

    With a ``choice`` no other rows were read.
    """
    if not setting.source.where:
        return replace(given, raw=given.frame), {}
    asked = columns_asked(given.frame.columns, given.headers, setting)
    rest = {k: v for k, v in setting.source.where.items() if k not in asked}
    if choice is None:
        choice = chosen(given.frame, asked, setting)
        given = replace(given, frame=given.frame[choice.kept])
    left, told = given.frame, choice.problems
    return replace(given, raw=left, problems=told, not_asked=choice.not_asked), rest


def columns_asked(
    columns: Iterable[str], headers: Mapping[str, str], setting: Setting
) -> dict[str, str]:
    """Return the keys of ``where`` that are among ``columns``, each with its column.

    ``headers`` gives the name that a column has in the file.
    """
    own = places(columns, headers)
    return {key: own[fold(key)] for key in setting.source.where if fold(key) in own}


def of_ours(shaped: Shaped, rest: Mapping[str, Asked], setting: Setting) -> Shaped:
    """Return the rows asked for by the columns that only sitrep has a name for."""
    if not setting.source.where:
        return shaped
    own = places(shaped.frame.columns, {})
    unknown = [
        setting.no_column(f"where.{key}", key, (shaped.headers.get(c, c) for c in own.values()))
        for key in rest
        if fold(key) not in own
    ]
    asked = {key: own[fold(key)] for key in rest if fold(key) in own}
    choice = chosen(shaped.frame, asked, setting)
    kept, not_asked = choice.kept, choice.not_asked + shaped.not_asked
    problems = (*shaped.problems, *unknown, *choice.problems)
    if not_asked and not kept.any():
        reason, hint = "leaves no row", "ask for less, or leave it out to have all rows"
        problems = (
            *problems,
            setting.problem((Code.WHERE_LEAVES_NOTHING, reason, hint), "where", described(setting)),
        )
    frame, raw = shaped.frame[kept], shaped.raw[kept]
    return replace(shaped, frame=frame, raw=raw, problems=problems, not_asked=not_asked)


def described(setting: Setting) -> str:
    """Return what is asked for, as the report and the commands say it."""
    return ", ".join(f"{key} = {asked}" for key, asked in setting.source.where.items())


def chosen(frame: pd.DataFrame, asked: Mapping[str, str], setting: Setting) -> Choice:
    """Return which rows stay, by the column of each key of ``asked``, and what is wrong."""
    kept = np.ones(len(frame), dtype=bool)
    refused = np.zeros(len(frame), dtype=bool)
    problems: list[Problem] = []
    for key, column in asked.items():
        want = setting.source.where[key]
        if want.spans:
            own, bad, told = _in_span(frame, column, key, setting)
            refused |= bad
        else:
            own, told = _among(frame[column], key, setting)
        problems += told
        kept &= own
    # The row of HXL tags stands for the header.
    tagged = np.asarray(frame.index == setting.at.header)
    return Choice((kept & ~refused) | tagged, refused & ~tagged, tuple(problems))


def _among(column: pd.Series[str], key: str, setting: Setting) -> tuple[Mask, list[Problem]]:
    """Mark the rows that hold one of the words; a word that no row holds is a problem."""
    codes, texts = pd.factorize(column.to_numpy(dtype=object))
    held = [_plain(str(text)) for text in texts]
    words = setting.source.where[key].words
    wanted = {_plain(word): word for word in words}
    known = list(dict.fromkeys(str(t).strip() for t in texts[:_LOOKED_AT] if str(t).strip()))
    problems = [
        setting.problem((Code.WORD_NOT_FOUND, _NOWHERE, nearest(w, known)), f"where.{key}", w)
        for plain, w in wanted.items()
        if plain not in {*held}
    ]
    return np.array([text in wanted for text in held], dtype=bool)[codes], problems


def _plain(text: str) -> str:
    """Return a word as names are compared; a whole number as such, however a cell has it."""
    plain = fold(text)
    try:
        number = float(plain)
    except ValueError:
        return spelling(plain)
    return str(int(number)) if number.is_integer() else plain


def _in_span(
    frame: pd.DataFrame, column: str, key: str, setting: Setting
) -> tuple[Mask, Mask, list[Problem]]:
    """Mark the rows whose date is in the span, and those whose date can't be read."""
    codes, texts = pd.factorize(frame[column].to_numpy(dtype=object))
    asked = setting.source.where[key]
    first, last = asked.first or dt.date.min, asked.last or dt.date.max
    days = dict(_read([str(text) for text in texts], setting))
    left = column in DATES
    inside = [
        left if day is None or isinstance(day, BadValue) else first <= day <= last
        for day in days.values()
    ]
    bad = [isinstance(day, BadValue) and not left for day in days.values()]
    problems = []
    refused: Mask = np.array(bad, dtype=bool)[codes] if len(codes) else np.zeros(0, dtype=bool)
    for row in refused.nonzero()[0]:
        text = str(texts[codes[row]])
        day = days[text]
        if isinstance(day, BadValue):
            line = int(str(frame.index[int(row)]))
            own = (day.code, day.reason, day.hint)
            problems.append(setting.problem(own, column, text, line))
    return np.array(inside, dtype=bool)[codes], refused, problems


def _read(texts: list[str], setting: Setting) -> Iterator[tuple[str, dt.date | BadValue | None]]:
    """Yield each text with its day: a month by its first; ``None`` where it is blank."""
    plain = [text.strip() for text in texts]
    order = setting.source.dates or dates.order_shown_by(plain, setting.day_zero)
    zone = setting.config.zone
    for text, own in zip(texts, plain, strict=True):
        try:
            yield text, dates.parse(own, order, zone, setting.day_zero)[0] if own else None
        except BadValue as error:
            yield text, error

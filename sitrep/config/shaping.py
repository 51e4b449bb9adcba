"""The keys of ``[[source]]`` that shape a file's rows: which are asked for, what each stands for.

In come values of config.toml; out go checked ones, every word as text. Refused, as BadValue: a
value that is no word, list of words or span of dates.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from sitrep.model.codes import Code
from sitrep.model.problem import BadValue, quote

_SPAN = "write {from = 2019-05-01, to = 2019-05-31}, or one of the two"


@dataclass(frozen=True)
class Asked:
    """What ``where`` asks of a column: one of ``words``, or else a date of a span."""

    words: tuple[str, ...] = ()
    first: dt.date | None = None
    last: dt.date | None = None

    @property
    def spans(self) -> bool:
        """Whether dates are asked for, not words."""
        return not self.words

    def __str__(self) -> str:
        if self.spans:
            return f"{self.first or '…'}..{self.last or '…'}"
        return " | ".join(map(quote, self.words))


def _word(given: object) -> str:
    """Return one value as the text that a cell would have."""
    if isinstance(given, bool):
        return str(given).lower()
    if isinstance(given, str | int | float | dt.date):
        return str(given)
    reason = "is not one word, number or date"
    raise BadValue(Code.VALUE_OF_WRONG_KIND, reason, "put text in quotes")


def _asked(given: object) -> Asked:
    if isinstance(given, Asked):
        return given
    if isinstance(given, Mapping):
        return _span(given)
    listed = [_word(one) for one in given] if isinstance(given, list) else [_word(given)]
    if not listed:
        raise BadValue(Code.EMPTY, "is empty", "name the words that are asked for")
    return Asked(tuple(listed))


def _span(given: Mapping[object, object]) -> Asked:
    if not given or not {*given} <= {"from", "to"}:
        raise BadValue(Code.VALUE_NOT_ALLOWED, "is no span of dates", _SPAN)
    first, last = (_day(given[end]) if end in given else None for end in ("from", "to"))
    if first and last and last < first:
        raise BadValue(Code.DATES_BACKWARDS, "ends before it starts", _SPAN)
    return Asked((), first, last)


def _day(given: object) -> dt.date:
    try:
        return dt.date.fromisoformat(str(given))
    except ValueError:
        reason = f"holds {quote(str(given))}, which is not a date"
        raise BadValue(Code.DATE_UNREADABLE, reason, _SPAN) from None


Word = Annotated[str, BeforeValidator(_word)]
Where = Mapping[str, Annotated[Asked, BeforeValidator(_asked)]]


def _named(given: object) -> object:
    """Return an indicator alone as the table that has it."""
    if given is True:
        hint = 'say what a row is: count_rows = "killed", or count_rows = {outcome = "Fate"}'
        raise BadValue(Code.VALUE_NOT_ALLOWED, "does not say what each row counts", hint)
    return {"indicator": given} if isinstance(given, str) else given


class _Shape(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class CountRows(_Shape):
    """``count_rows``: each row is a person; the columns that say what became of whom."""

    #: What happened to all of them, where no column ``outcome`` says it of each.
    indicator: str = ""
    outcome: str = ""
    sex: str = ""
    age: str = ""

    @model_validator(mode="after")
    def _says_what(self) -> CountRows:
        if bool(self.indicator) == bool(self.outcome):
            hint = 'write one of them: {indicator = "killed"}, or {outcome = "Fate"}'
            raise BadValue(Code.VALUE_NOT_ALLOWED, "needs indicator or outcome", hint)
        return self


class Wide(_Shape):
    """``wide``: columns that are rows: names go to one of sitrep's, cells to another."""

    columns: tuple[str, ...] = Field(min_length=1)
    names: str = Field(min_length=1)
    values: str = Field(min_length=1)


Counting = Annotated[CountRows | None, BeforeValidator(_named)]

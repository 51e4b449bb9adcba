"""``forgotten.toml`` beside config.toml: what was forgotten, when and why.

``sitrep forget`` writes it, ``sitrep check`` reads it.
"""

from __future__ import annotations

import datetime as dt
import json
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

from pydantic import Field, StringConstraints, ValidationError, model_validator

from sitrep.config import complaints
from sitrep.config.tables import Table
from sitrep.model.codes import Code
from sitrep.model.forgotten import Asked, Forgotten
from sitrep.model.problem import BadValue, Problem, SitrepError

NAME = "forgotten.toml"
_TOP = """\
# What sitrep forget has taken out of this workspace. sitrep check warns where it comes back.
"""
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class Decision(Table):
    """``[[forgotten]]``: events and facilities by id, or all before a day."""

    events: tuple[Text, ...] = ()
    facilities: tuple[Text, ...] = ()
    before: dt.date | None = None
    date: dt.date
    reason: Text
    cells: int = 0
    files: tuple[Text, ...] = ()
    stays: tuple[Text, ...] = ()

    @model_validator(mode="after")
    def _says_what(self) -> Decision:
        if not (self.events or self.facilities or self.before):
            hint = "write events, facilities or before"
            raise BadValue(Code.KEY_MISSING, "does not say what was forgotten", hint)
        return self


class File(Table):
    """All of forgotten.toml."""

    forgotten: tuple[Decision, ...] = Field(default=())


KEYS = {"": [*File.model_fields], "forgotten": [*Decision.model_fields]}


def read(folder: Path) -> tuple[Forgotten, ...]:
    """Return every decision of a workspace; raises SitrepError with each problem in the file."""
    path = folder / NAME
    if not path.exists() and not path.is_symlink():
        return ()
    if not path.is_file():
        hint = "remove it; sitrep forget writes it"
        raise SitrepError([Problem(str(path), Code.NOT_A_FILE, "is not a file", hint)])
    text = complaints.read(path)
    try:
        file = File.model_validate(tomllib.loads(text))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise SitrepError([complaints.not_toml(error, str(path))]) from None
    except ValidationError as error:
        raise SitrepError(complaints.refused(error, str(path), text, KEYS)) from None
    return tuple(_decisions(file, text))


def _decisions(file: File, text: str) -> Iterator[Forgotten]:
    for place, table in enumerate(file.forgotten):
        asked = Asked(table.events, table.facilities, table.before)
        own = (table.date, table.reason, table.cells, table.files, table.stays)
        yield Forgotten(asked, *own, complaints.locate(text, ("forgotten", place)))


def with_another(folder: Path, decision: Forgotten) -> bytes:
    """Return the file with one more decision at its end; what stands in it stays as it is."""
    path = folder / NAME
    before = complaints.read(path) if path.exists() else _TOP
    between = "\n" if before.endswith("\n") else "\n\n"
    return f"{before}{between}{_table(decision)}".encode()


def _table(decision: Forgotten) -> str:
    asked = decision.asked
    given = {
        "events": asked.events,
        "facilities": asked.facilities,
        "before": asked.before,
        "date": decision.date,
        "reason": decision.reason,
        "cells": decision.cells,
        "files": decision.files,
        "stays": decision.stays,
    }
    lines = [f"{key} = {_value(value)}" for key, value in given.items() if value not in (None, ())]
    return "\n".join(["[[forgotten]]", *lines, ""])


def _value(value: object) -> str:
    if isinstance(value, tuple):
        return f"[{', '.join(map(_value, value))}]"
    if not isinstance(value, str):
        return str(value)
    # JSON's strings are TOML's, but for one control character.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")

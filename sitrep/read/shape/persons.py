"""Who each row of a register is: sex and age, as far as the row says.

In come the rows under sitrep's names; out go the codes of ``people``, "" for what is not stated.
Told, as warnings: what can't be read, and ages that may be a code for "not known".
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

import numpy as np
import pandas as pd

from sitrep.arithmetic.not_known import may_be_code, may_be_codes
from sitrep.config.shaping import CountRows
from sitrep.model.codes import Code
from sitrep.model.problem import Fault, Problem, Severity, toml_key
from sitrep.read.shape import people
from sitrep.read.shape.setting import Setting
from sitrep.vocabulary.fold import fold

Persons = dict[str, np.ndarray]
#: What the words of one column mean; ``None`` where they can't be read.
_Meant = Mapping[str, str | None]

_EXAMPLE = {"sex": "female", "age": "child"}
_EXAMPLE_OF = {"sex": "a sex", "age": "an age"}


def persons_of(
    frame: pd.DataFrame, columns: Mapping[str, str], given: CountRows, setting: Setting
) -> tuple[Persons, list[Problem]]:
    """Return each person's sex and age, and what of them is to be told.

    ``columns`` are the columns of ``frame`` that say them, by "sex" and "age".
    """
    found: Persons = {}
    problems: list[Problem] = []
    lines = frame.index.astype("str")
    for key, column in columns.items():
        plain = frame[column].str.strip().to_numpy(dtype=object)
        codes, texts = pd.factorize(plain)
        meant = _meant(key, [*map(str, texts)], setting)
        found[key] = np.array([own or "" for own in meant.values()], dtype=object)[codes]
        name = getattr(given, key)
        rows = dict(zip(meant, np.bincount(codes, minlength=len(texts)).tolist(), strict=True))
        for text, fault in _faults(key, name, meant, rows).items():
            told = setting.problem(fault, name, text, int(lines[int((plain == text).argmax())]))
            problems.append(replace(told, severity=Severity.WARNING))
    return found, problems


def say_what(column: str, example: str) -> str:
    """Return how to say what the words of a column mean."""
    entry = f'{toml_key(column)} = {{"…" = "{example}"}}'
    return f"say what it is in [[source]]: values = {{{entry}}}"


def _meant(key: str, texts: Collection[str], setting: Setting) -> _Meant:
    unreported = {*map(fold, setting.config.rules.unreported)}
    read = people.sexes(texts) if key == "sex" else {t: people.age(t) for t in texts}
    return {text: "" if fold(text) in unreported else read[text] for text in texts}


def _faults(key: str, name: str, meant: _Meant, rows: Mapping[str, int]) -> Mapping[str, Fault]:
    """Return what is wrong with the words of a column; ``rows`` is how many rows have each."""
    reason = f"is not read as {_EXAMPLE_OF[key]}: who has it is in no group"
    fault = (Code.NOT_A_CHOICE, reason, say_what(name, _EXAMPLE[key]))
    faults: dict[str, Fault] = {text: fault for text, own in meant.items() if own is None}
    if key == "age":
        ages = {int(fold(t)): t for t, own in meant.items() if own and fold(t).isdecimal()}
        for years in may_be_codes({n: rows[t] for n, t in ages.items()}):
            faults[ages[years]] = may_be_code(ages[years], rows[ages[years]], name)
    return faults

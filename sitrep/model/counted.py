"""What a period counts before anything is redacted: only closed commands may see it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from sitrep.model.accounts import Reconciled
from sitrep.model.problem import Problem
from sitrep.model.summary import Summary


class Counted(NamedTuple):
    """All that a period counts, whoever may see it, the events behind it, and what that showed.

    ``turned`` are the events behind indicators that count another source, by their names.
    """

    summary: Summary
    reconciled: Reconciled
    turned: Mapping[tuple[str, ...], Reconciled]
    problems: tuple[Problem, ...]

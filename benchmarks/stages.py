"""One side of the large run, each in a process of its own: seconds a stage, as JSON.

``stages.py sitrep CONFIG PERIOD`` reads, cleans, reconciles and summarises one period;
``stages.py pandas CSV`` merely reads the same CSV, by pandas' own reader, with the types it infers.
``stages.py gather CONFIG`` reads and cleans, with whatever a build before it kept;
``stages.py text CSV`` merely reads the same CSV as text.
Imports are made before the clock starts, on both sides.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pandas as pd

T = TypeVar("T")


class Clock:
    """Runs functions and keeps how long each took."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    def __call__(self, stage: str, work: Callable[[], T]) -> T:
        """Return what ``work`` returns, its time kept under ``stage``."""
        start = time.perf_counter()
        done = work()
        self.seconds[stage] = time.perf_counter() - start
        return done


def _pandas(path: Path) -> dict[str, float]:
    clock = Clock()
    # pandas' own reader: where pyarrow, which is no dependency, happens to be installed,
    # pandas would hand the file to Arrow's instead and the two would not be alike.
    clock("read", lambda: pd.read_csv(path, engine="c"))
    return clock.seconds


def _text(path: Path) -> dict[str, float]:
    clock = Clock()
    clock("read", lambda: pd.read_csv(path, dtype=str, engine="c", keep_default_na=False))
    return clock.seconds


def _gather(config_path: Path) -> dict[str, float]:
    from sitrep.pipeline import gather

    clock = Clock()
    inputs = clock("gather", lambda: gather(config_path))
    if inputs.problems or not len(inputs.cleaned.accounts):
        raise SystemExit(f"the generated export has problems: {inputs.problems[:3]}")
    return clock.seconds


def _sitrep(config_path: Path, period_id: str) -> dict[str, float]:
    from sitrep.clean import clean
    from sitrep.config.load import load
    from sitrep.read import read
    from sitrep.reconcile import reconcile
    from sitrep.summarise import data_as_of, summarise

    clock = Clock()
    config = load(config_path)
    tables, problems = clock("read", lambda: read(config))
    cleaned = clock("clean", lambda: clean(tables, config))
    if problems or cleaned.problems:
        raise SystemExit(f"the generated log has problems: {[*problems, *cleaned.problems][:3]}")
    reconciled = clock(
        "reconcile",
        lambda: reconcile(cleaned.accounts, cleaned.totals, cleaned.measures, config.rules),
    )
    as_of = data_as_of(reconciled, None)
    if as_of is None:
        raise SystemExit("the generated log is empty")
    period = config.weeks.parse(period_id)
    summary = clock("summarise", lambda: summarise(reconciled, period, as_of, config))
    if not summary.events:
        raise SystemExit(f"the generated log has nothing in {period_id}")
    return clock.seconds


if __name__ == "__main__":
    sides = {"pandas": _pandas, "sitrep": _sitrep, "text": _text, "gather": _gather}
    arguments = sys.argv[3:]
    print(json.dumps(sides[sys.argv[1]](Path(sys.argv[2]), *arguments)))

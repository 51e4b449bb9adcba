"""A made-up log of accounts in the canonical columns, the same for the same seed.

In: how many accounts, and a seed. Out: a CSV. On average 1.3 accounts speak of an event;
eight sources, two years (2018 and 2019), figures as people write them: most are numbers,
some are "at least 5", "10-15", "dozens" or empty. No row has a defect.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import pandas as pd

ROWS, SEED = 1_000_000, 2019
FIRST_DAY, DAYS = np.datetime64("2018-01-01"), 730
AREAS = (
    "Idleb",
    "Aleppo",
    "Hama",
    "Lattakia",
    "Homs",
    "Deir-ez-Zor",
    "Ar-Raqqa",
    "Al-Hasakeh",
    "Dar'a",
    "Quneitra",
    "Rural Damascus",
    "Tartous",
)
TYPES = (
    "air_strike",
    "shelling",
    "ground_fighting",
    "explosive_hazard",
    "abduction",
    "displacement",
    "attack_on_health",
    "other",
)
TYPE_SHARES = (0.22, 0.30, 0.15, 0.10, 0.05, 0.10, 0.04, 0.04)
SOURCES = tuple(f"Source {letter}" for letter in "ABCDEFGH")
STATUSES = ("reported", "confirmed", "disputed", "denied", "withdrawn")
STATUS_SHARES = (0.855, 0.12, 0.01, 0.01, 0.005)
DAMAGES = ("", "damaged", "destroyed", "none")
#: How many accounts speak of an event: 1.3 on average.
ACCOUNTS, ACCOUNT_SHARES = (1, 2, 3, 4), (0.79, 0.14, 0.05, 0.02)
FACILITY_KINDS = ("hospital", "clinic", "ambulance")
FACILITIES = 400

Texts = np.ndarray[tuple[int], np.dtype[np.object_]]


def accounts(rows: int = ROWS, seed: int = SEED) -> pd.DataFrame:
    """Return ``rows`` accounts as text, in the order in which they were reported."""
    rng = np.random.default_rng(seed)
    per_event = rng.choice(ACCOUNTS, rows, p=ACCOUNT_SHARES)
    event = np.repeat(np.arange(rows), per_event)[:rows]
    turn = np.arange(rows) - np.flatnonzero(np.diff(event, prepend=-1))[event]
    count = int(event[-1]) + 1
    day = rng.integers(0, DAYS, count)[event]
    kind = rng.choice(len(TYPES), count, p=TYPE_SHARES)[event]
    status = rng.choice(len(STATUSES), rows, p=STATUS_SHARES)
    # Each account of an event comes a day or more after the one before it, so that one
    # source's second account revises its first and never repeats it.
    delay = rng.integers(0, 2, rows) + turn * 2
    speaker = rng.integers(0, len(SOURCES), count)[event] + turn * (rng.random(rows) < 0.85)
    toll = rng.geometric(0.25, count)[event] - 1
    # A source that denies an event states no toll of it.
    silent = status == STATUSES.index("denied")
    area = rng.integers(0, len(AREAS), count)[event]
    frame = pd.DataFrame(
        {
            "event_id": _numbered("ev-", event),
            "date_start": _days(day),
            "reported_on": _days(day + delay),
            "status": _named(STATUSES, status),
            "event_type": _named(TYPES, kind),
            "admin1": _named(AREAS, area),
            "admin2": _named([f"District {i}" for i in range(60)], area * 5 + event % 5),
            "killed": _stated(rng, toll, silent),
            "injured": _stated(rng, toll * 2 + rng.integers(-1, 2, rows).clip(0), silent),
            **_facilities(rng, event, kind),
            "source": _named(SOURCES, speaker % len(SOURCES)),
            "description": _numbered("As the source put it, note ", rng.permutation(rows)),
        }
    )
    order = np.argsort(day + delay, kind="stable")
    return frame.iloc[order].reset_index(drop=True)


def _named(names: tuple[str, ...] | list[str], codes: np.ndarray) -> Texts:
    return np.array(names, dtype=object)[codes]


def _numbered(stem: str, numbers: np.ndarray) -> list[str]:
    return [f"{stem}{number}" for number in numbers.tolist()]


def _days(offsets: np.ndarray) -> Texts:
    known = (FIRST_DAY + np.arange(DAYS + 30)).astype(str)
    return known.astype(object)[offsets]


def _stated(rng: np.random.Generator, toll: np.ndarray, silent: np.ndarray) -> Texts:
    """Return what accounts say of a toll: 70 % a number, 20 % nothing, 10 % in other words."""
    about = toll + rng.integers(0, 2, len(toll)) * (rng.random(len(toll)) < 0.3)
    words = about.astype(str).astype(object)
    how = rng.random(len(toll))
    words[how < 0.10] = [f"at least {n}" for n in about[how < 0.10]]
    words[how < 0.05] = [f"{n}-{n + 5}" for n in about[how < 0.05]]
    words[how < 0.01] = "dozens"
    words[how > 0.80] = ""
    words[silent] = ""
    return words


def _facilities(rng: np.random.Generator, event: np.ndarray, kind: np.ndarray) -> dict[str, Texts]:
    """Return the facility columns, filled in nine of ten attacks on health care."""
    count = int(event[-1]) + 1
    which = rng.integers(0, FACILITIES, count)[event]
    named = (kind == TYPES.index("attack_on_health")) & (rng.random(count)[event] < 0.9)
    damage = _named(DAMAGES, rng.integers(0, len(DAMAGES), count)[event])
    names = np.array([f"Health facility {i}" for i in range(FACILITIES)], dtype=object)
    return {
        "facility_name": np.where(named, names[which], ""),
        "facility_type": np.where(named, _named(FACILITY_KINDS, which % 3), ""),
        "facility_damage": np.where(named, damage, ""),
    }


def write(path: Path, rows: int = ROWS, seed: int = SEED) -> None:
    """Write ``rows`` accounts to ``path`` as CSV."""
    accounts(rows, seed).to_csv(path, index=False, lineterminator="\n")


def _main() -> None:
    parser = argparse.ArgumentParser(description="Write a made-up log of accounts.")
    parser.add_argument("path", type=Path)
    parser.add_argument("--rows", type=int, default=ROWS)
    parser.add_argument("--seed", type=int, default=SEED)
    chosen = parser.parse_args()
    write(chosen.path, chosen.rows, chosen.seed)


if __name__ == "__main__":
    _main()

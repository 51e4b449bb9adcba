"""A made-up export in the columns of ACLED's current layout, the same for the same seed.

In: how many rows, and a seed. Out: a CSV of 31 columns. Nothing in it is of ACLED: names are
invented, and lengths and repetition are what such exports have (notes of about 200 letters, no
two alike; a few hundred actors, some thousand places; sources in a list; one timestamp for
many rows). No row has a defect.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pandas as pd

ROWS, SEED = 1_000_000, 2019
FIRST_DAY, DAYS = np.datetime64("2018-01-01"), 2_000
PLACES, ACTORS, OUTLETS = 6_000, 400, 300
#: Sub-event types by event type, by disorder type.
KINDS = (
    ("Political violence", "Battles", "Armed clash"),
    ("Political violence", "Explosions/Remote violence", "Shelling/artillery/missile attack"),
    ("Political violence", "Explosions/Remote violence", "Air/drone strike"),
    ("Political violence", "Explosions/Remote violence", "Remote explosive/landmine/IED"),
    ("Political violence", "Violence against civilians", "Attack"),
    ("Political violence", "Violence against civilians", "Abduction/forced disappearance"),
    ("Demonstrations", "Protests", "Peaceful protest"),
    ("Demonstrations", "Riots", "Mob violence"),
    ("Strategic developments", "Strategic developments", "Looting/property destruction"),
)
ROLES = ("State forces", "Rebel group", "Political militia", "Civilians", "Protesters")
SCALES = ("National", "Subnational", "Subnational-National", "New media-National", "International")
WORDS = (
    "forces",
    "shelled",
    "the",
    "outskirts",
    "of",
    "village",
    "after",
    "clashes",
    "with",
    "unknown",
    "gunmen",
    "near",
    "market",
    "residents",
    "reported",
    "that",
    "several",
    "houses",
    "were",
    "damaged",
    "and",
    "a",
    "road",
    "closed",
    "until",
    "evening",
    "no",
    "group",
    "claimed",
    "responsibility",
    "fatalities",
    "were",
    "not",
    "reported",
    "by",
    "local",
    "media",
    "on",
    "northern",
    "checkpoint",
    "convoy",
    "fields",
    "withdrew",
    "artillery",
    "drone",
    "struck",
    "warehouse",
)

Texts = np.ndarray[tuple[int], np.dtype[np.object_]]


def export(rows: int = ROWS, seed: int = SEED) -> pd.DataFrame:
    """Return ``rows`` events as text, the latest first as ACLED's exports have them."""
    rng = np.random.default_rng(seed)
    day = np.sort(rng.integers(0, DAYS, rows))[::-1]
    dates = (FIRST_DAY + np.arange(DAYS)).astype(str).astype(object)
    kind = np.array(KINDS, dtype=object)[rng.integers(0, len(KINDS), rows)]
    one, other = _some(rng, rows, ACTORS), _some(rng, rows, ACTORS)
    alone = rng.random(rows) < 0.3
    roles = np.array(ROLES, dtype=object)
    first_role = roles[one % len(ROLES)]
    second_role = np.where(alone, "", roles[other % len(ROLES)])
    actors = np.array(
        [f"{ROLES[i % 5]} of Sylvania, Brigade {i}" for i in range(ACTORS)], dtype=object
    )
    allied = np.array(["", "", "", *(f"Allied Group {i}" for i in range(60))], dtype=object)
    return pd.DataFrame(
        {
            "event_id_cnty": [f"SYX{n}" for n in range(rows, 0, -1)],
            "event_date": dates[day],
            "year": np.array([d[:4] for d in dates], dtype=object)[day],
            "time_precision": _named(("1", "1", "1", "1", "2", "3"), rng, rows),
            "disorder_type": kind[:, 0],
            "event_type": kind[:, 1],
            "sub_event_type": kind[:, 2],
            "actor1": actors[one],
            "assoc_actor_1": _named(allied, rng, rows),
            "inter1": first_role,
            "actor2": np.where(alone, "", actors[other]),
            "assoc_actor_2": np.where(alone, "", _named(allied, rng, rows)),
            "inter2": second_role,
            "interaction": first_role + np.where(alone, " only", "-" + second_role),
            "civilian_targeting": _named(("", "", "Civilian targeting"), rng, rows),
            **_places(rng, rows),
            "source": _sources(rng, rows),
            "source_scale": _named(SCALES, rng, rows),
            "notes": _notes(rng, rows),
            "fatalities": (rng.geometric(0.45, rows) - 1).astype(str).astype(object),
            "tags": _named(("", "", "", "crowd size=no report", "women targeted"), rng, rows),
            "timestamp": _stamps(day),
        }
    )


def _some(rng: np.random.Generator, rows: int, known: int) -> np.ndarray:
    """Return one of ``known`` a row, some far oftener than others."""
    chosen: np.ndarray = (known * rng.random(rows) ** 3).astype(int)
    return chosen


def _named(names: Sequence[str] | Texts, rng: np.random.Generator, rows: int) -> Texts:
    return np.array(names, dtype=object)[rng.integers(0, len(names), rows)]


def _places(rng: np.random.Generator, rows: int) -> dict[str, object]:
    """Return the columns of where it was, and how precisely that is known."""
    place = _some(rng, rows, PLACES)
    points = rng.uniform((34.0, 35.5), (37.5, 42.0), (PLACES, 2)).round(4).astype(str)

    def names(stem: str, each: int) -> Texts:
        return np.array([f"{stem} {n // each}" for n in range(PLACES)], dtype=object)[place]

    return {
        "iso": np.full(rows, "999", dtype=object),
        "region": np.full(rows, "Invented Region", dtype=object),
        "country": np.full(rows, "Sylvania", dtype=object),
        "admin1": names("Governorate", 430),
        "admin2": names("District of Upper", 90),
        "admin3": names("Sub-district", 22),
        "location": names("Kafr Village", 1),
        "latitude": points[:, 0].astype(object)[place],
        "longitude": points[:, 1].astype(object)[place],
        "geo_precision": _named(("1", "1", "1", "2", "3"), rng, rows),
    }


def _sources(rng: np.random.Generator, rows: int) -> Texts:
    """Return one to three outlets a row, with semicolons between them."""
    outlets = np.array([f"Outlet {n} News" for n in range(OUTLETS)], dtype=object)
    first, second, third = (outlets[_some(rng, rows, OUTLETS)] for _ in range(3))
    more = rng.random(rows)
    found: Texts = first + np.where(more < 0.4, "; " + second, "")
    return found + np.where(more < 0.1, "; " + third, "")


def _notes(rng: np.random.Generator, rows: int) -> list[str]:
    """Return a text of some 200 letters a row, with a comma in most and a quotation in some."""
    cuts = rng.integers(0, 4_000, (rows, 3)).tolist()
    words = rng.choice(np.array(WORDS, dtype=object), 4_100).tolist()
    pieces = [" ".join(words[n : n + 11]) for n in range(4_000)]
    return [
        f'Event {n}, {pieces[a]}: "{pieces[b][:20]}" {pieces[c]}.'
        if n % 20 == 0
        else f"Event {n}, {pieces[a]}, {pieces[b]} {pieces[c]}."
        for n, (a, b, c) in enumerate(cuts)
    ]


def _stamps(day: np.ndarray) -> Texts:
    """Return when each row was published: the releases are weekly, and each has a few times."""
    release = (day // 7 + 1) * 7
    seconds = (FIRST_DAY + release).astype("datetime64[s]").astype("int64") + (day % 5) * 3_600
    stamps: Texts = seconds.astype(str).astype(object)
    return stamps


def write(path: Path, rows: int = ROWS, seed: int = SEED) -> None:
    """Write ``rows`` events to ``path`` as CSV."""
    export(rows, seed).to_csv(path, index=False, lineterminator="\n")


def _main() -> None:
    parser = argparse.ArgumentParser(description="Write a made-up export in ACLED's columns.")
    parser.add_argument("path", type=Path)
    parser.add_argument("--rows", type=int, default=ROWS)
    parser.add_argument("--seed", type=int, default=SEED)
    chosen = parser.parse_args()
    write(chosen.path, chosen.rows, chosen.seed)


if __name__ == "__main__":
    _main()

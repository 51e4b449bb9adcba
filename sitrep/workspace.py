"""A new workspace: a commented config.toml and tables with the canonical headers."""

from __future__ import annotations

from pathlib import Path

from sitrep.errors import Problem, SitrepError
from sitrep.tables import EVENT_COLUMNS, FACILITY_COLUMNS, TOTAL_COLUMNS

CONFIG = """\
# What sitrep reports on, and how. Only [report] title and one [[source]] path are required.
# Every key is explained in docs/config.md of the project.

[report]
title = "My operation"
# issuer = "My organisation"
# number = "2026-W01"         # the period of report No. 1; the others count from it
# calendar = "iso"            # "iso" (weeks from Monday), "epi" (from Sunday) or "custom"
# week_start = "saturday"     # for custom weeks
# timezone = "Asia/Damascus"  # where moments given in UTC get their date
# baseline = 2026-01-01       # where running counts of this log start
# page = "A4"                 # or "Letter"
# formats = ["pdf", "md", "html"]
# contact = "reports@example.org"
# sections = ["highlights", "key_figures", "method"]  # what is printed, in this order

# The debatable rules; the report says which were in force.
# [rules]
# conflict = "conservative"   # or "majority", "highest", "latest", "preferred"
# sources_preferred = []      # for conflict = "preferred", in order
# allocate = "date_start"     # the date by which an event belongs to a period, or "date_end"
# disputed = "include"        # or "exclude": events that a party denies
# household_size = 5          # turns households into (about) people
# vague = {dozens = 12}       # the least number each vague word stands for

# One row is one account: what one source says about one event. Leave a cell empty where the
# source states no number; write "at least 67", "10-15" or "dozens" as the source does.
[[source]]
path = "data/events.csv"

# Totals over a window, as a source states them ("more than 150 killed since 29 April").
[[source]]
path = "data/totals.csv"

# Health facilities with the spellings of their names, so that each is counted once.
[[source]]
path = "data/facilities.csv"

# Something else that is counted, read from the column of its name.
# [[indicator]]
# name = "schools_affected"
# label = "schools affected"
# unit = "facilities"

# Names of areas to P-codes, by your gazetteer: a COD-AB table (.csv, .dbf, .geojson).
# [places]
# gazetteer = "adm2.csv"
# aliases = "aliases.csv"     # name,pcode: other spellings
# certainty = 90              # from which likeness a name is taken for a known one
# bounds = [35.7, 32.3, 42.4, 37.3]  # west, south, east, north

# [theme]
# organisation = "My organisation"
# logo = "logo.svg"
# primary = "#002E6E"
# accent = "#C25100"
"""


def make(folder: Path) -> list[Path]:
    """Write a new workspace into ``folder`` and return its files; nothing is overwritten."""
    files = {
        "config.toml": CONFIG,
        "data/events.csv": _header(EVENT_COLUMNS),
        "data/totals.csv": _header(TOTAL_COLUMNS),
        "data/facilities.csv": _header(FACILITY_COLUMNS),
    }
    there = [name for name in files if (folder / name).exists()]
    if there:
        hint = "choose another folder; nothing was written"
        raise SitrepError(Problem(str(folder / name), "is there already", hint) for name in there)
    for name, text in files.items():
        path = folder / name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        except OSError as error:
            reason = f"can't be written: {error.strerror or error}"
            raise SitrepError([Problem(str(path), reason)]) from None
    return [folder / name for name in files]


def _header(columns: tuple[str, ...]) -> str:
    return ",".join(columns) + "\n"

"""Write a new workspace: a commented config.toml and tables with the canonical headers."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from sitrep.config.tables import TITLE_OF_INIT
from sitrep.model.accounts import EVENT_COLUMNS
from sitrep.model.codes import Code
from sitrep.model.columns import FACILITY_COLUMNS, TOTAL_COLUMNS
from sitrep.model.problem import Problem, SitrepError

if TYPE_CHECKING:
    from sitrep.propose import Proposal

_TOP = f"""\
# What sitrep reports on, and how. Only [report] title and one [[source]] path are required.
# The project's docs/config.md explains every key.

[report]
title = "{TITLE_OF_INIT}"
# issuer = "My organisation"
# number = "2026-W01"         # the period of report No. 1; the others count from it
# calendar = "iso"            # "iso" (weeks from Monday), "epi" (from Sunday) or "custom"
# week_start = "saturday"     # for custom weeks
# timezone = "Asia/Damascus"  # the time zone in which a UTC time gets its date
# baseline = 2026-01-01       # the day from which this log holds all that happened
# page = "A4"                 # or "Letter"
# formats = ["pdf", "md", "html"]
# contact = "reports@example.org"
# sections = ["highlights", "key_figures", "method"]  # the sections printed, in this order

# The debatable rules; the report says which were used.
# [rules]
# conflict = "conservative"   # or "majority", "highest", "latest", "preferred"
# sources_preferred = []      # for conflict = "preferred", in order
# allocate = "date_start"     # the date by which an event belongs to a period, or "date_end"
# disputed = "include"        # or "exclude": events that a party denies
# household_size = 5          # turns households into (about) people
# vague = {{dozens = 12}}       # the least number each vague word stands for
# unreported = ["none"]       # more words for a count that nobody knows; "none" is else 0
# counts_once = ["who_ssa", "insecurity_insight"]  # sources that overlap: the first counts

"""
#: The tables of a new workspace, each with its part of config.toml.
_TABLES = {
    "events": """\
# One row is one account: what one source says about one event. Leave a cell empty where the
# source states no number; write "at least 67", "10-15" or "dozens" as the source does.
[[source]]
path = "data/events.csv"
""",
    "totals": """\
# Totals over a window, as a source states them ("more than 150 killed since 29 April").
[[source]]
path = "data/totals.csv"
""",
    "facilities": """\
# Health facilities with the spellings of their names, so that each is counted once.
[[source]]
path = "data/facilities.csv"
""",
}
_COLUMNS = {"events": EVENT_COLUMNS, "totals": TOTAL_COLUMNS, "facilities": FACILITY_COLUMNS}
_REST = """\
# Ids in two files that are the same event: event_id,same_as.
# [[source]]
# path = "data/links.csv"

# An indicator of your own, read from the column of the same name.
# [[indicator]]
# name = "schools_affected"
# label = "schools affected"
# unit = "facilities"

# A gazetteer, which gives areas their P-codes: a COD-AB table (.csv, .dbf, .geojson).
# [places]
# gazetteer = "adm2.csv"
# aliases = "aliases.csv"     # name,pcode: other spellings
# certainty = 90              # how similar (0-100) a name must be to count as a known one
# bounds = [35.7, 32.3, 42.4, 37.3]  # west, south, east, north

# Boundaries of areas (GeoJSON, shapefile, GeoPackage), for a map in the report.
# [map]
# boundaries = "adm1.geojson"
# source = "OCHA COD-AB"      # whose boundaries they are
# population = "people.csv"   # area,population: rates per 100,000 instead of counts

# [theme]
# organisation = "My organisation"
# logo = "logo.svg"
# primary = "#002E6E"
# accent = "#C25100"
"""
#: What a new workspace keeps out of git, unless it has such a list already.
_IGNORED = """\
# The editions that are not for everyone, and the names that the scan looks for.
/restricted/
/persons.txt
# Texts for them, and the log itself, if the repository is not yours alone:
# /narrative/*.partner.md
# /narrative/*.internal.md
# /data/
"""


def make(folder: Path, proposal: Proposal | None = None) -> list[Path]:
    """Write a new workspace into ``folder`` and return its files; nothing is overwritten.

    The file of a proposal is copied in, instead of the empty table of its kind. Raises
    SitrepError when a file exists already or can't be written.
    """
    tables = {kind: f"data/{kind}.csv" for kind in _TABLES}
    files: dict[str, str | Path] = {}
    blocks = dict(_TABLES)
    if proposal is not None:
        from sitrep.propose import written

        del tables[proposal.table]
        copy = _copied_as(proposal.path, tables.values())
        # A log that is already in the place of its copy is not copied.
        if (folder / copy).resolve() != proposal.path.resolve():
            files[copy] = proposal.path
        blocks[proposal.table] = written.source(proposal, copy)
    files |= {path: ",".join(_COLUMNS[kind]) + "\n" for kind, path in tables.items()}
    text = "\n".join([_TOP.rstrip("\n") + "\n", *blocks.values(), _REST])
    files = {"config.toml": text, **files}
    if not (folder / ".gitignore").exists():
        files[".gitignore"] = _IGNORED
    there = [name for name in files if (folder / name).exists()]
    if there:
        hint = "choose another folder; nothing was written"
        why = (Code.FILE_EXISTS, "is there already", hint)
        raise SitrepError(Problem(str(folder / name), *why) for name in there)
    for name, content in files.items():
        _write(folder / name, content)
    return [folder / name for name in files]


def _copied_as(path: Path, taken: Iterable[str]) -> str:
    """Return a name for the copy that config.toml does not read as a glob pattern."""
    name = re.sub(r"[*?\[\]\\]", "_", path.name)
    name = "".join(c if c.isprintable() else "_" for c in name)
    name = f"data/{name}"
    return f"data/from-{name[5:]}" if name.casefold() in taken else name


def _write(path: Path, content: str | Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, Path):
            # copy keeps the permissions: people who can't read the log can't read its copy.
            shutil.copy(content, path)
        else:
            path.write_text(content, encoding="utf-8", newline="\n")
    except OSError as error:
        reason = f"can't be written: {error.strerror or error}"
        raise SitrepError([Problem(str(path), Code.FILE_NOT_WRITTEN, reason)]) from None

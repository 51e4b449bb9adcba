"""List the formats, or explain one: what is read, what is not, and its caveats."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from sitrep.config.built_in import OF_EVENTS
from sitrep.model.accounts import BOUNDS
from sitrep.model.codes import Code
from sitrep.model.problem import Problem, SitrepError, nearest
from sitrep.read.formats import Format, known
from sitrep.wording import Words

#: The indicators that a format should state one by one; those that it lacks are unreported.
ASKED = tuple(name for name in OF_EVENTS if name != "killed_or_injured")
_BY_OWN_NAMES = {
    "canonical": "sitrep's own columns, by their names (docs/tables.md)",
    "hxl": "columns by their hashtags: #date+occurred, #event+type, #affected+killed, #adm1+name …",
    "kobo": "questions whose names are sitrep's own columns; others by columns in config.toml",
}


def lines(name: str = "") -> Iterator[str]:
    """Yield the lines that list the formats, or explain the one called ``name``."""
    if not name:
        yield from _listed(known())
        return
    found = [f for f in known() if f.name == name]
    if not found:
        hint = nearest(name, dict.fromkeys(f.name for f in known()))
        said = (Code.FORMAT_UNKNOWN, "is not a format sitrep reads", hint)
        raise SitrepError([Problem("sources", *said, value=name)])
    for n, each in enumerate(found):
        yield from ([""] if n else [])
        yield from _explained(each)


def _listed(formats: Iterable[Format]) -> Iterator[str]:
    rows = [(f.name, f.table, f.title) for f in formats]
    name, table = (max(len(row[n]) for row in rows) for n in (0, 1))
    for row in rows:
        yield f"{row[0]:{name}}  {row[1]:{table}}  {row[2]}"
    yield ""
    yield 'sitrep recognises a format by its columns; format = "…" in [[source]] chooses one.'
    yield "sitrep sources NAME shows what it reads of a format."


def _explained(found: Format) -> Iterator[str]:
    yield f"{found.title}: {found.table}"
    yield ""
    by = "a row of HXL hashtags within the first 25 lines, where no other format fits"
    yield f"Known by: {by if found.name == 'hxl' else ', '.join(sorted(found.signature))}"
    if found.mapping:
        yield "Columns read:"
        width = max(map(len, found.mapping.values()))
        yield from (f"  {own:{width}} → {name}" for name, own in found.mapping.items())
    else:
        yield f"Columns read: {_BY_OWN_NAMES.get(found.name, 'by their names')}"
    unreported = not_reported(found)
    if unreported:
        yield f"Not reported in it: {', '.join(unreported)}"
    words = Words()
    for caveat in found.caveats:
        yield from textwrap.wrap(words(caveat), 88, initial_indent="- ", subsequent_indent="  ")
    if found.licence:
        yield f"Licence: {found.licence}"


def not_reported(found: Format) -> tuple[str, ...]:
    """Return the indicators of people that the format never states."""
    if found.table != "events" or not found.mapping:
        return ()
    given = set(found.mapping)
    return tuple(i for i in ASKED if not given & {i, *(f"{i}_{bound}" for bound in BOUNDS)})

"""Link tables: pairs of ids that a person has found to be one event's.

All ids linked by a chain or circle of links become one id. An id linked to itself says that
all its accounts are of one event, however far apart. An id of no event is a problem. Where
linked accounts differ, there is a warning, and reconcile's rules decide.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field

import pandas as pd

from sitrep.clean.cells import Cells
from sitrep.model.accounts import TextTable
from sitrep.model.codes import Code, EventType, Status
from sitrep.model.problem import Problem, Severity, quote
from sitrep.model.storage import numbered
from sitrep.vocabulary.fold import spelling

#: The columns in which linked accounts are compared.
_COMPARED = ("date_start", "event_type", "country", "admin1", "admin2", "place", "origin_admin1")
#: Values that say nothing about an event.
_SILENT = ("", EventType.OTHER)
#: The least similarity (0 to 100) of an id that is suggested.
_ALIKE = 60


@dataclass(frozen=True)
class Links:
    """Each linked id's event. ``rows`` are the links used, each with its table and line."""

    heads: Mapping[str, str] = field(default_factory=dict)
    rows: tuple[tuple[TextTable, int, str], ...] = ()


def clean_links(
    tables: Collection[TextTable], ids: Callable[[], Collection[str]], problems: list[Problem]
) -> Links:
    """Return the links of ``tables``; ``ids`` gives those of all events."""
    known = ids() if tables else ()
    pairs: list[tuple[str, str]] = []
    rows: list[tuple[TextTable, int, str]] = []
    for table in tables:
        cells = Cells(table, problems)
        texts = zip(cells.text("event_id"), cells.text("same_as"), strict=True)
        for row, (one, other) in enumerate(texts):
            for column, identity in (("event_id", one), ("same_as", other)):
                _check(cells, row, column, identity, known)
            if not cells.bad[row]:
                pairs.append((one, other))
                rows.append((table, int(cells.frame["line"].iloc[row]), one))
    return Links(heads_of(pairs), tuple(rows))


def _check(cells: Cells, row: int, column: str, identity: str, known: Collection[str]) -> None:
    if identity in known:
        return
    if not identity:
        hint = "a link needs two ids: event_id,same_as"
        cells.reject(row, column, (Code.EMPTY, "is empty", hint))
        return
    from rapidfuzz import process

    near = process.extractOne(identity, known, score_cutoff=_ALIKE)
    hint = f"nearest: {quote(near[0])}; " if near else ""
    reason = "is the id of no event in your files"
    cells.reject(row, column, (Code.ID_UNKNOWN, reason, f"{hint}correct it, or delete the row"))


def heads_of(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return for each linked id the id that its event gets.

    It is the id that is given as ``same_as`` and never as ``event_id``; of several such ids,
    or of all in a circle, it is the first in alphabetical order.
    """
    together: dict[str, set[str]] = {}
    moved: set[str] = set()
    for one, other in pairs:
        moved.add(one)
        groups = [together.setdefault(i, {i}) for i in (one, other)]
        small, large = sorted(groups, key=len)
        if small is not large:
            large |= small
            together.update(dict.fromkeys(small, large))
    found: dict[str, str] = {}
    for group in {id(g): g for g in together.values()}.values():
        found.update(dict.fromkeys(group, min(group - moved or group)))
    return found


def linked(
    accounts: pd.DataFrame, links: Links, problems: list[Problem]
) -> tuple[pd.DataFrame, int]:
    """Return the accounts with linked ids replaced, and how many ids were replaced.

    The column ``given_id`` keeps the original ids, since a source withdraws by these.
    """
    given = accounts["event_id"]
    touched = given.isin(links.heads)
    if not touched.any():
        return accounts, 0
    ids = given.astype("str")
    heads = ids.where(~touched, ids.map(links.heads)).to_numpy(dtype=object)
    accounts = accounts.assign(event_id=numbered(heads), given_id=given)
    _tell(accounts[touched], links, problems)
    return accounts, int(given[heads != ids].nunique())


def _tell(accounts: pd.DataFrame, links: Links, problems: list[Problem]) -> None:
    """Warn, at the first link to each event, about what its accounts disagree on."""
    first: dict[str, tuple[TextTable, int, str]] = {}
    for row in links.rows:
        first.setdefault(links.heads[row[2]], row)
    claims = accounts[accounts["status"] != Status.DENIED]
    for head, part in claims.groupby(claims["event_id"].astype("str")):
        said = {c: told for c in _COMPARED if len(told := _said(part, c)) > 1}
        if not said:
            continue
        table, line, one = first[str(head)]
        values = "; ".join(f"{c} {' or '.join(map(quote, told))}" for c, told in said.items())
        hint = f"{values}; the most precise account is printed, then the earliest"
        reason = f"is linked to accounts that differ in {', '.join(said)}"
        header = table.headers.get("event_id", "event_id")
        at = (line, header, one, Severity.WARNING)
        problems.append(Problem(table.path, Code.LINKED_ACCOUNTS_DIFFER, reason, hint, *at))


def _said(accounts: pd.DataFrame, column: str) -> tuple[str, ...]:
    """Return a column's distinct values; all spellings of a name count as one."""
    texts = accounts[column].astype("str")
    if column == "date_start":
        return tuple(sorted({t[:10] for t in texts}))
    pcodes = accounts.get(f"{column}_pcode", texts).astype("str")
    found: dict[str, str] = {}
    for text, pcode in zip(texts, pcodes, strict=True):
        if text not in _SILENT:
            found.setdefault(spelling(pcode or text), text)
    return tuple(found.values())

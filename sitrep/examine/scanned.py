"""Scan what editions would publish: ``sitrep check --edition public``.

In: what was read, and the names of editions. Out: a problem for each finding that nobody has
cleared, and how many texts were scanned.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from sitrep.examine.cleared_findings import ClearedFindings
from sitrep.examine.own_texts import CONTACT, texts_beside
from sitrep.examine.printed import Held, texts_of
from sitrep.examine.regions import regions
from sitrep.model.accounts import TextTable
from sitrep.model.codes import Code
from sitrep.model.columns import ORIGIN
from sitrep.model.edition import INTERNAL, Edition
from sitrep.model.finding import Finding, Kind, Passage
from sitrep.model.problem import Problem, Severity, bad_byte, counted
from sitrep.model.request import clock
from sitrep.pipeline import Inputs
from sitrep.read import read
from sitrep.scan import Known, scan
from sitrep.vocabulary.fold import spelling

#: The list of names that the workspace keeps, beside config.toml.
PERSONS = "persons.txt"
#: An id of the log is looked for in texts if it has a letter, a digit and so many characters.
_ID = re.compile(r"(?=.*[^\W\d_])(?=.*\d).{6,}")
_TAKE_OUT = "take it out, or clear it in cleared.toml"
_RESTRICT = (
    'take it out, write "internal" in the sensitivity of its row, or clear it in cleared.toml'
)
_OFFICE = "keep it if it is an office's and no person's"


class Scanned(NamedTuple):
    """The findings as problems, and how many different texts were scanned."""

    problems: tuple[Problem, ...]
    texts: int


class _Found(NamedTuple):
    """A finding, whether its edition may print it, and what can be done about it."""

    finding: Finding
    printed: bool
    hint: str
    cell: str = ""


def scanned(
    inputs: Inputs, editions: Sequence[str], period: str = "", today: dt.date | None = None
) -> Scanned:
    """Return what ``editions`` would publish of persons, places and ways to reach them.

    What is cleared until before ``today`` is told again.
    """
    cleared = ClearedFindings(inputs.config.cleared.on(today or clock()))
    tables, _ = read(inputs.config)
    persons, problems = _persons(inputs.config.folder)
    by: dict[tuple[Finding, str], dict[str, _Found]] = {}
    texts, files = 0, set[str]()
    for name in editions:
        edition = inputs.config.editions[name]
        held, beside = _passages(inputs, tables, edition, period)
        known = _known(inputs, edition, persons)
        texts = max(texts, len(held) + len(beside))
        files |= {p.path for p in (*(h.passage for h in held), *beside)}
        for found in _in_all(held, beside, known, cleared.has):
            by.setdefault((found.finding, found.cell), {})[name] = found
    problems += map(_problem, by.values())
    problems += cleared.idle(files)
    return Scanned(tuple(sorted(problems, key=lambda p: (p.path, p.line))), texts)


def _passages(
    inputs: Inputs, tables: Iterable[TextTable], edition: Edition, period: str
) -> tuple[list[Held], list[Passage]]:
    config = inputs.config
    restricted = _restricted(inputs, edition)
    shown = (edition, config.report.actors)
    held = [h for t in tables for h in texts_of(t, restricted.get(t.path, ()), *shown)]
    return held, [*texts_beside(config, edition.name, period)]


def _restricted(inputs: Inputs, edition: Edition) -> Mapping[str, set[int]]:
    """Return the lines of restricted events and totals by file: also those of open rows."""
    accounts = inputs.cleaned.accounts
    guarded = inputs.cleaned.guarded.get(edition.name)
    found: dict[str, set[int]] = {}
    if guarded and len(accounts):
        rows = accounts[accounts["event_id"].isin(guarded.events)]
        for path, line in zip(rows["path"].astype("str"), rows["line"], strict=True):
            found.setdefault(path, set()).add(int(line))
    return found


def _known(inputs: Inputs, edition: Edition, persons: frozenset[str]) -> Known:
    accounts = inputs.cleaned.accounts

    def words(*columns: str) -> Iterator[str]:
        return (str(word) for column in columns for word in accounts[column].unique() if word)

    totals = inputs.cleaned.totals
    areas = (*words("admin1", "admin2", "place", *ORIGIN[:2]), *(t.area for t in totals))
    areas = (*areas, *(t.origin for t in totals))
    ids = (*words("event_id", "facility_id"), *(t.total_id for t in totals))
    return Known(
        regions(
            inputs.config.report.timezone,
            words("country"),
            words("admin1_pcode", "admin2_pcode", "origin_pcode"),
        ),
        frozenset() if edition.ids else frozenset(i for i in ids if _ID.fullmatch(i)),
        persons,
        frozenset(map(spelling, areas)),
    )


def _in_all(
    held: Sequence[Held],
    beside: Sequence[Passage],
    known: Known,
    is_cleared: Callable[[Finding], bool],
) -> Iterator[_Found]:
    """Yield what is found, once for each line that has it."""
    own = {id(h.passage): h for h in held}
    for finding in scan([h.passage for h in held], known, is_cleared):
        cell = own[id(finding.passage)]
        hint = _RESTRICT if cell.restricts and cell.printed else _TAKE_OUT
        for line in cell.lines:
            letter = f", in cell {cell.letter}{line}" if cell.letter else ""
            yield _Found(replace(finding, line=line), cell.printed, hint, letter)
    for finding in scan(beside, known, is_cleared):
        yield _Found(finding, True, _OFFICE if _is_contact(finding) else _TAKE_OUT)


def _is_contact(finding: Finding) -> bool:
    return finding.passage.column == CONTACT and finding.kind is not Kind.PERSON


def _problem(editions: Mapping[str, _Found]) -> Problem:
    """Return a finding as a problem, of all editions that may print it.

    What only the internal edition prints, or none, is a warning; so is a contact in its key.
    No word in the row's ``sensitivity`` keeps it from the internal edition.
    """
    finding, _, hint, cell = next(iter(editions.values()))
    hint = _RESTRICT if any(f.hint == _RESTRICT for f in editions.values()) else hint
    by = [name for name, found in editions.items() if found.printed]
    stops = any(name != INTERNAL for name in by) and not _is_contact(finding)
    severity = Severity.ERROR if stops else Severity.WARNING
    said = f", and {_named(by)} may print it" if by else f", left out of {_named([*editions])}"
    return finding.problem(f"{cell}{said}", hint, severity)


def _named(editions: Sequence[str]) -> str:
    *first, last = editions
    return f"the {', '.join(first)} and {last} editions" if first else f"the {last} edition"


def _persons(folder: Path) -> tuple[frozenset[str], list[Problem]]:
    """Return the names in the workspace's list, one a line; none without one."""
    path = folder / PERSONS
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except FileNotFoundError:
        return frozenset(), []
    except UnicodeDecodeError as error:
        return frozenset(), [bad_byte(PERSONS, error, "UTF-8", "save the file as UTF-8")]
    except OSError as error:
        reason = f"can't be read: {error.strerror or error}"
        return frozenset(), [
            Problem(PERSONS, Code.FILE_UNREADABLE, reason, "check who may read it")
        ]
    names = (line.partition("#")[0] for line in lines)
    return frozenset(plain for name in names if (plain := spelling(name))), []


def summary(found: Scanned, editions: Sequence[str]) -> str:
    """Return in a sentence what the scan saw."""
    n = sum(p.code.endswith("_found") for p in found.problems)
    told = counted(n, "finding", "findings") if n else "nothing was found"
    return f"Scan for {_named(editions)}: {told} in {counted(found.texts, 'text', 'texts')}."

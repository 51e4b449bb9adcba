"""What stands for the ids, files and names that an edition may not hold."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from itertools import count

from sitrep.model.edition import Edition
from sitrep.model.guarded import Guarded, file_of, sheet_of
from sitrep.model.problem import quote
from sitrep.model.summary import Summary
from sitrep.redact.clearing import Clear
from sitrep.vocabulary.fold import spelling


class Names:
    """The ids, files and names that an edition may not hold, and what is printed for them.

    An edition without ids has neutral ones: event-1, total-1, input-1.
    """

    def __init__(self, summary: Summary, edition: Edition, guarded: Guarded, clear: Clear) -> None:
        self._guarded = guarded
        cleared = {i for i, name in guarded.names if clear.facility(i, name)} - {*guarded.strict}
        self.facilities = frozenset(guarded.facilities)
        self._spelt = {name for i, name in guarded.names if i not in cleared}
        #: What was found of each text: many events have one place.
        self._told: dict[str, bool] = {}
        restricted = (("event", guarded.events), ("total", guarded.totals))
        self._ids = {
            identity: f"restricted-{kind}-{n}"
            for kind, ids in restricted
            for n, identity in enumerate(ids, 1)
        }
        self.events = frozenset(guarded.events)
        #: Those whose every mention tells something; a neutral id may be a common word.
        self._secret = (*self._ids, *self.facilities, *guarded.urls, *guarded.inputs)
        inputs = dict(guarded.inputs)
        if not edition.ids:
            known = (("event", _events(summary)), ("total", _totals(summary)))
            for kind, ids in known:
                for n, identity in enumerate(dict.fromkeys(ids), 1):
                    self._ids.setdefault(identity, f"{kind}-{n}")
            read = (counts.path for counts in summary.counts)
            paths = dict.fromkeys((*read, *(problem.path for problem in summary.problems)))
            taken = {*inputs.values()}
            free = (name for n in count(1) if (name := f"input-{n}") not in taken)
            inputs |= {path: next(free) for path in paths if path not in inputs}
        #: The inputs' numbers by what stands for them.
        self.numbers = {name: int(name.rpartition("-")[2]) for name in inputs.values()}
        # A workbook's problems name its sheets or the whole, or a sheet that is not read.
        files = {file_of(path): other for path, other in reversed([*inputs.items()])}
        self._files = files | inputs
        self._closed = {file_of(path) for path in guarded.inputs}

    def of(self, name: str) -> str:
        """Return what an edition may hold of an id or a path.

        A row without an id is named by its file and line, so an id may begin with a path. The
        name of a sheet goes with that of its file.
        """
        if name in self._ids:
            return self._ids[name]
        if name in self._files:
            return self._files[name]
        for own in sorted(self._files, key=len, reverse=True):
            if name.startswith(f"{own}:"):
                return self._files[own] + name[len(own) :]
            if name.startswith(f"{own}["):
                return self._files[own] + name.rpartition("]")[2]
        return name

    def is_closed(self, path: str) -> bool:
        """Return whether a path is of a file that holds a restricted row, or of its sheets."""
        return path in self._guarded.inputs or file_of(path) in self._closed

    def tells(self, text: str) -> bool:
        """Return whether a place or a name bears the name of a hidden facility."""
        if text not in self._told:
            plain = spelling(text) if text else ""
            self._told[text] = bool(plain) and any(name in plain for name in self._spelt)
        return self._told[text]

    def tells_all(self, text: str) -> bool:
        """Return whether a sentence holds any restricted name, id, address or file."""
        return self.tells(text) or any(each in text for each in self._texts)

    @cached_property
    def _texts(self) -> tuple[str, ...]:
        sheets = (sheet_of(path) for path in self._guarded.inputs)
        texts = (*self._secret, *self._closed, *(quote(sheet) for sheet in sheets if sheet))
        return tuple(text for text in texts if text)


def _events(summary: Summary) -> Iterator[str]:
    """Yield the ids of all events that a summary names, in the order in which it prints them."""
    lines = (*summary.events, *summary.undated, *summary.straddling, *summary.withdrawn)
    yield from (line.event_id for line in lines)
    yield from (disputed.event.event_id for disputed in summary.disputed)
    yield from (conflict.event_id for conflict in summary.conflicts if conflict.event_id)
    yield from (revision.event_id for revision in summary.revisions)
    for change in summary.changes.events if summary.changes else ():
        yield change.event.event_id
        yield from filter(None, (change.into,))


def _totals(summary: Summary) -> Iterator[str]:
    """Yield the ids of all running totals that a summary names."""
    yield from (total.total_id for total in (*summary.totals, *summary.known))
    yield from (total.total_id for series in summary.series for total in series.totals)
    for mismatch in summary.mismatches:
        yield from (mismatch.earlier.total_id, mismatch.later.total_id)
    yield from (identity for conflict in summary.conflicts for identity in conflict.totals)

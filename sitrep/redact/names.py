"""What stands for the ids, files and names that an edition may not hold."""

from __future__ import annotations

from functools import cached_property

from sitrep.model.guarded import Guarded
from sitrep.redact.clearing import Clear
from sitrep.vocabulary.fold import spelling


class Names:
    """The restricted names of one log, and what is printed for them."""

    def __init__(self, guarded: Guarded, clear: Clear) -> None:
        self._guarded = guarded
        cleared = {i for i, name in guarded.names if clear.facility(i, name)} - {*guarded.strict}
        self.facilities = frozenset(guarded.facilities)
        self._spelt = {name for i, name in guarded.names if i not in cleared}
        self._ids = {
            identity: f"restricted-{kind}-{n}"
            for kind, ids in (("event", guarded.events), ("total", guarded.totals))
            for n, identity in enumerate(ids, 1)
        }
        self.events = frozenset(guarded.events)
        self._files = {
            own: other
            for path, other in guarded.inputs.items()
            # A workbook's problems name its sheets or the whole.
            for own in (path, _file(path))
        }

    def of(self, name: str) -> str:
        """Return what an edition may hold of an id or a path.

        A row without an id is named by its file and line, so an id may begin with a path.
        """
        if name in self._ids:
            return self._ids[name]
        for own, other in self._files.items():
            if name == own or name.startswith((f"{own}:", f"{own}[")):
                return other + name[len(own) :]
        return name

    def tells(self, text: str) -> bool:
        """Return whether a place or a name bears the name of a hidden facility."""
        plain = spelling(text) if text else ""
        return bool(plain) and any(name in plain for name in self._spelt)

    def tells_all(self, text: str) -> bool:
        """Return whether a sentence holds any restricted name, id, address or file."""
        return self.tells(text) or any(each in text for each in self._texts)

    @cached_property
    def _texts(self) -> tuple[str, ...]:
        texts = (*self._ids, *self.facilities, *self._guarded.urls, *self._files)
        return tuple(text for text in texts if text)


def _file(path: str) -> str:
    return path.partition("[")[0]

"""A folder of this machine that holds some of a store's files, as they are there."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from sitrep.batch.remote.store import Seen, Store

MANIFEST = "manifest.json"


class Mirror:
    """``folder``, with what has been fetched of ``store``; each file is fetched once as it is."""

    def __init__(self, store: Store, folder: Path) -> None:
        self.store, self.folder = store, folder
        self._marks: dict[str, str] = {}
        self._digests: dict[str, str] = {}
        folder.mkdir(parents=True, exist_ok=True)

    def take(self, there: Mapping[str, Seen]) -> None:
        """Fetch those of the listed files that are not here as they are there."""
        new = {name: seen for name, seen in there.items() if self._marks.get(name) != seen.mark}
        self.drop(new)
        self.store.fetch(new, self.folder)
        for name, seen in new.items():
            # Whether a report is older than the record is told by the clock of the store.
            os.utime(self.folder / name, (seen.modified, seen.modified))
            self._marks[name] = seen.mark
            self._digests[name] = _digest(self.folder / name)

    def keep(self, there: Iterable[str], folder: str, ending: str = "") -> None:
        """Remove what is here below ``folder``, and no more there; ``ending`` limits it to some."""
        self.drop({n for n in self.names(folder) if n.endswith(ending)} - {*there})

    def drop(self, names: Iterable[str]) -> None:
        """Remove files from here."""
        for name in names:
            (self.folder / name).unlink(missing_ok=True)
            self._marks.pop(name, None)
            self._digests.pop(name, None)

    def names(self, folder: str) -> set[str]:
        """Return the files that are here below ``folder``."""
        found = (path for path in (self.folder / folder).rglob("*") if path.is_file())
        return {path.relative_to(self.folder).as_posix() for path in found}

    def give(self, folder: str, there: Iterable[str]) -> None:
        """Put back a report whose files there are ``there``: what has changed, the manifest last.

        What it has no more is removed before that: until then the old manifest names files that
        are not as it says, so that nobody takes the report for a whole one.
        """
        here = self.names(folder)
        changed = {n for n in here if self._digests.get(n) != _digest(self.folder / n)}
        changed |= here - {*there}
        for name in changed:  # here it is not as it is there, whether or not it gets there
            self._marks.pop(name, None)
        # The manifest is put in any case: it is younger than the record then.
        last = f"{folder}/{MANIFEST}"
        self.store.put(changed - {last}, self.folder)
        self.store.remove(({*there} & {*self._digests}) - here)
        self.store.put(here & {last}, self.folder)
        self._digests |= {name: _digest(self.folder / name) for name in changed}

    def give_each(self, names: Iterable[str]) -> None:
        """Put back those files that are here and were not fetched so; remove what is here no more.

        Of the others nothing is known, and they are left as they are.
        """
        here = {name for name in names if (self.folder / name).is_file()}
        changed = {n for n in here if self._digests.get(n) != _digest(self.folder / n)}
        self.store.put(changed, self.folder)
        self.store.remove({*names} & {*self._digests} - here)


def _digest(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()

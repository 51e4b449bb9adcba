"""Whether a workspace still counts what it did, with other files in the place of its own.

Everything is read and reconciled as a build does it. Each replaced export is read by itself too:
its rows count once a later export has them no more.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd

from sitrep.clean import Cleaned, clean
from sitrep.config.load import Config
from sitrep.forget.files import File
from sitrep.model.accounts import personal
from sitrep.model.problem import SitrepError, errors_in
from sitrep.model.storage import text_as_objects
from sitrep.pipeline import fresh
from sitrep.read.containers import is_separated
from sitrep.read.files import one_file
from sitrep.reconcile import reconcile
from sitrep.vocabulary.fold import spelling

#: What the folder with trial copies is called; a stopped run leaves it.
BEGINS = ".forget-"
_LINE = re.compile(r":\d+(?: |$)")


class Proof:
    """What is counted now, to be compared with what would be.

    ``base`` is the content of files that are compared in another form than their own. Raises
    SitrepError where what is now can't be read.
    """

    def __init__(
        self,
        config: Config,
        files: Sequence[File],
        today: dt.date,
        base: Mapping[Path, bytes] | None = None,
    ) -> None:
        self.config, self.today = config, today
        self.files = tuple(files)
        self.now = self._with(base or {})

    def holds(self, contents: Mapping[Path, bytes]) -> bool:
        """Return whether the same is counted with other ``contents``, by file."""
        try:
            return self._with(contents) == self.now
        except SitrepError:
            return False

    def _with(self, contents: Mapping[Path, bytes]) -> tuple[str, ...]:
        with TemporaryDirectory(prefix=BEGINS, dir=self.config.folder) as folder:
            instead = {}
            for number, (path, content) in enumerate(contents.items()):
                own = Path(folder) / str(number)
                own.mkdir()
                instead[path] = own / (path.name if is_separated(path) else f"{path.stem}.csv")
                instead[path].write_bytes(content)
            return self._counted(instead)

    @text_as_objects()
    def _counted(self, instead: Mapping[Path, Path]) -> tuple[str, ...]:
        """Return what stands for all that is counted."""
        config = self.config
        inputs = fresh(config, lambda stage: None, self.today, instead)
        alone = [
            _of_cleaned(self._alone(file, instead.get(file.path, file.path)), config)
            for file in self.files
            if file.kept
        ]
        errors = Counter(str(p.code) for p in errors_in(inputs.problems))
        return (_of_cleaned(inputs.cleaned, config), str(sorted(errors.items())), *alone)

    def _alone(self, file: File, path: Path) -> Cleaned:
        """Return what one replaced export says of events, and its running totals."""
        tables = [t for t, _ in one_file(file.source, path, file.shown, self.config)]
        own = [t for t in tables if t.table in ("events", "totals")]
        return clean(own, self.config, self.today)


def _of_cleaned(cleaned: Cleaned, config: Config) -> str:
    """Return a hash of all that figures are made of."""
    accounts, measures = cleaned.accounts, cleaned.measures
    joined = reconcile(accounts, cleaned.totals, measures, config.rules)
    found, aside = hashlib.sha256(), personal(config.indicators) | {"path", "line"}
    for frame in (accounts, joined.accounts, joined.events, joined.statements, joined.revisions):
        for said in _said(frame, aside):
            found.update(said)
    # An id that sitrep has given has the row's line in it.
    totals = [replace(t, note="", total_id=_LINE.sub(": ", t.total_id)) for t in cleaned.totals]
    sectors = cleaned.sectors
    rows = (
        *(replace(r, note="") for r in sectors.response),
        *(replace(r, note="") for r in sectors.funding),
        *(replace(r, note="") for r in sectors.access),
    )
    words = (totals, rows, cleaned.linked, joined.left_out, sorted(cleaned.registry.names))
    found.update(repr(words).encode("utf-8", "surrogatepass"))
    return found.hexdigest()


def _said(frame: pd.DataFrame, aside: Collection[str]) -> Iterator[bytes]:
    """Yield what a frame says in the columns that figures need, column by column.

    A row may stand on another line now, and a facility without an id may have another name.
    """
    for column in (c for c in frame.columns if c not in aside):
        texts: Sequence[object] = frame[column].astype("str").tolist()
        if column in ("event_id", "given_id") and "path" in frame:
            pairs = zip(texts, frame["path"].tolist(), strict=True)
            texts = ["" if str(text).startswith(f"{path}:") else text for text, path in pairs]
        elif column == "facility_id":
            number = {text: n for n, text in enumerate(dict.fromkeys(texts))}
            texts = [text and number[text] for text in texts]
        # A hash by pandas takes longer than everything else here, on a small frame.
        yield repr((column, texts)).encode("utf-8", "surrogatepass")
    if "facility_name" in frame:
        ids, names = (frame[c].astype("str").tolist() for c in ("facility_id", "facility_name"))
        yield repr([i == spelling(n) for i, n in zip(ids, names, strict=True)]).encode()

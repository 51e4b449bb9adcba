"""Build a published report again, as on its day, and compare it with what was published.

The record says what it was made from. What was published is what its manifest lists.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from sitrep import outputs, record
from sitrep.choices import load
from sitrep.config import forgotten
from sitrep.config.load import Config
from sitrep.model.codes import Code
from sitrep.model.edition import PUBLIC
from sitrep.model.last import Read, read_once
from sitrep.model.problem import Problem, SitrepError
from sitrep.model.request import Release, Request
from sitrep.pipeline import Inputs, build, gather
from sitrep.publish.manifest import Standing, standing
from sitrep.record import Kept
from sitrep.record.snapshots import ACCOUNTS
from sitrep.release.earlier import gathered
from sitrep.release.finishing import resume
from sitrep.release.publishing import REPORT, formats_of
from sitrep.release.working import working
from sitrep.templating.limits import has_own

Notify = Callable[[str], None]


class Outcome(StrEnum):
    """How a report is now, the best first."""

    SAME = "byte for byte the same"
    OTHER_BYTES = "same inputs and figures, other bytes"
    FIGURES_ONLY = "figures only"
    INPUTS_CHANGED = "the inputs changed"
    OTHER_FIGURES = "other figures"
    WITHDRAWN = "withdrawn"


#: What a manifest's comparison calls the templates.
_TEMPLATES = "the templates"
#: Those that a script should stop on.
BAD = (Outcome.INPUTS_CHANGED, Outcome.OTHER_FIGURES)


@dataclass(frozen=True)
class Verified:
    """An edition of a published report, how it is now, and what differs."""

    folder: str
    outcome: Outcome
    named: tuple[str, ...] = ()


def verify(config_path: Path, period: str, notify: Notify = lambda stage: None) -> list[Verified]:
    """Verify all reports, or those of a period; raises SitrepError where none is published."""
    config = load(config_path)
    if record.begun(config.folder) or record.handed(config.folder):
        with working(config.folder):
            resume(config_path)
    kept = record.entries(config.folder)
    wanted = [k for k in kept if k.entry.period in (period, k.entry.period if not period else "")]
    if not wanted:
        hint = "sitrep publish makes it a record"
        where = f"{record.PLACE}/{period}"
        reason = "is not there: nothing is published" + (f" of {period}" if period else "")
        raise SitrepError([Problem(where, Code.NOT_PUBLISHED, reason, hint)])
    if damaged := [problem for each in wanted for problem in each.faults()]:
        raise SitrepError(damaged)
    read = read_once(gather)
    return [found for each in wanted for found in _each(config, each, kept, notify, read)]


def _each(
    config: Config, kept: Kept, every: Sequence[Kept], notify: Notify, read: Read[Inputs]
) -> Iterator[Verified]:
    """Yield each edition of a report, as it is now."""
    entry = kept.entry
    if gone := entry.withdrawn:
        told = (f"on {gone.day}", gone.reason)
        yield from (
            Verified(f"{entry.folder}/{edition}", Outcome.WITHDRAWN, told)
            for edition in entry.editions
        )
        return
    with working(config.folder) as aside:
        earlier = [k for k in every if k.entry.order < entry.order]
        place = gathered(config.folder, earlier, aside / "earlier", entry.folder)
        for edition in entry.editions:
            notify(f"verifying {entry.folder}/{edition}")
            found = _verified(config, kept, edition, place, read)
            yield replace(found, named=(*found.named, *_without_accounts(kept)))


def _without_accounts(kept: Kept) -> Iterator[str]:
    """Say that nothing but the figures is kept of a report, where that is so."""
    if ACCOUNTS in kept.entry.files and not (kept.folder / ACCOUNTS).exists():
        yield f"the record has its figures only, {ACCOUNTS} is gone"


def _verified(
    config: Config, kept: Kept, edition: str, earlier: Path, read: Read[Inputs]
) -> Verified:
    said = kept.manifest(edition)
    name = f"{kept.entry.folder}/{edition}"
    home = config.folder / ("reports" if edition == PUBLIC else "restricted")
    published = Standing(home / kept.entry.folder / edition, said)
    request = request_of(config, kept, published, edition, earlier)
    new = standing(build(request, read=read).folder)
    inputs = read(config.path, lambda stage: None, kept.entry.clock)
    changed = tuple(_changed(published, new, inputs))
    before = _report(kept, published, edition)
    figures = tuple(_figures(before, _json(new.folder / REPORT))) if before else ()
    if changed:
        if any(each.date >= kept.entry.day for each in forgotten.read(config.folder)):
            outcome = Outcome.OTHER_FIGURES if figures else Outcome.FIGURES_ONLY
            return Verified(name, outcome, (*figures, *changed))
        return Verified(name, Outcome.INPUTS_CHANGED, changed)
    if figures:
        return Verified(name, Outcome.OTHER_FIGURES, figures)
    if new.said["files"] == said["files"]:
        return Verified(name, Outcome.SAME)
    return Verified(name, Outcome.OTHER_BYTES, tuple(_tools(said, new.said)))


def request_of(
    config: Config, kept: Kept, published: Standing, edition: str, earlier: Path
) -> Request:
    """Return how an edition was built that was published, to build it again beside ``earlier``."""
    entry = kept.entry
    return Request(
        config=config.path,
        created=entry.day,
        period=entry.period,
        out=earlier.parent / "reports",
        published=earlier,
        as_of=entry.as_of,
        edition=edition,
        language=entry.language,
        formats=formats_of(published, outputs.wanted(config)),
        template="" if entry.template == config.report.template else entry.template,
        today=entry.clock,
        release=Release(entry.number, entry.revision, since=entry.since, reason=entry.reason),
    )


def _changed(published: Standing, new: Standing, inputs: Inputs) -> Iterator[str]:
    """Yield what the report was made from that is not the same any more, files by their names."""
    then, now = published.said["inputs"], new.said["inputs"]
    hashes = {each["sha256"] for each in then}
    for table, each in zip(inputs.tables, now, strict=True):
        if each["sha256"] not in hashes:
            yield table.path
    if len(then) > len(now):
        yield f"{len(then) - len(now)} of the files, which config.toml names no more"
    what = published.differs(new.said, ())
    # Without templates of the workspace's own, those that have changed are sitrep's.
    own = has_own(inputs.config.folder)
    aside = ("the inputs", "sitrep itself", *(() if own else (_TEMPLATES,)))
    yield from (text for text in what if text not in aside)


def _report(kept: Kept, published: Standing, edition: str) -> Mapping[str, Any] | None:
    """Return the report.json that was published; of a closed edition as it stands, if it does."""
    if edition == PUBLIC:
        return dict(json.loads(kept.content(f"{edition}/{REPORT}")))
    try:
        return _json(published.folder / REPORT)
    except (OSError, ValueError):
        return None


def _json(path: Path) -> Mapping[str, Any]:
    return dict(json.loads(path.read_bytes()))


def _figures(before: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[str]:
    """Yield the figures that differ, with what each was and is."""
    for part in ("figures", "since_baseline"):
        then, found = before.get(part, {}), now.get(part, {})
        for name in sorted({*then, *found}):
            old, new = then.get(name, {}), found.get(name, {})
            if old != new:
                was, now_is = old.get("text", "nothing"), new.get("text", "nothing")
                yield f"{name} was {was} and is {now_is} ({part})"


def _tools(then: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[str]:
    """Yield the programs of another version; without any, that the fonts may be others."""
    old = {"sitrep": then["sitrep"], "python": then["python"], **then["tools"]}
    new = {"sitrep": now["sitrep"], "python": now["python"], **now["tools"]}
    found = ["sitrep's templates"] if then["templates_sha256"] != now["templates_sha256"] else []
    found += [f"{n} {old.get(n, 'none')} → {new[n]}" for n in new if old.get(n) != new[n]]
    files = sorted(n for n in now["files"] if then["files"].get(n) != now["files"][n])
    yield from found or [f"a font or a library of the system; {', '.join(files)}"]

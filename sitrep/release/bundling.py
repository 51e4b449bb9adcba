"""Make the bundle of a published report: of its files as they were published, and of nothing else.

Only the briefing pack, which is not published, is drawn again; it is left out where what it is
drawn from has changed since.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from sitrep import record
from sitrep.choices import load
from sitrep.config.load import Config
from sitrep.model.codes import Code
from sitrep.model.edition import PUBLIC
from sitrep.model.pack import PACK, Choice
from sitrep.model.problem import Problem, Severity, SitrepError
from sitrep.pipeline import build
from sitrep.publish.bundle import DATA, SUMS, made, target
from sitrep.publish.bundle.material import Material, stem_of
from sitrep.publish.bundle.target import Target
from sitrep.publish.manifest import NAME, Standing
from sitrep.record import Kept
from sitrep.release import handed
from sitrep.release.earlier import gathered
from sitrep.release.plan import Asked, Planned, build_command
from sitrep.release.verifying import request_of
from sitrep.release.working import working
from sitrep.wording.own import own_words

Notify = Callable[[str], None]
_REVISION = re.compile(r"\.r\d+$")
#: The keys that a report.json has since bundles are made.
_NEEDED = ("highlights", "sections", "breakdown")


@dataclass(frozen=True)
class Wanted:
    """A bundle that is asked for: of which report and edition, and where it goes.

    Without ``place`` it goes to a folder of its own in ``bundles/``.
    """

    asked: Asked
    edition: str = PUBLIC
    place: str = ""


@dataclass(frozen=True)
class Bundled:
    """A written bundle: where it is, of what it is, its files in order, and warnings."""

    place: str
    of: str
    files: tuple[str, ...]
    problems: tuple[Problem, ...]


def published(asked: Asked) -> Kept | None:
    """Return the last issue of what is asked for; ``None`` where none is published."""
    config = load(asked.config)
    try:
        period = config.weeks.parse(asked.period)
    except ValueError as error:
        raise SitrepError(str(error), usage=True) from None
    template = asked.template or config.report.template
    found = record.find(record.entries(config.folder), period.id, template)
    return found[-1] if found else None


def refuse(wanted: Wanted, planned: Planned) -> None:
    """Raise SitrepError where the bundle of what is to be published could not be made."""
    target.refuse(_target(wanted, planned.folder))
    drafts = {draft.folder.name: draft for draft in planned.drafts}
    closed = "drafts" if planned.kept else "restricted"
    home = "reports" if wanted.edition == PUBLIC and not planned.kept else closed
    shown = f"{home}/{planned.base}/{wanted.edition}/"
    if wanted.edition not in drafts:
        both = ",".join([*drafts, wanted.edition])
        hint = f"{build_command(planned.asked, planned.period.id, both)} makes it"
        raise SitrepError([Problem(shown, Code.DRAFT_MISSING, "is not there", hint)])
    if not any(name.endswith(".pdf") for name in drafts[wanted.edition].said["files"]):
        raise SitrepError([_no_pdf(shown, planned.period.id, "then publish it")])


def _no_pdf(shown: str, period: str, then: str) -> Problem:
    reason = "has no PDF, which is what a bundle hands over"
    hint = f"sitrep build {period} --format pdf,md,html, {then}"
    return Problem(shown, Code.BUNDLE_LACKS, reason, hint)


def _target(wanted: Wanted, name: str) -> Target:
    workspace, edition = wanted.asked.config.parent, wanted.edition
    return target.of(wanted.place, stem_of(name, edition), workspace, closed=edition != PUBLIC)


def bundle(wanted: Wanted, notify: Notify = lambda stage: None) -> Bundled:
    """Write the bundle; raises SitrepError with all that stands against it."""
    kept = published(wanted.asked)
    if kept is None:
        raise SitrepError([_unpublished(f"reports/{wanted.asked.period}/", "is not published")])
    goes = _target(wanted, kept.entry.folder)
    target.refuse(goes)
    material = _material(load(wanted.asked.config), kept, wanted.edition)
    notify("drawing the briefing pack")
    pack, told = _pack(material, kept)
    notify("making the bundle")
    whole = made(material, pack)
    handed.note(material, goes, whole.files[SUMS])
    target.write(goes, whole.files, material.stem)
    told += _drafts(material)
    return Bundled(goes.shown, material.stem, tuple(whole.files), (*told, *whole.problems))


def _drafts(material: Material) -> list[Problem]:
    """Return a warning where a draft was built since, which is not in the bundle."""
    shown = f"drafts/{_REVISION.sub('', material.name)}/{material.edition}/"
    if not (material.config.folder / shown / NAME).is_file():
        return []
    hint = 'to hand it over, publish it as a revision: add --reason "…"'
    said = (Code.BUNDLE_LACKS, "is not in the bundle, which is of what was published", hint)
    return [Problem(shown, *said, severity=Severity.WARNING)]


def _material(config: Config, kept: Kept, edition: str) -> Material:
    """Return the published files; raises SitrepError where one is missing or was changed."""
    entry, place = kept.entry, _place(config, kept, edition)
    shown = place.relative_to(config.folder).as_posix()
    if entry.withdrawn:
        raise SitrepError([_unpublished(f"{shown}/", f"was withdrawn on {entry.withdrawn.day}")])
    if edition not in entry.editions:
        made_of = ", ".join(entry.editions)
        raise SitrepError([_unpublished(f"{shown}/", f"is not published: {made_of} is")])
    files = _files(place, json.loads(kept.content(f"{edition}/{NAME}")), shown)
    report = json.loads(files[DATA])
    problems = [*_unfit(report, files, f"{shown}/")]
    if problems:
        raise SitrepError(problems)
    words = own_words(config.folder).words(entry.language)
    return Material(entry.folder, edition, entry.day, entry.revision, report, files, config, words)


def _place(config: Config, kept: Kept, edition: str) -> Path:
    home = config.folder / ("reports" if edition == PUBLIC else "restricted")
    return home / kept.entry.folder / edition


def _unpublished(shown: str, reason: str) -> Problem:
    hint = "publish that edition first, or name another with --edition"
    return Problem(shown, Code.NOT_PUBLISHED, reason, hint)


def _files(place: Path, said: Mapping[str, Any], shown: str) -> dict[str, bytes]:
    """Return the files that the record's manifest names, as they were published."""
    files: dict[str, bytes] = {}
    problems = []
    for name, about in said["files"].items():
        try:
            files[name] = (place / name).read_bytes()
        except OSError as error:
            problems.append(_changed(f"{shown}/{name}", f"can't be read: {error.strerror}"))
            continue
        if hashlib.sha256(files[name]).hexdigest() != about["sha256"]:
            problems.append(_changed(f"{shown}/{name}", "was changed after it was published"))
    if problems:
        raise SitrepError(problems)
    return files


def _changed(shown: str, reason: str) -> Problem:
    hint = "put back what was published, from a backup; or publish a revision with its reason"
    return Problem(shown, Code.FILE_DAMAGED, reason, hint)


def _unfit(
    report: Mapping[str, Any], files: Mapping[str, bytes], shown: str
) -> tuple[Problem, ...]:
    """Return why no bundle can be made of a report's files."""
    period = report["period"]["id"]
    again = f'and publish it as a revision: sitrep publish {period} --reason "…"'
    if not any(name.endswith(".pdf") for name in files):
        return (_no_pdf(shown, period, again),)
    if any(key not in report for key in _NEEDED):
        reason = "was published by an older sitrep, whose report.json lacks the text"
        hint = f"sitrep build {period}, {again}"
        return (Problem(f"{shown}{DATA}", Code.BUNDLE_LACKS, reason, hint),)
    return ()


def _pack(material: Material, kept: Kept) -> tuple[dict[str, bytes], list[Problem]]:
    """Return the briefing pack, drawn aside, if it is of the figures that were published."""
    config, edition = material.config, material.edition
    if not material.report["charts"]:
        return {}, []
    try:
        with working(config.folder) as aside:
            before = [k for k in record.entries(config.folder) if k.entry.order < kept.entry.order]
            earlier = gathered(config.folder, before, aside / "earlier", kept.entry.folder)
            said = json.loads(kept.content(f"{edition}/{NAME}"))
            of = Standing(_place(config, kept, edition), said)
            request = request_of(config, kept, of, edition, earlier)
            new = build(replace(request, formats=(), pack=Choice()))
            if not _same(material, new.folder):
                return {}, [_no_pack("what it is drawn from has changed since")]
            files = {path.name: path.read_bytes() for path in (new.folder / PACK).iterdir()}
    except SitrepError as error:
        return {}, [_no_pack("the report can't be built again; see sitrep check"), *_told(error)]
    return {f"{PACK}/{name}": files[name] for name in sorted(files)}, []


def _told(error: SitrepError) -> list[Problem]:
    return [replace(problem, severity=Severity.WARNING) for problem in error.problems[:1]]


def _no_pack(why: str) -> Problem:
    hint = "charts/ has the published charts; sitrep verify says what has changed"
    said = (Code.BUNDLE_LACKS, f"is left out of the bundle: {why}", hint)
    return Problem(f"{PACK}/", *said, severity=Severity.WARNING)


def _same(material: Material, folder: Path) -> bool:
    """Whether a report built again says what was published, its charts' data included."""
    new = json.loads((folder / DATA).read_bytes())
    then = {key: value for key, value in material.report.items() if key != "charts"}
    if then != {key: value for key, value in new.items() if key != "charts"}:
        return False
    data = [name for name in material.files if name.startswith("charts/") and name.endswith(".csv")]
    there = {f"charts/{path.name}" for path in (folder / "charts").glob("*.csv")}
    return there == {*data} and all(
        (folder / name).read_bytes() == material.files[name] for name in data
    )

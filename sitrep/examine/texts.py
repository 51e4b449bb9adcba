"""People's texts of all periods, each held to the figures of its own, as a build would be.

In: what was read. Out: every problem in ``narrative/``. A file that is named like no period, or
in a language that no report is written in, is told what can be told of it.
"""

from __future__ import annotations

from functools import cache, partial
from pathlib import Path

from sitrep.model.codes import Code
from sitrep.model.edition import EDITIONS, PUBLIC
from sitrep.model.problem import Problem, Severity, SitrepError
from sitrep.model.request import Request, clock
from sitrep.model.summary import Summary
from sitrep.narrative.elsewhere import known
from sitrep.narrative.load import Text, read, unfinished, unsupported_numbers
from sitrep.pipeline import Inputs, summary_of, text_setting
from sitrep.wording.catalogue import languages


def in_texts(inputs: Inputs, period: str = "") -> list[Problem]:
    """Return every problem in the workspace's texts; with ``period``, in those of that one."""
    summaries: dict[tuple[str, str], Summary | None] = {}
    found: list[Problem] = []
    places = cache(partial(known, inputs))
    for path in sorted((inputs.config.folder / "narrative").glob("*.md")):
        name, edition, language = _parts(path)
        if period and name != period:
            continue
        if not _is_period(inputs, name):
            found += [*unfinished(path).problems, _misnamed(path, inputs)]
            continue
        if (name, edition) not in summaries:
            summaries[name, edition] = _summary(inputs, name, edition)
        summary = summaries[name, edition]
        text = _read(path, language, inputs, summary)
        found += text.problems
        found += unsupported_numbers(text, summary, places()) if summary else ()
    return found


def _parts(path: Path) -> tuple[str, str, str]:
    """Return the period, the edition and the language in a text's name, if it has them."""
    name, *rest = path.stem.split(".")
    edition = rest.pop(0) if rest and rest[0] in EDITIONS else PUBLIC
    return name, edition, ".".join(rest)


def _is_period(inputs: Inputs, name: str) -> bool:
    """Return whether a report would look for a text of this name."""
    try:
        return inputs.config.weeks.parse(name).id == name
    except ValueError:
        return False


def _misnamed(path: Path, inputs: Inputs) -> Problem:
    reason = "is not named like a period, so no report prints it"
    hint = f"name it like {inputs.config.weeks.containing(clock()).id}.md"
    said = (Code.SECTION_NOT_PRINTED, reason, hint)
    return Problem(f"narrative/{path.name}", *said, severity=Severity.WARNING)


def _summary(inputs: Inputs, period: str, edition: str) -> Summary | None:
    """Return what an edition may show of a period; ``None`` where nothing can be counted."""
    request = Request(inputs.config.path, clock(), period, edition=edition)
    try:
        return summary_of(inputs, request)[0]
    except SitrepError:
        return None


def _read(path: Path, language: str, inputs: Inputs, summary: Summary | None) -> Text:
    spoken = language or inputs.config.report.language
    if summary is None or spoken not in languages():
        return unfinished(path)
    words = inputs.own.words(spoken)
    return read(path, text_setting(inputs.config, summary, words))

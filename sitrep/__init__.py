"""sitrep turns a log of events into a weekly humanitarian situation report.

``build`` and ``check`` do what the commands of the same names do (docs/python.md). Each public
name is loaded when it is first used, so importing the package is fast.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Iterable
    from os import PathLike

    from sitrep.model.codes import Code as Code
    from sitrep.model.problem import Problem as Problem
    from sitrep.model.problem import Severity as Severity
    from sitrep.model.problem import SitrepError as SitrepError
    from sitrep.model.request import Built as Built
    from sitrep.model.request import Checked as Checked

__version__ = "0.1.0"
__all__ = (
    "Built",
    "Checked",
    "Code",
    "Problem",
    "Severity",
    "SitrepError",
    "__version__",
    "build",
    "check",
)

#: The module of each public type.
_TYPES = {
    "Built": "sitrep.model.request",
    "Checked": "sitrep.model.request",
    "Code": "sitrep.model.codes",
    "Problem": "sitrep.model.problem",
    "Severity": "sitrep.model.problem",
    "SitrepError": "sitrep.model.problem",
}


def build(
    config: str | PathLike[str] = "config.toml",
    period: str = "",
    *,
    out: str | PathLike[str] | None = None,
    formats: Iterable[str] = (),
    template: str = "",
    edition: str = "public",
    as_of: dt.date | None = None,
    keep_going: bool = False,
    created: dt.date | None = None,
) -> Built:
    """Build and publish a report. Raises SitrepError with every problem that stops it.

    ``period`` is "2026-W10", a date in it, "2026-W09..W12", "2026-03", "2026-Q1", "2026" or
    "2026-03-02..2026-03-20"; empty means the latest complete week with data. ``out`` is the
    folder of all reports; by default it is reports/ beside config.toml. ``formats`` and
    ``template`` replace those of config.toml. ``edition`` is "public", "partner" or "internal".
    ``as_of`` counts only what had been reported by that date. ``keep_going`` leaves bad rows out
    instead of stopping. ``created`` is the date printed on the report; the default is today.
    """
    from pathlib import Path

    from sitrep import choices, pipeline
    from sitrep.model.edition import EDITIONS
    from sitrep.model.request import Request, clock, today

    request = Request(
        config=Path(config),
        created=created or today(),
        period=period,
        out=None if out is None else Path(out),
        as_of=as_of,
        edition=_known([edition], EDITIONS, "an edition")[0],
        formats=_known(formats, [output.name for output in choices.outputs()], "a format"),
        keep_going=keep_going,
        template=template,
        today=clock(),
    )
    return pipeline.build(request)


def check(
    config: str | PathLike[str] = "config.toml",
    period: str = "",
    *,
    duplicates: bool = False,
    editions: Iterable[str] = (),
) -> Checked:
    """Read all that a build would read and return every problem in it. Nothing is written.

    ``period`` is the one to count; without it, the one that a build would choose. ``duplicates``
    also lists events that may be the same event. ``editions`` also lists what a scan finds in
    what these editions may print: phones, addresses, positions, persons. Raises SitrepError when
    config.toml itself can't be used to read rows, the period can't be understood, or an edition
    is not known.
    """
    from pathlib import Path

    from sitrep.examine.check import check
    from sitrep.model.edition import EDITIONS
    from sitrep.model.request import Checked

    wanted = _known(editions, EDITIONS, "an edition")
    found = check(Path(config), period, duplicates=duplicates, editions=wanted)
    return Checked(tuple(found.problems), found.inputs.cleaned.counts)


def _known(names: Iterable[str], known: Collection[str], what: str) -> tuple[str, ...]:
    """Return names, or one name, as a tuple; raises SitrepError for one that is not known."""
    from sitrep.model.problem import SitrepError, nearest

    wanted = (names,) if isinstance(names, str) else tuple(names)
    for name in wanted:
        if name not in known:
            raise SitrepError(f'"{name}" is not {what}; {nearest(name, known)}', usage=True)
    return wanted


def __getattr__(name: str) -> object:
    if name in _TYPES:
        return getattr(import_module(_TYPES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})

"""The first stages in their order: read, clean. What a config.toml names, with all its problems."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from sitrep import cache
from sitrep.clean import Cleaned, clean
from sitrep.clean.facilities import Registry
from sitrep.config.load import Config, load
from sitrep.model.accounts import Measure, TextTable
from sitrep.model.figure import Figure, Indicator, Qualifier
from sitrep.model.problem import Problem, Severity
from sitrep.model.summary import Counts, RunningTotal
from sitrep.read import formats as sources
from sitrep.read import one_unit, read
from sitrep.reconcile.overlaps import Member, Overlap, overlaps_in, with_data

#: Told of each stage as it starts; the command line shows it, others may ignore it.
Notify = Callable[[str], None]


@dataclass(frozen=True)
class Inputs:
    """Everything read and cleaned, with all its problems."""

    config: Config
    tables: tuple[TextTable, ...]
    cleaned: Cleaned
    overlaps: tuple[Overlap, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class _Kept:
    """What of the Inputs is kept from one build to the next; ``one_unit`` sets the indicators."""

    indicators: Mapping[str, Indicator]
    tables: tuple[TextTable, ...]
    cleaned: Cleaned
    overlaps: tuple[Overlap, ...]
    problems: tuple[Problem, ...]


#: All that may be in it. What is not here is not kept: the build then reads each time.
_KINDS = (_Kept, Cleaned, Counts, Figure, Indicator, Measure, Member, Problem, Qualifier, Registry,
          RunningTotal, Severity, TextTable)  # fmt: skip


def gather(config_path: Path, notify: Notify = lambda stage: None) -> Inputs:
    """Return the inputs that config.toml names, with every problem in them."""
    return gather_from(load(config_path), notify)


def gather_from(config: Config, notify: Notify = lambda stage: None) -> Inputs:
    """Return the inputs that ``config`` names, with every problem in them.

    Of the same inputs as last time, what was cleaned then (see :mod:`sitrep.cache`).
    """
    notify("reading")
    place = cache.place(config)
    kept = place.get(_KINDS) if place else None
    if isinstance(kept, _Kept):
        config = replace(config, indicators=kept.indicators)
        return Inputs(config, kept.tables, kept.cleaned, kept.overlaps, kept.problems)
    inputs = _read(config, notify)
    if place:
        place.put(_Kept(inputs.config.indicators, inputs.tables, inputs.cleaned, inputs.overlaps,
                        inputs.problems), _KINDS)  # fmt: skip
    return inputs


def _read(config: Config, notify: Notify) -> Inputs:
    tables, problems = read(config)
    tables, config, mixed = one_unit(tables, config)
    formats = {f.name for f in sources.known()}
    tables, overlaps, overlapping = overlaps_in(tables, config, formats)
    notify("cleaning")
    cleaned = clean(tables, config)
    # File order, then line order: the way a person goes through the file.
    given = (*problems, *mixed, *overlapping, *cleaned.problems)
    found = sorted(given, key=lambda p: (p.path, p.line))
    held = tuple(with_data(overlaps, cleaned.accounts))
    # Nothing after clean looks at the text, which is most of what is in memory.
    told = tuple(replace(t, frame=t.frame.iloc[:0, :0], problems=()) for t in tables)
    return Inputs(config, told, cleaned, held, tuple(found))

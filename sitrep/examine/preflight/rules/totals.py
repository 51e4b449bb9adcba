"""Running totals that fall, or that are less than one of an area within theirs."""

from __future__ import annotations

from collections.abc import Iterator

from sitrep.examine.preflight.looked_at import LookedAt, Rule, Said
from sitrep.model.codes import Code
from sitrep.model.figure import Figure
from sitrep.model.problem import Problem, Severity
from sitrep.model.totals import RunningTotal

_PART = "correct the part or the whole in the log"


def _falls(looked: LookedAt) -> Iterator[Problem]:
    """Yield each running total that is less than the one before it in its series."""
    for found in looked.summary.mismatches:
        if "fall" in found.what and _is_flow(looked, found.later):
            old, new = _number(found.earlier), _number(found.later)
            reason = f"falls to {new} on {found.later.as_of}, from {old} on {found.earlier.as_of}"
            hint = "a count since one day can't fall: see what its source corrects, and say so"
            section = looked.config.indicators[found.later.indicator].section
            shown = f"{found.later.indicator} ({found.later.source})"
            said = Said(shown, row=looked.row_of(found.later))
            yield looked.fault(section, (Code.TOTAL_FALLS, reason, hint), said)


def _is_flow(looked: LookedAt, total: RunningTotal) -> bool:
    return not looked.config.indicators[total.indicator].stock


def _number(total: RunningTotal) -> str:
    return f"{total.figure.best:,}" if isinstance(total.figure, Figure) else "no number"


def _parts(looked: LookedAt) -> Iterator[Problem]:
    """Yield each total that is less than one that the same source states of an area within it."""
    totals = looked.summary.totals
    for part in totals:
        for whole in totals:
            if whole.where in part.within and _alike(part, whole) and _exceeds(part, whole):
                reason = f"is {_number(whole)}, less than {_number(part)} in {part.area}"
                section = looked.config.indicators[whole.indicator].section
                shown = f"{whole.indicator} in {whole.area} ({whole.source})"
                fault = (Code.PART_EXCEEDS_WHOLE, reason, _PART)
                said = Said(shown, Severity.ERROR, looked.row_of(whole))
                yield looked.fault(section, fault, said)


def _alike(one: RunningTotal, other: RunningTotal) -> bool:
    keys = ((t.indicator, t.unit, t.group, t.source, str(t.since), t.as_of) for t in (one, other))
    return len({*keys}) == 1


def _exceeds(part: RunningTotal, whole: RunningTotal) -> bool:
    low, best = part.figure, whole.figure
    return isinstance(low, Figure) and isinstance(best, Figure) and low.low > best.best


RULES = (
    Rule(
        Code.TOTAL_FALLS,
        Severity.WARNING,
        "a running total that is less than the one before it",
        _falls,
    ),
    Rule(
        Code.PART_EXCEEDS_WHOLE,
        Severity.ERROR,
        "a running total smaller than one of an area in its own",
        _parts,
    ),
)

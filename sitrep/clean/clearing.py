"""Hold what people have cleared to the log: it has to be there, and no row may restrict it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from sitrep.arithmetic.small_cells import is_cell
from sitrep.clean.facilities import Registry
from sitrep.config.cleared import about
from sitrep.config.load import Config
from sitrep.model.accounts import Measure
from sitrep.model.clearing import Clearing, Kind
from sitrep.model.codes import Code
from sitrep.model.guarded import Guarded
from sitrep.model.problem import Problem, Severity, nearest
from sitrep.vocabulary.fold import code, spelling

#: The columns of accounts that the keys of a place are of, where they are called otherwise.
_COLUMNS = {"event": "event_id"}
#: When two words of a column are one; names are compared as they are spelt.
_ALIKE: Mapping[str, Callable[[str], str]] = {"event": str, "event_type": code}


@dataclass(frozen=True)
class Log:
    """What the log holds: accounts, measures, facilities, and what the public may not see."""

    accounts: pd.DataFrame
    measures: Sequence[Measure]
    registry: Registry
    kept: Guarded


def unfounded(config: Config, log: Log, today: dt.date | None) -> Iterator[Problem]:
    """Yield a problem for each decision that a row contradicts, and a warning for each idle one.

    Days are looked at where ``today`` is given.
    """
    for decision in config.cleared.decisions:
        if today:
            yield from _by_day(config, decision, today)
        match decision.kind:
            case Kind.PLACE:
                yield from _place(config, decision, log)
            case Kind.FACILITY:
                yield from _facility(config, decision, log)
            case Kind.CELLS:
                yield from _cells(config, decision, log)


def _by_day(config: Config, decision: Clearing, today: dt.date) -> Iterator[Problem]:
    if decision.date > today:
        reason = f"is cleared on {decision.date}, which is later than today"
        fault = (Code.VALUE_NOT_ALLOWED, reason, "write the day on which it was decided")
        yield about(config.cleared, decision, fault, "date")
    if decision.until and decision.until < today:
        reason = f"clears nothing any more: it was until {decision.until}"
        fault = (Code.CLEARING_ENDED, reason, "decide again, or take it out")
        yield about(config.cleared, decision, fault, next(iter(decision.says)), Severity.WARNING)


def _place(config: Config, decision: Clearing, log: Log) -> Iterator[Problem]:
    if not _fits(decision, log.accounts).any():
        known = log.accounts["event_id"].unique().tolist() if "event" in decision.says else ()
        yield _nothing(config, decision, "no event of the log has it", known)
    elif decision.says.get("event") in log.kept.events:
        yield _contradicted(config, decision, "event")


def _fits(decision: Clearing, accounts: pd.DataFrame) -> pd.Series[bool]:
    """Return whether each account is of a place that is cleared."""
    fits = pd.Series(True, index=accounts.index)
    for key, value in decision.says.items():
        own = accounts[_COLUMNS.get(key, key)].astype("str")
        alike = _ALIKE.get(key, spelling)
        fits &= own.isin([word for word in own.unique() if alike(word) == alike(value)])
    return fits


def _facility(config: Config, decision: Clearing, log: Log) -> Iterator[Problem]:
    said = decision.says["facility"]
    pairs = log.accounts[["facility_id", "facility_name"]].drop_duplicates()
    known = [*zip(pairs["facility_id"], pairs["facility_name"], strict=True)]
    known += [(identity, name) for name, identity in log.registry.ids.items()]
    known += [*log.registry.names.items()]
    ids = {i for i, name in known if i and (said == i or spelling(said) == spelling(name))}
    if not ids:
        names = (name for _, name in known if name)
        yield _nothing(config, decision, "no row of the log names it", names)
    elif ids & {*log.kept.strict}:
        yield _contradicted(config, decision, "facility")


def _cells(config: Config, decision: Clearing, log: Log) -> Iterator[Problem]:
    own = {m.indicator for m in log.measures if is_cell(m.group, config.rules)}
    if decision.says["indicator"] not in own:
        reason = "the log counts nobody of it by sex or age"
        yield _nothing(config, decision, reason, sorted(own))


def _nothing(config: Config, decision: Clearing, why: str, known: Iterable[str]) -> Problem:
    near = nearest(next(iter(decision.says.values())), known)
    hint = near if near.startswith("did") else "take the decision out if it is of the past"
    fault = (Code.CLEARS_NOTHING, f"clears nothing: {why}", hint)
    key = next(iter(decision.says))
    return about(config.cleared, decision, fault, key, Severity.WARNING)


def _contradicted(config: Config, decision: Clearing, key: str) -> Problem:
    reason = "is cleared here, and a row of the log restricts it"
    hint = "take the decision out, or change sensitivity in every row about it"
    return about(config.cleared, decision, (Code.CLEARING_CONTRADICTED, reason, hint), key)

"""Choose one figure per event among several sources, by the configured rule; nothing is added."""

from __future__ import annotations

import numpy as np
import pandas as pd

from sitrep.arithmetic.bounds import LOWEST
from sitrep.arithmetic.figures import WEAKNESS
from sitrep.model.accounts import Measure
from sitrep.model.codes import Status
from sitrep.model.figure import Qualifier
from sitrep.model.summary import Rules
from sitrep.reconcile.latest_accounts import of_one_source, of_shared_events
from sitrep.vocabulary.fold import spelling

_STATED = ("low", "best", "high", "qualifier")
_VAGUE = WEAKNESS.index(Qualifier.VAGUE)
_PLACE = {WEAKNESS.index(q): place for place, q in enumerate(LOWEST)}


def stated_in(accounts: pd.DataFrame, measure: Measure) -> pd.DataFrame:
    """Return the accounts that state the measure, without denials, which state no count."""
    mask = accounts[measure.part("best")].notna() & (accounts["status"] != Status.DENIED)
    columns = {c: c for c in ("event", "event_id", "source", "reported_on", "line")}
    columns |= {measure.part(p): p for p in ("low", "best", "high", "qualifier", "words")}
    return accounts[[*columns]][mask].rename(columns=columns)


def one_figure(stated: pd.DataFrame, rules: Rules) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return each event's figure by the rule, and the statements of events that conflict.

    A figure is one source's own statement; ``least`` and ``most`` span those of all sources,
    and are there where some event has a conflict. A number that is no less replaces a vague
    word (36 replaces "dozens"): the two do not conflict, and the number says more (model.md,
    case 13). The figures are in no order.
    """
    parts = [*_STATED, "words"]
    several = of_shared_events(stated)
    alone = stated[["event", *parts]][~several].set_index("event")
    if len(alone) == len(stated):
        return alone, stated.iloc[:0]
    everything = _each_once(stated[several])
    ordered = _ordered(_without_vague(everything), rules)
    event = ordered["event"].to_numpy()
    first = np.flatnonzero(np.diff(event, prepend=-1))
    chosen = ordered.iloc[first].set_index("event")[parts]
    differing = event[_differs(ordered, first)]
    if len(differing):
        alone = alone.assign(least=alone["low"], most=alone["high"])
        least, most = _span(ordered, first)
        chosen = chosen.assign(least=least, most=most)
    return pd.concat([alone, chosen]), everything[everything["event"].isin(differing)]


def _each_once(stated: pd.DataFrame) -> pd.DataFrame:
    """Return what each source states of an event once: it may have a row for each facility."""
    several = of_one_source(stated)
    again = stated[several].duplicated(["event", "source", *_STATED]).to_numpy()
    several[several] = again
    return stated[~several]


def _without_vague(stated: pd.DataFrame) -> pd.DataFrame:
    """Return the statements without the vague words that a number of their event replaces."""
    vague = stated["qualifier"] == _VAGUE
    words = stated[vague]
    beside = stated[~vague & stated["event"].isin(words["event"])]
    numbered = beside.groupby("event")["best"].max()
    gone = vague.to_numpy(copy=True)
    gone[gone] = words["event"].map(numbered) >= words["best"]
    return stated[~gone]


def _span(ordered: pd.DataFrame, first: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the least low and the greatest high of each event, whose first rows are ``first``."""
    low, high = (ordered[bound].to_numpy() for bound in ("low", "high"))
    return np.minimum.reduceat(low, first), np.maximum.reduceat(high, first)


def _differs(ordered: pd.DataFrame, first: np.ndarray) -> np.ndarray:
    """Return which statements differ from the chosen one, the first of their event."""
    chosen = np.repeat(first, np.diff(first, append=len(ordered)))
    columns = (ordered[name].to_numpy() for name in _STATED)
    found: np.ndarray = np.logical_or.reduce([own != own[chosen] for own in columns])
    return found


def _ordered(shared: pd.DataFrame, rules: Rules) -> pd.DataFrame:
    """Return the statements by event, the one that the rule chooses first.

    Ties go to the lowest number, and for one number to the order of ``LOWEST``; where the rule
    is the highest, to the highest number and the order turned around.
    """
    keyed = shared.assign(key=0, lowest=shared["qualifier"].map(_PLACE))
    if rules.conflict == "majority":
        keyed["key"] = -keyed.groupby(["event", "best"])["best"].transform("size")
    elif rules.conflict == "latest":
        newest = keyed["reported_on"].rank(method="dense", ascending=False, na_option="bottom")
        keyed["key"] = newest
    elif rules.conflict == "preferred":
        rank = {spelling(name): i for i, name in enumerate(rules.sources_preferred)}
        keyed["key"] = keyed["source"].astype("str").map(spelling).map(rank).fillna(len(rank))
    sign = -1 if rules.conflict == "highest" else 1
    size = [sign * keyed[key].to_numpy() for key in ("high", "lowest", "low", "best")]
    # numpy sorts by the last key first.
    keys = (keyed["line"].to_numpy(), *size, keyed["key"].to_numpy(), keyed["event"].to_numpy())
    return keyed.iloc[np.lexsort(keys)]

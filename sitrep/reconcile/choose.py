"""Choose one figure per event among several sources, by the configured rule; nothing is added."""

from __future__ import annotations

import pandas as pd

from sitrep.arithmetic.figures import WEAKNESS
from sitrep.model.accounts import Measure
from sitrep.model.codes import Status
from sitrep.model.figure import Qualifier
from sitrep.model.summary import Rules
from sitrep.vocabulary.fold import spelling

_STATED = ("low", "best", "high", "qualifier")
_VAGUE = WEAKNESS.index(Qualifier.VAGUE)
#: Statements of one number, the lowest first: "up to 30" is less than "30".
_LOWEST = (
    Qualifier.UP_TO,
    Qualifier.ABOUT,
    Qualifier.EXACT,
    Qualifier.RANGE,
    Qualifier.VAGUE,
    Qualifier.AT_LEAST,
    Qualifier.MORE_THAN,
)
_PLACE = {WEAKNESS.index(q): place for place, q in enumerate(_LOWEST)}


def stated_in(accounts: pd.DataFrame, measure: Measure) -> pd.DataFrame:
    """Return the accounts that state the measure, without denials, which state no count."""
    mask = accounts[measure.part("best")].notna() & (accounts["status"] != Status.DENIED)
    columns = {c: c for c in ("event", "event_id", "source", "reported_on", "line")}
    columns |= {measure.part(p): p for p in ("low", "best", "high", "qualifier", "words")}
    return accounts.loc[mask, [*columns]].rename(columns=columns)


def one_figure(stated: pd.DataFrame, rules: Rules) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return each event's figure by the rule, and the statements of events that conflict.

    A number that is no less replaces a vague word (36 replaces "dozens"): the two do not
    conflict, and the number says more (model.md, case 13).
    """
    parts = [*_STATED, "words"]
    several = stated["event"].duplicated(keep=False)
    alone = stated[~several].set_index("event")[parts]
    # A source with a row for each of two facilities states its figure once.
    everything = stated[several].drop_duplicates(["event", "source", *_STATED])
    if everything.empty:
        return alone, everything
    vague = everything["qualifier"] == _VAGUE
    numbered = everything[~vague].groupby("event")["best"].max()
    shared = everything[~vague | ~(everything["event"].map(numbered) >= everything["best"])]
    chosen = _chosen(shared, rules).set_index("event")[parts].copy()
    spans = shared.groupby("event").agg(low=("low", "min"), high=("high", "max"))
    _widen(chosen, spans)
    distinct = shared.drop_duplicates(["event", *_STATED])
    differ = distinct["event"][distinct["event"].duplicated()].unique()
    conflicts = everything[everything["event"].isin(differ)]
    return pd.concat([alone, chosen]).sort_index(), conflicts


def _widen(chosen: pd.DataFrame, spans: pd.DataFrame) -> None:
    """Set low and high to span all accounts; a range that is widened loses its source's words.

    A range that becomes open above becomes "at least" its low.
    """
    wider = (chosen["low"] != spans["low"]) | (chosen["high"] != spans["high"])
    chosen[["low", "high"]] = spans[["low", "high"]]
    ranged = wider & (chosen["qualifier"] == WEAKNESS.index(Qualifier.RANGE))
    if ranged.any():
        # The words of several files together may have no blank category yet.
        known = chosen["words"].cat.categories.union([""])
        chosen["words"] = chosen["words"].cat.set_categories(known)
        chosen.loc[ranged, "words"] = ""
    opened = ranged & (chosen["high"] == float("inf"))
    chosen.loc[opened, "best"] = chosen.loc[opened, "low"]
    chosen.loc[opened, "qualifier"] = WEAKNESS.index(Qualifier.AT_LEAST)


def _chosen(shared: pd.DataFrame, rules: Rules) -> pd.DataFrame:
    """Return the statement that the rule chooses for each event.

    Ties go to the lowest number, and for one number to the order of ``_LOWEST``.
    """
    keyed = shared.assign(key=0, lowest=shared["qualifier"].map(_PLACE))
    if rules.conflict == "highest":
        keyed["key"] = -keyed["best"]
    elif rules.conflict == "majority":
        keyed["key"] = -keyed.groupby(["event", "best"])["best"].transform("size")
    elif rules.conflict == "latest":
        newest = keyed["reported_on"].rank(method="dense", ascending=False, na_option="bottom")
        keyed["key"] = newest
    elif rules.conflict == "preferred":
        rank = {spelling(name): i for i, name in enumerate(rules.sources_preferred)}
        keyed["key"] = keyed["source"].astype("str").map(spelling).map(rank).fillna(len(rank))
    ordered = keyed.sort_values(["event", "key", "best", "low", "lowest", "line"], kind="stable")
    return ordered.drop_duplicates("event")

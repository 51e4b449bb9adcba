"""The words for displacement from area to area, which text and charts share."""

from __future__ import annotations

from sitrep.model.figure import Suppressed
from sitrep.model.flows import Flow
from sitrep.wording import Words


def hidden(flow: Flow) -> bool:
    """Return whether a row stands for pairs of areas that the edition does not tell apart."""
    return flow.figure is Suppressed.SUPPRESSED


def origin(words: Words, flow: Flow) -> str:
    """Return where the displaced came from, or why that is not said."""
    if hidden(flow):
        return words("flow-small", n=flow.pairs)
    if flow.differ:
        return words("flow-origins-differ")
    return words.apart(flow.origin) if flow.origin else words("flow-origin-not-given")


def destination(words: Words, flow: Flow) -> str:
    """Return where the displaced went, or that it is not stated."""
    if hidden(flow):
        return "—"
    return words.apart(flow.destination) if flow.destination else words("chart-area-not-stated")


def pair(words: Words, flow: Flow) -> str:
    """Return both in one line: "Hama to Idleb", "within Hama"."""
    if hidden(flow):
        return words("flow-small", n=flow.pairs)
    if flow.within:
        return words("flow-within", area=words.apart(flow.origin))
    ends = {"origin": origin(words, flow), "destination": destination(words, flow)}
    return words("flow-from-to", **ends)

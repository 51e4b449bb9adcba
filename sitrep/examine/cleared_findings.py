"""What people have cleared of what the scan finds: ``[[finding]]`` in cleared.toml."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from sitrep.config.cleared import about
from sitrep.model.clearing import Cleared, Clearing, Kind
from sitrep.model.codes import Code
from sitrep.model.finding import Finding
from sitrep.model.problem import Problem, Severity


class ClearedFindings:
    """The decisions in force about findings; remembers which of them have cleared one."""

    def __init__(self, cleared: Cleared) -> None:
        self._cleared = cleared
        self._used: set[int] = set()

    def has(self, finding: Finding) -> bool:
        """Return whether somebody has cleared a finding."""
        fitting = [d for d in self._cleared.of(Kind.FINDING) if _fits(d, finding)]
        self._used |= {decision.number for decision in fitting}
        return bool(fitting)

    def idle(self, scanned: Collection[str]) -> Iterator[Problem]:
        """Yield a warning for each decision about a file of ``scanned`` that fits nothing."""
        for decision in self._cleared.of(Kind.FINDING):
            if decision.number not in self._used and decision.says["file"] in scanned:
                reason = "clears nothing: the scan does not find it there"
                hint = (
                    "take the decision out, or write kind, column and text as the scan tells them"
                )
                fault = (Code.CLEARS_NOTHING, reason, hint)
                yield about(self._cleared, decision, fault, "text", Severity.WARNING)


def _fits(decision: Clearing, finding: Finding) -> bool:
    says, passage = decision.says, finding.passage
    return (says["kind"], says["file"], says["text"]) == (
        finding.kind,
        passage.path,
        finding.text,
    ) and says.get("column", passage.column) == passage.column

"""What is left to be written."""

from __future__ import annotations

from collections.abc import Iterator

from sitrep.examine.audit import cues
from sitrep.examine.audit.report import Finding, Report, Rule
from sitrep.model.codes import Code
from sitrep.narrative import patterns

_HINT = "write what belongs there, or delete it"


def _find(report: Report) -> Iterator[Finding]:
    for block in report.all_blocks:
        taken = -1
        found = [*patterns.placeholder().finditer(block.text)]
        found += [*cues.PLACEHOLDERS.finditer(block.text)]
        for match in sorted(found, key=lambda m: (m.start(), -m.end())):
            if match.start() >= taken:
                taken = match.end()
                yield Finding(block, match.start(), match[0], "is a placeholder", _HINT)


RULES = (Rule(Code.PLACEHOLDER, "text left to be written: TBC, XX, [insert …], ??, lorem", _find),)

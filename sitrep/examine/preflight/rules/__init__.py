"""The rules of the preflight: each module declares what it checks; there is no other list."""

from __future__ import annotations

from collections.abc import Sequence

from sitrep.examine.preflight.looked_at import Rule
from sitrep.examine.preflight.rules import (
    dates,
    figures,
    links,
    pictures,
    placeholders,
    sources,
    texts,
    totals,
)
from sitrep.model.codes import Code
from sitrep.model.problem import Severity

#: What other parts of the check tell.
_ELSEWHERE = (
    Rule(
        Code.NUMBER_UNSUPPORTED,
        Severity.ERROR,
        "a number in a text that no figure of the report supports",
    ),
    Rule(
        Code.PERSON_FOUND,
        Severity.ERROR,
        "a person, a phone number, a mail address, a position, an id, a plate or a web address "
        "that the edition may print ([the scan](editions.md#the-scan-before-publishing))",
    ),
)

RULES: Sequence[Rule] = (
    *_ELSEWHERE,
    *(
        rule
        for module in (placeholders, figures, totals, sources, texts, links, pictures, dates)
        for rule in module.RULES
    ),
)

"""What is left to be written, outside narratives: these are told when they are read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitrep.examine.audit import cues
from sitrep.examine.preflight.built import at_line
from sitrep.examine.preflight.looked_at import LookedAt, Rule
from sitrep.model.codes import Code
from sitrep.model.finding import Passage
from sitrep.model.problem import Problem, Severity
from sitrep.narrative import patterns

#: What is code in a template, and comments in a file of sentences.
_CODE = re.compile(
    r"<style\b.*?</style\s*>|<script\b.*?</script\s*>|<[^<>]*>|\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}",
    re.IGNORECASE | re.DOTALL,
)
_COMMENT = re.compile(r"^#.*$", re.MULTILINE)
_HINT = 'write what belongs there, or clear it in cleared.toml: [[check]] rule = "placeholder"'


def _find(looked: LookedAt) -> Iterator[Problem]:
    for passage in looked.passages:
        # A stylesheet prints nothing, and may speak of a size of xx-large.
        if passage.path.endswith((".css", ".csv")):
            continue
        text = _printed(passage)
        found = [*patterns.placeholder().finditer(text), *cues.PLACEHOLDERS.finditer(text)]
        taken = -1
        for match in sorted(found, key=lambda m: (m.start(), -m.end())):
            if match.start() >= taken:
                taken = match.end()
                line = max(passage.line, 1) + at_line(text, match.start()) - 1
                said = (Code.PLACEHOLDER, "is a placeholder", _HINT)
                yield Problem(passage.path, *said, line, passage.column, match[0])


def _printed(passage: Passage) -> str:
    """Return a text with its code blank, at the places where it stood."""
    if passage.path.endswith(".ftl"):
        return _COMMENT.sub(lambda m: " " * len(m[0]), passage.text)
    if passage.path.startswith("templates/"):
        return _CODE.sub(lambda m: re.sub(r"[^\n]", " ", m[0]), passage.text)
    return passage.text


RULES = (
    Rule(
        Code.PLACEHOLDER,
        Severity.ERROR,
        "text left to be written (TBC, XX, TO BE UPDATED, [insert …], ??, lorem), in narratives, "
        "templates, sentences and config.toml",
        _find,
    ),
)

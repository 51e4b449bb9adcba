"""What became of the rows of each input: used, left out, and why."""

from __future__ import annotations

from collections.abc import Iterator

from sitrep.compose.phrases import Phrases
from sitrep.model.problem import Severity
from sitrep.model.summary import Summary, by_asked
from sitrep.wording import terms

#: So many inputs are named; of more it is said how many there are.
MOST = 20


def left_out(summary: Summary, phrases: Phrases) -> Iterator[str]:
    """Yield what was not counted, with how many and why."""
    words = phrases.words
    for code, n in summary.left_out.items():
        yield words("method-not-counted", n=words.count(n), reason=terms.reason(words, code))
    yield from _rows_aside(summary, phrases)
    yield from _unread(summary, phrases)
    warned = sum(p.severity is Severity.WARNING for p in summary.problems)
    if warned:
        yield words("method-warnings", n=words.count(warned))


def _unread(summary: Summary, phrases: Phrases) -> Iterator[str]:
    """Yield which inputs are left out whole, and why."""
    words = phrases.words
    read = {c.path for c in summary.counts}
    errors = [p for p in summary.problems if p.severity is Severity.ERROR and p.path not in read]
    for problem in errors[:MOST]:
        reason = terms.reason(words, problem.code)
        yield words("method-input-left-out", path=phrases.input(problem.path), reason=reason)
    if len(errors) > MOST:
        yield words("method-more-inputs-left-out", n=words.count(len(errors) - MOST))


def _rows_aside(summary: Summary, phrases: Phrases) -> Iterator[str]:
    """Yield how many rows are not asked for, are parts of others, or have a problem."""
    words, counts = phrases.words, summary.counts
    yield from _not_asked(summary, phrases)
    bad, kept = sum(c.of_problems for c in counts), sum(c.in_spite for c in counts)
    if aside := sum(sum(c.left_out.values()) - c.not_asked for c in counts) - bad:
        yield words("method-part-rows", n=words.count(aside))
    if bad:
        yield words("method-problem-rows", n=words.count(bad))
    if kept:
        yield words("method-problem-rows-used", n=words.count(kept))


def _not_asked(summary: Summary, phrases: Phrases) -> Iterator[str]:
    """Yield how many rows config.toml does not ask for: one sentence for all files of a source."""
    words, groups = phrases.words, [*by_asked(summary.counts)]
    for asked, counts in groups[:MOST]:
        n = sum(count.not_asked for count in counts)
        if len(counts) == 1:
            path = phrases.input(counts[0].path)
            yield words("method-not-asked", n=words.count(n), path=path, asked=asked)
        else:
            yield words("method-not-asked-of-inputs", n=n, inputs=len(counts), asked=asked)
    if more := [count for _, counts in groups[MOST:] for count in counts]:
        n = sum(count.not_asked for count in more)
        yield words("method-not-asked-more", n=n, inputs=len(more))


def read(summary: Summary, phrases: Phrases) -> Iterator[str]:
    """Yield what became of each input's rows, of all periods; one sentence if all are used.

    Inputs without rows, such as those that ``init`` lays out to be filled, are no news.
    """
    words, counts = phrases.words, [count for count in summary.counts if count.rows]
    if counts and all(count.rows == count.used for count in counts):
        rows = sum(count.rows for count in counts)
        yield words("method-inputs-used", n=words.count(len(counts)), rows=rows)
        return
    inputs = [
        words(
            "method-input",
            n=count.rows,
            path=phrases.input(count.path),
            format=count.format,
            used=count.used,
            left=sum(count.left_out.values()),
        )
        for count in counts[:MOST]
    ]
    if len(counts) > MOST:
        inputs.append(words("method-more-inputs", n=len(counts) - MOST))
    if inputs:
        yield words("method-inputs", inputs=" ".join(inputs))

"""Every number in people's text is one of the report's figures, or names its source.

In: a text and the Summary of its period. Out: a problem for each number that no figure
supports, with what it was read as and the figure that is nearest.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice

from sitrep.model.codes import Code
from sitrep.model.dates import Window
from sitrep.model.problem import Problem, Severity
from sitrep.model.summary import Summary
from sitrep.narrative.derived import computed, nearest
from sitrep.narrative.elsewhere import Elsewhere
from sitrep.narrative.facts import Facts
from sitrep.narrative.places import Places
from sitrep.narrative.reading import Claim, claims, strange
from sitrep.narrative.round_counts import counting
from sitrep.narrative.round_words import with_round
from sitrep.narrative.sentence import Sentence
from sitrep.narrative.spelled import with_spelled
from sitrep.narrative.stated import Stated
from sitrep.narrative.tokens import Token, sentences
from sitrep.vocabulary.fold import fold
from sitrep.vocabulary.prose import tongue

#: So many numbers are told; whoever has more has other things to mend first.
_TOLD = 100
_SAMPLE = 20_000
NOWHERE = Elsewhere()


def unsupported(
    path: str, source: str, language: str, summary: Summary, elsewhere: Elsewhere = NOWHERE
) -> list[Problem]:
    """Return a problem for each number in ``source`` that no figure of the report supports.

    A number that is of a place by a name that nothing knows is a warning.
    """
    sample = re.findall(r"[^\W\d_]+", source[:_SAMPLE])
    own = tongue(map(fold, sample), language)
    facts = Facts(summary, own, elsewhere.names)
    lines = [0, *(m.end() for m in re.finditer("\n", source))]
    wrong, unknown = list[Problem](), dict[str, Problem]()
    for sentence in _sentences(source, own, facts, summary, elsewhere):
        for claim in claims(sentence):
            if not is_supported(claim, facts):
                wrong.append(_problem(path, source, claim, facts, lines))
            elif token := strange(sentence, claim, elsewhere.known):
                name = source[token.start : token.end]
                unknown.setdefault(name, _unplaced(path, token, name, lines))
        if len(wrong) >= _TOLD:
            break
    return [*wrong[:_TOLD], *islice(unknown.values(), _TOLD)]


def _sentences(
    source: str, language: str, facts: Facts, summary: Summary, elsewhere: Elsewhere
) -> Iterator[Sentence]:
    names = [name for s in summary.sources for name in (s.name, s.short) if name]
    names += [row.name for row in (*summary.actors, *summary.weapons)]
    places = Places(source, facts.places, names, elsewhere.names)
    for tokens in sentences(source, language, summary.period.end.year):
        read = Sentence(with_round(with_spelled(tokens, language), language), language, places)
        yield Sentence(counting(read, facts.units), language, places)


def is_supported(claim: Claim, facts: Facts) -> bool:
    """Return whether a figure of the report says what the claim does, or two figures make it."""
    if claim.sourced:
        return True
    if not claim.percent and any(facts.says(s, claim) for s in facts.fitting(claim)):
        return True
    if claim.percent and facts.percentages & {*claim.number.values}:
        return True
    return computed(claim, facts)


def _problem(path: str, source: str, claim: Claim, facts: Facts, lines: Sequence[int]) -> Problem:
    start, end = claim.number.start, claim.number.end
    number = source[start:end]
    about = claim.number.round
    stands_for = f"{about.low:,} to {about.high:,}" if about else number
    figure, read = nearest(claim, facts), _read(claim, stands_for)
    read = f", read as {read}" if read != number else ""
    near = f"; the nearest is {described(figure, facts)}" if figure else ""
    reason = f"is a number that no figure of this report supports{read}{near}"
    hint = f"correct it, or name the source of your own number behind it: {number} [[source, date]]"
    return Problem(path, Code.NUMBER_UNSUPPORTED, reason, hint, *_at(start, lines), number)


def _at(start: int, lines: Sequence[int]) -> tuple[int, str]:
    """Return the line and the column of a place in a text."""
    line = bisect_right(lines, start)
    return line, f"column {start - lines[line - 1] + 1}"


def _unplaced(path: str, token: Token, name: str, lines: Sequence[int]) -> Problem:
    reason = "is a place that the log does not know, so its numbers are held to no place"
    hint = (
        "if no figure of this report is of it, name the source of your number: 12 [[source, date]]"
    )
    at = (*_at(token.start, lines), name, Severity.WARNING)
    return Problem(path, Code.AREA_UNKNOWN, reason, hint, *at)


def _read(claim: Claim, number: str) -> str:
    """Return what the number was read as: "12 killed in Hama"."""
    # "70,000 children" are people without the word.
    people = "people" if claim.people and not claim.groups else ""
    what = " or ".join(claim.concepts) or people or ("" if claim.people else claim.noun)
    words = [number, *(["per cent"] if claim.percent else []), *claim.groups]
    # What is elsewhere is known by its folded name.
    areas = (area.title() if area.islower() else area for area in claim.areas)
    where = f" in {' or '.join(areas)}" if claim.areas else ""
    return f"{' '.join([*words, *([what] if what else [])]).replace('_', ' ')}{where}"


def described(figure: Stated, facts: Facts) -> str:
    """Return a figure in words: "12 injured (Hama, 2019-05-06 to 2019-05-12)"."""
    what = facts.named(figure).label.replace("_", " ")
    unit = "" if figure.unit in ("people", "") or figure.unit in what else f" {figure.unit}"
    group = f", {figure.group.replace('_', ' ')}" if figure.group else ""
    kind = f" ({figure.kind.replace('_', ' ')})" if figure.kind else ""
    about = [*[name for name in figure.areas if name], _dates(figure.window)]
    basis = ", ".join(part for part in about if part)
    number = figure.vague or f"{figure.best:,}"
    said = f"{number}{unit} {what}{kind}{group}"
    return f"{said} ({basis})" if basis else said


def _dates(window: Window | None) -> str:
    if window is None:
        return ""
    return f"{window.start} to {window.end}" if window.start else f"as of {window.end}"

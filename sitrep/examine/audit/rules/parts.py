"""Parts of a number that are more than it: 40 killed, including 50 women."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sitrep.examine.audit import cues
from sitrep.examine.audit.numbers import Number
from sitrep.examine.audit.report import Finding, Report, Rule, at
from sitrep.model.codes import Code
from sitrep.vocabulary.fold import fold
from sitrep.vocabulary.prose import finder

_HINT = "correct the part or the whole; a part can't be more than what it is a part of"
#: "13 of these 18" has its part before its whole.
_OF = re.compile(r"\W*(?:out )?of (?:these|those|them|the)?\W*$", re.IGNORECASE)
_OF_WHOLE = re.compile(r"\W*of (?:(?:the|these|those|some|about) )*$", re.IGNORECASE)
#: In letters: what stands farther behind is another statement.
_FAR = 160
#: Nobody is in two of these.
_APART = ("men", "women", "children", "girls", "boys")


def _find(report: Report) -> Iterator[Finding]:
    for numbers in report.by_sentence:
        yield from _in_sentence([n for n in numbers if not n.claim.percent])


def _in_sentence(numbers: Sequence[Number]) -> Iterator[Finding]:
    for i, whole in enumerate(numbers[:-1]):
        following = numbers[i + 1 :]
        between = _between(whole, following[0])
        opens = _OF_WHOLE.match(whole.sentence[: whole.at]) and "," in between
        said = opens or cues.PARTS.search(between)
        if not said or len(between) > _FAR or _OF.match(between):
            continue
        yield from _against(whole, [*_parts(whole, following)])


def _parts(whole: Number, following: Sequence[Number]) -> Iterator[Number]:
    """Yield the numbers of people or of the same behind "including", up to another statement."""
    before = whole
    for part in following:
        between = _between(before, part)
        if part is not following[0] and re.search(r"[;:]|\bwhile\b|\bwhereas\b", between):
            return
        other = part.what and whole.what and part.what != whole.what and not part.claim.groups
        if part is not following[0] and other:
            return
        yield part
        before = part


def _against(whole: Number, parts: Sequence[Number]) -> Iterator[Finding]:
    for part in parts:
        if part.value > whole.value and _is_like(whole, part):
            reason = f"is a part of {whole.text} and is more than it"
            yield at(part, reason, _HINT)
            return
    apart = [p for p in parts if len(p.claim.groups) == 1 and p.claim.groups[0] in _APART]
    groups = [p.claim.groups[0] for p in apart]
    nested = "children" in groups and {"girls", "boys"} & {*groups}
    total = sum(p.value for p in apart)
    if len(apart) > 1 and len({*groups}) == len(groups) and not nested and total > whole.value:
        listed = " + ".join(p.text for p in apart)
        reason = (
            f"stands with other parts of {whole.text} that are more than it: {listed} = {total}"
        )
        yield at(apart[-1], reason, _HINT)


def _is_like(whole: Number, part: Number) -> bool:
    if whole.of_people or part.of_people:
        return whole.of_people and part.of_people
    return whole.unit == part.unit != "" and _says_unit(part)


def _says_unit(number: Number) -> bool:
    """Return whether what a number counts stands right behind it."""
    behind = number.sentence[number.at + len(number.text) :]
    words = re.findall(r"[^\W\d_]+", fold(behind))[:3]
    return any(finder("narrative.counted").at(words, i) for i in range(len(words)))


def _between(one: Number, other: Number) -> str:
    return one.block.text[one.end : other.start]


RULES = (Rule(Code.PARTS_EXCEED_TOTAL, "a part that is more than its whole, in a sentence", _find),)

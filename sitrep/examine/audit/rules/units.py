"""People who are called movements or households elsewhere; more households than people."""

from __future__ import annotations

from collections.abc import Iterator

from sitrep.examine.audit.numbers import UNITS, Number
from sitrep.examine.audit.report import Finding, Report, Rule, at
from sitrep.model.codes import Code

#: Below it two numbers are often equal by chance.
_LEAST = 100
#: From here they are hardly ever.
_CERTAIN = 1_000
_HINT = "find out what was counted, and say the same in both places"


def _of_people(report: Report) -> list[Number]:
    return [n for n in report.numbers if n.of_people and n.value >= _LEAST]


def _same(report: Report, in_table: bool) -> Iterator[Finding]:
    """Yield a number that is of people in one place and of households or movements in another."""
    first: dict[object, Number] = {}
    for number in _of_people(report):
        before = first.setdefault(number.value, number)
        mixed = bool(before.table) != bool(number.table)
        if before.unit != number.unit and mixed == in_table and _may_be_one(before, number):
            where = place_of(before)
            reason = f"is of {number.unit} here and of {before.unit} {where}"
            yield at(number, reason, _HINT)


def _may_be_one(one: Number, other: Number) -> bool:
    """Return whether two equal numbers may be of the same people; small ones are so by chance."""
    areas, more = {*one.claim.areas}, {*other.claim.areas}
    if one.claim.groups != other.claim.groups:
        return False
    if one.value >= _CERTAIN and one.value % _CERTAIN:
        return True
    apart = areas and more and not areas & more
    alike = one.value >= _CERTAIN or (one.what and one.what == other.what) or areas & more
    return bool(alike) and not apart


def place_of(number: Number) -> str:
    """Return in words where a number stands."""
    block = number.block
    line = f"on line {block.line_at(number.start)}" if block.line else f"in {block.where}"
    return line.replace("in page", "on page")


def _called(report: Report) -> Iterator[Finding]:
    yield from _same(report, in_table=False)
    yield from _more_households(report)


def _more_households(report: Report) -> Iterator[Finding]:
    """Yield households of one area and time that are more than its people."""
    people: dict[object, Number] = {}
    for number in _of_people(report):
        key = (number.what or "displaced", number.claim.areas, report.time_of(number), number.table)
        if number.unit == "people":
            people.setdefault(key, number)
    for number in _of_people(report):
        key = (number.what or "displaced", number.claim.areas, report.time_of(number), number.table)
        other = people.get(key)
        known = number.unit == "households" and number.value != (other.value if other else 0)
        if other and known and other.value < number.value and number.id == other.id:
            yield at(
                number, f"is of households, and more than the {other.text} people in them", _HINT
            )


def _changes(report: Report) -> Iterator[Finding]:
    yield from _same(report, in_table=True)


RULES = (
    Rule(
        Code.PEOPLE_CALLED_OTHERWISE,
        f"one number of people that is of {' or '.join(UNITS)} elsewhere in the text",
        _called,
    ),
    Rule(
        Code.UNIT_CHANGES, "one number with one unit in the text and another in a table", _changes
    ),
)

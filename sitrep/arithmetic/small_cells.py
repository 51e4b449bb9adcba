"""Which counts of people are cells, and which are small (report.md, "Editions, made firm")."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sitrep.model.accounts import Measure
from sitrep.model.edition import Edition
from sitrep.model.figure import Figure, Qualifier, Value
from sitrep.model.summary import Rules
from sitrep.model.tallies import REST
from sitrep.vocabulary.fold import code
from sitrep.vocabulary.groups import by_sex_or_age

#: Groups that hold others: what one leaves of the other is a cell too, whether or not it is stated.
_HOLDS = {
    "children": ("girls", "boys"),
    "females": ("women", "girls"),
    "males": ("men", "boys"),
}


def is_cell(group: str, rules: Rules) -> bool:
    """Return whether small counts of a group can identify somebody: it is by sex or age.

    ``group`` may be in the log's own words; config.toml names further groups. The whole is none,
    and those of whom neither is stated are none.
    """
    if not group or group == REST:
        return False
    return by_sex_or_age(group) or code(group) in rules.small_cell_groups


def hides_cells(measures: Iterable[Measure], rules: Rules, edition: Edition) -> bool:
    """Return whether an edition withholds counts of people by sex or age that the log has.

    What one of its reports prints then binds the next: together they could tell what each hides.
    """
    return not edition.small_cells and any(is_cell(measure.group, rules) for measure in measures)


def is_small(figure: Value, rules: Rules) -> bool:
    """Return whether a figure may be a small count; zero is none."""
    if not isinstance(figure, Figure):
        return False
    return 1 < rules.small_cell > figure.low and figure.high != 0


def has_small(figures: Mapping[str, Value], rules: Rules) -> bool:
    """Return whether a cell of one indicator is small, or what is left of one beside another.

    ``figures`` are of one window and area, by group. Of ten children nine are girls: one is not.
    """
    stated = {g: f for g, f in figures.items() if isinstance(f, Figure) and is_cell(g, rules)}
    rests = (
        _rest(stated[whole], stated[part])
        for whole, parts in _HOLDS.items()
        for part in parts
        if whole in stated and part in stated
    )
    return any(is_small(figure, rules) for figure in (*stated.values(), *rests))


def _rest(whole: Figure, part: Figure) -> Figure:
    """Return what may be left of ``whole`` beside ``part``, in the widest bounds."""
    low = max(whole.low - (whole.low if part.high is None else part.high), 0)
    high = None if whole.high is None else max(whole.high - part.low, 0)
    return Figure(low, max(whole.best - part.best, 0), high, Qualifier.RANGE)

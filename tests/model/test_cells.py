"""Every place of a Summary where a figure stands is found, and can be given another value."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, get_args, get_type_hints

import pytest
from samples.summaries import Log

from sitrep.model.cells import cells, rebuilt, replaced
from sitrep.model.figure import Count, Figure, Qualifier, Suppressed, Value
from sitrep.model.summary import Health, Overlapping, RunningTotal, Summary

HEALTH = {"event_type": "attack_on_health"}


@pytest.fixture
def summary(tmp_path) -> Summary:
    """A week with a figure in every place that can hold one."""
    alike = {"since": "2019-05-06", "as_of": "2019-05-12"}
    made = (
        Log(tmp_path, report="baseline = 2019-04-29", rules="household_size = 5")
        .events(
            {"date_start": "2019-05-01", "killed": "2"},
            {"event_id": "a", "killed": "3", "killed_civilians": "1", "source": "A"},
            {"event_id": "a", "killed": "5", "source": "B"},
            {"event_id": "b", "killed": "7", "source": "A", "reported_on": "2019-05-07"},
            {"event_id": "b", "killed": "9", "source": "A", "reported_on": "2019-05-09"},
            {"event_id": "c", "injured": "4", "source": "A"},
            {"event_id": "c", "source": "B", "status": "denied"},
            {"event_id": "d", "date_start": "2019-05", "injured": "6"},
            {"event_id": "e", "date_end": "2019-05-14", "injured": "8"},
            HEALTH | {"event_id": "f", "facility_id": "F", "killed_health_workers": "1"},
            HEALTH | {"event_id": "g", "facility_type": "ambulance"},
        )
        .totals(
            alike | {"figure": "at least 20", "source": "A"},
            alike | {"figure": "at least 30", "source": "B"},
            alike | {"figure": "at least 25", "source": "B", "as_of": "2019-05-10"},
            alike | {"figure": "100", "indicator": "displaced", "unit": "households"},
            alike | {"figure": "4", "indicator": "facilities_affected"},
        )
        .summary()
    )
    beside = Overlapping(
        "A", True, made.areas_window, 1, 0, 0, {"killed": made.tallies["killed", ""]}
    )
    return replace(made, overlaps=((beside,),))


def held(value: object) -> Iterator[Figure]:
    """Yield every figure anywhere in a value, whatever its type says."""
    if isinstance(value, Figure):
        yield value
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from held(part)
    elif isinstance(value, tuple | list | set | frozenset):
        for part in value:
            yield from held(part)
    elif is_dataclass(value):
        for field in fields(value):
            yield from held(getattr(value, field.name))


def at(summary: object, path: tuple[Any, ...]) -> Any:
    """Return what stands at a path, by fields, indexes and keys."""
    for step in path:
        inside = isinstance(summary, Mapping | tuple)
        summary = summary[step] if inside else getattr(summary, step)
    return summary


def test_no_figure_held_anywhere_in_a_summary_is_missed(summary):
    found = [cell.value for cell in cells(summary) if isinstance(cell.value, Figure)]
    assert Counter(map(id, found)) == Counter(map(id, held(summary)))


def test_every_place_for_a_figure_has_one_here(summary):
    """The test above says nothing of places that stand empty."""
    filled = {
        (type(at(summary, cell.path[:-1])).__name__, cell.path[-1])
        for cell in cells(summary)
        if isinstance(cell.value, Figure)
    }
    names = {f"{kind}.{name}" for kind, name in filled if not kind.startswith("mapping")}
    assert names >= {
        "Tally.figure",
        "Tally.previous",
        "Point.figure",
        "RunningTotal.figure",
        "RunningTotal.people",
        "Statement.figure",
        "Conflict.chosen",
        "Revision.old",
        "Revision.new",
        "Health.distinct",
        "dict.killed",
    }
    tops = {cell.path[0] for cell in cells(summary) if isinstance(cell.value, Figure)}
    assert tops == {
        "events",
        "undated",
        "straddling",
        "tallies",
        "cumulative",
        "weekly",
        "histories",
        "areas",
        "types",
        "totals",
        "series",
        "mismatches",
        "conflicts",
        "revisions",
        "disputed",
        "health",
        "overlaps",
    }


def test_no_field_of_the_model_holds_a_figure_by_another_type():
    def kinds(hint: Any) -> Iterator[Any]:
        if is_dataclass(hint) and isinstance(hint, type):
            yield hint
        for part in get_args(hint):
            yield from kinds(part)

    reached: list[Any] = [Summary]
    for kind in reached:
        for hint in get_type_hints(kind).values():
            assert hint != Value or Suppressed in get_args(hint)
            assert Figure not in (hint, *get_args(hint)) or hint == Value, (kind, hint)
            reached += [k for k in kinds(hint) if k not in (*reached, Figure)]
    assert RunningTotal in reached


def test_a_place_without_a_figure_is_a_cell_too(summary):
    values = {cell.path: cell.value for cell in cells(summary)}
    assert values["tallies", ("killed", ""), "previous"] is not None
    assert values["tallies", ("injured", ""), "previous"] is None


def test_what_is_counted_of_attacks_and_facilities_is_a_cell(summary):
    values = {cell.path: cell.value for cell in cells(summary)}
    assert values["health", "attacks"] == 2
    assert values["health", "by_type", "attack_on_health"] == 2
    assert values["health", "facilities", 0, "attacks"] == 1
    assert values["health", "transports", 0, "attacks"] == 1
    marked = get_type_hints(Health, include_extras=True)
    assert {n for n, hint in marked.items() if hint in (Count, Count | None)} == {
        "attacks",
        "previous_attacks",
        "repeated_withheld",
        "unnamed",
    }


def test_each_cell_can_be_replaced_and_nothing_else_changes(summary):
    path = ("areas", 0, "tallies", "killed", "figure")
    made = replaced(summary, {path: Suppressed.SUPPRESSED})
    assert made.areas[0].tallies["killed"].figure is Suppressed.SUPPRESSED
    before = {c.path: c.value for c in cells(summary)}
    after = {c.path: c.value for c in cells(made)}
    assert {p for p in before if before[p] != after[p]} == {path}
    assert replace(made, areas=summary.areas) == summary
    assert made.weekly is summary.weekly


def test_all_cells_can_be_replaced_at_once(summary):
    one = Figure(1, 1, 1, Qualifier.EXACT)
    paths = [c.path for c in cells(summary) if not isinstance(c.value, int)]
    made = replaced(summary, dict.fromkeys(paths, one))
    assert {id(f) for f in held(made)} == {id(one)}
    assert replaced(made, {c.path: c.value for c in cells(summary)}) == summary


def test_what_is_no_cell_cannot_be_replaced(summary):
    with pytest.raises(KeyError, match="no cells of the summary"):
        replaced(summary, {("tallies", ("killed", ""), "reported"): 3})


def test_a_part_is_changed_wherever_it_stands(summary):
    def dated(path, part):
        return replace(part, as_of=dt.date(2020, 1, 1)) if isinstance(part, RunningTotal) else part

    made = rebuilt(summary, dated)
    lines = [t for series in made.series for t in series.totals]
    pairs = [t for pair in made.mismatches for t in (pair.earlier, pair.later)]
    assert {t.as_of for t in (*made.totals, *lines, *pairs)} == {dt.date(2020, 1, 1)}
    assert pairs


def test_suppressed_is_no_figure_and_not_the_same_as_unreported():
    assert not Suppressed.SUPPRESSED
    assert Suppressed.SUPPRESSED is not None

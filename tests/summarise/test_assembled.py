"""One summary of two: each indicator as the source that counts for it states it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from samples.charts import NO_HEALTH, area, day, summary, tally, weeks

from sitrep.model.dates import Window
from sitrep.model.summary import Conflict, Revision, Source, TypeRow
from sitrep.summarise.assembled import assembled


def conflict(indicator, rule):
    return Conflict(indicator, "", (), None, rule, Window(None, day("2019-05-12")))


def revision(indicator, source):
    return Revision("e1", indicator, source, None, None, None, None)


def made(number, source):
    """A summary in which everything is ``number``, or named by ``source``."""
    names = ("killed", "injured", "displaced")
    tallies = {(name, group): tally(name, str(number)) for name in names for group in ("", "women")}
    return summary(
        tallies=tallies,
        cumulative=tallies,
        weekly={n: weeks("2019-W19", [[str(number)]]) for n in names},
        areas=(area("Idleb", killed=(str(number),), injured=(str(number),)),),
        types=(TypeRow("airstrike", number, {n: tally(n, str(number)) for n in names[:2]}),),
        conflicts=tuple(conflict(n, source) for n in names),
        revisions=tuple(revision(n, source) for n in names),
        disputed=(source,),
        health=replace(NO_HEALTH, attacks=number),
        sources=(Source(source, number, 0, None, None),),
        vague_used={source: number},
    )


WHOLE, OTHER = made(1, "A"), made(2, "B")


def of(*names):
    return assembled(WHOLE, [(names, OTHER)], {})


def test_what_is_counted_apart_is_the_other_source_s_in_every_sum():
    found = of("injured")
    for own in (found.tallies, found.cumulative):
        assert {key: t.figure.best for key, t in own.items()} == {
            ("killed", ""): 1,
            ("killed", "women"): 1,
            ("injured", ""): 2,
            ("injured", "women"): 2,
            ("displaced", ""): 1,
            ("displaced", "women"): 1,
        }
    assert {n: p[-1].figure.best for n, p in found.weekly.items()} == {
        "killed": 1,
        "injured": 2,
        "displaced": 1,
    }
    (row,), (kind,) = found.areas, found.types
    assert {n: t.figure.best for n, t in row.tallies.items()} == {"killed": 1, "injured": 2}
    assert {n: t.figure.best for n, t in kind.tallies.items()} == {"killed": 1, "injured": 2}
    # The events are those of the source that counts them.
    assert (row.events, kind.events) == (1, 1)


def test_what_the_other_source_does_not_state_stays():
    own = {key: t for key, t in OTHER.tallies.items() if key[0] != "injured"}
    other = replace(OTHER, tallies=own)
    found = assembled(WHOLE, [(("injured",), other)], {})
    assert found.tallies["injured", ""].figure.best == 1


def test_conflicts_and_revisions_are_of_the_source_that_counts():
    found = of("injured")
    assert [(c.indicator, c.rule) for c in found.conflicts] == [
        ("killed", "A"),
        ("displaced", "A"),
        ("injured", "B"),
    ]
    assert [(r.indicator, r.source) for r in found.revisions] == [
        ("killed", "A"),
        ("displaced", "A"),
        ("injured", "B"),
    ]


@pytest.mark.parametrize(
    ("name", "attacks", "disputed"),
    [
        ("injured", 1, "A"),
        ("attacks_on_health", 2, "A"),
        ("disputed", 1, "B"),
    ],
)
def test_attacks_on_health_care_and_disputes_are_counted_apart_by_their_own_names(
    name, attacks, disputed
):
    found = of(name)
    assert (found.health.attacks, found.disputed) == (attacks, (disputed,))
    assert found.disputed_beside is (name == "disputed")


def test_by_area_nothing_is_said_of_an_indicator_of_another_window():
    other = replace(OTHER, areas_window=Window(day("2019-04-29"), day("2019-05-12")))
    (row,) = assembled(WHOLE, [(("injured",), other)], {}).areas
    assert [*row.tallies] == ["killed"]


def test_an_area_that_only_the_other_source_has_has_none_of_the_events():
    other = replace(OTHER, areas=(area("Hama", injured=("7",)), area("Homs", killed=("9",))))
    found = assembled(WHOLE, [(("injured",), other)], {}).areas
    assert [(a.name, a.events, sorted(a.tallies)) for a in found] == [
        ("Idleb", 1, ["killed"]),
        ("Hama", 0, ["injured"]),
    ]


def test_an_area_of_which_the_other_source_states_no_number_adds_no_row():
    other = replace(OTHER, areas=(area("Hama", injured=("",)),))
    assert [a.name for a in assembled(WHOLE, [(("injured",), other)], {}).areas] == ["Idleb"]


def test_sources_of_both_are_listed_most_first_and_one_of_both_once():
    found = of("injured")
    assert [s.name for s in found.sources] == ["B", "A"]
    again = assembled(WHOLE, [(("injured",), replace(OTHER, sources=WHOLE.sources))], {})
    assert again.sources == WHOLE.sources
    assert found.vague_used == {"A": 1, "B": 2}


def test_several_are_counted_apart_each_by_its_own_source():
    third = made(3, "C")
    found = assembled(WHOLE, [(("injured",), OTHER), (("displaced",), third)], {})
    best = {key[0]: t.figure.best for key, t in found.tallies.items()}
    assert best == {"killed": 1, "injured": 2, "displaced": 3}

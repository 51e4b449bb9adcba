"""Sources by their short names, wherever they are named; the list of sources keeps both."""

from __future__ import annotations

from dataclasses import replace

from samples.charts import NO_HEALTH, SCD, SOHR, event, summary, tally, total

from sitrep.model.summary import Source, SourceName
from sitrep.model.tallies import Reporting
from sitrep.summarise.short_names import shortened

NAMES = {
    SCD: SourceName("SCD", "rescuers", "https://names.example"),
    SOHR: SourceName("", "monitor"),
}


def test_a_source_is_called_by_its_short_name_in_every_place():
    line = replace(event(1, (SCD, "Another")), stated_by={"killed": (SCD, SOHR)})
    made = summary(
        events=(line,),
        totals=(total("t", "killed", "5", source=SCD),),
        tallies={("killed", ""): tally("killed", "5", sources=(SCD, "Another"))},
        health=replace(NO_HEALTH, distinct_source=SCD, sources=(SCD,)),
        only_before=Reporting((SCD,), ("Idleb",)),
    )
    found = shortened(made, NAMES)
    assert found.events[0].sources == ("SCD", "Another")
    assert found.events[0].stated_by == {"killed": ("SCD", SOHR)}
    assert found.totals[0].source == "SCD"
    assert found.tallies["killed", ""].sources == ("SCD", "Another")
    assert (found.health.distinct_source, found.health.sources) == ("SCD", ("SCD",))
    assert found.only_before == Reporting(("SCD",), ("Idleb",))


def test_the_list_of_sources_keeps_the_whole_name_and_the_log_s_own_address():
    own = Source(SCD, 1, 0, None, None, url="https://log.example")
    made = summary(sources=(own, replace(own, url=""), Source("Another", 1, 0, None, None)))
    first, second, third = shortened(made, NAMES).sources
    assert (first.name, first.short, first.kind) == (SCD, "SCD", "rescuers")
    assert (first.url, second.url) == ("https://log.example", "https://names.example")
    assert third == made.sources[2]


def test_without_short_names_nothing_is_changed():
    made = summary(totals=(total("t", "killed", "5", source=SCD),))
    assert shortened(made, {}) is made
    # A name that config.toml describes without shortening it stays.
    assert shortened(made, {SCD: SourceName()}).totals == made.totals


def test_a_source_is_found_by_its_name_however_it_is_spelt():
    made = summary(
        totals=(total("t", "killed", "5", source=SCD.upper()),),
        sources=(Source(SCD.upper(), 1, 0, None, None),),
    )
    found = shortened(made, NAMES)
    assert found.totals[0].source == "SCD"
    assert (found.sources[0].name, found.sources[0].short) == (SCD.upper(), "SCD")

"""Which columns may hold a person, a place or free text."""

from sitrep.config.built_in import BUILT_IN
from sitrep.model.accounts import TABLES, personal
from sitrep.model.columns import LASTING


def test_every_column_that_no_figure_needs_is_personal():
    assert personal(indicator.name for indicator in BUILT_IN) == {
        "actor",
        "aliases",
        "constraint",
        "description",
        "facility_name",
        "geo_precision",
        "information_credibility",
        "latitude",
        "longitude",
        "name",
        "note",
        "place",
        "source_reliability",
        "source_url",
    }


def test_what_figures_need_are_columns_of_tables():
    assert {column for columns in TABLES.values() for column in columns} >= LASTING

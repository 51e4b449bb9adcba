"""Months in every form, wherever a date is read."""

import pytest

from sitrep.vocabulary import months
from sitrep.vocabulary.fold import fold
from sitrep.vocabulary.lexicon import LANGUAGES


def test_no_name_is_of_two_months():
    of = {}
    for language in LANGUAGES:
        for forms in (months.names(language), months.abbreviations(language)):
            for name, month in forms.items():
                of.setdefault(fold(name).rstrip("."), set()).add(month)
    assert {name: own for name, own in of.items() if len(own) > 1} == {}
    assert set(of) == set(months.numbers())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_names_all_twelve(language):
    assert set(months.names(language).values()) == set(range(1, 13))


@pytest.mark.parametrize(
    ("name", "month"),
    [
        *(("Sept.", 9), ("setiembre", 9), ("févr.", 2), ("FEV", 2), ("août", 8), ("aout", 8)),
        *(("березень", 3), ("березня", 3), ("берез", None), ("бер.", 3), ("березні", 3)),
        *(("март", 3), ("марта", 3), ("мая", 5), ("мае", 5), ("нояб", 11)),
        *(("كانون الثاني", 1), ("كانون ثاني", 1), ("شباط", 2), ("آذار", 3), ("اذار", 3)),
        *(("جانفي", 1), ("ماي", 5), ("أوت", 8), ("غشت", 8), ("دجنبر", 12), ("مايس", 5)),
        *(("يونيه", 6), ("تشرين الأول", 10), ("ديسمبر", 12)),
    ],
)
def test_nominatives_genitives_and_abbreviations_are_known(name, month):
    assert months.numbers().get(fold(name).rstrip(".")) == month


@pytest.mark.parametrize(
    "text",
    [
        "6 мая 2019 г.",
        "6 май 2019",
        "6-май-19",
        "6 травня 2019 року",
        "6 de mayo del 2019",
        "6 mayo 2019",
        "6 أيار 2019",
        "6 مايس ٢٠١٩",
        "6 ماي 2019",
        "6th May, 2019",
    ],
)
def test_a_date_with_a_worded_month_is_read(text):
    assert months.worded(text) == (2019, 5, 6)


@pytest.mark.parametrize("text", ["", "May", "e12", "6 Maytember 2019", "2019-05-06", "May 2019 x"])
def test_what_is_no_date_with_a_worded_month_is_none(text):
    assert months.worded(text) is None

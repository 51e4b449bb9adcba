"""Groups of people by sex or age are known by their words, whatever the log calls them."""

import pytest

from sitrep.model.tallies import CELLS
from sitrep.vocabulary.groups import by_sex_or_age


@pytest.mark.parametrize(
    "group",
    [
        *CELLS,
        "Girls",
        "women and children",
        "women_and_children",
        "elderly",
        "infants",
        "newborns",
        "teenagers",
        "female health workers",
        "under 5",
        "0-17",
        "age_60_plus",
        "filles",
        "Femmes enceintes",
        "personnes âgées",
        "niñas",
        "Adultos mayores",
        "الفتيات",
        "النساء والأطفال",
        "مسنون",
        "жінки",
        "Діти",
        "літні люди",
        "девочки",
        "Женщины и дети",
        "пожилые",
    ],
)
def test_what_tells_sex_or_age_is_a_group_of_it(group):
    assert by_sex_or_age(group)


@pytest.mark.parametrize(
    "group",
    [
        "",
        "civilians",
        "combatants",
        "health_workers",
        "aid workers",
        "patients",
        "foreign_military",
        "journalists",
        "humanitarian staff",
        "civils",
        "personal sanitario",
        "مدنيون",
        "військові",
        "медики",
    ],
)
def test_what_tells_neither_is_none(group):
    assert not by_sex_or_age(group)

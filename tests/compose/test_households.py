"""Households become people in running totals alone, and the report says so where it did it."""

from samples.summaries import Log

from sitrep.compose.phrases import Phrases
from sitrep.compose.sections import displacement, method
from sitrep.wording import Words

OWN = '[[indicator]]\nname = "houses"\nlabel = "households without a roof"\nunit = "households"\n'
EVENT = {"killed": "3", "houses": "12", "source": "S"}
TOTAL = {"indicator": "displaced", "figure": "400", "since": "2019-04-29", "source": "S"}
SAYS = (
    "Running totals of households are given as people too, at 5 people to a household; "
    "the number of people is approximate."
)


def phrases(folder, *totals, rules="household_size = 5"):
    log = Log(folder, rules=rules, more=OWN).events(EVENT)
    return Phrases((log.totals(*totals) if totals else log).summary(), Words())


def told(said):
    return [text for text in method.compose(said.summary, said).bullets if "household" in text]


def test_an_indicator_in_households_stays_so_and_no_people_are_spoken_of(tmp_path):
    assert told(phrases(tmp_path)) == []


def test_a_total_of_people_needs_no_factor(tmp_path):
    assert told(phrases(tmp_path, TOTAL | {"unit": "people"})) == []


def test_a_total_of_households_is_given_as_people_and_the_method_says_how(tmp_path):
    said = phrases(tmp_path, TOTAL | {"unit": "households"})
    assert told(said) == [SAYS]
    # 400 households of 5 people are about 2,000.
    (text,) = (p for p in displacement.compose(said.summary, said).paragraphs if "400" in p)
    assert text.endswith("At 5 people to a household, that is about 2,000 people.")


def test_without_a_factor_households_stay_households(tmp_path):
    said = phrases(tmp_path, TOTAL | {"unit": "households"}, rules="")
    assert told(said) == []
    assert "2,000" not in str(displacement.compose(said.summary, said))

"""Small numbers are spelled in sentences, whatever their qualifier, and stay numerals elsewhere."""

from __future__ import annotations

import pytest

from sitrep.arithmetic.figures import parse, summed
from sitrep.model.figure import EXCEEDED, Figure, Qualifier
from sitrep.wording import Words


@pytest.mark.parametrize(
    ("stated", "spelled", "plain"),
    [
        ("4", "four", "4"),
        ("up to 4", "up to four", "up to 4"),
        ("fewer than 5", "fewer than five", "fewer than 5"),
        ("at least 4", "at least four", "at least 4"),
        ("more than 4", "more than four", "more than 4"),
        ("about 4", "about four", "about 4"),
        ("almost 4", "almost four", "almost 4"),
        # 10 and up are numerals; a range is not spelled in part.
        ("up to 10", "up to 10", "up to 10"),
        ("fewer than 10", "fewer than 10", "fewer than 10"),
        ("4-6", "4–6", "4–6"),
        ("dozens", "dozens", "dozens"),
    ],
)
def test_a_number_below_ten_is_spelled_in_a_sentence_alone(stated, spelled, plain):
    words, figure = Words("en"), parse(stated)
    assert (words.figure(figure, spell=True), words.figure(figure)) == (spelled, plain)


def test_a_sum_that_lacks_a_number_is_spelled_like_others():
    figure = summed([parse("up to 4")], missing=True)
    assert Words("en").figure(figure, spell=True) == "up to four (where stated)"


@pytest.mark.parametrize(
    ("figures", "printed"),
    [
        (("up to 4", "3"), ("up to four", "three")),
        (("up to 4", "12"), ("up to 4", "12")),
        (("up to 4", "4-6"), ("up to 4", "4–6")),
    ],
)
def test_figures_of_one_thing_are_all_spelled_or_all_in_numerals(figures, printed):
    assert Words("en").alike(*map(parse, figures)) == printed


def test_an_exact_nought_that_other_sources_exceed_lacks_no_number():
    # One source says 0, another at least 5: the end is open, and no number is missing.
    assert Words("en").figure(Figure(0, 0, None, Qualifier.EXACT, EXCEEDED)) == "0"
    assert Words("en").figure(summed([parse("0")], missing=True)) == "0 (where stated)"


@pytest.mark.parametrize(
    ("stated", "printed"),
    [
        ("varios", "several"),
        ("عدة", "several"),
        ("plusieurs", "several"),
        ("Quelques", "several"),
        ("docenas", "dozens"),
        ("plusieurs dizaines", "tens"),
        ("des centaines", "hundreds"),
        ("decenas de miles", "tens of thousands"),
        ("plus de dizaines", "more than tens"),
        ("au moins des dizaines", "at least tens"),
        # English words stay as the source has them.
        ("a few", "a few"),
        ("several dozens", "several dozens"),
        ("more than dozens", "more than dozens"),
    ],
)
def test_vague_words_of_another_language_are_printed_in_the_report_s(stated, printed):
    words, figure = Words("en"), parse(stated)
    assert (words.figure(figure), words.value(figure)) == (printed, printed)
    # The source's own words stay with the figure, for the evidence.
    assert figure.words == stated


def test_vague_words_of_the_report_s_language_stay_as_the_source_has_them():
    assert Words("es", "vague-word = muchos\n").figure(parse("docenas")) == "docenas"
    assert Words("es", "vague-word = muchos\n").figure(parse("dozens")) == "muchos"


def test_a_word_that_only_the_config_knows_is_printed_as_it_is():
    assert Words("en").figure(parse("heaps", floors={"heaps": 5})) == "heaps"

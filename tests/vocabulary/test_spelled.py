"""Numbers in words: each language builds its own from small ones."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitrep.arithmetic.figures import parse
from sitrep.vocabulary.fold import fold
from sitrep.vocabulary.lexicon import LANGUAGES
from sitrep.vocabulary.spelled import number, number_at

WRITTEN = {
    "en": [
        *[("thirteen", 13), ("thirty", 30), ("forty-two", 42), ("a hundred", 100)],
        *[("one hundred and twenty", 120), ("three hundred five", 305), ("twelve hundred", 1_200)],
        *[("twenty thousand", 20_000), ("two million three hundred thousand and one", 2_300_001)],
    ],
    "fr": [
        *[("vingt et un", 21), ("soixante et onze", 71), ("soixante-dix-sept", 77)],
        *[("quatre-vingts", 80), ("quatre-vingt-treize", 93), ("quatre-vingt-dix-neuf", 99)],
        *[("cent", 100), ("deux cents", 200), ("mille cent trois", 1_103), ("septante-deux", 72)],
        *[("trois cent mille", 300_000), ("un million deux cent mille", 1_200_000)],
    ],
    "es": [
        *[("treinta y dos", 32), ("veintidós", 22), ("ciento cinco", 105)],
        *[("doscientas treinta y una", 231), ("mil", 1_000), ("dos mil quinientos", 2_500)],
    ],
    "ar": [
        *[("ثلاثون", 30), ("ثلاثين", 30), ("اثنان وثلاثون", 32), ("خمسة عشر", 15)],
        *[("مئة وعشرون", 120), ("مائة وخمسة وأربعين", 145), ("ثلاثمئة", 300), ("ثلاث مئة", 300)],
        *[("ألف ومئتان", 1_200), ("خمسة آلاف", 5_000), ("مئة وأحد عشر", 111)],
    ],
    "uk": [
        *[("тридцять два", 32), ("тридцятьох", 30), ("сорок двоє", 42), ("сто двадцять", 120)],
        *[("двохсот п'яти", 205), ("тисяча двісті", 1_200), ("п'ять тисяч сорок", 5_040)],
    ],
    "ru": [
        *[("тридцать два", 32), ("тридцати", 30), ("сто сорок пять", 145), ("двести", 200)],
        *[("тысяча двести", 1_200), ("два миллиона триста тысяч", 2_300_000)],
    ],
}
PAIRS = [(language, *pair) for language, listed in WRITTEN.items() for pair in listed]


def words(text):
    return fold(text).replace("-", " ").split()


@pytest.mark.parametrize(("language", "text", "value"), PAIRS)
def test_a_number_in_words_is_read_whole(language, text, value):
    assert number_at(words(text), 0, language) == (value, len(words(text)))
    assert number_at([*words(text), "\0"], 0, language) == (value, len(words(text)))


@pytest.mark.parametrize(
    ("language", "text", "value", "length"),
    [
        ("en", "twenty and five", 20, 1),
        ("en", "five six", 5, 1),
        ("en", "thirty forty", 30, 1),
        ("en", "one thousand two thousand", 1_002, 3),
        ("fr", "vingt et cinq", 20, 1),
        ("es", "veinte y mil", 20, 1),
        ("ar", "عشرون وخمسة", 20, 1),
        ("ar", "ثلاثة وأربعة", 3, 1),
        ("uk", "двадцять тридцять", 20, 1),
    ],
)
def test_what_does_not_go_together_is_two_numbers(language, text, value, length):
    assert number_at(words(text), 0, language) == (value, length)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        *[("en", "hundred people"), ("en", "thousand people"), ("en", "million"), ("en", "a few")],
        *[("fr", "millions"), ("es", "miles"), ("uk", "тисяч"), ("uk", "тисяча людей")],
        *[("ru", "тысяча"), ("ar", "المئة"), ("en", "people")],
    ],
)
def test_a_scale_with_nothing_before_it_is_no_number(language, text):
    assert number_at(words(text), 0, language) is None


ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def english(n):
    for scale, name in ((1_000_000, "million"), (1_000, "thousand"), (100, "hundred")):
        if n >= scale:
            rest = f" and {english(n % scale)}" if n % scale else ""
            return f"{english(n // scale)} {name}{rest}"
    if n < 20:
        return ONES[n]
    return TENS[n // 10 - 2] + (f"-{ONES[n % 10]}" if n % 10 else "")


@given(st.integers(1, 999_999_999))
def test_any_number_in_english_words_is_read(n):
    text = words(english(n))
    assert number_at(text, 0, "en") == (n, len(text))


@given(
    st.sampled_from(LANGUAGES),
    st.lists(st.sampled_from(sorted({w for _, t, _ in PAIRS for w in words(t)})), min_size=1),
)
def test_any_row_of_number_words_ends_and_reads_no_word_twice(language, text):
    read = number_at(text, 0, language)
    assert read is None or (read[0] >= 1 and 1 <= read[1] <= len(text))


@pytest.mark.parametrize(
    ("text", "value"),
    [("Forty-two", 42), ("deux cents", 200), ("treinta y dos", 32), ("тридцять два", 32)],
)
def test_a_cell_may_state_its_count_in_words(text, value):
    assert number(fold(text)) == value
    figure = parse(text)
    assert (figure.low, figure.best, figure.high) == (value, value, value)
    assert parse(f"at least {text}").high is None


def test_a_cell_of_two_numbers_in_words_is_none():
    assert number("twenty and five") is None
    assert number("forty two killed") is None

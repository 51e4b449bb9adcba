"""Words to low, best and high, and sums that claim no more than their parts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples.summaries import about, at_least, exactly, more_than, said

from sitrep.arithmetic import figures
from sitrep.arithmetic.figures import WEAKNESS
from sitrep.arithmetic.households import households_to_people
from sitrep.model.figure import ROUGHLY, Figure, Qualifier
from sitrep.model.problem import BadValue
from sitrep.vocabulary.fold import fold

counts = st.integers(0, 1_000_000)


@st.composite
def figure(draw: st.DrawFn) -> Figure:
    """Draw a figure as a source may state it, or as reconciling may leave it."""
    qualifier = draw(st.sampled_from(list(Qualifier)))
    low, best, high = sorted(draw(st.tuples(counts, counts, counts)))
    if qualifier is Qualifier.RANGE:
        return Figure(low, best, high, qualifier)
    return figures.stated(best, qualifier)


parts = st.lists(st.none() | figure(), min_size=1, max_size=8)


# --- words --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "low", "best", "high", "qualifier"),
    [
        ("67", 67, 67, 67, "exact"),
        ("0", 0, 0, 0, "exact"),
        ("3.0", 3, 3, 3, "exact"),
        ("at least 67", 67, 67, None, "at least"),
        ("≥67", 67, 67, None, "at least"),
        (">= 67", 67, 67, None, "at least"),
        ("no fewer than 67", 67, 67, None, "at least"),
        ("67+", 67, 67, None, "at least"),
        ("more than 130,000", 130_000, 130_000, None, "more than"),
        ("over 130 000", 130_000, 130_000, None, "more than"),
        (">30", 30, 30, None, "more than"),
        ("＞30", 30, 30, None, "more than"),
        ("up to 25", 0, 25, 25, "up to"),
        ("no more than 25", 0, 25, 25, "up to"),
        ("~350 000", 350_000, 350_000, 350_000, "about"),
        ("almost 270000", 270_000, 270_000, 270_000, "about"),
        ("an estimated 3 million", 3_000_000, 3_000_000, 3_000_000, "about"),
        ("some 40", 40, 40, 40, "about"),
        ("10-15", 10, 10, 15, "range"),
        ("10 – 15", 10, 10, 15, "range"),
        ("10 to 15", 10, 10, 15, "range"),
        ("between 10 and 15", 10, 10, 15, "range"),
        ("7-7", 7, 7, 7, "exact"),
        ("dozens", 12, 12, None, "vague"),
        ("Tens of thousands", 10_000, 10_000, None, "vague"),
        ("more than dozens", 12, 12, None, "vague"),
        ("٦٧", 67, 67, 67, "exact"),
        ("٣٥٠٬٠٠٠", 350_000, 350_000, 350_000, "exact"),
    ],
)
def test_a_cell_is_read_as_low_best_high_and_a_qualifier(text, low, best, high, qualifier):
    assert figures.parse(text) == Figure(low, best, high, Qualifier(qualifier), text)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("une dizaine", 10),
        ("vingtaine", 20),
        ("une centaine", 100),
        ("una docena", 12),
        ("un centenar", 100),
        ("десяток", 10),
        ("сотня", 100),
        ("a dozen", 12),
        ("about a hundred", 100),
    ],
)
def test_a_round_word_is_about_its_number(text, number):
    assert figures.parse(text) == Figure(number, number, number, Qualifier.ABOUT, text)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("seven", 7),
        ("deux", 2),
        ("doce", 12),
        ("ثلاثة", 3),
        ("п'ять", 5),
        ("none", 0),
        ("nil", 0),
        ("aucun", 0),
        ("zero", 0),
        ("ninguno", 0),
    ],
)
def test_a_number_in_words_is_that_number(text, number):
    assert figures.parse(text) == Figure(number, number, number, Qualifier.EXACT, text)


def test_a_qualified_number_in_words_keeps_its_qualifier():
    assert said(figures.parse("at least a dozen")) == at_least(12)
    assert said(figures.parse("plus de deux")) == more_than(2)


@pytest.mark.parametrize("text", ["several", "a few", "quelques", "plusieurs", "varios", "кілька"])
def test_a_word_without_a_number_states_none_and_is_not_unreported(text):
    assert figures.parse(text) == Figure(0, 0, None, Qualifier.VAGUE, text)


def test_a_word_without_a_number_has_the_floor_that_config_gives_it():
    assert said(figures.parse("several", floors={"several": 3})) == (3, 3, None, "vague")


@pytest.mark.parametrize(
    "text", ["fewer than 10", "less than ten", "<10", "moins de 10", "менше 10"]
)
def test_fewer_than_ten_is_up_to_nine(text):
    assert said(figures.parse(text)) == (0, 9, 9, "up to")


def test_no_fewer_than_ten_is_at_least_ten():
    assert said(figures.parse("no fewer than 10")) == at_least(10)


def test_nobody_can_be_fewer_than_none():
    with pytest.raises(ValueError, match="fewer than nobody"):
        figures.parse("<0")


def test_a_word_that_config_calls_unreported_is_no_nought():
    assert figures.parse("None", unreported={"none"}) is None


def test_several_and_a_number_are_at_least_the_number():
    assert added("several", "3") == at_least(3)
    assert added("several", "dozens") == at_least(12)
    assert added("fewer than 10", "3") == (3, 3, 12, "range")


def test_a_sum_in_which_no_number_is_stated_keeps_the_word():
    total, reported, of = figures.add([figures.parse("several"), figures.parse("0"), None])
    assert (total, reported, of) == (Figure(0, 0, None, Qualifier.VAGUE, "several"), 2, 3)


@pytest.mark.parametrize("text", ["", "  ", "-", "—", "unknown", "N/A", "NaN", "not reported"])
def test_a_cell_that_states_no_number_is_unreported_and_not_zero(text):
    assert figures.parse(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "-3",
        "many",
        "1.5",
        "12,34",
        "15-10",
        "10 and 15",
        "up to dozens",
        "1e5",
        "about",
        ">",
        "=1+1",
        "<script>",
        "9" * 40,
        "1" * 300,
        "12:30",
        "5%",
        "½",
        "1.2345678 million",
    ],
)
def test_a_cell_that_is_no_count_is_refused(text):
    with pytest.raises(ValueError):  # noqa: PT011 - the reasons differ
        figures.parse(text)


def test_a_negative_number_is_told_to_be_negative():
    with pytest.raises(ValueError, match="is negative"):
        figures.parse("-5")


@pytest.mark.parametrize("text", ["350.000", "1.000"])
def test_a_dot_that_may_part_thousands_is_refused_and_not_read_as_a_decimal(text):
    with pytest.raises(ValueError, match="is not a count"):
        figures.parse(text)


def test_the_mark_of_a_footnote_is_not_read_as_a_digit():
    with pytest.raises(ValueError, match="raised digit"):
        figures.parse("67²")


def test_a_range_has_its_lower_end_as_best_unless_the_midpoint_is_asked_for():
    assert said(figures.parse("10-13")) == (10, 10, 13, "range")
    assert said(figures.parse("10-13", midpoint=True)) == (10, 11, 13, "range")


def test_a_vague_word_has_the_floor_that_the_rules_give_it():
    assert said(figures.parse("a few", floors={"a few": 3})) == (3, 3, None, "vague")


@given(counts, st.sampled_from(["{}", "at least {}", ">{}", "~{}", "up to {}"]))
def test_a_number_is_read_alike_with_and_without_separators(number, form):
    plain, parted = figures.parse(form.format(number)), figures.parse(form.format(f"{number:,}"))
    assert said(plain) == said(parted)
    assert plain.best == number


@given(st.text(max_size=40))
def test_any_text_is_a_sound_figure_or_unreported_or_refused(text):
    try:
        found = figures.parse(text)
    except ValueError:
        return
    if found is not None:
        assert 0 <= found.low <= found.best
        assert found.high is None or found.best <= found.high


# --- sums ---------------------------------------------------------------------------------


def added(*texts: str):
    return said(figures.add(figures.parse(t) for t in texts)[0])


def test_a_sum_of_exact_numbers_is_exact():
    assert added("3", "2") == exactly(5)


def test_a_sum_keeps_the_weakest_qualifier_of_its_parts():
    assert added(">150", "2") == more_than(152)
    assert added("≥3", "2") == at_least(5)
    assert added(">3", "≥3") == more_than(6)
    assert added("~10", "2") == about(12)
    assert added("10-13", "2") == (12, 12, 15, "range")
    assert added("up to 5", "2") == (2, 2, 7, "range")
    assert added("up to 5", "up to 2") == (0, 7, 7, "up to")


def test_a_vague_word_counts_as_its_floor_in_a_sum():
    assert added("dozens", "2") == at_least(14)


def test_a_sum_of_a_midpoint_and_a_minimum_claims_no_more_than_the_lower_end():
    parts = [figures.parse("10-20", midpoint=True), figures.parse("more than 5")]
    assert said(figures.add(parts)[0]) == more_than(15)


def test_up_to_and_at_least_leave_the_minimum():
    assert added("up to 3", "at least 2") == at_least(2)


def test_a_missing_part_makes_a_sum_a_minimum():
    assert added("2", "", "0") == at_least(2)
    assert added("10-13", "") == at_least(10)
    assert added("up to 3", "5", "") == at_least(5)
    assert added(">150", "2", "") == more_than(152)


def test_an_open_end_stays_open_beside_an_about():
    total, _, _ = figures.add(figures.parse(t) for t in ("about 10", "at least 5"))
    assert (said(total), total.words) == (at_least(15), ROUGHLY)
    assert said(figures.add([figures.parse("about 10"), None])[0]) == at_least(10)


def test_where_nothing_is_surely_stated_a_sum_is_no_minimum():
    assert added("up to 20", "") == (0, 20, None, "up to")
    assert added("0", "") == (0, 0, None, "exact")
    assert added("0-5", "") == (0, 5, None, "up to")
    assert added("up to 20", "0", "") == (0, 20, None, "up to")


def test_a_single_part_stays_as_its_source_states_it():
    total, reported, of = figures.add([figures.parse("dozens")])
    assert (total.words, reported, of) == ("dozens", 1, 1)


def test_nothing_reported_has_no_sum():
    assert figures.add([None, None]) == (None, 0, 2)
    assert figures.add([]) == (None, 0, 0)


@given(parts)
def test_a_sum_holds_together_and_counts_its_parts(given_parts):
    total, reported, of = figures.add(given_parts)
    known = [f for f in given_parts if f is not None]
    assert (reported, of) == (len(known), len(given_parts))
    if not known:
        assert total is None
        return
    assert total.low <= total.best
    assert total.high is None or total.best <= total.high
    # "0-5" and a blank are "up to 5": the number that an "up to" states is its upper end.
    upper = total.qualifier is Qualifier.UP_TO
    assert total.best <= sum(f.high if upper and f.high else f.best for f in known)


@given(parts)
def test_a_sum_never_claims_more_than_its_parts(given_parts):
    total, reported, of = figures.add(given_parts)
    known = [f for f in given_parts if f is not None]
    if not known:
        return
    least = sum(f.low for f in known)
    if total.qualifier in (Qualifier.AT_LEAST, Qualifier.MORE_THAN, Qualifier.VAGUE):
        assert total.best <= least
        assert total.high is None
    if total.qualifier is Qualifier.MORE_THAN:
        assert any(f.qualifier is Qualifier.MORE_THAN for f in known)
    if total.qualifier is Qualifier.EXACT and total.high is not None:
        assert all(f.qualifier is Qualifier.EXACT for f in known)
        assert reported == of
    if total.high is not None:
        assert reported == of
        assert total.high == sum(f.high for f in known)


@given(parts)
def test_a_sum_does_not_depend_on_the_order_of_its_parts(given_parts):
    assert figures.add(given_parts) == figures.add(given_parts[::-1])


@given(st.lists(figure(), min_size=2, max_size=6))
def test_no_sum_is_firmer_than_its_weakest_part(given_parts):
    total, _, _ = figures.add(given_parts)
    weakest = max((f.qualifier for f in given_parts), key=WEAKNESS.index)
    if total.high is not None:
        # A least of which "up to" would not tell makes a range.
        ranged = weakest is Qualifier.UP_TO and 0 < total.low < total.high
        assert total.qualifier is (Qualifier.RANGE if ranged else weakest)
        return
    minima = (Qualifier.AT_LEAST, Qualifier.MORE_THAN)
    # Nothing surely stated is no minimum.
    assert total.qualifier in minima or total.low == 0


# --- totals that overlap, rises, households --------------------------------------------------


def test_overlapping_counts_of_things_give_the_largest_minimum():
    parse = figures.parse
    assert said(figures.distinct_minimum([parse("4"), parse("at least 5"), None])) == at_least(5)
    assert said(figures.distinct_minimum([parse("4")])) == exactly(4)
    assert figures.distinct_minimum([None]) is None


def test_two_equal_counts_in_windows_that_overlap_may_be_of_more_things():
    four = figures.parse("4")
    assert said(figures.distinct_minimum([four, four])) == at_least(4)


@pytest.mark.parametrize(
    ("earlier", "later", "rise"),
    [
        ("at least 323000", "at least 350000", 27_000),
        ("5", "more than 7", 2),
        ("67", "35", -32),
        ("~180000", "more than 200000", None),
        ("more than 200000", "almost 270000", None),
        ("up to 25", "35", None),
        ("dozens", "36", None),
    ],
)
def test_a_minimum_rises_only_where_both_state_one(earlier, later, rise):
    assert figures.rise(figures.parse(earlier), figures.parse(later)) == rise


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("100", about(500)),
        ("at least 100", at_least(500)),
        ("more than 100", at_least(500)),
        ("100-200", (500, 500, 1_000, "about")),
        ("up to 100", (0, 500, 500, "up to")),
        ("dozens", None),
    ],
)
def test_households_times_a_factor_are_about_so_many_people(text, people):
    assert said(households_to_people(figures.parse(text), 5.0)) == people
    assert households_to_people(figures.parse(text), None) is None


def test_a_fractional_household_size_gives_whole_people():
    assert said(households_to_people(figures.parse("3"), 5.5)) == about(16)


# --- the words and digits of other languages --------------------------------------------------


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (
            (
                "au moins 67",
                "67 au moins",
                "al menos 67",
                "por lo menos 67",
                "على الأقل ٦٧",
                "٦٧ على الاقل",
                "ما لا يقل عن 67",
                "щонайменше 67",
                "принаймні 67",
                "Au  Moins 67",
            ),
            at_least(67),
        ),
        (
            (
                "plus de 1 200",
                "más de 1,200",
                "mas de 1200",
                "أكثر من ١٬٢٠٠",
                "اكثر من ۱۲۰۰",
                "понад 1 200",
                "більше 1200",
                "більше ніж 1200",
            ),
            more_than(1200),
        ),
        (
            (
                "environ 300",
                "près de 300",
                "unos 300",
                "alrededor de 300",
                "نحو 300",
                "حوالي ٣٠٠",
                "300 تقريباً",
                "близько 300",
            ),
            about(300),
        ),
        (("jusqu'à 20", "jusqu’à 20", "hasta 20", "حتى 20", "до 20"), (0, 20, 20, "up to")),
        (
            (
                "10 à 15",
                "entre 10 et 15",
                "de 10 a 15",
                "entre 10 y 15",
                "من 10 إلى 15",
                "بين ١٠ و ١٥",
                "від 10 до 15",
                "між 10 і 15",
                "10–15",
                "10−15",
                "10—15",
            ),
            (10, 10, 15, "range"),
        ),
        (("des dizaines", "decenas", "عشرات", "десятки", "Dizaines"), (10, 10, None, "vague")),
        (("des centaines", "cientos", "centenares", "مئات", "сотні"), (100, 100, None, "vague")),
        (("plusieurs milliers", "miles", "آلاف", "тисячі"), (1_000, 1_000, None, "vague")),
        (
            ("dizaines de milliers", "decenas de miles", "عشرات الآلاف", "десятки тисяч"),
            (10_000, 10_000, None, "vague"),
        ),
        (("1,5 million", "1.5 millones", "1,5 млн"), exactly(1_500_000)),
    ],
)
def test_words_of_the_five_languages_say_the_same(texts, expected):
    assert {text: said(figures.parse(text)) for text in texts} == dict.fromkeys(texts, expected)


@pytest.mark.parametrize(
    "text",
    [
        "inconnu",
        "non renseigné",
        "desconocido",
        "sin datos",
        "غير معروف",
        "غير محدد",
        "невідомо",
        "немає даних",
        "?",
        "–",
        "N.A.",
        "INCONNU",
    ],
)
def test_what_says_that_none_is_known_does_so_in_every_language(text):
    assert figures.parse(text) is None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1.234.567", 1_234_567),
        ("1 234", 1_234),
        ("1’234", 1_234),
        ("3,0", 3),
        ("1.234,00", 1_234),
        ("1,234.00", 1_234),
        ("۶۷", 67),
        ("١٬٢٣٤", 1_234),
        ("\u200f٦٧\u200f", 67),
    ],
)
def test_separators_that_can_be_read_one_way_are_read(text, number):
    assert said(figures.parse(text)) == exactly(number)


@pytest.mark.parametrize("text", ["1.234", "1,5", "٣٫٥", "1.234 million", "1,234 million", "≯5"])
def test_separators_that_can_be_read_two_ways_are_refused(text):
    with pytest.raises(ValueError, match="is not a count"):
        figures.parse(text)


def test_a_vague_word_of_another_language_has_the_floor_of_the_english_one():
    assert said(figures.parse("مئات", floors={"hundreds": 200})) == (200, 200, None, "vague")
    assert figures.parse("des centaines").words == "des centaines"


@given(counts, st.sampled_from("٠۰०０"))
def test_digits_of_other_scripts_are_read_as_ours(number, zero):
    text = "".join(chr(ord(zero) + int(digit)) for digit in str(number))
    assert said(figures.parse(text)) == exactly(number)


# --- at the edges ---------------------------------------


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("heaps", 'if it says that nobody knows one: [rules] unreported = ["heaps"]'),
        ("a whole lot", ""),
        ("many people", 'if it says that nobody knows one: [rules] unreported = ["many people"]'),
        ("tbd.", 'if it says that nobody knows one: [rules] unreported = ["tbd."]'),
        ("ab", ""),
        ("12 x 3", ""),
    ],
)
def test_how_to_declare_a_word_is_said_of_a_word_alone(text, hint):
    with pytest.raises(BadValue) as refused:
        figures.parse(text)
    assert refused.value.hint.endswith(hint)
    assert bool(refused.value.hint) is bool(hint)


def test_a_count_of_all_people_alive_is_read_and_a_larger_one_is_refused():
    assert figures.parse("10000000000").best == 10_000_000_000
    with pytest.raises(BadValue, match="larger than any count"):
        figures.parse("10000000001")


def test_a_cell_of_two_hundred_characters_is_read_and_a_longer_one_is_refused():
    assert figures.parse("7".rjust(200)).best == 7
    with pytest.raises(BadValue, match="201 characters long"):
        figures.parse("7".rjust(201))


@pytest.mark.parametrize(
    ("text", "low", "high"), [("5-5", 5, 5), ("5-6", 5, 6), ("between 5 and 6", 5, 6)]
)
def test_a_range_of_one_number_is_that_number(text, low, high):
    found = figures.parse(text)
    assert (found.low, found.high) == (low, high)
    assert (found.qualifier is Qualifier.EXACT) is (low == high)


def test_a_range_that_runs_backwards_is_refused():
    with pytest.raises(BadValue, match="7 is more than 5"):
        figures.parse("7-5")


def test_fewer_than_one_is_none_and_fewer_than_nobody_is_no_count():
    found = figures.parse("fewer than 1")
    assert (found.low, found.best, found.high, found.words) == (0, 0, 0, "< 1")
    with pytest.raises(BadValue, match="fewer than nobody"):
        figures.parse("fewer than 0")


@pytest.mark.parametrize(
    ("text", "number"),
    [("1.5 million", 1_500_000), ("2.25 thousand", 2_250), ("3 million", 3_000_000)],
)
def test_a_scaled_number_is_multiplied_out(text, number):
    assert figures.parse(text).best == number


@pytest.mark.parametrize("text", ["1.2345 thousand", "1.234 million"])
def test_a_scaled_number_that_is_no_whole_one_or_may_be_two_is_refused(text):
    with pytest.raises(BadValue):
        figures.parse(text)


def test_up_to_a_vague_word_has_no_floor():
    with pytest.raises(BadValue):
        figures.parse("up to dozens")
    assert figures.parse("more than dozens").low == 12


def test_one_of_several_counts_of_things_is_as_its_source_states_it():
    four, none = figures.stated(4, Qualifier.EXACT), None
    assert figures.distinct_minimum([none, four, none]) == four
    assert figures.distinct_minimum([four, figures.stated(3, Qualifier.EXACT)]) == figures.stated(
        4, Qualifier.AT_LEAST
    )
    assert figures.distinct_minimum([none]) is None


@pytest.mark.parametrize(
    "text", ["N/D", "n/d", "se desconoce", "No consta", "unk.", "unk", "не відомо", "не известно"]
)
def test_further_words_for_unknown_state_no_number(text):
    assert figures.parse(text) is None


@pytest.mark.parametrize("text", ["немає", "нет", "لا يوجد", "no hay"])
def test_words_for_none_are_nought_unless_declared_unreported(text):
    found = figures.parse(text)
    assert (found.low, found.best, found.high) == (0, 0, 0)
    assert figures.parse(text, unreported={fold(text)}) is None


@pytest.mark.parametrize(
    "text",
    ["10 or fewer", "10 or less", "10 ou moins", "10 o menos", "10 або менше", "10 или менее"],
)
def test_so_many_or_fewer_is_up_to_so_many(text):
    found = figures.parse(text)
    assert (found.low, found.best, found.high) == (0, 10, 10)
    assert found.qualifier is Qualifier.UP_TO


@pytest.mark.parametrize("text", ["1,200 HH", "about 300 families", "200 ménages", "50 сімей"])
def test_households_are_not_to_be_written_as_people(text):
    """Who takes the unit away to make a number of it makes people of households."""
    with pytest.raises(BadValue) as raised:
        figures.parse(text)
    assert 'column = "hh"' in raised.value.hint


@pytest.mark.parametrize(
    ("text", "number"),
    [
        # South Asia groups by two above the thousands.
        ("1,20,000", 120_000),
        ("3,45,678", 345_678),
        ("1,23,45,678", 12_345_678),
        ("१,२०,०००", 120_000),
        ("3 lakh", 300_000),
        ("2.5 Lakhs", 250_000),
        ("2 crore", 20_000_000),
        ("three lakh", 300_000),
        ("12k", 12_000),
        ("12 K", 12_000),
        ("1.2K", 1_200),
        ("1'200", 1_200),
        ("1\u202f200", 1_200),
        ("１２", 12),
        ("၁၂၃", 123),
        ("১২৩", 123),
    ],
)
def test_a_number_is_read_as_it_is_written_in_many_countries(text, number):
    assert said(figures.parse(text)) == exactly(number)


@pytest.mark.parametrize("text", ["30 +", "30+", "٣٠ +", "30 plus", "30 et plus", "thirty plus"])
def test_a_plus_after_a_number_is_at_least(text):
    assert said(figures.parse(text)) == at_least(30)


@pytest.mark.parametrize("text", ["30ish", "30-ish", "30 ish"])
def test_a_number_with_ish_is_about(text):
    assert said(figures.parse(text)) == about(30)


@pytest.mark.parametrize(
    "text",
    [
        "1,2,000",
        "1,20,00",
        "120,00,000",
        "1.2345k",
        "1.200k",
        "5 + 2",
        "+30",
        "30/40",
        "3 (2 children)",
    ],
)
def test_what_may_be_two_numbers_or_none_is_refused(text):
    with pytest.raises(BadValue):
        figures.parse(text)

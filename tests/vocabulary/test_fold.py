"""How texts are compared: what is one word, one name, one id, and what is not."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitrep.vocabulary.fold import code, digits, fold, has_raised_digits, spelling, visible

FOLDINGS = [visible, fold, spelling]
#: Letters and digits of any script, the marks that stand on them, and what parts words.
WORDS = st.text(st.one_of(st.characters(categories=["L", "Mn", "Nd"]), st.sampled_from("  -'")))
#: Seen by nobody: soft hyphen, marks of direction, joiners, the mark of byte order.
UNSEEN = "\u00ad\u200b\u200d\u200e\u200f\u202a\u2066\ufeff"
SPACES = " \t\n\u00a0\u2003\u202f\u3000"


@pytest.mark.parametrize("folding", FOLDINGS)
@given(text=st.text())
def test_what_is_folded_stays_as_it_is(folding, text):
    assert folding(folding(text)) == folding(text)


@pytest.mark.parametrize("folding", FOLDINGS)
@given(text=WORDS, mark=st.sampled_from(UNSEEN), place=st.integers(0, 20))
def test_a_mark_that_nobody_sees_tells_nothing_apart(folding, text, mark, place):
    assert folding(text[:place] + mark + text[place:]) == folding(text)


@pytest.mark.parametrize("folding", FOLDINGS)
@given(
    parts=st.lists(st.text("abc", min_size=1), min_size=1),
    spaces=st.text(SPACES, min_size=1),
)
def test_white_space_of_every_kind_is_one_space(folding, parts, spaces):
    assert folding(spaces + spaces.join(parts) + spaces) == " ".join(parts)


@pytest.mark.parametrize("folding", [fold, spelling])
@given(text=WORDS)
def test_case_tells_nothing_apart(folding, text):
    assert folding(text.casefold()) == folding(text)


@pytest.mark.parametrize("folding", FOLDINGS)
@given(text=WORDS)
def test_how_an_accent_is_put_together_tells_nothing_apart(folding, text):
    assert folding(unicodedata.normalize("NFD", text)) == folding(text)
    assert folding(unicodedata.normalize("NFC", text)) == folding(text)


@pytest.mark.parametrize("folding", FOLDINGS)
@given(text=st.text(st.characters(min_codepoint=0x21, max_codepoint=0x7E)))
def test_width_tells_nothing_apart(folding, text):
    wide = "".join(chr(ord(char) + 0xFEE0) for char in text)
    assert folding(wide) == folding(text)


@given(st.integers(0, 10**9), st.sampled_from("٠۰०０"))
def test_words_and_names_have_the_digits_0_to_9(number, zero):
    other = "".join(chr(ord(zero) + int(digit)) for digit in str(number))
    assert fold(other) == spelling(other) == digits(other) == str(number)


def test_ids_keep_their_case_and_accents():
    assert visible("E1\u200f") == "E1"
    assert visible("Éa  1") == "Éa 1"
    assert len({visible("e1"), visible("E1"), visible("é1")}) == 3


@pytest.mark.parametrize(
    "names",
    [
        ("Aleppo", "ALEPPO", "Al\u200beppo", "Aleppo\u200f", "Ａleppo"),
        ("Deir ez-Zor", "deir  ez zor", "Deir\u00a0ez‐Zor", "Deir-ez-Zor", "Deir ez–Zor"),
        ("Ma'arrat", "Maarrat", "Ma’arrat", "Ma`arrat", "Maʿarrat", "Ma´arrat"),
        ("Hôpital Central", "Hopital central", "Hôpital Central"),
        ("إدلب", "ادلب", "ﺇﺩﻟﺐ", "إدلـــب", "إِدْلِب"),
        ("Αθήνα", "αθηνα"),
        ("Кам'янське", "КАМ’ЯНСЬКЕ"),
    ],
)
def test_spellings_of_one_name_are_one(names):
    assert len({spelling(name) for name in names}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Мій", "Мии"),  # й is no и with an accent, but another letter
        ("कि", "क"),
        ("Camp 1", "Camp 2"),
        ("Clinic A", "Clinic A+"),
        ("Kafr Nabl", "Kafranbel"),
    ],
)
def test_names_that_differ_in_letters_are_two(one, other):
    assert spelling(one) != spelling(other)


def test_words_are_folded_without_accents_in_every_script_and_signs_keep_theirs():
    assert fold("DÉCÉDÉS") == "decedes"
    assert fold("подтверждён") == fold("подтвержден")
    assert fold("≯") != fold(">")
    assert fold("jusqu’à") == "jusqu'a"
    assert fold("١٬٢٣٤٫٥") == "1,234.5"


def test_a_code_keeps_the_accents_that_are_printed():
    assert code(" Ground-attack ") == code("ground attack") == "ground_attack"
    assert code("Poste de Santé") == "poste_de_santé"


def test_raised_digits_are_told_from_others():
    assert has_raised_digits("67²")
    assert has_raised_digits("½")
    assert not has_raised_digits("67 ٦٧")

"""The files of words: alike in their keys, and no word in them with two meanings."""

import pytest

from sitrep.arithmetic.figures import parse
from sitrep.model.accounts import EVENT_CHOICES, TABLES
from sitrep.model.figure import Qualifier
from sitrep.vocabulary import lexicon
from sitrep.vocabulary.fold import fold
from sitrep.vocabulary.lexicon import LANGUAGES, VAGUE_FLOORS


def keys(table, before=""):
    """Every key under which a list of words stands."""
    for key, value in table.items():
        if isinstance(value, dict):
            yield from keys(value, f"{before}{key}.")
        else:
            yield before + key


KEYS = set(keys(lexicon.file("en")))
#: Tables of which each key is a meaning. A number is read in one of several ways, all one kind.
KINDS = {k.rpartition(".")[0] for k in KEYS} - {
    *("", "figures", "dates", "rows", "narrative", "narrative.prose", "headers", "persons"),
    *("headers.shared", *(f"headers.{table}" for table in TABLES), "figures.joining"),
}
A_NUMBER = ("numbers", "round", "vague")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_keys(language):
    assert unnumbered(keys(lexicon.file(language))) == unnumbered(KEYS)


def unnumbered(names):
    """The keys without the numbers and scales that a language has a word of its own for."""
    own = ("figures.numbers.", "figures.scales.", "narrative.about.")
    return {name for name in names if not name.startswith(own)}


def test_the_signs_have_only_keys_that_the_languages_have():
    assert set(keys(lexicon.file("signs"))) <= KEYS


@pytest.mark.parametrize("language", ["signs", *LANGUAGES])
def test_no_word_stands_twice_in_one_list(language):
    for key in keys(lexicon.file(language)):
        listed = [str(word) for word in lexicon.found(key, language)]
        assert len(listed) == len(set(listed)), key


def meanings(kind):
    """Each folded word of a kind with all of its meanings."""
    found = {}
    for language in ("signs", *LANGUAGES):
        for meaning, words in dict(lexicon.found(kind, language) or {}).items():
            for word in words:
                found.setdefault(fold(word), set()).add(meaning)
    return found


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_no_word_has_two_meanings_of_one_kind(kind):
    assert {word: own for word, own in meanings(kind).items() if len(own) > 1} == {}


def test_no_cell_says_two_things_of_a_number():
    owners = {}
    for word in (*lexicon.folded("figures.unreported"), *lexicon.folded("figures.some")):
        owners.setdefault(word, []).append("no number")
    for kind in A_NUMBER:
        for word, own in meanings(f"figures.{kind}").items():
            owners.setdefault(word, []).append((kind, *own))
    assert {word: own for word, own in owners.items() if len(own) > 1} == {}


def test_the_meanings_are_those_of_the_model():
    en = lexicon.file("en")
    assert tuple(en["statuses"]) == EVENT_CHOICES["status"]
    assert set(en["figures"]["vague"]) == set(VAGUE_FLOORS)
    assert {*en["figures"]["openers"], *en["figures"]["closers"]} <= {*Qualifier, "fewer than"}
    for table in ("events", "totals", "facilities"):
        assert set(en["headers"][table]) <= set(TABLES[table])


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        ("Unconfirmed", "reported"),
        ("Not confirmed", "reported"),
        ("not_verified", "reported"),
        ("Non confirmé", "reported"),
        ("sin confirmar", "reported"),
        ("غير مؤكد", "reported"),
        ("НЕ ПІДТВЕРДЖЕНО", "reported"),
        ("неподтверждённый", "reported"),
        ("verified", "confirmed"),
        ("Confirmé", "confirmed"),
        ("مؤكدة", "confirmed"),
        ("підтверджено", "confirmed"),
        ("Démenti", "denied"),
        ("спростовано", "denied"),
        ("retracted", "withdrawn"),
        ("annulé", "withdrawn"),
        ("отозвано", "withdrawn"),
        ("ملغى", "withdrawn"),
        ("contesté", "disputed"),
    ],
)
def test_statuses_are_known_in_every_language(text, stands):
    assert lexicon.meanings("statuses")[fold(text.replace("_", " "))] == stands


@pytest.mark.parametrize(
    "text", ["unconfirmd", "not confirmd", "non confirme pas", "не подтвержденно", "غير مؤكدد"]
)
def test_negations_are_seen_in_every_language(text):
    assert lexicon.says_no(fold(text))


@pytest.mark.parametrize("text", ["confirmd", "notified", "withdrawm"])
def test_what_only_begins_like_a_negation_is_none(text):
    assert not lexicon.says_no(fold(text))


@pytest.mark.parametrize(
    ("text", "floor"), [("десятки", 10), ("сотни", 100), ("десятки тысяч", 10_000)]
)
def test_russian_words_have_the_floors_of_the_english_ones(text, floor):
    assert parse(text).low == floor


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("не менее 67", 67, None),
        ("более 30", 30, None),
        ("до 20", 0, 20),
        ("около 300", 300, 300),
        ("от 10 до 15", 10, 15),
        ("1,5 млн", 1_500_000, 1_500_000),
    ],
)
def test_russian_figures_are_read(text, low, high):
    figure = parse(text)
    assert (figure.low, figure.high) == (low, high)

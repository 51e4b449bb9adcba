"""The catalogue: every message is used and explained, plurals are its own, none is glue."""

import ast
import re
from collections import Counter

import pytest
from samples.workspaces import ROOT

from sitrep.wording import Words
from sitrep.wording.catalogue import LOCALE_FOLDER, Counted, entries, languages, shipped

EN = Words()
PACKAGE = ROOT / "sitrep"


def trees(*folders):
    for folder in folders or ("",):
        for path in sorted((PACKAGE / folder).rglob("*.py")):
            name = path.relative_to(PACKAGE).as_posix()
            yield name, ast.parse(path.read_text(encoding="utf-8"))


def texts(tree):
    """Every text that stands in the code, docstrings too."""
    return {n.value for n in ast.walk(tree) if isinstance(n, ast.Constant) and n.value}


# --- what stands in it ------------------------------------------------------------------------


def test_every_message_is_printed_somewhere():
    written = {text for _, tree in trees() for text in texts(tree) if isinstance(text, str)}
    # Reasons are named after the codes of problems, of which each is given somewhere.
    named = {e.name for e in entries(shipped("en")) if not e.name.startswith("reason-")}
    assert named - written == set()


def test_every_message_that_the_code_prints_is_there():
    known = {e.name for e in entries(shipped("en"))}
    for name, tree in trees("compose", "charts", "publish", "templating", "wording", "preview"):
        for node in ast.walk(tree):
            called = isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1]
            if (
                called in ("words", "_words", "self")
                and node.args
                and isinstance(node.args[0], ast.Constant)
            ):
                assert node.args[0].value in known, f"{name}:{node.lineno}"


def test_every_caveat_of_a_format_is_a_message():
    from sitrep.read import formats

    caveats = {caveat for known in formats.known() for caveat in known.caveats}
    assert caveats
    assert all(EN.holds(caveat) for caveat in caveats)


def test_nothing_in_it_is_broken_and_each_name_stands_once():
    found = entries(shipped("en"))
    assert [e.fault or e.shape.faults for e in found if e.fault or e.shape.faults] == []
    assert [name for name, n in Counter(e.name for e in found).items() if n > 1] == []
    assert [e.name for e in found if e.shape.silent] == []


@pytest.mark.parametrize("language", languages())
def test_translators_are_told_what_each_message_and_each_of_its_values_is(language):
    for entry in entries(shipped(language)):
        comment = [line for line in entry.text.splitlines() if line.startswith("#")]
        assert comment, f"{entry.name} has no comment"
        explained = set(re.findall(r"^# \$(\w+): ", "\n".join(comment), flags=re.MULTILINE))
        assert explained == entry.shape.uses, entry.name


@pytest.mark.parametrize("language", languages())
def test_a_language_prints_the_values_that_english_prints(language):
    english = {e.name: e.shape for e in entries(shipped("en"))}
    own = {e.name: e.shape for e in entries(shipped(language))}
    assert own.keys() == english.keys()
    for name, shape in own.items():
        assert (shape.always, shape.uses) == (english[name].always, english[name].uses), name


def test_a_report_is_written_in_english_and_each_language_with_a_file():
    assert "en" in languages()
    assert languages() == sorted(path.stem for path in LOCALE_FOLDER.iterdir())


# --- what it prints ---------------------------------------------------------------------------


def test_each_number_in_a_sentence_has_a_plural_of_its_own():
    own = (
        "overlap-linked = { $n ->\n"
        "    [one] { $n } id\n"
        "   *[other] { $n } ids\n"
        "}\n"
        "method-input = { $n ->\n"
        "    [one] { $n } row\n"
        "   *[other] { $n } rows\n"
        "} of { $path } ({ $format }), { $used ->\n"
        "    [0] none\n"
        "    [one] { $used } of them\n"
        "   *[other] { $used } of them all\n"
        "} used, { $left } left\n"
    )
    words = Words("en", own)
    given = {"path": "a", "format": "b"}
    said = [words("method-input", n=n, used=u, left=0, **given) for n, u in ((1, 1), (2, 1))]
    assert said == [
        "1 row of a (b), 1 of them used, 0 left",
        "2 rows of a (b), 1 of them used, 0 left",
    ]
    assert words("method-input", n=1234, used=0, left=9, **given) == (
        "1,234 rows of a (b), none used, 9 left"
    )


def test_a_plural_is_chosen_by_the_number_however_it_is_printed():
    assert EN("events-disputed", n=EN.count(1)) == "one event is disputed"
    assert EN("events-disputed", n=EN.count(2)) == "two events are disputed"
    assert EN("events-disputed", n=Counted(1000, "1K")) == "1K events are disputed"


def test_numerals_are_written_by_the_language():
    assert EN("sources-counted", n=1234) == "1,234 sources"
    assert EN("index-size-mb", n=1.5) == "1.5 MB"
    assert Words("es")("sources-counted", n=12345) == "12.345 sources"


def test_a_value_longer_than_fluent_allows_is_printed_whole():
    assert len(EN("according-to", sources="x" * 10_000)) == len("according to ") + 10_000


def test_marks_of_direction_stand_in_right_to_left_text_alone():
    assert EN("according-to", sources="A") == "according to A"
    assert Words("ar")("according-to", sources="A") == "according to \u2068A\u2069"
    assert EN.list(["A", "B"]) == "A and B"
    assert Words("ar").list(["A", "B"]).count("\u2068") == 2


def test_an_arabic_name_in_an_english_sentence_moves_no_number_beside_it():
    said = EN("according-to", sources="7 (\u0623), 9 (\u0628)")
    assert said == "according to \u20687 (\u0623), 9 (\u0628)\u2069"
    assert EN.list(["\u0623", "B"]) == "\u2068\u0623\u2069 and B"
    # What is isolated already gets no second pair of marks, a long value gets its pair too.
    assert EN("according-to", sources=EN.list(["\u0623", "B"])).count("\u2068") == 1
    assert EN("according-to", sources="\u0623" * 3_000).endswith("\u0623\u2069")


def test_a_value_that_is_missing_is_a_fault_and_prints_no_hole():
    with pytest.raises(LookupError, match="according-to"):
        EN("according-to")
    with pytest.raises(LookupError):
        EN("no-such-message")


def test_a_language_is_read_once_and_not_before_it_is_asked_for(monkeypatch):
    from sitrep.wording import catalogue

    catalogue._sentences.cache_clear()
    read = []
    monkeypatch.setattr(catalogue, "shipped", lambda language: read.append(language) or "a = b")
    words = Words("en")
    words.number(5)
    assert read == []
    assert [words("a"), Words("en")("a")] == ["b", "b"]
    assert read == ["en", "en"]
    catalogue._sentences.cache_clear()


# --- glue -------------------------------------------------------------------------------------


def joined(tree):
    """How often a module puts texts together by a mark of its own."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            mark = node.func.value
            if node.func.attr == "join" and isinstance(mark, ast.Constant):
                yield bool(re.search(r"[,;:·]", str(mark.value)))
        if isinstance(node, ast.JoinedStr):
            marks = [p.value for p in node.values if isinstance(p, ast.Constant)]
            yield any(re.fullmatch(r"[,;:·] ", str(mark)) for mark in marks)


#: A range beside its best estimate, and what stands in brackets or behind a comma: the form of a
#: figure with its source or its dates, which a language orders as it likes, and no sentence.
FORMS = {
    "chart-claim-of-group",
    "chart-figure-with-bounds",
    "chart-full-title",
    "event-figure",
    "figure-best-estimate",
    "figure-by-source",
    "indicator-of-group",
    "key-figures-certainty-and",
    "labelled-figure",
    "mention-by-source",
    "mention-by-source-hedged",
    "mention-dated",
    "overlap-count",
    "week-with-dates",
}


def test_each_message_has_words_of_its_own_so_that_it_can_be_translated():
    assert {e.name for e in entries(shipped("en")) if not e.shape.speaks} == FORMS


def test_no_code_joins_phrases_by_a_literal_mark():
    found = {name: sum(joined(tree)) for name, tree in trees("compose", "charts", "publish/index")}
    # Problems are said on the command line, in English.
    del found["compose/sections/faults.py"]
    assert {name: n for name, n in found.items() if n} == {}

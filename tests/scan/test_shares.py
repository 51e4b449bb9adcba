"""How much of what is seeded the scan finds, and how often it is wrong."""

from collections import Counter

import pytest
from samples import seeded
from samples.command import ROOT

from sitrep.examine.own_texts import texts_beside
from sitrep.examine.printed import texts_of
from sitrep.model.edition import EDITIONS
from sitrep.model.finding import Passage
from sitrep.pipeline import load
from sitrep.read import read
from sitrep.scan import Known, scan

REGIONS = {"en": ("SY",), "ar": ("SY",), "fr": ("ML", "BF", "NE"), "uk": ("UA",)}
#: Per cent of each kind that must be found.
WANTED = {"mail": 98, "url": 98, "coordinates": 98, "phone": 95, "person": 80}
#: Characters on a page.
PAGE = 3_000


def digits(text):
    return "".join(c for c in text if c.isdigit())


def is_found(one, found):
    """Whether a finding has the seeded text: all digits of a phone, a word of a name, else most."""
    kind, start, end, text = found
    common = min(end, one.start + len(one.text)) - max(start, one.start)
    if kind != one.kind or common <= 0:
        return False
    if kind == "phone":
        return digits(text) == digits(one.text)
    return kind == "person" or common >= 0.8 * len(one.text)


def results(language):
    """What is seeded in a language's text, and each finding with its span."""
    text, ones = seeded.texts()[language]
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    found = scan([Passage("seeded.md", text)], Known(regions=REGIONS[language]))
    at = [(f, starts[f.line - 1] + f.at - 1) for f in found]
    return text, ones, [(f.kind.value, n, n + len(f.text), f.text) for f, n in at]


def test_300_findings_are_seeded():
    assert sum(len(ones) for _, ones in seeded.texts().values()) == 300


def test_the_scan_finds_the_wanted_share_of_each_kind():
    seen, there = Counter(), Counter()
    for language in REGIONS:
        _, ones, found = results(language)
        for one in ones:
            there[one.kind] += 1
            seen[one.kind] += any(is_found(one, f) for f in found)
    shares = {kind: 100 * seen[kind] / n for kind, n in there.items()}
    assert {kind: shares[kind] >= least for kind, least in WANTED.items()} == dict.fromkeys(
        WANTED, True
    ), shares


@pytest.mark.parametrize("language", REGIONS)
def test_seeded_texts_have_at_most_one_false_alarm_a_page(language):
    text, ones, found = results(language)
    false = [f for f in found if not any(is_found(one, f) for one in ones)]
    assert len(false) <= len(text) / PAGE, false


def test_the_example_has_no_false_alarm():
    config = load(ROOT / "config.toml")
    known = Known(regions=("SY",))
    held = [h for t in read(config)[0] for h in texts_of(t, (), EDITIONS["internal"], True)]
    passages = [h.passage for h in held] + [*texts_beside(config, "internal")]
    found = {(f.kind.value, f.text) for f in scan(passages, known)}
    # The contact in its key, and an officer whom a source quotes: none is a false alarm.
    assert found == {
        ("mail", "reports@example.org"),
        ("person", "Maj. Gen. Kupchishin"),
        ("person", "Major General Kupchishin"),
    }

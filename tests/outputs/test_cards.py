"""A card's history is a small picture beside its label, on paper and on screens of any width."""

import base64
import re
from dataclasses import replace
from itertools import combinations

import pytest
import weasyprint
from samples import reports as samples
from samples.browser import DESK, PHONE, chromium, opened
from samples.pages import html
from samples.summaries import Log

from sitrep.compose.phrases import Phrases
from sitrep.compose.trends import weekly
from sitrep.model.figure import Suppressed
from sitrep.model.summary import Point
from sitrep.wording import Words

PICTURE = re.compile(r'<img class="trend" src="data:image/svg\+xml;base64,([^"]+)" alt="([^"]+)">')


def with_trends(*trends, make=samples.report):
    """A report of as many key figures, each with a trend of its own."""
    report = make()
    at = next(i for i, section in enumerate(report.sections) if section.cards)
    section, first = report.sections[at], report.sections[at].cards[0]
    cards = tuple(replace(first, id=f"c{n}", trend=trend) for n, trend in enumerate(trends))
    sections = (*report.sections[:at], replace(section, cards=cards), *report.sections[at + 1 :])
    return replace(report, sections=sections)


def drawn(report):
    """The pictures of a page's cards as text, each with its text alternative."""
    return [(base64.b64decode(data).decode(), alt) for data, alt in PICTURE.findall(html(report))]


def test_a_card_with_three_numbers_has_a_picture_that_says_them_in_words():
    ((picture, alt),) = drawn(samples.report())
    assert alt == samples.TREND_ALT
    assert (picture.count("<circle"), picture.count('class="gap"')) == (3, 1)


def test_a_card_with_two_numbers_has_none():
    assert drawn(with_trends(samples.TREND[1:])) == []


def test_what_an_edition_withholds_is_a_gap_whose_number_is_nowhere(tmp_path):
    weeks = {"2019-04-17": "11", "2019-04-24": "12", "2019-05-01": "47", "2019-05-08": "14"}
    log = Log(tmp_path, report="baseline = 2019-04-15")
    log = log.events(*({"date_start": day, "killed": n} for day, n in weeks.items()))
    summary = log.summary("2019-W19")
    points = summary.weekly["killed"]
    hidden = Point(points[2].period, Suppressed.SUPPRESSED, 1, 1)
    summary = replace(summary, weekly={"killed": (*points[:2], hidden, points[3])})
    trend = weekly(summary.tallies["killed", ""], Phrases(summary, Words("en")))
    ((picture, alt),) = drawn(with_trends(trend))
    assert (picture.count("<circle"), picture.count('class="gap"')) == (3, 1)
    assert "withheld for" in alt
    assert "47" not in alt


def edges(box):
    """Left, top, right and bottom of a box on paper."""
    x, y = box.border_box_x(), box.border_box_y()
    return x, y, x + box.border_width(), y + box.border_height()


def within(one, other):
    """Whether a box is inside another; that of a line of words is taller than the line."""
    return all((one[n] - other[n]) * (1, 1, -1, -1)[n] >= -1.5 for n in range(4))


def meet(one, other):
    return all(min(one[n + 2], other[n + 2]) - max(one[n], other[n]) > 0.5 for n in range(2))


def cards_on(pages):
    """Each card on paper as its edges, those of its words and those of its picture."""
    every = (box for page in pages for box in page._page_box.descendants())
    for box in every:
        if box.element_tag == "li" and "card" in box.element.get("class", "").split():
            found = {"TextBox": [], "BlockReplacedBox": []}
            for each in box.descendants():
                found.setdefault(type(each).__name__, []).append(edges(each))
            yield edges(box), found["TextBox"], found["BlockReplacedBox"]


@pytest.mark.parametrize("make", [samples.report, samples.arabic], ids=["ltr", "rtl"])
def test_on_paper_words_and_picture_of_a_card_are_in_it_and_do_not_meet(make):
    report = with_trends(*[samples.TREND] * 6, make=make)
    cards = list(cards_on(weasyprint.HTML(string=html(report)).render().pages))
    assert len(cards) == 6
    for card, words, (picture,) in cards:
        assert len(words) > 3
        assert all(within(thing, card) for thing in (*words, picture))
        assert not any(meet(line, picture) for line in words)
    assert not any(meet(one, other) for (one, *_), (other, *_) in combinations(cards, 2))


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_on_a_screen_a_picture_is_in_its_card_and_clear_of_the_label(tmp_path, size):
    page_file = tmp_path / "page.html"
    page_file.write_text(html(with_trends(*[samples.TREND] * 6)), encoding="utf-8")
    with chromium() as browser:
        page, _ = opened(browser, page_file.as_uri(), size)
        for card in page.query_selector_all(".card"):
            outer, label, picture = (
                each.bounding_box()
                for each in (card, card.query_selector(".label"), card.query_selector(".trend"))
            )
            assert picture["width"] >= 60
            assert outer["x"] <= picture["x"]
            assert picture["x"] + picture["width"] <= outer["x"] + outer["width"] + 1
            beside = label["x"] + label["width"] <= picture["x"]
            assert beside or label["y"] + label["height"] <= picture["y"]
        assert page.evaluate("document.documentElement.scrollWidth") == size[0]


@pytest.mark.parametrize("n", [1, 2, 3, 4, 5, 6])
def test_on_a_narrow_phone_no_number_of_cards_is_wider_than_the_page(tmp_path, n):
    page_file = tmp_path / "page.html"
    page_file.write_text(html(with_trends(*[samples.TREND] * n)), encoding="utf-8")
    with chromium() as browser:
        for width in (320, 375):
            page, _ = opened(browser, page_file.as_uri(), (width, 800))
            assert page.evaluate("document.documentElement.scrollWidth") == width

"""The example's pages as they are laid out, measured: fill, margins, headings, sentences."""

import re
import subprocess

import pytest
from lxml import etree
from samples.browser import PHONE, chromium, opened
from samples.weeks import AS_OF

#: The margins of the page at its sides and its foot, in points (16 mm), and what rounding takes.
MARGIN, SLACK = 16 / 25.4 * 72, 1.5
#: The longest sentence that one can follow.
LONGEST = 400


@pytest.fixture(scope="module", params=AS_OF)
def report(request, example):
    """The folder of a week of the example, as known on the Friday after it."""
    return example(request.param)


@pytest.fixture(scope="module")
def pages(report):
    """Each page: its width, its height and its lines, each with its box and its words."""
    boxes = ["pdftotext", "-bbox-layout", report / "sitrep.en.pdf", "-"]
    told = subprocess.run(boxes, capture_output=True, check=True).stdout
    return [
        (float(page.get("width")), float(page.get("height")), [*map(_line, page.iter("{*}line"))])
        for page in etree.fromstring(told).iter("{*}page")
    ]


def _line(line):
    box = tuple(float(line.get(side)) for side in ("xMin", "yMin", "xMax", "yMax"))
    return box, " ".join(word.text for word in line.iter("{*}word"))


def body(page):
    """The lines of a page without its footer."""
    _, height, lines = page
    return [(box, text) for box, text in lines if box[3] <= height - MARGIN]


def test_a_week_has_two_to_six_pages_and_none_but_the_last_is_half_empty(pages):
    assert 2 <= len(pages) <= 6
    for page in pages[:-1]:
        assert max(box[3] for box, _ in body(page)) > page[1] / 2


def test_no_word_stands_in_the_margin(pages):
    for width, _, lines in pages:
        for (left, _, right, _), text in lines:
            assert left >= MARGIN - SLACK, text
            assert right <= width - MARGIN + SLACK, text


def test_no_heading_is_the_last_line_of_a_page(report, pages):
    page = etree.HTML((report / "sitrep.en.html").read_text(encoding="utf-8"))
    headings = {" ".join(h.itertext()).strip() for h in page.iter("h2", "h3", "caption")}
    assert len(headings) > 8
    for lines in map(body, pages):
        lowest = max(lines, key=lambda line: line[0][3])
        assert lowest[1] not in headings


def sentences(report):
    """The sentences of the Markdown page: not those of tables, pictures and headings."""
    text = (report / "sitrep.en.md").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and line[0] not in "|!#*"]
    parts = (re.split(r"(?<=[.;]) ", line.removeprefix("- ")) for line in lines)
    return [sentence for several in parts for sentence in several]


def test_no_sentence_is_too_long_to_follow(report):
    assert max(map(len, sentences(report))) <= LONGEST


def test_a_section_repeats_a_highlight_only_where_it_is_its_one_sentence(report):
    page = etree.HTML((report / "sitrep.en.html").read_text(encoding="utf-8"))
    said = set()
    for section in page.iter("section"):
        blocks = section.xpath(".//div[@class='text']/p | .//ul[@class='bullets']/li")
        texts = [" ".join(" ".join(block.itertext()).split()) for block in blocks]
        assert len(texts) == len({*texts})
        assert len(texts) == 1 or not said & {*texts}, section.get("id")
        said |= {*texts}


def test_on_a_phone_what_goes_over_time_begins_at_its_end(report):
    """The latest period is seen first: the picture's right edge lies within the window."""
    with chromium() as browser:
        page, _ = opened(browser, (report / "sitrep.en.html").as_uri(), PHONE)
        found = page.evaluate(
            "[...document.querySelectorAll('.scroll')].filter(b => b.querySelector('img')).map(b =>"
            " [b.parentElement.classList.contains('over-time'), b.scrollWidth > b.clientWidth,"
            " b.querySelector('img').getBoundingClientRect().right <= innerWidth])"
        )
    assert [True, True, True] in found
    assert all(ends == over_time for over_time, wide, ends in found if wide)


def test_on_a_phone_nothing_scrolls_sideways(report):
    with chromium() as browser:
        page, _ = opened(browser, (report / "sitrep.en.html").as_uri(), PHONE)
        assert page.evaluate("document.documentElement.scrollWidth") == PHONE[0]

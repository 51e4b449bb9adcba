"""The example's pages as they are laid out, measured: fill, margins, headings, sentences."""

import json
import re
import subprocess
from collections import Counter

import pytest
from lxml import etree
from samples.browser import PHONE, chromium, opened
from samples.weeks import AS_OF

#: The margin of every page but the first at its top, in points (13 mm).
TOP = 13 / 25.4 * 72
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


def fill(page):
    """How much of a page's height between its margins its lowest line reaches."""
    lowest = max(box[3] for box, _ in body(page))
    return (lowest - TOP) / (page[1] - TOP - MARGIN)


def test_a_week_has_two_to_four_pages_and_none_but_the_last_is_a_quarter_empty(pages):
    assert 2 <= len(pages) <= 4
    assert [round(fill(page), 2) for page in pages[:-1] if fill(page) < 0.75] == []


def test_the_map_is_beside_the_highlights_and_key_figures_are_on_page_one(pages):
    lines = body(pages[0])
    (drawn,) = [box for box, text in lines if text.startswith("People reported killed in ")]
    (under,) = [box for box, text in lines if text == "Key figures"]
    assert drawn[0] > pages[0][0] / 2
    assert under[1] > drawn[1]


def test_the_last_page_holds_more_than_the_disclaimer(pages):
    assert fill(pages[-1]) > 0.1


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


def test_nothing_is_printed_over_the_caption_of_a_table(report, pages):
    page = etree.HTML((report / "sitrep.en.html").read_text(encoding="utf-8"))
    captions = {" ".join(caption.itertext()).strip() for caption in page.iter("caption")}
    for lines in map(body, pages):
        for mine, text in lines:
            others = [box for box, other in lines if other != text and text in captions]
            assert not any(_overlap(mine, box) for box in others), text


def _overlap(one, other):
    """Whether two boxes share more than rounding takes."""
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    return min(wide, high) > SLACK


def test_a_heading_stands_on_the_page_of_its_first_chart(report, pages):
    page = etree.HTML((report / "sitrep.en.html").read_text(encoding="utf-8"))
    texts = [" ".join(text for _, text in body(page)) for page in pages]
    for section in page.xpath("//section[figure[1]]"):
        title = "".join(section.find("h2").itertext()).strip()
        chart = "".join(section.find("figure//strong").itertext())
        if section.xpath("h2/following-sibling::*[position() <= 2][self::figure]"):
            assert any(title in text and chart in text for text in texts), title


def sentences(report):
    """The sentences of the Markdown page: not those of tables, pictures and headings."""
    text = (report / "sitrep.en.md").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and line[0] not in "|!#*"]
    parts = (re.split(r"(?<=[.;]) ", line.removeprefix("- ")) for line in lines)
    return [sentence for several in parts for sentence in several]


def test_no_sentence_is_too_long_to_follow(report):
    assert max(map(len, sentences(report))) <= LONGEST


def test_no_section_of_charts_or_tables_repeats_a_sentence(report):
    page = etree.HTML((report / "sitrep.en.html").read_text(encoding="utf-8"))
    said = set()
    for section in page.iter("section"):
        blocks = section.xpath(".//div[@class='text']/p | .//ul[@class='bullets']/li")
        texts = [" ".join(" ".join(block.itertext()).split()) for block in blocks]
        assert len(texts) == len({*texts})
        proof = section.xpath(".//figure | .//table")
        assert not proof or not said & {*texts}, section.get("id")
        said |= {*texts}


def test_on_a_phone_what_goes_over_time_begins_at_its_end(report):
    """The latest period is seen first: the picture's right edge lies within the window.

    A picture of anything else begins at its start. In the first week no wide one is over time.
    """
    with chromium() as browser:
        page, _ = opened(browser, (report / "sitrep.en.html").as_uri(), PHONE)
        found = page.evaluate(
            "[...document.querySelectorAll('.scroll')].filter(b => b.querySelector('img')).map(b =>"
            " [b.parentElement.classList.contains('over-time'), b.scrollWidth > b.clientWidth,"
            " b.querySelector('img').getBoundingClientRect().right <= innerWidth,"
            " b.querySelector('img').getBoundingClientRect().left >= 0])"
        )
    assert [over_time for over_time, wide, *_ in found if wide]
    for over_time, wide, ends, begins in found:
        assert not wide or (ends, begins) == (over_time, not over_time)


def test_no_table_that_fits_on_a_page_is_broken_over_two(report, pages):
    page = etree.HTML((report / "sitrep.en.html").read_text(encoding="utf-8"))
    tables = page.xpath("//div[contains(@class, 'table') and contains(@class, 'whole')]//table")
    assert tables
    printed = [" ".join(text for _, text in lines) for _, _, lines in pages]
    for table in tables:
        heads, *_, last = (" ".join(" ".join(row.itertext()).split()) for row in table.iter("tr"))
        # A header is repeated wherever its table goes on.
        assert last
        assert sum(text.count(heads) for text in printed) <= 1, heads


def test_no_note_stands_twice(report):
    page = etree.HTML((report / "sitrep.en.html").read_text(encoding="utf-8"))
    notes = page.xpath(
        "//div[@class='notes']/p | //div[contains(@class, 'table')]/p[@class='note']"
    )
    said = Counter(
        sentence
        for note in notes
        for sentence in re.split(r"(?<=[.]) ", " ".join(note.itertext()))
        if not sentence.startswith(("Area:", "Status:", "According to:", "No change is"))
    )
    assert [sentence for sentence, n in said.items() if n > 1 and "No change" not in sentence] == []


def test_of_which_areas_the_sums_are_is_said_once_in_full(report):
    text = (report / "sitrep.en.md").read_text(encoding="utf-8")
    note = "Sums of events cover Idleb and Hama only; their source does not record other areas."
    assert text.count(note) == 1
    assert note in text.partition("## Key figures")[0]
    # A chart of such sums goes out alone, so each says it too.
    charts = json.loads((report / "report.json").read_text(encoding="utf-8"))["charts"]
    of_sums = [c for c in charts if c["id"] in ("casualties-by-week", "casualties-by-area", "map")]
    assert len(of_sums) == 3
    assert all("Covers Idleb and Hama only." in chart["caption"] for chart in of_sums)


def test_of_two_columns_none_is_half_as_high_as_the_other(report):
    """Else the page has a hole. The map on page one is beside as many highlights as there are."""
    with chromium() as browser:
        page, _ = opened(browser, (report / "sitrep.en.html").as_uri())
        pairs = page.evaluate(
            "[...document.querySelectorAll('.section:not(.highlights) .pair')].map(pair => {"
            " const boxes = [...pair.children].map(part => part.getBoundingClientRect());"
            " return [...new Set(boxes.map(box => box.left))].map(left => {"
            "  const column = boxes.filter(box => box.left == left);"
            "  return Math.max(...column.map(box => box.bottom))"
            "   - Math.min(...column.map(box => box.top)) }) })"
        )
    assert all(len(columns) == 2 for columns in pairs)
    assert [columns for columns in pairs if min(columns) < max(columns) / 2] == []


def test_sources_method_and_contacts_are_on_one_page(pages):
    ends = [
        number
        for number, page in enumerate(pages)
        for _, text in body(page)
        if text.startswith(("Sources, method and caveats", "Contacts and disclaimers"))
    ]
    assert ends == [len(pages) - 1] * 2


def test_on_a_phone_the_caption_of_a_table_is_read_without_scrolling(report):
    with chromium() as browser:
        page, _ = opened(browser, (report / "sitrep.en.html").as_uri(), PHONE)
        ends = page.evaluate(
            "[...document.querySelectorAll('caption')].map(caption => {"
            " const text = document.createRange(); text.selectNodeContents(caption);"
            " return text.getBoundingClientRect().right })"
        )
    assert ends
    assert max(ends) <= PHONE[0]


def test_an_icon_stands_beside_the_middle_of_its_heading(report):
    """On screen the heading has more space above it than on paper: within a tenth of its height."""
    with chromium() as browser:
        page, _ = opened(browser, (report / "sitrep.en.html").as_uri())
        off = page.evaluate(
            "[...document.querySelectorAll('h2.icon')].map(h2 => {"
            " const style = getComputedStyle(h2), text = document.createRange();"
            " text.selectNodeContents(h2);"
            " const box = text.getBoundingClientRect(), top = h2.getBoundingClientRect().top;"
            " const edge = parseFloat(style.borderTopWidth);"
            " const sizes = [style.backgroundPositionY, style.backgroundSize];"
            " const [above, size] = sizes.map(parseFloat);"
            " const icon = top + edge + above + size / 2;"
            " return Math.abs(icon - (box.top + box.bottom) / 2) / box.height })"
        )
    assert off
    assert max(off) < 0.1


def test_on_a_phone_nothing_scrolls_sideways(report):
    with chromium() as browser:
        page, _ = opened(browser, (report / "sitrep.en.html").as_uri(), PHONE)
        assert page.evaluate("document.documentElement.scrollWidth") == PHONE[0]

"""What paper asks of a page: figures and dates on one line, and no sheet for a few lines."""

import io
import time

import pikepdf
import pytest
from samples import reports as samples

from sitrep.outputs import paper, pdf
from sitrep.wording import Words

MONTHS = Words("en").month_names()


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("killed 843 (828–882)", "killed 843 (<nobr>828–882</nobr>)"),
        ("1,789 (1,747–1,894).", "1,789 (<nobr>1,747–1,894</nobr>)."),
        ("on 11 September 2019 in", "on <nobr>11 September 2019</nobr> in"),
        ("6–12 May, 5 Sept", "<nobr>6–12 May</nobr>, <nobr>5 Sept</nobr>"),
        ("an estimated 3,000,000", "an estimated 3,000,000"),
        ("12 people, 2 Mayors", "12 people, 2 Mayors"),
        ("30 Apr\u2009–\u20097 May", "<nobr>30 Apr</nobr>\u2009–\u2009<nobr>7 May</nobr>"),
    ],
)
def test_a_range_and_a_date_stay_on_one_line_and_nothing_else(text, kept):
    assert paper.unbroken(f"<p>{text}</p>", MONTHS) == f"<p>{kept}</p>"


def test_what_is_no_text_of_the_page_stays_as_it_is():
    page = '<title>6–12 May</title><style>/* 1–2 */</style><img alt="On 6 May, 2–3">'
    assert paper.unbroken(page, MONTHS) == page


@pytest.mark.parametrize("part", ["<style", "<", "1", "1,", "<p>6 ", "–1"])
def test_a_page_that_repeats_what_opens_something_is_read_in_time(part):
    page = part * 100_000
    start = time.process_time()
    assert paper.unbroken(page, MONTHS).replace("<nobr>", "").replace("</nobr>", "") == page
    assert time.process_time() - start < 5


def test_months_are_those_of_the_language():
    assert {"May", "September", "Sept"} <= MONTHS
    assert "mayo" in Words("es").month_names()


STYLE = """
@page { size: 100pt 200pt; margin: 0 } body { margin: 0 } p { margin: 0; height: 50pt }
p:last-child { height: 20pt }
"""
#: Set so, the page of 200 points has room for four paragraphs of 44 points and a last one of 20.
CLOSER = ".closer p:not(:last-child) { height: 44pt }"


def pages(n, style):
    body = "".join(f'<p id="p{number}">{number}' for number in range(n))
    html = f'<html lang="en"><title>T</title><style>{STYLE}{style}</style>{body}'
    made = pdf.printed(html, language="en", created=samples.CREATED)
    return len(pikepdf.open(io.BytesIO(made)).pages)


def test_a_few_lines_that_spill_are_brought_back_by_a_closer_setting():
    assert (pages(5, ""), pages(5, CLOSER)) == (2, 1)


class Laid:
    """A document of pages of 100, the last filled to ``low``."""

    def __init__(self, n, low=20):
        self.pages = [Page(100)] * (n - 1) + [Page(low)]


class Page:
    height = 100

    def __init__(self, low):
        self.anchors = {"a": (0, 0, 10, low)}


@pytest.mark.parametrize(("then", "closer"), [(1, True), (2, False)])
def test_a_report_is_set_closer_only_where_that_saves_a_page(then, closer):
    first, second = Laid(2), Laid(then)

    def lay_out(html):
        return second if 'class="closer"' in html else first

    chosen = paper.shortest('<html lang="en"><style>.closer {}</style>', lay_out)
    assert chosen is (second if closer else first)


@pytest.mark.parametrize(("n", "low"), [(1, 10), (2, 31), (5, 10)])
def test_a_single_page_a_fuller_one_and_a_long_report_are_laid_out_once(n, low):
    made = []
    paper.shortest("<html ><style>.closer {}</style>", lambda html: made.append(1) or Laid(n, low))
    assert made == [1]


def test_a_page_whose_styles_know_no_closer_setting_is_laid_out_once():
    made = []
    paper.shortest("<html ><style></style>", lambda html: made.append(1) or Laid(2))
    assert made == [1]

"""What a page would run or fetch is found where browsers find it, and nothing else is."""

import re
import time

import pytest
import tinyhtml5
from samples.browser import chromium
from samples.hostile import ALLOWED, FETCHED, FRAMES, HANDLERS, REFRESH, SCRIPTS, SITE, SNIPPETS

from sitrep.templating.outside import problems
from sitrep.templating.policy import policed

PAGE = """<!DOCTYPE html>
<html lang="en">
<head><title>A page</title></head>
{}</html>"""


def page_of(snippet):
    """A page that holds the snippet; frames stand in the place of its body."""
    return PAGE.format(snippet if "<frameset" in snippet else f"<body>{snippet}</body>")


@pytest.mark.parametrize("snippet", SNIPPETS)
def test_what_would_run_fetch_or_leave_is_refused(snippet, tmp_path):
    assert problems(page_of(snippet), tmp_path)


def test_there_are_many_such_attempts_and_each_is_another():
    assert len(set(SNIPPETS)) == len(SNIPPETS) > 200


@pytest.mark.parametrize("snippet", ALLOWED)
def test_what_a_report_holds_is_allowed(snippet, tmp_path):
    assert problems(policed(page_of(snippet)), tmp_path) == []


def test_the_page_of_all_reports_may_lead_to_files_beside_it_and_no_further(tmp_path):
    near = '<link rel="alternate" href="feed.atom"><a href="2019-W19/public/sitrep.en.html">x</a>'
    assert problems(page_of(near), tmp_path, beside=True) == []
    assert len(problems(page_of(near), tmp_path)) == 2
    for address in (r"\\example.org\x", "//example.org/x", "javascript:1", "/etc/passwd"):
        assert problems(page_of(f'<a href="{address}">x</a>'), tmp_path, beside=True)


def test_an_address_written_with_entities_is_found_in_its_line(tmp_path):
    (tmp_path / "templates").mkdir()
    text = '<p>\n<a href="&#106;avascript:1">x</a>'
    (tmp_path / "templates" / "own.html").write_text(text)
    (problem,) = problems(text, tmp_path)
    assert (problem.path, problem.line) == ("templates/own.html", 2)


def test_blocks_without_end_are_looked_through_all_the_same(tmp_path):
    deep = "<style>p {" + "(" * 20_000 + f"url({SITE})"
    start = time.monotonic()
    assert [p.value for p in problems(deep, tmp_path)] == [SITE]
    assert time.monotonic() - start < 10


# --- as browsers have it --------------------------------------------------------------------

GROUPS = {"scripts": SCRIPTS[:6], "handlers": HANDLERS, "frames": FRAMES, "fetched": FETCHED}
OUTLINE = """() => [...document.querySelectorAll('*')].map(e => [
    e.namespaceURI, e.localName, ...[...e.attributes].map(a => a.localName).sort()
].join(' '))"""


def outline(page):
    """Each element of a page with the names of its attributes, as the check sees it."""
    for element in tinyhtml5.parse(page).iter():
        if isinstance(element.tag, str):
            namespace, _, name = element.tag[1:].partition("}")
            names = sorted(key.rpartition("}")[2] for key in element.attrib)
            yield " ".join([namespace, name, *names])


@pytest.fixture(scope="module")
def browser():
    with chromium() as browser:
        yield browser


@pytest.fixture
def opened(browser, tmp_path):
    """Opens a page as people do; returns it, and the addresses that it reached elsewhere."""
    context, reached = browser.new_context(), []

    def answer(route):
        # What a policy stops is asked for and never gets here.
        reached.append(route.request.url)
        route.fulfill(body="elsewhere")

    context.route(re.compile("^http:"), answer)

    def open_page(text, patience=1000):
        path = tmp_path / "page.html"
        path.write_text(text, encoding="utf-8")
        page = context.new_page()
        reached.clear()
        page.goto(path.as_uri(), wait_until="load")
        while not reached and patience > 0:
            page.wait_for_timeout(50)
            patience -= 50
        return page, set(reached)

    yield open_page
    context.close()


def test_an_allowed_page_is_the_same_to_the_check_and_to_a_browser(opened):
    text = policed(page_of("\n".join(ALLOWED)))
    page, reached = opened(text)
    assert page.evaluate(OUTLINE) == list(outline(text))
    assert reached == set()


def test_a_refresh_that_is_refused_would_have_navigated(opened, tmp_path):
    """No policy of a page stops it: the check has to."""
    for snippet in REFRESH[:4]:
        text = policed(page_of(snippet))
        page, reached = opened(text, patience=9000)
        assert reached == {SITE}, snippet
        page.close()
        assert problems(text, tmp_path)


@pytest.mark.parametrize("group", GROUPS)
def test_where_the_check_is_passed_by_the_policy_still_lets_nothing_run_or_fetch(opened, group):
    text = page_of("\n".join(snippet for snippet in GROUPS[group] if "frameset" not in snippet))
    page, reached = opened(policed(text))
    assert (page.title(), reached) == ("A page", set())
    page, reached = opened(text)
    assert page.title() == "ran" or SITE in reached  # so it was the policy that held

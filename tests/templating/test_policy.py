"""The policy stands first in the head of every page, and no template takes it out."""

import pytest
import tinyhtml5
from samples import reports as samples
from samples.browser import chromium
from samples.command import sitrep
from samples.hostile import RAN
from samples.pages import html
from samples.workspaces import workspace

from sitrep.outputs import page as render
from sitrep.publish.index import page as index
from sitrep.templating.policy import META, POLICY, policed

HTML = "{http://www.w3.org/1999/xhtml}"
STARTS = (
    '<!DOCTYPE html>\n<html lang="en" dir="ltr">\n<head>\n<title>x</title>',
    "<!doctype html><html><head><title>x</title>",
    "\ufeff<!DOCTYPE html><html><head>",
    "<!-- a note --><!DOCTYPE html><html><head><title>x</title>",
    '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "x"><html><head>',
    "<html><head>",
    "<head>",
    "<p>no head at all",
    "",
    "plain words",
    "<html data-x='<head>'><head>",
    "<!DOCTYPE html><html a=1><head b=2>",
    "<!DOCTYPE html><!-- <head> --><html><head>",
    "<!--><script>1</script><!DOCTYPE html><html><head>-->",
    "<!-- --!><script>1</script> --><!DOCTYPE html><html><head>",
    "<script>1</script><!DOCTYPE html><html><head>",
    "<body><html><head>",
    "<title><!DOCTYPE html><html><head></title>",
    "\xa0<!DOCTYPE html><html><head>",
    "<!DOCTYPE html x='>'><script>1</script><html><head>",
    '<meta charset="iso-2022-jp"><script>1</script>',
    f"<!-- {'x' * 5000} --><!DOCTYPE html><html><head>",
)


@pytest.mark.parametrize("start", STARTS)
def test_it_is_the_first_thing_in_the_head_however_a_page_starts(start):
    tree = tinyhtml5.parse(policed(start))
    head = tree.find(f"{HTML}head")
    first, second = list(head)[:2]
    assert first.attrib == {"http-equiv": "Content-Security-Policy", "content": POLICY}
    assert second.attrib == {"charset": "utf-8"}
    before = [e for e in tree.iter() if isinstance(e.tag, str)]
    assert [e.tag for e in before[:3]] == [f"{HTML}html", f"{HTML}head", f"{HTML}meta"]


@pytest.mark.parametrize("start", STARTS)
def test_browsers_find_the_encoding_in_time(start):
    """They look for it in the first 1,024 bytes."""
    assert policed(start).encode().index(b'<meta charset="utf-8">') < 1000


def test_a_page_keeps_its_language_where_the_policy_goes_before_it():
    tree = tinyhtml5.parse(policed("<!DOCTYPE html><html lang=ar dir=rtl a='>'><head><title>x"))
    assert (tree.get("lang"), tree.get("dir")) == ("ar", "rtl")


def test_the_shipped_page_has_it_once_and_first():
    text = html(samples.report())
    assert text.count("Content-Security-Policy") == text.count("charset=") == 1
    assert f"<head>{META}\n<meta name" in text


# --- whatever the workspace's own templates say ---------------------------------------------

OWN = f"""<!DOCTYPE html>
<html lang="en"><head><title>Own</title><script>{RAN}</script></head>
<body><p>Own page.</p><script>{RAN}</script></body></html>
"""


@pytest.fixture(scope="module")
def browser():
    with chromium() as browser:
        yield browser


@pytest.mark.parametrize("name", ["report.html", "index.html"])
def test_a_script_in_a_page_of_one_s_own_is_refused_and_would_not_run(
    name, tmp_path, monkeypatch, browser
):
    workspace(tmp_path)
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / name).write_text(OWN)
    run = sitrep("build", "2019-W19", "--format", "html", cwd=tmp_path)
    assert f'templates/{name}:2: "<script" would run or replace something' in run.stderr
    assert run.returncode == (1 if name == "report.html" else 0)  # the list is only a warning
    assert not (tmp_path / "reports" / name).exists()

    # Without the check, the policy is still in what is printed.
    monkeypatch.setattr(render.outside, "problems", lambda *given, **more: [])
    report = name == "report.html"
    printed = html(samples.report(), tmp_path) if report else listed(tmp_path)
    assert RAN in printed
    assert titled(browser, tmp_path, printed) == "Own"
    assert titled(browser, tmp_path, printed.replace(META, "")) == "ran"


def titled(browser, folder, text):
    """The title of a page once its scripts have run, where they may."""
    path = folder / "printed.html"
    path.write_text(text, encoding="utf-8")
    page = browser.new_page()
    page.goto(path.as_uri())
    title = page.title()
    page.close()
    return title


def listed(folder):
    from sitrep.choices import load
    from sitrep.wording import Words

    config = load(folder / "config.toml")
    return index.html(index.front_page((), config, Words("en"), {}), config, feed="feed.atom")


def test_a_refresh_in_a_page_of_one_s_own_stops_the_build(tmp_path):
    workspace(tmp_path)
    (tmp_path / "templates").mkdir()
    own = OWN.replace(f"<script>{RAN}</script>", "")
    own = own.replace("<title>", '<meta http-equiv="ReFresh" content="0;url=//x.org"><title>')
    (tmp_path / "templates" / "report.html").write_text(own)
    run = sitrep("build", "2019-W19", "--format", "html", cwd=tmp_path)
    assert run.returncode == 1
    assert 'templates/report.html:2: "ReFresh" would run or replace something' in run.stderr
    assert not (tmp_path / "reports").exists()

"""A person's Markdown: what runs, loads or restyles is out of it, and each removal is told."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from sitrep.narrative.sanitise import BLOCKS, INLINE, clean, sanitised


def markdown(source):
    return sanitised("n.md", source)[0]


def warnings(source):
    return [str(p).removeprefix("n.md:") for p in sanitised("n.md", source)[1]]


class Elements(HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.found = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))


def viewed(source):
    """Every element that a viewer of the sanitised Markdown, of the least strict kind, makes."""
    viewer = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    viewer.validateLink = lambda url: True
    return Elements(viewer.render(markdown(source))).found


@pytest.mark.parametrize(
    "source",
    [
        "H<sub>2</sub>O, 1<sup>st</sup><br>next<br/>line",
        '<abbr title="World Health Organization">WHO</abbr>',
        "<bdo dir='rtl'>x</bdo> <mark>y</mark>",
        "> quote\n\n- *list* of [links](https://example.org) and <https://example.org>",
        "<reports@example.org> [mail](mailto:a@example.org) [there](#health) [file](a/events.csv)",
        "under 5 < 10 > 3 & [note]: see below",
        "| a | b |\n|---|--:|\n| 1 | 2 |",
        "[x]: https://example.org",
    ],
)
def test_what_a_text_may_hold_stays_as_it_is_and_nothing_is_told(source):
    assert sanitised("n.md", source) == (source, [])


@pytest.mark.parametrize(
    ("source", "left"),
    [
        ("a<script>alert(1)</script>b", "ab"),
        ("a<SCRIPT src=//evil.example/x.js></SCRIPT>b", "ab"),
        ("a<style>body{display:none}</style>b", "ab"),
        ("a<iframe src='https://evil.example'></iframe>b", "ab"),
        ("a<svg onload=alert(1)><circle/></svg>b", "ab"),
        ("a<!-- hidden -->b", "ab"),
        ("<p onclick='x()'>a</p>", "a"),
        ('<img src=x onerror="alert(1)">', ""),
        ('<b onmouseover="x()">a</b>', "<b>a</b>"),
        ('<abbr title="T" style="color:red">a</abbr>', '<abbr title="T">a</abbr>'),
        ("<a href='https://example.org'>a</a>", "a"),
        ("![a map](https://evil.example/x.png)", "a map"),
        ("![a map](map.png)", "a map"),
        (r"\\![a](http://evil.example/x.png)", r"\\a"),
        ("[a](javascript:alert)", r"[a]\(javascript:alert)"),
        ("[a](java&#115;cript:alert)", r"[a]\(java&#115;cript:alert)"),
        ("[a]( JaVaScript:alert)", r"[a]\( JaVaScript:alert)"),
        ("[a](//evil.example)", r"[a]\(//evil.example)"),
        ("[a](data:text/html,x)", r"[a]\(data:text/html,x)"),
        ("[a]: javascript:alert", r"[a]\: javascript:alert"),
        ("<javascript:alert(1)>", "&lt;javascript:alert(1)>"),
        ("<b onclick='x", "&lt;b onclick='x"),
        ('<abbr title="{{ killed }}">a</abbr>', "a</abbr>"),
        ("[a]({{ killed }})", r"[a]\({{ killed }})"),
    ],
)
def test_what_a_text_must_not_hold_is_taken_out_and_told_once(source, left):
    assert markdown(source) == left
    assert len(warnings(source)) == 1


@pytest.mark.parametrize(
    "source",
    [
        "<<p>script>alert(1)</script>",
        "[a]<p>(javascript:x)",
        "!<p>[a](http://e.example/x.png)",
        "](<script>",
        "![<script>](x)",
        "![![x](y)](http://e.example/x.png)",
        "[a]<p>: javascript:x",
    ],
)
def test_what_is_taken_out_does_not_join_what_stood_on_both_sides_of_it(source):
    elements = viewed(source + "\n\n[a]")
    assert {tag for tag, _ in elements} <= {"p", "a"}
    assert not [a for _, a in elements if (a.get("href") or "").startswith("javascript")]


def test_a_warning_says_where_what_why_and_what_to_do():
    source = "First.\n\nThen <script>\nx\n</script>\n![map](m.png) <IDPs\n[a](file:x)\n"
    assert warnings(source) == [
        '3: column 6: "<script> x </script>" is HTML that a text must not contain; it is removed; '
        "write it in Markdown",
        '6: column 1: "![map](m.png)" is a picture, which a text can\'t contain; its '
        "description is printed; remove it",
        '6: column 15: "<" could be read as HTML; it is printed as text; write &lt; instead',
        '7: column 3: "](file:x" is a link that a report must not contain; start its address with '
        "https://",
    ]


def test_lines_stay_where_they_were_so_that_what_follows_is_told_by_its_line():
    source = "<script>\n\nx\n</script>\nfifth"
    assert markdown(source).split("\n")[4] == "fifth"


HOSTILE = [
    "<script>",
    "</script>",
    "<img src=x onerror=y>",
    "<b",
    " onclick=x",
    ">",
    '"',
    "'",
    "`",
    "![",
    "[",
    "](",
    ")",
    "]: ",
    "javascript:x",
    "java&#115;cript:x",
    "\\",
    "\n",
    " ",
    "<!--",
    "-->",
    "<a href=",
    "http://e.example",
    "<svg/onload=x>",
    "<",
    "/",
    "&lt;",
    "<?",
    "<sub>",
    "<p>",
    "!",
    "[x]",
    "(",
    ":",
    "script>",
]


@given(st.lists(st.sampled_from(HOSTILE), max_size=14).map("".join))
def test_whatever_is_written_no_viewer_of_the_markdown_runs_or_loads_anything(source):
    for tag, attributes in viewed(source):
        assert tag in INLINE | BLOCKS, tag
        assert not [name for name in attributes if name.startswith("on") or name == "src"]
        scheme = re.match(r"\s*([a-z]+):", attributes.get("href") or "")
        assert scheme is None or scheme[1] in ("http", "https", "mailto")


def test_the_html_made_of_it_holds_only_what_markdown_makes():
    made = '<p style="x">a<script>b</script><a href="javascript:x">c</a><td onclick="y"></td></p>'
    assert clean(made) == "<p>a<a>c</a></p>"

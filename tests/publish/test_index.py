"""reports/index.html and its feed: every public report, its figures, and nothing from outside."""

from __future__ import annotations

import datetime as dt
import json
import re
import shutil
import threading
import xml.etree.ElementTree as ET
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pytest
from samples.browser import DESK, PHONE, axe_findings, chromium, opened
from samples.command import sitrep
from samples.publishing import at_once
from samples.summaries import Log
from samples.workspaces import HEADER, config_for, contents, workspace

from sitrep.choices import load
from sitrep.compose.phrases import Phrases
from sitrep.compose.sections import key_figures
from sitrep.model.problem import SitrepError
from sitrep.pipeline import Request, build
from sitrep.publish import folder as publish
from sitrep.publish.index.collect import collect
from sitrep.wording import Words

TODAY = dt.date(2019, 5, 28)
ENDINGS = ("html", "pdf", "docx", "md")
ATOM = "{http://www.w3.org/2005/Atom}"


def row(event: str, day: str, killed: str, source: str = "Agency") -> str:
    return f"{event},{day},{day},Hass,35.5,36.5,{killed},{source},\n"


#: Two killed, a week of no reports, one whose report states no number, at least five.
ROWS = "".join(
    [
        row("e1", "2019-05-01", "2"),
        row("e2", "2019-05-14", ""),
        row("e3", "2019-05-21", "at least 5"),
        row("e4", "2019-05-27", ""),
    ]
)


def built(folder: Path, *periods: str, config: str | None = None, **wanted: object) -> Path:
    """Build the periods in a workspace under ``folder``; return its reports/."""
    path = workspace(folder, {"events.csv": HEADER + ROWS}, config)
    reports = folder / "reports"
    for period in periods:
        request = Request(path, TODAY, period, reports, formats=("md", "html"), **wanted)  # type: ignore[arg-type]
        assert [p for p in build(request).problems if "index" in p.reason] == []
    return reports


class Links(HTMLParser):
    """The addresses of a page, and its texts."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.said: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.links += [value or "" for name, value in attrs if name in ("href", "src")]

    def handle_data(self, data: str) -> None:
        self.said += [data.strip()] if data.strip() else []


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four weeks' reports, the latest built first."""
    folder = tmp_path_factory.mktemp("front")
    return built(folder, "2019-W21", "2019-W18", "2019-W19", "2019-W20")


def index(reports: Path) -> str:
    return (reports / "index.html").read_text(encoding="utf-8")


def listed(reports: Path) -> list[str]:
    """The folders of the reports that the page lists, in its order."""
    return re.findall(r'<(?:article|tr|div)[^>]* id="r-([^"]+)"', index(reports))


# --- what the page lists ----------------------------------------------------------------------


def test_every_report_is_listed_the_latest_on_top_whenever_each_was_built(reports: Path) -> None:
    assert listed(reports) == ["2019-W21", "2019-W20", "2019-W19", "2019-W18"]
    assert "20–26 May 2019" in index(reports)
    assert "as of 27 May 2019" in index(reports)


def test_each_figure_stands_with_its_qualifier_window_and_source(reports: Path) -> None:
    card = re.search(r'<li class="card">.*?</li>', index(reports), flags=re.S)
    assert card is not None
    said = Links(card[0]).said
    assert said == ["at least", "5", "people killed", "20–26 May 2019; Agency"]


def test_every_link_leads_to_a_file_that_is_there_and_none_outside(reports: Path) -> None:
    links = [link for link in Links(index(reports)).links if not link.startswith("#")]
    # The feed in head and foot; of each report its heading, two formats and the data.
    assert len(links) == 1 + 4 * 4 + 1
    assert [link for link in links if not (reports / unquote(link)).is_file()] == []
    assert not re.search(r"https?://|<script|/tmp/", index(reports))


def test_formats_that_were_not_built_are_not_linked(reports: Path) -> None:
    assert "sitrep.en.md" in index(reports)
    assert ".pdf" not in index(reports)


def test_a_report_built_again_is_listed_once_and_the_page_is_the_same(tmp_path: Path) -> None:
    before = contents(built(tmp_path, "2019-W18", "2019-W21"))
    assert contents(built(tmp_path, "2019-W18")) == before


def test_a_re_issue_is_listed_first_and_the_older_one_says_that_it_is_replaced(
    tmp_path: Path,
) -> None:
    reports = built(tmp_path, "2019-W21")
    (reports / "2019-W21").rename(reports / "2019-W21.r2")
    built(tmp_path, "2019-W21")
    assert listed(reports) == ["2019-W21.r2", "2019-W21"]
    first, second = index(reports).split('id="r-2019-W21"')
    assert "re-issue 2" in first
    assert "replaced" not in first
    assert "issue 1, replaced" in second


def test_a_report_by_another_template_says_so_and_stands_below_the_usual_one(
    tmp_path: Path,
) -> None:
    reports = built(tmp_path, "2019-W21")
    built(tmp_path, "2019-W21", template="flash")
    assert listed(reports) == ["2019-W21", "2019-W21.flash"]
    usual, flash = index(reports).split('id="r-2019-W21.flash"')
    assert "Flash update" in Links(flash).said
    assert "flash" not in Links(usual).said
    assert "replaced" not in usual + flash


# --- what it passes over ----------------------------------------------------------------------


@pytest.fixture
def copied(reports: Path, tmp_path: Path) -> Path:
    """Two of the weeks, to damage."""
    for week in ("2019-W20", "2019-W21"):
        shutil.copytree(reports / week, tmp_path / "reports" / week)
    return tmp_path / "reports"


def test_another_edition_hidden_folders_and_strange_ones_are_not_listed(copied: Path) -> None:
    reports = copied
    shutil.rmtree(reports / "2019-W20")
    whole = reports / "2019-W21/public"
    for place in ("2019-W20/internal", ".2019-W19.1.tmp/public"):
        (reports / place).parent.mkdir()
        for name in ("report.json", "manifest.json"):
            (reports / place).mkdir(exist_ok=True)
            (reports / place / name).write_bytes((whole / name).read_bytes())
    (reports / "notes").mkdir()
    (reports / "notes.txt").write_text("mine")
    found, problems = collect(reports, ENDINGS)
    assert ([r.folder for r in found], problems) == (["2019-W21"], [])


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("report.json", b"{", "invalid JSON"),
        ("report.json", b"[1]", "input should be"),
        ("report.json", b'{"language": "en", "edition": "internal"}', "input should be"),
        ("report.json", b"\xff\xfe", "invalid"),
        ("report.json", b"[" * 100_000, "invalid JSON"),
        ("manifest.json", b'{"created": "yesterday"}', "input should be"),
        ("manifest.json", None, "manifest.json is missing"),
    ],
)
def test_a_damaged_report_is_passed_over_with_a_warning_and_the_others_are_found(
    copied: Path, name: str, content: bytes | None, reason: str
) -> None:
    damaged = copied / "2019-W20/public" / name
    if content is None:
        damaged.unlink()
    else:
        damaged.write_bytes(content)
    found, (warning,) = collect(copied, ENDINGS)
    assert [report.folder for report in found] == ["2019-W21"]
    assert warning.severity == "warning"
    assert warning.path == "reports/2019-W20/public"
    assert warning.reason.startswith("is not listed in reports/index.html: ")
    assert reason in warning.reason


def test_a_build_beside_a_damaged_report_warns_of_it_and_lists_the_others(tmp_path: Path) -> None:
    reports = built(tmp_path, "2019-W20")
    (reports / "2019-W20/public/report.json").write_text("{")
    run = sitrep("build", "2019-W21", "--format", "md", cwd=tmp_path)
    assert run.returncode == 0
    assert run.stderr.startswith("warning: reports/2019-W20/public: is not listed in reports/")
    assert listed(reports) == ["2019-W21"]


def test_nothing_in_a_report_acts_on_the_page_or_the_feed(tmp_path: Path) -> None:
    reports = built(tmp_path, "2019-W21")
    path = reports / "2019-W21/public/report.json"
    report = json.loads(path.read_text())
    evil = '"><script>alert(1)</script>\x00\x0b{{ 7 * 7 }}]]>'
    report["masthead"] = dict.fromkeys(report["masthead"], evil)
    for card in report["key_figures"]:
        for key in ("label", "qualifier", "value", "window", "source"):
            card[key] = evil
        card["trend"] = [
            {"on": "2019-05-12", "label": evil, "text": evil, "value": n} for n in (1, 2)
        ]
    path.write_text(json.dumps(report))
    request = Request(tmp_path / "config.toml", TODAY, "2019-W18", reports, formats=("md",))
    assert build(request).problems == ()
    text = index(reports)
    assert "<script" not in text
    assert "{{ 7 * 7 }}" in text
    assert listed(reports) == ["2019-W21", "2019-W18"]
    entries = ET.fromstring((reports / "feed.atom").read_bytes()).findall(f"{ATOM}entry")
    assert "<script>" in (entries[0].findtext(f"{ATOM}title") or "")
    assert "<script>" not in (entries[0].findtext(f"{ATOM}summary") or "")


def test_a_template_of_ones_own_takes_the_page_s_place(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    own = '{% extends "sitrep/index.html" %}{% block footer %}<p>Ours.</p>{% endblock %}'
    (tmp_path / "templates/index.html").write_text(own)
    assert "<p>Ours.</p>" in index(built(tmp_path, "2019-W21"))


def test_a_broken_template_of_the_page_is_a_warning_and_the_report_is_published(
    tmp_path: Path,
) -> None:
    reports = built(tmp_path, "2019-W21")
    before = index(reports)
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates/index.html").write_text("<p>\n{{ page.titel }}\n")
    run = sitrep("build", "2019-W18", "--format", "md", cwd=tmp_path)
    assert run.returncode == 0
    assert 'warning: templates/index.html:2: "titel" is not a field of frontpage' in run.stderr
    assert (reports / "2019-W18/public/sitrep.en.md").is_file()
    assert index(reports) == before


# --- two at once, and failures ------------------------------------------------------------------


def test_two_builds_at_once_are_both_listed(tmp_path: Path) -> None:
    workspace(tmp_path, {"events.csv": HEADER + ROWS})
    build = ("build", "--format", "md", "-q")
    weeks = [(*build, week) for week in ("2019-W18", "2019-W21")]
    runs = at_once(tmp_path, *weeks, SOURCE_DATE_EPOCH="1559001600")  # 28 May 2019
    assert [run.returncode for run in runs] == [0, 0]
    assert listed(tmp_path / "reports") == ["2019-W21", "2019-W18"]
    assert not [n for n in contents(tmp_path / "reports") if "/." in f"/{n}"]


def test_who_lists_reports_waits_for_who_is_at_it(tmp_path: Path) -> None:
    done = threading.Event()

    def second() -> None:
        with publish.alone(tmp_path):
            done.set()

    with publish.alone(tmp_path):
        thread = threading.Thread(target=second)
        thread.start()
        assert not done.wait(0.2)
    thread.join(10)
    assert done.is_set()


def test_a_page_that_cannot_be_written_leaves_the_one_that_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish.put(tmp_path, {"index.html": b"old"})
    write = Path.write_bytes

    def full(path: Path, content: bytes) -> int:
        write(path, content[:1])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(SitrepError, match=r"index.html: can't be written: No space left"):
        publish.put(tmp_path, {"index.html": b"new"})
    assert contents(tmp_path) == {"index.html": b"old"}


# --- small charts -------------------------------------------------------------------------------


def trend(log: Log, period: str, card: str) -> list[tuple[str, int | None, bool]]:
    summary = log.summary(period)
    section = key_figures.compose(summary, Phrases(summary, Words("en")))
    assert section is not None
    points = next(c.trend for c in section.cards if c.id == card)
    return [(p.text, p.value, p.joined) for p in points]


def test_weeks_without_reports_or_numbers_are_gaps_and_never_zero(tmp_path: Path) -> None:
    log = Log(tmp_path).events(
        {"date_start": "2019-04-30", "killed": "2"},
        {"date_start": "2019-05-14"},
        {"date_start": "2019-05-21", "killed": "at least 5"},
    )
    assert trend(log, "2019-W21", "killed-all-period") == [
        ("2", 2, True),
        ("no reports", None, True),
        ("not stated", None, True),
        ("at least 5", 5, True),
    ]


def test_totals_of_another_source_or_baseline_are_not_in_a_trend(tmp_path: Path) -> None:
    log = Log(tmp_path).totals(
        {"since": "2019-04-29", "as_of": "2019-05-05", "figure": "10"},
        {"since": "2019-04-29", "as_of": "2019-05-06", "figure": "40", "source": "T"},
        {"since": "2019-01-01", "as_of": "2019-05-07", "figure": "50"},
        {"since": "2019-04-29", "as_of": "2019-05-12", "figure": "30"},
    )
    assert trend(log, "2019-W19", "killed-people-total") == [("10", 10, True), ("30", 30, True)]


def test_a_total_that_falls_is_not_joined_to_the_one_before(tmp_path: Path) -> None:
    log = Log(tmp_path).totals(
        {"since": "2019-04-29", "as_of": "2019-05-05", "figure": "30"},
        {"since": "2019-04-29", "as_of": "2019-05-12", "figure": "20"},
    )
    assert trend(log, "2019-W19", "killed-people-total") == [("30", 30, True), ("20", 20, False)]


def test_the_picture_says_its_numbers_in_words(reports: Path) -> None:
    alt = re.search(r'class="trend" role="img" aria-label="([^"]+)"', index(reports))
    assert alt is not None
    assert alt[1].replace("\u2009", " ") == (
        "people killed over time: 2 for 29 April – 5 May 2019, no reports for 6–12 May 2019, "
        "not stated for 13–19 May 2019 and at least 5 for 20–26 May 2019"
    )


# --- the feed -----------------------------------------------------------------------------------


def feed(reports: Path) -> ET.Element:
    return ET.fromstring((reports / "feed.atom").read_bytes())


def test_the_feed_has_what_atom_asks_for(reports: Path) -> None:
    root = feed(reports)
    assert root.tag == f"{ATOM}feed"
    entries = root.findall(f"{ATOM}entry")
    assert len(entries) == 4
    for element in (root, *entries):
        for name in ("id", "title", "updated"):
            assert len(element.findall(f"{ATOM}{name}")) == 1
        assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", element.findtext(f"{ATOM}id") or "")
        assert element.findtext(f"{ATOM}updated") == "2019-05-28T00:00:00+00:00"
        assert [link.get("rel") for link in element.findall(f"{ATOM}link")] == ["alternate"]
    assert root.findtext(f"{ATOM}author/{ATOM}name") == "Test"
    assert len({element.findtext(f"{ATOM}id") for element in (root, *entries)}) == 5


def test_an_entry_of_the_feed_says_its_figures_and_links_the_report(reports: Path) -> None:
    first = feed(reports).find(f"{ATOM}entry")
    assert first is not None
    link = first.find(f"{ATOM}link")
    assert link is not None
    assert link.get("href") == "2019-W21/public/sitrep.en.html"
    summary = first.findtext(f"{ATOM}summary") or ""
    assert "<strong>at least 5</strong> people killed<br>20–26 May 2019<br>Agency" in summary


def test_ids_stay_when_an_address_is_given_and_links_start_from_it(
    tmp_path: Path, reports: Path
) -> None:
    config = config_for("events.csv", report='title = "Test"\nurl = "https://example.org/r"')
    there = feed(built(tmp_path, "2019-W21", config=config))
    assert there.findtext(f"{ATOM}id") == feed(reports).findtext(f"{ATOM}id")
    ids = [root.findtext(f"{ATOM}entry/{ATOM}id") for root in (there, feed(reports))]
    assert ids[0] == ids[1]
    links = {link.get("rel"): link.get("href") for link in there.findall(f"{ATOM}link")}
    assert links == {
        "alternate": "https://example.org/r/index.html",
        "self": "https://example.org/r/feed.atom",
    }
    entry = there.find(f"{ATOM}entry/{ATOM}link")
    assert entry is not None
    assert entry.get("href") == "https://example.org/r/2019-W21/public/sitrep.en.html"


@pytest.mark.parametrize(
    "url", ["example.org", "javascript:alert(1)", "https://e.org/?q", "ftp://e.org"]
)
def test_an_address_that_is_none_is_a_problem_with_its_line(tmp_path: Path, url: str) -> None:
    config = config_for("events.csv", report=f'title = "Test"\nurl = "{url}"')
    path = workspace(tmp_path, config=config)
    with pytest.raises(SitrepError) as raised:
        load(path)
    (problem,) = raised.value.problems
    assert (problem.line, problem.value) == (3, url)
    assert "is not a web address" in problem.reason


# --- in a browser -------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_in_a_browser_pages_ask_for_nothing_fit_the_window_and_axe_finds_nothing(
    reports: Path, size: tuple[int, int]
) -> None:
    with chromium() as browser:
        for name in ("index.html", "2019-W21/public/sitrep.en.html"):
            page, asked = opened(browser, (reports / name).as_uri(), size)
            assert asked == [(reports / name).as_uri()]
            assert page.evaluate("document.documentElement.scrollWidth") == size[0]
            assert axe_findings(page) == []


def test_axe_finds_nothing_in_the_example_s_fullest_report(example: Callable[..., Path]) -> None:
    folder = example("2019-W19")
    report, listing = folder / "sitrep.en.html", folder.parents[1] / "index.html"
    with chromium() as browser:
        for size in (DESK, PHONE):
            page, _ = opened(browser, report.as_uri(), size)
            assert axe_findings(page) == []
            assert axe_findings(opened(browser, listing.as_uri(), size)[0]) == []


def test_from_the_page_the_keyboard_leads_to_the_report(reports: Path) -> None:
    with chromium() as browser:
        page, _ = opened(browser, (reports / "index.html").as_uri())
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip"
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.wait_for_url("**/2019-W21/public/sitrep.en.html")
        assert "20–26 May 2019" in page.inner_text("header")

"""docs/tutorial.md, walked from top to bottom: its files, its commands, what it shows."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import urllib.request
from html.parser import HTMLParser
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner
from docx import Document
from PIL import Image
from samples.browser import DESK, PHONE, chromium, opened
from samples.workspaces import ROOT

from sitrep.cli import main

sys.path.insert(0, str(ROOT / "tools"))
import tutorial

PAGE = (ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8")
#: 9 March 2026, the day after the tutorial's week.
MONDAY = "1773014400"


class Reader:
    """One who types the commands; keeps what each of them answered."""

    def __init__(self) -> None:
        self.answers: dict[str, str] = {}
        self.page = ""

    def __call__(self, line: str, folder: Path, shown: str) -> None:
        program, *words = line.split()
        if line.startswith("sitrep preview "):
            answer = self._preview(words, folder)
        elif program == "sitrep":
            answer = _typed(words, folder)
        else:
            done = subprocess.run(line.split(), cwd=folder, capture_output=True, text=True)
            assert done.returncode == 0, done.stderr
            answer = done.stdout
        self.answers[line] = answer
        if shown:
            assert as_pattern(shown).fullmatch(answer), f"{line} answered:\n{answer}"

    def _preview(self, words: list[str], folder: Path) -> str:
        """Start the preview where a port is free, ask for its page once, end it."""
        run = subprocess.Popen(
            [sys.executable, "-W", "error", "-m", "sitrep", *words, "--port", "0"],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert run.stdout
        first, built = run.stdout.readline(), run.stdout.readline()
        with urllib.request.urlopen(first.split()[0], timeout=60) as answer:
            self.page = answer.read().decode()
        run.send_signal(signal.SIGINT)
        rest, errors = run.communicate(timeout=60)
        assert (run.returncode, errors) == (0, "")
        return re.sub(r"(127\.0\.0\.1|localhost):\d+", r"\1:8000", first) + built + rest


def _typed(words: list[str], folder: Path) -> str:
    """Return what the command prints in ``folder``, problems included."""
    before = Path.cwd()
    os.chdir(folder)
    try:
        result = CliRunner(env={"SOURCE_DATE_EPOCH": MONDAY}).invoke(main, words)
    finally:
        os.chdir(before)
    assert result.exit_code == (1 if re.search(r"^\d+ problems?", result.output, re.M) else 0)
    return result.output


def as_pattern(shown: str) -> re.Pattern[str]:
    """Return what is shown as a pattern: ``…`` on a line of its own is any lines, or none."""
    lines = shown.splitlines()
    parts = [r"(?:.*\n)*" if line == "…" else re.escape(line) + r"\n" for line in lines]
    return re.compile("".join(parts))


class Walked:
    """What the tutorial left behind."""

    def __init__(self, home: Path) -> None:
        self.home, self.reader = home, Reader()
        self.steps = list(tutorial.walk(home, self.reader, tutorial.HANDS))
        self.report = home / "my-report" / "reports" / "2026-W10" / "public"

    def text(self, ending: str) -> str:
        return (self.report / f"sitrep.en.{ending}").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory) -> Walked:
    """The tutorial done once: what is shown under a command was compared on the way."""
    return Walked(tmp_path_factory.mktemp("newcomer"))


def test_every_command_of_the_tutorial_answers_as_it_shows(walked: Walked) -> None:
    typed = [step for step in walked.steps if step.kind == "run"]
    assert len([step for step in typed if step.text]) >= 10
    boxes = re.findall(r"^```sh\n(.*?)^```", PAGE.split("\n## 2.")[1], flags=re.M | re.S)
    assert [step.name for step in typed] == "".join(boxes).splitlines()


def test_every_box_of_the_tutorial_is_a_command_an_answer_or_a_file(walked: Walked) -> None:
    kinds = re.findall(r"^```(\w+)$", PAGE, flags=re.M)
    assert set(kinds) == {"sh", "text", "csv", "toml", "xml", "markdown", "html"}
    files = [kind for kind in kinds if kind not in ("sh", "text")]
    saved = [step for step in walked.steps if step.kind in ("write", "append", "replace")]
    assert len(saved) == len(files)


def test_the_installation_is_a_target_of_the_makefile_that_takes_in_map_preview_and_word() -> None:
    boxes = re.findall(r"^```sh\n(.*?)^```", PAGE.split("\n## 2.")[0], flags=re.M | re.S)
    assert boxes == ["make setup\n. .venv/bin/activate\n"]
    dry = subprocess.run(
        ["make", "-n", "--no-print-directory", "setup"], cwd=ROOT, capture_output=True, text=True
    )
    assert dry.stdout == "tools/setup.sh\n"
    script = (ROOT / "tools" / "setup.sh").read_text(encoding="utf-8")
    assert "'') stamp=.venv/ready extra='[cover,map,pptx,preview,word,xlsx]' " in script


def test_the_warning_names_the_ratio_that_the_standard_gives(walked: Walked) -> None:
    # WCAG 2.2: 1.05 / (L + 0.05); of #E3A400 only red and green give light.
    red, green = (((c / 255 + 0.055) / 1.055) ** 2.4 for c in (0xE3, 0xA4))
    ratio = 1.05 / (0.2126 * red + 0.7152 * green + 0.05)
    assert f'"#E3A400" is {ratio:.1f}:1 on white' in walked.reader.answers["sitrep check"]


def test_the_preview_answers_with_its_page_and_builds_the_report(walked: Walked) -> None:
    assert 'id="report"' in walked.reader.page
    assert "2026-W10: built in " in walked.reader.answers["sitrep preview 2026-W10"]


class _Images(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: dict[str, str] = {}
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "img":
            self.found[given.get("alt") or ""] = given.get("src") or ""


def test_the_page_has_the_logo_and_the_colours(walked: Walked) -> None:
    page = walked.text("html")
    assert _Images(page).found["Lanternfield Aid"].startswith("data:image/svg+xml")
    assert "--primary: #0B5D5E" in page
    assert "#E3A400" not in page


def test_the_pdf_has_the_logo_with_its_description(walked: Walked) -> None:
    with pikepdf.open(walked.report / "sitrep.en.pdf") as pdf:
        alts = [str(o.get("/Alt")) for o in pdf.objects if isinstance(o, pikepdf.Dictionary)]
        assert pdf.docinfo.get("/Title") is not None
    assert "Lanternfield Aid" in alts


def test_the_own_section_stands_in_page_and_markdown_with_its_figure_and_table(
    walked: Walked,
) -> None:
    figure = "at least 3 (Civil Defence, 2–8 March 2026; one of two events states a number)"
    page, text = walked.text("html"), walked.text("md")
    section = page.split('<h2 id="partners-title">Partners</h2>')[1].split("</section>")[0]
    for made in (section, text.split("## Partners\n")[1].split("\n## ")[0]):
        assert figure in made
        assert "Casualties by event type, 2–8 March 2026" in made
        assert "The clinic boat sails again from Monday." in made
    assert f"Shelling and airstrikes killed {figure}." in text


def test_the_changed_sections_are_printed_as_changed(walked: Walked) -> None:
    page = walked.text("html")
    assert "Both sources were asked again at the end of 2–8 March 2026." in page
    contacts = page.split('id="contacts-title"')[1]
    assert "<strong>Figures are those of the sources named" in contacts
    assert "This report leaves out: Attacks on health care." in page
    assert "health-title" not in page


def test_the_word_report_has_the_changed_style_and_the_logo(walked: Walked) -> None:
    document = Document(str(walked.report / "sitrep.en.docx"))
    heading = next(
        p for p in document.paragraphs if p.text == "Partners" and "Head" in p.style.name
    )
    assert heading.style.name == "Heading 1"
    font = heading.style.font
    assert (str(font.color.rgb), font.size.pt) == ("C25100", 18)
    # The rest is in the colours that config.toml had when the template was copied.
    assert "0B5D5E" in document.element.xml
    assert "002E6E" not in document.element.xml + document.styles.element.xml
    assert "The clinic boat sails again from Monday." in [p.text for p in document.paragraphs]
    alts = [e.get("descr") for e in document.element.iter() if e.tag.endswith("}docPr")]
    assert "Issued by Lanternfield Aid" in alts


def test_flash_is_one_sheet_beside_the_weekly_report(walked: Walked) -> None:
    flash = walked.home / "my-report" / "reports" / "2026-W10.flash" / "public"
    with pikepdf.open(flash / "sitrep.en.pdf") as pdf:
        assert len(pdf.pages) == 1


def test_what_is_published_lists_both_reports_and_names_no_folder_of_the_machine(
    walked: Walked,
) -> None:
    site = walked.home / "website"
    index = (site / "index.html").read_text(encoding="utf-8")
    links = re.findall(r'href="([^"#:]+)"', index)
    assert "2026-W10/public/sitrep.en.pdf" in links
    assert "2026-W10.flash/public/sitrep.en.pdf" in links
    assert [link for link in links if not (site / link).exists()] == []
    for path in site.rglob("*"):
        if path.is_file():
            assert str(walked.home).encode() not in path.read_bytes(), path.name


def test_the_logo_is_seen_on_the_page_that_lists_reports(walked: Walked) -> None:
    with chromium() as browser:
        for size in (DESK, PHONE):
            page, _ = opened(browser, (walked.home / "website" / "index.html").as_uri(), size)
            box = page.locator(".logo img").bounding_box()
            assert box
            # A square of 3.5 rem at 16 pixels.
            assert (round(box["width"]), round(box["height"])) == (56, 56)


def test_the_pictures_are_there_small_and_whole() -> None:
    names = re.findall(r"\]\(([^)]+\.png)\)", PAGE)
    assert len(names) == 4
    for name in (*names, "page-1.png"):
        path = ROOT / "docs" / name
        assert path.stat().st_size < 150_000
        with Image.open(path) as image:
            image.load()
            assert min(image.size) >= 400


def test_the_links_of_the_tutorial_lead_somewhere() -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)\)", PAGE)
    assert [link for link in links if not (ROOT / "docs" / link).exists()] == []

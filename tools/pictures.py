"""Makes the pictures of the docs, each at the place of docs/tutorial.md where it stands.

``make pictures`` runs it: it follows the tutorial in an empty folder and takes each picture when
it gets there, of what the reader has by then; README's picture is page one of the bundled
example, and docs/charts.md shows the charts that it declares, of the same. Needs what
``tools/setup.sh --test`` installs: poppler, chromium and LibreOffice.
"""

from __future__ import annotations

import datetime as dt
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import tutorial
from PIL import Image, ImageOps
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
#: 9 March 2026: what is built "today" is dated then, so that pictures don't change by the day.
ENVIRONMENT = {**os.environ, "SOURCE_DATE_EPOCH": "1773014400"}
SITREP = (sys.executable, "-m", "sitrep")
WEEK = Path("reports", "2026-W10", "public")
#: Pixels to an inch: a sheet of A4 is 744 pixels wide.
DPI = 90
#: So many colours are told apart in a picture: enough for flat pages, and fewer bytes.
COLOURS = 256
PATIENCE = 60_000


def saved(picture: Path, name: str) -> None:
    """Save a picture in docs/, with a thin edge and few colours, and say how large it is."""
    with Image.open(picture) as image:
        edged = ImageOps.expand(image.convert("RGB"), border=1, fill="#C8CDD2")
    small = edged.quantize(COLOURS, dither=Image.Dither.NONE)
    small.save(DOCS / name, optimize=True)
    print(f"docs/{name}: {small.width} x {small.height}, {(DOCS / name).stat().st_size:,} bytes")


def page_one(pdf: Path, name: str) -> None:
    """Save a PDF's first page."""
    with TemporaryDirectory() as folder:
        base = Path(folder) / "page"
        command = ["pdftoppm", "-r", str(DPI), "-png", "-f", "1", "-singlefile", pdf, base]
        subprocess.run(command, check=True)
        saved(base.with_suffix(".png"), name)


def word_page(document: Path, name: str) -> None:
    """Save a Word document's first page, as LibreOffice lays it out."""
    with TemporaryDirectory() as folder:
        command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless"]
        command += ["--convert-to", "pdf", "--outdir", folder, str(document)]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
        page_one(Path(folder, document.stem + ".pdf"), name)


class Preview:
    """The preview that the reader leaves open; the page is opened when it is first built."""

    def __init__(self) -> None:
        self.run: subprocess.Popen[str] | None = None

    def start(self, words: list[str], folder: Path) -> None:
        """Start it where a port is free, and open its page."""
        command = [*SITREP, *words, "--port", "0"]
        self.run = subprocess.Popen(
            command, cwd=folder, env=ENVIRONMENT, stdout=subprocess.PIPE, text=True
        )
        assert self.run.stdout
        url = self.run.stdout.readline().split()[0]
        self.playwright = sync_playwright().start()
        path = shutil.which("chromium") or shutil.which("google-chrome")
        flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        browser = self.playwright.chromium.launch(executable_path=path, args=flags)
        self.page = browser.new_page(viewport={"width": 900, "height": 620})
        # The page tells the time of each build: that of the picture is always the same.
        self.page.clock.set_fixed_time(dt.datetime(2026, 3, 9, 9, 0, tzinfo=dt.UTC))
        self.page.goto(url)
        self.page.frame_locator("#report").locator("h1").wait_for(timeout=PATIENCE)

    def awaits(self, text: str) -> None:
        """Wait until the report shows what the reader saved."""
        shown = self.page.frame_locator("#report").get_by_text(text)
        shown.wait_for(timeout=PATIENCE)

    def take(self, name: str, folder: Path) -> None:
        """Save the page as it is once it tells a problem, below the report as it was before."""
        self.page.locator("#problems").wait_for(timeout=PATIENCE)
        with TemporaryDirectory() as made:
            path = Path(made) / "page.png"
            self.page.screenshot(path=path, animations="disabled")
            saved(path, name)

    def end(self) -> None:
        """Close the browser and end the preview."""
        if self.run:
            self.playwright.stop()
            self.run.terminate()
            self.run.wait(timeout=60)


@contextmanager
def reader() -> Iterator[tuple[Callable[[str, Path, str], None], Preview]]:
    """One who types the tutorial's commands, and the preview left open until the end."""
    preview = Preview()

    def typed(line: str, folder: Path, shown: str) -> None:
        program, *words = line.split()
        if words[0] == "preview":
            preview.start(words, folder)
            return
        command = [*SITREP, *words] if program == "sitrep" else line.split()
        # Some are mistakes on purpose: the test compares what each answers.
        subprocess.run(command, cwd=folder, env=ENVIRONMENT, capture_output=True)

    try:
        yield typed, preview
    finally:
        preview.end()


def marked_charts(name: str) -> None:
    """Save the charts of groups and of marks, of invented rows, on one sheet."""
    ids = ["sex-and-age", "claims-and-denials", "facilities-hit-again"]
    with TemporaryDirectory() as home:
        folder = Path(home)
        shutil.copy(ROOT / "tests" / "data" / "charts-marked.csv", folder / "log.csv")
        config = (
            '[report]\ntitle = "Invented"\nbaseline = 2025-09-01\n[[source]]\npath = "log.csv"\n'
        )
        (folder / "config.toml").write_text(config, encoding="utf-8")
        _charts_of(folder, ["2026-W10"], ids, name)


def declared_charts(name: str) -> None:
    """Save the charts that docs/charts.md declares, of the bundled example, on one sheet."""
    text = (DOCS / "charts.md").read_text(encoding="utf-8")
    declared = "".join(re.findall(r"```toml\n(\[\[chart\]\].*?)```", text, re.DOTALL))
    ids = re.findall(r'^id = "(.+)"$', declared, re.MULTILINE)
    with TemporaryDirectory() as home:
        folder = Path(home)
        shutil.copytree(ROOT / "data", folder / "data")
        config = (ROOT / "config.toml").read_text(encoding="utf-8")
        (folder / "config.toml").write_text(f"{config}\n{declared}", encoding="utf-8")
        _charts_of(folder, ["2019-W22", "--as-of", "2019-06-07"], ids, name)


def _charts_of(folder: Path, period: list[str], ids: list[str], name: str) -> None:
    """Save some charts of a workspace's report on one sheet."""
    command = [*SITREP, "charts", *period, "--quiet"]
    command += ["--only", ",".join(ids), "--format", "png", "--size", "screen"]
    subprocess.run(command, cwd=folder, env=ENVIRONMENT, check=True)
    pack = folder / "reports" / period[0] / "public" / "pack"
    made = [Image.open(pack / f"{one}.en.screen.png").convert("RGB") for one in ids]
    small = [ImageOps.contain(image, (620, 620)) for image in made]
    saved(_sheet(small, folder / "sheet.png"), name)


def _sheet(pictures: list[Image.Image], path: Path) -> Path:
    """Write pictures in two columns, the next one under the shorter, and return the path."""
    ends, gap = [0, 0], 16
    places = []
    for picture in pictures:
        column = ends.index(min(ends))
        places.append((column * (620 + gap), ends[column]))
        ends[column] += picture.height + gap
    sheet = Image.new("RGB", (2 * 620 + gap, max(ends) - gap), "white")
    for picture, place in zip(pictures, places, strict=True):
        sheet.paste(picture, place)
    sheet.save(path)
    return path


def main() -> None:
    """Follow the tutorial and take its pictures; then README's, and that of declared charts."""
    with TemporaryDirectory() as home, reader() as (typed, preview):
        cameras: dict[str, Callable[[str, Path], None]] = {
            "tutorial-preview.png": preview.take,
            "tutorial-page.png": lambda name, at: page_one(at / WEEK / "sitrep.en.pdf", name),
            "tutorial-word.png": lambda name, at: word_page(at / WEEK / "sitrep.en.docx", name),
            "tutorial-flash.png": lambda name, at: page_one(
                at / "reports" / "2026-W10.flash" / "public" / "sitrep.en.pdf", name
            ),
        }
        for step in tutorial.walk(
            Path(home), typed, tutorial.HANDS, lambda name, at: cameras[name](name, at)
        ):
            # A reader looks at the page after each change, and only then makes the next.
            if step.name.startswith("narrative/"):
                preview.awaits(step.text.splitlines()[-1])
    with TemporaryDirectory() as out:
        command = [
            *SITREP,
            "build",
            "2019-W22",
            "--as-of",
            "2019-06-07",
            "--format",
            "pdf",
            "--quiet",
            "--out",
            out,
        ]
        subprocess.run(command, cwd=ROOT, env=ENVIRONMENT, check=True)
        page_one(Path(out, "2019-W22", "public", "sitrep.en.pdf"), "page-1.png")
    declared_charts("charts-declared.png")
    marked_charts("charts-marked.png")


if __name__ == "__main__":
    main()

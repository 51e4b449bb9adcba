"""Write the report's HTML page as a tagged PDF (PDF/UA-1); only this module imports weasyprint.

The same page gives the same bytes. Only ``data:`` URIs and the shipped font files are fetched.
WeasyPrint's complaints are logged as warnings.
"""

from __future__ import annotations

import calendar
import datetime as dt
import gc
import io
import logging
import os
import re
import sys
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager, redirect_stdout
from pathlib import Path
from typing import Any

from sitrep.look.fonts import FontFile, font_files, further_files
from sitrep.model.codes import Code
from sitrep.model.problem import Problem, SitrepError
from sitrep.model.report import Drawing, Report
from sitrep.outputs import Output, Setting
from sitrep.outputs.page import html as page_of
from sitrep.templating.limits import confined

log = logging.getLogger(__name__)

#: The objects of a PDF being written, by number.
Things = Mapping[int, Any]
#: The flag of an annotation that is printed.
_PRINT = 4
#: A glyph and its text, as written in a font's ToUnicode table.
_MAPPING = re.compile(rb"^<([0-9a-f]+)> <((?:[0-9a-f]{4}){2,})>$")

#: The hint for systems without apt-get.
_ELSEWHERE = "install it as https://doc.courtbouillon.org/weasyprint/stable/first_steps.html says"


def write(report: Report, drawings: Sequence[Drawing], setting: Setting) -> bytes:
    """Return the report's page as a PDF; its charts hold text, with the fonts embedded."""
    charts = {drawing.chart.id: drawing.paper for drawing in drawings}
    html = confined(page_of, setting.workspace, report, charts, setting)
    boxes = setting.without_font
    return printed(html, language=report.language, created=report.created, boxes=boxes)


def printed(
    html: str, *, language: str, created: dt.date, boxes: Collection[str] = frozenset()
) -> bytes:
    """Return ``html`` as a PDF; raises SitrepError where WeasyPrint can't be loaded.

    No word is said of letters without a font that are among ``boxes``.
    """
    if lack := lacking():
        raise SitrepError([lack])
    import weasyprint
    from weasyprint.text.fonts import FontConfiguration

    config = FontConfiguration()
    with _uncollected(), _relayed(boxes), _dated(created):
        refused: list[str] = []
        fetcher = _fetcher(refused)
        sheet = weasyprint.CSS(string=_fonts(), font_config=config, url_fetcher=fetcher)
        laid_out = weasyprint.HTML(string=html, url_fetcher=fetcher)
        document = laid_out.render(font_config=config, stylesheets=[sheet])
        document.metadata.lang = language
        document.metadata.created = created.isoformat()
        pdf: bytes = document.write_pdf(pdf_variant="pdf/ua-1", finisher=_finish)
    if refused:
        reason, hint = "asks for something outside the report", "take it out of the templates"
        said = (Code.FETCHED_FROM_OUTSIDE, reason, hint)
        raise SitrepError(Problem("templates", *said, value=url) for url in refused)
    return pdf


def lacking() -> Problem | None:
    """Return why this machine can't make a PDF, with the remedy; ``None`` if it can."""
    try:
        # WeasyPrint prints a message of its own about a missing library.
        with redirect_stdout(io.StringIO()):
            import weasyprint  # noqa: F401
    except ImportError as error:
        said = (f"can't be made: {error}", "install it: pip install weasyprint")
        return Problem("PDF", Code.PACKAGE_MISSING, *said)
    except OSError:  # cffi's, for a shared library
        reason = "can't be made: the Pango library is not installed"
        hint = apt_get("libpangoft2-1.0-0", "libharfbuzz-subset0")
        return Problem("PDF", Code.PACKAGE_MISSING, reason, hint)
    return None


def apt_get(*packages: str) -> str:
    """Return how to install system libraries, by Debian's names of their packages."""
    if sys.platform != "linux":
        return _ELSEWHERE
    return f"install it: sudo apt-get install {' '.join(packages)}"


def is_subsetting() -> bool:
    """Return whether the library is installed that keeps PDFs small and reproducible."""
    from weasyprint.text.ffi import harfbuzz_subset

    return harfbuzz_subset is not None


@contextmanager
def _uncollected() -> Iterator[None]:
    """Disable the garbage collector: the many boxes all live to the end (1.08 × faster)."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


@contextmanager
def _dated(created: dt.date) -> Iterator[None]:
    """Let fontTools write the report's date instead of today's into the fonts it makes."""
    name, before = "SOURCE_DATE_EPOCH", os.environ.get("SOURCE_DATE_EPOCH")
    os.environ[name] = str(calendar.timegm(created.timetuple()))
    try:
        yield
    finally:
        if before is None:
            del os.environ[name]
        else:
            os.environ[name] = before


class _Relay(logging.Handler):
    """Passes on what WeasyPrint logs; each letter that is printed as a box once."""

    def __init__(self, boxes: Collection[str]) -> None:
        super().__init__(logging.WARNING)
        self._boxes = {*boxes}

    def emit(self, record: logging.LogRecord) -> None:
        if record.msg.startswith(".notdef") and isinstance(record.args, tuple):
            letter = str(record.args[0])
            if letter not in self._boxes:
                log.warning('"%s" is printed as a box: no font on this machine has it', letter)
            self._boxes.add(letter)
        else:
            log.warning("%s", record.getMessage())


@contextmanager
def _relayed(boxes: Collection[str]) -> Iterator[None]:
    """Send what WeasyPrint logs to this module's logger, and nowhere else."""
    theirs, relay = logging.getLogger("weasyprint"), _Relay(boxes)
    propagated, theirs.propagate = theirs.propagate, False
    theirs.addHandler(relay)
    try:
        yield
    finally:
        theirs.removeHandler(relay)
        theirs.propagate = propagated


def _fetcher(refused: list[str]) -> Any:
    """Return a fetcher of data: URIs and the shipped fonts; it adds all else to ``refused``."""
    from weasyprint.urls import URLFetcher

    fonts = {file.path.as_uri() for file in font_files()} | {*map(Path.as_uri, further_files())}

    class Fetcher(URLFetcher):  # type: ignore[misc]
        def fetch(self, url: str, headers: Any = None) -> Any:
            if not url.startswith("data:") and url not in fonts:
                refused.append(url)
                raise ValueError("nothing outside the page is fetched")
            return super().fetch(url, headers)

    return Fetcher(allowed_protocols={"data", "file"})


def _fonts() -> str:
    """Return the @font-face rules; they are not in the page, which must not contain paths."""
    further = (FontFile(path.stem, path, 0, False) for path in further_files())
    return "\n".join(_face(file) for file in (*font_files(), *further))


def _face(file: FontFile) -> str:
    # WeasyPrint knows no range of weights; without a weight it uses all of a variable font's.
    weight = f"font-weight: {file.weight};" if file.weight else ""
    style = "italic" if file.italic else "normal"
    return (
        f'@font-face {{ font-family: "{file.family}"; font-style: {style}; {weight}'
        f' src: url("{file.path.as_uri()}"); }}'
    )


# --- what WeasyPrint leaves undone ----------------------------------------------------------


def _finish(document: Any, pdf: Any) -> None:
    """Correct the PDF before it is written: header scopes, footers, links, ligatures."""
    things = {thing.number: thing for thing in pdf.objects}
    _scope_headers(things)
    _mark_running_lines(things)
    _print_links(things)
    _reverse_ligatures(things)


def _scope_headers(things: Things) -> None:
    """Mark each table header as a column's or a row's (WeasyPrint's issue 2508)."""
    for header in things.values():
        if _is(header, "S", "/TH"):
            group = things[_number(things[_number(header["P"])]["P"])]
            header["A"]["Scope"] = "/Column" if _is(group, "S", "/THead") else "/Row"


def _mark_running_lines(things: Things) -> None:
    """Mark page footers, which have no tag, as artifacts, as PDF/UA 7.8 asks."""
    root = next(thing for thing in things.values() if _is(thing, "Type", "/StructTreeRoot"))
    tagged = set(_leads_to(root["K"], things))
    nums = things[_number(root["ParentTree"])]["Nums"]
    parents = dict(zip(nums[::2], nums[1::2], strict=True))
    for page in [thing for thing in things.values() if _is(thing, "Type", "/Page")]:
        refs = parents[page["StructParents"]]
        untagged = {mcid for mcid, ref in enumerate(refs) if _number(ref) not in tagged}
        refs[:] = ["null" if mcid in untagged else ref for mcid, ref in enumerate(refs)]
        drawn = things[_number(page["Contents"])].stream
        for place, mark in enumerate(drawn):
            if isinstance(mark, dict) and mark.get("MCID") in untagged:
                drawn[place - 1] = "/Artifact"
                mark.clear()
                mark["Type"] = "/Pagination"


def _print_links(things: Things) -> None:
    """Set the print flag of links, which PDF/UA checkers expect."""
    for thing in things.values():
        if _is(thing, "Subtype", "/Link"):
            thing["F"] = _PRINT


def _leads_to(kids: Any, things: Things) -> Iterator[int]:
    """Yield the numbers of all elements under ``kids``."""
    for kid in kids:
        if isinstance(kid, bytes):
            yield _number(kid)
            thing = things[_number(kid)]
            if _is(thing, "Type", "/StructElem"):
                yield from _leads_to(thing["K"], things)


def _reverse_ligatures(things: Things) -> None:
    """Write the letters of a right-to-left ligature from left to right, as they are drawn.

    Poppler, MuPDF, PDFium and pdf.js all reverse a whole right-to-left line into reading
    order, letters of one glyph included: without this, "لا" is copied and searched as "ال".
    """
    for thing in things.values():
        lines: list[Any] = getattr(thing, "stream", [])
        if any(isinstance(line, bytes) and line.endswith(b" beginbfchar") for line in lines):
            lines[:] = [_MAPPING.sub(_reversed, line) for line in lines]


def _reversed(match: re.Match[bytes]) -> bytes:
    text = bytes.fromhex(match[2].decode()).decode("utf-16-be")
    if all(unicodedata.bidirectional(letter) in ("AL", "R", "NSM") for letter in text):
        text = text[::-1]
    return b"<%b> <%b>" % (match[1], text.encode("utf-16-be").hex().encode())


def _is(thing: Any, key: str, value: str) -> bool:
    return isinstance(thing, dict) and thing.get(key) == value


def _number(reference: bytes) -> int:
    return int(reference.split()[0])


OUTPUT = Output(
    name="pdf",
    label="index-format-pdf",
    ending="pdf",
    place=20,
    write=write,
    lacking=lacking,
    usual=True,
    templates=".html",
)

"""Write the report's HTML page as a tagged PDF (PDF/UA-1); only this module imports weasyprint.

The same page gives the same bytes. Only ``data:`` URIs and the shipped font files are fetched.
WeasyPrint's complaints are logged as warnings.
"""

from __future__ import annotations

import calendar
import ctypes.util
import datetime as dt
import gc
import io
import logging
import os
import re
import sys
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager, redirect_stdout
from dataclasses import dataclass
from typing import Any

from sitrep.look.fonts import FontFile, font_files, further_files
from sitrep.look.instances import WEIGHTS, instance
from sitrep.model.codes import Code
from sitrep.model.problem import Problem, SitrepError
from sitrep.model.report import Drawing, Report
from sitrep.model.saved import on_paper
from sitrep.outputs import Output, Setting, paper
from sitrep.outputs.finishing import finished
from sitrep.outputs.page import asked_for
from sitrep.outputs.page import html as page_of
from sitrep.outputs.report_json import as_json
from sitrep.templating.limits import confined
from sitrep.wording import Words

log = logging.getLogger(__name__)

#: The hint for systems without apt-get.
_ELSEWHERE = "install it as https://doc.courtbouillon.org/weasyprint/stable/first_steps.html says"

#: A weight that the page's styles name.
_WEIGHT = re.compile(r"font-weight:\s*([1-9]00)\b")


@dataclass(frozen=True)
class Face:
    """A font file as the page uses it: in one weight, or as it is (0)."""

    file: FontFile
    weight: int = 0

    @property
    def url(self) -> str:
        """What the page's rule calls it."""
        return f"{self.file.path.as_uri()}?{self.weight}"

    def content(self) -> bytes:
        """Return the bytes of the font."""
        if self.weight and self.file.is_variable:
            return instance(self.file.path, self.weight)
        return self.file.path.read_bytes()


@dataclass(frozen=True)
class Attached:
    """A file inside the PDF that holds the same as its pages; ``about`` says so to its reader."""

    content: bytes
    about: str
    name: str = "report.json"


def write(report: Report, drawings: Sequence[Drawing], setting: Setting) -> bytes:
    """Return the report's page as a PDF, with its report.json inside.

    Its charts hold text, with the fonts embedded.
    """
    charts = asked_for(on_paper(drawings), setting.workspace)
    html = confined(page_of, setting.workspace, report, charts, setting)
    words = Words(report.language, report.own_words)
    if report.direction == "ltr":  # From right to left, each element is put in order alone.
        html = paper.unbroken(html, words.month_names())
    data = Attached(as_json(report).encode(), words("pdf-attached"))
    language, boxes = report.language, setting.without_font
    return printed(html, language=language, created=report.created, boxes=boxes, data=data)


def printed(
    html: str,
    *,
    language: str,
    created: dt.date,
    boxes: Collection[str] = frozenset(),
    data: Attached | None = None,
) -> bytes:
    """Return ``html`` as a PDF; raises SitrepError where WeasyPrint can't be loaded.

    No word is said of letters without a font that are among ``boxes``.
    """
    if lack := lacking():
        raise SitrepError([lack])
    import weasyprint
    from weasyprint.text.fonts import FontConfiguration

    faces, refused = _faces(html), list[str]()
    with _uncollected(), _relayed(boxes), _dated(created), _removed(FontConfiguration()) as config:
        fetcher = _fetcher(faces, refused)
        rules = "\n".join(map(_rule, faces))
        sheet = weasyprint.CSS(string=rules, font_config=config, url_fetcher=fetcher)

        def lay_out(page: str) -> Any:
            laid_out = weasyprint.HTML(string=page, url_fetcher=fetcher)
            return laid_out.render(font_config=config, stylesheets=[sheet])

        document = paper.shortest(html, lay_out)
        document.metadata.lang = language
        document.metadata.created = created.isoformat()
        files = [_attachment(data, created)] if data else None
        pdf: bytes = document.write_pdf(
            pdf_variant="pdf/ua-1", finisher=finished, attachments=files
        )
    if refused:
        reason, hint = "asks for something outside the report", "take it out of the templates"
        said = (Code.FETCHED_FROM_OUTSIDE, reason, hint)
        raise SitrepError(Problem("templates", *said, value=url) for url in refused)
    return pdf


def _attachment(data: Attached, created: dt.date) -> Any:
    from weasyprint import Attachment

    day = dt.datetime.combine(created, dt.time())
    about = {"name": data.name, "description": data.about, "created": day, "modified": day}
    return Attachment(file_obj=io.BytesIO(data.content), **about)


def lacking() -> Problem | None:
    """Return why this machine can't make a PDF, with the remedy; ``None`` if it can."""
    try:
        # WeasyPrint prints a message of its own about a missing library.
        with redirect_stdout(io.StringIO()), _by_whole_names():
            import weasyprint  # noqa: F401
    except ImportError as error:
        said = (f"can't be made: {error}", "install it: pip install weasyprint")
        return Problem("PDF", Code.PACKAGE_MISSING, *said)
    except OSError:  # cffi's, for a shared library
        reason = "can't be made: the Pango library is not installed"
        hint = apt_get("libpangoft2-1.0-0", "libharfbuzz-subset0")
        return Problem("PDF", Code.PACKAGE_MISSING, reason, hint)
    return None


@contextmanager
def _by_whole_names() -> Iterator[None]:
    """Let libraries be found on Linux by their whole names only, such as "libpango-1.0.so.0".

    The system finds these itself. WeasyPrint asks for other systems' names of them first, and for
    each Python starts two compilers: a third of the time that WeasyPrint takes to load.
    """
    search = ctypes.util.find_library
    if sys.platform == "linux":
        ctypes.util.find_library = lambda name: None
    try:
        yield
    finally:
        ctypes.util.find_library = search


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
def _removed(config: Any) -> Iterator[Any]:
    """Remove the font files that ``config`` keeps: it would when Python collects it, if ever."""
    try:
        yield config
    finally:
        config.__del__()


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
    """Passes on what WeasyPrint logs, each complaint once: a page may be laid out twice."""

    def __init__(self, boxes: Collection[str]) -> None:
        super().__init__(logging.WARNING)
        self._boxes, self._said = {*boxes}, set[str]()

    def emit(self, record: logging.LogRecord) -> None:
        if record.msg.startswith(".notdef") and isinstance(record.args, tuple):
            letter = str(record.args[0])
            if letter not in self._boxes:
                log.warning('"%s" is printed as a box: no font on this machine has it', letter)
            self._boxes.add(letter)
        elif (said := record.getMessage()) not in self._said:
            self._said.add(said)
            log.warning("%s", said)


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


def _fetcher(faces: Collection[Face], refused: list[str]) -> Any:
    """Return a fetcher of data: URIs and of fonts; it adds all else to ``refused``."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    fonts = {face.url: face for face in faces}

    class Fetcher(URLFetcher):  # type: ignore[misc]
        def fetch(self, url: str, headers: Any = None) -> Any:
            if face := fonts.get(url):
                return URLFetcherResponse(url, face.content())
            if not url.startswith("data:"):
                refused.append(url)
                raise ValueError("nothing outside the page is fetched")
            return super().fetch(url, headers)

    return Fetcher(allowed_protocols={"data"})


def _faces(html: str) -> tuple[Face, ...]:
    """Return the fonts that ``html`` may be set in; of a variable one, those of its weights."""
    weights = sorted({*WEIGHTS, *(int(found) for found in _WEIGHT.findall(html))})
    further = (FontFile(path.stem, path, 0, False) for path in further_files())
    static = (
        Face(file, weight)
        for file in font_files()
        for weight in (weights if file.is_variable else [file.weight])
    )
    return (*static, *map(Face, further))


def _rule(face: Face) -> str:
    """Return the @font-face rule; the page has none of them, since they contain paths."""
    # Of a variable font that is used as it is, WeasyPrint uses all weights if none is named.
    weight = f"font-weight: {face.weight};" if face.weight else ""
    style = "italic" if face.file.italic else "normal"
    return (
        f'@font-face {{ font-family: "{face.file.family}"; font-style: {style}; {weight}'
        f' src: url("{face.url}"); }}'
    )


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

"""The report's HTML page to a tagged PDF; the only importer of weasyprint.

In: a self-contained page. Out: PDF/UA-1, the same bytes for the same page. Nothing is
fetched but ``data:`` URIs and the shipped font files. What WeasyPrint complains of is
logged here, as a warning.
"""

from __future__ import annotations

import datetime as dt
import gc
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sitrep import theme
from sitrep.errors import SitrepError

log = logging.getLogger(__name__)

PANGO_MISSING = (
    "the PDF can't be made: the Pango library is not on this machine; "
    "install it with: apt-get install libpangoft2-1.0-0 libharfbuzz-subset0"
)


def write(html: str, *, language: str, created: dt.date) -> bytes:
    """Return ``html`` as a PDF; raises SitrepError where Pango is missing."""
    weasyprint = _weasyprint()
    from weasyprint.text.fonts import FontConfiguration

    config = FontConfiguration()
    with _uncollected(), _relayed():
        fetcher = _fetcher()
        sheet = weasyprint.CSS(string=_fonts(), font_config=config, url_fetcher=fetcher)
        page = weasyprint.HTML(string=html, url_fetcher=fetcher)
        document = page.render(font_config=config, stylesheets=[sheet])
        document.metadata.lang = language
        document.metadata.created = created.isoformat()
        pdf: bytes = document.write_pdf(pdf_variant="pdf/ua-1", finisher=_finish)
    return pdf


def _weasyprint() -> Any:
    try:
        import weasyprint
    except OSError as error:  # cffi's, for a shared library that is not there
        raise SitrepError(PANGO_MISSING) from error
    return weasyprint


@contextmanager
def _uncollected() -> Iterator[None]:
    """Keep the garbage collector away: boxes are many, all alive to the end (1.08 × faster)."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


class _Relay(logging.Handler):
    def emit(self, record: logging.LogRecord) -> None:
        log.warning("%s", record.getMessage())


@contextmanager
def _relayed() -> Iterator[None]:
    """Send what WeasyPrint logs to this module's logger, and nowhere else."""
    theirs, relay = logging.getLogger("weasyprint"), _Relay(logging.WARNING)
    propagated, theirs.propagate = theirs.propagate, False
    theirs.addHandler(relay)
    try:
        yield
    finally:
        theirs.removeHandler(relay)
        theirs.propagate = propagated


def _fetcher() -> Any:
    """Return a fetcher that opens data: URIs and the shipped fonts, and refuses all else."""
    from weasyprint.urls import URLFetcher

    fonts = {file.path.as_uri() for file in theme.font_files()}

    class Fetcher(URLFetcher):  # type: ignore[misc]
        def fetch(self, url: str, headers: Any = None) -> Any:
            if not url.startswith("data:") and url not in fonts:
                raise ValueError("nothing outside the page is fetched")
            return super().fetch(url, headers)

    return Fetcher(allowed_protocols={"data", "file"})


def _fonts() -> str:
    """Return the @font-face rules; here and not in the page, which must show no path."""
    return "\n".join(_face(file) for file in theme.font_files())


def _face(file: theme.FontFile) -> str:
    # WeasyPrint knows no range of weights: without one it takes what a variable file holds.
    weight = f"font-weight: {file.weight};" if file.weight else ""
    style = "italic" if file.italic else "normal"
    return (
        f'@font-face {{ font-family: "{file.family}"; font-style: {style}; {weight}'
        f' src: url("{file.path.as_uri()}"); }}'
    )


def _finish(document: Any, pdf: Any) -> None:
    """Add what WeasyPrint's PDF/UA leaves out: each table header's scope (its issue 2508)."""
    elements = {thing.number: thing for thing in pdf.objects if _kind(thing)}
    for header in elements.values():
        if _kind(header) == "/TH":
            row = elements[_number(header["P"])]
            group = elements[_number(row["P"])]
            header["A"]["Scope"] = "/Column" if _kind(group) == "/THead" else "/Row"


def _kind(thing: Any) -> str:
    """Return a structure element's type, as /TH; empty for any other object of the PDF."""
    if isinstance(thing, dict) and thing.get("Type") == "/StructElem":
        return str(thing["S"])
    return ""


def _number(reference: bytes) -> int:
    return int(reference.split()[0])

"""A finished sheet, which saves itself: bare, its plot alone, or framed, to stand alone.

Nothing is drawn twice. A frame is laid around what is there: the figure grows by its room, and for
a slide title and caption are set anew in letters of a slide's size.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sitrep.charts.drawing import library as mpl
from sitrep.charts.drawing.embedding import small_fonts
from sitrep.charts.drawing.framing import Laid, on_page, on_slide
from sitrep.charts.drawing.style import MARGIN, WIDTHS
from sitrep.charts.drawing.svg import described, fitted
from sitrep.look.colours import WHITE, on
from sitrep.model.pictures import PRINT, SCREEN, SLIDE, THUMB, Form, Frame, Picture

if TYPE_CHECKING:
    from sitrep.charts.drawing.sheet import Sheet

#: Text is outlined: it looks the same everywhere, and Arabic keeps its joined letters. In a PDF
#: the fonts are embedded whole glyph by glyph, as TrueType.
RC: Any = {
    "svg.fonttype": "path",
    "svg.hashsalt": "sitrep",
    "pdf.fonttype": 42,
    "path.simplify": False,
    "text.usetex": False,
}
_TEXT: Any = {"svg.fonttype": "none"}
PNG_DPI = 300
#: How many pixels wide a PNG is, of a picture as wide as half a page and as a whole one; one for
#: print is as wide as its dots need.
_PIXELS = {
    "half": {SCREEN: 800, SLIDE: 1920, THUMB: 480},
    "full": {SCREEN: 1200, SLIDE: 1920, THUMB: 640},
}
#: Twice as fast as the usual 6, and 6 per cent larger.
_COMPRESSION = {"compress_level": 3}
#: What is around a picture without heading and caption.
_PLOT = "plot"
#: So that no pixel is lost to rounding.
_NEARLY = 1e-6


class Finished:
    """The figure of a sheet; ``labels`` go into the metadata of all that is saved."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._size = (WIDTHS[sheet.labels.width], sheet.y)
        self._drawn = len(sheet.artists)
        self._around: tuple[Frame, bool] | str = ""
        self._foreign = sheet.foreign
        #: What only a picture without a frame says of itself, and the room that takes.
        self._stamp: list[mpl.Artist] = []
        self._stamped = 0.0
        self._lay_bare()

    @property
    def outlined(self) -> bool:
        """Whether its text can't stay text: it would come out unshaped or cut."""
        return self._sheet.look.rtl or self._sheet.foreign

    @property
    def figure(self) -> mpl.Figure:
        """The figure as a page shows it; what is changed in it is in all that is saved later."""
        self._lay_bare()
        return self._sheet.canvas

    # --- bare ---------------------------------------------------------------------------------

    def stamp(self, text: str) -> None:
        """Say ``text`` along the foot of the picture; a frame says it in its own place."""
        self._clear()
        sheet, look, before = self._sheet, self._sheet.look, len(self._sheet.artists)
        width, height = self._size
        kind = replace(look.quiet, colour=on(look.accent), bold=True)
        lines = look.wrap(text, sheet.width, kind)
        self._stamped = kind.leading * len(lines) + 6
        with mpl.rc_context(RC):
            left, right, end = -MARGIN, width - MARGIN, height + self._stamped
            strip = [(left, height), (right, height), (right, end), (left, end)]
            sheet.polygon(strip, look.accent)
            sheet.lines((0, height + 3), lines, kind)
        self._stamp = sheet.artists[before:]
        self._drawn, self._foreign = len(sheet.artists), sheet.foreign
        self._lay_bare()

    def saved(self, name: str) -> bytes:
        """Return the picture as "svg", "png" or, with its text as text if it can be, as "paper".

        As "bare" it is a PNG without heading and caption; "plot" and "paper-plot" are "svg" and
        "paper" without them.
        """
        if name.endswith("plot"):
            self._lay_plot()
        else:
            self._lay_bare()
        title, alt = self._told
        if name in ("png", "bare"):
            about = {"Title": title, "Description": alt, "Software": None}
            part = self._plot if name == "bare" else None
            return self._bytes("png", about, {}, bbox_inches=part)
        about = {"Title": title, "Description": alt, "Creator": "sitrep", "Date": None}
        # On paper, text stays text: it can be searched and copied, and is drawn a third faster.
        is_text = name.startswith("paper") and not self.outlined
        return self._bytes("svg", about, _TEXT if is_text else {})

    def _lay_bare(self) -> None:
        if self._around:
            self._clear()
        width, height = self._size
        self._set(Laid(width, height + self._stamped, MARGIN, 0.0, 0.0))

    def _lay_plot(self) -> None:
        """Show what lies between heading and caption, and the stamp under it."""
        self._clear()
        sheet = self._sheet
        height = sheet.bottom + 2 - sheet.top
        self._set(Laid(self._size[0], height + self._stamped, MARGIN, 0.0, sheet.top))
        for artist in (*sheet.heading, *sheet.captioned):
            artist.set_visible(False)
        self._move_stamp(sheet.bottom + 2 - self._size[1])
        self._around = _PLOT

    def _move_stamp(self, down: float) -> None:
        data = self._sheet.axes.transData
        for artist in self._stamp:
            artist.set_transform(mpl.Affine2D().translate(0, down) + data)

    @property
    def _plot(self) -> mpl.Bbox:
        """The part of the sheet between its heading and its caption, in inches."""
        width, height = self._size[0], self._size[1] + self._stamped
        top, bottom = self._sheet.top, self._sheet.bottom + 2
        return mpl.Bbox([[0, (height - bottom) / 72], [width / 72, (height - top) / 72]])

    # --- framed -------------------------------------------------------------------------------

    def framed(self, frame: Frame, form: Form) -> Picture:
        """Return the picture as it stands alone."""
        self._lay(frame, form.size == SLIDE)
        about = dict(zip(("title", "alt"), self._told, strict=True))
        mark = self._sheet.look.mark
        about |= {"source": mark(frame.source), "licence": mark(frame.licence)}
        about = {name: text for name, text in about.items() if text}
        if form.kind == "png":
            return self._png(about, form)
        return Picture({"svg": self._svg, "pdf": self._pdf}[form.kind](about))

    def _svg(self, about: Mapping[str, str]) -> bytes:
        names = {"title": "Title", "alt": "Description", "source": "Source", "licence": "Rights"}
        told = {**_named(about, names), "Creator": "sitrep", "Date": None}
        content = self._bytes("svg", told, {} if self.outlined else _TEXT).decode()
        return described(fitted(content, self._sheet.look), about["alt"]).encode()

    def _pdf(self, about: Mapping[str, str]) -> bytes:
        told = _named(about, {"title": "Title", "alt": "Subject", "source": "Keywords"})
        empty = dict.fromkeys(("CreationDate", "ModDate", "Producer"))
        with small_fonts():
            return self._bytes("pdf", {**told, "Creator": "sitrep", **empty}, {})

    def _png(self, about: Mapping[str, str], form: Form) -> Picture:
        names = {"title": "Title", "alt": "Description", "source": "Source", "licence": "Copyright"}
        width, height = self._sheet.canvas.get_size_inches()
        dpi = PNG_DPI if form.size == PRINT else self._pixels(form.size) / width
        how = {"dpi": dpi, "facecolor": "none" if form.transparent else WHITE}
        content = self._bytes("png", {**_named(about, names), "Software": None}, {}, **how)
        return Picture(content, int(width * dpi), int(height * dpi + _NEARLY))

    def _pixels(self, size: str) -> float:
        return _PIXELS[self._sheet.labels.width][size] + _NEARLY

    def _lay(self, frame: Frame, slide: bool) -> None:
        if self._around == (frame, slide):
            return
        self._clear()
        with mpl.rc_context(RC):
            self._set((on_slide if slide else on_page)(self._sheet, frame, self._size[1]))
        self._around = (frame, slide)
        for artist in (*self._sheet.heading, *self._sheet.captioned):
            artist.set_visible(not slide)
        for artist in self._stamp:
            artist.set_visible(False)

    def _clear(self) -> None:
        sheet = self._sheet
        for artist in sheet.artists[self._drawn :]:
            artist.remove()
        del sheet.artists[self._drawn :]
        for artist in (*sheet.heading, *sheet.captioned, *self._stamp):
            artist.set_visible(True)
        self._move_stamp(0)
        self._around, sheet.foreign = "", self._foreign

    # --- both ---------------------------------------------------------------------------------

    @property
    def _told(self) -> tuple[str, str]:
        """The title and the alternative text, on one line each, for the metadata."""
        mark, labels = self._sheet.look.mark, self._sheet.labels
        return mark(labels.full_title), mark(labels.alt)

    def _set(self, laid: Laid) -> None:
        """Give the figure the page's size, and show the page's part of the sheet."""
        sheet, s = self._sheet, laid.scale
        sheet.canvas.set_size_inches(laid.width / s / 72, laid.height / s / 72)
        sides = (-laid.x / s, (laid.width - laid.x) / s)
        sheet.axes.set_xlim(sides[::-1] if sheet.look.rtl else sides)
        top = laid.top - laid.y / s
        sheet.axes.set_ylim(top + laid.height / s, top)

    def _bytes(self, kind: str, about: Mapping[str, str | None], rc: Any, **how: Any) -> bytes:
        buffer = io.BytesIO()
        with warnings.catch_warnings(), mpl.rc_context({**RC, **rc}):
            # A letter that no font has is drawn as a box, and users can't change that.
            warnings.filterwarnings("ignore", "Glyph", UserWarning)
            how = {"dpi": PNG_DPI, "facecolor": WHITE, **how}
            if kind == "png":
                how["pil_kwargs"] = _COMPRESSION
            self._sheet.canvas.savefig(buffer, format=kind, metadata=about, **how)
        return buffer.getvalue()


def _named(about: Mapping[str, str], names: Mapping[str, str]) -> dict[str, str | None]:
    """Return the metadata by the names that a kind of picture has for them."""
    return {names[what]: text for what, text in about.items() if what in names}

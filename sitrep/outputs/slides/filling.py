"""Fill slides: title, what is shown, source, foot and notes, each in its placeholder or place."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Sequence
from typing import Any

from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.shapes import PP_PLACEHOLDER as Type
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Pt

from sitrep.model.report import Report, Table
from sitrep.outputs.slides import charts, shapes
from sitrep.outputs.slides.master import BODIES, TITLES, Kind, Layouts, contents
from sitrep.outputs.slides.plan import Drawn, Slide
from sitrep.outputs.slides.text import (
    Box,
    Language,
    Look,
    cleaned,
    fitting,
    height,
    inherited,
    shortened,
    write,
)

_INCH = 914400
_GAP = round(0.15 * _INCH)
#: The heights of a chart's title and of the sources, where no placeholder holds them.
_LABEL, _SOURCE, _FOOT = (round(inches * _INCH) for inches in (0.34, 0.55, 0.3))
_FIELD = (
    f'<a:fld {nsdecls("a")} id="{{7B2F5C0E-4B0B-4C52-9D4B-6C1F0C1A7E11}}" type="slidenum">'
    '<a:rPr lang="en"/><a:t>{number}</a:t></a:fld>'
)


class Filling:
    """Adds slides to a presentation in one report's language."""

    def __init__(self, presentation: Any, report: Report) -> None:
        self._presentation, self._report = presentation, report
        self._layouts = Layouts(presentation)
        self._language = Language(report.language, report.direction == "rtl")
        head = report.masthead
        parts = (head.issuer, head.title, head.period, head.edition)
        self._foot = " · ".join(filter(None, parts))

    # --- the first slide --------------------------------------------------------------------

    def open(self, mark: bytes) -> None:
        """Add the first slide: what report this is, by whom, of when; ``mark`` is the logo."""
        head, layout = self._report.masthead, self._layouts.opening()
        page = self._presentation.slides.add_slide(layout)
        lines = [head.subtitle, " · ".join(filter(None, (head.period, head.calendar)))]
        lines += [" · ".join(filter(None, (head.as_of, head.partial)))]
        lines += [" · ".join(filter(None, (head.issuer, head.edition)))]
        shown = [line for line in lines if line]
        self._title(page, head.title)
        places = [s for s in page.placeholders if s.placeholder_format.type in BODIES]
        if places:
            self._into(places[0], shown, 12)
        else:
            shapes.textbox(page.shapes, shown, self._free(page), (20, 12), self._language)
        if mark:
            self._logo(page, mark)
        self._finish(page, layout, [head.title, *shown, *self._report.caveats])

    def _logo(self, page: Any, mark: bytes) -> None:
        """Show the logo on a white plate, which any logo is made for."""
        wide, tall, inset = 2.6 * _INCH, 1.0 * _INCH, 0.12 * _INCH
        left = self._presentation.slide_width - wide - 0.65 * _INCH
        plate = Box(round(left), round(0.6 * _INCH), round(wide), round(tall))
        under = page.shapes.add_shape(MSO_SHAPE.RECTANGLE, *plate)
        under.fill.solid()
        under.fill.fore_color.rgb = _white()
        under.line.fill.background()
        shapes.decorative(under)
        inner = [round(n) for n in (left + inset, plate.top + inset, wide - 2 * inset)]
        made = shapes.picture(page.shapes, mark, Box(*inner, round(tall - 2 * inset)))
        issuer = self._report.masthead.issuer
        shapes.described(made, issuer, issuer)

    # --- the other slides -------------------------------------------------------------------

    def add(self, slide: Slide) -> None:
        """Add a slide."""
        kinds = list(_kinds(slide))
        layout = self._layouts.of(kinds) if kinds else self._layouts.bare()
        page = self._presentation.slides.add_slide(layout)
        self._title(page, slide.title)
        places = contents(page)[: len(kinds)]
        fits = bool(kinds) and len(contents(layout)) >= len(kinds)
        boxes = [Box.of(p) for p in places] if fits else self._split(page, len(kinds) or 1)
        if self._language.rtl and not fits:
            boxes.reverse()
        labels = self._labels(page, boxes)
        said = [slide.source]
        boxes = self._above_source(page, boxes, said[0])
        if slide.cards:
            shapes.cards(page.shapes, slide.cards, boxes[0], self._language)
        for number, one in enumerate((*slide.shown, *_together(slide))):
            place = places[number] if fits else None
            said += self._show(page, one, boxes[number], place, labels[number])
        self._source(page, boxes, " ".join(filter(None, said)))
        title = slide.title
        self._finish(page, layout, [title, slide.source, *slide.notes])

    def _show(self, page: Any, one: Any, box: Box, place: Any, label: Any) -> Iterator[str]:
        """Show a chart, a picture, a table or texts; yield what is to be said of its rest."""
        name, alt, above = _about(one)
        if above and label is not None:
            self._into(label, [above], 9)
        elif above:
            top = Box(box.left, box.top, box.width, _LABEL)
            shapes.textbox(page.shapes, [above], top, (14, 9), self._language)
            box = Box(box.left, box.top + _LABEL, box.width, box.height - _LABEL)
        if isinstance(one, tuple) and not isinstance(one, Drawn):
            self._texts(page, one, box, place)
            return
        if isinstance(one, Table):
            rest = self._report.labels.get("rest", "")
            made, told = shapes.table(page.shapes, one, box, rest, self._language)
            yield told
        elif one.plot:
            made = charts.drawn(page.shapes, one.plot, box, self._language)
        else:
            made = shapes.picture(page.shapes, one.png, box)
        shapes.described(made, name, alt)
        if place is not None:
            _instead(place, made)

    def _texts(self, page: Any, texts: Sequence[str], box: Box, place: Any) -> None:
        if place is not None:
            self._into(place, texts, 11, box)
        else:
            shapes.textbox(page.shapes, texts, box, (20, 11), self._language)

    def _into(self, place: Any, texts: Sequence[str], least: float, box: Box | None = None) -> None:
        """Set texts into a placeholder, in its own size if they fit."""
        usual = inherited(place, 18)
        box = box or Box.of(place)
        size = fitting(texts, box, usual, least)
        room = box.height // max(len(texts), 1)
        if height(texts, box.width, size) > box.height:
            texts = [shortened(text, box.width, room, size) for text in texts]
        look = Look(0 if size == usual else size)
        if box != Box.of(place):
            place.left, place.top, place.width, place.height = box
        write(place.text_frame, [[(text, look)] for text in texts], self._language)
        for paragraph in place.text_frame.paragraphs[1:]:
            paragraph.space_before = Pt(size * 0.35)

    def _title(self, page: Any, text: str) -> None:
        title = next(s for s in page.placeholders if s.placeholder_format.type in TITLES)
        box, usual = Box.of(title), inherited(title, 28)
        size = fitting([text], box, usual, 15, bold=True)
        text = shortened(text, box.width, box.height, size)
        look = Look(0 if size == usual else size)
        write(title.text_frame, [[(text, look)]], self._language)

    # --- room -------------------------------------------------------------------------------

    def _free(self, page: Any) -> Box:
        """Return the room between a slide's title and its foot."""
        title = next(s for s in page.placeholders if s.placeholder_format.type in TITLES)
        box, end = Box.of(title), self._presentation.slide_height
        feet = [
            s.top
            for s in page.slide_layout.placeholders
            if s.placeholder_format.type in (Type.FOOTER, Type.SLIDE_NUMBER)
        ]
        bottom = min([end - _FOOT - _GAP, *(top for top in feet if top > box.bottom)]) - _GAP
        return Box(box.left, box.bottom + _GAP, box.width, max(bottom - box.bottom - _GAP, _INCH))

    def _split(self, page: Any, count: int) -> list[Box]:
        """Return the free room in as many parts beside each other."""
        room = self._free(page)
        width = (room.width - (count - 1) * 2 * _GAP) // count
        step = width + 2 * _GAP
        return [Box(room.left + i * step, room.top, width, room.height) for i in range(count)]

    def _labels(self, page: Any, boxes: Sequence[Box]) -> list[Any]:
        """Return for each box the placeholder of a text above it; ``None`` if there is none."""
        bodies = [s for s in page.placeholders if s.placeholder_format.type in BODIES]
        found = []
        for box in boxes:
            above = [
                s
                for s in bodies
                if s.top + s.height <= box.top + _GAP
                and box.left - _GAP <= s.left < box.right
                and s.height < _INCH
            ]
            found.append(above[0] if above else None)
        return found

    def _source_place(self, page: Any, boxes: Sequence[Box]) -> Any:
        end = max(box.bottom for box in boxes)
        bodies = [s for s in page.placeholders if s.placeholder_format.type in BODIES]
        return next((s for s in bodies if s.top >= end - _GAP), None)

    def _above_source(self, page: Any, boxes: list[Box], text: str) -> list[Box]:
        """Return the boxes without the room for the sources, if no placeholder has it."""
        if not text or self._source_place(page, boxes) is not None:
            return boxes
        return [Box(b.left, b.top, b.width, b.height - _SOURCE - _GAP) for b in boxes]

    def _source(self, page: Any, boxes: Sequence[Box], text: str) -> None:
        if not text:
            return
        place = self._source_place(page, boxes)
        if place is not None:
            self._into(place, [text], 8)
            return
        left, right = min(b.left for b in boxes), max(b.right for b in boxes)
        top = max(b.bottom for b in boxes) + _GAP
        box = Box(left, top, right - left, _SOURCE)
        shapes.textbox(page.shapes, [text], box, (11, 8), self._language)

    # --- foot and notes ---------------------------------------------------------------------

    def _finish(self, page: Any, layout: Any, notes: Sequence[str]) -> None:
        """Take out empty placeholders, and set the foot and the notes."""
        for place in list(page.placeholders):
            if place.has_text_frame and not place.text_frame.text.strip():
                place._element.getparent().remove(place._element)
        feet = {s.placeholder_format.type: s for s in layout.placeholders}
        if Type.FOOTER in feet:
            self._foot_in(page, feet[Type.FOOTER])
        else:
            width, tall = self._presentation.slide_width, self._presentation.slide_height
            box = Box(width // 20, tall - _FOOT - _GAP // 2, width * 7 // 10, _FOOT)
            shapes.textbox(page.shapes, [self._foot], box, (10, 8), self._language)
        if Type.SLIDE_NUMBER in feet:
            number = _copied(page, feet[Type.SLIDE_NUMBER])
            field = _FIELD.replace("{number}", str(len(self._presentation.slides)))
            number.text_frame.paragraphs[0]._p.append(parse_xml(field))
        told = "\n".join(dict.fromkeys(cleaned(text) for text in notes if text))
        page.notes_slide.notes_text_frame.text = told

    def _foot_in(self, page: Any, place: Any) -> None:
        made = _copied(page, place)
        box, usual = Box.of(place), inherited(made, 12)
        size = fitting([self._foot], box, usual, 7)
        text = shortened(self._foot, box.width, box.height, size)
        look = Look(0 if size == usual else size)
        write(made.text_frame, [[(text, look)]], self._language)


def _white() -> Any:
    from pptx.dml.color import RGBColor

    return RGBColor(255, 255, 255)


def _kinds(slide: Slide) -> Iterator[Kind]:
    for one in slide.shown:
        yield "table" if isinstance(one, Table) else "chart" if one.plot else "picture"
    if slide.texts and not slide.cards:
        yield "text"


def _together(slide: Slide) -> tuple[tuple[str, ...], ...]:
    """Return a slide's texts as one thing that it shows; cards leave no room for any."""
    return (slide.texts,) if slide.texts and not slide.cards else ()


def _about(one: Any) -> tuple[str, str, str]:
    """Return a thing's name, its alternative text, and the line above it."""
    if isinstance(one, Drawn):
        return one.chart.title, one.chart.alt, one.plot.title if one.plot else ""
    if isinstance(one, Table):
        heads = ", ".join(column.title for column in one.columns)
        return one.caption or one.id, f"{one.caption or heads}: {heads}", one.caption
    return "", "", ""


def _instead(place: Any, made: Any) -> None:
    """Let what was made stand in a placeholder's place."""
    about = made._element.xpath(".//p:nvPr")[0]
    about.insert(0, copy.deepcopy(place._element.xpath(".//p:nvPr/p:ph")[0]))
    place._element.addprevious(made._element)
    place._element.getparent().remove(place._element)


def _copied(page: Any, place: Any) -> Any:
    """Return a foot's placeholder of the layout as the slide's own, empty."""
    element = copy.deepcopy(place._element)
    for part in element.xpath("./p:spPr/*"):
        part.getparent().remove(part)
    body = element.txBody
    for paragraph in list(body.p_lst):
        body.remove(paragraph)
    for style in body.xpath("./a:lstStyle/*"):
        style.getparent().remove(style)
    body.append(parse_xml(f"<a:p {nsdecls('a')}/>"))
    element.nvSpPr.cNvPr.set("id", str(max(s.shape_id for s in page.shapes) + 1))
    page.shapes._spTree.append(element)
    return next(s for s in page.shapes if s._element is element)

"""Fill slides: title, what is shown, source, foot and notes, each in its placeholder or place."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from pptx.enum.dml import MSO_THEME_COLOR as Colour
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.shapes import PP_PLACEHOLDER as Type
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Pt

from sitrep.model.report import Report, Table
from sitrep.outputs.slides import charts, room, shapes
from sitrep.outputs.slides.master import BODIES, Kind, Layouts
from sitrep.outputs.slides.plan import Drawn, Slide
from sitrep.outputs.slides.room import Place
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
#: The size of a text that is all a slide has to say.
_STATEMENT = 28
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
        lines += [" · ".join(filter(None, (head.as_of, head.partial))), head.reissue]
        lines += [" · ".join(filter(None, (head.issuer, head.edition)))]
        shown = [line for line in lines if line]
        self._title(page, head.title)
        places = [s for s in page.placeholders if s.placeholder_format.type in BODIES]
        if places:
            self._into(places[0], shown, 12)
        else:
            shapes.textbox(page.shapes, shown, room.free(page), (20, 12), self._language)
        if mark:
            self._logo(page, mark)
        self._finish(page, layout, [head.title, *shown, *self._report.caveats])

    def _logo(self, page: Any, mark: bytes) -> None:
        """Show the logo on a white plate, which any logo is made for."""
        wide, tall, inset = round(2.6 * _INCH), _INCH, round(0.12 * _INCH)
        left = self._presentation.slide_width - wide - round(0.65 * _INCH)
        plate = Box(left, round(0.6 * _INCH), wide, tall)
        under = page.shapes.add_shape(MSO_SHAPE.RECTANGLE, *plate)
        under.fill.solid()
        under.fill.fore_color.theme_color = Colour.BACKGROUND_1
        under.line.fill.background()
        shapes.decorative(under)
        within = Box(left + inset, plate.top + inset, wide - 2 * inset, tall - 2 * inset)
        made = shapes.picture(page.shapes, mark, within)
        issuer = self._report.masthead.issuer
        shapes.described(made, issuer, issuer)

    # --- the other slides -------------------------------------------------------------------

    def add(self, slide: Slide) -> None:
        """Add a slide."""
        kinds = list(_kinds(slide))
        layout = self._layouts.of(kinds) if kinds else self._layouts.bare()
        page = self._presentation.slides.add_slide(layout)
        self._title(page, slide.title)
        found = room.places(page, len(kinds), rtl=self._language.rtl)
        found = room.above_source(page, found, slide.source)
        if slide.cards:
            self._cards(page, slide, found[0].box)
        things = [*slide.shown, *_together(slide)]
        found = self._labelled(page, slide.title, found, things)
        said = [slide.source]
        for one, place in zip(things, found, strict=False):
            said.append(self._show(page, one, place))
        self._source(page, found, " · ".join(filter(None, said)))
        self._finish(page, layout, [slide.title, slide.source, *slide.notes])

    def _cards(self, page: Any, slide: Slide, box: Box) -> None:
        """Show the key figures, and below them what else there is room to say."""
        end = shapes.cards(page.shapes, slide.cards, box, self._language) + 2 * room.GAP
        if slide.texts and box.bottom - end > 3 * room.LABEL:
            rest = box._replace(top=end, height=box.bottom - end)
            shapes.textbox(page.shapes, slide.texts, rest, (18, 11), self._language)

    def _labelled(
        self, page: Any, title: str, found: Sequence[Place], things: Sequence[Any]
    ) -> list[Place]:
        """Set the line above each thing, all of one size; return the room that is left."""
        lines = [above if (above := _about(one)[2]) != title else "" for one in things]
        pairs = list(zip(lines, found, strict=False))
        boxes = [Box.of(p.label) if p.label is not None else _top(p.box) for _, p in pairs]
        usual = min([14.0, *(inherited(p.label, 14) for _, p in pairs if p.label is not None)])
        sizes = [fitting([s], b, usual, 9) for (s, _), b in zip(pairs, boxes, strict=True) if s]
        size = min(sizes, default=usual)
        kept = []
        for (line, place), box in zip(pairs, boxes, strict=True):
            if line and place.label is not None:
                self._into(place.label, [line], size, largest=size)
            elif line:
                shapes.textbox(page.shapes, [line], box, (size, 8), self._language)
                less = place.box._replace(top=box.bottom, height=place.box.height - box.height)
                place = replace(place, box=less)
            kept.append(place)
        return kept or list(found)

    def _show(self, page: Any, one: Any, place: Place) -> str:
        """Show a chart, a picture, a table or texts; return what is to be said of its rest."""
        box, told = place.box, ""
        if isinstance(one, tuple) and not isinstance(one, Drawn):
            if place.holder is not None:
                if Box.of(place.holder) != box:
                    _placed(place.holder, box)
                self._into(place.holder, one, 10, largest=_STATEMENT if len(one) < 3 else 0)
            else:
                shapes.textbox(page.shapes, one, box, (20, 11), self._language)
            return ""
        said = (self._report.labels.get("rest", ""), self._language)
        if isinstance(one, Table):
            made, told = shapes.table(page.shapes, one, box, *said)
        elif one.plot:
            made = charts.drawn(page.shapes, one.plot, box, self._language)
        elif one.table:
            made, told = shapes.over_table(page.shapes, one.png, one.table, box, said)
        else:
            made = shapes.picture(page.shapes, one.png, box)
        name, alt, _ = _about(one)
        shapes.described(made, name, alt)
        if place.holder is not None:
            _instead(place.holder, made)
        return told

    def _into(self, place: Any, texts: Sequence[str], least: float, largest: float = 0) -> None:
        """Set texts into a placeholder, in its own size if they fit."""
        usual, box = inherited(place, 18), Box.of(place)
        # Several texts may have bullets, which take some room.
        box = box._replace(width=box.width * 9 // 10) if len(texts) > 1 else box
        size = fitting(texts, box, largest or usual, least)
        if height(texts, box.width, size) > box.height:
            each = box.height // max(len(texts), 1)
            texts = [shortened(text, box.width, each, size) for text in texts]
        look = Look(0 if size == usual else size)
        write(place.text_frame, [[(text, look)] for text in texts], self._language)
        for paragraph in place.text_frame.paragraphs[1:]:
            paragraph.space_before = Pt(size * 0.35)

    def _title(self, page: Any, text: str) -> None:
        title = room.title_of(page)
        box, usual = Box.of(title), inherited(title, 28)
        size = fitting([text], box, usual, 15, bold=True)
        text = shortened(text, box.width, box.height, size)
        look = Look(0 if size == usual else size)
        write(title.text_frame, [[(text, look)]], self._language)

    def _source(self, page: Any, found: Sequence[Place], text: str) -> None:
        if not text:
            return
        if (holder := room.source_holder(page, found)) is not None:
            self._into(holder, [text], 8)
        else:
            sizes = (room.SOURCE_SIZE, 8)
            shapes.textbox(page.shapes, [text], room.below(found, text), sizes, self._language)

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
            box = Box(width // 20, tall - room.FOOT - room.GAP // 2, width * 7 // 10, room.FOOT)
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


def _top(box: Box) -> Box:
    """Return the upper part of a box, for a line above what it holds."""
    return box._replace(height=room.LABEL)


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
        return one.chart.title, one.chart.alt, one.chart.title
    if isinstance(one, Table):
        return one.caption or one.id, shapes.alternative(one), one.caption
    return "", "", ""


def _placed(shape: Any, box: Box) -> None:
    shape.left, shape.top, shape.width, shape.height = box


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

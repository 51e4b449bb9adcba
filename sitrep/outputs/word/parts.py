"""The helpers of Word templates: each prints key figures, text, charts or tables in one call.

``{{p table(…) }}`` needs a paragraph of its own; ``{{r logo() }}`` is a picture within a line.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from docx.shared import Emu, Mm
from markupsafe import Markup

from sitrep.look import icons
from sitrep.model.problem import nearest
from sitrep.model.report import Card, Chart, Report, Section, Table
from sitrep.outputs.arrange import SHORT, Part, arranged, card_size
from sitrep.outputs.word import prose
from sitrep.outputs.word.blocks import Blocks, markup, w
from sitrep.outputs.word.columns import column_widths
from sitrep.templating.renamed import Kind
from sitrep.templating.sandbox import current

#: How wide a chart is drawn (see sitrep.charts.drawing.style), in millimetres.
_WIDTHS = {"half": 85, "full": 175}
_LOGO = (38, 15)
_CARDS_IN_A_ROW = 3
#: How wide an icon is, in millimetres and in pixels.
_ICON, _ICON_PIXELS = 4.4, 104
#: In a row of four, a value longer than this (in characters) is printed smaller.
_LONG = 7
_CELL = ("Table Text", "Normal")
_TEXT = ("Normal",)
_BULLET = ("List Bullet", "List Paragraph")
#: Read by few, and so smaller.
_SMALL = ("brief_method", "contacts", "method")
_NOTE = ("Note", "Normal")


class Parts:
    """The helpers of a Word template, for one report and one document."""

    #: The helpers that need a paragraph of their own.
    BLOCKS = ("cards", "text", "body", "chart", "table")

    def __init__(
        self,
        report: Report,
        blocks: Blocks,
        charts: Mapping[str, bytes],
        logo: bytes = b"",
        ink: str = "",
    ) -> None:
        """Take what the helpers print; without ``ink``, the icons' colour, there are no icons."""
        self._report, self._blocks, self._charts, self._logo = report, blocks, charts, logo
        self._ink = ink

    def helpers(self) -> dict[str, Any]:
        """Return the helpers by their names in templates."""
        return {name: getattr(self, name) for name in (*self.BLOCKS, "logo")}

    # --- what templates call ----------------------------------------------------------------

    def cards(self, section: Section) -> Markup:
        """Return a section's key figures, three in a row."""
        return markup(self._cards(section.cards)) if section.cards else Markup()

    def text(self, section: Section) -> Markup:
        """Return a section's paragraphs, bullets and the text written for it."""
        return markup(self._text(section))

    def body(self, section: Section) -> Markup:
        """Return a section's text, charts and tables in reading order, halves side by side."""
        return markup(self._body(section))

    def chart(self, chart: Chart | str) -> Markup:
        """Return a chart (or the one of that id) as a picture with its words."""
        return markup([self._drawn(self._find(Kind.CHART, chart, self._report.charts))])

    def table(self, table: Table | str) -> Markup:
        """Return a table (or the one of that id) with its caption and note."""
        known = [t for section in self._report.sections for t in section.tables]
        return markup(self._table(self._find(Kind.TABLE, table, known)))

    def logo(self) -> Markup:
        """Return the organisation's logo as a picture in a line; nothing if there is none."""
        if not self._logo:
            return Markup()
        alt = self._report.masthead.issuer
        return markup([self._picture(self._logo, alt, alt, _LOGO)])

    @staticmethod
    def _find(kind: Kind, wanted: Any, known: Sequence[Any]) -> Any:
        if not isinstance(wanted, str):
            return wanted
        wanted = current(kind, wanted)
        found = next((thing for thing in known if thing.id == wanted), None)
        if found is None:
            hint = nearest(wanted, [thing.id for thing in known])
            raise LookupError(f'this report has no "{wanted}"; {hint or "it has none"}')
        return found

    # --- how they are made ------------------------------------------------------------------

    def _cards(self, cards: Sequence[Card]) -> Iterator[Any]:
        in_a_row = 4 if len(cards) == 4 else _CARDS_IN_A_ROW
        widths = [self._blocks.width // in_a_row] * in_a_row
        for first in range(0, len(cards), in_a_row):
            row = [list(self._card(card, in_a_row)) for card in cards[first : first + in_a_row]]
            level = any(card.qualifier for card in cards[first : first + in_a_row])
            for cell, card in zip(row, cards[first:], strict=False):
                if level and not card.qualifier:
                    # Keep the values of a row level, with or without a qualifier above.
                    cell.insert(0, self._blocks.paragraph(("Key Figure Qualifier", "Normal")))
            used = widths[: len(row)]
            yield self._blocks.table("Sitrep Key Figures", used, [self._blocks.row(used, row)])
            yield self._blocks.paragraph(("Gap", "Normal"))

    def _card(self, card: Card, in_a_row: int) -> Iterator[Any]:
        size = card_size(card.value)
        if not size and in_a_row > _CARDS_IN_A_ROW and len(card.value) > _LONG:
            size = "long"
        value = (f"Key Figure {size.title()}".strip(), "Key Figure")
        basis = " · ".join(t for t in (card.window, card.source, card.certainty) if t)
        if card.qualifier:
            yield self._blocks.text(("Key Figure Qualifier", "Normal"), card.qualifier)
        yield self._blocks.text((*value, "Normal"), card.value)
        label = ("Key Figure Label", "Normal")
        yield self._blocks.paragraph(label, *self._icon(card), self._blocks.run(card.label))
        if card.change:
            yield self._blocks.text(("Key Figure Change", "Normal"), card.change)
        yield self._blocks.text(("Key Figure Basis", "Note", "Normal"), basis)

    def _icon(self, card: Card) -> Iterator[Any]:
        """Yield the runs of a key figure's icon, which Word takes as decoration."""
        name = icons.of_card(card.id)
        if name and self._ink:
            png = icons.png(name, self._ink, _ICON_PIXELS)
            yield w("r", w("rPr", w("position", val=-5)), self._blocks.decoration(png, _ICON))
            yield self._blocks.run("\N{EN SPACE}")

    def _text(self, section: Section) -> Iterator[Any]:
        # A few lines, such as the contacts at the end, are not spread over two pages.
        few = not (section.bullets or section.charts or section.tables)
        small = section.id in _SMALL
        text = ("Method", *_TEXT) if small else _TEXT
        bulleted = ("Method Bullet", *_BULLET) if small else _BULLET
        # The contacts are one paragraph, as in the PDF: they would be alone on a page sooner.
        paragraphs = section.paragraphs
        if section.id == "contacts" and paragraphs:
            paragraphs = (" · ".join(paragraphs),)
        for number, paragraph in enumerate(paragraphs, 1):
            yield self._blocks.text(text, paragraph, keep=few and number < len(paragraphs))
        if section.narrative:
            for made in prose.paragraphs(section.narrative.markdown, self._blocks):
                yield from self._table(made) if isinstance(made, Table) else [made]
        for bullet in section.bullets:
            listed = self._blocks.style(*bulleted)
            yield self._blocks.text(bulleted, bullet if listed else f"• {bullet}")

    def _body(self, section: Section) -> Iterator[Any]:
        for row in arranged(section):
            made = [list(self._part(part)) for part in row]
            # A table is read best over the full width, and is easier to edit there.
            if len(row) == 2 and not any(part.kind == "table" for part in row):
                yield from self._beside(made)
            else:
                for elements in made:
                    yield from elements

    def _part(self, part: Part) -> Iterator[Any]:
        if isinstance(part.item, Section):
            yield from self._text(part.item)
        elif isinstance(part.item, Table):
            yield from self._table(part.item)
        else:
            yield self._drawn(part.item)

    def _beside(self, made: Sequence[Sequence[Any]]) -> Iterator[Any]:
        """Yield two parts side by side."""
        half = self._blocks.width // 2
        row = self._blocks.row([half, half], made)
        yield self._blocks.table("Sitrep Pair", [half, half], [row])
        yield self._blocks.paragraph(("Gap", "Normal"))

    def _drawn(self, chart: Chart) -> Any:
        """Return a paragraph of a chart's picture, which carries its own words."""
        room = self._blocks.width / 56.693 * (1 if chart.width == "full" else 0.485)
        size = (min(_WIDTHS[chart.width], room), 240)
        picture = self._picture(self._charts[chart.id], chart.title, chart.alt, size)
        return self._blocks.paragraph(("Chart", "Normal"), picture)

    def _picture(self, png: bytes, title: str, alt: str, most: tuple[float, float]) -> Any:
        """Return a run with a picture, as large as ``most`` (in millimetres) allows."""
        inline = self._blocks.part.new_pic_inline(io.BytesIO(png), None, None)
        scale = min(Mm(most[0]) / inline.extent.cx, Mm(most[1]) / inline.extent.cy)
        size = Emu(int(inline.extent.cx * scale)), Emu(int(inline.extent.cy * scale))
        inline = self._blocks.part.new_pic_inline(io.BytesIO(png), *size)
        for side in ("distT", "distB", "distL", "distR"):
            inline.set(side, "0")
        inline.docPr.set("descr", alt)
        inline.docPr.set("title", title)
        inline.docPr.set("name", title[:80])
        return w("r", w("drawing", inline))

    def _table(self, table: Table) -> Iterator[Any]:
        blocks, titles = self._blocks, [column.title for column in table.columns]
        # A narrow table on a right-to-left page would be on the wrong side.
        least = 1.0 if blocks.rtl else 0.6
        columns = list(zip(titles, *table.rows, strict=True))
        widths = column_widths(columns, blocks.width, least)
        if table.caption:
            yield blocks.text(("Caption", "Normal"), table.caption, keep=True)
        rows = [blocks.row(widths, self._row(table, titles, keep=True), head=True)]
        for number, cells in enumerate(table.rows, 1):
            rows.append(blocks.row(widths, self._row(table, cells, _stays(table, number))))
        yield blocks.table("Sitrep Table", widths, rows, table.caption or titles[0])
        yield blocks.text(_NOTE, table.note) if table.note else blocks.paragraph(("Gap",))

    def _row(self, table: Table, cells: Sequence[str], keep: bool) -> list[list[Any]]:
        return [
            [self._blocks.text(_CELL, cell, keep=keep, align=column.align)]
            for column, cell in zip(table.columns, cells, strict=True)
        ]


def _stays(table: Table, number: int) -> bool:
    """Return whether a row is kept on one page with what follows it.

    The first is never alone with the header, nor the last alone on the next page; the last is
    never separated from the note.
    """
    rows = len(table.rows)
    if number == rows:
        return bool(table.note)
    return number in (1, rows - 1) or rows <= SHORT

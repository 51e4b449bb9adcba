"""The text of a PDF to blocks with their pages; lines whose parts stand apart are rows of tables.

What the top or foot of pages repeats is their head or foot.
"""

from __future__ import annotations

import re
import statistics
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from importlib.util import find_spec
from typing import Any

from sitrep.examine.audit.blocks import Block, Kind, Part, Table
from sitrep.examine.audit.files.plain import kind_of, unfinished
from sitrep.model.codes import Code
from sitrep.model.problem import Unfit

_PAGES, _LETTERS, _SECONDS = 400, 1_000_000, 60
#: As parts of the size of the letters: between cells, and between the lines of a paragraph.
_APART, _LEADING = 0.75, 1.45
#: As parts of a page: where its head and foot are.
_EDGE = 0.09
#: As parts of the size of most letters.
_LARGER = 1.12
_ITEM = re.compile(r"\s*[•‣▪·–◦-]\s")


@dataclass
class _Cell:
    left: float
    right: float
    text: str


@dataclass
class _Line:
    page: int
    top: float
    bottom: float
    size: float
    #: Where it stands on its page, from 0 at the foot to 1 at the top.
    height: float
    bold: bool
    cells: list[_Cell] = field(default_factory=list)

    @property
    def text(self) -> str:
        return " ".join(cell.text for cell in self.cells)


def parts(content: bytes) -> Sequence[Part]:
    """Return the blocks of a PDF; raises Unfit for one without text."""
    if not find_spec("pypdfium2"):
        hint = 'install it: pip install "humanitarian-sitrep[cover]"; or save the report as .docx'
        raise Unfit(Code.PACKAGE_MISSING, "needs the package pypdfium2", hint)
    lines = _lines(content)
    if sum(len(re.findall(r"\w", line.text)) for line in lines) < 20:
        hint = "it is a scan or holds pictures: recognise its text first (OCR), or get the original"
        raise Unfit(Code.PDF_WITHOUT_TEXT, "is a PDF without text", hint)
    running = _repeated(lines)
    usual = statistics.median(line.size for line in lines)
    body = [line for line in lines if not _is_running(line, running)]
    seen = [*_parts(body, usual)]
    heads = {_key(line): line for line in reversed(lines) if _is_running(line, running)}
    return [*seen, *(_head(line) for line in heads.values())]


def _head(line: _Line) -> Block:
    what = "header" if line.height > 0.5 else "footer"
    return Block(Kind.RUNNING, line.text, where=f"page {line.page}, {what}")


def _lines(content: bytes) -> list[_Line]:
    import pypdfium2

    found: list[_Line] = []
    started, letters = time.monotonic(), 0
    try:
        with pypdfium2.PdfDocument(content) as document:
            if len(document) > _PAGES:
                raise _too_large(f"has more than {_PAGES} pages")
            for number in range(len(document)):
                page = document[number]
                text = page.get_textpage()
                letters += text.count_chars()
                if letters > _LETTERS or time.monotonic() - started > _SECONDS:
                    raise _too_large("holds more than a report does")
                found += _of_page(text, page.get_height() or 1, number + 1)
                text.close()
                page.close()
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            hint = "save it without a password"
            raise Unfit(Code.FILE_UNREADABLE, "is protected by a password", hint) from None
        hint = "get the file again, or print it to a new PDF"
        raise Unfit(Code.FILE_DAMAGED, f"can't be read as a PDF: {error}", hint) from None
    return found


def _too_large(reason: str) -> Unfit:
    return Unfit(
        Code.FILE_TOO_LARGE, reason, "audit the pages that people read, as a PDF of their own"
    )


def _of_page(text: Any, height: float, number: int) -> Iterator[_Line]:
    """Yield the lines of a page; two runs at one height that follow each other are one."""
    line: _Line | None = None
    for run in _runs(text):
        left, bottom, right, top, size, bold, said = run
        middle = (top + bottom) / 2
        if line and line.bottom <= middle <= line.top and left > line.cells[-1].right - size / 2:
            if left - line.cells[-1].right > _APART * size:
                line.cells.append(_Cell(left, right, said))
            else:
                last = line.cells[-1]
                last.text, last.right = f"{last.text} {said}", right
            continue
        if line:
            yield line
        cell = _Cell(left, right, said)
        line = _Line(number, top, bottom, size, middle / height, bold, [cell])
    if line:
        yield line


_Run = tuple[float, float, float, float, float, bool, str]


def _runs(text: Any) -> Iterator[_Run]:
    """Yield words that stand close together: their box, the letters' size and weight, the text."""
    import pypdfium2.raw as raw

    box = raw.FS_RECTF()
    held: list[str] = []
    area, size, weight, gap = [0.0] * 4, 0.0, 0, False
    for i in range(text.count_chars()):
        letter = chr(raw.FPDFText_GetUnicode(text.raw, i) or 32)
        if letter in "\r\n":
            gap = True
            continue
        if letter.isspace():
            held.append(" ") if held else None
            continue
        raw.FPDFText_GetLooseCharBox(text.raw, i, box)
        left, bottom, right, top = box.left, box.bottom, box.right, box.top
        own = max(top - bottom, 1.0)
        if held and (gap or left - area[2] > _APART * own or left < area[0] - own):
            yield (*area, size, weight >= 600, _clean(held))  # type: ignore[misc]
            held = []
        if not held:
            area, size = [left, bottom, right, top], own
            weight = raw.FPDFText_GetFontWeight(text.raw, i)
        area = [min(area[0], left), min(area[1], bottom), max(area[2], right), max(area[3], top)]
        held.append(letter)
        gap = False
    if held:
        yield (*area, size, weight >= 600, _clean(held))  # type: ignore[misc]


def _clean(held: Sequence[str]) -> str:
    return re.sub(r"\s+", " ", "".join(held).replace("\ufffe", "-").replace("\xad", "")).strip()


def _key(line: _Line) -> str:
    return re.sub(r"\d+", "#", line.text)


def _at_edge(line: _Line) -> bool:
    return line.height < _EDGE or line.height > 1 - _EDGE


def _repeated(lines: Sequence[_Line]) -> frozenset[str]:
    """Return what stands at the top or foot of more than one page."""
    seen = {(line.page, _key(line)) for line in lines if _at_edge(line)}
    counts = Counter(key for _, key in seen)
    return frozenset(key for key, n in counts.items() if n > 1)


def _is_running(line: _Line, repeated: frozenset[str]) -> bool:
    alone = line.height < _EDGE / 1.5 and bool(re.search(r"\bpage\b|#", _key(line), re.I))
    return _at_edge(line) and (_key(line) in repeated or alone)


def _parts(lines: Sequence[_Line], usual: float) -> Iterator[Part]:
    place, tables = 0, 0
    while place < len(lines):
        end = _table_end(lines, place)
        if end - place > 1:
            tables += 1
            yield Table(0, [*_rows(lines[place:end], tables)])
            place = end
            continue
        end = _paragraph_end(lines, place, usual)
        yield _paragraph(lines[place:end], usual)
        place = end


def _table_end(lines: Sequence[_Line], start: int) -> int:
    """Return where the rows that begin at ``start`` end: lines of cells, on one page."""
    end = start
    while end < len(lines) and len(lines[end].cells) > 1 and lines[end].page == lines[start].page:
        end += 1
    return end


def _rows(lines: Sequence[_Line], number: int) -> Iterator[list[Block]]:
    """Yield rows with each cell in the column under which it stands."""
    widest = max(lines, key=lambda line: len(line.cells)).cells
    for r, line in enumerate(lines, 1):
        row = [""] * len(widest)
        for cell in line.cells:
            best = max(range(len(widest)), key=lambda i: _overlap(widest[i], cell))
            row[best] = f"{row[best]} {cell.text}".strip()
        at = f"page {line.page}, table {number}, row {r}"
        yield [Block(Kind.CELL, text, where=f"{at}, column {c}") for c, text in enumerate(row, 1)]


def _overlap(column: _Cell, cell: _Cell) -> float:
    return min(column.right, cell.right) - max(column.left, cell.left)


def _paragraph_end(lines: Sequence[_Line], start: int, usual: float) -> int:
    end = start + 1
    while end < len(lines) and _continues(lines[end - 1], lines[end], usual):
        if len(lines[end].cells) > 1 and _table_end(lines, end) - end > 1:
            break
        end += 1
    return end


def _continues(before: _Line, line: _Line, usual: float) -> bool:
    """Return whether a line goes on with the paragraph of the one before."""
    if line.page != before.page or abs(line.size - before.size) > 0.5 or line.bold != before.bold:
        return False
    if _ITEM.match(line.text):
        return False
    gap = before.bottom - line.bottom
    return 0 < gap < _LEADING * max(before.size, usual)


def _paragraph(lines: Sequence[_Line], usual: float) -> Block:
    text = re.sub(r"(?<=[a-z])- (?=[a-z])", "-", " ".join(line.text for line in lines))
    large = lines[0].size > usual * _LARGER or lines[0].bold
    kind = kind_of(text) if large else unfinished(text, listed=bool(_ITEM.match(text)))
    return Block(kind, text, where=f"page {lines[0].page}")

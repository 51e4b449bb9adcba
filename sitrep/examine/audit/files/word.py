"""A Word document to blocks: paragraphs, tables, notes, heads and feet.

It needs no package for such files. No entity is ever expanded: a document that declares one is
refused, as Word writes none.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from sitrep.examine.audit.blocks import Block, Kind, Part, Table
from sitrep.examine.audit.files.plain import kind_of, unfinished
from sitrep.model.codes import Code
from sitrep.model.problem import Unfit

#: In bytes, unpacked.
_MOST = 50_000_000
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_RUNNING = re.compile(r"word/(header|footer)\d*\.xml")
_NOTES = re.compile(r"word/(foot|end)notes\.xml")
#: What was deleted, moved away or is a second form of the same.
_GONE = frozenset({f"{_W}del", f"{_W}moveFrom", f"{_W}instrText"})


def parts(content: bytes) -> Sequence[Part]:
    """Return the blocks of a Word document."""
    if content[:4] == b"\xd0\xcf\x11\xe0":
        reason = "is protected by a password, or in Word's old format (.doc)"
        raise Unfit(Code.FILE_UNREADABLE, reason, "save it as .docx without a password")
    trees = _trees(content)
    document = trees.get("word/document.xml")
    body = document.find(f"{_W}body") if document is not None else None
    if body is None:
        raise Unfit(Code.FILE_DAMAGED, "holds no document", "save it again as .docx")
    found = [*_Body(_styles(trees.get("word/styles.xml"))).parts(body)]
    for name, tree in sorted(trees.items()):
        if match := _NOTES.fullmatch(name):
            found += _notes(tree, f"{match[1]}note")
        elif match := _RUNNING.fullmatch(name):
            text = " ".join(filter(None, (_text(p).strip() for p in tree.iter(f"{_W}p"))))
            found += [Block(Kind.RUNNING, text, where=f"page {match[1]}")] if text else []
    return found


def _trees(content: bytes) -> Mapping[str, Element]:
    wanted = {"word/document.xml", "word/styles.xml"}
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            listed = [
                e
                for e in archive.infolist()
                if e.filename in wanted
                or _RUNNING.fullmatch(e.filename)
                or _NOTES.fullmatch(e.filename)
            ]
            if sum(e.file_size for e in listed) > _MOST:
                hint = "save it without tracked changes, or as .txt"
                raise Unfit(Code.FILE_TOO_LARGE, "unpacks to more than a report holds", hint)
            return {e.filename: _tree(archive.read(e)) for e in listed}
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
        raise _damaged(error) from None
    except ElementTree.ParseError as error:
        raise _damaged(error) from None


def _damaged(error: Exception) -> Unfit:
    hint = "open it in Word and save it again as .docx"
    return Unfit(Code.FILE_DAMAGED, f"can't be read as a Word document: {error}", hint)


def _tree(xml: bytes) -> Element:
    if b"<!DOCTYPE" in xml or b"<!ENTITY" in xml or b"<\0!\0D\0O" in xml or b"\0<\0!\0D" in xml:
        hint = "open it in Word and save it again as .docx"
        raise Unfit(Code.FILE_DAMAGED, "declares entities, as no Word document does", hint)
    return ElementTree.fromstring(xml)


def _styles(tree: Element | None) -> Mapping[str, str]:
    """Return the names of styles, in small letters, by their ids."""
    found = {}
    for style in tree.iter(f"{_W}style") if tree is not None else ():
        name = style.find(f"{_W}name")
        if name is not None:
            found[style.get(f"{_W}styleId", "")] = name.get(f"{_W}val", "").lower()
    return found


class _Body:
    """Reads what a document's body holds, in order."""

    def __init__(self, styles: Mapping[str, str]) -> None:
        self._styles = styles
        self._paragraphs = self._tables = 0

    def parts(self, body: Element) -> Iterator[Part]:
        """Yield the paragraphs and tables."""
        for element in body:
            if element.tag == f"{_W}p":
                yield from self._paragraph(element)
            elif element.tag == f"{_W}tbl":
                self._tables += 1
                yield Table(0, [*_rows(element, self._tables)])
            elif element.tag not in _GONE:
                yield from self.parts(element)

    def _paragraph(self, element: Element) -> Iterator[Block]:
        text = _text(element).strip()
        if not text:
            return
        self._paragraphs += 1
        yield Block(self._kind(element, text), text, where=f"paragraph {self._paragraphs}")

    def _kind(self, element: Element, text: str) -> Kind:
        style = element.find(f"{_W}pPr/{_W}pStyle")
        name = self._styles.get(style.get(f"{_W}val", ""), "") if style is not None else ""
        if name.startswith(("heading", "title", "subtitle")):
            return Kind.HEADING
        if name.startswith("caption"):
            return Kind.CAPTION
        bold = [r.find(f"{_W}rPr/{_W}b") is not None for r in element.iter(f"{_W}r")]
        if bold and all(bold) and kind_of(text) is Kind.HEADING:
            return Kind.HEADING
        listed = name.startswith("list") or element.find(f"{_W}pPr/{_W}numPr") is not None
        return unfinished(text, listed=listed)


def _rows(table: Element, number: int) -> Iterator[list[Block]]:
    for r, row in enumerate(table.iter(f"{_W}tr"), 1):
        cells = []
        for c, cell in enumerate(row.findall(f"{_W}tc"), 1):
            text = " ".join(filter(None, (_text(p).strip() for p in cell.iter(f"{_W}p"))))
            cells.append(Block(Kind.CELL, text, where=f"table {number}, row {r}, column {c}"))
            span = cell.find(f"{_W}tcPr/{_W}gridSpan")
            wide = span.get(f"{_W}val", "") if span is not None else ""
            more = int(wide) - 1 if wide.isdecimal() and len(wide) < 3 else 0
            cells += [Block(Kind.CELL, "", where=cells[-1].where)] * more
        yield cells


def _notes(tree: Element, name: str) -> Iterator[Block]:
    for note in tree:
        text = " ".join(filter(None, (_text(p).strip() for p in note.iter(f"{_W}p"))))
        if text:
            yield Block(Kind.NOTE, text, where=f"{name} {note.get(f'{_W}id', '')}".strip())


def _text(element: Element) -> str:
    """Return a paragraph's text as it stands after all changes, a mark for each note."""
    return "".join(_runs(element))


def _runs(element: Element) -> Iterator[str]:
    waiting = [element]
    while waiting:
        one = waiting.pop()
        if one.tag == f"{_W}t":
            yield one.text or ""
        elif one.tag in (f"{_W}tab", f"{_W}br", f"{_W}cr"):
            yield " "
        elif one.tag in (f"{_W}footnoteReference", f"{_W}endnoteReference"):
            yield f"[^{one.get(f'{_W}id', '')}]"
        elif one.tag not in _GONE and not str(one.tag).endswith("}Fallback"):
            waiting += reversed(list(one))

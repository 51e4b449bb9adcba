"""Fill the table of contents with the document's headings, each a link.

Word and LibreOffice update it on request. Page numbers are known only after layout: a field
that contains them is marked, and Word offers to update it when the document is opened.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from docx.oxml.ns import qn

from sitrep.outputs.word.blocks import Blocks, w

_LEVELS = re.compile(r'\\o\s*"?(\d)-(\d)')
#: A table of figures is another kind of list, and stays as it is.
_OTHER = re.compile(r"\\[cfl]\b")


def fill(document: Any, blocks: Blocks) -> None:
    """Fill each table of contents of the document."""
    for begin in list(document.element.body.iter(qn("w:fldChar"))):
        if begin.get(qn("w:fldCharType")) != "begin":
            continue
        runs = _field(begin)
        code = "".join(t.text or "" for run in runs for t in run.iter(qn("w:instrText"))).strip()
        if code.upper().startswith("TOC") and not _OTHER.search(code):
            _fill_one(document, runs, code, blocks)


def _field(begin: Any) -> list[Any]:
    """Return the runs of a field from its first to its last."""
    runs, depth = [], 0
    start = begin.getparent()
    for run in _after(start):
        runs.append(run)
        for mark in run.iter(qn("w:fldChar")):
            depth += {"begin": 1, "end": -1}.get(mark.get(qn("w:fldCharType")), 0)
        if depth == 0:
            return runs
    return []


def _after(run: Any) -> Sequence[Any]:
    everything = list(run.getroottree().getroot().iter(qn("w:r")))
    return everything[everything.index(run) :]


def _fill_one(document: Any, runs: list[Any], code: str, blocks: Blocks) -> None:
    levels = _LEVELS.search(code)
    first, last = (int(levels[1]), int(levels[2])) if levels else (1, 3)
    entries = _marked(document, first, last)
    at = next((i for i, run in enumerate(runs) if _mark(run) == "separate"), None)
    if not entries or at is None:
        return
    if r"\n" not in code:
        runs[0].find(qn("w:fldChar")).set(qn("w:dirty"), "true")
    opening, ending = runs[at].getparent(), runs[-1].getparent()
    _clear(runs[at + 1 : -1], (opening, ending))
    made = [_entry(blocks, *entry) for entry in entries]
    runs[at].addnext(made[0].find(qn("w:hyperlink")))
    for paragraph in made[1:]:
        _last(opening, made).addnext(paragraph)
    if ending is opening:
        made[-1].append(runs[-1]) if made[1:] else opening.append(runs[-1])


def _last(opening: Any, made: list[Any]) -> Any:
    """Return the paragraph after which the next entry goes."""
    placed = [paragraph for paragraph in made[1:] if paragraph.getparent() is not None]
    return placed[-1] if placed else opening


def _mark(run: Any) -> str:
    mark = run.find(qn("w:fldChar"))
    return "" if mark is None else str(mark.get(qn("w:fldCharType")))


def _clear(runs: list[Any], keep: tuple[Any, Any]) -> None:
    """Take out what the field showed, and the paragraphs that held only that."""
    for run in runs:
        holder = run.getparent()
        if holder is None:
            continue
        holder.remove(run)
        while holder is not None and holder not in keep and not list(holder.iter(qn("w:r"))):
            above = holder.getparent()
            if above is None or holder.tag not in (qn("w:p"), qn("w:hyperlink")):
                break
            above.remove(holder)
            holder = above


def _marked(document: Any, first: int, last: int) -> list[tuple[str, str, int]]:
    """Add a bookmark to each heading; return bookmark, text and level of each."""
    names = {style.style_id: style.name.lower() for style in document.styles}
    found: list[tuple[str, str, int]] = []
    for paragraph in document.element.body.iter(qn("w:p")):
        style = names.get(paragraph.style or "", "")
        level = re.fullmatch(r"heading (\d)", style)
        text = "".join(t.text or "" for t in paragraph.iter(qn("w:t"))).strip()
        if level and text and first <= int(level[1]) <= last:
            number = len(found) + 1
            name = f"_Toc{900000000 + first * 100000 + number}"
            paragraph.get_or_add_pPr().addnext(w("bookmarkStart", id=90000 + number, name=name))
            paragraph.append(w("bookmarkEnd", id=90000 + number))
            found.append((name, text, int(level[1])))
    return found


def _entry(blocks: Blocks, bookmark: str, text: str, level: int) -> Any:
    link = w("hyperlink", blocks.run(text), anchor=bookmark, history="1")
    return blocks.paragraph((f"toc {level}", "Normal"), link)

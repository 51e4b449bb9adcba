"""Reports written by hand, in Markdown, as the Word and PDF files that other offices send."""

import io
from itertools import pairwise

from sitrep.narrative.parts import reader

STYLE = """
@page { size: A4; margin: 22mm 20mm; @top-left { content: string(head); font-size: 8pt }
  @bottom-right { content: "Page " counter(page) " of " counter(pages); font-size: 8pt } }
body { font: 10.5pt "IBM Plex Sans"; line-height: 1.4 }
h1 { font-size: 18pt } h2 { font-size: 13pt } p { margin: 0 0 8pt }
table { width: 100%; border-collapse: collapse; margin: 0 0 10pt } td, th { padding: 2pt 6pt }
.new { break-before: page }
"""


def as_pdf(markdown, *, head="", lang="en"):
    """Return the bytes of a PDF; a line of three dashes begins a page."""
    from weasyprint import HTML

    body = reader().render(markdown).replace("<hr />", '<div class="new"></div>')
    running = f"@page {{ @top-left {{ content: {head!r} }} }}"
    page = f"<html lang={lang}><style>{STYLE}{running}</style><body>{body}</body></html>"
    return HTML(string=page).write_pdf()


def as_html(markdown):
    """Return the bytes of a web page."""
    return f"<html><body>{reader().render(markdown)}</body></html>".encode()


def as_docx(markdown, *, head="", foot=""):
    """Return the bytes of a Word document with Word's own styles."""
    import docx

    document, file = docx.Document(), io.BytesIO()
    tokens, rows = reader().parse(markdown), []
    for before, token in pairwise([None, *tokens]):
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "table_close":
            _add_table(document, rows)
            rows = []
        elif token.type == "inline":
            _add(document, rows, before, "".join(c.content or " " for c in token.children))
    section = document.sections[0]
    section.header.paragraphs[0].text = head
    section.footer.paragraphs[0].text = foot
    document.save(file)
    return file.getvalue()


def _add(document, rows, before, text):
    if before.type in ("td_open", "th_open"):
        rows[-1].append(text)
    elif before.type == "heading_open":
        document.add_heading(text, int(before.tag[1:]))
    else:
        document.add_paragraph(text)


def _add_table(document, rows):
    table = document.add_table(len(rows), len(rows[0]))
    for row, cells in zip(rows, table.rows, strict=True):
        for text, cell in zip(row, cells.cells, strict=True):
            cell.text = text

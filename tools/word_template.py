"""Writes templates/report.docx, the shipped Word template, from nothing; the same bytes always.

Run it after a change here: .venv/bin/python tools/word_template.py. A test holds the
committed file to it. The look is that of templates/style.css; colours and fonts are those of
the default theme, which sitrep.outputs.word.theme exchanges for the configured ones.
"""

from __future__ import annotations

import sys
from pathlib import Path

from sitrep.outputs.office.package import packed

PRIMARY, ACCENT, TEXT, RULE_BLUE = "002E6E", "C25100", "1F2933", "009EDB"
MUTED, RULE, WASH, WHITE = "4A5560", "C9D1D9", "F1F5F9", "FFFFFF"
FONT, ARABIC = "IBM Plex Sans", "IBM Plex Sans Arabic"
#: The page in twentieths of a point: A4, its margins, and the width of its text.
WIDTH, HEIGHT, SIDE, TOP, BOTTOM = 11906, 16838, 907, 737, 907
INNER = WIDTH - 2 * SIDE
#: The band's columns: issuer and title over three, edition over one; facts over 1, 1 and 2.
BAND = (4306, 2700, 900, 4000)

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORDML = "application/vnd.openxmlformats-officedocument.wordprocessingml"


# --- styles ---------------------------------------------------------------------------------


def letters(size: float = 0, colour: str = "", bold: bool = False) -> str:
    """Return the properties of a style's letters."""
    weight = "<w:b/><w:bCs/>" if bold else ""
    ink = f'<w:color w:val="{colour}"/>' if colour else ""
    half = round(size * 2)
    height = f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>' if size else ""
    return f"<w:rPr>{weight}{ink}{height}</w:rPr>"


def spaced(before: int = 0, after: int = 0, line: int = 0) -> str:
    """Return the space around a paragraph and between its lines."""
    between = f' w:line="{line}" w:lineRule="auto"' if line else ""
    return f'<w:spacing w:before="{before}" w:after="{after}"{between}/>'


def paragraph_style(name: str, properties: str, look: str = "", based: str = "Normal") -> str:
    """Return a paragraph style; its id is its name without spaces."""
    base = f'<w:basedOn w:val="{identity(based)}"/>' if name != "Normal" else ""
    default = ' w:default="1"' if name == "Normal" else ""
    follows = '<w:next w:val="Normal"/>' if name.startswith("heading") else ""
    return (
        f'<w:style w:type="paragraph"{default} w:styleId="{identity(name)}">'
        f'<w:name w:val="{name}"/>{base}{follows}<w:qFormat/>'
        f"<w:pPr>{properties}</w:pPr>{look}</w:style>"
    )


def identity(name: str) -> str:
    """Return the id of the style of that name."""
    return "".join(word[:1].upper() + word[1:] for word in name.split())


def heading(level: int, size: float, before: int, border: str = "") -> str:
    """Return the style of a heading, which stays with what follows it."""
    properties = (
        f"<w:keepNext/><w:keepLines/>{border}{spaced(before, 110, 250)}"
        f'<w:outlineLvl w:val="{level - 1}"/>'
    )
    return paragraph_style(f"heading {level}", properties, letters(size, PRIMARY, True))


def rule(side: str, colour: str, eighths: int, space: int = 0) -> str:
    """Return one side of a border."""
    return f'<w:{side} w:val="single" w:sz="{eighths}" w:space="{space}" w:color="{colour}"/>'


def styles() -> str:
    """Return word/styles.xml."""
    listed = '<w:numPr><w:numId w:val="{}"/></w:numPr>'
    paragraphs = [
        paragraph_style("Normal", spaced(0, 100, 262)),
        paragraph_style("Title", f"<w:keepNext/>{spaced(40, 0, 220)}", letters(25, WHITE, True)),
        paragraph_style("Subtitle", spaced(40, 0, 240), letters(12.5, WHITE)),
        paragraph_style("Imprint", spaced(0, 100, 240), letters(8.5, WHITE)),
        paragraph_style("Facts", spaced(90, 90, 240), letters(9)),
        paragraph_style(
            "Partial",
            f"<w:pBdr>{rule('left', ACCENT, 24, 6)}</w:pBdr>"
            f'<w:shd w:val="clear" w:color="auto" w:fill="{WASH}"/>{spaced(200, 60)}'
            '<w:ind w:left="140"/>',
            letters(0, "", True),
        ),
        heading(1, 12.5, 280, f"<w:pBdr>{rule('top', PRIMARY, 12, 4)}</w:pBdr>"),
        heading(2, 11, 200),
        heading(3, 10, 160),
        paragraph_style(
            "TOC Heading", f"<w:keepNext/>{spaced(200, 40)}", letters(8.5, MUTED, True)
        ),
        *(
            paragraph_style(
                f"toc {level}",
                f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{INNER}"/></w:tabs>'
                f'{spaced(0, 20, 240)}<w:ind w:left="{(level - 1) * 200}"/>',
                letters(8.5),
            )
            for level in (1, 2, 3)
        ),
        paragraph_style("List Bullet", f"{listed.format(1)}{spaced(0, 60, 262)}"),
        paragraph_style("List Number", f"{listed.format(2)}{spaced(0, 60, 262)}"),
        paragraph_style("Quote", f'{spaced(0, 100)}<w:ind w:left="284"/>'),
        paragraph_style("Table Text", spaced(36, 36, 228), letters(9)),
        paragraph_style(
            "caption",
            f"<w:keepNext/><w:keepLines/>{spaced(160, 60, 240)}",
            letters(9.5, TEXT, True),
        ),
        paragraph_style("Chart", spaced(0, 140, 240)),
        paragraph_style("Note", spaced(60, 60, 240), letters(8, MUTED)),
        paragraph_style("Method", spaced(0, 60, 240), letters(8)),
        paragraph_style("Method Bullet", f"{listed.format(1)}{spaced(0, 30, 240)}", letters(8)),
        paragraph_style(
            "Gap",
            '<w:spacing w:before="0" w:after="0" w:line="120" w:lineRule="exact"/>',
            letters(4),
        ),
        paragraph_style("Key Figure Qualifier", f"<w:keepNext/>{spaced(0, 0, 220)}", letters(8.5)),
        paragraph_style(
            "Key Figure", f"<w:keepNext/>{spaced(0, 0, 216)}", letters(20, PRIMARY, True)
        ),
        paragraph_style(
            "Key Figure Long", f"<w:keepNext/>{spaced(0, 0, 240)}", letters(14.5, PRIMARY, True)
        ),
        paragraph_style(
            "Key Figure Words", f"<w:keepNext/>{spaced(60, 40, 240)}", letters(12.5, PRIMARY, True)
        ),
        paragraph_style(
            "Key Figure Label", f"<w:keepNext/>{spaced(0, 0, 240)}", letters(9.5, "", True)
        ),
        paragraph_style("Key Figure Change", f"<w:keepNext/>{spaced(20, 0, 240)}", letters(8.5)),
        paragraph_style("Key Figure Basis", spaced(20, 0, 240), letters(8, MUTED)),
        paragraph_style(
            "Band",
            '<w:shd w:val="clear" w:color="auto" '
            f'w:fill="{PRIMARY}"/><w:spacing w:before="0" w:after="0" '
            f'w:line="{TOP}" w:lineRule="exact"/>'
            f'<w:ind w:left="-{SIDE}" w:right="-{SIDE}"/>',
        ),
        paragraph_style("header", spaced(), letters(8, MUTED)),
        paragraph_style(
            "footer",
            f'<w:tabs><w:tab w:val="right" w:pos="{INNER}"/></w:tabs>{spaced()}',
            letters(8, MUTED),
        ),
    ]
    defaults = (
        f'<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" '
        f'w:eastAsia="{FONT}" w:cs="{ARABIC}"/><w:color w:val="{TEXT}"/><w:sz w:val="19"/>'
        '<w:szCs w:val="19"/><w:lang w:val="en"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault><w:pPr><w:widowControl/></w:pPr></w:pPrDefault></w:docDefaults>"
    )
    link = (
        '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/>'
        f'<w:rPr><w:color w:val="{PRIMARY}"/><w:u w:val="single"/></w:rPr></w:style>'
    )
    body = defaults + "".join(paragraphs) + link + "".join(table_styles())
    return f"{DECLARATION}<w:styles {NAMESPACES}>{body}</w:styles>"


def table_styles() -> list[str]:
    """Return the styles of tables: of data, of key figures, and of what stands side by side."""
    data = (
        f"<w:tblPr><w:tblBorders>{rule('bottom', RULE, 4)}{rule('insideH', RULE, 4)}"
        f"</w:tblBorders>{margins(0, 140)}</w:tblPr>"
        '<w:tblStylePr w:type="firstRow">'
        f'<w:rPr><w:b/><w:bCs/><w:color w:val="{PRIMARY}"/></w:rPr>'
        f"<w:tcPr><w:tcBorders>{rule('bottom', PRIMARY, 8)}</w:tcBorders>"
        '<w:vAlign w:val="bottom"/></w:tcPr></w:tblStylePr>'
    )
    cards = (
        f"<w:tblPr><w:tblBorders>{rule('left', RULE_BLUE, 20)}{rule('insideV', RULE_BLUE, 20)}"
        f"</w:tblBorders>{margins(170, 170)}</w:tblPr>"
    )
    return [
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
        f'<w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
        f"{margins(0, 0)}</w:tblPr></w:style>",
        table_style("Sitrep Table", data),
        table_style("Sitrep Key Figures", cards),
        table_style("Sitrep Pair", f"<w:tblPr>{margins(0, 170)}</w:tblPr>"),
    ]


def table_style(name: str, rest: str) -> str:
    """Return a table style."""
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{identity(name)}">'
        f'<w:name w:val="{name}"/><w:basedOn w:val="TableNormal"/>{rest}</w:style>'
    )


def margins(left: int, right: int) -> str:
    """Return the space inside a table's cells."""
    return (
        f'<w:tblCellMar><w:left w:w="{left}" w:type="dxa"/>'
        f'<w:right w:w="{right}" w:type="dxa"/></w:tblCellMar>'
    )


def numbering() -> str:
    """Return word/numbering.xml: bullets and numbers."""

    def level(number: int, kind: str, text: str, look: str) -> str:
        return (
            f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="singleLevel"/>'
            f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
            f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
            f'<w:pPr><w:ind w:left="240" w:hanging="240"/></w:pPr>{look}</w:lvl></w:abstractNum>'
        )

    blue = '<w:rPr><w:color w:val="0074B7"/></w:rPr>'
    kinds = level(1, "bullet", "•", blue) + level(2, "decimal", "%1.", "")
    used = "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in (1, 2))
    return f"{DECLARATION}<w:numbering {NAMESPACES}>{kinds}{used}</w:numbering>"


# --- the pages ------------------------------------------------------------------------------


def p(style: str, *runs: str, more: str = "") -> str:
    """Return a paragraph."""
    return f'<w:p><w:pPr><w:pStyle w:val="{identity(style)}"/>{more}</w:pPr>{"".join(runs)}</w:p>'


def t(text: str, bold: bool = False) -> str:
    """Return a run of text."""
    weight = "<w:rPr><w:b/><w:bCs/></w:rPr>" if bold else ""
    return f'<w:r>{weight}<w:t xml:space="preserve">{text}</w:t></w:r>'


def field(code: str, shown: str = "") -> str:
    """Return a field that Word fills in."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    instruction = f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
    body = instruction + mark.format("separate") + t(shown)
    return mark.format("begin") + body + mark.format("end")


def masthead() -> str:
    """Return the band on page one and the line of facts under it."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in BAND)
    start = f'<w:ind w:left="{SIDE}"/>'
    end = f'<w:ind w:right="{SIDE}"/><w:jc w:val="right"/>'
    edge = f"<w:tcBorders>{rule('bottom', RULE_BLUE, 10)}</w:tcBorders>"
    issuer = p("Imprint", t("{{ report.masthead.issuer or organisation }}"), more=start)
    edition = p(
        "Imprint",
        t("{{ [report.masthead.edition, report.masthead.language] | present | join(' · ') }}"),
        more=end,
    )
    title = p("Title", t("{{ report.masthead.title }}"), more=start)
    subtitle = p("Subtitle", t("{{ report.masthead.subtitle }}"), more=start)
    space = p("Gap")
    logo = p("Imprint", t("{{r logo() }}"), more=end)
    week = "{% if report.masthead.calendar %} ({{ report.masthead.calendar }}){% endif %}"
    period = p("Facts", t("{{ report.masthead.period }}", True), t(week), more=start)
    as_of = p("Facts", t("{{ report.masthead.as_of }}"), more='<w:jc w:val="center"/>')
    following = p("Facts", t("{{ report.masthead.next_report }}"), more=end)
    rows = (
        row(cell(0, 3, PRIMARY, issuer), cell(3, 4, PRIMARY, edition)),
        row(
            cell(0, 3, PRIMARY, title + subtitle + space * 2),
            cell(3, 4, PRIMARY, logo, valign="bottom"),
        ),
        row(
            cell(0, 1, WASH, period, edge),
            cell(1, 2, WASH, as_of, edge),
            cell(2, 4, WASH, following, edge),
        ),
    )
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{WIDTH}" w:type="dxa"/>'
        f'<w:tblInd w:w="-{SIDE}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f'{margins(0, 0)}<w:tblLook w:val="0000"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def row(*cells: str) -> str:
    """Return a row that is not split over pages."""
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(cells)}</w:tr>"


def cell(first: int, end: int, fill: str, *content: str, valign: str = "center") -> str:
    """Return a cell over the band's columns from ``first`` up to ``end``; borders come last."""
    inside, *borders = content
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{sum(BAND[first:end])}" w:type="dxa"/>'
        f'<w:gridSpan w:val="{end - first}"/>{"".join(borders)}'
        f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>'
        f'<w:vAlign w:val="{valign}"/></w:tcPr>{inside}</w:tc>'
    )


def page() -> str:
    """Return the properties of the pages."""
    parts = "".join(
        f'<w:{kind}Reference w:type="{use}" r:id="{relation}"/>'
        for kind, use, relation in (
            ("header", "default", "rId5"),
            ("header", "first", "rId6"),
            ("footer", "default", "rId7"),
            ("footer", "first", "rId8"),
        )
    )
    return (
        f"<w:sectPr>{parts}"
        f'<w:pgSz w:w="{WIDTH}" w:h="{HEIGHT}"/><w:pgMar w:top="{TOP}" w:right="{SIDE}" '
        f'w:bottom="{BOTTOM}" w:left="{SIDE}" w:header="0" w:footer="454" w:gutter="0"/>'
        "<w:titlePg/></w:sectPr>"
    )


def document() -> str:
    """Return word/document.xml."""
    body = (
        masthead(),
        p("Normal", t("{%p if report.masthead.reissue %}")),
        p("Partial", t("{{ report.masthead.reissue }}")),
        p("Normal", t("{%p endif %}")),
        p("Normal", t("{%p if report.masthead.partial %}")),
        p("Partial", t("{{ report.masthead.partial }}")),
        p("Normal", t("{%p endif %}")),
        # Over a few pages a list of their headings would only push the key figures down.
        p("Normal", t("{%p if report.template == 'long' %}")),
        p("TOC Heading", t("{{ report.labels.contents }}")),
        p("toc 1", field(r'TOC \o "1-1" \n \h \z', "…")),
        p("Normal", t("{%p endif %}")),
        p("Normal", t("{%p for section in sections %}")),
        p("heading 1", t("{{ section.title }}")),
        p("Normal", t("{{p cards(section) }}")),
        p("Normal", t("{{p body(section) }}")),
        p("Normal", t("{%p for note in section.notes %}")),
        p("Note", t("{{ note }}")),
        p("Normal", t("{%p endfor %}")),
        p("Normal", t("{%p endfor %}")),
        page(),
    )
    return f"{DECLARATION}<w:document {NAMESPACES}><w:body>{''.join(body)}</w:body></w:document>"


def footer() -> str:
    """Return the foot of every page: the running line, and which page of how many."""
    tab = "<w:r><w:tab/></w:r>"
    numbers = field("PAGE", "1") + t(" / ") + field("NUMPAGES", "1")
    line = p("footer", t("{{ footer }}"), tab, numbers)
    return f"{DECLARATION}<w:ftr {NAMESPACES}>{line}</w:ftr>"


def header(style: str) -> str:
    """Return the head of a page: nothing, or the top of page one's band."""
    return f"{DECLARATION}<w:hdr {NAMESPACES}>{p(style)}</w:hdr>"


# --- the package ----------------------------------------------------------------------------

PARTS = (
    ("document", "document.main", "officeDocument"),
    ("styles", "styles", "styles"),
    ("numbering", "numbering", "numbering"),
    ("settings", "settings", "settings"),
    ("fontTable", "fontTable", "fontTable"),
    ("header1", "header", "header"),
    ("header2", "header", "header"),
    ("footer1", "footer", "footer"),
    ("footer2", "footer", "footer"),
)


def settings() -> str:
    """Return word/settings.xml: as Word 2013 and later lay a page out."""
    mode = (
        '<w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    )
    return f"{DECLARATION}<w:settings {NAMESPACES}><w:compat>{mode}</w:compat></w:settings>"


def fonts() -> str:
    """Return word/fontTable.xml: what a machine without the fonts takes instead."""
    table = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:family w:val="swiss"/></w:font>'
        for name, other in ((FONT, "Calibri"), (ARABIC, "Arial"))
    )
    return f"{DECLARATION}<w:fonts {NAMESPACES}>{table}</w:fonts>"


def types() -> str:
    """Return [Content_Types].xml."""
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{WORDML}.{kind}+xml"/>'
        for name, kind, _ in PARTS
    )
    relations = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
    return (
        f'{DECLARATION}<Types xmlns="{PACKAGE}/content-types">{relations}relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def relations(targets: list[tuple[str, str]]) -> str:
    """Return a part's relationships; ids count from rId1."""
    listed = "".join(
        f'<Relationship Id="rId{n}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for n, (target, kind) in enumerate(targets, 1)
    )
    return f'{DECLARATION}<Relationships xmlns="{PACKAGE}/relationships">{listed}</Relationships>'


def parts() -> dict[str, str]:
    """Return every part of the template by its name in the package."""
    own = [(f"{name}.xml", relation) for name, _, relation in PARTS[1:]]
    return {
        "[Content_Types].xml": types(),
        "_rels/.rels": relations([("word/document.xml", "officeDocument")]),
        "word/document.xml": document(),
        "word/_rels/document.xml.rels": relations(own),
        "word/styles.xml": styles(),
        "word/numbering.xml": numbering(),
        "word/settings.xml": settings(),
        "word/fontTable.xml": fonts(),
        "word/header1.xml": header("header"),
        "word/header2.xml": header("Band"),
        "word/footer1.xml": footer(),
        "word/footer2.xml": footer(),
    }


def template() -> bytes:
    """Return the template as a file."""
    return packed({name: text.encode() for name, text in parts().items()})


if __name__ == "__main__":
    path = Path(__file__).parent.parent / "templates" / "report.docx"
    path.write_bytes(template())
    print(f"{path.name}: {path.stat().st_size:,} bytes", file=sys.stderr)

"""Writes templates/briefing.pptx, the shipped master of the slides, from nothing.

The same bytes always. Run it after a change here: .venv/bin/python tools/slides_template.py. A test
holds the committed file to it. Colours and fonts are names of the theme, whose default values
sitrep.outputs.slides.theme exchanges for the configured ones.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from sitrep.config.tables import Theme
from sitrep.outputs.office.package import packed
from sitrep.outputs.slides.theme import theme_xml

#: In inches: the slide, its margin, and where its parts begin and end.
WIDTH, HEIGHT, SIDE = 13.333, 7.5, 0.65
INNER = WIDTH - 2 * SIDE
TITLE, LABEL, CONTENT, SOURCE, FOOT = 0.42, 1.5, 1.92, 6.3, 7.02
GAP = 0.45

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
PML = "application/vnd.openxmlformats-officedocument.presentationml"
SPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    f'xmlns:r="{OFFICE}" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
MUTED = '<a:schemeClr val="tx1"><a:lumMod val="75000"/><a:lumOff val="25000"/></a:schemeClr>'


def emu(inches: float) -> int:
    """Return a length in the unit of slides."""
    return round(inches * 914400)


def place(x: float, y: float, width: float, height: float) -> str:
    """Return where a shape stands, in inches."""
    return (
        f'<a:xfrm><a:off x="{emu(x)}" y="{emu(y)}"/>'
        f'<a:ext cx="{emu(width)}" cy="{emu(height)}"/></a:xfrm>'
    )


class Numbers:
    """Gives each shape of a part its number."""

    def __init__(self) -> None:
        self.last = 1

    def __call__(self) -> int:
        """Return the next one."""
        self.last += 1
        return self.last


def block(numbers: Numbers, name: str, box: str, colour: str) -> str:
    """Return a plain rectangle."""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{numbers()}" name="{name}"/><p:cNvSpPr/>'
        f'<p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>{box}<a:prstGeom prst="rect"><a:avLst/>'
        f'</a:prstGeom><a:solidFill><a:schemeClr val="{colour}"/></a:solidFill><a:ln><a:noFill/>'
        "</a:ln></p:spPr></p:sp>"
    )


def letters(size: float, colour: str = '<a:schemeClr val="tx1"/>', bold: bool = False) -> str:
    """Return the properties of a level's letters."""
    weight = ' b="1"' if bold else ' b="0"'
    return (
        f'<a:defRPr sz="{round(size * 100)}"{weight} kern="1200">'
        f"<a:solidFill>{colour}</a:solidFill>"
        '<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/></a:defRPr>'
    )


def level(number: int, properties: str, before: int = 0, margin: int = 0) -> str:
    """Return the style of one level of text, without a bullet."""
    return (
        f'<a:lvl{number}pPr marL="{margin}" indent="0" algn="l" defTabSz="914400" rtl="0" '
        'eaLnBrk="1" latinLnBrk="0" hangingPunct="1"><a:lnSpc><a:spcPct val="100000"/></a:lnSpc>'
        f'<a:spcBef><a:spcPts val="{before}"/></a:spcBef><a:buNone/>{properties}</a:lvl{number}pPr>'
    )


def placeholder(  # noqa: PLR0913 - a placeholder has so many parts
    numbers: Numbers, kind: str, box: str, style: str = "", prompt: str = "", anchor: str = "t"
) -> str:
    """Return a placeholder; ``kind`` are the attributes that tell its type and index."""
    inset = 'lIns="0" tIns="0" rIns="0" bIns="0"'
    field = prompt or '<a:r><a:rPr lang="en"/><a:t> </a:t></a:r>'
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{numbers()}" name="{_called(kind)}"/><p:cNvSpPr>'
        f'<a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph {kind}/></p:nvPr></p:nvSpPr>'
        f"<p:spPr>{box}</p:spPr>"
        f'<p:txBody><a:bodyPr vert="horz" wrap="square" {inset} anchor="{anchor}"><a:normAutofit/>'
        f"</a:bodyPr><a:lstStyle>{style}</a:lstStyle><a:p>{field}</a:p></p:txBody></p:sp>"
    )


def _called(kind: str) -> str:
    return kind.replace('"', "").replace("type=", "").replace("idx=", "")


NUMBER = (
    '<a:fld id="{7B2F5C0E-4B0B-4C52-9D4B-6C1F0C1A7E11}" type="slidenum">'
    '<a:rPr lang="en"/><a:t>1</a:t></a:fld>'
)


def feet(numbers: Numbers, colour: str = MUTED) -> str:
    """Return footer and slide number."""
    size = letters(10, colour)
    left = placeholder(
        numbers,
        'type="ftr" sz="quarter" idx="11"',
        place(SIDE, FOOT, INNER - 1.2, 0.3),
        level(1, size),
        anchor="ctr",
    )
    number = level(1, size).replace('algn="l"', 'algn="r"')
    right = placeholder(
        numbers,
        'type="sldNum" sz="quarter" idx="12"',
        place(SIDE + INNER - 1, FOOT, 1, 0.3),
        number,
        NUMBER,
        "ctr",
    )
    return left + right


def tree(shapes: Iterable[str]) -> str:
    """Return a part's tree of shapes."""
    return (
        '<p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
        '<p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/>'
        f'<a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>{"".join(shapes)}</p:spTree>'
    )


def title(numbers: Numbers) -> str:
    """Return the title as layouts repeat it: where the master has it."""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{numbers()}" name="title"/><p:cNvSpPr><a:spLocks noGrp="1"/>'
        '</p:cNvSpPr><p:nvPr><p:ph type="title"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/>'
        '<a:lstStyle/><a:p><a:r><a:rPr lang="en"/><a:t> </a:t></a:r></a:p></p:txBody></p:sp>'
    )


# --- layouts --------------------------------------------------------------------------------


def label(numbers: Numbers, index: int, x: float = SIDE, width: float = INNER) -> str:
    """Return the line above a chart: what it shows, when, in what unit."""
    style = level(1, letters(14, MUTED))
    kind = f'type="body" sz="quarter" idx="{index}"'
    return placeholder(numbers, kind, place(x, LABEL, width, 0.36), style, anchor="ctr")


def source(numbers: Numbers) -> str:
    """Return the line of sources below what is shown."""
    style = level(1, letters(11, MUTED))
    kind = 'type="body" sz="quarter" idx="15"'
    return placeholder(numbers, kind, place(SIDE, SOURCE, INNER, 0.6), style, anchor="b")


def content(numbers: Numbers, kind: str, box: str) -> str:
    """Return the placeholder of what a slide shows."""
    return placeholder(numbers, kind, box, level(1, letters(20), 900))


def opening() -> tuple[str, str]:
    """Return the layout of the first slide."""
    n, white = Numbers(), '<a:schemeClr val="bg1"/>'
    shapes = [
        block(n, "accent", place(0.9, 3.95, 1.6, 0.08), "accent2"),
        placeholder(
            n,
            'type="ctrTitle"',
            place(0.9, 1.9, 11.5, 1.85),
            level(1, letters(44, white, True)),
            anchor="b",
        ),
        placeholder(
            n,
            'type="subTitle" idx="1"',
            place(0.9, 4.25, 11.5, 2.0),
            level(1, letters(20, white), 400),
        ),
        feet(n, white),
    ]
    fill = '<a:solidFill><a:schemeClr val="tx2"/></a:solidFill>'
    back = f"<p:bg><p:bgPr>{fill}<a:effectLst/></p:bgPr></p:bg>"
    return "Opening", (
        f'<p:sldLayout {SPACES} type="title" preserve="1" showMasterSp="0"><p:cSld name="Opening">'
        f"{back}{tree(shapes)}</p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
    )


def layout(name: str, kind: str, shapes: Iterable[str]) -> tuple[str, str]:
    """Return a layout by its name."""
    typed = f' type="{kind}"' if kind else ' userDrawn="1"'
    return name, (
        f'<p:sldLayout {SPACES}{typed} preserve="1"><p:cSld name="{name}">{tree(shapes)}</p:cSld>'
        "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
    )


def layouts() -> list[tuple[str, str]]:
    """Return all layouts in the order in which programs list them."""
    whole = place(SIDE, CONTENT, INNER, SOURCE - CONTENT - 0.12)
    high = place(SIDE, LABEL, INNER, SOURCE - LABEL - 0.12)
    half = (INNER - GAP) / 2
    found = [opening()]
    n = Numbers()
    found.append(layout("Figures", "titleOnly", [title(n), feet(n)]))
    for name, kind in (("Chart", "chart"), ("Picture", "pic"), ("Table", "tbl")):
        n = Numbers()
        shapes = [title(n), label(n, 13), content(n, f'type="{kind}" idx="14"', whole)]
        found.append(layout(name, "", [*shapes, source(n), feet(n)]))
    n = Numbers()
    shapes = [title(n), content(n, 'idx="14"', high), source(n), feet(n)]
    found.append(layout("Text", "", shapes))
    n = Numbers()
    pair = [title(n)]
    for index, x in ((13, SIDE), (16, SIDE + half + GAP)):
        pair.append(label(n, index, x, half))
        box = place(x, CONTENT, half, SOURCE - CONTENT - 0.12)
        pair.append(content(n, f'sz="half" idx="{index + 1}"', box))
    found.append(layout("Two", "", [*pair, source(n), feet(n)]))
    n = Numbers()
    shapes = [title(n), content(n, 'type="tbl" idx="14"', place(SIDE, LABEL, 7.4, SOURCE - LABEL))]
    box = place(SIDE + 7.4 + GAP, LABEL, INNER - 7.4 - GAP, SOURCE - LABEL)
    shapes += [content(n, 'sz="half" idx="17"', box), source(n), feet(n)]
    found.append(layout("Table and text", "", shapes))
    return found


def master(count: int) -> str:
    """Return the master, on which all layouts stand."""
    n = Numbers()
    shapes = [
        block(n, "band", place(0, 0, WIDTH, 0.16), "tx2"),
        block(n, "accent", place(0, 0.16, SIDE + 1, 0.05), "accent2"),
        block(n, "rule", place(SIDE, FOOT - 0.05, INNER, 0.01), "bg2"),
        placeholder(n, 'type="title"', place(SIDE, TITLE, INNER, 0.98)),
        placeholder(n, 'type="body" idx="1"', place(SIDE, LABEL, INNER, SOURCE - LABEL)),
        feet(n),
    ]
    ids = "".join(
        f'<p:sldLayoutId id="{2147483649 + i}" r:id="rId{i}"/>' for i in range(1, count + 1)
    )
    heading = level(1, letters(26, '<a:schemeClr val="tx2"/>', True)).replace("+mn", "+mj")
    heading = heading.replace('<a:spcPct val="100000"/>', '<a:spcPct val="95000"/>', 1)
    body = "".join(
        level(i, letters(20 if i == 1 else 16), 900, (i - 1) * 228600) for i in range(1, 6)
    )
    other = "".join(level(i, letters(18)) for i in range(1, 6))
    colours = (
        'bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" '
        'accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" '
        'folHlink="folHlink"'
    )
    return (
        f'<p:sldMaster {SPACES}><p:cSld><p:bg><p:bgRef idx="1001"><a:schemeClr val="bg1"/>'
        f"</p:bgRef></p:bg>{tree(shapes)}</p:cSld><p:clrMap {colours}/><p:sldLayoutIdLst>{ids}"
        f"</p:sldLayoutIdLst><p:txStyles><p:titleStyle>{heading}</p:titleStyle><p:bodyStyle>{body}"
        f"</p:bodyStyle><p:otherStyle>{other}</p:otherStyle></p:txStyles></p:sldMaster>"
    )


# --- the package ----------------------------------------------------------------------------


def related(*pairs: tuple[str, str]) -> bytes:
    """Return the relations of a part: the kind and the target of each."""
    lines = (
        f'<Relationship Id="rId{i}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for i, (kind, target) in enumerate(pairs, 1)
    )
    text = f'<Relationships xmlns="{PACKAGE}/relationships">{"".join(lines)}</Relationships>'
    return (DECLARATION + text).encode()


def built() -> bytes:
    """Return the master as a file."""
    made = layouts()
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": kinds(len(made)),
        "_rels/.rels": related(("officeDocument", "ppt/presentation.xml")),
        "ppt/presentation.xml": (
            f'{DECLARATION}<p:presentation {SPACES} saveSubsetFonts="1"><p:sldMasterIdLst>'
            '<p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst>'
            f'<p:sldSz cx="{emu(WIDTH)}" cy="{emu(HEIGHT)}"/><p:notesSz cx="6858000" cy="9144000"/>'
            f"<p:defaultTextStyle>{level(1, letters(18))}</p:defaultTextStyle></p:presentation>"
        ),
        "ppt/_rels/presentation.xml.rels": related(
            ("slideMaster", "slideMasters/slideMaster1.xml"),
            ("theme", "theme/theme1.xml"),
            ("tableStyles", "tableStyles.xml"),
        ),
        "ppt/tableStyles.xml": (
            DECLARATION
            + '<a:tblStyleLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
            'def="{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}"/>'
        ),
        "ppt/theme/theme1.xml": theme_xml(Theme()),
        "ppt/slideMasters/slideMaster1.xml": DECLARATION + master(len(made)),
        "ppt/slideMasters/_rels/slideMaster1.xml.rels": related(
            *(
                ("slideLayout", f"../slideLayouts/slideLayout{i}.xml")
                for i in range(1, len(made) + 1)
            ),
            ("theme", "../theme/theme1.xml"),
        ),
    }
    for number, (_, text) in enumerate(made, 1):
        name = f"slideLayout{number}.xml"
        parts[f"ppt/slideLayouts/{name}"] = DECLARATION + text
        back = related(("slideMaster", "../slideMasters/slideMaster1.xml"))
        parts[f"ppt/slideLayouts/_rels/{name}.rels"] = back
    return packed({n: p if isinstance(p, bytes) else p.encode() for n, p in parts.items()})


def kinds(count: int) -> str:
    """Return the list of what each part is."""
    listed = {
        "/ppt/presentation.xml": f"{PML}.presentation.main+xml",
        "/ppt/slideMasters/slideMaster1.xml": f"{PML}.slideMaster+xml",
        "/ppt/tableStyles.xml": f"{PML}.tableStyles+xml",
        "/ppt/theme/theme1.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
    }
    for i in range(1, count + 1):
        listed[f"/ppt/slideLayouts/slideLayout{i}.xml"] = f"{PML}.slideLayout+xml"
    lines = "".join(f'<Override PartName="{n}" ContentType="{k}"/>' for n, k in listed.items())
    return (
        f'{DECLARATION}<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{lines}</Types>'
    )


if __name__ == "__main__":
    folder = Path(sys.argv[1]) if sys.argv[1:] else Path(__file__).parents[1] / "templates"
    (folder / "briefing.pptx").write_bytes(built())

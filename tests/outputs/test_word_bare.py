"""A Word master of one's own brings its look and its words, and nothing of its author."""

import io
import zipfile

from docx import Document
from docx.oxml import parse_xml
from docx.shared import Mm
from look.test_bare import painted, with_texts
from outputs.test_word import opened, own, said, write

CANARY = "Zorvex"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
BY = f'w:id="9" w:author="{CANARY}" w:date="2026-01-01T00:00:00Z"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
CUSTOM = f'<Properties xmlns="{OFFICE}/custom-properties">{CANARY}</Properties>'
SETTINGS = f'<w:docVars {W}><w:docVar w:name="{CANARY}" w:val="{CANARY}"/></w:docVars>'
APP = (
    f'<Properties xmlns="{OFFICE}/extended-properties"><Pages>1</Pages><Company>{CANARY}</Company>'
    f"<Manager>{CANARY}</Manager><Template>C:{CANARY}.dotx</Template></Properties>"
)


def tracked(kind, text):
    """A run that was put in or taken out while changes were tracked."""
    tag = "delText" if kind == "del" else "t"
    return parse_xml(f"<w:{kind} {W} {BY}><w:r><w:{tag}>{text}</w:{tag}></w:r></w:{kind}>")


def master(folder):
    document = Document()
    about = document.core_properties
    about.author = about.last_modified_by = about.comments = about.keywords = CANARY
    paragraph = document.add_paragraph("{{ report.masthead.title }}")
    document.add_comment(paragraph.runs, f"{CANARY} says", author=CANARY, initials="Z")
    paragraph = document.add_paragraph("kept ")
    paragraph._p.append(tracked("ins", "put in"))
    paragraph._p.append(tracked("del", f"{CANARY} taken out"))
    paragraph._p.set(f"{{{W[9:-1]}}}rsidR", "00AB12CD")
    for name, content in (("png", with_texts()), ("jpeg", painted("JPEG", comment=CANARY))):
        path = folder / f"{CANARY}.{name}"
        path.write_bytes(content)
        document.add_picture(str(path), width=Mm(20))
    document.settings.element.append(parse_xml(SETTINGS))
    own(folder, document=document)
    more = {"docProps/custom.xml": CUSTOM, "customXml/item1.xml": f"<a>{CANARY}</a>"}
    more |= {"docProps/app.xml": APP, "docProps/thumbnail.jpeg": CANARY}
    path = folder / "templates" / "report.docx"
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist() if name not in more}
    kind = b"</Relationships>"
    types = f"{OFFICE}/relationships"
    rels = "".join(
        f'<Relationship Id="x{n}" Type="{types}/x{n}" Target="{name}"/>'
        for n, name in enumerate(more)
        if name != "docProps/app.xml"
    )
    parts["_rels/.rels"] = parts["_rels/.rels"].replace(kind, rels.encode() + kind)
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in {**parts, **more}.items():
            archive.writestr(name, content)
    return path


def test_a_master_leaves_its_author_its_remarks_and_its_earlier_words_behind(tmp_path):
    path = master(tmp_path)
    with zipfile.ZipFile(path) as archive:
        held = [n for n in archive.namelist() if CANARY.encode() in archive.read(n)]
    assert {"docProps/custom.xml", "customXml/item1.xml", "docProps/app.xml"} <= {*held}
    assert {"word/comments.xml", "word/document.xml", "word/settings.xml"} <= {*held}
    content = write(folder=tmp_path)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert [name for name, part in parts.items() if CANARY.encode() in part] == []
    assert not [name for name in parts if "comments" in name or "custom" in name.lower()]
    assert b"rsid" not in parts["word/document.xml"]
    # No list of parts names one that is gone, and what was put in stays.
    named = b"".join(part for name, part in parts.items() if name.endswith((".rels", "].xml")))
    assert b"comments" not in named
    assert b"custom" not in named
    assert b"thumbnail" not in named
    text = said(opened(content))
    assert "put in" in text
    assert len(opened(content).inline_shapes) == 2


def test_the_shipped_master_names_nobody(tmp_path):
    with zipfile.ZipFile(io.BytesIO(write(folder=tmp_path))) as archive:
        app = archive.read("docProps/app.xml") if "docProps/app.xml" in archive.namelist() else b""
    assert b"Company" not in app
    assert b"Manager" not in app

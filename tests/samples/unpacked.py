"""Everything that a file of a report holds, as a reader with time would find it."""

import io
import re
import zipfile
from pathlib import PurePath

import pymupdf
from PIL import Image


def of_pdf(data):
    with pymupdf.open(stream=data, filetype="pdf") as document:
        yield "text", "".join(page.get_text() for page in document).encode()
        yield "metadata", f"{document.metadata}{document.get_xml_metadata()}".encode()
        for number in range(1, document.xref_length()):
            yield f"object {number}", document.xref_object(number).encode()
            yield f"stream {number}", document.xref_stream(number) or b""
        for name in document.embfile_names():
            yield from contents(name, document.embfile_get(name))


def of_archive(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        yield "comment", archive.comment
        for name in archive.namelist():
            yield from contents(name, archive.read(name))


def of_png(data):
    with Image.open(io.BytesIO(data)) as picture:
        picture.load()
        yield "metadata", f"{picture.info}{picture.getexif()}".encode()


def of_text(data):
    yield "text", data.decode("utf-8").encode()


#: How each kind of file is read, by its ending; "" is what has none.
READERS = {
    **dict.fromkeys((".pdf",), of_pdf),
    **dict.fromkeys((".docx", ".pptx", ".xlsx", ".zip"), of_archive),
    **dict.fromkeys((".png",), of_png),
    **dict.fromkeys((".html", ".md", ".json", ".csv", ".svg", ".atom", ".txt"), of_text),
    # The parts of an archive.
    **dict.fromkeys((".xml", ".rels", ".bin", ".emf", ".jpeg", ".jpg"), lambda data: ()),
    **dict.fromkeys((".gitignore", ".lock", "SHA256SUMS"), of_text),
}


def contents(name, data):
    """Every text that a file holds, its metadata and the parts of an archive included."""
    yield name, data
    ending = PurePath(name).suffix or PurePath(name).name
    assert ending in READERS, f"nothing here reads {name}: add how it is searched"
    for part, text in READERS[ending](data):
        yield f"{name}: {part}", text


def plain(data):
    """A file's bytes in small letters, without the markup that may split a word."""
    return re.sub(rb"<[^>]*>", b"", data.lower()) + data.lower()

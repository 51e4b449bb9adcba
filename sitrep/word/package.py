"""The zip that a .docx is: opened only if it is safe to, and written the same every time.

In: the bytes of a template. Refused, as problems that name the part: what is no .docx, one
with macros, one too large to be a template, one that fetches something from outside.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping

from sitrep.errors import Problem, SitrepError

#: More than any template with its pictures comes to, unpacked; a zip bomb is far more.
MOST_BYTES, MOST_PARTS = 100_000_000, 2_000
_OLD_WORD = b"\xd0\xcf\x11\xe0"
_MAIN = b"wordprocessingml.document.main+xml"
_EPOCH = (1980, 1, 1, 0, 0, 0)
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*>")
_ATTRIBUTE = re.compile(rb"""\b(Type|Target|TargetMode)\s*=\s*["']([^"']*)["']""")
#: Fields by which Word fetches what is elsewhere.
_FETCHES = re.compile(
    rb"<w:instrText[^>]*>\s*\"?(DDEAUTO|DDE|INCLUDETEXT|INCLUDEPICTURE|LINK|IMPORT|RD)\b", re.I
)


def packed(parts: Mapping[str, bytes]) -> bytes:
    """Return ``parts`` as a zip with no time of its own: the same parts give the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            archive.writestr(entry, content)
    return out.getvalue()


def unpacked(data: bytes, path: str) -> dict[str, bytes]:
    """Return a template's parts by name; raises SitrepError if it can't be trusted."""
    if data.startswith(_OLD_WORD):
        reason = "is an old Word document (.doc), or one with a password"
        raise SitrepError([Problem(path, reason, "save it as .docx, without a password")])
    try:
        parts = _read(data, path)
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, ValueError, OSError):
        reason = "is not a Word document (.docx), or a damaged one"
        raise SitrepError([Problem(path, reason, "save it again from Word as .docx")]) from None
    problems = list(_unsafe(parts, path))
    if problems:
        raise SitrepError(problems)
    return parts


def _read(data: bytes, path: str) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = archive.infolist()
        size = sum(entry.file_size for entry in entries)
        if size > MOST_BYTES or len(entries) > MOST_PARTS:
            reason = f"unpacks to {size:,} bytes in {len(entries):,} parts, more than is opened"
            raise SitrepError([Problem(path, reason, "take out what a template does not need")])
        return {entry.filename: archive.read(entry) for entry in entries}


def _unsafe(parts: Mapping[str, bytes], path: str) -> Iterator[Problem]:
    kinds = parts.get("[Content_Types].xml", b"")
    macros = [name for name in parts if name.lower().endswith("vbaproject.bin")]
    if b"macroEnabled" in kinds or macros:
        yield Problem(path, "holds macros", "save it as .docx, which has none")
    elif _MAIN not in kinds or "word/document.xml" not in parts:
        yield Problem(path, "is a zip, and not a Word document", "save it from Word as .docx")
    for name, content in parts.items():
        if not name.endswith((".xml", ".rels")):
            continue
        if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
            reason = "declares entities, which no Word document does"
            yield Problem(path, reason, "save it again from Word as .docx", column=name)
        if found := _FETCHES.search(content):
            hint = "unlink the field in Word: select it, then Ctrl+Shift+F9"
            code = found[1].decode().upper()
            yield Problem(path, f"a {code} field fetches what is elsewhere", hint, column=name)
        if name.endswith(".rels"):
            yield from _outside(name, content, path)


def _outside(name: str, content: bytes, path: str) -> Iterator[Problem]:
    """Yield a problem for each thing that Word would fetch on opening the document."""
    for tag in _RELATION.findall(content):
        about = {key: value.decode("utf-8", "replace") for key, value in _ATTRIBUTE.findall(tag)}
        kind = about.get(b"Type", "").rpartition("/")[2]
        if about.get(b"TargetMode", "").lower() != "external" or kind == "hyperlink":
            continue
        hint = "put it into the document, or take it out: nothing is fetched from elsewhere"
        if kind == "attachedTemplate":
            hint = "detach it in Word: Developer, Document Template, attach Normal"
        part = name.replace("_rels/", "").removesuffix(".rels")
        target = about.get(b"Target", "")
        yield Problem(path, f"is fetched from outside ({kind})", hint, column=part, value=target)

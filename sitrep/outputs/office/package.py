"""Open a .docx or .pptx, which is a zip, only if it is safe; write one with reproducible bytes.

A file is refused, with problems that name the part, if it is of another kind, contains macros, is
too large for a template, runs something, or fetches something from outside.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from lxml import etree

from sitrep.model.codes import Code
from sitrep.model.problem import Problem, SitrepError

#: More than any unpacked template with its pictures, and far less than a zip bomb.
MOST_BYTES, MOST_PARTS = 100_000_000, 2_000
_OLD = b"\xd0\xcf\x11\xe0"
_EPOCH = (1980, 1, 1, 0, 0, 0)
#: Fields by which Word reads other files.
_FETCHES = re.compile(r"\W*(DDEAUTO|DDE|INCLUDETEXT|INCLUDEPICTURE|LINK|IMPORT|RD)\b", re.I)


class Kind(NamedTuple):
    """A kind of file: its program, what people call it, and what tells it from others."""

    program: str
    called: str
    old: str
    ending: str
    main: str
    declared: bytes

    @property
    def again(self) -> str:
        """The remedy for a damaged file."""
        return f"save it again from {self.program} as {self.ending}"


WORD = Kind(
    "Word",
    "a Word document",
    ".doc",
    ".docx",
    "word/document.xml",
    b"wordprocessingml.document.main+xml",
)
SLIDES = Kind(
    "PowerPoint",
    "a presentation",
    ".ppt",
    ".pptx",
    "ppt/presentation.xml",
    b"presentationml.presentation.main+xml",
)


#: Actions of slides that start something.
_RUNS = re.compile(r"ppaction://(?:program|macro|ole)", re.I)


def packed(parts: Mapping[str, bytes]) -> bytes:
    """Return ``parts`` as a zip without timestamps: the same parts give the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            archive.writestr(entry, content)
    return out.getvalue()


def unpacked(data: bytes, path: str, kind: Kind) -> dict[str, bytes]:
    """Return a template's parts by name; raises SitrepError if it is not safe."""
    if data.startswith(_OLD):
        old = kind.called.replace("a ", "an old ", 1)
        reason = f"is {old} ({kind.old}), or one with a password"
        hint = f"save it as {kind.ending}, without a password"
        raise SitrepError([Problem(path, Code.KIND_NOT_READ, reason, hint)])
    try:
        parts = _read(data, path)
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, ValueError, OSError):
        reason = f"is not {kind.called} ({kind.ending}), or a damaged one"
        raise SitrepError([Problem(path, Code.FILE_DAMAGED, reason, kind.again)]) from None
    problems = list(_unsafe(parts, path, kind))
    if problems:
        raise SitrepError(problems)
    return parts


def _read(data: bytes, path: str) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = archive.infolist()
        size = sum(entry.file_size for entry in entries)
        if size > MOST_BYTES or len(entries) > MOST_PARTS:
            reason = f"unpacks to {size:,} bytes in {len(entries):,} parts, too many to open"
            hint = "remove what the template does not need"
            raise SitrepError([Problem(path, Code.FILE_TOO_LARGE, reason, hint)])
        return {entry.filename: archive.read(entry) for entry in entries}


def _unsafe(parts: Mapping[str, bytes], path: str, kind: Kind) -> Iterator[Problem]:
    kinds = parts.get("[Content_Types].xml", b"")
    macros = [name for name in parts if name.lower().endswith("vbaproject.bin")]
    if b"macroEnabled" in kinds or macros:
        hint = f"save it as {kind.ending}, which has none"
        yield Problem(path, Code.RUNS_SOMETHING, "contains macros", hint)
    elif kind.declared not in kinds or kind.main not in parts:
        hint = f"save it from {kind.program} as {kind.ending}"
        yield Problem(path, Code.KIND_NOT_READ, f"is a zip, but not {kind.called}", hint)
    for name, content in parts.items():
        if not name.endswith((".xml", ".rels")):
            continue
        tree = _parsed(content)
        if tree is None:
            reason = f"is not the XML that {kind.program} writes"
            yield Problem(path, Code.FILE_DAMAGED, reason, kind.again, column=name)
        elif name.endswith(".rels"):
            yield from _outside(name, tree, path)
        else:
            yield from _fetching(name, tree, path)


def _parsed(content: bytes) -> Any:
    """Return the XML of a part; ``None`` if it is not XML or declares entities."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        tree = etree.fromstring(content, parser)
    except etree.XMLSyntaxError:
        return None
    return None if tree.getroottree().docinfo.doctype else tree


def _fetching(name: str, tree: Any, path: str) -> Iterator[Problem]:
    """Yield a problem for each field that reads another file, and each action that runs one."""
    for action in tree.xpath("//@action[starts-with(., 'ppaction://')]"):
        if _RUNS.match(str(action)):
            reason = "contains an action that runs a program, a macro or an object"
            hint = "remove it: select the object, then Insert, Action, None"
            yield Problem(path, Code.RUNS_SOMETHING, reason, hint, column=name)
    codes = [str(code) for code in tree.xpath("//@*[local-name()='instr']")]
    for paragraph in tree.xpath("//*[local-name()='p']"):
        codes.append("".join(paragraph.xpath(".//*[local-name()='instrText']/text()")))
    for code in codes:
        if found := _FETCHES.match(code):
            hint = "unlink the field in Word: select it, then Ctrl+Shift+F9"
            code = found[1].upper()
            article = "an" if code.startswith("I") else "a"
            reason = f"contains {article} {code} field, which reads another file"
            yield Problem(path, Code.FETCHED_FROM_OUTSIDE, reason, hint, column=name)


def _outside(name: str, tree: Any, path: str) -> Iterator[Problem]:
    """Yield a problem for each thing that is fetched when the document is opened."""
    for about in tree:
        kind = about.get("Type", "").rpartition("/")[2]
        if about.get("TargetMode", "").lower() != "external" or kind == "hyperlink":
            continue
        hint = "put it into the document, or remove it: nothing is fetched from outside"
        if kind == "attachedTemplate":
            hint = "detach it in Word: Developer, Document Template, attach Normal"
        part = name.replace("_rels/", "").removesuffix(".rels")
        target = about.get("Target", "")
        said = (Code.FETCHED_FROM_OUTSIDE, f"is fetched from outside ({kind})", hint)
        yield Problem(path, *said, column=part, value=target)

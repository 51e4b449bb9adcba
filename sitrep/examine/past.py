"""Read the figures of a report back from what is left of it: a PDF, a bundle, a folder, its data.

What is read comes from anywhere: it is held to limits, and to what a report.json is.
"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path, PurePosixPath
from typing import Any

from sitrep.model.codes import Code
from sitrep.model.problem import Problem, SitrepError, Unfit
from sitrep.model.published import SCHEMA_VERSION

DATA = "report.json"
#: In bytes: most reports have some hundred kilobytes, and a PDF some megabytes.
_LARGEST, _LARGEST_FILE = 50_000_000, 200_000_000
_MOST_FILES = 10_000
_KINDS = ".pdf, .zip, .json, or a report's folder"


@dataclass(frozen=True)
class Past:
    """A report.json, as it was written and as its fields; ``name`` says where it was found."""

    name: str
    content: bytes
    report: Mapping[str, Any]


def past(path: Path) -> Past:
    """Return the report.json that a file or folder holds; raises SitrepError without one."""
    try:
        name, content = _found(path)
        return Past(name, content, _report(content))
    except Unfit as fault:
        problem = Problem(str(path), fault.code, fault.reason, fault.hint)
    except OSError as error:
        reason = f"can't be read: {error.strerror or error}"
        problem = Problem(str(path), Code.FILE_UNREADABLE, reason, "check who may read it")
    raise SitrepError([problem])


def _found(path: Path) -> tuple[str, bytes]:
    if not path.exists():
        raise Unfit(Code.FILE_MISSING, "is not there", "check the name")
    if path.is_dir():
        if not (path / DATA).is_file():
            hint = "name the folder of one report or bundle: reports/2026-W10/public"
            raise Unfit(Code.FILE_MISSING, f"holds no {DATA}", hint)
        path = path / DATA
    if path.stat().st_size > _LARGEST_FILE:
        hint = f"name the report's {DATA} or PDF itself"
        raise Unfit(Code.FILE_TOO_LARGE, "is larger than any report", hint)
    readers = {".pdf": _of_pdf, ".zip": _of_zip, ".json": Path.read_bytes}
    if (reader := readers.get(path.suffix.lower())) is None:
        reason = "is of a kind that holds no figures to read back"
        raise Unfit(Code.KIND_NOT_READ, reason, f"name one of: {_KINDS}; or see sitrep audit")
    return str(path), reader(path)


def _of_zip(path: Path) -> bytes:
    """Return the report.json of a zipped bundle: the one that lies in the fewest folders."""
    try:
        with zipfile.ZipFile(path) as archive:
            infos = archive.infolist()[:_MOST_FILES]
            found = [info for info in infos if PurePosixPath(info.filename).name == DATA]
            if not found:
                hint = "name a bundle that sitrep publish --bundle has made, or the report's PDF"
                raise Unfit(Code.FILE_MISSING, f"holds no {DATA}", hint)
            first = min(found, key=lambda info: len(PurePosixPath(info.filename).parts))
            if first.file_size > _LARGEST:
                raise _too_large()
            with archive.open(first) as file:
                return _within(file.read(_LARGEST + 1))
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as error:
        hint = "get the file again; a zip with a password has to be unpacked first"
        raise Unfit(Code.FILE_DAMAGED, f"can't be read as a zip: {error}", hint) from None


def _of_pdf(path: Path) -> bytes:
    if not find_spec("pypdfium2"):
        hint = f'install it: pip install "humanitarian-sitrep[cover]"; or name its {DATA}'
        raise Unfit(Code.PACKAGE_MISSING, "needs the package pypdfium2", hint)
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(path.read_bytes()) as document:
            for place in range(min(document.count_attachments(), _MOST_FILES)):
                inside = document.get_attachment(place)
                if inside.get_name() == DATA:
                    return _within(bytes(inside.get_data()))
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            hint = "save it without a password"
            raise Unfit(Code.FILE_UNREADABLE, "is protected by a password", hint) from None
        hint = "get the file again from where it was published"
        raise Unfit(Code.FILE_DAMAGED, f"can't be read as a PDF: {error}", hint) from None
    reason = f"holds no {DATA}: it is of an older sitrep or another program, or was printed anew"
    hint = f"look for the {DATA} that was published with it; sitrep audit reads its text"
    raise Unfit(Code.FILE_MISSING, reason, hint)


def _within(content: bytes) -> bytes:
    if len(content) > _LARGEST:
        raise _too_large()
    return content


def _too_large() -> Unfit:
    reason = f"holds a {DATA} of more than {_LARGEST // 1_000_000} MB"
    return Unfit(Code.FILE_TOO_LARGE, reason, "no report has as much; get the file again")


def _report(content: bytes) -> Mapping[str, Any]:
    hint = "get the file again, or see whether it is a report's"
    try:
        said = json.loads(content)
    except (ValueError, RecursionError):
        raise Unfit(Code.FILE_DAMAGED, f"holds a {DATA} that is not JSON", hint) from None
    if not isinstance(said, dict) or not isinstance(said.get("figures"), dict):
        raise Unfit(Code.FILE_DAMAGED, "holds JSON that is no report's", hint)
    version = said.get("schema_version", 1)
    if isinstance(version, int) and version > SCHEMA_VERSION:
        reason = f"is of version {version}, and this sitrep reads {SCHEMA_VERSION}"
        raise Unfit(Code.FILE_UNREADABLE, reason, "read it with a newer sitrep")
    return said

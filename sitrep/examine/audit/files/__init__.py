"""Read a report of any kind that is audited into blocks with their places.

Whatever a file holds, it is read within limits, and what can't be read is a problem.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from sitrep.examine.audit.blocks import Block, Part, laid_out
from sitrep.examine.audit.files import html, markdown, pdf, plain, word
from sitrep.model.codes import Code
from sitrep.model.problem import Problem, SitrepError, Unfit

#: In bytes; a report of a hundred pages with pictures has a tenth of it.
LARGEST = 50_000_000
#: In letters: more is no report.
_MOST = 1_000_000
READERS: Mapping[str, Callable[[bytes], Sequence[Part]]] = {
    ".docx": word.parts,
    ".pdf": pdf.parts,
    ".md": markdown.parts,
    ".markdown": markdown.parts,
    ".html": html.parts,
    ".htm": html.parts,
    ".txt": plain.parts,
}


def read(path: Path) -> tuple[Part, ...]:
    """Return what a report is made of; raises SitrepError where it can't be read."""
    try:
        found = READERS[path.suffix.lower()](_content(path)) if path.suffix else ()
        if not found:
            raise Unfit(Code.FILE_DAMAGED, "holds no text", "check that it is the report you mean")
        if sum(map(_length, found)) > _MOST:
            raise Unfit(
                Code.FILE_TOO_LARGE,
                f"holds more than {_MOST:,} letters",
                "audit the parts of it that people read, one file each",
            )
    except KeyError:
        hint = f"save it as one of: {', '.join(READERS)}"
        reason = "is of a kind that the audit does not read"
        raise _refused(path, Unfit(Code.KIND_NOT_READ, reason, hint)) from None
    except Unfit as fault:
        raise _refused(path, fault) from None
    except RecursionError:
        deep = Unfit(Code.FILE_DAMAGED, "is nested too deep", "save it again in its program")
        raise _refused(path, deep) from None
    except OSError as error:
        reason = f"can't be read: {error.strerror or error}"
        unread = Unfit(Code.FILE_UNREADABLE, reason, "check who may read it")
        raise _refused(path, unread) from None
    return laid_out(found)


def _content(path: Path) -> bytes:
    if not path.exists():
        raise Unfit(Code.FILE_MISSING, "is not there", "check the name")
    if not path.is_file():
        raise Unfit(Code.NOT_A_FILE, "is not a file", "name the report's file")
    if path.stat().st_size > LARGEST:
        hint = "save it without pictures, or as .txt"
        raise Unfit(Code.FILE_TOO_LARGE, f"has more than {LARGEST // 1_000_000} MB", hint)
    return path.read_bytes()


def _length(part: Part) -> int:
    if isinstance(part, Block):
        return len(part.text)
    return sum(len(cell.text) for row in part.rows for cell in row)


def _refused(path: Path, fault: Unfit) -> SitrepError:
    return SitrepError([Problem(str(path), fault.code, fault.reason, fault.hint)])

"""The first page of the latest report's PDF as a picture; only this module imports pypdfium2.

The picture is kept beside the page as ``cover.png`` with the PDF's hash in it, so that it is drawn
again only when another PDF is the latest. Without the extra "cover" there is none.
"""

from __future__ import annotations

import hashlib
import io
from importlib.util import find_spec
from pathlib import Path

from sitrep.look.pictures import data_uri
from sitrep.model.codes import Code
from sitrep.model.problem import Problem, Severity

NAME = "cover.png"
#: The picture's width in pixels: twice the width at which it is shown.
WIDTH = 520
#: The most bytes of a PDF and of a picture; most have a few hundred thousand and forty thousand.
_LARGEST, _MOST = 50_000_000, 1_000_000
_COLOURS, _MARK = 64, "Source"


def cover(out: Path, pdf: str) -> bytes:
    """Return the first page of the PDF at ``pdf`` in ``out`` as a PNG; empty where there is none.

    Raises ValueError for a PDF that can't be shown.
    """
    path = out / pdf
    if not (pdf and path.is_file() and 0 < path.stat().st_size <= _LARGEST):
        return b""
    content = path.read_bytes()
    mark = hashlib.sha256(content).hexdigest()
    if _mark(out / NAME) == mark:
        return (out / NAME).read_bytes()
    return _drawn(content, mark) if find_spec("pypdfium2") else b""


def clear(out: Path) -> None:
    """Remove the picture of a PDF that is no longer the latest; a file of another's stays."""
    if _mark(out / NAME):
        (out / NAME).unlink()


def uri(picture: bytes) -> str:
    """Return a picture as a data URI; empty for none."""
    return data_uri(picture, "image/png") if picture else ""


def unshown(pdf: str, reason: object) -> Problem:
    """Return the warning that a PDF's first page is not shown."""
    said = f"its first page is not shown on the page of all reports: {reason}"
    hint = "build that report again"
    return Problem(pdf, Code.FILE_DAMAGED, said, hint, severity=Severity.WARNING)


def _mark(path: Path) -> str:
    """Return the hash of the PDF that the picture at ``path`` is of; empty if it is none."""
    from PIL import Image

    try:
        if path.stat().st_size > _MOST:
            return ""
        with Image.open(path, formats=("PNG",)) as picture:
            return str(picture.info.get(_MARK, ""))
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return ""


def _drawn(content: bytes, mark: str) -> bytes:
    import pypdfium2
    from PIL import Image, PngImagePlugin

    try:
        with pypdfium2.PdfDocument(content) as document:
            page = document[0]
            picture = page.render(scale=WIDTH / page.get_width()).to_pil()
    except (pypdfium2.PdfiumError, ZeroDivisionError) as error:
        raise ValueError(str(error)) from None
    about, file = PngImagePlugin.PngInfo(), io.BytesIO()
    about.add_text(_MARK, mark)
    few = picture.quantize(_COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    few.save(file, "PNG", pnginfo=about)
    return file.getvalue()

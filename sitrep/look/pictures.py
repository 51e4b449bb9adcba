"""Turn the workspace's pictures (the logo, and those of its templates) into data URIs.

A picture is refused if it is too large, damaged, or an SVG that would run or load something.
Nothing is repaired: a picture that sitrep changes is no longer the organisation's. Only its
metadata are left out.
"""

from __future__ import annotations

import base64
import io
import re
from pathlib import Path
from typing import NamedTuple
from xml.parsers import expat

from sitrep.look import bare, css
from sitrep.model.codes import Code

#: A logo is a few thousand bytes; every page that shows it carries all of it.
BYTES, PIXELS = 2_000_000, 25_000_000
_MIME = {".svg": "image/svg+xml", ".png": "image/png"}
_PLAIN_SVG = "export it as plain SVG, or as PNG"
_RUNNING = {"script", "foreignobject", "iframe", "object", "embed", "audio", "video", "handler"}
_PICTURE = re.compile(r"data:image/(?:png|jpeg|gif|webp)[;,]", re.IGNORECASE)


class Fault(NamedTuple):
    """Why a picture is refused, and the remedy."""

    code: Code
    reason: str
    hint: str


def data_uri(content: bytes, mime: str) -> str:
    """Return ``content`` as a data URI."""
    return f"data:{mime};base64,{base64.b64encode(content).decode('ascii')}"


def placed(path: Path) -> str | Fault:
    """Return the picture at ``path`` as a data URI, or why it is refused."""
    mime = _MIME.get(path.suffix.lower())
    if mime is None:
        return Fault(
            Code.PICTURE_UNFIT, "is not a picture sitrep can use", "give an .svg or a .png file"
        )
    if not path.exists():
        return Fault(Code.FILE_MISSING, "is not there", "the path is relative to config.toml")
    try:
        if not path.is_file():
            return Fault(Code.NOT_A_FILE, "is not a file", "give an .svg or a .png file")
        if path.stat().st_size > BYTES:
            return Fault(Code.FILE_TOO_LARGE, f"is larger than {BYTES:,} bytes", "reduce its size")
        content = path.read_bytes()
    except OSError as error:
        reason = f"can't be read: {error.strerror or error}"
        return Fault(Code.FILE_UNREADABLE, reason, "check the path and who may read")
    fault = _png_fault(content) if mime.endswith("png") else svg_fault(content)
    return fault or data_uri(bare.picture(content), mime)


def _png_fault(content: bytes) -> Fault | None:
    from PIL import Image

    try:
        with Image.open(io.BytesIO(content), formats=("PNG",)) as picture:
            width, height = picture.size
            if width * height > PIXELS:
                reason = f"has {width:,} × {height:,} pixels, more than {PIXELS:,}"
                return Fault(Code.FILE_TOO_LARGE, reason, "reduce its size")
            picture.load()
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return Fault(Code.FILE_DAMAGED, "is not a complete PNG", "save it again")
    return None


# --- SVG ----------------------------------------------------------------------------------


def svg_fault(content: bytes) -> Fault | None:
    """Return why an SVG is refused; ``None`` if it only draws."""
    try:
        _Reader().read(content)
    except _Harm as harm:
        return Fault(Code.PICTURE_UNFIT, str(harm), _PLAIN_SVG)
    except expat.ExpatError as error:
        reason = f"is not SVG: {expat.errors.messages[error.code]} (line {error.lineno})"
        return Fault(Code.FILE_DAMAGED, reason, "save it again")
    return None


class _Harm(Exception):
    """An SVG does more than draw."""


class _Reader:
    """Reads an SVG; raises _Harm at the first thing that runs or loads something."""

    def __init__(self) -> None:
        self.style = ""
        self.within_style = False
        self.root = ""

    def read(self, content: bytes) -> None:
        parser = expat.ParserCreate()
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.text
        parser.EntityDeclHandler = self.entity
        parser.ProcessingInstructionHandler = self.instruction
        parser.Parse(content, True)
        if _local(self.root) != "svg":
            raise _Harm("is not SVG: its root element is not <svg>")

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.root = self.root or name
        local = _local(name)
        if local in _RUNNING:
            raise _Harm(f"contains <{local}>, which could run code")
        if self.within_style:
            raise _Harm(f"contains <{local}> in a style, which could hide code")
        self.within_style = local == "style"
        for key, value in attributes.items():
            self.attribute(_local(key), value.strip())

    def attribute(self, key: str, value: str) -> None:
        if key.startswith("on"):
            raise _Harm(f"contains {key}=, which could run code")
        if key == "attributename" and _local(value) in ("href", "src"):
            raise _Harm("changes its links by animation")
        if key in ("href", "src") and _is_elsewhere(value):
            raise _Harm(f"loads something from outside ({value[:60]})")
        if "(" in value and _fetches(value):
            raise _Harm(f"loads something from outside ({value[:60]})")

    def end(self, name: str) -> None:
        if self.within_style and _fetches(self.style):
            raise _Harm("has a style that loads something from outside")
        self.style, self.within_style = "", False

    def text(self, text: str) -> None:
        if self.within_style:
            self.style += text

    def entity(self, *declared: object) -> None:
        raise _Harm("declares entities, which can expand without limit")

    def instruction(self, target: str, data: str) -> None:
        if target == "xml-stylesheet":
            raise _Harm("loads its style from outside")


def _is_elsewhere(address: str) -> bool:
    return not (address.startswith("#") or _PICTURE.match(address))


def _fetches(style: str) -> bool:
    return any(_is_elsewhere(address.strip()) for address in css.fetched(style))


def _local(name: str) -> str:
    return name.rpartition(":")[2].lower()

"""The text of a Word template or of a master of slides, as the scan reads it.

In: the file. Out: a line for each paragraph. It needs no package for such files, opens no more than
a template may hold, and reads what any part prints: the document, heads, feet and notes, masters
and layouts, and where links lead.
"""

from __future__ import annotations

import html
import re
import zipfile
from pathlib import Path

#: In bytes, unpacked.
_MOST = 20_000_000
_PARTS = re.compile(
    r"word/(?:document|header\d*|footer\d*|footnotes|endnotes)\.xml"
    r"|ppt/slide(?:Master|Layout)s/\w+\.xml"
)
_LINKS = re.compile(r"(?:word|ppt/slide(?:Master|Layout)s)/_rels/[\w.]+\.rels")
_TEXT = re.compile(r"<[wa]:t(?:\s[^<>]*)?>([^<]*)</[wa]:t>|<[wa]:(?:tab|br)\b")
_ENDS = re.compile(r"</[wa]:p>")
_TARGET = re.compile(r"\bTarget=\"([^\"<]*)\"")


def office_text(path: Path) -> str:
    """Return what a file says; what can't be opened is told by the check of the output."""
    try:
        with zipfile.ZipFile(path) as archive:
            listed = [entry for entry in archive.infolist() if _is_read(entry.filename)]
            if sum(entry.file_size for entry in listed) > _MOST:
                return ""
            texts = {e.filename: archive.read(e).decode("utf-8", "replace") for e in listed}
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, ValueError, OSError):
        return ""
    bodies = [texts[name] for name in sorted(texts) if not name.endswith(".rels")]
    links = [texts[name] for name in sorted(texts) if name.endswith(".rels")]
    return "\n".join([*map(_paragraphs, bodies), *map(_targets, links)])


def _is_read(name: str) -> bool:
    return bool(_PARTS.fullmatch(name) or _LINKS.fullmatch(name))


def _paragraphs(xml: str) -> str:
    """Return a line for each paragraph; a word is often in several runs."""
    lines = ("".join(m[1] or " " for m in _TEXT.finditer(p)) for p in _ENDS.split(xml))
    return "\n".join(map(html.unescape, lines))


def _targets(xml: str) -> str:
    """Return where links lead that leave the document."""
    outside = (link for link in xml.split("<Relationship ") if "External" in link)
    return "\n".join(html.unescape(m[1]) for link in outside for m in _TARGET.finditer(link))

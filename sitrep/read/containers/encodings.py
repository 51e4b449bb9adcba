"""Convert text in any encoding and with any line ends to plain UTF-8.

Problems: a file that is not in the named encoding; a file that is not text.
"""

from __future__ import annotations

import codecs

from sitrep.model.codes import Code
from sitrep.model.problem import Problem, SitrepError, bad_byte
from sitrep.read.containers.rowlines import PART

_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
#: The first bytes of zip files (xlsx, ods) and old Office files.
_PACKED = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_NOT_WESTERN = ("windows-1251", "windows-1256", "windows-1255", "windows-1254", "windows-1253")


def plain(data: bytes, shown: str, encoding: str | None) -> bytes:
    """Return ``data`` as UTF-8 without a byte order mark, with "\\n" as its only line end."""
    marked = next((e for m, e in _MARKS if data.startswith(m)), "utf-8")
    if encoding in (None, "utf-8") and marked == "utf-8" and _is_utf_8(data):
        plain = data
    else:
        plain = _decoded(data, shown, encoding or marked).encode()
    if (nul := plain.find(b"\0")) >= 0:
        line = plain.count(b"\n", 0, nul) + 1
        hint = "save it again as CSV (UTF-8)"
        reason = "holds a NUL byte, so it is not plain text"
        raise SitrepError([Problem(shown, Code.FILE_DAMAGED, reason, hint, line)])
    plain = plain.removeprefix(b"\xef\xbb\xbf")
    if b"\r" in plain:
        plain = plain.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return plain


def _is_utf_8(data: bytes) -> bool:
    """Return whether ``data`` is UTF-8; it is decoded part by part to save memory."""
    if data.isascii():
        return not data.startswith(_PACKED)
    decode = codecs.getincrementaldecoder("utf-8")().decode
    view = memoryview(data)
    try:
        for start in range(0, len(data), PART):
            decode(view[start : start + PART])
        decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return not data.startswith(_PACKED)


def _decoded(data: bytes, shown: str, encoding: str) -> str:
    if data.startswith(_PACKED):
        hint = "end its name in .xlsx, .xls or .ods, or save it as CSV"
        reason = "is a workbook or a packed file, to judge by its content"
        raise SitrepError([Problem(shown, Code.KIND_NOT_READ, reason, hint)])
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise SitrepError([bad_byte(shown, error, encoding, _encoding_hint(data))]) from None
    except (LookupError, ValueError):
        hint = 'known: "utf-8", "utf-16", "windows-1252", "windows-1256", "latin-1"'
        said = (Code.NOT_A_CHOICE, "is not an encoding", hint)
        problem = Problem(shown, *said, column="encoding", value=encoding)
        raise SitrepError([problem]) from None


def _encoding_hint(data: bytes) -> str:
    guess = _likeliest(data)
    return f'save it as UTF-8, or name its encoding in [[source]]: encoding = "{guess}"'


def _likeliest(data: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:200_000]).best()
    name = best.encoding.replace("_", "-").replace("cp125", "windows-125") if best else ""
    # A short text does not tell Western encodings apart; Windows' own is the likeliest.
    return name if name in _NOT_WESTERN else "windows-1252"


def likely_encoding(data: bytes) -> str:
    """Return the likely encoding of a text that is not UTF-8 and has no mark; "" for others."""
    if data.startswith((*(mark for mark, _ in _MARKS), *_PACKED)) or _is_utf_8(data):
        return ""
    guess = _likeliest(data)
    try:
        data.decode(guess)
    except UnicodeDecodeError:
        return ""
    return guess

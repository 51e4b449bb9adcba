"""Addresses of workspaces and reports, and which of them are opened at all.

An address names a kind of store, a bucket and a place in it. What holds a secret, chains several
stores, or is of a kind that is no store is refused; a secret is never printed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import unquote

from sitrep.model.codes import Code
from sitrep.model.problem import Fault, Problem, SitrepError

#: Each kind of address that is opened, and the library that opens it.
KINDS = {
    "s3": "s3fs",
    "s3a": "s3fs",
    "gs": "gcsfs",
    "gcs": "gcsfs",
    "abfs": "adlfs",
    "abfss": "adlfs",
    "az": "adlfs",
}
#: What an address of a disk of this machine begins with.
_FILE = "file"
_BEGINS = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*)://")
#: An Azure container of a named account; any other @ follows a name or a key.
_CONTAINER = re.compile(r"[a-z0-9$-]+@[a-z0-9]+\.(?:dfs|blob)\.core\.[a-z0-9.]+")
_AZURE = ("abfs", "abfss", "az")
_OPTION = re.compile(r"\?[\w.-]+=")
_KNOWN = "name one that begins with s3://, gs://, abfs:// or az://, or a folder of this machine"
_KEYS = (
    "take it out, and change it if others have seen it; the library of the store finds it in the "
    'environment (docs/batch.md, "Addresses")'
)


@dataclass(frozen=True, order=True)
class Address:
    """A file or folder in a store, or a glob of them; it ends with no ``/``."""

    text: str

    def __str__(self) -> str:
        return self.text

    def __truediv__(self, name: str) -> Address:
        return Address(f"{self.text}/{name}")

    @property
    def parent(self) -> Address:
        """The folder that it is in."""
        return Address(self.text.rpartition("/")[0])

    @property
    def name(self) -> str:
        """Its last part."""
        return self.text.rpartition("/")[2]

    @property
    def kind(self) -> str:
        """What stands before ``://``."""
        return self.text.partition("://")[0]

    @property
    def parts(self) -> tuple[str, ...]:
        """The bucket and the folders in it, down to the last part."""
        return tuple(self.text.partition("://")[2].split("/"))

    @property
    def bucket(self) -> Address:
        """The store as a whole."""
        return Address(f"{self.kind}://{self.parts[0]}")


def is_address(text: str) -> bool:
    """Return whether ``text`` is meant as an address; all else is a path of this machine."""
    return "://" in text


def local(text: str) -> str | None:
    """Return the path that ``file://`` names; ``None`` for any other address."""
    match = _BEGINS.match(text)
    if not match or match[1].lower() != _FILE or "::" in text:
        return None
    return text[match.end() :]


def read(text: str, column: str) -> Address:
    """Return the address that ``text`` is; raises SitrepError where it is not to be opened.

    ``column`` is the key or option that names it.
    """
    text = text.rstrip("/")
    if fault := _fault(text):
        raise SitrepError([Problem("sitrep batch", *fault, column=column, value=_shown(text))])
    begin, rest = text.split("://", 1)
    return Address(f"{begin.lower()}://{rest}")


def _fault(text: str) -> Fault | None:
    match = _BEGINS.match(text)
    if "::" in text or not match:
        return Code.VALUE_NOT_ALLOWED, "is more than the address of one store", _KNOWN
    kind, rest = match[1].lower(), text[match.end() :]
    if kind not in KINDS:
        return Code.VALUE_NOT_ALLOWED, "is of a kind that sitrep does not open", _KNOWN
    bucket, *parts = rest.split("/")
    if _holds_secret(kind, bucket) or _OPTION.search(rest):
        return Code.PASSWORD_WRITTEN_OUT, "holds a name or a key to log in with, or options", _KEYS
    sane = text.isprintable() and "\\" not in text and "//" not in rest
    if "**" in rest:
        hint = "write a star for each level, such as s3://bucket/*/*/config.toml"
        return Code.ADDRESS_UNREADABLE, "would list all that is in a store", hint
    if not bucket or not sane or any(unquote(part) in (".", "..") for part in parts):
        hint = "write kind://bucket/folder, such as s3://bucket/operations/*/config.toml"
        return Code.ADDRESS_UNREADABLE, "is not the address of a folder or a file", hint
    return None


def _holds_secret(kind: str, bucket: str) -> bool:
    if kind in _AZURE and _CONTAINER.fullmatch(bucket):
        return False
    # A key may hold a slash, so that what follows the bucket begins inside the key.
    return "@" in bucket or ":" in bucket


def _shown(text: str) -> str:
    """Return as much of an address as holds no secret."""
    begin, dots, rest = text.partition("://")
    secret = "@" in rest or ":" in rest or _OPTION.search(rest)
    return f"{begin.rpartition('@')[2]}{dots}…" if secret else text

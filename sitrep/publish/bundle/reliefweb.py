"""``reliefweb.json``: the report as ReliefWeb's interface for posting takes it.

https://reliefweb.int/post-api-schemas/v2/report.json says what each field may hold. Nothing is
sent. What only people know, such as ReliefWeb's numbers of country and source, is never guessed:
without it there is no file, and a warning that names the key.
"""

from __future__ import annotations

import hashlib
import json
import struct
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from sitrep.config.complaints import locate
from sitrep.model.codes import Code
from sitrep.model.problem import Problem, Severity
from sitrep.publish.bundle.body import body
from sitrep.publish.bundle.material import Material, plain

NAME = "reliefweb.json"
#: Of the uuids of all documents, by the schema.
_NAMESPACE = uuid.UUID("8e27a998-c362-5d1f-b152-d474e1d36af2")
#: ReliefWeb's number of situation reports among its formats, and those of languages.
_FORMAT = 10
_LANGUAGES = {"en": 267, "fr": 268}
#: The languages that a file may be said to be in.
_OF_FILES = ("ar", "en", "es", "fr", "ru")
TITLE, BODY, WORDS, ADDRESS = (10, 255), (10, 100_000), 512, 2048
LARGEST_PDF, NARROWEST = 20_000_000, 700
_PNG = b"\x89PNG\r\n\x1a\n"


@dataclass
class Posting:
    """The document, ``None`` where it would be refused; and warnings about what it lacks."""

    content: bytes | None = None
    problems: list[Problem] = field(default_factory=list)


def made(material: Material) -> Posting:
    """Return reliefweb.json of a public report."""
    found = Posting()
    text = body(material)
    found.problems += [*_missing(material), *_unfit(material, text)]
    if found.problems:
        return found
    image = _image(material)
    if image is None:
        hint = "charts have PNGs where a report is built without --format, or with docx or pptx"
        found.problems.append(_warning(material, _NO_PICTURE, hint))
    said = _document(material, text) | ({"image": image} if image else {})
    found.content = f"{json.dumps(said, indent=2, ensure_ascii=False)}\n".encode()
    return found


_NO_PICTURE = f"is made without a picture: no chart has a PNG of {NARROWEST} pixels or more"


def _warning(
    material: Material, reason: str, hint: str, key: tuple[str, ...] = (), value: str = ""
) -> Problem:
    config = material.config
    path, line = (str(config.path), locate(config.text, key)) if key else (NAME, 0)
    place = (line, ".".join(key), value)
    return Problem(path, Code.BUNDLE_LACKS, reason, hint, *place, severity=Severity.WARNING)


def _missing(material: Material) -> Iterator[Problem]:
    """Yield what nobody has said, with the key that says it."""
    config = material.config
    without = f"is not set, so the bundle has no {NAME}"
    if not config.report.url:
        hint = 'say where reports/ is published: url = "https://example.org/reports/"'
        yield _warning(material, without, hint, ("report", "url"))
    for key, what in (("country", "countries"), ("source", "sources")):
        if not getattr(config.reliefweb, key):
            hint = f"give ReliefWeb's number, from https://api.reliefweb.int/v1/{what}: {key} = [1]"
            yield _warning(material, without, hint, ("reliefweb", key))
    if not _language(material):
        hint = "give ReliefWeb's number of the report's language: language = [267]"
        yield _warning(material, without, hint, ("reliefweb", "language"))


def _language(material: Material) -> list[int]:
    own = [*material.config.reliefweb.language]
    known = _LANGUAGES.get(material.report["language"])
    return own or ([known] if known else [])


def _unfit(material: Material, text: str) -> Iterator[Problem]:
    """Yield what ReliefWeb would refuse."""
    without = f"so the bundle has no {NAME}"
    if not TITLE[0] <= len(material.title) <= TITLE[1]:
        reason = f"makes a headline of {len(material.title)} letters, {without}"
        hint = f"ReliefWeb takes {TITLE[0]} to {TITLE[1]}, with number and dates"
        yield _warning(material, reason, hint, ("report", "title"), material.config.report.title)
    if len(material.address) > ADDRESS:
        reason = f"makes an address of more than {ADDRESS:,} letters, {without}"
        yield _warning(material, reason, "publish it at a shorter one", ("report", "url"))
    if not BODY[0] <= len(text) <= BODY[1]:
        reason = f"has a text of {len(text):,} letters, {without}"
        hint = f"ReliefWeb takes {BODY[0]} to {BODY[1]:,}: shorten it, or print fewer sections"
        page = material.page("md") or NAME
        yield Problem(page, Code.BUNDLE_LACKS, reason, hint, severity=Severity.WARNING)
    if (size := len(material.files[material.page("pdf")])) > LARGEST_PDF:
        reason = f"has {size / 1_000_000:.1f} MB and ReliefWeb takes 20, {without}"
        hint = "make its pictures and logo smaller, or print fewer sections"
        pdf = (material.page("pdf"), Code.FILE_TOO_LARGE, reason, hint)
        yield Problem(*pdf, severity=Severity.WARNING)


def _document(material: Material, text: str) -> dict[str, Any]:
    config, address, pdf = material.config, material.address, material.page("pdf")
    language = material.report["language"]
    file = {
        "url": material.url(pdf),
        "checksum": _hash(material.files[pdf]),
        "description": plain(material.report["masthead"]["subtitle"]),
    }
    return {
        "url": address,
        "uuid": str(uuid.uuid5(_NAMESPACE, address)),
        "title": material.title,
        "source": [*config.reliefweb.source],
        "country": [*config.reliefweb.country],
        "format": [_FORMAT],
        "language": _language(material),
        "published": f"{material.day}T00:00:00+00:00",
        "body": text,
        "origin": address,
        "file": [file | ({"language": language} if language in _OF_FILES else {})],
    }


def _image(material: Material) -> dict[str, str] | None:
    """Return the first chart that is wide enough, a map before all others."""
    charts = sorted(material.report["charts"], key=lambda chart: chart["id"] != "map")
    for chart in charts:
        content = material.files.get(chart["png"], b"")
        if _width(content) >= NARROWEST and (alt := _alternative(chart)):
            return {
                "url": material.url(chart["png"]),
                "checksum": _hash(content),
                "description": alt,
                "copyright": _copyright(material),
            }
    return None


def _alternative(chart: Any) -> str:
    """Return a chart's text alternative or, where that is too long, its title: never a part."""
    fitting = (text for key in ("alt", "title") if len(text := plain(chart[key])) <= WORDS)
    return next(fitting, "")


def _copyright(material: Material) -> str:
    config = material.config
    said = " · ".join(filter(None, (config.issuer or config.report.title, config.report.licence)))
    return plain(said)[:WORDS].rstrip()


def _width(content: bytes) -> int:
    """Return the pixels across of a PNG; 0 for what is none."""
    if not content.startswith(_PNG) or len(content) < 24:
        return 0
    return int(struct.unpack(">I", content[16:20])[0])


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()

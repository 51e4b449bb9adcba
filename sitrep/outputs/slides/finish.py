"""Finish the slides: the properties of the file and of the sheets in it, and their bytes."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from typing import Any

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls

from sitrep.config.tables import Theme
from sitrep.model.report import Report
from sitrep.outputs.office.package import packed
from sitrep.outputs.slides.text import cleaned

_MOMENT = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


def describe(presentation: Any, report: Report, theme: Theme) -> None:
    """Set the file's properties to the report's; none of the master's author are kept."""
    head = report.masthead
    properties = presentation.core_properties
    about = {
        "title": " · ".join(text for text in (head.title, head.subtitle) if text),
        "author": theme.organisation or head.issuer,
        "subject": head.period,
        "language": report.language,
    }
    for name in (
        *("author", "category", "comments", "content_status", "identifier", "keywords"),
        *("language", "last_modified_by", "subject", "title", "version"),
    ):
        setattr(properties, name, cleaned(about.get(name, ""))[:255])
    moment = dt.datetime.combine(report.created, dt.time())
    properties.created = properties.modified = properties.last_printed = moment
    properties.revision = 1


def list_notes(presentation: Any) -> None:
    """Name the master of the notes among the presentation's parts, as PowerPoint wants it."""
    root = presentation.part._element
    for key, relation in presentation.part.rels.items():
        if relation.reltype.endswith("/notesMaster") and root.find("{*}notesMasterIdLst") is None:
            spaces = nsdecls("p", "r")
            listed = f'<p:notesMasterIdLst {spaces}><p:notesMasterId r:id="{key}"/>'
            root.find("{*}sldMasterIdLst").addnext(parse_xml(f"{listed}</p:notesMasterIdLst>"))


def saved(presentation: Any) -> bytes:
    """Return the slides as a file: the same bytes for the same report."""
    out = io.BytesIO()
    presentation.save(out)
    moment = presentation.core_properties.modified or dt.datetime(1980, 1, 1)
    return packed({name: _part(name, part, moment) for name, part in _parts(out.getvalue())})


def _parts(content: bytes) -> list[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return [(name, archive.read(name)) for name in archive.namelist()]


def _part(name: str, content: bytes, moment: dt.datetime) -> bytes:
    """Return a part; the sheet of a chart as of the report's day, not of the clock's."""
    if not name.endswith(".xlsx"):
        return content
    said = rb"\g<1>" + moment.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    return packed(
        {
            inner: _MOMENT.sub(said, part) if inner == "docProps/core.xml" else part
            for inner, part in _parts(content)
        }
    )
